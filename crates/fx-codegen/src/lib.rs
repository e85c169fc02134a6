//! Source code and pictures from graphs.
//!
//! [`python_code`] writes the Python text of `GraphModule.code`, [`print_readable`] the one for reading, [`rust_code`] and
//! [`tch_code`] write Rust, [`python_package`] and [`rust_package`] what runs by itself, [`dot`] and [`svg`] draw pictures,
//! [`outline`] shows modules on a terminal. All are pure functions of the graph: the same graph gives the same bytes on
//! every machine.
//!
//! This crate does not know libtorch, files, or whether the functions that a graph names exist.

#![deny(missing_docs)]

mod dot;
mod error;
mod outline;
mod python;
mod rust;
mod svg;

pub use dot::{DotOptions, dot};
pub use error::CodegenError;
pub use outline::{OutlineOptions, outline};
pub use python::{
    BodyLine, BoxedCodeGen, CodeGen, PythonCode, PythonOptions, PythonPackage, ReadableOptions,
    graph_python_code, print_readable, python_code, python_code_with, python_package,
};
pub use rust::{
    PyTreeRustCodeGen, RustCode, RustCodeGen, RustPackage, RustTarget, rust_code, rust_code_with,
    rust_package, tch_code,
};
pub use svg::{OverlayValue, SvgOptions, svg};
