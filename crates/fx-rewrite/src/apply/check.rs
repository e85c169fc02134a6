//! Whether a replacement may take the place of a match.

use fx_ir::{Argument, Graph, Node, NodeId, Op};
use fx_ops::{AliasSets, Oracle};

use super::Editor;
use crate::matcher::Match;
use crate::rewrite::{Rewrite, Template};
use crate::safety::{Profile, Reason, SafetyRule, is_written_outside, moved_read, onlooker};

impl Editor<'_> {
    /// Whether the replacement may take the place of the match, whose inputs are `given` in the graph as it was, which the
    /// alias sets know.
    pub(super) fn check(
        &self,
        rewrite: &Rewrite,
        pattern: usize,
        template: &Template,
        (matched, given): (&Match, &[Argument]),
        members: &[NodeId],
        place: Option<NodeId>,
    ) -> Result<(), Reason> {
        let name = |id: NodeId| self.graph.node(id).name().to_owned();
        if let Some(place) = place {
            self.check_place(template, matched, place)?;
        }
        let allowed = |rule: SafetyRule| rewrite.allowed.contains(&rule);
        let matcher = &rewrite.matchers[pattern];
        let old = rewrite.profiles[pattern].get_or_init(|| {
            let inputs: Vec<usize> = (0..matcher.pattern.placeholders.len()).collect();
            let results = matcher.pattern.returning.iter();
            let results: Vec<Argument> =
                results.map(|&at| Argument::Node(matcher.pattern.nodes[at as usize].id)).collect();
            Profile::new(matcher.pattern.module(), &inputs, &results)
        });
        let new = template
            .profile
            .get_or_init(|| Profile::new(&template.module, &template.inputs, &template.results));
        if !allowed(SafetyRule::Effects) {
            let name = |at: usize| matcher.pattern.name(matcher.pattern.placeholders[at]).to_owned();
            if let Some(what) = old.other_effect(new, &name) {
                return Err(Reason::Effects { what });
            }
        }
        let is_member = |id: NodeId| self.member.get(id.index()) == Some(&self.current);
        if let Some(sets) = &self.sets {
            if !allowed(SafetyRule::Order)
                && let Some(place) = place
            {
                let known = self.place_of.get(place).unwrap_or(place);
                let moved = moved_read(self.graph, sets, members, known, &is_member);
                let seen =
                    || old.acts().then(|| onlooker(self.graph, sets, members, place, &is_member)).flatten();
                if let Some(value) = moved.or_else(seen) {
                    return Err(Reason::Order { value: name(value), before: name(place) });
                }
            }
            if !allowed(SafetyRule::Memory) {
                self.check_memory(sets, old, new, (matched, given), &is_member)?;
            }
        }
        if !allowed(SafetyRule::DType) {
            self.check_dtypes(template, matched)?;
        }
        Ok(())
    }

    /// Whether everything that the replacement needs is there at its place.
    fn check_place(&self, template: &Template, matched: &Match, place: NodeId) -> Result<(), Reason> {
        let source = template.module.graph();
        for (input, &at) in source.placeholders().zip(&template.inputs) {
            let Some(value) = matched.placeholder_nodes.get(at) else { continue };
            let used = input.users().any(|user| user.op() != Op::Output);
            // A result that is an input stands where its own users are.
            let results = template.results.iter().zip(&matched.returning_nodes);
            let returned = results.filter(|(result, _)| **result == Argument::Node(input.id()));
            let places =
                used.then_some(place).into_iter().chain(returned.filter_map(|(_, id)| self.place(&[*id])));
            for place in places {
                let mut late = None;
                value.for_each_node(&mut |id| {
                    if !self.graph.comes_before(id, place) {
                        late = Some(id);
                    }
                });
                if let Some(input) = late {
                    let name = |id: NodeId| self.graph.node(id).name().to_owned();
                    return Err(Reason::NoPlace { input: name(input), user: name(place) });
                }
            }
        }
        Ok(())
    }

    fn check_memory(
        &self,
        sets: &AliasSets,
        old: &Profile,
        new: &Profile,
        (matched, given): (&Match, &[Argument]),
        is_member: &dyn Fn(NodeId) -> bool,
    ) -> Result<(), Reason> {
        let name = |id: NodeId| self.graph.node(id).name().to_owned();
        let written = |id: NodeId| is_written_outside(sets, id, is_member);
        for (result, input) in old.other_shares(new) {
            let Some(&result) = matched.returning_nodes.get(result) else { continue };
            let mut shared = None;
            if let Some(value) = given.get(input) {
                value.for_each_node(&mut |id| {
                    if shared.is_none() && (written(result) || written(id)) {
                        shared = Some(id);
                    }
                });
            }
            if let Some(with) = shared {
                return Err(Reason::Memory { result: name(result), with: name(with) });
            }
        }
        for result in old.other_results(new) {
            if let Some(&result) = matched.returning_nodes.get(result)
                && written(result)
            {
                let with = "another value".to_owned();
                return Err(Reason::Memory { result: name(result), with });
            }
        }
        Ok(())
    }

    fn check_dtypes(&self, template: &Template, matched: &Match) -> Result<(), Reason> {
        let source = template.module.graph();
        for (&result, value) in matched.returning_nodes.iter().zip(&template.results) {
            let Some(old) = self.graph.node(result).meta().tensor().map(|meta| meta.dtype) else { continue };
            let Some(node) = value.as_node().map(|id| source.node(id)) else { continue };
            let new = if node.op() == Op::Placeholder {
                let at = source.placeholders().position(|input| input.id() == node.id());
                let input = at.and_then(|at| matched.placeholder_nodes.get(*template.inputs.get(at)?));
                let input = input.and_then(Argument::as_node);
                input.and_then(|id| self.graph.node(id).meta().tensor().map(|meta| meta.dtype))
            } else {
                let asked = match node.kwarg("dtype") {
                    Some(Argument::DType(dtype)) => Some(*dtype),
                    _ => None,
                };
                asked.or_else(|| node.meta().tensor().map(|meta| meta.dtype))
            };
            if let Some(new) = new.filter(|new| *new != old) {
                let result = self.graph.node(result).name().to_owned();
                return Err(Reason::DType { result, old: old.to_string(), new: new.to_string() });
            }
        }
        Ok(())
    }
}

