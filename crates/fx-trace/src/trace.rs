//! [`Trace`]: a graph that is being recorded.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::panic::Location;
use std::rc::Rc;
use std::sync::Arc;

use fx_ir::{
    Argument, Attribute, Graph, GraphModule, Meta, ModuleFrame, ModuleTree, NewNode, NodeId, Op, TensorRole,
};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::args::Args;
use crate::build::{self, Built};
use crate::error::{TraceError, TraceErrorKind};
use crate::module::{Identity, Module};
use crate::parameter::TensorCell;
use crate::tracer::{Call, SymbolicTracer, Tracer};
use crate::var::{IntoVar, Kind, Proxy, Var};

/// How deep modules may call each other.
pub(crate) const MAX_DEPTH: usize = 192;

/// A recording in progress: what a traced value belongs to, and what a [`Tracer`]'s hooks work on
/// (`torch.fx.Tracer`'s state, `GraphAppendingTracer`). Cloning gives another handle to the same recording.
///
/// ```
/// use fx_ir::Tensor;
/// use fx_trace::{Trace, functional as F};
///
/// let trace = Trace::new();
/// let x = trace.placeholder("x");
/// let weight = trace.parameter("linear.weight", Tensor::from_f32(&[2, 3], &[0.0; 6])?);
/// let module = trace.finish(F::linear(&x, &weight, ()))?;
/// assert_eq!(module.graph().len(), 4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Trace(Rc<Inner>);

struct Inner {
    tracer: Rc<dyn Tracer>,
    graph: RefCell<Graph>,
    /// What the walk over the root found, and tensors that were added since.
    built: RefCell<Built>,
    state: RefCell<State>,
    ended: Cell<bool>,
}

#[derive(Default)]
struct State {
    /// The modules that were called, the root first.
    scopes: Vec<Scope>,
    /// How often each module was called.
    calls: FxHashMap<Arc<str>, u32>,
    /// The reads of parameters, by the parameter's cell: one for all uses.
    parameters: FxHashMap<usize, NodeId>,
    /// Tensors that became attributes, kept alive so that their addresses stay theirs.
    constants: Vec<Rc<TensorCell>>,
    /// The node that is being run again, whose metadata new nodes inherit.
    origin: Option<Meta>,
    /// The text of each place in the source.
    places: FxHashMap<usize, Arc<str>>,
    /// The names of classes, by where they lie.
    classes: FxHashMap<usize, Arc<str>>,
    /// The first error that nothing carried out.
    error: Option<TraceError>,
}

struct Scope {
    path: Arc<str>,
    class: Arc<str>,
    frames: Option<Arc<[ModuleFrame]>>,
}

/// A tensor that a module reads: what [`Tracer::getattr`] decides on.
pub struct TensorAttribute {
    pub(crate) cell: Rc<TensorCell>,
    pub(crate) is_parameter: bool,
}

impl TensorAttribute {
    /// Whether it is a parameter; otherwise it is a buffer.
    pub fn is_parameter(&self) -> bool {
        self.is_parameter
    }

    /// Its sizes.
    pub fn shape(&self) -> Vec<i64> {
        self.cell.shape()
    }

    /// The tensor itself, unrecorded: used in a call it becomes a read of the attribute for that call.
    pub fn value(&self) -> Var {
        Var(Kind::Tensor(self.cell.clone()))
    }
}

impl State {
    /// The name of a class, shared by all modules of it.
    fn class(&mut self, name: &str) -> Arc<str> {
        let known = self.classes.entry(name.as_ptr().addr()).or_insert_with(|| name.into());
        // What lay there may have been the name of a module that is gone.
        if **known != *name {
            *known = name.into();
        }
        known.clone()
    }
}

impl Default for Trace {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Trace")
    }
}

impl Trace {
    /// A recording of an empty graph.
    pub fn new() -> Self {
        Self::appending(Graph::new(), ModuleTree::default())
    }

    /// A recording that goes on with a graph at its insertion point (`GraphAppendingTracer`).
    pub fn appending(graph: Graph, modules: ModuleTree) -> Self {
        Self::appending_with(SymbolicTracer, graph, modules)
    }

