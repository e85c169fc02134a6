//! Arguments of calls: [`Args`], the keyword arguments of [`kw!`](crate::kw), and what can stand for optional ones.

use std::borrow::Cow;
use std::panic::Location;

use smallvec::SmallVec;

use crate::error::{TraceError, TraceErrorKind};
use crate::signature::{Param, ParamKind, Signature};
use crate::var::{IntoVar, Kind, Var};

/// The arguments of one call: positional ones, keyword ones, and the place in the user's source.
#[derive(Clone, Debug)]
pub struct Args {
    pub(crate) positional: SmallVec<[Var; 4]>,
    pub(crate) keywords: Vec<(Cow<'static, str>, Var)>,
    pub(crate) place: &'static Location<'static>,
    /// Whether there is one positional argument for each parameter already, stars included.
    pub(crate) is_bound: bool,
}

impl Default for Args {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl Args {
    /// No arguments yet. The place of the call is that of the caller.
    #[track_caller]
    #[inline]
    pub fn new() -> Self {
        Self::at(Location::caller())
    }

    /// No arguments yet, of a call at this place.
    #[inline]
    pub fn at(place: &'static Location<'static>) -> Self {
        Self { positional: SmallVec::new(), keywords: Vec::new(), place, is_bound: false }
    }

    /// Adds a positional argument.
    #[must_use]
    #[inline]
    pub fn arg(mut self, value: impl IntoVar) -> Self {
        self.push(value);
        self
    }

    /// Adds a positional argument, in place.
    #[doc(hidden)]
    #[inline]
    pub fn push(&mut self, value: impl IntoVar) {
        self.positional.push(value.into_var());
    }

    /// Adds a keyword argument, in place.
    #[doc(hidden)]
    #[inline]
    pub fn push_keyword(&mut self, name: impl Into<Cow<'static, str>>, value: impl IntoVar) {
        self.keywords.push((name.into(), value.into_var()));
    }

    /// Adds a keyword argument.
    #[must_use]
    pub fn kwarg(mut self, name: impl Into<Cow<'static, str>>, value: impl IntoVar) -> Self {
        self.keywords.push((name.into(), value.into_var()));
        self
    }

    /// Adds what stands for optional arguments: `()`, a value, a tuple of values, keyword arguments.
    #[must_use]
    pub fn with(mut self, arguments: impl Optional) -> Self {
        arguments.add_to(&mut self);
        self
    }

    /// The positional arguments.
    pub fn positional(&self) -> &[Var] {
        &self.positional
    }

    /// The keyword arguments.
    pub fn keywords(&self) -> impl Iterator<Item = (&str, &Var)> {
        self.keywords.iter().map(|(name, value)| (&**name, value))
    }

    /// The place of the call in the user's source.
    pub fn place(&self) -> &'static Location<'static> {
        self.place
    }

    #[inline]
    pub(crate) fn all(&self) -> impl Iterator<Item = &Var> {
        self.positional.iter().chain(self.keywords.iter().map(|(_, value)| value))
    }

    /// The arguments in the order of the function's parameters, defaults filled in.
    ///
    /// # Errors
    /// One is missing, there is one too many, or one is given twice.
    pub fn bind(self, signature: &Signature) -> Result<Vec<Var>, TraceError> {
        Ok(self.bind_in_place(signature)?.into_vec())
    }

