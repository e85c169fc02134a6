//! [`Storage`]: memory that several tensors may share, from a file, a vector or libtorch itself.

use std::ffi::c_void;
use std::fmt;
use std::ptr;

use fx_ir::DType;
use tch::Tensor;

use crate::codes;
use crate::error::{Error, Result};
use crate::ffi;

/// A `c10::Storage`. Cloning shares it; tensors made over it share it too, and keep it alive.
///
/// Writing to memory that others read at the same time is the caller's to avoid, as everywhere in libtorch.
pub struct Storage(*mut c_void);

// SAFETY: the reference count is atomic, and the memory may be used from any thread (`from_owner` asks for Send).
unsafe impl Send for Storage {}
// SAFETY: through a shared handle the memory can only be read, or be made into tensors, which libtorch shares between
// threads too.
unsafe impl Sync for Storage {}

impl Storage {
    /// A storage over the memory of `owner`, without a copy; the owner is dropped when the last tensor over it goes.
    ///
    /// An owner is, for example, a `Vec<u8>` or a private (copy-on-write) mapping of a file, which may be written
    /// without the file changing: one storage for the file, with many tensors over it.
    /// Elements should lie at multiples of their size, as libtorch's kernels expect; 64 bytes are best.
    ///
    /// # Errors
    /// libtorch is out of memory; the owner is dropped.
    pub fn from_owner<O: AsMut<[u8]> + Send + 'static>(owner: O) -> Result<Self> {
        let owner = Box::into_raw(Box::new(owner));
        // SAFETY: `owner` is a live box, reached through this one pointer until it is dropped.
        let bytes: &mut [u8] = unsafe { (*owner).as_mut() };
        let (data, len) = (bytes.as_mut_ptr(), bytes.len());
        // SAFETY: the memory belongs to the owner, which nobody else can reach, and which lives on the heap until
        // `drop_owner::<O>` ends both.
        unsafe { Self::from_raw(data, len, owner.cast(), drop_owner::<O>) }
    }

    /// A storage over the bytes of an `fx_ir` storage, without a copy. A payload that is itself a [`Storage`] comes
    /// back as the same storage.
    ///
    /// The bytes are written if an operator writes to a tensor over them, so a payload must hold memory that may be
    /// written: a vector, or a file mapped privately (copy-on-write), never a read-only mapping.
    ///
    /// # Errors
    /// The payload's bytes cannot be read in place.
    pub fn share(storage: &fx_ir::Storage) -> Result<Self> {
        if let Some(own) = storage.payload().as_any().downcast_ref::<Storage>() {
            return Ok(own.clone());
        }
        let owner = Box::new(storage.clone());
        let Some(bytes) = owner.bytes() else {
            return Err(Error::bad_argument("storage", "the payload's bytes cannot be read in place"));
        };
        let (data, len) = (bytes.as_ptr().cast_mut(), bytes.len());
        // SAFETY: the clone of the handle keeps the payload, and so its bytes, alive until the storage goes. That they
        // may be written is what this function asks of a payload.
        unsafe { Self::from_raw(data, len, Box::into_raw(owner).cast(), drop_owner::<fx_ir::Storage>) }
    }

    /// The storage of a tensor.
    ///
    /// # Errors
    /// It has none: it is undefined or sparse.
    pub fn of(tensor: &Tensor) -> Result<Self> {
        let mut error = ffi::RawError::new();
        // SAFETY: the tensor is live, `error` outlives the call.
        let raw = unsafe { ffi::fxa_storage_of(tensor.as_ptr().cast(), &mut error) };
        if raw.is_null() { Err(Error::take(error, "storage")) } else { Ok(Self(raw)) }
    }

    /// # Safety
    /// `data` is valid for reads and writes of `len` bytes until `drop_owner(owner)` is called, once, on any thread.
    unsafe fn from_raw(
        data: *mut u8,
        len: usize,
        owner: *mut c_void,
        drop_owner: unsafe extern "C" fn(*mut c_void),
    ) -> Result<Self> {
        let mut error = ffi::RawError::new();
        // SAFETY: the caller's promise; C++ calls `drop_owner` when the storage goes, or on failure.
        let raw = unsafe { ffi::fxa_storage_new(data.cast(), len, owner, drop_owner, &mut error) };
        if raw.is_null() { Err(Error::take(error, "storage")) } else { Ok(Self(raw)) }
    }

    /// A tensor over the storage: `torch.as_strided` with sizes, strides and offset in elements. Tensors over one
    /// storage see each other's writes.
    ///
    /// # Errors
    /// A size, stride or the offset is negative, or an element would lie outside the storage.
    pub fn tensor(&self, dtype: DType, sizes: &[i64], strides: &[i64], offset: i64) -> Result<Tensor> {
        let (_, len, _) = self.view()?;
        if let Err(why) = check_fit(dtype, sizes, strides, offset, len) {
            let message = format!(
                "a {dtype} tensor of sizes {sizes:?}, strides {strides:?} and offset {offset} does not fit {len} bytes: {why}"
            );
            return Err(Error::bad_argument("storage", message));
        }
        let Some(code) = codes::dtype_code(dtype) else {
            return Err(Error::bad_argument("storage", format!("libtorch has no {dtype}")));
        };
        let mut error = ffi::RawError::new();
        // SAFETY: the storage is live, the slices have the given length (checked to be equal), `error` outlives the
        // call.
        let raw = unsafe {
            ffi::fxa_storage_tensor(
                self.0,
                code,
                sizes.as_ptr(),
                strides.as_ptr(),
                sizes.len(),
                offset,
                &mut error,
            )
        };
        if raw.is_null() {
            return Err(Error::take(error, "storage"));
        }
        // SAFETY: the bridge gives a heap tensor of its own.
        Ok(unsafe { Tensor::from_ptr(raw.cast()) })
    }

    /// The bytes in place; `None` off the CPU, and for a meta tensor's.
    ///
    /// They must not be held while an operator writes to a tensor over them.
    pub fn bytes(&self) -> Option<&[u8]> {
        let (data, len, _) = self.view().ok()?;
        if len == 0 {
            return (!data.is_null()).then_some(&[]);
        }
        // SAFETY: libtorch keeps `len` bytes at `data` while the storage lives, and a storage is not resized while
        // this handle is borrowed, except by `resize_` on a tensor over it, which the documentation excludes.
        (!data.is_null()).then(|| unsafe { std::slice::from_raw_parts(data.cast(), len) })
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.view().map_or(0, |(_, len, _)| len)
    }

    /// Whether there are no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A number that is equal for handles to the same storage, while one of them lives.
    pub fn key(&self) -> usize {
        self.view().map_or(0, |(_, _, key)| key)
    }

    fn view(&self) -> Result<(*const c_void, usize, usize)> {
        let (mut data, mut len, mut key) = (ptr::null(), 0, ptr::null());
        let mut error = ffi::RawError::new();
        // SAFETY: the storage is live, the out-parameters outlive the call.
        let code = unsafe { ffi::fxa_storage_view(self.0, &mut data, &mut len, &mut key, &mut error) };
        if code == ffi::OK { Ok((data, len, key.addr())) } else { Err(Error::take(error, "storage")) }
    }
}

