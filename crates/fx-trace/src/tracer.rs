//! [`Tracer`]: the decisions of a trace, each a method that can be overridden; [`symbolic_trace`], which takes the
//! default ones.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;

use fx_ir::{Argument, Graph, GraphModule, NewNode, NodeId, Op};

use crate::args::{Args, Kwargs, Optional};
use crate::build;
use crate::error::{TraceError, TraceErrorKind};
use crate::module::Module;
use crate::root_args;
use crate::running::Running;
use crate::signature::{Output, Param, Signature};
use crate::trace::{ModuleCall, TensorAttribute, Trace};
use crate::var::{Proxy, Var};

/// A call that is about to be recorded.
#[derive(Clone, Debug)]
pub struct Call {
    /// `CallFunction`, `CallMethod` or `CallModule`.
    pub op: Op,
    /// The qualified function, the method, or the module's path.
    pub target: Cow<'static, str>,
    /// The arguments, not yet recorded.
    pub args: Args,
    pub(crate) is_wrapped: bool,
}

impl Call {
    /// A call.
    pub fn new(op: Op, target: impl Into<Cow<'static, str>>, args: Args) -> Self {
        Self { op, target: target.into(), args, is_wrapped: false }
    }
}

/// Whether a module of this class is recorded as one call unless a tracer says otherwise: the layers of `torch.nn`, but
/// not `Sequential` (`Tracer.is_leaf_module`).
pub fn is_standard_layer(class: &str) -> bool {
    let standard = class.starts_with("torch.nn.") || class.starts_with("torch.ao.nn.");
    standard && class != "torch.nn.modules.container.Sequential"
}

