//! Applying rewrites: matches are found in one walk, replaced one by one, and all uses mapped in one go.

mod check;

use std::sync::Arc;

use fx_ir::{
    Args, Argument, Graph, GraphModule, Meta, NewNode, Node, NodeId, NodeMap, Op, Provenance, ValueMeta,
};
use fx_ops::{AliasSets, Oracle};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use self::check::changes_anything;
use crate::attributes;
use crate::error::RewriteError;
use crate::index::{Index, sort};
use crate::matcher::{Match, SubgraphMatcher};
use crate::replace::{ReplacedPatterns, Replacements};
use crate::rewrite::{Rewrite, Source, Template, by_position};
use crate::safety::{Reason, Refusal};
use crate::search::{Search, Taken};

/// A match and which rewrite and which of its patterns it is of.
struct Found {
    rewrite: usize,
    pattern: usize,
    matched: Match,
}

/// Finds and replaces. With `filters_last`, filters are asked when overlaps are resolved already, as in torch.fx.
/// O(nodes + matches), apart from what the search tries.
pub(crate) fn apply(
    module: &mut GraphModule,
    rewrites: &[&Rewrite],
    filters_last: bool,
) -> Result<Replacements, RewriteError> {
    for rewrite in rewrites {
        if let Source::Fixed(template) = &rewrite.source {
            attributes::check(module.modules(), template.module.graph(), Some(template.module.modules()))?;
        }
    }
    let mut done = Replacements::default();
    let found = find(module, rewrites, filters_last, &mut done.refused)?;
    if found.is_empty() {
        return Ok(done);
    }
    let oracle = Oracle::with_modules(module.modules());
    let sets = changes_anything(module.graph(), &oracle).then(|| AliasSets::new(module.graph(), &oracle));
    let new = found.iter().map(|found| match &rewrites[found.rewrite].source {
        Source::Fixed(template) => template.module.graph().len(),
        Source::Callback(_) => 1,
    });
    module.graph_mut().reserve(new.sum());
    done.replaced.reserve(found.len());
    let mut editor = Editor::new(module.graph_mut(), sets);
    let mut outcome = Ok(());
    for found in found {
        let rewrite = rewrites[found.rewrite];
        outcome = editor.replace(rewrite, found, &mut done);
        if outcome.is_err() {
            break;
        }
    }
    // What was replaced before an error is finished all the same.
    editor.finish()?;
    outcome?;
    for (number, rewrite) in rewrites.iter().enumerate() {
        if let Source::Fixed(template) = &rewrite.source
            && attributes::has_any(&template.module)
            && done.replaced.iter().any(|one| one.rewrite == number)
        {
            attributes::delete_unused_modules(module);
            attributes::copy_missing(module, &template.module);
        }
    }
    Ok(done)
}

fn find(
    module: &GraphModule,
    rewrites: &[&Rewrite],
    filters_last: bool,
    refused: &mut Vec<Refusal>,
) -> Result<Vec<Found>, RewriteError> {
    let (graph, tree) = (module.graph(), module.modules());
    let all: Vec<(usize, usize, &SubgraphMatcher)> = rewrites
        .iter()
        .enumerate()
        .flat_map(|(number, rewrite)| {
            rewrite.matchers.iter().enumerate().map(move |(pattern, matcher)| (number, pattern, matcher))
        })
        .collect();
    let index = Index::new(graph, all.iter().map(|one| (&one.2.pattern, one.2.options.match_placeholder)));
    let mut searches = Vec::new();
    let mut places: Vec<(NodeId, usize)> = Vec::new();
    for (at, &(rewrite, pattern, matcher)) in all.iter().enumerate() {
        let search = Search::new(matcher, at, &index, graph, Some(tree));
        let candidates = search.first_candidates();
        if !candidates.is_empty() {
            places.extend(candidates.into_iter().map(|id| (id, searches.len())));
            searches.push((rewrite, pattern, matcher, search));
        }
    }
    if searches.len() > 1 {
        // In program order; of patterns at one place the first.
        places.sort_by(|a, b| match (a.0 == b.0, graph.comes_before(a.0, b.0)) {
            (true, _) => a.1.cmp(&b.1),
            (_, true) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        });
    }
    let mut taken = Taken::new(graph);
    let mut found: Vec<Found> = Vec::with_capacity(places.len());
    for (candidate, at) in places {
        let (number, pattern, matcher, search) = &mut searches[at];
        let (number, pattern, matcher) = (*number, *pattern, *matcher);
        let filters = &rewrites[number].filters;
        search.try_candidate(candidate, &mut taken, &mut |raw| {
            let matched = matcher.make_match(raw);
            let verdict = filters.iter().enumerate().find_map(|(filter, ask)| {
                ask(&matched, graph, matcher.pattern.graph()).err().map(|why| (filter, why))
            });
            match verdict {
                None => found.push(Found { rewrite: number, pattern, matched }),
                Some((filter, why)) => {
                    let node = name_of(graph, &matched);
                    refused.push(Refusal { rewrite: number, node, reason: Reason::Filter { filter, why } });
                    return filters_last;
                }
            }
            true
        })?;
    }
    Ok(found)
}

