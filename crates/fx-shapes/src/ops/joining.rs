//! Operators that put several tensors together.

use fx_ir::MemoryFormat;
use smallvec::{SmallVec, smallvec};

use super::views::unsqueezed;
use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::promote::ResultType;
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Value, shown};

/// Tensors one after the other along a dimension. Empty one-dimensional ones are left out, as PyTorch does.
fn joined<S: Size>(call: &Call<'_, S>, name: &str, metas: &[&Meta<S>], dim: i64) -> Result<Meta<S>> {
    let skipped = |meta: &Meta<S>| meta.rank() == 1 && meta.shape[0].is(0);
    let Some(first) = metas.iter().find(|meta| !skipped(meta)).or(metas.first()) else {
        return Err(call.error(name, "is an empty list"));
    };
    let dim = call.wrap("dim", dim, first.rank())?;
    if first.rank() == 0 {
        return Err(call.error(name, "has a tensor without dimensions"));
    }
    let mut shape = first.shape.clone();
    shape[dim] = 0.into();
    let mut dtype = ResultType::default();
    let mut format = first.suggested_format();
    for (at, meta) in metas.iter().enumerate() {
        dtype.tensor(meta);
        if skipped(meta) {
            continue;
        }
        let fits = meta.rank() == first.rank()
            && (0..first.rank()).all(|at| at == dim || meta.shape[at].same(&first.shape[at]) != Some(false));
        if !fits {
            let problem = format!(
                "has {} at position {at}, which does not fit {} outside dimension {dim}",
                shown(&meta.shape),
                shown(&first.shape)
            );
            return Err(call.error(name, problem));
        }
        shape[dim] = shape[dim].plus(&meta.shape[dim]);
        if meta.suggested_format() != format {
            format = MemoryFormat::Contiguous;
        }
    }
    let dtype = dtype.get().ok_or_else(|| call.error(name, "has types that do not promote"))?;
    Ok(first.formatted(shape, format).with_dtype(dtype))
}

fn cat<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let name = call.parameter(0);
    let dim = call.int(call.parameter(1))?;
    Ok(joined(call, name, &call.tensors(name)?, dim)?.into())
}

fn stack<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let metas = call.tensors("tensors")?;
    let Some(first) = metas.first() else { return Err(call.error("tensors", "is an empty list")) };
    let dim = call.dim("dim", first.rank() + 1)?;
    let mut dtype = ResultType::default();
    for (at, meta) in metas.iter().enumerate() {
        dtype.tensor(meta);
        if meta.rank() != first.rank()
            || meta.shape.iter().zip(&first.shape).any(|(a, b)| a.same(b) == Some(false))
        {
            let problem =
                format!("has {} at position {at}, expected {}", shown(&meta.shape), shown(&first.shape));
            return Err(call.error("tensors", problem));
        }
    }
    let mut shape = first.shape.clone();
    shape.insert(dim, (metas.len() as i64).into());
    let dtype = dtype.get().ok_or_else(|| call.error("tensors", "has types that do not promote"))?;
    Ok(first.with_shape(shape).with_dtype(dtype).into())
}

/// `hstack`, `vstack`, `dstack`: `cat` of tensors that have at least so many dimensions.
fn stacked<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let metas = call.tensors("tensors")?;
    let flat = metas.first().is_none_or(|first| first.rank() <= 1);
    let (rank, dim) = match call.name() {
        "hstack" => (1, i64::from(!flat)),
        "dstack" => (3, 2),
        "column_stack" => (2, 1),
        _ => (2, 0),
    };
    let grown: SmallVec<[Meta<S>; 4]> = metas
        .iter()
        .map(|meta| {
            let mut meta = (*meta).clone();
            while meta.rank() < rank {
                let front = meta.rank() < 2 && call.name() != "column_stack";
                meta = unsqueezed(&meta, if front { 0 } else { meta.rank() });
            }
            meta
        })
        .collect();
    let grown: SmallVec<[&Meta<S>; 4]> = grown.iter().collect();
    Ok(joined(call, "tensors", &grown, dim)?.into())
}

fn lengths<S: Size>(call: &Call<'_, S>, metas: &[&Meta<S>]) -> Result<Dims<S>> {
    metas
        .iter()
        .map(|meta| match meta.rank() {
            0 => Ok(1.into()),
            1 => Ok(meta.shape[0].clone()),
            _ => Err(call.error("tensors", format!("has {meta}, expected tensors with one dimension"))),
        })
        .collect()
}

/// Every tensor expanded over the grid of all.
fn meshgrid<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let metas = call.tensors("tensors")?;
    let mut shape = lengths(call, &metas)?;
    let swapped = call.text("indexing") == "xy" && metas.len() >= 2;
    if swapped {
        shape.swap(0, 1);
    }
    let rank = shape.len();
    Ok(Value::tensors(metas.iter().enumerate().map(|(at, meta)| {
        let own = if swapped && at < 2 { 1 - at } else { at };
        let mut stride: Dims<S> = smallvec![S::from(0); rank];
        stride[own] = meta.stride.first().cloned().unwrap_or_else(|| 1.into());
        // A dimension of size 1 is not expanded and keeps the stride that `view` gave it.
        for dim in 0..rank {
            if dim != own && shape[dim].is(1) {
                let step = if dim < own { shape[own].times(&stride[own]) } else { stride[own].clone() };
                stride[dim] = step;
            }
        }
        meta.view(shape.clone(), stride)
    })))
}

fn cartesian_prod<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let metas = call.tensors("tensors")?;
    let shape = lengths(call, &metas)?;
    let Some(first) = metas.first() else { return Err(call.error("tensors", "is an empty list")) };
    if metas.len() == 1 {
        return Ok((*first).clone().into());
    }
    let rows = shape.iter().fold(S::from(1), |total, size| total.times(size));
    Ok(first.with_shape(smallvec![rows, (shape.len() as i64).into()]).into())
}

fn block_diag<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let metas = call.tensors("tensors")?;
    let Some(first) = metas.first() else { return Err(call.error("tensors", "is an empty list")) };
    let (mut rows, mut columns) = (S::from(0), S::from(0));
    let mut dtype = ResultType::default();
    for meta in &metas {
        let one = S::from(1);
        let (height, width) = match &meta.shape[..] {
            [] => (&one, &one),
            [width] => (&one, width),
            [height, width] => (height, width),
            _ => return Err(call.error("tensors", format!("has {meta}, expected at most 2 dimensions"))),
        };
        (rows, columns) = (rows.plus(height), columns.plus(width));
        dtype.tensor(meta);
    }
    let dtype = dtype.get().ok_or_else(|| call.error("tensors", "has types that do not promote"))?;
    Ok(first.with_shape(smallvec![rows, columns]).with_dtype(dtype).into())
}

fn broadcast_tensors<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let metas = call.tensors("tensors")?;
    let shapes: SmallVec<[(&str, &[S]); 4]> = metas.iter().map(|meta| ("tensors", &meta.shape[..])).collect();
    let shape = call.broadcast(&shapes)?;
    let views = metas.iter().map(|meta| super::views::expanded(call, "tensors", meta, shape.clone()));
    Ok(Value::tensors(views.collect::<Result<Vec<_>>>()?))
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(cat, &["cat", "concat", "concatenate"]);
    r.add(stack, &["stack"]);
    r.add(stacked, &["hstack", "vstack", "dstack", "row_stack", "column_stack"]);
    r.add(meshgrid, &["meshgrid"]);
    r.add(cartesian_prod, &["cartesian_prod"]);
    r.add(block_diag, &["block_diag"]);
    r.add(broadcast_tensors, &["broadcast_tensors"]);
}
