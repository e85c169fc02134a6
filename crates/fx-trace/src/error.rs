//! What can go wrong while a module is traced or run: what happened, where, and what to do instead.

use std::fmt;
use std::panic::Location;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TraceErrorKind {
    /// A branch depends on a value that is not there yet.
    #[error("`{value}` is used as a condition, but a traced value is neither true nor false yet")]
    ControlFlow {
        /// The node.
        value: String,
    },
    /// A loop runs over a value that is not there yet.
    #[error("`{value}` is iterated over, but a traced value has no items yet")]
    Iteration {
        /// The node.
        value: String,
    },
    /// The length of a value that is not there yet.
    #[error("the length of `{value}` is asked for, but a traced value has none yet")]
    Length {
        /// The node.
        value: String,
    },
    /// A number is needed for a value that is not there yet.
    #[error("`{value}` is turned into {wanted}, but a traced value is no number yet")]
    Conversion {
        /// The node.
        value: String,
        /// The Rust type.
        wanted: &'static str,
    },
    /// A container of Rust is indexed by a value that is not there yet.
    #[error("`{value}` is used as an index of a Rust container, but a traced value is no number yet")]
    Index {
        /// The node.
        value: String,
    },
    /// A constant is used as something that it is not.
    #[error("{value} is used as {wanted}")]
    WrongType {
        /// What it is.
        value: String,
        /// What is needed.
        wanted: String,
    },
    /// A value of one trace was used in another.
    #[error(
        "`{function}` is given values of two different traces; a value belongs to the trace that made it"
    )]
    TwoTracers {
        /// What was called.
        function: String,
    },
    /// A value outlived its trace.
    #[error("`{function}` is given a value whose trace has ended")]
    Ended {
        /// What was called.
        function: String,
    },
    /// A module is called that the traced root does not hold.
    #[error("a `{class}` is called that is not a sub-module of the traced `{root}`")]
    NotASubmodule {
        /// Its class.
        class: String,
        /// The root's class.
        root: String,
    },
    /// Several modules cannot be told apart.
    #[error("a `{class}` is called that has no data, so that {} cannot be told apart", list(paths))]
    Ambiguous {
        /// Its class.
        class: String,
        /// The paths of all that it may be.
        paths: Vec<String>,
    },
    /// A parameter is used that the traced root does not hold.
    #[error("a parameter of shape {shape:?} is used that does not belong to the traced `{root}`")]
    ForeignParameter {
        /// Its sizes.
        shape: Vec<i64>,
        /// The root's class.
        root: String,
    },
    /// Modules call each other without end.
    #[error("modules call each other more than {limit} deep")]
    Recursion {
        /// The limit.
        limit: usize,
    },
    /// A call writes to its arguments, and the tracer takes functional code only.
    #[error("`{function}` writes to {}, and this tracer takes functional code only", list(written))]
    MutableOperation {
        /// What was called.
        function: String,
        /// The nodes.
        written: Vec<String>,
    },
    /// The user's code panicked.
    #[error("the code panicked: {message}")]
    Panicked {
        /// What it said.
        message: String,
    },
    /// Two things have the same path.
    #[error("there is a `{path}` already; give each parameter, buffer and module its own name")]
    TakenPath {
        /// The path.
        path: String,
    },
    /// A name that a path cannot have.
    #[error("`{name}` cannot be the name of a parameter, buffer or module: {why}")]
    BadName {
        /// The name.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A function is called with arguments that it does not have.
    #[error("{0}")]
    Arguments(String),
    /// A value that no graph can hold as an argument.
    #[error("{0} cannot be an argument of a recorded call")]
    NotAnArgument(String),
    /// What a tracer was asked to do is not possible.
    #[error("{0}")]
    Refused(String),
    /// An operation on values that are there failed.
    #[error("{0}")]
    Execution(String),
    /// The recorded graph is not valid.
    #[error("what was recorded is not a valid graph: {0}")]
    Invalid(#[from] fx_ir::lint::Lints),
}

fn list(paths: &[String]) -> String {
    let quoted: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
    quoted.join(" and ")
}

impl TraceErrorKind {
    /// What to do instead, one suggestion a line.
    fn help(&self) -> &'static [&'static str] {
        match self {
            Self::ControlFlow { .. } => &[
                "compute both sides and choose with `torch::where_(condition, a, b)`",
                "if the condition depends on an input that is fixed, give it in `concrete_args`",
                "if the branch must stay, put it into a function with `#[wrap]`, or make its module a leaf with \
                 `Tracer::is_leaf_module`",
            ],
            Self::Iteration { .. } => &[
                "take a known number of items with `let [a, b] = x.unpack();`",
                "split it with `chunk` or `unbind` and take the items with `get(0)`, `get(1)`",
                "answer `Tracer::iter` when the number of items is known",
            ],
            Self::Length { .. } => &[
                "the size of a dimension is a traced value too: `x.size(0)`",
                "to record the call, use `builtins::len(&x)`, as `torch.fx.wrap(\"len\")` does",
            ],
            Self::Conversion { .. } => &[
                "declare the argument as `&Var`, and pass the traced value on as it is",
                "if the number is fixed, give it in `concrete_args`",
                "if Rust must see the number, put the code into a function with `#[wrap]`",
            ],
            Self::Index { .. } => &[
                "put the items into one tensor with `torch::stack` and index that: `items.get(&index)`",
                "if the index is fixed, give it in `concrete_args`",
            ],
            Self::TwoTracers { .. } | Self::Ended { .. } => {
                &["do not keep values beyond the function that is traced; pass them as arguments"]
            }
            Self::NotASubmodule { .. } => &[
                "make it a field of the module that calls it, not a local variable",
                "answer `Tracer::path_of_module` when its path is known",
            ],
            Self::Ambiguous { .. } => {
                &["give the struct a field `training: Training`, or use one module in both places"]
            }
            Self::ForeignParameter { .. } => &["make it a field of the module"],
            Self::Recursion { .. } => &["a module must not call itself, directly or through others"],
            Self::MutableOperation { .. } => {
                &["call the form that gives a new value: `relu()` for `relu_()`, without `inplace` or `out`"]
            }
            Self::Panicked { .. } => &["let the function return `Result<Var, TraceError>` and use `?`"],
            _ => &[],
        }
    }
}