fn name_of(graph: &Graph, matched: &Match) -> String {
    matched.returning_nodes.first().map_or_else(String::new, |&id| graph.node(id).name().to_owned())
}

/// A graph in which some nodes are replaced, and are erased and their users told in the end.
struct Editor<'g> {
    graph: &'g mut Graph,
    /// Who shares memory, if anything is written or switched at all.
    sets: Option<AliasSets>,
    /// What stands for a node.
    replaced: StandIns,
    /// The replaced results that a node of the graph itself stands for: their users are its users in the end.
    instead: FxHashMap<NodeId, Vec<NodeId>>,
    /// The replaced results, in the order of replacement.
    results: Vec<NodeId>,
    /// The nodes that go, and in the order of the matches.
    dead: Taken,
    going: Vec<NodeId>,
    any_constant: bool,
    /// For a new node, the old node before which it stands: its place as the alias sets know it.
    place_of: NodeMap<Option<NodeId>>,
    /// What the nodes of a template become, while it is copied.
    copies: NodeMap<Option<Argument>>,
    /// The nodes of the match at hand, and the number of that match.
    member: Vec<u32>,
    current: u32,
}

impl<'g> Editor<'g> {
    fn new(graph: &'g mut Graph, sets: Option<AliasSets>) -> Self {
        let member = vec![0; graph.capacity()];
        Self {
            replaced: StandIns::new(graph),
            instead: FxHashMap::default(),
            results: Vec::new(),
            dead: Taken::new(graph),
            going: Vec::new(),
            any_constant: false,
            place_of: NodeMap::new(None),
            copies: NodeMap::new(None),
            member,
            current: 0,
            graph,
            sets,
        }
    }

    /// What stands for a node now. Chains are followed to their end and shortened.
    fn resolve(&mut self, id: NodeId) -> Argument {
        let mut chain: SmallVec<[NodeId; 4]> = SmallVec::new();
        let mut at = id;
        let end = loop {
            match self.replaced.get(at) {
                Some(Argument::Node(next)) => {
                    chain.push(at);
                    at = *next;
                }
                Some(constant) => break constant.clone(),
                None => break Argument::Node(at),
            }
        };
        chain.pop();
        for id in chain {
            self.replaced.set(id, end.clone());
        }
        end
    }

    fn resolve_argument(&mut self, argument: &Argument) -> Argument {
        argument.map_nodes(&mut |id| self.resolve(id))
    }

    /// The node before which the replacement goes; `None` is the end of the graph.
    fn place(&self, results: &[NodeId]) -> Option<NodeId> {
        let graph = &*self.graph;
        let earlier = |a: Option<NodeId>, b: NodeId| match a {
            Some(a) if graph.comes_before(a, b) => Some(a),
            _ => Some(b),
        };
        let mut first = None;
        let mut values: SmallVec<[NodeId; 4]> = results.into();
        let mut at = 0;
        while let Some(&value) = values.get(at) {
            at += 1;
            for user in graph.node(value).users().map(Node::id) {
                if !self.dead.contains(user) {
                    first = earlier(first, user);
                }
            }
            values.extend(self.instead.get(&value).into_iter().flatten().copied());
        }
        if first.is_some() {
            return first;
        }
        let mut last = *results.first()?;
        for &id in results {
            if graph.comes_before(last, id) {
                last = id;
            }
        }
        let mut next = graph.next(last);
        while let Some(id) = next.filter(|&id| self.dead.contains(id)) {
            next = graph.next(id);
        }
        next
    }

