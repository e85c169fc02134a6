//! The rules themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lint, MAX_DEPTH, Rule};
use crate::argument::Argument;
use crate::graph::Graph;
use crate::graph_module::GraphModule;
use crate::id::NodeId;
use crate::module::Attribute;
use crate::node::{Node, Op};
use crate::tensor::Tensor;

fn at(node: Node<'_>, rule: Rule, message: String) -> Lint {
    Lint { rule, node: Some(node.id()), at: node.name().to_owned(), message }
}

/// What the walk in program order learns of a node.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// The walk has passed it.
    defined: bool,
    /// The index of the last node that was seen to use it: makes "each once" O(1) an argument.
    last_user: u32,
    /// How many nodes use it.
    uses: u32,
    /// How many users its list has. The list and the count of the node agree, or a finding says so.
    listed: u32,
}

/// What the rules of the graph as a whole, and those of the module tree, need of the walk.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) found: Vec<Lint>,
    outputs: Vec<NodeId>,
    /// The nodes that name a path of the module tree.
    paths: Vec<NodeId>,
}

/// Every rule that needs no module tree.
///
/// A large graph does not fit a processor's cache, so its nodes are visited once; what a rule has to know at the
/// end of the walk is noted down on the way, in less space.
pub(super) fn graph(graph: &Graph) -> Walk {
    let mut walk = Walk::default();
    let found = &mut walk.found;
    let mut inputs: BTreeSet<&str> = BTreeSet::new();
    let mut seen = vec![Seen::default(); graph.capacity()];
    for node in graph.nodes() {
        let data = graph.data(node.id());
        shape(node, found);
        name(node, found);
        match data.op {
            Op::Placeholder if !inputs.insert(node.target()) => {
                let message =
                    format!("the input `{}` is declared twice; give each its own name", node.target());
                found.push(at(node, Rule::Input, message));
            }
            Op::Output => walk.outputs.push(node.id()),
            Op::GetAttr | Op::CallModule => walk.paths.push(node.id()),
            _ => {}
        }
        for argument in data.args.iter().chain(data.kwargs().iter().map(|(_, argument)| argument)) {
            match argument {
                Argument::Node(input) => use_of(node, *input, &mut seen, found),
                leaf if leaf.is_leaf() => {}
                nested if nested.depth() > MAX_DEPTH => {
                    let message = format!("an argument nests more than {MAX_DEPTH} containers deep");
                    found.push(at(node, Rule::Depth, message));
                }
                other => other.for_each_node(&mut |input| use_of(node, input, &mut seen, found)),
            }
        }
        let listed = users(node, found);
        let own = &mut seen[node.id().index()];
        (own.defined, own.listed) = (true, listed);
    }
    for (index, seen) in seen.iter().enumerate().filter(|(_, seen)| seen.listed != seen.uses) {
        let message = format!("{} nodes use it, {} are listed as users", seen.uses, seen.listed);
        found.push(at(graph.node(NodeId::from_index(index as u32)), Rule::Users, message));
    }
    output(graph, &walk.outputs, found);
    walk
}

fn use_of(node: Node<'_>, input: NodeId, seen: &mut [Seen], found: &mut Vec<Lint>) {
    let graph = node.graph();
    let user = node.id().index() as u32;
    // Only nodes of the graph are ever passed, or counted, below; any other id is foreign.
    let Some(known) = seen.get_mut(input.index()) else {
        return found.push(at(node, Rule::Foreign, foreign(graph, input)));
    };
    if known.last_user == user {
        return;
    }
    if !known.defined && !graph.contains(input) {
        return found.push(at(node, Rule::Foreign, foreign(graph, input)));
    }
    known.last_user = user;
    known.uses += 1;
    if !known.defined {
        let message = format!(
            "uses `{}` before it has been defined; move the definition up, or the use down",
            graph.node(input).name()
        );
        found.push(at(node, Rule::Order, message));
    }
}

fn foreign(graph: &Graph, input: NodeId) -> String {
    match graph.node(input).name() {
        "" => "an argument is a node of another graph; when copying nodes, map their arguments".to_owned(),
        name => format!("the argument `{name}` was erased from the graph"),
    }
}

