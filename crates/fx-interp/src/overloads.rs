//! Which overload a Python call means: `torch.add(x, 2)`, `x.view(2, 3)`, `x.sum(dim=1)`.
//!
//! torch's argument parser takes the first signature that fits, with more specific ones before. Here every overload
//! that fits gets a cost, the sum of the conversions that its arguments need, and the cheapest is called; among equals
//! the first by name. The result is the same operator, or one that gives the same.

use fx_aten::{Op, Schema, TensorExt};
use rustc_hash::FxHashMap;

use crate::aten::{self, Order, Place};
use crate::error::CallError;
use crate::value::Value;

/// The operators that a run has met, by target and by name.
#[derive(Default)]
pub(crate) struct Operators {
    found: FxHashMap<String, Op>,
    overloads: FxHashMap<String, Vec<Op>>,
    /// What was chosen for arguments of these kinds, by the operator's name.
    chosen: FxHashMap<String, Vec<(u64, Resolved)>>,
    /// How many operators were called since [`start`](Self::start).
    calls: usize,
    /// The last call by name.
    last: Option<Last>,
}

/// What a call by name chose, and where its arguments were.
struct Last {
    resolved: Resolved,
    at: Addresses,
    /// Whether all arguments of these kinds choose the same.
    is_settled: bool,
}

/// Where the arguments of a call lie, to know them again.
type Addresses = [(usize, usize); 2];

fn addresses(args: &[Value], kwargs: &[(&str, Value)]) -> Addresses {
    [
        (args.as_ptr().addr(), args.len()),
        (if kwargs.is_empty() { 0 } else { kwargs.as_ptr().addr() }, kwargs.len()),
    ]
}

/// An overload that was chosen.
#[derive(Clone)]
pub(crate) struct Resolved {
    pub(crate) op: Op,
    pub(crate) order: Order,
}

impl Operators {
    /// Begins to count calls.
    pub(crate) fn start(&mut self) {
        (self.calls, self.last) = (0, None);
    }

    /// The operator behind the only call since [`start`](Self::start), when it was on just these arguments.
    pub(crate) fn only_call(&self, args: &[Value], kwargs: &[(&str, Value)]) -> Option<&Resolved> {
        let last = self.last.as_ref()?;
        (self.calls == 1 && last.at == addresses(args, kwargs)).then_some(&last.resolved)
    }

    /// The operator behind the only call since [`start`](Self::start), on whatever arguments, when all arguments of
    /// their kinds choose it.
    pub(crate) fn only_settled_call(&self) -> Option<&Resolved> {
        let last = self.last.as_ref()?;
        (self.calls == 1 && last.is_settled).then_some(&last.resolved)
    }

    /// `torch.ops.NS.OP.OVERLOAD`.
    pub(crate) fn overload(&mut self, target: &str) -> Result<Op, CallError> {
        if let Some(&op) = self.found.get(target) {
            return Ok(op);
        }
        let unknown = || CallError::UnknownFunction(target.to_owned());
        let path = target.strip_prefix("torch.ops.").ok_or_else(unknown)?;
        let mut parts = path.splitn(3, '.');
        let (namespace, name) = (parts.next().ok_or_else(unknown)?, parts.next().ok_or_else(unknown)?);
        let op = Op::find(&format!("{namespace}::{name}"), parts.next().unwrap_or("default"))?;
        self.found.insert(target.to_owned(), op);
        Ok(op)
    }

    /// Whether there is an operator `aten::NAME`.
    pub(crate) fn knows(&mut self, name: &str) -> Result<bool, CallError> {
        Ok(!self.named(name)?.is_empty())
    }

    fn named(&mut self, name: &str) -> Result<&[Op], CallError> {
        if !self.overloads.contains_key(name) {
            let schemas = fx_aten::overloads(&format!("aten::{name}"))?;
            // Lists of Python numbers and the like are TorchScript's, not PyTorch's.
            let ours = schemas.iter().filter(|schema| !is_script_only(schema));
            let ops: Result<Vec<Op>, _> =
                ours.map(|schema| Op::find(&schema.name, &schema.overload)).collect();
            self.overloads.insert(name.to_owned(), ops?);
        }
        Ok(self.overloads.get(name).map(Vec::as_slice).unwrap_or_default())
    }

