//! [`Interpreter`]: runs a module node by node (`torch.fx.Interpreter`).

use std::sync::Arc;

use fx_ir::{Argument, GraphModule, Node, NodeId, NodeMap, Op};
use smallvec::SmallVec;

use crate::aten;
use crate::error::{CallError, Error};
use crate::nest;
use crate::profile::Flops;
use crate::registry::Registry;
use crate::session::Session;
use crate::steps::Interpret;
use crate::value::Value;

type Observer<'m> = Box<dyn FnMut(Node<'m>, &Value) + 'm>;

/// Whether a node calls an operator by its full name.
#[derive(Clone, Copy)]
enum Bound {
    Unknown,
    No,
    Op(fx_aten::Op),
}

/// Runs a module node by node (`torch.fx.Interpreter`).
///
/// Values are freed after their last use, unless [`keep_values`](Self::keep_values) is asked for; after a run that
/// failed none is kept, and the interpreter can be used again. Parameters and buffers are made into libtorch tensors
/// once, over the memory of the module tree; what a program writes to a buffer is therefore kept. Autograd is
/// libtorch's: run under `tch::no_grad` for inference.
///
/// [`Interpret`] changes single steps. [`Plan`](crate::Plan) runs the same faster, without steps to change.
///
/// Costs O(nodes + arguments) beside the operators themselves; an operator is looked up once.
pub struct Interpreter<'m> {
    module: &'m GraphModule,
    /// For each node, the values whose last use it is.
    last_uses: NodeMap<SmallVec<[NodeId; 2]>>,
    values: NodeMap<Option<Value>>,
    session: Session,
    observers: Vec<Observer<'m>>,
    /// The operators of calls on plain arguments, found when they first run.
    bound: NodeMap<Bound>,
    /// What the placeholders that have not run yet will take.
    inputs: std::vec::IntoIter<Value>,
    keep: bool,
}

impl<'m> Interpreter<'m> {
    /// An interpreter for `module`.
    ///
    /// # Errors
    /// The graph has no output.
    pub fn new(module: &'m GraphModule) -> Result<Self, Error> {
        Self::with_registry(module, &Registry::new())
    }

    /// An interpreter that also knows the functions and module classes of `registry`.
    ///
    /// # Errors
    /// The graph has no output.
    pub fn with_registry(module: &'m GraphModule, registry: &Registry) -> Result<Self, Error> {
        Self::with_session(module, Session::new(Arc::new(registry.clone())))
    }

    pub(crate) fn with_session(module: &'m GraphModule, session: Session) -> Result<Self, Error> {
        let graph = module.graph();
        if graph.output_node().is_none() {
            return Err(Error::NoOutput);
        }
        Ok(Self {
            module,
            last_uses: last_uses(module),
            values: NodeMap::for_graph(graph, None),
            session,
            observers: Vec::new(),
            bound: NodeMap::for_graph(graph, Bound::Unknown),
            inputs: Vec::new().into_iter(),
            keep: false,
        })
    }

    /// Calls `observer` with every node and its value, in the order they run.
    #[must_use]
    pub fn observe(mut self, observer: impl FnMut(Node<'m>, &Value) + 'm) -> Self {
        self.observers.push(Box::new(observer));
        self
    }

    /// Counts the operations of the sub-graphs that run, too.
    pub(crate) fn count_flops(&mut self, flops: Arc<Flops>) {
        self.session.flops = Some(flops);
    }

    /// Keeps every value until the next run (`garbage_collect_values=False`): [`value`](Self::value) reads them.
    #[must_use]
    pub fn keep_values(mut self) -> Self {
        self.keep = true;
        self
    }

    /// The module that it runs.
    pub fn module(&self) -> &'m GraphModule {
        self.module
    }

    /// Runs the graph on one value for each placeholder, in order, and returns what the output node returns
    /// (`Interpreter.run`). Inputs left out take the placeholder's default.
    ///
    /// # Errors
    /// The number of inputs is wrong, or a node failed; the error says which and on what.
    pub fn run(&mut self, inputs: Vec<Value>) -> Result<Value, Error> {
        drive(self, inputs, None)
    }

