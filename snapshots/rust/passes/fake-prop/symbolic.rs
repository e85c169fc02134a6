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
    pub fn forward(&self, x: &Var) -> (Var, Var, Var, Var) {
        let view = op!(aten.reshape.default(x, [-1, 6]));
        let cat = op!(aten.cat.default([&view, &view]));
        drop(view);
        let size = op!(aten.sym_size.int(&cat, 0));
        let flat = op!(aten.view.default(x, [-1]));
        let add = op!(aten.add.Tensor(x, 1));
        (cat, size, flat, add)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
