//! The intermediate representation of fx: a program as a [`Graph`] of [`Node`]s over a [`ModuleTree`].
//!
//! It is torch.fx's, in Rust. A graph is a list of nodes in program order. There are six kinds ([`Op`]):
//! `placeholder` (an input), `get_attr` (a parameter, by its path), `call_function`, `call_method` and
//! `call_module` (the work), and `output` (the result). A node's arguments ([`Argument`]) are constants,
//! references to earlier nodes, and containers of both. Every node has a unique name, and may carry [`Meta`]data:
//! the shape of its value, the source line it came from.
//!
//! Targets are names: a qualified Python name (`torch.relu`, `operator.add`, `torch.ops.aten.add.Tensor`), a
//! method, or a path in the module tree. Graphs that were traced, imported and built by hand are therefore the
//! same thing.
//!
//! What must hold of a graph is listed, with a rule for each, in [`lint`].
//!
//! This crate does not know libtorch, files, logging, or what any operator does.

#![deny(missing_docs)]

mod argument;
mod dtype;
mod edit;
mod error;
mod exact;
mod graph;
mod graph_module;
mod id;
pub mod json;
pub mod lint;
mod members;
mod meta;
mod module;
mod names;
mod node;
mod order;
mod pytree;
mod sort;
mod tensor;
pub mod text;
mod visit;

pub use argument::Argument;
pub use dtype::{DType, Device, DeviceKind, Layout, MemoryFormat};
pub use error::{GraphError, ParseValueError};
pub use graph::{Graph, Inserting, Nodes, function_name};
pub use graph_module::{ExportRecord, GraphModule, PyTreeInfo, SymRange};
pub use id::{NodeId, NodeMap, NodeSet};
pub use members::Members;
pub use meta::{
    Dim, Meta, ModuleFrame, Provenance, SourceLine, SymExpr, TensorMeta, ValueMeta, contiguous_strides,
};
pub use module::{
    Attribute, Config, Module, ModuleId, ModuleTree, NoSuchPath, TensorId, TensorRole, join_path, split_path,
};
pub use names::{Namespace, is_identifier, is_illegal_name, snake_case};
pub use node::{Args, IntoArgs, Kwargs, NewNode, Node, Op};
pub use pytree::TreeSpec;
pub use tensor::{Payload, Storage, Tensor, TensorError};
