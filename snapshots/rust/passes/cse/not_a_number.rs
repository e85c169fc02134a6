//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, forward, op};

/// `GraphModule`.
#[derive(Module)]
pub struct GraphModule;

impl GraphModule {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self) -> (Var, Var) {
        let full = op!(aten.full.default([2], f64::NAN));
        let full_1 = op!(aten.full.default([2], f64::NAN));
        (full, full_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
