//! Pooling.

use fx_ir::{DType, MemoryFormat};
use smallvec::smallvec;

use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::Value;

/// The digit in the name: how many dimensions are pooled.
fn spatial<S: Size>(call: &Call<'_, S>) -> usize {
    call.name().chars().rev().find_map(|c| c.to_digit(10)).unwrap_or(2) as usize
}

/// A pooled tensor must have its spatial dimensions and channels, and may have a batch.
fn check_rank<S: Size>(call: &Call<'_, S>, x: &Meta<S>, spatial: usize) -> Result<()> {
    if x.rank() == spatial + 1 || x.rank() == spatial + 2 {
        return Ok(());
    }
    let problem = format!("{x} has {} dimensions, expected {} or {}", x.rank(), spatial + 1, spatial + 2);
    Err(call.error("self", problem))
}

/// Shape of a pooled tensor (`pooling_output_shape`).
fn pooled<S: Size>(call: &Call<'_, S>, x: &Meta<S>, spatial: usize) -> Result<Meta<S>> {
    check_rank(call, x, spatial)?;
    let kernel = call.spatial("kernel_size", spatial)?;
    let stride = match call.opt_sizes("stride")? {
        Some(stride) if !stride.is_empty() => call.spatial("stride", spatial)?,
        _ => kernel.clone(),
    };
    let padding = call.spatial("padding", spatial)?;
    let dilation = if call.has("dilation") {
        call.spatial("dilation", spatial)?
    } else {
        smallvec![S::from(1); spatial]
    };
    let ceil = call.flag("ceil_mode")?;
    let one = S::from(1);
    let mut shape = x.shape.clone();
    for dim in 0..spatial {
        let at = x.rank() - spatial + dim;
        let (size, step) = (&x.shape[at], &stride[dim]);
        if step.hint().is_some_and(|step| step < 1) {
            return Err(call.error("stride", format!("is {step}, expected at least 1")));
        }
        if kernel[dim].less(&padding[dim].times(&2.into())) == Some(true) {
            return Err(call.error(
                "padding",
                format!("is {}, more than half of the kernel {}", padding[dim], kernel[dim]),
            ));
        }
        let reach = dilation[dim].times(&kernel[dim].minus(&one));
        let span = size.plus(&padding[dim].times(&2.into())).minus(&reach).minus(&one);
        let rounded = if ceil { span.plus(step).minus(&one) } else { span };
        let mut length = rounded.div_floor(step).plus(&one);
        // The last window must start inside the input or its left padding.
        if ceil && length.minus(&one).times(step).less(&size.plus(&padding[dim])) == Some(false) {
            length = length.minus(&one);
        }
        if length.hint().is_some_and(|length| length < 1) {
            let problem = format!(
                "{x} is too small for a kernel of {} in dimension {at}: {length} results",
                kernel[dim]
            );
            return Err(call.error("self", problem));
        }
        shape[at] = length;
    }
    Ok(x.formatted(
        shape,
        if x.rank() == spatial + 2 { x.suggested_format() } else { MemoryFormat::Contiguous },
    ))
}

fn pool<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(pooled(call, call.tensor("self")?, spatial(call))?.into())
}

fn pool_with_indices<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let digits = call.name().chars().find_map(|c| c.to_digit(10)).unwrap_or(2) as usize;
    let result = pooled(call, call.tensor("self")?, digits)?;
    Ok(Value::tensors([result.clone(), result.with_dtype(DType::Int64)]))
}

/// Shape of an adaptively pooled tensor: the sizes that are asked for.
fn adapted<S: Size>(call: &Call<'_, S>, spatial: usize) -> Result<Meta<S>> {
    let x = call.tensor("self")?;
    check_rank(call, x, spatial)?;
    let sizes = call.spatial("output_size", spatial)?;
    let mut shape = x.shape.clone();
    let first = x.rank() - spatial;
    for (dim, size) in sizes.into_iter().enumerate() {
        shape[first + dim] = size;
    }
    Ok(x.formatted(
        shape,
        if x.rank() == spatial + 2 { x.suggested_format() } else { MemoryFormat::Contiguous },
    ))
}

