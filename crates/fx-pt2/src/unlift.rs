//! From the exported form to a module: inputs that are state become reads of the module tree.

use std::collections::HashMap;
use std::sync::Arc;

use fx_ir::{
    Argument, ExportRecord, Graph, GraphModule, Meta, ModuleTree, NewNode, NodeId, NodeMap, Op, PyTreeInfo,
    TensorId, TensorRole,
};

use crate::error::Fault;
use crate::program::{ExportedProgram, InputSpec, OutputSpec};
use crate::sample;

pub(crate) fn module(program: &ExportedProgram) -> Result<GraphModule, Fault> {
    let mut tree = program.modules.clone();
    let mut ids: HashMap<&str, TensorId> = HashMap::new();
    for spec in &program.input_specs {
        let (path, role) = match spec {
            InputSpec::Parameter(path) => (path, TensorRole::Parameter),
            InputSpec::Buffer(path, true) => (path, TensorRole::Buffer),
            InputSpec::Buffer(path, false) | InputSpec::TensorConstant(path) => {
                (path, TensorRole::NonPersistentBuffer)
            }
            InputSpec::UserInput | InputSpec::Constant(_) | InputSpec::Token => continue,
        };
        add_tensor(program, &mut tree, &mut ids, path, role);
    }
    let graph = graph(program)?;
    name_classes(&mut tree, &graph);
    let mut module = GraphModule::new(tree, graph);
    if let Some(name) = root_class(program) {
        module.name = name;
    }
    module.range_constraints = program.range_constraints.clone();
    module.pytree = Some(PyTreeInfo {
        orig_args: program.forward_arg_names.clone(),
        in_spec: program.in_spec.clone(),
        out_spec: Some(program.out_spec.clone()),
    });
    module.export = record(program)?;
    Ok(module)
}

/// What the archive says beside the graph.
fn record(program: &ExportedProgram) -> Result<ExportRecord, Fault> {
    let constants = program.input_specs.iter().filter_map(|spec| match spec {
        InputSpec::TensorConstant(path) => Some(path.clone()),
        _ => None,
    });
    let sample_inputs = if program.archive.contains(sample::MEMBER) {
        Some(program.archive.storage(sample::MEMBER)?).filter(|bytes| !bytes.is_empty())
    } else {
        None
    };
    Ok(ExportRecord {
        dialect: program.verifiers.first().cloned(),
        guards: program.guards.clone(),
        constants: constants.collect(),
        calls: program.calls.clone(),
        sample_inputs,
    })
}

/// Puts a tensor at its path; names of one and the same tensor lead to one. `ids` is keyed by the first of the names,
/// whichever comes first here.
fn add_tensor<'p>(
    program: &'p ExportedProgram,
    tree: &mut ModuleTree,
    ids: &mut HashMap<&'p str, TensorId>,
    path: &'p str,
    role: TensorRole,
) {
    let Some(entry) = program.entry(path) else { return };
    let first = entry.twin.as_deref().unwrap_or(path);
    match ids.get(first) {
        Some(&id) => tree.tie_tensor(path, role, id),
        None => {
            let mut tensor = entry.tensor.clone();
            tensor.requires_grad &= entry.is_param;
            ids.insert(first, tree.set_tensor(path, role, tensor));
        }
    }
}

