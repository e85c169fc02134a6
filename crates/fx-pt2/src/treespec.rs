//! Pytree specifications: JSON in a string (`torch.utils._pytree.treespec_dumps`).

use fx_ir::TreeSpec;
use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use crate::error::Fault;
use crate::schema::NamedTupleFields;

/// How deep containers may nest.
const MAX_DEPTH: usize = 100;

#[derive(Deserialize)]
struct Spec {
    #[serde(rename = "type")]
    kind: Option<String>,
    context: Option<Value>,
    #[serde(default)]
    children_spec: Vec<Spec>,
}

/// Reads `[protocol, spec]`.
pub(crate) fn parse(
    text: &str,
    place: &str,
    namedtuples: &IndexMap<String, NamedTupleFields>,
) -> Result<TreeSpec, Fault> {
    let (protocol, spec): (i64, Spec) = serde_json::from_str(text)
        .map_err(|error| Fault::invalid(place, format!("not a pytree specification: {error}")))?;
    if protocol != 1 {
        return Err(Fault::unsupported(place, format!("pytree protocol {protocol} is not known, only 1")));
    }
    convert(spec, place, namedtuples, 0)
}

fn convert(
    spec: Spec,
    place: &str,
    namedtuples: &IndexMap<String, NamedTupleFields>,
    depth: usize,
) -> Result<TreeSpec, Fault> {
    if depth > MAX_DEPTH {
        return Err(Fault::invalid(place, format!("containers nest more than {MAX_DEPTH} deep")));
    }
    let context = spec.context.unwrap_or(Value::Null);
    let children = spec
        .children_spec
        .into_iter()
        .map(|child| convert(child, place, namedtuples, depth + 1))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(match spec.kind.as_deref() {
        None => TreeSpec::Leaf,
        Some("builtins.tuple") => TreeSpec::Tuple(children),
        Some("builtins.list") => TreeSpec::List(children),
        Some("builtins.dict") => {
            let keys = keys(&context).ok_or_else(|| Fault::invalid(place, "a dict without its keys"))?;
            if keys.len() != children.len() {
                return Err(Fault::invalid(place, "a dict has another number of keys than of values"));
            }
            TreeSpec::Dict(keys.into_iter().zip(children).collect())
        }
        Some(class) => {
            let fields = match class {
                "collections.namedtuple" => {
                    let name = context_text(&context);
                    let name = name.trim_matches('"');
                    namedtuples.get(name).map(|found| found.field_names.clone()).unwrap_or_default()
                }
                _ => field_names(&context),
            };
            TreeSpec::Other { class: class.to_owned(), context: context_text(&context), fields, children }
        }
    })
}

/// A context is JSON in a string, or, for a defaultdict, JSON itself.
fn context_text(context: &Value) -> String {
    match context {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Keys as Python literals.
fn keys(context: &Value) -> Option<Vec<String>> {
    let Value::Array(items) = serde_json::from_str::<Value>(&context_text(context)).ok()? else {
        return None;
    };
    items
        .iter()
        .map(|key| match key {
            Value::String(text) => Some(fx_ir::text::python_str_repr(text)),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(true) => Some("True".to_owned()),
            Value::Bool(false) => Some("False".to_owned()),
            Value::Null => Some("None".to_owned()),
            _ => None,
        })
        .collect()
}

/// The names of a record's fields, when the context is a list of them.
fn field_names(context: &Value) -> Vec<String> {
    match serde_json::from_str::<Value>(&context_text(context)) {
        Ok(Value::Array(items)) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect::<Option<_>>()
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}
