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
    pub fn forward(&self, x: &Var, n: &Var) -> (Var, Var, Var, Var) {
        let t = op!(aten.t.default(x));
        let gt = op!(aten.gt.Scalar(x, 0));
        let add = op!(aten.add.Tensor(x, n));
        let exp = op!(aten.exp.default(&t));
        (t, gt, add, exp)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
