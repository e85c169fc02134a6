//! Writing modules as JSON.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::argument::argument_to_json;
use super::document::{
    MetaRecord, ModuleRecord, NodeRecord, Program, PyTreeRecord, SpecRecord, StackRecord, StorageRecord,
    TensorRecord, TraceRecord, TypeRecord,
};
use super::meta::value_to_json;
use super::{FORMAT, JsonOptions, VERSION};
use crate::graph::Graph;
use crate::graph_module::GraphModule;
use crate::meta::{Meta, ModuleFrame};
use crate::module::{Module, TensorId, TensorRole, join_path};
use crate::node::Node;
use crate::pytree::TreeSpec;
use crate::text::Weights;
use crate::text::weights::{Region, is_external, regions, walk_once};

/// The module as JSON.
///
/// With [`Weights::File`], the tensors that must be in the file are those of
/// [`tensors_for_file`](crate::text::tensors_for_file) under the same options. O(text).
///
/// ```
/// use fx_ir::{Graph, GraphModule, json};
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// graph.output(x);
/// let text = json::to_json(&GraphModule::from_graph(graph), &json::JsonOptions::default());
/// assert_eq!(
///     text,
///     concat!(
///         r#"{"format":"fx-json","version":1,"name":"GraphModule","nodes":["#,
///         r#"{"op":"placeholder","name":"x","target":"x"},"#,
///         r#"{"op":"output","name":"output","target":"output","args":[{"node":"x"}]}]}"#,
///     )
/// );
/// # Ok::<(), json::JsonError>(())
/// ```
pub fn to_json(module: &GraphModule, options: &JsonOptions<'_>) -> String {
    let mut program = program(module, options, "");
    (program.format, program.version) = (Some(FORMAT.to_owned()), Some(VERSION));
    let text = match options.pretty {
        true => serde_json::to_string_pretty(&program),
        false => serde_json::to_string(&program),
    };
    // Strings for keys and plain data cannot fail to be written.
    text.unwrap_or_default()
}

fn program(module: &GraphModule, options: &JsonOptions<'_>, prefix: &str) -> Program {
    let graph = module.graph();
    let mut tables = Tables::default();
    let nodes = graph.nodes().map(|node| node_record(node, options, &mut tables)).collect();
    let mut program = Program {
        name: Some(module.name.clone()),
        nodes,
        stacks: tables.stacks,
        traces: tables.traces,
        pytree: module.pytree.as_ref().map(|pytree| PyTreeRecord {
            args: pytree.orig_args.clone(),
            in_spec: spec_record(&pytree.in_spec),
            out_spec: pytree.out_spec.as_ref().map(spec_record),
        }),
        range_constraints: module
            .range_constraints
            .iter()
            .map(|(symbol, range)| (symbol.clone(), (range.min, range.max)))
            .collect(),
        ..Program::default()
    };
    write_tree(&mut program, module, options, prefix);
    program
}

fn node_record(node: Node<'_>, options: &JsonOptions<'_>, tables: &mut Tables) -> NodeRecord {
    let graph = node.graph();
    // Readers enter users in program order; only another order needs to be said.
    let in_order = node.users().zip(node.users().skip(1)).all(|(a, b)| graph.comes_before(a.id(), b.id()));
    let kwargs = node.kwargs().iter().map(|(key, value)| (key.to_string(), argument_to_json(value, graph)));
    NodeRecord {
        op: node.op().name().to_owned(),
        name: node.name().to_owned(),
        target: node.target().to_owned(),
        args: node.args().iter().map(|arg| argument_to_json(arg, graph)).collect(),
        kwargs: kwargs.collect(),
        type_expr: node.type_expr().map(|text| TypeRecord::Text(text.to_owned())),
        users: (!in_order).then(|| node.users().map(|user| user.name().to_owned()).collect()),
        meta: if options.meta { tables.meta_record(node.meta()) } else { MetaRecord::default() },
    }
}

/// What many nodes have alike, written once.
#[derive(Default)]
struct Tables {
    stacks: Vec<StackRecord>,
    traces: Vec<String>,
    /// The index of each stack, by the one around it and its innermost frame.
    stack_index: HashMap<(Option<usize>, ModuleFrame), usize>,
    trace_index: HashMap<Arc<str>, usize>,
}

impl Tables {
    fn meta_record(&mut self, meta: &Meta) -> MetaRecord {
        MetaRecord {
            val: meta.value.as_deref().map(value_to_json),
            stack_trace: meta.stack_trace.as_ref().map(|trace| self.trace(trace)),
            nn_module_stack: meta.module_stack.as_deref().and_then(|frames| self.stack(frames)),
            provenance: meta
                .provenance
                .iter()
                .flat_map(|steps| steps.iter())
                .map(|step| (step.pass.to_string(), step.from.iter().map(|name| name.to_string()).collect()))
                .collect(),
            other: meta.other.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect(),
        }
    }

    fn trace(&mut self, trace: &Arc<str>) -> TraceRecord {
        let next = self.traces.len();
        let index = *self.trace_index.entry(trace.clone()).or_insert(next);
        if index == next {
            self.traces.push(trace.to_string());
        }
        TraceRecord::Index(index)
    }

