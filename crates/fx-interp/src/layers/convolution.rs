//! Convolutions (`torch.nn.modules.conv`).

use super::{Layer, Result};
use crate::error::CallError;
use crate::functional_special::sizes;
use crate::rows::Bound;
use crate::value::Value;

/// How many spatial dimensions the class has: the digit in its name.
pub(super) fn rank(layer: &Layer<'_>) -> Result<usize> {
    let digit = layer.class().chars().rev().find_map(|letter| letter.to_digit(10));
    digit
        .map(|digit| digit as usize)
        .filter(|digit| (1..=3).contains(digit))
        .ok_or_else(|| CallError::invalid(format!("`{}` has no number of dimensions", layer.class())))
}

fn ints(items: impl IntoIterator<Item = i64>) -> Value {
    Value::List(items.into_iter().map(Value::Int).collect())
}

/// `Conv1d`, `Conv2d`, `Conv3d`.
pub(super) fn forward(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let rank = rank(layer)?;
    let mut input = bound.value("input")?;
    let mut padding = layer.attr("padding")?;
    let dilation = layer.attr("dilation")?;
    if let Value::Str(mode) = layer.attr("padding_mode")?
        && &*mode != "zeros"
    {
        let around = match &padding {
            Value::Str(word) if &**word == "same" => {
                let (kernel, dilation) = (layer.ints("kernel_size", rank)?, layer.ints("dilation", rank)?);
                let total = kernel.iter().zip(&dilation).map(|(kernel, dilation)| dilation * (kernel - 1));
                total.map(|total| (total / 2, total - total / 2)).collect()
            }
            Value::Str(_) => vec![(0, 0); rank],
            _ => layer.ints("padding", rank)?.into_iter().map(|size| (size, size)).collect::<Vec<_>>(),
        };
        // Functional padding counts from the last dimension.
        let flat = ints(around.into_iter().rev().flat_map(|(before, after)| [before, after]));
        input = layer.call("pad", &[input, flat, Value::Str(mode)])?;
        padding = Value::Int(0);
    }
    let args = [
        input,
        layer.attr("weight")?,
        layer.attr("bias")?,
        layer.attr("stride")?,
        padding,
        dilation,
        layer.attr("groups")?,
    ];
    layer.call(&format!("conv{rank}d"), &args)
}

/// `ConvTranspose1d`, `ConvTranspose2d`, `ConvTranspose3d`.
pub(super) fn transposed(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let rank = rank(layer)?;
    let input = bound.value("input")?;
    let output_padding = match bound.value("output_size")? {
        Value::None => layer.attr("output_padding")?,
        wanted => output_padding(layer, rank, &input, &wanted)?,
    };
    let args = [
        input,
        layer.attr("weight")?,
        layer.attr("bias")?,
        layer.attr("stride")?,
        layer.attr("padding")?,
        output_padding,
        layer.attr("groups")?,
        layer.attr("dilation")?,
    ];
    layer.call(&format!("conv_transpose{rank}d"), &args)
}

/// How much is added to reach the size that is asked for (`_ConvTransposeNd._output_padding`).
fn output_padding(layer: &mut Layer<'_>, rank: usize, input: &Value, wanted: &Value) -> Result<Value> {
    let bad = || CallError::invalid(format!("output_size is {}", wanted.describe()));
    let wanted: Option<Vec<i64>> = wanted.as_sequence().and_then(|items| {
        items.iter().map(|item| if let Value::Int(size) = item { Some(*size) } else { None }).collect()
    });
    let wanted = wanted.filter(|wanted| wanted.len() >= rank).ok_or_else(bad)?;
    let shape = sizes(input)?;
    let (Some(wanted), Some(shape)) =
        (wanted.get(wanted.len() - rank..), shape.len().checked_sub(rank).and_then(|at| shape.get(at..)))
    else {
        return Err(bad());
    };
    let (stride, kernel) = (layer.ints("stride", rank)?, layer.ints("kernel_size", rank)?);
    let (padding, dilation) = (layer.ints("padding", rank)?, layer.ints("dilation", rank)?);
    let mut added = Vec::with_capacity(rank);
    for d in 0..rank {
        let least = (shape[d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel[d] - 1) + 1;
        let most = least + stride[d] - 1;
        if !(least..=most).contains(&wanted[d]) {
            let message = format!("output_size {} is not between {least} and {most}", wanted[d]);
            return Err(CallError::invalid(message));
        }
        added.push(wanted[d] - least);
    }
    Ok(ints(added))
}
