//! Convolutions.

use fx_ir::{DType, MemoryFormat};
use smallvec::smallvec;

use super::views::unsqueezed;
use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Arg, Value};

/// How the window moves, one number for each spatial dimension.
struct Window<S> {
    stride: Dims<S>,
    /// On both sides together.
    padding: Dims<S>,
    dilation: Dims<S>,
    output_padding: Option<Dims<S>>,
}

/// The format of the result: that of the input or of the weight, when one of them has its channels last.
fn format<S: Size>(x: &Meta<S>, w: &Meta<S>) -> MemoryFormat {
    if x.dtype == DType::Float64 || w.dtype == DType::Float64 {
        return MemoryFormat::Contiguous;
    }
    match (x.suggested_format(), w.suggested_format()) {
        (MemoryFormat::Contiguous, other) => other,
        (own, _) => own,
    }
}

/// The result of a convolution of a batch.
fn convolved<S: Size>(
    call: &Call<'_, S>,
    x: &Meta<S>,
    w: &Meta<S>,
    window: &Window<S>,
    groups: &S,
) -> Result<Meta<S>> {
    let spatial = w.rank() - 2;
    let transposed = window.output_padding.is_some();
    if groups.hint().is_some_and(|groups| groups < 1) {
        return Err(call.error("groups", format!("is {groups}, expected at least 1")));
    }
    let (inputs, outputs) = if transposed {
        (w.shape[0].clone(), w.shape[1].times(groups))
    } else {
        (w.shape[1].times(groups), w.shape[0].clone())
    };
    if x.shape[1].same(&inputs) == Some(false) {
        let problem = format!(
            "{w} with {groups} groups takes {inputs} channels, but `{}` {x} has {}",
            call.parameter(0),
            x.shape[1]
        );
        return Err(call.error("weight", problem));
    }
    if x.dtype != w.dtype {
        return Err(call.error("weight", format!("is {w}, but `{}` is {x}", call.parameter(0))));
    }
    if let Some(bias) = call.opt_tensor("bias")? {
        call.expect_rank("bias", bias, 1)?;
        call.expect_size("bias", "a size of", &bias.shape[0], &outputs)?;
    }
    let mut shape: Dims<S> = smallvec![x.shape[0].clone(), outputs];
    let one = S::from(1);
    for dim in 0..spatial {
        let (size, kernel) = (&x.shape[dim + 2], &w.shape[dim + 2]);
        let (stride, padding) = (&window.stride[dim], &window.padding[dim]);
        if stride.hint().is_some_and(|stride| stride < 1) {
            return Err(call.error("stride", format!("is {stride} in dimension {dim}, expected at least 1")));
        }
        let reach = window.dilation[dim].times(&kernel.minus(&one));
        let length = if let Some(extra) = &window.output_padding {
            size.minus(&one).times(stride).minus(padding).plus(&reach).plus(&extra[dim]).plus(&one)
        } else {
            size.plus(padding).minus(&reach).minus(&one).div_floor(stride).plus(&one)
        };
        if length.hint().is_some_and(|length| length < i64::from(!transposed)) {
            let problem = format!(
                "{x} is too small for the kernel: dimension {} has {size} with {padding} of padding, the kernel reaches over {}",
                dim + 2,
                reach.plus(&one)
            );
            return Err(call.error(call.parameter(0), problem));
        }
        shape.push(length);
    }
    Ok(x.formatted(shape, format(x, w)))
}

/// Checks ranks, adds a batch to an input without one, and takes it away again.
fn with_batch<S: Size>(
    call: &Call<'_, S>,
    window: impl FnOnce(usize, &Meta<S>) -> Result<Window<S>>,
) -> Result<Value<S>> {
    let input = call.parameter(0);
    let (x, w) = (call.tensor(input)?, call.tensor("weight")?);
    let fixed = call.name().chars().find_map(|c| c.to_digit(10)).map(|digit| digit as usize);
    let spatial = fixed.unwrap_or(w.rank().saturating_sub(2));
    if w.rank() != spatial + 2 || spatial == 0 {
        return Err(
            call.error("weight", format!("{w} has {} dimensions, expected {}", w.rank(), spatial + 2))
        );
    }
    let batched = x.rank() == spatial + 2;
    if !batched && x.rank() != spatial + 1 {
        let problem = format!("{x} has {} dimensions, expected {} or {}", x.rank(), spatial + 2, spatial + 1);
        return Err(call.error(input, problem));
    }
    let groups = call.size("groups")?;
    let window = window(spatial, w)?;
    if batched {
        return Ok(convolved(call, x, w, &window, &groups)?.into());
    }
    let mut result = convolved(call, &unsqueezed(x, 0), w, &window, &groups)?;
    result.shape.remove(0);
    result.stride.remove(0);
    Ok(result.into())
}

