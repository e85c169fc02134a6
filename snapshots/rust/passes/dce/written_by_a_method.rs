//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, forward};

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
    pub fn forward(&self, x: &Var, a: &Var) -> Var {
        x.mul_(a);
        x + 0
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
