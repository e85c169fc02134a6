//! [`AliasSets`]: which values of a graph may share memory, and when that memory is written.

use fx_ir::{Attribute, Graph, Node, NodeId, NodeMap, Op, ValueMeta};
use rustc_hash::FxHashMap;

use crate::effects::Oracle;
use crate::resolve::Target;

/// The values of a graph in sets that may share memory, with the writes to each set in program order.
///
/// A value joins the set of every input that [`Oracle::aliases`] names: a view joins its base, a container what it
/// holds, an item its container. Parameters join by storage; without a module tree they are one set. Inputs are
/// taken to be distinct tensors, as torch.fx's and torch.export's own passes take them.
///
/// Sets do not follow the program's order: two values are in one set when they share memory at any time. Building is
/// O(nodes + arguments), all but the inverse Ackermann function; queries are O(1), or O(log writes to the set).
///
/// The sets describe the graph as it was. Erasing pure nodes leaves them true; nodes made since are in no set,
/// and every query fears the worst of them.
///
/// ```
/// use fx_ir::Graph;
/// use fx_ops::{AliasSets, Oracle};
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let view = graph.call_method("view", (x, -1));
/// let first = graph.call_function("torch.relu", [x]);
/// let write = graph.call_method("add_", (view, 1));
/// let second = graph.call_function("torch.relu", [x]);
/// let sets = AliasSets::new(&graph, &Oracle::new());
/// assert!(sets.may_share(x, view));
/// assert_ne!(sets.version_at(x, first), sets.version_at(x, second));
/// assert_eq!(sets.writes(x).collect::<Vec<_>>(), [write]);
/// ```
#[derive(Clone, Debug)]
pub struct AliasSets {
    /// The answers that need no look at the set.
    facts: NodeMap<u8>,
    set_of: NodeMap<u32>,
    position: NodeMap<u32>,
    sets: Vec<Set>,
    /// Writes to tensors of the module tree by calls that do not have them as inputs.
    hidden_writes: Vec<Write>,
    /// Those and the ones that the graph shows.
    state_writes: Vec<Write>,
    /// Nodes that change what later calls compute.
    modes: Vec<Write>,
}

#[derive(Clone, Debug, Default)]
struct Set {
    writes: Vec<Write>,
    facts: u8,
}

/// The set holds a tensor of the module tree.
const STATE: u8 = 1;
/// The set holds an input, a tensor of the module tree, or something unknown.
const OUTSIDE: u8 = 2;
/// The set's shape or strides are changed in place somewhere.
const RESHAPED: u8 = 4;
/// The set is written somewhere, by a node that shows it or not.
const WRITTEN: u8 = 8;
/// The node only computes its value.
const PURE: u8 = 16;
/// The node's value certainly is one of its inputs or a view of one.
const VIEW: u8 = 32;
/// Nothing is known of the node: what is feared of one made since.
const UNKNOWN: u8 = OUTSIDE | RESHAPED | WRITTEN | STATE;

#[derive(Clone, Copy, Debug)]
struct Write {
    position: u32,
    node: NodeId,
}

const NO_SET: u32 = u32::MAX;

impl AliasSets {
    /// Finds the sets of `graph`.
    pub fn new(graph: &Graph, oracle: &Oracle<'_>) -> Self {
        let mut builder = Builder::new(graph, oracle);
        for node in graph.nodes() {
            builder.visit(node);
        }
        builder.finish(graph)
    }

    fn set(&self, value: NodeId) -> Option<&Set> {
        self.sets.get(*self.set_of.get(value) as usize)
    }

    fn is(&self, node: NodeId, fact: u8) -> bool {
        self.facts.get(node) & fact != 0
    }

    fn position(&self, node: NodeId) -> u32 {
        *self.position.get(node)
    }

    fn before(writes: &[Write], position: u32) -> usize {
        writes.partition_point(|write| write.position < position)
    }

    /// Whether the node only computed its value when the sets were made
    /// ([`Effects::is_pure`](crate::Effects::is_pure)).
    pub fn is_pure(&self, node: NodeId) -> bool {
        self.is(node, PURE)
    }

    /// Whether the node's value certainly is one of its inputs or a view of one
    /// ([`Aliases::certain`](crate::Aliases::certain)).
    pub fn is_view(&self, node: NodeId) -> bool {
        self.is(node, VIEW)
    }

    /// Whether the two values may share memory.
    pub fn may_share(&self, a: NodeId, b: NodeId) -> bool {
        let (a, b) = (*self.set_of.get(a), *self.set_of.get(b));
        a == b || a == NO_SET || b == NO_SET
    }

    /// A number that is equal for values in the same set; `None` for nodes made since. Dense from 0.
    pub fn set_index(&self, value: NodeId) -> Option<usize> {
        let set = *self.set_of.get(value);
        (set != NO_SET).then_some(set as usize)
    }

    /// Whether the memory of `value` is written anywhere in the graph.
    pub fn is_written(&self, value: NodeId) -> bool {
        self.is(value, WRITTEN)
    }

    /// Whether a call writes to tensors of the module tree that it does not have as inputs.
    pub fn has_hidden_writes(&self) -> bool {
        !self.hidden_writes.is_empty()
    }

