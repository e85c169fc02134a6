//! Values that go into an operator ([`Arg`], borrowed) and come out of it ([`Value`], owned).

use std::ffi::c_void;
use std::fmt;
use std::ptr;

use fx_ir::{DType, Device, Layout, MemoryFormat};
use tch::Tensor;

use crate::codes;
use crate::error::{Error, Result};
use crate::ffi::{self, RawValue};
use crate::tensor::TensorExt;

/// How deep lists may nest.
const MAX_DEPTH: usize = 64;

/// An argument of a call. Copying it copies no data.
///
/// Where the schema declares something else than the variant, these conversions are made, as Python makes them: a
/// number for a Tensor (a "wrapped" number: `int64` tensor + 2.5 is `float32`), one number for `int[2]` or `float[2]`
/// (repeated), an int for a float or a Scalar, a bool for an int, a 0-dimensional tensor for a number (it is read), a string for
/// a device. Anything else is refused before the call.
#[derive(Clone, Copy)]
pub enum Arg<'a> {
    /// Python's `None`.
    None,
    /// The default of the schema.
    Default,
    /// A tensor.
    Tensor(&'a Tensor),
    /// An integer, also for `SymInt` parameters.
    Int(i64),
    /// A truth value.
    Bool(bool),
    /// A floating-point number.
    Float(f64),
    /// A complex number: its real and its imaginary part.
    Complex(f64, f64),
    /// A string.
    Str(&'a str),
    /// `torch.dtype`.
    DType(DType),
    /// `torch.device`.
    Device(Device),
    /// `torch.layout`.
    Layout(Layout),
    /// `torch.memory_format`.
    MemoryFormat(MemoryFormat),
    /// A list of integers.
    Ints(&'a [i64]),
    /// A list of numbers.
    Floats(&'a [f64]),
    /// A list of truth values.
    Bools(&'a [bool]),
    /// A list of tensors: `Tensor[]`, or `Tensor?[]` with some left out.
    Tensors(&'a [Option<&'a Tensor>]),
    /// A list of anything, at most 64 deep.
    List(&'a [Arg<'a>]),
    /// A value with no counterpart here, or one made by [`Op::constant`](crate::Op::constant). It goes in unchecked: libtorch refuses a wrong one.
    Opaque(&'a Opaque),
    /// What another call gave.
    Value(&'a Value),
}

impl fmt::Debug for Arg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Default => f.write_str("Default"),
            Self::Tensor(t) => show_tensor(t, f),
            Self::Int(v) => write!(f, "{v}"),
            Self::Bool(v) => write!(f, "{v}"),
            Self::Float(v) => write!(f, "{v:?}"),
            Self::Complex(re, im) => write!(f, "({re:?}, {im:?}j)"),
            Self::Str(v) => write!(f, "{v:?}"),
            Self::DType(v) => write!(f, "{v}"),
            Self::Device(v) => write!(f, "{v}"),
            Self::Layout(v) => write!(f, "{v}"),
            Self::MemoryFormat(v) => write!(f, "{v}"),
            Self::Ints(v) => write!(f, "{v:?}"),
            Self::Floats(v) => write!(f, "{v:?}"),
            Self::Bools(v) => write!(f, "{v:?}"),
            Self::Tensors(v) => f.debug_list().entries(v.iter().map(|t| OptionalTensor(*t))).finish(),
            Self::List(v) => write!(f, "{v:?}"),
            Self::Opaque(v) => write!(f, "{v:?}"),
            Self::Value(v) => write!(f, "{v:?}"),
        }
    }
}

/// A result of a call, and what graph constants hold: the owned mirror of [`Arg`].
///
/// Cloning shares tensors.
pub enum Value {
    /// Python's `None`; also an undefined tensor.
    None,
    /// A tensor.
    Tensor(Tensor),
    /// An integer.
    Int(i64),
    /// A truth value.
    Bool(bool),
    /// A floating-point number.
    Float(f64),
    /// A complex number: its real and its imaginary part.
    Complex(f64, f64),
    /// A string.
    Str(String),
    /// `torch.dtype`, where the schema declares `ScalarType`.
    DType(DType),
    /// `torch.device`.
    Device(Device),
    /// `torch.layout`, where the schema declares `Layout`.
    Layout(Layout),
    /// `torch.memory_format`, where the schema declares `MemoryFormat`.
    MemoryFormat(MemoryFormat),
    /// A list of integers.
    Ints(Vec<i64>),
    /// A list of numbers.
    Floats(Vec<f64>),
    /// A list of truth values.
    Bools(Vec<bool>),
    /// A list of tensors, some of which may be absent.
    Tensors(Vec<Option<Tensor>>),
    /// A list or tuple of anything.
    List(Vec<Value>),
    /// A value with no counterpart here.
    Opaque(Opaque),
}

impl Value {
    /// The value as an argument of another call.
    pub fn as_arg(&self) -> Arg<'_> {
        Arg::Value(self)
    }

    /// The tensor, if it is one.
    pub fn as_tensor(&self) -> Option<&Tensor> {
        match self {
            Self::Tensor(tensor) => Some(tensor),
            _ => None,
        }
    }

    /// The tensor, if it is one; else the value again.
    ///
    /// # Errors
    /// The value, when it is no tensor.
    pub fn into_tensor(self) -> std::result::Result<Tensor, Value> {
        match self {
            Self::Tensor(tensor) => Ok(tensor),
            other => Err(other),
        }
    }
}

