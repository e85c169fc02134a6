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
        let silu = x.f_silu()?;
        let add_ = x.shallow_clone().f_add_scalar_(1i64)?;
        let neg = silu.f_neg()?;
        drop(silu);
        Ok((neg, add_))
    }
}
