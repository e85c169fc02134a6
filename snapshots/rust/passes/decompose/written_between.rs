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
        let silu = op!(aten.silu.default(x));
        let add_ = op!(aten.add_.Tensor(x, 1));
        let neg = op!(aten.neg.default(silu));
        (neg, add_)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
