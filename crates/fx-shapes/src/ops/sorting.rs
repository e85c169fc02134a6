//! Sorting, and what only the data sizes.

use fx_ir::DType;
use smallvec::smallvec;

use crate::call::{Call, Result};
use crate::meta::Dims;
use crate::promote::is_integral;
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Arg, Value};

fn sort<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    call.dim("dim", x.rank())?;
    Ok(Value::tensors([x.like(), x.like().with_dtype(DType::Int64)]))
}

fn argsort<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    call.dim("dim", x.rank())?;
    Ok(x.like().with_dtype(DType::Int64).into())
}

fn msort<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(call.tensor("self")?.like().into())
}

fn topk<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let k = call.size("k")?;
    let mut shape = x.shape.clone();
    if let Some(size) = shape.get_mut(dim) {
        if size.less(&k) == Some(true) {
            return Err(call.error("k", format!("is {k}, but dimension {dim} of {x} has {size}")));
        }
        *size = k;
    }
    let result = x.with_shape(shape);
    Ok(Value::tensors([result.clone(), result.with_dtype(DType::Int64)]))
}

/// The indices of what is not zero: row by row, stored column by column.
fn nonzero<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let count = call.unknown()?;
    let stride = if call.name() == "argwhere" && x.rank() == 0 {
        smallvec![1.into(), 1.into()]
    } else {
        smallvec![1.into(), count.clone()]
    };
    Ok(x.strided(smallvec![count, (x.rank() as i64).into()], stride).with_dtype(DType::Int64).into())
}

fn masked_select<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    call.broadcast(&[("self", &x.shape), ("mask", &call.tensor("mask")?.shape)])?;
    Ok(x.with_shape(smallvec![call.unknown()?]).into())
}

/// `unique` in all its forms: the values, and as asked for the inverse and the counts.
fn unique<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let count = call.unknown()?;
    let dim = if call.has("dim") { Some(call.dim("dim", x.rank())?) } else { None };
    let (values, inverse): (Dims<S>, Dims<S>) = match dim {
        Some(dim) => {
            let mut shape = x.shape.clone();
            let old = std::mem::replace(&mut shape[dim], count.clone());
            (shape, smallvec![old])
        }
        None => (smallvec![count.clone()], x.shape.clone()),
    };
    let asked = |name: &str| {
        call.given(name).is_none_or(|arg| *arg == Arg::Bool(Some(true)))
            && (call.given(name).is_some() || call.schema().name.contains("_dim"))
    };
    let indices = |shape: Dims<S>, asked: bool| {
        let shape = if asked { shape } else { smallvec![0.into()] };
        x.with_shape(shape).with_dtype(DType::Int64)
    };
    Ok(Value::tensors([
        x.with_shape(values),
        indices(inverse, asked("return_inverse")),
        indices(smallvec![count], asked("return_counts")),
    ]))
}

fn bincount<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dtype = match call.opt_tensor("weights")? {
        None => DType::Int64,
        Some(weights) if weights.dtype == DType::Float32 => DType::Float32,
        Some(_) => DType::Float64,
    };
    Ok(x.with_shape(smallvec![call.unknown()?]).with_dtype(dtype).into())
}

fn searchsorted<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let dtype = if call.flag("out_int32")? { DType::Int32 } else { DType::Int64 };
    let sorted = call.tensor(if call.name() == "bucketize" { "boundaries" } else { "sorted_sequence" })?;
    Ok(match call.given("self") {
        Some(Arg::Tensor(x)) => x.with_shape(x.shape.clone()),
        _ => sorted.with_shape(Dims::new()),
    }
    .with_dtype(dtype)
    .into())
}

fn multinomial<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if is_integral(x.dtype) || !(1..=2).contains(&x.rank()) {
        return Err(call.error("self", format!("{x} is no vector or matrix of probabilities")));
    }
    let mut shape: Dims<S> = x.shape[..x.rank() - 1].into();
    shape.push(call.size("num_samples")?);
    Ok(x.with_shape(shape).with_dtype(DType::Int64).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(sort, &["sort"]);
    r.add(argsort, &["argsort"]);
    r.add(msort, &["msort"]);
    r.add(topk, &["topk"]);
    r.add(nonzero, &["nonzero.default", "argwhere"]);
    r.add(masked_select, &["masked_select"]);
    r.add(unique, &["_unique2", "unique_dim", "unique_consecutive", "unique_dim_consecutive"]);
    r.add(bincount, &["bincount"]);
    r.add(searchsorted, &["searchsorted", "bucketize"]);
    r.add(multinomial, &["multinomial"]);
}
