//! Operators that make tensors from sizes.

use fx_ir::{DType, Device, Layout};
use smallvec::{SmallVec, smallvec};

use super::convert::copied;
use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::promote::complex_of;
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Arg, Value, shown};

/// A new tensor with the type, device and layout that the call asks for.
fn made<S: Size>(call: &Call<'_, S>, shape: Dims<S>, dtype: DType) -> Meta<S> {
    let layout = match call.given("layout") {
        Some(Arg::Layout(layout)) => *layout,
        _ => Layout::Strided,
    };
    let device = call.device().unwrap_or(Device::CPU);
    Meta { device, layout, ..Meta::new(call.dtype("dtype").unwrap_or(dtype), shape) }
}

fn checked<S: Size>(call: &Call<'_, S>, name: &str) -> Result<Dims<S>> {
    let shape = call.sizes(name)?;
    if shape.iter().any(|size| size.hint().is_some_and(|size| size < 0)) {
        return Err(call.error(name, format!("{} has a negative size", shown(&shape))));
    }
    Ok(shape)
}

fn sized<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let shape = checked(call, "size")?;
    let dtype = if call.name() == "randint" { DType::Int64 } else { DType::Float32 };
    let meta = made(call, shape, dtype);
    Ok(match call.memory_format() {
        Some(format) => meta.formatted(meta.shape.clone(), format),
        None => meta,
    }
    .into())
}

/// The type of a number.
fn type_of<S: Size>(arg: Option<&Arg<'_, S>>) -> DType {
    match arg {
        Some(Arg::Bool(_)) => DType::Bool,
        Some(Arg::Int(_)) => DType::Int64,
        Some(Arg::Complex) => complex_of(DType::Float32),
        Some(Arg::Tensor(meta)) => meta.dtype,
        _ => DType::Float32,
    }
}

fn full<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let dtype = type_of(call.given("fill_value"));
    Ok(made(call, checked(call, "size")?, dtype).into())
}

fn scalar_tensor<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(made(call, Dims::new(), DType::Float32).into())
}

fn empty_strided<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (shape, stride) = (checked(call, "size")?, checked(call, "stride")?);
    if shape.len() != stride.len() {
        return Err(
            call.error("stride", format!("has {} numbers, the size has {}", stride.len(), shape.len()))
        );
    }
    let own = call.given("self");
    let base = made(call, shape.clone(), own.map_or(DType::Float32, |own| type_of(Some(own))));
    Ok(base.strided(shape, stride).into())
}

/// `zeros_like` and so on: the layout is kept where it can be.
fn like<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let format = call.memory_format().unwrap_or(fx_ir::MemoryFormat::Preserve);
    let device = call.device().unwrap_or(x.device);
    let dtype = call.dtype("dtype").unwrap_or(x.dtype);
    Ok(Meta { device, ..copied(x, format).with_dtype(dtype) }.into())
}

/// `new_zeros` and so on: type and device of the tensor, row-major.
fn new<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let device = call.device().unwrap_or(x.device);
    Ok(Meta { device, ..made(call, checked(call, "size")?, x.dtype) }.into())
}

/// A number as a floating-point one, and whether it is an integer.
fn number<S: Size>(call: &Call<'_, S>, name: &str) -> Result<(f64, bool)> {
    match call.given(name) {
        Some(Arg::Int(size)) if size.hint().is_some() => Ok((size.hint().unwrap_or(0) as f64, true)),
        Some(Arg::Float(Some(value))) => Ok((*value, false)),
        None => Ok((if name == "step" { 1.0 } else { 0.0 }, true)),
        Some(other) => Err(call.error(name, format!("is {}, expected a known number", other.describe()))),
    }
}

fn arange<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let int = |name: &str, default: i64| match call.given(name) {
        Some(Arg::Int(size)) => Some(size.clone()),
        None => Some(default.into()),
        _ => None,
    };
    if let (Some(start), Some(end), Some(step)) = (int("start", 0), int("end", 0), int("step", 1)) {
        let span = end.minus(&start);
        let upwards = step.hint().is_none_or(|step| step > 0);
        let wrong = span.hint().is_some_and(|span| if upwards { span < 0 } else { span > 0 });
        if step.is(0) || wrong {
            return Err(call.error("step", format!("of {step} does not lead from {start} to {end}")));
        }
        let count =
            if upwards { span.div_ceil(&step) } else { start.minus(&end).div_ceil(&S::from(0).minus(&step)) };
        return Ok(made(call, smallvec![count], DType::Int64).into());
    }
    let (start, end, step) = (number(call, "start")?, number(call, "end")?, number(call, "step")?);
    let count = ((end.0 - start.0) / step.0).ceil();
    if !(0.0..1e18).contains(&count) {
        return Err(call.error("step", format!("of {} does not lead from {} to {}", step.0, start.0, end.0)));
    }
    let dtype = if start.1 && end.1 && step.1 { DType::Int64 } else { DType::Float32 };
    Ok(made(call, smallvec![(count as i64).into()], dtype).into())
}

