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
        let add = op!(aten.add.Tensor(x, x, alpha = 1.0));
        op!(aten.max_pool2d.default(add, 2, Var::list::<Var>([]), 0, 3))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
