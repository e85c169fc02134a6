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
    pub fn forward(&self, x: &Var) -> Var {
        let t = op!(aten.t.default(x));
        let t_1 = op!(aten.t.default(&t));
        op!(aten.mm.default(t_1, t))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
