//! [`Interpreter`]: runs a module node by node (`torch.fx.Interpreter`).

use std::sync::Arc;

use fx_ir::{GraphModule, Node, NodeId, NodeMap, Op};

use crate::aten::{self, Operators};
use crate::control;
use crate::error::{CallError, Error};
use crate::python;
use crate::tensors::Tensors;
use crate::value::Value;

type Observer<'m> = Box<dyn FnMut(Node<'m>, &Value) + 'm>;

/// Runs a module node by node (`torch.fx.Interpreter`).
///
/// Values are freed after their last use. Parameters and buffers are made into libtorch tensors once, over the
/// memory of the module tree; what a program writes to a buffer is therefore kept. Autograd is libtorch's: run under
/// `tch::no_grad` for inference.
///
/// Costs O(nodes + arguments) beside the operators themselves; an operator is looked up once.
pub struct Interpreter<'m> {
    module: &'m GraphModule,
    /// For each node, the values whose last use it is.
    last_uses: NodeMap<Vec<NodeId>>,
    values: NodeMap<Option<Value>>,
    session: Session,
    observers: Vec<Observer<'m>>,
}

/// What outlives one graph of a run: operators that were found, tensors that were made.
#[derive(Default)]
pub(crate) struct Session {
    operators: Operators,
    tensors: Tensors,
    /// How many sub-graphs deep the run is.
    depth: usize,
}

/// How deep sub-graphs may nest.
const MAX_DEPTH: usize = 64;

impl<'m> Interpreter<'m> {
    /// An interpreter for `module`.
    ///
    /// # Errors
    /// The graph has no output.
    pub fn new(module: &'m GraphModule) -> Result<Self, Error> {
        Self::with_session(module, Session::default())
    }

    fn with_session(module: &'m GraphModule, session: Session) -> Result<Self, Error> {
        let graph = module.graph();
        if graph.output_node().is_none() {
            return Err(Error::NoOutput);
        }
        let mut last_uses: NodeMap<Vec<NodeId>> = NodeMap::for_graph(graph, Vec::new());
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
        let values = NodeMap::for_graph(graph, None);
        Ok(Self { module, last_uses, values, session, observers: Vec::new() })
    }

