//! `Net`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, nn};

/// `Net`.
#[derive(Module)]
pub struct Net {
    class: nn::ReLU,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self { class: nn::ReLU::new() };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        self.class.forward(x)
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
