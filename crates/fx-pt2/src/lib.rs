//! Reading and writing torch.export archives, and the files of graphs and weights.
//!
//! [`ExportedProgram::load`] reads a `.pt2` archive without Python and without libtorch: the graph as Python prints
//! it, the signature, symbolic sizes, metadata, and the weights, mapped and not copied. [`ExportedProgram::module`]
//! makes of it the module that is run and transformed. [`read_module`] and [`write_module`] choose the format by
//! the name of the file; [`read_safetensors`] and [`write_safetensors`] handle tensors alone.
//!
//! Files come from strangers: sizes, counts and depths are bounded, names cannot climb out of the archive, pickles
//! are never executed. What is refused is refused with the member and the node at fault ([`Error`]).
//!
//! This crate does not know libtorch, nor what an operator does beyond its schema.

#![deny(missing_docs)]

mod archive;
mod build;
mod enums;
mod error;
mod files;
mod info;
mod map;
mod program;
mod sample;
mod schema;
mod symbols;
mod treespec;
mod unlift;
mod weights;
mod write;

pub use error::Error;
pub use files::{read_module, read_safetensors, write_module, write_safetensors};
pub use info::{Info, info};
pub use program::{ExportedProgram, InputSpec, OutputSpec};
pub use sample::SampleValue;
