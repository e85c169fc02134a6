//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, call_function, forward, op, torch};

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
        op!(aten.add_.Tensor(x, 1));
        x.mul_(2);
        torch::relu_(x);
        call_function("operator.iadd", (x, 3));
        op!(aten.neg.default(x));
        x.clone()
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
