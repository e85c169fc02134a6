//! Reading modules from JSON.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use indexmap::IndexMap;
use serde_json::Value;

use super::argument::argument_from_json;
use super::document::{
    Head, MetaRecord, ModuleRecord, NodeRecord, Program, SpecRecord, StackRecord, StorageRecord,
    TensorRecord, TraceRecord, TypeRecord,
};
use super::meta::value_from_json;
use super::{FORMAT, JsonError, VERSION};
use crate::dtype::DType;
use crate::exact::{ExactNode, Reserved};
use crate::graph::Graph;
use crate::graph_module::{GraphModule, PyTreeInfo, SymRange};
use crate::id::NodeId;
use crate::meta::{Meta, ModuleFrame, Provenance, contiguous_strides};
use crate::module::{Attribute, Module, ModuleTree, TensorRole, split_path};
use crate::names::is_identifier;
use crate::node::Op;
use crate::pytree::TreeSpec;
use crate::tensor::{Storage, Tensor};
use crate::text::weights::{check_paths, extent};
use crate::text::{Absent, NoTensors, TensorSource, default_grad};

/// Reads a module that stands alone.
///
/// ```
/// let module = fx_ir::json::from_json(
///     r#"{"format": "fx-json", "version": 1,
///         "nodes": [{"op": "placeholder", "name": "x", "target": "x"},
///                   {"op": "call_function", "name": "y", "target": "torch.relu", "args": [{"node": "x"}]},
///                   {"op": "output", "name": "output", "target": "output", "args": [{"node": "y"}]}]}"#,
/// )?;
/// assert_eq!(module.graph().len(), 3);
/// # Ok::<(), fx_ir::json::JsonError>(())
/// ```
///
/// # Errors
/// The text is no JSON, of another format or version, or a value makes no sense; the place is told. References to
/// later nodes are kept, as the lint's to find; a name that no node has is an error.
pub fn from_json(text: &str) -> Result<GraphModule, JsonError> {
    from_json_with(text, &NoTensors)
}

/// Reads a module whose tensors are in other files.
///
/// # Errors
/// As [`from_json`], and what `tensors` says.
pub fn from_json_with(text: &str, tensors: &dyn TensorSource) -> Result<GraphModule, JsonError> {
    let head: Head = serde_json::from_str(text)?;
    match head.format {
        Some(Value::String(format)) if format == FORMAT => {}
        found => {
            let found = found.map_or("missing".to_owned(), |value| shortened(&value));
            return Err(JsonError::Format { found });
        }
    }
    match head.version {
        Some(version) if version.as_u64() == Some(VERSION) => {}
        found => {
            let found = found.map_or("(none)".to_owned(), |value| shortened(&value));
            return Err(JsonError::Version { found });
        }
    }
    read_program(serde_json::from_str(text)?, tensors, None)
}

fn shortened(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}

fn read_program(
    program: Program,
    tensors: &dyn TensorSource,
    weights: Option<&str>,
) -> Result<GraphModule, JsonError> {
    let graph = read_graph(&program)?;
    let weights = program.weights.as_deref().or(weights);
    let storages = Storages::read(&program.storages, tensors)?;
    let mut tree = ModuleTree::default();
    for (path, record) in program.modules {
        let at = |error: JsonError| error.inside(format!("modules[{path:?}]"));
        read_module(&mut tree, &path, record, tensors, weights).map_err(at)?;
    }
    for (path, record) in &program.tensors {
        let at = |error: JsonError| error.inside(format!("tensors[{path:?}]"));
        read_tensor(&mut tree, path, record, &storages, tensors, weights).map_err(at)?;
    }
    check_paths(&tree).map_err(|message| JsonError::new(message).inside("modules"))?;
    let mut module = GraphModule::new(tree, graph);
    if let Some(name) = program.name {
        module.name = name;
    }
    module.pytree = program.pytree.map(|pytree| PyTreeInfo {
        orig_args: pytree.args,
        in_spec: spec(pytree.in_spec),
        out_spec: pytree.out_spec.map(spec),
    });
    let range = |(symbol, (min, max))| (symbol, SymRange { min, max });
    module.range_constraints = program.range_constraints.into_iter().map(range).collect();
    Ok(module)
}