    fn replace(
        &mut self,
        rewrite: &Rewrite,
        found: Found,
        done: &mut Replacements,
    ) -> Result<(), RewriteError> {
        let Found { rewrite: number, pattern, mut matched } = found;
        let matcher = &rewrite.matchers[pattern];
        let made;
        let template = match &rewrite.source {
            Source::Fixed(template) => template,
            Source::Callback(callback) => {
                made = self.call_back(callback, matcher, &matched)?;
                &made
            }
        };
        // The inputs as they were, where something else stands for one of them now.
        let given = self.resolve_inputs(matcher, &mut matched);
        let mut members: SmallVec<[NodeId; 8]> = matched
            .nodes_map
            .iter()
            .filter(|(id, _)| !matches!(matcher.pattern.graph().node(*id).op(), Op::Placeholder | Op::Output))
            .filter_map(|(_, value)| value.as_node())
            .collect();
        if !matched.chains.is_empty() {
            // Of pointwise calls the map has the last.
            for (_, calls) in &matched.chains {
                members.extend(calls.split_last().into_iter().flat_map(|(_, before)| before).copied());
            }
            sort(self.graph, &mut members);
        }
        let place = self.place(&matched.returning_nodes);
        self.current += 1;
        for &id in &members {
            self.member[id.index()] = self.current;
        }
        let inputs = given.as_deref().unwrap_or(&matched.placeholder_nodes);
        if let Err(reason) = self.check(rewrite, pattern, template, (&matched, inputs), &members, place) {
            let node = name_of(self.graph, &matched);
            done.refused.push(Refusal { rewrite: number, node, reason });
            return Ok(());
        }
        let replacements = self.copy(rewrite, pattern, template, &matched, &members, place)?;
        for &id in &members {
            self.dead.insert(id);
            self.going.push(id);
        }
        let anchor = matched.anchors.first().copied().unwrap_or(matcher.pattern.nodes[0].id);
        done.replaced.push(ReplacedPatterns { rewrite: number, pattern, anchor, matched, replacements });
        Ok(())
    }

    /// Puts in a match what stands for its inputs now; gives the inputs as they were, if that is something else.
    fn resolve_inputs(
        &mut self,
        matcher: &SubgraphMatcher,
        matched: &mut Match,
    ) -> Option<SmallVec<[Argument; 2]>> {
        let mut any = false;
        for value in &matched.placeholder_nodes {
            value.for_each_node(&mut |id| any |= self.replaced.get(id).is_some());
        }
        if !any {
            return None;
        }
        let now = matched.placeholder_nodes.iter().map(|value| self.resolve_argument(value)).collect();
        let given = std::mem::replace(&mut matched.placeholder_nodes, now);
        let inputs = matcher.pattern.placeholders.iter().map(|&at| matcher.pattern.nodes[at as usize].id);
        for (id, value) in inputs.zip(&matched.placeholder_nodes) {
            if let Some((_, old)) = matched.nodes_map.iter_mut().find(|(known, _)| *known == id) {
                old.clone_from(value);
            }
        }
        Some(given)
    }

    fn call_back(
        &self,
        callback: &crate::rewrite::ReplacementCallback,
        matcher: &SubgraphMatcher,
        matched: &Match,
    ) -> Result<Template, RewriteError> {
        let fail = |reason: String| RewriteError::Callback { node: name_of(self.graph, matched), reason };
        let graph = callback(matched, self.graph, matcher.pattern.graph()).map_err(fail)?;
        let inputs = matcher.pattern.placeholders.len();
        Template::new(GraphModule::from_graph(graph), matcher.pattern.returning.len(), |names| {
            by_position(inputs, names.len())
        })
    }

