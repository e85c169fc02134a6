//! Copies and conversions: to another type, device or memory format.

use fx_ir::{DType, Layout, MemoryFormat};

use super::pointwise::{identity, like_first};
use crate::call::{Call, Result};
use crate::meta::Meta;
use crate::promote::real_of;
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Arg, Value};

/// A copy of this tensor in a memory format. `Preserve` keeps a dense layout.
pub(crate) fn copied<S: Size>(x: &Meta<S>, format: MemoryFormat) -> Meta<S> {
    match format {
        MemoryFormat::Preserve => x.like(),
        format => x.formatted(x.shape.clone(), format),
    }
}

fn clone<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    Ok(copied(x, call.memory_format().unwrap_or(MemoryFormat::Preserve)).into())
}

fn contiguous<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let format = call.memory_format().unwrap_or(MemoryFormat::Contiguous);
    Ok(if x.is_contiguous_in(format) { x.clone() } else { copied(x, format) }.into())
}

/// `to`, `_to_copy`, `type_as`: the same tensor when nothing changes and no copy is asked for.
fn to<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let (mut dtype, mut device) = (call.dtype("dtype"), call.device());
    if let Some(Arg::Tensor(other)) = call.given("other") {
        (dtype, device) = (Some(other.dtype), Some(other.device));
    }
    let format = call.memory_format().unwrap_or(MemoryFormat::Preserve);
    let forced = call.name() == "_to_copy" || (call.has("copy") && call.flag("copy")?);
    let (dtype, device) = (dtype.unwrap_or(x.dtype), device.unwrap_or(x.device));
    let same = dtype == x.dtype && device == x.device && x.is_contiguous_in(format);
    if same && !forced {
        return Ok(x.clone().into());
    }
    Ok(Meta { device, ..copied(x, format).with_dtype(dtype) }.into())
}

/// `x.view(dtype)`: the last dimension shrinks or grows with the size of an element.
fn view_dtype<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let Some(dtype) = call.dtype("dtype") else { return Err(call.error("dtype", "is no element type")) };
    let (old, new) = (x.dtype.size() as i64, dtype.size() as i64);
    let mut view = x.view(x.shape.clone(), x.stride.clone()).with_dtype(dtype);
    if old == new {
        return Ok(view.into());
    }
    let Some(last) = x.rank().checked_sub(1) else {
        return Err(call.error(
            "self",
            format!("has no dimension; its elements of {old} bytes cannot become {new} bytes"),
        ));
    };
    let (larger, smaller) = (S::from(old.max(new) / old.min(new)), x.stride.iter().take(last));
    let scale = |size: &S| if old > new { size.times(&larger) } else { size.div_floor(&larger) };
    view.stride = smaller.map(scale).chain([1.into()]).collect();
    view.shape[last] = scale(&x.shape[last]);
    view.offset = scale(&x.offset);
    Ok(view.into())
}

/// `_conj`, `detach`, `alias`: another view of the same elements.
fn alias<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    Ok(x.view(x.shape.clone(), x.stride.clone()).into())
}

fn conj<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    Ok(if x.dtype.is_complex() { x.view(x.shape.clone(), x.stride.clone()) } else { x.clone() }.into())
}

fn view_as_real<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let two = S::from(2);
    let mut view = x.view(x.shape.clone(), x.stride.iter().map(|stride| stride.times(&two)).collect());
    view.shape.push(two.clone());
    view.stride.push(1.into());
    view.offset = x.offset.times(&two);
    Ok(view.with_dtype(real_of(x.dtype)).into())
}

fn view_as_complex<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let last = x.shape.last();
    if !last.is_some_and(|size| size.is(2)) {
        return Err(call.error("self", format!("{x} has a last dimension that is not 2")));
    }
    let (rank, two) = (x.rank() - 1, S::from(2));
    let stride = x.stride[..rank].iter().map(|stride| stride.div_floor(&two)).collect();
    let mut view = x.view(x.shape[..rank].into(), stride);
    view.offset = x.offset.div_floor(&two);
    Ok(view.with_dtype(crate::promote::complex_of(x.dtype)).into())
}

/// The real part of a complex tensor is a view of every other number.
fn real<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if !x.dtype.is_complex() {
        return Ok(x.clone().into());
    }
    let two = S::from(2);
    let mut view = x.view(x.shape.clone(), x.stride.iter().map(|stride| stride.times(&two)).collect());
    view.offset = x.offset.times(&two).plus(&i64::from(call.name() == "imag").into());
    Ok(view.with_dtype(real_of(x.dtype)).into())
}

fn quantize<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dtype = call.dtype("dtype").unwrap_or(DType::QInt8);
    Ok(x.with_shape(x.shape.clone()).with_dtype(dtype).into())
}

fn fake_quantize_cachemask<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    Ok(Value::tensors([x.like(), x.like().with_dtype(DType::Bool)]))
}

fn sparse<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    Ok(Meta { layout: Layout::SparseCoo, ..x.with_shape(x.shape.clone()) }.into())
}

/// A copy of the whole storage (`clone_preserve_strides`), and so with the offset.
fn copy<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, src) = (call.tensor("self")?, call.tensor("src")?);
    call.broadcast(&[("self", &x.shape), ("src", &src.shape)])?;
    Ok(x.view(x.shape.clone(), x.stride.clone()).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(clone, &["clone"]);
    r.add(contiguous, &["contiguous"]);
    r.add(to, &["to", "_to_copy", "type_as"]);
    r.add(view_dtype, &["view.dtype"]);
    r.add(alias, &["detach", "alias", "_conj", "_neg_view", "lift"]);
    r.add(conj, &["conj", "resolve_conj", "resolve_neg"]);
    r.add(identity, &["detach_", "requires_grad_", "positive"]);
    r.add(like_first, &["lift_fresh_copy", "lift_fresh", "detach_copy", "alias_copy"]);
    r.add(view_as_real, &["view_as_real"]);
    r.add(view_as_complex, &["view_as_complex"]);
    r.add(real, &["real", "imag"]);
    r.add(quantize, &["quantize_per_tensor"]);
    r.add(fake_quantize_cachemask, &["fake_quantize_per_tensor_affine_cachemask"]);
    r.add(sparse, &["to_sparse", "_to_sparse"]);
    r.add(copy, &["copy"]);
}
