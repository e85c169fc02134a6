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
        let row = op!(aten.select.int(x, 0, 0));
        let column = op!(aten.select.int(x, 1, 0));
        let exp = op!(aten.exp.default(&row));
        op!(aten.mul_.Tensor(column, 3));
        let exp_1 = op!(aten.exp.default(row));
        (exp, exp_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
