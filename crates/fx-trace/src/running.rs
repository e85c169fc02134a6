//! The traces that run on this thread, and what becomes of calls: they go to the innermost trace, or are made at once.

use std::cell::{Cell, RefCell};
use std::panic::Location;
use std::rc::Rc;

use fx_ir::Op;

use crate::args::Args;
use crate::error::{TraceError, TraceErrorKind};
use crate::module::Module;
use crate::parameter::TensorCell;
use crate::trace::{MAX_DEPTH, TensorAttribute, Trace};
use crate::tracer::Call;
use crate::var::{Kind, Var};

thread_local! {
    /// Traces that run on this thread, the innermost last.
    static ACTIVE: RefCell<Vec<Trace>> = const { RefCell::new(Vec::new()) };
    static IS_TRACING: Cell<bool> = const { Cell::new(false) };
    /// How deep modules call each other outside any trace.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Whether a trace runs on this thread (`torch.fx._symbolic_trace.is_fx_tracing`).
pub fn is_tracing() -> bool {
    IS_TRACING.get()
}

pub(crate) fn active() -> Option<Trace> {
    if is_tracing() { ACTIVE.with_borrow(|traces| traces.last().cloned()) } else { None }
}

/// Takes the trace off the stack again, also when the code in between panics.
pub(crate) struct Running;

impl Running {
    pub(crate) fn new(trace: &Trace) -> Self {
        ACTIVE.with_borrow_mut(|traces| traces.push(trace.clone()));
        IS_TRACING.set(true);
        Self
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let left = ACTIVE.with_borrow_mut(|traces| {
            let popped = traces.pop();
            (popped, traces.is_empty())
        });
        IS_TRACING.set(!left.1);
    }
}

/// A call of a module outside any trace.
pub struct Entered(());

impl Drop for Entered {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
    }
}

/// Counts a call of a module outside any trace.
///
/// # Errors
/// Modules call each other without end.
#[track_caller]
pub fn enter() -> Result<Entered, Var> {
    let depth = DEPTH.get();
    if depth >= MAX_DEPTH {
        let kind = TraceErrorKind::Recursion { limit: MAX_DEPTH };
        return Err(TraceError::new(kind, Location::caller()).into());
    }
    DEPTH.set(depth + 1);
    Ok(Entered(()))
}

/// `Module.__call__`.
pub fn call<M: Module>(module: &M, args: Args) -> Var {
    call_dyn(module, args)
}

pub(crate) fn call_dyn(module: &dyn Module, args: Args) -> Var {
    match active() {
        Some(trace) => trace.call_module(module, None, args),
        None => match enter() {
            Ok(_entered) => module.call_forward(args),
            Err(error) => error,
        },
    }
}

/// Calls a module that is known to be the child of this name of the module whose `forward` runs.
pub(crate) fn call_child(name: &str, module: &dyn Module, args: Args) -> Var {
    match active() {
        Some(trace) => {
            let path = trace.path_of_child(name);
            trace.call_module(module, path, args)
        }
        None => call_dyn(module, args),
    }
}

/// A parameter or buffer where the code runs.
pub(crate) fn attribute(cell: &Rc<TensorCell>, is_parameter: bool) -> Var {
    match active() {
        Some(trace) => {
            let tracer = trace.tracer();
            tracer.getattr(&trace, &TensorAttribute { cell: cell.clone(), is_parameter })
        }
        None => Var(Kind::Tensor(cell.clone())),
    }
}

/// One read of a buffer for all its uses.
pub(crate) fn read_once(cell: &Rc<TensorCell>) -> Var {
    match active() {
        Some(trace) => trace.read_once(&TensorAttribute { cell: cell.clone(), is_parameter: false }),
        None => Var(Kind::Tensor(cell.clone())),
    }
}

/// Records a call of a wrapped function when one of its arguments is traced.
pub fn wrapped(target: &str, args: Args) -> Option<Var> {
    let proxy = args.all().find_map(Var::first_proxy)?.clone();
    let mut call = Call::new(Op::CallFunction, target.to_owned(), args);
    call.is_wrapped = true;
    Some(proxy.trace.record(call))
}

/// The error, at this place unless it has one, in the module whose `forward` runs.
pub(crate) fn located(error: TraceError, place: &'static Location<'static>) -> TraceError {
    match active() {
        Some(trace) => trace.located(error, place),
        None => error.at(place),
    }
}

/// The error in the module whose `forward` runs.
pub(crate) fn named_of_active(error: TraceError) -> TraceError {
    match active() {
        Some(trace) => trace.within(error),
        None => error,
    }
}
