//! `fake-prop`: records what every value is, without computing anything.

use std::cell::Cell;
use std::sync::Arc;

use fx_ir::{Argument, Attribute, GraphModule, ModuleId, Node, NodeId, NodeMap, Op, ValueMeta};
use fx_passes::{Changed, Pass, PassContext, PassError, SampleInput, register_pass};
use fx_shapes::{Arg, Meta, Registry, ShapeError, Size, Sym, Value};
use serde::{Deserialize, Serialize};

/// Records shape, element type, strides and memory format of every value in the metadata, without running the module
/// (`torch.fx.passes.fake_tensor_prop.FakeTensorProp`).
///
/// Shapes start at the placeholders: at what they have recorded, so that symbolic sizes stay symbolic, or else at the
/// sample inputs. Shape functions ([`fx_shapes`]) carry them on; an operator without one runs on libtorch's meta
/// device when the sizes are known and the feature `tch` is there. Results are recorded as detached, as
/// `FakeTensorProp` does: `requires_grad` is that of inputs and parameters alone. The program is not changed, so this pass reports
/// `Changed::No`. O(nodes + arguments), under a microsecond a node.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FakeProp {
    /// Start at the sample inputs also where placeholders have metadata: symbolic sizes become numbers.
    pub from_inputs: bool,
}

impl Pass for FakeProp {
    const NAME: &'static str = "fake-prop";
    const SUMMARY: &'static str = "Record the shape and type of every value, without computing";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let inputs = self.inputs(module, cx)?;
        let found = propagate(module, inputs, Sym::registry())?;
        cx.count("values", found.values.len());
        cx.count("on the meta device", found.on_device);
        found.record(module)?;
        Ok(Changed::No)
    }

    fn is_exact(&self) -> bool {
        true
    }
}

register_pass!(FakeProp);

impl FakeProp {
    /// What is known of each placeholder.
    fn inputs(&self, module: &GraphModule, cx: &PassContext<'_>) -> Result<Vec<Value<Sym>>, PassError> {
        module
            .graph()
            .placeholders()
            .enumerate()
            .map(|(at, node)| {
                let sample = cx.inputs().and_then(|inputs| inputs.get(at));
                input_value(node, sample, self.from_inputs).ok_or_else(|| {
                    PassError::at(
                        node.name(),
                        "nothing is known of this input: it has no metadata, and there is no sample input",
                    )
                })
            })
            .collect()
    }
}

/// What is known of the input that `node` declares: what is recorded of it, or else (with `from_sample`: first) the sample
/// input, or else its default.
pub fn input_value(node: Node<'_>, given: Option<&SampleInput>, from_sample: bool) -> Option<Value<Sym>> {
    let recorded = node.meta().value.as_deref().map(Value::from_value_meta);
    let given = given.and_then(sample);
    let found = if from_sample { given.or(recorded) } else { recorded.or(given) };
    found.or_else(|| node.args().first().and_then(constant))
}

/// What a sample input is without its data.
fn sample(input: &SampleInput) -> Option<Value<Sym>> {
    match input {
        SampleInput::Tensor(tensor) => Some(Value::Tensor(Meta::of(tensor))),
        SampleInput::Constant(argument) => constant(argument),
    }
}

fn constant(argument: &Argument) -> Option<Value<Sym>> {
    Some(match argument {
        Argument::None => Value::None,
        Argument::Bool(value) => Value::Bool(Some(*value)),
        Argument::Int(value) => Value::Int((*value).into()),
        Argument::Float(value) => Value::Float(Some(*value)),
        Argument::Complex(_) => Value::Complex,
        Argument::Str(text) => Value::Str(text.as_ref().into()),
        Argument::DType(dtype) => Value::DType(*dtype),
        Argument::Device(device) => Value::Device(*device),
        other => Value::List(other.as_sequence()?.iter().map(constant).collect::<Option<_>>()?),
    })
}

