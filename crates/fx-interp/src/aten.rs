//! Calls of libtorch operators: putting arguments in the schema's order and converting values.

use fx_aten::{Arg, Op, Schema};
use smallvec::SmallVec;

use crate::error::CallError;
use crate::value::Value;

/// Where the value of an operator's parameter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The schema's default.
    Default,
    /// A positional argument.
    Arg(usize),
    /// A keyword argument.
    Kwarg(usize),
    /// All positional arguments from this one on, as a list: `view(2, 3)`.
    Rest(usize),
}

/// For each parameter of the schema, where its value comes from.
pub(crate) type Order = SmallVec<[Place; 8]>;

/// Puts positional and keyword arguments in the schema's order.
pub(crate) fn order(schema: &Schema, args: usize, kwargs: &[(&str, Value)]) -> Result<Order, CallError> {
    if args > schema.args.len() {
        let taken = schema.args.len();
        return Err(CallError::invalid(format!("{args} arguments for {taken} parameters of {schema}")));
    }
    let mut order: Order = (0..args).map(Place::Arg).collect();
    order.resize(schema.args.len(), Place::Default);
    for (index, (key, _)) in kwargs.iter().enumerate() {
        let at = parameter(schema, key)
            .ok_or_else(|| CallError::invalid(format!("there is no parameter `{key}` in {schema}")))?;
        if order[at] != Place::Default {
            return Err(CallError::invalid(format!("`{key}` is given twice to {schema}")));
        }
        order[at] = Place::Kwarg(index);
    }
    Ok(order)
}

/// The position of the parameter that Python calls `key`: `input` is `self`, and numpy's names are known, as in
/// torch's argument parser.
pub(crate) fn parameter(schema: &Schema, key: &str) -> Option<usize> {
    schema.arg_index(key).or_else(|| match key {
        "input" | "x" | "a" | "x1" => schema.arg_index("self"),
        "axis" => schema.arg_index("dim"),
        "keepdims" => schema.arg_index("keepdim"),
        "x2" => schema.arg_index("other"),
        _ => None,
    })
}

/// Calls an operator with positional and keyword arguments as Python gives them.
pub(crate) fn call(op: Op, args: &[Value], kwargs: &[(&str, Value)]) -> Result<Value, CallError> {
    // The usual case needs no order: positional arguments are in the schema's order.
    if kwargs.is_empty() && !args.iter().any(is_container) {
        let mut plain: SmallVec<[Arg<'_>; 8]> = SmallVec::new();
        for arg in args {
            plain.push(leaf(arg)?);
        }
        return invoke(op, &plain);
    }
    let order = order(op.schema()?, args.len(), kwargs)?;
    call_ordered(op, &order, args, kwargs)
}

/// Calls an operator with its parameters taken from where `order` says.
pub(crate) fn call_ordered(
    op: Op,
    order: &[Place],
    args: &[Value],
    kwargs: &[(&str, Value)],
) -> Result<Value, CallError> {
    let find = |from: &Place| match from {
        Place::Default | Place::Rest(_) => None,
        Place::Arg(at) => args.get(*at),
        Place::Kwarg(at) => kwargs.get(*at).map(|(_, value)| value),
    };
    let mut lists: SmallVec<[Option<fx_aten::Value>; 8]> = SmallVec::new();
    for from in order {
        lists.push(match from {
            Place::Rest(at) => Some(sequence(args.get(*at..).unwrap_or_default())?),
            from => find(from).map_or(Ok(None), list)?,
        });
    }
    let mut plain: SmallVec<[Arg<'_>; 8]> = SmallVec::new();
    for (from, list) in order.iter().zip(&lists) {
        plain.push(match (list, find(from)) {
            (Some(list), _) => Arg::Value(list),
            (None, Some(value)) => leaf(value)?,
            (None, None) => Arg::Default,
        });
    }
    invoke(op, &plain)
}

/// A tensor or a number as an argument of libtorch.
pub(crate) fn plain(value: &Value) -> Option<Arg<'_>> {
    Some(match value {
        Value::Tensor(tensor) => Arg::Tensor(tensor),
        Value::Int(value) => Arg::Int(*value),
        Value::Float(value) => Arg::Float(*value),
        Value::Bool(value) => Arg::Bool(*value),
        _ => return None,
    })
}

/// Calls an operator on arguments in the schema's order.
#[inline]
pub(crate) fn invoke(op: Op, args: &[Arg<'_>]) -> Result<Value, CallError> {
    if op.return_count() == 1 {
        return Ok(Value::from_aten(op.call_one(args)?));
    }
    let results = op.call(args)?;
    Ok(match results.len() {
        0 => Value::None,
        _ => Value::Tuple(results.into_iter().map(Value::from_aten).collect()),
    })
}

fn is_container(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Tuple(_))
}

/// A value that is no list, as an argument of libtorch.
pub(crate) fn leaf(value: &Value) -> Result<Arg<'_>, CallError> {
    Ok(match value {
        Value::None => Arg::None,
        Value::Tensor(tensor) => Arg::Tensor(tensor),
        Value::Bool(value) => Arg::Bool(*value),
        Value::Int(value) => Arg::Int(*value),
        Value::Float(value) => Arg::Float(*value),
        Value::Complex(re, im) => Arg::Complex(*re, *im),
        Value::Str(text) => Arg::Str(text),
        Value::DType(value) => Arg::DType(*value),
        Value::Device(value) => Arg::Device(*value),
        Value::Layout(value) => Arg::Layout(*value),
        Value::MemoryFormat(value) => Arg::MemoryFormat(*value),
        Value::Opaque(value) => Arg::Opaque(value),
        other => {
            return Err(CallError::invalid(format!("{} cannot be passed to libtorch", other.describe())));
        }
    })
}

/// A list or tuple in libtorch's form; `None` for anything else.
pub(crate) fn list(value: &Value) -> Result<Option<fx_aten::Value>, CallError> {
    value.as_sequence().map(sequence).transpose()
}

fn sequence(items: &[Value]) -> Result<fx_aten::Value, CallError> {
    use fx_aten::Value as V;
    if let Some(ints) = items.iter().map(as_int).collect() {
        return Ok(V::Ints(ints));
    }
    let tensors: Option<Vec<Option<tch::Tensor>>> = items
        .iter()
        .map(|item| match item {
            Value::Tensor(tensor) => Some(Some(tensor.shallow_clone())),
            Value::None => Some(None),
            _ => None,
        })
        .collect();
    match tensors {
        Some(tensors) => Ok(V::Tensors(tensors)),
        None => items.iter().map(owned).collect::<Result<_, _>>().map(V::List),
    }
}

fn as_int(value: &Value) -> Option<i64> {
    match value {
        Value::Int(value) => Some(*value),
        _ => None,
    }
}

fn owned(value: &Value) -> Result<fx_aten::Value, CallError> {
    use fx_aten::Value as V;
    Ok(match value {
        Value::None => V::None,
        Value::Tensor(tensor) => V::Tensor(tensor.shallow_clone()),
        Value::Bool(value) => V::Bool(*value),
        Value::Int(value) => V::Int(*value),
        Value::Float(value) => V::Float(*value),
        Value::Complex(re, im) => V::Complex(*re, *im),
        Value::Str(text) => V::Str(text.to_string()),
        other => match list(other)? {
            Some(list) => list,
            None => {
                let message = format!("{} in a list cannot be passed to libtorch", other.describe());
                return Err(CallError::invalid(message));
            }
        },
    })
}
