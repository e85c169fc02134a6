//! [`Op`]: an operator, resolved once and called often.

use std::collections::HashMap;
use std::fmt;
use std::ptr;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use smallvec::SmallVec;
use tch::Tensor;

use crate::error::{Error, Result};
use crate::ffi::{self, RawOp, RawValue};
use crate::schema::{self, Schema, qualified};
use crate::value::{Arg, Opaque, Scratch, Value, decode, encode, encode_plain};

/// The results of a call: most operators give one or two.
pub type Values = SmallVec<[Value; 2]>;

struct Inner {
    raw: *mut RawOp,
    returns: usize,
    name: String,
    schema: OnceLock<Schema>,
}

// SAFETY: the C++ side of an operator is constant once made, and libtorch's operator handles may be called from any
// thread at the same time.
unsafe impl Send for Inner {}
// SAFETY: as above; the schema sits in a `OnceLock`.
unsafe impl Sync for Inner {}

/// Operators are never freed: there are as many as a program names, and handles to them are free to copy.
static FOUND: LazyLock<Mutex<HashMap<String, &'static Inner>>> = LazyLock::new(Mutex::default);

/// A resolved operator. A copy is a pointer.
#[derive(Clone, Copy)]
pub struct Op(&'static Inner);

impl Op {
    /// The operator `name` (`aten::add`) with this overload (`Tensor`; empty or `default` for the default one).
    ///
    /// The first look-up costs microseconds, later ones of the same name a hash of it.
    ///
    /// # Errors
    /// [`BadArgument`](crate::ErrorKind::BadArgument) when no such operator is registered.
    pub fn find(name: &str, overload: &str) -> Result<Op> {
        let overload = if overload == "default" { "" } else { overload };
        let full = qualified(name, overload);
        let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(inner) = found.get(&full) {
            return Ok(Op(inner));
        }
        let (mut raw, mut error) = (ptr::null_mut(), ffi::RawError::new());
        // SAFETY: the strings and the two out-parameters outlive the call.
        let code = unsafe {
            ffi::fxa_op_find(ffi::RawStr::new(name), ffi::RawStr::new(overload), &mut raw, &mut error)
        };
        if code != ffi::OK {
            return Err(Error::take(error, full));
        }
        // SAFETY: `raw` was just made, and is never freed.
        let returns = unsafe { ffi::fxa_op_return_count(raw) };
        let inner: &'static Inner =
            Box::leak(Box::new(Inner { raw, returns, name: full.clone(), schema: OnceLock::new() }));
        found.insert(full, inner);
        Ok(Op(inner))
    }

    /// The operator with this qualified name: `aten::add.Tensor`, `aten::relu`, `aten::relu.default`.
    ///
    /// # Errors
    /// As [`find`](Self::find).
    pub fn parse(text: &str) -> Result<Op> {
        let (name, overload) = text.split_once('.').unwrap_or((text, ""));
        Op::find(name, overload)
    }

    /// Forgets a cached operator, so that the next look-up asks libtorch again.
    pub(crate) fn forget(full_name: &str) {
        FOUND.lock().unwrap_or_else(PoisonError::into_inner).remove(full_name);
    }

    /// The C++ side of the operator, which lives as long as the process.
    pub(crate) fn raw(&self) -> *mut RawOp {
        self.0.raw
    }

    /// `aten::add.Tensor`.
    pub fn name(&self) -> &'static str {
        &self.0.name
    }

    /// How many results it gives.
    pub fn return_count(&self) -> usize {
        self.0.returns
    }

    /// What it takes and gives; read from libtorch when first asked.
    ///
    /// # Errors
    /// The operator was unregistered before it was asked.
    pub fn schema(&self) -> Result<&'static Schema> {
        if let Some(schema) = self.0.schema.get() {
            return Ok(schema);
        }
        let mut error = ffi::RawError::new();
        // SAFETY: the operator is live, `error` outlives the call.
        let json = unsafe { ffi::fxa_op_schema(self.0.raw, &mut error) };
        let json = ffi::take_c_string(json).ok_or_else(|| Error::take(error, self.name()))?;
        let schema = schema::parse(&json, self.name())?;
        Ok(self.0.schema.get_or_init(|| schema))
    }

    /// Whether a kernel is registered for this dispatch key (`CPU`, `Meta`, `CompositeImplicitAutograd` ...) directly;
    /// fallbacks do not count.
    ///
    /// # Errors
    /// There is no such key.
    pub fn has_kernel(&self, key: &str) -> Result<bool> {
        let (mut has, mut error) = (0, ffi::RawError::new());
        // SAFETY: the operator is live; string and out-parameters outlive the call.
        let code = unsafe { ffi::fxa_op_has_kernel(self.0.raw, ffi::RawStr::new(key), &mut has, &mut error) };
        if code == ffi::OK { Ok(has != 0) } else { Err(Error::take(error, self.name())) }
    }

    /// Calls it. `args` are the parameters in the schema's order, keyword-only ones too; what is left out at the end
    /// takes its default, as [`Arg::Default`] does anywhere.
    ///
    /// The dispatcher does what it does in Python: autograd, autocast, the device's kernel.
    ///
    /// # Errors
    /// [`BadArgument`](crate::ErrorKind::BadArgument) when an argument does not fit the schema (nothing ran), else
    /// what the operator raised.
    pub fn call(&self, args: &[Arg<'_>]) -> Result<Values> {
        let mut results: SmallVec<[RawValue; 4]> = SmallVec::from_elem(RawValue::NONE, self.0.returns);
        let count = self.call_raw(args, &mut results)?;
        // SAFETY: the call filled in that many results, and they are read once.
        Ok(results.iter().take(count).map(|raw| unsafe { decode(raw) }).collect())
    }

    /// Calls an operator that gives one value, with no allocation on this side but the value's.
    ///
    /// # Errors
    /// As [`call`](Self::call), and when the operator declares another number of results.
    #[inline]
    pub fn call_one(&self, args: &[Arg<'_>]) -> Result<Value> {
        if self.0.returns != 1 {
            let message = format!("gives {} results, one was expected", self.0.returns);
            return Err(Error::bad_argument(self.name(), message));
        }
        match self.call_plain(args.iter().map(|arg| Some(*arg))) {
            Some(result) => result,
            None => {
                let mut results = [RawValue::NONE];
                self.call_raw(args, &mut results)?;
                let [result] = results;
                // SAFETY: the call filled in the result, and it is read once.
                Ok(unsafe { decode(&result) })
            }
        }
    }

    /// Calls an operator that gives one value on tensors, numbers and lists of integers, which are taken one by one; up to
    /// nine take no memory. `None`, and nothing ran, when the operator gives another number of results, or
    /// an argument is `None` or of another kind.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    #[inline]
    pub fn call_plain<'a>(&self, args: impl Iterator<Item = Option<Arg<'a>>>) -> Option<Result<Value>> {
        if self.0.returns != 1 {
            return None;
        }
        let mut raw: SmallVec<[RawValue; 9]> = SmallVec::new();
        for arg in args {
            raw.push(encode_plain(&arg?)?);
        }
        let mut results = [RawValue::NONE];
        let called = self.call_encoded(&raw, &mut results);
        let [result] = results;
        // SAFETY: the call filled in the result, and it is read once.
        Some(called.map(|_| unsafe { decode(&result) }))
    }

    /// Calls an operator that gives one tensor: the hot path, with no allocation on this side.
    ///
    /// # Errors
    /// As [`call`](Self::call), and when the result is something else.
    #[inline]
    pub fn call1(&self, args: &[Arg<'_>]) -> Result<Tensor> {
        match self.call_one(args)? {
            Value::Tensor(tensor) => Ok(tensor),
            other => {
                Err(Error::bad_argument(self.name(), format!("gave {other:?}, one tensor was expected")))
            }
        }
    }

    /// The call itself; `results` has room for all.
    #[inline]
    fn call_raw(&self, args: &[Arg<'_>], results: &mut [RawValue]) -> Result<usize> {
        let mut scratch = Scratch::default();
        let mut raw: SmallVec<[RawValue; 12]> = SmallVec::new();
        for arg in args {
            raw.push(encode(arg, &mut scratch, 0).map_err(|e| Error { op: self.name().to_owned(), ..e })?);
        }
        self.call_encoded(&raw, results)
    }

    /// Calls it on `raw`, which borrows from arguments that outlive the call.
    #[inline]
    fn call_encoded(&self, raw: &[RawValue], results: &mut [RawValue]) -> Result<usize> {
        let (mut count, mut error) = (0, ffi::RawError::new());
        // SAFETY: the operator is live; what `raw` borrows from outlives the call; `results` has room for as many values
        // as the operator declares.
        let code = unsafe {
            ffi::fxa_op_call(
                self.0.raw,
                raw.as_ptr(),
                raw.len(),
                results.as_mut_ptr(),
                &mut count,
                &mut error,
            )
        };
        if code == ffi::OK { Ok(count) } else { Err(Error::take(error, self.name())) }
    }

    /// The argument at position `param`, checked and converted once: a constant of a program that is run often.
    /// Pass it as [`Arg::Opaque`].
    ///
    /// # Errors
    /// It does not fit the schema.
    pub fn constant(&self, param: usize, arg: &Arg<'_>) -> Result<Opaque> {
        let mut scratch = Scratch::default();
        let raw = encode(arg, &mut scratch, 0).map_err(|e| Error { op: self.name().to_owned(), ..e })?;
        let (mut out, mut error) = (ptr::null_mut(), ffi::RawError::new());
        // SAFETY: the operator is live; everything passed outlives the call.
        let code = unsafe { ffi::fxa_op_constant(self.0.raw, param, &raw, &mut out, &mut error) };
        if code == ffi::OK { Ok(Opaque::from_raw(out)) } else { Err(Error::take(error, self.name())) }
    }
}

impl PartialEq for Op {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Eq for Op {}

impl fmt::Debug for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Op({})", self.name())
    }
}
