//! `Net`, written by fx.

use fx::trace::{Module, Parameter, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net {
    w: Parameter,
}

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self { w: Parameter::zeros(&[1, 1, 8, 8]) }
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, h: &Var, x: &Var) -> (Var, Var) {
        let q = op!(aten.transpose.int(h, 1, 2));
        let bias = op!(aten.add.Tensor(&self.w, x));
        let plain = op!(aten.scaled_dot_product_attention.default(&q, &q, &q, x));
        let learned = op!(aten.scaled_dot_product_attention.default(&q, &q, &q, bias));
        drop(q);
        (plain, learned)
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
