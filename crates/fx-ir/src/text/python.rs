//! Python's spelling of constants: `repr` of floats, complex numbers and strings, and the way back.
//!
//! The texts equal CPython's byte for byte; the graph's text, generated code and dumps all use them from here.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// `repr` of a float: the shortest digits that read back, an exponent below 1e-4 and from 1e16 on.
///
/// ```
/// use fx_ir::text::python_float;
/// let all = [1.0, 0.1, 1e-5, 1e16, -0.0, f64::NAN].map(python_float);
/// assert_eq!(all, ["1.0", "0.1", "1e-05", "1e+16", "-0.0", "nan"]);
/// ```
pub fn python_float(value: f64) -> String {
    collect(|out| write_float(out, value))
}

/// `repr` of `complex(re, im)`.
///
/// ```
/// assert_eq!(fx_ir::text::python_complex(1.0, -2.5), "(1-2.5j)");
/// assert_eq!(fx_ir::text::python_complex(0.0, 1.0), "1j");
/// ```
pub fn python_complex(re: f64, im: f64) -> String {
    collect(|out| write_complex(out, re, im))
}

/// `repr` of a string: single quotes unless it holds one and no double quote; what cannot be printed is escaped.
///
/// ```
/// assert_eq!(fx_ir::text::python_str_repr("it's\n"), r#""it's\n""#);
/// assert_eq!(fx_ir::text::python_str_repr("\u{200b}é"), r"'\u200bé'");
/// ```
pub fn python_str_repr(text: &str) -> String {
    collect(|out| write_str_repr(out, text))
}

/// The string that a literal of Python stands for: the way back from [`python_str_repr`]. `None` when the text is not
/// one whole literal.
///
/// ```
/// use fx_ir::text::{python_str_repr, python_str_value};
/// assert_eq!(python_str_value(&python_str_repr("it's\n")).as_deref(), Some("it's\n"));
/// assert_eq!(python_str_value("'a' + 'b'"), None);
/// ```
pub fn python_str_value(literal: &str) -> Option<String> {
    match read_str(literal) {
        Ok((value, length)) if length == literal.len() => Some(value.into_owned()),
        _ => None,
    }
}

fn collect(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut out);
    out
}

/// Writes `repr` of a float.
///
/// # Errors
/// The writer's.
pub fn write_float(out: &mut impl Write, value: f64) -> fmt::Result {
    write_number(out, value, ".0")
}

/// Writes a float; `whole` is what follows a number without a fraction.
fn write_number(out: &mut impl Write, value: f64, whole: &str) -> fmt::Result {
    if value.is_nan() {
        return out.write_str("nan");
    }
    if value.is_sign_negative() {
        out.write_char('-')?;
    }
    let value = value.abs();
    if value.is_infinite() {
        return out.write_str("inf");
    }
    // The standard library prints the shortest digits too, but of two that are equally near it takes another
    // one than Python, which takes the even one.
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(value);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let fixed = value == 0.0 || (1e-4..1e16).contains(&value);
    if fixed && exponent == 0 {
        let number = mantissa.strip_suffix(".0").unwrap_or(mantissa);
        out.write_str(number)?;
        return if number.contains('.') { Ok(()) } else { out.write_str(whole) };
    }
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{before}{after}");
    let digits = all.trim_start_matches('0');
    // The value is 0.digits times ten to the power of `point`.
    let point = before.len() as i32 - (all.len() - digits.len()) as i32 + exponent;
    let digits = digits.trim_end_matches('0');
    if !fixed {
        let (first, rest) = digits.split_at(1.min(digits.len()));
        let dot = if rest.is_empty() { "" } else { "." };
        let sign = if point > 0 { '+' } else { '-' };
        return write!(out, "{first}{dot}{rest}e{sign}{:02}", (point - 1).abs());
    }
    match usize::try_from(point) {
        Ok(point) if point >= digits.len() => write!(out, "{digits:0<point$}{whole}"),
        Ok(point) if point > 0 => {
            let (before, after) = digits.split_at(point);
            write!(out, "{before}.{after}")
        }
        _ => {
            let width = digits.len() + point.unsigned_abs() as usize;
            write!(out, "0.{digits:0>width$}")
        }
    }
}

