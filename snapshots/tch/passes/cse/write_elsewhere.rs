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
    pub fn forward(&self, x: &Tensor, y: &Tensor) -> Result<(Tensor, Tensor), TchError> {
        let exp = x.f_exp()?;
        y.copy().shallow_clone().f_mul_scalar_(3i64)?;
        Ok((exp, x.f_exp()?))
    }
}
