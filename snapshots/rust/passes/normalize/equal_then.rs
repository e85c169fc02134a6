//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, call_function, forward, kw, torch};

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
        torch::add(torch::relu(x), call_function("torch.relu", kw![input = x]))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
