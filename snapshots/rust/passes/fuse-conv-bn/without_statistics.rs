//! `Net`, written by fx.

use fx::trace::{Module, Parameter, Var, forward, op};

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
            bn: Bn { weight: Parameter::zeros(&[4]), bias: Parameter::zeros(&[4]) },
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
            Var::none(),
            Var::none(),
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
