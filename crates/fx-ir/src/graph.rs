//! [`Graph`]: the nodes, their order, their names and who uses whom.
//!
//! Nodes live in an arena and are named by [`NodeId`]. Program order is a list of its own ([`crate::order`]), so
//! inserting anywhere and asking "does a come before b" are O(1). Users are kept exactly, each once, in the order
//! of first use, as linked edges: adding and removing one is O(1) even for a node with a million users. All
//! changes pass through this file and [`crate::edit`], which keep the three true.

use std::ops::{Deref, DerefMut};

use crate::argument::Argument;
use crate::error::GraphError;
use crate::id::NodeId;
use crate::meta::Meta;
use rustc_hash::FxHashMap;

use crate::names::{Candidate, Namespace, Symbol, Symbols, is_illegal_name, snake_case, strip_dunder};
use crate::node::{Args, IntoArgs, Kwargs, NewNode, Node, Op};
use crate::order::Order;

/// No edge: the end of an edge list.
pub(crate) const NO_EDGE: u32 = u32::MAX;

/// "`user` has `input` among its arguments", once however often it is mentioned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub(crate) input: u32,
    pub(crate) user: u32,
    pub(crate) prev_user: u32,
    pub(crate) next_user: u32,
    pub(crate) next_input: u32,
}

/// What few nodes have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extra {
    pub(crate) type_expr: Option<Box<str>>,
    pub(crate) meta: Meta,
}

#[derive(Clone, Debug)]
pub(crate) struct NodeData {
    pub(crate) args: Args,
    pub(crate) kwargs: Option<Box<Kwargs>>,
    pub(crate) extra: Option<Box<Extra>>,
    pub(crate) name: Symbol,
    pub(crate) target: Symbol,
    pub(crate) first_user: u32,
    pub(crate) last_user: u32,
    pub(crate) first_input: u32,
    pub(crate) num_users: u32,
    /// The last edge refresh that met this node as an input: makes inputs unique in one pass.
    pub(crate) stamp: u32,
    pub(crate) op: Op,
    pub(crate) erased: bool,
}

impl NodeData {
    /// A node that nothing uses yet.
    pub(crate) fn new(op: Op, target: Symbol, name: Symbol, args: Args, kwargs: Kwargs) -> Self {
        Self {
            args,
            kwargs: (!kwargs.is_empty()).then(|| Box::new(kwargs)),
            extra: None,
            name,
            target,
            first_user: NO_EDGE,
            last_user: NO_EDGE,
            first_input: NO_EDGE,
            num_users: 0,
            stamp: 0,
            op,
            erased: false,
        }
    }

    pub(crate) fn kwargs(&self) -> &[(Box<str>, Argument)] {
        self.kwargs.as_deref().map_or(&[], Vec::as_slice)
    }
}

/// Where new nodes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InsertPoint {
    /// Right before this node; the sentinel means the end.
    Before(NodeId),
    /// Right after this node; the sentinel means the front.
    After(NodeId),
}

/// A program: a list of nodes that use each other's values (`torch.fx.Graph`).
///
/// ```
/// use fx_ir::Graph;
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let add = graph.call_function("operator.add", (x, 1));
/// graph.output(add);
/// assert_eq!(
///     graph.to_string(),
///     "graph():
///     %x : [num_users=1] = placeholder[target=x]
///     %add : [num_users=1] = call_function[target=operator.add](args = (%x, 1), kwargs = {})
///     return add"
/// );
/// ```
///
/// Two graphs are equal when they have the same nodes in the same order: opcodes, names, targets, arguments and
/// type annotations. Metadata does not count, nor does the order of users.
#[derive(Clone, Debug)]
pub struct Graph {
    pub(crate) nodes: Vec<NodeData>,
    pub(crate) order: Order,
    pub(crate) edges: Vec<Edge>,
    pub(crate) free_edge: u32,
    pub(crate) names: Namespace,
    /// The node that has each name, by symbol.
    pub(crate) owners: Vec<NodeId>,
    pub(crate) targets: Symbols,
    /// What nodes that call a target are named after.
    candidates: FxHashMap<(Op, Symbol), Candidate>,
    pub(crate) insert: InsertPoint,
    pub(crate) len: usize,
    pub(crate) stamp: u32,
}

impl Default for Graph {
    fn default() -> Self {
        Self::new()
    }
}

