//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, Tensor), TchError> {
        Ok((x.f_add_scalar(1i64)?, x.f_add_scalar(1.0)?))
    }
}
