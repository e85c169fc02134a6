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
    #[forward]
    pub fn forward(&self, output: &Var) -> Var {
        torch::arcsin(torch::arctan(torch::log(output)))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
