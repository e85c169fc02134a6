//! What is wrong with a file.

use std::path::{Path, PathBuf};

/// A file could not be read or written. Always names the file, and the place in it when there is one.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The operating system refused.
    #[error("cannot {action} {path}: {source}")]
    Io {
        /// What was tried: `open`, `write`, ...
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is damaged, or not what its name says.
    #[error("{path}: {place}: {problem}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// A member of the archive, a node, a JSON path.
        place: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The file is well-formed, but holds something that is not read here.
    #[error("{path}: {place}: {problem}")]
    Unsupported {
        /// The file.
        path: PathBuf,
        /// The member or node.
        place: String,
        /// What it is, and what to do.
        problem: String,
    },
}

/// A problem at a place of a file whose name is added later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) place: String,
    pub(crate) problem: String,
    pub(crate) unsupported: bool,
}

impl Fault {
    pub(crate) fn invalid(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into(), unsupported: false }
    }

    pub(crate) fn unsupported(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into(), unsupported: true }
    }

    pub(crate) fn in_file(self, path: &Path) -> Error {
        let (path, place, problem) = (path.to_owned(), self.place, self.problem);
        if self.unsupported {
            Error::Unsupported { path, place, problem }
        } else {
            Error::Invalid { path, place, problem }
        }
    }
}

pub(crate) fn io(action: &'static str, path: &Path, source: std::io::Error) -> Error {
    Error::Io { action, path: path.to_owned(), source }
}

/// A text from a file, short enough for a message.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}
