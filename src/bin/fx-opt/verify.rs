//! What a model answered, judged by labels and by what PyTorch answered.

use anyhow::Result;
use fx::interp::{Difference, Value, compare};
use fx::ir::Tensor;

/// The share of rows of the first output whose largest entry is at the label, and their number. `None` when the
/// output is not a table of scores for these labels.
pub fn accuracy(result: &Value, labels: &Tensor) -> Option<(i64, i64)> {
    let scores = result.tensors().into_iter().next()?.shallow_clone();
    let labels = Value::from_stored(labels).ok()?;
    let labels = labels.as_tensor()?;
    if scores.size().len() != 2 || labels.size() != [scores.size()[0]] {
        return None;
    }
    let right = scores.f_argmax(1, false).ok()?.f_eq_tensor(labels).ok()?.f_sum(tch::Kind::Int64).ok()?;
    Some((right.f_int64_value(&[]).ok()?, scores.size()[0]))
}

/// Compares with a stored tensor: what PyTorch answered.
///
/// # Errors
/// The stored tensor cannot be used.
pub fn compare_with_stored(result: &Value, expected: &Tensor) -> Result<Difference> {
    let expected = Value::from_stored(expected)?;
    let first = result.tensors().into_iter().next().map(|tensor| Value::Tensor(tensor.shallow_clone()));
    Ok(compare(&first.unwrap_or(Value::None), &expected, None))
}
