//! A hash of the program: the same before and after a pass that changed nothing.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use fx_ir::{Argument, GraphModule, ModuleTree, NodeId, NodeMap, lint};

/// How deep sub-graphs are followed into sub-graphs.
const MAX_GRAPHS: usize = 32;

/// The hash of a module, and the version at which its costly part was taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fingerprint {
    version: u64,
    parts: u64,
    fields: u64,
}

impl Fingerprint {
    /// Hashes what [`Graph`](fx_ir::Graph)'s equality compares, and the module tree: classes, configuration,
    /// names, and of tensors the layout and the identity of their memory, not the elements. Nodes are told apart
    /// by position, so that an equal graph with other ids has the same hash.
    ///
    /// O(nodes + arguments + modules + tensors); of the graph and tree nothing at all when `last` was taken at the
    /// same version, since nobody had access for change.
    pub(crate) fn of(module: &GraphModule, last: Option<Fingerprint>) -> Self {
        let parts = match last {
            Some(last) if last.version == module.version() => last.parts,
            _ => {
                let mut hasher = DefaultHasher::new();
                hash_parts(module, &mut hasher, 0);
                hasher.finish()
            }
        };
        let mut hasher = DefaultHasher::new();
        hash_fields(module, &mut hasher);
        Self { version: module.version(), parts, fields: hasher.finish() }
    }

    /// Whether both are of the same program.
    pub(crate) fn same(&self, other: &Fingerprint) -> bool {
        self.parts == other.parts && self.fields == other.fields
    }
}

fn hash_fields(module: &GraphModule, to: &mut impl Hasher) {
    module.name.hash(to);
    if let Some(info) = &module.pytree {
        info.orig_args.hash(to);
        format!("{:?}{:?}", info.in_spec, info.out_spec).hash(to);
    }
    for (symbol, range) in &module.range_constraints {
        (symbol, range.min, range.max).hash(to);
    }
}

fn hash_parts(module: &GraphModule, to: &mut impl Hasher, graphs: usize) {
    let graph = module.graph();
    let mut positions = NodeMap::for_graph(graph, u32::MAX);
    graph.len().hash(to);
    for (at, node) in graph.nodes().enumerate() {
        (node.op(), node.name(), node.target(), node.type_expr()).hash(to);
        node.args().len().hash(to);
        for argument in node.args() {
            hash_argument(argument, &positions, to, 0);
        }
        for (key, argument) in node.kwargs() {
            key.hash(to);
            hash_argument(argument, &positions, to, 0);
        }
        positions.set(node.id(), at as u32);
    }
    hash_tree(module.modules(), to, graphs);
}

/// Hashes an argument with nodes by position. Below the depth that lint allows nothing is looked at.
fn hash_argument(argument: &Argument, positions: &NodeMap<u32>, to: &mut impl Hasher, depth: usize) {
    std::mem::discriminant(argument).hash(to);
    if depth > lint::MAX_DEPTH {
        return;
    }
    let mut all = |items: &[Argument]| {
        items.len().hash(to);
        items.iter().for_each(|item| hash_argument(item, positions, to, depth + 1));
    };
    match argument {
        Argument::Node(id) => hash_node(*id, positions, to),
        Argument::List(items) | Argument::Tuple(items) | Argument::Size(items) => all(items),
        Argument::Slice(parts) => all(&parts[..]),
        Argument::NamedTuple(named) => {
            all(&named.1);
            named.0.hash(to);
        }
        Argument::Dict(items) => {
            items.len().hash(to);
            for (key, value) in items {
                key.hash(to);
                hash_argument(value, positions, to, depth + 1);
            }
        }
        leaf => leaf.hash(to),
    }
}

/// A node by its position; one that stands later, which lint refuses, by its id.
fn hash_node(id: NodeId, positions: &NodeMap<u32>, to: &mut impl Hasher) {
    match *positions.get(id) {
        u32::MAX => id.hash(to),
        position => position.hash(to),
    }
}

fn hash_tree(tree: &ModuleTree, to: &mut impl Hasher, graphs: usize) {
    let mut seen_modules = std::collections::BTreeSet::new();
    let mut seen_tensors = std::collections::BTreeSet::new();
    let mut stack = vec![ModuleTree::ROOT];
    while let Some(id) = stack.pop() {
        id.hash(to);
        let (Some(module), true) = (tree.module(id), seen_modules.insert(id)) else { continue };
        (&module.class, module.training).hash(to);
        for (key, value) in &module.config {
            (key, value).hash(to);
        }
        for (name, (role, tensor)) in &module.tensors {
            (name, role, tensor).hash(to);
            let Some((id, tensor)) = tensor.and_then(|id| Some((id, tree.tensor(id)?))) else { continue };
            if seen_tensors.insert(id) {
                (tensor.dtype, &tensor.shape, &tensor.strides, tensor.storage_offset).hash(to);
                (tensor.requires_grad, tensor.storage.key()).hash(to);
            }
        }
        for (name, child) in &module.children {
            name.hash(to);
            stack.push(*child);
        }
        if let Some(inner) = module.graph.as_deref().filter(|_| graphs < MAX_GRAPHS) {
            hash_fields(inner, to);
            hash_parts(inner, to, graphs + 1);
        }
    }
}
