//! `torch.nn.MultiheadAttention` (`F.multi_head_attention_forward`).

use fx_aten::TensorExt;
use fx_ir::DType;

use super::{Layer, Result};
use crate::error::CallError;
use crate::functional_special::sizes;
use crate::rows::Bound;
use crate::value::Value;

fn ints(items: impl IntoIterator<Item = i64>) -> Value {
    Value::List(items.into_iter().map(Value::Int).collect())
}

fn transpose(layer: &mut Layer<'_>, value: Value, a: i64, b: i64) -> Result<Value> {
    layer.call("transpose", &[value, Value::Int(a), Value::Int(b)])
}

/// A mask of truth values as one of numbers: minus infinity where it is true (`F._canonical_mask`).
fn additive(layer: &mut Layer<'_>, mask: Value, like: DType) -> Result<Value> {
    let Value::Tensor(tensor) = &mask else { return Ok(mask) };
    if tensor.dtype2()? != DType::Bool {
        return Ok(mask);
    }
    let zeros =
        layer.call_with("zeros_like", std::slice::from_ref(&mask), &[("dtype", Value::DType(like))])?;
    layer.call("masked_fill_", &[zeros, mask, Value::Float(f64::NEG_INFINITY)])
}

fn add(layer: &mut Layer<'_>, a: Value, b: Value) -> Result<Value> {
    match (a, b) {
        (Value::None, other) | (other, Value::None) => Ok(other),
        (a, b) => layer.call("add", &[a, b]),
    }
}

/// The three projections of the inputs.
fn project(layer: &mut Layer<'_>, inputs: [Value; 3]) -> Result<[Value; 3]> {
    let embed = layer.int("embed_dim")?;
    let packed = layer.attr_or_none("in_proj_weight")?;
    let bias = layer.attr_or_none("in_proj_bias")?;
    let part = |layer: &mut Layer<'_>, whole: &Value, at: i64| match whole {
        Value::None => Ok(Value::None),
        whole => {
            let args = [whole.clone(), Value::Int(0), Value::Int(at * embed), Value::Int(embed)];
            layer.call("narrow", &args)
        }
    };
    let mut projected = Vec::with_capacity(3);
    for (at, (input, name)) in
        inputs.into_iter().zip(["q_proj_weight", "k_proj_weight", "v_proj_weight"]).enumerate()
    {
        let weight = match &packed {
            Value::None => layer.attr(name)?,
            packed => part(layer, packed, at as i64)?,
        };
        let bias = part(layer, &bias, at as i64)?;
        projected.push(layer.call("linear", &[input, weight, bias])?);
    }
    <[Value; 3]>::try_from(projected).map_err(|_| CallError::invalid("three inputs are projected"))
}

