//! `Net`, written by fx.

use fx::trace::{Module, Parameter, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    w: Parameter,
    tied: Parameter,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let mut made = Self { w: Parameter::zeros(&[3]), tied: Parameter::zeros(&[3]) };
        made.tied = made.w.clone();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let exp = op!(aten.exp.default(&self.w));
        let add = op!(aten.add.Tensor(x, exp));
        op!(aten.mul.Tensor(add, &self.tied))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