impl Graph {
    /// An empty graph.
    pub fn new() -> Self {
        Self::with_capacity(0)
    }

    /// An empty graph with room for this many nodes.
    pub fn with_capacity(nodes: usize) -> Self {
        let (mut names, mut targets) = (Namespace::with_capacity(nodes), Symbols::with_capacity(nodes));
        // The sentinel: erased, without a name. Ids that name no node of this graph read it.
        let (target, name) = (targets.intern(""), names.intern_unused(""));
        let mut sentinel = NodeData::new(Op::Placeholder, target, name, Args::new(), Kwargs::new());
        sentinel.erased = true;
        let mut arena = Vec::with_capacity(nodes + 1);
        arena.push(sentinel);
        Self {
            nodes: arena,
            order: Order::with_capacity(nodes),
            edges: Vec::with_capacity(nodes),
            free_edge: NO_EDGE,
            names,
            owners: Vec::with_capacity(nodes),
            targets,
            candidates: FxHashMap::default(),
            insert: InsertPoint::Before(NodeId::ROOT),
            len: 0,
            stamp: 0,
        }
    }

    /// Makes room for this many more nodes, so that making them moves none of the others.
    pub fn reserve(&mut self, nodes: usize) {
        self.nodes.reserve(nodes);
        self.edges.reserve(nodes);
        self.order.reserve(nodes);
    }

    // Reading.

    /// How many nodes there are. O(1).
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no nodes.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// One more than the largest index of any id: the size of a side table indexed by [`NodeId::index`].
    pub fn capacity(&self) -> usize {
        self.nodes.len()
    }

    /// Whether `id` is a node of this graph and was not erased.
    #[inline]
    pub fn contains(&self, id: NodeId) -> bool {
        !self.data(id).erased
    }