    /// The same, with a tracer's hooks.
    pub fn appending_with(tracer: impl Tracer, graph: Graph, modules: ModuleTree) -> Self {
        let class: Arc<str> = modules.root().class.as_str().into();
        let built = Built { tree: modules, paths: vec!["".into()], ..Built::default() };
        Self::start(Rc::new(tracer), graph, built, class)
    }

    /// A recording whose root has this class, none when it is a function.
    pub(crate) fn start(tracer: Rc<dyn Tracer>, graph: Graph, built: Built, class: Arc<str>) -> Self {
        let mut state = State::default();
        state.calls.reserve(built.paths.len());
        state.scopes.push(Scope { path: "".into(), class, frames: None });
        Self(Rc::new(Inner {
            tracer,
            graph: RefCell::new(graph),
            built: RefCell::new(built),
            state: RefCell::new(state),
            ended: Cell::new(false),
        }))
    }

    /// Whether both are the same recording.
    pub fn same(&self, other: &Trace) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn tracer(&self) -> Rc<dyn Tracer> {
        self.0.tracer.clone()
    }

    /// A value for a node that the graph has already (`Proxy(node)`).
    ///
    /// ```
    /// use fx_ir::{Graph, ModuleTree};
    /// use fx_trace::{Trace, operator};
    ///
    /// // ReLU as a comparison and a product: the decomposition of torch.fx's documentation.
    /// let mut graph = Graph::new();
    /// let x = graph.placeholder("x");
    /// let trace = Trace::appending(graph, ModuleTree::default());
    /// let x = trace.proxy(x);
    /// let module = trace.finish(operator::gt(&x, 0) * &x)?;
    /// assert!(module.graph().to_string().contains("%gt"));
    /// # Ok::<(), fx_trace::TraceError>(())
    /// ```
    pub fn proxy(&self, node: NodeId) -> Var {
        Proxy { trace: self.clone(), node }.into()
    }

    /// An input.
    #[track_caller]
    pub fn placeholder(&self, name: &str) -> Var {
        self.node(NewNode::new(Op::Placeholder, name), Location::caller())
    }

    /// A parameter: the tensor goes into the module tree at `path`, the graph reads it.
    #[track_caller]
    pub fn parameter(&self, path: &str, tensor: fx_ir::Tensor) -> Var {
        self.add_tensor(path, TensorRole::Parameter, tensor, Location::caller())
    }

    /// A buffer: the tensor goes into the module tree at `path`, the graph reads it.
    #[track_caller]
    pub fn buffer(&self, path: &str, tensor: fx_ir::Tensor) -> Var {
        self.add_tensor(path, TensorRole::Buffer, tensor, Location::caller())
    }

    fn add_tensor(
        &self,
        path: &str,
        role: TensorRole,
        tensor: fx_ir::Tensor,
        place: &'static Location<'static>,
    ) -> Var {
        {
            let mut built = self.0.built.borrow_mut();
            if built.tree.get(path).is_ok() {
                let error = TraceError::new(TraceErrorKind::TakenPath { path: path.to_owned() }, place);
                self.0.state.borrow_mut().error.get_or_insert(error.clone());
                return error.into();
            }
            built.tree.set_tensor(path, role, tensor);
        }
        self.node(NewNode::new(Op::GetAttr, path), place)
    }

    /// Makes a node as it is and gives its value.
    fn node(&self, node: NewNode, place: &'static Location<'static>) -> Var {
        if self.0.ended.get() {
            return TraceError::new(TraceErrorKind::Ended { function: "a new node".to_owned() }, place)
                .into();
        }
        let node = node.meta(self.meta(place));
        let tracer = self.tracer();
        let id = tracer.create_node(self, node);
        tracer.proxy(self, id)
    }

    /// Puts a node into the graph (`Tracer.create_node`): what the hook of that name does in the end.
    pub fn create_node(&self, node: NewNode) -> NodeId {
        self.0.graph.borrow_mut().create_node(node)
    }

