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
    pub fn forward(
        &self,
        x: &Tensor,
        w: &Tensor,
    ) -> Result<(Tensor, Tensor, Tensor, Tensor), TchError> {
        let mm = x.f_mm(w)?;
        x.shallow_clone().f_add_scalar_(1i64)?;
        let mm_1 = x.f_mm(w)?;
        let mm_2 = x.f_mm(w)?;
        let mm_3 = x.f_mm(w)?;
        mm_3.shallow_clone().f_relu_()?;
        Ok((mm.f_neg()?, mm_1.f_neg()?, mm_2, mm_3.f_sum(None::<Kind>)?))
    }
}
