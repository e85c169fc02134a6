//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, forward, kw, torch};

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
    pub fn forward(&self, x: &Var, buffer: &Var) -> Var {
        torch::add_with(x, 1, kw![out = buffer]);
        buffer * 1
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
