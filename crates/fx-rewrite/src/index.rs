//! The nodes of a graph by what they call, for a set of patterns, from one walk.

use fx_ir::{Graph, Node, NodeId, Op};
use rustc_hash::FxHashMap;

use crate::pattern::{Pattern, PatternNode};

/// A call that no pattern asks for.
const NO_KEY: u32 = u32::MAX;
/// A call that was not looked up yet.
const UNSEEN: u32 = u32::MAX - 1;

/// How many opcodes there are.
const OPS: usize = Op::ALL.len();

/// What a node of a pattern is compared by.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Anything.
    Any,
    /// The opcode alone.
    Op(Op),
    /// One of these calls.
    Keys(Vec<u32>),
}

/// The nodes of a graph that patterns may be about.
pub(crate) struct Index {
    /// By target number and opcode.
    table: Vec<u32>,
    buckets: Vec<Vec<NodeId>>,
    by_op: [Vec<NodeId>; OPS],
    /// For each pattern, for each of its nodes.
    kinds: Vec<Vec<Kind>>,
}

impl Index {
    /// One walk over the graph, and one over the patterns: O(nodes + nodes of the patterns).
    pub(crate) fn new<'p>(graph: &Graph, patterns: impl IntoIterator<Item = (&'p Pattern, bool)>) -> Self {
        let mut keys: FxHashMap<(Op, &str), u32> = FxHashMap::default();
        let mut wanted_ops = [false; OPS];
        let mut kinds = Vec::new();
        for (pattern, match_placeholder) in patterns {
            let kind = |node: &'p PatternNode| {
                let by_op = match node.op {
                    Op::Placeholder if !match_placeholder => return Kind::Any,
                    Op::Placeholder | Op::Output | Op::GetAttr => true,
                    _ => node.class.is_some(),
                };
                if by_op {
                    wanted_ops[node.op as usize] = true;
                    return Kind::Op(node.op);
                }
                let mut key = |(op, target): &'p (Op, String)| {
                    let next = keys.len() as u32;
                    *keys.entry((*op, target)).or_insert(next)
                };
                Kind::Keys(node.targets.iter().map(&mut key).collect())
            };
            kinds.push(pattern.nodes.iter().map(kind).collect());
        }
        let mut index = Self {
            table: Vec::new(),
            buckets: vec![Vec::new(); keys.len()],
            by_op: Default::default(),
            kinds,
        };
        for node in graph.nodes() {
            let op = node.op();
            if wanted_ops[op as usize] {
                index.by_op[op as usize].push(node.id());
            }
            let at = node.target_index() * OPS + op as usize;
            if index.table.len() <= at {
                index.table.resize((at + 1).next_multiple_of(OPS), UNSEEN);
            }
            if index.table[at] == UNSEEN {
                index.table[at] = keys.get(&(op, node.target())).copied().unwrap_or(NO_KEY);
            }
            if let Some(bucket) = index.buckets.get_mut(index.table[at] as usize) {
                bucket.push(node.id());
            }
        }
        index
    }

    /// What the node `at` of the pattern of this number is compared by.
    pub(crate) fn kind(&self, pattern: usize, at: u32) -> &Kind {
        &self.kinds[pattern][at as usize]
    }

    /// Whether the graph's node is of this kind.
    #[inline]
    pub(crate) fn is(&self, kind: &Kind, node: Node<'_>) -> bool {
        match kind {
            Kind::Any => true,
            Kind::Op(op) => node.op() == *op,
            Kind::Keys(keys) => {
                let at = node.target_index() * OPS + node.op() as usize;
                self.table.get(at).is_some_and(|key| keys.contains(key))
            }
        }
    }

    /// How many nodes are of this kind; `None` for anything.
    pub(crate) fn count(&self, kind: &Kind) -> Option<usize> {
        match kind {
            Kind::Any => None,
            Kind::Op(op) => Some(self.by_op[*op as usize].len()),
            Kind::Keys(keys) => Some(keys.iter().map(|&key| self.buckets[key as usize].len()).sum()),
        }
    }

    /// The nodes of this kind in program order. O(found), with one sort when there are several calls.
    pub(crate) fn nodes(&self, graph: &Graph, kind: &Kind) -> Vec<NodeId> {
        match kind {
            Kind::Any => graph.ids(),
            Kind::Op(op) => self.by_op[*op as usize].clone(),
            Kind::Keys(keys) => match &keys[..] {
                [key] => self.buckets[*key as usize].clone(),
                keys => {
                    let mut all: Vec<NodeId> =
                        keys.iter().flat_map(|&key| self.buckets[key as usize].iter().copied()).collect();
                    in_order(graph, &mut all);
                    all
                }
            },
        }
    }
}

/// Sorts nodes by program order and drops repetitions. O(n log n).
pub(crate) fn in_order(graph: &Graph, nodes: &mut Vec<NodeId>) {
    sort(graph, nodes);
    nodes.dedup();
}

/// Sorts nodes by program order. O(n log n).
pub(crate) fn sort(graph: &Graph, nodes: &mut [NodeId]) {
    use std::cmp::Ordering;
    nodes.sort_unstable_by(|&a, &b| {
        if a == b {
            Ordering::Equal
        } else if graph.comes_before(a, b) {
            Ordering::Less
        } else {
            Ordering::Greater
        }
    });
}
