//! [`Plan`]: a module compiled for running often.

use std::sync::Arc;

use fx_aten::{Arg, Op, Program, Registers, Source};
use fx_ir::{Argument, GraphModule, Node, NodeId, NodeMap, Op as Opcode};
use smallvec::SmallVec;

use crate::aten::{self, Order, Place};
use crate::error::{CallError, Error};
use crate::interpreter::{check_inputs, last_uses};
use crate::nest;
use crate::registry::Registry;
use crate::session::Session;
use crate::steps::{Args, Kwargs};
use crate::value::Value;

/// A module compiled for running often: values have numbered slots, operators are resolved, constants are converted,
/// parameters are in place, and what is freed when is known. Operators that follow each other run without crossing
/// from C++ to Rust. It gives what an [`Interpreter`](crate::Interpreter) gives.
///
/// A call whose operator depends on the kinds of its arguments (`operator.add`, methods, `torch.relu`) is resolved when
/// it first runs, and again whenever other kinds arrive.
///
/// A plan belongs to a version of a module: [`run`](Self::run) sees that the module was changed, or is another one, and
/// compiles again. Compiling costs O(nodes + arguments), some microseconds a node.
///
/// ```
/// use fx_interp::{Plan, Value};
/// use fx_ir::{Graph, GraphModule};
///
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let y = graph.call_function("torch.ops.aten.add.Tensor", (x, 1));
/// graph.output(y);
/// let mut module = GraphModule::from_graph(graph);
///
/// let mut plan = Plan::compile(&module)?;
/// let x = tch::Tensor::from(1i64);
/// assert_eq!(plan.run(&module, vec![Value::from(&x)])?.as_tensor(), Some(&tch::Tensor::from(2i64)));
///
/// let graph = module.graph_mut();
/// graph.set_args(y, [x_of(graph), 5.into()])?;
/// assert_eq!(plan.run(&module, vec![Value::from(&x)])?.as_tensor(), Some(&tch::Tensor::from(6i64)));
/// # fn x_of(graph: &Graph) -> fx_ir::Argument { graph.first().map_or(fx_ir::Argument::None, Into::into) }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Plan {
    version: u64,
    program: Program,
    registers: Registers,
    /// The values that registers cannot hold, by slot.
    side: Vec<Option<Value>>,
    steps: Vec<Step>,
    slots: NodeMap<Option<u32>>,
    inputs: Vec<u32>,
    /// The slots that are still full when the output has been made.
    left: Vec<u32>,
    /// Every slot that is emptied after a run.
    temporary: Vec<u32>,
    session: Session,
}

struct Step {
    node: NodeId,
    slot: u32,
    frees: SmallVec<[u32; 2]>,
    /// The operator that the program calls here.
    op: Option<Op>,
}

impl Plan {
    /// Compiles a module.
    ///
    /// # Errors
    /// The graph has no output, or reads something that the module tree does not have.
    pub fn compile(module: &GraphModule) -> Result<Self, Error> {
        Self::compile_with(module, &Registry::new())
    }

    /// Compiles a module that uses the functions and classes of `registry`.
    ///
    /// # Errors
    /// As [`compile`](Self::compile).
    pub fn compile_with(module: &GraphModule, registry: &Registry) -> Result<Self, Error> {
        Self::with_session(module, Session::new(Arc::new(registry.clone())))
    }

