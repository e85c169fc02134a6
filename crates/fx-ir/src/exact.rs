//! Making a graph with given names: what the readers of text and JSON do.
//!
//! The unique-name algorithm is passed by, and references may point ahead, so names come first, then nodes, then
//! the users: [`Graph::reserve`] for every node in order, [`Graph::push_reserved`] in the same order,
//! [`Graph::enter_users`] once.

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
    pub(crate) fn reserve(&mut self, name: &str, index: usize) -> Option<Reserved> {
        let symbol = self.names.claim(name)?;
        self.set_owner(symbol, index);
        Some(Reserved(symbol))
    }

    /// Reserves a name made from `candidate` as usual.
    pub(crate) fn reserve_like(&mut self, candidate: &str, index: usize) -> Reserved {
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

    /// Appends a node. It is not among the users of its inputs until [`enter_users`](Self::enter_users).
    pub(crate) fn push_reserved(&mut self, node: ExactNode<'_>) -> NodeId {
        let ExactNode { name, op, target, args, kwargs, type_expr, meta } = node;
        let id = NodeId::from_index(self.nodes.len() as u32);
        let has_extra = type_expr.is_some() || !meta.is_empty();
        self.nodes.push(NodeData {
            args,
            kwargs: (!kwargs.is_empty()).then(|| Box::new(kwargs)),
            extra: has_extra.then(|| Box::new(Extra { type_expr, meta })),
            name: name.0,
            target: self.targets.intern(&target),
            first_user: NO_EDGE,
            last_user: NO_EDGE,
            first_input: NO_EDGE,
            num_users: 0,
            stamp: 0,
            op,
            erased: false,
        });
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
}
