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
        let view = op!(aten.view.default(x, [6]));
        let view_1 = op!(aten.view.default(x, [6]));
        op!(aten.add_.Tensor(view, 1));
        (x.clone(), view_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