    /// Copies the replacement to its place and enters its results for the old ones.
    fn copy(
        &mut self,
        rewrite: &Rewrite,
        pattern: usize,
        template: &Template,
        matched: &Match,
        members: &[NodeId],
        place: Option<NodeId>,
    ) -> Result<SmallVec<[NodeId; 2]>, RewriteError> {
        let source = template.module.graph();
        let mut values = std::mem::replace(&mut self.copies, NodeMap::new(None));
        for (node, &at) in source.placeholders().zip(&template.inputs) {
            values.set(node.id(), matched.placeholder_nodes.get(at).cloned());
        }
        let known = place.map(|place| self.place_of.get(place).unwrap_or(place));
        let inherited = self.inherited(rewrite, matched, members);
        let mut made = SmallVec::new();
        for node in source.nodes() {
            if matches!(node.op(), Op::Placeholder | Op::Output) {
                continue;
            }
            if template.chains.contains(&node.id()) {
                let operand = node.arg(0).and_then(Argument::as_node).and_then(|id| values.get(id).clone());
                let operand = operand.unwrap_or(Argument::None);
                let chain = chain_of(&rewrite.matchers[pattern], node.target());
                let calls = chain.map_or(&[][..], |chain| matched.pointwise(chain));
                let value = self.copy_chain(calls, operand, place, &inherited.provenance, &mut made)?;
                values.set(node.id(), Some(value));
                continue;
            }
            let result = template.results.iter().position(|value| value.as_node() == Some(node.id()));
            let old = result.and_then(|at| matched.returning_nodes.get(at));
            let value = old.and_then(|&old| self.graph.node(old).meta().value.clone());
            let input = |id: NodeId| values.get(id).clone().unwrap_or(Argument::None);
            let id = match place {
                Some(place) => self.graph.inserting_before(place)?.node_copy(node, input),
                None => self.graph.inserting_at_end().node_copy(node, input),
            };
            inherit(self.graph.meta_mut(id)?, &inherited, value);
            values.set(node.id(), Some(Argument::Node(id)));
            self.place_new(id, known);
            made.push(id);
        }
        self.enter_results(template, matched, &values);
        // Every node of the next template is entered before it is read.
        self.copies = values;
        Ok(made)
    }

    /// Enters what stands for the results of a match.
    fn enter_results(&mut self, template: &Template, matched: &Match, values: &NodeMap<Option<Argument>>) {
        let source = template.module.graph();
        for (&old, value) in matched.returning_nodes.iter().zip(&template.results) {
            let new = value.map_nodes(&mut |id| values.get(id).clone().unwrap_or(Argument::None));
            self.any_constant |= new.as_node().is_none();
            let is_input = |id: NodeId| source.node(id).op() == Op::Placeholder;
            value.for_each_node(&mut |id| {
                if is_input(id)
                    && let Some(input) = values.get(id)
                {
                    input.for_each_node(&mut |input| self.instead.entry(input).or_default().push(old));
                }
            });
            self.replaced.set(old, new);
            self.results.push(old);
        }
    }

    /// Copies pointwise calls, of which the first gets `operand`, to `place`.
    fn copy_chain(
        &mut self,
        calls: &[NodeId],
        operand: Argument,
        place: Option<NodeId>,
        provenance: &Option<Arc<[Provenance]>>,
        made: &mut SmallVec<[NodeId; 2]>,
    ) -> Result<Argument, RewriteError> {
        let mut value = operand;
        for &id in calls {
            let call = self.graph.node(id);
            let args: Args = call.args().iter().map(|arg| replace_nodes(arg, &value)).collect();
            let kwargs =
                call.kwargs().iter().map(|(key, arg)| (key.clone(), replace_nodes(arg, &value))).collect();
            let mut meta = call.meta().clone();
            // What it is applied to may have another shape.
            meta.value = None;
            meta.provenance.clone_from(provenance);
            let new = NewNode::new(call.op(), call.target())
                .named(call.name())
                .args(args)
                .kwargs(kwargs)
                .meta(meta);
            let new = match place {
                Some(place) => self.graph.inserting_before(place)?.create_node(new),
                None => self.graph.inserting_at_end().create_node(new),
            };
            self.place_new(new, place.map(|place| self.place_of.get(place).unwrap_or(place)));
            made.push(new);
            value = Argument::Node(new);
        }
        Ok(value)
    }

    /// Notes the place of a new node as the alias sets, if there are any, know it.
    fn place_new(&mut self, id: NodeId, known: Option<NodeId>) {
        if self.sets.is_some() {
            self.place_of.set(id, known);
        }
    }