fn shape(node: Node<'_>, found: &mut Vec<Lint>) {
    let (args, kwargs) = (node.args().len(), node.kwargs().len());
    let wrong = match node.op() {
        Op::Placeholder if args > 1 || kwargs > 0 => Some("an input has at most one argument, its default"),
        Op::GetAttr if args + kwargs > 0 => Some("a get_attr has no arguments"),
        Op::Output if args != 1 || kwargs > 0 => Some("an output has one argument, the value returned"),
        Op::CallMethod if args == 0 => Some("a method call needs a receiver as its first argument"),
        _ => None,
    };
    if let Some(wrong) = wrong {
        let message = format!("{wrong}; this has {args} positional and {kwargs} keyword arguments");
        found.push(at(node, Rule::Arity, message));
    }
    if node.target().is_empty() {
        found.push(at(node, Rule::Target, "the target is empty".to_owned()));
    } else if node.op() == Op::Output && node.target() != "output" {
        let message = format!("the target of an output is `output`, not `{}`", node.target());
        found.push(at(node, Rule::Target, message));
    }
    if kwargs > 1 {
        let mut keys: Vec<&str> = node.kwargs().iter().map(|(key, _)| &**key).collect();
        keys.sort_unstable();
        for pair in keys.windows(2).filter(|pair| pair[0] == pair[1]) {
            found.push(at(node, Rule::Keyword, format!("the keyword `{}` is given twice", pair[0])));
        }
    }
}

fn name(node: Node<'_>, found: &mut Vec<Lint>) {
    // Names are interned, so equal names are one symbol, and what a symbol's text is was judged when it was made.
    let (graph, symbol) = (node.graph(), node.graph().data(node.id()).name);
    if !graph.names.is_legal(symbol) {
        found.push(at(node, Rule::Name, "the name is not an identifier; rename the node".to_owned()));
    } else if graph.owners.get(symbol.0 as usize) != Some(&node.id()) {
        found.push(at(node, Rule::Name, "another node has the same name; rename one".to_owned()));
    }
}

/// The lists of users and inputs are threads through the same edges: every edge of the list must be of this node, and
/// from a node of the graph. Returns the length of the list.
fn users(node: Node<'_>, found: &mut Vec<Lint>) -> u32 {
    let graph = node.graph();
    let (mut listed, mut stray) = (0, None);
    for edge in graph.user_edges(node.id()) {
        listed += 1;
        if edge.input as usize != node.id().index() || !graph.contains(NodeId::from_index(edge.user)) {
            stray = stray.or(Some(edge.user));
        }
    }
    if let Some(user) = stray {
        let user = graph.node(NodeId::from_index(user));
        let message = format!("`{}` is listed as a user but does not use it", user.name());
        found.push(at(node, Rule::Users, message));
    }
    if listed as usize != node.num_users() {
        let message = format!("{listed} users are listed, {} are counted", node.num_users());
        found.push(at(node, Rule::Users, message));
    }
    listed
}

fn output(graph: &Graph, outputs: &[NodeId], found: &mut Vec<Lint>) {
    for extra in outputs.iter().skip(1) {
        found.push(at(graph.node(*extra), Rule::Output, "there is more than one output".to_owned()));
    }
    match outputs.first() {
        None => found.push(Lint {
            rule: Rule::Output,
            node: None,
            at: String::new(),
            message: "there is no output; end the graph with `output(value)`".to_owned(),
        }),
        Some(first) => {
            if let Some(after) = graph.node(*first).next().filter(|after| after.op() != Op::Output) {
                let message = "stands after the output, where nothing is run".to_owned();
                found.push(at(after, Rule::Output, message));
            }
        }
    }
}

/// The rules about paths and tensors.
pub(super) fn module(module: &GraphModule, walk: &mut Walk) {
    let tree = module.modules();
    // Many nodes name the same path; each path is walked once.
    let mut known: BTreeMap<(bool, &str), Option<String>> = BTreeMap::new();
    let Walk { found, paths, .. } = walk;
    for node in paths.iter().map(|id| module.graph().node(*id)) {
        let is_call = node.op() == Op::CallModule;
        let wrong = known.entry((is_call, node.target())).or_insert_with(|| match tree.get(node.target()) {
            Ok(Attribute::Tensor(..)) if is_call => {
                Some(format!("`{}` is a tensor, not a module; read it with get_attr", node.target()))
            }
            Ok(_) => None,
            Err(error) => Some(error.to_string()),
        });
        if let Some(message) = wrong {
            let rule = if is_call { Rule::Module } else { Rule::Attribute };
            found.push(at(node, rule, message.clone()));
        }
    }
    let mut seen = vec![false; tree.tensor_count()];
    for (path, _, id) in tree.named_tensors() {
        if std::mem::replace(&mut seen[id.index()], true) {
            continue;
        }
        let Some(tensor) = tree.tensor(id) else { continue };
        if let Err(error) = fits(tensor) {
            found.push(Lint { rule: Rule::Tensor, node: None, at: path, message: error.to_string() });
        }
    }
}

fn fits(tensor: &Tensor) -> Result<Tensor, crate::tensor::TensorError> {
    Tensor::strided(
        tensor.dtype,
        tensor.shape.clone(),
        tensor.strides.clone(),
        tensor.storage_offset,
        tensor.storage.clone(),
    )
}
