//! Python's own functions, as far as graphs call them: the `operator` module, arithmetic on numbers, `math`.
//!
//! On tensors an operator is the ATen operator of that name; on numbers it is Python's, with integers checked for
//! overflow.

use tch::Tensor;

use crate::error::CallError;
use crate::indexing;
use crate::overloads::Operators;
use crate::python_math::math;
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;

/// Calls `operator.NAME`, `_operator.NAME`, `math.NAME`, `builtins.NAME` or `torch.sym_NAME`. `None` when the target
/// is none of them.
pub(crate) fn call(ops: &mut Operators, target: &str, args: &[Value]) -> Option<Result<Value>> {
    let (module, name) = target.rsplit_once('.')?;
    match module {
        "operator" | "_operator" => Some(operator(ops, name, args)),
        "math" => Some(math(name, args)),
        "builtins" => Some(builtin(ops, name, args)),
        "torch" => match name.strip_prefix("sym_") {
            Some("max" | "min" | "float" | "int" | "not" | "ite" | "sum") => Some(symbolic(ops, name, args)),
            Some(function) => Some(math(function, args)),
            None => None,
        },
        _ => None,
    }
}

pub(crate) fn unknown(name: &str, args: &[Value]) -> CallError {
    let shown: Vec<String> = args.iter().map(Value::describe).collect();
    CallError::invalid(format!("`{name}` is not defined for ({})", shown.join(", ")))
}

fn is_number(value: &Value) -> bool {
    matches!(value, Value::Int(_) | Value::Float(_) | Value::Bool(_))
}

pub(crate) fn as_int(value: &Value) -> Option<i64> {
    match value {
        Value::Int(value) => Some(*value),
        Value::Bool(value) => Some(i64::from(*value)),
        _ => None,
    }
}

pub(crate) fn as_float(value: &Value) -> Option<f64> {
    match value {
        Value::Float(value) => Some(*value),
        other => as_int(other).map(|value| value as f64),
    }
}

/// The ATen operator behind a Python operator on tensors.
fn aten_name(name: &str) -> Option<(&'static str, &'static [(&'static str, &'static str)])> {
    const NONE: &[(&str, &str)] = &[];
    Some(match name {
        "add" | "iadd" => (if name == "add" { "add" } else { "add_" }, NONE),
        "sub" | "isub" => (if name == "sub" { "sub" } else { "sub_" }, NONE),
        "mul" | "imul" => (if name == "mul" { "mul" } else { "mul_" }, NONE),
        "truediv" => ("div", NONE),
        "itruediv" => ("div_", NONE),
        "floordiv" => ("div", &[("rounding_mode", "floor")]),
        "ifloordiv" => ("div_", &[("rounding_mode", "floor")]),
        "mod" => ("remainder", NONE),
        "imod" => ("remainder_", NONE),
        "pow" => ("pow", NONE),
        "ipow" => ("pow_", NONE),
        "matmul" => ("matmul", NONE),
        "and_" => ("bitwise_and", NONE),
        "iand" => ("bitwise_and_", NONE),
        "or_" => ("bitwise_or", NONE),
        "ior" => ("bitwise_or_", NONE),
        "xor" => ("bitwise_xor", NONE),
        "ixor" => ("bitwise_xor_", NONE),
        "lshift" => ("bitwise_left_shift", NONE),
        "rshift" => ("bitwise_right_shift", NONE),
        "eq" => ("eq", NONE),
        "ne" => ("ne", NONE),
        "lt" => ("lt", NONE),
        "le" => ("le", NONE),
        "gt" => ("gt", NONE),
        "ge" => ("ge", NONE),
        "neg" => ("neg", NONE),
        "pos" => ("positive", NONE),
        "abs" => ("abs", NONE),
        "invert" | "inv" => ("bitwise_not", NONE),
        _ => return None,
    })
}

