//! The suite without libtorch: graph files in, passes over them, text out.

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod registry;
