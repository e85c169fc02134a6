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
    pub fn forward(&self, x: &Var, y: &Var) -> Var {
        let add = op!(aten.add.Tensor(x, alpha = 1, other = y));
        let max_pool2d = op!(aten.max_pool2d.default(
            add,
            [2, 2],
            Var::list::<Var>([]),
            [0, 0],
            1,
            ceil_mode = false
        ));
        op!(aten.add.Tensor(max_pool2d, y, alpha = 2))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
