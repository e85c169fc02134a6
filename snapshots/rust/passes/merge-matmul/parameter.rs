//! `Net`, written by fx.

use fx::trace::{Module, Parameter, Var, forward, torch};

/// `Net`.
#[derive(Module)]
pub struct Net {
    weight: Parameter,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { weight: Parameter::zeros(&[3, 3]) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, a: &Var, b: &Var) -> (Var, Var) {
        let matmul = torch::matmul(a, &self.weight);
        let matmul_1 = torch::matmul(b, &self.weight);
        (torch::relu(matmul), torch::relu(matmul_1))
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
