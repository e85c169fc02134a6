//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, call_function, forward};

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
        let iadd = call_function("operator.iadd", (x, 1));
        call_function("operator.setitem", (x, 0, 5));
        iadd
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
