//! From a module to a program in the exported form: tensors of the tree become inputs, writes at the end become
//! outputs, and the signature says what each is. The way back from `unlift.rs`.

use std::collections::{BTreeSet, HashSet};

use fx_ir::{
    Argument, Device, Dim, GraphModule, ModuleTree, Node, NodeId, Op, Tensor, TensorRole, TreeSpec, ValueMeta,
};
use fx_ops::lookup;
use indexmap::IndexMap;
use serde_json::{Value, json};

use super::graph::{Emitter, Kind, Ref};
use super::records;
use crate::error::{Fault, excerpt};
use crate::schema::{self, Named, Nothing, Text};

/// A program as it is written, but for the archive around it.
pub(super) struct Program<'m> {
    pub(super) graph: schema::Graph<'m>,
    pub(super) input_specs: Vec<Value>,
    pub(super) output_specs: Vec<Value>,
    pub(super) in_spec: String,
    pub(super) out_spec: String,
    pub(super) forward_arg_names: Vec<String>,
    pub(super) namedtuple_fields: IndexMap<String, Value>,
    pub(super) dialect: String,
    /// The paths of the modules that are called, the root's first.
    pub(super) calls: Vec<String>,
    pub(super) tensors: Vec<Lifted<'m>>,
}

/// A tensor of the tree that is an input of the program.
pub(super) struct Lifted<'m> {
    pub(super) path: String,
    pub(super) kind: InputKind,
    pub(super) tensor: &'m Tensor,
    pub(super) device: Device,
    name: String,
}

/// What an input that is a tensor of the tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InputKind {
    Parameter,
    Buffer { persistent: bool },
    TensorConstant,
}

impl InputKind {
    fn prefix(self) -> &'static str {
        match self {
            Self::Parameter => "p_",
            Self::Buffer { .. } => "b_",
            Self::TensorConstant => "c_",
        }
    }
}

/// A write at the end of the graph that only says the new value of something: the call, what it writes to, what it
/// writes.
struct WriteBack<'m> {
    call: NodeId,
    target: Node<'m>,
    value: NodeId,
}

/// Makes the program. O(nodes + arguments + tensors).
///
/// # Errors
/// What of the module a `.pt2` cannot hold, and the node.
pub(super) fn program(module: &GraphModule) -> Result<Program<'_>, Fault> {
    let mut emitter = Emitter::new(module, String::new(), 0);
    let writes = write_backs(module);
    let tensors = lifted(module, &writes, &mut emitter)?;
    let mut input_specs: Vec<Value> = tensors.iter().map(tensor_spec).collect();
    for tensor in &tensors {
        emitter.out.inputs.push(schema::Argument::AsTensor(Named { name: Text(tensor.name.clone().into()) }));
    }
    user_inputs(&mut emitter, &mut input_specs)?;
    emitter.nodes(&writes.iter().map(|write| write.call).collect())?;

    let mut output_specs = Vec::new();
    for write in &writes {
        let node = emitter.graph.node(write.call);
        let output = match emitter.refs.get(write.value) {
            Some(value @ Ref::Value(Kind::Tensor, _)) => emitter.reference(node, value)?,
            _ => return Err(emitter.fault(node.name(), "it writes something that is not a tensor")),
        };
        output_specs.push(mutation_spec(module, &emitter, write, &output));
        emitter.out.outputs.push(output);
    }
    let (in_spec, out_spec, forward_arg_names) = trees(module, &mut emitter, &mut output_specs)?;
    let mut namedtuple_fields = IndexMap::new();
    let mut spec_text = |spec: &TreeSpec, what: &str| {
        records::tree_spec(spec, &mut namedtuple_fields).map_err(|problem| Fault::unsupported(what, problem))
    };
    let in_spec = spec_text(&in_spec, "the structure of the inputs")?;
    let out_spec = spec_text(&out_spec, "the structure of the outputs")?;
    Ok(Program {
        graph: emitter.out,
        input_specs,
        output_specs,
        in_spec,
        out_spec,
        forward_arg_names,
        namedtuple_fields,
        dialect: dialect(module, &writes),
        calls: calls(module),
        tensors,
    })
}

