//! In which order the parts can run: what each needs of others, and what it must not overtake.

use std::collections::{BTreeSet, BinaryHeap};

use fx_ir::{Attribute, Graph, GraphModule, ModuleId, Node, NodeId, Op};
use fx_ops::{AliasSets, Oracle};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxHashMap;

/// Why a part must come after another although it uses none of its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fear {
    /// One of the two writes memory that the other reads or writes.
    Memory,
    /// Both draw random numbers, or do something that no value shows.
    Effect,
    /// Nothing is known of one of the two.
    Unknown,
    /// A mode is switched.
    Mode,
}

/// Two nodes of two parts of which the first must run first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) from: NodeId,
    pub(super) to: NodeId,
    /// `None`: the second uses the first.
    pub(super) fear: Option<Fear>,
}

impl Link {
    pub(super) fn describe(&self, graph: &Graph) -> String {
        let (from, to) = (graph.node(self.from).name(), graph.node(self.to).name());
        match self.fear {
            None => format!("`{to}` uses `{from}`"),
            Some(Fear::Memory) => format!("`{from}` and `{to}` share memory that one of them writes"),
            Some(Fear::Effect) => format!("`{from}` and `{to}` have effects that must keep their order"),
            Some(Fear::Unknown) => {
                format!(
                    "nothing is known of what `{from}` or `{to}` does; `trust_unknown` takes it to only compute"
                )
            }
            Some(Fear::Mode) => format!("modes are switched before `{to}`"),
        }
    }
}

/// A node and its part.
type Place = (NodeId, usize);

/// Which parts must come before which, with one pair of nodes for each that shows it.
#[derive(Default)]
pub(super) struct Edges {
    links: IndexMap<(usize, usize), Link>,
}

impl Edges {
    pub(super) fn add(&mut self, from: usize, to: usize, link: Link) {
        if from != to {
            self.links.entry((from, to)).or_insert(link);
        }
    }

    fn fear(&mut self, (from, before): Place, (to, after): Place, fear: Fear) {
        self.add(before, after, Link { from, to, fear: Some(fear) });
    }

