//! [`SubgraphMatcher`]: where a pattern occurs in a graph.

use std::sync::Arc;

use fx_ir::{Argument, Graph, GraphModule, ModuleTree, NodeId, Op};
use smallvec::SmallVec;

use crate::error::{PatternError, RewriteError};
use crate::explain::{Miss, MissReason, Nearest};
use crate::index::Index;
use crate::pattern::Pattern;
use crate::search::{Binding, Search, Taken};

/// torch.fx's options of a search. The defaults are torch.fx's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchOptions {
    /// Whether the pattern's output is part of it: the match then ends in the graph's output.
    pub match_output: bool,
    /// Whether the pattern's inputs stand for inputs of the graph only.
    pub match_placeholder: bool,
    /// Whether of matches that share a call only the first is kept. First is in the program order of what the
    /// pattern's first result stands for.
    pub remove_overlapping_matches: bool,
    /// Whether every constant in the pattern stands for any argument.
    pub ignore_literals: bool,
    /// If not empty, results of the pattern also stand for nodes whose name contains this, whatever they call.
    pub node_name_match: String,
    /// Whether two inputs of the pattern may stand for the same value, so that `add(a, b)` matches `add(x, x)`. Not in
    /// torch.fx.
    pub shared_wildcards: bool,
}

impl Default for MatchOptions {
    fn default() -> Self {
        Self {
            match_output: false,
            match_placeholder: false,
            remove_overlapping_matches: true,
            ignore_literals: false,
            node_name_match: String::new(),
            shared_wildcards: false,
        }
    }
}

/// A way from a node of the pattern down to an anchor.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) from: u32,
    /// The nodes after it, the anchor last.
    pub(crate) path: Vec<u32>,
}

/// Finds a pattern in graphs (`torch.fx.passes.utils.matcher_utils.SubgraphMatcher`).
///
/// A match is self-contained: what is inside is used only inside, but for what the pattern returns; and no path leaves
/// it and comes back.
///
/// ```
/// use fx_ir::text::parse_module;
/// use fx_rewrite::{Pattern, SubgraphMatcher};
/// use fx_trace::{call_function, symbolic_trace_fn};
/// let pattern = symbolic_trace_fn(["a"], |[a]| call_function("torch.neg", a))?;
/// let matcher = SubgraphMatcher::new(Pattern::new(pattern)?)?;
/// let module = symbolic_trace_fn(["x"], |[x]| call_function("torch.neg", x) + 1)?;
/// let matches = matcher.find(&module)?;
/// assert_eq!(module.graph().node(matches[0].returning_nodes[0]).name(), "neg");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct SubgraphMatcher {
    pub(crate) pattern: Pattern,
    pub(crate) options: MatchOptions,
    pub(crate) anchors: Vec<u32>,
    /// The same as nodes of the pattern's graph, which every match tells.
    pub(crate) anchor_nodes: Arc<[NodeId]>,
    /// For each anchor but the first, how it hangs together with what is bound before.
    pub(crate) links: Vec<Option<Link>>,
    /// The ways to the first anchor that a search may begin with.
    pub(crate) seeds: Vec<Link>,
}

/// Where a pattern occurs (`InternalMatch`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The pattern's nodes from which the match was found.
    pub anchors: Arc<[NodeId]>,
    /// What the pattern's inputs stand for: a node of the graph or a constant.
    pub placeholder_nodes: SmallVec<[Argument; 2]>,
    /// The graph's nodes whose values the pattern returns.
    pub returning_nodes: SmallVec<[NodeId; 2]>,
    /// The graph's nodes that have names in the pattern ([`Pattern::with_names`]), in the pattern's order.
    pub name_node_map: Vec<(String, NodeId)>,
    /// For each node of the pattern that stands for any number of pointwise calls, these in program order.
    pub(crate) chains: Vec<(NodeId, Vec<NodeId>)>,
    /// Pairs in the pattern's program order.
    pub(crate) nodes_map: Vec<(NodeId, Argument)>,
}

