//! The functions of `torch.nn.functional` that need more than one operator, or arguments worked out first. Each does
//! what the Python source does, in its order of operations.

use crate::error::CallError;
use crate::overloads::Operators;
use crate::resize;
use crate::rows::Bound;
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;

/// Calls the function that a row names with `@`.
pub(crate) fn call(ops: &mut Operators, name: &str, bound: &Bound<'_>) -> Result<Value> {
    let input = || bound.value("input");
    match name {
        "tanhshrink" => {
            let tanh = ops.call_by_name("tanh", &[input()?], &[])?;
            ops.call_by_name("sub", &[input()?, tanh], &[])
        }
        "softsign" => {
            let abs = ops.call_by_name("abs", &[input()?], &[])?;
            let below = ops.call_by_name("add", &[abs, Value::Int(1)], &[])?;
            ops.call_by_name("div", &[input()?, below], &[])
        }
        "softmax" | "log_softmax" | "softmin" => softmax(ops, name, bound),
        "gumbel_softmax" => gumbel_softmax(ops, bound),
        "dropout1d" | "dropout3d" => dropout_of_channels(ops, name, bound),
        "avg_pool1d" | "avg_pool2d" | "avg_pool3d" => {
            let mut args =
                vec![input()?, bound.value("kernel_size")?, stride(bound)?, bound.value("padding")?];
            args.extend([bound.value("ceil_mode")?, bound.value("count_include_pad")?]);
            args.extend(bound.get("divisor_override").cloned());
            ops.call_by_name(name, &args, &[])
        }
        "max_pool1d" | "max_pool2d" | "max_pool3d" => {
            let args = [
                input()?,
                bound.value("kernel_size")?,
                stride(bound)?,
                bound.value("padding")?,
                bound.value("dilation")?,
                bound.value("ceil_mode")?,
            ];
            match bound.flag("return_indices")? {
                true => ops.call_by_name(&format!("{name}_with_indices"), &args, &[]),
                false => ops.call_by_name(name, &args, &[]),
            }
        }
        "fractional_max_pool2d" | "fractional_max_pool3d" => fractional_max_pool(ops, name, bound),
        "adaptive_avg_pool2d" | "adaptive_avg_pool3d" => {
            let size = full_size(bound, rank_in(name))?;
            ops.call_by_name(name, &[input()?, size], &[])
        }
        "adaptive_max_pool1d" | "adaptive_max_pool2d" | "adaptive_max_pool3d" => {
            let dims = rank_in(name);
            let size = full_size(bound, dims)?;
            let both = ops.call_by_name(name, &[input()?, size], &[])?;
            if bound.flag("return_indices")? { Ok(both) } else { first(both) }
        }
        "lp_pool1d" | "lp_pool2d" | "lp_pool3d" => lp_pool(ops, name, bound),
        "max_unpool1d" | "max_unpool2d" | "max_unpool3d" => max_unpool(ops, name, bound),
        "multi_head_attention_forward" => crate::attention::forward(ops, bound),
        "embedding" => embedding(ops, bound),
        "embedding_bag" => embedding_bag(ops, bound),
        "local_response_norm" => local_response_norm(ops, bound),
        "normalize" => {
            let norm_args = [input()?, bound.value("p")?, list(bound.value("dim")?), Value::Bool(true)];
            let norm = ops.call_by_name("linalg_vector_norm", &norm_args, &[])?;
            let norm = ops.call_by_name("clamp_min", &[norm, bound.value("eps")?], &[])?;
            let norm = ops.call_by_name("expand_as", &[norm, input()?], &[])?;
            ops.call_by_name("div", &[input()?, norm], &[])
        }
        "interpolate" => resize::interpolate(ops, bound, &bound.text("mode")?, bound.get("align_corners")),
        "upsample_nearest" => resize::interpolate(ops, bound, "nearest", None),
        "upsample_bilinear" => resize::interpolate(ops, bound, "bilinear", Some(&Value::Bool(true))),
        "grid_sample" => resize::grid_sample(ops, bound),
        "affine_grid" => ops.call_by_name(
            "affine_grid_generator",
            &[bound.value("theta")?, bound.value("size")?, Value::Bool(bound.flag("align_corners")?)],
            &[],
        ),
        _ => crate::losses::call(ops, name, bound),
    }
}