impl Clone for Value {
    fn clone(&self) -> Self {
        match self {
            Self::None => Self::None,
            Self::Tensor(t) => Self::Tensor(t.shallow_clone()),
            Self::Int(v) => Self::Int(*v),
            Self::Bool(v) => Self::Bool(*v),
            Self::Float(v) => Self::Float(*v),
            Self::Complex(re, im) => Self::Complex(*re, *im),
            Self::Str(v) => Self::Str(v.clone()),
            Self::DType(v) => Self::DType(*v),
            Self::Device(v) => Self::Device(*v),
            Self::Layout(v) => Self::Layout(*v),
            Self::MemoryFormat(v) => Self::MemoryFormat(*v),
            Self::Ints(v) => Self::Ints(v.clone()),
            Self::Floats(v) => Self::Floats(v.clone()),
            Self::Bools(v) => Self::Bools(v.clone()),
            Self::Tensors(v) => {
                Self::Tensors(v.iter().map(|t| t.as_ref().map(Tensor::shallow_clone)).collect())
            }
            Self::List(v) => Self::List(v.clone()),
            Self::Opaque(v) => Self::Opaque(v.clone()),
        }
    }
}

/// Tensors show their dtype, shape and device, never their numbers.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Tensor(t) => show_tensor(t, f),
            Self::Int(v) => write!(f, "{v}"),
            Self::Bool(v) => write!(f, "{v}"),
            Self::Float(v) => write!(f, "{v:?}"),
            Self::Complex(re, im) => write!(f, "({re:?}, {im:?}j)"),
            Self::Str(v) => write!(f, "{v:?}"),
            Self::DType(v) => write!(f, "{v}"),
            Self::Device(v) => write!(f, "{v}"),
            Self::Layout(v) => write!(f, "{v}"),
            Self::MemoryFormat(v) => write!(f, "{v}"),
            Self::Ints(v) => write!(f, "{v:?}"),
            Self::Floats(v) => write!(f, "{v:?}"),
            Self::Bools(v) => write!(f, "{v:?}"),
            Self::Tensors(v) => f.debug_list().entries(v.iter().map(|t| OptionalTensor(t.as_ref()))).finish(),
            Self::List(v) => write!(f, "{v:?}"),
            Self::Opaque(v) => write!(f, "{v:?}"),
        }
    }
}

struct OptionalTensor<'a>(Option<&'a Tensor>);

impl fmt::Debug for OptionalTensor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(tensor) => show_tensor(tensor, f),
            None => f.write_str("None"),
        }
    }
}

