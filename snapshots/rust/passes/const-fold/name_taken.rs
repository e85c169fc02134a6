//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, Parameter, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    w: Parameter,
    _folded: Buffer,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { w: Parameter::zeros(&[3]), _folded: Buffer::empty(&[3], DType::Float32) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let exp = op!(aten.exp.default(&self.w));
        let add = op!(aten.add.Tensor(x, exp));
        op!(aten.add.Tensor(add, &self._folded))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
