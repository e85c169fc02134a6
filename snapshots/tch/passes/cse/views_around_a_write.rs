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
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, Tensor), TchError> {
        let row = x.f_select(0, 0)?;
        let column = x.f_select(1, 0)?;
        let exp = row.f_exp()?;
        column.shallow_clone().f_mul_scalar_(3i64)?;
        drop(column);
        Ok((exp, row.f_exp()?))
    }
}
