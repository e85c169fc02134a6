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
        let ones = op!(aten.ones.default([3]));
        let zeros = op!(aten.zeros.default([3]));
        op!(aten.add_.Tensor(&zeros, 1));
        let add = op!(aten.add.Tensor(x, ones));
        op!(aten.add.Tensor(add, zeros))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