    /// Whether something in the set of `value` has its shape or strides changed in place: its views then see it
    /// differently before and after.
    pub fn is_reshaped(&self, value: NodeId) -> bool {
        self.is(value, RESHAPED)
    }

    /// Whether the memory can be seen from outside the graph: it may be that of an input, of a tensor of the
    /// module tree, or of something unknown. A write to other memory is seen only by later readers of the set.
    pub fn is_outside(&self, value: NodeId) -> bool {
        self.is(value, OUTSIDE)
    }

    /// The nodes that write the memory of `value`, in program order. Writes to the module tree that the graph does not
    /// show ([`Effects::writes_state`](crate::Effects::writes_state)) come after those that it shows.
    pub fn writes(&self, value: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let set = self.set(value);
        let hidden = if self.is(value, STATE) { &self.hidden_writes[..] } else { &[] };
        set.into_iter().flat_map(|set| &set.writes).chain(hidden).map(|write| write.node)
    }

    /// How often the memory of `value` was written before the node `at` runs; switches of modes count as writes to
    /// everything, since they make equal calls give different answers. Two calls of the same pure function
    /// with the same arguments give the same answer when every argument has the same version at both, and can be
    /// merged when, besides, nobody writes the result. O(log writes).
    pub fn version_at(&self, value: NodeId, at: NodeId) -> usize {
        if !self.is(value, WRITTEN) {
            return self.mode_version_at(at);
        }
        let position = self.position(at);
        let Some(set) = self.set(value) else {
            // Nothing is known: no two places agree.
            return position as usize;
        };
        let hidden = if self.is(value, STATE) { Self::before(&self.hidden_writes, position) } else { 0 };
        Self::before(&set.writes, position) + hidden + self.mode_version_at(at)
    }

    /// How often tensors of the module tree were written before the node `at` runs, whether the graph shows it or
    /// not, and modes switched: the version of what a `call_module` reads.
    pub fn state_version_at(&self, at: NodeId) -> usize {
        let position = self.position(at);
        Self::before(&self.state_writes, position) + self.mode_version_at(at)
    }

    /// How often modes were switched ([`Effects::mode`](crate::Effects::mode)) before the node `at` runs: the version of
    /// what a call without arguments depends on.
    pub fn mode_version_at(&self, at: NodeId) -> usize {
        if self.modes.is_empty() {
            return 0;
        }
        Self::before(&self.modes, self.position(at))
    }

    /// Whether the memory of `value` is written by a node after `at` (the node `at` itself not counted).
    pub fn has_later_write(&self, value: NodeId, at: NodeId) -> bool {
        let position = self.position(at);
        let later = |writes: &[Write]| writes.last().is_some_and(|write| write.position > position);
        let hidden = || self.is(value, STATE) && later(&self.hidden_writes);
        self.set(value).is_none_or(|set| later(&set.writes) || hidden())
    }
}

struct Builder<'g, 'o, 'm> {
    graph: &'g Graph,
    oracle: &'o Oracle<'m>,
    /// What the targets of the graph's functions and methods call, by their number.
    targets: [Vec<Option<Target>>; 2],
    facts: NodeMap<u8>,
    parent: Vec<u32>,
    size: Vec<u32>,
    container: NodeMap<bool>,
    position: NodeMap<u32>,
    next: u32,
    /// The first `get_attr` of each storage; of unknown storage, under `usize::MAX`.
    storages: FxHashMap<usize, NodeId>,
    state: Vec<NodeId>,
    outside: Vec<NodeId>,
    reshaped: Vec<NodeId>,
    writes: Vec<(NodeId, Write)>,
    hidden_writes: Vec<Write>,
    modes: Vec<Write>,
}

impl<'g, 'o, 'm> Builder<'g, 'o, 'm> {
    fn new(graph: &'g Graph, oracle: &'o Oracle<'m>) -> Self {
        let capacity = graph.capacity();
        Self {
            graph,
            oracle,
            targets: [Vec::new(), Vec::new()],
            facts: NodeMap::for_graph(graph, UNKNOWN),
            parent: (0..capacity as u32).collect(),
            size: vec![1; capacity],
            container: NodeMap::for_graph(graph, false),
            position: NodeMap::for_graph(graph, u32::MAX),
            next: 0,
            storages: FxHashMap::default(),
            state: Vec::new(),
            outside: Vec::new(),
            reshaped: Vec::new(),
            writes: Vec::new(),
            hidden_writes: Vec::new(),
            modes: Vec::new(),
        }
    }

    fn find(&mut self, id: NodeId) -> u32 {
        let mut at = id.index() as u32;
        while self.parent[at as usize] != at {
            let grandparent = self.parent[self.parent[at as usize] as usize];
            self.parent[at as usize] = grandparent;
            at = grandparent;
        }
        at
    }

