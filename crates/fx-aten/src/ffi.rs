//! The C ABI of `cpp/bridge.h`, declaration for declaration.

use std::ffi::{CStr, c_char, c_void};
use std::ptr;

pub const NONE: u32 = 0;
pub const DEFAULT: u32 = 1;
pub const TENSOR: u32 = 2;
pub const INT: u32 = 3;
pub const BOOL: u32 = 4;
pub const FLOAT: u32 = 5;
pub const COMPLEX: u32 = 6;
pub const DEVICE: u32 = 7;
pub const DTYPE: u32 = 8;
pub const LAYOUT: u32 = 9;
pub const MEMORY_FORMAT: u32 = 10;
pub const STR: u32 = 11;
pub const INTS: u32 = 12;
pub const FLOATS: u32 = 13;
pub const BOOLS: u32 = 14;
pub const TENSORS: u32 = 15;
pub const LIST: u32 = 16;
pub const IVALUE: u32 = 17;
pub const SLOT: u32 = 18;

pub const OK: i32 = 0;
pub const RUNTIME: i32 = 1;
pub const INDEX: i32 = 2;
pub const VALUE: i32 = 3;
pub const TYPE: i32 = 4;
pub const NOT_IMPLEMENTED: i32 = 5;
pub const LINALG: i32 = 6;
pub const OUT_OF_MEMORY: i32 = 7;
pub const BAD_ARGUMENT: i32 = 8;
pub const UNKNOWN: i32 = 9;

/// `FxValue`: a tag, and 16 bytes that the tag gives a meaning. Pointers are kept as addresses with exposed
/// provenance, since the same eight bytes may be a number.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct RawValue {
    pub tag: u32,
    pub unused: u32,
    pub payload: u64,
    pub len: u64,
}

impl RawValue {
    pub const NONE: RawValue = RawValue { tag: NONE, unused: 0, payload: 0, len: 0 };

    pub const fn new(tag: u32, payload: u64, len: u64) -> Self {
        Self { tag, unused: 0, payload, len }
    }

    pub fn pointer<T>(tag: u32, pointer: *const T, len: usize) -> Self {
        Self::new(tag, pointer.expose_provenance() as u64, len as u64)
    }

    pub fn as_ptr<T>(&self) -> *mut T {
        ptr::with_exposed_provenance_mut(self.payload as usize)
    }
}

#[repr(C)]
pub struct RawError {
    pub kind: i32,
    pub message: *mut c_char,
}

