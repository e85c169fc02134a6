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
    pub fn forward(&self, x: &Var) -> (Var, Var) {
        let a = op!(aten._to_copy.default(x, dtype = DType::Float32));
        let add_ = op!(aten.add_.Tensor(a, 1));
        (x.clone(), add_)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