/// `TRAINING` lets operators write to their arguments; `ATEN` and what builds on it does not.
fn dialect(module: &GraphModule, writes: &[WriteBack<'_>]) -> String {
    let is_recorded = module.export.dialect.as_deref().filter(|dialect| *dialect != TRAINING);
    match is_recorded {
        Some(recorded) if is_functional(module, writes) => recorded.to_owned(),
        None if !writes.is_empty() => "ATEN".to_owned(),
        _ => TRAINING.to_owned(),
    }
}

const TRAINING: &str = "TRAINING";

/// Whether no call but those of `writes` writes to its arguments, in sub-graphs neither.
fn is_functional(module: &GraphModule, writes: &[WriteBack<'_>]) -> bool {
    let skipped: BTreeSet<NodeId> = writes.iter().map(|write| write.call).collect();
    let mut modules = vec![module];
    let mut seen = HashSet::new();
    while let Some(inner) = modules.pop() {
        if !seen.insert(std::ptr::from_ref(inner)) {
            continue;
        }
        for node in inner.graph().nodes() {
            let is_skipped = std::ptr::eq(inner, module) && skipped.contains(&node.id());
            let is_mutable = || lookup(node.target()).is_some_and(|schema| schema.is_mutable());
            if node.op() == Op::CallFunction && !is_skipped && is_mutable() {
                return false;
            }
        }
        let tree = inner.modules();
        modules
            .extend(tree.named_modules().into_iter().filter_map(|(_, id)| tree.module(id)?.graph.as_deref()));
    }
    true
}

/// The calls of `copy_` at the end that stand for outputs of the exported form: those that reading made, or that look
/// as if, when all that writes are they.
fn write_backs(module: &GraphModule) -> Vec<WriteBack<'_>> {
    if module.export.dialect.as_deref() == Some(TRAINING) {
        return Vec::new();
    }
    let graph = module.graph();
    let mut writes = Vec::new();
    let mut targets = HashSet::new();
    let mut node = graph.output_node().and_then(Node::prev);
    while let Some(call) = node {
        let (Some(Argument::Node(target)), Some(Argument::Node(value)), 2) =
            (call.arg(0), call.arg(1), call.args().len())
        else {
            break;
        };
        let target = graph.node(*target);
        let is_input = match target.op() {
            Op::Placeholder => true,
            Op::GetAttr => module.modules().get_tensor(target.target()).is_ok(),
            _ => false,
        };
        let is_bare = call.meta().stack_trace.is_none() && call.meta().module_stack.is_none();
        let is_write_back = call.calls("torch.ops.aten.copy_.default")
            && call.kwargs().is_empty()
            && call.num_users() == 0
            && is_input
            && is_bare
            && targets.insert((target.op(), target.target()));
        if !is_write_back {
            break;
        }
        writes.push(WriteBack { call: call.id(), target, value: *value });
        node = call.prev();
    }
    writes.reverse();
    if is_functional(module, &writes) { writes } else { Vec::new() }
}

/// The tensors of the tree as inputs: parameters first, each group in the order in which the graph reads them, then
/// those that it does not read.
fn lifted<'m>(
    module: &'m GraphModule,
    writes: &[WriteBack<'m>],
    emitter: &mut Emitter<'m>,
) -> Result<Vec<Lifted<'m>>, Fault> {
    let (graph, tree) = (module.graph(), module.modules());
    let mut reads: IndexMap<&'m str, Vec<Node<'m>>> = IndexMap::new();
    for node in graph.find_nodes(Op::GetAttr, None) {
        reads.entry(node.target()).or_default().push(node);
    }
    let written: HashSet<&str> = writes
        .iter()
        .filter(|write| write.target.op() == Op::GetAttr)
        .map(|write| write.target.target())
        .collect();
    let mut found = tree.named_tensors();
    let rank = |path: &str, role: TensorRole| {
        (role != TensorRole::Parameter, reads.get_index_of(path).unwrap_or(usize::MAX))
    };
    found.sort_by_key(|(path, role, _)| rank(path, *role));
    let mut tensors = Vec::with_capacity(found.len());
    for (path, role, id) in found {
        let Some(tensor) = tree.tensor(id) else { continue };
        let kind = match role {
            TensorRole::Parameter => InputKind::Parameter,
            TensorRole::Buffer => InputKind::Buffer { persistent: true },
            TensorRole::NonPersistentBuffer
                if module.export.constants.contains(&path) && !written.contains(path.as_str()) =>
            {
                InputKind::TensorConstant
            }
            TensorRole::NonPersistentBuffer => InputKind::Buffer { persistent: false },
        };
        let nodes = reads.get(path.as_str()).map(Vec::as_slice).unwrap_or_default();
        let name = emitter.names.make(&input_name(kind, &path));
        // The tree does not say where a tensor lives; the program's own values do.
        let device = nodes.iter().find_map(|node| Some(node.meta().tensor()?.device)).unwrap_or(Device::CPU);
        let record = records::stored_record(tensor, device)
            .map_err(|problem| Fault::unsupported(format!("tensor `{}`", excerpt(&path)), problem))?;
        emitter.out.tensor_values.insert(name.clone().into(), record);
        for node in nodes {
            emitter.refs.set(node.id(), Some(Ref::Value(Kind::Tensor, name.clone().into())));
        }
        tensors.push(Lifted { path, kind, tensor, device, name });
    }
    Ok(tensors)
}

