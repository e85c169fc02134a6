//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, call_function, forward, functional, kw, op};

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
    pub fn forward(&self, x: &Var, train: &Var) -> Var {
        let a = op!(aten.dropout.default(x, 0.5, false));
        let c = call_function(
            "torch.dropout",
            (functional::dropout(a, (0.5, kw![training = false])), 0.1, kw![train = false]),
        );
        let d = op!(aten.dropout.default(c, 0.5, true));
        op!(aten.dropout.default(functional::dropout(d, ()), 0.5, train))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
