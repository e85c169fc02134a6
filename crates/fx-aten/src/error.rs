//! The error of every call into libtorch.

use crate::ffi;

/// What [`Error`] results carry.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, by the class that Python would raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// `IndexError`: an index or a dimension is out of range.
    Index,
    /// `ValueError`.
    Value,
    /// `TypeError`, as an operator raises it.
    Type,
    /// `NotImplementedError`: no kernel for this dtype, device or combination.
    NotImplemented,
    /// `torch.linalg.LinAlgError`: a singular matrix, no convergence.
    LinAlg,
    /// `torch.OutOfMemoryError`, and a failed allocation on the CPU.
    OutOfMemory,
    /// `RuntimeError`: everything else that an operator refuses, mostly shapes.
    Runtime,
    /// The bridge refused before the call: no such operator, a wrong or missing argument.
    BadArgument,
    /// An exception of no known class.
    Unknown,
}

impl ErrorKind {
    /// The name of the Python exception.
    pub const fn python_name(self) -> &'static str {
        match self {
            Self::Index => "IndexError",
            Self::Value => "ValueError",
            Self::Type | Self::BadArgument => "TypeError",
            Self::NotImplemented => "NotImplementedError",
            Self::LinAlg => "LinAlgError",
            Self::OutOfMemory => "OutOfMemoryError",
            Self::Runtime | Self::Unknown => "RuntimeError",
        }
    }

    pub(crate) const fn from_code(code: i32) -> Self {
        match code {
            ffi::RUNTIME => Self::Runtime,
            ffi::INDEX => Self::Index,
            ffi::VALUE => Self::Value,
            ffi::TYPE => Self::Type,
            ffi::NOT_IMPLEMENTED => Self::NotImplemented,
            ffi::LINALG => Self::LinAlg,
            ffi::OUT_OF_MEMORY => Self::OutOfMemory,
            ffi::BAD_ARGUMENT => Self::BadArgument,
            _ => Self::Unknown,
        }
    }

    pub(crate) const fn code(self) -> i32 {
        match self {
            Self::Runtime => ffi::RUNTIME,
            Self::Index => ffi::INDEX,
            Self::Value => ffi::VALUE,
            Self::Type => ffi::TYPE,
            Self::NotImplemented => ffi::NOT_IMPLEMENTED,
            Self::LinAlg => ffi::LINALG,
            Self::OutOfMemory => ffi::OUT_OF_MEMORY,
            Self::BadArgument => ffi::BAD_ARGUMENT,
            Self::Unknown => ffi::UNKNOWN,
        }
    }
}

/// A failed call. It prints as `aten::mm: size mismatch ...`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{op}: {message}")]
pub struct Error {
    /// What kind of failure.
    pub kind: ErrorKind,
    /// The operator (`aten::add.Tensor`), or what was being done.
    pub op: String,
    /// What libtorch or the bridge says, without a C++ backtrace.
    pub message: String,
}

impl Error {
    /// An error of `kind` while `op` ran; what a kernel written in Rust returns.
    pub fn new(kind: ErrorKind, op: impl Into<String>, message: impl Into<String>) -> Self {
        Self { kind, op: op.into(), message: message.into() }
    }

    pub(crate) fn bad_argument(op: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::BadArgument, op, message)
    }

    /// Takes the message out of what C++ reported.
    pub(crate) fn take(raw: ffi::RawError, op: impl Into<String>) -> Self {
        let message = ffi::take_c_string(raw.message).unwrap_or_else(|| "no message".to_owned());
        // The first line says it; the rest of some messages is C++ source lines.
        Self::new(ErrorKind::from_code(raw.kind), op, message.trim_end())
    }
}
