//! [`TensorExt`]: what `tch::Tensor` does not say, or says wrongly, about a tensor.

use fx_ir::{DType, Device, Layout};
use tch::Tensor;

use crate::codes;
use crate::error::{Error, Result};
use crate::ffi::{self, RawTensorInfo};

/// The description of a tensor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TensorInfo {
    /// The element type.
    pub dtype: DType,
    /// Where it lives.
    pub device: Device,
    /// How it is stored.
    pub layout: Layout,
    /// The sizes.
    pub sizes: Vec<i64>,
    /// The strides in elements; empty unless the layout is strided.
    pub strides: Vec<i64>,
    /// The first element's place in the storage, in elements; 0 unless the layout is strided.
    pub storage_offset: i64,
    /// Whether autograd follows it.
    pub requires_grad: bool,
}

/// More of a [`tch::Tensor`]. tch knows no meta device and no `uint16`, and panics or answers wrongly about them.
pub trait TensorExt {
    /// Everything at once, in one call of the bridge.
    ///
    /// # Errors
    /// The tensor is undefined, or has a dtype, device or layout that `fx_ir` does not name.
    fn info(&self) -> Result<TensorInfo>;

    /// The element type (`Tensor.dtype`).
    ///
    /// # Errors
    /// As [`info`](Self::info).
    fn dtype2(&self) -> Result<DType>;

    /// Where it lives (`Tensor.device`), meta included.
    ///
    /// # Errors
    /// As [`info`](Self::info).
    fn device2(&self) -> Result<Device>;

    /// Whether it is defined at all.
    fn is_defined(&self) -> bool;

    /// A number that is equal for handles to the same tensor while one of them lives: Python's `is`. In-place and
    /// `out=` operators give back the tensor they were given.
    fn impl_id(&self) -> usize;

    /// How many handles there are.
    fn use_count(&self) -> usize;
}

fn raw_info(tensor: &Tensor) -> Result<RawTensorInfo> {
    let mut info = RawTensorInfo {
        sizes: std::ptr::null(),
        strides: std::ptr::null(),
        dim: 0,
        storage_offset: 0,
        implementation: std::ptr::null(),
        use_count: 0,
        device: 0,
        dtype: 0,
        layout: 0,
        requires_grad: 0,
        defined: 0,
    };
    let mut error = ffi::RawError::new();
    // SAFETY: the tensor is live, and both out-parameters outlive the call.
    let code = unsafe { ffi::fxa_tensor_info(tensor.as_ptr().cast(), &mut info, &mut error) };
    if code == ffi::OK { Ok(info) } else { Err(Error::take(error, "tensor")) }
}

fn defined_info(tensor: &Tensor) -> Result<RawTensorInfo> {
    let info = raw_info(tensor)?;
    if info.defined == 0 {
        return Err(Error::bad_argument("tensor", "the tensor is undefined"));
    }
    Ok(info)
}

fn known<T>(value: Option<T>, what: &str, code: i64) -> Result<T> {
    value.ok_or_else(|| {
        Error::bad_argument("tensor", format!("the {what} with c10's code {code} has no name here"))
    })
}

/// # Safety
/// `pointer` is null, or valid for `dim` numbers until this returns.
unsafe fn numbers(pointer: *const i64, dim: usize) -> Vec<i64> {
    if pointer.is_null() || dim == 0 {
        return Vec::new();
    }
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(pointer, dim) }.to_vec()
}

fn device_of(raw: &RawTensorInfo) -> Result<Device> {
    let device = known(codes::device(raw.device), "device", raw.device >> 8)?;
    // Only accelerators have several devices; libtorch gives cpu and meta no index of their own.
    Ok(if matches!(device.index, Some(0)) && device == (Device { index: Some(0), ..Device::META }) {
        Device::META
    } else {
        device
    })
}

impl TensorExt for Tensor {
    fn info(&self) -> Result<TensorInfo> {
        let raw = defined_info(self)?;
        Ok(TensorInfo {
            dtype: known(codes::dtype(raw.dtype), "dtype", raw.dtype.into())?,
            device: device_of(&raw)?,
            layout: known(codes::layout(raw.layout), "layout", raw.layout.into())?,
            // SAFETY: the tensor is borrowed, so its sizes and strides stay where they are until we copied them.
            sizes: unsafe { numbers(raw.sizes, raw.dim) },
            // SAFETY: as for the sizes.
            strides: unsafe { numbers(raw.strides, raw.dim) },
            storage_offset: raw.storage_offset,
            requires_grad: raw.requires_grad != 0,
        })
    }

    fn dtype2(&self) -> Result<DType> {
        let raw = defined_info(self)?;
        known(codes::dtype(raw.dtype), "dtype", raw.dtype.into())
    }

    fn device2(&self) -> Result<Device> {
        device_of(&defined_info(self)?)
    }

    fn is_defined(&self) -> bool {
        raw_info(self).is_ok_and(|info| info.defined != 0)
    }

    fn impl_id(&self) -> usize {
        raw_info(self).map_or(0, |info| info.implementation.addr())
    }

    fn use_count(&self) -> usize {
        raw_info(self).map_or(0, |info| info.use_count)
    }
}
