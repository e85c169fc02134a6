//! Random dropping of whole samples and of blocks: `stochastic_depth`, `drop_block2d`, `drop_block3d`.

use tch::Tensor;

use super::{Result, int_list, sizes_of, tensor};
use crate::error::CallError;
use crate::overloads::Operators;
use crate::rows::Bound;
use crate::value::Value;

/// The probability `p`.
fn probability(bound: &Bound<'_>) -> Result<f64> {
    let p = bound.float("p")?;
    if (0.0..=1.0).contains(&p) { Ok(p) } else { Err(bound.bad("p", "between 0 and 1", &Value::Float(p))) }
}

/// Ones with this probability, else zeros, of the type of `like`.
fn coin_flips(ops: &mut Operators, like: &Tensor, sizes: &[i64], probability: f64) -> Result<Tensor> {
    let empty = ops.call_by_name("new_empty", &[Value::from(like), int_list(sizes)], &[])?;
    match empty {
        Value::Tensor(mut noise) => Ok(noise.f_bernoulli_float_(probability)?),
        other => Err(CallError::invalid(format!("`new_empty` gave {}", other.describe()))),
    }
}

/// Zeroes the input (`mode="batch"`) or samples of it (`mode="row"`) in training, and scales what is left.
pub(super) fn stochastic_depth(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let p = probability(bound)?;
    let by_row = match &*bound.text("mode")? {
        "row" => true,
        "batch" => false,
        other => return Err(bound.bad("mode", "`row` or `batch`", &Value::from(other))),
    };
    if !bound.flag("training")? || p == 0.0 {
        return bound.value("input");
    }
    let input = tensor(bound, "input")?;
    let mut sizes = vec![1; input.dim()];
    if let Some(rows) = sizes.first_mut().filter(|_| by_row) {
        *rows = input.size().first().copied().unwrap_or(1);
    }
    let survival = 1.0 - p;
    let mut noise = coin_flips(ops, &input, &sizes, survival)?;
    if survival > 0.0 {
        noise = noise.f_div_scalar_(survival)?;
    }
    Ok(input.f_mul(&noise)?.into())
}

/// `drop_blockNd`: zeroes blocks of `block_size` along each of the last `dims` dimensions.
pub(super) fn block(ops: &mut Operators, bound: &Bound<'_>, dims: usize) -> Result<Value> {
    let p = probability(bound)?;
    let mut input = tensor(bound, "input")?;
    let mut sizes = sizes_of(bound, "input", &input, dims + 2)?;
    if !bound.flag("training")? || p == 0.0 {
        return Ok(input.into());
    }
    let spatial = sizes.split_off(2);
    let block = spatial.iter().copied().fold(bound.int("block_size")?, i64::min);
    if block <= 0 || block % 2 == 0 {
        return Err(bound.bad("block_size", "odd and greater than zero", &Value::Int(block)));
    }
    sizes.extend(spatial.iter().map(|size| size - block + 1));
    let product = |sizes: &[i64]| sizes.iter().map(|&size| size as f64).product::<f64>();
    let gamma = p * product(&spatial) / ((block as f64).powi(dims as i32) * product(&sizes[2..]));
    let centres = coin_flips(ops, &input, &sizes, gamma)?;
    let centres = centres.f_pad(vec![block / 2; 2 * dims], "constant", 0.0)?;
    let (kernel, ones, padding) = (vec![block; dims], vec![1; dims], vec![block / 2; dims]);
    let dropped = match dims {
        2 => centres.f_max_pool2d(&kernel, &ones, &padding, &ones, false)?,
        _ => centres.f_max_pool3d(&kernel, &ones, &padding, &ones, false)?,
    };
    let kept = dropped.f_neg()?.f_add_scalar(1)?;
    let count = kept.numel() as f64;
    let scale = kept.f_sum(None)?.f_add_scalar(bound.float("eps")?)?.f_reciprocal()?.f_mul_scalar(count)?;
    Ok(match bound.flag("inplace")? {
        true => input.f_mul_(&kept)?.f_mul_(&scale)?.into(),
        false => input.f_mul(&kept)?.f_mul(&scale)?.into(),
    })
}