impl Clone for Storage {
    fn clone(&self) -> Self {
        // SAFETY: the storage is live.
        Self(unsafe { ffi::fxa_storage_clone(self.0) })
    }
}

impl Drop for Storage {
    fn drop(&mut self) {
        // SAFETY: the handle is this value's own.
        unsafe { ffi::fxa_storage_free(self.0) }
    }
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Storage({} bytes)", self.len())
    }
}

/// libtorch's memory as the storage of a module tree's tensor.
impl fx_ir::Payload for Storage {
    fn bytes(&self) -> Option<&[u8]> {
        Storage::bytes(self)
    }

    fn len(&self) -> usize {
        Storage::len(self)
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

unsafe extern "C" fn drop_owner<O>(owner: *mut c_void) {
    // A panic must not cross into C++; a destructor that panics leaks what it had left to do.
    let _ = std::panic::catch_unwind(|| {
        // SAFETY: the pointer came from `Box::into_raw` of a `Box<O>`, and C++ calls this once.
        drop(unsafe { Box::from_raw(owner.cast::<O>()) });
    });
}

/// A tensor over the memory of `owner`, without a copy: [`Storage::from_owner`] and [`Storage::tensor`] in one.
///
/// # Errors
/// As those.
pub fn tensor_from_bytes<O: AsMut<[u8]> + Send + 'static>(
    owner: O,
    dtype: DType,
    sizes: &[i64],
    strides: &[i64],
    offset: i64,
) -> Result<Tensor> {
    Storage::from_owner(owner)?.tensor(dtype, sizes, strides, offset)
}

/// A copy of all bytes of the storage of a CPU tensor, also those that the tensor does not show.
///
/// # Errors
/// It has no storage, or not one on the CPU.
pub fn storage_bytes(tensor: &Tensor) -> Result<Vec<u8>> {
    let storage = Storage::of(tensor)?;
    let bytes = storage.bytes();
    bytes.map(<[u8]>::to_vec).ok_or_else(|| {
        Error::bad_argument("storage", "the tensor is not on the CPU; copy it there first (`aten::cpu`)")
    })
}

fn check_fit(
    dtype: DType,
    sizes: &[i64],
    strides: &[i64],
    offset: i64,
    len: usize,
) -> std::result::Result<(), &'static str> {
    if sizes.len() != strides.len() {
        return Err("there are not as many strides as sizes");
    }
    if offset < 0 || sizes.iter().chain(strides).any(|&n| n < 0) {
        return Err("a number is negative");
    }
    let too_big = "its size overflows";
    let mut last = offset;
    let mut elements = 1i64;
    for (&size, &stride) in sizes.iter().zip(strides) {
        elements = elements.checked_mul(size.max(1)).ok_or(too_big)?;
        let reach = (size - 1).max(0).checked_mul(stride).ok_or(too_big)?;
        last = last.checked_add(reach).ok_or(too_big)?;
    }
    let needed = if sizes.contains(&0) { offset } else { last.checked_add(1).ok_or(too_big)? };
    let item = i64::try_from(dtype.size()).map_err(|_| too_big)?;
    let needed = needed.checked_mul(item).ok_or(too_big)?;
    match usize::try_from(needed) {
        Ok(needed) if needed <= len => Ok(()),
        _ => Err("its last element lies outside"),
    }
}