    /// Runs on the values in `inputs`, which is empty afterwards, so that each can be freed after its last use
    /// (`boxed_run`).
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn boxed_run(&mut self, inputs: &mut Vec<Value>) -> Result<Value, Error> {
        drive(self, std::mem::take(inputs), None)
    }

    /// Runs with values that some nodes have already (`run`'s `initial_env`): these nodes do not run, and a
    /// placeholder among them takes no input.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn run_from(
        &mut self,
        initial: impl IntoIterator<Item = (NodeId, Value)>,
        inputs: Vec<Value>,
    ) -> Result<Value, Error> {
        self.clear();
        for (id, value) in initial {
            self.values.set(id, Some(value));
        }
        start(self, inputs, None)
    }

    /// Runs up to and including a node, and returns its value.
    ///
    /// # Errors
    /// As [`run`](Self::run), and when the graph has no such node.
    pub fn run_until(&mut self, node: NodeId, inputs: Vec<Value>) -> Result<Value, Error> {
        if !self.module.graph().contains(node) {
            return Err(CallError::invalid(format!("the graph has no node {node}")).into());
        }
        drive(self, inputs, Some(node))
    }

    /// Runs the graph and returns, with the result, the values of the nodes with these names, in the order asked for.
    ///
    /// # Errors
    /// As [`run`](Self::run), and when the graph has no node of such a name.
    pub fn run_with(&mut self, names: &[&str], inputs: Vec<Value>) -> Result<(Value, Vec<Value>), Error> {
        let graph = self.module.graph();
        let ids: Vec<NodeId> = names
            .iter()
            .map(|name| {
                let node = graph.find(name).map(|node| node.id());
                node.ok_or_else(|| CallError::invalid(format!("the graph has no node `{name}`")))
            })
            .collect::<Result<_, _>>()?;
        let mut wanted: NodeMap<bool> = NodeMap::for_graph(graph, false);
        for &id in &ids {
            wanted.set(id, true);
        }
        let found: std::rc::Rc<std::cell::RefCell<NodeMap<Option<Value>>>> =
            std::rc::Rc::new(std::cell::RefCell::new(NodeMap::for_graph(graph, None)));
        let kept = found.clone();
        self.observers.push(Box::new(move |node, value| {
            if *wanted.get(node.id()) {
                kept.borrow_mut().set(node.id(), Some(value.clone()));
            }
        }));
        let result = self.run(inputs);
        self.observers.pop();
        let found = found.borrow();
        let values = ids.iter().map(|&id| found.get(id).clone().unwrap_or(Value::None)).collect();
        Ok((result?, values))
    }

    /// Runs on nested inputs as the user passes them, `(args, kwargs)`, and nests the result, when the module says
    /// how ([`GraphModule::pytree`]); otherwise as [`run`](Self::run) on `args`.
    ///
    /// # Errors
    /// The inputs do not have the shape that the module says, or the run failed.
    pub fn run_nested(&mut self, args: Vec<Value>, kwargs: Vec<(Value, Value)>) -> Result<Value, Error> {
        let inputs = nest::inputs(self.module, args, kwargs)?;
        let result = self.run(inputs)?;
        self.nest_output(result)
    }

    /// Nests the flat list that the output node returns, when the module says how.
    ///
    /// # Errors
    /// There are not as many values as the module says.
    pub fn nest_output(&self, result: Value) -> Result<Value, Error> {
        nest::output(self.module, result)
    }

    /// Runs one node on the values that are there and keeps its value (`Interpreter.run_node`).
    ///
    /// # Errors
    /// The node failed, or a value that it needs is not there.
    pub fn run_node(&mut self, node: Node<'m>) -> Result<Value, Error> {
        match crate::steps::run_node(self, node) {
            Ok(value) => {
                self.values.set(node.id(), Some(value.clone()));
                Ok(value)
            }
            Err(source) => Err(self.error_at(node, source)),
        }
    }

    /// The value of a node that was run and not freed yet.
    pub fn value(&self, id: NodeId) -> Option<&Value> {
        self.values.get(id).as_ref()
    }

    /// Frees the values of the last run.
    pub fn clear(&mut self) {
        self.inputs = Vec::new().into_iter();
        self.values.reset();
    }

    /// The next input, or the default in `args`; a starred target takes all that are left, as a list.
    ///
    /// # Errors
    /// There is neither.
    pub fn placeholder(&mut self, target: &str, args: &[Value]) -> Result<Value, CallError> {
        if target.starts_with('*') {
            return Ok(Value::List(self.inputs.by_ref().collect()));
        }
        self.inputs
            .next()
            .or_else(|| args.first().cloned())
            .ok_or_else(|| CallError::invalid("no value was given for this input"))
    }

    /// What a path of the module tree leads to: a tensor, which is always the same one, or a module.
    ///
    /// # Errors
    /// Nothing, or a tensor that cannot be made.
    pub fn fetch_attr(&mut self, target: &str) -> Result<Value, CallError> {
        self.session.fetch_attr(self.module.modules(), target)
    }

    /// Calls a function by its qualified Python name.
    ///
    /// # Errors
    /// It is not known, or it failed.
    pub fn call_function(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.session.call_function(self.module.modules(), target, args, kwargs)
    }

    /// Calls a method of the first argument.
    ///
    /// # Errors
    /// There is no such method, or it failed.
    pub fn call_method(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.session.call_method(target, args, kwargs)
    }

    /// Calls the sub-module at a path.
    ///
    /// # Errors
    /// Its class is not known, or it failed.
    pub fn call_module(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.session.call_module(self.module.modules(), target, args, kwargs)
    }

    /// An argument with its nodes replaced by their values.
    ///
    /// # Errors
    /// A value is not there, or the argument is something that only Python has.
    #[inline]
    pub fn map_nodes_to_values(&mut self, argument: &Argument) -> Result<Value, CallError> {
        let missing = |id: NodeId| {
            let name = self.module.graph().get(id).map_or("?", |node| node.name());
            CallError::invalid(format!("the value of `{name}` is not there"))
        };
        match argument {
            Argument::Node(id) => self.values.get(*id).clone().ok_or_else(|| missing(*id)),
            argument => Value::from_argument(argument, &mut |id| {
                self.values.get(id).clone().ok_or_else(|| missing(id))
            }),
        }
    }

    /// Calls the operator that the node names on values where they lie, without copying their handles. `None` when the
    /// node needs the steps: it is no such call, or has other arguments than tensors and numbers.
    fn call_bound(&mut self, node: Node<'m>) -> Option<Result<Value, CallError>> {
        let op = match *self.bound.get(node.id()) {
            Bound::Op(op) => op,
            Bound::No => return None,
            Bound::Unknown => {
                let is_call = node.op() == Op::CallFunction && node.kwargs().is_empty();
                let found = is_call.then(|| self.session.operator(node.target())).flatten();
                let found = found.filter(|op| op.return_count() == 1);
                self.bound.set(node.id(), found.map_or(Bound::No, Bound::Op));
                found?
            }
        };
        let args = node.args().iter().map(|argument| match argument {
            Argument::Node(id) => aten::plain(self.values.get(*id).as_ref()?),
            Argument::Int(value) => Some(fx_aten::Arg::Int(*value)),
            Argument::Float(value) => Some(fx_aten::Arg::Float(*value)),
            Argument::Bool(value) => Some(fx_aten::Arg::Bool(*value)),
            Argument::None => Some(fx_aten::Arg::None),
            _ => None,
        });
        Some(op.call_plain(args)?.map(Value::from_aten).map_err(CallError::from))
    }

    fn error_at(&self, node: Node<'m>, source: CallError) -> Error {
        let inputs: Vec<(String, Option<&Value>)> = node
            .input_nodes()
            .map(|input| (input.name().to_owned(), self.values.get(input.id()).as_ref()))
            .collect();
        Error::at(node, &inputs, source)
    }
}

