//! `Net`, written by fx. It needs the crate tch alone.

use tch::{TchError, Tensor};

/// `Net`.
pub struct Net;

impl Net {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    #[allow(unused_variables)]
    pub fn forward(
        &self,
        a: &Tensor,
        b: &Tensor,
        c: &Tensor,
        flag: &Tensor,
    ) -> Result<(Tensor, Tensor), TchError> {
        Ok((a.f_add(b)?, c.shallow_clone()))
    }
}
