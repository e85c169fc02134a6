//! `cse`: common sub-expression elimination.
//!
//! One walk in program order over a table of the calls seen so far. O(nodes + arguments), hashing included.

use std::hash::{BuildHasher, Hash, Hasher};

use fx_ir::{Argument, Graph, GraphModule, Node, NodeId, NodeMap, Op};
use fx_ops::{AliasSets, Oracle};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use hashbrown::{DefaultHashBuilder, HashTable};
use serde::{Deserialize, Serialize};

/// Merges calls that give the same value (`torch.fx.passes.dialect.common.cse_pass`).
///
/// Two calls are the same when they have the same target and equal arguments, constants included with their type:
/// `1`, `1.0` and `True` are three. The later one goes and its users take the earlier.
///
/// Never merged: random calls, calls with effects, calls of something unknown; calls with a write to one of their
/// inputs between them; calls whose result is written to (through any view), since the two results are then two
/// tensors. Two reads of one parameter are merged, since they are one tensor either way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cse {}

impl Pass for Cse {
    const NAME: &'static str = "cse";
    const SUMMARY: &'static str = "Merge calls that give the same value";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let aliases = AliasSets::new(module.graph(), &Oracle::with_modules(module.modules()));
        let mut replaced: NodeMap<Option<NodeId>> = NodeMap::for_graph(module.graph(), None);
        let mut merged: Vec<NodeId> = Vec::new();
        // With the hash, so that growing the table looks at no call again.
        let mut table: HashTable<(u64, NodeId)> = HashTable::new();
        let hasher = DefaultHashBuilder::default();
        let graph = module.graph_mut();

        let mut at = graph.first();
        while let Some(id) = at {
            at = graph.next(id);
            if !merged.is_empty() {
                let rename = |input| replaced.get(input).unwrap_or(input);
                graph.map_inputs(id, rename)?;
            }
            let node = graph.node(id);
            if !is_candidate(node, &aliases) {
                continue;
            }
            let hash = hash_call(&hasher, node, &aliases);
            let same = |other: &(u64, NodeId)| other.0 == hash && same_call(graph, other.1, id, &aliases);
            match table.find(hash, same) {
                Some(&(_, first)) if cx.rewrite() => {
                    replaced.set(id, Some(first));
                    merged.push(id);
                }
                // A call that may not be merged any more is left alone.
                Some(_) => {}
                None => {
                    table.insert_unique(hash, (hash, id), |other| other.0);
                }
            }
        }

        // Backwards: a merged call may be an input of a later merged one.
        for &id in merged.iter().rev() {
            if let Some(first) = *replaced.get(id) {
                let name: std::sync::Arc<str> = graph.node(id).name().into();
                let meta = graph.meta_mut(first)?;
                cx.stamp(meta, [name]);
            }
            graph.erase_node(id)?;
        }
        cx.count("merged", merged.len());
        Ok((!merged.is_empty()).into())
    }

    fn is_exact(&self) -> bool {
        true
    }
}

/// Whether a second call of the same would give the same, and what is done to one result is not seen in the other,
/// or is seen in both anyway since they are views of one tensor.
fn is_candidate(node: Node<'_>, aliases: &AliasSets) -> bool {
    let id = node.id();
    let is_view = || node.op() == Op::GetAttr || aliases.is_view(id);
    matches!(node.op(), Op::CallFunction | Op::CallMethod | Op::GetAttr)
        && aliases.is_pure(id)
        && !aliases.is_reshaped(id)
        && (!aliases.is_written(id) || is_view())
}

/// The call and the state of what it reads: how often each input's memory was written to before it.
fn hash_call(hasher: &DefaultHashBuilder, node: Node<'_>, aliases: &AliasSets) -> u64 {
    let mut state = hasher.build_hasher();
    node.op().hash(&mut state);
    node.target_index().hash(&mut state);
    node.args().hash(&mut state);
    // Keyword order does not matter to a call, so it must not to the hash: the sum does not see it.
    let keywords = node.kwargs().iter().map(|keyword| hasher.hash_one(keyword));
    state.write_u64(keywords.fold(0, u64::wrapping_add));
    aliases.mode_version_at(node.id()).hash(&mut state);
    for input in node.input_nodes() {
        aliases.version_at(input.id(), node.id()).hash(&mut state);
    }
    state.finish()
}

fn same_call(graph: &Graph, first: NodeId, second: NodeId, aliases: &AliasSets) -> bool {
    let (a, b) = (graph.node(first), graph.node(second));
    a.op() == b.op()
        && a.target_index() == b.target_index()
        && a.args() == b.args()
        && same_keywords(a.kwargs(), b.kwargs())
        && aliases.mode_version_at(first) == aliases.mode_version_at(second)
        && a.input_nodes()
            .all(|input| aliases.version_at(input.id(), first) == aliases.version_at(input.id(), second))
}

fn same_keywords(a: &[(Box<str>, Argument)], b: &[(Box<str>, Argument)]) -> bool {
    a.len() == b.len() && a.iter().all(|keyword| b.contains(keyword))
}

register_pass!(Cse);
