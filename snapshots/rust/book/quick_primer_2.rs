//! `Sequential`, written by fx.

use fx::trace::{Module, Var, forward, nn};

/// `Sequential`.
#[derive(Module)]
pub struct Sequential(nn::Linear, nn::ReLU);

impl Sequential {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self(nn::Linear::new(4, 4), nn::ReLU::new())
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