/// The name that `torch.export` gives such an input: `p_conv_weight`.
fn input_name(kind: InputKind, path: &str) -> String {
    let bare = path.strip_prefix("L__self___").or_else(|| path.strip_prefix("self_")).unwrap_or(path);
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("{}{}", kind.prefix(), bare.to_lowercase().chars().map(word).collect::<String>())
}

fn tensor_spec(lifted: &Lifted<'_>) -> Value {
    let (arg, path) = (json!({ "name": lifted.name }), &lifted.path);
    match lifted.kind {
        InputKind::Parameter => json!({ "parameter": { "arg": arg, "parameter_name": path } }),
        InputKind::Buffer { persistent } => {
            json!({ "buffer": { "arg": arg, "buffer_name": path, "persistent": persistent } })
        }
        InputKind::TensorConstant => {
            json!({ "tensor_constant": { "arg": arg, "tensor_constant_name": path } })
        }
    }
}

/// The placeholders. A number, a string or `None` that is known is a constant, which the caller must give again.
fn user_inputs(emitter: &mut Emitter<'_>, specs: &mut Vec<Value>) -> Result<(), Fault> {
    for node in emitter.graph.placeholders() {
        let value = node.meta().value.as_deref().ok_or_else(|| emitter.no_shape(node))?;
        // Names that the naming rules changed, such as `input` to `input_1`, get back what the caller knows.
        let wanted = node.target();
        let name = match wanted != node.name() && fx_ir::is_identifier(wanted) && emitter.names.take(wanted) {
            true => wanted,
            false => node.name(),
        };
        let constant = match value {
            ValueMeta::None => Some((schema::Argument::AsNone(Nothing), json!({ "as_none": true }))),
            ValueMeta::Int(Dim::Int(value)) => {
                Some((schema::Argument::AsInt(*value), json!({ "as_int": value })))
            }
            ValueMeta::Bool(Some(value)) => {
                Some((schema::Argument::AsBool(*value), json!({ "as_bool": value })))
            }
            ValueMeta::Float(Some(value)) => {
                let float = schema::Float(*value);
                Some((schema::Argument::AsFloat(float), json!({ "as_float": float })))
            }
            ValueMeta::Str(text) => {
                Some((schema::Argument::AsString((&**text).into()), json!({ "as_string": &**text })))
            }
            _ => None,
        };
        match constant {
            Some((argument, constant)) => {
                if node.num_users() > 0 && !matches!(value, ValueMeta::None) {
                    let problem = format!(
                        "the graph uses this input, of which only the value {value} is known; a .pt2 would hold it as \
                         a constant, so record it as a symbol or put the value in its place"
                    );
                    return Err(emitter.fault(node.name(), problem));
                }
                emitter.refs.set(node.id(), Some(Ref::None));
                emitter.out.inputs.push(argument);
                specs.push(json!({ "constant_input": { "name": name, "value": constant } }));
            }
            None => {
                let (reference, argument) = emitter.define(node, name.into(), value)?;
                specs.push(json!({ "user_input": { "arg": &argument } }));
                emitter.refs.set(node.id(), Some(reference));
                emitter.out.inputs.push(argument);
            }
        }
    }
    Ok(())
}