fn show_tensor(tensor: &Tensor, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match tensor.info() {
        Ok(info) => write!(f, "Tensor({}{:?} on {})", info.dtype.name(), info.sizes, info.device),
        Err(_) => f.write_str("Tensor(?)"),
    }
}

/// A `c10::IValue` with no counterpart in [`Value`]: a script object, a generator, a dictionary. Also a prepared
/// constant. Cloning shares it.
pub struct Opaque(*mut c_void);

// SAFETY: an IValue's reference counts are atomic, and what it holds is what libtorch itself hands between threads;
// `tch::Tensor`, which an IValue may hold, is Send for the same reason.
unsafe impl Send for Opaque {}

impl Opaque {
    /// Takes over an IValue of the bridge.
    pub(crate) fn from_raw(pointer: *mut c_void) -> Self {
        Self(pointer)
    }
}

impl Drop for Opaque {
    fn drop(&mut self) {
        // SAFETY: the pointer is a heap IValue that this handle owns alone.
        unsafe { ffi::fxa_ivalue_free(self.0) }
    }
}

impl Clone for Opaque {
    fn clone(&self) -> Self {
        // SAFETY: the pointer is a live IValue.
        Self(unsafe { ffi::fxa_ivalue_clone(self.0) })
    }
}

impl fmt::Debug for Opaque {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut error = ffi::RawError::new();
        // SAFETY: the pointer is a live IValue, `error` outlives the call.
        let text = ffi::take_c_string(unsafe { ffi::fxa_ivalue_text(self.0, &mut error) });
        drop(ffi::take_c_string(error.message));
        write!(f, "Opaque({})", text.as_deref().unwrap_or("?"))
    }
}

/// Arrays that raw values point into. They live until the call is over; their boxes do not move.
#[derive(Default)]
pub(crate) struct Scratch {
    lists: Vec<Box<[RawValue]>>,
    pointers: Vec<Box<[*const c_void]>>,
    bools: Vec<Box<[u8]>>,
}

impl Scratch {
    pub(crate) fn list(&mut self, values: Vec<RawValue>) -> RawValue {
        let values = values.into_boxed_slice();
        let raw = RawValue::pointer(ffi::LIST, values.as_ptr(), values.len());
        self.lists.push(values);
        raw
    }

    fn tensors<'a>(&mut self, tensors: impl Iterator<Item = Option<&'a Tensor>>) -> RawValue {
        let pointers: Box<[*const c_void]> =
            tensors.map(|t| t.map_or(ptr::null(), |t| t.as_ptr().cast())).collect();
        let raw = RawValue::pointer(ffi::TENSORS, pointers.as_ptr(), pointers.len());
        self.pointers.push(pointers);
        raw
    }

    fn bools(&mut self, bools: &[bool]) -> RawValue {
        let bytes: Box<[u8]> = bools.iter().map(|&b| u8::from(b)).collect();
        let raw = RawValue::pointer(ffi::BOOLS, bytes.as_ptr(), bytes.len());
        self.bools.push(bytes);
        raw
    }
}

fn int(tag: u32, value: i64) -> RawValue {
    RawValue::new(tag, value.cast_unsigned(), 0)
}

fn tensor(value: &Tensor) -> RawValue {
    RawValue::pointer(ffi::TENSOR, value.as_ptr(), 0)
}

fn complex(re: f64, im: f64) -> RawValue {
    RawValue::new(ffi::COMPLEX, re.to_bits(), im.to_bits())
}

fn code(tag: u32, code: Option<i64>, what: impl fmt::Display) -> Result<RawValue> {
    match code {
        Some(code) => Ok(int(tag, code)),
        None => Err(Error::bad_argument("argument", format!("libtorch has no {what}"))),
    }
}

fn dtype(value: DType) -> Result<RawValue> {
    code(ffi::DTYPE, codes::dtype_code(value).map(i64::from), value)
}

fn device(value: Device) -> Result<RawValue> {
    code(ffi::DEVICE, codes::device_code(value), format_args!("device {value}"))
}

