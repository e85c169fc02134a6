//! [`Program`]: operators with their arguments bound, run one after the other without crossing back to Rust.
//!
//! A program knows steps and registers, not graphs. What a step cannot do, because it is not an operator or because a
//! register holds something that would have to be converted, stops the run there; the caller does that step its own way
//! and goes on.

use crate::error::{Error, Result};
use crate::ffi::{self, RawProgram, RawRegisters, RawValue};
use crate::op::Op;
use crate::value::{Arg, Scratch, Value, decode, encode};

/// An argument of a [`Program`]'s step.
#[derive(Clone, Debug)]
pub enum Source<'a> {
    /// The schema's default.
    Default,
    /// What a register holds when the step runs.
    Slot(u32),
    /// A constant, converted once.
    Constant(Arg<'a>),
    /// A list of registers, numbers and `None`.
    List(Vec<Source<'a>>),
}

/// A sequence of steps over numbered registers. Steps that are not set stop a run.
#[derive(Debug)]
pub struct Program {
    raw: *mut RawProgram,
}

// SAFETY: the C++ side holds operators, constants and numbers, which libtorch hands between threads; it is changed
// through `&mut` only.
unsafe impl Send for Program {}

/// What a run of a [`Program`] works on: tensors, numbers and lists of them.
#[derive(Debug)]
pub struct Registers {
    raw: *mut RawRegisters,
}

// SAFETY: it holds IValues, as `Opaque` does, and is used through `&mut` only.
unsafe impl Send for Registers {}

/// In the list of a step's results: this one is not kept.
const DROPPED: u32 = u32::MAX;

impl Program {
    /// A program of this many steps, none of them set, over this many registers.
    ///
    /// # Errors
    /// There is no memory for them.
    pub fn new(steps: usize, registers: usize) -> Result<Self> {
        let mut error = ffi::RawError::new();
        // SAFETY: `error` outlives the call.
        let raw = unsafe { ffi::fxa_program_new(steps, registers, &mut error) };
        if raw.is_null() { Err(Error::take(error, "program")) } else { Ok(Self { raw }) }
    }

    /// Makes step `at` call `op` on `args`, in the schema's order, and put its results into the registers `results`
    /// ([`None`] drops one).
    ///
    /// # Errors
    /// A constant does not fit the schema, or there is no such step or register.
    pub fn set_call(
        &mut self,
        at: usize,
        op: Op,
        args: &[Source<'_>],
        results: &[Option<u32>],
    ) -> Result<()> {
        let mut scratch = Scratch::default();
        let raw: Vec<RawValue> =
            args.iter().map(|arg| raw_source(arg, &mut scratch)).collect::<Result<_>>()?;
        let outs: Vec<u32> = results.iter().map(|out| out.unwrap_or(DROPPED)).collect();
        let mut error = ffi::RawError::new();
        // SAFETY: the program and the operator are live; the arrays and what they point into outlive the call.
        let code = unsafe {
            ffi::fxa_program_call(
                self.raw,
                at,
                op.raw(),
                raw.as_ptr(),
                raw.len(),
                outs.as_ptr(),
                outs.len(),
                &mut error,
            )
        };
        check(code, error, op.name())
    }

    /// Makes step `at` put the element `index` of the list of tensors in register `list` into register `result`.
    ///
    /// # Errors
    /// There is no such step or register.
    pub fn set_item(&mut self, at: usize, list: u32, index: i64, result: u32) -> Result<()> {
        let mut error = ffi::RawError::new();
        // SAFETY: the program is live, `error` outlives the call.
        let code = unsafe { ffi::fxa_program_item(self.raw, at, list, index, result, &mut error) };
        check(code, error, "program")
    }

    /// Makes step `at` do nothing.
    ///
    /// # Errors
    /// There is no such step.
    pub fn set_nothing(&mut self, at: usize) -> Result<()> {
        let mut error = ffi::RawError::new();
        // SAFETY: the program is live, `error` outlives the call.
        let code = unsafe { ffi::fxa_program_nothing(self.raw, at, &mut error) };
        check(code, error, "program")
    }

    /// Says which registers are emptied after step `at`.
    ///
    /// # Errors
    /// There is no such step or register.
    pub fn set_frees(&mut self, at: usize, slots: &[u32]) -> Result<()> {
        let mut error = ffi::RawError::new();
        // SAFETY: the program is live; the slice and `error` outlive the call.
        let code = unsafe { ffi::fxa_program_frees(self.raw, at, slots.as_ptr(), slots.len(), &mut error) };
        check(code, error, "program")
    }

    /// Runs from step `from` and says where it stopped: behind the last step, or at one that is not set or whose
    /// registers do not hold what the operator declares. That step has changed nothing.
    ///
    /// # Errors
    /// With the step that failed and what the operator raised.
    pub fn run(&self, registers: &mut Registers, from: usize) -> std::result::Result<usize, (usize, Error)> {
        let (mut stopped, mut error) = (from, ffi::RawError::new());
        // SAFETY: program and registers are live, the out-parameters outlive the call.
        let code = unsafe { ffi::fxa_program_run(self.raw, registers.raw, from, &mut stopped, &mut error) };
        match code {
            ffi::OK => Ok(stopped),
            _ => Err((stopped, Error::take(error, "program"))),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // SAFETY: made by the bridge and freed once.
        unsafe { ffi::fxa_program_free(self.raw) }
    }
}

impl Registers {
    /// This many empty registers.
    ///
    /// # Errors
    /// There is no memory for them.
    pub fn new(count: usize) -> Result<Self> {
        let mut error = ffi::RawError::new();
        // SAFETY: `error` outlives the call.
        let raw = unsafe { ffi::fxa_registers_new(count, &mut error) };
        if raw.is_null() { Err(Error::take(error, "registers")) } else { Ok(Self { raw }) }
    }

    /// Puts a value into a register; a tensor is shared.
    ///
    /// # Errors
    /// There is no such register, or libtorch has no such value.
    pub fn set(&mut self, at: u32, value: &Arg<'_>) -> Result<()> {
        let mut scratch = Scratch::default();
        let raw = encode(value, &mut scratch, 0)?;
        let mut error = ffi::RawError::new();
        // SAFETY: the registers are live; the value and what it points into outlive the call.
        let code = unsafe { ffi::fxa_registers_set(self.raw, at as usize, &raw, &mut error) };
        check(code, error, "registers")
    }

    /// A copy of what a register holds; [`Value::None`] for an empty one.
    ///
    /// # Errors
    /// There is no such register.
    pub fn get(&mut self, at: u32) -> Result<Value> {
        self.read(at, false)
    }

    /// What a register holds, which is empty afterwards.
    ///
    /// # Errors
    /// There is no such register.
    pub fn take(&mut self, at: u32) -> Result<Value> {
        self.read(at, true)
    }

    fn read(&mut self, at: u32, take: bool) -> Result<Value> {
        let (mut out, mut error) = (RawValue::NONE, ffi::RawError::new());
        // SAFETY: the registers are live, the out-parameters outlive the call.
        let code =
            unsafe { ffi::fxa_registers_get(self.raw, at as usize, take.into(), &mut out, &mut error) };
        check(code, error, "registers")?;
        // SAFETY: the call succeeded and gave the value to us; it is read once.
        Ok(unsafe { decode(&out) })
    }

    /// Empties registers; those that do not exist are left out.
    pub fn clear(&mut self, slots: &[u32]) {
        // SAFETY: the registers are live, the slice outlives the call.
        unsafe { ffi::fxa_registers_clear(self.raw, slots.as_ptr(), slots.len()) }
    }
}

impl Drop for Registers {
    fn drop(&mut self) {
        // SAFETY: made by the bridge and freed once.
        unsafe { ffi::fxa_registers_free(self.raw) }
    }
}

fn check(code: i32, error: ffi::RawError, what: &str) -> Result<()> {
    if code == ffi::OK { Ok(()) } else { Err(Error::take(error, what)) }
}

fn raw_source(source: &Source<'_>, scratch: &mut Scratch) -> Result<RawValue> {
    Ok(match source {
        Source::Default => RawValue::new(ffi::DEFAULT, 0, 0),
        Source::Slot(at) => RawValue::new(ffi::SLOT, u64::from(*at), 0),
        Source::Constant(arg) => encode(arg, scratch, 0)?,
        Source::List(items) => {
            let items = items
                .iter()
                .map(|item| match item {
                    Source::List(_) => {
                        Err(Error::bad_argument("program", "a list with registers may not nest"))
                    }
                    item => raw_source(item, scratch),
                })
                .collect::<Result<_>>()?;
            scratch.list(items)
        }
    })
}