fn mutation_spec(
    module: &GraphModule,
    emitter: &Emitter<'_>,
    write: &WriteBack<'_>,
    output: &schema::Argument<'_>,
) -> Value {
    let name = |argument: &schema::Argument<'_>| match argument {
        schema::Argument::AsTensor(named) => json!({ "name": named.name }),
        _ => Value::Null,
    };
    let (arg, target) = (name(output), write.target.target());
    if write.target.op() == Op::Placeholder {
        let input = match emitter.refs.get(write.target.id()) {
            Some(Ref::Value(_, name)) => name.as_ref(),
            _ => write.target.name(),
        };
        return json!({ "user_input_mutation": { "arg": arg, "user_input_name": input } });
    }
    match role(module.modules(), target) {
        Some(TensorRole::Parameter) => {
            json!({ "parameter_mutation": { "arg": arg, "parameter_name": target } })
        }
        _ => json!({ "buffer_mutation": { "arg": arg, "buffer_name": target } }),
    }
}

fn role(tree: &ModuleTree, path: &str) -> Option<TensorRole> {
    match tree.get(path) {
        Ok(fx_ir::Attribute::Tensor(role, ..)) => Some(role),
        _ => None,
    }
}

/// How inputs and outputs nest, and the names of `forward`'s arguments; the user's outputs are added to the graph and
/// to `specs`.
fn trees<'m>(
    module: &'m GraphModule,
    emitter: &mut Emitter<'m>,
    specs: &mut Vec<Value>,
) -> Result<(TreeSpec, TreeSpec, Vec<String>), Fault> {
    let missing = || Fault::unsupported("the graph", "it has no output; end it with `output(value)`");
    let output = emitter.graph.output_node().ok_or_else(missing)?;
    let value = output.arg(0).ok_or_else(missing)?;
    let inputs = emitter.graph.placeholders().count();
    let in_spec = match &module.pytree {
        Some(info) => {
            in_spec(&info.in_spec, inputs).map_err(|problem| Fault::unsupported("the graph", problem))?
        }
        None => TreeSpec::Tuple(vec![TreeSpec::flat_tuple(inputs), TreeSpec::Dict(Vec::new())]),
    };
    let names = match &module.pytree {
        Some(info) => info.orig_args.clone(),
        None => emitter.graph.placeholders().map(|node| node.target().to_owned()).collect(),
    };
    let given = module.pytree.as_ref().and_then(|info| info.out_spec.as_ref());
    let mut leaves = Vec::new();
    let out_spec = match given {
        // The output is the flat list of what the specification puts together again.
        Some(spec) => {
            let items = value.as_sequence().unwrap_or(std::slice::from_ref(value));
            for item in items {
                leaves.push(leaf(emitter, output, item)?);
            }
            if leaves.len() != spec.num_leaves() {
                let (found, wanted) = (leaves.len(), spec.num_leaves());
                let problem =
                    format!("it returns {found} values, and the structure of its outputs has {wanted}");
                return Err(emitter.fault(output.name(), problem));
            }
            spec.clone()
        }
        None => nest(emitter, output, value, &mut leaves, 0)?,
    };
    for leaf in leaves {
        specs.push(json!({ "user_output": { "arg": &leaf } }));
        emitter.out.outputs.push(leaf);
    }
    Ok((in_spec, out_spec, names))
}

