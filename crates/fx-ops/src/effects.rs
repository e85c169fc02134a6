//! What a node does besides giving a value, and what memory the value is made of: [`Effects`], [`Aliases`],
//! [`Oracle`].

use std::cell::RefCell;

use fx_ir::{Argument, Attribute, GraphModule, Module, ModuleId, ModuleTree, Node, NodeId, Op, ValueMeta};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::call::{Call, any_meaning, for_each_meaning, is_plain};
use crate::facts::{Facts, What};
use crate::facts_file::file;
use crate::resolve::{Callable, Target};

/// What running a node does besides giving its value. What is not known is `unknown`, which implies the other effects and
/// every input in `writes`.
///
/// Inputs, outputs and `get_attr` have no effects. That an input or the output must stay is the graph's rule,
/// not an effect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The inputs whose memory is written (all memory that may be shared with them: see
    /// [`AliasSets`](crate::AliasSets)).
    pub writes: SmallVec<[NodeId; 2]>,
    /// The inputs whose shape or strides are changed in place (`unsqueeze_`); they are in `writes` too.
    pub reshapes: SmallVec<[NodeId; 2]>,
    /// Whether tensors of the module tree are written that are not inputs: running statistics.
    pub writes_state: bool,
    /// Whether random numbers are drawn: running it twice, or in another order, gives another answer.
    pub random: bool,
    /// Whether it does something that no value shows: an assertion, printing, setting a mode.
    pub side_effect: bool,
    /// Whether it is known to change what later calls compute: gradient mode, autocast, default types. Implies
    /// `side_effect`. The only effect that is not assumed of what is unknown.
    pub mode: bool,
    /// Whether it calls something that nothing is known of.
    pub unknown: bool,
}

impl Effects {
    /// Whether the node only computes its value: it may be dropped, repeated, merged and moved, as far as its
    /// inputs are not written in between.
    pub fn is_pure(&self) -> bool {
        !self.random && self.is_removable()
    }

    /// Whether the node may be dropped when nobody uses its value. A random one may, although the random
    /// numbers that follow change (`is_impure(impure_random=False)`).
    pub fn is_removable(&self) -> bool {
        self.writes.is_empty() && !(self.writes_state || self.side_effect || self.unknown)
    }
}

/// Whose memory a node's value may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    /// The inputs that the value, or what it holds, may share memory with.
    pub inputs: SmallVec<[NodeId; 2]>,
    /// Whether it certainly is one of them or a view of them, never a copy. A view may be made twice or once
    /// whatever is written in between.
    pub certain: bool,
    /// Whether the value is, or may be, a list, tuple or dictionary of values.
    pub container: bool,
}

/// Tells the effects of nodes, with the module tree at hand or without.
///
/// With it, calls of modules are known by class and configuration, and calls that take sub-graphs (`cond`, `map`)
/// by what the sub-graphs do; without it they are unknown. What was found of a target and of a sub-graph is kept, so
/// that one oracle for all nodes of a graph is quick, and linear.
///
/// ```
/// use fx_ir::Graph;
/// use fx_ops::Oracle;
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let add = graph.call_method("add_", (x, 1));
/// let print = graph.call_function("print", [x]);
/// let oracle = Oracle::new();
/// assert_eq!(oracle.effects(graph.node(add)).writes[..], [x]);
/// assert!(oracle.effects(graph.node(print)).side_effect);
/// ```
#[derive(Default)]
pub struct Oracle<'m> {
    modules: Option<&'m ModuleTree>,
    /// The targets met so far.
    functions: RefCell<FxHashMap<Box<str>, Target>>,
    methods: RefCell<FxHashMap<Box<str>, Target>>,
    summaries: RefCell<FxHashMap<ModuleId, Summary>>,
    depth: usize,
}

/// Sub-graphs and modules inside each other deeper than this are unknown.
const MAX_DEPTH: usize = 24;

/// What a sub-graph or module does when called.
#[derive(Clone, Copy, Debug, Default)]
struct Summary {
    writes_inputs: bool,
    writes_state: bool,
    random: bool,
    side_effect: bool,
    mode: bool,
    unknown: bool,
}

