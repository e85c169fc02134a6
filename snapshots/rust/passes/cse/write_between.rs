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
    pub fn forward(&self, x: &Var) -> (Var, Var, Var) {
        let sum_1 = op!(aten.sum.default(x));
        let select = op!(aten.select.int(x, 0, 0));
        op!(aten.add_.Tensor(select, 1));
        let sum_2 = op!(aten.sum.default(x));
        let sum_3 = op!(aten.sum.default(x));
        (sum_1, sum_2, sum_3)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
