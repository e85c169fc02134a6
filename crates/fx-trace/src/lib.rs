//! Capturing Rust functions and modules as graphs.
