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
    pub fn forward(&self, x: &Var) -> Var {
        let t = op!(aten.transpose.int(x, 0, 1));
        let t_1 = op!(aten.transpose.int(t, 0, 1));
        op!(aten.add_.Tensor(t_1, 1));
        op!(aten.neg.default(x))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
