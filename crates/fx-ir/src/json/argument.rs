//! Arguments as JSON.

use serde_json::{Map, Value, json};

use super::JsonError;
use crate::argument::Argument;
use crate::graph::Graph;
use crate::id::NodeId;

/// An argument as JSON; nodes by the names that `graph` gives them.
pub(crate) fn argument_to_json(argument: &Argument, graph: &Graph) -> Value {
    let all = |items: &[Argument]| -> Value {
        items.iter().map(|item| argument_to_json(item, graph)).collect::<Vec<_>>().into()
    };
    match argument {
        Argument::Node(id) => json!({"node": graph.name_of(*id)}),
        Argument::None => Value::Null,
        Argument::Bool(value) => json!(value),
        Argument::Int(value) => json!(value),
        Argument::BigInt(digits) => json!({"int": digits}),
        Argument::Float(value) => float_to_json(*value),
        Argument::Complex(parts) => json!({"complex": [float_to_json(parts.0), float_to_json(parts.1)]}),
        Argument::Str(text) => json!(text),
        Argument::DType(value) => json!({"dtype": value.name()}),
        Argument::Device(value) => json!({"device": value.to_string()}),
        Argument::Layout(value) => json!({"layout": value.name()}),
        Argument::MemoryFormat(value) => json!({"memory_format": value.name()}),
        Argument::Ellipsis => json!({"ellipsis": 1}),
        Argument::Slice(parts) => json!({"slice": all(&parts[..])}),
        Argument::Range(parts) => json!({"range": parts}),
        Argument::List(items) => all(items),
        Argument::Tuple(items) => json!({"tuple": all(items)}),
        Argument::Size(items) => json!({"size": all(items)}),
        Argument::NamedTuple(named) => json!({"namedtuple": [named.0, all(&named.1)]}),
        Argument::Dict(items) => {
            let pair = |(key, value): &(Argument, Argument)| {
                json!([argument_to_json(key, graph), argument_to_json(value, graph)])
            };
            json!({"dict": items.iter().map(pair).collect::<Vec<_>>()})
        }
        Argument::Global(name) => json!({"global": name}),
        Argument::Enum(pair) => json!({"enum": [pair.0, pair.1]}),
        Argument::Opaque(pair) => json!({"opaque": [pair.0, pair.1]}),
    }
}

/// A float as JSON: a number, or `{"float": ...}` for what JSON has no number for.
fn float_to_json(value: f64) -> Value {
    if value.is_finite() {
        json!(value)
    } else if value.is_nan() && value.to_bits() != f64::NAN.to_bits() {
        json!({"float": format!("{:#x}", value.to_bits())})
    } else {
        json!({"float": crate::text::python_float(value)})
    }
}

/// Reads an argument; nodes by the names of `graph`, or none at all.
pub(crate) fn argument_from_json(value: &Value, graph: Option<&Graph>) -> Result<Argument, JsonError> {
    match value {
        Value::Null => Ok(Argument::None),
        Value::Bool(value) => Ok(Argument::Bool(*value)),
        Value::String(text) => Ok(Argument::Str(text.as_str().into())),
        Value::Array(items) => Ok(Argument::List(sequence(items, graph)?)),
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(value), ..) => Ok(Argument::Int(value)),
            (_, Some(value), _) => Ok(Argument::BigInt(value.to_string().into())),
            (.., Some(value)) => Ok(Argument::Float(value)),
            _ => Err(JsonError::new(format!("{number} is no number of 64 bits"))),
        },
        Value::Object(object) => tagged(object, graph),
    }
}

fn sequence(items: &[Value], graph: Option<&Graph>) -> Result<Box<[Argument]>, JsonError> {
    let item =
        |(at, item)| argument_from_json(item, graph).map_err(|e: JsonError| e.inside(format!("[{at}]")));
    items.iter().enumerate().map(item).collect()
}

fn tagged(object: &Map<String, Value>, graph: Option<&Graph>) -> Result<Argument, JsonError> {
    let mut entries = object.iter();
    let (Some((kind, value)), None) = (entries.next(), entries.next()) else {
        return Err(JsonError::new("an object that is an argument has one key, such as `node` or `tuple`"));
    };
    untagged(kind, value, graph).map_err(|error| error.inside(kind))
}