/// A module could not be captured or run. The first error is the one that is reported.
///
/// ```
/// use fx_trace::symbolic_trace_fn;
///
/// let error = symbolic_trace_fn(["x"], |[x]| if x.sum(()).to_bool()? { Ok(x) } else { Ok(-x) }).unwrap_err();
/// let text = error.to_string();
/// assert!(text.contains("`sum_1` is used as a condition"));
/// assert!(text.contains("help: compute both sides and choose with `torch::where_(condition, a, b)`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceError {
    kind: Box<TraceErrorKind>,
    place: Option<&'static Location<'static>>,
    /// The path and class of the module whose `forward` ran.
    module: Option<(String, String)>,
}

impl TraceError {
    /// An error at a place of the user's source.
    pub fn new(kind: TraceErrorKind, place: &'static Location<'static>) -> Self {
        Self { kind: Box::new(kind), place: Some(place), module: None }
    }

    /// An error of no place in the source.
    pub fn nowhere(kind: TraceErrorKind) -> Self {
        Self { kind: Box::new(kind), place: None, module: None }
    }

    /// An error that a hook or a user's function reports, at the place of the caller.
    #[track_caller]
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(TraceErrorKind::Refused(message.into()), Location::caller())
    }

    /// What happened.
    pub fn kind(&self) -> &TraceErrorKind {
        &self.kind
    }

    /// The user's file.
    pub fn file(&self) -> Option<&'static str> {
        self.place.map(|place| place.file())
    }

    /// The line, counted from one.
    pub fn line(&self) -> Option<u32> {
        self.place.map(|place| place.line())
    }

    /// The path of the module whose `forward` ran, empty for the root.
    pub fn module_path(&self) -> Option<&str> {
        self.module.as_ref().map(|(path, _)| path.as_str())
    }

    /// The same error, said to have happened there unless a place is known.
    pub(crate) fn at(mut self, place: &'static Location<'static>) -> Self {
        self.place.get_or_insert(place);
        self
    }

    /// The same error, said to have happened in that module unless one is known.
    pub(crate) fn within(mut self, path: &str, class: &str) -> Self {
        self.module.get_or_insert_with(|| (path.to_owned(), class.to_owned()));
        self
    }
}

impl fmt::Display for TraceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place {
            write!(f, "{}:{}:{}: ", place.file(), place.line(), place.column())?;
        }
        write!(f, "{}", self.kind)?;
        match &self.module {
            Some((path, class)) if path.is_empty() => write!(f, "\n  in the forward of `{class}`")?,
            Some((path, class)) => write!(f, "\n  in the forward of `{path}`, a `{class}`")?,
            None => {}
        }
        for help in self.kind.help() {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for TraceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.kind {
            TraceErrorKind::Invalid(lints) => Some(lints),
            _ => None,
        }
    }
}

impl From<fx_ir::lint::Lints> for TraceError {
    fn from(lints: fx_ir::lint::Lints) -> Self {
        Self::nowhere(lints.into())
    }
}

impl TraceError {
    /// The error with the name of the function that was called, where it has a place for one.
    pub(crate) fn naming(mut self, called: &str) -> Self {
        if let TraceErrorKind::TwoTracers { function } | TraceErrorKind::Ended { function } = &mut *self.kind
            && function.is_empty()
        {
            called.clone_into(function);
        }
        self
    }
}
