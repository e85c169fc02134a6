//! `Net`, written by fx. It needs the crate tch alone.

use std::collections::HashMap;
use std::path::Path;

use tch::{TchError, Tensor};

/// `Net`.
pub struct Net {
    ints: Tensor,
    flags: Tensor,
    halves: Tensor,
}

impl Net {
    /// The module with the tensors of a safetensors file.
    ///
    /// # Errors
    /// The file cannot be read, or lacks a tensor.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, TchError> {
        let path = path.as_ref();
        let mut tensors: HashMap<_, _> = Tensor::read_safetensors(path)?.into_iter().collect();
        let mut take = |name: &str| match tensors.remove(name) {
            Some(tensor) => Ok(tensor),
            None => Err(TchError::TensorNameNotFound(name.to_owned(), path.display().to_string())),
        };
        Ok(Self { ints: take("ints")?, flags: take("flags")?, halves: take("halves")? })
    }

    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<(Tensor, Tensor, Tensor), TchError> {
        let sum_1 = self.ints.f_add_scalar(1i64)?;
        let not_1 = self.flags.f_logical_not()?;
        let neg = self.halves.f_neg()?;
        Ok((x.f_mul(&sum_1)?, x.f_mul(&not_1)?, x.f_mul(&neg)?))
    }
}
