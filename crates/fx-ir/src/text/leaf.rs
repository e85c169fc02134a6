//! The leaves of the text: which constant a word without quotes stands for, and which strings may go without.

use super::python::{is_printable, read_complex, read_float};
use crate::argument::Argument;
use crate::dtype::{DType, Device, Layout, MemoryFormat};

/// Dotted identifiers, which need no quotes inside `@kind(...)`.
pub(crate) fn is_dotted_name(text: &str) -> bool {
    text.split('.').all(crate::names::is_identifier)
}

/// Decimal digits as Python prints an integer, beyond 64 bits.
pub(crate) fn is_big_int(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.bytes().all(|b| b.is_ascii_digit())
        && digits.bytes().next().is_some_and(|first| first != b'0')
        && text.parse::<i64>().is_err()
}

/// The constant that a bare word means everywhere: numbers, `None`, `True`, `torch.float32`, ...
fn read_constant(text: &str) -> Option<Argument> {
    match text.as_bytes().first()? {
        b'0'..=b'9' | b'-' | b'.' => read_number(text),
        b'N' if text == "None" => Some(Argument::None),
        b'T' if text == "True" => Some(Argument::Bool(true)),
        b'F' if text == "False" => Some(Argument::Bool(false)),
        b'E' if text == "Ellipsis" => Some(Argument::Ellipsis),
        b'i' | b'n' if text == "inf" || text == "nan" => read_number(text),
        b'i' | b'n' if text == "infj" || text == "nanj" => read_number(text),
        b't' => read_torch_constant(text),
        _ => None,
    }
}

fn read_number(text: &str) -> Option<Argument> {
    if text == "..." {
        return Some(Argument::Ellipsis);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return match text.parse() {
            Ok(value) => Some(Argument::Int(value)),
            Err(_) if is_big_int(text) => Some(Argument::BigInt(text.into())),
            Err(_) => None,
        };
    }
    match read_float(text) {
        Some(value) => Some(Argument::Float(value)),
        None => read_complex(text).map(|parts| Argument::Complex(Box::new(parts))),
    }
}

fn read_torch_constant(text: &str) -> Option<Argument> {
    let name = text.strip_prefix("torch.")?;
    if name.starts_with("torch.") {
        return None;
    }
    let dtype = name.parse::<DType>().ok().map(Argument::DType);
    dtype
        .or_else(|| name.parse::<MemoryFormat>().ok().map(Argument::MemoryFormat))
        .or_else(|| name.parse::<Layout>().ok().map(Argument::Layout))
}

/// The constant that a bare word means where `str` was printed. `None` is a string.
pub(crate) fn read_plain(text: &str) -> Option<Argument> {
    if let Some(constant) = read_constant(text) {
        return Some(constant);
    }
    // Devices are short and in lower case; most strings are told apart by the first letter.
    match text.as_bytes().first()? {
        b'c' | b'm' | b'x' | b'h' | b'p' => text.parse::<Device>().ok().map(Argument::Device),
        _ => None,
    }
}

/// The constant that a bare word means where `repr` was printed.
pub(crate) fn read_repr(text: &str) -> Option<Argument> {
    read_constant(text)
}

/// Whether a node of this name would be read as a constant where nodes stand without `%`.
pub(crate) fn reads_as_repr(name: &str) -> bool {
    read_repr(name).is_some()
}

/// Whether a string, written without quotes, reads back as itself.
pub(crate) fn safe_string(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    let brackets_or_comment = |b: &u8| matches!(b, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'#');
    !matches!(first, b'%' | b'\'' | b'"' | b'<' | b'@' | b' ')
        && !matches!(last, b' ' | b',')
        && !bytes.iter().any(brackets_or_comment)
        && !text.contains(", ")
        && text.chars().all(is_printable)
        && read_plain(text).is_none()
}
