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
    pub fn forward(&self, x: &Var) -> (Var, Var, Var, Var) {
        let training = op!(aten.dropout.default(x, 0.5, true));
        let training_1 = op!(aten.dropout.default(x, 0.5, true));
        let evaluation = op!(aten.dropout.default(x, 0.5, false));
        let evaluation_1 = op!(aten.dropout.default(x, 0.5, false));
        (training, training_1, evaluation, evaluation_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
