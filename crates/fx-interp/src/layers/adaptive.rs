//! `torch.nn.AdaptiveLogSoftmaxWithLoss`: a softmax whose rare classes are in clusters of their own.

use tch::{Kind, Tensor};

use super::{Layer, Result};
use crate::error::CallError;
use crate::rows::Bound;
use crate::value::Value;

fn tensor(value: Value) -> Result<Tensor> {
    match value {
        Value::Tensor(tensor) => Ok(tensor),
        other => Err(CallError::invalid(format!("{} is not a tensor", other.describe()))),
    }
}

/// The log-probability of each target, and their mean, negated. The classes from one cutoff to the next are a cluster,
/// the first of them in the head itself, which has one more class for each of the others.
pub(super) fn forward(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let (mut input, mut target) = (tensor(bound.value("input_")?)?, tensor(bound.value("target_")?)?);
    let batched = match (target.dim(), input.dim()) {
        (1, 2) if input.size()[0] == target.size()[0] => true,
        (0, 1) => false,
        _ => {
            let (input, target) = (Value::from(input).describe(), Value::from(target).describe());
            let message = format!("a target for each row of the input is needed, not {target} for {input}");
            return Err(CallError::invalid(message));
        }
    };
    if !batched {
        (input, target) = (input.f_unsqueeze(0)?, target.f_unsqueeze(0)?);
    }
    let cutoffs = layer.attr("cutoffs")?;
    let bad = || CallError::invalid(format!("the cutoffs are {}", cutoffs.describe()));
    let cutoffs: Vec<i64> = cutoffs
        .as_sequence()
        .and_then(|items| {
            items
                .iter()
                .map(|item| if let Value::Int(cutoff) = item { Some(*cutoff) } else { None })
                .collect()
        })
        .ok_or_else(bad)?;
    let shortlist = *cutoffs.first().ok_or_else(bad)?;

    let head = tensor(layer.call_child("head", &[Value::from(&input)], &[])?)?.f_log_softmax(1, None)?;
    let mut of_head = target.f_zeros_like()?;
    let mut output: Option<Tensor> = None;
    let (mut low, mut found) = (0, 0);
    for (cluster, &high) in cutoffs.iter().enumerate() {
        let rows = target.f_ge(low)?.f_logical_and(&target.f_lt(high)?)?.f_nonzero()?.f_squeeze_dim(1)?;
        let classes = target.f_index_select(0, &rows)?;
        if rows.numel() > 0 && cluster == 0 {
            of_head = of_head.f_index_copy(0, &rows, &classes)?;
        } else if rows.numel() > 0 {
            let subset = Value::Tensor(input.f_index_select(0, &rows)?);
            let scores =
                tensor(layer.child("tail")?.call_child(&(cluster - 1).to_string(), &[subset], &[])?)?;
            let classes = classes.f_sub_scalar(low)?.f_unsqueeze(1)?;
            let within = scores.f_log_softmax(1, None)?.f_gather(1, &classes, false)?.f_squeeze_dim(1)?;
            of_head = of_head.f_index_fill(0, &rows, shortlist + cluster as i64 - 1)?;
            let sum = match output {
                Some(sum) => sum,
                None => head.f_select(1, 0)?.f_zeros_like()?,
            };
            output = Some(sum.f_index_copy(0, &rows, &within)?);
        }
        found += rows.numel();
        low = high;
    }
    if found != target.numel() {
        return Err(CallError::invalid(format!("the targets must be at least 0 and below {low}")));
    }
    let mut sum = head.f_gather(1, &of_head.f_unsqueeze(1)?, false)?.f_squeeze_dim(1)?;
    if let Some(output) = output {
        sum = sum.f_add(&output)?;
    }
    let loss = sum.f_neg()?.f_mean(None::<Kind>)?;
    let sum = if batched { sum } else { sum.f_squeeze_dim(0)? };
    Ok(Value::Tuple(vec![sum.into(), loss.into()]))
}
