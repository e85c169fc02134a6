//! Sorting the nodes of a graph so that each stands after what it uses (`torch.fx.passes.tools_common`).
//!
//! Both orders are those of torch.fx, with one difference: the output comes last. torch.fx's `legalize_graph` puts it
//! before calls that nothing leads from to the result, where its own `lint()` refuses it.
//!
//! Only uses of values count. What a call writes is not known here: a graph that writes in place keeps its meaning
//! under [`Graph::stable_topological_sort`] when it was in order before, and may lose it under [`Graph::legalize`].

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::error::GraphError;
use crate::graph::Graph;
use crate::id::{NodeId, NodeMap};
use crate::node::{Node, Op};

/// The functions that `legalize_graph` calls as early as it can: arithmetic on sizes and the checks made of it, so that a
/// failing check comes before what relies on it.
const EARLY: [&str; 17] = [
    "operator.add",
    "operator.mul",
    "operator.sub",
    "operator.floordiv",
    "operator.truediv",
    "operator.mod",
    "operator.le",
    "operator.lt",
    "operator.ge",
    "operator.gt",
    "operator.eq",
    "operator.ne",
    "torch.ops.aten.sym_constrain_range.default",
    "torch.ops.aten.sym_constrain_range_for_size.default",
    "torch.ops.aten._assert_async.msg",
    "torch.ops.aten.scalar_tensor.default",
    "torch.ops.aten._assert_scalar.default",
];

impl Graph {
    /// Puts the nodes into an order in which each stands after what it uses, in layers: first the nodes that use nothing,
    /// then those that use only these, arithmetic and checks of sizes before the others (`legalize_graph`). Ids and
    /// names stay. O(nodes log nodes + arguments).
    ///
    /// The order of nodes that do not use each other changes; [`stable_topological_sort`](Self::stable_topological_sort)
    /// keeps it.
    ///
    /// # Errors
    /// Nodes use each other in a circle; the graph is as it was.
    pub fn legalize(&mut self) -> Result<(), GraphError> {
        let (mut front, mut back) = (0i64, 0i64);
        self.sort_by(|node| {
            if node.op() == Op::CallFunction
                && EARLY.contains(&node.target())
                && node.input_nodes().next().is_some()
            {
                front -= 1;
                front
            } else {
                back += 1;
                back
            }
        })
    }

    /// Moves as few nodes as needed to make each stand after what it uses: of the nodes that could come next, the one
    /// that came first before does (`stable_topological_sort`). Ids and names stay. O(nodes log nodes + arguments).
    ///
    /// ```
    /// use fx_ir::Graph;
    /// let mut graph = Graph::new();
    /// let x = graph.placeholder("x");
    /// let neg = graph.call_function("torch.neg", [x]);
    /// graph.output(neg);
    /// let late = graph.call_function("torch.relu", [x]);
    /// graph.replace_input_with(neg, x, late)?;
    /// graph.stable_topological_sort()?;
    /// let names: Vec<&str> = graph.nodes().map(|node| node.name()).collect();
    /// assert_eq!(names, ["x", "relu", "neg", "output"]);
    /// # Ok::<_, fx_ir::GraphError>(())
    /// ```
    ///
    /// # Errors
    /// Nodes use each other in a circle; the graph is as it was.
    pub fn stable_topological_sort(&mut self) -> Result<(), GraphError> {
        let mut position = NodeMap::for_graph(self, 0i64);
        for (at, node) in (0..).zip(self.nodes()) {
            position.set(node.id(), at);
        }
        self.sort_by(|node| *position.get(node.id()))
    }

    /// Kahn's algorithm: of the nodes that are ready, the one with the smallest key comes next. A node is asked for its
    /// key when it becomes ready.
    fn sort_by(&mut self, mut key: impl FnMut(Node<'_>) -> i64) -> Result<(), GraphError> {
        let mut missing = NodeMap::for_graph(self, 0usize);
        for node in self.nodes() {
            for user in self.user_ids(node.id()) {
                *missing.get_mut(user) += 1;
            }
        }
        let (mut ready, mut outputs) = (BinaryHeap::new(), Vec::new());
        let mut add = |ready: &mut BinaryHeap<_>, node: Node<'_>| match node.op() {
            Op::Output => outputs.push(node.id()),
            _ => ready.push(Reverse((key(node), node.id()))),
        };
        for node in self.nodes().filter(|node| *missing.get(node.id()) == 0) {
            add(&mut ready, node);
        }
        let mut order = Vec::with_capacity(self.len());
        while let Some(Reverse((_, id))) = ready.pop() {
            order.push(id);
            for user in self.user_ids(id) {
                let left = missing.get_mut(user);
                *left -= 1;
                if *left == 0 {
                    add(&mut ready, self.node(user));
                }
            }
        }
        order.append(&mut outputs);
        if order.len() < self.len() {
            let stuck = self.nodes().filter(|node| *missing.get(node.id()) > 0).map(Node::name);
            let mut names: Vec<&str> = stuck.take(6).collect();
            if let Some(last) = names.get_mut(5) {
                *last = "...";
            }
            return Err(GraphError::Cycle { names: names.join(", ") });
        }
        for id in order {
            self.order.unlink(id);
            self.order.link_before(id, NodeId::ROOT);
        }
        Ok(())
    }
}
