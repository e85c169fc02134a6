//! A node of a pattern that stands for any number of pointwise calls.

use fx_ir::{Argument, NodeId};

use super::restrictions::unmet;
use super::{Binding, Choice, Goal, Search, Taken};
use crate::explain::MissReason;
use crate::pattern::Pattern;
use crate::pointwise::operand_of_pointwise;

impl Search<'_> {
    /// A node of the pattern that stands for any number of pointwise calls, of which `id` is the last. O(such calls).
    pub(super) fn chain(&mut self, at: u32, id: NodeId, taken: &Taken) -> bool {
        let matcher = self.matcher;
        let node = &matcher.pattern.nodes[at as usize];
        let Some(input) = matcher.pattern.node(at).arg(0).and_then(Argument::as_node) else { return false };
        let input = *matcher.pattern.index.get(input);
        if node.is_restricted()
            && let Err(why) = unmet(node, self.graph.node(id), self.tree)
        {
            return self.miss(at, Some(id), |_| MissReason::Restriction { why });
        }
        let kind = self.index.kind(self.number, input);
        let any_input = matcher.pattern.nodes[input as usize].optional;
        let exclusive = matcher.options.remove_overlapping_matches;
        let mut calls: Vec<NodeId> = Vec::new();
        // Where the calls may begin: how many there are then, and what the first of them is of.
        let mut ways: Vec<(usize, NodeId)> = Vec::new();
        let mut end = id;
        loop {
            self.steps += 1;
            let found = self.graph.node(end);
            if any_input || self.index.is(kind, found) {
                ways.push((calls.len(), end));
            }
            let is_free = self.owner[end.index()] == 0 && !(exclusive && taken.contains(end));
            let is_inner = calls.is_empty() || found.num_users() == 1;
            if calls.len() == Pattern::MAX_POINTWISE || !is_free || !is_inner {
                break;
            }
            let Some(operand) = operand_of_pointwise(found, self.tree) else { break };
            calls.push(end);
            end = operand;
        }
        let Some((count, begin)) = ways.pop() else {
            let wanted = &matcher.pattern.nodes[input as usize];
            return self.miss(input, Some(end), |search| MissReason::Call {
                wanted: wanted.targets.iter().map(|(op, target)| format!("{op} `{target}`")).collect(),
                found: format!("{} `{}`", search.graph.node(end).op(), search.graph.node(end).target()),
            });
        };
        let binding = |count: usize| match count {
            0 => Binding::Absent(id),
            count => Binding::Chain(calls[..count].into()),
        };
        for (count, begin) in ways {
            let mut goals = self.goals.clone();
            goals.push(Goal::Node(input, begin));
            let bind = Some((at, binding(count)));
            self.choices.push(Choice::Goals { goals, trail: self.trail.len(), bind });
        }
        let binding = binding(count);
        self.goals.push(Goal::Node(input, begin));
        self.bind(at, binding);
        true
    }
}