    /// Adds what memory, random numbers, side effects and modes ask for. O(nodes + arguments + links).
    pub(super) fn add_effects(
        &mut self,
        module: &GraphModule,
        oracle: &Oracle<'_>,
        sets: &AliasSets,
        trust_unknown: bool,
        part_of: &dyn Fn(Node<'_>) -> Option<usize>,
    ) {
        let read: BTreeSet<&str> = module.graph().find_nodes(Op::GetAttr, None).map(Node::target).collect();
        let is_read_below = |path: &str| {
            let below = format!("{path}.");
            read.range(below.as_str()..).next().is_some_and(|first| first.starts_with(&below))
        };
        let mut seen = Seen::default();
        for node in module.graph().nodes() {
            let Some(part) = part_of(node) else { continue };
            let here = (node.id(), part);
            let effects = oracle.effects(node);
            let trusted = trust_unknown && effects.unknown;
            if let Some(barrier) = seen.barrier {
                self.fear(barrier.0, here, barrier.1);
            }
            let own_module = match module.modules().get(node.target()) {
                Ok(Attribute::Module(id, _)) if node.op() == Op::CallModule => Some(id),
                _ => None,
            };
            // State that is reached by other ways than its own module may be anybody's.
            let hidden = effects.writes_state && (own_module.is_none() || is_read_below(node.target()));
            if !trusted && (effects.unknown || effects.mode || hidden) {
                let fear = match (effects.unknown, effects.mode) {
                    (true, _) => Fear::Unknown,
                    (_, true) => Fear::Mode,
                    _ => Fear::Memory,
                };
                for (&part, &node) in &seen.parts {
                    self.fear((node, part), here, fear);
                }
                seen = Seen { barrier: Some((here, fear)), ..Seen::default() };
                continue;
            }
            seen.parts.insert(part, node.id());
            let read = node.input_nodes().map(Node::id).filter(|id| sets.is_written(*id));
            let memory: IndexMap<Memory, bool> = read
                .map(|id| {
                    (
                        Memory::Set(sets.set_index(id).unwrap_or(usize::MAX)),
                        !trusted && effects.writes.contains(&id),
                    )
                })
                .chain(own_module.map(|id| (Memory::Module(id), !trusted && effects.writes_state)))
                .fold(IndexMap::new(), |mut all, (memory, writes)| {
                    *all.entry(memory).or_default() |= writes;
                    all
                });
            for (memory, writes) in memory {
                let last = seen.memory.entry(memory).or_default();
                if let Some(writer) = last.writer {
                    self.fear(writer, here, Fear::Memory);
                }
                if writes {
                    for (part, node) in std::mem::take(&mut last.readers) {
                        self.fear((node, part), here, Fear::Memory);
                    }
                    last.writer = Some(here);
                } else {
                    last.readers.insert(part, node.id());
                }
            }
            if !trusted
                && (effects.random || effects.side_effect)
                && let Some(before) = seen.effect.replace(here)
            {
                self.fear(before, here, Fear::Effect);
            }
        }
    }

    /// An order in which the parts can be called. As torch.fx has it: of those that are ready, the last that became so;
    /// or, in the original order, the one that occurs first. O(parts log parts + links).
    ///
    /// # Errors
    /// The links of a circle.
    pub(super) fn order(
        &self,
        count: usize,
        keep_original: bool,
    ) -> Result<Vec<usize>, Vec<(usize, usize, Link)>> {
        let mut missing = vec![0usize; count];
        let mut dependents = vec![Vec::new(); count];
        for &(from, to) in self.links.keys() {
            missing[to] += 1;
            dependents[from].push(to);
        }
        // The key says when a part became ready, or, counted from the end, where it occurs.
        let mut ready: BinaryHeap<(usize, usize)> = BinaryHeap::new();
        let mut time = 0;
        let mut push = |ready: &mut BinaryHeap<_>, part: usize| {
            time += 1;
            ready.push((if keep_original { count - part } else { time }, part));
        };
        for part in (0..count).filter(|&part| missing[part] == 0) {
            push(&mut ready, part);
        }
        let mut order = Vec::with_capacity(count);
        while let Some((_, part)) = ready.pop() {
            order.push(part);
            for &dependent in &dependents[part] {
                missing[dependent] -= 1;
                if missing[dependent] == 0 {
                    push(&mut ready, dependent);
                }
            }
        }
        if order.len() == count { Ok(order) } else { Err(self.circle(&missing)) }
    }

    /// Goes back from a part that is not ready until one comes again.
    fn circle(&self, missing: &[usize]) -> Vec<(usize, usize, Link)> {
        let mut before: Vec<Option<(usize, Link)>> = vec![None; missing.len()];
        for (&(from, to), &link) in &self.links {
            if missing[from] > 0 && before[to].is_none() {
                before[to] = Some((from, link));
            }
        }
        let mut path: IndexSet<usize> = IndexSet::new();
        let mut at = missing.iter().position(|&left| left > 0).unwrap_or(0);
        while path.insert(at) {
            match before[at] {
                Some((from, _)) => at = from,
                None => break,
            }
        }
        let start = path.get_index_of(&at).unwrap_or(0);
        let circle =
            path.iter().skip(start).filter_map(|&to| before[to].map(|(from, link)| (from, to, link)));
        circle.collect()
    }
}

/// What a node may read and another one write.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Memory {
    /// Values that may share memory.
    Set(usize),
    /// The state of a module.
    Module(ModuleId),
}

#[derive(Default)]
struct Accesses {
    writer: Option<Place>,
    /// The last reader in each part since.
    readers: IndexMap<usize, NodeId>,
}

/// What was met since the last node that nothing may overtake.
#[derive(Default)]
struct Seen {
    barrier: Option<(Place, Fear)>,
    /// The last node in each part since.
    parts: IndexMap<usize, NodeId>,
    memory: FxHashMap<Memory, Accesses>,
    effect: Option<Place>,
}
