//! `Sequential`, written by fx.

use fx::trace::{Module, Var, forward, nn};

/// `Sequential`.
#[derive(Module)]
pub struct Sequential(nn::Conv2d, nn::BatchNorm2d);

impl Sequential {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self(nn::Conv2d::new(3, 8, 3), nn::BatchNorm2d::new(8))
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, input: &Var) -> Var {
        self.1.forward(self.0.forward(input))
    }
}

impl Default for Sequential {
    fn default() -> Self {
        Self::new()
    }
}
