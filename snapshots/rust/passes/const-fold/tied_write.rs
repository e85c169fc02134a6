//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    w: Buffer,
    tied: Buffer,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let mut made = Self {
            w: Buffer::empty(&[3], DType::Float32),
            tied: Buffer::empty(&[3], DType::Float32),
        };
        made.tied = made.w.clone();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        op!(aten.add_.Tensor(&self.tied, 1));
        let exp = op!(aten.exp.default(&self.w));
        op!(aten.add.Tensor(x, exp))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
