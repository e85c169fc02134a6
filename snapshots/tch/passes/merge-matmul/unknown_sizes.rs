//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor, y: &Tensor, w: &Tensor) -> Result<Tensor, TchError> {
        let mm = x.f_mm(w)?;
        let mm_1 = x.f_mm(w)?;
        let matmul = y.f_matmul(w)?;
        let matmul_1 = y.f_matmul(w)?;
        mm.f_add(&mm_1)?.f_add(&matmul.f_add(&matmul_1)?)
    }
}
