//! Indexing, gathering, scattering and embedding.

use fx_ir::DType;
use smallvec::{SmallVec, smallvec};

use super::pointwise::like_first;
use crate::call::{Call, Result};
use crate::meta::{Dims, Meta, elementwise_strides};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Value, shown};

fn index_select<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, index) = (call.tensor("self")?, call.tensor("index")?);
    let dim = call.dim("dim", x.rank())?;
    if index.rank() > 1 {
        return Err(call.error("index", format!("{index} has {} dimensions, expected 1", index.rank())));
    }
    let mut shape = x.shape.clone();
    if let Some(size) = shape.get_mut(dim) {
        *size = index.numel();
    }
    Ok(x.with_shape(shape).into())
}

fn embedding<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (weight, indices) = (call.tensor("weight")?, call.tensor("indices")?);
    call.expect_rank("weight", weight, 2)?;
    if !matches!(indices.dtype, DType::Int64 | DType::Int32) {
        return Err(call.error("indices", format!("is {indices}, expected int64 or int32")));
    }
    let mut shape = indices.shape.clone();
    shape.push(weight.shape[1].clone());
    Ok(weight.with_shape(shape).into())
}

fn embedding_bag<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (weight, indices, offsets) =
        (call.tensor("weight")?, call.tensor("indices")?, call.tensor("offsets")?);
    call.expect_rank("weight", weight, 2)?;
    call.expect_rank("indices", indices, 1)?;
    call.expect_rank("offsets", offsets, 1)?;
    let mut bags = offsets.shape[0].clone();
    if call.flag("include_last_offset")? {
        bags = bags.minus(&1.into());
    }
    let mode = call.int("mode")?;
    let result = weight.with_shape(smallvec![bags.clone(), weight.shape[1].clone()]);
    let ints = |size: S| indices.with_shape(smallvec![size]);
    // Sums of rows that lie one after the other need no map from indices to bags.
    let fast = mode == 0 && weight.stride[1].is(1) && matches!(weight.dtype, DType::Float32 | DType::Float16);
    let map = if fast { 0.into() } else { indices.shape[0].clone() };
    let maxima = if mode == 2 { indices.with_shape(result.shape.clone()) } else { ints(bags.clone()) };
    Ok(Value::tensors([result, ints(map), ints(bags), maxima]))
}

fn gather<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, index) = (call.tensor("self")?, call.tensor("index")?);
    let dim = call.dim("dim", x.rank())?;
    if index.rank() != x.rank() && index.rank() > 0 && x.rank() > 0 {
        return Err(call.error(
            "index",
            format!("{index} has {} dimensions, `self` {x} has {}", index.rank(), x.rank()),
        ));
    }
    for at in (0..x.rank().min(index.rank())).filter(|at| *at != dim) {
        if x.shape[at].less(&index.shape[at]) == Some(true) {
            let problem = format!(
                "{index} is larger than `self` {x} in dimension {at}: {} > {}",
                index.shape[at], x.shape[at]
            );
            return Err(call.error("index", problem));
        }
    }
    Ok(x.with_shape(index.shape.clone()).into())
}

fn take_along_dim<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, index) = (call.tensor("self")?, call.tensor("indices")?);
    if !call.has("dim") {
        return Ok(x.with_shape(smallvec![index.numel()]).into());
    }
    let dim = call.dim("dim", x.rank())?;
    let (mut a, mut b) = (x.shape.clone(), index.shape.clone());
    if a.len() != b.len() || dim >= a.len() {
        return Err(call.error(
            "indices",
            format!("{index} has {} dimensions, `self` {x} has {}", index.rank(), x.rank()),
        ));
    }
    let along = b[dim].clone();
    (a[dim], b[dim]) = (1.into(), 1.into());
    let mut shape = call.broadcast(&[("self", &a), ("indices", &b)])?;
    shape[dim] = along;
    Ok(x.with_shape(shape).into())
}

fn take<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, index) = (call.tensor("self")?, call.tensor("index")?);
    Ok(x.with_shape(index.shape.clone()).into())
}

/// Row-major, with the shape of what is scattered into.
fn scatter<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    call.dim("dim", x.rank())?;
    Ok(x.with_shape(x.shape.clone()).into())
}

/// A copy of the first argument, in its layout.
fn copied<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if call.given("dim").is_some() {
        call.dim("dim", x.rank())?;
    }
    Ok(x.like().into())
}