fn layout(value: Layout) -> Result<RawValue> {
    code(ffi::LAYOUT, codes::layout_code(value).map(i64::from), value)
}

fn memory_format(value: MemoryFormat) -> Result<RawValue> {
    code(ffi::MEMORY_FORMAT, codes::memory_format_code(value).map(i64::from), value)
}

fn check_depth(depth: usize) -> Result<()> {
    if depth < MAX_DEPTH {
        return Ok(());
    }
    Err(Error::bad_argument("argument", format!("lists may nest {MAX_DEPTH} deep")))
}

/// The raw form of an argument that needs no memory besides; it borrows from the argument.
#[inline]
pub(crate) fn encode_plain(arg: &Arg<'_>) -> Option<RawValue> {
    Some(match *arg {
        Arg::Tensor(t) => tensor(t),
        Arg::Int(v) => int(ffi::INT, v),
        Arg::Float(v) => RawValue::new(ffi::FLOAT, v.to_bits(), 0),
        Arg::Bool(v) => int(ffi::BOOL, i64::from(v)),
        Arg::Ints(v) => RawValue::pointer(ffi::INTS, v.as_ptr(), v.len()),
        Arg::None => RawValue::NONE,
        Arg::Default => RawValue::new(ffi::DEFAULT, 0, 0),
        Arg::Complex(re, im) => complex(re, im),
        Arg::Str(v) => RawValue::pointer(ffi::STR, v.as_ptr(), v.len()),
        Arg::Floats(v) => RawValue::pointer(ffi::FLOATS, v.as_ptr(), v.len()),
        Arg::DType(v) => dtype(v).ok()?,
        Arg::Opaque(v) => RawValue::pointer(ffi::IVALUE, v.0, 0),
        _ => return None,
    })
}

/// The raw form of an argument; it borrows from the argument and from `scratch`.
#[inline]
pub(crate) fn encode(arg: &Arg<'_>, scratch: &mut Scratch, depth: usize) -> Result<RawValue> {
    Ok(match *arg {
        // This says what is wrong with one that has no counterpart.
        Arg::DType(v) => dtype(v)?,
        Arg::Device(v) => device(v)?,
        Arg::Layout(v) => layout(v)?,
        Arg::MemoryFormat(v) => memory_format(v)?,
        Arg::Bools(v) => scratch.bools(v),
        Arg::Tensors(v) => scratch.tensors(v.iter().copied()),
        Arg::List(v) => {
            check_depth(depth)?;
            let values = v.iter().map(|a| encode(a, scratch, depth + 1)).collect::<Result<_>>()?;
            scratch.list(values)
        }
        Arg::Value(v) => encode_value(v, scratch, depth)?,
        _ => {
            let no_form = || Error::bad_argument("", "an argument has no counterpart in libtorch");
            return encode_plain(arg).ok_or_else(no_form);
        }
    })
}

/// The raw form of a value; it borrows from the value and from `scratch`.
pub(crate) fn encode_value(value: &Value, scratch: &mut Scratch, depth: usize) -> Result<RawValue> {
    Ok(match value {
        Value::None => RawValue::NONE,
        Value::Tensor(t) => tensor(t),
        Value::Int(v) => int(ffi::INT, *v),
        Value::Bool(v) => int(ffi::BOOL, i64::from(*v)),
        Value::Float(v) => RawValue::new(ffi::FLOAT, v.to_bits(), 0),
        Value::Complex(re, im) => complex(*re, *im),
        Value::Str(v) => RawValue::pointer(ffi::STR, v.as_ptr(), v.len()),
        Value::DType(v) => dtype(*v)?,
        Value::Device(v) => device(*v)?,
        Value::Layout(v) => layout(*v)?,
        Value::MemoryFormat(v) => memory_format(*v)?,
        Value::Ints(v) => RawValue::pointer(ffi::INTS, v.as_ptr(), v.len()),
        Value::Floats(v) => RawValue::pointer(ffi::FLOATS, v.as_ptr(), v.len()),
        Value::Bools(v) => scratch.bools(v),
        Value::Tensors(v) => scratch.tensors(v.iter().map(Option::as_ref)),
        Value::List(v) => {
            check_depth(depth)?;
            let values = v.iter().map(|x| encode_value(x, scratch, depth + 1)).collect::<Result<_>>()?;
            scratch.list(values)
        }
        Value::Opaque(v) => RawValue::pointer(ffi::IVALUE, v.0, 0),
    })
}

