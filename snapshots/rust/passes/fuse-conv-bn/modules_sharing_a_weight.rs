//! `Net`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, nn};

/// `Net`.
#[derive(Module)]
pub struct Net {
    conv: nn::Conv2d,
    other: nn::Conv2d,
    bn: nn::BatchNorm2d,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let mut made = Self {
            conv: nn::Conv2d::new(3, 4, 3).padding(1),
            other: nn::Conv2d::new(3, 4, 3).padding(1),
            bn: nn::BatchNorm2d::new(4).eps(0.01),
        };
        made.other.weight = made.conv.weight.clone();
        made.eval();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> (Var, Var) {
        (self.bn.forward(self.conv.forward(x)), self.other.forward(x))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
