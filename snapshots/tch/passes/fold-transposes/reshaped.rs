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
        let unsqueeze_ = x.f_transpose(0, 1)?.f_transpose(0, 1)?.shallow_clone().f_unsqueeze_(0)?;
        Ok((x.shallow_clone(), unsqueeze_))
    }
}
