//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, Parameter, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    weight: Parameter,
    gamma: Parameter,
    beta: Parameter,
    mean: Buffer,
    var: Buffer,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self {
            weight: Parameter::zeros(&[5, 3, 2]),
            gamma: Parameter::zeros(&[5]),
            beta: Parameter::zeros(&[5]),
            mean: Buffer::empty(&[5], DType::Float32),
            var: Buffer::empty(&[5], DType::Float32),
        }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let conv1d = op!(aten.conv1d.default(x, &self.weight));
        op!(aten.batch_norm.default(
            conv1d,
            &self.gamma,
            &self.beta,
            &self.mean,
            &self.var,
            false,
            0.1,
            1e-5,
            false
        ))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
