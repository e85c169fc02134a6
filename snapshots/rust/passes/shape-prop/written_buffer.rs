//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    total: Buffer,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { total: Buffer::empty(&[2], DType::Float32) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        op!(aten.add_.Tensor(&self.total, x))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
