//! `Net`, written by fx.

use fx::ir::Argument;
use fx::trace::{Module, Parameter, Var, forward, nn};

/// `Net`.
#[derive(Module)]
pub struct Net {
    conv: nn::Layer,
    pool: nn::MaxPool2d,
    flatten: nn::Flatten,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self {
            conv: nn::Layer::new("torch.nn.modules.conv.Conv2d")
                .setting(
                    "stride",
                    Argument::Tuple(vec![Argument::Int(2), Argument::Int(2)].into_boxed_slice()),
                )
                .setting(
                    "padding",
                    Argument::Tuple(vec![Argument::Int(1), Argument::Int(1)].into_boxed_slice()),
                )
                .setting(
                    "dilation",
                    Argument::Tuple(vec![Argument::Int(1), Argument::Int(1)].into_boxed_slice()),
                )
                .setting("groups", 1)
                .parameter("weight", Parameter::zeros(&[8, 3, 3, 3])),
            pool: nn::MaxPool2d::new(2),
            flatten: nn::Flatten::new(),
        }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        self.flatten.forward(self.pool.forward(self.conv.forward(x)))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