    /// Calls `observer` with every node and its value, in the order they run.
    #[must_use]
    pub fn observe(mut self, observer: impl FnMut(Node<'m>, &Value) + 'm) -> Self {
        self.observers.push(Box::new(observer));
        self
    }

    /// Runs the graph on one value for each placeholder, in order, and returns what the output node returns
    /// (`Interpreter.run`). Inputs left out take the placeholder's default.
    ///
    /// # Errors
    /// The number of inputs is wrong, or a node failed; the error says which and on what.
    pub fn run(&mut self, inputs: Vec<Value>) -> Result<Value, Error> {
        let graph = self.module.graph();
        let placeholders: Vec<Node<'m>> = graph.placeholders().collect();
        let without_default = placeholders.iter().filter(|node| node.args().is_empty()).count();
        if inputs.len() > placeholders.len() || inputs.len() < without_default {
            let names: Vec<&str> = placeholders.iter().map(|node| node.target()).collect();
            let (expected, given) = (placeholders.len(), inputs.len());
            return Err(Error::Inputs { expected, names: names.join(", "), given });
        }
        for (node, value) in placeholders.iter().zip(inputs) {
            self.values.set(node.id(), Some(value));
        }
        let mut result = Value::None;
        for node in graph.nodes() {
            let value = self.run_node(node)?;
            for observer in &mut self.observers {
                observer(node, &value);
            }
            if node.op() == Op::Output {
                result = value;
            }
            for id in std::mem::take(self.last_uses.get_mut(node.id())) {
                self.values.set(id, None);
                self.last_uses.get_mut(node.id()).push(id);
            }
        }
        self.values = NodeMap::for_graph(graph, None);
        Ok(result)
    }

    /// Runs on nested inputs as the user passes them, `(args, kwargs)`, and nests the result, when the module says
    /// how ([`GraphModule::pytree`]); otherwise as [`run`](Self::run) on `args`.
    ///
    /// # Errors
    /// The inputs do not have the shape that the module says, or the run failed.
    pub fn run_nested(&mut self, args: Vec<Value>, kwargs: Vec<(Value, Value)>) -> Result<Value, Error> {
        let invalid = |error: crate::nest::NestError| CallError::invalid(error.to_string());
        let Some(pytree) = &self.module.pytree else { return self.run(args) };
        let nested = Value::Tuple(vec![Value::Tuple(args), Value::Dict(kwargs)]);
        let flat = crate::nest::flatten(nested, &pytree.in_spec).map_err(invalid)?;
        let result = self.run(flat)?;
        self.nest_output(result)
    }

    /// Nests the flat list that the output node returns, when the module says how.
    ///
    /// # Errors
    /// There are not as many values as the module says.
    pub fn nest_output(&self, result: Value) -> Result<Value, Error> {
        let spec = self.module.pytree.as_ref().and_then(|pytree| pytree.out_spec.as_ref());
        match (spec, result) {
            (Some(spec), Value::List(leaves) | Value::Tuple(leaves)) => crate::nest::unflatten(leaves, spec)
                .map_err(|error| CallError::invalid(error.to_string()).into()),
            (_, result) => Ok(result),
        }
    }

    /// Runs one node on the values that are there and keeps its value (`Interpreter.run_node`).
    ///
    /// # Errors
    /// The node failed, or a value that it needs is not there.
    pub fn run_node(&mut self, node: Node<'m>) -> Result<Value, Error> {
        match self.call_node(node) {
            Ok(value) => {
                self.values.set(node.id(), Some(value.clone()));
                Ok(value)
            }
            Err(source) => {
                let inputs: Vec<(String, Option<&Value>)> = node
                    .input_nodes()
                    .map(|input| (input.name().to_owned(), self.values.get(input.id()).as_ref()))
                    .collect();
                Err(Error::at(node, &inputs, source))
            }
        }
    }

    /// The value of a node that was run and not freed yet.
    pub fn value(&self, id: NodeId) -> Option<&Value> {
        self.values.get(id).as_ref()
    }

    fn call_node(&mut self, node: Node<'m>) -> Result<Value, CallError> {
        let graph = self.module.graph();
        let values = &self.values;
        let mut lookup = |id: NodeId| {
            values.get(id).clone().ok_or_else(|| {
                CallError::invalid(format!("the value of `{}` is not there", graph.node(id).name()))
            })
        };
        match node.op() {
            Op::Placeholder => match (self.values.get(node.id()), node.arg(0)) {
                (Some(value), _) => return Ok(value.clone()),
                (None, Some(default)) => return Value::from_constant(default),
                (None, None) => return Err(CallError::invalid("no value was given for this input")),
            },
            Op::GetAttr => return self.session.tensors.get(self.module.modules(), node.target()),
            Op::Output => {
                let value = node.arg(0).ok_or_else(|| CallError::invalid("the output has no value"))?;
                return Value::from_argument(value, &mut lookup);
            }
            Op::CallFunction | Op::CallMethod | Op::CallModule => {}
        }
        let args: Vec<Value> =
            node.args().iter().map(|arg| Value::from_argument(arg, &mut lookup)).collect::<Result<_, _>>()?;
        let kwargs: Vec<(&str, Value)> = node
            .kwargs()
            .iter()
            .map(|(key, arg)| Ok((&**key, Value::from_argument(arg, &mut lookup)?)))
            .collect::<Result<_, CallError>>()?;
        match node.op() {
            Op::CallModule => self.call_module(node.target(), args),
            Op::CallMethod => self.session.operators.call_by_name(node.target(), &args, &kwargs),
            _ => self.call_function(node.target(), &args, &kwargs),
        }
    }

    fn call_function(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        if let Some(name) = target.strip_prefix("torch.ops.higher_order.") {
            return control::call(self, name, args, kwargs);
        }
        if target.starts_with("torch.ops.") {
            let op = self.session.operators.overload(target)?;
            return aten::call(op, args, kwargs);
        }
        if let Some(result) = python::call(&mut self.session.operators, target, args) {
            return result;
        }
        match function_of_torch(target) {
            Some(name) => self.session.operators.call_by_name(name, args, kwargs),
            None => Err(CallError::UnknownFunction(target.to_owned())),
        }
    }

    /// Runs the graph of a sub-module on `args`.
    pub(crate) fn call_module(&mut self, path: &str, args: Vec<Value>) -> Result<Value, CallError> {
        let module = self.module.modules().get_module(path);
        let module = module.map_err(|error| CallError::invalid(error.to_string()))?;
        let Some(inner) = module.graph.as_deref() else {
            let message = format!("a `{}` as a leaf (`{path}`) has no graph to run", module.class);
            return Err(CallError::invalid(message));
        };
        if self.session.depth >= MAX_DEPTH {
            return Err(CallError::invalid(format!("sub-graphs nest more than {MAX_DEPTH} deep")));
        }
        // The operators found are shared; the inner module has a tree of its own.
        let mut session = Session { depth: self.session.depth + 1, ..Session::default() };
        std::mem::swap(&mut session.operators, &mut self.session.operators);
        let (result, mut session) = match Interpreter::with_session(inner, session) {
            Ok(mut interpreter) => (interpreter.run(args), interpreter.session),
            Err(error) => (Err(error), Session::default()),
        };
        std::mem::swap(&mut session.operators, &mut self.session.operators);
        result.map_err(|error| CallError::invalid(format!("in `{path}`: {error}")))
    }

    /// Runs the sub-graph that `branch` names.
    pub(crate) fn call_branch(&mut self, branch: &Value, args: Vec<Value>) -> Result<Value, CallError> {
        match branch {
            Value::Module(path) => {
                let path: Arc<str> = path.clone();
                self.call_module(&path, args)
            }
            other => Err(CallError::invalid(format!("{} is not a sub-graph", other.describe()))),
        }
    }
}

/// The ATen name of a function of `torch` that is an operator under another roof.
fn function_of_torch(target: &str) -> Option<&str> {
    const ROOFS: [&str; 7] = [
        "torch._C._nn.",
        "torch._C._linalg.",
        "torch._C._special.",
        "torch._C._fft.",
        "torch.nn.functional.",
        "torch.Tensor.",
        "torch.",
    ];
    ROOFS.iter().find_map(|roof| target.strip_prefix(roof)).filter(|name| !name.contains('.'))
}
