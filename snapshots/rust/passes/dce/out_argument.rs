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
    pub fn forward(&self, x: &Var, buffer: &Var) -> Var {
        op!(aten.add.out(x, 1, out = buffer));
        buffer.clone()
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