fn doubled<S: Size>(padding: Dims<S>) -> Dims<S> {
    padding.iter().map(|padding| padding.times(&2.into())).collect()
}

fn conv<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    with_batch(call, |spatial, w| {
        let (stride, dilation) = (call.spatial("stride", spatial)?, call.spatial("dilation", spatial)?);
        let padding = match call.given("padding") {
            Some(Arg::Str("valid")) => smallvec![S::from(0); spatial],
            Some(Arg::Str("same")) => {
                if let Some(stride) = stride.iter().find(|stride| !stride.is(1)) {
                    return Err(call.error("stride", format!("is {stride}, expected 1 for padding='same'")));
                }
                let reach = |dim: usize| dilation[dim].times(&w.shape[dim + 2].minus(&1.into()));
                (0..spatial).map(reach).collect()
            }
            Some(Arg::Str(other)) => {
                return Err(call.error("padding", format!("is {other:?}, expected \"same\" or \"valid\"")));
            }
            _ => doubled(call.spatial("padding", spatial)?),
        };
        Ok(Window { stride, padding, dilation, output_padding: None })
    })
}

fn conv_transpose<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    with_batch(call, |spatial, _| {
        Ok(Window {
            stride: call.spatial("stride", spatial)?,
            padding: doubled(call.spatial("padding", spatial)?),
            dilation: call.spatial("dilation", spatial)?,
            output_padding: Some(call.spatial("output_padding", spatial)?),
        })
    })
}

/// The general form, which says whether it is transposed.
fn convolution<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    if call.flag("transposed")? { conv_transpose(call) } else { conv(call) }
}

fn convolution_backward<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, w, grad) = (call.tensor("input")?, call.tensor("weight")?, call.tensor("grad_output")?);
    let wanted = match call.given("output_mask") {
        Some(Arg::List(items)) => items.iter().map(|item| *item == Arg::Bool(Some(true))).collect(),
        _ => vec![true; 3],
    };
    let channels = grad.shape.get(1).cloned().unwrap_or_else(|| 0.into());
    let bias = match call.opt_sizes("bias_sizes")? {
        Some(sizes) => sizes,
        None => smallvec![channels],
    };
    let format = format(x, w);
    let results =
        [x.formatted(x.shape.clone(), format), w.formatted(w.shape.clone(), format), x.with_shape(bias)];
    let keep = |(meta, wanted): (Meta<S>, &bool)| if *wanted { Value::Tensor(meta) } else { Value::None };
    Ok(Value::List(results.into_iter().zip(&wanted).map(keep).collect()))
}

/// Time, batch, channels; the weight is kernel, inputs, outputs.
fn conv_tbc<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, w) = (call.tensor("self")?, call.tensor("weight")?);
    call.expect_rank("self", x, 3)?;
    call.expect_rank("weight", w, 3)?;
    call.expect_size("weight", "inputs:", &w.shape[1], &x.shape[2])?;
    let padding = call.size("pad")?.times(&2.into());
    let length = x.shape[0].plus(&padding).minus(&w.shape[0]).plus(&1.into());
    Ok(x.with_shape(smallvec![length, x.shape[1].clone(), w.shape[2].clone()]).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(conv, &["conv1d", "conv2d", "conv3d"]);
    r.add(conv_transpose, &["conv_transpose1d", "conv_transpose2d", "conv_transpose3d"]);
    r.add(convolution, &["convolution", "_convolution", "convolution_overrideable"]);
    r.add(convolution_backward, &["convolution_backward", "convolution_backward_overrideable"]);
    r.add(conv_tbc, &["conv_tbc"]);
}
