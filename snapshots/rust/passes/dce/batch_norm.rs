//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    mean: Buffer,
    var: Buffer,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { mean: Buffer::empty(&[3], DType::Float32), var: Buffer::empty(&[3], DType::Float32) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let mean = self.mean.read();
        let var = self.var.read();
        op!(aten.batch_norm.default(
            x,
            Var::none(),
            Var::none(),
            &mean,
            &var,
            true,
            0.1,
            1e-5,
            true
        ));
        op!(aten.batch_norm.default(
            x,
            Var::none(),
            Var::none(),
            mean,
            var,
            false,
            0.1,
            1e-5,
            true
        ));
        x.clone()
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
