//! The losses of `torch.nn.functional` that need more than one operator.

use crate::error::CallError;
use crate::overloads::Operators;
use crate::rows::Bound;
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;

/// Calls the loss that a row names with `@`.
pub(crate) fn call(ops: &mut Operators, name: &str, bound: &Bound<'_>) -> Result<Value> {
    match name {
        "mse_loss" | "l1_loss" | "huber_loss" => elementwise(ops, name, bound),
        "kl_div" => {
            let args = [bound.value("input")?, bound.value("target")?, bound.reduction()?];
            let by_batch = matches!(bound.get("reduction"), Some(Value::Str(word)) if &**word == "batchmean");
            let log_target = [("log_target", bound.value("log_target")?)];
            if !by_batch {
                return ops.call_by_name("kl_div", &args, &log_target);
            }
            let [input, target, _] = args;
            let batch = crate::functional_special::sizes(&input)?.first().copied().unwrap_or(1);
            let sum = ops.call_by_name("kl_div", &[input, target, Value::Int(2)], &log_target)?;
            ops.call_by_name("div", &[sum, Value::Int(batch)], &[])
        }
        "triplet_margin_with_distance_loss" => triplet_of(ops, bound),
        "linear_cross_entropy" => linear_cross_entropy(ops, bound),
        "gaussian_nll_loss" => gaussian(ops, bound),
        "multilabel_soft_margin_loss" => multilabel(ops, bound),
        _ => Err(CallError::UnknownFunction(format!("torch.nn.functional.{name}"))),
    }
}

/// A loss of each element, optionally weighted.
fn elementwise(ops: &mut Operators, name: &str, bound: &Bound<'_>) -> Result<Value> {
    let pair = Value::List(vec![bound.value("input")?, bound.value("target")?]);
    let (Value::Tuple(pair) | Value::List(pair)) = ops.call_by_name("broadcast_tensors", &[pair], &[])?
    else {
        return Err(CallError::invalid("broadcast_tensors gave no tensors"));
    };
    let extra = bound.get("delta").cloned();
    let call = |ops: &mut Operators, reduction: Value| {
        let args: Vec<Value> = pair.iter().cloned().chain([reduction]).chain(extra.clone()).collect();
        ops.call_by_name(name, &args, &[])
    };
    let reduction = bound.reduction()?;
    if !bound.has("weight") {
        return call(ops, reduction);
    }
    let weight = bound.value("weight")?;
    let each = call(ops, Value::Int(0))?;
    let weighted = ops.call_by_name("mul", &[each, weight.clone()], &[])?;
    match reduction {
        Value::Int(0) => Ok(weighted),
        Value::Int(2) => ops.call_by_name("sum", &[weighted], &[]),
        // The Huber loss is averaged over its elements, the others over their weights.
        _ if name == "huber_loss" => ops.call_by_name("mean", &[weighted], &[]),
        _ => {
            let sum = ops.call_by_name("sum", &[weighted], &[])?;
            let all = ops.call_by_name("sum", &[weight], &[])?;
            ops.call_by_name("div", &[sum, all], &[])
        }
    }
}

fn reduce(ops: &mut Operators, each: Value, reduction: &Value) -> Result<Value> {
    match reduction {
        Value::Int(1) => ops.call_by_name("mean", &[each], &[]),
        Value::Int(2) => ops.call_by_name("sum", &[each], &[]),
        _ => Ok(each),
    }
}

fn triplet_of(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    if bound.has("distance_function") {
        let given = bound.value("distance_function")?;
        return Err(bound.bad("distance_function", "None, for the pairwise distance", &given));
    }
    let [anchor, positive, negative] =
        [bound.value("anchor")?, bound.value("positive")?, bound.value("negative")?];
    let mut distance =
        |a: &Value, b: &Value| ops.call_by_name("pairwise_distance", &[a.clone(), b.clone()], &[]);
    let near = distance(&anchor, &positive)?;
    let far = distance(&anchor, &negative)?;
    let swapped = bound.flag("swap")?.then(|| distance(&positive, &negative)).transpose()?;
    let (margin, reduction) = (bound.value("margin")?, bound.reduction()?);
    triplet(ops, [near, far], swapped, margin, &reduction)
}

/// The triplet loss from the distances to the positive and the negative example, and of these two when they may swap
/// with the anchor.
pub(crate) fn triplet(
    ops: &mut Operators,
    [near, mut far]: [Value; 2],
    swapped: Option<Value>,
    margin: Value,
    reduction: &Value,
) -> Result<Value> {
    if let Some(swapped) = swapped {
        far = ops.call_by_name("minimum", &[far, swapped], &[])?;
    }
    let near = ops.call_by_name("add", &[near, margin], &[])?;
    let loss = ops.call_by_name("sub", &[near, far], &[])?;
    let loss = ops.call_by_name("clamp_min", &[loss, Value::Int(0)], &[])?;
    reduce(ops, loss, reduction)
}

