//! Running on tensors: the operations of a module, as they come, through `fx-interp`.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use fx_interp::{Arg, CallError, CallSite, Eager, Interpreter, Kinds, Value};
use fx_ir::{Argument, GraphModule, ModuleTree, Op, TensorId};
use smallvec::SmallVec;

use crate::args::Args;
use crate::build;
use crate::error::{TraceError, TraceErrorKind};
use crate::module::{Module, Training, Visitor};
use crate::parameter::{Buffer, Parameter, TensorCell};
use crate::var::{IntoVar, Kind, Var};

thread_local! {
    static EAGER: RefCell<Eager> = RefCell::new(Eager::new());
}

fn failed(error: impl std::fmt::Display) -> TraceError {
    TraceError::nowhere(TraceErrorKind::Execution(error.to_string()))
}

/// A computed tensor as data; the memory is shared.
pub(crate) fn to_stored(tensor: &tch::Tensor) -> Result<fx_ir::Tensor, TraceError> {
    let mut stored = Value::from(tensor).to_stored().map_err(failed)?;
    stored.requires_grad = tensor.requires_grad();
    Ok(stored)
}

impl TensorCell {
    /// The tensor in libtorch, made once; a parameter takes part in autograd.
    pub(crate) fn living_tensor(&self) -> Result<tch::Tensor, TraceError> {
        if let Some(live) = &*self.live.borrow() {
            return Ok(live.shallow_clone());
        }
        let stored = self.stored()?;
        let Value::Tensor(made) = Value::from_stored(&stored).map_err(failed)? else {
            return Err(failed("a stored tensor became something else"));
        };
        let made = if stored.requires_grad { made.set_requires_grad(true) } else { made };
        *self.live.borrow_mut() = Some(made.shallow_clone());
        Ok(made)
    }
}

impl TensorCell {
    /// The tensor in libtorch where it lies; `None` when it cannot be made.
    fn borrow_living(&self) -> Option<Ref<'_, Option<tch::Tensor>>> {
        let live = self.live.borrow();
        if live.is_some() {
            return Some(live);
        }
        drop(live);
        drop(self.living_tensor().ok()?);
        Some(self.live.borrow())
    }
}

/// A value as the interpreter has it.
fn to_value(var: &Var) -> Result<Value, TraceError> {
    let all = |items: &[Var]| items.iter().map(to_value).collect::<Result<Vec<_>, _>>();
    Ok(match &var.0 {
        Kind::Tensor(cell) => Value::Tensor(cell.living_tensor()?),
        Kind::Constant(constant) => match constant {
            Argument::Int(value) => Value::Int(*value),
            Argument::Float(value) => Value::Float(*value),
            Argument::Bool(value) => Value::Bool(*value),
            Argument::None => Value::None,
            other => Value::from_constant(other).map_err(failed)?,
        },
        Kind::List(items) => Value::List(all(items)?),
        Kind::Tuple(items) => Value::Tuple(all(items)?),
        Kind::Dict(items) => {
            let item = |(key, value): &(Argument, Var)| {
                Ok::<_, TraceError>((Value::from_constant(key).map_err(failed)?, to_value(value)?))
            };
            Value::Dict(items.iter().map(item).collect::<Result<_, _>>()?)
        }
        Kind::Slice(parts) => {
            let [start, stop, step] = &**parts;
            Value::Slice(Box::new([to_value(start)?, to_value(stop)?, to_value(step)?]))
        }
        Kind::Error(error) => return Err((**error).clone()),
        Kind::Proxy(_) | Kind::Placeholder => {
            return Err(failed(format!("{} has no value to compute with", var.describe())));
        }
    })
}

/// A computed value.
#[inline]
fn from_value(value: Value) -> Result<Var, TraceError> {
    match value {
        Value::Tensor(tensor) => Ok(tensor.into()),
        other => from_other(other),
    }
}