impl Summary {
    // That a call of which nothing is known switches a mode for the rest of the program is not feared: every one
    // would part the program in two.
    const UNKNOWN: Summary = Summary {
        writes_inputs: true,
        writes_state: true,
        random: true,
        side_effect: true,
        mode: false,
        unknown: true,
    };

    fn merge(&mut self, other: Summary) {
        self.writes_inputs |= other.writes_inputs;
        self.writes_state |= other.writes_state;
        self.random |= other.random;
        self.side_effect |= other.side_effect;
        self.mode |= other.mode;
        self.unknown |= other.unknown;
    }
}

/// The effects of a node without knowledge of the modules: see [`Oracle::effects`].
pub fn effects(node: Node<'_>) -> Effects {
    Oracle::new().effects(node)
}

/// The aliases of a node without knowledge of the modules: see [`Oracle::aliases`].
pub fn aliases(node: Node<'_>) -> Aliases {
    Oracle::new().aliases(node)
}

/// Methods of tensors that lists, sets and dictionaries have too, where they do something else.
const CONTAINER_METHODS: [&str; 3] = ["sort", "add", "copy"];

/// The higher-order operators that do what their sub-graphs do and nothing else.
const SUBGRAPH_CALLS: [&str; 8] = [
    "cond",
    "while_loop",
    "map_impl",
    "scan",
    "associative_scan",
    "invoke_subgraph",
    "wrap_with_set_grad_enabled",
    "wrap_with_autocast",
];

impl<'m> Oracle<'m> {
    /// Without a module tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// With the modules that the graph's `get_attr` and `call_module` refer to.
    pub fn with_modules(modules: &'m ModuleTree) -> Self {
        Self { modules: Some(modules), ..Self::default() }
    }