    /// The node `id`. An id that is not of this graph gives an erased node without name or arguments.
    #[inline]
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node { graph: self, id }
    }

    /// The node `id`, if it is in the graph.
    pub fn get(&self, id: NodeId) -> Option<Node<'_>> {
        self.contains(id).then_some(Node { graph: self, id })
    }

    /// The node of this name. O(length).
    pub fn find(&self, name: &str) -> Option<Node<'_>> {
        let symbol = self.names.get(name)?;
        let id = self.owners.get(symbol.0 as usize).copied()?;
        (self.contains(id) && self.data(id).name == symbol).then_some(self.node(id))
    }

    /// The nodes in program order; also backwards.
    pub fn nodes(&self) -> Nodes<'_> {
        Nodes {
            graph: self,
            front: self.order.next(NodeId::ROOT),
            back: self.order.prev(NodeId::ROOT),
            left: self.len,
        }
    }

    /// The ids in program order, as they are now: the list to walk while changing the graph.
    pub fn ids(&self) -> Vec<NodeId> {
        self.nodes().map(Node::id).collect()
    }

    /// The first node.
    pub fn first(&self) -> Option<NodeId> {
        self.live_after(NodeId::ROOT)
    }

    /// The last node.
    pub fn last(&self) -> Option<NodeId> {
        let id = self.order.prev(NodeId::ROOT);
        (id != NodeId::ROOT).then_some(id)
    }

    /// The node after `id`. When `id` was erased, the walk goes on from where it stood.
    pub fn next(&self, id: NodeId) -> Option<NodeId> {
        if id.index() >= self.nodes.len() {
            return None;
        }
        self.live_after(id)
    }

    /// The node before `id`. When `id` was erased, the walk goes on from where it stood.
    pub fn prev(&self, id: NodeId) -> Option<NodeId> {
        let mut at = id;
        loop {
            at = self.order.prev(at);
            if at == NodeId::ROOT {
                return None;
            }
            if self.contains(at) {
                return Some(at);
            }
        }
    }

    fn live_after(&self, id: NodeId) -> Option<NodeId> {
        let mut at = id;
        loop {
            at = self.order.next(at);
            if at == NodeId::ROOT {
                return None;
            }
            if self.contains(at) {
                return Some(at);
            }
        }
    }

    /// Whether `a` stands before `b` in program order. O(1).
    #[inline]
    pub fn comes_before(&self, a: NodeId, b: NodeId) -> bool {
        self.order.label(a) < self.order.label(b)
    }

    /// The last node, if it is an output (`Graph.output_node`).
    pub fn output_node(&self) -> Option<Node<'_>> {
        let node = self.node(self.last()?);
        (node.op() == Op::Output).then_some(node)
    }

    /// The inputs, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = Node<'_>> {
        self.nodes().filter(|node| node.op() == Op::Placeholder)
    }

    /// The nodes with this opcode and, if given, this target, in program order (`Graph.find_nodes`). O(nodes).
    pub fn find_nodes<'g>(
        &'g self,
        op: Op,
        target: Option<&str>,
    ) -> impl Iterator<Item = Node<'g>> + use<'g> {
        let target = target.map(|target| self.targets.get(target));
        self.nodes().filter(move |node| {
            let data = self.data(node.id);
            data.op == op && target.is_none_or(|target| target == Some(data.target))
        })
    }

    #[inline]
    pub(crate) fn data(&self, id: NodeId) -> &NodeData {
        self.nodes.get(id.index()).unwrap_or(&self.nodes[0])
    }

    #[inline]
    pub(crate) fn name_of(&self, id: NodeId) -> &str {
        self.names.resolve(self.data(id).name)
    }

    #[inline]
    pub(crate) fn target_of(&self, id: NodeId) -> &str {
        self.targets.resolve(self.data(id).target)
    }

    #[inline]
    pub(crate) fn user_edges(&self, id: NodeId) -> impl Iterator<Item = &Edge> + Clone + '_ {
        let mut at = self.data(id).first_user;
        std::iter::from_fn(move || {
            let edge = self.edges.get(at as usize)?;
            at = edge.next_user;
            Some(edge)
        })
    }

    #[inline]
    pub(crate) fn user_ids(&self, id: NodeId) -> impl Iterator<Item = NodeId> + Clone + '_ {
        self.user_edges(id).map(|edge| NodeId::from_index(edge.user))
    }

    #[inline]
    pub(crate) fn input_ids(&self, id: NodeId) -> impl Iterator<Item = NodeId> + Clone + '_ {
        let mut at = self.data(id).first_input;
        std::iter::from_fn(move || {
            let edge = self.edges.get(at as usize)?;
            at = edge.next_input;
            Some(NodeId::from_index(edge.input))
        })
    }

    // Making nodes.

    /// Makes a node at the insertion point (`Graph.create_node`). O(arguments).
    ///
    /// As in torch.fx, arguments are not judged here: an id that is not in this graph, or that stands later, is
    /// kept and found by [`lint`](crate::lint).
    pub fn create_node(&mut self, node: NewNode) -> NodeId {
        match &node.name {
            Some(name) => {
                let name = self.names.create(name, is_illegal_name);
                self.create_node_with(name, node)
            }
            None => {
                let target = self.targets.intern(&node.target);
                let name = self.default_name(node.op, &node.target, target);
                self.push_new(name, target, node)
            }
        }
    }

    pub(crate) fn create_node_with(&mut self, name: Symbol, node: NewNode) -> NodeId {
        let target = self.targets.intern(&node.target);
        self.push_new(name, target, node)
    }

    fn push_new(&mut self, name: Symbol, target: Symbol, node: NewNode) -> NodeId {
        let NewNode { op, target: _, args, kwargs, name: _, type_expr, meta } = node;
        let id = self.push(op, target, name, args, kwargs);
        self.set_extra(id, type_expr.map(Into::into), meta);
        id
    }

    /// Makes a node like another one, possibly of another graph, but for its arguments and metadata.
    pub(crate) fn create_copy(
        &mut self,
        node: Node<'_>,
        args: Args,
        kwargs: Kwargs,
        meta: Option<Meta>,
    ) -> NodeId {
        let target = self.targets.intern(node.target());
        let name = self.names.create(node.name(), is_illegal_name);
        let id = self.push(node.op(), target, name, args, kwargs);
        self.set_extra(id, node.type_expr().map(Into::into), meta);
        id
    }

    fn set_extra(&mut self, id: NodeId, type_expr: Option<Box<str>>, meta: Option<Meta>) {
        if type_expr.is_some() || meta.is_some() {
            let extra = Extra { type_expr, meta: meta.unwrap_or_default() };
            self.nodes[id.index()].extra = Some(Box::new(extra));
        }
    }

    /// Makes a call, or a `get_attr`, that is named after its target.
    fn push_named_after(&mut self, op: Op, target: &str, args: Args) -> NodeId {
        let symbol = self.targets.intern(target);
        let name = self.default_name(op, target, symbol);
        self.push(op, symbol, name, args, Kwargs::new())
    }

    fn push(&mut self, op: Op, target: Symbol, name: Symbol, args: Args, kwargs: Kwargs) -> NodeId {
        let id = NodeId::from_index(self.nodes.len() as u32);
        self.nodes.push(NodeData::new(op, target, name, args, kwargs));
        self.order.push_slot();
        let next = self.insertion_next();
        self.order.link_before(id, next);
        self.own_name(id);
        self.add_edges(id);
        self.len += 1;
        id
    }

    pub(crate) fn own_name(&mut self, id: NodeId) {
        let symbol = self.nodes[id.index()].name.0 as usize;
        if self.owners.len() <= symbol {
            self.owners.resize(symbol + 1, NodeId::ROOT);
        }
        self.owners[symbol] = id;
    }

    /// The node before which the next new node goes. An erased insertion point stands for its old place.
    fn insertion_next(&self) -> NodeId {
        let next_of = |id| self.live_after(id).unwrap_or(NodeId::ROOT);
        match self.insert {
            InsertPoint::Before(id) if id == NodeId::ROOT || self.contains(id) => id,
            InsertPoint::Before(id) => next_of(id),
            InsertPoint::After(id) if id == NodeId::ROOT || self.contains(id) => self.order.next(id),
            InsertPoint::After(id) => self.prev(id).map_or_else(|| next_of(NodeId::ROOT), next_of),
        }
    }

    fn default_name(&mut self, op: Op, target: &str, symbol: Symbol) -> Symbol {
        let text = match op {
            Op::CallFunction => function_name(target),
            _ => strip_dunder(target),
        };
        match op {
            // The same few functions are called again and again: what their names begin with is worked out once.
            Op::CallFunction | Op::CallMethod => {
                let names = &mut self.names;
                let candidate = *self
                    .candidates
                    .entry((op, symbol))
                    .or_insert_with(|| names.candidate(&snake_case(text), is_illegal_name));
                names.create_from(candidate)
            }
            _ => self.names.create(&snake_case(text), is_illegal_name),
        }
    }

    /// An input (`Graph.placeholder`).
    pub fn placeholder(&mut self, name: &str) -> NodeId {
        self.create_node(NewNode::new(Op::Placeholder, name))
    }

    /// A parameter, buffer or sub-graph by its path (`Graph.get_attr`).
    pub fn get_attr(&mut self, path: &str) -> NodeId {
        self.push_named_after(Op::GetAttr, path, Args::new())
    }

    /// A call of a function by its qualified name (`Graph.call_function`); keyword arguments through
    /// [`NewNode`].
    pub fn call_function(&mut self, function: &str, args: impl IntoArgs) -> NodeId {
        self.push_named_after(Op::CallFunction, function, args.into_args())
    }

    /// A call of a method; the first argument is the receiver (`Graph.call_method`).
    pub fn call_method(&mut self, method: &str, args: impl IntoArgs) -> NodeId {
        self.push_named_after(Op::CallMethod, method, args.into_args())
    }

    /// A call of the sub-module at a path (`Graph.call_module`).
    pub fn call_module(&mut self, path: &str, args: impl IntoArgs) -> NodeId {
        self.push_named_after(Op::CallModule, path, args.into_args())
    }

    /// The result (`Graph.output`).
    pub fn output(&mut self, value: impl Into<Argument>) -> NodeId {
        self.create_node(NewNode::new(Op::Output, "output").arg(value))
    }

    // Insertion points.

    /// New nodes go right before `id` while the scope lives (`Graph.inserting_before`).
    ///
    /// ```
    /// # use fx_ir::Graph;
    /// let mut graph = Graph::new();
    /// let x = graph.placeholder("x");
    /// let out = graph.output(x);
    /// graph.inserting_before(out)?.call_function("torch.relu", [x]);
    /// let names: Vec<_> = graph.nodes().map(|node| node.name()).collect();
    /// assert_eq!(names, ["x", "relu", "output"]);
    /// # Ok::<(), fx_ir::GraphError>(())
    /// ```
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn inserting_before(&mut self, id: NodeId) -> Result<Inserting<'_>, GraphError> {
        self.check(id)?;
        Ok(self.inserting(InsertPoint::Before(id)))
    }

    /// New nodes go right after `id` while the scope lives, so that several come out reversed
    /// (`Graph.inserting_after`).
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn inserting_after(&mut self, id: NodeId) -> Result<Inserting<'_>, GraphError> {
        self.check(id)?;
        Ok(self.inserting(InsertPoint::After(id)))
    }

    /// New nodes go to the very front while the scope lives (`Graph.inserting_before()`).
    pub fn inserting_at_front(&mut self) -> Inserting<'_> {
        self.inserting(InsertPoint::After(NodeId::ROOT))
    }

    /// New nodes go to the very end while the scope lives (`Graph.inserting_after()`).
    pub fn inserting_at_end(&mut self) -> Inserting<'_> {
        self.inserting(InsertPoint::Before(NodeId::ROOT))
    }

    fn inserting(&mut self, point: InsertPoint) -> Inserting<'_> {
        let outer = std::mem::replace(&mut self.insert, point);
        Inserting { graph: self, outer }
    }

    pub(crate) fn check(&self, id: NodeId) -> Result<(), GraphError> {
        if id == NodeId::ROOT || id.index() >= self.nodes.len() {
            return Err(GraphError::NotInGraph { id });
        }
        match self.data(id).erased {
            true => Err(GraphError::Erased { name: self.name_of(id).to_owned() }),
            false => Ok(()),
        }
    }
}

