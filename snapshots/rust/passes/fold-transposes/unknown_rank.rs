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
        let transpose = op!(aten.transpose.int(x, 0, 1));
        let transpose_1 = op!(aten.transpose.int(transpose, 1, -1));
        op!(aten.permute.default(transpose_1, [0, 0, 1]))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
