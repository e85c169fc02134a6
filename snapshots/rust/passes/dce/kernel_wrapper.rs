//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, call_function, forward, kw};

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
        call_function(
            "torch.ops.higher_order.triton_kernel_wrapper_mutation",
            kw![
                kernel_idx = 0,
                grid = Var::list([Var::tuple([1, 1, 1])]),
                kwargs = Var::dict([("out", x)]),
            ],
        );
        call_function(
            "torch.ops.higher_order.triton_kernel_wrapper_mutation",
            kw![
                kernel_idx = 0,
                grid = Var::list([Var::tuple([1, 1, 1])]),
                kwargs = Var::dict([("out", x)]),
            ],
        );
        x.clone()
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