impl<'m> Interpret<'m> for Interpreter<'m> {
    fn base(&mut self) -> &mut Interpreter<'m> {
        self
    }

    fn run_node(&mut self, node: Node<'m>) -> Result<Value, CallError> {
        match self.call_bound(node) {
            Some(result) => result,
            None => crate::steps::run_node(self, node),
        }
    }
}

/// For each node, the values that nothing needs after it.
pub(crate) fn last_uses(module: &GraphModule) -> NodeMap<SmallVec<[NodeId; 2]>> {
    let graph = module.graph();
    let mut last_uses = NodeMap::for_graph(graph, SmallVec::new());
    let mut seen = fx_ir::NodeSet::new();
    for node in graph.nodes().rev() {
        for input in node.input_nodes() {
            if seen.insert(input.id()) {
                last_uses.get_mut(node.id()).push(input.id());
            }
        }
        if node.num_users() == 0 && node.op() != Op::Output {
            last_uses.get_mut(node.id()).push(node.id());
        }
    }
    last_uses
}

/// Whether this many inputs can be bound to the placeholders that are still without a value.
pub(crate) fn check_inputs<'g>(
    placeholders: impl Iterator<Item = Node<'g>> + Clone,
    given: usize,
) -> Result<(), Error> {
    let starred = placeholders.clone().any(|node| node.target().starts_with('*'));
    let expected = placeholders.clone().count();
    let required =
        placeholders.clone().filter(|node| node.args().is_empty() && !node.target().starts_with('*')).count();
    if given < required || (given > expected && !starred) {
        let names: Vec<&str> = placeholders.map(|node| node.target()).collect();
        return Err(Error::Inputs { expected, names: names.join(", "), given });
    }
    Ok(())
}

