//! Groups of calls that came from one function or module of the source (`source_matcher_utils`).

use fx_ir::{Graph, Node, NodeId, NodeSet, Op};
use indexmap::IndexMap;

/// The calls that one use of a function or module became (`SourcePartition`). All lists are in program order; in torch.fx
/// three of them come from sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePartition {
    /// The calls, and the `get_attr` that belong to them.
    pub nodes: Vec<NodeId>,
    /// The function or class they came from, as it was asked for.
    pub source: String,
    /// The values from outside that they use; parameters (`get_attr`) not included.
    pub input_nodes: Vec<NodeId>,
    /// The calls whose value is used outside.
    pub output_nodes: Vec<NodeId>,
    /// The `get_attr` among them.
    pub params: Vec<NodeId>,
}

/// The key of `node.meta` that tells function and name of the use, and the one that capture by Dynamo leaves.
const TORCH_FN: &str = "torch_fn";
const SOURCE_FN_STACK: &str = "source_fn_stack";

/// Groups the nodes by what they came from, for each of `wanted` that occurs, in the order of first occurrence
/// (`get_source_partitions`).
///
/// A source is what the metadata says: the last entry of `source_fn_stack` (by its qualified name); else the function's
/// name in `torch_fn` (`conv2d`, `linear`); else, for calls of functions, the class of the innermost module
/// (`torch.nn.modules.linear.Linear`). Groups with a node that `filter` does not accept are left out. O(nodes + arguments).
///
/// ```
/// use fx_ir::Graph;
/// use fx_rewrite::get_source_partitions;
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_function("torch.ops.aten.relu.default", [x]);
/// graph.meta_mut(relu)?.other.insert("torch_fn".into(), "relu_1;function.relu".into());
/// graph.output(relu);
/// let found = get_source_partitions(&graph, &["relu", "linear"], &|_| true);
/// assert_eq!(found["relu"][0].input_nodes, [x]);
/// assert!(!found.contains_key("linear"));
/// # Ok::<_, fx_ir::GraphError>(())
/// ```
pub fn get_source_partitions(
    graph: &Graph,
    wanted: &[&str],
    filter: &dyn Fn(Node<'_>) -> bool,
) -> IndexMap<String, Vec<SourcePartition>> {
    let mut groups: IndexMap<&str, IndexMap<String, Vec<NodeId>>> = IndexMap::new();
    for node in graph.nodes() {
        if let Some((source, name)) = source_of(node, wanted) {
            groups.entry(source).or_default().entry(name).or_default().push(node.id());
        }
    }
    let mut found = IndexMap::new();
    for (source, uses) in groups {
        let accepted = uses.into_values().filter(|nodes| nodes.iter().all(|&id| filter(graph.node(id))));
        let partitions: Vec<SourcePartition> =
            accepted.map(|nodes| partition(graph, source, nodes)).collect();
        found.insert(source.to_owned(), partitions);
    }
    found
}

/// Which of `wanted` a node came from, and the name of the use.
fn source_of<'w>(node: Node<'_>, wanted: &[&'w str]) -> Option<(&'w str, String)> {
    let pick = |source: &str| wanted.iter().copied().find(|wanted| *wanted == source);
    let other = |key: &str| node.meta().other.get(key).map(|text| &**text);
    if let Some(stack) = other(SOURCE_FN_STACK) {
        let last = stack.rsplit(';').next()?;
        let (name, source) = last.split_once(',')?;
        return Some((pick(source.trim())?, name.trim().to_owned()));
    }
    if let Some((name, function)) = other(TORCH_FN).and_then(two)
        && let Some(source) = function.split('.').nth(1).and_then(pick)
    {
        return Some((source, name.to_owned()));
    }
    if node.op() != Op::CallFunction {
        return None;
    }
    let frame = node.meta().module_stack.as_deref()?.last()?;
    Some((pick(&frame.class)?, frame.path.to_string()))
}

/// The two parts of `torch_fn`, as an archive has it (`a;b`) or as Python prints it (`('a', 'b')`).
fn two(text: &str) -> Option<(&str, &str)> {
    if let Some(parts) = text.split_once(';') {
        return Some(parts);
    }
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let (a, b) = inner.split_once(',')?;
    let quotes = ['\'', '"'];
    Some((a.trim().trim_matches(quotes), b.trim().trim_matches(quotes)))
}

fn partition(graph: &Graph, source: &str, nodes: Vec<NodeId>) -> SourcePartition {
    let inside: NodeSet = nodes.iter().copied().collect();
    let mut seen = NodeSet::new();
    let (mut inputs, mut outputs, mut params) = (Vec::new(), Vec::new(), Vec::new());
    for &id in &nodes {
        let node = graph.node(id);
        for input in node.input_nodes() {
            if !inside.contains(input.id()) && input.op() != Op::GetAttr && seen.insert(input.id()) {
                inputs.push(input.id());
            }
        }
        if node.op() == Op::GetAttr {
            params.push(id);
        } else if node.users().any(|user| !inside.contains(user.id())) {
            outputs.push(id);
        }
    }
    crate::index::in_order(graph, &mut inputs);
    SourcePartition { nodes, source: source.to_owned(), input_nodes: inputs, output_nodes: outputs, params }
}

/// Whether some node of `first` is used by a node of `second` (`check_subgraphs_connected`). O(users).
pub fn check_subgraphs_connected(graph: &Graph, first: &SourcePartition, second: &SourcePartition) -> bool {
    let inside: NodeSet = second.nodes.iter().copied().collect();
    first.nodes.iter().any(|&id| graph.node(id).users().any(|user| inside.contains(user.id())))
}