    /// The module tree, if there is one.
    pub fn modules(&self) -> Option<&'m ModuleTree> {
        self.modules
    }

    /// Whether calls of this function or method only compute a new value, whatever they are given, as long as no keyword
    /// is: nothing is written, shared, drawn or done. What this is true of need not be asked about node by node.
    /// `false` promises nothing.
    ///
    /// ```
    /// use fx_ir::Op;
    /// let oracle = fx_ops::Oracle::new();
    /// assert!(oracle.only_computes(Op::CallFunction, "torch.relu"));
    /// assert!(!oracle.only_computes(Op::CallFunction, "torch.relu_"));
    /// ```
    pub fn only_computes(&self, op: Op, target: &str) -> bool {
        // The methods that containers have too depend on the receiver: see `is_list_method`.
        matches!(op, Op::CallFunction | Op::CallMethod)
            && !(op == Op::CallMethod && CONTAINER_METHODS.contains(&target))
            && Target::new(op, target).trivial
    }

    /// The effects of a node. O(arguments and overloads), some 50 ns for a pure operator.
    pub fn effects(&self, node: Node<'_>) -> Effects {
        self.effects_with(node, self.target(node))
    }

    pub(crate) fn effects_with(&self, node: Node<'_>, target: Option<Target>) -> Effects {
        let mut effects = self.effects_of(node, target);
        self.drop_modules(node, &mut effects.writes);
        self.drop_modules(node, &mut effects.reshapes);
        effects
    }

    fn effects_of(&self, node: Node<'_>, target: Option<Target>) -> Effects {
        if let Some(target) = target {
            if target.is_trivial(node) && !self.is_list_method(node) {
                return Effects::default();
            }
            let callable = self.callable(target, node);
            if let Some(summary) = self.subgraph_call(node, callable) {
                return with_summary(node, summary);
            }
            let mut effects = Effects::default();
            for_each_meaning(node, callable, &mut |call| add_effects(call, &mut effects));
            return effects;
        }
        match node.op() {
            Op::CallModule => match self.module(node.target()) {
                Some((_, module)) if class_facts(module).is_some_and(|facts| !facts.has(What::Children)) => {
                    let mut effects = Effects::default();
                    if let Some(facts) = class_facts(module) {
                        let tree_call = ModuleCall { module, facts };
                        tree_call.add_effects(node, &mut effects);
                    }
                    effects
                }
                Some((id, _)) => with_summary(node, self.module_summary(id, 0)),
                None => with_summary(node, Summary::UNKNOWN),
            },
            _ => Effects::default(),
        }
    }

    /// Whose memory the node's value may be. O(arguments and overloads).
    ///
    /// Whether an argument is a list, whose items the result then holds (`x + [y]`), is known from metadata and from
    /// the call that made it; [`AliasSets`](crate::AliasSets) follows it further.
    pub fn aliases(&self, node: Node<'_>) -> Aliases {
        self.aliases_with(node, self.target(node), &|input| self.makes_container(input))
    }

    pub(crate) fn aliases_with<'n>(
        &self,
        node: Node<'n>,
        target: Option<Target>,
        is_container: &dyn Fn(Node<'n>) -> bool,
    ) -> Aliases {
        let mut aliases = self.aliases_of(node, target, is_container);
        self.drop_modules(node, &mut aliases.inputs);
        aliases
    }

    fn aliases_of<'n>(
        &self,
        node: Node<'n>,
        target: Option<Target>,
        is_container: &dyn Fn(Node<'n>) -> bool,
    ) -> Aliases {
        if is_plain(node) {
            return Aliases::default();
        }
        if let Some(target) = target {
            if !target.holds && target.is_trivial(node) && !self.is_list_method(node) {
                return Aliases::default();
            }
            let callable = self.callable(target, node);
            if self.subgraph_call(node, callable).is_some() {
                return all_inputs(node);
            }
            return function_aliases(node, callable, is_container);
        }
        match node.op() {
            Op::CallModule => {
                let Some((_, module)) = self.module(node.target()) else { return all_inputs(node) };
                let Some(facts) = class_facts(module).filter(|facts| !facts.has(What::Children)) else {
                    return all_inputs(node);
                };
                ModuleCall { module, facts }.aliases(node)
            }
            Op::Output => Aliases { certain: true, container: true, ..all_inputs(node) },
            _ => Aliases::default(),
        }
    }

    /// Whether the value of this node is a container, by its metadata or by what makes it.
    fn makes_container(&self, node: Node<'_>) -> bool {
        match node.meta().value.as_deref() {
            Some(ValueMeta::List(_)) => return true,
            Some(_) => return false,
            None => {}
        }
        match self.target(node) {
            Some(target) => {
                target.holds
                    && (any_meaning(node, target.callable, What::Holds)
                        || any_meaning(node, target.callable, What::Unknown)
                        || has_literal_container(node))
            }
            None => node.op() == Op::CallModule && self.aliases(node).container,
        }
    }

    /// What a call of a function or method calls; `None` for other nodes.
    pub(crate) fn target(&self, node: Node<'_>) -> Option<Target> {
        let targets = match node.op() {
            Op::CallMethod => &self.methods,
            Op::CallFunction => &self.functions,
            _ => return None,
        };
        if let Some(&known) = targets.borrow().get(node.target()) {
            return Some(known);
        }
        let target = Target::new(node.op(), node.target());
        targets.borrow_mut().insert(node.target().into(), target);
        Some(target)
    }

    /// Whether this is a method that containers have, too, and that does something else there: `list.sort`,
    /// `set.add`, `dict.copy`.
    fn is_list_method(&self, node: Node<'_>) -> bool {
        let receiver = || node.arg(0)?.as_node().map(|id| node.graph().node(id));
        node.op() == Op::CallMethod
            && CONTAINER_METHODS.contains(&node.target())
            && receiver().is_some_and(|receiver| self.makes_container(receiver))
    }

    fn callable(&self, target: Target, node: Node<'_>) -> Callable {
        if self.is_list_method(node) { Callable::Unknown } else { target.callable }
    }

    fn module(&self, path: &str) -> Option<(ModuleId, &'m Module)> {
        match self.modules?.get(path) {
            Ok(Attribute::Module(id, module)) => Some((id, module)),
            _ => None,
        }
    }

    /// Takes sub-graphs out: they have no memory of their own to write or share.
    fn drop_modules(&self, node: Node<'_>, inputs: &mut SmallVec<[NodeId; 2]>) {
        if self.modules.is_some() && !inputs.is_empty() {
            inputs.retain(|&mut id| {
                let input = node.graph().node(id);
                input.op() != Op::GetAttr || self.module(input.target()).is_none()
            });
        }
    }

    /// What a higher-order call does, when it is a known one and its sub-graphs are at hand.
    fn subgraph_call(&self, node: Node<'_>, callable: Callable) -> Option<Summary> {
        if !matches!(callable, Callable::Unknown) {
            return None;
        }
        let name = node.target().strip_prefix("torch.ops.higher_order.")?;
        if !SUBGRAPH_CALLS.contains(&name) {
            return None;
        }
        let mut total = Summary::default();
        let mut found = false;
        for input in node.input_nodes().filter(|input| input.op() == Op::GetAttr) {
            if let Some((id, module)) = self.module(input.target())
                && module.graph.is_some()
            {
                found = true;
                total.merge(self.module_summary(id, 0));
            }
        }
        found.then_some(total)
    }

    fn module_summary(&self, id: ModuleId, depth: usize) -> Summary {
        if let Some(&known) = self.summaries.borrow().get(&id) {
            return known;
        }
        // A module inside itself finds this.
        self.summaries.borrow_mut().insert(id, Summary::UNKNOWN);
        let summary = match self.modules.and_then(|modules| modules.module(id)) {
            Some(module) if self.depth + depth < MAX_DEPTH => self.summarize(module, depth),
            _ => Summary::UNKNOWN,
        };
        self.summaries.borrow_mut().insert(id, summary);
        summary
    }

    fn summarize(&self, module: &Module, depth: usize) -> Summary {
        if let Some(graph_module) = &module.graph {
            return self.summarize_graph(graph_module, depth);
        }
        let Some(facts) = class_facts(module) else { return Summary::UNKNOWN };
        let mut total = Summary::default();
        if facts.has(What::Children) {
            for &child in module.children.values() {
                total.merge(self.module_summary(child, depth + 1));
            }
            return total;
        }
        let probe = ModuleCall { module, facts };
        Summary {
            writes_inputs: probe.has(What::Writes),
            writes_state: probe.has(What::State),
            random: probe.has(What::Random),
            side_effect: probe.has(What::Effect) || probe.has(What::Mode),
            mode: probe.has(What::Mode),
            unknown: probe.has(What::Unknown),
        }
    }

    fn summarize_graph(&self, graph_module: &GraphModule, depth: usize) -> Summary {
        let inner = Oracle {
            modules: Some(graph_module.modules()),
            depth: self.depth + depth + 1,
            ..Oracle::default()
        };
        // Whether what is written came from an input, from an attribute or from inside is not followed.
        let attributes = graph_module.modules().tensor_count() > 0;
        let mut total = Summary::default();
        for node in graph_module.graph().nodes() {
            let effects = inner.effects(node);
            let writes = !effects.writes.is_empty();
            total.merge(Summary {
                writes_inputs: writes,
                writes_state: effects.writes_state || writes && attributes,
                random: effects.random,
                side_effect: effects.side_effect,
                mode: effects.mode,
                unknown: effects.unknown,
            });
        }
        total
    }
}