    /// What every new node has: the place in the source, the module and the history of the first result, and this step.
    fn inherited(&self, rewrite: &Rewrite, matched: &Match, members: &[NodeId]) -> Meta {
        let first = matched.returning_nodes.first().map_or(Meta::EMPTY, |&id| self.graph.node(id).meta());
        let from = members.iter().map(|&id| self.graph.node(id).name().into()).collect();
        let step = Provenance { pass: rewrite.name.clone(), from };
        let provenance: Arc<[Provenance]> = match first.provenance.as_deref() {
            None | Some([]) => Arc::new([step]),
            Some(steps) => steps.iter().cloned().chain([step]).collect(),
        };
        Meta {
            value: None,
            stack_trace: first.stack_trace.clone(),
            module_stack: first.module_stack.clone(),
            provenance: Some(provenance),
            other: first.other.clone(),
        }
    }

    /// Tells the users of what was replaced, each once, and erases what goes. O(nodes + users).
    fn finish(mut self) -> Result<(), RewriteError> {
        let mut told = Taken::new(self.graph);
        let mut users = Vec::new();
        for id in std::mem::take(&mut self.results) {
            // Afterwards the table has the end of every chain.
            self.resolve(id);
            for user in self.graph.node(id).users().map(Node::id) {
                if !self.dead.contains(user) && !told.contains(user) {
                    told.insert(user);
                    users.push(user);
                }
            }
        }
        for user in users {
            if self.any_constant {
                let node = self.graph.node(user);
                let (args, kwargs) = (node.args().to_vec(), node.kwargs().to_vec());
                let args: Vec<Argument> = args.iter().map(|value| self.resolve_argument(value)).collect();
                let kwargs =
                    kwargs.iter().map(|(key, value)| (key.clone(), self.resolve_argument(value))).collect();
                self.graph.set_args(user, args)?;
                self.graph.set_kwargs(user, kwargs)?;
            } else {
                let end = |id| self.replaced.get(id).and_then(Argument::as_node).unwrap_or(id);
                self.graph.map_inputs(user, end)?;
            }
        }
        // Users first: within a match backwards; a match may use the results of another one.
        let mut left = false;
        for &id in self.going.iter().rev() {
            if self.graph.node(id).num_users() == 0 {
                self.graph.erase_node(id)?;
            } else {
                left = true;
            }
        }
        let mut at = if left { self.graph.last() } else { None };
        while let Some(id) = at {
            at = self.graph.prev(id);
            if self.dead.contains(id) {
                self.graph.erase_node(id)?;
            }
        }
        Ok(())
    }
}

/// Puts over the metadata that a node has from the replacement what it takes over from the match.
fn inherit(meta: &mut Meta, inherited: &Meta, value: Option<Arc<ValueMeta>>) {
    meta.value = value;
    if inherited.stack_trace.is_some() {
        meta.stack_trace.clone_from(&inherited.stack_trace);
    }
    meta.module_stack.clone_from(&inherited.module_stack);
    meta.provenance.clone_from(&inherited.provenance);
    meta.other.extend(inherited.other.iter().map(|(key, value)| (key.clone(), value.clone())));
}

/// What stands for the nodes that were replaced; four bytes for any other one.
struct StandIns {
    /// One more than the number of the value, by node.
    numbers: Vec<u32>,
    values: Vec<Argument>,
}

impl StandIns {
    fn new(graph: &Graph) -> Self {
        Self { numbers: vec![0; graph.capacity()], values: Vec::new() }
    }

    fn get(&self, id: NodeId) -> Option<&Argument> {
        let number = self.numbers.get(id.index()).copied().unwrap_or(0);
        self.values.get((number as usize).checked_sub(1)?)
    }

    fn set(&mut self, id: NodeId, value: Argument) {
        if self.numbers.len() <= id.index() {
            self.numbers.resize(id.index() + 1, 0);
        }
        let number = &mut self.numbers[id.index()];
        match self.values.get_mut((*number as usize).wrapping_sub(1)) {
            Some(old) => *old = value,
            None => {
                self.values.push(value);
                *number = self.values.len() as u32;
            }
        }
    }
}

/// The node of the pattern that stands for pointwise calls and is written with this target.
fn chain_of(matcher: &SubgraphMatcher, target: &str) -> Option<NodeId> {
    let graph = matcher.pattern.graph();
    let mut chains = matcher.pattern.nodes.iter().filter(|node| node.chain).map(|node| node.id);
    chains.find(|&id| graph.node(id).target() == target)
}

/// The argument with `value` in the place of every node.
fn replace_nodes(argument: &Argument, value: &Argument) -> Argument {
    argument.map_nodes(&mut |_| value.clone())
}
