//! What can go wrong while a graph runs.

use fx_ir::Node;

use crate::value::Value;

/// A single call failed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CallError {
    /// libtorch refused the call.
    #[error(transparent)]
    Aten(#[from] fx_aten::Error),
    /// The function is not known here.
    #[error("`{0}` is not an operator of libtorch, nor a function this interpreter has")]
    UnknownFunction(String),
    /// The class of a leaf module is not known here.
    #[error(
        "a `{class}` (the module `{path}`) cannot be run: add it with `Registry::layer`, or trace into it"
    )]
    UnknownLayer {
        /// The class's qualified name.
        class: String,
        /// Where it is.
        path: String,
    },
    /// A sub-graph failed.
    #[error("in `{path}`: {source}")]
    Inner {
        /// The sub-module that has it.
        path: String,
        /// What failed in it.
        source: Box<Error>,
    },
    /// The call itself makes no sense.
    #[error("{0}")]
    Invalid(String),
    /// A tensor of the module tree could not be made.
    #[error("the tensor `{path}` cannot be used: {why}")]
    Tensor {
        /// Where it is.
        path: String,
        /// Why.
        why: String,
    },
}

impl CallError {
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::Invalid(message.into())
    }
}

impl From<tch::TchError> for CallError {
    fn from(error: tch::TchError) -> Self {
        let text = match error {
            tch::TchError::Torch(text) => text,
            other => other.to_string(),
        };
        // What follows is C++ frames with their addresses.
        let message = text.split("\nException raised from").next().unwrap_or_default().trim_end();
        Self::Aten(fx_aten::Error::new(fx_aten::ErrorKind::Runtime, "libtorch", message))
    }
}

/// A run failed: where, on what, and why.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// A node failed.
    #[error("node `{node}` ({target}) failed: {source}\n  inputs: {inputs}{place}")]
    Node {
        /// The node's name.
        node: String,
        /// Its target.
        target: String,
        /// The types and shapes of its inputs, by name.
        inputs: String,
        /// The source line it came from, on a line of its own, or nothing.
        place: String,
        /// What failed.
        source: Box<CallError>,
    },
    /// The number of inputs does not match.
    #[error("the module takes {expected} inputs ({names}), {given} were given")]
    Inputs {
        /// How many the graph has.
        expected: usize,
        /// Their names.
        names: String,
        /// How many were given.
        given: usize,
    },
    /// The graph has no output.
    #[error("the graph has no output node, so running it gives nothing")]
    NoOutput,
    /// A value to run on could not be made.
    #[error(transparent)]
    Value(#[from] CallError),
}

impl Error {
    pub(crate) fn at(node: Node<'_>, inputs: &[(String, Option<&Value>)], source: CallError) -> Self {
        let inputs: Vec<String> = inputs
            .iter()
            .map(|(name, value)| match value {
                Some(value) => format!("{name}: {}", value.describe()),
                None => format!("{name}: not computed"),
            })
            .collect();
        let place = match node.meta().source_line() {
            Some(line) => format!("\n  from: {}:{}: {}", line.file, line.line, line.code),
            None => String::new(),
        };
        Self::Node {
            node: node.name().to_owned(),
            target: node.target().to_owned(),
            inputs: if inputs.is_empty() { "none".to_owned() } else { inputs.join(", ") },
            place,
            source: Box::new(source),
        }
    }
}
