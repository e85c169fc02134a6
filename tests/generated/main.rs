//! The goldens of generated Rust, compiled: tracing each gives the graph it was generated from.

// Clippy takes many minutes for two hundred generated modules, of which nobody reads its findings.
#![cfg(not(clippy))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

#[path = "../../snapshots/rust/mod.rs"]
#[allow(dead_code, missing_docs, non_snake_case, unused, clippy::all)]
#[rustfmt::skip]
mod goldens;

use std::collections::BTreeMap;

use fx::ir::{Argument, Graph, GraphModule, NewNode, NodeId, Op};
use fx::trace::{Module, SymbolicTracer, Tracer};

/// How a golden is made.
type Make = fn() -> Box<dyn Module>;

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
        // Rust has no input called `self`.
        let is_self = node.op() == Op::Placeholder && node.target() == "self";
        let mut made = NewNode::new(node.op(), if is_self { "self_" } else { node.target() });
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
            support::Case::read(&support::root(), &path).unwrap().module
        }
    }
}

#[test]
fn tracing_generated_rust_gives_the_graph_again() {
    let mut wrong = Vec::new();
    for (name, make) in goldens::ALL {
        let original = source(name);
        let traced = match SymbolicTracer.trace(&make()) {
            Ok(traced) => traced,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        let (ours, theirs) = (canonical(&traced).to_string(), canonical(&original).to_string());
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
