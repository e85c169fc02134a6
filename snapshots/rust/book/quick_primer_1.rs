//! `MyModule`, written by fx.

use fx::trace::{Module, Parameter, Var, forward, kw, nn};

/// `MyModule`.
#[derive(Module)]
pub struct MyModule {
    param: Parameter,
    linear: nn::Linear,
}

impl MyModule {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { param: Parameter::zeros(&[3, 4]), linear: nn::Linear::new(4, 5) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        self.linear.forward(x + &self.param).clamp(kw![min = 0.0, max = 1.0])
    }
}

impl Default for MyModule {
    fn default() -> Self {
        Self::new()
    }
}
