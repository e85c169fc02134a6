//! Writing modules in Rust as one writes them for PyTorch, and capturing them as graphs (`torch.fx.symbolic_trace`).
//!
//! A module is a struct of layers, parameters and other modules; its `forward` computes on [`Var`]s:
//!
//! ```
//! use fx_trace::{Module, Var, forward, nn, symbolic_trace, torch};
//!
//! #[derive(Module)]
//! struct Net {
//!     conv: nn::Conv2d,
//!     bn: nn::BatchNorm2d,
//!     head: nn::Linear,
//! }
//!
//! impl Net {
//!     fn new() -> Self {
//!         let conv = nn::Conv2d::new(3, 8, 3).padding(1).bias(false);
//!         Net { conv, bn: nn::BatchNorm2d::new(8), head: nn::Linear::new(8, 10) }
//!     }
//!
//!     #[forward]
//!     fn forward(&self, x: &Var) -> Var {
//!         let x = self.bn.forward(self.conv.forward(x)).relu();
//!         self.head.forward(x.mean([2, 3]))
//!     }
//! }
//!
//! let module = symbolic_trace(&Net::new())?;
//! assert_eq!(module.graph().to_string(), "graph():
//!     %x : [num_users=1] = placeholder[target=x]
//!     %conv : [num_users=1] = call_module[target=conv](args = (%x,), kwargs = {})
//!     %bn : [num_users=1] = call_module[target=bn](args = (%conv,), kwargs = {})
//!     %relu : [num_users=1] = call_method[target=relu](args = (%bn,), kwargs = {})
//!     %mean : [num_users=1] = call_method[target=mean](args = (%relu, [2, 3]), kwargs = {})
//!     %head : [num_users=1] = call_module[target=head](args = (%mean,), kwargs = {})
//!     return head");
//! # Ok::<(), fx_trace::TraceError>(())
//! ```
//!
//! What is recorded is a call for each operation, with the module that made it and the line of Rust that asked for it.
//! Control flow on a traced value cannot be recorded, and is refused with the place and what to do instead
//! ([`TraceError`]).
//!
//! With the feature `tch` the same code runs on tensors: `net.forward(&Var::from(tensor))`. Without it this crate does not
//! know libtorch; it never knows files, or what an operator does.

#![deny(missing_docs)]

// The macros name this crate from outside and from inside.
extern crate self as fx_trace;

mod args;
mod build;
pub mod builtins;
mod dispatch;
#[cfg(feature = "tch")]
mod eager;
mod error;
mod module;
pub mod nn;
pub mod operator;
mod parameter;
mod retrace;
mod root_args;
mod running;
mod scalars;
mod signature;
mod surface;
mod trace;
mod tracer;
mod var;

pub use args::{Args, Kwargs, OneArgument, Optional};
pub use error::{TraceError, TraceErrorKind};
pub use fx_derive::{Module, forward, wrap};
pub use module::{Field, Identity, Module, ModuleExt, Training, Visitor};
pub use operator::{slice, slice_by};
pub use parameter::{Buffer, Init, Parameter, manual_seed};
pub use retrace::Transformer;
pub use running::is_tracing;
pub use signature::{FromVar, Output, Param, ParamKind, Signature, SignatureRef};
pub use surface::{functional, torch};
pub use trace::{ModuleCall, TensorAttribute, Trace};
pub use tracer::{
    Call, SymbolicTracer, Tracer, call_function, is_standard_layer, symbolic_trace, symbolic_trace_fn,
    symbolic_trace_with, trace_function,
};
pub use var::{IntoVar, Proxy, Var};

/// What the macros of this crate write calls of.
#[doc(hidden)]
pub mod __private {
    pub use crate::dispatch::Operator;
    pub use crate::module::{NoForward, class_name};
    pub use crate::running::{call, enter, is_tracing, wrapped};
    pub use crate::signature::take;

    /// A Rust spelling of a Python keyword argument as Python has it: `r#type` and `lambda_` are keywords somewhere.
    pub const fn keyword(name: &'static str) -> &'static str {
        match name.as_bytes() {
            [b'r', b'#', ..] => name.split_at(2).1,
            _ => name,
        }
    }
}