fn operator(ops: &mut Operators, name: &str, args: &[Value]) -> Result<Value> {
    let name = name.strip_prefix("__").and_then(|rest| rest.strip_suffix("__")).unwrap_or(name);
    // A number on the left and a tensor on the right: `2 ** x` has an overload, `2 - x` a reversed operator.
    if let ("sub" | "truediv" | "pow" | "mod" | "floordiv", [left, Value::Tensor(right)]) = (name, args)
        && is_number(left)
    {
        return reversed(ops, name, left, right);
    }
    let on_tensors = args.iter().any(|arg| matches!(arg, Value::Tensor(_)));
    if let Some((aten, keywords)) = aten_name(name).filter(|_| on_tensors) {
        let keywords: Vec<(&str, Value)> =
            keywords.iter().map(|(key, value)| (*key, Value::Str((*value).into()))).collect();
        return ops.call_by_name(aten, args, &keywords);
    }
    match (name, args) {
        ("getitem", [container, index]) => getitem(ops, container, index),
        ("setitem", [Value::Tensor(tensor), index, value]) => {
            indexing::set(ops, tensor, index, value)?;
            Ok(Value::None)
        }
        ("not_", [value]) => truth(value).map(|value| Value::Bool(!value)),
        ("truth", [value]) => truth(value).map(Value::Bool),
        ("is_", [a, b]) => Ok(Value::Bool(same(a, b))),
        ("is_not", [a, b]) => Ok(Value::Bool(!same(a, b))),
        ("contains", [items, item]) => {
            let items = items.as_sequence().ok_or_else(|| unknown("operator.contains", args))?;
            Ok(Value::Bool(items.iter().any(|other| same(other, item))))
        }
        ("mul" | "imul", [items @ (Value::List(_) | Value::Tuple(_)), count])
        | ("mul" | "imul", [count, items @ (Value::List(_) | Value::Tuple(_))])
            if as_int(count).is_some() =>
        {
            repeated(items, as_int(count).unwrap_or_default())
        }
        ("add" | "iadd" | "concat", [Value::List(a), Value::List(b)]) => {
            Ok(Value::List(a.iter().chain(b).cloned().collect()))
        }
        ("add" | "iadd" | "concat", [Value::Tuple(a), Value::Tuple(b)]) => {
            Ok(Value::Tuple(a.iter().chain(b).cloned().collect()))
        }
        (_, [a]) if is_number(a) => unary(name, a),
        (_, [a, b]) if is_number(a) && is_number(b) => binary(
            name.strip_prefix('i').map_or(name, |plain| {
                if matches!(plain, "nvert" | "nv" | "s_" | "s_not") { name } else { plain }
            }),
            a,
            b,
        ),
        ("eq", [a, b]) => Ok(Value::Bool(same(a, b))),
        ("ne", [a, b]) => Ok(Value::Bool(!same(a, b))),
        _ => Err(unknown(&format!("operator.{name}"), args)),
    }
}

/// `items * count`.
fn repeated(items: &Value, count: i64) -> Result<Value> {
    /// The longest list that a repetition makes.
    const MAX_LENGTH: usize = 1 << 20;
    let list = items.as_sequence().unwrap_or_default();
    let count = usize::try_from(count).unwrap_or(0);
    let length = list.len().checked_mul(count).filter(|&length| length <= MAX_LENGTH);
    let Some(length) = length else {
        return Err(CallError::invalid(format!("{} items {count} times are too many", list.len())));
    };
    let all = list.iter().cycle().take(length).cloned().collect();
    Ok(if matches!(items, Value::List(_)) { Value::List(all) } else { Value::Tuple(all) })
}

/// `number OP tensor`, as `Tensor.__rsub__` and its kin do it.
fn reversed(ops: &mut Operators, name: &str, left: &Value, right: &Tensor) -> Result<Value> {
    let right = Value::Tensor(right.shallow_clone());
    match name {
        "sub" => ops.call_by_name("rsub", &[right, left.clone()], &[]),
        "truediv" => {
            let inverse = ops.call_by_name("reciprocal", &[right], &[])?;
            ops.call_by_name("mul", &[inverse, left.clone()], &[])
        }
        "floordiv" => ops.call_by_name("floor_divide", &[left.clone(), right], &[]),
        "mod" => ops.call_by_name("remainder", &[left.clone(), right], &[]),
        _ => ops.call_by_name("pow", &[left.clone(), right], &[]),
    }
}

pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::None, Value::None) | (Value::Ellipsis, Value::Ellipsis) => true,
        (Value::Tensor(a), Value::Tensor(b)) => {
            fx_aten::TensorExt::impl_id(a) == fx_aten::TensorExt::impl_id(b)
        }
        (Value::Str(a), Value::Str(b)) => a == b,
        (Value::DType(a), Value::DType(b)) => a == b,
        (Value::Device(a), Value::Device(b)) => a == b,
        (Value::Layout(a), Value::Layout(b)) => a == b,
        (Value::List(a), Value::List(b)) | (Value::Tuple(a), Value::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        _ => match (as_float(a), as_float(b)) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        },
    }
}

