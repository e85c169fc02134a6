//! What keeps a replacement from changing what the program computes.

use std::fmt;

use fx_ir::{Argument, Graph, GraphModule, NodeId, Op};
use fx_ops::{AliasSets, Oracle};

/// A rule that a replacement must keep; [`Rewrite::allow`](crate::Rewrite::allow) lifts one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SafetyRule {
    /// What the pattern does besides giving its results, the replacement does too, and the other way round: writing
    /// an input, writing state, printing, asserting, switching modes. Random draws do not count, and calls of which
    /// nothing is known do what their author knows.
    Effects,
    /// What is read is not written between where the old calls read it and where the new ones do.
    Order,
    /// Memory that is written somewhere is shared by the new results exactly as by the old ones.
    Memory,
    /// The results keep their element types, as far as these are recorded.
    DType,
}

/// Why a match was not replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// [`SafetyRule::Effects`].
    Effects {
        /// What one of them does and the other does not.
        what: String,
    },
    /// [`SafetyRule::Order`].
    Order {
        /// What is read.
        value: String,
        /// The new place of the reads is right before this node.
        before: String,
    },
    /// [`SafetyRule::Memory`].
    Memory {
        /// The result.
        result: String,
        /// The value whose memory it would or would no longer share.
        with: String,
    },
    /// [`SafetyRule::DType`].
    DType {
        /// The result.
        result: String,
        /// What it is.
        old: String,
        /// What it would be.
        new: String,
    },
    /// An input of the match is computed after the first use of one of its results: the new nodes would have no place.
    /// Cannot be allowed.
    NoPlace {
        /// The input.
        input: String,
        /// The first use.
        user: String,
    },
    /// A filter said no.
    Filter {
        /// Which one, from 0.
        filter: usize,
        /// What it said.
        why: String,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Effects { what } => f.write_str(what),
            Self::Order { value, before } => write!(
                f,
                "`{value}` is written, or a mode switched, between where the match reads it and `{before}`, before which the \
                 replacement would"
            ),
            Self::Memory { result, with } => write!(
                f,
                "the replacement changes whether `{result}` shares memory with `{with}`, and that memory is written"
            ),
            Self::DType { result, old, new } => write!(f, "`{result}` is {old} and would be {new}"),
            Self::NoPlace { input, user } => {
                write!(
                    f,
                    "`{input}`, which the replacement needs, is computed after `{user}`, which uses its result"
                )
            }
            Self::Filter { filter, why } => write!(f, "filter {filter}: {why}"),
        }
    }
}

/// A match that was left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The number of the rewrite, of those applied together.
    pub rewrite: usize,
    /// The name of the node that the pattern's first result stands for.
    pub node: String,
    /// Why.
    pub reason: Reason,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.node, self.reason)
    }
}

/// What a pattern or a replacement does to memory, seen from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Profile {
    /// The inputs that are written, by number, sorted.
    writes: Vec<usize>,
    /// What else is done, by target, sorted.
    does: Vec<String>,
    /// Results and inputs that may share memory, sorted.
    shares: Vec<(usize, usize)>,
    /// Results that may share memory with a tensor of the module tree, sorted.
    state: Vec<usize>,
    /// Pairs of results that may share memory, sorted.
    twins: Vec<(usize, usize)>,
}

impl Profile {
    /// Looks at a graph whose inputs have these numbers. O(nodes + inputs times results).
    pub(crate) fn new(module: &GraphModule, inputs: &[usize], results: &[Argument]) -> Self {
        let graph = module.graph();
        let oracle = Oracle::with_modules(module.modules());
        let sets = AliasSets::new(graph, &oracle);
        let placeholders: Vec<NodeId> = graph.placeholders().map(|node| node.id()).collect();
        let mut profile = Self::default();
        let numbered = || placeholders.iter().zip(inputs);
        for node in graph.nodes() {
            let effects = oracle.effects(node);
            if effects.unknown {
                continue;
            }
            for &written in &effects.writes {
                profile
                    .writes
                    .extend(numbered().filter(|(id, _)| sets.may_share(**id, written)).map(|(_, &at)| at));
            }
            if effects.writes_state || effects.side_effect {
                profile.does.push(node.target().to_owned());
            }
        }
        let results: Vec<Option<NodeId>> = results.iter().map(Argument::as_node).collect();
        for (at, result) in results.iter().enumerate() {
            let Some(result) = *result else { continue };
            profile
                .shares
                .extend(numbered().filter(|(id, _)| sets.may_share(**id, result)).map(|(_, &k)| (at, k)));
            if graph.find_nodes(Op::GetAttr, None).any(|node| sets.may_share(node.id(), result)) {
                profile.state.push(at);
            }
            let twins = results.iter().enumerate().take(at);
            profile.twins.extend(
                twins
                    .filter(|(_, other)| other.is_some_and(|other| sets.may_share(other, result)))
                    .map(|(b, _)| (b, at)),
            );
        }
        profile.writes.sort_unstable();
        profile.writes.dedup();
        profile.does.sort_unstable();
        profile.shares.sort_unstable();
        profile.shares.dedup();
        profile
    }

