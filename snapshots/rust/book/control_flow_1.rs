//! `MyModule`, written by fx.

use fx::trace::{Module, Var, forward, nn};

/// `MyModule`.
#[derive(Module)]
pub struct MyModule {
    linears: Linears,
}

#[derive(Module)]
struct Linears(nn::Linear, nn::Linear);

impl MyModule {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { linears: Linears(nn::Linear::new(8, 8), nn::Linear::new(8, 8)) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        self.linears.1.forward(self.linears.0.forward(x)).relu()
    }
}

impl Default for MyModule {
    fn default() -> Self {
        Self::new()
    }
}
