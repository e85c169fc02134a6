//! petgraph's visit traits on `&Graph`: data flow as a directed graph, an edge from each node to its users.
//!
//! With them petgraph's algorithms run on a graph as it is: `petgraph::algo::toposort(&graph, None)`,
//! `dominators::simple_fast`, `tarjan_scc`, `has_path_connecting`, `Reversed(&graph)` for the other direction.
//! Program order stays the order of [`Graph::nodes`]; petgraph's order is one of many and names nothing.

use petgraph::Direction;
use petgraph::visit::{
    Data, GraphBase, GraphProp, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCount,
    NodeIndexable, VisitMap, Visitable,
};

use crate::graph::Graph;
use crate::id::{NodeId, NodeSet};

impl GraphBase for Graph {
    type NodeId = NodeId;
    type EdgeId = (NodeId, NodeId);
}

impl GraphProp for Graph {
    type EdgeType = petgraph::Directed;
}

impl Data for Graph {
    type NodeWeight = ();
    type EdgeWeight = ();
}

impl NodeCount for Graph {
    fn node_count(&self) -> usize {
        self.len()
    }
}

impl NodeIndexable for Graph {
    /// The capacity, not the count: erased nodes leave holes.
    fn node_bound(&self) -> usize {
        self.capacity()
    }

    fn to_index(&self, id: NodeId) -> usize {
        id.index()
    }

    fn from_index(&self, index: usize) -> NodeId {
        NodeId::from_index(index as u32)
    }
}

impl Visitable for Graph {
    type Map = NodeSet;

    fn visit_map(&self) -> NodeSet {
        NodeSet::new()
    }

    fn reset_map(&self, map: &mut NodeSet) {
        map.clear();
    }
}

impl VisitMap<NodeId> for NodeSet {
    fn visit(&mut self, id: NodeId) -> bool {
        self.insert(id)
    }

    fn is_visited(&self, id: &NodeId) -> bool {
        self.contains(*id)
    }

    fn unvisit(&mut self, id: NodeId) -> bool {
        self.remove(id)
    }
}

impl<'g> IntoNodeIdentifiers for &'g Graph {
    type NodeIdentifiers = Box<dyn Iterator<Item = NodeId> + 'g>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        Box::new(self.nodes().map(|node| node.id()))
    }
}

impl<'g> IntoNeighbors for &'g Graph {
    type Neighbors = Box<dyn Iterator<Item = NodeId> + 'g>;

    fn neighbors(self, id: NodeId) -> Self::Neighbors {
        Box::new(self.user_ids(id))
    }
}

impl<'g> IntoNeighborsDirected for &'g Graph {
    type NeighborsDirected = Box<dyn Iterator<Item = NodeId> + 'g>;

    fn neighbors_directed(self, id: NodeId, direction: Direction) -> Self::NeighborsDirected {
        match direction {
            Direction::Outgoing => Box::new(self.user_ids(id)),
            Direction::Incoming => Box::new(self.input_ids(id)),
        }
    }
}
