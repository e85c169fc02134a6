//! `Sequential`, written by fx.

use fx::trace::{Module, Parameter, Var, forward, nn};

/// `Sequential`.
#[derive(Module)]
pub struct Sequential {
    block: nn::Layer,
    head: nn::Linear,
}

impl Sequential {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self {
            block: nn::Layer::new("torch.nn.modules.container.Sequential")
                .child(
                    "0",
                    nn::Layer::new("torch.nn.modules.linear.Linear")
                        .setting("in_features", 4)
                        .setting("out_features", 4)
                        .parameter("weight", Parameter::zeros(&[4, 4]))
                        .parameter("bias", Parameter::zeros(&[4])),
                )
                .child(
                    "1",
                    nn::Layer::new("torch.nn.modules.activation.ReLU").setting("inplace", false),
                ),
            head: nn::Linear::new(4, 2),
        }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, input: &Var) -> Var {
        self.head.forward(self.block.forward(input))
    }
}

impl Default for Sequential {
    fn default() -> Self {
        Self::new()
    }
}
