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
        let split = op!(aten.split.Tensor(x, 4, 1));
        let getitem = split.get(-1);
        drop(split);
        let max_1 = op!(aten.max.dim(x, 1));
        (getitem, max_1.get(1))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
