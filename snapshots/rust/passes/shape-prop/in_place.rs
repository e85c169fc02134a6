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
        let clone = op!(aten.clone.default(x));
        op!(aten.unsqueeze_.default(clone, 0))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