    pub(crate) fn with_session(module: &GraphModule, session: Session) -> Result<Self, Error> {
        let graph = module.graph();
        let Some(output) = graph.output_node() else { return Err(Error::NoOutput) };
        let mut slots: NodeMap<Option<u32>> = NodeMap::for_graph(graph, None);
        let (mut count, mut inputs, mut attributes) = (0u32, Vec::new(), Vec::new());
        let mut steps = Vec::new();
        let uses = last_uses(module);
        for node in graph.nodes().take_while(|node| *node != output) {
            let slot = count;
            slots.set(node.id(), Some(slot));
            count += 1;
            match node.op() {
                Opcode::Placeholder => inputs.push(slot),
                Opcode::GetAttr => attributes.push((node, slot)),
                _ => steps.push(Step { node: node.id(), slot, frees: SmallVec::new(), op: None }),
            }
        }
        let permanent = |id: NodeId| graph.node(id).op() == Opcode::GetAttr;
        for step in &mut steps {
            let dead = uses.get(step.node).iter().filter(|id| !permanent(**id));
            step.frees = dead.filter_map(|id| *slots.get(*id)).collect();
        }
        let freed: std::collections::BTreeSet<u32> =
            steps.iter().flat_map(|step| step.frees.iter().copied()).collect();
        let temporary: Vec<u32> = graph
            .nodes()
            .filter(|node| node.op() != Opcode::GetAttr)
            .filter_map(|node| *slots.get(node.id()))
            .collect();
        let left = temporary.iter().copied().filter(|slot| !freed.contains(slot)).collect();
        let mut plan = Self {
            version: module.version(),
            program: Program::new(steps.len(), count as usize).map_err(CallError::from)?,
            registers: Registers::new(count as usize).map_err(CallError::from)?,
            side: (0..count).map(|_| None).collect(),
            steps,
            slots,
            inputs,
            left,
            temporary,
            session,
        };
        for (node, slot) in attributes {
            let value = plan.session.fetch_attr(module.modules(), node.target());
            let set = value.and_then(|value| plan.set(slot, value));
            set.map_err(|source| Error::at(node, &[], source))?;
        }
        for at in 0..plan.steps.len() {
            plan.program.set_frees(at, &plan.steps[at].frees).map_err(CallError::from)?;
            let node = graph.node(plan.steps[at].node);
            if node.op() == Opcode::CallFunction {
                plan.bind(at, node)?;
            }
        }
        Ok(plan)
    }

