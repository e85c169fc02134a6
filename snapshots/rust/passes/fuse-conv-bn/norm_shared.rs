//! `Net`, written by fx.

use fx::ir::DType;
use fx::trace::{Buffer, Module, Parameter, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    conv: Conv,
    other: Other,
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
struct Other {
    weight: Parameter,
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
            other: Other { weight: Parameter::zeros(&[4, 3, 1, 1]) },
            bn: Bn {
                weight: Parameter::zeros(&[4]),
                bias: Parameter::zeros(&[4]),
                running_mean: Buffer::empty(&[4], DType::Float32),
                running_var: Buffer::empty(&[4], DType::Float32),
            },
        }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> (Var, Var) {
        let mean = self.bn.running_mean.read();
        let var = self.bn.running_var.read();
        let conv = op!(aten.conv2d.default(x, &self.conv.weight));
        let bn = op!(aten.batch_norm.default(
            conv,
            &self.bn.weight,
            &self.bn.bias,
            &mean,
            &var,
            false,
            0.1,
            1e-5,
            true
        ));
        let conv_1 = op!(aten.conv2d.default(x, &self.other.weight));
        let bn_1 = op!(aten.batch_norm.default(
            conv_1,
            &self.bn.weight,
            &self.bn.bias,
            mean,
            var,
            false,
            0.1,
            1e-5,
            true
        ));
        (bn, bn_1)
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
