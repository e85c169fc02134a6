//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{Kind, TchError, Tensor};

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
    ) -> Result<(Tensor, Tensor, Tensor, Tensor, Tensor, Tensor), TchError> {
        let add = x.f_add_scalar(0.0)?;
        let add_1 = x.f_add_scalar(-0.0)?;
        let add_2 = x.f_add_scalar(0i64)?;
        let add_3 = x.f_add_scalar(0.0)?;
        let sum_1 = x.f_sum_dim_intlist([0i64].as_slice(), true, None::<Kind>)?;
        Ok((
            add,
            add_1,
            add_2,
            add_3,
            sum_1,
            x.f_sum_dim_intlist([0i64].as_slice(), false, None::<Kind>)?,
        ))
    }
}
