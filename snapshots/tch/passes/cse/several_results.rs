//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, Tensor, Tensor), TchError> {
        let (getitem, _) = x.f_max_dim(0, false)?;
        let (getitem_2, getitem_1) = x.f_max_dim(0, false)?;
        Ok((getitem, getitem_1, getitem_2))
    }
}
