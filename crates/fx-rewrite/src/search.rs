//! The search: which nodes of a graph the nodes of a pattern can stand for.
//!
//! A stack of goals ("this node of the pattern is that node of the graph", "this argument is that one") is worked
//! off; what is bound is noted, so that a dead end is undone exactly. Where there is a choice (operands exchanged, an
//! optional call left out, where to look for the next result), the goals are kept to come back to. Nothing
//! recurses, so that long patterns cannot exhaust the stack.

mod pointwise;
mod restrictions;
mod whole;

use fx_ir::{Argument, Attribute, Graph, ModuleTree, NodeId, Op, TensorRole};
use rustc_hash::FxHashMap;

use self::restrictions::unmet;
use crate::call::{Pair, Pairs, Place, Side, is_commutative, pair, same_shape};
use crate::error::RewriteError;
use crate::explain::{MissReason, Nearest};
use crate::index::{Index, in_order};
use crate::literal::same_literal;
use crate::matcher::{Link, SubgraphMatcher};
use crate::pattern::Wildcard;

/// What a node of the pattern stands for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Binding {
    #[default]
    Free,
    Node(NodeId),
    /// An input that stands for a constant, possibly a list with nodes in it.
    Literal(Argument),
    /// An optional call that is not there; this node stands where its value would.
    Absent(NodeId),
    /// Pointwise calls, the last one first.
    Chain(Box<[NodeId]>),
}

impl Binding {
    /// The graph's nodes that are bound, the last first.
    pub(crate) fn calls(&self) -> &[NodeId] {
        match self {
            Self::Node(id) => std::slice::from_ref(id),
            Self::Chain(calls) => calls,
            Self::Free | Self::Literal(_) | Self::Absent(_) => &[],
        }
    }
}

#[derive(Clone, Debug)]
enum Goal<'a> {
    /// Find the anchor of this number.
    Anchor(usize),
    Node(u32, NodeId),
    Arguments(Box<Wanted<'a>>),
}

/// Two arguments that must match, and of which calls they are.
#[derive(Clone, Debug)]
struct Wanted<'a> {
    place: Place<'a>,
    pattern: Side<'a>,
    graph: Side<'a>,
    at: u32,
    id: NodeId,
}

enum Choice<'a> {
    /// Go on with these goals instead, and with what an optional call then stands for.
    Goals { goals: Vec<Goal<'a>>, trail: usize, bind: Option<(u32, Binding)> },
    /// The next place for an anchor.
    Candidates { anchor: usize, list: usize, cursor: usize, goals: Vec<Goal<'a>>, trail: usize },
}

/// Where an anchor may be, and how many of the first of them are taken.
struct List {
    nodes: Vec<NodeId>,
    head: usize,
}

pub(crate) struct Search<'a> {
    matcher: &'a SubgraphMatcher,
    number: usize,
    index: &'a Index,
    graph: &'a Graph,
    tree: Option<&'a ModuleTree>,
    commutes: Vec<bool>,
    bound: Vec<Binding>,
    /// For each node of the graph, one more than the node of the pattern that stands for it.
    owner: Vec<u32>,
    trail: Vec<u32>,
    goals: Vec<Goal<'a>>,
    choices: Vec<Choice<'a>>,
    lists: Vec<List>,
    list_of: FxHashMap<(usize, Option<NodeId>), usize>,
    steps: u64,
    max_steps: u64,
    visited: Vec<u32>,
    visit: u32,
    pub(crate) nearest: Option<Nearest>,
}

/// Nodes that found matches have used up.
pub(crate) struct Taken {
    bits: Vec<bool>,
}

impl Taken {
    pub(crate) fn new(graph: &Graph) -> Self {
        Self { bits: vec![false; graph.capacity()] }
    }

    #[inline]
    pub(crate) fn contains(&self, id: NodeId) -> bool {
        self.bits.get(id.index()).copied().unwrap_or(false)
    }

    pub(crate) fn insert(&mut self, id: NodeId) {
        if let Some(bit) = self.bits.get_mut(id.index()) {
            *bit = true;
        }
    }
}

/// How much work a search may do for each node of the graph and node of the pattern.
const STEPS: u64 = 200;
/// And in any case.
const MIN_STEPS: u64 = 1_000_000;

