//! `GraphModule`, written by fx.

use fx::ir::DType;
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
        a.to(DType::Float32)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