/// The truth of a value, as `bool()` has it; of a tensor only when it has one element.
pub(crate) fn truth(value: &Value) -> Result<bool> {
    match value {
        Value::Tensor(tensor) => {
            let item = fx_aten::Op::find("aten::is_nonzero", "")?.call(&[fx_aten::Arg::Tensor(tensor)])?;
            match item.first() {
                Some(fx_aten::Value::Bool(value)) => Ok(*value),
                _ => Err(CallError::invalid("a tensor has no truth value")),
            }
        }
        Value::None => Ok(false),
        Value::Str(text) => Ok(!text.is_empty()),
        Value::List(items) | Value::Tuple(items) => Ok(!items.is_empty()),
        number => match as_float(number) {
            Some(number) => Ok(number != 0.0),
            None => Err(CallError::invalid(format!("{} has no truth value", number.describe()))),
        },
    }
}

fn unary(name: &str, a: &Value) -> Result<Value> {
    let overflow = || CallError::invalid(format!("operator.{name} overflows 64 bits"));
    match (name, a) {
        ("neg", Value::Float(a)) => Ok(Value::Float(-a)),
        ("abs", Value::Float(a)) => Ok(Value::Float(a.abs())),
        ("pos", Value::Float(a)) => Ok(Value::Float(*a)),
        ("invert" | "inv", Value::Bool(_) | Value::Int(_)) => Ok(Value::Int(!as_int(a).unwrap_or_default())),
        ("neg", _) => as_int(a).and_then(i64::checked_neg).map(Value::Int).ok_or_else(overflow),
        ("abs", _) => as_int(a).and_then(i64::checked_abs).map(Value::Int).ok_or_else(overflow),
        ("pos" | "index", _) if as_int(a).is_some() => Ok(Value::Int(as_int(a).unwrap_or_default())),
        _ => Err(unknown(&format!("operator.{name}"), std::slice::from_ref(a))),
    }
}

pub(crate) fn binary(name: &str, a: &Value, b: &Value) -> Result<Value> {
    let bad = || unknown(&format!("operator.{name}"), &[a.clone(), b.clone()]);
    if let (Some(x), Some(y)) = (as_int(a), as_int(b)) {
        let overflow = || CallError::invalid(format!("operator.{name} of {x} and {y} overflows 64 bits"));
        let zero = || CallError::invalid(format!("operator.{name}: division by zero"));
        let checked = |value: Option<i64>| value.map(Value::Int).ok_or_else(overflow);
        match name {
            "add" => return checked(x.checked_add(y)),
            "sub" => return checked(x.checked_sub(y)),
            "mul" => return checked(x.checked_mul(y)),
            "floordiv" | "mod" if y == 0 => return Err(zero()),
            "floordiv" => {
                let quotient = x.checked_div(y).ok_or_else(overflow)?;
                let below = x % y != 0 && ((x < 0) != (y < 0));
                return Ok(Value::Int(quotient - i64::from(below)));
            }
            "mod" => {
                let rest = x.checked_rem(y).unwrap_or(0);
                return Ok(Value::Int(if rest != 0 && ((rest < 0) != (y < 0)) { rest + y } else { rest }));
            }
            "pow" if y >= 0 => {
                return checked(u32::try_from(y).ok().and_then(|y| x.checked_pow(y)));
            }
            "lshift" => {
                return checked(u32::try_from(y).ok().and_then(|y| x.checked_mul(1i64.checked_shl(y)?)));
            }
            "rshift" => return checked(u32::try_from(y).ok().map(|y| x >> y.min(63))),
            "and_" | "or_" | "xor" => {
                let bits = match name {
                    "and_" => x & y,
                    "or_" => x | y,
                    _ => x ^ y,
                };
                let both_bool = matches!((a, b), (Value::Bool(_), Value::Bool(_)));
                return Ok(if both_bool { Value::Bool(bits != 0) } else { Value::Int(bits) });
            }
            _ => {}
        }
        if let Some(ordering) = compare(name, x.cmp(&y)) {
            return Ok(Value::Bool(ordering));
        }
    }
    let (Some(x), Some(y)) = (as_float(a), as_float(b)) else { return Err(bad()) };
    if matches!(name, "truediv" | "floordiv" | "mod") && y == 0.0 {
        return Err(CallError::invalid(format!("operator.{name}: division by zero")));
    }
    Ok(match name {
        "add" => Value::Float(x + y),
        "sub" => Value::Float(x - y),
        "mul" => Value::Float(x * y),
        "truediv" => Value::Float(x / y),
        "floordiv" => Value::Float((x / y).floor()),
        "mod" => Value::Float(x - y * (x / y).floor()),
        "pow" => Value::Float(x.powf(y)),
        _ => match x.partial_cmp(&y) {
            Some(ordering) => Value::Bool(compare(name, ordering).ok_or_else(bad)?),
            None => Value::Bool(name == "ne"),
        },
    })
}

