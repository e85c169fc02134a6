//! Changing a graph: arguments, names, places, uses, erasure and copying.

use crate::argument::Argument;
use crate::error::GraphError;
use crate::graph::{Edge, Extra, Graph, NO_EDGE};
use crate::id::{NodeId, NodeMap};
use crate::meta::Meta;
use crate::names::is_illegal_name;
use crate::node::{Args, IntoArgs, Kwargs, Node, Op};

impl Graph {
    // Users.

    /// Enters `id` among the users of each of its inputs, at the end of their lists.
    pub(crate) fn add_edges(&mut self, id: NodeId) {
        self.next_stamp();
        let args = std::mem::take(&mut self.nodes[id.index()].args);
        let kwargs = self.nodes[id.index()].kwargs.take();
        let mut last = NO_EDGE;
        let mut enter = |input: NodeId| self.add_edge(id, input, &mut last);
        args.iter().for_each(|arg| arg.for_each_node(&mut enter));
        kwargs.iter().flat_map(|kwargs| kwargs.iter()).for_each(|(_, arg)| arg.for_each_node(&mut enter));
        self.nodes[id.index()].args = args;
        self.nodes[id.index()].kwargs = kwargs;
    }

    /// Begins a pass over the inputs of one node, in which each counts once.
    fn next_stamp(&mut self) {
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.nodes.iter_mut().for_each(|node| node.stamp = 0);
            self.stamp = 1;
        }
    }

    fn add_edge(&mut self, user: NodeId, input: NodeId, last_input: &mut u32) {
        let stamp = self.stamp;
        let Some(data) = self.nodes.get_mut(input.index()) else { return };
        if data.erased || data.stamp == stamp {
            return;
        }
        data.stamp = stamp;
        data.num_users += 1;
        let prev_user = data.last_user;
        let edge = Edge {
            input: input.index() as u32,
            user: user.index() as u32,
            prev_user,
            next_user: NO_EDGE,
            next_input: NO_EDGE,
        };
        let at = match self.edges.get(self.free_edge as usize) {
            Some(free) => {
                let at = self.free_edge;
                self.free_edge = free.next_user;
                self.edges[at as usize] = edge;
                at
            }
            None => {
                self.edges.push(edge);
                self.edges.len() as u32 - 1
            }
        };
        match prev_user {
            NO_EDGE => self.nodes[input.index()].first_user = at,
            prev => self.edges[prev as usize].next_user = at,
        }
        self.nodes[input.index()].last_user = at;
        match *last_input {
            NO_EDGE => self.nodes[user.index()].first_input = at,
            last => self.edges[last as usize].next_input = at,
        }
        *last_input = at;
    }

    /// Takes `id` out of the users of all its inputs.
    fn remove_edges(&mut self, id: NodeId) {
        let mut at = std::mem::replace(&mut self.nodes[id.index()].first_input, NO_EDGE);
        while at != NO_EDGE {
            let edge = self.edges[at as usize];
            let input = edge.input as usize;
            match edge.prev_user {
                NO_EDGE => self.nodes[input].first_user = edge.next_user,
                prev => self.edges[prev as usize].next_user = edge.next_user,
            }
            match edge.next_user {
                NO_EDGE => self.nodes[input].last_user = edge.prev_user,
                next => self.edges[next as usize].prev_user = edge.prev_user,
            }
            self.nodes[input].num_users -= 1;
            self.edges[at as usize].next_user = self.free_edge;
            self.free_edge = at;
            at = edge.next_input;
        }
    }

    // Arguments.

    /// Changes the arguments of `id` by `change` and brings the users up to date. As in torch.fx, the node moves
    /// to the end of the users of all its inputs, even when nothing changed. O(arguments).
    fn edit_arguments<T>(&mut self, id: NodeId, change: impl FnOnce(&mut Args, &mut Kwargs) -> T) -> T {
        self.remove_edges(id);
        let data = &mut self.nodes[id.index()];
        let mut kwargs = data.kwargs.take().map(|kwargs| *kwargs).unwrap_or_default();
        let result = change(&mut data.args, &mut kwargs);
        data.kwargs = (!kwargs.is_empty()).then(|| Box::new(kwargs));
        self.add_edges(id);
        result
    }

    /// Replaces the positional arguments (`node.args = ...`). The node moves to the end of its inputs' users.
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn set_args(&mut self, id: NodeId, args: impl IntoArgs) -> Result<(), GraphError> {
        self.check(id)?;
        self.edit_arguments(id, |old, _| *old = args.into_args());
        Ok(())
    }

    /// Replaces the keyword arguments (`node.kwargs = ...`).
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn set_kwargs(&mut self, id: NodeId, kwargs: Kwargs) -> Result<(), GraphError> {
        self.check(id)?;
        self.edit_arguments(id, |_, old| *old = kwargs);
        Ok(())
    }

    /// Replaces one positional argument (`Node.update_arg`).
    ///
    /// # Errors
    /// `id` is not in the graph, or has no such argument.
    pub fn update_arg(
        &mut self,
        id: NodeId,
        index: usize,
        value: impl Into<Argument>,
    ) -> Result<(), GraphError> {
        self.check_arg(id, index, self.data(id).args.len())?;
        self.edit_arguments(id, |args, _| args[index] = value.into());
        Ok(())
    }

    /// Inserts a positional argument (`Node.insert_arg`). Unlike an assignment, this leaves the order of users as it
    /// is: a new input gets this node as its last user, one that is used already changes nothing.
    ///
    /// # Errors
    /// `id` is not in the graph, or `index` is larger than the number of arguments.
    pub fn insert_arg(
        &mut self,
        id: NodeId,
        index: usize,
        value: impl Into<Argument>,
    ) -> Result<(), GraphError> {
        self.check_arg(id, index, self.data(id).args.len() + 1)?;
        let value = value.into();
        self.next_stamp();
        let (stamp, mut last) = (self.stamp, self.nodes[id.index()].first_input);
        let known: Vec<NodeId> = self.input_ids(id).collect();
        for input in known {
            self.nodes[input.index()].stamp = stamp;
        }
        while let Some(edge) = self.edges.get(last as usize).filter(|edge| edge.next_input != NO_EDGE) {
            last = edge.next_input;
        }
        value.for_each_node(&mut |input| self.add_edge(id, input, &mut last));
        self.nodes[id.index()].args.insert(index, value);
        Ok(())
    }

    fn check_arg(&self, id: NodeId, index: usize, limit: usize) -> Result<(), GraphError> {
        self.check(id)?;
        if index < limit {
            return Ok(());
        }
        let len = self.data(id).args.len();
        Err(GraphError::NoSuchArgument { name: self.name_of(id).to_owned(), len, index })
    }

    /// Replaces or adds one keyword argument (`Node.update_kwarg`).
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn update_kwarg(
        &mut self,
        id: NodeId,
        key: &str,
        value: impl Into<Argument>,
    ) -> Result<(), GraphError> {
        self.check(id)?;
        let value = value.into();
        self.edit_arguments(id, |_, kwargs| match kwargs.iter_mut().find(|(name, _)| &**name == key) {
            Some((_, old)) => *old = value,
            None => kwargs.push((key.into(), value)),
        });
        Ok(())
    }

    /// Replaces every input of `id` by what `map` says, in one go; returns whether anything changed. This is how
    /// a pass that renames many nodes stays linear: one call a user, not one a renamed node.
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn map_inputs(
        &mut self,
        id: NodeId,
        mut map: impl FnMut(NodeId) -> NodeId,
    ) -> Result<bool, GraphError> {
        self.check(id)?;
        if self.input_ids(id).all(|input| map(input) == input) {
            return Ok(false);
        }
        self.edit_arguments(id, |args, kwargs| {
            args.iter_mut().for_each(|arg| {
                arg.replace_nodes(&mut map);
            });
            kwargs.iter_mut().for_each(|(_, arg)| {
                arg.replace_nodes(&mut map);
            });
        });
        Ok(true)
    }

    /// Replaces `old` by `new` in the arguments of one node (`Node.replace_input_with`). As with any assignment of
    /// arguments, the node moves to the end of the users of all its inputs, also when `old` was none of them.
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn replace_input_with(&mut self, id: NodeId, old: NodeId, new: NodeId) -> Result<(), GraphError> {
        self.check(id)?;
        self.edit_arguments(id, |args, kwargs| {
            let mut map = |input| if input == old { new } else { input };
            let all = args.iter_mut().chain(kwargs.iter_mut().map(|(_, arg)| arg));
            all.for_each(|arg| {
                arg.replace_nodes(&mut map);
            });
        });
        Ok(())
    }

    /// Makes every user of `old` use `new` instead and returns those users (`Node.replace_all_uses_with`).
    ///
    /// Unlike torch.fx, `new` itself is left alone when it uses `old`: rewiring it would make a self-loop, and
    /// "insert a node after this one and let it take over" is what the call is for.
    ///
    /// # Errors
    /// `old` or `new` is not in the graph.
    pub fn replace_all_uses_with(&mut self, old: NodeId, new: NodeId) -> Result<Vec<NodeId>, GraphError> {
        self.replace_uses_where(old, new, |_| true)
    }

    /// The same for the users that `wanted` accepts (`delete_user_cb`).
    ///
    /// # Errors
    /// `old` or `new` is not in the graph.
    pub fn replace_uses_where(
        &mut self,
        old: NodeId,
        new: NodeId,
        mut wanted: impl FnMut(Node<'_>) -> bool,
    ) -> Result<Vec<NodeId>, GraphError> {
        self.check(old)?;
        self.check(new)?;
        let users: Vec<NodeId> =
            self.user_ids(old).filter(|&user| user != new && wanted(self.node(user))).collect();
        for &user in &users {
            self.replace_input_with(user, old, new)?;
        }
        Ok(users)
    }

    // Names, targets, metadata.

    /// Renames a node; the candidate is made unique and legal (`Node._rename`). Returns the name given, which is the
    /// old one when that is the candidate.
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn rename(&mut self, id: NodeId, candidate: &str) -> Result<String, GraphError> {
        self.check(id)?;
        if candidate == self.name_of(id) {
            return Ok(candidate.to_owned());
        }
        let symbol = self.names.create(candidate, is_illegal_name);
        self.nodes[id.index()].name = symbol;
        self.own_name(id);
        Ok(self.names.resolve(symbol).to_owned())
    }

    /// Changes the target (`node.target = ...`). The name stays.
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn set_target(&mut self, id: NodeId, target: &str) -> Result<(), GraphError> {
        self.check(id)?;
        self.nodes[id.index()].target = self.targets.intern(target);
        Ok(())
    }

    /// Changes the opcode and the target (`node.op = ...; node.target = ...`).
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn set_op(&mut self, id: NodeId, op: Op, target: &str) -> Result<(), GraphError> {
        self.set_target(id, target)?;
        self.nodes[id.index()].op = op;
        Ok(())
    }

    /// Sets or clears the type annotation (`node.type = ...`).
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn set_type_expr(&mut self, id: NodeId, type_expr: Option<&str>) -> Result<(), GraphError> {
        self.check(id)?;
        self.extra_mut(id).type_expr = type_expr.map(Into::into);
        Ok(())
    }

    /// The metadata of a node, to be changed (`node.meta`).
    ///
    /// # Errors
    /// `id` is not in the graph.
    pub fn meta_mut(&mut self, id: NodeId) -> Result<&mut Meta, GraphError> {
        self.check(id)?;
        Ok(&mut self.extra_mut(id).meta)
    }

    fn extra_mut(&mut self, id: NodeId) -> &mut Extra {
        self.nodes[id.index()].extra.get_or_insert_default()
    }

    // Places.

    /// Moves `id` right before `anchor` (`anchor.prepend(id)`). The order of definitions and uses is not checked.
    ///
    /// # Errors
    /// One of them is not in the graph.
    pub fn move_before(&mut self, id: NodeId, anchor: NodeId) -> Result<(), GraphError> {
        self.check(id)?;
        self.check(anchor)?;
        if id != anchor {
            self.order.unlink(id);
            self.order.link_before(id, anchor);
        }
        Ok(())
    }

    /// Moves `id` right after `anchor` (`anchor.append(id)`).
    ///
    /// # Errors
    /// One of them is not in the graph.
    pub fn move_after(&mut self, id: NodeId, anchor: NodeId) -> Result<(), GraphError> {
        self.check(id)?;
        self.check(anchor)?;
        if id != anchor {
            self.order.unlink(id);
            self.order.link_before(id, self.order.next(anchor));
        }
        Ok(())
    }

    /// Erases a node without users (`Graph.erase_node`). Its name stays taken. O(inputs).
    ///
    /// # Errors
    /// The node still has users, or is not in the graph.
    pub fn erase_node(&mut self, id: NodeId) -> Result<(), GraphError> {
        self.check(id)?;
        let count = self.data(id).num_users as usize;
        if count > 0 {
            let mut users: Vec<&str> = self.user_ids(id).take(5).map(|user| self.name_of(user)).collect();
            if count > users.len() {
                users.push("...");
            }
            let (name, users) = (self.name_of(id).to_owned(), users.join(", "));
            return Err(GraphError::HasUsers { name, count, users });
        }
        self.remove_edges(id);
        self.order.unlink(id);
        let data = &mut self.nodes[id.index()];
        data.erased = true;
        data.args = Args::new();
        data.kwargs = None;
        data.extra = None;
        self.len -= 1;
        Ok(())
    }

    // Copying.

    /// Copies a node, possibly of another graph, to the insertion point: the same opcode and target, arguments
    /// passed through `map`, the old name as candidate, type and metadata carried on (`Graph.node_copy`).
    pub fn node_copy(&mut self, node: Node<'_>, mut map: impl FnMut(NodeId) -> Argument) -> NodeId {
        let args = node.args().iter().map(|arg| arg.map_nodes(&mut map)).collect();
        let kwargs = node.kwargs().iter().map(|(key, arg)| (key.clone(), arg.map_nodes(&mut map))).collect();
        let meta = (!node.meta().is_empty()).then(|| node.meta().clone());
        self.create_copy(node, args, kwargs, meta)
    }

    /// Copies all nodes of `source` but its output to the insertion point and returns the value that `source`
    /// returns, in terms of this graph (`Graph.graph_copy`).
    ///
    /// `map` says what stands for a node of `source` already, typically its placeholders, and receives the
    /// others.
    pub fn graph_copy(&mut self, source: &Graph, map: &mut NodeMap<Option<Argument>>) -> Option<Argument> {
        for node in source.nodes() {
            if map.get(node.id()).is_some() {
                continue;
            }
            let copied = |id: NodeId| map.get(id).clone().unwrap_or(Argument::Node(NodeId::ROOT));
            if node.op() == Op::Output {
                return node.arg(0).map(|value| value.map_nodes(&mut { copied }));
            }
            let new = self.node_copy(node, copied);
            map.set(node.id(), Some(Argument::Node(new)));
        }
        None
    }
}