fn read_graph(program: &Program) -> Result<Graph, JsonError> {
    let nodes = &program.nodes;
    if nodes.len() >= u32::MAX as usize {
        return Err(JsonError::new("a graph cannot have that many nodes").inside("nodes"));
    }
    let mut graph = Graph::with_capacity(nodes.len());
    let mut names = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        let at = |message: String| JsonError::new(message).inside(format!("nodes[{index}].name"));
        if !is_identifier(&node.name) {
            let shown: String = node.name.chars().take(80).collect();
            return Err(at(format!("`{}` is no name: letters, digits and `_` are", shown.escape_debug())));
        }
        let name = graph.reserve_name(&node.name, index);
        names.push(name.ok_or_else(|| at(format!("there is a node named `{}` already", node.name)))?);
    }
    let tables = Tables::read(program)?;
    for (index, (node, name)) in nodes.iter().zip(names).enumerate() {
        let node = read_node(node, name, &graph, &tables).map_err(|e| e.inside(format!("nodes[{index}]")))?;
        graph.push_reserved(node);
    }
    graph.enter_users();
    for (index, node) in nodes.iter().enumerate() {
        let Some(users) = &node.users else { continue };
        let ids: Option<Vec<NodeId>> = users.iter().map(|user| graph.owner_of_name(user)).collect();
        if !ids.is_some_and(|ids| graph.order_users(NodeId::from_index(index as u32 + 1), &ids)) {
            let message = "these are not the nodes that use the value; leave `users` out if in doubt";
            return Err(JsonError::new(message).inside(format!("nodes[{index}].users")));
        }
    }
    Ok(graph)
}

fn read_node<'p>(
    node: &'p NodeRecord,
    name: Reserved,
    graph: &Graph,
    tables: &Tables,
) -> Result<ExactNode<'p>, JsonError> {
    let op: Op = node.op.parse().map_err(|error| JsonError::new(format!("{error}")).inside("op"))?;
    let args = node.args.iter().enumerate().map(|(at, arg)| {
        argument_from_json(arg, Some(graph)).map_err(|error| error.inside(format!("args[{at}]")))
    });
    let kwargs = node.kwargs.iter().map(|(key, value)| {
        let value = argument_from_json(value, Some(graph)).map_err(|e| e.inside(format!("kwargs.{key}")))?;
        Ok((key.as_str().into(), value))
    });
    Ok(ExactNode {
        name,
        op,
        target: node.target.as_str().into(),
        args: args.collect::<Result<_, _>>()?,
        kwargs: kwargs.collect::<Result<_, JsonError>>()?,
        type_expr: node.type_expr.as_ref().map(|text| match text {
            TypeRecord::Text(text) | TypeRecord::Described { repr: text } => text.as_str().into(),
        }),
        meta: tables.meta(&node.meta).map_err(|error| error.inside("meta"))?,
    })
}

/// What nodes refer to by index, shared between them.
struct Tables {
    stacks: Vec<Arc<[ModuleFrame]>>,
    traces: Vec<Arc<str>>,
}

/// How many frames all module stacks may have together; a table of n entries can spell n² / 2.
const MAX_FRAMES: usize = 10_000_000;

impl Tables {
    fn read(program: &Program) -> Result<Self, JsonError> {
        let mut stacks: Vec<Arc<[ModuleFrame]>> = Vec::with_capacity(program.stacks.len());
        let mut total = 0usize;
        for (index, record) in program.stacks.iter().enumerate() {
            let frame = |(key, path, class): (&String, &String, &String)| ModuleFrame {
                key: key.as_str().into(),
                path: path.as_str().into(),
                class: class.as_str().into(),
            };
            let at = |message: &str| JsonError::new(message).inside(format!("stacks[{index}]"));
            let stack: Arc<[ModuleFrame]> = match record {
                StackRecord::Whole(frames) => frames.iter().map(|(a, b, c)| frame((a, b, c))).collect(),
                StackRecord::Frame(around, key, path, class) => {
                    let around: &[ModuleFrame] = match around {
                        None => &[],
                        Some(around) => {
                            stacks.get(*around).ok_or_else(|| at("the stack around must come before"))?
                        }
                    };
                    around.iter().cloned().chain([frame((key, path, class))]).collect()
                }
            };
            total += stack.len();
            if total > MAX_FRAMES {
                return Err(at("the stacks have too many frames"));
            }
            stacks.push(stack);
        }
        Ok(Self { stacks, traces: program.traces.iter().map(|trace| trace.as_str().into()).collect() })
    }