/// `stride`, which is the kernel's size when it is not given.
fn stride(bound: &Bound<'_>) -> Result<Value> {
    Ok(match bound.value("stride")? {
        Value::None => Value::List(Vec::new()),
        given => given,
    })
}

/// The dimensions in a name such as `max_pool2d`.
fn rank_in(name: &str) -> usize {
    if name.ends_with("1d") {
        1
    } else if name.ends_with("2d") {
        2
    } else {
        3
    }
}

fn list(value: Value) -> Value {
    match value {
        Value::List(_) | Value::Tuple(_) => value,
        single => Value::List(vec![single]),
    }
}

fn first(pair: Value) -> Result<Value> {
    match pair {
        Value::Tuple(items) | Value::List(items) if !items.is_empty() => {
            Ok(items.into_iter().next().unwrap_or(Value::None))
        }
        other => Err(CallError::invalid(format!("{} is no pair", other.describe()))),
    }
}

/// The dimensions of a tensor.
pub(crate) fn sizes(value: &Value) -> Result<Vec<i64>> {
    use fx_aten::TensorExt;
    match value {
        Value::Tensor(tensor) => Ok(tensor.info()?.sizes),
        other => Err(CallError::invalid(format!("{} is not a tensor", other.describe()))),
    }
}

/// `output_size` for each of the last dimensions; one number stands for all, `None` for the input's size.
fn full_size(bound: &Bound<'_>, dims: usize) -> Result<Value> {
    let sizes = sizes(&bound.value("input")?)?;
    let size = bound.value("output_size")?;
    let wanted = match size.as_sequence() {
        Some(items) => items.to_vec(),
        None => vec![size; dims],
    };
    if wanted.len() > sizes.len() {
        return Err(CallError::invalid("output_size has more dimensions than the input"));
    }
    let tail = &sizes[sizes.len() - wanted.len()..];
    let filled = wanted.into_iter().zip(tail).map(|(wanted, &size)| match wanted {
        Value::None => Value::Int(size),
        given => given,
    });
    Ok(Value::List(filled.collect()))
}

/// Pools into regions of random sizes; the samples that decide on them may be given.
fn fractional_max_pool(ops: &mut Operators, name: &str, bound: &Bound<'_>) -> Result<Value> {
    let (input, dims) = (bound.value("input")?, rank_in(name));
    let shape = sizes(&input)?;
    let Some((outer, spatial)) = shape.len().checked_sub(dims).map(|at| shape.split_at(at)) else {
        let message = format!("{name}() needs an input of at least {} dimensions", dims + 1);
        return Err(CallError::invalid(message));
    };
    let size = match (bound.value("output_size")?, bound.value("output_ratio")?) {
        (Value::None, Value::None) => {
            return Err(CallError::invalid(format!("{name}() needs output_size or output_ratio")));
        }
        (Value::None, ratio) => {
            let ratios = match ratio.as_sequence() {
                Some(items) => items.to_vec(),
                None => vec![ratio; dims],
            };
            let scaled = spatial.iter().zip(&ratios).map(|(&size, ratio)| match ratio {
                Value::Float(ratio) => Ok((size as f64 * ratio) as i64),
                other => Err(CallError::invalid(format!("output_ratio is {}", other.describe()))),
            });
            ints(scaled.collect::<Result<Vec<_>>>()?)
        }
        (size, _) => size,
    };
    let samples = match bound.value("_random_samples")? {
        Value::None => {
            let channels = outer.last().copied().unwrap_or(1);
            let batch = if outer.len() > 1 { outer[0] } else { 1 };
            let shape = ints([batch, channels, dims as i64]);
            let empty = ops.call_by_name("new_empty", &[input.clone(), shape], &[])?;
            ops.call_by_name("uniform_", &[empty], &[])?
        }
        given => given,
    };
    let both = ops.call_by_name(name, &[input, bound.value("kernel_size")?, size, samples], &[])?;
    if bound.flag("return_indices")? { Ok(both) } else { first(both) }
}

