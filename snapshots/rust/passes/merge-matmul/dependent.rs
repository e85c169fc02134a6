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
    pub fn forward(&self, x: &Var, w: &Var) -> Var {
        let mm = op!(aten.mm.default(x, w));
        let mm_1 = op!(aten.mm.default(mm, w));
        let neg = op!(aten.neg.default(mm_1));
        let mm_2 = op!(aten.mm.default(neg, w));
        op!(aten.exp.default(mm_2))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
