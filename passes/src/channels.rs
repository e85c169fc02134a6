//! Arithmetic on the channels of stored tensors, without libtorch.
//!
//! Elements are read into `f64`, so that a fused weight is rounded once, whatever its type.

use fx_ir::{DType, Storage, Tensor};
use half::{bf16, f16};

/// A tensor's elements cannot be used for arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ReadError {
    /// The element type is not a real floating point type.
    #[error("a {0} tensor is not real floating point")]
    NotFloat(DType),
    /// The payload does not lend its bytes.
    #[error("the tensor's bytes cannot be read here")]
    NoBytes,
}

/// The elements in row-major order.
pub(crate) fn read(tensor: &Tensor) -> Result<Vec<f64>, ReadError> {
    let bytes = tensor.to_contiguous_bytes().ok_or(ReadError::NoBytes)?;
    fn each<const N: usize>(bytes: &[u8], convert: impl Fn([u8; N]) -> f64) -> Vec<f64> {
        bytes.as_chunks::<N>().0.iter().map(|chunk| convert(*chunk)).collect()
    }
    match tensor.dtype {
        DType::Float32 => Ok(each(&bytes, |b| f64::from(f32::from_le_bytes(b)))),
        DType::Float64 => Ok(each(&bytes, f64::from_le_bytes)),
        DType::Float16 => Ok(each(&bytes, |b| f16::from_le_bytes(b).to_f64())),
        DType::BFloat16 => Ok(each(&bytes, |b| bf16::from_le_bytes(b).to_f64())),
        other => Err(ReadError::NotFloat(other)),
    }
}

/// A row-major tensor of these elements, rounded to `dtype`.
pub(crate) fn write(dtype: DType, shape: &[i64], values: &[f64]) -> Result<Tensor, ReadError> {
    fn each<const N: usize>(values: &[f64], convert: impl Fn(f64) -> [u8; N]) -> Vec<u8> {
        values.iter().flat_map(|&value| convert(value)).collect()
    }
    let bytes = match dtype {
        DType::Float32 => each(values, |v| (v as f32).to_le_bytes()),
        DType::Float64 => each(values, f64::to_le_bytes),
        DType::Float16 => each(values, |v| f16::from_f64(v).to_le_bytes()),
        DType::BFloat16 => each(values, |v| bf16::from_f64(v).to_le_bytes()),
        other => return Err(ReadError::NotFloat(other)),
    };
    Tensor::contiguous(dtype, shape, Storage::new(bytes)).map_err(|_| ReadError::NoBytes)
}