/// How a program is traced (`torch.fx.Tracer`). Every method has the default of torch.fx; overriding one changes that
/// decision and no other. The method of the same name of [`Trace`] is what the default does.
///
/// ```
/// use fx_trace::{Module, Trace, Tracer, Var, forward, nn};
///
/// #[derive(Module)]
/// struct Block {
///     relu: nn::ReLU,
/// }
///
/// impl Block {
///     #[forward]
///     fn forward(&self, x: &Var) -> Var {
///         self.relu.forward(x) + 1
///     }
/// }
///
/// #[derive(Module)]
/// struct Net {
///     block: Block,
/// }
///
/// impl Net {
///     #[forward]
///     fn forward(&self, x: &Var) -> Var {
///         self.block.forward(x)
///     }
/// }
///
/// /// Blocks stay whole.
/// struct WholeBlocks;
///
/// impl Tracer for WholeBlocks {
///     fn is_leaf_module(&self, module: &dyn Module, path: &str) -> bool {
///         module.is::<Block>() || fx_trace::is_standard_layer(module.class())
///     }
/// }
///
/// let net = Net { block: Block { relu: nn::ReLU::new() } };
/// let module = WholeBlocks.trace(&net)?;
/// assert_eq!(module.graph().to_string(), "graph():
///     %x : [num_users=1] = placeholder[target=x]
///     %block : [num_users=1] = call_module[target=block](args = (%x,), kwargs = {})
///     return block");
/// # Ok::<(), fx_trace::TraceError>(())
/// ```
#[allow(unused_variables, reason = "the names are those that an implementation sees")]
pub trait Tracer: 'static {
    /// Whether calls of the module are recorded as they are, instead of entering it.
    fn is_leaf_module(&self, module: &dyn Module, path: &str) -> bool {
        is_standard_layer(module.class()) || module.is::<crate::nn::Layer>()
    }

    /// Calls a module: records the call of a leaf, enters any other.
    ///
    /// # Errors
    /// The tracer refuses.
    fn call_module(&self, trace: &Trace, mut call: ModuleCall<'_>, args: Args) -> Result<Var, TraceError> {
        if self.is_leaf_module(call.module, call.path) {
            return self.create_proxy(trace, Call::new(Op::CallModule, call.path.to_owned(), args));
        }
        Ok(call.enter(args))
    }

    /// The path by which calls of the module are recorded.
    ///
    /// # Errors
    /// The root does not hold the module.
    fn path_of_module(&self, trace: &Trace, module: &dyn Module) -> Result<Arc<str>, TraceError> {
        trace.path_of_module(module)
    }

    /// What reading a parameter or buffer gives.
    fn getattr(&self, trace: &Trace, attribute: &TensorAttribute) -> Var {
        trace.getattr(attribute)
    }

    /// A value as an argument of a node.
    ///
    /// # Errors
    /// No graph can hold it.
    fn create_arg(&self, trace: &Trace, value: &Var) -> Result<Argument, TraceError> {
        trace.create_arg(value)
    }

    /// Records a call and gives its value.
    ///
    /// # Errors
    /// An argument cannot be recorded.
    fn create_proxy(&self, trace: &Trace, call: Call) -> Result<Var, TraceError> {
        trace.create_proxy(call)
    }

    /// Whether calls that write to their arguments are refused (`check_mutable_operations`): functions, as in
    /// torch.fx, and methods. What is not known is let through.
    fn check_mutable_operations(&self) -> bool {
        false
    }

    /// Puts a node into the graph.
    fn create_node(&self, trace: &Trace, node: NewNode) -> NodeId {
        trace.create_node(node)
    }

    /// The value of a node.
    fn proxy(&self, trace: &Trace, node: NodeId) -> Var {
        trace.proxy(node)
    }

    /// The inputs of the root: placeholders, and what `concrete_args` fixes.
    ///
    /// # Errors
    /// The root has no such argument.
    fn create_args_for_root(
        &self,
        trace: &Trace,
        signature: &Signature,
        concrete_args: &Kwargs,
    ) -> Result<Vec<Var>, TraceError> {
        root_args::create(trace, signature, concrete_args)
    }

    /// The items of a traced value, where a loop asks for them.
    ///
    /// # Errors
    /// They are not known: the default.
    fn iter(&self, trace: &Trace, value: &Proxy) -> Result<Vec<Var>, TraceError> {
        Err(TraceError::nowhere(TraceErrorKind::Iteration { value: value.name() }))
    }

    /// The keys of a traced value, where [`Var::keys`] asks for them: by default a recorded call of `keys`.
    ///
    /// # Errors
    /// The tracer refuses.
    fn keys(&self, trace: &Trace, value: &Proxy, args: Args) -> Result<Var, TraceError> {
        self.create_proxy(trace, Call::new(Op::CallMethod, "keys", args))
    }

    /// The truth of a traced value, where a branch asks for it.
    ///
    /// # Errors
    /// It is not known: the default.
    fn to_bool(&self, trace: &Trace, value: &Proxy) -> Result<bool, TraceError> {
        Err(TraceError::nowhere(TraceErrorKind::ControlFlow { value: value.name() }))
    }

    /// Traces a module (`Tracer.trace`, and the `GraphModule` around its result).
    ///
    /// # Errors
    /// The first thing in the module's code that cannot be captured.
    fn trace(self, root: &impl Module) -> Result<GraphModule, TraceError>
    where
        Self: Sized,
    {
        self.trace_with(root, Kwargs::new())
    }

    /// Traces a module with some arguments fixed, made by [`kw!`](crate::kw).
    ///
    /// # Errors
    /// As [`trace`](Self::trace); an argument is not one of the module's.
    fn trace_with(self, root: &impl Module, concrete_args: Kwargs) -> Result<GraphModule, TraceError>
    where
        Self: Sized,
    {
        run(Rc::new(self), root, &concrete_args)
    }
}

/// A tracer that several traces share: what it collects can be read afterwards.
impl<T: Tracer + ?Sized> Tracer for Rc<T> {
    fn is_leaf_module(&self, module: &dyn Module, path: &str) -> bool {
        (**self).is_leaf_module(module, path)
    }

    fn call_module(&self, trace: &Trace, call: ModuleCall<'_>, args: Args) -> Result<Var, TraceError> {
        (**self).call_module(trace, call, args)
    }

    fn path_of_module(&self, trace: &Trace, module: &dyn Module) -> Result<Arc<str>, TraceError> {
        (**self).path_of_module(trace, module)
    }

    fn getattr(&self, trace: &Trace, attribute: &TensorAttribute) -> Var {
        (**self).getattr(trace, attribute)
    }

    fn create_arg(&self, trace: &Trace, value: &Var) -> Result<Argument, TraceError> {
        (**self).create_arg(trace, value)
    }

