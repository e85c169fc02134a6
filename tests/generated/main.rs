//! The goldens of generated Rust, compiled: tracing each gives the graph it was generated from, and running it gives what
//! the interpreter gives for that graph.

// Clippy takes many minutes for two hundred generated modules, of which nobody reads its findings.
#![cfg(not(clippy))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod folders;
mod nested;
mod run;
mod standalone;
#[path = "../support/mod.rs"]
mod support;

#[path = "../../snapshots/rust/mod.rs"]
#[deny(warnings, unused)]
#[allow(missing_docs)]
#[rustfmt::skip]
mod goldens;
#[path = "../../snapshots/tch/mod.rs"]
#[deny(warnings, unused)]
// Programs that take or return numbers are compiled and not called.
#[allow(dead_code, missing_docs)]
#[rustfmt::skip]
mod programs;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fx::ir::{Argument, DType, Graph, GraphModule, ModuleTree, NewNode, NodeId, Op, Storage, Tensor};
use fx::trace::{Module, SymbolicTracer, Tracer};

/// How a golden is made.
type Make = fn() -> Box<dyn Module>;

use standalone::{Outputs, Run};

/// Held by tests that draw random numbers from a seed: all threads have one generator.
fn alone() -> MutexGuard<'static, ()> {
    static GENERATOR: Mutex<()> = Mutex::new(());
    GENERATOR.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The graph with every read of an attribute just before its first user, one for each attribute, and every node named as
/// tracing names it: what code keeps of a graph.
fn canonical(module: &GraphModule) -> Graph {
    let source = module.graph();
    let mut graph = Graph::new();
    let mut map: BTreeMap<NodeId, NodeId> = BTreeMap::new();
    let mut reads: BTreeMap<String, NodeId> = BTreeMap::new();
    // A tensor with several paths is read by the first.
    let named = module.modules().named_tensors();
    let first = |path: &str| match module.modules().get_tensor(path) {
        Ok((id, _)) => {
            named.iter().find(|(.., other)| *other == id).map_or(path, |(path, ..)| path).to_owned()
        }
        Err(_) => path.to_owned(),
    };
    for node in source.nodes() {
        let mut uses = Vec::new();
        node.args().iter().for_each(|arg| arg.for_each_node(&mut |id| uses.push(id)));
        node.kwargs().iter().for_each(|(_, arg)| arg.for_each_node(&mut |id| uses.push(id)));
        let mut read = |graph: &mut Graph, id: NodeId| {
            let target = first(source.node(id).target());
            *reads.entry(target.clone()).or_insert_with(|| graph.get_attr(&target))
        };
        if node.op() == Op::GetAttr {
            if node.num_users() == 0 {
                read(&mut graph, node.id());
            }
            continue;
        }
        for id in uses {
            if source.node(id).op() == Op::GetAttr {
                let made = read(&mut graph, id);
                map.insert(id, made);
            }
        }
        let renamed = |arg: &Argument| arg.map_nodes(&mut |id| Argument::Node(map[&id]));
        let target = match node.op() {
            // Rust has no input called `self`, and a nest's leaves are called after it.
            Op::Placeholder if node.target() == "self" => "self_".to_owned(),
            Op::Placeholder if module.pytree.is_some() => format!("leaf_{}", graph.len()),
            _ => node.target().to_owned(),
        };
        let mut made = NewNode::new(node.op(), target);
        for arg in node.args() {
            made = made.arg(renamed(arg));
        }
        for (key, arg) in node.kwargs() {
            made = made.kwarg(key.clone(), renamed(arg));
        }
        if let Some(ty) = node.type_expr() {
            made = made.typed(ty);
        }
        let id = graph.create_node(made);
        map.insert(node.id(), id);
    }
    graph
}

/// Classes, settings and tensors by path.
fn tree(module: &GraphModule) -> Vec<String> {
    let tree = module.modules();
    let called =
        |path: &str| module.graph().nodes().any(|node| node.op() == Op::CallModule && node.target() == path);
    let mut lines = Vec::new();
    for (path, id) in tree.named_modules() {
        let found = tree.module(id).unwrap();
        if called(&path) {
            let mut config: Vec<String> =
                found.config.iter().map(|(key, value)| format!("{key}={value:?}")).collect();
            config.sort();
            lines.push(format!("{path}: {} {config:?} {}", found.class, found.training));
        }
    }
    for (path, role, id) in tree.named_tensors() {
        let tensor = tree.tensor(id).unwrap();
        lines.push(format!("{path}: {role:?} {} {:?} {}", tensor.dtype, tensor.shape, tensor.requires_grad));
    }
    lines.sort();
    lines
}

/// What a module was generated from.
fn source(name: &str) -> GraphModule {
    match name.strip_prefix("zoo/") {
        Some(model) => fx::zoo::trace(model).unwrap(),
        None => {
            let path = support::root().join("tests/cases").join(format!("{name}.fx"));
            let mut module = support::Case::read(&support::root(), &path).unwrap().module;
            if name.starts_with("book/") {
                give_elements(module.modules_mut());
            }
            module
        }
    }
}

/// Gives every tensor elements: the cases of the book have none.
fn give_elements(tree: &mut ModuleTree) {
    for (.., id) in tree.named_tensors() {
        let tensor = tree.tensor_mut(id).unwrap();
        let count = tensor.numel() as usize;
        let floats = (0..count).flat_map(|at| (0.1 + 0.1 * (at % 7) as f32).to_le_bytes());
        let bytes = match tensor.dtype {
            DType::Float32 => floats.collect(),
            dtype => vec![0; count * dtype.size()],
        };
        let made = Tensor::contiguous(tensor.dtype, &tensor.shape, Storage::new(bytes)).unwrap();
        *tensor = Tensor { requires_grad: tensor.requires_grad, ..made };
    }
}

#[test]
fn tracing_generated_rust_gives_the_graph_again() {
    let mut wrong = Vec::new();
    for (name, make) in goldens::ALL {
        let original = source(name);
        let traced = match SymbolicTracer.trace_with(&make(), nested::concrete_args(&original)) {
            Ok(traced) => traced,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        let outputs = |module: &GraphModule| Some(module.pytree.as_ref()?.out_spec.clone());
        let text = |module: &GraphModule| format!("{}\n{:?}", canonical(module), outputs(module));
        let (ours, theirs) = (text(&traced), text(&original));
        if ours != theirs {
            wrong.push(format!("{name}:\n{}", support::diff(&theirs, &ours)));
            continue;
        }
        // A model that was traced is traced again as it was, names and all; but for GPT-2, which reads a bias before it
        // computes another operand of the same call, where the generated code reads parameters where they are used.
        if name.starts_with("zoo/") && !name.starts_with("zoo/gpt2") {
            let exact = |module: &GraphModule| format!("{}\n{}", module.graph(), tree(module).join("\n"));
            if exact(&traced) != exact(&original) {
                wrong.push(format!("{name}:\n{}", support::diff(&exact(&original), &exact(&traced))));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), goldens::ALL.len(), wrong.join("\n"));
}
