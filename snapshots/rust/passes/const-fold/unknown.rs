//! `Net`, written by fx.

use fx::trace::{Module, Parameter, Var, call_function, forward};

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
    pub fn forward(&self) -> Var {
        call_function("my_package.mystery", &self.w)
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