/// Runs the graph from the beginning, to its output or to `stop`.
pub(crate) fn drive<'m, I: Interpret<'m> + ?Sized>(
    me: &mut I,
    inputs: Vec<Value>,
    stop: Option<NodeId>,
) -> Result<Value, Error> {
    me.base().clear();
    start(me, inputs, stop)
}

/// Runs the nodes that have no value yet.
fn start<'m, I: Interpret<'m> + ?Sized>(
    me: &mut I,
    inputs: Vec<Value>,
    stop: Option<NodeId>,
) -> Result<Value, Error> {
    let base = me.base();
    let module = base.module;
    let open: SmallVec<[Node<'m>; 8]> =
        module.graph().placeholders().filter(|node| base.values.get(node.id()).is_none()).collect();
    check_inputs(open.iter().copied(), inputs.len())?;
    base.inputs = inputs.into_iter();
    let result = run_all(me, module, stop);
    let base = me.base();
    base.session.modes.restore();
    if result.is_err() || !base.keep {
        base.clear();
    }
    result
}

fn run_all<'m, I: Interpret<'m> + ?Sized>(
    me: &mut I,
    module: &'m GraphModule,
    stop: Option<NodeId>,
) -> Result<Value, Error> {
    for node in module.graph().nodes() {
        let id = node.id();
        if me.base().values.get(id).is_none() {
            let value = match me.run_node(node) {
                Ok(value) => value,
                Err(source) => return Err(me.base().error_at(node, source)),
            };
            let base = me.base();
            for observer in &mut base.observers {
                observer(node, &value);
            }
            if node.op() == Op::Output {
                if base.keep {
                    base.values.set(id, Some(value.clone()));
                }
                return Ok(value);
            }
            if stop == Some(id) {
                return Ok(value);
            }
            base.values.set(id, Some(value));
        } else if stop == Some(id) {
            return Ok(me.base().values.get(id).clone().unwrap_or(Value::None));
        }
        let base = me.base();
        if !base.keep {
            for &dead in base.last_uses.get(id) {
                base.values.set(dead, None);
            }
        }
    }
    Err(Error::NoOutput)
}