impl<'a> Search<'a> {
    /// A search for the pattern of this number in the index.
    pub(crate) fn new(
        matcher: &'a SubgraphMatcher,
        number: usize,
        index: &'a Index,
        graph: &'a Graph,
        tree: Option<&'a ModuleTree>,
    ) -> Self {
        let pattern = &matcher.pattern;
        let nodes = pattern.nodes.len();
        let commutes = (0..nodes as u32).map(|at| pattern.commutative && is_commutative(pattern.node(at)));
        Self {
            matcher,
            number,
            index,
            graph,
            tree,
            commutes: commutes.collect(),
            bound: vec![Binding::Free; nodes],
            owner: vec![0; graph.capacity()],
            trail: Vec::new(),
            goals: Vec::new(),
            choices: Vec::new(),
            lists: Vec::new(),
            list_of: FxHashMap::default(),
            steps: 0,
            max_steps: MIN_STEPS + STEPS * graph.len() as u64 * nodes as u64,
            visited: Vec::new(),
            visit: 0,
            nearest: None,
        }
    }

    /// Where the first anchor may be, in program order: from the rarest call of the pattern down to the anchor. Empty
    /// when a call of the pattern does not occur in the graph at all.
    pub(crate) fn first_candidates(&self) -> Vec<NodeId> {
        let (matcher, graph) = (self.matcher, self.graph);
        let name = &matcher.options.node_name_match;
        let anchor = matcher.anchors[0];
        let by_name = |at: u32| !name.is_empty() && matcher.anchors.contains(&at);
        let count = |at: u32| self.index.count(self.index.kind(self.number, at));
        let missing = |at: &u32| {
            let node = &matcher.pattern.nodes[*at as usize];
            !node.optional && !by_name(*at) && count(*at) == Some(0)
        };
        let needs_output = matcher.options.match_output;
        let all = 0..matcher.pattern.nodes.len() as u32;
        if all.filter(|&at| needs_output || at != matcher.pattern.output).any(|at| missing(&at)) {
            return Vec::new();
        }
        let kind = self.index.kind(self.number, anchor);
        if by_name(anchor) {
            let named = |id: &NodeId| {
                let node = graph.node(*id);
                self.index.is(kind, node) || node.name().contains(name.as_str())
            };
            return graph.ids().into_iter().filter(named).collect();
        }
        let direct = count(anchor).unwrap_or(graph.len());
        let seed = matcher.seeds.iter().min_by_key(|seed| count(seed.from).unwrap_or(usize::MAX));
        let rarer = |seed: &&Link| count(seed.from).is_some_and(|count| count * 2 < direct);
        let mut found = match seed.filter(rarer) {
            None => self.index.nodes(graph, kind),
            Some(seed) => {
                let starts = self.index.nodes(graph, self.index.kind(self.number, seed.from));
                let mut found = Vec::new();
                for start in starts {
                    found.extend(self.follow(start, &seed.path, true));
                }
                in_order(graph, &mut found);
                found
            }
        };
        found.retain(|&id| self.may_begin(anchor, id));
        found
    }

    /// Whether a look at the arguments leaves a match possible; what makes many patterns that end in the same call cheap.
    fn may_begin(&self, anchor: u32, id: NodeId) -> bool {
        let pattern = &self.matcher.pattern;
        let (wanted, found) = (pattern.node(anchor), self.graph.node(id));
        if self.commutes[anchor as usize] || self.matcher.ignores_literals() || !same_shape(wanted, found) {
            return true;
        }
        wanted.args().iter().zip(found.args()).all(|pair| match pair {
            (Argument::Node(p), Argument::Node(g)) => {
                let p = *pattern.index.get(*p);
                pattern.nodes[p as usize].optional
                    || self.index.is(self.index.kind(self.number, p), self.graph.node(*g))
            }
            (a, b) => !is_other_constant(a, b),
        })
    }

    /// The nodes that a path of the pattern leads to from `start`. With `inner`, values with more users than the
    /// pattern has nodes are not followed: they could not be inside a match.
    fn follow(&self, start: NodeId, path: &[u32], inner: bool) -> Vec<NodeId> {
        let mut front = vec![start];
        for &at in path {
            let kind = self.index.kind(self.number, at);
            let mut next = Vec::new();
            for &id in &front {
                let node = self.graph.node(id);
                if inner && node.num_users() > self.matcher.pattern.nodes.len() {
                    continue;
                }
                next.extend(node.users().filter(|user| self.index.is(kind, *user)).map(|user| user.id()));
            }
            in_order(self.graph, &mut next);
            front = next;
        }
        front
    }

