//! `GraphModule`, written by fx.

use fx::trace::{Module, Var, forward, kw, torch};

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
    pub fn forward(&self, x: &Var, y: &Var) -> (Var, Var, Var, Var, Var) {
        let einsum = torch::einsum("ij,jk->ik", (x, y));
        let einsum_1 = torch::einsum("ij,kj->ik", [x, y]);
        let meshgrid = torch::meshgrid(x.get(0), (y.get(1), kw![indexing = "ij"]));
        (einsum, einsum_1, meshgrid, torch::block_diag((x, y)), torch::broadcast_tensors((x, y)))
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