    /// Runs the module on one value for each placeholder, in order. Inputs left out take the placeholder's default.
    /// When `module` is not in the state that was compiled, it is compiled first.
    ///
    /// # Errors
    /// The number of inputs is wrong, or a node failed; the error says which and on what. The plan can be used again.
    pub fn run(&mut self, module: &GraphModule, inputs: Vec<Value>) -> Result<Value, Error> {
        self.follow(module)?;
        check_inputs(
            module.graph().placeholders().collect::<SmallVec<[Node<'_>; 8]>>().into_iter(),
            inputs.len(),
        )?;
        let result = self.run_steps(module, inputs);
        self.session.modes.restore();
        match &result {
            Ok(_) => self.empty_left(),
            Err(_) => self.empty_all(),
        }
        result
    }

    /// Compiles again when `module` is not in the state that was compiled.
    fn follow(&mut self, module: &GraphModule) -> Result<(), Error> {
        if module.version() != self.version {
            let mut session = std::mem::take(&mut self.session);
            session.forget_tree();
            *self = Self::with_session(module, session)?;
        }
        Ok(())
    }

    /// Runs on nested inputs as the user passes them, `(args, kwargs)`, and nests the result, when the module says
    /// how ([`GraphModule::pytree`]); otherwise as [`run`](Self::run) on `args`.
    ///
    /// # Errors
    /// The inputs do not have the shape that the module says, or the run failed.
    pub fn run_nested(
        &mut self,
        module: &GraphModule,
        args: Vec<Value>,
        kwargs: Vec<(Value, Value)>,
    ) -> Result<Value, Error> {
        let inputs = nest::inputs(module, args, kwargs)?;
        let result = self.run(module, inputs)?;
        nest::output(module, result)
    }

    /// The tensor or module at a path of the tree, which is the one that runs use: an optimizer changes it in place. When
    /// the module is changed, runs use other tensors, over the same memory.
    ///
    /// # Errors
    /// There is none, or as [`compile`](Self::compile).
    pub fn fetch_attr(&mut self, module: &GraphModule, path: &str) -> Result<Value, Error> {
        self.follow(module)?;
        Ok(self.session.fetch_attr(module.modules(), path)?)
    }

    /// How many of the calls run without crossing from C++ to Rust, so far, and how many calls there are.
    pub fn bound_calls(&self) -> (usize, usize) {
        (self.steps.iter().filter(|step| step.op.is_some()).count(), self.steps.len())
    }

    fn run_steps(&mut self, module: &GraphModule, inputs: Vec<Value>) -> Result<Value, Error> {
        self.set_inputs(module, inputs)?;
        let graph = module.graph();
        let mut at = 0;
        loop {
            match self.program.run(&mut self.registers, at) {
                Ok(stopped) => at = stopped,
                Err((stopped, error)) => {
                    let Some(step) = self.steps.get(stopped) else {
                        return Err(CallError::from(error).into());
                    };
                    let (node, op) = (graph.node(step.node), step.op);
                    let named = op.map_or_else(|| error.op.clone(), |op| op.name().to_owned());
                    return Err(self.error_at(node, fx_aten::Error { op: named, ..error }.into()));
                }
            }
            let Some(step) = self.steps.get(at) else { break };
            let node = graph.node(step.node);
            if let Err(source) = self.run_slowly(module, node, at) {
                return Err(self.error_at(node, source));
            }
            at += 1;
        }
        let Some(output) = graph.output_node() else { return Err(Error::NoOutput) };
        let result = match output.arg(0) {
            Some(argument) => self.value_of(argument),
            None => Err(CallError::invalid("the output has no value")),
        };
        result.map_err(|source| self.error_at(output, source))
    }

    fn set_inputs(&mut self, module: &GraphModule, inputs: Vec<Value>) -> Result<(), Error> {
        let mut inputs = inputs.into_iter();
        for (at, node) in module.graph().placeholders().enumerate() {
            let value = if node.target().starts_with('*') {
                Ok(Value::List(inputs.by_ref().collect()))
            } else {
                match (inputs.next(), node.arg(0)) {
                    (Some(value), _) => Ok(value),
                    (None, Some(default)) => Value::from_constant(default),
                    (None, None) => Err(CallError::invalid("no value was given for this input")),
                }
            };
            let slot = self.inputs.get(at).copied().unwrap_or(u32::MAX);
            let set = value.and_then(|value| self.set(slot, value));
            set.map_err(|source| Error::at(node, &[], source))?;
        }
        Ok(())
    }

    /// Runs a step that the program does not: through Rust, as the interpreter does. If it comes down to one operator
    /// on the node's own arguments, the program does it from now on.
    fn run_slowly(&mut self, module: &GraphModule, node: Node<'_>, at: usize) -> Result<(), CallError> {
        let mut args = Args::new();
        for argument in node.args() {
            args.push(self.value_of(argument)?);
        }
        let mut kwargs = Kwargs::new();
        for (key, argument) in node.kwargs() {
            kwargs.push((key, self.value_of(argument)?));
        }
        let tree = module.modules();
        self.session.operators.start();
        let value = match node.op() {
            Opcode::CallModule => self.session.call_module(tree, node.target(), &args, &kwargs)?,
            Opcode::CallMethod => self.session.call_method(node.target(), &args, &kwargs)?,
            _ => self.session.call_function(tree, node.target(), &args, &kwargs)?,
        };
        if let Some(resolved) = self.session.operators.only_call(&args, &kwargs)
            && matches!(value, Value::Tensor(_))
        {
            let (op, order) = (resolved.op, resolved.order.clone());
            self.set_call(at, node, op, &order, &[Some(self.steps[at].slot)]);
        }
        let Step { slot, frees, .. } = &self.steps[at];
        let (slot, frees) = (*slot, frees.clone());
        self.set(slot, value)?;
        for &dead in &frees {
            if let Some(side) = self.side.get_mut(dead as usize) {
                *side = None;
            }
        }
        self.registers.clear(&frees);
        Ok(())
    }

    /// Binds what is known before the first run: operators by their full names, and elements of their results.
    fn bind(&mut self, at: usize, node: Node<'_>) -> Result<(), CallError> {
        if self.session.registry.function_of(node.target()).is_some() {
            return Ok(());
        }
        if matches!(node.target(), "operator.getitem" | "_operator.getitem") {
            return self.bind_item(at, node);
        }
        let is_operator =
            node.target().starts_with("torch.ops.") && !node.target().starts_with("torch.ops.higher_order.");
        // What is not registered is an error when it runs, with the node's name.
        let Some(op) = self.session.operators.overload(node.target()).ok().filter(|_| is_operator) else {
            return Ok(());
        };
        let schema = op.schema()?;
        let keys: Vec<(&str, Value)> = node.kwargs().iter().map(|(key, _)| (&**key, Value::None)).collect();
        let Ok(order) = aten::order(schema, node.args().len(), &keys) else { return Ok(()) };
        let plain = |ty: &str| !matches!(ty.trim_end_matches('?'), "ScalarType" | "Layout" | "MemoryFormat");
        if !schema.returns.iter().all(|result| plain(&result.ty)) {
            return Ok(());
        }
        let results: Vec<Option<u32>> = match schema.returns.len() {
            0 if node.num_users() == 0 => Vec::new(),
            1 => vec![Some(self.steps[at].slot)],
            count => match self.elements(node, count) {
                Some(results) => results,
                None => return Ok(()),
            },
        };
        self.set_call(at, node, op, &order, &results);
        Ok(())
    }

    /// Where the results of a call with several go, when all its users take single ones by number, each another.
    fn elements(&self, node: Node<'_>, count: usize) -> Option<Vec<Option<u32>>> {
        let mut results = vec![None; count];
        for user in node.users() {
            let index = taken_element(user).filter(|_| user.input_nodes().next() == Some(node))?;
            let slot = results.get_mut(usize::try_from(index).ok()?)?;
            if slot.replace((*self.slots.get(user.id()))?).is_some() {
                return None;
            }
        }
        Some(results)
    }

    fn bind_item(&mut self, at: usize, node: Node<'_>) -> Result<(), CallError> {
        let (Some(index), Some(list)) = (taken_element(node), node.input_nodes().next()) else {
            return Ok(());
        };
        let (Some(from), slot) = (*self.slots.get(list.id()), self.steps[at].slot) else { return Ok(()) };
        let results = list.op() == Opcode::CallFunction
            && self
                .steps
                .iter()
                .any(|step| step.node == list.id() && step.op.is_some_and(|op| op.return_count() > 1));
        if results {
            self.program.set_nothing(at)?;
        } else {
            self.program.set_item(at, from, index, slot)?;
        }
        Ok(())
    }

    /// Lets the program do a call. When it cannot, the call stays as it is.
    fn set_call(&mut self, at: usize, node: Node<'_>, op: Op, order: &Order, results: &[Option<u32>]) {
        let bound = self.sources(node, order).and_then(|constants| {
            let sources = constants.iter().map(Constant::source).collect::<Result<Vec<_>, _>>()?;
            Ok(self.program.set_call(at, op, &sources, results)?)
        });
        self.steps[at].op = bound.is_ok().then_some(op);
    }

    fn sources(&self, node: Node<'_>, order: &Order) -> Result<Vec<Constant>, CallError> {
        let missing = || CallError::invalid("an argument is missing");
        order
            .iter()
            .map(|place| match place {
                Place::Default => Ok(Constant::Default),
                Place::Arg(index) => self.source(node.arg(*index).ok_or_else(missing)?),
                Place::Kwarg(index) => self.source(&node.kwargs().get(*index).ok_or_else(missing)?.1),
                Place::Rest(index) => {
                    let rest = node.args().get(*index..).ok_or_else(missing)?;
                    self.list_source(rest)
                }
            })
            .collect()
    }

    fn source(&self, argument: &Argument) -> Result<Constant, CallError> {
        match argument {
            Argument::Node(id) => self.slot_of(*id).map(Constant::Slot),
            Argument::List(items) | Argument::Tuple(items) | Argument::Size(items) => self.list_source(items),
            other if other.nodes().is_empty() => Ok(Constant::Plain(Value::from_constant(other)?)),
            _ => Err(CallError::invalid("an argument of this form is made anew at each call")),
        }
    }

    fn list_source(&self, items: &[Argument]) -> Result<Constant, CallError> {
        let items: Vec<Constant> = items.iter().map(|item| self.source(item)).collect::<Result<_, _>>()?;
        if items.iter().any(|item| matches!(item, Constant::Slot(_) | Constant::List(_))) {
            return Ok(Constant::List(items));
        }
        let plain = items.into_iter().map(|item| match item {
            Constant::Plain(value) => value,
            _ => Value::None,
        });
        let value = Value::List(plain.collect());
        let converted = aten::list(&value)?;
        converted.map(Constant::Converted).ok_or_else(|| CallError::invalid("an argument is no list"))
    }

    fn slot_of(&self, id: NodeId) -> Result<u32, CallError> {
        (*self.slots.get(id))
            .ok_or_else(|| CallError::invalid(format!("node {id} does not come before its use")))
    }

    fn value_of(&mut self, argument: &Argument) -> Result<Value, CallError> {
        let Self { slots, side, registers, .. } = self;
        Value::from_argument(argument, &mut |id| {
            let slot = (*slots.get(id))
                .ok_or_else(|| CallError::invalid(format!("node {id} does not come before its use")))?;
            match side.get(slot as usize) {
                Some(Some(value)) => Ok(value.clone()),
                _ => Ok(Value::from_aten(registers.get(slot)?)),
            }
        })
    }

    fn set(&mut self, slot: u32, value: Value) -> Result<(), CallError> {
        match &value {
            Value::Tensor(_) | Value::Int(_) | Value::Float(_) | Value::Bool(_) => {
                Ok(self.registers.set(slot, &aten::leaf(&value)?)?)
            }
            _ => {
                if let Some(side) = self.side.get_mut(slot as usize) {
                    *side = Some(value);
                }
                Ok(())
            }
        }
    }

    fn empty_left(&mut self) {
        for &slot in &self.left {
            if let Some(side) = self.side.get_mut(slot as usize) {
                *side = None;
            }
        }
        self.registers.clear(&self.left);
    }

    fn empty_all(&mut self) {
        for &slot in &self.temporary {
            if let Some(side) = self.side.get_mut(slot as usize) {
                *side = None;
            }
        }
        self.registers.clear(&self.temporary);
    }

    fn error_at(&mut self, node: Node<'_>, source: CallError) -> Error {
        let values: Vec<(String, Option<Value>)> = node
            .input_nodes()
            .map(|input| (input.name().to_owned(), self.value_of(&Argument::Node(input.id())).ok()))
            .collect();
        let inputs: Vec<(String, Option<&Value>)> =
            values.iter().map(|(name, value)| (name.clone(), value.as_ref())).collect();
        Error::at(node, &inputs, source)
    }
}

/// The number in `operator.getitem(list, number)`.
fn taken_element(node: Node<'_>) -> Option<i64> {
    match (node.op(), node.target(), node.args()) {
        (
            Opcode::CallFunction,
            "operator.getitem" | "_operator.getitem",
            [Argument::Node(_), Argument::Int(index)],
        ) => Some(*index),
        _ => None,
    }
}

/// An argument of a bound call, with the constants that its source borrows.
enum Constant {
    Default,
    Slot(u32),
    Plain(Value),
    Converted(fx_aten::Value),
    List(Vec<Constant>),
}

impl Constant {
    fn source(&self) -> Result<Source<'_>, CallError> {
        Ok(match self {
            Self::Default => Source::Default,
            Self::Slot(slot) => Source::Slot(*slot),
            Self::Plain(value) => Source::Constant(aten::leaf(value)?),
            Self::Converted(value) => Source::Constant(Arg::Value(value)),
            Self::List(items) => Source::List(items.iter().map(Self::source).collect::<Result<_, _>>()?),
        })
    }
}
