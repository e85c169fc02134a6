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
        let zeros_like = op!(aten.zeros_like.default(x));
        let zeros_like_1 = op!(aten.zeros_like.default(x));
        op!(aten.add_.Tensor(&zeros_like_1, 1));
        (zeros_like, zeros_like_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
