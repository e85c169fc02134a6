//! Values' metadata as JSON.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::JsonError;
use super::argument::{array, number, parsed, text};
use crate::dtype::{Device, Layout};
use crate::meta::{Dim, SymExpr, TensorMeta, ValueMeta, contiguous_strides};

pub(crate) fn value_to_json(value: &ValueMeta) -> Value {
    match value {
        ValueMeta::None => json!({"none": 1}),
        ValueMeta::Tensor(meta) => json!({"tensor": tensor_to_json(meta)}),
        ValueMeta::Int(dim) => json!({"int": dim_to_json(dim)}),
        ValueMeta::SymBool(expr) => json!({"bool": symbol_to_json(expr)}),
        ValueMeta::SymFloat(expr) => json!({"float": symbol_to_json(expr)}),
        ValueMeta::Bool(value) => json!({"bool": value}),
        ValueMeta::Float(None) => json!({"float": null}),
        ValueMeta::Float(Some(value)) if value.is_finite() => json!({"float": value}),
        ValueMeta::Float(Some(value)) => json!({"float": {"float": crate::text::python_float(*value)}}),
        ValueMeta::Str(text) => json!({"str": &**text}),
        ValueMeta::List(items) => json!({"list": items.iter().map(value_to_json).collect::<Vec<_>>()}),
    }
}

/// A tensor's metadata; what is as in a row-major tensor on the processor is left out.
fn tensor_to_json(meta: &TensorMeta) -> Value {
    let mut object = Map::new();
    let dims = |dims: &[Dim]| -> Value { dims.iter().map(dim_to_json).collect::<Vec<_>>().into() };
    object.insert("dtype".to_owned(), json!(meta.dtype.name()));
    object.insert("shape".to_owned(), dims(&meta.shape));
    if usual_strides(&meta.shape).as_ref() != Some(&meta.stride) {
        object.insert("stride".to_owned(), dims(&meta.stride));
    }
    if meta.storage_offset != Dim::Int(0) {
        object.insert("storage_offset".to_owned(), dim_to_json(&meta.storage_offset));
    }
    if meta.requires_grad {
        object.insert("requires_grad".to_owned(), json!(true));
    }
    if meta.device != Device::CPU {
        object.insert("device".to_owned(), json!(meta.device.to_string()));
    }
    if meta.layout != Layout::Strided {
        object.insert("layout".to_owned(), json!(meta.layout.name()));
    }
    if let Some(format) = meta.memory_format {
        object.insert("memory_format".to_owned(), json!(format.name()));
    }
    object.into()
}

fn usual_strides(shape: &[Dim]) -> Option<Vec<Dim>> {
    let sizes: Option<Vec<i64>> = shape.iter().map(Dim::as_int).collect();
    Some(contiguous_strides(&sizes?).into_iter().map(Dim::Int).collect())
}

fn dim_to_json(dim: &Dim) -> Value {
    match dim {
        Dim::Int(value) => json!(value),
        Dim::Sym(expr) => symbol_to_json(expr),
    }
}

fn symbol_to_json(expr: &SymExpr) -> Value {
    json!({"sym": expr.text, "source": expr.source, "hint": expr.hint})
}

pub(crate) fn value_from_json(value: &Value) -> Result<ValueMeta, JsonError> {
    let object =
        value.as_object().ok_or_else(|| JsonError::new("expected an object such as `{\"tensor\": ...}`"))?;
    let mut entries = object.iter();
    let (Some((kind, value)), None) = (entries.next(), entries.next()) else {
        return Err(JsonError::new("an object that is a value has one key, such as `tensor` or `list`"));
    };
    let read = || -> Result<ValueMeta, JsonError> {
        Ok(match kind.as_str() {
            "none" => ValueMeta::None,
            "tensor" => ValueMeta::Tensor(tensor_from_json(value)?),
            "int" => ValueMeta::Int(dim_from_json(value)?),
            "bool" if value.is_null() => ValueMeta::Bool(None),
            "bool" if value.is_object() => ValueMeta::SymBool(symbol_from_json(value)?),
            "bool" => ValueMeta::Bool(Some(truth(value)?)),
            "float" if value.is_null() => ValueMeta::Float(None),
            "float" if value.get("sym").is_some() => ValueMeta::SymFloat(symbol_from_json(value)?),
            "float" => ValueMeta::Float(Some(number(value)?)),
            "str" => ValueMeta::Str(text(value)?.into()),
            "list" => {
                let item = |(at, item): (usize, &Value)| {
                    value_from_json(item).map_err(|error| error.inside(format!("[{at}]")))
                };
                ValueMeta::List(array(value)?.iter().enumerate().map(item).collect::<Result<_, _>>()?)
            }
            _ => return Err(JsonError::new("there is no such kind of value")),
        })
    };
    read().map_err(|error| error.inside(kind))
}

fn tensor_from_json(value: &Value) -> Result<TensorMeta, JsonError> {
    let field = |name: &'static str| value.get(name).filter(|value| !value.is_null());
    let at = |name: &'static str| move |error: JsonError| error.inside(name);
    let dims = |name: &'static str| -> Result<Option<Vec<Dim>>, JsonError> {
        let Some(value) = field(name) else { return Ok(None) };
        let dims = array(value).and_then(|items| items.iter().map(dim_from_json).collect());
        dims.map(Some).map_err(at(name))
    };
    let missing = |name: &str| JsonError::new(format!("`{name}` is missing"));
    let dtype = parsed(field("dtype").ok_or_else(|| missing("dtype"))?).map_err(at("dtype"))?;
    let shape = dims("shape")?.ok_or_else(|| missing("shape"))?;
    let stride = match dims("stride")? {
        Some(stride) if stride.len() != shape.len() => {
            return Err(JsonError::new("there must be as many strides as sizes").inside("stride"));
        }
        Some(stride) => stride,
        None => usual_strides(&shape).ok_or_else(|| missing("stride"))?,
    };
    let mut meta = TensorMeta { shape, stride, ..TensorMeta::contiguous(dtype, &[]) };
    if let Some(value) = field("storage_offset") {
        meta.storage_offset = dim_from_json(value).map_err(at("storage_offset"))?;
    }
    if let Some(value) = field("requires_grad") {
        meta.requires_grad = truth(value).map_err(at("requires_grad"))?;
    }
    if let Some(value) = field("device") {
        meta.device = parsed(value).map_err(at("device"))?;
    }
    if let Some(value) = field("layout") {
        meta.layout = parsed(value).map_err(at("layout"))?;
    }
    if let Some(value) = field("memory_format") {
        meta.memory_format = Some(parsed(value).map_err(at("memory_format"))?);
    }
    Ok(meta)
}

fn truth(value: &Value) -> Result<bool, JsonError> {
    value.as_bool().ok_or_else(|| JsonError::new("expected true or false"))
}

fn dim_from_json(value: &Value) -> Result<Dim, JsonError> {
    if let Some(size) = value.as_i64() {
        return Ok(Dim::Int(size));
    }
    symbol_from_json(value).map(Dim::Sym)
}

fn symbol_from_json(value: &Value) -> Result<Arc<SymExpr>, JsonError> {
    let Some(symbol) = value.get("sym") else {
        return Err(JsonError::new("a size is an integer or `{\"sym\": text}`"));
    };
    let source = value.get("source").and_then(Value::as_str).unwrap_or("").to_owned();
    let hint = value.get("hint").and_then(Value::as_i64);
    Ok(Arc::new(SymExpr { text: text(symbol)?.to_owned(), source, hint }))
}
