//! `Net`, written by fx.

use fx::trace::{Module, Parameter, Var, forward};

/// `Net`.
#[derive(Module)]
pub struct Net {
    w: Parameter,
}

#[allow(unused_variables)]
impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { w: Parameter::zeros(&[2]) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, unused: &Var, x: &Var) -> Var {
        self.w.value();
        x.clone()
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