    /// The graph so far, to be read or edited between calls.
    pub fn with_graph<T>(&self, read: impl FnOnce(&mut Graph) -> T) -> T {
        read(&mut self.0.graph.borrow_mut())
    }

    /// The modules and tensors of the root.
    pub fn with_modules<T>(&self, read: impl FnOnce(&mut ModuleTree) -> T) -> T {
        read(&mut self.0.built.borrow_mut().tree)
    }

    pub(crate) fn name_of(&self, node: NodeId) -> String {
        match self.0.graph.try_borrow() {
            Ok(graph) => graph.get(node).map_or_else(|| "?".to_owned(), |node| node.name().to_owned()),
            Err(_) => "?".to_owned(),
        }
    }

    /// Records a call, through the tracer's `create_proxy`; one of `keys` through its `keys`.
    pub(crate) fn record(&self, call: Call) -> Var {
        let place = call.args.place;
        if self.0.ended.get() {
            let kind = TraceErrorKind::Ended { function: call.target.into_owned() };
            return TraceError::new(kind, place).into();
        }
        let keys_of = match (call.op, &*call.target, &call.args.positional[..]) {
            (Op::CallMethod, "keys", [value]) if call.args.keywords.is_empty() => value.as_proxy().cloned(),
            _ => None,
        };
        let recorded = match keys_of {
            Some(value) => self.0.tracer.keys(self, &value, call.args),
            None => self.0.tracer.create_proxy(self, call),
        };
        match recorded {
            Ok(value) => value,
            Err(error) => self.located(error, place).into(),
        }
    }

    /// What [`Tracer::create_proxy`] does unless it is overridden: makes the arguments, the node, the value.
    ///
    /// # Errors
    /// An argument cannot be recorded, or carries an error.
    pub fn create_proxy(&self, call: Call) -> Result<Var, TraceError> {
        let tracer = &*self.0.tracer;
        let Call { op, target, args, is_wrapped } = call;
        let argument = |value| tracer.create_arg(self, value).map_err(|error| error.naming(&target));
        let mut positional = fx_ir::Args::new();
        for value in &args.positional {
            positional.push(argument(value)?);
        }
        let mut keywords = fx_ir::Kwargs::new();
        for (name, value) in &args.keywords {
            keywords.push(((&**name).into(), argument(value)?));
        }
        let mut meta = self.meta(args.place);
        if is_wrapped {
            meta.other.insert("is_wrapped".into(), "True".into());
        }
        let node = NewNode::with_target(op, target).args(positional).kwargs(keywords).meta(meta);
        let id = tracer.create_node(self, node);
        if tracer.check_mutable_operations() {
            self.check_functional(id)?;
        }
        Ok(tracer.proxy(self, id))
    }

    /// Refuses a call that writes to its arguments.
    fn check_functional(&self, id: NodeId) -> Result<(), TraceError> {
        let graph = self.0.graph.borrow();
        let Some(node) = graph.get(id).filter(|node| node.op() != Op::CallModule) else { return Ok(()) };
        let effects = fx_ops::effects(node);
        if effects.unknown || effects.writes.is_empty() {
            return Ok(());
        }
        let written = effects.writes.iter().filter_map(|&id| Some(graph.get(id)?.name().to_owned()));
        let (function, written) = (node.target().to_owned(), written.collect());
        Err(TraceError::nowhere(TraceErrorKind::MutableOperation { function, written }))
    }