impl RawError {
    pub const fn new() -> Self {
        Self { kind: OK, message: ptr::null_mut() }
    }
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct RawStr {
    p: *const c_char,
    len: usize,
}

impl RawStr {
    /// Borrows `text`: the value must not be used after it.
    pub fn new(text: &str) -> Self {
        Self { p: text.as_ptr().cast(), len: text.len() }
    }
}

#[repr(C)]
pub struct RawOp {
    _private: [u8; 0],
}

#[repr(C)]
pub struct RawProgram {
    _private: [u8; 0],
}

#[repr(C)]
pub struct RawRegisters {
    _private: [u8; 0],
}

#[repr(C)]
pub struct RawFrame {
    _private: [u8; 0],
}

#[repr(C)]
pub struct RawTensorInfo {
    pub sizes: *const i64,
    pub strides: *const i64,
    pub dim: usize,
    pub storage_offset: i64,
    pub implementation: *const c_void,
    pub use_count: usize,
    pub device: i64,
    pub dtype: i32,
    pub layout: i32,
    pub requires_grad: i32,
    pub defined: i32,
}

pub type RawKernel =
    unsafe extern "C" fn(*mut c_void, *const RawValue, usize, *mut RawFrame, *mut *mut c_char) -> i32;

unsafe extern "C" {
    pub fn fxa_free(p: *mut c_void);
    pub fn fxa_malloc(size: usize) -> *mut c_void;

    pub fn fxa_op_find(name: RawStr, overload: RawStr, out: *mut *mut RawOp, error: *mut RawError) -> i32;
    pub fn fxa_op_schema(op: *const RawOp, error: *mut RawError) -> *mut c_char;
    pub fn fxa_op_return_count(op: *const RawOp) -> usize;
    pub fn fxa_op_has_kernel(op: *const RawOp, key: RawStr, out: *mut i32, error: *mut RawError) -> i32;
    pub fn fxa_op_call(
        op: *const RawOp,
        args: *const RawValue,
        arg_count: usize,
        results: *mut RawValue,
        result_count: *mut usize,
        error: *mut RawError,
    ) -> i32;
    pub fn fxa_op_constant(
        op: *const RawOp,
        param: usize,
        arg: *const RawValue,
        out: *mut *mut c_void,
        error: *mut RawError,
    ) -> i32;
    pub fn fxa_program_new(steps: usize, registers: usize, error: *mut RawError) -> *mut RawProgram;
    pub fn fxa_program_free(program: *mut RawProgram);
    pub fn fxa_program_call(
        program: *mut RawProgram,
        at: usize,
        op: *const RawOp,
        args: *const RawValue,
        arg_count: usize,
        outs: *const u32,
        out_count: usize,
        error: *mut RawError,
    ) -> i32;
    pub fn fxa_program_item(
        program: *mut RawProgram,
        at: usize,
        list: u32,
        index: i64,
        out: u32,
        error: *mut RawError,
    ) -> i32;
    pub fn fxa_program_nothing(program: *mut RawProgram, at: usize, error: *mut RawError) -> i32;
    pub fn fxa_program_frees(
        program: *mut RawProgram,
        at: usize,
        slots: *const u32,
        count: usize,
        error: *mut RawError,
    ) -> i32;
    pub fn fxa_program_run(
        program: *const RawProgram,
        registers: *mut RawRegisters,
        from: usize,
        stopped: *mut usize,
        error: *mut RawError,
    ) -> i32;
    pub fn fxa_registers_new(count: usize, error: *mut RawError) -> *mut RawRegisters;
    pub fn fxa_registers_free(registers: *mut RawRegisters);
    pub fn fxa_registers_set(
        registers: *mut RawRegisters,
        at: usize,
        value: *const RawValue,
        error: *mut RawError,
    ) -> i32;
    pub fn fxa_registers_get(
        registers: *mut RawRegisters,
        at: usize,
        take: i32,
        out: *mut RawValue,
        error: *mut RawError,
    ) -> i32;
    pub fn fxa_registers_clear(registers: *mut RawRegisters, slots: *const u32, count: usize);

    pub fn fxa_schemas(name: RawStr, error: *mut RawError) -> *mut c_char;

    pub fn fxa_ivalue_clone(value: *const c_void) -> *mut c_void;
    pub fn fxa_ivalue_free(value: *mut c_void);
    pub fn fxa_ivalue_text(value: *const c_void, error: *mut RawError) -> *mut c_char;

    pub fn fxa_frame_push(frame: *mut RawFrame, result: *const RawValue, error: *mut RawError) -> i32;
    pub fn fxa_register_kernel(
        name: RawStr,
        overload: RawStr,
        key: RawStr,
        kernel: RawKernel,
        data: *mut c_void,
        free_data: unsafe extern "C" fn(*mut c_void),
        error: *mut RawError,
    ) -> *mut c_void;
    pub fn fxa_define(schema: RawStr, error: *mut RawError) -> *mut c_void;
    pub fn fxa_unregister(registration: *mut c_void);
    pub fn fxa_load_library(path: RawStr, error: *mut RawError) -> i32;

    pub fn fxa_inference_mode_enter(error: *mut RawError) -> *mut c_void;
    pub fn fxa_inference_mode_leave(guard: *mut c_void);
    pub fn fxa_autocast_enter(
        device: RawStr,
        dtype: i32,
        enabled: i32,
        cache: i32,
        error: *mut RawError,
    ) -> *mut c_void;
    pub fn fxa_autocast_leave(guard: *mut c_void);

    pub fn fxa_tensor_info(tensor: *const c_void, out: *mut RawTensorInfo, error: *mut RawError) -> i32;

    pub fn fxa_storage_new(
        data: *mut c_void,
        len: usize,
        owner: *mut c_void,
        drop_owner: unsafe extern "C" fn(*mut c_void),
        error: *mut RawError,
    ) -> *mut c_void;
    pub fn fxa_storage_of(tensor: *const c_void, error: *mut RawError) -> *mut c_void;
    pub fn fxa_storage_clone(storage: *const c_void) -> *mut c_void;
    pub fn fxa_storage_free(storage: *mut c_void);
    pub fn fxa_storage_view(
        storage: *const c_void,
        data: *mut *const c_void,
        len: *mut usize,
        key: *mut *const c_void,
        error: *mut RawError,
    ) -> i32;
    pub fn fxa_storage_tensor(
        storage: *const c_void,
        dtype: i32,
        sizes: *const i64,
        strides: *const i64,
        dim: usize,
        offset: i64,
        error: *mut RawError,
    ) -> *mut c_void;
}

/// The text of a malloc'd C string, which is freed; `None` for null. Only to be given what the bridge made.
pub fn take_c_string(p: *mut c_char) -> Option<String> {
    if p.is_null() {
        return None;
    }
    // SAFETY: every string of the bridge is terminated, from malloc, and given away.
    unsafe {
        let text = CStr::from_ptr(p).to_string_lossy().into_owned();
        fxa_free(p.cast());
        Some(text)
    }
}
