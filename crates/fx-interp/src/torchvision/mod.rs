//! The functions that torchvision hides from tracing (`torch.fx.wrap`), so that its models are graphs that call them.
//!
//! A function is a line of `functions.txt`, with its Python signature, and Rust in this folder, by subject. Names are
//! those below `torchvision.models`; functions of `torchvision.ops` go by their last name, as the package exports them
//! under two.

mod drop;
mod mvit;
mod windows;

use std::sync::LazyLock;

use tch::Tensor;

use crate::error::CallError;
use crate::overloads::Operators;
use crate::rows::{Bound, Table};
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;

/// The functions below `torchvision`.
pub(crate) static FUNCTIONS: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("functions.txt")));

/// Calls the function when it is one of torchvision's; `None` otherwise.
pub(crate) fn call(
    ops: &mut Operators,
    target: &str,
    args: &[Value],
    kwargs: &[(&str, Value)],
) -> Option<Result<Value>> {
    let path = target.strip_prefix("torchvision.")?;
    let name = match path.strip_prefix("ops.") {
        Some(path) => path.rsplit('.').next()?,
        None => path.strip_prefix("models.")?,
    };
    let row = FUNCTIONS.get(name)?;
    Some(Bound::new(row, args, kwargs).and_then(|bound| run(ops, &bound)))
}

fn run(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    match bound.row.target {
        "@stochastic_depth" => drop::stochastic_depth(ops, bound),
        "@drop_block2d" => drop::block(ops, bound, 2),
        "@drop_block3d" => drop::block(ops, bound, 3),
        "@patch_merging_pad" => windows::merge_patches(bound),
        "@bias2" => windows::position_bias(bound, 2),
        "@bias3" => windows::position_bias(bound, 3),
        "@attention2" => windows::attention(bound, 2),
        "@attention3" => windows::attention(bound, 3),
        "@mask3" => windows::mask_of_call(bound, 3),
        "@fit_window" => windows::fit(bound),
        "@pad_size" => windows::padding_of_call(bound),
        "@unsqueeze" => mvit::unsqueeze(bound),
        "@squeeze" => mvit::squeeze(bound),
        "@add_rel_pos" => mvit::add_relative_positions(bound),
        "@add_shortcut" => mvit::add_shortcut(bound),
        _ => Err(CallError::UnknownFunction(bound.row.name.to_owned())),
    }
}

/// The argument as a tensor.
fn tensor(bound: &Bound<'_>, name: &str) -> Result<Tensor> {
    match bound.value(name)? {
        Value::Tensor(tensor) => Ok(tensor),
        other => Err(bound.bad(name, "a tensor", &other)),
    }
}

/// The argument as a tensor, or nothing for `None` and for a parameter that the function does not have.
fn optional(bound: &Bound<'_>, name: &str) -> Result<Option<Tensor>> {
    if bound.has(name) { tensor(bound, name).map(Some) } else { Ok(None) }
}

/// The argument as `count` integers.
fn ints(bound: &Bound<'_>, name: &str, count: usize) -> Result<Vec<i64>> {
    let value = bound.value(name)?;
    let items: Option<Vec<i64>> = value.as_sequence().and_then(|items| {
        items.iter().map(|item| if let Value::Int(size) = item { Some(*size) } else { None }).collect()
    });
    items
        .filter(|items| items.len() == count)
        .ok_or_else(|| bound.bad(name, &format!("{count} integers"), &value))
}

/// As [`ints`], of sizes that others are divided by.
fn positive_ints(bound: &Bound<'_>, name: &str, count: usize) -> Result<Vec<i64>> {
    let items = ints(bound, name, count)?;
    if items.iter().any(|&size| size <= 0) {
        return Err(bound.bad(name, "greater than zero", &bound.value(name)?));
    }
    Ok(items)
}

/// The sizes of a tensor that must have `rank` dimensions.
fn sizes_of(bound: &Bound<'_>, name: &str, tensor: &Tensor, rank: usize) -> Result<Vec<i64>> {
    let sizes = fx_aten::TensorExt::info(tensor)?.sizes;
    if sizes.len() == rank {
        return Ok(sizes);
    }
    Err(bound.bad(name, &format!("a tensor of {rank} dimensions"), &Value::from(tensor)))
}

/// A product of sizes.
fn volume(sizes: &[i64]) -> Result<i64> {
    let product = sizes.iter().try_fold(1i64, |product, &size| product.checked_mul(size));
    product.ok_or_else(|| CallError::invalid(format!("the product of the sizes {sizes:?} overflows 64 bits")))
}

fn int_list(items: &[i64]) -> Value {
    Value::List(items.iter().copied().map(Value::Int).collect())
}
