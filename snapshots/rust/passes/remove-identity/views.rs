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
        let a = op!(aten.view.default(x, [4, 4]));
        let b = op!(aten.slice.Tensor(a, 0, 0, 100));
        let c = op!(aten.permute.default(b, [0, -1]));
        let d = op!(aten.permute.default(c, [1, 0]));
        op!(aten.view.default(d, [16]))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
