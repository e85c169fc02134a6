//! `Net`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, nn};

/// `Net`.
#[derive(Module)]
pub struct Net {
    #[module(name = "drop")]
    drop_: nn::Dropout2d,
    same: nn::Layer,
    late: nn::Dropout,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            drop_: nn::Dropout2d::new(),
            same: nn::Layer::new("torch.nn.modules.linear.Identity"),
            late: nn::Dropout::new(),
        };
        made.eval();
        made.late.train();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        self.late.forward(self.same.forward(self.drop_.forward(x)))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