/// `x[i, j, :, mask]`: every index that is a tensor takes the place of its dimension; a mask is the indices of what it
/// marks, as many as the data says.
fn index<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let given = call.opt_tensors("indices")?;
    let mut indices: SmallVec<[Option<Meta<S>>; 5]> = SmallVec::new();
    for index in given {
        match index {
            Some(mask) if matches!(mask.dtype, DType::Bool | DType::UInt8) => {
                for (offset, size) in mask.shape.iter().enumerate() {
                    if let Some(own) = x.shape.get(indices.len() + offset) {
                        call.expect_size(
                            "indices",
                            &format!("a mask {mask} for `self` {x} with"),
                            size,
                            own,
                        )?;
                    }
                }
                let count = call.unknown()?;
                // A column of what `nonzero` gives.
                let column = mask.strided(smallvec![count], smallvec![1.into()]).with_dtype(DType::Int64);
                indices.extend((0..mask.rank()).map(|_| Some(column.clone())));
                if mask.rank() == 0 {
                    return Err(call.error("indices", "has a mask without dimensions"));
                }
            }
            Some(index)
                if matches!(index.dtype, DType::Int64 | DType::Int32 | DType::Int16 | DType::Int8) =>
            {
                indices.push(Some(index.clone()));
            }
            Some(index) => {
                return Err(call.error("indices", format!("has {index}, expected integers or truth values")));
            }
            None => indices.push(None),
        }
    }
    if indices.len() > x.rank() {
        return Err(call.error(
            "indices",
            format!("has {} indices for {x} with {} dimensions", indices.len(), x.rank()),
        ));
    }
    indices.resize(x.rank(), None);
    let tensors: SmallVec<[(&str, &[S]); 5]> =
        indices.iter().flatten().map(|meta| ("indices", &meta.shape[..])).collect();
    let picked = call.broadcast(&tensors)?;
    let places: SmallVec<[usize; 5]> = (0..x.rank()).filter(|dim| indices[*dim].is_some()).collect();
    let adjacent = places.windows(2).all(|pair| pair[1] == pair[0] + 1);
    // Indices that are not next to each other move to the front.
    let before: SmallVec<[usize; 5]> = match places.first() {
        Some(first) if adjacent => (0..*first).collect(),
        _ => SmallVec::new(),
    };
    let after: SmallVec<[usize; 5]> =
        (0..x.rank()).filter(|dim| indices[*dim].is_none() && !before.contains(dim)).collect();
    let mut shape: Dims<S> = before.iter().map(|dim| x.shape[*dim].clone()).collect();
    let mut stride: Dims<S> = before.iter().map(|dim| x.stride[*dim].clone()).collect();
    shape.extend(picked.iter().cloned());
    stride.extend(picked.iter().map(|_| S::from(0)));
    shape.extend(after.iter().map(|dim| x.shape[*dim].clone()));
    stride.extend(after.iter().map(|dim| x.stride[*dim].clone()));
    // The layout is that of an elementwise operator on the rest of the tensor and on the indices.
    let mut layouts: Vec<(Dims<S>, Dims<S>)> = vec![(shape.clone(), stride)];
    for meta in indices.iter().flatten() {
        let ones = |count: usize, value: i64| (0..count).map(move |_| S::from(value));
        let own: Dims<S> = meta.shape.iter().cloned().chain(ones(after.len(), 1)).collect();
        let steps = meta.stride.iter().cloned().chain(ones(after.len(), 0)).collect();
        layouts.push((own, steps));
    }
    let layouts: Vec<(&[S], &Dims<S>)> = layouts.iter().map(|(shape, stride)| (&shape[..], stride)).collect();
    let stride = elementwise_strides(&shape, &layouts);
    Ok(x.strided(shape, stride).into())
}

fn one_hot<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let classes = call.size("num_classes")?;
    let mut shape = x.shape.clone();
    shape.push(if classes.is(-1) { call.unknown()? } else { classes });
    Ok(x.with_shape(shape).with_dtype(DType::Int64).into())
}

/// Scatters into a view of the first argument, whose whole storage it copies (`clone_preserve_strides`).
fn view_scatter<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let src = call.tensor("src")?;
    if src.rank() > x.rank() {
        return Err(call.error(
            "src",
            format!("{} has more dimensions than `self` {}", shown(&src.shape), shown(&x.shape)),
        ));
    }
    Ok(x.view(x.shape.clone(), x.stride.clone()).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(index_select, &["index_select"]);
    r.add(embedding, &["embedding"]);
    r.add(embedding_bag, &["embedding_bag", "_embedding_bag", "_embedding_bag_forward_only"]);
    r.add(gather, &["gather"]);
    r.add(take_along_dim, &["take_along_dim"]);
    r.add(take, &["take"]);
    r.add(scatter, &["scatter", "scatter_add", "scatter_reduce"]);
    r.add(
        copied,
        &[
            "index_add",
            "index_copy",
            "index_fill",
            "index_put",
            "index_reduce",
            "masked_scatter",
            "put",
            "_unsafe_index_put",
        ],
    );
    r.add(index, &["index", "_unsafe_index"]);
    r.add(one_hot, &["one_hot"]);
    r.add(view_scatter, &["slice_scatter", "select_scatter", "diagonal_scatter"]);
    r.add(like_first, &["as_strided_scatter"]);
}
