//! `Program`, written by fx. It needs the crate tch alone.

use std::collections::HashMap;
use std::path::Path;

use tch::{Kind, TchError, Tensor};

/// `Program`.
pub struct Program {
    _0_weight: Tensor,
    _0_bias: Tensor,
    _2_weight: Tensor,
    _2_bias: Tensor,
}

impl Program {
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
        Ok(Self {
            _0_weight: take("0.weight")?,
            _0_bias: take("0.bias")?,
            _2_weight: take("2.weight")?,
            _2_bias: take("2.bias")?,
        })
    }

    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, input: &Tensor) -> Result<Tensor, TchError> {
        let relu = input.f_linear(&self._0_weight, Some(&self._0_bias))?.f_relu()?;
        let softmax =
            relu.f_linear(&self._2_weight, Some(&self._2_bias))?.f_softmax(-1, None::<Kind>)?;
        drop(relu);
        Ok(softmax)
    }
}
