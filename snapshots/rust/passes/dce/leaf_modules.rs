//! `Net`, written by fx.

use fx::trace::{Module, Var, forward, nn};

/// `Net`.
#[derive(Module)]
pub struct Net {
    linear: nn::Linear,
    dropout: nn::Dropout,
    mystery: nn::Layer,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self {
            linear: nn::Linear::new(2, 2),
            dropout: nn::Dropout::new(),
            mystery: nn::Layer::new("my_package.Mystery"),
        }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        self.linear.forward(x);
        self.dropout.forward(x);
        self.mystery.forward(x);
        x.clone()
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
