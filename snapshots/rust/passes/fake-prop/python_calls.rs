//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, forward, functional, kw};

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
        let add = x.view((x.size(0), -1)) + 1.5;
        functional::relu_with(add, kw![inplace = false]).mean(kw![dim = -1, keepdim = true])
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