    fn meta(&self, record: &MetaRecord) -> Result<Meta, JsonError> {
        let missing = |place: &str| JsonError::new("there is no such entry in the table").inside(place);
        let value = match &record.val {
            Some(value) => Some(Arc::new(value_from_json(value).map_err(|error| error.inside("val"))?)),
            None => None,
        };
        let stack_trace = match &record.stack_trace {
            None => None,
            Some(TraceRecord::Text(text)) => Some(text.as_str().into()),
            Some(TraceRecord::Index(index)) => {
                Some(self.traces.get(*index).ok_or_else(|| missing("stack_trace"))?.clone())
            }
        };
        let module_stack = match record.nn_module_stack {
            None => None,
            Some(index) => Some(self.stacks.get(index).ok_or_else(|| missing("nn_module_stack"))?.clone()),
        };
        let step = |(pass, from): &(String, Vec<String>)| Provenance {
            pass: pass.as_str().into(),
            from: from.iter().map(|name| name.as_str().into()).collect(),
        };
        Ok(Meta {
            value,
            stack_trace,
            module_stack,
            provenance: (!record.provenance.is_empty()).then(|| record.provenance.iter().map(step).collect()),
            other: record
                .other
                .iter()
                .map(|(key, value)| (key.as_str().into(), value.as_str().into()))
                .collect(),
        })
    }
}

fn read_module(
    tree: &mut ModuleTree,
    path: &str,
    record: ModuleRecord,
    tensors: &dyn TensorSource,
    weights: Option<&str>,
) -> Result<(), JsonError> {
    if let Some(alias) = record.alias_of {
        let Ok(Attribute::Module(id, _)) = tree.get(&alias) else {
            return Err(JsonError::new(format!("there is no module `{alias}` before")).inside("alias_of"));
        };
        let (parent, name) = split_path(path);
        let parent = tree.ensure_module(parent);
        if let Some(parent) = tree.module_mut(parent) {
            parent.children.insert(name.to_owned(), id);
        }
        return Ok(());
    }
    let mut config = IndexMap::new();
    for (key, value) in &record.attrs {
        let value = argument_from_json(value, None).map_err(|error| error.inside(format!("attrs.{key}")))?;
        config.insert(key.clone(), value);
    }
    let graph = match record.graph {
        Some(inner) => {
            Some(Box::new(read_program(*inner, tensors, weights).map_err(|error| error.inside("graph"))?))
        }
        None => None,
    };
    let id = tree.ensure_module(path);
    if let Some(module) = tree.module_mut(id) {
        let class = record.class.unwrap_or_else(|| crate::text::PLAIN_CLASS.to_owned());
        let (old_tensors, old_children) =
            (std::mem::take(&mut module.tensors), std::mem::take(&mut module.children));
        *module = Module {
            class,
            training: record.training,
            config: config.into(),
            tensors: old_tensors,
            children: old_children,
            graph,
        };
    }
    Ok(())
}

/// The storages by index: the payload, and how many of its bytes come before the storage.
struct Storages(Vec<(Storage, usize)>);

impl Storages {
    fn read(records: &[StorageRecord], tensors: &dyn TensorSource) -> Result<Self, JsonError> {
        let read = |(index, record): (usize, &StorageRecord)| {
            read_storage(record, tensors).map_err(|error| error.inside(format!("storages[{index}]")))
        };
        records.iter().enumerate().map(read).collect::<Result<_, _>>().map(Self)
    }
}

fn read_storage(record: &StorageRecord, tensors: &dyn TensorSource) -> Result<(Storage, usize), JsonError> {
    let len = record.bytes;
    if let Some(data) = &record.data {
        let bytes = STANDARD.decode(data.as_bytes());
        let bytes =
            bytes.map_err(|error| JsonError::new(format!("this is not base64: {error}")).inside("data"))?;
        if bytes.len() != len {
            return Err(JsonError::new(format!("`data` has {} bytes, not {len}", bytes.len())));
        }
        return Ok((Storage::new(bytes), 0));
    }
    let Some(name) = &record.name else { return Ok((Storage::new(Absent { len }), 0)) };
    let file = record.file.as_deref().unwrap_or("");
    let found = tensors.tensor(file, name).map_err(JsonError::new)?;
    let item = found.dtype.size();
    let have = usize::try_from(found.numel()).unwrap_or(0).saturating_mul(item);
    if have != len || !found.is_contiguous() {
        return Err(JsonError::new(format!(
            "`{name}` of `{file}` is {}, and not {len} bytes in a row",
            found.meta()
        )));
    }
    let skipped = usize::try_from(found.storage_offset).unwrap_or(0).saturating_mul(item);
    Ok((found.storage, skipped))
}