/// Writes `repr(complex(re, im))`.
///
/// # Errors
/// The writer's.
pub fn write_complex(out: &mut impl Write, re: f64, im: f64) -> fmt::Result {
    if re == 0.0 && re.is_sign_positive() {
        write_number(out, im, "")?;
        return out.write_char('j');
    }
    out.write_char('(')?;
    write_number(out, re, "")?;
    if im.is_nan() || im.is_sign_positive() {
        out.write_char('+')?;
    }
    write_number(out, im, "")?;
    out.write_str("j)")
}

/// Writes `repr` of a string.
///
/// # Errors
/// The writer's.
pub fn write_str_repr(out: &mut impl Write, text: &str) -> fmt::Result {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.write_char(quote)?;
    let mut plain_from = 0;
    for (at, c) in text.char_indices() {
        if c != quote && c != '\\' && is_printable(c) {
            continue;
        }
        out.write_str(&text[plain_from..at])?;
        plain_from = at + c.len_utf8();
        match c {
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            _ if c == quote => {
                out.write_char('\\')?;
                out.write_char(c)?;
            }
            _ => match c as u32 {
                code @ 0..=0xff => write!(out, "\\x{code:02x}")?,
                code @ 0x100..=0xffff => write!(out, "\\u{code:04x}")?,
                code => write!(out, "\\U{code:08x}")?,
            },
        }
    }
    out.write_str(&text[plain_from..])?;
    out.write_char(quote)
}

/// `str.isprintable` of one character, by the Unicode version of the standard library.
///
/// The standard library's debug form escapes the categories that Python does (controls, formats, private use,
/// unassigned, separators other than the space). It also escapes combining marks, but only at the front of a
/// text, hence the letter before the character.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    let mut buffer = [b'a'; 5];
    let len = c.encode_utf8(&mut buffer[1..]).len() + 1;
    let text = std::str::from_utf8(&buffer[..len]).unwrap_or("");
    text.escape_debug().nth(1) == Some(c)
}

/// Reads a string literal at the start of `text`: its value and its length in bytes, quotes included.
///
/// # Errors
/// Where in `text` the literal is broken, and why.
pub(crate) fn read_str(text: &str) -> Result<(Cow<'_, str>, usize), (usize, &'static str)> {
    let bytes = text.as_bytes();
    let Some(&quote @ (b'\'' | b'"')) = bytes.first() else {
        return Err((0, "expected a string in quotes"));
    };
    let simple = bytes[1..].iter().position(|&b| b == quote || b == b'\\' || b == b'\n');
    if let Some(len) = simple
        && bytes[len + 1] == quote
    {
        return Ok((Cow::Borrowed(&text[1..=len]), len + 2));
    }
    let mut value = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\n' => break,
            _ if c as u32 == u32::from(quote) => return Ok((Cow::Owned(value), at + 1)),
            '\\' => {
                let Some((_, kind)) = chars.next() else { break };
                let digits = match kind {
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    _ => {
                        value.push(simple_escape(kind).ok_or((at, "there is no such escape in a string"))?);
                        continue;
                    }
                };
                let code = chars.by_ref().take(digits).try_fold((0u32, 0), |(code, n), (_, c)| {
                    Some((code.checked_mul(16)?.checked_add(c.to_digit(16)?)?, n + 1))
                });
                let c = match code {
                    Some((code, n)) if n == digits => char::from_u32(code),
                    _ => None,
                };
                value.push(c.ok_or((at, "this escape is not a character"))?);
            }
            _ => value.push(c),
        }
    }
    Err((0, "the string has no closing quote on its line"))
}

fn simple_escape(kind: char) -> Option<char> {
    Some(match kind {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'v' => '\x0b',
        '0' => '\0',
        '\\' | '\'' | '"' => kind,
        _ => return None,
    })
}

/// Reads a float: digits with a fraction or an exponent, `inf`, `nan`. A plain integer is none.
pub(crate) fn read_float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned {
        "inf" | "nan" => return text.parse().ok().filter(|_| text != "-nan"),
        _ => {}
    }
    let bytes = unsigned.as_bytes();
    let numeric = bytes.iter().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    let starts = bytes.first().is_some_and(|b| b.is_ascii_digit() || *b == b'.');
    let fractional = bytes.iter().any(|b| matches!(b, b'.' | b'e' | b'E'));
    (numeric && starts && fractional).then(|| text.parse().ok()).flatten()
}

