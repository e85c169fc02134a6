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
        let fresh = op!(aten.zeros_like.default(x));
        op!(aten.add_.Tensor(fresh, 1));
        x.clone()
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
