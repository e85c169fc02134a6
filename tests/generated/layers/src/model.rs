//! `Layers`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, ModuleExt, Parameter, Var, forward, nn};

/// `Layers`.
#[derive(Module)]
pub struct Layers {
    conv: nn::Conv2d,
    norm: nn::BatchNorm2d,
    old_norm: nn::Layer,
    flatten: nn::Flatten,
    fc: nn::Linear,
    wide: nn::Layer,
}

impl Layers {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            conv: nn::Conv2d::new(3, 4, 3).padding(1).bias(false),
            norm: nn::BatchNorm2d::new(4),
            old_norm: nn::Layer::new("torch.nn.modules.batchnorm.BatchNorm2d")
                .setting("num_features", 4)
                .setting("eps", 1e-5)
                .setting("momentum", 0.1)
                .setting("affine", true)
                .setting("track_running_stats", true)
                .parameter("weight", Parameter::zeros(&[4]))
                .parameter("bias", Parameter::zeros(&[4]))
                .buffer("running_mean", Buffer::empty(&[4], DType::Float32))
                .buffer("running_var", Buffer::empty(&[4], DType::Float32)),
            flatten: nn::Flatten::new(),
            fc: nn::Linear::new(256, 5),
            wide: nn::Layer::new("torch.nn.modules.linear.Linear")
                .setting("in_features", 5)
                .setting("out_features", 2)
                .parameter("weight", Parameter::zeros(&[2, 5]))
                .parameter("bias", Parameter::zeros(&[1])),
        };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let old_norm = self.old_norm.forward(self.norm.forward(self.conv.forward(x)));
        self.wide.forward(self.fc.forward(self.flatten.forward(old_norm)))
    }
}

impl Default for Layers {
    fn default() -> Self {
        Self::new()
    }
}
