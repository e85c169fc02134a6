//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor, w: &Tensor) -> Result<Tensor, TchError> {
        let neg = x.f_mm(w)?.f_mm(w)?.f_neg()?;
        neg.f_mm(w)?.f_exp()
    }
}
