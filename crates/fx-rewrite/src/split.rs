//! Cutting a graph into sub-modules (`torch.fx.passes.split_module`).

mod order;
mod parts;

use fx_ir::{
    Argument, Attribute, Graph, GraphModule, ModuleId, ModuleTree, NewNode, Node, NodeId, NodeMap, Op,
    lint::lint,
};
use fx_ops::{AliasSets, Oracle};
use indexmap::{IndexMap, IndexSet};

use crate::attributes::Copies;
use order::{Edges, Fear, Link};
use parts::{Base, Partition};

/// How the parts are made and called (the parameters of `split_module`).
#[derive(Clone, Debug)]
pub struct SplitOptions {
    /// Call the parts in the order in which each first occurs, not the last ready one first.
    pub keep_original_order: bool,
    /// Give the nodes in the parts the names they had.
    pub keep_original_node_name: bool,
    /// Call the inputs of a part like the values passed in; otherwise `arg_0`, `arg_1`, ...
    pub keep_original_input_name: bool,
    /// Stands in the names of the parts: `submod_<affix>_<id>`.
    pub partition_affix: Option<String>,
    /// Let a part with one result return a tuple of one, too.
    pub tuple_return: bool,
    /// Take calls of which nothing is known to only compute their value, as torch.fx takes every call.
    pub trust_unknown: bool,
}

impl Default for SplitOptions {
    /// The defaults of torch.fx.
    fn default() -> Self {
        Self {
            keep_original_order: false,
            keep_original_node_name: false,
            keep_original_input_name: true,
            partition_affix: None,
            tuple_return: false,
            trust_unknown: false,
        }
    }
}

/// What [`split_module`] made.
#[derive(Clone, Debug)]
pub struct Split {
    /// The module that calls the parts, which are its sub-modules `submod_<id>`.
    pub module: GraphModule,
    /// The names of the parts, in the order in which each first occurs (`meta["partition_names"]`).
    pub partition_names: Vec<String>,
    /// The paths of the modules in the parts, and where each was before (`qualname_map`).
    pub qualname_map: IndexMap<String, String>,
}

/// Why a graph was not cut.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SplitError {
    /// The module is not valid to begin with.
    #[error("the module is not valid, so that it cannot be split: {findings}")]
    Invalid {
        /// What [`lint`] found.
        findings: String,
    },
    /// Parts need each other.
    #[error(
        "cycle exists between partitions: {links}; put these nodes into one partition, or part them otherwise"
    )]
    Cycle {
        /// Who needs whom, and why.
        links: String,
    },
    /// A module that remembers is called in two parts, each of which would have its own.
    #[error(
        "`{path}` keeps state that its calls change, and is called in partitions {first} and {second}: each would change \
         a copy of its own; put its calls into one partition"
    )]
    SharedState {
        /// The module.
        path: String,
        /// A part that calls it.
        first: i64,
        /// Another.
        second: i64,
    },
    /// With autocast or switched gradients, the parts must follow one another.
    #[error(
        "autocast or set_grad_enabled require monotonically increasing partitions: `{node}` is in partition {id} and \
         a node before it in {highest}"
    )]
    NotIncreasing {
        /// The node.
        node: String,
        /// Its part.
        id: i64,
        /// The highest number before.
        highest: i64,
    },
    /// A switch of a mode that cannot be repeated in each part.
    #[error("`{node}` cannot be repeated in each partition: {why}")]
    Mode {
        /// The node.
        node: String,
        /// Why not.
        why: &'static str,
    },
}

/// A node that torch.fx repeats in every part of the region that it opens or closes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Switch {
    Grad,
    EnterAutocast,
    ExitAutocast,
}

fn mode_switch(node: Node<'_>) -> Option<Switch> {
    match node.target() {
        _ if node.op() != Op::CallFunction => None,
        "torch._C._set_grad_enabled" => Some(Switch::Grad),
        "torch.amp.autocast_mode._enter_autocast" | "torch.amp._enter_autocast" => {
            Some(Switch::EnterAutocast)
        }
        "torch.amp.autocast_mode._exit_autocast" | "torch.amp._exit_autocast" => Some(Switch::ExitAutocast),
        _ => None,
    }
}

