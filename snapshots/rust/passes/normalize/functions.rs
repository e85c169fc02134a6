//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, call_function, forward, functional, kw, torch};

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
        let relu = call_function(
            "torch.relu",
            kw![input = functional::gelu_with(x, kw![approximate = "none"])],
        );
        torch::sum(
            call_function("_operator.add", (relu, x)),
            kw![keepdim = true, dim = 1, dtype = Var::none()],
        )
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
