//! `torch.nn.functional.multi_head_attention_forward`: what `torch.nn.MultiheadAttention` does, from its parts.

use fx_aten::TensorExt;
use fx_ir::DType;

use crate::error::CallError;
use crate::functional;
use crate::functional_special::sizes;
use crate::overloads::Operators;
use crate::rows::Bound;
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;

fn call(ops: &mut Operators, name: &str, args: &[Value]) -> Result<Value> {
    functional::call_any(ops, name, args, &[])
}

fn ints(items: impl IntoIterator<Item = i64>) -> Value {
    Value::List(items.into_iter().map(Value::Int).collect())
}

fn transpose(ops: &mut Operators, value: Value, a: i64, b: i64) -> Result<Value> {
    call(ops, "transpose", &[value, Value::Int(a), Value::Int(b)])
}

/// A mask of truth values as one of numbers: minus infinity where it is true (`F._canonical_mask`).
fn additive(ops: &mut Operators, mask: Value, like: DType) -> Result<Value> {
    let Value::Tensor(tensor) = &mask else { return Ok(mask) };
    if tensor.dtype2()? != DType::Bool {
        return Ok(mask);
    }
    let zeros =
        ops.call_by_name("zeros_like", std::slice::from_ref(&mask), &[("dtype", Value::DType(like))])?;
    call(ops, "masked_fill_", &[zeros, mask, Value::Float(f64::NEG_INFINITY)])
}

fn add(ops: &mut Operators, a: Value, b: Value) -> Result<Value> {
    match (a, b) {
        (Value::None, other) | (other, Value::None) => Ok(other),
        (a, b) => call(ops, "add", &[a, b]),
    }
}

/// The three projections of the inputs, each to `embed` channels.
fn project(ops: &mut Operators, bound: &Bound<'_>, inputs: [Value; 3], embed: i64) -> Result<[Value; 3]> {
    let separate = bound.flag("use_separate_proj_weight")?;
    let part = |ops: &mut Operators, whole: Value, at: i64| match whole {
        Value::None => Ok(Value::None),
        whole => call(
            ops,
            "narrow",
            &[whole, Value::Int(0), Value::Int(at.saturating_mul(embed)), Value::Int(embed)],
        ),
    };
    let mut projected = Vec::with_capacity(3);
    for (at, (input, name)) in
        inputs.into_iter().zip(["q_proj_weight", "k_proj_weight", "v_proj_weight"]).enumerate()
    {
        let weight = match separate {
            true => bound.value(name)?,
            false => part(ops, bound.value("in_proj_weight")?, at as i64)?,
        };
        let bias = part(ops, bound.value("in_proj_bias")?, at as i64)?;
        projected.push(call(ops, "linear", &[input, weight, bias])?);
    }
    <[Value; 3]>::try_from(projected).map_err(|_| CallError::invalid("three inputs are projected"))
}

