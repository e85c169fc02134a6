//! Reductions, cumulative sums, and soft maxima. Their results are row-major.

use fx_ir::DType;
use smallvec::{SmallVec, smallvec};

use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::promote::{float_of, is_integral, real_of};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Arg, Value};

/// The shape without the marked dimensions, or with size 1 there.
pub(crate) fn reduced<S: Size>(shape: &[S], marked: &[bool], keep: bool) -> Dims<S> {
    let pairs = shape.iter().zip(marked);
    pairs
        .filter(|(_, gone)| keep || !**gone)
        .map(|(size, gone)| if *gone { 1.into() } else { size.clone() })
        .collect()
}

/// The reduced tensor, over the dimensions of the argument `dim` (all, when there is none).
fn over_dims<S: Size>(call: &Call<'_, S>, dtype: impl FnOnce(DType) -> DType) -> Result<Meta<S>> {
    let x = call.tensor(call.parameter(0))?;
    let marked = call.dims("dim", x.rank())?;
    let keep = call.has("keepdim") && call.flag("keepdim")?;
    let dtype = call.dtype("dtype").unwrap_or_else(|| dtype(x.dtype));
    Ok(x.with_shape(reduced(&x.shape, &marked, keep)).with_dtype(dtype))
}

/// Sums of integers and truth values are 64 bits wide.
fn wide(dtype: DType) -> DType {
    if is_integral(dtype) { DType::Int64 } else { dtype }
}

fn truth(dtype: DType) -> DType {
    if dtype == DType::UInt8 { DType::UInt8 } else { DType::Bool }
}

fn pair<S: Size>(first: Meta<S>, second: DType) -> Value<S> {
    Value::tensors([first.clone(), first.with_dtype(second)])
}

/// `max(x, dim)`: values and their indices; `max(x)`: one value.
fn extreme<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let result = over_dims(call, |dtype| dtype)?;
    Ok(if call.has("dim") { pair(result, DType::Int64) } else { result.into() })
}

fn check_not_empty<S: Size>(call: &Call<'_, S>) -> Result<()> {
    let x = call.tensor(call.parameter(0))?;
    let marked = call.dims("dim", x.rank())?;
    match (0..x.rank()).find(|dim| marked[*dim] && x.shape[*dim].is(0)) {
        Some(dim) => Err(call.error(
            call.parameter(0),
            format!("{x} has no elements in dimension {dim}, which has no largest or smallest"),
        )),
        None => Ok(()),
    }
}

fn amax<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    check_not_empty(call)?;
    Ok(over_dims(call, |dtype| dtype)?.into())
}

fn argmax<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    check_not_empty(call)?;
    Ok(over_dims(call, |_| DType::Int64)?.into())
}

fn aminmax<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let result = over_dims(call, |dtype| dtype)?;
    Ok(Value::tensors([result.clone(), result]))
}

fn spread<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(over_dims(call, real_of)?.into())
}

fn spread_and_mean<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let spread = over_dims(call, real_of)?;
    let dtype = call.tensor("self")?.dtype;
    Ok(Value::tensors([spread.clone(), spread.with_dtype(dtype)]))
}

fn mean<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if is_integral(call.dtype("dtype").unwrap_or(x.dtype)) {
        return Err(call.error("self", format!("is {x}; a mean needs a floating-point type, give `dtype`")));
    }
    Ok(over_dims(call, |dtype| dtype)?.into())
}

/// `median` and `mode` along a dimension, `kthvalue`.
fn ranked<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(pair(over_dims(call, |dtype| dtype)?, DType::Int64))
}

fn whole<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    Ok(x.with_shape(Dims::new()).into())
}

fn trace<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    call.expect_rank("self", x, 2)?;
    Ok(x.with_shape(Dims::new()).with_dtype(wide(x.dtype)).into())
}

/// Norms: the real type of the input.
fn norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(over_dims(call, |dtype| real_of(float_of(dtype)))?.into())
}