fn read_tensor(
    tree: &mut ModuleTree,
    path: &str,
    record: &TensorRecord,
    storages: &Storages,
    tensors: &dyn TensorSource,
    weights: Option<&str>,
) -> Result<(), JsonError> {
    let role = match record.kind.as_deref() {
        None => None,
        Some("param" | "parameter") => Some(TensorRole::Parameter),
        Some("buffer") => Some(TensorRole::Buffer),
        Some("constant") => Some(TensorRole::NonPersistentBuffer),
        Some(other) => {
            let message = format!("`{other}` is not `param`, `buffer` or `constant`");
            return Err(JsonError::new(message).inside("kind"));
        }
    };
    if let Some(alias) = &record.alias_of {
        let Ok(Attribute::Tensor(first_role, id, _)) = tree.get(alias) else {
            return Err(JsonError::new(format!("there is no tensor `{alias}` before")).inside("alias_of"));
        };
        tree.tie_tensor(path, role.unwrap_or(first_role), id);
        return Ok(());
    }
    let role = role.ok_or_else(|| JsonError::new("`kind` is missing"))?;
    if record.none {
        let (parent, name) = split_path(path);
        let parent = tree.ensure_module(parent);
        if let Some(parent) = tree.module_mut(parent) {
            parent.tensors.insert(name.to_owned(), (role, None));
        }
        return Ok(());
    }
    let dtype = record.dtype.as_deref().ok_or_else(|| JsonError::new("`dtype` is missing"))?;
    let dtype: DType = dtype.parse().map_err(|error| JsonError::new(format!("{error}")).inside("dtype"))?;
    let shape = record.shape.clone().ok_or_else(|| JsonError::new("`shape` is missing"))?;
    let tensor = match record.storage {
        Some(index) => {
            let (storage, skipped) = storages
                .0
                .get(index)
                .ok_or_else(|| JsonError::new(format!("there is no storage {index}")).inside("storage"))?;
            if !skipped.is_multiple_of(dtype.size()) {
                return Err(JsonError::new("the storage is not aligned to the elements").inside("storage"));
            }
            let first = i64::try_from(skipped / dtype.size()).unwrap_or(i64::MAX);
            let offset = record.offset.checked_add(first).unwrap_or(i64::MAX);
            let strides = record.stride.clone().unwrap_or_else(|| contiguous_strides(&shape));
            Tensor::strided(dtype, shape, strides, offset, storage.clone())
                .map_err(|error| JsonError::new(error.to_string()))?
        }
        // Nothing says where the elements are: the type and sizes are all that is known.
        None if weights.is_none() => {
            let strides = record.stride.clone().unwrap_or_else(|| contiguous_strides(&shape));
            let first = usize::try_from(record.offset).unwrap_or(usize::MAX);
            let len = first.saturating_add(extent(&shape, &strides)).saturating_mul(dtype.size());
            Tensor::strided(dtype, shape, strides, record.offset, Storage::new(Absent { len }))
                .map_err(|error| JsonError::new(error.to_string()))?
        }
        None => {
            let file = weights.unwrap_or("");
            let found = tensors.tensor(file, path).map_err(JsonError::new)?;
            if (found.dtype, &found.shape) != (dtype, &shape) {
                let have = found.meta();
                let message =
                    format!("`{path}` of `{file}` is {have}, not {}{shape:?}", dtype.abbreviation());
                return Err(JsonError::new(message));
            }
            found
        }
    };
    let requires_grad = record.requires_grad.unwrap_or_else(|| default_grad(role, dtype));
    tree.set_tensor(path, role, Tensor { requires_grad, ..tensor });
    Ok(())
}

fn spec(record: SpecRecord) -> TreeSpec {
    let all = |items: Vec<SpecRecord>| items.into_iter().map(spec).collect();
    match record {
        SpecRecord::Leaf => TreeSpec::Leaf,
        SpecRecord::Tuple(items) => TreeSpec::Tuple(all(items)),
        SpecRecord::List(items) => TreeSpec::List(all(items)),
        SpecRecord::Dict(items) => {
            TreeSpec::Dict(items.into_iter().map(|(key, item)| (key, spec(item))).collect())
        }
        SpecRecord::Other { class, context, fields, children } => {
            TreeSpec::Other { class, context, fields, children: all(children) }
        }
    }
}
