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
            w: Buffer::empty(&[2], DType::Float32),
            tied: Buffer::empty(&[2], DType::Float32),
        };
        made.tied = made.w.clone();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> (Var, Var) {
        let w = self.w.read();
        let exp = op!(aten.exp.default(&w));
        op!(aten.add_.Tensor(&self.tied, x));
        let exp_1 = op!(aten.exp.default(w));
        (exp, exp_1)
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