fn from_other(value: Value) -> Result<Var, TraceError> {
    let all = |items: Vec<Value>| items.into_iter().map(from_value).collect::<Result<Vec<_>, _>>();
    Ok(Var(match value {
        Value::Tensor(tensor) => Kind::Tensor(Rc::new(TensorCell::living(tensor))),
        Value::None => Kind::Constant(Argument::None),
        Value::Bool(value) => Kind::Constant(Argument::Bool(value)),
        Value::Int(value) => Kind::Constant(Argument::Int(value)),
        Value::Float(value) => Kind::Constant(Argument::Float(value)),
        Value::Complex(re, im) => Kind::Constant(Argument::Complex(Box::new((re, im)))),
        Value::Str(text) => Kind::Constant(Argument::Str((&*text).into())),
        Value::DType(value) => Kind::Constant(Argument::DType(value)),
        Value::Device(value) => Kind::Constant(Argument::Device(value)),
        Value::Layout(value) => Kind::Constant(Argument::Layout(value)),
        Value::MemoryFormat(value) => Kind::Constant(Argument::MemoryFormat(value)),
        Value::Ellipsis => Kind::Constant(Argument::Ellipsis),
        Value::List(items) => Kind::List(all(items)?.into()),
        Value::Tuple(items) => Kind::Tuple(all(items)?.into()),
        Value::Dict(items) => {
            let item = |(key, value)| match from_value(key)?.0 {
                Kind::Constant(key) => Ok((key, from_value(value)?)),
                _ => Err(failed("a dictionary's key is no constant")),
            };
            Kind::Dict(items.into_iter().map(item).collect::<Result<_, TraceError>>()?)
        }
        other => return Err(failed(format!("{} is no value of a module", other.describe()))),
    }))
}

type Values = SmallVec<[Value; 4]>;
type Keywords<'a> = Vec<(&'a str, Value)>;

fn values(args: &Args) -> Result<(Values, Keywords<'_>), TraceError> {
    let positional = args.positional.iter().map(to_value).collect::<Result<_, _>>()?;
    let keywords = args.keywords.iter().map(|(name, value)| Ok((&**name, to_value(value)?)));
    Ok((positional, keywords.collect::<Result<_, TraceError>>()?))
}

fn with_eager(run: impl FnOnce(&mut Eager) -> Result<Value, CallError>) -> Result<Var, TraceError> {
    let result = EAGER.with(|eager| match eager.try_borrow_mut() {
        Ok(mut eager) => run(&mut eager).map_err(failed),
        Err(_) => Err(failed("a function that runs on tensors calls back into itself")),
    });
    from_value(result?)
}

/// Runs a function or method.
pub(crate) fn call(op: Op, target: &str, args: &Args) -> Result<Var, TraceError> {
    let (args, kwargs) = values(args)?;
    with_eager(|eager| match op {
        Op::CallMethod => eager.call_method(target, &args, &kwargs),
        _ => eager.call_function(target, &args, &kwargs),
    })
}

/// Runs a function or method of the surface on tensors, straight if an earlier call on arguments of the same kinds came
/// down to one operator. `None` when there is no tensor among the arguments, or something else than tensors and numbers.
pub(crate) fn call_at(site: &CallSite, op: Op, target: &str, args: &Args) -> Option<Result<Var, TraceError>> {
    if args.keywords.is_empty() {
        let known = match &args.positional[..] {
            [a] => call_plain(site, [a]),
            [a, b] => call_plain(site, [a, b]),
            [a, b, c] => call_plain(site, [a, b, c]),
            [a, b, c, d] => call_plain(site, [a, b, c, d]),
            _ => None,
        };
        if known.is_some() {
            return known;
        }
    }
    let kinds = match straight(site, args)? {
        Ok(result) => return Some(result.map_err(failed).and_then(from_value)),
        Err(kinds) => kinds,
    };
    let call = || {
        let (args, kwargs) = values(args)?;
        with_eager(|eager| match op {
            Op::CallMethod => eager.call_method_at(site, kinds, target, &args, &kwargs),
            _ => eager.call_function_at(site, kinds, target, &args, &kwargs),
        })
    };
    Some(call())
}

/// Calls on a few tensors and numbers that are known already; `None` for all others.
pub(crate) fn call_plain<const N: usize>(
    site: &CallSite,
    values: [&Var; N],
) -> Option<Result<Var, TraceError>> {
    let borrowed = values.map(|value| match &value.0 {
        Kind::Tensor(cell) => cell.borrow_living(),
        _ => None,
    });
    let (mut args, mut has_tensor) = ([Arg::Default; N], false);
    for ((into, value), tensor) in args.iter_mut().zip(values).zip(&borrowed) {
        *into = match (&value.0, tensor) {
            (Kind::Tensor(_), Some(tensor)) => {
                has_tensor = true;
                Arg::Tensor(tensor.as_ref()?)
            }
            (Kind::Constant(Argument::Int(value)), _) => Arg::Int(*value),
            (Kind::Constant(Argument::Float(value)), _) => Arg::Float(*value),
            (Kind::Constant(Argument::Bool(value)), _) => Arg::Bool(*value),
            _ => return None,
        };
    }
    if !has_tensor {
        return None;
    }
    let result = site.call(Kinds::of(&args, std::iter::empty())?, &args, &[])?;
    Some(result.map_err(failed).and_then(from_value))
}