fn compare(name: &str, ordering: std::cmp::Ordering) -> Option<bool> {
    Some(match name {
        "eq" => ordering.is_eq(),
        "ne" => ordering.is_ne(),
        "lt" => ordering.is_lt(),
        "le" => ordering.is_le(),
        "gt" => ordering.is_gt(),
        "ge" => ordering.is_ge(),
        _ => return None,
    })
}

fn symbolic(ops: &mut Operators, name: &str, args: &[Value]) -> Result<Value> {
    match (name, args) {
        ("sym_max", [a, b]) => Ok(if truth(&binary("ge", a, b)?)? { a.clone() } else { b.clone() }),
        ("sym_min", [a, b]) => Ok(if truth(&binary("le", a, b)?)? { a.clone() } else { b.clone() }),
        ("sym_float", [a]) => builtin(ops, "float", std::slice::from_ref(a)),
        ("sym_int", [a]) => builtin(ops, "int", std::slice::from_ref(a)),
        ("sym_not", [a]) => truth(a).map(|value| Value::Bool(!value)),
        ("sym_ite", [condition, a, b]) => Ok(if truth(condition)? { a.clone() } else { b.clone() }),
        ("sym_sum", [items]) => {
            let items = items.as_sequence().ok_or_else(|| unknown(name, args))?;
            items.iter().try_fold(Value::Int(0), |sum, item| binary("add", &sum, item))
        }
        _ => Err(unknown(name, args)),
    }
}

