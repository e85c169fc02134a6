//! `Net`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, nn};

/// `Net`.
#[derive(Module)]
pub struct Net {
    fc: nn::Linear,
    bn: nn::BatchNorm1d,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self { fc: nn::Linear::new(3, 4), bn: nn::BatchNorm1d::new(4).eps(0.01) };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        self.bn.forward(self.fc.forward(x))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
