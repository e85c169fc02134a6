//! Running a graph on traced values: captured modules that are traced again, sub-modules that were captured, and
//! [`Transformer`].

use std::borrow::Cow;
use std::panic::Location;
use std::sync::Arc;

use fx_ir::{
    Argument, Graph, GraphModule, Meta, ModuleFrame, NewNode, Node, NodeMap, Op, TreeSpec, join_path,
};

use crate::args::Args;
use crate::error::{TraceError, TraceErrorKind};
use crate::module::{Module, Visitor};
use crate::signature::{Param, Signature, SignatureRef};
use crate::trace::Trace;
use crate::tracer::Call;
use crate::var::{IntoVar, Kind, Var};

/// A captured module is a module again: it can be traced, and be a field of another. Tracing enters it, so that its
/// nodes become nodes of the new graph; a tracer that makes it a leaf records one call.
impl Module for GraphModule {
    fn class(&self) -> &str {
        &self.name
    }

    /// Its parts are those of its module tree, which a walk copies as they are.
    fn walk(&self, _visitor: &mut dyn Visitor) {}

    fn signature(&self) -> SignatureRef<'_> {
        let params = match &self.pytree {
            Some(pytree) => pytree.orig_args.iter().map(|name| Param::new(name.clone())).collect(),
            None => self.graph().placeholders().map(param).collect(),
        };
        SignatureRef::Owned(Signature::new(params))
    }

    fn call_forward(&self, args: Args) -> Var {
        match crate::running::active() {
            Some(trace) => inline(&trace, self, "", args),
            None => {
                let place = args.place;
                run_on_tensors(self, args).unwrap_or_else(|error| error.at(place).into())
            }
        }
    }

    fn graph_module(&self) -> Option<&GraphModule> {
        Some(self)
    }
}

#[cfg(feature = "tch")]
fn run_on_tensors(module: &GraphModule, args: Args) -> Result<Var, TraceError> {
    crate::eager::call_graph(module, args)
}

#[cfg(not(feature = "tch"))]
fn run_on_tensors(_module: &GraphModule, args: Args) -> Result<Var, TraceError> {
    let message = "a captured module is called on tensors; running it needs the feature `tch`".to_owned();
    Err(TraceError::new(TraceErrorKind::Execution(message), args.place))
}

fn param(node: Node<'_>) -> Param {
    let target = node.target();
    let mut param = match (target.strip_prefix("**"), target.strip_prefix('*')) {
        (Some(name), _) => Param::keywords(name.to_owned()),
        (None, Some(name)) => Param::rest(name.to_owned()),
        (None, None) => Param::new(target.to_owned()),
    };
    param.annotation = node.type_expr().map(|text| Cow::Owned(text.to_owned()));
    param
}

/// Records the nodes of `module`, whose tensors and modules are under `prefix` of the root, on `args`.
pub(crate) fn inline(trace: &Trace, module: &GraphModule, prefix: &str, args: Args) -> Var {
    let place = args.place;
    let signature = module.signature();
    let bound = match args.bind(&signature) {
        Ok(bound) => bound,
        Err(error) => return error.into(),
    };
    let inputs = match module.pytree {
        // A nest goes in flat, as its placeholders are.
        Some(_) => Var::list(bound).leaves(),
        None => bound,
    };
    let outer = trace.frames();
    let result = run(trace, module, inputs, place, &mut Inline { prefix, outer });
    trace.set_origin(None);
    match (result, module.pytree.as_ref().and_then(|pytree| pytree.out_spec.as_ref())) {
        (Ok(value), Some(spec)) => {
            let mut leaves = value.as_items().map(<[Var]>::to_vec).unwrap_or_default().into_iter();
            unflatten(spec, &mut leaves)
        }
        (Ok(value), None) => value,
        (Err(error), _) => error.into(),
    }
}

