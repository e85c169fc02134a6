//! Python's arithmetic on numbers that are there, so that sizes can be computed while a trace runs.

use std::panic::Location;

use fx_ir::Argument;

use crate::args::Args;
use crate::error::{TraceError, TraceErrorKind};
use crate::var::{IntoVar, Kind, Var};

#[derive(Clone, Copy)]
enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    fn of(value: &Var) -> Option<Self> {
        match value.as_constant()? {
            Argument::Bool(value) => Some(Self::Int(i64::from(*value))),
            Argument::Int(value) => Some(Self::Int(*value)),
            Argument::Float(value) => Some(Self::Float(*value)),
            _ => None,
        }
    }

    fn float(self) -> f64 {
        match self {
            Self::Int(value) => value as f64,
            Self::Float(value) => value,
        }
    }
}

/// `operator.NAME` on constants; `None` when it is something else.
pub(crate) fn call(target: &str, args: &Args) -> Option<Var> {
    let name = target.strip_prefix("operator.")?;
    match &args.positional[..] {
        [container, index] if name == "getitem" => item(container, index, args.place),
        [left, right] => binary(name, Number::of(left)?, Number::of(right)?, args),
        [value] => unary(name, value),
        _ => None,
    }
}

fn unary(name: &str, value: &Var) -> Option<Var> {
    Some(match (name, Number::of(value)?) {
        ("neg", Number::Int(value)) => value.checked_neg()?.into_var(),
        ("neg", Number::Float(value)) => (-value).into_var(),
        ("abs", Number::Int(value)) => value.checked_abs()?.into_var(),
        ("abs", Number::Float(value)) => value.abs().into_var(),
        ("not_", number) => (number.float() == 0.0).into_var(),
        ("invert", Number::Int(value)) => (!value).into_var(),
        _ => return None,
    })
}

fn binary(name: &str, left: Number, right: Number, args: &Args) -> Option<Var> {
    use Number::Int;
    if let "truediv" | "floordiv" | "mod" = name
        && right.float() == 0.0
    {
        let message = "division by zero".to_owned();
        return Some(TraceError::new(TraceErrorKind::Execution(message), args.place).into());
    }
    let (a, b) = (left.float(), right.float());
    Some(match (name, left, right) {
        ("eq", Int(a), Int(b)) => (a == b).into_var(),
        ("ne", Int(a), Int(b)) => (a != b).into_var(),
        ("lt", Int(a), Int(b)) => (a < b).into_var(),
        ("le", Int(a), Int(b)) => (a <= b).into_var(),
        ("gt", Int(a), Int(b)) => (a > b).into_var(),
        ("ge", Int(a), Int(b)) => (a >= b).into_var(),
        ("eq", ..) => (a == b).into_var(),
        ("ne", ..) => (a != b).into_var(),
        ("lt", ..) => (a < b).into_var(),
        ("le", ..) => (a <= b).into_var(),
        ("gt", ..) => (a > b).into_var(),
        ("ge", ..) => (a >= b).into_var(),
        ("add", Int(a), Int(b)) => a.checked_add(b)?.into_var(),
        ("sub", Int(a), Int(b)) => a.checked_sub(b)?.into_var(),
        ("mul", Int(a), Int(b)) => a.checked_mul(b)?.into_var(),
        ("floordiv", Int(a), Int(b)) => {
            let (quotient, rest) = (a.checked_div(b)?, a.checked_rem(b)?);
            (quotient - i64::from(rest != 0 && (rest < 0) != (b < 0))).into_var()
        }
        ("mod", Int(a), Int(b)) => {
            let rest = a.checked_rem(b)?;
            (if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }).into_var()
        }
        ("pow", Int(a), Int(b)) if b >= 0 => a.checked_pow(u32::try_from(b).ok()?)?.into_var(),
        ("and_", Int(a), Int(b)) => (a & b).into_var(),
        ("or_", Int(a), Int(b)) => (a | b).into_var(),
        ("xor", Int(a), Int(b)) => (a ^ b).into_var(),
        ("add", ..) => (a + b).into_var(),
        ("sub", ..) => (a - b).into_var(),
        ("mul", ..) => (a * b).into_var(),
        ("truediv", ..) => (a / b).into_var(),
        ("floordiv", ..) => (a / b).floor().into_var(),
        ("mod", ..) => (a - b * (a / b).floor()).into_var(),
        ("pow", ..) => a.powf(b).into_var(),
        _ => return None,
    })
}

/// An item of a container that Rust can see.
pub(crate) fn item(container: &Var, index: &Var, place: &'static Location<'static>) -> Option<Var> {
    let refuse = |message: String| {
        let error = TraceError::new(TraceErrorKind::Execution(message), place);
        Some(crate::running::located(error, place).into())
    };
    let items = match &container.0 {
        Kind::List(items) | Kind::Tuple(items) => items.to_vec(),
        Kind::Constant(Argument::List(items) | Argument::Tuple(items) | Argument::Size(items)) => {
            items.iter().map(|item| item.clone().into_var()).collect()
        }
        Kind::Dict(items) => {
            let key = index.as_constant()?;
            return match items.iter().find(|(other, _)| other == key) {
                Some((_, value)) => Some(value.clone()),
                None => refuse(format!("there is no key {index:?}")),
            };
        }
        _ => return None,
    };
    let count = items.len();
    if let Some(at) = index.as_constant().and_then(Argument::as_int) {
        let from_start = if at < 0 { at + count as i64 } else { at };
        return match usize::try_from(from_start).ok().and_then(|at| items.get(at)) {
            Some(item) => Some(item.clone()),
            None => refuse(format!("the index {at} is out of range: there are {count} items")),
        };
    }
    let Kind::Slice(parts) = &index.0 else { return None };
    let bound = |part: &Var, default: i64| match part.is_none() {
        true => Some(default),
        false => {
            let at = part.as_constant()?.as_int()?;
            Some((if at < 0 { at + count as i64 } else { at }).clamp(0, count as i64))
        }
    };
    let (start, stop) = (bound(&parts[0], 0)?, bound(&parts[1], count as i64)?);
    let step =
        if parts[2].is_none() { 1 } else { usize::try_from(parts[2].as_constant()?.as_int()?).ok()? };
    let chosen: Vec<Var> = items
        .into_iter()
        .skip(start as usize)
        .take((stop - start).max(0) as usize)
        .step_by(step.max(1))
        .collect();
    Some(match &container.0 {
        Kind::List(_) => Var::list(chosen),
        _ => Var::tuple(chosen),
    })
}