/// The cross entropy of a linear layer's output, whose weight is `[classes, ..., channels]`. In what chunks PyTorch
/// computes it (`options`) makes no difference to the result.
fn linear_cross_entropy(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let (input, weight, bias) =
        (bound.value("input")?, bound.value("linear_weight")?, bound.value("linear_bias")?);
    let (input_size, weight_size) =
        (crate::functional_special::sizes(&input)?, crate::functional_special::sizes(&weight)?);
    let ([batch @ .., channels], [out @ .., _]) = (&*input_size, &*weight_size) else {
        return Err(CallError::invalid("linear_cross_entropy() needs an input and a weight of dimensions"));
    };
    let ints = |items: &[i64]| Value::List(items.iter().copied().map(Value::Int).collect());
    let flat = ops.call_by_name("reshape", &[weight, ints(&[-1, *channels])], &[])?;
    let bias = match bias {
        Value::None => Value::None,
        bias => ops.call_by_name("reshape", &[bias, ints(&[-1])], &[])?,
    };
    let logits = ops.call_by_name("linear", &[input, flat, bias], &[])?;
    let logits = ops.call_by_name("reshape", &[logits, ints(&[batch, out].concat())], &[])?;
    let ignored = if bound.has("ignore_index") { bound.value("ignore_index")? } else { Value::Int(-100) };
    let args = [logits, bound.value("target")?, bound.value("weight")?, bound.reduction()?, ignored];
    ops.call_by_name("cross_entropy_loss", &args, &[("label_smoothing", bound.value("label_smoothing")?)])
}

fn gaussian(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let (input, target) = (bound.value("input")?, bound.value("target")?);
    let sizes = crate::functional_special::sizes;
    let mut var = match bound.value("var")? {
        number @ (Value::Float(_) | Value::Int(_)) => {
            let ones = ops.call_by_name("ones_like", std::slice::from_ref(&input), &[])?;
            ops.call_by_name("mul", &[ones, number], &[])?
        }
        tensor => tensor,
    };
    let (input_size, var_size) = (sizes(&input)?, sizes(&var)?);
    if var_size != input_size && input_size.split_last().is_some_and(|(_, rest)| rest == var_size) {
        var = ops.call_by_name("unsqueeze", &[var, Value::Int(-1)], &[])?;
    }
    // The bound is not a part of what is differentiated.
    let var = ops.call_by_name("clone", &[var], &[])?;
    let detached = ops.call_by_name("detach", std::slice::from_ref(&var), &[])?;
    ops.call_by_name("clamp_", &[detached, bound.value("eps")?], &[])?;
    let off = ops.call_by_name("sub", &[input, target], &[])?;
    let square = ops.call_by_name("pow", &[off, Value::Int(2)], &[])?;
    let scaled = ops.call_by_name("div", &[square, var.clone()], &[])?;
    let log = ops.call_by_name("log", &[var], &[])?;
    let sum = ops.call_by_name("add", &[log, scaled], &[])?;
    let mut loss = ops.call_by_name("mul", &[sum, Value::Float(0.5)], &[])?;
    if bound.flag("full")? {
        let constant = 0.5 * (2.0 * std::f64::consts::PI).ln();
        loss = ops.call_by_name("add", &[loss, Value::Float(constant)], &[])?;
    }
    reduce(ops, loss, &bound.reduction()?)
}

fn multilabel(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let (input, target) = (bound.value("input")?, bound.value("target")?);
    let positive = ops.call_by_name("log_sigmoid", std::slice::from_ref(&input), &[])?;
    let negated = ops.call_by_name("neg", &[input], &[])?;
    let negative = ops.call_by_name("log_sigmoid", &[negated], &[])?;
    let rest = ops.call_by_name("rsub", &[target.clone(), Value::Int(1)], &[])?;
    let first = ops.call_by_name("mul", &[target, positive], &[])?;
    let second = ops.call_by_name("mul", &[rest, negative], &[])?;
    let sum = ops.call_by_name("add", &[first, second], &[])?;
    let mut loss = ops.call_by_name("neg", &[sum], &[])?;
    if bound.has("weight") {
        loss = ops.call_by_name("mul", &[loss, bound.value("weight")?], &[])?;
    }
    let each = ops.call_by_name("mean", &[loss, Value::List(vec![Value::Int(-1)])], &[])?;
    reduce(ops, each, &bound.reduction()?)
}
