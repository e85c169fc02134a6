//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, i64, Tensor, Tensor), TchError> {
        let view = x.f_reshape([-1, 6])?;
        let cat = Tensor::f_cat(&[&view, &view], 0)?;
        drop(view);
        Ok((cat.shallow_clone(), cat.size()[0], x.f_view_([-1])?, x.f_add_scalar(1i64)?))
    }
}