    /// Chooses the overload of `aten::NAME` that Python's `torch.NAME` would call, and says whether all arguments of
    /// these kinds choose it.
    pub(crate) fn resolve(
        &mut self,
        name: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<(Resolved, bool), CallError> {
        let kinds = if kwargs.is_empty() { kinds(args) } else { None };
        if let (Some(kinds), Some(known)) = (kinds, self.chosen.get(name))
            && let Some((_, resolved)) = known.iter().find(|(known, _)| *known == kinds)
        {
            return Ok((resolved.clone(), true));
        }
        let (cost, resolved) = self.choose(name, args, kwargs)?;
        let is_settled = cost < STANDS_FOR_A_NUMBER && !spreads_tensor(&resolved.order, args);
        if let Some(kinds) = kinds
            && is_settled
        {
            self.chosen.entry(name.to_owned()).or_default().push((kinds, resolved.clone()));
        }
        Ok((resolved, is_settled))
    }

    fn choose(
        &mut self,
        name: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<(u32, Resolved), CallError> {
        let ops = self.named(name)?;
        if ops.is_empty() {
            return Err(CallError::UnknownFunction(name.to_owned()));
        }
        let mut best: Option<(u32, Op, Order)> = None;
        for &op in ops {
            if let Some((cost, order)) = fit(op.schema()?, args, kwargs)
                && best.as_ref().is_none_or(|(least, ..)| cost < *least)
            {
                best = Some((cost, op, order));
            }
        }
        if let Some((cost, op, order)) = best {
            return Ok((cost, Resolved { op, order }));
        }
        let given: Vec<String> = args
            .iter()
            .map(Value::describe)
            .chain(kwargs.iter().map(|(key, value)| format!("{key}={}", value.describe())))
            .collect();
        let known: Vec<String> =
            ops.iter().filter_map(|op| op.schema().ok()).map(|schema| format!("\n    {schema}")).collect();
        let given = given.join(", ");
        Err(CallError::invalid(format!("no overload of `{name}` takes ({given}):{}", known.concat())))
    }

    /// Calls the overload of `aten::NAME` that Python's `torch.NAME` would call. Several tensors come as a tuple, as
    /// they do in Python.
    pub(crate) fn call_by_name(
        &mut self,
        name: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        let (resolved, is_settled) = self.resolve(name, args, kwargs)?;
        let result = aten::call_ordered(resolved.op, &resolved.order, args, kwargs)?;
        self.calls += 1;
        self.last = Some(Last { resolved, at: addresses(args, kwargs), is_settled });
        Ok(match result {
            Value::List(items) => Value::Tuple(items),
            other => other,
        })
    }
}

fn is_script_only(schema: &Schema) -> bool {
    schema.args.iter().any(|param| {
        matches!(param.ty.as_str(), "t[]" | "str[]" | "Any" | "AnyEnumType") || param.ty.starts_with("Dict(")
    })
}

/// What the arguments cost as those of this schema, and their order; `None` when they do not fit.
fn fit(schema: &Schema, args: &[Value], kwargs: &[(&str, Value)]) -> Option<(u32, Order)> {
    let positional = schema.args.iter().take_while(|param| !param.kwarg_only).count();
    // `x.view(2, 3)`: a single list of integers may be given as arguments of its own.
    let leading = usize::from(schema.args.first().is_some_and(|param| param.name == "self"));
    let spread = positional == leading + 1
        && schema.args.get(leading).is_some_and(|param| matches!(param.ty.as_str(), "int[]" | "SymInt[]"))
        && args.get(leading..).is_some_and(|rest| {
            !rest.is_empty() && rest.iter().all(|value| number_cost(value, Wanted::Int).is_some())
        });
    let given = if spread { leading + 1 } else { args.len() };
    if given > positional {
        return None;
    }
    let mut order = aten::order(schema, given, kwargs).ok()?;
    let mut cost = 0;
    for (at, param) in schema.args.iter().enumerate() {
        if spread && at == leading {
            order[at] = Place::Rest(leading);
            continue;
        }
        match order[at] {
            Place::Arg(index) => cost += type_cost(&param.ty, args.get(index)?)?,
            Place::Kwarg(index) => cost += type_cost(&param.ty, &kwargs.get(index)?.1)?,
            Place::Default if param.default.is_some() => {}
            _ => return None,
        }
    }
    // An `out=` overload is only meant when `out` is given, which its missing default has settled.
    Some((cost, order))
}

/// What a tensor costs that stands for a number. Whether it may depends on its shape; a choice that cost less is the
/// right one for all tensors.
const STANDS_FOR_A_NUMBER: u32 = 20;

/// Whether a tensor is among the sizes of `x.view(n, 3)`, where its shape matters.
fn spreads_tensor(order: &Order, args: &[Value]) -> bool {
    let is_tensor = |value: &Value| matches!(value, Value::Tensor(_));
    order.iter().any(|place| match place {
        Place::Rest(leading) => args.get(*leading..).is_some_and(|rest| rest.iter().any(is_tensor)),
        _ => false,
    })
}

/// The kinds of up to 16 arguments as one number, when the choice of an overload depends on nothing else.
fn kinds(args: &[Value]) -> Option<u64> {
    if args.len() > 16 {
        return None;
    }
    args.iter().try_fold(0u64, |kinds, value| {
        let kind = match value {
            Value::Tensor(_) => 1,
            Value::Int(_) => 2,
            Value::Float(_) => 3,
            Value::Bool(_) => 4,
            Value::None => 5,
            _ => return None,
        };
        Some(kinds << 4 | kind)
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    Scalar,
    Int,
    Float,
    Bool,
}

/// A number, or a tensor of no dimensions that stands for one.
fn number_cost(value: &Value, wanted: Wanted) -> Option<u32> {
    match (wanted, value) {
        (Wanted::Scalar, Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Complex(..)) => Some(0),
        (Wanted::Int, Value::Int(_)) | (Wanted::Float, Value::Float(_)) | (Wanted::Bool, Value::Bool(_)) => {
            Some(0)
        }
        (Wanted::Float, Value::Int(_)) => Some(1),
        (Wanted::Int | Wanted::Float, Value::Bool(_)) => Some(2),
        (_, Value::Tensor(tensor)) => {
            let info = tensor.info().ok()?;
            let fits = info.sizes.is_empty()
                && !info.requires_grad
                && (wanted != Wanted::Int || !(info.dtype.is_floating_point() || info.dtype.is_complex()));
            fits.then_some(STANDS_FOR_A_NUMBER)
        }
        _ => None,
    }
}

fn type_cost(ty: &str, value: &Value) -> Option<u32> {
    if let Some(inner) = ty.strip_suffix('?') {
        return if matches!(value, Value::None) { Some(0) } else { type_cost(inner, value) };
    }
    if let Some((item, size)) = ty.strip_suffix(']').and_then(|ty| ty.rsplit_once('[')) {
        return match value {
            Value::List(items) | Value::Tuple(items) => {
                items.iter().try_fold(0u32, |sum, value| Some(sum.saturating_add(type_cost(item, value)?)))
            }
            // One number stands for all of `int[2]`.
            single if !size.is_empty() && item != "Tensor" => Some(1 + type_cost(item, single)?),
            _ => None,
        };
    }
    match (ty, value) {
        ("Tensor", Value::Tensor(_)) => Some(0),
        ("Tensor", Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Complex(..)) => Some(10),
        ("Scalar", value) => number_cost(value, Wanted::Scalar),
        ("int" | "SymInt", value) => number_cost(value, Wanted::Int),
        ("float" | "SymFloat", value) => number_cost(value, Wanted::Float),
        ("complex", Value::Complex(..) | Value::Float(_) | Value::Int(_)) => Some(0),
        ("bool" | "SymBool", value) => number_cost(value, Wanted::Bool),
        ("str", Value::Str(_)) => Some(0),
        ("ScalarType", Value::DType(_)) => Some(0),
        ("Device", Value::Device(_)) => Some(0),
        ("Device", Value::Str(_)) => Some(1),
        ("Layout", Value::Layout(_)) => Some(0),
        ("MemoryFormat", Value::MemoryFormat(_)) => Some(0),
        (_, Value::Opaque(_)) => Some(5),
        _ => None,
    }
}