/// The tensors of a call, borrowed.
type Tensors<'a> = SmallVec<[Ref<'a, Option<tch::Tensor>>; 4]>;

/// The most arguments of a call that [`straight`] makes; more integers than this in its lists take memory of their own.
const MOST: usize = 8;

/// The result of a call that is known; the kinds of the arguments otherwise. `None` as for [`call_at`].
fn straight(site: &CallSite, args: &Args) -> Option<Result<Result<Value, CallError>, Kinds>> {
    if args.positional.len() + args.keywords.len() > MOST {
        return None;
    }
    let (mut borrowed, mut ints) = (Tensors::new(), SmallVec::<[i64; MOST]>::new());
    let mut has_lists = false;
    for value in args.all() {
        match &value.0 {
            Kind::Tensor(cell) => borrowed.push(cell.borrow_living()?),
            Kind::Constant(constant) => {
                for item in items_of(constant).unwrap_or_default() {
                    ints.push(item.as_int()?);
                }
            }
            Kind::List(items) | Kind::Tuple(items) => {
                has_lists = true;
                gather(items, &mut borrowed, &mut ints)?;
            }
            _ => return None,
        }
    }
    if borrowed.is_empty() {
        return None;
    }
    // Lists of tensors need their tensors in a row.
    let listed: SmallVec<[Option<&tch::Tensor>; 4]> = match has_lists {
        true => borrowed.iter().map(|tensor| tensor.as_ref()).collect(),
        false => SmallVec::new(),
    };
    let (mut next, mut ints) = (0, &ints[..]);
    let mut plain = |value: &'_ Var| match &value.0 {
        Kind::Tensor(_) => {
            next += 1;
            borrowed.get(next - 1)?.as_ref().map(Arg::Tensor)
        }
        Kind::List(items) | Kind::Tuple(items) => match items.first()?.0 {
            Kind::Tensor(_) => {
                next += items.len();
                listed.get(next - items.len()..next).map(Arg::Tensors)
            }
            _ => Some(Arg::Ints(take(&mut ints, items.len())?)),
        },
        Kind::Constant(Argument::Int(value)) => Some(Arg::Int(*value)),
        Kind::Constant(Argument::Float(value)) => Some(Arg::Float(*value)),
        Kind::Constant(Argument::Bool(value)) => Some(Arg::Bool(*value)),
        Kind::Constant(Argument::None) => Some(Arg::None),
        Kind::Constant(Argument::DType(value)) => Some(Arg::DType(*value)),
        Kind::Constant(constant) => Some(Arg::Ints(take(&mut ints, items_of(constant)?.len())?)),
        _ => None,
    };
    let mut positional = SmallVec::<[Arg<'_>; MOST]>::new();
    for value in &args.positional {
        positional.push(plain(value)?);
    }
    let mut named = SmallVec::<[(&str, Arg<'_>); 4]>::new();
    for (name, value) in &args.keywords {
        named.push((name, plain(value)?));
    }
    let kinds = Kinds::of(&positional, named.iter().map(|(_, value)| *value))?;
    Some(site.call(kinds, &positional, &named).ok_or(kinds))
}

/// The items of a constant that is a list.
fn items_of(constant: &Argument) -> Option<&[Argument]> {
    match constant {
        Argument::List(items) | Argument::Tuple(items) | Argument::Size(items) => Some(items),
        _ => None,
    }
}

/// The items of a list, all tensors or all integers.
fn gather<'a>(items: &'a [Var], tensors: &mut Tensors<'a>, ints: &mut SmallVec<[i64; 8]>) -> Option<()> {
    let is_tensors = matches!(items.first()?.0, Kind::Tensor(_));
    for item in items {
        match &item.0 {
            Kind::Tensor(cell) if is_tensors => tensors.push(cell.borrow_living()?),
            Kind::Constant(Argument::Int(value)) if !is_tensors => ints.push(*value),
            _ => return None,
        }
    }
    Some(())
}

fn take<'s, T>(items: &mut &'s [T], count: usize) -> Option<&'s [T]> {
    let (taken, rest) = items.split_at_checked(count)?;
    *items = rest;
    Some(taken)
}

