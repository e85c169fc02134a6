//! Python's literals and identifiers: `repr` of floats and strings, `str.isidentifier`, the keywords.
//!
//! The text equals CPython's byte for byte, which is what makes generated code comparable with torch.fx's.

use std::fmt::Write as _;

use unicode_normalization::is_nfkc;

/// Python's hard keywords and `__debug__`, which can be read but never bound. Sorted.
const KEYWORDS: [&str; 36] = [
    "False",
    "None",
    "True",
    "__debug__",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
];

/// Whether `text` may not be bound as a name although it looks like one.
pub(crate) fn is_keyword(text: &str) -> bool {
    KEYWORDS.binary_search(&text).is_ok()
}

/// Whether `text` is an identifier of Python that means itself (`str.isidentifier`, keywords included).
///
/// Python compares identifiers in the normal form NFKC. A text in another form is therefore refused: as an
/// identifier it would name something else than as a string.
pub(crate) fn is_identifier(text: &str) -> bool {
    if text.is_ascii() {
        return fx_ir::is_identifier(text);
    }
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c))
        && chars.all(unicode_ident::is_xid_continue)
        && is_nfkc(text)
}

/// Whether `text` can be written as a name: an identifier and no keyword.
pub(crate) fn is_name(text: &str) -> bool {
    is_identifier(text) && !is_keyword(text)
}

/// Writes `repr(value)` of a float: the shortest digits that read back, `1e-05`, `inf`, `nan`.
pub(crate) fn float(out: &mut String, value: f64) {
    if value.is_nan() {
        out.push_str("nan");
        return;
    }
    if value.is_sign_negative() {
        out.push('-');
    }
    if value.is_infinite() {
        out.push_str("inf");
        return;
    }
    finite(out, value.abs(), ".0");
}

/// Writes a finite number without its sign; `whole` is what follows a number without a fraction.
fn finite(out: &mut String, value: f64, whole: &str) {
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    let count = digits.len() as i32;
    if (-4..0).contains(&exponent) {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', (-exponent - 1) as usize));
        out.push_str(&digits);
    } else if (0..16).contains(&exponent) {
        if count <= exponent + 1 {
            out.push_str(&digits);
            out.extend(std::iter::repeat_n('0', (exponent + 1 - count) as usize));
            out.push_str(whole);
        } else {
            let (before, after) = digits.split_at(exponent as usize + 1);
            out.push_str(before);
            out.push('.');
            out.push_str(after);
        }
    } else {
        out.push_str(mantissa);
        let sign = if exponent < 0 { '-' } else { '+' };
        // Writing to a string cannot fail.
        let _ = write!(out, "e{sign}{:02}", exponent.abs());
    }
}

/// Writes `repr(complex(re, im))`: `(1+2j)`, `2j`. Not always a text that reads back; see [`complex_reads_back`].
pub(crate) fn complex(out: &mut String, re: f64, im: f64) {
    let part = |value: f64, plus: bool, out: &mut String| {
        if value.is_nan() {
            out.push_str(if plus { "+nan" } else { "nan" });
            return;
        }
        match (value.is_sign_negative(), plus) {
            (true, _) => out.push('-'),
            (false, true) => out.push('+'),
            (false, false) => {}
        }
        if value.is_infinite() { out.push_str("inf") } else { finite(out, value.abs(), "") }
    };
    if re == 0.0 && re.is_sign_positive() {
        part(im, false, out);
        out.push('j');
    } else {
        out.push('(');
        part(re, false, out);
        part(im, true, out);
        out.push_str("j)");
    }
}

/// Whether Python reads `repr(complex(re, im))` back as the same number. It does not for infinities, NaNs, and
/// where a zero's sign gets lost in the sum.
pub(crate) fn complex_reads_back(re: f64, im: f64) -> bool {
    let plain = |value: f64| value.is_finite() && !(value == 0.0 && value.is_sign_negative());
    plain(re) && plain(im) && !(re == 0.0 && im.is_sign_negative())
}

