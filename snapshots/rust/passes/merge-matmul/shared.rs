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
    pub fn forward(&self, a: &Var, b: &Var, c: &Var, w: &Var) -> (Var, Var, Var) {
        let mm = op!(aten.mm.default(a, w));
        let mm_1 = op!(aten.mm.default(b, w));
        let mm_2 = op!(aten.mm.default(c, w));
        let neg = op!(aten.neg.default(mm));
        let abs_1 = op!(aten.abs.default(mm_1));
        let exp = op!(aten.exp.default(mm_2));
        (neg, abs_1, exp)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
