//! The bridge to the libtorch dispatcher: call any registered operator by name.
//!
//! libtorch registers some 3,500 operators, third-party libraries add theirs. [`Op::find`] resolves one, and
//! [`Op::call`] calls it with values checked against its [`Schema`]:
//!
//! ```
//! use fx_aten::{Arg, Op};
//!
//! let add = Op::find("aten::add", "Tensor")?;
//! let x = tch::Tensor::from_slice(&[1i64, 2]);
//! let y = add.call1(&[Arg::Tensor(&x), Arg::Float(2.5)])?;
//! assert_eq!(y, tch::Tensor::from_slice(&[3.5f32, 4.5]));
//! assert!(add.call(&[Arg::Str("x"), Arg::Int(1)]).is_err());
//! # Ok::<(), fx_aten::Error>(())
//! ```
//!
//! This is the only crate with `unsafe` code and with C++ (in `cpp/`; `bridge.h` is the boundary). It does not know
//! graphs, nor how a Python name becomes an operator and an overload.
//!
//! Nothing here panics or unwinds: a C++ exception becomes an [`Error`] with its kind and its message, without the
//! C++ backtrace, and a panic in a kernel written in Rust is caught and becomes one too.

#![deny(missing_docs)]

mod codes;
mod error;
mod extend;
mod ffi;
mod meta_kernels;
mod mode;
mod op;
mod program;
mod schema;
mod storage;
mod tensor;
mod value;

#[cfg(test)]
mod tests;

pub use error::{Error, ErrorKind, Result};
pub use extend::{Registration, define_op, load_library, register_kernel};
pub use meta_kernels::register_meta_kernels;
pub use mode::{Autocast, InferenceMode};
pub use op::{Op, Values};
pub use program::{Program, Registers, Source};
pub use schema::{Alias, Param, Schema, overloads, schemas};
pub use storage::{Storage, storage_bytes, tensor_from_bytes};
pub use tensor::{TensorExt, TensorInfo};
pub use value::{Arg, Opaque, Value};
