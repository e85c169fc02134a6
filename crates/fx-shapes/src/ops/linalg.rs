//! Linear algebra: decompositions and solutions. LAPACK stores matrices by columns.

use fx_ir::DType;
use smallvec::SmallVec;

use super::reduce::reduced;
use super::views::transposed;
use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::promote::{float_of, real_of};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::Value;

/// The matrices of the first argument: batch sizes, rows, columns.
fn matrices<'a, S: Size>(call: &Call<'a, S>) -> Result<(&'a Meta<S>, Dims<S>, S, S)> {
    let name = call.parameter(0);
    let x = call.tensor(name)?;
    match x.shape.split_last_chunk() {
        Some((batch, [rows, columns])) => Ok((x, batch.into(), rows.clone(), columns.clone())),
        None => Err(call.error(name, format!("{x} is no matrix"))),
    }
}

fn square<'a, S: Size>(call: &Call<'a, S>) -> Result<(&'a Meta<S>, Dims<S>, S)> {
    let (x, batch, rows, columns) = matrices(call)?;
    if rows.same(&columns) == Some(false) {
        return Err(
            call.error(call.parameter(0), format!("{x} is not square: {rows} rows, {columns} columns"))
        );
    }
    Ok((x, batch, rows))
}

fn shaped<S: Size>(batch: &Dims<S>, sizes: impl IntoIterator<Item = S>) -> Dims<S> {
    batch.iter().cloned().chain(sizes).collect()
}

/// A matrix stored by columns.
fn by_columns<S: Size>(x: &Meta<S>, batch: &Dims<S>, rows: S, columns: S) -> Meta<S> {
    let stored = x.with_shape(shaped(batch, [columns, rows]));
    transposed(&stored, stored.rank() - 2, stored.rank() - 1)
}

fn triangle<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, ..) = matrices(call)?;
    Ok(x.with_shape(x.shape.clone()).into())
}

fn cross<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, y) = (call.tensor("self")?, call.tensor("other")?);
    let shape = call.broadcast(&[("self", &x.shape), ("other", &y.shape)])?;
    let dtype = super::pointwise::promoted(call, &["self", "other"])?;
    Ok(x.with_shape(shape).with_dtype(dtype).into())
}

fn svd<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, batch, rows, columns) = matrices(call)?;
    let least = rows.min_of(&columns);
    let values = x.with_shape(shaped(&batch, [least.clone()])).with_dtype(real_of(x.dtype));
    if call.name() == "linalg_svdvals" {
        return Ok(values.into());
    }
    let full = call.flag("full_matrices")?;
    let (left, right) = if full { (rows.clone(), columns.clone()) } else { (least.clone(), least) };
    let u = by_columns(x, &batch, rows, left);
    let v = by_columns(x, &batch, right, columns);
    Ok(Value::tensors([u, values, v]))
}

fn qr<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, batch, rows, columns) = matrices(call)?;
    let least = rows.min_of(&columns);
    let complete = call.text("mode") == "complete";
    let inner = if complete { rows.clone() } else { least };
    let q = if call.text("mode") == "r" {
        x.with_shape([S::from(0)].into_iter().collect())
    } else {
        by_columns(x, &batch, rows, inner.clone())
    };
    Ok(Value::tensors([q, by_columns(x, &batch, inner, columns)]))
}

fn inverse<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, batch, size) = square(call)?;
    let result = by_columns(x, &batch, size.clone(), size);
    if call.schema().returns.len() == 1 {
        return Ok(result.into());
    }
    let info = x.with_shape(batch).with_dtype(DType::Int32);
    Ok(Value::tensors([result, info]))
}

fn determinant<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, batch, _) = square(call)?;
    let result = x.with_shape(batch);
    if call.schema().returns.len() == 1 {
        return Ok(result.into());
    }
    Ok(Value::tensors([result.clone(), result.clone().with_dtype(real_of(x.dtype))]))
}

fn cholesky<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, batch, size) = square(call)?;
    let factor = by_columns(x, &batch, size.clone(), size);
    if call.schema().returns.len() == 1 {
        return Ok(factor.into());
    }
    Ok(Value::tensors([factor, x.with_shape(batch).with_dtype(DType::Int32)]))
}

fn eigh<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, batch, size) = square(call)?;
    let values = x.with_shape(shaped(&batch, [size.clone()])).with_dtype(real_of(x.dtype));
    if call.name() == "linalg_eigvalsh" {
        return Ok(values.into());
    }
    Ok(Value::tensors([values, by_columns(x, &batch, size.clone(), size)]))
}

fn solve<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, batch, size) = square(call)?;
    let b = call.tensor("B")?;
    let vector = b.rank() == 1 || (b.rank() + 1 == x.rank() && b.shape[..b.rank() - 1] == batch[..]);
    if vector {
        call.expect_size("B", "rows:", &b.shape[b.rank() - 1], &size)?;
        return Ok(b.with_shape(shaped(&batch, [size])).into());
    }
    let Some((outer, [rows, columns])) = b.shape.split_last_chunk::<2>() else {
        return Err(call.error("B", format!("{b} is no matrix")));
    };
    call.expect_size("B", "rows:", rows, &size)?;
    let batch = call.broadcast(&[(call.parameter(0), &batch), ("B", outer)])?;
    let left = !call.has("left") || call.flag("left")?;
    let shape = shaped(&batch, [rows.clone(), columns.clone()]);
    Ok(if left { by_columns(b, &batch, rows.clone(), columns.clone()) } else { b.with_shape(shape) }.into())
}

fn matrix_norm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let mut marked: SmallVec<[bool; 5]> = SmallVec::from_elem(false, x.rank());
    for dim in call.ints("dim")? {
        let at = call.wrap("dim", dim, x.rank())?;
        if let Some(mark) = marked.get_mut(at) {
            *mark = true;
        }
    }
    let shape = reduced(&x.shape, &marked, call.flag("keepdim")?);
    Ok(x.with_shape(shape).with_dtype(real_of(float_of(x.dtype))).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(triangle, &["triu", "tril"]);
    r.add(cross, &["cross", "linalg_cross"]);
    r.add(svd, &["linalg_svd", "linalg_svdvals"]);
    r.add(qr, &["linalg_qr"]);
    r.add(inverse, &["linalg_inv", "inverse", "linalg_inv_ex"]);
    r.add(determinant, &["linalg_det", "det", "linalg_slogdet", "slogdet"]);
    r.add(cholesky, &["linalg_cholesky_ex", "linalg_cholesky"]);
    r.add(eigh, &["linalg_eigh", "linalg_eigvalsh"]);
    r.add(solve, &["linalg_solve"]);
    r.add(matrix_norm, &["linalg_matrix_norm", "linalg_matrix_norm.str_ord"]);
}
