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
    pub fn forward(&self, x: &Var, w: &Var) -> (Var, Var, Var, Var) {
        let mm = op!(aten.mm.default(x, w));
        op!(aten.add_.Tensor(x, 1));
        let mm_1 = op!(aten.mm.default(x, w));
        let mm_2 = op!(aten.mm.default(x, w));
        let mm_3 = op!(aten.mm.default(x, w));
        op!(aten.relu_.default(&mm_3));
        let neg = op!(aten.neg.default(mm));
        let neg_1 = op!(aten.neg.default(mm_1));
        let sum_1 = op!(aten.sum.default(mm_3));
        (neg, neg_1, mm_2, sum_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
