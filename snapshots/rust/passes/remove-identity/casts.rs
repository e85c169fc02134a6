//! `GraphModule`, written by fx.

use fx::ir::{DType, Device};
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
        let neg = op!(aten.neg.default(x));
        let a = op!(aten.to.dtype(neg, DType::Float32));
        let b = op!(aten._to_copy.default(a, dtype = DType::Float32));
        let c = op!(aten.to.dtype(b, DType::Float64));
        let d = op!(aten.to.dtype(c, DType::Float64, false, true));
        op!(aten._to_copy.default(d, dtype = DType::Float64, device = Device::CPU))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
