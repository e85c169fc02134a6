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
        let a = op!(aten.permute.default(x, [1, 2, 0]));
        let b = op!(aten.permute.default(a, [2, -2, 0]));
        let c = op!(aten.transpose.int(b, 0, 2));
        let d = op!(aten.transpose.int(c, 0, 1));
        op!(aten.neg.default(d))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
