//! [`Tensor`]: a stored tensor as data — element type, sizes, strides and a handle to its storage.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use crate::dtype::DType;
use crate::meta::{Dim, TensorMeta, contiguous_strides};

/// What keeps the bytes of a storage: a mapped file, a vector, or a tensor of another library.
///
/// Handles are compared by identity: two tensors with the same handle share memory, and writing to one is seen
/// through the other.
pub trait Payload: Any + Send + Sync + fmt::Debug {
    /// The bytes, little endian, when they can be read without copying.
    fn bytes(&self) -> Option<&[u8]>;

    /// How many bytes there are.
    fn len(&self) -> usize;

    /// Whether there are no bytes.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The payload as its own type, for the crate that made it.
    fn as_any(&self) -> &dyn Any;
}

impl Payload for Vec<u8> {
    fn bytes(&self) -> Option<&[u8]> {
        Some(self)
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A shared storage.
#[derive(Clone)]
pub struct Storage(Arc<dyn Payload>);

impl Storage {
    /// A storage kept by `payload`.
    pub fn new(payload: impl Payload) -> Self {
        Self(Arc::new(payload))
    }

    /// What keeps the bytes.
    pub fn payload(&self) -> &dyn Payload {
        &*self.0
    }

    /// The bytes, when they can be read without copying.
    pub fn bytes(&self) -> Option<&[u8]> {
        self.0.bytes()
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no bytes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both are the same memory.
    pub fn same(&self, other: &Storage) -> bool {
        self.key() == other.key()
    }

    /// A number that is equal for handles to the same memory, while any of them lives. For look-up tables only:
    /// it differs from run to run.
    pub fn key(&self) -> usize {
        Arc::as_ptr(&self.0).cast::<()>() as usize
    }
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Storage({} bytes)", self.len())
    }
}

/// A tensor of the module tree: `as_strided(storage, shape, strides, storage_offset)`.
#[derive(Clone, Debug)]
pub struct Tensor {
    /// The element type.
    pub dtype: DType,
    /// The sizes.
    pub shape: Vec<i64>,
    /// The strides, in elements.
    pub strides: Vec<i64>,
    /// The first element's place in the storage, in elements.
    pub storage_offset: i64,
    /// Whether it is trained.
    pub requires_grad: bool,
    /// Its memory.
    pub storage: Storage,
}

/// A tensor that does not fit its storage, or whose sizes make no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a {dtype} tensor of shape {shape:?}, strides {strides:?} and offset {offset} does not fit {len} bytes: {why}"
)]
pub struct TensorError {
    dtype: DType,
    shape: Vec<i64>,
    strides: Vec<i64>,
    offset: i64,
    len: usize,
    why: &'static str,
}

impl Tensor {
    /// A row-major tensor over all of `storage`.
    ///
    /// # Errors
    /// The storage is too small, or a size is negative.
    pub fn contiguous(dtype: DType, shape: &[i64], storage: Storage) -> Result<Self, TensorError> {
        let strides = contiguous_strides(shape);
        Self::strided(dtype, shape.to_vec(), strides, 0, storage)
    }

    /// A view of `storage`.
    ///
    /// # Errors
    /// An element lies outside the storage, or a size, stride or the offset is negative.
    pub fn strided(
        dtype: DType,
        shape: Vec<i64>,
        strides: Vec<i64>,
        storage_offset: i64,
        storage: Storage,
    ) -> Result<Self, TensorError> {
        let tensor = Self { dtype, shape, strides, storage_offset, requires_grad: false, storage };
        match tensor.misfit() {
            Some(why) => Err(TensorError {
                dtype,
                len: tensor.storage.len(),
                shape: tensor.shape,
                strides: tensor.strides,
                offset: storage_offset,
                why,
            }),
            None => Ok(tensor),
        }
    }

    fn misfit(&self) -> Option<&'static str> {
        if self.shape.len() != self.strides.len() {
            return Some("there are not as many strides as sizes");
        }
        if self.shape.iter().chain(&self.strides).any(|&n| n < 0) || self.storage_offset < 0 {
            return Some("a size, a stride or the offset is negative");
        }
        if self.shape.contains(&0) {
            return None;
        }
        let mut end: i128 = i128::from(self.storage_offset) + 1;
        for (&size, &stride) in self.shape.iter().zip(&self.strides) {
            end = end.saturating_add(i128::from(size - 1) * i128::from(stride));
        }
        let bytes = end.saturating_mul(self.dtype.size() as i128);
        (bytes > self.storage.len() as i128).then_some("an element lies outside the storage")
    }

    /// A row-major float32 tensor with these values. The shape must have as many elements.
    ///
    /// # Errors
    /// The number of values does not match the shape.
    pub fn from_f32(shape: &[i64], values: &[f32]) -> Result<Self, TensorError> {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        Self::contiguous(DType::Float32, shape, Storage::new(bytes))
    }

    /// How many elements there are, saturating.
    pub fn numel(&self) -> i64 {
        self.shape.iter().fold(1i64, |n, &size| n.saturating_mul(size))
    }

    /// Whether the elements lie row-major without gaps.
    pub fn is_contiguous(&self) -> bool {
        let packed = contiguous_strides(&self.shape);
        self.numel() == 0
            || self.shape.iter().zip(self.strides.iter().zip(&packed)).all(|(&n, (a, b))| n == 1 || a == b)
    }

    /// The elements' bytes in row-major order, copied only when the tensor is not contiguous. `None` when the
    /// payload cannot lend its bytes.
    pub fn to_contiguous_bytes(&self) -> Option<std::borrow::Cow<'_, [u8]>> {
        let bytes = self.storage.bytes()?;
        let item = self.dtype.size();
        let start = self.storage_offset as usize * item;
        if self.is_contiguous() {
            return bytes.get(start..start + self.numel() as usize * item).map(Into::into);
        }
        let mut out = Vec::with_capacity(self.numel() as usize * item);
        let mut index = vec![0i64; self.shape.len()];
        for _ in 0..self.numel() {
            let at: i64 = index.iter().zip(&self.strides).map(|(i, stride)| i * stride).sum();
            let at = start + at as usize * item;
            out.extend_from_slice(bytes.get(at..at + item)?);
            for dim in (0..index.len()).rev() {
                index[dim] += 1;
                if index[dim] < self.shape[dim] {
                    break;
                }
                index[dim] = 0;
            }
        }
        Some(out.into())
    }

    /// The tensor without its data.
    pub fn meta(&self) -> TensorMeta {
        TensorMeta {
            stride: self.strides.iter().copied().map(Dim::Int).collect(),
            storage_offset: Dim::Int(self.storage_offset),
            requires_grad: self.requires_grad,
            ..TensorMeta::contiguous(self.dtype, &self.shape)
        }
    }
}
