//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<Tensor, TchError> {
        let sin = x.f_sin()?;
        let sin_1 = x.f_sin()?;
        sin.f_cos()?.f_add(&sin_1.f_cos()?)
    }
}