/// `MultiheadAttention.forward`: the output, and the weights or `None`.
pub(super) fn forward(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let [mut query, mut key, mut value] = [bound.value("query")?, bound.value("key")?, bound.value("value")?];
    let batched = sizes(&query)?.len() == 3;
    let batch_first = layer.flag("batch_first")?;
    for input in [&mut query, &mut key, &mut value] {
        let given = std::mem::replace(input, Value::None);
        *input = match (batched, batch_first) {
            (true, true) => transpose(layer, given, 0, 1)?,
            (true, false) => given,
            (false, _) => layer.call("unsqueeze", &[given, Value::Int(1)])?,
        };
    }
    let query_shape = sizes(&query)?;
    let (&[length, batch, embed], Value::Tensor(tensor)) = (&*query_shape, &query) else {
        return Err(CallError::invalid(format!(
            "the query must have 2 or 3 dimensions: {}",
            query.describe()
        )));
    };
    let dtype = tensor.dtype2()?;
    let heads = layer.int("num_heads")?;
    if heads <= 0 || embed % heads != 0 {
        return Err(CallError::invalid(format!("embed_dim {embed} is not divisible by num_heads {heads}")));
    }
    let head = embed / heads;
    let needs_weights = bound.flag("need_weights")?;

    let mut mask = additive(layer, bound.value("attn_mask")?, dtype)?;
    if bound.flag("is_causal")? && matches!(mask, Value::None) {
        return Err(CallError::invalid("is_causal needs attn_mask too"));
    }
    if !matches!(mask, Value::None) && sizes(&mask)?.len() == 2 {
        mask = layer.call("unsqueeze", &[mask, Value::Int(0)])?;
    }
    let mut padding = additive(layer, bound.value("key_padding_mask")?, dtype)?;
    if !batched && !matches!(padding, Value::None) {
        padding = layer.call("unsqueeze", &[padding, Value::Int(0)])?;
    }

    let [q, mut k, mut v] = project(layer, [query, key, value])?;
    let widen = |layer: &mut Layer<'_>, mask: Value| match mask {
        Value::None => Ok(Value::None),
        mask => layer.call("pad", &[mask, ints([0, 1])]),
    };
    let (bias_k, bias_v) = (layer.attr_or_none("bias_k")?, layer.attr_or_none("bias_v")?);
    if !matches!(bias_k, Value::None) && !matches!(bias_v, Value::None) {
        for (part, bias) in [(&mut k, bias_k), (&mut v, bias_v)] {
            let bias = layer.call("repeat", &[bias, ints([1, batch, 1])])?;
            let both = Value::List(vec![std::mem::replace(part, Value::None), bias]);
            *part = layer.call("cat", &[both, Value::Int(0)])?;
        }
        (mask, padding) = (widen(layer, mask)?, widen(layer, padding)?);
    }
    // (length, batch, embed) -> (batch * heads, length, head)
    let split = |layer: &mut Layer<'_>, part: Value, length: i64| {
        let flat = layer.call("reshape", &[part, ints([length, batch * heads, head])])?;
        transpose(layer, flat, 0, 1)
    };
    let source = sizes(&k)?.first().copied().unwrap_or(0);
    let q = split(layer, q, length)?;
    let mut k = split(layer, k, source)?;
    let mut v = split(layer, v, source)?;
    if matches!(layer.attr_or_none("add_zero_attn")?, Value::Bool(true)) {
        for part in [&mut k, &mut v] {
            *part = layer.call("pad", &[std::mem::replace(part, Value::None), ints([0, 0, 0, 1])])?;
        }
        (mask, padding) = (widen(layer, mask)?, widen(layer, padding)?);
    }
    let source = sizes(&k)?.get(1).copied().unwrap_or(0);
    if !matches!(padding, Value::None) {
        let wide = layer.call("view", &[padding, ints([batch, 1, 1, source])])?;
        let wide = layer.call("expand", &[wide, ints([-1, heads, -1, -1])])?;
        let wide = layer.call("reshape", &[wide, ints([batch * heads, 1, source])])?;
        mask = add(layer, mask, wide)?;
    }
    let dropout = if layer.training() { layer.attr("dropout")? } else { Value::Float(0.0) };
    let (output, weights) = if needs_weights {
        let scale = Value::Float((1.0 / head as f64).sqrt());
        let q = layer.call("mul", &[q, scale])?;
        let k = transpose(layer, k, -2, -1)?;
        let scores = match mask {
            Value::None => layer.call("bmm", &[q, k])?,
            mask => layer.call("baddbmm", &[mask, q, k])?,
        };
        let weights = layer.call("softmax", &[scores, Value::Int(-1)])?;
        let weights = match &dropout {
            Value::Float(p) if *p > 0.0 => layer.call("dropout", &[weights, dropout])?,
            _ => weights,
        };
        let output = layer.call("bmm", &[weights.clone(), v])?;
        (transpose(layer, output, 0, 1)?, Some(weights))
    } else {
        let mask = match mask {
            Value::None => Value::None,
            mask => match *sizes(&mask)? {
                [1, ..] => layer.call("unsqueeze", &[mask, Value::Int(0)])?,
                [_, rows, columns] => layer.call("view", &[mask, ints([batch, heads, rows, columns])])?,
                _ => return Err(CallError::invalid(format!("attn_mask is {}", mask.describe()))),
            },
        };
        let lift = |layer: &mut Layer<'_>, part: Value, length: i64| {
            layer.call("view", &[part, ints([batch, heads, length, head])])
        };
        let args = [lift(layer, q, length)?, lift(layer, k, source)?, lift(layer, v, source)?, mask, dropout];
        let output = layer.call("scaled_dot_product_attention", &args)?;
        (layer.call("permute", &[output, ints([2, 0, 1, 3])])?, None)
    };
    let output = layer.call("reshape", &[output, ints([length * batch, embed])])?;
    let mut projection = layer.child("out_proj")?;
    let (weight, bias) = (projection.attr("weight")?, projection.attr_or_none("bias")?);
    let output = layer.call("linear", &[output, weight, bias])?;
    let mut output = layer.call("view", &[output, ints([length, batch, embed])])?;
    let mut weights = match weights {
        None => Value::None,
        Some(weights) => {
            let each = layer.call("view", &[weights, ints([batch, heads, length, source])])?;
            match bound.flag("average_attn_weights")? {
                true => layer.call("mean", &[each, ints([1])])?,
                false => each,
            }
        }
    };
    if !batched {
        output = layer.call("squeeze", &[output, Value::Int(1)])?;
        if !matches!(weights, Value::None) {
            weights = layer.call("squeeze", &[weights, Value::Int(0)])?;
        }
    } else if batch_first {
        output = transpose(layer, output, 1, 0)?;
    }
    Ok(Value::Tuple(vec![output, weights]))
}