/// Takes over a tensor of the bridge.
///
/// # Safety
/// `pointer` is a heap `at::Tensor` that nobody else owns.
unsafe fn own_tensor(pointer: *mut torch_sys::C_tensor) -> Tensor {
    // SAFETY: the caller's promise is what `from_ptr` asks.
    unsafe { Tensor::from_ptr(pointer) }
}

/// Copies and frees a malloc'd array.
///
/// # Safety
/// `raw` holds `raw.len` values of `T` in memory from malloc that nobody else owns.
unsafe fn take_array<T: Copy>(raw: &RawValue) -> Vec<T> {
    let pointer = raw.as_ptr::<T>();
    // SAFETY: the caller's promise; the bridge never gives null, and malloc aligns for every T used here.
    unsafe {
        let values = std::slice::from_raw_parts(pointer, raw.len as usize).to_vec();
        ffi::fxa_free(pointer.cast());
        values
    }
}

/// Takes over a value that C++ gave.
///
/// # Safety
/// `raw` was filled in by the bridge as a value for Rust, and is not used again.
#[inline]
pub(crate) unsafe fn decode(raw: &RawValue) -> Value {
    if raw.tag == ffi::TENSOR {
        // SAFETY: the tag says that it is a tensor, and the caller promises that it is ours.
        return Value::Tensor(unsafe { own_tensor(raw.as_ptr()) });
    }
    // SAFETY: the caller's promise.
    unsafe { decode_other(raw) }
}

/// As [`decode`].
///
/// # Safety
/// As there.
unsafe fn decode_other(raw: &RawValue) -> Value {
    // A code that the tables do not know stays a number: nothing is lost.
    let number = raw.payload.cast_signed();
    let small = i32::try_from(number).unwrap_or(-1);
    // SAFETY: each tag says what the payload is (bridge.h), and the caller promises that it is ours.
    unsafe {
        match raw.tag {
            ffi::INT => Value::Int(number),
            ffi::BOOL => Value::Bool(number != 0),
            ffi::FLOAT => Value::Float(f64::from_bits(raw.payload)),
            ffi::COMPLEX => Value::Complex(f64::from_bits(raw.payload), f64::from_bits(raw.len)),
            ffi::DEVICE => codes::device(number).map_or(Value::Int(number), Value::Device),
            ffi::DTYPE => codes::dtype(small).map_or(Value::Int(number), Value::DType),
            ffi::LAYOUT => codes::layout(small).map_or(Value::Int(number), Value::Layout),
            ffi::MEMORY_FORMAT => codes::memory_format(small).map_or(Value::Int(number), Value::MemoryFormat),
            ffi::STR => Value::Str(String::from_utf8_lossy(&take_array::<u8>(raw)).into_owned()),
            ffi::INTS => Value::Ints(take_array(raw)),
            ffi::FLOATS => Value::Floats(take_array(raw)),
            ffi::BOOLS => Value::Bools(take_array::<u8>(raw).into_iter().map(|b| b != 0).collect()),
            ffi::TENSORS => {
                let pointers = take_array::<*mut torch_sys::C_tensor>(raw);
                Value::Tensors(pointers.into_iter().map(|p| (!p.is_null()).then(|| own_tensor(p))).collect())
            }
            ffi::LIST => Value::List(take_array::<RawValue>(raw).iter().map(|v| decode(v)).collect()),
            ffi::IVALUE => Value::Opaque(Opaque::from_raw(raw.as_ptr())),
            _ => Value::None,
        }
    }
}
