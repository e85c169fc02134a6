//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, forward, op};

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
    pub fn forward(&self, x: &Var) -> (Var, Var) {
        let sum_1 = op!(aten.sum.dim_IntList(x, dim = [1], keepdim = true));
        let sum_2 = op!(aten.sum.dim_IntList(x, keepdim = true, dim = [1]));
        (sum_1, sum_2)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