    /// The index of a stack; `None` when it is empty.
    fn stack(&mut self, frames: &[ModuleFrame]) -> Option<usize> {
        let mut around = None;
        for frame in frames {
            let next = self.stacks.len();
            let index = *self.stack_index.entry((around, frame.clone())).or_insert(next);
            if index == next {
                let ModuleFrame { key, path, class } = frame.clone();
                self.stacks.push(StackRecord::Frame(
                    around,
                    key.to_string(),
                    path.to_string(),
                    class.to_string(),
                ));
            }
            around = Some(index);
        }
        around
    }
}

fn write_tree(program: &mut Program, module: &GraphModule, options: &JsonOptions<'_>, prefix: &str) {
    let tree = module.modules();
    let regions = regions(tree);
    let mut storages: BTreeMap<usize, usize> = BTreeMap::new();
    let mut first: BTreeMap<TensorId, (TensorRole, String)> = BTreeMap::new();
    walk_once(tree, |path, id, alias| {
        if let Some(alias) = alias {
            let record = ModuleRecord { alias_of: Some(alias.to_owned()), ..ModuleRecord::default() };
            program.modules.insert(path.to_owned(), record);
            return;
        }
        let Some(module) = tree.module(id) else { return };
        let record = module_record(module, options, &join_path(prefix, path));
        if !(path.is_empty() && record.class.is_none() && !record.training && record.attrs.is_empty()) {
            program.modules.insert(path.to_owned(), record);
        }
        for (name, (role, id)) in &module.tensors {
            let full = join_path(path, name);
            let mut record = TensorRecord { kind: Some(kind(*role).to_owned()), ..TensorRecord::default() };
            match id.and_then(|id| Some((id, tree.tensor(id)?))) {
                None => record.none = true,
                Some((id, _)) if first.contains_key(&id) => {
                    record.alias_of = first.get(&id).map(|(_, path)| path.clone());
                }
                Some((id, tensor)) => {
                    first.insert(id, (*role, full.clone()));
                    record.dtype = Some(tensor.dtype.name().to_owned());
                    record.shape = Some(tensor.shape.clone());
                    record.stride = Some(tensor.strides.clone());
                    record.requires_grad = Some(tensor.requires_grad);
                    if let Some(region) = regions.get(&tensor.storage.key()) {
                        let skipped = region.base / tensor.dtype.size();
                        record.offset = tensor.storage_offset - skipped as i64;
                        let storage = *storages.entry(tensor.storage.key()).or_insert_with(|| {
                            program.storages.push(storage_record(tensor, region, options, prefix));
                            program.storages.len() - 1
                        });
                        record.storage = Some(storage);
                    }
                }
            }
            program.tensors.insert(full, record);
        }
    });
}

fn module_record(module: &Module, options: &JsonOptions<'_>, prefix: &str) -> ModuleRecord {
    // Configurations hold no nodes, so any graph will do.
    let graph = Graph::new();
    let attrs: Map<String, Value> =
        module.config.iter().map(|(key, value)| (key.clone(), argument_to_json(value, &graph))).collect();
    let said = module.class != crate::text::PLAIN_CLASS;
    ModuleRecord {
        class: said.then(|| module.class.clone()),
        training: module.training,
        attrs,
        graph: module.graph.as_ref().map(|inner| Box::new(program(inner, options, prefix))),
        alias_of: None,
    }
}

fn storage_record(
    tensor: &crate::tensor::Tensor,
    region: &Region,
    options: &JsonOptions<'_>,
    prefix: &str,
) -> StorageRecord {
    let mut record = StorageRecord { bytes: region.len, ..StorageRecord::default() };
    if !is_external(tensor, region, options.weights, options.inline_limit) {
        record.data = region.bytes_of(&tensor.storage).map(|bytes| STANDARD.encode(bytes));
    } else if let Weights::File(file) = options.weights {
        record.file = Some(file.to_owned());
        record.name = Some(join_path(prefix, &region.path));
    }
    record
}

fn kind(role: TensorRole) -> &'static str {
    match role {
        TensorRole::Parameter => "param",
        TensorRole::Buffer => "buffer",
        TensorRole::NonPersistentBuffer => "constant",
    }
}

fn spec_record(spec: &TreeSpec) -> SpecRecord {
    let all = |items: &[TreeSpec]| items.iter().map(spec_record).collect();
    match spec {
        TreeSpec::Leaf => SpecRecord::Leaf,
        TreeSpec::Tuple(items) => SpecRecord::Tuple(all(items)),
        TreeSpec::List(items) => SpecRecord::List(all(items)),
        TreeSpec::Dict(items) => {
            SpecRecord::Dict(items.iter().map(|(key, item)| (key.clone(), spec_record(item))).collect())
        }
        TreeSpec::Other { class, context, fields, children } => SpecRecord::Other {
            class: class.clone(),
            context: context.clone(),
            fields: fields.clone(),
            children: all(children),
        },
    }
}
