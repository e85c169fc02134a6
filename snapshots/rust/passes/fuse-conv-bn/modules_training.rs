//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, ModuleExt, Parameter, Var, forward, nn};

/// `Net`.
#[derive(Module)]
pub struct Net {
    conv: nn::Conv2d,
    bn: nn::Layer,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            conv: nn::Conv2d::new(3, 4, 3).padding(1),
            bn: nn::Layer::new("torch.nn.modules.batchnorm.BatchNorm2d")
                .setting("num_features", 4)
                .setting("eps", 0.01)
                .setting("momentum", 0.1)
                .setting("affine", true)
                .setting("track_running_stats", true)
                .parameter("weight", Parameter::zeros(&[4]))
                .parameter("bias", Parameter::zeros(&[4]))
                .buffer("running_mean", Buffer::empty(&[4], DType::Float32))
                .buffer("running_var", Buffer::empty(&[4], DType::Float32)),
        };
        made.eval();
        made.bn.train();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        self.bn.forward(self.conv.forward(x))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