    fn create_proxy(&self, trace: &Trace, call: Call) -> Result<Var, TraceError> {
        (**self).create_proxy(trace, call)
    }

    fn check_mutable_operations(&self) -> bool {
        (**self).check_mutable_operations()
    }

    fn create_node(&self, trace: &Trace, node: NewNode) -> NodeId {
        (**self).create_node(trace, node)
    }

    fn proxy(&self, trace: &Trace, node: NodeId) -> Var {
        (**self).proxy(trace, node)
    }

    fn create_args_for_root(
        &self,
        trace: &Trace,
        signature: &Signature,
        concrete_args: &Kwargs,
    ) -> Result<Vec<Var>, TraceError> {
        (**self).create_args_for_root(trace, signature, concrete_args)
    }

    fn iter(&self, trace: &Trace, value: &Proxy) -> Result<Vec<Var>, TraceError> {
        (**self).iter(trace, value)
    }

    fn keys(&self, trace: &Trace, value: &Proxy, args: Args) -> Result<Var, TraceError> {
        (**self).keys(trace, value, args)
    }

    fn to_bool(&self, trace: &Trace, value: &Proxy) -> Result<bool, TraceError> {
        (**self).to_bool(trace, value)
    }
}

/// The tracer of [`symbolic_trace`]: every decision is torch.fx's.
#[derive(Clone, Copy, Debug, Default)]
pub struct SymbolicTracer;

impl Tracer for SymbolicTracer {}

/// Captures a module: runs its `forward` once on values that record what is done to them
/// (`torch.fx.symbolic_trace`).
///
/// ```
/// use fx_trace::{Module, Var, forward, nn, symbolic_trace};
///
/// #[derive(Module)]
/// struct Net {
///     linear: nn::Linear,
/// }
///
/// impl Net {
///     #[forward]
///     fn forward(&self, x: &Var) -> Var {
///         (x + &self.linear.weight).relu()
///     }
/// }
///
/// let module = symbolic_trace(&Net { linear: nn::Linear::new(4, 4) })?;
/// assert_eq!(module.graph().to_string(), "graph():
///     %x : [num_users=1] = placeholder[target=x]
///     %linear_weight : [num_users=1] = get_attr[target=linear.weight]
///     %add : [num_users=1] = call_function[target=operator.add](args = (%x, %linear_weight), kwargs = {})
///     %relu : [num_users=1] = call_method[target=relu](args = (%add,), kwargs = {})
///     return relu");
/// # Ok::<(), fx_trace::TraceError>(())
/// ```
///
/// # Errors
/// The first thing in the module's code that cannot be captured, with its place: control flow on a traced value, a
/// module that the root does not hold, values of two traces, a panic.
pub fn symbolic_trace(root: &impl Module) -> Result<GraphModule, TraceError> {
    SymbolicTracer.trace(root)
}

/// [`symbolic_trace`] with some arguments fixed (`concrete_args`), made by [`kw!`](crate::kw). An argument that is fixed
/// stays an input, and the graph checks that it has the value it was traced with.
///
/// # Errors
/// As [`symbolic_trace`]; an argument is not one of the module's.
pub fn symbolic_trace_with(root: &impl Module, concrete_args: Kwargs) -> Result<GraphModule, TraceError> {
    SymbolicTracer.trace_with(root, concrete_args)
}

/// Captures a function of traced values. `inputs` are the names of its arguments.
///
/// ```
/// use fx_trace::symbolic_trace_fn;
///
/// let module = symbolic_trace_fn(["x", "y"], |[x, y]| (&x + 2.0 * &y).relu())?;
/// assert_eq!(module.graph().to_string(), "graph():
///     %x : [num_users=1] = placeholder[target=x]
///     %y : [num_users=1] = placeholder[target=y]
///     %mul : [num_users=1] = call_function[target=operator.mul](args = (2.0, %y), kwargs = {})
///     %add : [num_users=1] = call_function[target=operator.add](args = (%x, %mul), kwargs = {})
///     %relu : [num_users=1] = call_method[target=relu](args = (%add,), kwargs = {})
///     return relu");
/// # Ok::<(), fx_trace::TraceError>(())
/// ```
///
/// # Errors
/// As [`symbolic_trace`].
pub fn symbolic_trace_fn<const N: usize, O: Output>(
    inputs: [&str; N],
    function: impl Fn([Var; N]) -> O,
) -> Result<GraphModule, TraceError> {
    trace_function(SymbolicTracer, inputs, function, Kwargs::new())
}

