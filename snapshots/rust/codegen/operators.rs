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
    pub fn forward(&self, x: &Var) -> (Var, Var, Var, Var, Var) {
        let neg = -((x + 1) * x);
        let pow_1 = operator::pow(-2, x);
        (neg, pow_1, x.get(0), operator::lt(x, x), operator::matmul(x, x))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
