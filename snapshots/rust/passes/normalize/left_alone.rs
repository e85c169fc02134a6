//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, call_function, forward, functional, kw};

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
        let relu = call_function(
            "torch.relu",
            (functional::dropout(x, kw![p = 0.5, training = false]), kw![no = 1]),
        );
        call_function("my.function", (relu, kw![b = 1, a = 2]))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
