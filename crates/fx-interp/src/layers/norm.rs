//! Batch and instance normalisation, with the statistics that they keep.

use super::{Layer, Result};
use crate::error::CallError;
use crate::functional_special::sizes;
use crate::rows::Bound;
use crate::value::Value;

fn check_rank(layer: &Layer<'_>, input: &Value, allowed: &[usize]) -> Result<()> {
    let rank = sizes(input)?.len();
    if allowed.is_empty() || allowed.contains(&rank) {
        return Ok(());
    }
    let class = layer.class().rsplit('.').next().unwrap_or_default();
    let wanted: Vec<String> = allowed.iter().map(usize::to_string).collect();
    let wanted = wanted.join(" or ");
    Err(CallError::invalid(format!("{class} takes an input of {wanted} dimensions, and got {rank}")))
}

/// `BatchNorm1d`, `BatchNorm2d`, `BatchNorm3d`, and `SyncBatchNorm` on one device (`_BatchNorm.forward`).
pub(super) fn batch(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let input = bound.value("input")?;
    let allowed: &[usize] = match super::convolution::rank(layer) {
        Ok(1) => &[2, 3],
        Ok(2) => &[4],
        Ok(3) => &[5],
        _ => &[],
    };
    check_rank(layer, &input, allowed)?;
    let (training, tracks) = (layer.training(), layer.flag("track_running_stats")?);
    let (mean, variance) = (layer.attr("running_mean")?, layer.attr("running_var")?);
    let mut factor = match layer.attr("momentum")? {
        Value::None => Value::Float(0.0),
        momentum => momentum,
    };
    if training && tracks {
        let count = layer.attr_or_none("num_batches_tracked")?;
        if !matches!(count, Value::None) {
            layer.call("add_", &[count.clone(), Value::Int(1)])?;
            if matches!(layer.attr("momentum")?, Value::None) {
                let count = layer.call("item", &[count])?;
                let count = if let Value::Int(count) = count { count as f64 } else { 1.0 };
                factor = Value::Float(1.0 / count);
            }
        }
    }
    let of_batch = training || (matches!(mean, Value::None) && matches!(variance, Value::None));
    let (mean, variance) = if !training || tracks { (mean, variance) } else { (Value::None, Value::None) };
    let args = [
        input,
        mean,
        variance,
        layer.attr("weight")?,
        layer.attr("bias")?,
        Value::Bool(of_batch),
        factor,
        layer.attr("eps")?,
    ];
    layer.call("batch_norm", &args)
}

/// `InstanceNorm1d`, `InstanceNorm2d`, `InstanceNorm3d` (`_InstanceNorm.forward`).
pub(super) fn instance(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let rank = super::convolution::rank(layer)?;
    let input = bound.value("input")?;
    check_rank(layer, &input, &[rank + 1, rank + 2])?;
    let single = sizes(&input)?.len() == rank + 1;
    let of_input = layer.training() || !layer.flag("track_running_stats")?;
    let momentum = match layer.attr("momentum")? {
        Value::None => Value::Float(0.0),
        momentum => momentum,
    };
    let input = if single { layer.call("unsqueeze", &[input, Value::Int(0)])? } else { input };
    let args = [
        input,
        layer.attr("running_mean")?,
        layer.attr("running_var")?,
        layer.attr("weight")?,
        layer.attr("bias")?,
        Value::Bool(of_input),
        momentum,
        layer.attr("eps")?,
    ];
    let result = layer.call("instance_norm", &args)?;
    if single { layer.call("squeeze", &[result, Value::Int(0)]) } else { Ok(result) }
}
