//! Normalization.

use fx_ir::{DType, MemoryFormat};
use smallvec::smallvec;

use super::pointwise::{elementwise, promoted};
use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Value, shown};

/// The type that means and variances have: halves are summed in single precision.
fn statistics_type(dtype: DType) -> DType {
    match dtype {
        DType::Float16 | DType::BFloat16 => DType::Float32,
        other => other,
    }
}

/// Checks that per-channel tensors have as many elements as the input has channels.
fn check_channels<S: Size>(call: &Call<'_, S>, x: &Meta<S>) -> Result<S> {
    let Some(channels) = x.shape.get(1) else {
        return Err(
            call.error("input", format!("{x} has no channels: {} dimensions, expected at least 2", x.rank()))
        );
    };
    for name in ["weight", "bias", "running_mean", "running_var"] {
        if let Some(per_channel) = call.opt_tensor(name)? {
            let own = per_channel.numel();
            if own.same(channels) == Some(false) {
                return Err(
                    call.error(name, format!("has {own} elements, but `input` {x} has {channels} channels"))
                );
            }
        }
    }
    Ok(channels.clone())
}

fn batch_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    check_channels(call, x)?;
    Ok(x.formatted(x.shape.clone(), x.suggested_format()).into())
}

/// The result, and mean and inverse deviation of the batch, which are empty in evaluation.
fn native_batch_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    let channels = check_channels(call, x)?;
    let training = match call.name() {
        "_native_batch_norm_legit_no_training" => false,
        _ => call.flag("training")?,
    };
    let saved: Dims<S> = smallvec![if training { channels.clone() } else { 0.into() }];
    let saved = x.with_shape(saved).with_dtype(statistics_type(x.dtype));
    let result = x.formatted(x.shape.clone(), x.suggested_format());
    let mut results = vec![result, saved.clone(), saved];
    if call.name() == "_native_batch_norm_legit_functional" {
        for name in ["running_mean", "running_var"] {
            results.push(call.tensor(name)?.like());
        }
    }
    Ok(Value::tensors(results))
}

fn cudnn_like<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    let channels = check_channels(call, x)?;
    let training =
        call.name() == "_batch_norm_with_update" || call.name() == "_batch_norm_with_update_functional";
    let saved = x.with_shape(smallvec![if training { channels } else { 0.into() }]);
    let reserve = x.with_shape(smallvec![0.into()]).with_dtype(DType::UInt8);
    let mut results = vec![x.formatted(x.shape.clone(), x.suggested_format()), saved.clone(), saved, reserve];
    if call.name() == "_batch_norm_with_update_functional" {
        for name in ["running_mean", "running_var"] {
            results.push(call.tensor(name)?.like());
        }
    }
    Ok(Value::tensors(results))
}

/// Checks that the last dimensions are those to be normalized, and says how many come before.
fn leading<S: Size>(call: &Call<'_, S>, x: &Meta<S>) -> Result<usize> {
    let normalized = call.sizes("normalized_shape")?;
    let fits = x
        .rank()
        .checked_sub(normalized.len())
        .filter(|first| x.shape[*first..].iter().zip(&normalized).all(|(a, b)| a.same(b) != Some(false)));
    let Some(first) = fits else {
        let problem = format!("{} are not the last sizes of `input` {x}", shown(&normalized));
        return Err(call.error("normalized_shape", problem));
    };
    for name in ["weight", "bias"] {
        if let Some(own) = call.opt_tensor(name)?
            && (own.rank() != normalized.len()
                || own.shape.iter().zip(&normalized).any(|(a, b)| a.same(b) == Some(false)))
        {
            return Err(
                call.error(name, format!("has shape {}, expected {}", shown(&own.shape), shown(&normalized)))
            );
        }
    }
    Ok(first)
}

fn layer_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    leading(call, x)?;
    Ok(x.with_shape(x.shape.clone()).into())
}

fn native_layer_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    let first = leading(call, x)?;
    let shape: Dims<S> =
        (0..x.rank()).map(|dim| if dim < first { x.shape[dim].clone() } else { 1.into() }).collect();
    let saved = x.with_shape(shape).with_dtype(statistics_type(x.dtype));
    Ok(Value::tensors([x.with_shape(x.shape.clone()), saved.clone(), saved]))
}

fn rms_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    leading(call, x)?;
    let mut operands = vec![("input", x)];
    if let Some(weight) = call.opt_tensor("weight")? {
        operands.push(("weight", weight));
    }
    let dtype = promoted(call, &["input", "weight"])?;
    Ok(elementwise(call, &operands, dtype)?.into())
}

fn fused_rms_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    let first = leading(call, x)?;
    let shape = (0..x.rank()).map(|dim| if dim < first { x.shape[dim].clone() } else { 1.into() }).collect();
    let saved = x.with_shape(shape).with_dtype(statistics_type(x.dtype));
    Ok(Value::tensors([x.like(), saved]))
}

fn check_groups<S: Size>(call: &Call<'_, S>, name: &str, x: &Meta<S>, groups: &S) -> Result<()> {
    let channels = x.shape.get(1).cloned().unwrap_or_else(|| 0.into());
    let rest = channels.rem_floor(groups).hint();
    if groups.hint().is_some_and(|groups| groups < 1) || rest.is_some_and(|rest| rest != 0) {
        return Err(call.error(name, format!("{groups} does not divide the {channels} channels of {x}")));
    }
    Ok(())
}

fn group_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    check_channels(call, x)?;
    check_groups(call, "num_groups", x, &call.size("num_groups")?)?;
    Ok(x.formatted(x.shape.clone(), x.suggested_format()).into())
}

fn native_group_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    let groups = call.size("group")?;
    check_groups(call, "group", x, &groups)?;
    let saved = x.with_shape(smallvec![call.size("N")?, groups]).with_dtype(statistics_type(x.dtype));
    Ok(Value::tensors([x.formatted(x.shape.clone(), x.suggested_format()), saved.clone(), saved]))
}

fn instance_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    check_channels(call, x)?;
    Ok(x.formatted(x.shape.clone(), MemoryFormat::Contiguous).into())
}

fn weight_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (v, g) = (call.tensor("v")?, call.tensor("g")?);
    let result = elementwise(call, &[("v", v), ("g", g)], v.dtype)?;
    if call.name() == "_weight_norm" {
        return Ok(result.into());
    }
    Ok(Value::tensors([result, g.with_shape(g.shape.clone())]))
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(batch_norm, &["batch_norm"]);
    r.add(
        native_batch_norm,
        &[
            "native_batch_norm",
            "_native_batch_norm_legit",
            "_native_batch_norm_legit_functional",
            "_native_batch_norm_legit_no_training",
        ],
    );
    r.add(
        cudnn_like,
        &["_batch_norm_with_update", "_batch_norm_with_update_functional", "_batch_norm_no_update"],
    );
    r.add(layer_norm, &["layer_norm"]);
    r.add(native_layer_norm, &["native_layer_norm"]);
    r.add(rms_norm, &["rms_norm"]);
    r.add(fused_rms_norm, &["_fused_rms_norm"]);
    r.add(group_norm, &["group_norm"]);
    r.add(native_group_norm, &["native_group_norm"]);
    r.add(instance_norm, &["instance_norm"]);
    r.add(weight_norm, &["_weight_norm", "_weight_norm_interface"]);
}