/// Cumulative operators keep the shape.
fn cumulative<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    call.dim("dim", x.rank())?;
    let dtype = match call.name() {
        "cumsum" | "cumprod" => wide(x.dtype),
        "logcumsumexp" | "_logcumsumexp" => float_of(x.dtype),
        _ => x.dtype,
    };
    Ok(x.with_shape(x.shape.clone()).with_dtype(call.dtype("dtype").unwrap_or(dtype)).into())
}

fn cumulative_extreme<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    call.dim("dim", x.rank())?;
    Ok(pair(x.with_shape(x.shape.clone()), DType::Int64))
}

fn softmax<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    call.dim("dim", x.rank())?;
    let mut dtype = call.dtype("dtype").unwrap_or(x.dtype);
    if call.given("half_to_float") == Some(&Arg::Bool(Some(true))) {
        dtype = DType::Float32;
    }
    Ok(x.with_shape(x.shape.clone()).with_dtype(dtype).into())
}

fn quantile<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let marked: SmallVec<[bool; 5]> =
        if call.has("dim") { call.dims("dim", x.rank())? } else { smallvec![true; x.rank()] };
    let mut shape = reduced(&x.shape, &marked, call.flag("keepdim")?);
    if let Some(Arg::Tensor(q)) = call.given("q")
        && let Some(count) = q.shape.first()
    {
        shape.insert(0, count.clone());
    }
    Ok(x.with_shape(shape).into())
}

fn diff<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let Some(size) = x.shape.get(dim) else { return Err(call.error("self", "has no dimension")) };
    let mut size = size.clone();
    for name in ["prepend", "append"] {
        if let Some(more) = call.opt_tensor(name)? {
            size = size.plus(&more.shape.get(dim).cloned().unwrap_or_else(|| 1.into()));
        }
    }
    let left = size.minus(&call.size("n")?);
    let left = if left.less(&0.into()) == Some(true) { 0.into() } else { left };
    let mut meta = x.clone();
    meta.shape[dim] = left;
    Ok(super::pointwise::elementwise(call, &[("self", &meta)], x.dtype)?.into())
}

fn cov<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let shape = match &x.shape[..] {
        [rows, _] => smallvec![rows.clone(), rows.clone()],
        _ => Dims::new(),
    };
    Ok(x.with_shape(shape).with_dtype(float_of(x.dtype)).into())
}

fn histc<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    Ok(x.with_shape(smallvec![call.size("bins")?]).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(|c| Ok(over_dims(c, wide)?.into()), &["sum", "nansum", "prod"]);
    r.add(mean, &["mean"]);
    r.add(|c| Ok(over_dims(c, |dtype| dtype)?.into()), &["nanmean"]);
    r.add(|c| Ok(over_dims(c, float_of)?.into()), &["logsumexp"]);
    r.add(|c| Ok(over_dims(c, truth)?.into()), &["all", "any"]);
    r.add(|c| Ok(over_dims(c, |_| DType::Int64)?.into()), &["count_nonzero"]);
    r.add(amax, &["amax", "amin"]);
    r.add(argmax, &["argmax", "argmin"]);
    r.add(aminmax, &["aminmax"]);
    r.add(extreme, &["max", "max.dim", "min", "min.dim"]);
    r.add(spread, &["var", "std"]);
    r.add(spread_and_mean, &["var_mean", "std_mean"]);
    r.add(whole, &["median", "nanmedian"]);
    r.add(ranked, &["median.dim", "nanmedian.dim", "mode", "kthvalue"]);
    r.add(trace, &["trace"]);
    r.add(norm, &["norm", "linalg_vector_norm", "linalg_norm", "frobenius_norm"]);
    r.add(cumulative, &["cumsum", "cumprod", "logcumsumexp", "_logcumsumexp"]);
    r.add(cumulative_extreme, &["cummax", "cummin"]);
    r.add(
        softmax,
        &[
            "softmax",
            "_softmax",
            "log_softmax",
            "_log_softmax",
            "_safe_softmax",
            "special_softmax",
            "special_log_softmax",
        ],
    );
    r.add(quantile, &["quantile", "nanquantile"]);
    r.add(diff, &["diff"]);
    r.add(cov, &["cov"]);
    r.add(histc, &["histc"]);
}
