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
        a: &Tensor,
        b: &Tensor,
        c: &Tensor,
        w: &Tensor,
    ) -> Result<(Tensor, Tensor, Tensor), TchError> {
        let mm = a.f_mm(w)?;
        let mm_1 = b.f_mm(w)?;
        let mm_2 = c.f_mm(w)?;
        Ok((mm.f_neg()?, mm_1.f_abs()?, mm_2.f_exp()?))
    }
}
