//! Comparing two results: the same structure, shapes and types, and numbers within a tolerance.

use fx_aten::TensorExt;
use fx_ir::DType;
use tch::{Kind, Tensor};

use crate::value::Value;

/// How far two tensors may be apart: `|a - b| <= absolute + relative * |b|` (`torch.testing.assert_close`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// The relative part.
    pub relative: f64,
    /// The absolute part.
    pub absolute: f64,
}

impl Tolerance {
    /// What `torch.testing.assert_close` allows for this element type, with room for sums in another order: a
    /// fused weight is rounded differently, and the difference grows with the depth of the network.
    pub fn for_dtype(dtype: DType) -> Self {
        let (relative, absolute) = match dtype {
            DType::Float16 | DType::Complex32 => (1e-2, 1e-3),
            DType::BFloat16 => (5e-2, 1e-2),
            DType::Float32 | DType::Complex64 => (1e-4, 1e-5),
            DType::Float64 | DType::Complex128 => (1e-7, 1e-9),
            _ => (0.0, 0.0),
        };
        Self { relative, absolute }
    }
}

/// What the comparison of two results found.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The largest absolute difference of any element.
    pub absolute: f64,
    /// The same over the largest magnitude in the expected tensor.
    pub relative: f64,
    /// How many tensors were compared.
    pub tensors: usize,
    /// How many elements were compared.
    pub elements: i64,
    /// Why the results are not the same; `None` when they are, within the tolerance.
    pub mismatch: Option<String>,
}

impl Difference {
    /// Whether the results are the same, within the tolerance.
    pub fn is_within(&self) -> bool {
        self.mismatch.is_none()
    }
}

/// Compares `actual` with `expected`, each tensor with the tolerance of its element type, or with `tolerance`.
/// Infinities must be equal, and `nan` must stand in the same places.
pub fn compare(actual: &Value, expected: &Value, tolerance: Option<Tolerance>) -> Difference {
    let mut found = Difference { absolute: 0.0, relative: 0.0, tensors: 0, elements: 0, mismatch: None };
    walk(actual, expected, tolerance, "the result", &mut found);
    found
}

fn walk(actual: &Value, expected: &Value, tolerance: Option<Tolerance>, at: &str, found: &mut Difference) {
    let differ = || format!("{at} is {}, expected {}", actual.describe(), expected.describe());
    match (actual, expected) {
        (Value::Tensor(a), Value::Tensor(b)) => tensors(a, b, tolerance, at, found),
        (Value::List(a) | Value::Tuple(a), Value::List(b) | Value::Tuple(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                walk(a, b, tolerance, &format!("{at}[{index}]"), found);
            }
        }
        (Value::Dict(a), Value::Dict(b)) if a.len() == b.len() => {
            for ((key, a), (_, b)) in a.iter().zip(b) {
                walk(a, b, tolerance, &format!("{at}[{}]", key.describe()), found);
            }
        }
        _ if actual.describe() == expected.describe() => {}
        _ => {
            found.mismatch.get_or_insert_with(differ);
        }
    }
}

fn tensors(a: &Tensor, b: &Tensor, tolerance: Option<Tolerance>, at: &str, found: &mut Difference) {
    let (a_info, b_info) = match (a.info(), b.info()) {
        (Ok(a), Ok(b)) => (a, b),
        (Err(error), _) | (_, Err(error)) => {
            found.mismatch.get_or_insert(error.to_string());
            return;
        }
    };
    found.tensors += 1;
    if a_info.dtype != b_info.dtype || a_info.sizes != b_info.sizes {
        let describe = |tensor: &Tensor| Value::Tensor(tensor.shallow_clone()).describe();
        found.mismatch.get_or_insert(format!("{at} is {}, expected {}", describe(a), describe(b)));
        return;
    }
    let count: i64 = a_info.sizes.iter().product();
    found.elements += count;
    if count == 0 {
        return;
    }
    let tolerance = tolerance.unwrap_or_else(|| Tolerance::for_dtype(a_info.dtype));
    match measure(a, b, tolerance) {
        Ok((absolute, relative, close)) => {
            found.absolute = found.absolute.max(absolute);
            found.relative = found.relative.max(relative);
            if !close {
                let message = format!("{at} differs by {absolute:.3e} ({relative:.3e} relative)");
                found.mismatch.get_or_insert(message);
            }
        }
        Err(error) => {
            found.mismatch.get_or_insert(format!("{at} cannot be compared: {error}"));
        }
    }
}

/// The largest difference, absolute and relative to the largest magnitude, and whether every element is close.
fn measure(a: &Tensor, b: &Tensor, tolerance: Tolerance) -> Result<(f64, f64, bool), tch::TchError> {
    tch::no_grad(|| {
        let wide = |tensor: &Tensor| -> Result<Tensor, tch::TchError> {
            let tensor = if tensor.is_complex() { tensor.f_view_as_real()? } else { tensor.shallow_clone() };
            tensor.f_to_kind(Kind::Double)
        };
        let (a, b) = (wide(a)?, wide(b)?);
        let close = a.f_isclose(&b, tolerance.relative, tolerance.absolute, true)?.f_all()?;
        let close = close.f_int64_value(&[])? != 0;
        let difference = a.f_sub(&b)?.f_abs()?.f_nan_to_num(0.0, f64::MAX, 0.0)?.f_max()?;
        let magnitude = b.f_abs()?.f_nan_to_num(0.0, 0.0, 0.0)?.f_max()?;
        let absolute = difference.f_double_value(&[])?;
        let magnitude = magnitude.f_double_value(&[])?;
        Ok((absolute, if magnitude > 0.0 { absolute / magnitude } else { absolute }, close))
    })
}