/// Whether any node writes memory or switches a mode: without, there is nothing to keep in order. O(nodes), some
/// nanoseconds for each but the first call of a target.
pub(super) fn changes_anything(graph: &Graph, oracle: &Oracle<'_>) -> bool {
    /// What is known of the calls of a target, by its number: whether they only compute.
    #[derive(Clone, Copy, PartialEq)]
    enum Calls {
        Unseen,
        OnlyCompute,
        Other,
    }
    let mut known = [Vec::new(), Vec::new()];
    graph.nodes().any(|node| {
        let table = match node.op() {
            Op::CallFunction => &mut known[0],
            Op::CallMethod => &mut known[1],
            Op::CallModule => return acts(oracle, node),
            Op::Placeholder | Op::GetAttr | Op::Output => return false,
        };
        let at = node.target_index();
        if table.len() <= at {
            table.resize(at + 1, Calls::Unseen);
        }
        if table[at] == Calls::Unseen {
            table[at] = if oracle.only_computes(node.op(), node.target()) {
                Calls::OnlyCompute
            } else {
                Calls::Other
            };
        }
        (table[at] == Calls::Other || !node.kwargs().is_empty()) && acts(oracle, node)
    })
}

fn acts(oracle: &Oracle<'_>, node: Node<'_>) -> bool {
    let effects = oracle.effects(node);
    !effects.writes.is_empty() || effects.writes_state || effects.mode
}
