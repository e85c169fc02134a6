//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{Device, Kind, TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    pub fn forward(&self) -> Result<(Tensor, Tensor), TchError> {
        let full = Tensor::f_full([2], f64::NAN, (Kind::Float, Device::Cpu))?;
        Ok((full, Tensor::f_full([2], f64::NAN, (Kind::Float, Device::Cpu))?))
    }
}
