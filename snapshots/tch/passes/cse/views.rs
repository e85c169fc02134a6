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
        let view = x.f_view_([6])?;
        let view_1 = x.f_view_([6])?;
        view.shallow_clone().f_add_scalar_(1i64)?;
        drop(view);
        Ok((x.shallow_clone(), view_1))
    }
}
