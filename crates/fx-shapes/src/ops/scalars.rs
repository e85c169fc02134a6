//! Operators that give or check numbers: sizes, items, assertions.

use std::sync::Arc;

use fx_ir::{DType, SymExpr};

use crate::call::{Call, Result};
use crate::promote::is_integral;
use crate::registry::Registry;
use crate::size::Size;
use crate::value::Value;

fn sym_size<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let from = if call.name() == "sym_stride" || call.name() == "stride" { &x.stride } else { &x.shape };
    if !call.has("dim") {
        return Ok(Value::ints(from.iter().cloned()));
    }
    let dim = call.dim("dim", x.rank())?;
    match from.get(dim) {
        Some(size) => Ok(Value::Int(size.clone())),
        None => Err(call.error("self", "has no dimension")),
    }
}

fn sym_numel<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(Value::Int(call.tensor("self")?.numel()))
}

fn sym_storage_offset<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(Value::Int(call.tensor("self")?.offset.clone()))
}

fn dim<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(Value::Int((call.tensor("self")?.rank() as i64).into()))
}

/// The number in a tensor: only the data knows it.
fn item<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if x.numel().as_int().is_some_and(|count| count != 1) {
        return Err(call.error("self", format!("{x} has {} elements, expected 1", x.numel())));
    }
    if x.dtype == DType::Bool {
        return Ok(Value::Bool(None));
    }
    if is_integral(x.dtype) {
        return Ok(Value::Int(call.unknown()?));
    }
    if x.dtype.is_complex() {
        return Ok(Value::Complex);
    }
    let text = "zuf0".to_owned();
    Ok(Value::SymFloat(Arc::new(SymExpr { source: format!("Symbol('{text}')"), text, hint: None })))
}

fn truth<S: Size>(_: &Call<'_, S>) -> Result<Value<S>> {
    Ok(Value::Bool(None))
}

fn nothing<S: Size>(_: &Call<'_, S>) -> Result<Value<S>> {
    Ok(Value::None)
}

fn functional_assert<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(call.tensor("dep_token")?.clone().into())
}

fn is_float<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let dtype = call.tensor("self")?.dtype;
    Ok(Value::Bool(Some(if call.name() == "is_complex" {
        dtype.is_complex()
    } else {
        dtype.is_floating_point()
    })))
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(sym_size, &["sym_size", "sym_stride", "size", "stride"]);
    r.add(sym_numel, &["sym_numel", "numel"]);
    r.add(sym_storage_offset, &["sym_storage_offset"]);
    r.add(dim, &["dim"]);
    r.add(item, &["item", "_local_scalar_dense"]);
    r.add(truth, &["equal", "allclose", "is_nonzero"]);
    r.add(is_float, &["is_floating_point", "is_complex"]);
    r.add(
        nothing,
        &[
            "_assert_async",
            "_assert_scalar",
            "_assert_tensor_metadata",
            "_print",
            "sym_constrain_range",
            "sym_constrain_range_for_size",
            "_cummax_helper",
            "_cummin_helper",
        ],
    );
    r.add(functional_assert, &["_functional_assert_async", "_functional_assert_scalar"]);
}
