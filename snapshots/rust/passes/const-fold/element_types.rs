//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, Parameter, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    ints: Buffer,
    flags: Buffer,
    halves: Parameter,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self {
            ints: Buffer::empty(&[2], DType::Int64),
            flags: Buffer::empty(&[2], DType::Bool),
            halves: Parameter::empty(&[2], DType::BFloat16),
        }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> (Var, Var, Var) {
        let sum_1 = op!(aten.add.Tensor(&self.ints, 1));
        let not_1 = op!(aten.logical_not.default(&self.flags));
        let neg = op!(aten.neg.default(&self.halves));
        let mul = op!(aten.mul.Tensor(x, sum_1));
        let mul_1 = op!(aten.mul.Tensor(x, not_1));
        let mul_2 = op!(aten.mul.Tensor(x, neg));
        (mul, mul_1, mul_2)
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
