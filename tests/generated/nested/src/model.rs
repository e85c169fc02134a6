//! `Nested`, written by fx.

use fx::trace::{Module, Var, forward, op};

/// `Nested`.
#[derive(Module)]
pub struct Nested;

#[allow(unused_variables)]
impl Nested {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, batch: &Var, flag: &Var) -> Var {
        let a = &batch.get("a");
        let b = &batch.get("b").get(0);
        let c = &batch.get("b").get(1);
        let add = op!(aten.add.Tensor(a, b));
        Var::dict([("sum", add), ("rest", Var::tuple([c]))])
    }
}

impl Default for Nested {
    fn default() -> Self {
        Self::new()
    }
}
