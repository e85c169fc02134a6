//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, Parameter, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    conv: Conv,
    bn: Bn,
}

#[derive(Module)]
struct Bn {
    weight: Parameter,
    bias: Parameter,
    running_mean: Buffer,
    running_var: Buffer,
}

#[derive(Module)]
struct Conv {
    weight: Parameter,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self {
            conv: Conv { weight: Parameter::zeros(&[4, 3, 3, 3]) },
            bn: Bn {
                weight: Parameter::zeros(&[5]),
                bias: Parameter::zeros(&[5]),
                running_mean: Buffer::empty(&[5], DType::Float32),
                running_var: Buffer::empty(&[5], DType::Float32),
            },
        }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let conv = op!(aten.conv2d.default(x, &self.conv.weight));
        op!(aten.batch_norm.default(
            conv,
            &self.bn.weight,
            &self.bn.bias,
            &self.bn.running_mean,
            &self.bn.running_var,
            false,
            0.1,
            1e-5,
            true
        ))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