    /// The matches whose first anchor is `candidate`, up to the first one that is kept: it must be self-contained and
    /// convex. Everything a match uses is then taken, if the matcher removes overlaps.
    pub(crate) fn try_candidate(
        &mut self,
        candidate: NodeId,
        taken: &mut Taken,
        found: &mut dyn FnMut(&[Binding]) -> bool,
    ) -> Result<(), RewriteError> {
        self.goals.clear();
        self.choices.clear();
        self.undo(0);
        self.goals.extend((1..self.matcher.anchors.len()).rev().map(Goal::Anchor));
        self.goals.push(Goal::Node(self.matcher.anchors[0], candidate));
        let exclusive = self.matcher.options.remove_overlapping_matches;
        let mut alive = true;
        while alive && self.run(taken)? {
            if self.is_complete() && self.is_contained() && self.is_convex() {
                let kept = found(&self.bound);
                if kept && exclusive {
                    self.take(taken);
                    let anchor = self.matcher.pattern.nodes[self.matcher.anchors[0] as usize].op;
                    if !matches!(anchor, Op::Placeholder | Op::Output) {
                        break;
                    }
                }
                if kept {
                    // One match for each way to place the anchors.
                    self.choices.retain(|choice| matches!(choice, Choice::Candidates { .. }));
                }
            }
            alive = self.back(taken);
        }
        Ok(())
    }

    fn take(&self, taken: &mut Taken) {
        for (node, binding) in self.matcher.pattern.nodes.iter().zip(&self.bound) {
            if !matches!(node.op, Op::Placeholder | Op::Output) {
                binding.calls().iter().for_each(|&id| taken.insert(id));
            }
        }
    }

    /// Works off the goals; whether all were reached.
    fn run(&mut self, taken: &mut Taken) -> Result<bool, RewriteError> {
        loop {
            self.steps += 1;
            if self.steps > self.max_steps {
                return Err(RewriteError::TooManyWays { steps: self.max_steps });
            }
            let Some(goal) = self.goals.pop() else { return Ok(true) };
            let reached = match goal {
                Goal::Node(at, id) => self.node(at, id, taken),
                Goal::Arguments(wanted) => self.argument(*wanted),
                Goal::Anchor(anchor) => {
                    let list = self.candidates(anchor);
                    let (goals, trail) = (self.goals.clone(), self.trail.len());
                    self.choices.push(Choice::Candidates { anchor, list, cursor: 0, goals, trail });
                    // The first candidate is one of the choices.
                    false
                }
            };
            if !reached && !self.back(taken) {
                return Ok(false);
            }
        }
    }

    /// Goes back to the last choice that is left.
    fn back(&mut self, taken: &Taken) -> bool {
        loop {
            let Some(choice) = self.choices.pop() else { return false };
            match choice {
                Choice::Goals { goals, trail, bind } => {
                    self.undo(trail);
                    self.goals = goals;
                    if let Some((at, binding)) = bind {
                        self.bind(at, binding);
                    }
                    return true;
                }
                Choice::Candidates { anchor, list, cursor, goals, trail } => {
                    self.undo(trail);
                    self.steps += 1;
                    let exclusive = self.matcher.options.remove_overlapping_matches;
                    let places = &mut self.lists[list];
                    if exclusive {
                        while places.nodes.get(places.head).is_some_and(|&id| taken.contains(id)) {
                            places.head += 1;
                        }
                    }
                    let cursor = cursor.max(places.head);
                    let Some(&candidate) = places.nodes.get(cursor) else { continue };
                    self.goals.clone_from(&goals);
                    self.goals.push(Goal::Node(self.matcher.anchors[anchor], candidate));
                    self.choices.push(Choice::Candidates { anchor, list, cursor: cursor + 1, goals, trail });
                    return true;
                }
            }
        }
    }

    fn undo(&mut self, trail: usize) {
        for at in self.trail.drain(trail.min(self.trail.len())..) {
            let binding = std::mem::take(&mut self.bound[at as usize]);
            for id in binding.calls() {
                if self.owner[id.index()] == at + 1 {
                    self.owner[id.index()] = 0;
                }
            }
        }
    }

    fn bind(&mut self, at: u32, binding: Binding) {
        for id in binding.calls() {
            self.owner[id.index()] = at + 1;
        }
        self.bound[at as usize] = binding;
        self.trail.push(at);
    }

