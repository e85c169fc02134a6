//! `Net`, written by fx. It needs the crate tch alone.

use std::collections::HashMap;
use std::path::Path;

use tch::{TchError, Tensor};

/// `Net`.
pub struct Net {
    conv_weight: Tensor,
    bn_weight: Tensor,
    bn_bias: Tensor,
    bn_running_mean: Tensor,
    bn_running_var: Tensor,
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
        Ok(Self {
            conv_weight: take("conv.weight")?,
            bn_weight: take("bn.weight")?,
            bn_bias: take("bn.bias")?,
            bn_running_mean: take("bn.running_mean")?,
            bn_running_var: take("bn.running_var")?,
        })
    }

    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self, x: &Tensor) -> Result<Tensor, TchError> {
        let conv =
            x.f_conv_transpose1d(&self.conv_weight, None::<Tensor>, [2], [1], [1], 1, [1])?;
        let bn = conv.f_batch_norm(
            Some(&self.bn_weight),
            Some(&self.bn_bias),
            Some(&self.bn_running_mean),
            Some(&self.bn_running_var),
            false,
            0.1,
            1e-5,
            true,
        )?;
        drop(conv);
        Ok(bn)
    }
}
