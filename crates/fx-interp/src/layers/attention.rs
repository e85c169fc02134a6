//! `torch.nn.MultiheadAttention`.

use super::{Layer, Result};
use crate::functional_special::sizes;
use crate::rows::Bound;
use crate::value::Value;

/// `MultiheadAttention.forward`: the output, and the weights or `None`.
pub(super) fn forward(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let mut args = Vec::with_capacity(13);
    let swaps = layer.flag("batch_first")? && sizes(&bound.value("query")?)?.len() == 3;
    let swap = |layer: &mut Layer<'_>, value: Value| match swaps {
        true => layer.call("transpose", &[value, Value::Int(0), Value::Int(1)]),
        false => Ok(value),
    };
    for name in ["query", "key", "value"] {
        args.push(swap(layer, bound.value(name)?)?);
    }
    args.extend([layer.attr("embed_dim")?, layer.attr("num_heads")?]);
    for name in ["in_proj_weight", "in_proj_bias", "bias_k", "bias_v", "add_zero_attn"] {
        args.push(layer.attr_or_none(name)?);
    }
    let training = layer.training();
    args.push(if training { layer.attr("dropout")? } else { Value::Float(0.0) });
    let mut projection = layer.child("out_proj")?;
    args.extend([projection.attr("weight")?, projection.attr_or_none("bias")?]);

    let mut kwargs = vec![("training", Value::Bool(training))];
    for name in ["key_padding_mask", "need_weights", "attn_mask", "average_attn_weights", "is_causal"] {
        kwargs.push((name, bound.value(name)?));
    }
    if matches!(layer.attr_or_none("in_proj_weight")?, Value::None) {
        kwargs.push(("use_separate_proj_weight", Value::Bool(true)));
        for name in ["q_proj_weight", "k_proj_weight", "v_proj_weight"] {
            kwargs.push((name, layer.attr(name)?));
        }
    }
    let result = layer.call_with("multi_head_attention_forward", &args, &kwargs)?;
    match result {
        Value::Tuple(mut both) if !both.is_empty() => {
            both[0] = swap(layer, std::mem::replace(&mut both[0], Value::None))?;
            Ok(Value::Tuple(both))
        }
        other => Ok(other),
    }
}