    /// Where the anchor may be, given what is bound. Each list is made once.
    fn candidates(&mut self, anchor: usize) -> usize {
        let at = self.matcher.anchors[anchor];
        let link = self.matcher.links[anchor - 1].as_ref();
        let start = link.and_then(|link| match self.bound[link.from as usize] {
            Binding::Node(id) => Some(id),
            _ => None,
        });
        if let Some(&list) = self.list_of.get(&(anchor, start)) {
            return list;
        }
        let name = &self.matcher.options.node_name_match;
        let kind = self.index.kind(self.number, at);
        let nodes = match (start, link) {
            (Some(start), Some(link)) if name.is_empty() => self.follow(start, &link.path, false),
            _ if name.is_empty() => self.index.nodes(self.graph, kind),
            _ => {
                let nodes = self.graph.nodes();
                let named =
                    nodes.filter(|node| self.index.is(kind, *node) || node.name().contains(name.as_str()));
                named.map(|node| node.id()).collect()
            }
        };
        self.lists.push(List { nodes, head: 0 });
        self.list_of.insert((anchor, start), self.lists.len() - 1);
        self.lists.len() - 1
    }

    fn miss(&mut self, at: u32, id: Option<NodeId>, reason: impl FnOnce(&Self) -> MissReason) -> bool {
        if self.nearest.as_ref().is_some_and(|nearest| nearest.wants(self.trail.len())) {
            let reason = reason(self);
            let matched = self.trail.len();
            let pattern = self.matcher.pattern.name(at).to_owned();
            let graph = id.map(|id| self.graph.node(id).name().to_owned());
            if let Some(nearest) = &mut self.nearest {
                nearest.record(matched, pattern, graph, reason);
            }
        }
        false
    }

    fn node(&mut self, at: u32, id: NodeId, taken: &Taken) -> bool {
        match &self.bound[at as usize] {
            Binding::Free => {}
            Binding::Node(other) | Binding::Absent(other) if *other == id => return true,
            Binding::Chain(calls) if calls.first() == Some(&id) => return true,
            other => {
                let other = other.clone();
                return self.miss(at, Some(id), |search| MissReason::Bound { to: search.describe(&other) });
            }
        }
        let matcher = self.matcher;
        let node = &matcher.pattern.nodes[at as usize];
        if node.chain {
            return self.chain(at, id, taken);
        }
        if node.optional {
            let input = matcher.pattern.node(at).arg(0).and_then(Argument::as_node);
            if let Some(input) = input.map(|input| *matcher.pattern.index.get(input)) {
                let mut goals = self.goals.clone();
                goals.push(Goal::Node(input, id));
                let bind = Some((at, Binding::Absent(id)));
                self.choices.push(Choice::Goals { goals, trail: self.trail.len(), bind });
            }
        }
        let owner = self.owner[id.index()];
        let wild = node.op == Op::Placeholder;
        let shares = matcher.options.shared_wildcards
            && wild
            && owner > 0
            && matcher.pattern.nodes[owner as usize - 1].op == Op::Placeholder;
        if owner > 0 && !shares {
            return self.miss(at, Some(id), |search| MissReason::Shared {
                with: search.matcher.pattern.name(owner - 1).to_owned(),
            });
        }
        let found = self.graph.node(id);
        let name = &matcher.options.node_name_match;
        let by_name =
            !name.is_empty() && matcher.anchors.contains(&at) && found.name().contains(name.as_str());
        let kind = self.index.kind(self.number, at);
        if !by_name && !self.index.is(kind, found) {
            return self.miss(at, Some(id), |search| MissReason::Call {
                wanted: node.targets.iter().map(|(op, target)| format!("{op} `{target}`")).collect(),
                found: format!("{} `{}`", found.op(), search.graph.node(id).target()),
            });
        }
        if !by_name && node.op == Op::GetAttr && !self.same_attribute(at, id) {
            return self.miss(at, Some(id), |search| MissReason::Attribute {
                wanted: search.matcher.pattern.node(at).target().to_owned(),
                found: found.target().to_owned(),
            });
        }
        if matcher.options.remove_overlapping_matches
            && taken.contains(id)
            && !matches!(node.op, Op::Placeholder | Op::Output)
        {
            return self.miss(at, Some(id), |_| MissReason::Overlap);
        }
        if !node.returned
            && !matches!(node.op, Op::Placeholder | Op::Output)
            && found.num_users() > matcher.pattern.nodes.len()
        {
            return self.miss(at, Some(id), |_| MissReason::UsedOutside { user: None });
        }
        if node.is_restricted()
            && let Err(why) = unmet(node, found, self.tree)
        {
            return self.miss(at, Some(id), |_| MissReason::Restriction { why });
        }
        self.bound[at as usize] = Binding::Node(id);
        if !shares {
            self.owner[id.index()] = at + 1;
        }
        self.trail.push(at);
        wild || self.call(at, id)
    }

