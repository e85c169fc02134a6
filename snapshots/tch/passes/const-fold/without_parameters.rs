//! `GraphModule`, written by fx. It needs the crate tch alone.

use tch::{Device, Kind, TchError, Tensor};

/// `GraphModule`.
pub struct GraphModule;

impl GraphModule {
    /// What the module computes.
    ///
    /// # Errors
    /// libtorch refuses an operation.
    #[allow(unused_must_use)]
    pub fn forward(&self, x: &Tensor) -> Result<Tensor, TchError> {
        let ones = Tensor::f_ones([3], (Kind::Float, Device::Cpu))?;
        let zeros = Tensor::f_zeros([3], (Kind::Float, Device::Cpu))?;
        zeros.shallow_clone().f_add_scalar_(1i64)?;
        x.f_add(&ones)?.f_add(&zeros)
    }
}
