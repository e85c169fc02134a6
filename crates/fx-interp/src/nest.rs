//! Nested values and flat ones: `torch.utils._pytree` at run time.

use fx_ir::{GraphModule, TreeSpec};

use crate::error::{CallError, Error};
use crate::value::Value;

/// The values for a module's placeholders from nested inputs, `(args, kwargs)`.
pub(crate) fn inputs(
    module: &GraphModule,
    args: Vec<Value>,
    kwargs: Vec<(Value, Value)>,
) -> Result<Vec<Value>, Error> {
    let Some(pytree) = &module.pytree else {
        if let Some((key, _)) = kwargs.first() {
            let message =
                format!("the module takes no keyword {}: it does not say where it goes", key.describe());
            return Err(CallError::invalid(message).into());
        }
        return Ok(args);
    };
    let nested = Value::Tuple(vec![Value::Tuple(args), Value::Dict(kwargs)]);
    flatten(nested, &pytree.in_spec).map_err(|error| CallError::invalid(error.to_string()).into())
}

/// The module's result from the flat list that its output node returns.
pub(crate) fn output(module: &GraphModule, result: Value) -> Result<Value, Error> {
    let spec = module.pytree.as_ref().and_then(|pytree| pytree.out_spec.as_ref());
    match (spec, result) {
        (Some(spec), Value::List(leaves) | Value::Tuple(leaves)) => {
            unflatten(leaves, spec).map_err(|error| CallError::invalid(error.to_string()).into())
        }
        (_, result) => Ok(result),
    }
}

/// A value does not have the shape that a module's specification says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at} should be {expected}, and is {given}")]
pub struct NestError {
    /// Where: `inputs`, or a path below.
    pub at: String,
    /// What the specification says.
    pub expected: String,
    /// What is there.
    pub given: String,
}

/// The leaves of `value` in the order of `spec` (`tree_flatten`).
///
/// # Errors
/// A container is missing or has other parts than `spec` says.
pub fn flatten(value: Value, spec: &TreeSpec) -> Result<Vec<Value>, NestError> {
    let mut leaves = Vec::with_capacity(spec.num_leaves());
    flatten_into(value, spec, "the input", &mut leaves)?;
    Ok(leaves)
}

fn flatten_into(value: Value, spec: &TreeSpec, at: &str, leaves: &mut Vec<Value>) -> Result<(), NestError> {
    let mismatch =
        |given: &Value| NestError { at: at.to_owned(), expected: spec.to_string(), given: given.describe() };
    match (spec, value) {
        (TreeSpec::Leaf, leaf) => leaves.push(leaf),
        (TreeSpec::Tuple(specs), Value::Tuple(items))
        | (TreeSpec::List(specs), Value::List(items))
        | (TreeSpec::Other { children: specs, .. }, Value::Tuple(items) | Value::List(items))
            if specs.len() == items.len() =>
        {
            for (index, (spec, item)) in specs.iter().zip(items).enumerate() {
                flatten_into(item, spec, &format!("{at}[{index}]"), leaves)?;
            }
        }
        (TreeSpec::Dict(specs), Value::Dict(mut items)) if specs.len() == items.len() => {
            for (key, spec) in specs {
                let found = items.iter().position(|(other, _)| key_text(other) == *key);
                let Some(found) = found else { return Err(mismatch(&Value::Dict(items))) };
                let (_, item) = items.swap_remove(found);
                flatten_into(item, spec, &format!("{at}[{key}]"), leaves)?;
            }
        }
        (_, other) => return Err(mismatch(&other)),
    }
    Ok(())
}

/// A key as a Python literal.
fn key_text(key: &Value) -> String {
    match key {
        Value::Str(text) => format!("'{text}'"),
        other => other.describe(),
    }
}

/// Puts leaves into the containers of `spec` (`tree_unflatten`). Containers of other types become tuples.
///
/// # Errors
/// There are not as many leaves as `spec` has.
pub fn unflatten(leaves: Vec<Value>, spec: &TreeSpec) -> Result<Value, NestError> {
    let (expected, given) = (spec.num_leaves(), leaves.len());
    if expected != given {
        return Err(NestError {
            at: "the output".to_owned(),
            expected: format!("{expected} values"),
            given: given.to_string(),
        });
    }
    Ok(build(&mut leaves.into_iter(), spec))
}

fn build(leaves: &mut std::vec::IntoIter<Value>, spec: &TreeSpec) -> Value {
    match spec {
        TreeSpec::Leaf => leaves.next().unwrap_or(Value::None),
        TreeSpec::Tuple(specs) | TreeSpec::Other { children: specs, .. } => {
            Value::Tuple(specs.iter().map(|spec| build(leaves, spec)).collect())
        }
        TreeSpec::List(specs) => Value::List(specs.iter().map(|spec| build(leaves, spec)).collect()),
        TreeSpec::Dict(specs) => Value::Dict(
            specs
                .iter()
                .map(|(key, spec)| (Value::Str(key.trim_matches('\'').into()), build(leaves, spec)))
                .collect(),
        ),
    }
}