    /// Pairs the arguments of a call with those of the pattern's.
    fn call(&mut self, at: u32, id: NodeId) -> bool {
        let pattern = &self.matcher.pattern;
        let (wanted, found) = (pattern.node(at), self.graph.node(id));
        let swaps = self.commutes[at as usize] && is_commutative(found);
        if !swaps && same_shape(wanted, found) {
            return self.call_of_same_shape(at, id);
        }
        let Some(pairs) = pair(wanted, found, pattern.normalize) else {
            return self.miss(at, Some(id), |_| MissReason::Arguments {
                wanted: crate::explain::shape_of(wanted),
                found: crate::explain::shape_of(found),
            });
        };
        if swaps && pairs.len() >= 2 {
            let mut swapped = pairs.clone();
            let (first, second) = swapped.split_at_mut(1);
            std::mem::swap(&mut first[0].graph, &mut second[0].graph);
            let mut goals = self.goals.clone();
            push(&mut goals, swapped, at, id);
            self.choices.push(Choice::Goals { goals, trail: self.trail.len(), bind: None });
        }
        push(&mut self.goals, pairs, at, id);
        true
    }

    /// The usual case of [`call`](Self::call), without allocation: constants are compared at once, nodes are goals.
    fn call_of_same_shape(&mut self, at: u32, id: NodeId) -> bool {
        let pattern = &self.matcher.pattern;
        let (wanted, found) = (pattern.node(at), self.graph.node(id));
        let keywords = wanted.kwargs().iter().zip(found.kwargs());
        let keywords = keywords.map(|((key, a), (_, b))| (Place::Keyword(key), a, b));
        let positional = wanted.args().iter().zip(found.args()).enumerate();
        let positional = positional.map(|(place, (a, b))| (Place::Position(place), a, b));
        for (place, a, b) in positional.clone().chain(keywords.clone()) {
            if !self.matcher.ignores_literals() && is_other_constant(a, b) {
                return self.differ(place, &Side::Given(a), &Side::Given(b), at, id);
            }
        }
        for (place, a, b) in keywords.rev().chain(positional.rev()) {
            match (a, b) {
                (Argument::Node(a), Argument::Node(b)) => {
                    self.goals.push(Goal::Node(*pattern.index.get(*a), *b));
                }
                _ if is_plain(a) && is_plain(b) => {}
                _ => {
                    let (pattern, graph) = (Side::Given(a), Side::Given(b));
                    self.goals.push(Goal::Arguments(Box::new(Wanted { place, pattern, graph, at, id })));
                }
            }
        }
        true
    }

    fn differ(
        &mut self,
        place: Place<'_>,
        pattern: &Side<'_>,
        graph: &Side<'_>,
        at: u32,
        id: NodeId,
    ) -> bool {
        self.miss(at, Some(id), |search| MissReason::Argument {
            place: place.describe(),
            wanted: search.matcher.pattern.graph().format_argument(pattern.get()),
            found: search.graph.format_argument(graph.get()),
        })
    }

    fn argument(&mut self, wanted: Wanted<'a>) -> bool {
        let Wanted { place, pattern, graph, at, id } = wanted;
        match (pattern.get(), graph.get()) {
            (Argument::Node(p), Argument::Node(g)) => {
                let (p, g) = (*self.matcher.pattern.index.get(*p), *g);
                self.goals.push(Goal::Node(p, g));
                return true;
            }
            (Argument::Node(p), _) => {
                let p = *self.matcher.pattern.index.get(*p);
                return self.literal(place, p, &pattern, &graph, at, id);
            }
            _ => {}
        }
        // Containers are compared element by element. A list matches a tuple, as in torch.fx.
        let children = match (&pattern, &graph) {
            (Side::Given(p), Side::Given(g)) => children(p, g, Side::Given, Side::Given),
            (p, g) => children(p.get(), g.get(), |a| Side::Default(a.clone()), |a| Side::Default(a.clone())),
        };
        match children {
            Some(Some(pairs)) => {
                let wanted = |(pattern, graph)| Box::new(Wanted { place, pattern, graph, at, id });
                self.goals.extend(pairs.into_iter().rev().map(wanted).map(Goal::Arguments));
                true
            }
            Some(None) => self.differ(place, &pattern, &graph, at, id),
            None => {
                let same =
                    matches!(graph.get(), Argument::Node(_)) || !same_literal(pattern.get(), graph.get());
                if same && !self.matcher.ignores_literals() {
                    return self.differ(place, &pattern, &graph, at, id);
                }
                true
            }
        }
    }