impl Match {
    /// What a node of the pattern stands for; `None` for an optional call that is absent and for the output.
    /// O(nodes of the pattern).
    pub fn get(&self, pattern_node: NodeId) -> Option<&Argument> {
        self.nodes_map.iter().find(|(id, _)| *id == pattern_node).map(|(_, value)| value)
    }

    /// The pattern's nodes and what they stand for, in the pattern's program order (`nodes_map`).
    pub fn nodes_map(&self) -> impl Iterator<Item = (NodeId, &Argument)> {
        self.nodes_map.iter().map(|(id, value)| (*id, value))
    }

    /// The calls that a node of the pattern which is [`pointwise`](Pattern::pointwise) stands for, in program order. Of these
    /// [`get`](Self::get) gives the last.
    pub fn pointwise(&self, pattern_node: NodeId) -> &[NodeId] {
        self.chains.iter().find(|(id, _)| *id == pattern_node).map_or(&[], |(_, calls)| calls)
    }

    /// The graph's node of this name ([`Pattern::with_names`]).
    pub fn named(&self, name: &str) -> Option<NodeId> {
        self.name_node_map.iter().find(|(known, _)| known == name).map(|(_, id)| *id)
    }
}

/// What a filter is asked about: the match, the graph, the pattern's graph.
pub type Filter<'f> = dyn Fn(&Match, &Graph, &Graph) -> Result<(), String> + 'f;

impl SubgraphMatcher {
    /// A matcher with torch.fx's defaults.
    ///
    /// # Errors
    /// As [`with_options`](Self::with_options).
    pub fn new(pattern: Pattern) -> Result<Self, PatternError> {
        Self::with_options(pattern, MatchOptions::default())
    }

    /// A matcher with options. O(nodes of the pattern, times its results).
    ///
    /// # Errors
    /// No result of the pattern is the last of its way: cannot be with a valid pattern.
    pub fn with_options(pattern: Pattern, options: MatchOptions) -> Result<Self, PatternError> {
        let anchors: Vec<u32> = if options.match_output {
            vec![pattern.output]
        } else {
            pattern.returning.iter().copied().filter(|&at| pattern.node(at).num_users() == 1).collect()
        };
        if anchors.is_empty() {
            return Err(PatternError::ReturnsNothing);
        }
        let anchor_nodes = anchors.iter().map(|&at| pattern.nodes[at as usize].id).collect();
        let mut matcher =
            Self { pattern, options, anchors, anchor_nodes, links: Vec::new(), seeds: Vec::new() };
        matcher.plan();
        Ok(matcher)
    }

    /// The pattern.
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// The options.
    pub fn options(&self) -> &MatchOptions {
        &self.options
    }

    pub(crate) fn ignores_literals(&self) -> bool {
        self.options.ignore_literals || self.pattern.ignore_literals
    }

    fn inputs(&self, at: u32) -> impl Iterator<Item = u32> {
        self.pattern.node(at).input_nodes().map(|input| *self.pattern.index.get(input.id()))
    }

    /// Finds the ways between anchors and to the first one.
    fn plan(&mut self) {
        let count = self.pattern.nodes.len();
        let mut bound = vec![false; count];
        for (number, &anchor) in self.anchors.iter().enumerate() {
            if number > 0 {
                let link = self.way_up(anchor, &bound);
                self.links.push(link);
            }
            let mut stack = vec![anchor];
            while let Some(at) = stack.pop() {
                if !std::mem::replace(&mut bound[at as usize], true) {
                    stack.extend(self.inputs(at));
                }
            }
        }
        // From the first anchor up, as long as values stay inside the match.
        let first = self.anchors[0];
        let mut seen = vec![false; count];
        seen[first as usize] = true;
        let mut queue = std::collections::VecDeque::from([Link { from: first, path: Vec::new() }]);
        /// Longer ways are no shorter work than trying the anchor.
        const MAX_WAY: usize = 16;
        while let Some(link) = queue.pop_front() {
            let mut path = vec![link.from];
            path.extend(&link.path);
            if path.len() <= MAX_WAY {
                let inputs: Vec<u32> = self.inputs(link.from).collect();
                for input in inputs {
                    let node = &self.pattern.nodes[input as usize];
                    let inner = node.op != Op::Placeholder && !node.optional && !node.returned;
                    if inner && !std::mem::replace(&mut seen[input as usize], true) {
                        queue.push_back(Link { from: input, path: path.clone() });
                    }
                }
            }
            if !link.path.is_empty() {
                self.seeds.push(link);
            }
        }
    }

