//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, forward, torch};

/// `GraphModule`.
#[derive(Module)]
pub struct GraphModule;

impl GraphModule {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self
    }

    /// What the module computes.
    #[forward(x: "torch.Tensor", scale: "float" = 2.0)]
    pub fn forward(&self, x: &Var, scale: &Var) -> Var {
        torch::mul(x, scale)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