    /// An input of the pattern against a constant.
    fn literal(
        &mut self,
        place: Place<'_>,
        p: u32,
        pattern: &Side<'_>,
        graph: &Side<'_>,
        at: u32,
        id: NodeId,
    ) -> bool {
        let node = &self.matcher.pattern.nodes[p as usize];
        let typed = node.is_restricted() && node.wildcard != Wildcard::Constant;
        if node.op != Op::Placeholder || typed {
            return self.differ(place, pattern, graph, at, id);
        }
        match &self.bound[p as usize] {
            Binding::Free => {
                self.bound[p as usize] = Binding::Literal(graph.get().clone());
                self.trail.push(p);
                true
            }
            Binding::Literal(known) if same_literal(known, graph.get()) => true,
            other => {
                let other = other.clone();
                self.miss(p, Some(id), |search| MissReason::Bound { to: search.describe(&other) })
            }
        }
    }

    fn describe(&self, binding: &Binding) -> String {
        match binding {
            Binding::Free => "nothing".to_owned(),
            Binding::Node(id) | Binding::Absent(id) => format!("`{}`", self.graph.node(*id).name()),
            Binding::Chain(calls) => {
                let names: Vec<String> =
                    calls.iter().rev().map(|&id| format!("`{}`", self.graph.node(id).name())).collect();
                names.join(", ")
            }
            Binding::Literal(value) => self.graph.format_argument(value),
        }
    }

    /// torch.fx's `_match_attributes`: two tensors, both parameters or both not; their values do not count.
    fn same_attribute(&self, at: u32, id: NodeId) -> bool {
        let role = |attribute| match attribute {
            Ok(Attribute::Tensor(role, ..)) => Some(role == TensorRole::Parameter),
            _ => None,
        };
        let Some(tree) = self.tree else { return true };
        let found = role(tree.get(self.graph.node(id).target()));
        match self.matcher.pattern.module().modules().get(self.matcher.pattern.node(at).target()) {
            Err(_) => found.is_some(),
            wanted => found.is_some() && role(wanted) == found,
        }
    }
}

/// Whether this is a constant that cannot hold a node.
fn is_plain(argument: &Argument) -> bool {
    matches!(
        argument,
        Argument::None
            | Argument::Bool(_)
            | Argument::Int(_)
            | Argument::Float(_)
            | Argument::Str(_)
            | Argument::DType(_)
    )
}

/// Whether these are two plain constants that differ: seen before any other argument is followed.
fn is_other_constant(pattern: &Argument, graph: &Argument) -> bool {
    is_plain(pattern) && is_plain(graph) && !same_literal(pattern, graph)
}

fn push<'a>(goals: &mut Vec<Goal<'a>>, pairs: Pairs<'a>, at: u32, id: NodeId) {
    let wanted = |Pair { place, pattern, graph }| Box::new(Wanted { place, pattern, graph, at, id });
    goals.extend(pairs.into_iter().rev().map(wanted).map(Goal::Arguments));
}

/// The parts of two containers of one kind: `None` when they are no two containers, `Some(None)` when they have
/// different lengths or keys.
#[allow(clippy::type_complexity)]
fn children<'p, 'g, 'a>(
    pattern: &'p Argument,
    graph: &'g Argument,
    p: impl Fn(&'p Argument) -> Side<'a>,
    g: impl Fn(&'g Argument) -> Side<'a>,
) -> Option<Option<Vec<(Side<'a>, Side<'a>)>>> {
    if let (Some(a), Some(b)) = (pattern.as_sequence(), graph.as_sequence()) {
        return Some((a.len() == b.len()).then(|| a.iter().map(p).zip(b.iter().map(g)).collect()));
    }
    match (pattern, graph) {
        (Argument::Slice(a), Argument::Slice(b)) => {
            Some(Some(a.iter().map(p).zip(b.iter().map(g)).collect()))
        }
        (Argument::Dict(a), Argument::Dict(b)) => {
            let same = a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.0 == b.0);
            let values = || a.iter().map(|(_, a)| p(a)).zip(b.iter().map(|(_, b)| g(b))).collect();
            Some(same.then(values))
        }
        _ => None,
    }
}