fn adaptive_avg<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let count = spatial(call);
    let x = call.tensor("self")?;
    let mut result = adapted(call, count)?;
    let single = result.shape[result.rank() - count..].iter().all(|size| size.as_int() == Some(1));
    // A global average is a mean, which is row-major unless the channels were last.
    if single && count == 2 && call.name() == "adaptive_avg_pool2d" && x.rank() == 4 {
        result = x.with_shape(result.shape);
        if x.suggested_format() == MemoryFormat::ChannelsLast {
            let channels = result.shape[1].clone();
            result.stride = smallvec![channels.clone(), 1.into(), channels.clone(), channels];
        }
    }
    if count == 1 {
        result = x.with_shape(result.shape);
    }
    Ok(result.into())
}

fn adaptive_max<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let result = adapted(call, spatial(call))?;
    Ok(Value::tensors([result.clone(), result.with_dtype(DType::Int64)]))
}

fn fractional_max<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let result = adapted(call, spatial(call))?;
    let result = result.with_shape(result.shape.clone());
    Ok(Value::tensors([result.clone(), result.with_dtype(DType::Int64)]))
}

fn max_unpool<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let count = spatial(call);
    let result = adapted(call, count)?;
    Ok(result.into())
}

/// Blocks of an image as columns.
fn im2col<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    check_rank(call, x, 2)?;
    let (blocks, cells) = blocks(call, &x.shape[x.rank() - 2..])?;
    let mut shape: Dims<S> = x.shape[..x.rank() - 2].into();
    if let Some(channels) = shape.last_mut() {
        *channels = channels.times(&cells);
    }
    shape.push(blocks);
    Ok(x.with_shape(shape).into())
}

fn col2im<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if !(2..=3).contains(&x.rank()) {
        return Err(call.error("self", format!("{x} has {} dimensions, expected 3 or 2", x.rank())));
    }
    let sizes = call.spatial("output_size", 2)?;
    let (blocks, cells) = blocks(call, &sizes)?;
    call.expect_size("self", "blocks:", &x.shape[x.rank() - 1], &blocks)?;
    let mut shape: Dims<S> = x.shape[..x.rank() - 1].into();
    if let Some(channels) = shape.last_mut() {
        *channels = channels.div_floor(&cells);
    }
    shape.extend(sizes);
    Ok(x.with_shape(shape).into())
}

/// How many blocks an image has, and how many cells a block has.
fn blocks<S: Size>(call: &Call<'_, S>, sizes: &[S]) -> Result<(S, S)> {
    let (kernel, dilation) = (call.spatial("kernel_size", 2)?, call.spatial("dilation", 2)?);
    let (padding, stride) = (call.spatial("padding", 2)?, call.spatial("stride", 2)?);
    let one = S::from(1);
    let mut count = S::from(1);
    for (dim, size) in sizes.iter().enumerate() {
        let reach = dilation[dim].times(&kernel[dim].minus(&one));
        let span = size.plus(&padding[dim].times(&2.into())).minus(&reach).minus(&one);
        count = count.times(&span.div_floor(&stride[dim]).plus(&one));
    }
    Ok((count, kernel[0].times(&kernel[1])))
}

/// The format of a result of max_pool1d and avg_pool1d is row-major.
fn pool1d<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let result = pooled(call, call.tensor("self")?, 1)?;
    Ok(result.with_shape(result.shape.clone()).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(pool1d, &["max_pool1d", "avg_pool1d"]);
    r.add(pool, &["max_pool2d", "max_pool3d", "avg_pool2d", "avg_pool3d"]);
    r.add(
        pool_with_indices,
        &["max_pool1d_with_indices", "max_pool2d_with_indices", "max_pool3d_with_indices"],
    );
    r.add(
        adaptive_avg,
        &[
            "adaptive_avg_pool1d",
            "adaptive_avg_pool2d",
            "adaptive_avg_pool3d",
            "_adaptive_avg_pool2d",
            "_adaptive_avg_pool3d",
        ],
    );
    r.add(adaptive_max, &["adaptive_max_pool1d", "adaptive_max_pool2d", "adaptive_max_pool3d"]);
    r.add(fractional_max, &["fractional_max_pool2d", "fractional_max_pool3d"]);
    r.add(max_unpool, &["max_unpool2d", "max_unpool3d"]);
    r.add(im2col, &["im2col"]);
    r.add(col2im, &["col2im"]);
}