fn builtin(ops: &mut Operators, name: &str, args: &[Value]) -> Result<Value> {
    match (name, args) {
        ("len", [Value::Tensor(tensor)]) => match tensor.size().first() {
            Some(&size) => Ok(Value::Int(size)),
            None => Err(CallError::invalid("len() of a 0-d tensor")),
        },
        ("len", [Value::List(items) | Value::Tuple(items)]) => Ok(Value::Int(items.len() as i64)),
        ("float", [Value::Str(text)]) => {
            let trimmed = text.trim().replace('_', "");
            trimmed.parse().map(Value::Float).map_err(|_| unknown("builtins.float", args))
        }
        ("float", [value]) => as_float(value).map(Value::Float).ok_or_else(|| unknown(name, args)),
        ("int", [Value::Float(value)]) => math("trunc", &[Value::Float(*value)]),
        ("int", [value]) => as_int(value).map(Value::Int).ok_or_else(|| unknown(name, args)),
        ("bool", [value]) => truth(value).map(Value::Bool),
        ("abs", [value]) => operator(ops, "abs", std::slice::from_ref(value)),
        ("round", [Value::Float(value), Value::Int(digits)]) if (0..=15).contains(digits) => {
            // Through the decimal text, which rounds correctly where scaling by a power of ten does not.
            let text = format!("{value:.*}", *digits as usize);
            text.parse().map(Value::Float).map_err(|_| unknown(name, args))
        }
        ("round", [value @ (Value::Int(_) | Value::Bool(_)), ..]) => {
            as_int(value).map(Value::Int).ok_or_else(|| unknown(name, args))
        }
        ("round", [Value::Float(value)]) => math("trunc", &[Value::Float(value.round_ties_even())]),
        ("max" | "min", [_, _, ..]) => extreme(ops, name, args),
        ("getattr", [Value::Tensor(tensor), Value::Str(attribute), ..]) => {
            crate::methods::property(ops, tensor, attribute)
        }
        ("getattr", [Value::DType(dtype), Value::Str(attribute)]) => match &**attribute {
            "is_floating_point" => Ok(Value::Bool(dtype.is_floating_point())),
            "is_complex" => Ok(Value::Bool(dtype.is_complex())),
            "itemsize" => Ok(Value::Int(dtype.size() as i64)),
            _ => Err(unknown(name, args)),
        },
        ("getattr", [Value::Device(device), Value::Str(attribute)]) => match &**attribute {
            "type" => Ok(Value::Str(device.kind.name().into())),
            "index" => Ok(device.index.map_or(Value::None, |index| Value::Int(index.into()))),
            _ => Err(unknown(name, args)),
        },
        ("getattr", [Value::Dict(items), key @ Value::Str(_), ..]) => {
            getitem(ops, &Value::Dict(items.clone()), key)
        }
        ("sum", [items, rest @ ..]) => {
            let items = items.as_sequence().ok_or_else(|| unknown(name, args))?;
            let start = rest.first().cloned().unwrap_or(Value::Int(0));
            items.iter().try_fold(start, |sum, item| operator(ops, "add", &[sum, item.clone()]))
        }
        ("max" | "min", [items]) if items.as_sequence().is_some_and(|items| !items.is_empty()) => {
            extreme(ops, name, items.as_sequence().unwrap_or_default())
        }
        ("any" | "all", [items]) if items.as_sequence().is_some() => {
            let wanted = name == "any";
            for item in items.as_sequence().unwrap_or_default() {
                if truth(item)? == wanted {
                    return Ok(Value::Bool(wanted));
                }
            }
            Ok(Value::Bool(!wanted))
        }
        ("sorted", [items]) if items.as_sequence().is_some_and(|items| items.iter().all(is_number)) => {
            let mut items = items.as_sequence().unwrap_or_default().to_vec();
            items.sort_by(|a, b| as_float(a).partial_cmp(&as_float(b)).unwrap_or(std::cmp::Ordering::Equal));
            Ok(Value::List(items))
        }
        ("range", bounds @ [_, ..]) if bounds.len() <= 3 && bounds.iter().all(|at| as_int(at).is_some()) => {
            let bounds: Vec<i64> = bounds.iter().filter_map(as_int).collect();
            let bounds = match *bounds {
                [stop] => [0, stop, 1],
                [start, stop] => [start, stop, 1],
                _ => [bounds[0], bounds[1], bounds[2]],
            };
            crate::value::range(bounds).map(Value::List)
        }
        ("slice", [stop]) => Ok(Value::Slice(Box::new([Value::None, stop.clone(), Value::None]))),
        ("slice", [start, stop]) => Ok(Value::Slice(Box::new([start.clone(), stop.clone(), Value::None]))),
        ("slice", [start, stop, step]) => {
            Ok(Value::Slice(Box::new([start.clone(), stop.clone(), step.clone()])))
        }
        ("tuple", [items]) if items.as_sequence().is_some() => {
            Ok(Value::Tuple(items.as_sequence().unwrap_or_default().to_vec()))
        }
        ("list", [items]) if items.as_sequence().is_some() => {
            Ok(Value::List(items.as_sequence().unwrap_or_default().to_vec()))
        }
        ("pow", [_, _]) => operator(ops, "pow", args),
        ("divmod", [a, b]) => Ok(Value::Tuple(vec![binary("floordiv", a, b)?, binary("mod", a, b)?])),
        _ => Err(unknown(name, args)),
    }
}

/// The largest or smallest of several values, the first among equals.
fn extreme(ops: &mut Operators, name: &str, items: &[Value]) -> Result<Value> {
    let name = if name == "max" { "sym_max" } else { "sym_min" };
    let mut best = items[0].clone();
    for item in &items[1..] {
        best = symbolic(ops, name, &[best, item.clone()])?;
    }
    Ok(best)
}

fn getitem(ops: &mut Operators, container: &Value, index: &Value) -> Result<Value> {
    match (container, index) {
        (Value::Tensor(tensor), index) => indexing::get(ops, tensor, index).map(Value::Tensor),
        (Value::List(items) | Value::Tuple(items), Value::Int(at)) => {
            let len = items.len() as i64;
            let at = if *at < 0 { at + len } else { *at };
            let item = usize::try_from(at).ok().and_then(|at| items.get(at));
            item.cloned()
                .ok_or_else(|| CallError::invalid(format!("index {at} is out of range for {len} items")))
        }
        (Value::List(items), Value::Slice(parts)) => indexing::slice(items, parts).map(Value::List),
        (Value::Tuple(items), Value::Slice(parts)) => indexing::slice(items, parts).map(Value::Tuple),
        (Value::Dict(items), key) => {
            let found = items.iter().find(|(other, _)| same(other, key)).map(|(_, value)| value.clone());
            found.ok_or_else(|| CallError::invalid(format!("there is no key {}", key.describe())))
        }
        _ => Err(unknown("operator.getitem", &[container.clone(), index.clone()])),
    }
}
