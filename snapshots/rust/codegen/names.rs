//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, call_function, forward, torch};

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
    pub fn forward(&self, torch: &Var, self_: &Var, class: &Var) -> (Var, Var) {
        (call_function("len", torch), torch::relu(self_).add(class))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
