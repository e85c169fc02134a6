//! `GraphModule`, written by fx.

use fx::ir::{DType, Device};
use fx::trace::{Module, Var, call_function, forward, op};

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
    pub fn forward(&self) -> (Var, Var) {
        let zeros = op!(aten.zeros.default([2]));
        let _enter_autocast = call_function(
            "torch.amp.autocast_mode._enter_autocast",
            (Device::CPU, DType::BFloat16, true, false),
        );
        let zeros_1 = op!(aten.zeros.default([2]));
        call_function("torch.amp.autocast_mode._exit_autocast", _enter_autocast);
        (zeros, zeros_1)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