/// The output, and the weights or `None`. Inputs are `[length, batch, channels]`, or have no batch.
pub(crate) fn forward(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let mut inputs = [bound.value("query")?, bound.value("key")?, bound.value("value")?];
    let batched = sizes(&inputs[0])?.len() == 3;
    if !batched {
        for input in &mut inputs {
            *input = call(ops, "unsqueeze", &[std::mem::replace(input, Value::None), Value::Int(1)])?;
        }
    }
    let query_shape = sizes(&inputs[0])?;
    let (&[length, batch, embed], Value::Tensor(tensor)) = (&*query_shape, &inputs[0]) else {
        let given = inputs[0].describe();
        return Err(CallError::invalid(format!("the query must have 2 or 3 dimensions: {given}")));
    };
    let dtype = tensor.dtype2()?;
    let heads = bound.int("num_heads")?;
    if heads <= 0 || embed % heads != 0 {
        return Err(CallError::invalid(format!("embed_dim {embed} is not divisible by num_heads {heads}")));
    }
    let head = embed / heads;
    let needs_weights = bound.flag("need_weights")?;

    let mut mask = additive(ops, bound.value("attn_mask")?, dtype)?;
    if bound.flag("is_causal")? && matches!(mask, Value::None) {
        return Err(CallError::invalid("is_causal needs attn_mask too"));
    }
    if !matches!(mask, Value::None) && sizes(&mask)?.len() == 2 {
        mask = call(ops, "unsqueeze", &[mask, Value::Int(0)])?;
    }
    let mut padding = additive(ops, bound.value("key_padding_mask")?, dtype)?;
    if !batched && !matches!(padding, Value::None) {
        padding = call(ops, "unsqueeze", &[padding, Value::Int(0)])?;
    }

    let [q, mut k, mut v] = project(ops, bound, inputs, embed)?;
    let widen = |ops: &mut Operators, mask: Value| match mask {
        Value::None => Ok(Value::None),
        mask => call(ops, "pad", &[mask, ints([0, 1])]),
    };
    let (bias_k, bias_v) = (bound.value("bias_k")?, bound.value("bias_v")?);
    if !matches!(bias_k, Value::None) && !matches!(bias_v, Value::None) {
        for (part, bias) in [(&mut k, bias_k), (&mut v, bias_v)] {
            let bias = call(ops, "repeat", &[bias, ints([1, batch, 1])])?;
            let both = Value::List(vec![std::mem::replace(part, Value::None), bias]);
            *part = call(ops, "cat", &[both, Value::Int(0)])?;
        }
        (mask, padding) = (widen(ops, mask)?, widen(ops, padding)?);
    }
    // (length, batch, embed) -> (batch * heads, length, head)
    let split = |ops: &mut Operators, part: Value, length: i64| {
        let flat = call(ops, "reshape", &[part, ints([length, batch * heads, head])])?;
        transpose(ops, flat, 0, 1)
    };
    let source = sizes(&k)?.first().copied().unwrap_or(0);
    let q = split(ops, q, length)?;
    let of_input = |ops: &mut Operators, part: Value, name: &str| match bound.value(name)? {
        Value::None => split(ops, part, source),
        given => Ok(given),
    };
    let mut k = of_input(ops, k, "static_k")?;
    let mut v = of_input(ops, v, "static_v")?;
    if bound.flag("add_zero_attn")? {
        for part in [&mut k, &mut v] {
            *part = call(ops, "pad", &[std::mem::replace(part, Value::None), ints([0, 0, 0, 1])])?;
        }
        (mask, padding) = (widen(ops, mask)?, widen(ops, padding)?);
    }
    let source = sizes(&k)?.get(1).copied().unwrap_or(0);
    if !matches!(padding, Value::None) {
        let wide = call(ops, "view", &[padding, ints([batch, 1, 1, source])])?;
        let wide = call(ops, "expand", &[wide, ints([-1, heads, -1, -1])])?;
        let wide = call(ops, "reshape", &[wide, ints([batch * heads, 1, source])])?;
        mask = add(ops, mask, wide)?;
    }
    let dropout = if bound.flag("training")? { bound.value("dropout_p")? } else { Value::Float(0.0) };
    let (output, weights) = if needs_weights {
        let scale = Value::Float((1.0 / head as f64).sqrt());
        let q = call(ops, "mul", &[q, scale])?;
        let k = transpose(ops, k, -2, -1)?;
        let scores = match mask {
            Value::None => call(ops, "bmm", &[q, k])?,
            mask => call(ops, "baddbmm", &[mask, q, k])?,
        };
        let weights = call(ops, "softmax", &[scores, Value::Int(-1)])?;
        let weights = match &dropout {
            Value::Float(p) if *p > 0.0 => call(ops, "dropout", &[weights, dropout])?,
            _ => weights,
        };
        let output = call(ops, "bmm", &[weights.clone(), v])?;
        (transpose(ops, output, 0, 1)?, Some(weights))
    } else {
        let mask = match mask {
            Value::None => Value::None,
            mask => match *sizes(&mask)? {
                [1, ..] => call(ops, "unsqueeze", &[mask, Value::Int(0)])?,
                [_, rows, columns] => call(ops, "view", &[mask, ints([batch, heads, rows, columns])])?,
                _ => return Err(CallError::invalid(format!("attn_mask is {}", mask.describe()))),
            },
        };
        let lift = |ops: &mut Operators, part: Value, length: i64| {
            call(ops, "view", &[part, ints([batch, heads, length, head])])
        };
        let args = [lift(ops, q, length)?, lift(ops, k, source)?, lift(ops, v, source)?, mask, dropout];
        let output = call(ops, "scaled_dot_product_attention", &args)?;
        (call(ops, "permute", &[output, ints([2, 0, 1, 3])])?, None)
    };
    let output = call(ops, "reshape", &[output, ints([length * batch, embed])])?;
    let (weight, bias) = (bound.value("out_proj_weight")?, bound.value("out_proj_bias")?);
    let output = call(ops, "linear", &[output, weight, bias])?;
    let mut output = call(ops, "view", &[output, ints([length, batch, embed])])?;
    let mut weights = match weights {
        None => Value::None,
        Some(weights) => {
            let each = call(ops, "view", &[weights, ints([batch, heads, length, source])])?;
            match bound.flag("average_attn_weights")? {
                true => call(ops, "mean", &[each, ints([1])])?,
                false => each,
            }
        }
    };
    if !batched {
        output = call(ops, "squeeze", &[output, Value::Int(1)])?;
        if !matches!(weights, Value::None) {
            weights = call(ops, "squeeze", &[weights, Value::Int(0)])?;
        }
    }
    Ok(Value::Tuple(vec![output, weights]))
}
