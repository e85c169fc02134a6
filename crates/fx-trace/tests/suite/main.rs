//! Modules in Rust and their traces: what is recorded, what is refused, and what runs again.

#![allow(clippy::unwrap_used, clippy::panic)]

mod arguments;
mod hooks;
mod layers;
mod modules;
mod refusals;
mod retracing;
mod surface;

/// The lines of a graph between its head and its return, without what all lines have in common.
fn lines(module: &fx_ir::GraphModule) -> String {
    module.graph().to_string().replace(", kwargs = {}", "")
}