    /// As [`bind`](Self::bind), without memory of its own where there are few.
    pub(crate) fn bind_in_place(self, signature: &Signature) -> Result<SmallVec<[Var; 4]>, TraceError> {
        let is_plain = |param: &Param| param.kind == ParamKind::Plain;
        let is_complete = self.keywords.is_empty() && self.positional.len() == signature.params.len();
        if self.is_bound || (is_complete && signature.params.iter().all(is_plain)) {
            return Ok(self.positional);
        }
        let place = self.place;
        let refuse = |message: String| Err(TraceError::new(TraceErrorKind::Arguments(message), place));
        let mut keywords = self.keywords;
        let mut positional = self.positional.into_iter();
        let mut bound = SmallVec::with_capacity(signature.params.len());
        for param in &signature.params {
            let found = keywords.iter().position(|(name, _)| *name == param.name);
            let value = match (param.kind, found) {
                (ParamKind::Rest, _) => Var(Kind::Tuple(positional.by_ref().collect())),
                (ParamKind::Keywords, _) => {
                    let items = std::mem::take(&mut keywords).into_iter();
                    Var::dict(items.map(|(name, value)| (name.into_owned(), value)))
                }
                (ParamKind::Plain, None) => match (positional.next(), param.default) {
                    (Some(value), _) => value,
                    (None, Some(default)) => default(),
                    (None, None) => return refuse(format!("the argument `{}` is missing", param.name)),
                },
                (ParamKind::Plain, Some(found)) => match positional.next() {
                    Some(_) => return refuse(format!("the argument `{}` is given twice", param.name)),
                    None => keywords.remove(found).1,
                },
            };
            bound.push(value);
        }
        let names = || signature.params.iter().map(|param| format!("`{}`", param.name)).collect::<Vec<_>>();
        if let Some((name, _)) = keywords.first() {
            return refuse(format!("there is no argument `{name}`; there are {}", names().join(", ")));
        }
        if positional.next().is_some() {
            let count = signature.params.len();
            return refuse(format!("there are more than the {count} arguments {}", names().join(", ")));
        }
        Ok(bound)
    }
}

/// Keyword arguments, made by [`kw!`](crate::kw).
#[derive(Clone, Debug, Default)]
pub struct Kwargs(pub(crate) Vec<(Cow<'static, str>, Var)>);

impl Kwargs {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl IntoVar) -> Self {
        self.0.push((name.into(), value.into_var()));
        self
    }
}

/// Keyword arguments, as Python writes them: `torch::cat([&a, &b], kw![dim = 1])`.
///
/// ```
/// use fx_trace::{kw, symbolic_trace_fn, torch};
///
/// let module = symbolic_trace_fn(["a", "b"], |[a, b]| torch::cat([&a, &b], kw![dim = 1]).sum(kw![dim = -1, keepdim = true]))?;
/// assert!(module.graph().to_string().contains("torch.cat](args = ([%a, %b],), kwargs = {dim: 1})"));
/// # Ok::<(), fx_trace::TraceError>(())
/// ```
#[macro_export]
macro_rules! kw {
    ($($name:ident = $value:expr),* $(,)?) => {
        $crate::Kwargs::new()$(.with($crate::__private::keyword(stringify!($name)), $value))*
    };
}

/// A call of any operator of libtorch, spelled as Python spells it: `op!(aten.add.Tensor(&x, &y, alpha = 2))` is
/// `torch.ops.aten.add.Tensor(x, y, alpha=2)`. While a trace runs it is recorded, also one without traced arguments.
///
/// ```
/// use fx_trace::{op, symbolic_trace_fn};
///
/// let module = symbolic_trace_fn(["x"], |[x]| op!(aten.add.Tensor(&x, op!(aten.ones.default([2])), alpha = 2)))?;
/// assert_eq!(module.graph().to_string(), "graph():
///     %x : [num_users=1] = placeholder[target=x]
///     %ones_default : [num_users=1] = call_function[target=torch.ops.aten.ones.default](args = ([2],), kwargs = {})
///     %add_tensor : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %ones_default), \
///     kwargs = {alpha: 2})
///     return add_tensor");
/// # Ok::<(), fx_trace::TraceError>(())
/// ```
#[macro_export]
macro_rules! op {
    (@push $args:ident;) => {};
    (@push $args:ident; $name:ident = $value:expr $(, $($rest:tt)*)?) => {
        $args.push_keyword($crate::__private::keyword(stringify!($name)), $value);
        $crate::op!(@push $args; $($($rest)*)?)
    };
    (@push $args:ident; $value:expr $(, $($rest:tt)*)?) => {
        $args.push($value);
        $crate::op!(@push $args; $($($rest)*)?)
    };
    ($namespace:ident . $name:ident . $overload:ident ( $($args:tt)* )) => {{
        static OPERATOR: $crate::__private::Operator = $crate::__private::Operator::function(concat!(
            "torch.ops.", stringify!($namespace), ".", stringify!($name), ".", stringify!($overload)
        ));
        #[allow(unused_mut, reason = "a call may have no arguments")]
        let mut args = $crate::Args::new();
        $crate::op!(@push args; $($args)*);
        OPERATOR.record(args)
    }};
}

/// What stands for the optional arguments at the end of a call: `()` for none, a value, a tuple of values, or keyword
/// arguments, alone or as the last of the tuple.
pub trait Optional {
    /// Adds them to a call.
    fn add_to(self, args: &mut Args);
}

/// One of the arguments in a tuple that stands for several.
pub trait OneArgument {
    /// Adds it to a call.
    fn push_to(self, args: &mut Args);
}

impl OneArgument for Kwargs {
    fn push_to(self, args: &mut Args) {
        match args.keywords.is_empty() {
            true => args.keywords = self.0,
            false => args.keywords.extend(self.0),
        }
    }
}

macro_rules! one_argument {
    ($([$($generics:tt)*] $type:ty $(where [$($bounds:tt)*])?;)*) => {
        $(impl<$($generics)*> OneArgument for $type $(where $($bounds)*)? {
            fn push_to(self, args: &mut Args) {
                args.positional.push(self.into_var());
            }
        })*
    };
}

one_argument! {
    [] Var;
    [] &Var;
    [] &&Var;
    [] &crate::parameter::Parameter;
    [] &crate::parameter::Buffer;
    [] fx_ir::Argument;
    [] bool;
    [] i32;
    [] i64;
    [] usize;
    [] f32;
    [] f64;
    [] &str;
    [] String;
    [] fx_ir::DType;
    [] fx_ir::Device;
    [] fx_ir::Layout;
    [] fx_ir::MemoryFormat;
    [V: IntoVar] Option<V>;
    [V: IntoVar, const N: usize] [V; N];
    [V: IntoVar] Vec<V>;
    ['v, V] &'v [V] where [&'v V: IntoVar];
    ['v, V] &'v Vec<V> where [&'v V: IntoVar];
}

impl<A: OneArgument> Optional for A {
    fn add_to(self, args: &mut Args) {
        self.push_to(args);
    }
}

impl Optional for () {
    fn add_to(self, _args: &mut Args) {}
}

/// Arguments that were collected elsewhere.
impl Optional for Args {
    fn add_to(self, args: &mut Args) {
        args.positional.extend(self.positional);
        args.keywords.extend(self.keywords);
    }
}

macro_rules! tuples {
    ($($name:ident)*) => {
        impl<$($name: OneArgument),*> Optional for ($($name,)*) {
            fn add_to(self, args: &mut Args) {
                #[allow(non_snake_case)]
                let ($($name,)*) = self;
                $($name.push_to(args);)*
            }
        }
    };
}
tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