    /// The shortest way from something bound down to `anchor`, over calls rather than inputs if there is a choice.
    fn way_up(&self, anchor: u32, bound: &[bool]) -> Option<Link> {
        let mut from_input = None;
        let mut seen = vec![false; bound.len()];
        let mut queue = std::collections::VecDeque::from([(anchor, None::<usize>)]);
        // Each entry of the walk and the entry below it.
        let mut walk: Vec<(u32, Option<usize>)> = Vec::new();
        let path_of = |walk: &[(u32, Option<usize>)], mut at: Option<usize>| {
            let mut path = Vec::new();
            while let Some(index) = at {
                path.push(walk[index].0);
                at = walk[index].1;
            }
            path
        };
        while let Some((at, below)) = queue.pop_front() {
            if std::mem::replace(&mut seen[at as usize], true) {
                continue;
            }
            if bound[at as usize] {
                let link = Link { from: at, path: path_of(&walk, below) };
                if self.pattern.nodes[at as usize].op != Op::Placeholder {
                    return Some(link);
                }
                from_input = from_input.or(Some(link));
                continue;
            }
            if self.pattern.nodes[at as usize].optional {
                continue;
            }
            walk.push((at, below));
            let here = walk.len() - 1;
            queue.extend(self.inputs(at).map(|input| (input, Some(here))));
        }
        from_input
    }

    /// All matches in a module's graph (`SubgraphMatcher.match`).
    ///
    /// O(nodes + what is tried): calls that a pattern does not have cost nothing, and the search begins at the call of the
    /// pattern that is rarest in the graph. Results of a pattern that share no value with each other are tried in
    /// all combinations, up to a limit.
    ///
    /// # Errors
    /// That limit was reached.
    pub fn find(&self, module: &GraphModule) -> Result<Vec<Match>, RewriteError> {
        self.find_in(module.graph(), Some(module.modules()))
    }

    /// The same in a graph, with or without its modules and tensors. Without them a `get_attr` matches any, and
    /// restrictions on modules are not met.
    ///
    /// # Errors
    /// As [`find`](Self::find).
    pub fn find_in(&self, graph: &Graph, tree: Option<&ModuleTree>) -> Result<Vec<Match>, RewriteError> {
        let mut found = Vec::new();
        let index = Index::new(graph, [(&self.pattern, self.options.match_placeholder)]);
        let mut search = Search::new(self, 0, &index, graph, tree);
        let mut taken = Taken::new(graph);
        for candidate in search.first_candidates() {
            search.try_candidate(candidate, &mut taken, &mut |raw| {
                found.push(self.make_match(raw));
                true
            })?;
        }
        Ok(found)
    }

