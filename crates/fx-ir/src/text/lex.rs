//! The reader under all parsers of this module: a place in the text, and errors that know theirs.

use std::borrow::Cow;

use super::python::read_str;
use crate::graph::Graph;

/// How deeply containers may nest in a text.
pub(crate) const MAX_DEPTH: usize = 200;

/// How many characters of a line an error shows.
const EXCERPT: usize = 72;

/// A text that is not a graph or a module: where, what is wrong with it, and the line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {message}\n  | {excerpt}\n  | {caret:>width$}", caret = '^', width = *.caret_column)]
pub struct ParseError {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what was expected.
    pub message: String,
    /// The part of the line around the place.
    pub excerpt: String,
    /// Where in the excerpt the place is, counted from 1.
    pub caret_column: usize,
}

impl ParseError {
    pub(crate) fn new(text: &str, fault: Fault) -> Self {
        let at = floor_boundary(text, fault.at);
        let before = &text[..at];
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line_text = text[start..].lines().next().unwrap_or("");
        let column = text[start..at].chars().count() + 1;
        let skipped = (column - 1).saturating_sub(EXCERPT / 2);
        let printable = |c: char| if c.is_control() { ' ' } else { c };
        let excerpt: String = line_text.chars().skip(skipped).take(EXCERPT).map(printable).collect();
        Self { line, column, message: fault.message, excerpt, caret_column: column - skipped }
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// An error before its line and column are counted.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) message: String,
}

/// What reading gives.
pub(crate) type Read<T> = Result<T, Fault>;

/// A place in a text, and the end up to which may be read. Names of nodes are those of `graph`.
pub(crate) struct Reader<'t, 'g> {
    pub(crate) text: &'t str,
    pub(crate) at: usize,
    pub(crate) end: usize,
    pub(crate) graph: Option<&'g Graph>,
}

impl<'t, 'g> Reader<'t, 'g> {
    pub(crate) fn new(text: &'t str, at: usize, end: usize, graph: Option<&'g Graph>) -> Self {
        Self { text, at, end, graph }
    }

    /// What is left to read.
    pub(crate) fn rest(&self) -> &'t str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        if self.at < self.end { self.text.as_bytes().get(self.at).copied() } else { None }
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.end
    }

    pub(crate) fn fault<T>(&self, message: impl Into<String>) -> Read<T> {
        Err(Fault { at: self.at, message: message.into() })
    }

    /// "expected ..., found ..." at this place.
    pub(crate) fn expected<T>(&self, what: &str) -> Read<T> {
        let found = match self.rest().chars().next() {
            None => "the end of the line".to_owned(),
            Some(c) => format!("`{}`", c.escape_debug()),
        };
        self.fault(format!("expected {what}, found {found}"))
    }

    pub(crate) fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().as_bytes().starts_with(token.as_bytes());
        if found {
            self.at += token.len();
        }
        found
    }

    pub(crate) fn expect(&mut self, token: &str) -> Read<()> {
        if self.eat(token) { Ok(()) } else { self.expected(&format!("`{token}`")) }
    }

    pub(crate) fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// ASCII letters, digits and `_`; may be empty.
    pub(crate) fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let len = rest.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b'_')).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    /// A dotted name, or any text in quotes.
    pub(crate) fn name_or_quoted(&mut self, what: &str) -> Read<Cow<'t, str>> {
        if matches!(self.peek(), Some(b'\'' | b'"')) {
            return self.quoted();
        }
        let rest = self.rest();
        let in_name = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'.';
        let len = rest.bytes().position(|b| !in_name(b)).unwrap_or(rest.len());
        if len == 0 {
            return self.expected(what);
        }
        self.at += len;
        Ok(Cow::Borrowed(&rest[..len]))
    }

    /// A Python string literal.
    pub(crate) fn quoted(&mut self) -> Read<Cow<'t, str>> {
        match read_str(self.rest()) {
            Ok((value, len)) => {
                self.at += len;
                Ok(value)
            }
            Err((at, message)) => Err(Fault { at: self.at + at, message: message.to_owned() }),
        }
    }

    /// A decimal integer of 64 bits, perhaps with a sign.
    pub(crate) fn integer(&mut self) -> Read<i64> {
        let rest = self.rest();
        let digits = |(at, b): (usize, u8)| !(b.is_ascii_digit() || (at == 0 && b == b'-'));
        let len = rest.bytes().enumerate().position(digits).unwrap_or(rest.len());
        match rest[..len].parse() {
            Ok(value) => {
                self.at += len;
                Ok(value)
            }
            Err(_) => self.expected("an integer of at most 64 bits"),
        }
    }

    /// After everything on a line: nothing, or a comment, which is returned.
    pub(crate) fn line_end(&mut self) -> Read<Option<&'t str>> {
        self.skip_spaces();
        match self.peek() {
            None => Ok(None),
            Some(b'#') => {
                let comment = self.rest()[1..].trim_ascii();
                self.at = self.end;
                Ok(Some(comment))
            }
            Some(_) => self.expected("the end of the line"),
        }
    }
}
