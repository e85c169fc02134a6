//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, forward, operator};

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
        operator::gt(x, 0) * x + 1
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
