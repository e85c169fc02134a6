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
        let mut made = Self { w: Parameter::zeros(&[2]), tied: Parameter::zeros(&[2]) };
        made.tied = made.w.clone();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let add = op!(aten.add.Tensor(x, &self.w));
        let add_1 = op!(aten.add.Tensor(add, &self.w));
        op!(aten.add.Tensor(add_1, &self.tied))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
