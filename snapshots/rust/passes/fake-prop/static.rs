//! `Net`, written by fx.

use fx::trace::{Module, Parameter, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    w: Parameter,
    b: Parameter,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { w: Parameter::zeros(&[2, 3]), b: Parameter::zeros(&[2]) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let linear = op!(aten.linear.default(x, &self.w, &self.b));
        op!(aten.relu.default(linear))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