/// The name a call of this function gets: `__name__` of the Python object. For an operator overload
/// (`torch.ops.aten.add.Tensor`) that is `add.Tensor`, for anything else the last part of the path.
pub fn function_name(target: &str) -> &str {
    match target.strip_prefix("torch.ops.").and_then(|rest| rest.split_once('.')) {
        Some((namespace, name)) if namespace != "higher_order" && !name.is_empty() => name,
        _ => target.rsplit('.').next().unwrap_or(target),
    }
}

/// A scope in which new nodes go to a chosen place; it is the graph, and gives the old place back when dropped.
pub struct Inserting<'g> {
    graph: &'g mut Graph,
    outer: InsertPoint,
}

impl Deref for Inserting<'_> {
    type Target = Graph;

    fn deref(&self) -> &Graph {
        self.graph
    }
}

impl DerefMut for Inserting<'_> {
    fn deref_mut(&mut self) -> &mut Graph {
        self.graph
    }
}

impl Drop for Inserting<'_> {
    fn drop(&mut self) {
        self.graph.insert = self.outer;
    }
}

/// The nodes of a graph in program order.
#[derive(Clone)]
pub struct Nodes<'g> {
    graph: &'g Graph,
    front: NodeId,
    back: NodeId,
    left: usize,
}

impl<'g> Iterator for Nodes<'g> {
    type Item = Node<'g>;

