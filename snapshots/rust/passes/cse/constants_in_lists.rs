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
        let add = op!(aten.add.Tensor(x, 0.0));
        let add_1 = op!(aten.add.Tensor(x, -0.0));
        let add_2 = op!(aten.add.Tensor(x, 0));
        let add_3 = op!(aten.add.Tensor(x, 0.0));
        let sum_1 = op!(aten.sum.dim_IntList(x, [0], true));
        let sum_2 = op!(aten.sum.dim_IntList(x, [0], false));
        Var::tuple([add, add_1, add_2, add_3, sum_1, sum_2])
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