fn softmax(ops: &mut Operators, name: &str, bound: &Bound<'_>) -> Result<Value> {
    let mut input = bound.value("input")?;
    let dim = match bound.value("dim")? {
        // What PyTorch does, with a warning, when no dimension is given.
        Value::None => Value::Int(i64::from(!matches!(sizes(&input)?.len(), 0 | 1 | 3))),
        dim => dim,
    };
    let name = if name == "softmin" {
        input = ops.call_by_name("neg", &[input], &[])?;
        "softmax"
    } else {
        name
    };
    ops.call_by_name(name, &[input, dim, bound.value("dtype")?], &[])
}

fn gumbel_softmax(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let (logits, dim) = (bound.value("logits")?, bound.value("dim")?);
    let mut noise = ops.call_by_name("empty_like", std::slice::from_ref(&logits), &[])?;
    for name in ["exponential_", "log", "neg"] {
        noise = ops.call_by_name(name, &[noise], &[])?;
    }
    let noisy = ops.call_by_name("add", &[logits.clone(), noise], &[])?;
    let cooled = ops.call_by_name("div", &[noisy, bound.value("tau")?], &[])?;
    let soft = ops.call_by_name("softmax", &[cooled, dim.clone()], &[])?;
    if !bound.flag("hard")? {
        return Ok(soft);
    }
    let best = ops.call_by_name("max", &[soft.clone(), dim.clone(), Value::Bool(true)], &[])?;
    let Value::Tuple(best) = best else { return Err(CallError::invalid("max gave no pair")) };
    let zeros = ops.call_by_name("zeros_like", &[logits], &[])?;
    let index = best.into_iter().nth(1).unwrap_or(Value::None);
    let hard = ops.call_by_name("scatter_", &[zeros, dim, index, Value::Float(1.0)], &[])?;
    let detached = ops.call_by_name("detach", std::slice::from_ref(&soft), &[])?;
    let rest = ops.call_by_name("sub", &[hard, detached], &[])?;
    ops.call_by_name("add", &[rest, soft], &[])
}

/// Inputs without a batch dimension get one for the call.
fn dropout_of_channels(ops: &mut Operators, name: &str, bound: &Bound<'_>) -> Result<Value> {
    let batched = if name == "dropout1d" { 3 } else { 5 };
    let input = bound.value("input")?;
    let op = if bound.flag("inplace")? { "feature_dropout_" } else { "feature_dropout" };
    let rest = [bound.value("p")?, bound.value("training")?];
    if sizes(&input)?.len() + 1 != batched {
        let [p, training] = rest;
        return ops.call_by_name(op, &[input, p, training], &[]);
    }
    let [p, training] = rest;
    let unsqueeze = if bound.flag("inplace")? { "unsqueeze_" } else { "unsqueeze" };
    let squeeze = if bound.flag("inplace")? { "squeeze_" } else { "squeeze" };
    let input = ops.call_by_name(unsqueeze, &[input, Value::Int(0)], &[])?;
    let dropped = ops.call_by_name(op, &[input, p, training], &[])?;
    ops.call_by_name(squeeze, &[dropped, Value::Int(0)], &[])
}

fn lp_pool(ops: &mut Operators, name: &str, bound: &Bound<'_>) -> Result<Value> {
    let dims = rank_in(name);
    let (input, norm, kernel) =
        (bound.value("input")?, bound.value("norm_type")?, bound.value("kernel_size")?);
    let count: i64 = match kernel.as_sequence() {
        Some(items) => items.iter().map(|item| if let Value::Int(size) = item { *size } else { 1 }).product(),
        None => bound.int("kernel_size")?.saturating_pow(dims as u32),
    };
    let inverse = 1.0 / bound.float("norm_type")?;
    let powered = ops.call_by_name("pow", &[input, norm], &[])?;
    let args = [powered, kernel, stride(bound)?, Value::Int(0), bound.value("ceil_mode")?];
    let mean = ops.call_by_name(&format!("avg_pool{dims}d"), &args, &[])?;
    let sign = ops.call_by_name("sign", std::slice::from_ref(&mean), &[])?;
    let abs = ops.call_by_name("abs", &[mean], &[])?;
    let relu = ops.call_by_name("relu", &[abs], &[])?;
    let product = ops.call_by_name("mul", &[sign, relu], &[])?;
    let sum = ops.call_by_name("mul", &[product, Value::Int(count)], &[])?;
    ops.call_by_name("pow", &[sum, Value::Float(inverse)], &[])
}

