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
    pub fn forward(&self, x: &Var) -> Var {
        let rand_like = op!(aten.rand_like.default(x));
        let rand_like_1 = op!(aten.rand_like.default(x));
        op!(aten.add.Tensor(rand_like, rand_like_1))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
