//! `Net`, written by fx.

use fx::trace::{Module, Parameter, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    w: Parameter,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { w: Parameter::zeros(&[3]) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> (Var, Var) {
        let mm = op!(aten.mm.default(&self.w, &self.w));
        let exp = op!(aten.exp.default(&self.w));
        let add = op!(aten.add.Tensor(x, exp));
        (add, mm)
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
