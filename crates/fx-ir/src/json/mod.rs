//! Graphs and modules as JSON: format `fx-json`, version 1.
//!
//! Meant for other programs: every value has its own spelling, and names, order and metadata survive.
//!
//! ```json
//! {"format": "fx-json", "version": 1, "name": "Net",
//!  "nodes": [{"op": "placeholder", "name": "x", "target": "x"},
//!            {"op": "call_module", "name": "fc", "target": "fc", "args": [{"node": "x"}, 1, 0.5, "text", null]},
//!            {"op": "output", "name": "output", "target": "output", "args": [{"node": "fc"}]}],
//!  "modules": {"fc": {"class": "torch.nn.modules.linear.Linear", "training": false, "attrs": {"in_features": 3}}},
//!  "tensors": {"fc.weight": {"kind": "param", "dtype": "float32", "shape": [2, 3], "requires_grad": true},
//!              "fc.bias": {"kind": "param", "none": true}},
//!  "weights": "net.safetensors"}
//! ```
//!
//! - `nodes`, in program order: `op`, `name`, `target`; optional `args`, `kwargs`, `type`, `users` (names, when
//!   their order is not that of the program) and `meta` (`val`, `stack_trace`, `nn_module_stack`, `provenance`,
//!   `other`: text by key; code generation knows `is_wrapped`, and `python_name`, where the function lies when its
//!   printed name does not lead to it). `stack_trace` and `nn_module_stack` are indices into `traces` and `stacks`; an
//!   entry of `stacks` is `[parent, key, path, class]`, the parent being the index of the stack around it, or null.
//! - Arguments: null, booleans, integers, numbers with a fraction, strings and lists are themselves. Others are
//!   objects of one key: `{"node": "x"}`, `{"tuple": [..]}`, `{"dict": [[key, value], ..]}`,
//!   `{"slice": [start, stop, step]}`, `{"range": [0, 3, 1]}`, `{"size": [..]}`, `{"namedtuple": [class, [..]]}`,
//!   `{"dtype": "float32"}`, `{"device": "cuda:0"}`, `{"layout": "strided"}`,
//!   `{"memory_format": "contiguous_format"}`, `{"ellipsis": 1}`, `{"float": "inf"}` (or the bits, `"0x..."`),
//!   `{"complex": [re, im]}`, `{"int": "digits"}`, `{"global": name}`, `{"enum": [class, member]}`,
//!   `{"opaque": [class, text]}`.
//! - `modules` by path, `""` the root: `class`, `training`, `attrs`, `graph` (a program inside, shaped like the
//!   whole), or `alias_of`, the path of the same module.
//! - `tensors` by path: `kind` (`param`, `buffer`, `constant`: a buffer that is not saved), `dtype`, `shape`, and
//!   optional `stride`, `offset`, `requires_grad`, `storage`; or `none`; or `alias_of`, the path of the same tensor.
//! - `storages`, by the index that tensors give: `bytes`, and `data` (base64), or `file` and `name` of the tensor
//!   that holds the bytes, or neither. A tensor without `storage` is the one of its path in the file `weights`; when
//!   there is no such file either, its elements are unknown.
//! - `pytree` (`args`, `in_spec`, `out_spec`; specs are `"*"`, `{"tuple": [..]}`, `{"list": [..]}`,
//!   `{"dict": [[key, spec], ..]}`, `{"other": {class, context, fields, children}}`) and `range_constraints`
//!   (`{"s0": [2, null]}`).
//!
//! Everything but `format`, `version` and `nodes` is optional; unknown fields are passed over, other versions
//! refused. Containers nest at most some 60 deep (128 levels of JSON).

mod argument;
mod document;
mod meta;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use read::{from_json, from_json_with};
pub use write::to_json;

use crate::text::Weights;

/// The name of the format, as files state it.
pub const FORMAT: &str = "fx-json";

/// The version of the format that is written, and the only one that is read.
pub const VERSION: u64 = 1;

/// What to write.
#[derive(Clone, Copy, Debug)]
pub struct JsonOptions<'a> {
    /// Whether to write metadata of nodes.
    pub meta: bool,
    /// Whether to break lines and indent.
    pub pretty: bool,
    /// Where the bytes of big storages go.
    pub weights: Weights<'a>,
    /// How many bytes a storage may have and still be written into the JSON, unless all are.
    pub inline_limit: usize,
}

impl Default for JsonOptions<'_> {
    /// Metadata, one line, all bytes in the JSON.
    fn default() -> Self {
        Self { meta: true, pretty: false, weights: Weights::Inline, inline_limit: 4096 }
    }
}

/// A JSON text that is not a module.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// It is no JSON, or a field has the wrong type.
    #[error("{line}:{column}: {message}")]
    Syntax {
        /// The line, counted from 1.
        line: usize,
        /// The column in bytes, counted from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// It is not this format.
    #[error("this is not an fx-json file: `format` is {found}, it must be \"fx-json\"")]
    Format {
        /// What is there.
        found: String,
    },
    /// It is of a version that this reader does not know.
    #[error(
        "fx-json version {found} cannot be read, only version 1; write the file anew with this version of fx"
    )]
    Version {
        /// What is there.
        found: String,
    },
    /// A value makes no sense.
    #[error("{path}: {message}")]
    Invalid {
        /// The place, as `nodes[3].args[0]`.
        path: String,
        /// What is wrong and what was expected.
        message: String,
    },
}

impl JsonError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Invalid { path: String::new(), message: message.into() }
    }

    /// The same error, seen from the value around.
    pub(crate) fn inside(self, place: impl std::fmt::Display) -> Self {
        match self {
            Self::Invalid { path, message } => {
                let dot = if path.is_empty() || path.starts_with('[') { "" } else { "." };
                Self::Invalid { path: format!("{place}{dot}{path}"), message }
            }
            other => other,
        }
    }
}

impl From<serde_json::Error> for JsonError {
    fn from(error: serde_json::Error) -> Self {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
        Self::Syntax { line: error.line(), column: error.column(), message: message.to_owned() }
    }
}