fn unflatten(spec: &TreeSpec, leaves: &mut impl Iterator<Item = Var>) -> Var {
    let mut many = |items: &[TreeSpec]| items.iter().map(|item| unflatten(item, leaves)).collect::<Vec<_>>();
    match spec {
        TreeSpec::Leaf => leaves.next().unwrap_or_else(Var::none),
        TreeSpec::List(items) => Var::list(many(items)),
        TreeSpec::Tuple(items) => Var::tuple(many(items)),
        TreeSpec::Dict(items) => {
            let key = |text: &str| match text.parse::<i64>() {
                Ok(number) => Argument::Int(number),
                Err(_) => Argument::from(text.trim_matches('\'')),
            };
            Var::dict(
                items.iter().map(|(text, item)| (key(text), unflatten(item, leaves))).collect::<Vec<_>>(),
            )
        }
        TreeSpec::Other { children, .. } => Var::tuple(many(children)),
    }
}

/// What happens to each node.
trait Steps {
    /// The input's value.
    fn placeholder(&mut self, trace: &Trace, node: Node<'_>, given: Option<Var>) -> Result<Var, TraceError>;

    /// The value of any other node but the output.
    fn call(&mut self, trace: &Trace, node: Node<'_>, args: Args) -> Result<Var, TraceError>;

    /// The metadata that the nodes made for this one inherit.
    fn origin(&self, node: Node<'_>) -> Meta;
}

/// Runs the graph's nodes in order. O(nodes and their arguments).
fn run(
    trace: &Trace,
    module: &GraphModule,
    inputs: Vec<Var>,
    place: &'static Location<'static>,
    steps: &mut dyn Steps,
) -> Result<Var, TraceError> {
    let graph = module.graph();
    let mut values: NodeMap<Option<Var>> = NodeMap::for_graph(graph, None);
    let mut inputs = inputs.into_iter();
    for node in graph.nodes() {
        trace.set_origin(Some(steps.origin(node)));
        let value = match node.op() {
            Op::Placeholder => steps.placeholder(trace, node, inputs.next())?,
            Op::Output => {
                let result =
                    node.arg(0).map_or_else(|| Ok(Var::none()), |argument| value_of(argument, &values));
                return result;
            }
            _ => {
                let mut args = Args::at(place);
                for argument in node.args() {
                    args.positional.push(value_of(argument, &values)?);
                }
                for (name, argument) in node.kwargs() {
                    args.keywords.push((Cow::Owned(name.to_string()), value_of(argument, &values)?));
                }
                steps.call(trace, node, args)?
            }
        };
        values.set(node.id(), Some(value));
    }
    Ok(Var::none())
}

/// An argument with the values of its nodes.
fn value_of(argument: &Argument, values: &NodeMap<Option<Var>>) -> Result<Var, TraceError> {
    let all =
        |items: &[Argument]| items.iter().map(|item| value_of(item, values)).collect::<Result<Vec<_>, _>>();
    Ok(match argument {
        Argument::Node(id) => values.get(*id).clone().ok_or_else(|| {
            let what = format!("node {} of the graph is used before it is there", id.index());
            TraceError::nowhere(TraceErrorKind::Refused(what))
        })?,
        Argument::List(items) => Var(Kind::List(all(items)?.into())),
        Argument::Tuple(items) => Var(Kind::Tuple(all(items)?.into())),
        Argument::Dict(items) => {
            let items = items.iter().map(|(key, value)| Ok((key.clone(), value_of(value, values)?)));
            Var(Kind::Dict(items.collect::<Result<_, TraceError>>()?))
        }
        Argument::Slice(parts) => {
            let [start, stop, step] = &**parts;
            let part = |part| value_of(part, values);
            Var(Kind::Slice(std::rc::Rc::new([part(start)?, part(stop)?, part(step)?])))
        }
        constant => constant.clone().into_var(),
    })
}

/// The same calls, of what is under a prefix of the root.
struct Inline<'p> {
    prefix: &'p str,
    outer: Option<Arc<[ModuleFrame]>>,
}

impl Steps for Inline<'_> {
    fn placeholder(&mut self, _trace: &Trace, node: Node<'_>, given: Option<Var>) -> Result<Var, TraceError> {
        match (given, node.arg(0)) {
            (Some(given), _) => Ok(given),
            (None, Some(default)) => Ok(default.clone().into_var()),
            (None, None) => {
                let what = format!("the argument `{}` is missing", node.target());
                Err(TraceError::nowhere(TraceErrorKind::Arguments(what)))
            }
        }
    }

    fn call(&mut self, trace: &Trace, node: Node<'_>, args: Args) -> Result<Var, TraceError> {
        let target = match node.op() {
            Op::GetAttr | Op::CallModule => join_path(self.prefix, node.target()),
            _ => node.target().to_owned(),
        };
        let mut call = Call::new(node.op(), target, args);
        call.is_wrapped = node.meta().other.contains_key("is_wrapped");
        trace.tracer().create_proxy(trace, call)
    }

    /// The frames of the graph stand within those of the module that calls it.
    fn origin(&self, node: Node<'_>) -> Meta {
        let meta = node.meta();
        let inner = meta.module_stack.as_deref().unwrap_or_default().iter().map(|frame| ModuleFrame {
            key: join_path(self.prefix, &frame.key).into(),
            path: join_path(self.prefix, &frame.path).into(),
            class: frame.class.clone(),
        });
        let frames: Arc<[ModuleFrame]> =
            self.outer.as_deref().unwrap_or_default().iter().cloned().chain(inner).collect();
        let module_stack = (!frames.is_empty()).then_some(frames);
        Meta { stack_trace: meta.stack_trace.clone(), module_stack, ..Meta::default() }
    }
}

/// Makes a new graph by running an old one on traced values (`torch.fx.Transformer`). Every method has a default that
/// records the same again; what an overridden one returns stands for the node.
///
/// ```
/// use fx_trace::{Args, Trace, TraceError, Transformer, Var, symbolic_trace_fn, torch};
///
/// /// Swaps `neg` for `abs`.
/// struct Absolute;
///
/// impl Transformer for Absolute {
///     fn call_method(&mut self, trace: &Trace, name: &str, args: Args) -> Result<Var, TraceError> {
///         match name {
///             "neg" => Ok(torch::abs(&args.positional()[0])),
///             _ => trace.call_method(name, args),
///         }
///     }
/// }
///
/// let module = symbolic_trace_fn(["x"], |[x]| x.neg().relu())?;
/// let module = Absolute.transform(&module)?;
/// let names: Vec<_> = module.graph().nodes().map(|node| node.name().to_owned()).collect();
/// assert_eq!(names, ["x", "abs_1", "relu", "output"]);
/// # Ok::<(), TraceError>(())
/// ```
#[allow(unused_variables, reason = "the names are those that an implementation sees")]
pub trait Transformer {
    /// An input. Its default value is kept, its annotation is not, as in torch.fx.
    ///
    /// # Errors
    /// The transformer refuses.
    fn placeholder(&mut self, trace: &Trace, node: Node<'_>) -> Result<Var, TraceError> {
        let mut made = NewNode::new(Op::Placeholder, node.target());
        if let Some(default) = node.arg(0) {
            made = made.arg(default.clone());
        }
        Ok(trace.proxy(trace.create_node(made)))
    }

