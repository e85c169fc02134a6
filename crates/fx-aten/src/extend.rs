//! Operators and kernels from elsewhere: shared libraries, and closures in Rust.

use std::collections::BTreeSet;
use std::ffi::{c_char, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::ptr;

use crate::error::{Error, ErrorKind, Result};
use crate::ffi::{self, RawFrame, RawValue};
use crate::op::Op;
use crate::schema::{Schema, schemas};
use crate::value::{Scratch, Value, decode, encode_value};

/// Loads a shared library that registers operators (`torch.ops.load_library`), and gives the schemas that are new.
/// It stays loaded.
///
/// The library's code runs: load only what you would run. A library that is loaded already gives nothing new.
///
/// # Errors
/// It cannot be found or loaded; the message is the loader's.
pub fn load_library(path: impl AsRef<Path>) -> Result<Vec<Schema>> {
    let path = path.as_ref();
    let shown = path.display().to_string();
    let text = path.to_str().filter(|text| !text.contains('\0'));
    let Some(text) = text else {
        return Err(Error::bad_argument(shown, "the path of a library must be UTF-8 without NUL"));
    };
    let before: BTreeSet<String> = schemas()?.iter().map(Schema::qualified_name).collect();
    let mut error = ffi::RawError::new();
    // SAFETY: the string and `error` outlive the call. What the library's initialisers do is the caller's choice.
    let code = unsafe { ffi::fxa_load_library(ffi::RawStr::new(text), &mut error) };
    if code != ffi::OK {
        return Err(Error::take(error, shown));
    }
    Ok(schemas()?.into_iter().filter(|schema| !before.contains(&schema.qualified_name())).collect())
}

/// What was registered goes when this is dropped; [`keep`](Self::keep) makes it stay.
#[must_use = "dropping a registration undoes it"]
pub struct Registration {
    raw: *mut c_void,
    /// The operator that it defined.
    defined: Option<String>,
}

// SAFETY: libtorch's registry has its own lock; undoing a registration may happen on any thread.
unsafe impl Send for Registration {}
// SAFETY: there is nothing to do with a shared one.
unsafe impl Sync for Registration {}

impl Registration {
    /// Leaves it registered until the process ends.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        if let Some(name) = &self.defined {
            Op::forget(name);
        }
        // SAFETY: made by the bridge and freed once.
        unsafe { ffi::fxa_unregister(self.raw) }
    }
}

/// Defines an operator: `my::scale(Tensor x, *, float by=2.0) -> Tensor`. Kernels come from
/// [`register_kernel`].
///
/// # Errors
/// The schema does not parse, or the operator exists.
pub fn define_op(schema: &str) -> Result<Registration> {
    let mut error = ffi::RawError::new();
    // SAFETY: the string and `error` outlive the call.
    let raw = unsafe { ffi::fxa_define(ffi::RawStr::new(schema), &mut error) };
    let name = schema.split('(').next().unwrap_or(schema).trim();
    if raw.is_null() {
        return Err(Error::take(error, name));
    }
    Ok(Registration { raw, defined: Some(name.to_owned()) })
}

type Kernel = Box<dyn Fn(&[Value]) -> Result<Vec<Value>> + Send + Sync>;

/// Registers a closure as the kernel of `op` (`aten::relu`, `my::scale`) for a dispatch key: `CPU`, `Meta`,
/// `CompositeImplicitAutograd` ...
///
/// The closure gets the arguments in schema order, defaults filled in, and returns as many results as the schema
/// declares. It may call operators. When it panics, the call fails.
///
/// # Errors
/// There is no such operator or key.
pub fn register_kernel(
    op: &str,
    key: &str,
    kernel: impl Fn(&[Value]) -> Result<Vec<Value>> + Send + Sync + 'static,
) -> Result<Registration> {
    let (name, overload) = op.split_once('.').unwrap_or((op, ""));
    let overload = if overload == "default" { "" } else { overload };
    let data = Box::into_raw(Box::new(Box::new(kernel) as Kernel));
    let mut error = ffi::RawError::new();
    // SAFETY: the strings and `error` outlive the call; C++ owns `data` from here, and frees it with `free_kernel`.
    let raw = unsafe {
        ffi::fxa_register_kernel(
            ffi::RawStr::new(name),
            ffi::RawStr::new(overload),
            ffi::RawStr::new(key),
            run_kernel,
            data.cast(),
            free_kernel,
            &mut error,
        )
    };
    if raw.is_null() {
        return Err(Error::take(error, op));
    }
    Ok(Registration { raw, defined: None })
}

unsafe extern "C" fn free_kernel(data: *mut c_void) {
    let _ = catch_unwind(|| {
        // SAFETY: `data` is the box that `register_kernel` gave away, and C++ calls this once.
        drop(unsafe { Box::from_raw(data.cast::<Kernel>()) });
    });
}

unsafe extern "C" fn run_kernel(
    data: *mut c_void,
    args: *const RawValue,
    count: usize,
    frame: *mut RawFrame,
    message: *mut *mut c_char,
) -> i32 {
    let run = || -> Result<()> {
        // SAFETY: C++ gives `count` values that are ours; each is taken once. An empty vector's pointer may be null.
        let args: Vec<Value> = unsafe {
            if count == 0 {
                Vec::new()
            } else {
                std::slice::from_raw_parts(args, count).iter().map(|raw| decode(raw)).collect()
            }
        };
        // SAFETY: `data` is the box of `register_kernel`, alive while the kernel is registered.
        let kernel = unsafe { &*data.cast::<Kernel>() };
        for value in kernel(&args)? {
            let mut scratch = Scratch::default();
            let raw = encode_value(&value, &mut scratch, 0)?;
            let mut error = ffi::RawError::new();
            // SAFETY: the frame lives for this callback; the value is copied before the call returns.
            if unsafe { ffi::fxa_frame_push(frame, &raw, &mut error) } != ffi::OK {
                return Err(Error::take(error, "kernel"));
            }
        }
        Ok(())
    };
    // A panic must not cross into C++.
    let error = match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) => return ffi::OK,
        Ok(Err(error)) => error,
        Err(panic) => {
            let said = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
            let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
            let said = said.unwrap_or_else(|| "no message".to_owned());
            Error::new(ErrorKind::Runtime, "kernel", format!("a kernel written in Rust panicked: {said}"))
        }
    };
    let text = error.message.replace('\0', " ");
    // SAFETY: the memory has room for the text and its end; C++ frees it.
    unsafe {
        let copy = ffi::fxa_malloc(text.len() + 1).cast::<u8>();
        if !copy.is_null() {
            ptr::copy_nonoverlapping(text.as_ptr(), copy, text.len());
            *copy.add(text.len()) = 0;
            *message = copy.cast();
        }
    }
    error.kind.code()
}