fn in_spec(spec: &TreeSpec, inputs: usize) -> Result<TreeSpec, String> {
    match spec {
        TreeSpec::Tuple(parts) if parts.len() == 2 && matches!(parts[1], TreeSpec::Dict(_)) => {}
        other => return Err(format!("the structure of its inputs is {other}, not that of (args, kwargs)")),
    }
    if spec.num_leaves() != inputs {
        return Err(format!("it has {inputs} inputs, and the structure of its inputs {}", spec.num_leaves()));
    }
    Ok(spec.clone())
}

/// How deep the containers of an output may nest.
const MAX_DEPTH: usize = 100;

/// The structure of a value that is returned as it is, with its leaves in order.
fn nest<'m>(
    emitter: &Emitter<'m>,
    output: Node<'m>,
    value: &'m Argument,
    leaves: &mut Vec<schema::Argument<'m>>,
    depth: usize,
) -> Result<TreeSpec, Fault> {
    if depth > MAX_DEPTH {
        return Err(emitter.fault(output.name(), format!("containers nest more than {MAX_DEPTH} deep")));
    }
    Ok(match value {
        Argument::List(items) | Argument::Tuple(items) | Argument::Size(items) => {
            let mut parts = Vec::with_capacity(items.len());
            for item in items {
                parts.push(nest(emitter, output, item, leaves, depth + 1)?);
            }
            if matches!(value, Argument::List(_)) { TreeSpec::List(parts) } else { TreeSpec::Tuple(parts) }
        }
        Argument::Dict(pairs) => {
            let mut parts = Vec::with_capacity(pairs.len());
            for (key, value) in pairs {
                let key = match key.as_str() {
                    Some(text) => fx_ir::text::python_str_repr(text),
                    None => emitter.graph.format_argument(key),
                };
                parts.push((key, nest(emitter, output, value, leaves, depth + 1)?));
            }
            TreeSpec::Dict(parts)
        }
        Argument::Node(id) => match emitter.refs.get(*id) {
            Some(Ref::List(items)) => {
                for item in items {
                    leaves.push(emitter.reference(output, item)?);
                }
                TreeSpec::flat_tuple(items.len())
            }
            _ => {
                leaves.push(leaf(emitter, output, value)?);
                TreeSpec::Leaf
            }
        },
        _ => {
            leaves.push(leaf(emitter, output, value)?);
            TreeSpec::Leaf
        }
    })
}

/// One value that is returned.
fn leaf<'m>(
    emitter: &Emitter<'m>,
    output: Node<'m>,
    value: &'m Argument,
) -> Result<schema::Argument<'m>, Fault> {
    use schema::Argument as A;
    match emitter.argument(output, value, None)? {
        found @ (A::AsTensor(_)
        | A::AsSymInt(_)
        | A::AsSymBool(_)
        | A::AsSymFloat(_)
        | A::AsInt(_)
        | A::AsFloat(_)
        | A::AsBool(_)
        | A::AsNone(_)) => Ok(found),
        _ => {
            let text = emitter.graph.format_argument(value);
            let problem =
                format!("it returns `{}`; torch.export.load reads tensors and numbers only", excerpt(&text));
            Err(emitter.fault(output.name(), problem))
        }
    }
}

/// The modules that are called: as recorded, else those that the nodes' module stacks name.
fn calls(module: &GraphModule) -> Vec<String> {
    let mut calls: Vec<String> = vec![String::new()];
    let recorded = &module.export.calls;
    if !recorded.is_empty() {
        calls.extend(recorded.iter().filter(|path| !path.is_empty()).cloned());
        return calls;
    }
    let mut seen: HashSet<&str> = HashSet::new();
    for node in module.graph().nodes() {
        for frame in node.meta().module_stack.iter().flat_map(|stack| stack.iter()) {
            if !frame.path.is_empty() && seen.insert(&frame.path) {
                calls.push(frame.path.to_string());
            }
        }
    }
    calls
}
