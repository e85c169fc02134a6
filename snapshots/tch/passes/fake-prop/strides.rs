//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(
        &self,
        x: &Tensor,
        n: &Tensor,
    ) -> Result<(Tensor, Tensor, Tensor, Tensor), TchError> {
        let t = x.f_tr()?;
        Ok((t.shallow_clone(), x.f_gt(0i64)?, x.f_add(n)?, t.f_exp()?))
    }
}
