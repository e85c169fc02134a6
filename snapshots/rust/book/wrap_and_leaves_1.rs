//! `<lambda>`, written by fx.

use fx::trace::{Module, Var, call_function, forward};

/// `<lambda>`.
#[derive(Module)]
pub struct Lambda;

impl Lambda {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        call_function("my_package.halve_if_large", (x, 3.0))
    }
}

impl Default for Lambda {
    fn default() -> Self {
        Self::new()
    }
}