/// A module of a known class, seen through its facts.
#[derive(Clone, Copy)]
struct ModuleCall<'m> {
    module: &'m Module,
    facts: &'static Facts,
}

impl ModuleCall<'_> {
    /// Whether a rule of this kind holds, whatever the arguments.
    fn has(self, what: What) -> bool {
        // Conditions of classes are about the module alone; any node serves as the call.
        let graph = fx_ir::Graph::new();
        let node = graph.node(NodeId::from_index(0));
        let call = Call { node, facts: self.facts, module: Some(self.module) };
        self.facts.rules.iter().any(|rule| rule.what == what && call.holds(rule))
    }

    fn add_effects(self, node: Node<'_>, effects: &mut Effects) {
        add_effects(Call { node, facts: self.facts, module: Some(self.module) }, effects);
    }

    fn aliases(self, node: Node<'_>) -> Aliases {
        let call = Call { node, facts: self.facts, module: Some(self.module) };
        let mut aliases = Aliases::default();
        for rule in self.facts.rules.iter().filter(|rule| call.holds(rule)) {
            match rule.what {
                What::Aliases | What::Views => call.collect(rule, &mut aliases.inputs),
                What::Holds => aliases.container = true,
                _ => {}
            }
        }
        aliases
    }
}

fn class_facts(module: &Module) -> Option<&'static Facts> {
    file().class(&module.class)
}