/// What [`propagate`] found.
#[derive(Debug)]
pub struct Propagated {
    /// The value of every node, by the modules that lead to the graph it is in (none for the outermost), in the order
    /// they run. No value is recorded for what metadata has no form for.
    values: Vec<(Owner, NodeId, Option<ValueMeta>)>,
    /// How many calls ran on the meta device.
    on_device: usize,
}

impl Propagated {
    /// The nodes of the outermost graph in the order they run, each with what is known of its value. That of the output
    /// node is what the program returns.
    pub fn values(&self) -> impl Iterator<Item = (NodeId, &ValueMeta)> {
        let outermost = self.values.iter().filter(|(owner, ..)| owner.is_empty());
        outermost.filter_map(|(_, id, value)| Some((*id, value.as_ref()?)))
    }

    /// Writes the values into the metadata of the nodes.
    ///
    /// # Errors
    /// The module is not the one that they are of.
    pub fn record(self, module: &mut GraphModule) -> Result<(), PassError> {
        let mut inner = Vec::new();
        let graph = module.graph_mut();
        for (owner, id, value) in self.values {
            match &owner[..] {
                [] => graph.meta_mut(id)?.value = value.map(Arc::new),
                _ => inner.push((owner, id, value)),
            }
        }
        for (owner, id, value) in inner {
            let mut own = &mut *module;
            for child in &owner[..] {
                let child =
                    own.modules_mut().module_mut(*child).and_then(|module| module.graph.as_deref_mut());
                own = child.ok_or_else(|| {
                    PassError::new("the module has no sub-graph where the values are of one")
                })?;
            }
            own.graph_mut().meta_mut(id)?.value = value.map(Arc::new);
        }
        Ok(())
    }
}

/// What every value is, for these inputs, one for each placeholder. `shapes` has the functions to use:
/// [`Registry::built_in`], with a user's own added.
///
/// # Errors
/// An operator has no shape function, or is called on sizes that do not fit; the error names the node.
pub fn propagate(
    module: &GraphModule,
    inputs: Vec<Value<Sym>>,
    shapes: &Registry<Sym>,
) -> Result<Propagated, PassError> {
    run(module, inputs.into_iter().map(Some).collect(), shapes, false)
}

/// The same as far as it can be told: of inputs that are `None`, of operators without a shape function and of what comes
/// after them nothing is known.
///
/// # Errors
/// An operator is called on sizes or types that do not fit; the error names the node.
pub fn propagate_known(
    module: &GraphModule,
    inputs: Vec<Option<Value<Sym>>>,
    shapes: &Registry<Sym>,
) -> Result<Propagated, PassError> {
    run(module, inputs, shapes, true)
}

fn run(
    module: &GraphModule,
    inputs: Vec<Option<Value<Sym>>>,
    shapes: &Registry<Sym>,
    partly: bool,
) -> Result<Propagated, PassError> {
    let mut run = Run {
        shapes,
        unknowns: Cell::new(0),
        grad_enabled: true,
        partly,
        found: Propagated { values: Vec::with_capacity(module.graph().len()), on_device: 0 },
    };
    run.graph(module, &Owner::from([]), inputs)?;
    Ok(run.found)
}

/// The modules that lead from the outermost graph to an inner one.
type Owner = Arc<[ModuleId]>;

/// How deep graphs may nest.
const MAX_DEPTH: usize = 32;

struct Run<'r> {
    shapes: &'r Registry<Sym>,
    /// How many sizes there are that only the data decides.
    unknowns: Cell<u32>,
    /// Whether gradients are recorded where the run is.
    grad_enabled: bool,
    /// Whether to go on where nothing is known.
    partly: bool,
    found: Propagated,
}

type Values = NodeMap<Option<Value<Sym>>>;

