//! What must hold of a match as a whole: it is complete, self-contained and convex.

use fx_ir::{NodeId, Op};

use super::{Binding, Search};
use crate::explain::MissReason;

impl Search<'_> {
    /// Whether every input stands for something: one that only an optional call uses may not.
    pub(super) fn is_complete(&self) -> bool {
        self.matcher.pattern.placeholders.iter().all(|&at| self.bound[at as usize] != Binding::Free)
    }

    /// Whether what is inside the match is used only inside it.
    pub(super) fn is_contained(&mut self) -> bool {
        let matcher = self.matcher;
        for (at, node) in matcher.pattern.nodes.iter().enumerate() {
            if node.returned || matches!(node.op, Op::Placeholder | Op::Output) {
                continue;
            }
            // The other pointwise calls of several have one user, which is the next of them.
            let Some(id) = self.bound[at].calls().first().copied() else { continue };
            let outside = self.graph.node(id).users().find(|user| {
                let owner = self.owner[user.id().index()];
                owner == 0 || matcher.pattern.nodes[owner as usize - 1].op == Op::Placeholder
            });
            if let Some(user) = outside.map(|user| user.name().to_owned()) {
                return self.miss(at as u32, Some(id), |_| MissReason::UsedOutside { user: Some(user) });
            }
        }
        true
    }

    /// Whether no path leaves the match and comes back (torch.fx's `validate_partition`). Only nodes between the first
    /// outside user and the last node of the match are looked at; a match with one result that is its last node
    /// needs no search.
    pub(super) fn is_convex(&mut self) -> bool {
        let (graph, pattern) = (self.graph, &self.matcher.pattern);
        let inside = |at: usize| !matches!(pattern.nodes[at].op, Op::Placeholder | Op::Output);
        let members = || {
            let bound = self.bound.iter().enumerate().filter(|(at, _)| inside(*at));
            bound.filter_map(|(_, binding)| binding.calls().first().copied())
        };
        let mut members_iter = members();
        let Some(mut last) = members_iter.next() else { return true };
        for id in members_iter {
            if graph.comes_before(last, id) {
                last = id;
            }
        }
        let is_member = |id: NodeId| {
            let owner = self.owner[id.index()];
            owner > 0 && inside(owner as usize - 1)
        };
        let mut queue: Vec<NodeId> = Vec::new();
        for &at in &pattern.returning {
            if let Binding::Node(id) = self.bound[at as usize]
                && id != last
                && inside(at as usize)
            {
                let outside = graph.node(id).users().map(|user| user.id());
                queue.extend(outside.filter(|&user| !is_member(user) && graph.comes_before(user, last)));
            }
        }
        if queue.is_empty() {
            return true;
        }
        self.visited.resize(graph.capacity(), 0);
        self.visit = self.visit.wrapping_add(1);
        if self.visit == 0 {
            self.visited.fill(0);
            self.visit = 1;
        }
        let start = queue[0];
        while let Some(id) = queue.pop() {
            if is_member(id) {
                return self.miss(self.matcher.anchors[0], Some(start), |search| MissReason::Cycle {
                    through: search.graph.node(start).name().to_owned(),
                });
            }
            if std::mem::replace(&mut self.visited[id.index()], self.visit) == self.visit {
                continue;
            }
            self.steps += 1;
            let users = graph.node(id).users().map(|user| user.id());
            queue.extend(users.filter(|&user| user == last || graph.comes_before(user, last)));
        }
        true
    }
}
