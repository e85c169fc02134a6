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
    pub fn forward(&self, x: &Var) -> (Var, Var) {
        let sin = op!(aten.sin.default(x));
        op!(aten.add_.Tensor(&sin, 1));
        let sin_1 = op!(aten.sin.default(x));
        (sin, sin_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
