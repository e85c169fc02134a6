//! `.fx` files: notes at the top, the module tree as data, the graph.

use super::lex::ParseError;
use crate::graph_module::GraphModule;

/// The notes at the top of a `.fx` file, one `//@ key: value` a line, in order. Keys are free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FxHeader {
    entries: Vec<(String, String)>,
}

impl FxHeader {
    /// No notes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a note. A value of several lines becomes several notes of the same key; spaces around key and value
    /// are dropped, and so are colons and line breaks in the key.
    pub fn push(&mut self, key: &str, value: &str) {
        let key: String = key.chars().filter(|c| !matches!(c, ':' | '\n' | '\r')).collect();
        for line in value.split('\n') {
            self.entries.push((key.trim().to_owned(), line.trim().to_owned()));
        }
    }

    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.get_all(key).next()
    }

    /// Every value of a key, in order.
    pub fn get_all<'h>(&'h self, key: &str) -> impl Iterator<Item = &'h str> + use<'h> {
        let key = key.to_owned();
        self.entries.iter().filter(move |(name, _)| *name == key).map(|(_, value)| value.as_str())
    }

    /// Every note, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Reads the notes before the first line that is neither blank nor a comment.
    pub(crate) fn read(text: &str) -> Result<Self, ParseError> {
        let mut header = Self::new();
        let mut at = 0;
        for line in text.split('\n') {
            let content = line.trim_ascii();
            if let Some(note) = content.strip_prefix("//@") {
                let Some((key, value)) = note.split_once(':') else {
                    let fault = super::lex::Fault { at, message: "a note is `//@ key: value`".to_owned() };
                    return Err(ParseError::new(text, fault));
                };
                header.push(key, value);
            } else if !(content.is_empty() || content.starts_with("//") || content.starts_with('#')) {
                break;
            }
            at += line.len() + 1;
        }
        Ok(header)
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for FxHeader {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut header = Self::new();
        entries.into_iter().for_each(|(key, value)| header.push(key.as_ref(), value.as_ref()));
        header
    }
}

/// A `.fx` file that was read.
#[derive(Clone, Debug)]
pub struct FxFile {
    /// The notes at the top.
    pub header: FxHeader,
    /// The module: its tree and its graph.
    pub module: GraphModule,
}
