//! Making a graph with given names: what the readers of text and JSON do.
//!
//! The unique-name algorithm is passed by, and references may point ahead, so names come first, then nodes, then
//! the users: [`Graph::reserve`] for every node in order, [`Graph::push_reserved`] in the same order,
//! [`Graph::enter_users`] once.

use std::collections::BTreeMap;

use crate::graph::{Extra, Graph, NO_EDGE, NodeData};
use crate::id::NodeId;
use crate::meta::Meta;
use crate::names::Symbol;
use crate::node::{Args, Kwargs, Op};

/// A node whose name is reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reserved(Symbol);

/// A node for [`Graph::push_reserved`].
pub(crate) struct ExactNode<'t> {
    pub(crate) name: Reserved,
    pub(crate) op: Op,
    pub(crate) target: std::borrow::Cow<'t, str>,
    pub(crate) args: Args,
    pub(crate) kwargs: Kwargs,
    pub(crate) type_expr: Option<Box<str>>,
    pub(crate) meta: Meta,
}

impl Graph {
    /// Reserves exactly this name for the `index`-th node to be pushed, counted from 0, into an empty graph.
    /// `None` when the name is taken.
    pub(crate) fn reserve_name(&mut self, name: &str, index: usize) -> Option<Reserved> {
        let symbol = self.names.claim(name)?;
        self.set_owner(symbol, index);
        Some(Reserved(symbol))
    }

    /// Reserves a name made from `candidate` as usual.
    pub(crate) fn reserve_name_like(&mut self, candidate: &str, index: usize) -> Reserved {
        let symbol = self.names.create(candidate, crate::names::is_illegal_name);
        self.set_owner(symbol, index);
        Reserved(symbol)
    }

    fn set_owner(&mut self, symbol: Symbol, index: usize) {
        let at = symbol.0 as usize;
        if self.owners.len() <= at {
            self.owners.resize(at + 1, NodeId::ROOT);
        }
        self.owners[at] = NodeId::from_index(index as u32 + 1);
    }

    /// The node that has or will have this name.
    pub(crate) fn owner_of_name(&self, name: &str) -> Option<NodeId> {
        let symbol = self.names.get(name)?;
        self.owners.get(symbol.0 as usize).copied().filter(|id| *id != NodeId::ROOT)
    }

    /// Makes a node at the insertion point with exactly the name that it asks for, as a reader of a file must: not
    /// numbered, even when it is a Python keyword. `None`, and nothing is made, when the name is taken or not given.
    pub fn create_node_exact(&mut self, mut node: crate::node::NewNode) -> Option<NodeId> {
        let name = self.names.claim(&node.name.take()?)?;
        Some(self.create_node_with(name, node))
    }

    /// Appends a node. It is not among the users of its inputs until [`enter_users`](Self::enter_users).
    pub(crate) fn push_reserved(&mut self, node: ExactNode<'_>) -> NodeId {
        let ExactNode { name, op, target, args, kwargs, type_expr, meta } = node;
        let id = NodeId::from_index(self.nodes.len() as u32);
        let has_extra = type_expr.is_some() || !meta.is_empty();
        let target = self.targets.intern(&target);
        let mut data = NodeData::new(op, target, name.0, args, kwargs);
        data.extra = has_extra.then(|| Box::new(Extra { type_expr, meta }));
        self.nodes.push(data);
        self.order.push_slot();
        self.order.link_before(id, NodeId::ROOT);
        self.len += 1;
        id
    }

    /// Enters every node among the users of its inputs, in program order. O(arguments).
    pub(crate) fn enter_users(&mut self) {
        for index in 1..self.nodes.len() {
            self.add_edges(NodeId::from_index(index as u32));
        }
    }

    /// Puts the users of `id` into this order. `false`, and nothing changes, when they are not exactly its users.
    /// O(users).
    pub(crate) fn order_users(&mut self, id: NodeId, users: &[NodeId]) -> bool {
        let edges: BTreeMap<NodeId, u32> = self.user_edge_indices(id).collect();
        let wanted: Option<Vec<u32>> = users.iter().map(|user| edges.get(user).copied()).collect();
        let Some(wanted) = wanted else { return false };
        let mut distinct = wanted.clone();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() != edges.len() || wanted.len() != edges.len() {
            return false;
        }
        for (at, edge) in wanted.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| wanted.get(at));
            let edge = &mut self.edges[*edge as usize];
            edge.prev_user = before.copied().unwrap_or(NO_EDGE);
            edge.next_user = wanted.get(at + 1).copied().unwrap_or(NO_EDGE);
        }
        let data = &mut self.nodes[id.index()];
        data.first_user = wanted.first().copied().unwrap_or(NO_EDGE);
        data.last_user = wanted.last().copied().unwrap_or(NO_EDGE);
        true
    }

    /// The users of `id`, each with the index of its edge.
    fn user_edge_indices(&self, id: NodeId) -> impl Iterator<Item = (NodeId, u32)> + '_ {
        let mut at = self.data(id).first_user;
        std::iter::from_fn(move || {
            let edge = self.edges.get(at as usize)?;
            let index = std::mem::replace(&mut at, edge.next_user);
            Some((NodeId::from_index(edge.user), index))
        })
    }
}