fn untagged(kind: &str, value: &Value, graph: Option<&Graph>) -> Result<Argument, JsonError> {
    Ok(match kind {
        "node" => Argument::Node(node_named(text(value)?, graph)?),
        "tuple" => Argument::Tuple(sequence(array(value)?, graph)?),
        "list" => Argument::List(sequence(array(value)?, graph)?),
        "size" => Argument::Size(sequence(array(value)?, graph)?),
        "slice" => {
            let parts = sequence(array(value)?, graph)?.into_vec();
            let parts =
                <[Argument; 3]>::try_from(parts).map_err(|_| JsonError::new("a slice has three parts"))?;
            Argument::Slice(Box::new(parts))
        }
        "range" => {
            let parts: Option<Vec<i64>> = array(value)?.iter().map(Value::as_i64).collect();
            let parts = parts.and_then(|parts| <[i64; 3]>::try_from(parts).ok());
            Argument::Range(Box::new(parts.ok_or_else(|| JsonError::new("a range has three integers"))?))
        }
        "dict" => {
            let pair = |(at, pair): (usize, &Value)| match array(pair)?.as_slice() {
                [key, value] => Ok((argument_from_json(key, graph)?, argument_from_json(value, graph)?)),
                _ => Err(JsonError::new("an entry is a key and a value").inside(format!("[{at}]"))),
            };
            Argument::Dict(array(value)?.iter().enumerate().map(pair).collect::<Result<_, JsonError>>()?)
        }
        "namedtuple" => match array(value)?.as_slice() {
            [class, Value::Array(items)] => {
                Argument::NamedTuple(Box::new((text(class)?.into(), sequence(items, graph)?)))
            }
            _ => return Err(JsonError::new("expected a class and a list")),
        },
        "dtype" => Argument::DType(parsed(value)?),
        "device" => Argument::Device(parsed(value)?),
        "layout" => Argument::Layout(parsed(value)?),
        "memory_format" => Argument::MemoryFormat(parsed(value)?),
        "ellipsis" => Argument::Ellipsis,
        "float" => Argument::Float(float(value)?),
        "complex" => match array(value)?.as_slice() {
            [re, im] => Argument::Complex(Box::new((number(re)?, number(im)?))),
            _ => return Err(JsonError::new("a complex number has two parts")),
        },
        "int" => {
            let digits = text(value)?;
            digits.parse().map_or_else(|_| Argument::BigInt(digits.into()), Argument::Int)
        }
        "global" => Argument::Global(text(value)?.into()),
        "enum" => Argument::Enum(Box::new(pair(value)?)),
        "opaque" => Argument::Opaque(Box::new(pair(value)?)),
        _ => return Err(JsonError::new("there is no such kind of argument")),
    })
}

fn node_named(name: &str, graph: Option<&Graph>) -> Result<NodeId, JsonError> {
    let Some(graph) = graph else { return Err(JsonError::new("there are no nodes here")) };
    graph.owner_of_name(name).ok_or_else(|| JsonError::new(format!("there is no node named `{name}`")))
}

pub(crate) fn text(value: &Value) -> Result<&str, JsonError> {
    value.as_str().ok_or_else(|| JsonError::new("expected a string"))
}

pub(crate) fn array(value: &Value) -> Result<&Vec<Value>, JsonError> {
    value.as_array().ok_or_else(|| JsonError::new("expected a list"))
}

/// A string that names a member of an enumeration.
pub(crate) fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(value: &Value) -> Result<T, JsonError> {
    text(value)?.parse().map_err(|error| JsonError::new(format!("{error}")))
}

fn pair(value: &Value) -> Result<(Box<str>, Box<str>), JsonError> {
    match array(value)?.as_slice() {
        [first, second] => Ok((text(first)?.into(), text(second)?.into())),
        _ => Err(JsonError::new("expected two strings")),
    }
}

/// A number, or an object that says which.
pub(crate) fn number(value: &Value) -> Result<f64, JsonError> {
    match (value.as_f64(), value.get("float")) {
        (Some(value), _) => Ok(value),
        (None, Some(value)) => float(value),
        (None, None) => Err(JsonError::new("expected a number or `{\"float\": ...}`")),
    }
}

/// What stands behind `float`: a number, `inf`, `-inf`, `nan`, or the bits.
fn float(value: &Value) -> Result<f64, JsonError> {
    if let Some(value) = value.as_f64() {
        return Ok(value);
    }
    let text = text(value)?;
    let bits = text.strip_prefix("0x").and_then(|digits| u64::from_str_radix(digits, 16).ok());
    match (bits.map(f64::from_bits), text) {
        (Some(value), _) => Ok(value),
        (None, "inf") => Ok(f64::INFINITY),
        (None, "-inf") => Ok(f64::NEG_INFINITY),
        (None, "nan") => Ok(f64::NAN),
        _ => Err(JsonError::new(format!("`{text}` is not `inf`, `-inf`, `nan` or bits as `0x...`"))),
    }
}
