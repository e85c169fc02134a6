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
    pub fn forward(&self, x: &Var, y: &Var, w: &Var) -> Var {
        let mm = op!(aten.mm.default(x, w));
        let mm_1 = op!(aten.mm.default(x, w));
        let matmul = op!(aten.matmul.default(y, w));
        let matmul_1 = op!(aten.matmul.default(y, w));
        let add = op!(aten.add.Tensor(mm, mm_1));
        let add_1 = op!(aten.add.Tensor(matmul, matmul_1));
        op!(aten.add.Tensor(add, add_1))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