    #[inline]
    fn next(&mut self) -> Option<Node<'g>> {
        self.left = self.left.checked_sub(1)?;
        let id = self.front;
        self.front = self.graph.order.next(id);
        Some(Node { graph: self.graph, id })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl DoubleEndedIterator for Nodes<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let id = self.back;
        self.back = self.graph.order.prev(id);
        Some(Node { graph: self.graph, id })
    }
}

impl ExactSizeIterator for Nodes<'_> {}

impl PartialEq for Graph {
    fn eq(&self, other: &Self) -> bool {
        if self.len != other.len {
            return false;
        }
        // An argument may refer to a later node, so all pairs are known before any argument is compared.
        let mut twin: Vec<NodeId> = (0..self.nodes.len() as u32).map(NodeId::from_index).collect();
        self.nodes().zip(other.nodes()).for_each(|(a, b)| twin[a.id.index()] = b.id);
        self.nodes().zip(other.nodes()).all(|(a, b)| {
            let mut map = |id: NodeId| Argument::Node(twin.get(id.index()).copied().unwrap_or(id));
            let same = |x: &Argument, y: &Argument, map: &mut dyn FnMut(NodeId) -> Argument| {
                x.map_nodes(&mut |id| map(id)) == *y
            };
            a.op() == b.op()
                && a.name() == b.name()
                && a.target() == b.target()
                && a.type_expr() == b.type_expr()
                && a.args().len() == b.args().len()
                && a.kwargs().len() == b.kwargs().len()
                && a.args().iter().zip(b.args()).all(|(x, y)| same(x, y, &mut map))
                && a.kwargs()
                    .iter()
                    .zip(b.kwargs())
                    .all(|((key, x), (other_key, y))| key == other_key && same(x, y, &mut map))
        })
    }
}