    fn join(&mut self, a: NodeId, b: NodeId) {
        // An argument that is not in the graph is lint's to report; here it has no memory.
        if a.index() >= self.parent.len() || b.index() >= self.parent.len() {
            return;
        }
        let (mut a, mut b) = (self.find(a) as usize, self.find(b) as usize);
        if a == b {
            return;
        }
        if self.size[a] < self.size[b] {
            std::mem::swap(&mut a, &mut b);
        }
        self.parent[b] = a as u32;
        self.size[a] += self.size[b];
    }

    fn visit(&mut self, node: Node<'g>) {
        let id = node.id();
        let position = self.next;
        self.next += 1;
        self.position.set(id, position);
        self.facts.set(id, PURE);
        match node.op() {
            Op::Placeholder => {
                self.outside.push(id);
                let list = matches!(node.meta().value.as_deref(), Some(ValueMeta::List(_)));
                self.container.set(id, list);
                return;
            }
            Op::GetAttr => return self.visit_attribute(node),
            // The output holds what it returns, but makes nothing share memory.
            Op::Output => return,
            Op::CallFunction | Op::CallMethod | Op::CallModule => {}
        }
        let target = self.target(node);
        let container = &self.container;
        let aliases = self.oracle.aliases_with(node, target, &|input| match input.meta().value.as_deref() {
            Some(ValueMeta::List(_)) => true,
            Some(_) => false,
            None => *container.get(input.id()),
        });
        self.container.set(id, aliases.container);
        for &input in &aliases.inputs {
            self.join(id, input);
        }
        let effects = self.oracle.effects_with(node, target);
        let pure = if effects.is_pure() { PURE } else { 0 };
        let view = if aliases.certain { VIEW } else { 0 };
        self.facts.set(id, pure | view);
        let write = Write { position, node: id };
        for &input in &effects.writes {
            self.writes.push((input, write));
        }
        self.reshaped.extend(&effects.reshapes);
        if effects.writes_state {
            self.hidden_writes.push(write);
        }
        if effects.mode {
            self.modes.push(write);
        }
        if effects.unknown {
            // It may give what it keeps elsewhere, and keep what it is given.
            self.outside.push(id);
            self.outside.extend(&effects.writes);
        }
    }

    fn target(&mut self, node: Node<'g>) -> Option<Target> {
        let targets = match node.op() {
            Op::CallFunction => &mut self.targets[0],
            Op::CallMethod => &mut self.targets[1],
            _ => return None,
        };
        let index = node.target_index();
        if targets.len() <= index {
            targets.resize(index + 1, None);
        }
        if targets[index].is_none() {
            targets[index] = self.oracle.target(node);
        }
        targets[index]
    }

    fn visit_attribute(&mut self, node: Node<'g>) {
        let key = match self.oracle.modules().map(|modules| modules.get(node.target())) {
            Some(Ok(Attribute::Tensor(_, _, tensor))) => tensor.storage.key(),
            // A sub-graph has no memory of its own to share.
            Some(Ok(Attribute::Module(..))) => return,
            Some(Err(_)) | None => usize::MAX,
        };
        let id = node.id();
        self.state.push(id);
        self.outside.push(id);
        match self.storages.get(&key).copied() {
            Some(first) => self.join(id, first),
            None => {
                self.storages.insert(key, id);
            }
        }
    }

    fn finish(mut self, graph: &Graph) -> AliasSets {
        let mut numbers = vec![NO_SET; self.parent.len()];
        let mut set_of = NodeMap::for_graph(graph, NO_SET);
        let mut count = 0;
        for node in self.graph.nodes() {
            let root = self.find(node.id()) as usize;
            if numbers[root] == NO_SET {
                numbers[root] = count;
                count += 1;
            }
            set_of.set(node.id(), numbers[root]);
        }
        let mut sets = vec![Set::default(); count as usize];
        // Each list is in program order already, so each set's is too.
        for (value, write) in self.writes {
            if let Some(set) = sets.get_mut(*set_of.get(value) as usize)
                && set.writes.last().is_none_or(|last| last.position != write.position)
            {
                set.writes.push(write);
            }
        }
        let mut mark = |nodes: &[NodeId], fact: u8| {
            for &id in nodes {
                if let Some(set) = sets.get_mut(*set_of.get(id) as usize) {
                    set.facts |= fact;
                }
            }
        };
        mark(&self.state, STATE);
        mark(&self.outside, OUTSIDE);
        mark(&self.reshaped, RESHAPED);
        for set in &mut sets {
            if !set.writes.is_empty() || set.facts & STATE != 0 && !self.hidden_writes.is_empty() {
                set.facts |= WRITTEN;
            }
        }
        let mut facts = self.facts;
        for node in graph.nodes() {
            let of_set = sets.get(*set_of.get(node.id()) as usize).map_or(UNKNOWN, |set| set.facts);
            *facts.get_mut(node.id()) |= of_set;
        }
        let shown = sets.iter().filter(|set| set.facts & STATE != 0).flat_map(|set| &set.writes);
        let mut state_writes: Vec<Write> = shown.chain(&self.hidden_writes).copied().collect();
        state_writes.sort_by_key(|write| write.position);
        AliasSets {
            facts,
            set_of,
            position: self.position,
            sets,
            hidden_writes: self.hidden_writes,
            state_writes,
            modes: self.modes,
        }
    }
}
