//! Methods and properties of tensors.

use fx_aten::TensorExt;
use fx_ir::{DType, Device};
use tch::Tensor;

use crate::error::CallError;
use crate::overloads::Operators;
use crate::python;
use crate::torch;
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;
type Kwargs<'k> = &'k [(&'k str, Value)];

/// Calls the method `name` of the first argument.
pub(crate) fn call(ops: &mut Operators, name: &str, args: &[Value], kwargs: Kwargs<'_>) -> Result<Value> {
    let Some(receiver) = args.first() else {
        return Err(CallError::invalid(format!("the method `{name}` is called on nothing")));
    };
    let Value::Tensor(tensor) = receiver else { return of_python(name, args) };
    if let Some(dtype) = dtype_method(name)
        && args.len() == 1
    {
        let mut all: Vec<(&str, Value)> = vec![("dtype", Value::DType(dtype))];
        all.extend(kwargs.iter().cloned());
        return conversion(ops, args, &all);
    }
    if name.starts_with("__") && name.ends_with("__") && args.len() <= 3 {
        return dunder(ops, name, args, kwargs);
    }
    match (name, &args[1..]) {
        ("to", _) => conversion(ops, args, kwargs),
        ("type_as", [Value::Tensor(other)]) => {
            let like =
                [("dtype", Value::DType(other.dtype2()?)), ("device", Value::Device(other.device2()?))];
            conversion(ops, &args[..1], &like)
        }
        ("type", rest) => {
            let dtype =
                rest.first().or(kwargs.iter().find(|(key, _)| *key == "dtype").map(|(_, value)| value));
            let dtype = match dtype {
                Some(Value::Str(name)) => tensor_type(name).map(Value::DType),
                other => other.cloned(),
            };
            let dtype = dtype.ok_or_else(|| CallError::invalid("type() needs a dtype"))?;
            conversion(ops, &args[..1], &[("dtype", dtype)])
        }
        ("cpu", []) => conversion(ops, args, &[("device", Value::Device(Device::CPU))]),
        ("cuda", rest) => {
            let device = match rest {
                [] => Value::Str("cuda".into()),
                [device, ..] => device.clone(),
            };
            conversion(ops, &args[..1], &[("device", device)])
        }
        ("dim" | "ndimension" | "ndim", []) => Ok(Value::Int(tensor.info()?.sizes.len() as i64)),
        ("size", []) if kwargs.is_empty() => property(ops, tensor, "shape"),
        ("stride", []) if kwargs.is_empty() => {
            Ok(Value::Tuple(tensor.info()?.strides.into_iter().map(Value::Int).collect()))
        }
        ("numel" | "nelement", []) => Ok(Value::Int(tensor.info()?.sizes.iter().product())),
        ("storage_offset", []) => Ok(Value::Int(tensor.info()?.storage_offset)),
        ("element_size", []) => Ok(Value::Int(tensor.dtype2()?.size() as i64)),
        ("is_floating_point", []) => Ok(Value::Bool(tensor.dtype2()?.is_floating_point())),
        ("get_device", []) => Ok(Value::Int(tensor.device2()?.index.map_or(-1, i64::from))),
        ("tolist", []) => to_list(ops, tensor),
        ("split", [size]) => torch::split(ops, receiver, size, kwargs),
        ("split", [size, dim]) => torch::split(ops, receiver, size, &[("dim", dim.clone())]),
        ("split", []) => {
            let size = kwargs.iter().find(|(key, _)| *key == "split_size").map(|(_, value)| value.clone());
            let size = size.ok_or_else(|| CallError::invalid("split() is missing `split_size`"))?;
            let rest: Vec<(&str, Value)> =
                kwargs.iter().filter(|(key, _)| *key != "split_size").cloned().collect();
            torch::split(ops, receiver, &size, &rest)
        }
        ("new_tensor", [data]) => {
            let own =
                [("dtype", Value::DType(tensor.dtype2()?)), ("device", Value::Device(tensor.device2()?))];
            let missing = own.into_iter().filter(|(name, _)| kwargs.iter().all(|(key, _)| key != name));
            let all: Vec<(&str, Value)> = missing.chain(kwargs.iter().cloned()).collect();
            torch::tensor(ops, data, &all)
        }
        // Its tensor is the second argument of the operator.
        ("polygamma", [n]) => ops.call_by_name(name, &[n.clone(), receiver.clone()], kwargs),
        ("norm", _) => torch::norm(ops, args, kwargs),
        ("unique", rest) => torch::unique(ops, receiver, rest, kwargs),
        ("nonzero", []) if matches!(kwargs, [("as_tuple", Value::Bool(true))]) => {
            ops.call_by_name("nonzero_numpy", &args[..1], &[])
        }
        ("unflatten", [_, _]) => ops.call_by_name("unflatten", args, kwargs),
        _ if ops.knows(name)? => ops.call_by_name(name, args, kwargs),
        _ => Err(CallError::invalid(format!("a tensor has no method `{name}`"))),
    }
}

/// `x.float()` and the like.
fn dtype_method(name: &str) -> Option<DType> {
    Some(match name {
        "float" => DType::Float32,
        "double" => DType::Float64,
        "half" => DType::Float16,
        "bfloat16" => DType::BFloat16,
        "long" => DType::Int64,
        "int" => DType::Int32,
        "short" => DType::Int16,
        "char" => DType::Int8,
        "byte" => DType::UInt8,
        "bool" => DType::Bool,
        "cfloat" => DType::Complex64,
        "cdouble" => DType::Complex128,
        _ => return None,
    })
}

/// The dtype in the name of a tensor's class: `torch.FloatTensor`.
fn tensor_type(class: &str) -> Option<DType> {
    let name = class.strip_prefix("torch.")?.strip_suffix("Tensor")?;
    match name {
        "BFloat16" => Some(DType::BFloat16),
        name if name.starts_with(|first: char| first.is_ascii_uppercase()) => {
            dtype_method(&name.to_ascii_lowercase())
        }
        _ => None,
    }
}

/// `__add__`, `__radd__` and their kin as the `operator` module has them.
fn dunder(ops: &mut Operators, name: &str, args: &[Value], kwargs: Kwargs<'_>) -> Result<Value> {
    let inner = &name[2..name.len().saturating_sub(2).max(2)];
    if let Some(result) = python::call(ops, &format!("operator.{inner}"), args)
        && result.is_ok()
    {
        return result;
    }
    if let (Some(plain), [a, b]) = (inner.strip_prefix('r'), args)
        && let Some(result) = python::call(ops, &format!("operator.{plain}"), &[b.clone(), a.clone()])
    {
        return result;
    }
    match inner {
        "len" | "bool" | "int" | "float" => match python::call(ops, &format!("builtins.{inner}"), args) {
            Some(result) => result,
            None => Err(CallError::invalid(format!("a tensor has no method `{name}`"))),
        },
        _ => ops.call_by_name(inner, args, kwargs),
    }
}

/// Methods of Python's own values.
fn of_python(name: &str, args: &[Value]) -> Result<Value> {
    match (name, args) {
        ("numel", [Value::Tuple(items) | Value::List(items)]) => items
            .iter()
            .try_fold(1i64, |product, item| match item {
                Value::Int(size) => product.checked_mul(*size),
                _ => None,
            })
            .map(Value::Int)
            .ok_or_else(|| CallError::invalid("numel() of something that is no size")),
        ("get", [Value::Dict(items), key, rest @ ..]) => {
            let found = items.iter().find(|(other, _)| python::same(other, key)).map(|(_, value)| value);
            Ok(found.or(rest.first()).cloned().unwrap_or(Value::None))
        }
        ("keys", [Value::Dict(items)]) => Ok(Value::List(items.iter().map(|(key, _)| key.clone()).collect())),
        ("values", [Value::Dict(items)]) => {
            Ok(Value::List(items.iter().map(|(_, value)| value.clone()).collect()))
        }
        ("items", [Value::Dict(items)]) => {
            let pair = |(key, value): &(Value, Value)| Value::Tuple(vec![key.clone(), value.clone()]);
            Ok(Value::List(items.iter().map(pair).collect()))
        }
        ("item", [number @ (Value::Int(_) | Value::Float(_) | Value::Bool(_))]) => Ok(number.clone()),
        ("is_integer", [Value::Float(value)]) => Ok(Value::Bool(value.fract() == 0.0)),
        (_, [receiver, ..]) => {
            Err(CallError::invalid(format!("{} has no method `{name}` here", receiver.describe())))
        }
        _ => Err(CallError::invalid(format!("the method `{name}` is called on nothing"))),
    }
}

/// `Tensor.to`: a type, a device, both, or another tensor's.
pub(crate) fn conversion(ops: &mut Operators, args: &[Value], kwargs: Kwargs<'_>) -> Result<Value> {
    let Some((Value::Tensor(tensor), rest)) = args.split_first() else {
        return Err(CallError::invalid("to() needs a tensor"));
    };
    let (mut dtype, mut device, mut layout) = (Value::None, Value::None, Value::None);
    let (mut flags, mut format) = ([Value::Bool(false), Value::Bool(false)], Value::None);
    let mut next_flag = 0;
    let mut take = |key: &str, value: &Value| -> Result<()> {
        match (key, value) {
            ("" | "dtype", Value::DType(_)) => dtype = value.clone(),
            ("" | "device", Value::Device(_) | Value::Str(_)) => device = value.clone(),
            ("" | "device", Value::Int(index)) => device = Value::Str(format!("cuda:{index}").into()),
            ("" | "other", Value::Tensor(other)) => {
                (dtype, device) = (Value::DType(other.dtype2()?), Value::Device(other.device2()?));
            }
            ("", Value::Bool(_)) if next_flag < 2 => {
                flags[next_flag] = value.clone();
                next_flag += 1;
            }
            ("non_blocking", value) => flags[0] = value.clone(),
            ("copy", value) => flags[1] = value.clone(),
            ("memory_format", value) => format = value.clone(),
            ("layout", value) => layout = value.clone(),
            ("" | "dtype" | "device", Value::None) => {}
            _ => {
                let message = format!("to() cannot take {}{}", if key.is_empty() { "" } else { "`" }, key);
                let close = if key.is_empty() { String::new() } else { "` = ".to_owned() };
                return Err(CallError::invalid(format!("{message}{close}{}", value.describe())));
            }
        }
        Ok(())
    };
    rest.iter().try_for_each(|value| take("", value))?;
    kwargs.iter().try_for_each(|(key, value)| take(key, value))?;
    let [non_blocking, copy] = flags;
    let receiver = Value::Tensor(tensor.shallow_clone());
    let (plain_device, plain_layout) = (matches!(device, Value::None), matches!(layout, Value::None));
    if plain_device && plain_layout && !matches!(dtype, Value::None) {
        return ops.call_by_name("to", &[receiver, dtype, non_blocking, copy], &[("memory_format", format)]);
    }
    let all = [
        ("dtype", dtype),
        ("layout", layout),
        ("device", device),
        ("non_blocking", non_blocking),
        ("copy", copy),
        ("memory_format", format),
    ];
    crate::aten::call(fx_aten::Op::find("aten::to", "dtype_layout")?, &[receiver], &all)
}

/// A property: `x.shape`.
pub(crate) fn property(ops: &mut Operators, tensor: &Tensor, name: &str) -> Result<Value> {
    let info = tensor.info()?;
    let receiver = || [Value::Tensor(tensor.shallow_clone())];
    Ok(match name {
        "shape" => Value::Tuple(info.sizes.into_iter().map(Value::Int).collect()),
        "dtype" => Value::DType(info.dtype),
        "device" => Value::Device(info.device),
        "layout" => Value::Layout(info.layout),
        "ndim" => Value::Int(info.sizes.len() as i64),
        "requires_grad" => Value::Bool(info.requires_grad),
        "itemsize" => Value::Int(info.dtype.size() as i64),
        "nbytes" => Value::Int(info.sizes.iter().product::<i64>() * info.dtype.size() as i64),
        "is_cuda" => Value::Bool(info.device.kind == fx_ir::DeviceKind::Cuda),
        "is_cpu" => Value::Bool(info.device.kind == fx_ir::DeviceKind::Cpu),
        "is_meta" => Value::Bool(info.device == Device::META),
        "is_sparse" => Value::Bool(info.layout == fx_ir::Layout::SparseCoo),
        "is_quantized" => Value::Bool(matches!(info.dtype, DType::QInt8 | DType::QUInt8 | DType::QInt32)),
        "T" => ops.call_by_name("numpy_T", &receiver(), &[])?,
        "H" => ops.call_by_name("matrix_H", &receiver(), &[])?,
        "data" => ops.call_by_name("detach", &receiver(), &[])?,
        "mT" | "mH" | "real" | "imag" | "is_leaf" => ops.call_by_name(name, &receiver(), &[])?,
        "grad" => match tensor.grad() {
            grad if grad.is_defined() => Value::Tensor(grad),
            _ => Value::None,
        },
        _ => return Err(CallError::invalid(format!("a tensor's attribute `{name}` is not supported"))),
    })
}

fn to_list(ops: &mut Operators, tensor: &Tensor) -> Result<Value> {
    let info = tensor.info()?;
    if info.sizes.is_empty() {
        return ops.call_by_name("item", &[Value::Tensor(tensor.shallow_clone())], &[]);
    }
    let rows = ops.call_by_name("unbind", &[Value::Tensor(tensor.shallow_clone())], &[])?;
    let (Value::Tuple(rows) | Value::List(rows)) = rows else { return Ok(rows) };
    let lists = rows.iter().filter_map(Value::as_tensor).map(|row| to_list(ops, row));
    lists.collect::<Result<_>>().map(Value::List)
}
