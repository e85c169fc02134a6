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
    pub fn forward(&self, x: &Var, n: &Var) -> (Var, Var) {
        let size = op!(aten.sym_size.int(x, 1));
        let mul = size * n;
        let view = op!(aten.view.default(x, [-1]));
        (mul, view)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