    /// What one of the two does and the other does not.
    pub(crate) fn other_effect(
        &self,
        replacement: &Profile,
        name: &dyn Fn(usize) -> String,
    ) -> Option<String> {
        if let Some(at) = self.writes.iter().find(|at| !replacement.writes.contains(at)) {
            return Some(format!("the match writes its input `{}` and the replacement does not", name(*at)));
        }
        if let Some(at) = replacement.writes.iter().find(|at| !self.writes.contains(at)) {
            return Some(format!("the replacement writes its input `{}` and the match does not", name(*at)));
        }
        if self.does != replacement.does {
            let lost = self.does.iter().find(|target| !replacement.does.contains(target));
            let what = match lost.or(replacement.does.iter().find(|target| !self.does.contains(target))) {
                Some(target) if lost.is_some() => format!("the effect of `{target}` would be lost"),
                Some(target) => format!("the replacement adds the effect of `{target}`"),
                None => "an effect would happen another number of times".to_owned(),
            };
            return Some(what);
        }
        None
    }

    /// Whether the pattern does anything that its place in the program matters to.
    pub(crate) fn acts(&self) -> bool {
        !self.writes.is_empty() || !self.does.is_empty()
    }

    /// The sharing that one of the two has and the other has not: results and inputs.
    pub(crate) fn other_shares<'p>(
        &'p self,
        replacement: &'p Profile,
    ) -> impl Iterator<Item = (usize, usize)> + use<'p> {
        let only = |a: &'p Profile, b: &'p Profile| {
            a.shares.iter().copied().filter(|pair| b.shares.binary_search(pair).is_err())
        };
        only(self, replacement).chain(only(replacement, self))
    }

    /// The results that share memory with other results, or with state, in one of the two only.
    pub(crate) fn other_results<'p>(
        &'p self,
        replacement: &'p Profile,
    ) -> impl Iterator<Item = usize> + use<'p> {
        let state =
            |a: &'p Profile, b: &'p Profile| a.state.iter().copied().filter(|at| !b.state.contains(at));
        let twins = |a: &'p Profile, b: &'p Profile| {
            a.twins.iter().filter(|pair| !b.twins.contains(pair)).flat_map(|&(a, b)| [a, b])
        };
        state(self, replacement)
            .chain(state(replacement, self))
            .chain(twins(self, replacement))
            .chain(twins(replacement, self))
    }
}

/// Whether a value's memory is written by a node that is not in the match.
pub(crate) fn is_written_outside(
    sets: &AliasSets,
    value: NodeId,
    is_member: &dyn Fn(NodeId) -> bool,
) -> bool {
    sets.is_written(value) && sets.writes(value).any(|write| !is_member(write))
}

/// How many nodes may stand between a match that writes and its replacement.
const MAX_BETWEEN: usize = 10_000;

/// Whether the calls of a match read the same memory contents at `place` as where they stand.
pub(crate) fn moved_read(
    graph: &Graph,
    sets: &AliasSets,
    members: &[NodeId],
    place: NodeId,
    is_member: &dyn Fn(NodeId) -> bool,
) -> Option<NodeId> {
    for &member in members {
        if sets.mode_version_at(member) != sets.mode_version_at(place) {
            return Some(member);
        }
        for input in graph.node(member).input_nodes() {
            let input = input.id();
            let (here, there) = (sets.version_at(input, member), sets.version_at(input, place));
            if here == there {
                continue;
            }
            let (first, last) =
                if graph.comes_before(member, place) { (member, place) } else { (place, member) };
            let between = |id: &NodeId| !graph.comes_before(*id, first) && graph.comes_before(*id, last);
            let own = sets.writes(input).filter(|id| is_member(*id) && between(id)).count();
            if here.abs_diff(there) != own {
                return Some(input);
            }
        }
    }
    None
}

/// A node between the first writing call of a match and `place` that could see the difference.
pub(crate) fn onlooker(
    graph: &Graph,
    sets: &AliasSets,
    members: &[NodeId],
    place: NodeId,
    is_member: &dyn Fn(NodeId) -> bool,
) -> Option<NodeId> {
    let mut first = None::<NodeId>;
    for &member in members.iter().filter(|&&member| !sets.is_pure(member)) {
        if first.is_none_or(|first| graph.comes_before(member, first)) {
            first = Some(member);
        }
    }
    let written: Vec<NodeId> = members
        .iter()
        .flat_map(|&member| graph.node(member).input_nodes().map(|input| input.id()))
        .filter(|&input| sets.is_written(input))
        .collect();
    let mut at = first?;
    for _ in 0..MAX_BETWEEN {
        at = graph.next(at)?;
        if at == place {
            return None;
        }
        if is_member(at) {
            continue;
        }
        let sees = |input: NodeId| written.iter().any(|&value| sets.may_share(value, input));
        if !sets.is_pure(at) || graph.node(at).input_nodes().any(|input| sees(input.id())) {
            return Some(at);
        }
    }
    Some(at)
}
