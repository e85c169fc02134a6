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
        let add = op!(aten.add.Tensor(x, 1));
        let add_1 = op!(aten.add.Tensor(x, 1.0));
        (add, add_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