    /// A read of a parameter or buffer.
    ///
    /// # Errors
    /// The transformer refuses.
    fn get_attr(&mut self, trace: &Trace, path: &str) -> Result<Var, TraceError> {
        trace.get_attr(path)
    }

    /// A call of a function.
    ///
    /// # Errors
    /// The transformer refuses, or an argument carries an error.
    fn call_function(&mut self, trace: &Trace, target: &str, args: Args) -> Result<Var, TraceError> {
        trace.call_function(target, args)
    }

    /// A call of a method; the first argument is the receiver.
    ///
    /// # Errors
    /// As above.
    fn call_method(&mut self, trace: &Trace, name: &str, args: Args) -> Result<Var, TraceError> {
        trace.call_method(name, args)
    }

    /// A call of a sub-module.
    ///
    /// # Errors
    /// As above.
    fn call_module(&mut self, trace: &Trace, path: &str, args: Args) -> Result<Var, TraceError> {
        trace.call_module_at(path, args)
    }

    /// Runs the module and gives the new one. Nodes inherit the source place and module stack of the node that they
    /// stand for. O(nodes and their arguments).
    ///
    /// # Errors
    /// A step fails, or what was recorded is no valid graph.
    #[track_caller]
    fn transform(&mut self, module: &GraphModule) -> Result<GraphModule, TraceError>
    where
        Self: Sized,
    {
        let place = Location::caller();
        let trace = Trace::appending(Graph::new(), module.modules().clone());
        let value = run(&trace, module, Vec::new(), place, &mut Transforming(self))?;
        let output = module.graph().output_node().map(|node| node.meta().clone());
        trace.set_origin(output);
        let (graph, tree) = trace.end(&value, None, place)?;
        let mut made = GraphModule::new(tree, graph);
        made.pytree = module.pytree.clone();
        fx_ir::lint::lint(&made).into_result()?;
        Ok(made)
    }
}

struct Transforming<'t, T: Transformer>(&'t mut T);

