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
    pub fn forward(&self, x: &Var) -> (Var, Var, Var) {
        let max_1 = op!(aten.max.dim(x, 0));
        let getitem = max_1.get(0);
        drop(max_1);
        let max_2 = op!(aten.max.dim(x, 0));
        (getitem, max_2.get(1), max_2.get(0))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
