//! Facts about operators, without libtorch: schemas, names, effects, and who shares memory with whom.
//!
//! A table built into the crate has the schema and tags of every operator that libtorch registers in C++
//! ([`lookup`], [`overloads`], [`Schema`]). A node's target is resolved to what it calls ([`candidates`]), the call to
//! what it writes, shares and does ([`Oracle`], [`Effects`], [`Aliases`]), and a graph to sets of values that share
//! memory ([`AliasSets`]).
//!
//! The rule for all answers about effects: what is not known has every effect.
//!
//! This crate does not know how to compute anything, what shape a result has, or files.

#![deny(missing_docs)]

mod alias_sets;
mod bind;
mod call;
mod effects;
mod facts;
mod facts_file;
mod own_state;
mod parse;
mod resolve;
mod schema;
mod suggest;
mod table;
mod tags;
mod types;

pub use alias_sets::AliasSets;
pub use bind::{BindError, Bindings, Bound};
pub use effects::{Aliases, Effects, Oracle, aliases, effects};
pub use own_state::with_own_state;
pub use parse::SchemaError;
pub use resolve::{Overloads, Resolution, candidates, doc, nearest_targets};
pub use schema::{Alias, AliasSet, DefaultValue, Parameter, Return, Schema};
pub use suggest::nearest;
pub use table::{lookup, lookup_overload, operator_names, overloads, schemas, table_lines};
pub use tags::{Tag, Tags};
pub use types::Type;
