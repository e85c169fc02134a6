//! Fourier transforms.

use fx_ir::DType;
use smallvec::{SmallVec, smallvec};

use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::promote::{complex_of, float_of, real_of};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Arg, Value};

/// The size of the half of a spectrum that a real signal needs.
fn half<S: Size>(size: &S) -> S {
    size.div_floor(&2.into()).plus(&1.into())
}

/// One-dimensional transforms: `n` is the size that the signal is cut or padded to.
fn fft<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let Some(own) = x.shape.get(dim) else { return Err(call.error("self", "has no dimension")) };
    let n = call.opt_size("n")?;
    let mut shape = x.shape.clone();
    let real = float_of(real_of(x.dtype));
    let dtype = match call.name() {
        "fft_rfft" | "fft_ihfft" => {
            shape[dim] = half(n.as_ref().unwrap_or(own));
            complex_of(real)
        }
        "fft_irfft" | "fft_hfft" => {
            let one = S::from(1);
            shape[dim] = n.unwrap_or_else(|| own.minus(&one).times(&2.into()));
            real
        }
        _ => {
            shape[dim] = n.unwrap_or_else(|| own.clone());
            complex_of(real)
        }
    };
    Ok(x.with_shape(shape).with_dtype(dtype).into())
}

/// Transforms of several dimensions.
fn fftn<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let sizes = call.opt_sizes("s")?;
    let dims: SmallVec<[i64; 5]> = match (call.given("dim"), &sizes) {
        (None, None) if !call.name().ends_with('2') => (0..x.rank() as i64).collect(),
        (None, Some(sizes)) if !call.name().ends_with('2') => (-(sizes.len() as i64)..0).collect(),
        (None, _) => smallvec![-2, -1],
        (Some(Arg::None), _) => (0..x.rank() as i64).collect(),
        (Some(_), _) => call.ints("dim")?,
    };
    let mut shape = x.shape.clone();
    let real = float_of(real_of(x.dtype));
    for (at, dim) in dims.iter().enumerate() {
        let place = call.wrap("dim", *dim, x.rank())?;
        let given = sizes.as_ref().and_then(|sizes| sizes.get(at)).filter(|size| !size.is(-1));
        let (last, Some(slot)) = (at + 1 == dims.len(), shape.get_mut(place)) else {
            return Err(call.error("self", "has no dimension"));
        };
        let whole = given.cloned().unwrap_or_else(|| slot.clone());
        *slot = match call.name() {
            "fft_rfft2" | "fft_rfftn" if last => half(&whole),
            "fft_irfft2" | "fft_irfftn" if last && given.is_none() => whole.minus(&1.into()).times(&2.into()),
            _ => whole,
        };
    }
    let dtype = if call.name().starts_with("fft_ir") { real } else { complex_of(real) };
    Ok(x.with_shape(shape).with_dtype(dtype).into())
}

/// The last of the transformed dimensions.
fn last_dim<S: Size>(call: &Call<'_, S>, x: &Meta<S>) -> Result<usize> {
    let dims = call.ints("dim")?;
    let Some(last) = dims.last() else { return Err(call.error("dim", "is empty")) };
    call.wrap("dim", *last, x.rank())
}

/// The transforms beneath the public ones: complex to complex, real to complex, complex to real.
fn kernel<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let last = last_dim(call, x)?;
    let mut shape: Dims<S> = x.shape.clone();
    let dtype = match call.name() {
        "_fft_r2c" => {
            if call.flag("onesided")? {
                shape[last] = half(&x.shape[last]);
            }
            complex_of(x.dtype)
        }
        "_fft_c2r" => {
            shape[last] = call.size("last_dim_size")?;
            real_of(x.dtype)
        }
        _ => x.dtype,
    };
    Ok(x.with_shape(shape).with_dtype(dtype).into())
}

fn stft<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let n = call.size("n_fft")?;
    let hop = call.opt_size("hop_length")?.unwrap_or_else(|| n.div_floor(&4.into()));
    let Some((signal, batch)) = x.shape.split_last() else {
        return Err(call.error("self", "has no dimension"));
    };
    if hop.hint().is_some_and(|hop| hop < 1) || signal.less(&n) == Some(true) && !call.has("center") {
        return Err(call.error("n_fft", format!("{n} with a hop of {hop} does not fit a signal of {signal}")));
    }
    let centred = call.given("center").is_some() && call.flag("center")?;
    let length = if centred { signal.plus(&n.div_floor(&2.into()).times(&2.into())) } else { signal.clone() };
    let frames = length.minus(&n).div_floor(&hop).plus(&1.into());
    let one_sided = match call.given("onesided") {
        Some(Arg::Bool(Some(value))) => *value,
        _ => !x.dtype.is_complex(),
    };
    let rows = if one_sided { half(&n) } else { n.clone() };
    // Frames are transformed row by row; the result is the transposed view.
    let rank = batch.len() + 2;
    let stored = x.with_shape(batch.iter().cloned().chain([frames, rows]).collect());
    let view = super::views::transposed(&stored, rank - 2, rank - 1).with_dtype(complex_of(real_of(x.dtype)));
    if call.given("return_complex") == Some(&Arg::Bool(Some(true))) {
        return Ok(view.into());
    }
    let two = S::from(2);
    let mut parts = view.clone();
    parts.stride = view.stride.iter().map(|stride| stride.times(&two)).collect();
    parts.shape.push(two);
    parts.stride.push(1.into());
    Ok(parts.with_dtype(real_of(view.dtype)).into())
}

fn shift<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(call.tensor("self")?.like().into())
}

fn frequencies<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let n = call.size("n")?;
    let size = if call.name() == "fft_rfftfreq" { half(&n) } else { n };
    let dtype = call.dtype("dtype").unwrap_or(DType::Float32);
    Ok(Meta::new(dtype, smallvec![size]).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(fft, &["fft_fft", "fft_ifft", "fft_rfft", "fft_irfft", "fft_hfft", "fft_ihfft"]);
    r.add(
        fftn,
        &[
            "fft_fft2",
            "fft_ifft2",
            "fft_rfft2",
            "fft_irfft2",
            "fft_fftn",
            "fft_ifftn",
            "fft_rfftn",
            "fft_irfftn",
        ],
    );
    r.add(kernel, &["_fft_c2c", "_fft_r2c", "_fft_c2r"]);
    r.add(stft, &["stft", "stft.center"]);
    r.add(shift, &["fft_fftshift", "fft_ifftshift"]);
    r.add(frequencies, &["fft_fftfreq", "fft_rfftfreq"]);
}
