//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, Tensor, Tensor, Tensor), TchError> {
        let training = x.f_dropout(0.5, true)?;
        let training_1 = x.f_dropout(0.5, true)?;
        Ok((training, training_1, x.f_dropout(0.5, false)?, x.f_dropout(0.5, false)?))
    }
}
