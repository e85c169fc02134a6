//! Python's identifiers and keywords, and string literals in a given kind of quotes.
//!
//! `repr` itself is [`fx_ir::text`]'s.

use std::fmt::Write as _;

use fx_ir::text::is_printable;

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
    (2..=9).contains(&text.len()) && KEYWORDS.binary_search(&text).is_ok()
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

/// Whether Python reads `repr(complex(re, im))` back as the same number. It does not for infinities, NaNs, and
/// where a zero's sign gets lost in the sum.
pub(crate) fn complex_reads_back(re: f64, im: f64) -> bool {
    let plain = |value: f64| value.is_finite() && !(value == 0.0 && value.is_sign_negative());
    plain(re) && plain(im) && !(re == 0.0 && im.is_sign_negative())
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

    #[test]
    fn string_literals_stay_inside_their_quotes() {
        let mut out = String::new();
        quoted(&mut out, "it's \"q\"\n\\\0\u{7f}é\u{200b}\u{e0001}", '"');
        assert_eq!(out, r#""it's \"q\"\n\\\x00\x7fé\u200b\U000e0001""#);
    }

    #[test]
    fn comments_stay_on_their_line() {
        let mut out = String::new();
        comment(&mut out, "a\rb\u{2028}c\td\0");
        assert_eq!(out, "a\\rb\\u{2028}c\td\\u{0}");
    }

    #[test]
    fn complex_numbers_that_python_would_misread() {
        assert!(complex_reads_back(1.0, -2.0) && complex_reads_back(0.0, 2.0));
        assert!(!complex_reads_back(-0.0, 2.0) && !complex_reads_back(f64::NAN, 0.0));
        assert!(!complex_reads_back(1.0, -0.0) && !complex_reads_back(0.0, -2.0));
    }

    #[test]
    fn identifiers_mean_themselves() {
        assert!(["a", "_1", "é", "class", "変数"].into_iter().all(is_identifier));
        assert!(!["", "1", "a b", "a.b", "ﬁ", "ｓelf", "a\n", "a·\u{1}"].into_iter().any(is_identifier));
        assert!(KEYWORDS.is_sorted());
        assert!(!is_name("class") && !is_name("__debug__") && is_name("match"));
    }
}
