//! Capturing Rust functions as graphs, by running them on [`Proxy`] values that record what is done to them.
//!
//! ```
//! use fx_trace::symbolic_trace;
//!
//! let module = symbolic_trace(["x", "y"], |[x, y]| (&x + 2.0 * &y).call_method("relu", ()))?;
//! assert_eq!(
//!     module.graph().to_string(),
//!     "graph():
//!     %x : [num_users=1] = placeholder[target=x]
//!     %y : [num_users=1] = placeholder[target=y]
//!     %mul : [num_users=1] = call_function[target=operator.mul](args = (2.0, %y), kwargs = {})
//!     %add : [num_users=1] = call_function[target=operator.add](args = (%x, %mul), kwargs = {})
//!     %relu : [num_users=1] = call_method[target=relu](args = (%add,), kwargs = {})
//!     return relu"
//! );
//! # Ok::<(), fx_trace::TraceError>(())
//! ```
//!
//! What is recorded is a call for each operation, with the place in the Rust source that asked for it. Control flow
//! on a proxy cannot be recorded: a proxy has no value while the function runs, and therefore no conversion to
//! `bool` or to a number.
//!
//! This crate does not know libtorch, nor `torch.nn` layers.

#![deny(missing_docs)]

mod error;
mod operators;
mod proxy;
mod tracer;

pub use error::TraceError;
pub use proxy::{Operand, Operands, Proxy};
pub use tracer::{Tracer, symbolic_trace};
