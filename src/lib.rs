//! torch.fx in Rust: a pass-manager framework for tensor programs.
//!
//! A program is captured as a [`GraphModule`](ir::GraphModule), from a PyTorch `.pt2` file or by tracing Rust code,
//! transformed by [passes] that are checked, run on libtorch, and emitted as Python.
//!
//! ```no_run
//! use fx::prelude::*;
//!
//! let mut module = fx::pt2::read_module("model.pt2")?;
//! let report = PassManager::parse("fuse-conv-bn,cse,dce")?.run(&mut module)?;
//! println!("{report}");
//! println!("{}", module.graph());
//! println!("{}", python_code(&module, &PythonOptions::default())?.src);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! This crate only gathers the others, and names the crate of built-in passes: that line is what links their
//! registrations into a binary. Without the feature `tch` nothing here needs libtorch.

#![deny(missing_docs)]

// The macros of `fx-trace` name this crate from outside and from inside.
extern crate self as fx;

mod attempt;
pub mod book;
mod folder;
#[cfg(feature = "tch")]
mod numerics;
mod reduce;
mod reproducer;
mod verify_shapes;

pub use attempt::{AttemptError, Fault, Outcome, attempt};
pub use folder::{Package, ToFolderError, to_folder};
#[cfg(feature = "tch")]
pub use numerics::{Answers, AnswersChanged, Numerics, first_drift, to_values};
pub use reduce::{Reduction, reduce};
pub use reproducer::{Level, Recorder, Reproducer, ReproducerError, parse_input, print_input};
pub use verify_shapes::{Shapes, ShapesChanged};

// Without this mention of the crate, none of its passes would be registered.
pub use builtin_passes;
pub use fx_codegen as codegen;
pub use fx_ir as ir;
pub use fx_ops as ops;
pub use fx_passes as passes;
pub use fx_pt2 as pt2;
pub use fx_rewrite as rewrite;
pub use fx_shapes as shapes;
pub use fx_trace as trace;
pub use fx_view as view;
pub use fx_zoo as zoo;

#[cfg(feature = "tch")]
pub use fx_aten as aten;
#[cfg(feature = "tch")]
pub use fx_interp as interp;

/// What most programs need: `use fx::prelude::*`.
pub mod prelude {
    pub use fx_codegen::{PythonOptions, python_code};
    pub use fx_ir::{
        Argument, DType, Device, Graph, GraphModule, Meta, ModuleTree, NewNode, Node, NodeId, Op, Tensor,
        lint::{Lints, lint},
    };
    pub use fx_passes::{
        Changed, Check, Pass, PassContext, PassError, PassManager, Pipeline, SampleInput, register_check,
        register_pass,
    };
    pub use fx_pt2::{ExportedProgram, read_module, write_module};
    pub use fx_trace::{
        Buffer, Module, ModuleExt, Parameter, Proxy, Trace, TraceError, Tracer, Training, Transformer, Var,
        forward, functional, kw, nn, operator, slice, symbolic_trace, symbolic_trace_fn, symbolic_trace_with,
        torch, wrap,
    };

    #[cfg(feature = "tch")]
    pub use fx_interp::{Interpreter, Value};
}

/// The example in the README, compiled and run by the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadMe;