/// One number for each of `dims` dimensions.
fn spread(value: &Value, dims: usize) -> Result<Vec<i64>> {
    let bad = || CallError::invalid(format!("{} is no size of {dims} dimensions", value.describe()));
    let items: Vec<i64> = match value {
        Value::Int(size) => vec![*size; dims],
        other => other
            .as_sequence()
            .and_then(|items| {
                items
                    .iter()
                    .map(|item| if let Value::Int(size) = item { Some(*size) } else { None })
                    .collect()
            })
            .ok_or_else(bad)?,
    };
    if items.len() == dims { Ok(items) } else { Err(bad()) }
}

fn ints(items: impl IntoIterator<Item = i64>) -> Value {
    Value::List(items.into_iter().map(Value::Int).collect())
}

fn max_unpool(ops: &mut Operators, name: &str, bound: &Bound<'_>) -> Result<Value> {
    let dims = rank_in(name);
    let (input, indices) = (bound.value("input")?, bound.value("indices")?);
    let kernel = spread(&bound.value("kernel_size")?, dims)?;
    let strides = match bound.value("stride")? {
        Value::None => kernel.clone(),
        given => spread(&given, dims)?,
    };
    let padding = spread(&bound.value("padding")?, dims)?;
    let shape = sizes(&input)?;
    let Some(tail) = shape.len().checked_sub(dims).map(|at| &shape[at..]) else {
        return Err(CallError::invalid(format!("{name}() needs an input of at least {dims} dimensions")));
    };
    let size: Vec<i64> = match bound.value("output_size")? {
        Value::None => (0..dims).map(|d| (tail[d] - 1) * strides[d] + kernel[d] - 2 * padding[d]).collect(),
        given => match given.as_sequence() {
            Some(items) if items.len() >= dims => {
                spread(&Value::List(items[items.len() - dims..].to_vec()), dims)?
            }
            _ => return Err(CallError::invalid(format!("output_size is {}", given.describe()))),
        },
    };
    match dims {
        1 => {
            let lift =
                |ops: &mut Operators, value| ops.call_by_name("unsqueeze", &[value, Value::Int(-1)], &[]);
            let (input, indices) = (lift(ops, input)?, lift(ops, indices)?);
            let size = ints(size.into_iter().chain([1]));
            let result = ops.call_by_name("max_unpool2d", &[input, indices, size], &[])?;
            ops.call_by_name("squeeze", &[result, Value::Int(-1)], &[])
        }
        2 => ops.call_by_name("max_unpool2d", &[input, indices, ints(size)], &[]),
        _ => {
            let args = [input, indices, ints(size), ints(strides), ints(padding)];
            ops.call_by_name("max_unpool3d", &args, &[])
        }
    }
}

fn embedding(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let (mut input, weight) = (bound.value("input")?, bound.value("weight")?);
    let rows = sizes(&weight)?.first().copied().unwrap_or(0);
    let padding = match bound.value("padding_idx")? {
        Value::None => -1,
        Value::Int(at) if (-rows..rows).contains(&at) => {
            if at < 0 {
                at + rows
            } else {
                at
            }
        }
        other => {
            let message = format!("padding_idx is {}, and there are {rows} embeddings", other.describe());
            return Err(CallError::invalid(message));
        }
    };
    if bound.has("max_norm") {
        input = ops.call_by_name("contiguous", &[input], &[])?;
        let weight = ops.call_by_name("detach", std::slice::from_ref(&weight), &[])?;
        let args = [weight, input.clone(), bound.value("max_norm")?, bound.value("norm_type")?];
        ops.call_by_name("embedding_renorm_", &args, &[])?;
    }
    let rest = [bound.value("scale_grad_by_freq")?, bound.value("sparse")?];
    let [by_freq, sparse] = rest;
    ops.call_by_name("embedding", &[weight, input, Value::Int(padding), by_freq, sparse], &[])
}

