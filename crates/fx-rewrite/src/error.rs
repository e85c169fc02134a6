//! What can be wrong with a pattern, a replacement, or the search.

use fx_ir::text;

/// A graph that cannot be a pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// The text is no graph.
    #[error("the pattern cannot be read: {0}")]
    Parse(#[from] text::ParseError),
    /// The graph has no nodes.
    #[error("the pattern is empty; it needs at least one call and an output")]
    Empty,
    /// The graph breaks a rule of [`fx_ir::lint`].
    #[error("the pattern is not a valid graph: {findings}")]
    Invalid {
        /// The findings.
        findings: String,
    },
    /// An input that no node uses: nothing could be bound to it.
    #[error("the pattern does not use its input `{name}`; take it out of the pattern's inputs")]
    UnusedInput {
        /// The input.
        name: String,
    },
    /// A call whose value is not part of the result: nothing leads from a match to it.
    #[error("nothing in the pattern uses `{name}` and it is not returned; return it or take it out")]
    DeadCode {
        /// The call.
        name: String,
    },
    /// The output has no node in it.
    #[error("the pattern returns no value of a node, so that there is nothing to look for")]
    ReturnsNothing,
    /// A name that no node of the pattern has.
    #[error("the pattern has no node `{name}`; it has {known}")]
    UnknownNode {
        /// The name.
        name: String,
        /// The names there are.
        known: String,
    },
    /// A restriction on a node that cannot have it.
    #[error("`{name}` cannot be {what}: {why}")]
    Restriction {
        /// The node.
        name: String,
        /// What was asked for.
        what: &'static str,
        /// Why not.
        why: &'static str,
    },
    /// A note at the top of a pattern file that means nothing.
    #[error("the note `{key}: {value}` of the pattern {why}")]
    Note {
        /// The key.
        key: String,
        /// The value.
        value: String,
        /// What is wrong with it.
        why: String,
    },
    /// A pattern for names that does not return a dictionary of them.
    #[error("{0}")]
    Names(&'static str),
}

/// A replacement that does not fit, or a search that was given up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RewriteError {
    /// The pattern is no pattern.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// The replacement is not a valid graph.
    #[error("the replacement is not a valid graph: {findings}")]
    Replacement {
        /// The findings.
        findings: String,
    },
    /// The replacement has other inputs than the pattern.
    #[error(
        "the replacement takes {replacement} inputs and the pattern {pattern}; give both the same inputs in the same \
         order, also those that the replacement does not use"
    )]
    InputCount {
        /// Of the pattern.
        pattern: usize,
        /// Of the replacement.
        replacement: usize,
    },
    /// A name that the replacement uses and the pattern does not bind.
    #[error("the replacement uses `{name}`, which the pattern does not capture; it captures {known}")]
    Unbound {
        /// The input of the replacement.
        name: String,
        /// The pattern's inputs.
        known: String,
    },
    /// The replacement has other results than the pattern.
    #[error("the replacement returns {replacement} values and the pattern {pattern}")]
    ResultCount {
        /// Of the pattern.
        pattern: usize,
        /// Of the replacement.
        replacement: usize,
    },
    /// The pattern returns one of its inputs, which it does not compute and which therefore cannot be replaced.
    #[error("the pattern returns its input `{name}`; only values that it computes can be replaced")]
    ReturnsInput {
        /// The input.
        name: String,
    },
    /// The replacement refers to a parameter or module that is nowhere.
    #[error("the replacement refers to `{path}`, which neither the module nor the replacement has")]
    NoSuchAttribute {
        /// The path.
        path: String,
    },
    /// A callback gave no replacement.
    #[error("there is no replacement for the match at `{node}`: {reason}")]
    Callback {
        /// The first result of the match.
        node: String,
        /// What the callback said.
        reason: String,
    },
    /// The matches can be combined in too many ways.
    #[error(
        "the search was given up after {steps} steps: parts of the pattern that share no value can be combined in too \
         many ways; connect them or match them one by one"
    )]
    TooManyWays {
        /// The limit.
        steps: u64,
    },
    /// A change of the graph failed.
    #[error("{0}")]
    Graph(#[from] fx_ir::GraphError),
}