fn linspace<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(made(call, smallvec![call.size("steps")?], DType::Float32).into())
}

fn eye<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let rows = call.size("n")?;
    let columns = call.opt_size("m")?.unwrap_or_else(|| rows.clone());
    Ok(made(call, smallvec![rows, columns], DType::Float32).into())
}

fn randperm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(made(call, smallvec![call.size("n")?], DType::Int64).into())
}

/// The indices of a triangle: how many there are follows from its sides.
fn triangle<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (rows, columns, offset) = (call.int("row")?, call.int("col")?, call.int("offset")?);
    if rows < 0 || columns < 0 {
        return Err(call.error("row", format!("is {rows} and col is {columns}, expected no negative number")));
    }
    let lower = lower_triangle(rows, columns, offset);
    let count = if call.name() == "tril_indices" {
        lower
    } else {
        rows.saturating_mul(columns).saturating_sub(lower_triangle(rows, columns, offset.saturating_sub(1)))
    };
    Ok(made(call, smallvec![2.into(), count.into()], DType::Int64).into())
}

/// How many cells lie on or below a diagonal: row `r` has `r + offset + 1`, at least none and at most all.
fn lower_triangle(rows: i64, columns: i64, offset: i64) -> i64 {
    let (rows, columns, offset) = (i128::from(rows), i128::from(columns), i128::from(offset));
    // Rows before `first` have none, those from `full` on have all.
    let first = (-offset).clamp(0, rows);
    let full = (columns - offset - 1).clamp(first, rows);
    let growing = (full - first) * (first + full + 2 * offset + 1) / 2;
    i64::try_from(growing + (rows - full) * columns).unwrap_or(i64::MAX)
}

fn window<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(made(call, smallvec![call.size("window_length")?], DType::Float32).into())
}

/// `normal(mean, std)`: the shape of the tensors among them.
fn normal<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    if call.has("size") {
        return sized(call);
    }
    let shapes: SmallVec<[(&str, &[S]); 2]> = ["mean", "std"]
        .into_iter()
        .filter_map(|name| match call.given(name) {
            Some(Arg::Tensor(meta)) => Some((name, &meta.shape[..])),
            _ => None,
        })
        .collect();
    let shape = call.broadcast(&shapes)?;
    Ok(made(call, shape, DType::Float32).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(sized, &["zeros", "ones", "empty.memory_format", "rand", "randn", "randint"]);
    r.add(full, &["full"]);
    r.add(scalar_tensor, &["scalar_tensor"]);
    r.add(empty_strided, &["empty_strided", "new_empty_strided"]);
    r.add(
        like,
        &["zeros_like", "ones_like", "empty_like", "full_like", "rand_like", "randn_like", "randint_like"],
    );
    r.add(new, &["new_zeros", "new_ones", "new_empty", "new_full"]);
    r.add(arange, &["arange"]);
    r.add(linspace, &["linspace", "logspace"]);
    r.add(eye, &["eye"]);
    r.add(randperm, &["randperm"]);
    r.add(triangle, &["tril_indices", "triu_indices"]);
    r.add(window, &["hann_window", "hamming_window", "blackman_window", "bartlett_window", "kaiser_window"]);
    r.add(normal, &["normal"]);
}

#[cfg(test)]
mod tests {
    use super::lower_triangle;

    #[test]
    fn triangles_are_counted() {
        for rows in 0..6 {
            for columns in 0..6 {
                for offset in -7..8 {
                    let cells: i64 = (0..rows).map(|row: i64| (row + offset + 1).clamp(0, columns)).sum();
                    assert_eq!(lower_triangle(rows, columns, offset), cells, "{rows} {columns} {offset}");
                }
            }
        }
    }
}
