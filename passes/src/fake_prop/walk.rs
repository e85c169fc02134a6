//! The walk over the graph: what each node gives, by shape functions, sub-graphs and the meta device.

use std::cell::Cell;
use std::sync::Arc;

use fx_ir::{Argument, Attribute, GraphModule, ModuleId, Node, NodeMap, Op, ValueMeta};
use fx_passes::PassError;
use fx_shapes::{Arg, Meta, Registry, ShapeError, Size, Sym, Value};

#[cfg(feature = "tch")]
use super::device;
use super::{Propagated, constant};

/// See [`propagate`](super::propagate) and [`propagate_known`](super::propagate_known).
pub(super) fn run(
    module: &GraphModule,
    inputs: Vec<Option<Value<Sym>>>,
    shapes: &Registry<Sym>,
    partly: bool,
) -> Result<Propagated, PassError> {
    let mut run = Run {
        shapes,
        unknowns: Cell::new(0),
        grad_enabled: true,
        autocasts: Vec::new(),
        partly,
        found: Propagated { values: Vec::with_capacity(module.graph().len()), on_device: 0 },
    };
    run.graph(module, &Owner::from([]), inputs)?;
    Ok(run.found)
}

/// The modules that lead from the outermost graph to an inner one.
pub(super) type Owner = Arc<[ModuleId]>;

/// How deep graphs may nest.
const MAX_DEPTH: usize = 32;

/// The meta device has no autocast, so that dtypes would be wrong.
const UNDER_AUTOCAST: &str = "shapes under autocast are not known: run `shape-prop` on inputs instead, or export the model with \
     explicit casts";

struct Run<'r> {
    shapes: &'r Registry<Sym>,
    /// How many sizes there are that only the data decides.
    unknowns: Cell<u32>,
    /// Whether gradients are recorded where the run is.
    grad_enabled: bool,
    /// The regions of autocast around where the run is, the innermost last: whether it is on there.
    autocasts: Vec<bool>,
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
        let (grad_enabled, autocasts) = (self.grad_enabled, self.autocasts.len());
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
                Op::CallFunction if self.switch(node) => Value::None,
                Op::CallFunction if node.target().starts_with("torch.ops.higher_order.") => {
                    let (enabled, depth) = (self.grad_enabled, self.autocasts.len());
                    let found = self.higher_order(module, owner, node, &values);
                    self.grad_enabled = enabled;
                    self.autocasts.truncate(depth);
                    match found {
                        Ok(value) => value,
                        Err(_) if self.partly => continue,
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
        // What a graph switches and does not switch back ends with it.
        self.grad_enabled = grad_enabled;
        self.autocasts.truncate(autocasts);
        Ok(result)
    }

    /// Follows a call that switches gradients or autocast for what comes after it; whether it is one.
    fn switch(&mut self, node: Node<'_>) -> bool {
        match node.target() {
            "torch._C._set_grad_enabled" => match node.arg(0) {
                Some(Argument::Bool(enabled)) => self.grad_enabled = *enabled,
                _ => return false,
            },
            "torch.amp.autocast_mode._enter_autocast" | "torch.amp._enter_autocast" => {
                self.autocasts.push(node.arg(2) != Some(&Argument::Bool(false)));
            }
            "torch.amp.autocast_mode._exit_autocast" | "torch.amp._exit_autocast" => {
                self.autocasts.pop();
            }
            "torch._C._log_api_usage_once" => {}
            _ => return false,
        }
        true
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
        if self.autocasts.last() == Some(&true) {
            return if self.partly { Ok(None) } else { Err(PassError::at(node.name(), UNDER_AUTOCAST)) };
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
            "wrap_with_autocast" => return Err(PassError::at(node.name(), UNDER_AUTOCAST)),
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
        match (name, node.arg(0)) {
            ("wrap_with_set_grad_enabled", Some(Argument::Bool(enable))) => self.grad_enabled = *enable,
            ("wrap_with_autocast", _) => self.autocasts.push(false),
            _ => {}
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
