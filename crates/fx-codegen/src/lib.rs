//! Source code and pictures from graphs.
//!
//! [`python_code`] writes the Python text of `GraphModule.code`, [`print_readable`] the one for reading,
//! [`python_package`] a package that runs by itself, [`dot`] a picture. All are pure functions of the graph: the same graph gives the same bytes on every machine.
//!
//! This crate does not know libtorch, files, or whether the functions that a graph names exist.

#![deny(missing_docs)]

mod dot;
mod error;
mod python;

pub use dot::{DotOptions, dot};
pub use error::CodegenError;
pub use python::{
    BodyLine, BoxedCodeGen, CodeGen, PythonCode, PythonOptions, PythonPackage, ReadableOptions,
    graph_python_code, print_readable, python_code, python_code_with, python_package,
};
