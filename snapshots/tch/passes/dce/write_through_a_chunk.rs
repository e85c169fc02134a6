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
    pub fn forward(&self, x: &Tensor) -> Result<Tensor, TchError> {
        let split = x.f_split(2, 0)?;
        split[1].shallow_clone().shallow_clone().f_zero_()?;
        drop(split);
        Ok(x.shallow_clone())
    }
}
