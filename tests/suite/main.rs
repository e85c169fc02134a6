//! The suite without libtorch: graph files in, passes over them, text out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod checks;
mod codegen;
mod command_line;
mod defer;
mod failing;
mod fuzz;
mod fx_opt;
mod generated;
mod lint;
mod page;
mod pt2;
mod readme;
mod registry;
mod shapes;
mod verify_shapes;
mod watch;
mod wrong_answers;