/// [`symbolic_trace_fn`] with a tracer's hooks and with some arguments fixed.
///
/// # Errors
/// As [`symbolic_trace`].
pub fn trace_function<const N: usize, O: Output>(
    tracer: impl Tracer,
    inputs: [&str; N],
    function: impl Fn([Var; N]) -> O,
    concrete_args: Kwargs,
) -> Result<GraphModule, TraceError> {
    let signature = Signature::new(inputs.iter().map(|name| Param::new((*name).to_owned())).collect());
    let built =
        build::Built { paths: vec!["".into()], tree: fx_ir::ModuleTree::default(), ..Default::default() };
    let trace = Trace::start(Rc::new(tracer), Graph::new(), built, "".into());
    let body = |args: Args| {
        let mut values = args.positional.into_iter();
        let values = std::array::from_fn(|_| values.next().unwrap_or_else(Var::none));
        function(values).into_var()
    };
    let mut module = capture(&trace, &signature, &concrete_args, Location::caller(), body)?;
    module.modules_mut().root_mut().training = true;
    "<lambda>".clone_into(&mut module.name);
    Ok(module)
}

fn run<M: Module>(
    tracer: Rc<dyn Tracer>,
    root: &M,
    concrete_args: &Kwargs,
) -> Result<GraphModule, TraceError> {
    let built = build::build(root)?;
    // Most modules are called once, and most calls are of modules.
    let graph = Graph::with_capacity(built.paths.len());
    let trace = Trace::start(tracer, graph, built, root.class().into());
    let signature = root.signature();
    let body = |args: Args| match root.graph_module() {
        Some(graph_module) => crate::retrace::inline(&trace, graph_module, "", args),
        None => root.call_forward(args),
    };
    let mut module = capture(&trace, &signature, concrete_args, Location::caller(), body)?;
    let class = root.class();
    class.rsplit('.').next().unwrap_or(class).clone_into(&mut module.name);
    Ok(module)
}

/// Runs the function on the root's inputs and makes a module of what was recorded.
fn capture(
    trace: &Trace,
    signature: &Signature,
    concrete_args: &Kwargs,
    place: &'static Location<'static>,
    body: impl FnOnce(Args) -> Var,
) -> Result<GraphModule, TraceError> {
    let _running = Running::new(trace);
    let values = trace.tracer().create_args_for_root(trace, signature, concrete_args)?;
    let args = Args { is_bound: true, ..values.into_iter().fold(Args::at(place), Args::arg) };
    // What the code left half done stays with this trace, which ends here.
    let result = catch_unwind(AssertUnwindSafe(|| body(args))).map_err(|payload| {
        let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
        let message = text.unwrap_or_else(|| "no message".to_owned());
        trace.within(TraceError::nowhere(TraceErrorKind::Panicked { message }))
    })?;
    result.check()?;
    let pytree = root_args::pytree(signature, concrete_args, &result)?;
    let result = if pytree.is_some() { Var::list(result.leaves()) } else { result };
    let returns = signature.returns.as_deref().filter(|_| signature.has_plain_params());
    let (graph, tree) = trace.end(&result, returns, place)?;
    let build::Referenced { tree, is_plain } = build::referenced(tree, &graph);
    let mut module = GraphModule::new(tree, graph);
    module.pytree = pytree;
    match is_plain {
        true => fx_ir::lint::lint_graph(module.graph()).into_result()?,
        false => fx_ir::lint::lint(&module).into_result()?,
    }
    Ok(module)
}

/// Calls a function by its qualified Python name: one that has no function of its own here, or a user's.
///
/// With a traced argument the call is recorded; a trace that runs records a call without one, too.
#[track_caller]
pub fn call_function(target: &str, args: impl Optional) -> Var {
    crate::dispatch::named(Op::CallFunction, target.to_owned(), Args::new().with(args))
}