fn graph(program: &ExportedProgram) -> Result<Graph, Fault> {
    let place = "signature";
    // A copy through the naming rules, as Python makes one: an input called `input` becomes `input_1`.
    let mut graph = Graph::with_capacity(program.graph.len());
    let returned = graph.graph_copy(&program.graph, &mut NodeMap::for_graph(&program.graph, None));
    graph.output(returned.ok_or_else(|| Fault::invalid(place, "the graph has no output"))?);
    let placeholders: Vec<NodeId> = graph.placeholders().map(|node| node.id()).collect();
    let bug = |error: fx_ir::GraphError| Fault::invalid(place, error.to_string());
    let mut replaced: NodeMap<Option<NodeId>> = NodeMap::for_graph(&graph, None);
    let mut reads: HashMap<&str, NodeId> = HashMap::new();
    let mut inputs: HashMap<String, NodeId> = HashMap::new();
    let mut lifted = Vec::new();
    for (&placeholder, spec) in placeholders.iter().zip(&program.input_specs) {
        let path = match spec {
            InputSpec::Parameter(path) | InputSpec::Buffer(path, _) | InputSpec::TensorConstant(path) => path,
            InputSpec::UserInput | InputSpec::Constant(_) => {
                inputs.insert(graph.node(placeholder).name().to_owned(), placeholder);
                continue;
            }
            InputSpec::Token => {
                return Err(Fault::unsupported(place, "programs with effect tokens are not read"));
            }
        };
        let meta = Meta { value: graph.node(placeholder).meta().value.clone(), ..Meta::default() };
        let read = NewNode::new(Op::GetAttr, path.as_str()).meta(meta);
        let read = graph.inserting_after(placeholder).map_err(bug)?.create_node(read);
        replaced.set(placeholder, Some(read));
        reads.insert(path, read);
        lifted.push(placeholder);
    }
    for id in graph.ids() {
        graph.map_inputs(id, |input| replaced.get(input).unwrap_or(input)).map_err(bug)?;
    }
    for &placeholder in &lifted {
        graph.erase_node(placeholder).map_err(bug)?;
    }
    let output = graph.output_node().ok_or_else(|| Fault::invalid(place, "the graph has no output"))?.id();
    let values: Vec<Argument> =
        graph.node(output).arg(0).and_then(Argument::as_sequence).map(<[_]>::to_vec).unwrap_or_default();
    let mut returned = Vec::new();
    for (value, spec) in values.into_iter().zip(&program.output_specs) {
        let target = match spec {
            OutputSpec::UserOutput => {
                returned.push(value);
                continue;
            }
            OutputSpec::Mutation(path) => reads.get(path.as_str()).copied(),
            OutputSpec::UserInputMutation(name) => inputs.get(name).copied(),
            OutputSpec::Gradient | OutputSpec::Token => continue,
        };
        let target = target
            .ok_or_else(|| Fault::invalid(place, "an output updates something that is not an input"))?;
        // What is written to is returned.
        let meta = Meta { value: graph.node(target).meta().value.clone(), ..Meta::default() };
        let copy = NewNode::call_function("torch.ops.aten.copy_.default").arg(target).arg(value).meta(meta);
        graph.inserting_before(output).map_err(bug)?.create_node(copy);
    }
    graph.set_args(output, [Argument::Tuple(returned.into())]).map_err(bug)?;
    Ok(graph)
}

/// Gives the modules of the tree the classes that the nodes' module stacks name.
fn name_classes(tree: &mut ModuleTree, graph: &Graph) {
    let mut last: Option<&Arc<[fx_ir::ModuleFrame]>> = None;
    for node in graph.nodes() {
        let Some(stack) = &node.meta().module_stack else { continue };
        if last.is_some_and(|last| Arc::ptr_eq(last, stack)) {
            continue;
        }
        last = Some(stack);
        for frame in stack.iter() {
            if let Ok(fx_ir::Attribute::Module(id, _)) = tree.get(&frame.path)
                && let Some(module) = tree.module_mut(id)
            {
                frame.class.as_ref().clone_into(&mut module.class);
            }
        }
    }
}

/// The bare name of the root's class.
fn root_class(program: &ExportedProgram) -> Option<String> {
    let stack = program.graph.nodes().find_map(|node| node.meta().module_stack.as_deref())?;
    let root = stack.iter().find(|frame| frame.path.is_empty())?;
    let name = root.class.rsplit('.').next()?;
    fx_ir::is_identifier(name).then(|| name.to_owned())
}