fn is_assigned(node: Node<'_>) -> bool {
    !matches!(node.op(), Op::Placeholder | Op::GetAttr | Op::Output)
}

/// Cuts a graph into sub-modules: the nodes that `partition` gives the same number become one, and the new graph calls
/// them (`torch.fx.passes.split_module.split_module`). Inputs, `get_attr` and the output are not asked for; they stay
/// outside, and values are passed in. Names, the order of calls and what is returned are torch.fx's.
///
/// O(nodes + arguments + parts), apart from copying what the parts hold of the module tree.
///
/// Where torch.fx would change the answer, this does not:
/// - a part that writes memory in place, draws random numbers or has side effects keeps its place relative to the parts
///   that could see the difference; where that is impossible it is a cycle, and refused;
/// - a module with running statistics that is called from two parts is refused;
/// - modules whose paths become the same name (`a.b` and `a_b`) stay two;
/// - how nested inputs and outputs map to flat ones is kept;
/// - `keep_original_order` works for a parameter that only the output uses, and `partition_affix` together with autocast.
///
/// Parameters are shared between parts as memory, not as one entry of the state.
///
/// ```
/// use fx_ir::{Graph, GraphModule};
/// use fx_rewrite::{SplitOptions, split_module};
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_function("torch.relu", [x]);
/// let neg = graph.call_function("torch.neg", [relu]);
/// graph.output(neg);
/// let split = split_module(&GraphModule::from_graph(graph), &SplitOptions::default(), |node| {
///     i64::from(node.target() == "torch.neg")
/// })?;
/// assert_eq!(
///     split.module.graph().to_string(),
///     "graph():
///     %x : [num_users=1] = placeholder[target=x]
///     %submod_0 : [num_users=1] = call_module[target=submod_0](args = (%x,), kwargs = {})
///     %submod_1 : [num_users=1] = call_module[target=submod_1](args = (%submod_0,), kwargs = {})
///     return submod_1"
/// );
/// # Ok::<_, fx_rewrite::SplitError>(())
/// ```
///
/// # Errors
/// The module breaks a rule of [`lint`]; parts need each other; a module with state is called in two; modes are switched
/// and the numbers fall.
pub fn split_module(
    module: &GraphModule,
    options: &SplitOptions,
    mut partition: impl FnMut(Node<'_>) -> i64,
) -> Result<Split, SplitError> {
    let lints = lint(module);
    if !lints.is_clean() {
        return Err(SplitError::Invalid { findings: lints.to_string() });
    }
    let graph = module.graph();
    let mut splitter = Splitter {
        module,
        options,
        part_of: NodeMap::for_graph(graph, None),
        partitions: Vec::new(),
        edges: Edges::default(),
        modes: Modes::default(),
    };
    splitter.assign(&mut partition)?;
    splitter.connect();
    splitter.check_state()?;
    let order = splitter.order()?;
    splitter.enter_modes();
    splitter.add_inputs();
    let qualname_map = splitter.copy_nodes();
    splitter.exit_modes();
    splitter.finish(&order, qualname_map)
}

/// The regions of autocast and of switched gradients, by the node that opens each.
#[derive(Default)]
struct Modes {
    /// The opening node, whether it is autocast, and the parts in the region, in order.
    regions: Vec<(NodeId, bool, IndexSet<usize>)>,
    /// The node that closes an autocast region, by the one that opens it.
    exits: IndexMap<NodeId, NodeId>,
}

struct Splitter<'m> {
    module: &'m GraphModule,
    options: &'m SplitOptions,
    part_of: NodeMap<Option<usize>>,
    partitions: Vec<Partition>,
    edges: Edges,
    modes: Modes,
}

