//! [`ShapeError`]: why a call has no result.

/// Why a call has no result. The message names the operator, the argument and the sizes that do not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// There is no shape function for this operator.
    #[error(
        "there is no shape function for {operator}; add one to the `Registry`, or run the shapes through libtorch"
    )]
    Unknown {
        /// The operator.
        operator: String,
    },
    /// An argument does not fit the others, or the operator.
    #[error("{operator}: `{argument}` {problem}")]
    Argument {
        /// The operator.
        operator: String,
        /// The argument at fault.
        argument: String,
        /// What is wrong with it, with both sizes where it is a matter of sizes.
        problem: String,
    },
    /// The arguments do not fit the operator's schema.
    #[error(transparent)]
    Bind(#[from] fx_ops::BindError),
    /// The size of the result depends on the numbers in a tensor.
    #[error("{operator}: the size of the result depends on the data, and sizes have to be known here")]
    DataDependent {
        /// The operator.
        operator: String,
    },
}