fn embedding_bag(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let (mut input, weight) = (bound.value("input")?, bound.value("weight")?);
    let mut per_sample = bound.value("per_sample_weights")?;
    let shape = sizes(&input)?;
    let offsets = match (&*shape, bound.value("offsets")?) {
        ([bags, length], Value::None) => {
            let end = Value::Int(bags.saturating_mul(*length));
            let args = [Value::Int(0), end, Value::Int((*length).max(1))];
            let flat = [Value::Int(-1)];
            input = ops.call_by_name("reshape", &[input, Value::List(flat.to_vec())], &[])?;
            if bound.has("per_sample_weights") {
                per_sample = ops.call_by_name("reshape", &[per_sample, Value::List(flat.to_vec())], &[])?;
            }
            ops.call_by_name("arange", &args, &[("dtype", Value::DType(fx_ir::DType::Int64))])?
        }
        ([_], offsets @ Value::Tensor(_)) => offsets,
        _ => {
            return Err(CallError::invalid(
                "embedding_bag() takes an input of one dimension with offsets, or of two without",
            ));
        }
    };
    let mode = match &*bound.text("mode")? {
        "sum" => 0,
        "mean" => 1,
        "max" => 2,
        other => return Err(CallError::invalid(format!("`{other}` is no mode: sum, mean or max"))),
    };
    if bound.has("max_norm") {
        let weight = ops.call_by_name("detach", std::slice::from_ref(&weight), &[])?;
        let args = [weight, input.clone(), bound.value("max_norm")?, bound.value("norm_type")?];
        ops.call_by_name("embedding_renorm_", &args, &[])?;
    }
    let args = [
        weight,
        input,
        offsets,
        bound.value("scale_grad_by_freq")?,
        Value::Int(mode),
        bound.value("sparse")?,
        per_sample,
        bound.value("include_last_offset")?,
        bound.value("padding_idx")?,
    ];
    first(ops.call_by_name("embedding_bag", &args, &[])?)
}

fn local_response_norm(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let (input, size) = (bound.value("input")?, bound.int("size")?);
    let shape = sizes(&input)?;
    if shape.len() < 3 {
        let message = format!("local_response_norm() needs 3 dimensions or more, and got {}", shape.len());
        return Err(CallError::invalid(message));
    }
    let square = ops.call_by_name("mul", &[input.clone(), input.clone()], &[])?;
    let wide = ops.call_by_name("unsqueeze", &[square, Value::Int(1)], &[])?;
    let (before, after) = (size / 2, (size - 1) / 2);
    let mean = if shape.len() == 3 {
        let padded = ops.call_by_name("pad", &[wide, ints([0, 0, before, after])], &[])?;
        let pooled = ops.call_by_name("avg_pool2d", &[padded, ints([size, 1]), Value::Int(1)], &[])?;
        ops.call_by_name("squeeze", &[pooled, Value::Int(1)], &[])?
    } else {
        let flat = ints([shape[0], 1, shape[1], shape[2], -1]);
        let wide = ops.call_by_name("view", &[wide, flat], &[])?;
        let padded = ops.call_by_name("pad", &[wide, ints([0, 0, 0, 0, before, after])], &[])?;
        let pooled = ops.call_by_name("avg_pool3d", &[padded, ints([size, 1, 1]), Value::Int(1)], &[])?;
        let narrow = ops.call_by_name("squeeze", &[pooled, Value::Int(1)], &[])?;
        ops.call_by_name("view", &[narrow, ints(shape)], &[])?
    };
    let scaled = ops.call_by_name("mul", &[mean, bound.value("alpha")?], &[])?;
    let shifted = ops.call_by_name("add", &[scaled, bound.value("k")?], &[])?;
    let divisor = ops.call_by_name("pow", &[shifted, bound.value("beta")?], &[])?;
    ops.call_by_name("div", &[input, divisor], &[])
}
