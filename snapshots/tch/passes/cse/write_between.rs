//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{Kind, TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    #[allow(unused_must_use)]
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, Tensor, Tensor), TchError> {
        let sum_1 = x.f_sum(None::<Kind>)?;
        x.f_select(0, 0)?.shallow_clone().f_add_scalar_(1i64)?;
        Ok((sum_1, x.f_sum(None::<Kind>)?, x.f_sum(None::<Kind>)?))
    }
}
