//! Rust's identifiers, keywords and literals.

use std::fmt::Write as _;

use unicode_normalization::is_nfc;

/// What cannot be an identifier, also of editions to come, and what a `let` would take for a pattern. Sorted.
const RESERVED: &[&str] = &[
    "Err", "None", "Ok", "Self", "Some", "abstract", "as", "async", "await", "become", "box", "break",
    "const", "continue", "crate", "do", "drop", "dyn", "else", "enum", "extern", "false", "final", "fn",
    "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that even `r#` does not make identifiers.
const NEVER_RAW: &[&str] = &["Self", "_", "crate", "self", "super"];

/// Whether `text` can be the name of a local value or of a field.
pub(crate) fn is_name(text: &str) -> bool {
    // Most names have a number; no keyword has.
    let may_be_reserved = text.bytes().all(|b| b.is_ascii_alphabetic());
    is_identifier(text) && !(may_be_reserved && RESERVED.binary_search(&text).is_ok())
}

/// Whether `text` looks like an identifier: keywords do, a lone underscore does not. Rust compares identifiers in the
/// normal form NFC, so that a text in another form would name something else.
pub(crate) fn is_identifier(text: &str) -> bool {
    if text == "_" {
        return false;
    }
    if text.is_ascii() {
        let mut bytes = text.bytes();
        return bytes.next().is_some_and(|b| b == b'_' || b.is_ascii_alphabetic())
            && bytes.all(|b| b == b'_' || b.is_ascii_alphanumeric());
    }
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c))
        && chars.all(unicode_ident::is_xid_continue)
        && is_nfc(text)
}

/// Whether `r#text` is an identifier that means `text`.
pub(crate) fn can_be_raw(text: &str) -> bool {
    is_identifier(text) && !NEVER_RAW.contains(&text)
}

/// An identifier in the place of any text: itself where it is one, otherwise its letters.
pub(crate) fn identifier(text: &str) -> String {
    if is_name(text) {
        return text.to_owned();
    }
    if is_identifier(text) {
        return format!("{text}_");
    }
    let mut name: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, '_');
    }
    if name.bytes().all(|b| b == b'_') {
        name.push_str("value");
    }
    if is_name(&name) { name } else { format!("{name}_") }
}

/// A type's name from any text: `my_net.2` is `MyNet2`.
pub(crate) fn type_name(text: &str) -> String {
    let mut name = String::new();
    let mut starts_word = true;
    for c in text.chars() {
        if !c.is_ascii_alphanumeric() {
            starts_word = true;
            continue;
        }
        name.push(if starts_word { c.to_ascii_uppercase() } else { c });
        starts_word = false;
    }
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert_str(0, "Net");
    }
    if is_name(&name) { name } else { format!("{name}Module") }
}

/// A string literal.
pub(crate) fn string(text: &str) -> String {
    // Rust's own form: quotes, backslashes and whatever does not print, such as marks that turn the direction of
    // writing, are escaped.
    format!("{text:?}")
}

/// An integer literal, of the type that a literal has by itself when that holds it.
pub(crate) fn int(value: i64) -> String {
    match i32::try_from(value) {
        Ok(value) => value.to_string(),
        Err(_) => format!("{value}i64"),
    }
}

/// A float literal or expression that gives exactly these bits.
pub(crate) fn float(value: f64) -> String {
    if value.is_finite() {
        return format!("{value:?}");
    }
    if value.to_bits() == f64::NAN.to_bits() {
        return "f64::NAN".to_owned();
    }
    match value {
        f64::INFINITY => "f64::INFINITY".to_owned(),
        f64::NEG_INFINITY => "f64::NEG_INFINITY".to_owned(),
        _ => format!("f64::from_bits({:#x})", value.to_bits()),
    }
}

/// Whether `digits` is a decimal integer.
pub(crate) fn is_integer(digits: &str) -> bool {
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    !unsigned.is_empty() && unsigned.bytes().all(|b| b.is_ascii_digit())
}

/// Text for a comment of one line.
pub(crate) fn comment(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars().take(120) {
        match c {
            // What a reader would see as another line or another order of letters.
            _ if c.is_control() || !fx_ir::text::is_printable(c) => {
                let _ = write!(safe, "{}", c.escape_default());
            }
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reserved_words_are_sorted() {
        assert!(RESERVED.is_sorted());
        assert!(NEVER_RAW.is_sorted());
    }

    #[test]
    fn any_text_becomes_an_identifier() {
        let cases = [
            ("x", "x"),
            ("type", "type_"),
            ("self", "self_"),
            ("_", "_value"),
            ("", "_value"),
            ("1a", "_1a"),
            ("größe", "größe"),
            ("a b\"\n", "a_b__"),
            ("2", "_2"),
        ];
        for (text, expected) in cases {
            assert_eq!(identifier(text), expected);
            assert!(is_name(&identifier(text)));
        }
        // The same letters in another form.
        assert!(!is_name("gro\u{308}ße"));
    }

    #[test]
    fn any_number_is_written_exactly() {
        let bits = f64::from_bits(0xfff8_0000_0000_0001);
        let floats = [1.0, -0.0, 1e300, 5e-324, 0.1, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, bits];
        let expected = [
            "1.0",
            "-0.0",
            "1e300",
            "5e-324",
            "0.1",
            "f64::NAN",
            "f64::INFINITY",
            "f64::NEG_INFINITY",
            "f64::from_bits(0xfff8000000000001)",
        ];
        assert_eq!(floats.map(float), expected);
        assert_eq!([0, -1, i64::MIN].map(int), ["0", "-1", "-9223372036854775808i64"]);
    }
}