impl Splitter<'_> {
    /// Asks for the part of every node and finds the regions of modes.
    fn assign(&mut self, partition: &mut dyn FnMut(Node<'_>) -> i64) -> Result<(), SplitError> {
        let graph = self.module.graph();
        let mut known: IndexMap<i64, usize> = IndexMap::new();
        let (mut grad, mut autocasts) = (None::<usize>, IndexMap::<NodeId, usize>::new());
        for node in graph.nodes().filter(|node| is_assigned(*node)) {
            let id = partition(node);
            let part = *known.entry(id).or_insert(self.partitions.len());
            if part == self.partitions.len() {
                self.partitions.push(Partition::new(id, self.options));
            }
            self.part_of.set(node.id(), Some(part));
            let switch = mode_switch(node);
            if let Some(switch) = switch {
                self.switch(node, switch, &mut grad, &mut autocasts)?;
            }
            for region in grad.iter().chain(autocasts.values()) {
                self.modes.regions[*region].2.insert(part);
            }
            if switch == Some(Switch::ExitAutocast)
                && let Some(enter) = node.arg(0).and_then(Argument::as_node)
            {
                autocasts.shift_remove(&enter);
            }
        }
        if let Some(&enter) = autocasts.keys().next() {
            let node = graph.node(enter).name().to_owned();
            return Err(SplitError::Mode { node, why: "nothing leaves its autocast region" });
        }
        if !self.modes.regions.is_empty() {
            self.check_increasing()?;
        }
        Ok(())
    }

    fn switch(
        &mut self,
        node: Node<'_>,
        switch: Switch,
        grad: &mut Option<usize>,
        autocasts: &mut IndexMap<NodeId, usize>,
    ) -> Result<(), SplitError> {
        let refuse = |why| SplitError::Mode { node: node.name().to_owned(), why };
        let region = self.modes.regions.len();
        match switch {
            Switch::ExitAutocast => {
                let enter = node.arg(0).and_then(Argument::as_node);
                let Some(enter) = enter.filter(|enter| autocasts.contains_key(enter)) else {
                    return Err(refuse("it leaves an autocast region that is not open"));
                };
                self.modes.exits.insert(enter, node.id());
            }
            Switch::Grad | Switch::EnterAutocast => {
                if node.input_nodes().next().is_some() || !node.kwargs().is_empty() {
                    return Err(refuse("its arguments are not constants"));
                }
                self.modes.regions.push((node.id(), switch == Switch::EnterAutocast, IndexSet::new()));
                if switch == Switch::EnterAutocast {
                    autocasts.insert(node.id(), region);
                } else {
                    *grad = Some(region);
                }
            }
        }
        Ok(())
    }

    fn check_increasing(&mut self) -> Result<(), SplitError> {
        let mut highest = 0;
        for node in self.module.graph().nodes() {
            let Some(part) = *self.part_of.get(node.id()) else { continue };
            let (id, before) = (self.partitions[part].id, self.partitions[highest].id);
            if id < before {
                let node = node.name().to_owned();
                return Err(SplitError::NotIncreasing { node, id, highest: before });
            }
            // One part after the other: the modes that one leaves behind are those that the next one finds.
            if part != highest {
                self.edges.add(
                    highest,
                    part,
                    Link { from: node.id(), to: node.id(), fear: Some(Fear::Mode) },
                );
            }
            highest = part;
        }
        Ok(())
    }

    /// Records what each part takes from others, and what it must come after.
    fn connect(&mut self) {
        let graph = self.module.graph();
        for node in graph.nodes() {
            let used = *self.part_of.get(node.id());
            if mode_switch(node).is_some() || !(used.is_some() || node.op() == Op::Output) {
                continue;
            }
            for input in node.input_nodes().map(Node::id) {
                let defined = *self.part_of.get(input);
                if defined == used {
                    continue;
                }
                if let Some(defined) = defined {
                    self.partitions[defined].outputs.insert(input);
                }
                if let Some(used) = used {
                    self.partitions[used].inputs.insert(input);
                    if let Some(defined) = defined {
                        self.edges.add(defined, used, Link { from: input, to: node.id(), fear: None });
                    }
                }
            }
        }
        let oracle = Oracle::with_modules(self.module.modules());
        let sets = AliasSets::new(graph, &oracle);
        let part_of =
            |node: Node<'_>| mode_switch(node).is_none().then(|| *self.part_of.get(node.id())).flatten();
        self.edges.add_effects(self.module, &oracle, &sets, self.options.trust_unknown, &part_of);
    }

    /// Refuses modules that remember what they were called with in more than one part.
    fn check_state(&self) -> Result<(), SplitError> {
        let tree = self.module.modules();
        let oracle = Oracle::with_modules(tree);
        let mut callers: IndexMap<ModuleId, usize> = IndexMap::new();
        for node in self.module.graph().nodes().filter(|node| node.op() == Op::CallModule) {
            let (Ok(Attribute::Module(id, _)), Some(part)) =
                (tree.get(node.target()), *self.part_of.get(node.id()))
            else {
                continue;
            };
            let first = *callers.entry(id).or_insert(part);
            let effects = oracle.effects(node);
            if first != part && effects.writes_state && !(effects.unknown && self.options.trust_unknown) {
                let (first, second) = (self.partitions[first].id, self.partitions[part].id);
                return Err(SplitError::SharedState { path: node.target().to_owned(), first, second });
            }
        }
        Ok(())
    }

    fn order(&self) -> Result<Vec<usize>, SplitError> {
        self.edges.order(self.partitions.len(), self.options.keep_original_order).map_err(|links| {
            let graph = self.module.graph();
            let texts = links.iter().map(|(from, to, link)| {
                let (from, to) = (self.partitions[*from].id, self.partitions[*to].id);
                format!("{to} must come after {from} ({})", link.describe(graph))
            });
            SplitError::Cycle { links: texts.collect::<Vec<_>>().join(", ") }
        })
    }

    /// Opens each region anew in every part of it but the first.
    fn enter_modes(&mut self) {
        let graph = self.module.graph();
        for (enter, _, parts) in &self.modes.regions {
            for &part in parts.iter().skip(1) {
                let node = graph.node(*enter);
                let new = NewNode::new(node.op(), node.target()).args(node.args()).meta(node.meta().clone());
                let partition = &mut self.partitions[part];
                let new = partition.graph.create_node(new);
                partition.env.insert(*enter, new);
            }
        }
    }

    /// Closes each autocast region in every part of it but the last, the innermost first.
    fn exit_modes(&mut self) {
        let graph = self.module.graph();
        for (enter, is_autocast, parts) in self.modes.regions.iter().rev() {
            let Some(&exit) = self.modes.exits.get(enter).filter(|_| *is_autocast) else { continue };
            for &part in parts.iter().rev().skip(1) {
                let partition = &mut self.partitions[part];
                let Some(&opened) = partition.env.get(enter) else { continue };
                let node = graph.node(exit);
                let new = NewNode::new(node.op(), node.target()).arg(opened).meta(node.meta().clone());
                partition.graph.create_node(new);
            }
        }
    }

    /// Makes the inputs of each part; a module that is passed around is taken along instead.
    fn add_inputs(&mut self) {
        let (graph, tree) = (self.module.graph(), self.module.modules());
        for partition in &mut self.partitions {
            let is_module = |id: &NodeId| {
                let node = graph.node(*id);
                node.op() == Op::GetAttr && matches!(tree.get(node.target()), Ok(Attribute::Module(..)))
            };
            let (modules, values): (Vec<NodeId>, Vec<NodeId>) =
                partition.inputs.iter().copied().partition(is_module);
            for (count, &input) in values.iter().enumerate() {
                let node = graph.node(input);
                let name = match self.options.keep_original_input_name {
                    true => node.name().to_owned(),
                    false => format!("arg_{count}"),
                };
                let mut new = NewNode::new(Op::Placeholder, name).meta(node.meta().clone());
                if let Some(type_expr) = node.type_expr() {
                    new = new.typed(type_expr);
                }
                let new = partition.graph.create_node(new);
                partition.env.insert(input, new);
            }
            for &input in &modules {
                let node = graph.node(input);
                partition.copies.path(tree, node.target(), &mut partition.tree, node.target());
                let new = NewNode::new(Op::GetAttr, node.target()).meta(node.meta().clone());
                let new = partition.graph.create_node(new);
                partition.env.insert(input, new);
            }
            partition.inputs = values.into_iter().collect();
        }
    }

    fn copy_nodes(&mut self) -> IndexMap<String, String> {
        let (graph, tree) = (self.module.graph(), self.module.modules());
        let mut qualname_map = IndexMap::new();
        for node in graph.nodes() {
            let Some(part) = *self.part_of.get(node.id()) else { continue };
            let partition = &mut self.partitions[part];
            let target = match node.op() {
                Op::CallModule => partition.module_name(tree, node.target()),
                _ => node.target().to_owned(),
            };
            if node.op() == Op::CallModule {
                qualname_map.insert(format!("{}.{target}", partition.name), node.target().to_owned());
            }
            // Everything that a node uses is in its part, or an input of it.
            let env = &partition.env;
            let mut here = |id: NodeId| Argument::Node(env.get(&id).copied().unwrap_or(id));
            let mut new = NewNode::new(node.op(), target)
                .args(node.args().iter().map(|arg| arg.map_nodes(&mut here)).collect::<Vec<_>>())
                .kwargs(
                    node.kwargs().iter().map(|(key, arg)| (key.clone(), arg.map_nodes(&mut here))).collect(),
                )
                .meta(node.meta().clone());
            if let Some(type_expr) = node.type_expr() {
                new = new.typed(type_expr);
            }
            if self.options.keep_original_node_name {
                new = new.named(node.name());
            }
            let new = partition.graph.create_node(new);
            partition.env.insert(node.id(), new);
        }
        qualname_map
    }

    /// Makes the graph that calls the parts.
    fn finish(self, order: &[usize], qualname_map: IndexMap<String, String>) -> Result<Split, SplitError> {
        let graph = self.module.graph();
        let mut base = Base {
            source: self.module,
            keep_names: self.options.keep_original_node_name,
            graph: Graph::new(),
            tree: ModuleTree::new(self.module.modules().root().class.clone()),
            copies: Copies::default(),
            env: NodeMap::for_graph(graph, None),
        };
        base.tree.root_mut().training = self.module.modules().root().training;
        let attributes = |op: Op| graph.nodes().filter(move |node| node.op() == op);
        for node in attributes(Op::Placeholder) {
            base.add(node);
        }
        let partition_names = self.partitions.iter().map(|partition| partition.name.clone()).collect();
        let mut partitions: Vec<Option<Partition>> = self.partitions.into_iter().map(Some).collect();
        if !self.options.keep_original_order || partitions.is_empty() {
            for node in attributes(Op::GetAttr) {
                base.add(node);
            }
        }
        for &part in order {
            let Some(partition) = partitions.get_mut(part).and_then(Option::take) else { continue };
            for &input in &partition.inputs {
                if graph.node(input).op() == Op::GetAttr {
                    base.add(graph.node(input));
                }
            }
            base.call(partition, self.options.tuple_return);
        }
        if let Some(output) = graph.output_node() {
            for input in output.input_nodes().filter(|node| node.op() == Op::GetAttr) {
                base.add(input);
            }
            let env = &base.env;
            let mut outer = |id: NodeId| Argument::Node(env.get(id).unwrap_or(id));
            let value = output.arg(0).map_or(Argument::None, |value| value.map_nodes(&mut outer));
            let meta = output.meta().clone();
            base.graph.create_node(NewNode::new(Op::Output, "output").arg(value).meta(meta));
        }
        let mut module = GraphModule::new(base.tree, base.graph);
        module.pytree = self.module.pytree.clone();
        module.range_constraints = self.module.range_constraints.clone();
        Ok(Split { module, partition_names, qualname_map })
    }
}
