//! Calls of libtorch operators: finding the operator, putting arguments in the schema's order, converting values.

use std::collections::HashMap;

use fx_aten::{Arg, Op, Schema};
use smallvec::SmallVec;

use crate::error::CallError;
use crate::value::Value;

/// The operators that a run has met, by target.
#[derive(Default)]
pub(crate) struct Operators {
    found: HashMap<String, Op>,
    overloads: HashMap<String, Vec<Op>>,
}

impl Operators {
    /// `torch.ops.NS.OP.OVERLOAD`.
    pub(crate) fn overload(&mut self, target: &str) -> Result<Op, CallError> {
        if let Some(&op) = self.found.get(target) {
            return Ok(op);
        }
        let unknown = || CallError::UnknownFunction(target.to_owned());
        let path = target.strip_prefix("torch.ops.").ok_or_else(unknown)?;
        let mut parts = path.splitn(3, '.');
        let (namespace, name) = (parts.next().ok_or_else(unknown)?, parts.next().ok_or_else(unknown)?);
        let op = Op::find(&format!("{namespace}::{name}"), parts.next().unwrap_or("default"))?;
        self.found.insert(target.to_owned(), op);
        Ok(op)
    }

    /// Calls the first overload of `aten::NAME` that takes these arguments, as Python's `torch.NAME` does.
    pub(crate) fn call_by_name(
        &mut self,
        name: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        if !self.overloads.contains_key(name) {
            let schemas = fx_aten::overloads(&format!("aten::{name}"))?;
            let ops: Result<Vec<Op>, _> =
                schemas.iter().map(|schema| Op::find(&schema.name, &schema.overload)).collect();
            self.overloads.insert(name.to_owned(), ops?);
        }
        let ops = self.overloads.get(name).map(Vec::as_slice).unwrap_or_default();
        if ops.is_empty() {
            return Err(CallError::UnknownFunction(name.to_owned()));
        }
        // Overloads with exact types come before those that need a number made into a tensor.
        let mut best: Option<(u32, Op)> = None;
        for &op in ops {
            if let Some(cost) = conversion_cost(op.schema()?, args, kwargs)
                && best.is_none_or(|(least, _)| cost < least)
            {
                best = Some((cost, op));
            }
        }
        match best {
            Some((_, op)) => call(op, args, kwargs),
            None => {
                let given: Vec<String> = args
                    .iter()
                    .map(Value::describe)
                    .chain(kwargs.iter().map(|(key, value)| format!("{key}={}", value.describe())))
                    .collect();
                let known: Vec<String> = ops
                    .iter()
                    .filter_map(|op| op.schema().ok())
                    .map(|schema| format!("\n    {schema}"))
                    .collect();
                let given = given.join(", ");
                Err(CallError::invalid(format!("no overload of `{name}` takes ({given}):{}", known.concat())))
            }
        }
    }
}

/// How far the arguments are from what the schema declares: 0 is exact, `None` does not fit.
fn conversion_cost(schema: &Schema, args: &[Value], kwargs: &[(&str, Value)]) -> Option<u32> {
    let positional = schema.args.iter().take_while(|param| !param.kwarg_only).count();
    if args.len() > positional {
        return None;
    }
    let mut cost = 0;
    for (at, param) in schema.args.iter().enumerate() {
        let given = match args.get(at) {
            Some(value) if kwargs.iter().all(|(key, _)| *key != param.name) => Some(value),
            Some(_) => return None,
            None => kwargs.iter().find(|(key, _)| *key == param.name).map(|(_, value)| value),
        };
        match given {
            Some(value) => cost += type_cost(&param.ty, value)?,
            None if param.default.is_some() => {}
            None => return None,
        }
    }
    let all_known = kwargs.iter().all(|(key, _)| schema.args.iter().any(|param| param.name == *key));
    // An `out=` overload is only meant when `out` is given, which the missing default has settled.
    all_known.then_some(cost)
}