impl Run<'_> {
    /// Goes through a graph, and returns what it returns.
    fn graph(
        &mut self,
        module: &GraphModule,
        owner: &Owner,
        inputs: Vec<Option<Value<Sym>>>,
    ) -> Result<Value<Sym>, PassError> {
        if owner.len() > MAX_DEPTH {
            return Err(PassError::new(format!("graphs nest more than {MAX_DEPTH} deep")));
        }
        let mut values: Values = NodeMap::for_graph(module.graph(), None);
        let mut inputs = inputs.into_iter();
        let mut result = Value::None;
        for node in module.graph().nodes() {
            let value = match node.op() {
                Op::Placeholder => {
                    match inputs.next().flatten().or_else(|| node.args().first().and_then(constant)) {
                        Some(value) => value,
                        None if self.partly => continue,
                        None => {
                            let message = "there is no value for this input of the sub-graph";
                            return Err(PassError::at(node.name(), message));
                        }
                    }
                }
                Op::GetAttr => match attribute(module, node)? {
                    Some(value) => value,
                    None => continue,
                },
                Op::Output => {
                    let output = node.args().first().unwrap_or(&Argument::None);
                    match returned(output, &values) {
                        Some(value) => result = value,
                        None if self.partly => continue,
                        None => {
                            return Err(PassError::at(node.name(), "returns a value that has no metadata"));
                        }
                    }
                    result.clone()
                }
                Op::CallFunction if node.target().starts_with("torch.ops.higher_order.") => {
                    let enabled = self.grad_enabled;
                    match self.higher_order(module, owner, node, &values) {
                        Ok(value) => value,
                        Err(_) if self.partly => {
                            self.grad_enabled = enabled;
                            continue;
                        }
                        Err(error) => return Err(error),
                    }
                }
                Op::CallFunction | Op::CallMethod | Op::CallModule => {
                    let found = match self.program(module, owner, node, &values)? {
                        Some(value) => Some(value),
                        None => self.call(module, node, &values)?,
                    };
                    let Some(mut value) = found else { continue };
                    if self.grad_enabled && is_tracked(node, &values) {
                        set_requires_grad(&mut value, true);
                    }
                    value
                }
            };
            let mut too_large = false;
            value.for_each_tensor(&mut |meta| {
                too_large |= meta.shape.iter().chain(&meta.stride).any(Sym::is_too_large);
            });
            if too_large || matches!(&value, Value::Int(size) if size.is_too_large()) {
                if self.partly {
                    continue;
                }
                return Err(PassError::at(
                    node.name(),
                    "its symbolic size is too long an expression to go on with",
                ));
            }
            // What is recorded is detached. Kernels are chosen by whether gradients are wanted, so `values` has that too.
            let is_own = node.op() == Op::GetAttr || (node.op() == Op::Placeholder && owner.is_empty());
            let mut recorded = value.to_value_meta();
            if let Some(meta) = recorded.as_mut().filter(|_| !is_own) {
                detach(meta);
            }
            self.found.values.push((owner.clone(), node.id(), recorded));
            values.set(node.id(), Some(value));
        }
        Ok(result)
    }

    /// What the call of a module gives that is itself a program; `None` for other calls, and where not all arguments are
    /// known or some are given by name.
    fn program(
        &mut self,
        module: &GraphModule,
        owner: &Owner,
        node: Node<'_>,
        values: &Values,
    ) -> Result<Option<Value<Sym>>, PassError> {
        if node.op() != Op::CallModule || !node.kwargs().is_empty() {
            return Ok(None);
        }
        let Ok(Attribute::Module(id, called)) = module.modules().get(node.target()) else { return Ok(None) };
        let Some(program) = called.graph.as_deref() else { return Ok(None) };
        let inputs: Vec<_> = node.args().iter().map(|argument| returned(argument, values)).collect();
        if inputs.iter().any(Option::is_none) {
            return Ok(None);
        }
        let inner: Owner = owner.iter().copied().chain([id]).collect();
        let result = self.graph(program, &inner, inputs)?;
        // Where a program is followed in part only, its result may not be known.
        Ok(Some(result).filter(|result| !matches!(result, Value::None)))
    }

    /// What a call gives; `None` where that is not known and need not be.
    fn call(
        &mut self,
        module: &GraphModule,
        node: Node<'_>,
        values: &Values,
    ) -> Result<Option<Value<Sym>>, PassError> {
        if self.partly && node.input_nodes().any(|input| values.get(input.id()).is_none()) {
            return Ok(None);
        }
        match self.call_known(module, node, values)? {
            Ok(value) => Ok(Some(value)),
            Err(_) if self.partly => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The same of arguments that are known. The inner error says that nothing is known of the operator.
    fn call_known(
        &mut self,
        module: &GraphModule,
        node: Node<'_>,
        values: &Values,
    ) -> Result<Result<Value<Sym>, PassError>, PassError> {
        let args = arguments(node, values)?;
        let kwargs: Vec<(&str, Arg<'_, Sym>)> = node
            .kwargs()
            .iter()
            .map(|(name, argument)| Ok((&**name, argument_of(node, argument, values)?)))
            .collect::<Result<_, PassError>>()?;
        if node.op() == Op::CallModule {
            let found =
                self.shapes.call_module(module.modules(), node.target(), &args, &kwargs, &self.unknowns);
            return match found {
                Err(error @ (ShapeError::Unknown { .. } | ShapeError::DataDependent { .. })) => {
                    Ok(Err(PassError::at(node.name(), error)))
                }
                found => found.map(Ok).map_err(|error| PassError::at(node.name(), error)),
            };
        }
        if node.op() == Op::CallFunction
            && matches!(node.target(), "_operator.getitem" | "operator.getitem")
            && let (Some(Argument::Node(items)), Some(Argument::Int(at))) = (node.arg(0), node.arg(1))
            && let Some(Value::List(items)) = values.get(*items)
        {
            // The usual way to take results apart needs no copy of the others.
            let index = if *at < 0 { at.saturating_add(items.len() as i64) } else { *at };
            let item = usize::try_from(index).ok().and_then(|at| items.get(at)).cloned();
            return item.map(Ok).ok_or_else(|| {
                PassError::at(node.name(), format!("there is no item {at} among {} results", items.len()))
            });
        }
        match self.shapes.call_target(node.op(), node.target(), &args, &kwargs, &self.unknowns) {
            Ok(value) => Ok(Ok(value)),
            Err(error @ ShapeError::Unknown { .. }) => Ok(self.on_device(node, &args, &kwargs, error)),
            Err(error @ ShapeError::DataDependent { .. }) => Ok(Err(PassError::at(node.name(), error))),
            Err(error) => Err(PassError::at(node.name(), error)),
        }
    }

    #[cfg(feature = "tch")]
    fn on_device(
        &mut self,
        node: Node<'_>,
        args: &[Arg<'_, Sym>],
        kwargs: &[(&str, Arg<'_, Sym>)],
        error: ShapeError,
    ) -> Result<Value<Sym>, PassError> {
        match device::call(node, args, kwargs) {
            Ok(Some(value)) => {
                self.found.on_device += 1;
                Ok(value)
            }
            Ok(None) => Err(PassError::at(node.name(), error)),
            Err(why) => Err(PassError::at(node.name(), error).with_source(why)),
        }
    }

    #[cfg(not(feature = "tch"))]
    fn on_device(
        &mut self,
        node: Node<'_>,
        _args: &[Arg<'_, Sym>],
        _kwargs: &[(&str, Arg<'_, Sym>)],
        error: ShapeError,
    ) -> Result<Value<Sym>, PassError> {
        Err(PassError::at(node.name(), error))
    }

    /// Control flow: its results are those of its sub-graphs.
    fn higher_order(
        &mut self,
        module: &GraphModule,
        owner: &Owner,
        node: Node<'_>,
        values: &Values,
    ) -> Result<Value<Sym>, PassError> {
        let name = node.target().trim_start_matches("torch.ops.higher_order.");
        let (branches, operands): (&[usize], Vec<&Argument>) = match name {
            "cond" => (&[1, 2], items(node.arg(3))),
            "while_loop" => (&[0, 1], items(node.arg(2)).into_iter().chain(items(node.arg(3))).collect()),
            "wrap_with_set_grad_enabled" => (&[1], node.args().iter().skip(2).collect()),
            "wrap_with_autocast" if node.arg(2) == Some(&Argument::Bool(false)) => {
                (&[4], node.args().iter().skip(5).collect())
            }
            "wrap_with_autocast" => {
                let message = "shapes under autocast are not known; export the model without it, or with explicit casts";
                return Err(PassError::at(node.name(), message));
            }
            _ => {
                let message = format!("the shapes of the higher-order operator `{name}` are not known");
                return Err(PassError::at(node.name(), message));
            }
        };
        let mut inputs = Vec::with_capacity(operands.len());
        for operand in operands {
            let mut input = returned(operand, values)
                .ok_or_else(|| PassError::at(node.name(), "has an operand without metadata"))?;
            if matches!(name, "cond" | "while_loop") {
                // Branches are traced on what they are called on, detached.
                set_requires_grad(&mut input, false);
            }
            inputs.push(Some(input));
        }
        let enabled = self.grad_enabled;
        if let ("wrap_with_set_grad_enabled", Some(Argument::Bool(enable))) = (name, node.arg(0)) {
            self.grad_enabled = *enable;
        }
        let mut results = Vec::new();
        for branch in branches {
            let path = node.arg(*branch).and_then(Argument::as_node).and_then(|id| module.graph().get(id));
            let path = path.filter(|read| read.op() == Op::GetAttr).map(Node::target);
            let missing = || PassError::at(node.name(), format!("its argument {branch} is no sub-graph"));
            let path = path.ok_or_else(missing)?;
            let Attribute::Module(id, inner) = module.modules().get(path)? else { return Err(missing()) };
            let inner = inner.graph.as_deref().ok_or_else(missing)?;
            let inner_owner: Owner = owner.iter().copied().chain([id]).collect();
            results.push(self.graph(inner, &inner_owner, inputs.clone())?);
        }
        self.grad_enabled = enabled;
        let result = match name {
            "while_loop" => {
                inputs.truncate(items(node.arg(2)).len());
                return Ok(Value::List(inputs.into_iter().flatten().collect()));
            }
            "cond" => joined(results, &self.unknowns),
            _ => results.pop(),
        };
        result.ok_or_else(|| PassError::at(node.name(), "its branches return different kinds of values"))
    }
}

/// Whether autograd follows the call: it computes with something that requires a gradient, and does more than look at its
/// size and type.
fn is_tracked(node: Node<'_>, values: &Values) -> bool {
    let wanted = |input: Node<'_>| {
        let mut wanted = false;
        if let Some(value) = values.get(input.id()) {
            value.for_each_tensor(&mut |meta| wanted |= meta.requires_grad);
        }
        wanted
    };
    if !node.input_nodes().any(wanted) {
        return false;
    }
    let name = match node.target().strip_prefix("torch.ops.aten.") {
        Some(name) => name.split('.').next().unwrap_or(name),
        None => node.target().rsplit('.').next().unwrap_or_default(),
    };
    !(name.starts_with("detach") || name.starts_with("new_") || name.ends_with("_like"))
}

/// Says of every tensor of a value whether it requires a gradient; only numbers that are not whole can.
fn set_requires_grad(value: &mut Value<Sym>, requires: bool) {
    match value {
        Value::Tensor(meta) => {
            meta.requires_grad = requires && (meta.dtype.is_floating_point() || meta.dtype.is_complex());
        }
        Value::List(items) => items.iter_mut().for_each(|item| set_requires_grad(item, requires)),
        _ => {}
    }
}

fn detach(meta: &mut ValueMeta) {
    match meta {
        ValueMeta::Tensor(meta) => meta.requires_grad = false,
        ValueMeta::List(items) => items.iter_mut().for_each(detach),
        _ => {}
    }
}

/// What both branches may return: sizes that differ are decided by the data.
fn joined(results: Vec<Value<Sym>>, unknowns: &Cell<u32>) -> Option<Value<Sym>> {
    let mut results = results.into_iter();
    let first = results.next()?;
    results.try_fold(first, |a, b| join(a, b, unknowns))
}

fn join(a: Value<Sym>, b: Value<Sym>, unknowns: &Cell<u32>) -> Option<Value<Sym>> {
    match (a, b) {
        (Value::Tensor(mut a), Value::Tensor(b)) if a.rank() == b.rank() && a.dtype == b.dtype => {
            let mut differs = false;
            for (own, other) in a.shape.iter_mut().zip(&b.shape) {
                if own != other {
                    let number = unknowns.get();
                    unknowns.set(number + 1);
                    *own = Sym::unknown(number)?;
                    differs = true;
                }
            }
            if differs {
                a.stride = fx_shapes::contiguous(&a.shape);
            }
            Some(Value::Tensor(a))
        }
        (Value::List(a), Value::List(b)) if a.len() == b.len() => {
            a.into_iter().zip(b).map(|(a, b)| join(a, b, unknowns)).collect::<Option<_>>().map(Value::List)
        }
        (a, b) if a == b => Some(a),
        _ => None,
    }
}

fn items(argument: Option<&Argument>) -> Vec<&Argument> {
    argument.and_then(Argument::as_sequence).map(|items| items.iter().collect()).unwrap_or_default()
}

/// A tensor of the module tree, by the path of a `get_attr`; `None` for a module.
fn attribute(module: &GraphModule, node: Node<'_>) -> Result<Option<Value<Sym>>, PassError> {
    Ok(match module.modules().get(node.target())? {
        Attribute::Tensor(_, _, tensor) => Some(Value::Tensor(Meta::of(tensor))),
        Attribute::Module(..) => None,
    })
}

/// What an argument is, with nodes replaced by their values.
fn returned(argument: &Argument, values: &Values) -> Option<Value<Sym>> {
    match argument {
        Argument::Node(id) => values.get(*id).clone(),
        Argument::Dict(entries) => {
            entries.iter().map(|(_, value)| returned(value, values)).collect::<Option<_>>().map(Value::List)
        }
        other => match other.as_sequence() {
            Some(items) => {
                items.iter().map(|item| returned(item, values)).collect::<Option<_>>().map(Value::List)
            }
            None => constant(other),
        },
    }
}

fn arguments<'v>(node: Node<'v>, values: &'v Values) -> Result<Vec<Arg<'v, Sym>>, PassError> {
    node.args().iter().map(|argument| argument_of(node, argument, values)).collect()
}

fn argument_of<'v>(
    node: Node<'_>,
    argument: &'v Argument,
    values: &'v Values,
) -> Result<Arg<'v, Sym>, PassError> {
    Arg::of(argument, &|id| values.get(id).as_ref())
        .map_err(|id| PassError::at(node.name(), format!("nothing is known of its argument {id}")))
}

#[cfg(feature = "tch")]
mod device {
    //! libtorch's meta device, for operators without a shape function.

    use fx_interp::{CallError, Interpreter, Value as Run, register_meta_kernels};
    use fx_ir::{Device, Graph, GraphModule, Node, Op, ValueMeta};
    use fx_shapes::{Arg, Meta, Size, Sym, Value};

    /// Calls `node`'s function or method on tensors without data; `None` when a size is symbolic, it calls a
    /// module, or libtorch does not know the function either.
    pub(super) fn call(
        node: Node<'_>,
        args: &[Arg<'_, Sym>],
        kwargs: &[(&str, Arg<'_, Sym>)],
    ) -> Result<Option<Value<Sym>>, Box<dyn std::error::Error + Send + Sync>> {
        // What is missing may call what is not, beneath the public operators.
        register_meta_kernels()?;
        // An interpreter of an empty graph: calls are made by name.
        let mut graph = Graph::new();
        graph.output(());
        let empty = GraphModule::from_graph(graph);
        let mut interpreter = Interpreter::new(&empty)?;
        let mut given = Vec::with_capacity(args.len());
        for arg in args {
            let Some(value) = without_data(&mut interpreter, arg)? else { return Ok(None) };
            given.push(value);
        }
        let mut named = Vec::with_capacity(kwargs.len());
        for (name, arg) in kwargs {
            let Some(value) = without_data(&mut interpreter, arg)? else { return Ok(None) };
            named.push((*name, value));
        }
        let result = match node.op() {
            Op::CallFunction => interpreter.call_function(node.target(), &given, &named),
            Op::CallMethod => interpreter.call_method(node.target(), &given, &named),
            _ => return Ok(None),
        };
        let result = match result {
            // That there is no shape function says it all.
            Err(CallError::UnknownFunction(_)) => return Ok(None),
            result => result?,
        };
        let home = args.iter().find_map(|arg| match arg {
            Arg::Tensor(meta) => Some(meta.device),
            _ => None,
        });
        Ok(result.to_meta().map(|meta| at_home(&meta, home.unwrap_or(Device::CPU))))
    }

    /// The value with its tensors where the arguments are.
    fn at_home(meta: &ValueMeta, home: Device) -> Value<Sym> {
        match Value::from_value_meta(meta) {
            Value::Tensor(meta) => Meta { device: home, ..meta }.into(),
            Value::List(_) => match meta {
                ValueMeta::List(items) => Value::List(items.iter().map(|item| at_home(item, home)).collect()),
                other => Value::from_value_meta(other),
            },
            other => other,
        }
    }

    fn without_data(interpreter: &mut Interpreter<'_>, arg: &Arg<'_, Sym>) -> Result<Option<Run>, CallError> {
        let known = |sizes: &[Sym]| -> Option<Vec<Run>> {
            sizes.iter().map(|size| size.as_int().map(Run::Int)).collect()
        };
        Ok(Some(match arg {
            Arg::None => Run::None,
            Arg::Tensor(meta) => {
                let (Some(shape), Some(stride)) = (known(&meta.shape), known(&meta.stride)) else {
                    return Ok(None);
                };
                let kwargs = [("dtype", Run::DType(meta.dtype)), ("device", Run::Device(Device::META))];
                let sizes = [Run::List(shape), Run::List(stride)];
                interpreter.call_function("torch.ops.aten.empty_strided.default", &sizes, &kwargs)?
            }
            Arg::Int(size) => match size.as_int() {
                Some(value) => Run::Int(value),
                None => return Ok(None),
            },
            Arg::Bool(Some(value)) => Run::Bool(*value),
            Arg::Float(Some(value)) => Run::Float(*value),
            Arg::Str(text) => Run::Str((*text).into()),
            Arg::DType(dtype) => Run::DType(*dtype),
            Arg::Device(_) => Run::Device(Device::META),
            Arg::Layout(layout) => Run::Layout(*layout),
            Arg::MemoryFormat(format) => Run::MemoryFormat(*format),
            Arg::Ints(items) => match known(items) {
                Some(items) => Run::List(items),
                None => return Ok(None),
            },
            Arg::List(items) => {
                let mut list = Vec::with_capacity(items.len());
                for item in items {
                    let Some(item) = without_data(interpreter, item)? else { return Ok(None) };
                    list.push(item);
                }
                Run::List(list)
            }
            Arg::Bool(None) | Arg::Float(None) | Arg::Complex | Arg::Other => return Ok(None),
        }))
    }
}
