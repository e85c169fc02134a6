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
    pub fn forward(&self, x: &Var) -> (Var, Var) {
        let gelu = op!(aten.gelu.default(x));
        let hardswish = op!(aten.hardswish.default(gelu));
        let leaky = op!(aten.leaky_relu.default(hardswish, 0.2));
        let hardsigmoid = op!(aten.hardsigmoid.default(leaky));
        let rsub = op!(aten.rsub.Scalar(hardsigmoid, 2));
        let square = op!(aten.square.default(rsub));
        let addcmul = op!(aten.addcmul.default(square, x, x, value = 0.5));
        let softmax = op!(aten.softmax.int(addcmul, -1));
        let log = op!(aten._log_softmax.default(softmax, 1, false));
        (log, x.clone())
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
