//! `Sequential`, written by fx.

use fx::trace::{Module, Var, forward, nn};

/// `Sequential`.
#[derive(Module)]
pub struct Sequential(nn::Dropout);

impl Sequential {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self(nn::Dropout::new())
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, input: &Var) -> Var {
        self.0.forward(input)
    }
}

impl Default for Sequential {
    fn default() -> Self {
        Self::new()
    }
}