impl<T: Transformer> Steps for Transforming<'_, T> {
    fn placeholder(&mut self, trace: &Trace, node: Node<'_>, _given: Option<Var>) -> Result<Var, TraceError> {
        self.0.placeholder(trace, node)
    }

    fn call(&mut self, trace: &Trace, node: Node<'_>, args: Args) -> Result<Var, TraceError> {
        let target = node.target();
        let value = match node.op() {
            Op::GetAttr => self.0.get_attr(trace, target),
            Op::CallMethod => self.0.call_method(trace, target, args),
            Op::CallModule => self.0.call_module(trace, target, args),
            _ => self.0.call_function(trace, target, args),
        }?;
        value.check().cloned()
    }

    fn origin(&self, node: Node<'_>) -> Meta {
        let meta = node.meta();
        let (stack_trace, module_stack) = (meta.stack_trace.clone(), meta.module_stack.clone());
        let mut origin =
            Meta { stack_trace, module_stack, provenance: meta.provenance.clone(), ..Meta::default() };
        origin.add_provenance("Transformer", [node.name()]);
        origin
    }
}

impl Trace {
    /// Records a read of what is at `path`.
    ///
    /// # Errors
    /// The root has nothing there.
    pub fn get_attr(&self, path: &str) -> Result<Var, TraceError> {
        if !self.has_path(path) {
            let what = format!("the root has no `{path}`");
            return Err(TraceError::nowhere(TraceErrorKind::Refused(what)));
        }
        self.create_proxy(Call::new(Op::GetAttr, path.to_owned(), Args::new()))
    }

    /// Records a call of a function by its qualified name.
    ///
    /// # Errors
    /// An argument cannot be recorded.
    pub fn call_function(&self, target: &str, args: Args) -> Result<Var, TraceError> {
        self.create_proxy(Call::new(Op::CallFunction, target.to_owned(), args))
    }

    /// Records a call of a method.
    ///
    /// # Errors
    /// As above.
    pub fn call_method(&self, name: &str, args: Args) -> Result<Var, TraceError> {
        self.create_proxy(Call::new(Op::CallMethod, name.to_owned(), args))
    }

    /// Records a call of the sub-module at `path`.
    ///
    /// # Errors
    /// As above, or the root has no module there.
    pub fn call_module_at(&self, path: &str, args: Args) -> Result<Var, TraceError> {
        if !self.has_module(path) {
            let what = format!("the root has no module `{path}`");
            return Err(TraceError::nowhere(TraceErrorKind::Refused(what)));
        }
        self.create_proxy(Call::new(Op::CallModule, path.to_owned(), args))
    }
}
