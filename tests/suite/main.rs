//! The suite without libtorch: graph files in, passes over them, text out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod command_line;
mod defer;
mod readme;
mod registry;