    /// Why there is no match: the nearest miss; `None` when there is a match.
    ///
    /// Of the misses that came furthest it is the first in program order. Filters are asked as in
    /// [`replace_pattern_with_filters`](crate::replace_pattern_with_filters). O(as [`find`](Self::find)).
    ///
    /// # Errors
    /// As [`find`](Self::find).
    pub fn explain(
        &self,
        module: &GraphModule,
        filters: &[&Filter<'_>],
    ) -> Result<Option<Miss>, RewriteError> {
        let graph = module.graph();
        let index = Index::new(graph, [(&self.pattern, self.options.match_placeholder)]);
        let mut search = Search::new(self, 0, &index, graph, Some(module.modules()));
        search.nearest = Some(Nearest::default());
        let of = self.pattern.nodes.len() - usize::from(!self.options.match_output);
        let mut taken = Taken::new(graph);
        let mut refused: Option<Miss> = None;
        let mut matched = false;
        // The anchor itself, and not its rarest ancestor: the nearest miss may lack just that.
        for candidate in index.nodes(graph, index.kind(0, self.anchors[0])) {
            search.try_candidate(candidate, &mut taken, &mut |raw| {
                let found = self.make_match(raw);
                let verdict = filters.iter().enumerate().find_map(|(filter, ask)| {
                    ask(&found, graph, self.pattern.graph()).err().map(|why| (filter, why))
                });
                match verdict {
                    None => matched = true,
                    Some((filter, why)) => {
                        refused.get_or_insert_with(|| Miss {
                            matched: of,
                            of,
                            pattern: self.pattern.name(self.anchors[0]).to_owned(),
                            graph: Some(graph.node(candidate).name().to_owned()),
                            reason: MissReason::Filter { filter, why },
                        });
                    }
                }
                true
            })?;
        }
        if matched {
            return Ok(None);
        }
        let nearest = search.nearest.take().and_then(|nearest| nearest.into_miss(of));
        Ok(refused.or(nearest).or_else(|| {
            let anchor = &self.pattern.nodes[self.anchors[0] as usize];
            let wanted: Vec<String> =
                anchor.targets.iter().map(|(op, target)| format!("{op} `{target}`")).collect();
            Some(Miss {
                matched: 0,
                of,
                pattern: self.pattern.name(self.anchors[0]).to_owned(),
                graph: None,
                reason: MissReason::Absent { wanted: wanted.join(" or ") },
            })
        }))
    }

    /// A match for the user.
    pub(crate) fn make_match(&self, raw: &[Binding]) -> Match {
        let value = |at: u32| match &raw[at as usize] {
            Binding::Node(id) => Some(Argument::Node(*id)),
            Binding::Literal(value) => Some(value.clone()),
            Binding::Chain(calls) => calls.first().map(|&id| Argument::Node(id)),
            Binding::Free | Binding::Absent(_) => None,
        };
        let node = |at: u32| match &raw[at as usize] {
            Binding::Node(id) | Binding::Absent(id) => Some(*id),
            other => other.calls().first().copied(),
        };
        let chains = self.pattern.nodes.iter().zip(raw).filter(|(node, _)| node.chain);
        let chains = chains.map(|(node, binding)| (node.id, binding.calls().iter().rev().copied().collect()));
        let pattern = &self.pattern;
        let mut nodes_map = Vec::with_capacity(pattern.nodes.len());
        let all = 0..pattern.nodes.len() as u32;
        nodes_map.extend(all.filter_map(|at| Some((pattern.nodes[at as usize].id, value(at)?))));
        Match {
            anchors: self.anchor_nodes.clone(),
            placeholder_nodes: pattern.placeholders.iter().filter_map(|&at| value(at)).collect(),
            returning_nodes: pattern.returning.iter().filter_map(|&at| node(at)).collect(),
            name_node_map: pattern
                .names
                .iter()
                .filter_map(|(name, at)| Some((name.clone(), node(*at)?)))
                .collect(),
            chains: chains.collect(),
            nodes_map,
        }
    }
}

/// Whether the pattern graph, with its inputs and its output, occurs in another
/// (`torch.fx.passes.utils.common.compare_graphs`). As there, dead nodes of `right` do not count.
///
/// # Errors
/// `left` is no pattern.
pub fn compare_graphs(left: &GraphModule, right: &GraphModule) -> Result<bool, RewriteError> {
    let options = MatchOptions { match_output: true, match_placeholder: true, ..MatchOptions::default() };
    let matcher = SubgraphMatcher::with_options(Pattern::new(left.clone())?, options)?;
    Ok(!matcher.find(right)?.is_empty())
}
