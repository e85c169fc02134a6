//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<Tensor, TchError> {
        let c = x.f_permute([1, 2, 0])?.f_permute([2, -2, 0])?.f_transpose(0, 2)?;
        c.f_transpose(0, 1)?.f_neg()
    }
}
