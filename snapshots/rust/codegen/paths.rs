//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, ModuleExt, Var, forward, nn, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    class: Buffer,
    layers: Layers,
}

#[derive(Module)]
struct Layers(nn::Linear);

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            class: Buffer::empty(&[2], DType::Float32),
            layers: Layers(nn::Linear::new(2, 2).bias(false)),
        };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let add = op!(aten.add.Tensor(self.layers.0.forward(x), &self.layers.0.weight));
        op!(aten.add.Tensor(add, &self.class))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
