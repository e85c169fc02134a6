//! Resizing and sampling of images.

use smallvec::smallvec;

use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Value, shown};

/// `upsample_*`: the size is given, or follows from factors.
fn upsample<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let name = call.parameter(0);
    let x = call.tensor(name)?;
    let spatial = call.name().chars().find_map(|c| c.to_digit(10)).unwrap_or(2) as usize;
    call.expect_rank(name, x, spatial + 2)?;
    let mut shape = x.shape.clone();
    let sizes = call.opt_sizes("output_size")?;
    let factors = call.floats("scale_factors");
    match (sizes, factors) {
        (Some(sizes), _) if sizes.len() == spatial => shape[2..].clone_from_slice(&sizes),
        (None, Some(factors)) if factors.len() == spatial => {
            for (dim, factor) in factors.iter().enumerate() {
                shape[dim + 2] = scaled(call, &x.shape[dim + 2], *factor)?;
            }
        }
        (sizes, _) => {
            let given = sizes.map_or_else(|| "missing".to_owned(), |sizes| shown(&sizes));
            return Err(call.error(
                "output_size",
                format!("is {given}, expected {spatial} numbers, or as many scale_factors"),
            ));
        }
    }
    Ok(x.formatted(shape, x.suggested_format()).into())
}

/// A size times a factor, rounded down.
fn scaled<S: Size>(call: &Call<'_, S>, size: &S, factor: f64) -> Result<S> {
    // A symbolic size stays symbolic where the factor is a number of halves, quarters and so on.
    if let Some(denominator) =
        (0..8).map(|power| f64::from(1 << power)).find(|by| (factor * by).fract() == 0.0)
        && (factor * denominator).abs() < 1e9
    {
        return Ok(size
            .times(&((factor * denominator) as i64).into())
            .div_floor(&(denominator as i64).into()));
    }
    match size.as_int() {
        Some(size) => Ok(((size as f64 * factor).floor() as i64).into()),
        None => Err(call.error(
            "scale_factors",
            format!("{factor} of the symbolic size {size} is no expression of integers"),
        )),
    }
}

fn grid_sampler<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, grid) = (call.tensor("input")?, call.tensor("grid")?);
    if x.rank() < 4 {
        return Err(call.error("input", format!("{x} has {} dimensions, expected 4 or 5", x.rank())));
    }
    call.expect_rank("grid", grid, x.rank())?;
    call.expect_size("grid", "a batch of", &grid.shape[0], &x.shape[0])?;
    let coordinates = S::from(x.rank() as i64 - 2);
    call.expect_size("grid", "coordinates:", &grid.shape[x.rank() - 1], &coordinates)?;
    let mut shape: Dims<S> = smallvec![x.shape[0].clone(), x.shape[1].clone()];
    shape.extend(grid.shape[1..grid.rank() - 1].iter().cloned());
    Ok(x.with_shape(shape).into())
}

fn affine_grid<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (theta, size) = (call.tensor("theta")?, call.sizes("size")?);
    if !(4..=5).contains(&size.len()) {
        return Err(
            call.error("size", format!("{} has {} numbers, expected 4 or 5", shown(&size), size.len()))
        );
    }
    let mut shape: Dims<S> = smallvec![size[0].clone()];
    shape.extend(size[2..].iter().cloned());
    shape.push((size.len() as i64 - 2).into());
    let meta: Meta<S> = theta.with_shape(shape);
    Ok(meta.into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(
        upsample,
        &[
            "upsample_nearest1d",
            "upsample_nearest2d",
            "upsample_nearest3d",
            "_upsample_nearest_exact1d",
            "_upsample_nearest_exact2d",
            "_upsample_nearest_exact3d",
            "upsample_linear1d",
            "upsample_bilinear2d",
            "upsample_bicubic2d",
            "upsample_trilinear3d",
            "_upsample_bilinear2d_aa",
            "_upsample_bicubic2d_aa",
        ],
    );
    r.add(grid_sampler, &["grid_sampler", "grid_sampler_2d", "grid_sampler_3d"]);
    r.add(affine_grid, &["affine_grid_generator"]);
}