/// Reads what [`write_complex`] writes, with or without the parentheses.
pub(crate) fn read_complex(text: &str) -> Option<(f64, f64)> {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    let inner = inner.strip_suffix('j')?;
    let part = |text: &str| match text.strip_prefix('-').unwrap_or(text).bytes().all(|b| b.is_ascii_digit()) {
        true => text.parse::<f64>().ok(),
        false => read_float(text),
    };
    if let Some(im) = part(inner) {
        return Some((0.0, im));
    }
    // The sign between the parts is the last one that does not belong to an exponent.
    let bytes = inner.as_bytes();
    let at = (1..bytes.len())
        .rev()
        .find(|&at| matches!(bytes[at], b'+' | b'-') && !matches!(bytes[at - 1], b'e' | b'E'))?;
    let (re, im) = inner.split_at(at);
    Some((part(re)?, part(im.strip_prefix('+').unwrap_or(im))?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn floats_are_python_s() {
        let texts = [
            (5e-324, "5e-324"),
            (1e-4, "0.0001"),
            (0.00012345, "0.00012345"),
            (1e-5, "1e-05"),
            (1.5e-7, "1.5e-07"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (9999999999999998.0, "9999999999999998.0"),
            (1e16, "1e+16"),
            (1e100, "1e+100"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (-1.5, "-1.5"),
            (181703637716804.13, "181703637716804.12"),
            (1005448350117476.3, "1005448350117476.2"),
            (12345678901234567.0, "1.2345678901234568e+16"),
            (1e15, "1000000000000000.0"),
            (0.001, "0.001"),
            (f64::NEG_INFINITY, "-inf"),
        ];
        for (value, text) in texts {
            assert_eq!(python_float(value), text);
        }
    }

    #[test]
    fn complex_numbers_are_python_s() {
        let texts = [
            (-0.0, -1.0, "(-0-1j)"),
            (0.0, f64::NAN, "nanj"),
            (0.0, -0.0, "-0j"),
            (1e-5, f64::INFINITY, "(1e-05+infj)"),
            (f64::NAN, -0.0, "(nan-0j)"),
            (1e16, 2.5e20, "(1e+16+2.5e+20j)"),
        ];
        for (re, im, text) in texts {
            assert_eq!(python_complex(re, im), text);
            let (re_back, im_back) = read_complex(text).unwrap();
            assert_eq!((re_back.to_bits(), im_back.to_bits()), (re.to_bits(), im.to_bits()));
        }
    }

    #[test]
    fn strings_are_python_s() {
        let texts = [
            ("", "''"),
            ("s'q\"\n", r#"'s\'q"\n'"#),
            ("a\\b\0\x7f\u{80}\u{ad}", r"'a\\b\x00\x7f\x80\xad'"),
            ("\u{301}é\u{a0}\u{3000}\u{feff}", "'\u{301}é\\xa0\\u3000\\ufeff'"),
            ("😀\u{e000}\u{10ffff}\u{378}", r"'😀\ue000\U0010ffff\u0378'"),
            ("\u{2028}\u{200d}\u{fe0f}", "'\\u2028\\u200d\u{fe0f}'"),
        ];
        for (value, text) in texts {
            assert_eq!(python_str_repr(value), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(text in any::<String>(), bits in any::<(u64, u64)>()) {
            let written = python_str_repr(&text);
            let read = read_str(&written).unwrap();
            prop_assert_eq!((read.0.as_ref(), read.1), (text.as_str(), written.len()));
            let (re, im) = (f64::from_bits(bits.0), f64::from_bits(bits.1));
            if re.is_finite() && im.is_finite() {
                prop_assert_eq!(read_float(&python_float(re)).map(f64::to_bits), Some(bits.0));
                prop_assert_eq!(read_complex(&python_complex(re, im)), Some((re, im)));
            }
        }

        #[test]
        fn broken_literals_are_refused(text in any::<String>()) {
            let _ = read_str(&text);
            let _ = read_str(&format!("'{text}"));
            let _ = read_complex(&text);
            let _ = read_float(&text);
        }
    }
}
