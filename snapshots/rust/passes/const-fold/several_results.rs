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
        Self { w: Parameter::zeros(&[3, 2]) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let max_1 = op!(aten.max.dim(&self.w, 0));
        let add = op!(aten.add.Tensor(x, max_1.get(1)));
        drop(max_1);
        add
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
