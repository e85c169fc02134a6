//! `WrappedBatchNorm`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, nn};

/// `WrappedBatchNorm`.
#[derive(Module)]
pub struct WrappedBatchNorm {
    conv: nn::Conv2d,
    nested: Nested,
}

#[derive(Module)]
struct Nested {
    #[module(name = "1")]
    _1: nn::Conv2d,
    #[module(name = "3")]
    _3: nn::ReLU,
}

impl WrappedBatchNorm {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            conv: nn::Conv2d::new(3, 8, 3),
            nested: Nested { _1: nn::Conv2d::new(8, 8, 3).padding(1), _3: nn::ReLU::new() },
        };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        self.nested._3.forward(self.nested._1.forward(self.conv.forward(x)))
    }
}

impl Default for WrappedBatchNorm {
    fn default() -> Self {
        Self::new()
    }
}
