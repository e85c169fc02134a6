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
    pub fn forward(&self, x: &Var, y: &Var) -> (Var, Var) {
        let exp = op!(aten.exp.default(x));
        let other = op!(aten.clone.default(y));
        op!(aten.mul_.Tensor(other, 3));
        let exp_1 = op!(aten.exp.default(x));
        (exp, exp_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
