//! The small records of `model.json`: tensors, sizes, metadata, tree specifications.

use fx_ir::{Device, Dim, Layout, Meta, ModuleFrame, SymExpr, Tensor, TensorMeta, TreeSpec};
use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::build::{ARGUMENT_NAMES, MAX_RANK};
use crate::enums;
use crate::schema::{self, Hint, SymInt, Text};
use crate::symbols;

/// The record of a value.
///
/// # Errors
/// What cannot be written of it.
pub(super) fn value_record(meta: &TensorMeta) -> Result<schema::TensorMeta<'_>, String> {
    if meta.shape.len() != meta.stride.len() {
        return Err(format!(
            "{} sizes and {} strides are recorded for it",
            meta.shape.len(),
            meta.stride.len()
        ));
    }
    if meta.shape.len() > MAX_RANK || meta.shape.iter().any(|dim| dim.as_int().is_some_and(|size| size < 0)) {
        return Err(format!("{meta} is recorded for it, which no tensor is"));
    }
    Ok(schema::TensorMeta {
        dtype: enums::dtype_number(meta.dtype).ok_or_else(|| format!("a .pt2 has no {}", meta.dtype))?,
        sizes: meta.shape.iter().map(sym_int).collect::<Result<_, _>>()?,
        requires_grad: meta.requires_grad,
        device: enums::device_record(meta.device),
        strides: meta.stride.iter().map(sym_int).collect::<Result<_, _>>()?,
        storage_offset: sym_int(&meta.storage_offset)?,
        layout: enums::layout_number(meta.layout).ok_or_else(|| format!("a .pt2 has no {}", meta.layout))?,
    })
}

/// The record of a stored tensor, which the program has on `device`.
pub(super) fn stored_record(tensor: &Tensor, device: Device) -> Result<schema::TensorMeta<'static>, String> {
    let sizes = |values: &[i64]| values.iter().copied().map(SymInt::AsInt).collect();
    Ok(schema::TensorMeta {
        dtype: enums::dtype_number(tensor.dtype).ok_or_else(|| format!("a .pt2 has no {}", tensor.dtype))?,
        sizes: sizes(&tensor.shape),
        requires_grad: tensor.requires_grad,
        device: enums::device_record(device),
        strides: sizes(&tensor.strides),
        storage_offset: SymInt::AsInt(tensor.storage_offset),
        layout: enums::layout_number(Layout::Strided).unwrap_or_default(),
    })
}

/// A size.
pub(super) fn sym_int(dim: &Dim) -> Result<SymInt<'_>, String> {
    match dim {
        Dim::Int(value) => Ok(SymInt::AsInt(*value)),
        Dim::Sym(expr) => expression(expr).map(SymInt::AsExpr),
    }
}

/// An expression as the file it came from spelled it; one that was printed and read again, from what was printed.
pub(super) fn expression(expr: &SymExpr) -> Result<schema::SymExpr<'_>, String> {
    let expr_str: Text<'_> = if expr.source.is_empty() {
        symbols::srepr(&expr.text)
            .ok_or_else(|| format!("the size `{}` is not an expression that can be written", expr.text))?
            .into()
    } else {
        expr.source.as_str().into()
    };
    Ok(schema::SymExpr { expr_str, hint: expr.hint.map(Hint::AsInt) })
}

/// What is known of a node beside its value, as the flat texts that a file has. What Python's reader would stumble over
/// is left out.
pub(super) fn metadata(meta: &Meta) -> IndexMap<Text<'_>, Text<'_>> {
    let mut record: IndexMap<Text<'_>, Text<'_>> = IndexMap::new();
    if let Some(trace) = &meta.stack_trace {
        record.insert("stack_trace".into(), (&**trace).into());
    }
    if let Some(stack) = meta.module_stack.as_deref().and_then(module_stack) {
        record.insert("nn_module_stack".into(), stack.into());
    }
    for (key, text) in &meta.other {
        let is_readable = match &**key {
            ARGUMENT_NAMES => false,
            "custom" => serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(),
            "source_fn_stack" => text.split(';').all(|item| item.matches(',').count() == 1),
            // Python's own keys whose text has a form that only Python makes.
            "from_node" | "stack_trace" | "nn_module_stack" => false,
            _ => true,
        };
        if is_readable {
            record.insert((&**key).into(), (&**text).into());
        }
    }
    record
}

/// `key,path,class;key,path,class`; `None` when a part would be split elsewhere.
fn module_stack(frames: &[ModuleFrame]) -> Option<String> {
    let mut text = String::new();
    for frame in frames {
        if [&frame.key, &frame.path, &frame.class].iter().any(|part| part.contains(';') || splits(part)) {
            return None;
        }
        if !text.is_empty() {
            text.push(';');
        }
        text.push_str(&format!("{},{},{}", frame.key, frame.path, frame.class));
    }
    (!text.is_empty()).then_some(text)
}

/// Whether a comma outside brackets, or a bracket without its pair, would be read as the end of a part.
fn splits(part: &str) -> bool {
    let mut depth = 0i64;
    for c in part.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => return true,
            _ => {}
        }
        if depth < 0 {
            return true;
        }
    }
    depth != 0
}

/// `[protocol, spec]` as text (`treespec_dumps`); fields of named tuples are added to `fields`.
///
/// # Errors
/// A key of a dictionary is not one that JSON has.
pub(super) fn tree_spec(spec: &TreeSpec, fields: &mut IndexMap<String, Value>) -> Result<String, String> {
    Ok(json!([1, tree(spec, fields)?]).to_string())
}

fn tree(spec: &TreeSpec, fields: &mut IndexMap<String, Value>) -> Result<Value, String> {
    let mut children = Vec::new();
    for child in spec.children() {
        children.push(tree(child, fields)?);
    }
    let (kind, context) = match spec {
        TreeSpec::Leaf => (Value::Null, Value::Null),
        TreeSpec::Tuple(_) => ("builtins.tuple".into(), "null".into()),
        TreeSpec::List(_) => ("builtins.list".into(), "null".into()),
        TreeSpec::Dict(items) => {
            let keys = items.iter().map(|(key, _)| key_to_json(key)).collect::<Result<Vec<_>, _>>()?;
            ("builtins.dict".into(), Value::Array(keys).to_string().into())
        }
        TreeSpec::Other { class, context, fields: names, .. } => {
            if class == "collections.namedtuple" {
                let name = context.trim_matches('"').to_owned();
                fields.insert(name, json!({ "field_names": names }));
            }
            // A context is JSON in a string, or, for a defaultdict, JSON itself.
            let context = match serde_json::from_str(context) {
                Ok(object @ Value::Object(_)) => object,
                _ => Value::from(context.as_str()),
            };
            (class.as_str().into(), context)
        }
    };
    Ok(json!({ "type": kind, "context": context, "children_spec": children }))
}

/// A key, which is a Python literal here.
fn key_to_json(key: &str) -> Result<Value, String> {
    let plain = match key {
        "None" => Some(Value::Null),
        "True" => Some(true.into()),
        "False" => Some(false.into()),
        number => serde_json::from_str::<serde_json::Number>(number).ok().map(Value::Number),
    };
    plain
        .or_else(|| fx_ir::text::python_str_value(key).map(Value::String))
        .ok_or_else(|| format!("the key {key} of a dictionary is neither a string nor a number"))
}
