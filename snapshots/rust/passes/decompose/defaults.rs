//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, forward, op};

/// `GraphModule`.
#[derive(Module)]
pub struct GraphModule;

impl GraphModule {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, b: &Var, x: &Var) -> Var {
        let scaled = op!(aten.addmm.default(b, x, x, beta = 2));
        let plain = op!(aten.addmm.default(b, x, x, beta = 1));
        let sum = op!(aten.add.Tensor(scaled, plain));
        let tanh = op!(aten.hardtanh.default(sum));
        op!(aten.hardtanh.default(tanh, 0.0, 6.0))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