fn type_cost(ty: &str, value: &Value) -> Option<u32> {
    if let Some(inner) = ty.strip_suffix('?') {
        return if matches!(value, Value::None) { Some(0) } else { type_cost(inner, value) };
    }
    if let Some((item, size)) = ty.strip_suffix(']').and_then(|ty| ty.rsplit_once('[')) {
        return match value {
            Value::List(items) | Value::Tuple(items) => {
                items.iter().try_fold(0, |sum, value| Some(sum + type_cost(item, value)?))
            }
            // One number stands for all of `int[2]`.
            single if !size.is_empty() => Some(1 + type_cost(item, single)?),
            _ => None,
        };
    }
    match (ty, value) {
        ("Tensor", Value::Tensor(_)) => Some(0),
        ("Tensor", Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Complex(..)) => Some(10),
        ("Scalar", Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Complex(..)) => Some(0),
        ("int" | "SymInt", Value::Int(_)) => Some(0),
        ("int" | "SymInt", Value::Bool(_)) => Some(2),
        ("float" | "SymFloat", Value::Float(_)) => Some(0),
        ("float" | "SymFloat", Value::Int(_)) => Some(1),
        ("complex", Value::Complex(..) | Value::Float(_) | Value::Int(_)) => Some(0),
        ("bool" | "SymBool", Value::Bool(_)) => Some(0),
        ("str", Value::Str(_)) => Some(0),
        ("ScalarType", Value::DType(_)) => Some(0),
        ("Device", Value::Device(_)) => Some(0),
        ("Device", Value::Str(_)) => Some(1),
        ("Layout", Value::Layout(_)) => Some(0),
        ("MemoryFormat", Value::MemoryFormat(_)) => Some(0),
        (_, Value::Opaque(_)) => Some(5),
        _ => None,
    }
}

/// Calls an operator with positional and keyword arguments as Python gives them.
pub(crate) fn call(op: Op, args: &[Value], kwargs: &[(&str, Value)]) -> Result<Value, CallError> {
    let schema = op.schema()?;
    let mut ordered: SmallVec<[Option<&Value>; 8]> = args.iter().map(Some).collect();
    if args.len() > schema.args.len() {
        let (given, taken) = (args.len(), schema.args.len());
        return Err(CallError::invalid(format!("{given} arguments for {taken} parameters of {schema}")));
    }
    ordered.resize(schema.args.len(), None);
    for (key, value) in kwargs {
        let at = schema
            .arg_index(key)
            .ok_or_else(|| CallError::invalid(format!("there is no parameter `{key}` in {schema}")))?;
        if ordered[at].replace(value).is_some() {
            return Err(CallError::invalid(format!("`{key}` is given twice to {schema}")));
        }
    }
    let lists: SmallVec<[Option<fx_aten::Value>; 8]> =
        ordered.iter().map(|value| value.map_or(Ok(None), list)).collect::<Result<_, CallError>>()?;
    let args: SmallVec<[Arg<'_>; 8]> = ordered
        .iter()
        .zip(&lists)
        .map(|(value, list)| match (list, value) {
            (Some(list), _) => Ok(Arg::Value(list)),
            (None, Some(value)) => leaf(value),
            (None, None) => Ok(Arg::Default),
        })
        .collect::<Result<_, CallError>>()?;
    let mut results = op.call(&args)?;
    Ok(match results.len() {
        1 => results.pop().map_or(Value::None, Value::from_aten),
        0 => Value::None,
        _ => Value::Tuple(results.into_iter().map(Value::from_aten).collect()),
    })
}

fn leaf(value: &Value) -> Result<Arg<'_>, CallError> {
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
fn list(value: &Value) -> Result<Option<fx_aten::Value>, CallError> {
    use fx_aten::Value as V;
    let Some(items) = value.as_sequence() else { return Ok(None) };
    let tensors = |items: &[Value]| -> Option<Vec<Option<tch::Tensor>>> {
        items
            .iter()
            .map(|item| match item {
                Value::Tensor(tensor) => Some(Some(tensor.shallow_clone())),
                Value::None => Some(None),
                _ => None,
            })
            .collect()
    };
    if let Some(ints) = items.iter().map(as_int).collect() {
        return Ok(Some(V::Ints(ints)));
    }
    if let Some(tensors) = tensors(items) {
        return Ok(Some(V::Tensors(tensors)));
    }
    items.iter().map(owned).collect::<Result<_, _>>().map(|items| Some(V::List(items)))
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