    /// What [`Tracer::create_arg`] does unless it is overridden. The parts of containers go through the hook again.
    ///
    /// # Errors
    /// The value is of another trace, or no graph can hold it.
    pub fn create_arg(&self, value: &Var) -> Result<Argument, TraceError> {
        let tracer = &*self.0.tracer;
        let all = |items: &[Var]| -> Result<Box<[Argument]>, TraceError> {
            items.iter().map(|item| tracer.create_arg(self, item)).collect()
        };
        Ok(match &value.0 {
            Kind::Proxy(proxy) if self.same(&proxy.trace) => proxy.node.into(),
            Kind::Proxy(proxy) => {
                let function = String::new();
                return Err(TraceError::nowhere(match proxy.trace.0.ended.get() {
                    true => TraceErrorKind::Ended { function },
                    false => TraceErrorKind::TwoTracers { function },
                }));
            }
            Kind::Constant(constant) => constant.clone(),
            Kind::List(items) => Argument::List(all(items)?),
            Kind::Tuple(items) => Argument::Tuple(all(items)?),
            Kind::Dict(items) => {
                let items =
                    items.iter().map(|(key, value)| Ok((key.clone(), tracer.create_arg(self, value)?)));
                Argument::Dict(items.collect::<Result<_, TraceError>>()?)
            }
            Kind::Slice(parts) => {
                let [start, stop, step] = &**parts;
                let part = |part| tracer.create_arg(self, part);
                Argument::Slice(Box::new([part(start)?, part(stop)?, part(step)?]))
            }
            Kind::Tensor(cell) => self.read_of(cell)?.into(),
            Kind::Placeholder => {
                let what = "the mark of a placeholder, outside `concrete_args`,".to_owned();
                return Err(TraceError::nowhere(TraceErrorKind::NotAnArgument(what)));
            }
            Kind::Error(error) => return Err((**error).clone()),
        })
    }

    /// A new read of a tensor: of the attribute that it is, or of a new one `_tensor_constant0`.
    fn read_of(&self, cell: &Rc<TensorCell>) -> Result<NodeId, TraceError> {
        let known = self.0.built.borrow().path_of_tensor(cell);
        let path = match known {
            Some(path) => path,
            None => {
                let tensor = cell.stored()?;
                let path = self.fresh_qualname("_tensor_constant");
                let mut built = self.0.built.borrow_mut();
                let id = built.tree.set_tensor(&path, TensorRole::Buffer, tensor);
                // The root is the first place.
                built.tensors.insert(build::key(cell), (0, id));
                self.0.state.borrow_mut().constants.push(cell.clone());
                path
            }
        };
        let node = NewNode::new(Op::GetAttr, path).meta(self.frames_only());
        Ok(self.0.tracer.create_node(self, node))
    }

    /// The first attribute name `<prefix><n>` that the root does not have (`get_fresh_qualname`).
    pub fn fresh_qualname(&self, prefix: &str) -> String {
        let built = self.0.built.borrow();
        let mut at = 0;
        loop {
            let name = format!("{prefix}{at}");
            if built.tree.get(&name).is_err() {
                return name;
            }
            at += 1;
        }
    }

    /// What [`Tracer::getattr`] does unless it is overridden: a parameter of the root becomes one read for all uses, a
    /// buffer stays a tensor, which each call that uses it reads anew.
    pub fn getattr(&self, attribute: &TensorAttribute) -> Var {
        if !attribute.is_parameter {
            return attribute.value();
        }
        self.read_once(attribute)
    }

    /// One read of a parameter or buffer for all its uses.
    pub fn read_once(&self, attribute: &TensorAttribute) -> Var {
        let key = build::key(&attribute.cell);
        if let Some(&node) = self.0.state.borrow().parameters.get(&key) {
            return self.0.tracer.proxy(self, node);
        }
        let path = self.0.built.borrow().path_of_tensor(&attribute.cell);
        let Some(path) = path else {
            let root = self.0.built.borrow().tree.root().class.clone();
            let kind = TraceErrorKind::ForeignParameter { shape: attribute.shape(), root };
            return self.within(TraceError::nowhere(kind)).into();
        };
        let node = NewNode::new(Op::GetAttr, path).meta(self.frames_only());
        let node = self.0.tracer.create_node(self, node);
        self.0.state.borrow_mut().parameters.insert(key, node);
        self.0.tracer.proxy(self, node)
    }

