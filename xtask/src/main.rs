//! The developer commands of fx.
fn main() {}