/// Runs a captured module.
pub(crate) fn call_graph(module: &GraphModule, args: Args) -> Result<Var, TraceError> {
    let bound = args.bind(&module.signature())?;
    let inputs = match module.pytree {
        Some(_) => Var::list(bound).leaves(),
        None => bound,
    };
    let inputs = inputs.iter().map(to_value).collect::<Result<_, _>>()?;
    let mut interpreter = Interpreter::new(module).map_err(failed)?;
    let result = interpreter.run(inputs).map_err(failed)?;
    from_value(interpreter.nest_output(result).map_err(failed)?)
}

/// A layer as data, made when it first runs, with the cells that its tensors are in.
#[derive(Default)]
pub(crate) struct Running(RefCell<Option<Made>>);

struct Made {
    tree: ModuleTree,
    tensors: Vec<(TensorId, Rc<TensorCell>)>,
}

impl Clone for Running {
    /// A copy of a layer is made into data of its own.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl std::fmt::Debug for Running {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Running")
    }
}

impl Running {
    pub(crate) fn forget(&mut self) {
        self.0 = RefCell::new(None);
    }
}

/// The cells of a layer's tensors, and of those of its parts, in order.
#[derive(Default)]
struct Cells(Vec<Rc<TensorCell>>);

impl Visitor for Cells {
    fn parameter(&mut self, _name: &str, parameter: Option<&Parameter>) {
        self.0.extend(parameter.map(|parameter| parameter.cell.clone()));
    }

    fn buffer(&mut self, _name: &str, buffer: Option<&Buffer>) {
        self.0.extend(buffer.map(|buffer| buffer.cell.clone()));
    }

    fn module(&mut self, _name: &str, module: &dyn Module) {
        module.walk(self);
    }

    fn setting(&mut self, _name: &str, _value: &dyn Fn() -> Argument) {}

    fn training(&mut self, _training: &Training) {}
}

/// Runs a layer.
pub(crate) fn call_layer<M: Module>(
    layer: &M,
    running: &Running,
    training: bool,
    args: &Args,
) -> Result<Var, TraceError> {
    let mut cells = Cells::default();
    layer.walk(&mut cells);
    let mut made = running.0.borrow_mut();
    let is_same = made.as_ref().is_some_and(|made| {
        let known = made.tensors.iter().map(|(_, cell)| cell);
        made.tensors.len() == cells.0.len() && known.zip(&cells.0).all(|(a, b)| Rc::ptr_eq(a, b))
    });
    if !is_same {
        let built = build::build(layer)?;
        let id = |cell: &Rc<TensorCell>| built.tensors.get(&build::key(cell)).map(|(_, id)| *id);
        let tensors = cells.0.iter().filter_map(|cell| Some((id(cell)?, cell.clone()))).collect();
        *made = Some(Made { tree: built.tree, tensors });
    }
    let Some(made) = made.as_mut() else { return Err(failed("a layer could not be made into data")) };
    made.tree.root_mut().training = training;
    let live = made.tensors.iter().map(|(id, cell)| Ok((*id, cell.living_tensor()?)));
    let live = live.collect::<Result<SmallVec<[_; 6]>, TraceError>>()?;
    let (args, kwargs) = values(args)?;
    let tree = &made.tree;
    with_eager(|eager| eager.call_module(tree, live, &args, &kwargs))
}

impl From<tch::Tensor> for Var {
    fn from(tensor: tch::Tensor) -> Self {
        Self(Kind::Tensor(Rc::new(TensorCell::living(tensor))))
    }
}

impl IntoVar for tch::Tensor {
    fn into_var(self) -> Var {
        self.into()
    }
}

impl IntoVar for &tch::Tensor {
    fn into_var(self) -> Var {
        self.shallow_clone().into()
    }
}

impl Var {
    /// The tensor of a value that was computed, a parameter's own tensor among them.
    ///
    /// # Errors
    /// The error that the value carries; or it is no tensor.
    #[track_caller]
    pub fn tensor(&self) -> Result<tch::Tensor, TraceError> {
        match &self.0 {
            Kind::Tensor(cell) => cell.living_tensor(),
            Kind::Error(error) => Err((**error).clone()),
            _ => {
                let kind =
                    TraceErrorKind::WrongType { value: self.describe(), wanted: "a tensor".to_owned() };
                Err(TraceError::new(kind, std::panic::Location::caller()))
            }
        }
    }

    /// What Python's `bool`, `int` or `float` asks of a tensor: its one element.
    pub(crate) fn item_of_tensor(&self) -> Result<Var, TraceError> {
        with_eager(|eager| match to_value(self) {
            Ok(value) => eager.call_method("item", &[value], &[]),
            Err(error) => Err(CallError::Invalid(error.to_string())),
        })
    }
}
