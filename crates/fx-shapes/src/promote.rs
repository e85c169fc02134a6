//! Type promotion: the element type of a result (`c10::promoteTypes`, `at::native::result_type`).

use fx_ir::DType;

use crate::meta::Meta;
use crate::size::Size;
use crate::value::Arg;

/// The smallest type that holds both (`torch.promote_types`). `None` when there is none.
pub fn promote_types(a: DType, b: DType) -> Option<DType> {
    use DType as T;
    if a == b {
        return Some(a);
    }
    let rank = |dtype: T| match dtype {
        T::Bool => Some(0),
        T::UInt8 => Some(1),
        T::Int8 => Some(2),
        T::Int16 => Some(3),
        T::Int32 => Some(4),
        T::Int64 => Some(5),
        T::UInt16 | T::UInt32 | T::UInt64 => Some(6),
        T::Float16 => Some(10),
        T::BFloat16 => Some(11),
        T::Float32 => Some(12),
        T::Float64 => Some(13),
        T::Complex32 => Some(20),
        T::Complex64 => Some(21),
        T::Complex128 => Some(22),
        _ => None,
    };
    let ((low, low_rank), (high, high_rank)) = {
        let (x, y) = ((a, rank(a)?), (b, rank(b)?));
        if x.1 <= y.1 { (x, y) } else { (y, x) }
    };
    if high_rank >= 20 {
        let parts = promote_types(real_of(low), real_of(high))?;
        return Some(complex_of(parts));
    }
    if high_rank >= 10 {
        let halves = low_rank >= 10 && high == T::BFloat16;
        return Some(if halves { T::Float32 } else { high });
    }
    if high_rank == 6 {
        // Unsigned types beyond a byte promote with smaller unsigned ones only.
        return match low {
            T::Bool | T::UInt8 => Some(high),
            T::UInt16 | T::UInt32 | T::UInt64 => Some(if low.size() > high.size() { low } else { high }),
            _ => None,
        };
    }
    Some(if low == T::UInt8 && high == T::Int8 { T::Int16 } else { high })
}

/// The real type of a complex one's parts (`toRealValueType`); any other type is its own.
pub fn real_of(dtype: DType) -> DType {
    match dtype {
        DType::Complex32 => DType::Float16,
        DType::Complex64 => DType::Float32,
        DType::Complex128 => DType::Float64,
        other => other,
    }
}

/// The complex type with parts of this type; of what has none, `complex64`.
pub fn complex_of(dtype: DType) -> DType {
    match dtype {
        DType::Float16 | DType::Complex32 => DType::Complex32,
        DType::Float64 | DType::Complex128 => DType::Complex128,
        _ => DType::Complex64,
    }
}

/// Whether it is an integer type, or bool.
pub fn is_integral(dtype: DType) -> bool {
    !dtype.is_floating_point() && !dtype.is_complex()
}

/// The floating-point type that a function such as `exp` computes in.
pub fn float_of(dtype: DType) -> DType {
    if is_integral(dtype) { DType::Float32 } else { dtype }
}

/// The result type of operands: tensors with dimensions come first, then those without, then numbers
/// (`ResultTypeState`).
#[derive(Clone, Copy, Debug, Default)]
pub struct ResultType {
    dims: Option<DType>,
    zeros: Option<DType>,
    numbers: Option<DType>,
}

impl ResultType {
    /// Adds a tensor.
    pub fn tensor<S: Size>(&mut self, meta: &Meta<S>) {
        let slot = if meta.rank() > 0 { &mut self.dims } else { &mut self.zeros };
        *slot = merge(*slot, Some(meta.dtype));
    }

    /// Adds a number of this type.
    pub fn number(&mut self, dtype: DType) {
        self.numbers = merge(self.numbers, Some(dtype));
    }

    /// Adds an argument, when it is a tensor or a number.
    pub fn arg<S: Size>(&mut self, arg: &Arg<'_, S>) {
        match arg {
            Arg::Tensor(meta) => self.tensor(meta),
            Arg::Int(_) => self.number(DType::Int64),
            Arg::Float(_) => self.number(DType::Float32),
            Arg::Bool(_) => self.number(DType::Bool),
            Arg::Complex => self.number(DType::Complex64),
            _ => {}
        }
    }

    /// The type that all are computed in; `None` without operands, or when two types do not promote.
    pub fn get(self) -> Option<DType> {
        combine(self.dims, combine(self.zeros, self.numbers))
    }
}

fn merge(a: Option<DType>, b: Option<DType>) -> Option<DType> {
    match (a, b) {
        (Some(a), Some(b)) => promote_types(a, b),
        (a, b) => a.or(b),
    }
}

/// A lower category changes the result only when it is of a higher kind.
fn combine(higher: Option<DType>, lower: Option<DType>) -> Option<DType> {
    let (Some(high), Some(low)) = (higher, lower) else { return higher.or(lower) };
    if high.is_complex() {
        return Some(high);
    }
    if high.is_floating_point() {
        return Some(if low.is_complex() { complex_of(high) } else { high });
    }
    if high == DType::Bool || !is_integral(low) {
        return promote_types(high, low);
    }
    Some(high)
}