/// Writes `repr(text)` of a string.
pub(crate) fn string(out: &mut String, text: &str) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    quoted(out, text, quote);
}

/// Writes a string literal in this kind of quotes.
pub(crate) fn quoted(out: &mut String, text: &str, quote: char) {
    out.push(quote);
    escaped(out, text, quote);
    out.push(quote);
}

/// Writes the inside of a string literal that stands in this kind of quotes.
pub(crate) fn escaped(out: &mut String, text: &str, quote: char) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => {
                if c == quote {
                    out.push('\\');
                }
                out.push(c);
            }
            _ if c as u32 > 0x7f && is_printable(c) => out.push(c),
            _ => {
                let code = c as u32;
                let _ = match code {
                    0..=0xff => write!(out, "\\x{code:02x}"),
                    0x100..=0xffff => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
            }
        }
    }
}

/// `str.isprintable` of a character beyond ASCII. The standard library escapes the same categories (controls,
/// formats, surrogates, private use, unassigned, separators); only behind another character does it leave
/// combining marks as they are, hence the letter in front.
fn is_printable(c: char) -> bool {
    let mut buffer = [b'a'; 5];
    let len = c.encode_utf8(&mut buffer[1..]).len() + 1;
    let text = std::str::from_utf8(&buffer[..len]).unwrap_or("a");
    text.escape_debug().nth(1) == Some(c)
}

/// Writes `text` for a comment: on one line, with control characters escaped, since Python ends a line at more
/// characters than the line feed.
pub(crate) fn comment(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\t' => out.push(c),
            _ if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => out.extend(c.escape_default()),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(write: impl Fn(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn floats_are_python_s() {
        let cases: &[(f64, &str)] = &[
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (0.00012345, "0.00012345"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (123456789.125, "123456789.125"),
            (1e100, "1e+100"),
            (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (f64::NEG_INFINITY, "-inf"),
            (-f64::NAN, "nan"),
        ];
        for &(value, text) in cases {
            assert_eq!(of(|out| float(out, value)), text);
        }
    }

    #[test]
    fn complex_numbers_are_python_s() {
        let cases = [
            (1.0, 2.0, "(1+2j)"),
            (0.0, 2.0, "2j"),
            (-0.0, 2.0, "(-0+2j)"),
            (1.5, -0.0, "(1.5-0j)"),
            (f64::NAN, f64::INFINITY, "(nan+infj)"),
            (0.0, f64::NAN, "nanj"),
            (1e20, 1e-7, "(1e+20+1e-07j)"),
        ];
        for (re, im, text) in cases {
            assert_eq!(of(|out| complex(out, re, im)), text);
        }
    }

    #[test]
    fn strings_are_python_s() {
        let cases = [
            ("s", "'s'"),
            ("it's", "\"it's\""),
            ("it's \"q\"", "'it\\'s \"q\"'"),
            ("a\n\t\\\0\u{7f}", "'a\\n\\t\\\\\\x00\\x7f'"),
            ("é\u{200b}\u{e000}\u{a0}\u{1f600}\u{e0001}", "'é\\u200b\\ue000\\xa0\u{1f600}\\U000e0001'"),
            ("e\u{301}\u{301}", "'e\u{301}\u{301}'"),
        ];
        for (value, text) in cases {
            assert_eq!(of(|out| string(out, value)), text);
        }
    }

    #[test]
    fn identifiers_mean_themselves() {
        assert!(["a", "_1", "é", "class", "変数"].into_iter().all(is_identifier));
        assert!(!["", "1", "a b", "a.b", "ﬁ", "ｓelf", "a\n", "a·\u{1}"].into_iter().any(is_identifier));
        assert!(KEYWORDS.is_sorted());
        assert!(!is_name("class") && !is_name("__debug__") && is_name("match"));
    }
}
