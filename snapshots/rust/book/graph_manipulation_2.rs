//! `<lambda>`, written by fx.

use fx::trace::{Module, Var, forward, torch};

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
        torch::relu(torch::add(x, 1)) * 2
    }
}

impl Default for Lambda {
    fn default() -> Self {
        Self::new()
    }
}
