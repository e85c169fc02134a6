//! `Net`, written by fx.

use fx::trace::{Module, Var, forward, op};

/// `Net`.
#[derive(Module)]
pub struct Net;

impl Net {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self
    }

    /// What the module computes.
    #[allow(unused_variables)]
    #[forward]
    pub fn forward(&self, a: &Var, b: &Var, c: &Var, flag: &Var) -> Var {
        let add = op!(aten.add.Tensor(a, b));
        Var::list([&add, c])
    }
}

impl Default for Net {
    fn default() -> Self {
        Self::new()
    }
}
