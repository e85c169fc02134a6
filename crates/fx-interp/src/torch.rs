//! Functions of `torch` that are Python's or take their arguments in a way of their own.

use fx_ir::DType;
use tch::Tensor;

use crate::error::CallError;
use crate::methods::conversion;
use crate::overloads::Operators;
use crate::python::truth;
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;
type Kwargs<'k> = &'k [(&'k str, Value)];

fn keyword<'k>(kwargs: Kwargs<'k>, name: &str) -> Option<&'k Value> {
    kwargs.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// Calls `target` when it is one of these functions; `None` otherwise.
pub(crate) fn call(
    ops: &mut Operators,
    target: &str,
    args: &[Value],
    kwargs: Kwargs<'_>,
) -> Option<Result<Value>> {
    if let Some(name) = target
        .strip_prefix("torch.special.")
        .map(|name| format!("special_{name}"))
        .or_else(|| target.strip_prefix("torch.linalg.").map(|name| format!("linalg_{name}")))
        .or_else(|| target.strip_prefix("torch.fft.").map(|name| format!("fft_{name}")))
    {
        return Some(ops.call_by_name(&name, args, kwargs));
    }
    let name = target.strip_prefix("torch.")?;
    let name = name.strip_prefix("functional.").unwrap_or(name);
    Some(match (name, args) {
        ("tensor" | "as_tensor" | "scalar_tensor", [data]) => tensor(ops, data, kwargs),
        ("_assert", [condition, rest @ ..]) => truth(condition).and_then(|holds| match holds {
            true => Ok(Value::None),
            false => Err(CallError::invalid(match rest {
                [Value::Str(message), ..] => format!("AssertionError: {message}"),
                _ => "AssertionError".to_owned(),
            })),
        }),
        ("is_tensor", [value]) => Ok(Value::Bool(matches!(value, Value::Tensor(_)))),
        ("Size", [value]) => value
            .as_sequence()
            .map(|items| Value::Tuple(items.to_vec()))
            .ok_or_else(|| CallError::invalid(format!("torch.Size of {}", value.describe()))),
        ("device", [Value::Str(text)]) => text
            .parse()
            .map(Value::Device)
            .map_err(|_| CallError::invalid(format!("`{text}` is not a device"))),
        ("finfo", rest) => limits(rest, true),
        ("iinfo", rest) => limits(rest, false),
        ("einsum", [equation, operands @ ..]) if !operands.is_empty() => {
            let operands = match operands {
                [single @ (Value::List(_) | Value::Tuple(_))] => single.clone(),
                several => Value::List(several.to_vec()),
            };
            ops.call_by_name("einsum", &[equation.clone(), operands], kwargs)
        }
        ("broadcast_tensors" | "meshgrid" | "block_diag" | "cartesian_prod", tensors)
            if tensors.iter().all(|value| matches!(value, Value::Tensor(_))) && !tensors.is_empty() =>
        {
            ops.call_by_name(name, &[Value::List(tensors.to_vec())], kwargs)
        }
        ("split", [input, size]) => split(ops, input, size, kwargs),
        ("split", [input, size, dim]) => split(ops, input, size, &[("dim", dim.clone())]),
        ("norm", [_, ..]) => norm(ops, args, kwargs),
        ("tensordot", [a, b, rest @ ..]) => {
            tensordot(ops, a, b, rest.first().or_else(|| keyword(kwargs, "dims")))
        }
        ("atleast_1d" | "atleast_2d" | "atleast_3d", tensors) if tensors.len() > 1 => {
            ops.call_by_name(name, &[Value::List(tensors.to_vec())], kwargs)
        }
        ("unique", [input, rest @ ..]) => unique(ops, input, rest, kwargs),
        ("typename" | "get_default_dtype", []) => Ok(Value::DType(DType::Float32)),
        _ => return None,
    })
}

/// `torch.split` and `Tensor.split`: by one size, or into sizes.
pub(crate) fn split(ops: &mut Operators, input: &Value, size: &Value, kwargs: Kwargs<'_>) -> Result<Value> {
    let dim = keyword(kwargs, "dim").cloned().unwrap_or(Value::Int(0));
    let name = if size.as_sequence().is_some() { "split_with_sizes" } else { "split" };
    ops.call_by_name(name, &[input.clone(), size.clone(), dim], &[])
}

/// `torch.norm` and `Tensor.norm`, of a vector.
pub(crate) fn norm(ops: &mut Operators, args: &[Value], kwargs: Kwargs<'_>) -> Result<Value> {
    let at = |index: usize, name: &str| args.get(index).or_else(|| keyword(kwargs, name)).cloned();
    let p = match at(1, "p") {
        None => Value::Int(2),
        Some(Value::Str(word)) if &*word == "fro" => Value::Int(2),
        Some(Value::Str(word)) => {
            return Err(CallError::invalid(format!("torch.norm with p={word:?}: use torch.linalg.norm")));
        }
        Some(Value::None) => Value::Int(2),
        Some(p) => p,
    };
    let dim = match at(2, "dim") {
        None | Some(Value::None) => Value::None,
        Some(Value::Int(dim)) => Value::List(vec![Value::Int(dim)]),
        Some(dims) => dims,
    };
    let keepdim = at(3, "keepdim").unwrap_or(Value::Bool(false));
    let dtype = keyword(kwargs, "dtype").cloned().unwrap_or(Value::None);
    let Some(input) = args.first() else { return Err(CallError::invalid("torch.norm needs an input")) };
    ops.call_by_name("linalg_vector_norm", &[input.clone(), p, dim, keepdim], &[("dtype", dtype)])
}

fn tensordot(ops: &mut Operators, a: &Value, b: &Value, dims: Option<&Value>) -> Result<Value> {
    let (of_a, of_b) = match dims {
        None => return tensordot(ops, a, b, Some(&Value::Int(2))),
        Some(Value::Int(count)) => {
            let rank = crate::functional_special::sizes(a)?.len() as i64;
            if !(0..=rank).contains(count) {
                return Err(CallError::invalid(format!("tensordot() of {count} of {rank} dimensions")));
            }
            let list = |range: std::ops::Range<i64>| Value::List(range.map(Value::Int).collect());
            (list(rank - count..rank), list(0..*count))
        }
        Some(pair) => match pair.as_sequence() {
            Some([of_a, of_b]) => (of_a.clone(), of_b.clone()),
            _ => return Err(CallError::invalid(format!("tensordot() with dims={}", pair.describe()))),
        },
    };
    ops.call_by_name("tensordot", &[a.clone(), b.clone(), of_a, of_b], &[])
}

/// `torch.unique` and `Tensor.unique`: as many results as are asked for.
pub(crate) fn unique(
    ops: &mut Operators,
    input: &Value,
    rest: &[Value],
    kwargs: Kwargs<'_>,
) -> Result<Value> {
    let at = |index: usize, name: &str, default: Value| {
        rest.get(index).or_else(|| keyword(kwargs, name)).cloned().unwrap_or(default)
    };
    let sorted = at(0, "sorted", Value::Bool(true));
    let inverse = at(1, "return_inverse", Value::Bool(false));
    let counts = at(2, "return_counts", Value::Bool(false));
    let wanted = [true, truth(&inverse)?, truth(&counts)?];
    let result = match at(3, "dim", Value::None) {
        Value::None => ops.call_by_name("_unique2", &[input.clone(), sorted, inverse, counts], &[])?,
        dim => ops.call_by_name("unique_dim", &[input.clone(), dim, sorted, inverse, counts], &[])?,
    };
    let (Value::Tuple(parts) | Value::List(parts)) = result else { return Ok(result) };
    let mut parts: Vec<Value> =
        parts.into_iter().zip(wanted).filter_map(|(part, wanted)| wanted.then_some(part)).collect();
    Ok(if parts.len() == 1 { parts.remove(0) } else { Value::Tuple(parts) })
}

/// The flat numbers of nested lists, and the shape.
fn flatten(data: &Value, depth: usize, flat: &mut Vec<Value>, shape: &mut Vec<i64>) -> Result<()> {
    const MAX_RANK: usize = 64;
    let Some(items) = data.as_sequence() else {
        if depth < shape.len() {
            return Err(CallError::invalid("torch.tensor of lists of different depths"));
        }
        flat.push(data.clone());
        return Ok(());
    };
    if depth >= MAX_RANK {
        return Err(CallError::invalid(format!("torch.tensor of lists more than {MAX_RANK} deep")));
    }
    let len = items.len() as i64;
    match shape.get(depth) {
        None if flat.is_empty() => shape.push(len),
        Some(&known) if known == len => {}
        _ => return Err(CallError::invalid("torch.tensor of lists of different lengths")),
    }
    items.iter().try_for_each(|item| flatten(item, depth + 1, flat, shape))
}

pub(crate) fn tensor(ops: &mut Operators, data: &Value, kwargs: Kwargs<'_>) -> Result<Value> {
    let made = match data {
        Value::Tensor(_) => ops.call_by_name("clone", std::slice::from_ref(data), &[])?,
        data => {
            let (mut flat, mut shape) = (Vec::new(), Vec::new());
            flatten(data, 0, &mut flat, &mut shape)?;
            Value::Tensor(of_numbers(ops, &flat, &shape)?)
        }
    };
    let mut conversions: Vec<(&str, Value)> = Vec::new();
    for (key, value) in kwargs {
        match *key {
            "dtype" | "device" => conversions.push((key, value.clone())),
            "requires_grad" | "pin_memory" => {}
            other => return Err(CallError::invalid(format!("torch.tensor() has no parameter `{other}`"))),
        }
    }
    let made = if conversions.is_empty() { made } else { conversion(ops, &[made], &conversions)? };
    match (made, keyword(kwargs, "requires_grad")) {
        (Value::Tensor(tensor), Some(Value::Bool(true))) => {
            ops.call_by_name("requires_grad_", &[Value::Tensor(tensor)], &[])
        }
        (made, _) => Ok(made),
    }
}

fn of_numbers(ops: &mut Operators, flat: &[Value], shape: &[i64]) -> Result<Tensor> {
    let dims = Value::List(shape.iter().copied().map(Value::Int).collect());
    let tensors: Vec<Value> =
        flat.iter().filter(|value| matches!(value, Value::Tensor(_))).cloned().collect();
    let flat_tensor = if !flat.is_empty() && tensors.len() == flat.len() {
        let stacked = ops.call_by_name("stack", &[Value::List(tensors)], &[])?;
        ops.call_by_name("reshape", &[stacked, dims], &[])?
    } else if flat.iter().all(|value| matches!(value, Value::Bool(_))) && !flat.is_empty() {
        let bits: Vec<bool> = flat.iter().map(|value| matches!(value, Value::Bool(true))).collect();
        ops.call_by_name("reshape", &[Value::Tensor(Tensor::from_slice(&bits)), dims], &[])?
    } else if let Some(ints) =
        flat.iter().map(whole).collect::<Option<Vec<i64>>>().filter(|ints| !ints.is_empty())
    {
        ops.call_by_name("reshape", &[Value::Tensor(Tensor::from_slice(&ints)), dims], &[])?
    } else {
        let floats: Option<Vec<f32>> = flat
            .iter()
            .map(|value| match value {
                Value::Float(value) => Some(*value as f32),
                other => whole(other).map(|value| value as f32),
            })
            .collect();
        let Some(floats) = floats else {
            return Err(CallError::invalid("torch.tensor() takes numbers, tensors and lists of them"));
        };
        ops.call_by_name("reshape", &[Value::Tensor(Tensor::from_slice(&floats)), dims], &[])?
    };
    match flat_tensor {
        Value::Tensor(tensor) => Ok(tensor),
        other => Err(CallError::invalid(format!("torch.tensor() made {}", other.describe()))),
    }
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Int(value) => Some(*value),
        Value::Bool(value) => Some((*value).into()),
        _ => None,
    }
}

