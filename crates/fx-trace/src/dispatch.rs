//! The one way that every operation goes (`__torch_function__`'s role): with a traced argument it is recorded, with
//! tensors and constants alone it is computed.

use std::borrow::Cow;
use std::panic::Location;

use fx_ir::Op;

use crate::args::Args;
use crate::error::TraceError;
#[cfg(not(feature = "tch"))]
use crate::error::TraceErrorKind;
use crate::running;
use crate::tracer::Call;
use crate::var::{Kind, Proxy, Var};

/// A function or method of the generated surface.
#[doc(hidden)]
pub struct Operator {
    op: Op,
    target: &'static str,
    /// The operators of libtorch that its calls come down to.
    #[cfg(feature = "tch")]
    site: fx_interp::CallSite,
}

impl Operator {
    const fn new(op: Op, target: &'static str) -> Self {
        Self {
            op,
            target,
            #[cfg(feature = "tch")]
            site: fx_interp::CallSite::new(),
        }
    }

    /// A function, by its qualified name.
    pub const fn function(target: &'static str) -> Self {
        Self::new(Op::CallFunction, target)
    }

    /// A method.
    pub const fn method(target: &'static str) -> Self {
        Self::new(Op::CallMethod, target)
    }

    /// Calls it, and while a trace runs records that, whatever the arguments are.
    pub fn record(&'static self, args: Args) -> Var {
        if !running::is_tracing() {
            return self.call(args);
        }
        match first_proxy(&args).map(|proxy| proxy.trace.clone()).or_else(running::active) {
            Some(trace) => trace.record(Call::new(self.op, self.target, args)),
            None => compute(self.op, Cow::Borrowed(self.target), args),
        }
    }

    /// Calls it.
    pub fn call(&'static self, args: Args) -> Var {
        if let Some(result) = self.on_tensors(&args) {
            return result;
        }
        match first_proxy(&args) {
            Some(proxy) => proxy.trace.clone().record(Call::new(self.op, self.target, args)),
            None => compute(self.op, Cow::Borrowed(self.target), args),
        }
    }

    /// Calls it with positional arguments, as [`call`](Self::call) does.
    #[inline]
    pub(crate) fn call_plain<const N: usize>(
        &'static self,
        args: [&Var; N],
        place: &'static Location<'static>,
    ) -> Var {
        #[cfg(feature = "tch")]
        if let Some(result) = crate::eager::call_plain(&self.site, args) {
            return result.unwrap_or_else(|error| running::located(error, place).into());
        }
        let mut made = Args::at(place);
        made.positional.extend(args.into_iter().cloned());
        self.call(made)
    }

    /// Calls it on tensors and numbers; `None` when there is something else among the arguments, or no tensor.
    #[cfg(feature = "tch")]
    fn on_tensors(&'static self, args: &Args) -> Option<Var> {
        let result = crate::eager::call_at(&self.site, self.op, self.target, args)?;
        Some(result.unwrap_or_else(|error| running::located(error, args.place).into()))
    }

    #[cfg(not(feature = "tch"))]
    fn on_tensors(&'static self, _args: &Args) -> Option<Var> {
        None
    }
}

fn first_proxy(args: &Args) -> Option<&Proxy> {
    args.all().find_map(Var::first_proxy)
}

/// Calls a function or method by its name.
pub(crate) fn named(op: Op, target: String, args: Args) -> Var {
    match first_proxy(&args) {
        Some(proxy) => proxy.trace.clone().record(Call::new(op, target, args)),
        None => match running::active() {
            Some(trace) => trace.record(Call::new(op, target, args)),
            None => compute(op, Cow::Owned(target), args),
        },
    }
}

/// Computes a call of tensors and constants.
fn compute(op: Op, target: Cow<'static, str>, args: Args) -> Var {
    if let Some(error) = args.all().find_map(Var::first_error) {
        return Var(Kind::Error(error.clone()));
    }
    if op == Op::CallFunction
        && let Some(result) = crate::scalars::call(&target, &args)
    {
        return result;
    }
    match run(op, &target, &args) {
        Ok(value) => value,
        Err(error) => running::located(error, args.place).into(),
    }
}

#[cfg(feature = "tch")]
fn run(op: Op, target: &str, args: &Args) -> Result<Var, TraceError> {
    crate::eager::call(op, target, args)
}

#[cfg(not(feature = "tch"))]
fn run(op: Op, target: &str, args: &Args) -> Result<Var, TraceError> {
    let what = match op {
        Op::CallMethod => format!("the method `{target}`"),
        _ => format!("`{target}`"),
    };
    let message = format!("{what} is called on values that are there; running it needs the feature `tch`");
    Err(TraceError::new(TraceErrorKind::Execution(message), args.place))
}
