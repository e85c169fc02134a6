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
        let c = x.f_view_([4, 4])?.f_slice(0, 0i64, 100i64, 1)?.f_permute([0, -1])?;
        c.f_permute([1, 0])?.f_view_([16])
    }
}