fn has_literal_container(node: Node<'_>) -> bool {
    node.args().iter().any(|argument| argument.as_sequence().is_some())
}

fn with_summary(node: Node<'_>, summary: Summary) -> Effects {
    Effects {
        writes: if summary.writes_inputs { memory_inputs(node) } else { SmallVec::new() },
        reshapes: if summary.unknown { memory_inputs(node) } else { SmallVec::new() },
        writes_state: summary.writes_state,
        random: summary.random,
        side_effect: summary.side_effect,
        mode: summary.mode,
        unknown: summary.unknown,
    }
}

/// The inputs that have memory.
fn memory_inputs(node: Node<'_>) -> SmallVec<[NodeId; 2]> {
    node.input_nodes().filter(|&input| !is_plain(input)).map(Node::id).collect()
}

fn all_inputs(node: Node<'_>) -> Aliases {
    Aliases { inputs: memory_inputs(node), certain: false, container: true }
}

fn add_effects(call: Call<'_>, effects: &mut Effects) {
    for rule in call.facts.rules.iter().filter(|rule| call.holds(rule)) {
        match rule.what {
            What::Writes => call.collect(rule, &mut effects.writes),
            What::Reshapes => call.collect(rule, &mut effects.reshapes),
            What::State => effects.writes_state = true,
            What::Random => effects.random = true,
            What::Effect => effects.side_effect = true,
            What::Mode => {
                effects.side_effect = true;
                effects.mode = true;
            }
            What::Unknown => *effects = with_summary(call.node, Summary::UNKNOWN),
            What::Views
            | What::Aliases
            | What::Elements
            | What::Attribute
            | What::Copies
            | What::Holds
            | What::Children => {}
        }
    }
}

fn function_aliases<'n>(
    node: Node<'n>,
    callable: Callable,
    is_container: &dyn Fn(Node<'n>) -> bool,
) -> Aliases {
    let mut aliases = Aliases { certain: true, ..Aliases::default() };
    for_each_meaning(node, callable, &mut |call| {
        let mut viewed = false;
        for rule in call.facts.rules.iter().filter(|rule| call.holds(rule)) {
            match rule.what {
                What::Views => {
                    viewed = true;
                    call.collect(rule, &mut aliases.inputs);
                }
                What::Aliases => {
                    viewed |= is_plain_index(node);
                    call.collect(rule, &mut aliases.inputs);
                }
                What::Elements => {
                    let before = aliases.inputs.len();
                    call.collect_elements(rule, is_container, &mut aliases.inputs);
                    aliases.container |= aliases.inputs.len() > before || has_literal_container(node);
                }
                What::Attribute if !call.is_plain_attribute() => {
                    if let Some(object) = node.arg(0) {
                        object.for_each_node(&mut |id| aliases.inputs.push(id));
                    }
                }
                What::Copies => aliases.certain = false,
                What::Holds => aliases.container = true,
                What::Unknown => aliases = all_inputs(node),
                _ => {}
            }
        }
        aliases.certain &= viewed;
    });
    // One item of a container may be a container again: only metadata tells.
    let reads_item = node.calls("operator.getitem") || node.calls("_operator.getitem");
    if reads_item && matches!(node.meta().value.as_deref(), Some(ValueMeta::List(_))) {
        aliases.container = true;
    }
    aliases.certain &= !aliases.inputs.is_empty();
    aliases
}

/// Whether this is `operator.getitem` with an index that selects and never copies: integers, slices, `None`, `...`.
fn is_plain_index(node: Node<'_>) -> bool {
    if !(node.calls("operator.getitem") || node.calls("_operator.getitem")) {
        return false;
    }
    let plain = |index: &Argument| {
        let basic = matches!(
            index,
            Argument::Int(_) | Argument::None | Argument::Ellipsis | Argument::Slice(_) | Argument::Str(_)
        );
        let mut nodes = false;
        index.for_each_node(&mut |_| nodes = true);
        basic && !nodes
    };
    match node.arg(1) {
        Some(Argument::Tuple(items)) => items.iter().all(plain),
        Some(index) => plain(index),
        None => false,
    }
}