    /// The path of a module of the root, the first one when it has several (`Tracer.path_of_module`).
    ///
    /// # Errors
    /// The root does not hold it, or it cannot be told from another.
    pub fn path_of_module(&self, module: &dyn Module) -> Result<Arc<str>, TraceError> {
        let identity: Identity = module.identity();
        let built = self.0.built.borrow();
        let class = || module.class().to_owned();
        let places = built.modules.get(&identity).map(SmallVec::as_slice).unwrap_or_default();
        let path = |place: &usize| built.paths.get(*place).cloned();
        let Some(first) = places.first().and_then(path) else {
            let kind =
                TraceErrorKind::NotASubmodule { class: class(), root: built.tree.root().class.clone() };
            return Err(TraceError::nowhere(kind));
        };
        if identity.has_data || places.len() == 1 {
            return Ok(first);
        }
        // Modules without data have no places of their own: a child of the module that calls is the one.
        let caller = self.with_scope(|scope| scope.path.clone()).unwrap_or_default();
        let paths: Vec<Arc<str>> = places.iter().filter_map(path).collect();
        let mut children = paths.iter().filter(|path| fx_ir::split_path(path).0 == &*caller);
        match (children.next(), children.next()) {
            (Some(child), None) => Ok(child.clone()),
            _ => {
                let paths = paths.iter().map(|path| path.to_string()).collect();
                Err(TraceError::nowhere(TraceErrorKind::Ambiguous { class: class(), paths }))
            }
        }
    }

    /// Calls a module: the tracer's `call_module` within the module's scope.
    pub(crate) fn call_module(&self, module: &dyn Module, path: Option<Arc<str>>, args: Args) -> Var {
        let place = args.place;
        let path = match path {
            Some(path) => Ok(path),
            None => self.0.tracer.path_of_module(self, module),
        };
        let path: Arc<str> = match path {
            Ok(path) => path,
            Err(error) => return self.located(error, place).into(),
        };
        if self.0.state.borrow().scopes.len() > MAX_DEPTH {
            let kind = TraceErrorKind::Recursion { limit: MAX_DEPTH };
            return self.located(TraceError::new(kind, place), place).into();
        }
        self.push_scope(&path, module.class());
        let _scope = PopScope(self);
        let forward = &mut |args: Args| match module.graph_module() {
            Some(graph_module) => crate::retrace::inline(self, graph_module, &path, args),
            None => module.call_forward(args),
        };
        let call = ModuleCall { module, path: &path, forward };
        match self.0.tracer.call_module(self, call, args) {
            Ok(value) => value,
            Err(error) => self.located(error, place).into(),
        }
    }

    fn push_scope(&self, path: &Arc<str>, class: &str) {
        let state = &mut *self.0.state.borrow_mut();
        let calls = state.calls.entry(path.clone()).or_insert(0);
        let key = match *calls {
            0 => path.clone(),
            count => format!("{path}@{count}").into(),
        };
        *calls += 1;
        let class = state.class(class);
        let frame = ModuleFrame { key, path: path.clone(), class: class.clone() };
        let outer = state.scopes.last().and_then(|scope| scope.frames.as_deref()).unwrap_or_default();
        let frames: Arc<[ModuleFrame]> = outer.iter().cloned().chain([frame]).collect();
        state.scopes.push(Scope { path: path.clone(), class, frames: Some(frames) });
    }

    fn with_scope<T>(&self, read: impl FnOnce(&Scope) -> T) -> Option<T> {
        self.0.state.borrow().scopes.last().map(read)
    }

    /// The path of the child of this name of the module whose `forward` runs.
    pub(crate) fn path_of_child(&self, name: &str) -> Option<Arc<str>> {
        self.with_scope(|scope| fx_ir::join_path(&scope.path, name).into())
    }

    /// The path and class of the module whose `forward` runs; the root's path is empty (`Tracer.scope`).
    pub fn scope(&self) -> (String, String) {
        let read = |scope: &Scope| (scope.path.to_string(), scope.class.to_string());
        self.with_scope(read).unwrap_or_default()
    }

    pub(crate) fn within(&self, error: TraceError) -> TraceError {
        let (path, class) = self.scope();
        if class.is_empty() { error } else { error.within(&path, &class) }
    }

    pub(crate) fn located(&self, error: TraceError, place: &'static Location<'static>) -> TraceError {
        self.within(error.at(place))
    }

