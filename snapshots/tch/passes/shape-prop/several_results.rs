//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, Tensor), TchError> {
        let split = x.f_split(3, 1)?;
        let getitem = split[0].shallow_clone();
        drop(split);
        let (_, getitem_1) = x.f_max_dim(1, false)?;
        Ok((getitem, getitem_1))
    }
}
