//! Indexing as Python does it: `x[index]` and `x[index] = value` of tensors, slices of lists.

use tch::Tensor;

use crate::error::CallError;
use crate::overloads::Operators;
use crate::python::as_float;
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;

/// `tensor[index]` (`Tensor.__getitem__`).
pub(crate) fn get(ops: &mut Operators, tensor: &Tensor, index: &Value) -> Result<Tensor> {
    if let Value::Int(_) = index {
        // The commonest index is one call, which a `CallSite` may make without this function.
        let args = [Value::Tensor(tensor.shallow_clone()), Value::Int(0), index.clone()];
        if let Value::Tensor(result) = ops.call_by_name("select", &args, &[])? {
            return Ok(result);
        }
    }
    let Place { view, advanced } = locate(ops, tensor, index)?;
    if advanced.is_empty() {
        return Ok(view);
    }
    match ops.call_by_name("index", &[Value::Tensor(view), Value::List(advanced)], &[])? {
        Value::Tensor(result) => Ok(result),
        other => Err(CallError::invalid(format!("`index` gave {}", other.describe()))),
    }
}

/// `tensor[index] = value` (`Tensor.__setitem__`).
pub(crate) fn set(ops: &mut Operators, tensor: &Tensor, index: &Value, value: &Value) -> Result<()> {
    let Place { view, advanced } = locate(ops, tensor, index)?;
    let value = assigned(&view, value)?;
    if advanced.is_empty() {
        ops.call_by_name("copy_", &[Value::Tensor(view), value.into()], &[])?;
    } else {
        let value = value.f_type_as(&view)?;
        ops.call_by_name("index_put_", &[Value::Tensor(view), Value::List(advanced), value.into()], &[])?;
    }
    Ok(())
}

/// What is assigned, as a tensor: leading dimensions of one that the place does not have are left out.
fn assigned(place: &Tensor, value: &Value) -> Result<Tensor> {
    let tensor = match value {
        Value::Tensor(tensor) => {
            let sizes = fx_aten::TensorExt::info(tensor)?.sizes;
            let extra = sizes.len().saturating_sub(place.dim());
            let ones = sizes.iter().take(extra).take_while(|&&size| size == 1).count();
            tensor.f_reshape(&sizes[ones..])?
        }
        Value::Int(value) => Tensor::from(*value),
        Value::Bool(value) => Tensor::from(*value),
        number => match as_float(number) {
            Some(number) => Tensor::from(number),
            None => {
                return Err(CallError::invalid(format!(
                    "{} cannot be assigned to a tensor",
                    value.describe()
                )));
            }
        },
    };
    Ok(tensor)
}

/// `items[start:stop:step]` of a list or tuple (`slice.indices`).
pub(crate) fn slice(items: &[Value], [start, stop, step]: &[Value; 3]) -> Result<Vec<Value>> {
    let len = items.len() as i64;
    let step = match step {
        Value::None => 1,
        Value::Int(step) if *step != 0 => *step,
        other => return Err(CallError::invalid(format!("{} is not a step of a slice", other.describe()))),
    };
    // Backwards, the bounds lie one before: the last item is the first, and -1 is the end.
    let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
    let bound = |value: &Value, default: i64| match value {
        Value::None => Ok(default),
        Value::Int(at) if *at < 0 => Ok(at.saturating_add(len).clamp(low, high)),
        Value::Int(at) => Ok((*at).clamp(low, high)),
        other => Err(CallError::invalid(format!("{} is not a slice bound", other.describe()))),
    };
    let (first, end) = if step > 0 { (low, high) } else { (high, low) };
    let (start, stop) = (bound(start, first)?, bound(stop, end)?);
    let mut chosen = Vec::new();
    let mut at = start;
    while if step > 0 { at < stop } else { at > stop } {
        chosen.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at = at.saturating_add(step);
    }
    Ok(chosen)
}

/// The part of a tensor that basic indexing leaves, and what is left for tensors to index.
struct Place {
    view: Tensor,
    /// For each of the first dimensions an index or `None`; empty when there is none.
    advanced: Vec<Value>,
}

/// Basic and advanced indexing: integers, slices, `None`, `...`, truth values, lists and tensors.
fn locate(ops: &mut Operators, tensor: &Tensor, index: &Value) -> Result<Place> {
    let single = std::slice::from_ref(index);
    let items: &[Value] = match index {
        Value::Tuple(items) => items,
        _ => single,
    };
    let rank = tensor.size().len();
    let mut consumed = 0;
    for item in items {
        consumed += match item {
            Value::None | Value::Ellipsis | Value::Bool(_) => 0,
            Value::Tensor(mask) => match fx_aten::TensorExt::info(mask)? {
                info if info.dtype == fx_ir::DType::Bool => info.sizes.len(),
                _ => 1,
            },
            _ => 1,
        };
    }
    if consumed > rank {
        return Err(CallError::invalid(format!("{consumed} indices for a tensor of {rank} dimensions")));
    }
    let mut current = tensor.shallow_clone();
    let mut dim = 0i64;
    let mut advanced: Vec<Value> = Vec::new();
    // A number among tensors is an index of its own kind, as it decides where the indexed dimensions go.
    let mixed = items.iter().any(|item| matches!(item, Value::Tensor(_) | Value::List(_)));
    for item in items {
        let (name, args) = match item {
            Value::Int(at) if mixed => {
                advanced.resize(dim as usize, Value::None);
                advanced.push(Value::Tensor(Tensor::from(*at)));
                dim += 1;
                continue;
            }
            Value::Int(_) => ("select", vec![Value::Int(dim), item.clone()]),
            Value::None => ("unsqueeze", vec![Value::Int(dim)]),
            Value::Ellipsis => {
                dim += (rank - consumed) as i64;
                continue;
            }
            Value::Slice(parts) => {
                let [start, stop, step] = &**parts;
                let step = if matches!(step, Value::None) { Value::Int(1) } else { step.clone() };
                ("slice", vec![Value::Int(dim), start.clone(), stop.clone(), step])
            }
            Value::Tensor(index) => {
                advanced.resize(dim as usize, Value::None);
                advanced.push(item.clone());
                // A mask stands for as many dimensions as it has.
                let info = fx_aten::TensorExt::info(index)?;
                dim += if info.dtype == fx_ir::DType::Bool { info.sizes.len() as i64 } else { 1 };
                continue;
            }
            Value::List(_) => {
                advanced.resize(dim as usize, Value::None);
                advanced.push(crate::torch::tensor(ops, item, &[])?);
                dim += 1;
                continue;
            }
            Value::Bool(_) => {
                advanced.resize(dim as usize, Value::None);
                let wide = ops.call_by_name("unsqueeze", &[Value::Tensor(current), Value::Int(dim)], &[])?;
                current = match wide {
                    Value::Tensor(view) => view,
                    other => {
                        return Err(CallError::invalid(format!("`unsqueeze` gave {}", other.describe())));
                    }
                };
                advanced.push(crate::torch::tensor(ops, &Value::List(vec![item.clone()]), &[])?);
                dim += 1;
                continue;
            }
            other => {
                return Err(CallError::invalid(format!(
                    "a tensor cannot be indexed by {}",
                    other.describe()
                )));
            }
        };
        let mut all = vec![Value::Tensor(current)];
        all.extend(args);
        current = match ops.call_by_name(name, &all, &[])? {
            Value::Tensor(view) => view,
            other => return Err(CallError::invalid(format!("`{name}` gave {}", other.describe()))),
        };
        dim += i64::from(name != "select");
    }
    Ok(Place { view: current, advanced })
}
