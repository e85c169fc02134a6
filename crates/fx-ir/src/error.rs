//! The errors of this crate.

use crate::id::NodeId;

/// A piece of text that is not the value it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {what}")]
pub struct ParseValueError {
    what: &'static str,
    text: String,
}

impl ParseValueError {
    pub(crate) fn new(what: &'static str, text: &str) -> Self {
        let mut text = text.to_owned();
        if text.chars().count() > 80 {
            text = text.chars().take(80).chain("...".chars()).collect();
        }
        Self { what, text }
    }
}

/// An edit of a graph that was refused. The graph is as it was before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// The id names no node of this graph.
    #[error("{id} is not a node of this graph; ids belong to the graph that made them")]
    NotInGraph {
        /// The id that was given.
        id: NodeId,
    },
    /// The node was erased before.
    #[error("node `{name}` was erased from the graph")]
    Erased {
        /// The name it had.
        name: String,
    },
    /// The node still has users, so it cannot be erased (`torch.fx.Graph.erase_node`).
    #[error("tried to erase node `{name}` but it still has {count} users: {users}; replace its uses first")]
    HasUsers {
        /// The node's name.
        name: String,
        /// How many users there are.
        count: usize,
        /// The names of the first few.
        users: String,
    },
    /// An argument position outside the node's arguments.
    #[error("node `{name}` has {len} positional arguments, there is no argument {index}")]
    NoSuchArgument {
        /// The node's name.
        name: String,
        /// How many there are.
        len: usize,
        /// Which was asked for.
        index: usize,
    },
    /// Nodes that use each other in a circle cannot be put in order.
    #[error("there is no order for nodes that use each other in a circle, and for what uses those: {names}")]
    Cycle {
        /// The names of the first few.
        names: String,
    },
    /// The graph holds as many nodes as an id can number.
    #[error("the graph is full: it has numbered {limit} nodes")]
    Full {
        /// The limit.
        limit: usize,
    },
}