    /// The metadata of a node made at this place: module stack and source line.
    fn meta(&self, place: &'static Location<'static>) -> Meta {
        let mut state = self.0.state.borrow_mut();
        if let Some(origin) = &state.origin {
            return origin.clone();
        }
        let key = std::ptr::from_ref(place) as usize;
        let text = state.places.entry(key).or_insert_with(|| {
            // Python's form of a traceback, which is what readers of the metadata understand.
            format!("  File \"{}\", line {}\n", place.file(), place.line()).into()
        });
        let stack_trace = Some(text.clone());
        let module_stack = state.scopes.last().and_then(|scope| scope.frames.clone());
        Meta { stack_trace, module_stack, ..Meta::default() }
    }

    /// The metadata of a read that no line of its own asked for.
    fn frames_only(&self) -> Meta {
        let module_stack = self.frames();
        Meta { module_stack, ..Meta::default() }
    }

    /// Until the next call, new nodes inherit this metadata (`preserve_node_meta`, `set_current_meta`).
    pub(crate) fn set_origin(&self, origin: Option<Meta>) {
        self.0.state.borrow_mut().origin = origin;
    }

    /// The frames of the module whose `forward` runs, outermost first.
    pub(crate) fn frames(&self) -> Option<Arc<[ModuleFrame]>> {
        self.with_scope(|scope| scope.frames.clone()).flatten()
    }

    /// Ends the recording: the graph returns `output`.
    ///
    /// # Errors
    /// The first error of the trace, or the graph is not valid.
    #[track_caller]
    pub fn finish(self, output: impl IntoVar) -> Result<GraphModule, TraceError> {
        let place = Location::caller();
        let output = output.into_var();
        let (graph, tree) = self.end(&output, None, place)?;
        let module = GraphModule::new(tree, graph);
        fx_ir::lint::lint(&module).into_result()?;
        Ok(module)
    }

    /// Adds the output and takes the graph and the tree out.
    pub(crate) fn end(
        &self,
        output: &Var,
        returns: Option<&str>,
        place: &'static Location<'static>,
    ) -> Result<(Graph, ModuleTree), TraceError> {
        if self.0.ended.replace(true) {
            return Err(TraceError::new(TraceErrorKind::Ended { function: "output".to_owned() }, place));
        }
        if let Some(error) = self.0.state.borrow_mut().error.take() {
            return Err(error);
        }
        let value =
            self.0.tracer.create_arg(self, output).map_err(|error| error.naming("output").at(place))?;
        let mut node = NewNode::new(Op::Output, "output").arg(value);
        if let Some(returns) = returns {
            node = node.typed(returns);
        }
        if let Some(origin) = self.0.state.borrow_mut().origin.take() {
            node = node.meta(origin);
        }
        self.0.tracer.create_node(self, node);
        let graph = std::mem::take(&mut *self.0.graph.borrow_mut());
        let built = std::mem::take(&mut *self.0.built.borrow_mut());
        Ok((graph, built.tree))
    }

    /// Whether something of the root is at this path.
    pub fn has_path(&self, path: &str) -> bool {
        self.0.built.borrow().tree.get(path).is_ok()
    }

    /// Whether a sub-module of the root is at this path.
    pub fn has_module(&self, path: &str) -> bool {
        matches!(self.0.built.borrow().tree.get(path), Ok(Attribute::Module(..)))
    }
}

/// Leaves a module's scope, also when its `forward` panics.
struct PopScope<'t>(&'t Trace);

impl Drop for PopScope<'_> {
    fn drop(&mut self) {
        if let Ok(mut state) = self.0.0.state.try_borrow_mut() {
            state.scopes.pop();
        }
    }
}

/// A call of a module, for [`Tracer::call_module`].
pub struct ModuleCall<'c> {
    /// The module.
    pub module: &'c dyn Module,
    /// Its path.
    pub path: &'c str,
    pub(crate) forward: &'c mut dyn FnMut(Args) -> Var,
}

impl ModuleCall<'_> {
    /// Enters the module: its `forward` runs, and what it does is recorded.
    pub fn enter(&mut self, args: Args) -> Var {
        (self.forward)(args)
    }
}
