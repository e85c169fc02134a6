//! [`Size`]: what sizes and strides are made of, a plain `i64` or a symbolic [`Sym`](crate::Sym).

use std::fmt::{Debug, Display};

use crate::registry::Registry;

/// A size, stride or offset. Shape functions are generic over it, so that one function serves concrete and
/// symbolic sizes. Arithmetic saturates; it never panics.
pub trait Size: Clone + Debug + Display + PartialEq + From<i64> + Send + Sync + 'static {
    /// The number, when it is known whatever the inputs are.
    fn as_int(&self) -> Option<i64>;

    /// The number, or the value that the expression had when the program was captured. Shape functions that need
    /// a decision (is it 1? which is larger?) take it on the hint, as PyTorch guards do.
    fn hint(&self) -> Option<i64>;

    /// The sum.
    fn plus(&self, other: &Self) -> Self;

    /// The difference.
    fn minus(&self, other: &Self) -> Self;

    /// The product.
    fn times(&self, other: &Self) -> Self;

    /// The quotient, rounded down as Python's `//`. By zero it is zero.
    fn div_floor(&self, other: &Self) -> Self;

    /// The remainder with the sign of the divisor, as Python's `%`. By zero it is zero.
    fn rem_floor(&self, other: &Self) -> Self;

    /// The larger.
    fn max_of(&self, other: &Self) -> Self;

    /// The smaller.
    fn min_of(&self, other: &Self) -> Self;

    /// A new size that only the data decides, the one with this number; `None` when sizes have to be known.
    fn unknown(number: u32) -> Option<Self>;

    /// The shape functions that are built in, for this kind of size. Made once.
    fn registry() -> &'static Registry<Self>;

    /// Whether it is this number, by what is known or by the hint.
    fn is(&self, number: i64) -> bool {
        self.hint() == Some(number)
    }

    /// Whether both are the same: `None` when neither the expressions nor the hints say.
    fn same(&self, other: &Self) -> Option<bool> {
        if self == other {
            return Some(true);
        }
        let known = self.minus(other).as_int();
        known.map(|difference| difference == 0).or_else(|| Some(self.hint()? == other.hint()?))
    }

    /// Whether it is smaller: `None` when neither the expressions nor the hints say.
    fn less(&self, other: &Self) -> Option<bool> {
        let known = self.minus(other).as_int();
        known.map(|difference| difference < 0).or_else(|| Some(self.hint()? < other.hint()?))
    }

    /// Division rounded up.
    fn div_ceil(&self, other: &Self) -> Self {
        self.plus(other).minus(&1.into()).div_floor(other)
    }
}

impl Size for i64 {
    fn as_int(&self) -> Option<i64> {
        Some(*self)
    }

    fn hint(&self) -> Option<i64> {
        Some(*self)
    }

    fn plus(&self, other: &Self) -> Self {
        self.saturating_add(*other)
    }

    fn minus(&self, other: &Self) -> Self {
        self.saturating_sub(*other)
    }

    fn times(&self, other: &Self) -> Self {
        self.saturating_mul(*other)
    }

    fn div_floor(&self, other: &Self) -> Self {
        floor_div(*self, *other)
    }

    fn rem_floor(&self, other: &Self) -> Self {
        self.saturating_sub(floor_div(*self, *other).saturating_mul(*other))
    }

    fn max_of(&self, other: &Self) -> Self {
        *self.max(other)
    }

    fn min_of(&self, other: &Self) -> Self {
        *self.min(other)
    }

    fn unknown(_number: u32) -> Option<Self> {
        None
    }

    fn registry() -> &'static Registry<Self> {
        static REGISTRY: std::sync::OnceLock<Registry<i64>> = std::sync::OnceLock::new();
        REGISTRY.get_or_init(Registry::built_in)
    }
}

/// Python's `//`; zero for a zero divisor.
pub(crate) fn floor_div(a: i64, b: i64) -> i64 {
    let Some(quotient) = a.checked_div(b) else { return if b == 0 { 0 } else { i64::MAX } };
    if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_is_pythons() {
        let quotients = [(7, 2), (-7, 2), (7, -2), (7, 0)].map(|(a, b)| Size::div_floor(&a, &b));
        assert_eq!(quotients, [3, -4, -4, 0]);
        assert_eq!([(-7, 2), (7, -2)].map(|(a, b)| Size::rem_floor(&a, &b)), [1, -1]);
        assert_eq!(Size::div_floor(&i64::MIN, &-1), i64::MAX);
        assert_eq!(Size::div_ceil(&7i64, &2), 4);
    }
}
