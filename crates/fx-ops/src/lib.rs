//! Facts about operators, without libtorch: schemas, names, effects, and who shares memory with whom.
//!
//! A table built into the crate has the schema and tags of every operator that libtorch registers in C++
//! ([`lookup`], [`overloads`], [`Schema`]).
//!
//! This crate does not know how to compute anything, what shape a result has, or files.

#![deny(missing_docs)]

mod bind;
mod parse;
mod schema;
mod suggest;
mod table;
mod tags;
mod types;

pub use bind::{BindError, Bindings, Bound};
pub use parse::SchemaError;
pub use schema::{Alias, AliasSet, DefaultValue, Parameter, Return, Schema};
pub use suggest::nearest;
pub use table::{lookup, lookup_overload, operator_names, overloads, schemas, table_lines};
pub use tags::{Tag, Tags};
pub use types::Type;
