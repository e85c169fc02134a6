//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    #[allow(unused_must_use)]
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, Tensor), TchError> {
        let zeros_like = x.f_zeros_like()?;
        let zeros_like_1 = x.f_zeros_like()?;
        zeros_like_1.shallow_clone().f_add_scalar_(1i64)?;
        Ok((zeros_like, zeros_like_1))
    }
}
