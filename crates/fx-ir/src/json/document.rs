//! The shape of the JSON, as serde reads and writes it.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

fn is_false(value: &bool) -> bool {
    !value
}

fn is_zero(value: &i64) -> bool {
    *value == 0
}

/// What tells whether the rest can be read.
#[derive(Deserialize)]
pub(crate) struct Head {
    pub(crate) format: Option<Value>,
    pub(crate) version: Option<Value>,
}

/// A module with its graph; the whole, and the programs inside modules.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Program {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) format: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    pub(crate) nodes: Vec<NodeRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) stacks: Vec<StackRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) traces: Vec<String>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) modules: IndexMap<String, ModuleRecord>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) tensors: IndexMap<String, TensorRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) storages: Vec<StorageRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) weights: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pytree: Option<PyTreeRecord>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) range_constraints: IndexMap<String, (Option<i64>, Option<i64>)>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct NodeRecord {
    pub(crate) op: String,
    pub(crate) name: String,
    pub(crate) target: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) args: Vec<Value>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) kwargs: Map<String, Value>,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) type_expr: Option<TypeRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) users: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "MetaRecord::is_empty")]
    pub(crate) meta: MetaRecord,
}

/// A type annotation as it prints; Python's dumps put more beside it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum TypeRecord {
    Text(String),
    Described { repr: String },
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct MetaRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) val: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stack_trace: Option<TraceRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) nn_module_stack: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) provenance: Vec<(String, Vec<String>)>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) other: BTreeMap<String, String>,
}

impl MetaRecord {
    fn is_empty(&self) -> bool {
        self.val.is_none()
            && self.stack_trace.is_none()
            && self.nn_module_stack.is_none()
            && self.provenance.is_empty()
            && self.other.is_empty()
    }
}

/// A stack trace: an index into the table, or the text itself.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum TraceRecord {
    Index(usize),
    Text(String),
}

/// A module stack: the stack around it, and one frame more; or all frames, as Python's dumps have it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum StackRecord {
    Frame(Option<usize>, String, String, String),
    Whole(Vec<(String, String, String)>),
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ModuleRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) class: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) training: bool,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(crate) attrs: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) graph: Option<Box<Program>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) alias_of: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct TensorRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) dtype: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) shape: Option<Vec<i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stride: Option<Vec<i64>>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) offset: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) requires_grad: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) storage: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) alias_of: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) none: bool,
}

#[derive(Default, Serialize, Deserialize)]
pub(crate) struct StorageRecord {
    pub(crate) bytes: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct PyTreeRecord {
    #[serde(default)]
    pub(crate) args: Vec<String>,
    pub(crate) in_spec: SpecRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) out_spec: Option<SpecRecord>,
}

/// A pytree spec; the leaf is the string `*`.
#[derive(Serialize, Deserialize)]
pub(crate) enum SpecRecord {
    #[serde(rename = "*")]
    Leaf,
    #[serde(rename = "tuple")]
    Tuple(Vec<SpecRecord>),
    #[serde(rename = "list")]
    List(Vec<SpecRecord>),
    #[serde(rename = "dict")]
    Dict(Vec<(String, SpecRecord)>),
    #[serde(rename = "other")]
    Other {
        class: String,
        context: String,
        #[serde(default)]
        fields: Vec<String>,
        children: Vec<SpecRecord>,
    },
}
