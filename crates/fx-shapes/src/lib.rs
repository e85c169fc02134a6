//! Shapes, strides and element types of operators' results, without libtorch and without computing.
//!
//! A shape function goes from the metadata of an operator's arguments to that of its results. Functions are generic
//! over [`Size`]: with `i64` they serve as kernels of the meta device, with [`Sym`] they keep symbolic batch sizes.
//! [`Registry`] finds them by the operator's name, and takes a user's own.
//!
//! ```
//! use fx_shapes::{Arg, Meta, Size, Sym};
//! let batch = Sym::symbol("s0", Some(4));
//! let x = Meta::new(fx_ir::DType::Float32, [batch, 8.into()].into_iter().collect());
//! let w = Meta::new(fx_ir::DType::Float32, [Sym::Int(16), 8.into()].into_iter().collect());
//! let args = [Arg::Tensor(&x), Arg::Tensor(&w)];
//! let y = Sym::registry().call::<&str>("aten::linear", &args, &[], &Default::default())?;
//! assert_eq!(y.as_tensor().map(ToString::to_string).as_deref(), Some("f32[s0, 16]"));
//! # Ok::<(), fx_shapes::ShapeError>(())
//! ```
//!
//! Results are laid out in memory as libtorch's CPU kernels lay them out. This crate does not know graphs, tensors
//! with data, or files.

#![deny(missing_docs)]

mod call;
mod error;
mod flops;
mod meta;
mod modules;
mod ops;
mod poly;
mod promote;
mod python;
mod registry;
mod size;
mod srepr;
mod sym;
mod value;

pub use call::{Call, Result};
pub use error::ShapeError;
pub use meta::{Dims, Meta, channels_last, contiguous, elementwise_strides, memory_order};
pub use promote::{ResultType, promote_types};
pub use registry::Registry;
pub use size::Size;
pub use sym::{Expr, Sym};
pub use value::{Arg, Value};
