//! The errors of this crate.

/// Why no valid source text could be written. Every message names the node.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodegenError {
    /// A node lacks an argument without which it cannot be written.
    #[error("node `{node}` ({op}) has no {what}; give it one")]
    MissingArgument {
        /// The node's name.
        node: String,
        /// Its opcode.
        op: &'static str,
        /// What is missing.
        what: &'static str,
    },
    /// Brackets or paths nest deeper than the parsers of the language allow.
    #[error("node `{node}`: {what} is more than {limit} levels deep, which parsers refuse; flatten it")]
    TooDeep {
        /// The node's name.
        node: String,
        /// What nests.
        what: &'static str,
        /// How deep it may be.
        limit: usize,
    },
    /// A constant that has no text in the language.
    #[error(
        "node `{node}`: {what} `{text}` cannot be written as code; replace it by a constant or an attribute"
    )]
    NotExpressible {
        /// The node's name.
        node: String,
        /// What it is.
        what: &'static str,
        /// Its printed form, shortened.
        text: String,
    },
    /// A call that the crate which the code is written against has nothing for.
    #[error("node `{node}`: `{target}` cannot be written for {what}: {why}")]
    NoSpelling {
        /// The node's name.
        node: String,
        /// What it calls, shortened.
        target: String,
        /// The crate.
        what: &'static str,
        /// Why not.
        why: String,
    },
    /// The same keyword argument twice.
    #[error("node `{node}` has the keyword argument `{key}` twice; remove one")]
    DuplicateKeyword {
        /// The node's name.
        node: String,
        /// The keyword.
        key: String,
    },
    /// The inputs do not make a function signature.
    #[error("input `{node}`: {why}")]
    Signature {
        /// The input's name.
        node: String,
        /// What is wrong and what to do.
        why: &'static str,
    },
}

/// At most eighty characters of `text`, for a message.
pub(crate) fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(80).collect();
    if short.len() < text.len() {
        short.push_str("...");
    }
    short
}
