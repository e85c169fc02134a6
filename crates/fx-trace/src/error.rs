//! What can go wrong while a function is traced.

/// A function could not be captured. The first error of a trace is the one reported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TraceError {
    /// A value of one trace was used in another.
    #[error(
        "{file}:{line}: `{function}` is given values of two different traces; a value belongs to the trace that made it"
    )]
    TwoTracers {
        /// The Rust source file.
        file: String,
        /// The line.
        line: u32,
        /// What was called.
        function: String,
    },
    /// A value outlived its trace.
    #[error("{file}:{line}: `{function}` is given a value whose trace has ended")]
    Ended {
        /// The Rust source file.
        file: String,
        /// The line.
        line: u32,
        /// What was called.
        function: String,
    },
    /// Two parameters were given the same path.
    #[error("{file}:{line}: there is a parameter `{path}` already; give each its own path")]
    TakenPath {
        /// The Rust source file.
        file: String,
        /// The line.
        line: u32,
        /// The path.
        path: String,
    },
    /// The recorded graph is not valid.
    #[error("what was recorded is not a valid graph: {0}")]
    Invalid(#[from] fx_ir::lint::Lints),
}
