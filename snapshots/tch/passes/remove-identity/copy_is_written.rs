//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{Kind, TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, Tensor), TchError> {
        let add_ = x
            .f_internal_to_copy((Kind::Float, x.device()), false)?
            .shallow_clone()
            .f_add_scalar_(1i64)?;
        Ok((x.shallow_clone(), add_))
    }
}