/// `torch.finfo` and `torch.iinfo` as a dictionary of their attributes.
fn limits(args: &[Value], floating: bool) -> Result<Value> {
    let dtype = match args {
        [] if floating => DType::Float32,
        [Value::DType(dtype)] => *dtype,
        _ => return Err(CallError::invalid("torch.finfo and torch.iinfo take a dtype")),
    };
    let entry = |name: &str, value: Value| (Value::Str(name.into()), value);
    // The largest number, the step above one, the smallest normal number, decimal resolution, bits, the real type.
    let single = (f32::MAX.into(), f32::EPSILON.into(), f32::MIN_POSITIVE.into(), 1e-6, 32, DType::Float32);
    let double = (f64::MAX, f64::EPSILON, f64::MIN_POSITIVE, 1e-15, 64, DType::Float64);
    let floats = match dtype {
        DType::Float64 | DType::Complex128 => Some(double),
        DType::Float32 | DType::Complex64 => Some(single),
        DType::Float16 => Some((65504.0, 2f64.powi(-10), 2f64.powi(-14), 1e-3, 16, dtype)),
        DType::BFloat16 => {
            Some((3.389_531_389_251_535_5e38, 2f64.powi(-7), 2f64.powi(-126), 1e-2, 16, dtype))
        }
        DType::Float8E4M3Fn => Some((448.0, 0.125, 2f64.powi(-6), 1.0, 8, dtype)),
        DType::Float8E5M2 => Some((57344.0, 0.25, 2f64.powi(-14), 1.0, 8, dtype)),
        _ => None,
    };
    let ints: Option<(i64, i64, i64)> = match dtype {
        DType::UInt8 => Some((0, u8::MAX.into(), 8)),
        DType::Int8 => Some((i8::MIN.into(), i8::MAX.into(), 8)),
        DType::UInt16 => Some((0, u16::MAX.into(), 16)),
        DType::Int16 => Some((i16::MIN.into(), i16::MAX.into(), 16)),
        DType::UInt32 => Some((0, u32::MAX.into(), 32)),
        DType::Int32 => Some((i32::MIN.into(), i32::MAX.into(), 32)),
        DType::Int64 => Some((i64::MIN, i64::MAX, 64)),
        _ => None,
    };
    let named = |dtype: DType| Value::Str(dtype.to_string().trim_start_matches("torch.").into());
    match (floats.filter(|_| floating), ints.filter(|_| !floating)) {
        (Some((max, eps, tiny, resolution, bits, real)), _) => Ok(Value::Dict(vec![
            entry("min", Value::Float(-max)),
            entry("max", Value::Float(max)),
            entry("eps", Value::Float(eps)),
            entry("tiny", Value::Float(tiny)),
            entry("smallest_normal", Value::Float(tiny)),
            entry("resolution", Value::Float(resolution)),
            entry("bits", Value::Int(bits)),
            entry("dtype", named(real)),
        ])),
        (_, Some((min, max, bits))) => Ok(Value::Dict(vec![
            entry("min", Value::Int(min)),
            entry("max", Value::Int(max)),
            entry("bits", Value::Int(bits)),
            entry("dtype", named(dtype)),
        ])),
        _ => Err(CallError::invalid(format!("there is no such information on {dtype}"))),
    }
}
