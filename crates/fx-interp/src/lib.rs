//! Running graphs on libtorch: values, and an interpreter that executes a module node by node.
//!
//! Every operator that libtorch knows runs, by name, through the dispatcher ([`fx_aten`]); there is no list of
//! operators here. What is not an operator is Python's: `operator.getitem`, arithmetic on sizes, control flow.
//!
//! ```
//! use fx_interp::{Interpreter, Value};
//! use fx_ir::{Graph, GraphModule};
//!
//! let mut graph = Graph::new();
//! let x = graph.placeholder("x");
//! let y = graph.call_function("torch.ops.aten.mul.Tensor", (x, 2.5));
//! graph.output(y);
//! let module = GraphModule::from_graph(graph);
//!
//! let x = tch::Tensor::from_slice(&[1i64, 2]);
//! let y = Interpreter::new(&module)?.run(vec![Value::Tensor(x)])?;
//! assert_eq!(y.as_tensor(), Some(&tch::Tensor::from_slice(&[2.5f32, 5.0])));
//! # Ok::<(), fx_interp::Error>(())
//! ```
//!
//! This crate does not know files, passes, or what an operator's schema says beyond its parameters.

#![deny(missing_docs)]

mod aten;
mod attention;
mod compare;
mod compiled;
mod control;
mod eager;
mod error;
mod functional;
mod functional_special;
mod indexing;
mod interpreter;
mod layers;
mod losses;
mod methods;
mod modes;
mod nest;
mod overloads;
mod plan;
mod profile;
mod python;
mod python_math;
mod registry;
mod resize;
mod rows;
mod session;
mod site;
mod steps;
mod tensors;
mod torch;
mod torchvision;
mod value;

#[cfg(test)]
mod tests;

pub use compare::{Difference, Tolerance, compare};
pub use compiled::Compiled;
pub use eager::Eager;
pub use error::{CallError, Error};
pub use fx_aten::{Arg, register_meta_kernels};
pub use interpreter::Interpreter;
pub use layers::Layer;
pub use nest::{NestError, flatten, unflatten};
pub use plan::Plan;
pub use profile::{By, NodeCost, Profile, Profiler, Row};
pub use registry::{Functions, Registry};
pub use site::{CallSite, Kinds};
pub use steps::{Interpret, run_node};
pub use value::Value;
