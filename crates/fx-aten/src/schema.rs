//! Operator schemas as libtorch registers them.

use std::fmt;

use serde::Deserialize;

use crate::error::{Error, ErrorKind, Result};
use crate::ffi;

/// What an operator takes and gives (`torch.FunctionSchema`). Prints as libtorch's own canonical text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Schema {
    /// The name with its namespace: `aten::add`.
    pub name: String,
    /// The overload: `Tensor`, or empty for the default one.
    pub overload: String,
    /// The parameters, positional ones first.
    pub args: Vec<Param>,
    /// The results.
    pub returns: Vec<Param>,
    /// The tags in lower case, sorted: `core`, `pointwise`, `nondeterministic_seeded` ...
    pub tags: Vec<String>,
    /// Whether some argument is written.
    pub is_mutable: bool,
    text: String,
}

impl Schema {
    /// `aten::add.Tensor`, or `aten::relu` for the default overload.
    pub fn qualified_name(&self) -> String {
        qualified(&self.name, &self.overload)
    }

    /// The position of the parameter called `name`.
    pub fn arg_index(&self, name: &str) -> Option<usize> {
        self.args.iter().position(|arg| arg.name == name)
    }

    /// Whether the operator has this tag.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|t| t == tag)
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A parameter or a result of a [`Schema`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Param {
    /// The name; empty for most results.
    pub name: String,
    /// The type in the schema's text, without aliasing: `Tensor`, `SymInt[2]`, `Scalar?`, `Tensor?[]`.
    pub ty: String,
    /// Whether Python takes it by keyword only.
    pub kwarg_only: bool,
    /// The default in the schema's text: `1`, `None`, `[0, 1]`.
    #[serde(default)]
    pub default: Option<String>,
    /// What memory it shares.
    #[serde(default)]
    pub alias: Option<Alias>,
}

/// The aliasing of a parameter or result: `(a)`, `(a!)`, `(a -> *)`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Alias {
    /// The set it belongs to; several are joined with `|`. `*` is anything.
    pub set: String,
    /// The set it belongs to after the call, where that is another one.
    #[serde(default)]
    pub after: Option<String>,
    /// Whether its memory is written.
    pub is_write: bool,
}

pub(crate) fn qualified(name: &str, overload: &str) -> String {
    if overload.is_empty() { name.to_owned() } else { format!("{name}.{overload}") }
}

/// Every operator that is registered now, sorted by name, then overload. About 50 ms.
///
/// # Errors
/// libtorch failed to print them.
pub fn schemas() -> Result<Vec<Schema>> {
    read("", "schemas")
}

/// The overloads of one operator (`aten::add`), sorted by name; none if there is no such operator.
///
/// The whole registry is searched (about 1 ms): not for hot code.
///
/// # Errors
/// libtorch failed to print them.
pub fn overloads(name: &str) -> Result<Vec<Schema>> {
    if name.is_empty() {
        return Ok(Vec::new());
    }
    read(name, name)
}

fn read(name: &str, what: &str) -> Result<Vec<Schema>> {
    let mut error = ffi::RawError::new();
    // SAFETY: the string and `error` outlive the call.
    let json = unsafe { ffi::fxa_schemas(ffi::RawStr::new(name), &mut error) };
    match ffi::take_c_string(json) {
        Some(json) => parse(&json, what),
        None => Err(Error::take(error, what)),
    }
}

pub(crate) fn parse<T: for<'a> Deserialize<'a>>(json: &str, what: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|e| {
        Error::new(ErrorKind::Unknown, what, format!("the bridge printed a schema wrongly: {e}"))
    })
}
