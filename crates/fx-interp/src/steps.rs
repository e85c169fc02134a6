//! [`Interpret`]: the steps of a run that a program of one's own may change (`torch.fx.Interpreter`'s methods).

use fx_ir::{Argument, Node, Op};
use smallvec::SmallVec;

use crate::error::{CallError, Error};
use crate::interpreter::Interpreter;
use crate::value::Value;

/// Positional arguments of a call.
pub(crate) type Args = SmallVec<[Value; 4]>;
/// Keyword arguments of a call.
pub(crate) type Kwargs<'k> = SmallVec<[(&'k str, Value); 2]>;

/// The steps of a run, each of which a type of one's own may do differently; what it leaves alone is done by the
/// [`Interpreter`] inside it. Within a step, `self.base().call_function(...)` is torch.fx's `super().call_function`.
///
/// ```
/// use fx_interp::{CallError, Interpret, Interpreter, Value};
/// use fx_ir::{Graph, GraphModule};
///
/// /// Runs with every `relu` left out.
/// struct WithoutRelu<'m>(Interpreter<'m>);
///
/// impl<'m> Interpret<'m> for WithoutRelu<'m> {
///     fn base(&mut self) -> &mut Interpreter<'m> {
///         &mut self.0
///     }
///
///     fn call_function(
///         &mut self,
///         target: &str,
///         args: &[Value],
///         kwargs: &[(&str, Value)],
///     ) -> Result<Value, CallError> {
///         match (target, args) {
///             ("torch.relu", [x]) => Ok(x.clone()),
///             _ => self.base().call_function(target, args, kwargs),
///         }
///     }
/// }
///
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let y = graph.call_function("torch.relu", [x]);
/// graph.output(y);
/// let module = GraphModule::from_graph(graph);
/// let x = tch::Tensor::from(-3i64);
/// let y = WithoutRelu(Interpreter::new(&module)?).run(vec![Value::from(&x)])?;
/// assert_eq!(y.as_tensor(), Some(&x));
/// # Ok::<(), fx_interp::Error>(())
/// ```
pub trait Interpret<'m> {
    /// The interpreter that does what is not done differently.
    fn base(&mut self) -> &mut Interpreter<'m>;

    /// Runs one node on the values that are there (`run_node`); what it gives is kept as the node's value.
    ///
    /// # Errors
    /// The step failed.
    fn run_node(&mut self, node: Node<'m>) -> Result<Value, CallError> {
        run_node(self, node)
    }

    /// The value of an input: what the caller passed, or the default in `args` (`placeholder`).
    ///
    /// # Errors
    /// Neither is there.
    fn placeholder(&mut self, target: &str, args: &[Value]) -> Result<Value, CallError> {
        self.base().placeholder(target, args)
    }

    /// A tensor or module of the tree (`get_attr`).
    ///
    /// # Errors
    /// There is none at this path.
    fn get_attr(&mut self, target: &str) -> Result<Value, CallError> {
        self.fetch_attr(target)
    }

    /// What a path of the tree leads to (`fetch_attr`).
    ///
    /// # Errors
    /// Nothing.
    fn fetch_attr(&mut self, target: &str) -> Result<Value, CallError> {
        self.base().fetch_attr(target)
    }

    /// Calls a function (`call_function`).
    ///
    /// # Errors
    /// It is not known, or it failed.
    fn call_function(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.base().call_function(target, args, kwargs)
    }

    /// Calls a method of the first argument (`call_method`).
    ///
    /// # Errors
    /// There is no such method, or it failed.
    fn call_method(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.base().call_method(target, args, kwargs)
    }

    /// Calls a sub-module (`call_module`).
    ///
    /// # Errors
    /// Its class is not known, or it failed.
    fn call_module(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.base().call_module(target, args, kwargs)
    }

    /// The result of the run, from the value that the output node returns (`output`).
    ///
    /// # Errors
    /// Only those of the type that changes this step.
    fn output(&mut self, value: Value) -> Result<Value, CallError> {
        Ok(value)
    }

    /// An argument with its nodes replaced by their values (`map_nodes_to_values`).
    ///
    /// # Errors
    /// A value is not there, or the argument is something that only Python has.
    fn map_nodes_to_values(&mut self, argument: &'m Argument, _node: Node<'m>) -> Result<Value, CallError> {
        self.base().map_nodes_to_values(argument)
    }

    /// Runs the graph (`run`).
    ///
    /// # Errors
    /// As [`Interpreter::run`].
    fn run(&mut self, inputs: Vec<Value>) -> Result<Value, Error> {
        crate::interpreter::drive(self, inputs, None)
    }
}

/// What [`Interpret::run_node`] does unless it is changed: fetches the arguments, then calls the step of the opcode.
///
/// # Errors
/// As the step.
pub fn run_node<'m, I: Interpret<'m> + ?Sized>(me: &mut I, node: Node<'m>) -> Result<Value, CallError> {
    match node.op() {
        Op::GetAttr => return me.get_attr(node.target()),
        Op::Output => {
            let value = node.arg(0).ok_or_else(|| CallError::invalid("the output has no value"))?;
            let value = me.map_nodes_to_values(value, node)?;
            return me.output(value);
        }
        _ => {}
    }
    let mut args = Args::new();
    for argument in node.args() {
        args.push(me.map_nodes_to_values(argument, node)?);
    }
    let mut kwargs = Kwargs::new();
    for (key, argument) in node.kwargs() {
        kwargs.push((key, me.map_nodes_to_values(argument, node)?));
    }
    match node.op() {
        Op::Placeholder => me.placeholder(node.target(), &args),
        Op::CallModule => me.call_module(node.target(), &args, &kwargs),
        Op::CallMethod => me.call_method(node.target(), &args, &kwargs),
        _ => me.call_function(node.target(), &args, &kwargs),
    }
}
