//! [`Var`]: what a module computes with. It is a traced value, a tensor, a constant, a container of these, or the error
//! that kept it from being computed.

use std::fmt;
use std::panic::Location;
use std::rc::Rc;

use fx_ir::{Argument, DType, Device, Layout, MemoryFormat, NodeId};

use crate::error::{TraceError, TraceErrorKind};
use crate::parameter::{Buffer, Parameter, TensorCell};
use crate::running;
use crate::trace::Trace;

/// A value of a program written in Rust: what `torch.Tensor`, `torch.fx.Proxy` and Python's constants are to a
/// `forward`.
///
/// Operators and methods read like PyTorch's: `(&x + &self.linear.weight).relu()`. On traced values they are recorded,
/// on tensors they run. An error travels in the value, with the file and line that made it, and comes out of
/// [`symbolic_trace`](crate::symbolic_trace) or [`Var::check`]; code in between needs no `?`. Cloning is cheap and
/// shares tensors.
#[derive(Clone)]
pub struct Var(pub(crate) Kind);

#[derive(Clone)]
pub(crate) enum Kind {
    Proxy(Proxy),
    Tensor(Rc<TensorCell>),
    Constant(Argument),
    List(Rc<[Var]>),
    Tuple(Rc<[Var]>),
    Dict(Rc<[(Argument, Var)]>),
    Slice(Rc<[Var; 3]>),
    /// Where a placeholder goes in a concrete argument.
    Placeholder,
    Error(Rc<TraceError>),
}

/// A value that is not there yet: a node of the graph that is being recorded (`torch.fx.Proxy`).
#[derive(Clone)]
pub struct Proxy {
    pub(crate) trace: Trace,
    pub(crate) node: NodeId,
}

impl Proxy {
    /// A value for a node of the graph that `trace` records (`Proxy(node, tracer)`).
    pub fn new(node: NodeId, trace: &Trace) -> Self {
        Self { trace: trace.clone(), node }
    }

    /// The node.
    pub fn node(&self) -> NodeId {
        self.node
    }

    /// The recording that it belongs to (`Proxy.tracer`).
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// The name of the node.
    pub fn name(&self) -> String {
        self.trace.name_of(self.node)
    }
}

/// As Python prints it: `Proxy(add_1)`.
impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({})", self.name())
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Var {
    /// `None`.
    pub fn none() -> Self {
        Self(Kind::Constant(Argument::None))
    }

    /// `...`, for indexing.
    pub fn ellipsis() -> Self {
        Self(Kind::Constant(Argument::Ellipsis))
    }

    /// The place of an input inside a concrete argument (`torch.fx.PH`).
    pub fn ph() -> Self {
        Self(Kind::Placeholder)
    }

    /// A list.
    pub fn list<V: IntoVar>(items: impl IntoIterator<Item = V>) -> Self {
        Self(Kind::List(items.into_iter().map(IntoVar::into_var).collect()))
    }

    /// A tuple.
    pub fn tuple<V: IntoVar>(items: impl IntoIterator<Item = V>) -> Self {
        Self(Kind::Tuple(items.into_iter().map(IntoVar::into_var).collect()))
    }

    /// A dictionary, in this order.
    pub fn dict<K: Into<Argument>, V: IntoVar>(items: impl IntoIterator<Item = (K, V)>) -> Self {
        Self(Kind::Dict(items.into_iter().map(|(key, value)| (key.into(), value.into_var())).collect()))
    }

    /// A function or class given as a value, by its qualified Python name.
    pub fn global(name: &str) -> Self {
        Self(Kind::Constant(Argument::Global(name.into())))
    }

    /// The traced value, when it is one.
    pub fn as_proxy(&self) -> Option<&Proxy> {
        match &self.0 {
            Kind::Proxy(proxy) => Some(proxy),
            _ => None,
        }
    }

    /// The constant, when it is one.
    pub fn as_constant(&self) -> Option<&Argument> {
        match &self.0 {
            Kind::Constant(constant) => Some(constant),
            _ => None,
        }
    }

    /// The items, when it is a list or tuple that Rust can see.
    pub fn as_items(&self) -> Option<&[Var]> {
        match &self.0 {
            Kind::List(items) | Kind::Tuple(items) => Some(items),
            _ => None,
        }
    }

    /// What is in the lists, tuples and dictionaries that Rust can see, however deep, in order; a value that is none of
    /// these is its only leaf (`torch.utils._pytree.tree_leaves`).
    ///
    /// ```
    /// use fx_trace::{IntoVar, Var};
    /// let nested = Var::tuple([1.into_var(), Var::list([2, 3]), Var::dict([("last", 4)])]);
    /// let numbers: Vec<_> = nested.leaves().iter().filter_map(|leaf| leaf.as_constant()?.as_int()).collect();
    /// assert_eq!(numbers, [1, 2, 3, 4]);
    /// ```
    pub fn leaves(&self) -> Vec<Var> {
        fn collect(value: &Var, into: &mut Vec<Var>) {
            match &value.0 {
                Kind::List(items) | Kind::Tuple(items) => items.iter().for_each(|item| collect(item, into)),
                Kind::Dict(items) => items.iter().for_each(|(_, item)| collect(item, into)),
                _ => into.push(value.clone()),
            }
        }
        let mut leaves = Vec::new();
        collect(self, &mut leaves);
        leaves
    }

    /// The error that it carries.
    pub fn error(&self) -> Option<&TraceError> {
        match &self.0 {
            Kind::Error(error) => Some(error),
            _ => None,
        }
    }

    /// Whether it is `None`. A traced value never is, as in Python.
    pub fn is_none(&self) -> bool {
        matches!(&self.0, Kind::Constant(Argument::None))
    }

    /// Whether it stands for a node of a graph that is being recorded.
    pub fn is_traced(&self) -> bool {
        matches!(self.0, Kind::Proxy(_))
    }

    /// The value itself, or the error that kept it from being computed, also one deep inside a container.
    ///
    /// # Errors
    /// The first error in it.
    pub fn check(&self) -> Result<&Self, TraceError> {
        match self.first_error() {
            Some(error) => Err((**error).clone()),
            None => Ok(self),
        }
    }

    pub(crate) fn first_error(&self) -> Option<&Rc<TraceError>> {
        match &self.0 {
            Kind::Error(error) => Some(error),
            Kind::List(items) | Kind::Tuple(items) => items.iter().find_map(Var::first_error),
            Kind::Dict(items) => items.iter().find_map(|(_, value)| value.first_error()),
            Kind::Slice(parts) => parts.iter().find_map(Var::first_error),
            _ => None,
        }
    }

    /// The first traced value in it.
    pub(crate) fn first_proxy(&self) -> Option<&Proxy> {
        match &self.0 {
            Kind::Proxy(proxy) => Some(proxy),
            Kind::List(items) | Kind::Tuple(items) => items.iter().find_map(Var::first_proxy),
            Kind::Dict(items) => items.iter().find_map(|(_, value)| value.first_proxy()),
            Kind::Slice(parts) => parts.iter().find_map(Var::first_proxy),
            _ => None,
        }
    }

    /// What it is, for messages.
    pub(crate) fn describe(&self) -> String {
        match &self.0 {
            Kind::Proxy(proxy) => format!("the traced value `{}`", proxy.name()),
            Kind::Tensor(_) => "a tensor".to_owned(),
            Kind::Constant(Argument::None) => "`None`".to_owned(),
            Kind::Constant(_) => format!("the constant `{self}`"),
            Kind::List(items) => format!("a list of {}", items.len()),
            Kind::Tuple(items) => format!("a tuple of {}", items.len()),
            Kind::Dict(items) => format!("a dictionary of {}", items.len()),
            Kind::Slice(_) => "a slice".to_owned(),
            Kind::Placeholder => "the mark of a placeholder".to_owned(),
            Kind::Error(_) => "an error".to_owned(),
        }
    }
}

/// As Python's `str`: a traced value prints as `Proxy(name)`, a constant as its literal.
impl fmt::Display for Var {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let many = |f: &mut fmt::Formatter<'_>, items: &[Var]| {
            for (at, item) in items.iter().enumerate() {
                write!(f, "{}{item:?}", if at == 0 { "" } else { ", " })?;
            }
            Ok(())
        };
        match &self.0 {
            Kind::Proxy(proxy) => proxy.fmt(f),
            Kind::Tensor(cell) => write!(f, "tensor{:?}", cell.shape()),
            Kind::Constant(Argument::Str(text)) => f.write_str(text),
            Kind::Constant(constant) => f.write_str(&literal(constant)),
            Kind::List(items) => {
                f.write_str("[")?;
                many(f, items)?;
                f.write_str("]")
            }
            Kind::Tuple(items) => {
                f.write_str("(")?;
                many(f, items)?;
                f.write_str(if items.len() == 1 { ",)" } else { ")" })
            }
            Kind::Dict(items) => {
                f.write_str("{")?;
                for (at, (key, value)) in items.iter().enumerate() {
                    let comma = if at == 0 { "" } else { ", " };
                    write!(f, "{comma}{}: {value:?}", literal(key))?;
                }
                f.write_str("}")
            }
            Kind::Slice(parts) => write!(f, "slice({:?}, {:?}, {:?})", parts[0], parts[1], parts[2]),
            Kind::Placeholder => f.write_str("PH"),
            Kind::Error(error) => write!(f, "<{}>", error.kind()),
        }
    }
}

impl fmt::Debug for Var {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Constant(constant) => f.write_str(&literal(constant)),
            _ => fmt::Display::fmt(self, f),
        }
    }
}

/// A constant as Python writes it.
fn literal(constant: &Argument) -> String {
    match constant {
        Argument::None => "None".to_owned(),
        Argument::Bool(true) => "True".to_owned(),
        Argument::Bool(false) => "False".to_owned(),
        Argument::Int(value) => value.to_string(),
        Argument::Float(value) => format!("{value:?}"),
        Argument::Str(text) => format!("'{}'", text.escape_debug()),
        Argument::Global(name) => name.to_string(),
        Argument::Ellipsis => "Ellipsis".to_owned(),
        Argument::DType(dtype) => format!("torch.{dtype}"),
        Argument::Tuple(items) | Argument::Size(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("({}{})", items.join(", "), if items.len() == 1 { "," } else { "" })
        }
        Argument::List(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("[{}]", items.join(", "))
        }
        other => format!("{other:?}"),
    }
}

impl From<TraceError> for Var {
    fn from(error: TraceError) -> Self {
        Self(Kind::Error(Rc::new(error)))
    }
}

impl From<Proxy> for Var {
    fn from(proxy: Proxy) -> Self {
        Self(Kind::Proxy(proxy))
    }
}

impl From<Result<Var, TraceError>> for Var {
    fn from(result: Result<Var, TraceError>) -> Self {
        result.unwrap_or_else(Var::from)
    }
}

/// What can be given where PyTorch takes a tensor, a number, a constant or a list: everything that becomes a [`Var`].
pub trait IntoVar {
    /// The value.
    fn into_var(self) -> Var;
}

impl IntoVar for Var {
    #[inline]
    fn into_var(self) -> Var {
        self
    }
}

impl IntoVar for &Var {
    #[inline]
    fn into_var(self) -> Var {
        self.clone()
    }
}

impl IntoVar for &&Var {
    fn into_var(self) -> Var {
        (*self).clone()
    }
}

/// The parameter as it is where the code runs: a traced read of it, or its tensor.
impl IntoVar for &Parameter {
    fn into_var(self) -> Var {
        self.value()
    }
}

/// The buffer as it is where the code runs.
impl IntoVar for &Buffer {
    fn into_var(self) -> Var {
        self.value()
    }
}

macro_rules! constants {
    ($($type:ty => |$value:ident| $made:expr;)*) => {
        $(impl IntoVar for $type {
            #[inline]
            fn into_var(self) -> Var {
                let $value = self;
                Var(Kind::Constant($made))
            }
        })*
    };
}

constants! {
    Argument => |value| value;
    bool => |value| Argument::Bool(value);
    i32 => |value| Argument::Int(value.into());
    i64 => |value| Argument::Int(value);
    u32 => |value| Argument::Int(value.into());
    usize => |value| i64::try_from(value).map_or_else(|_| Argument::BigInt(value.to_string().into()), Argument::Int);
    f32 => |value| Argument::Float(value.into());
    f64 => |value| Argument::Float(value);
    &str => |value| Argument::Str(value.into());
    String => |value| Argument::Str(value.into());
    &String => |value| Argument::Str(value.as_str().into());
    DType => |value| Argument::DType(value);
    Device => |value| Argument::Device(value);
    Layout => |value| Argument::Layout(value);
    MemoryFormat => |value| Argument::MemoryFormat(value);
    () => |_unit| Argument::None;
}

impl<V: IntoVar> IntoVar for Option<V> {
    fn into_var(self) -> Var {
        self.map_or_else(Var::none, IntoVar::into_var)
    }
}

impl<V: IntoVar, const N: usize> IntoVar for [V; N] {
    fn into_var(self) -> Var {
        Var::list(self)
    }
}

impl<'v, V, const N: usize> IntoVar for &'v [V; N]
where
    &'v V: IntoVar,
{
    fn into_var(self) -> Var {
        Var::list(self)
    }
}

impl<V: IntoVar> IntoVar for Vec<V> {
    fn into_var(self) -> Var {
        Var::list(self)
    }
}

impl<'v, V> IntoVar for &'v Vec<V>
where
    &'v V: IntoVar,
{
    fn into_var(self) -> Var {
        Var::list(self)
    }
}

impl<'v, V> IntoVar for &'v [V]
where
    &'v V: IntoVar,
{
    fn into_var(self) -> Var {
        Var::list(self)
    }
}

impl IntoVar for &i64 {
    fn into_var(self) -> Var {
        (*self).into_var()
    }
}

impl<V: IntoVar> IntoVar for Result<V, TraceError> {
    fn into_var(self) -> Var {
        self.map_or_else(Var::from, IntoVar::into_var)
    }
}

macro_rules! tuples {
    ($($name:ident)*) => {
        impl<$($name: IntoVar),*> IntoVar for ($($name,)*) {
            fn into_var(self) -> Var {
                #[allow(non_snake_case)]
                let ($($name,)*) = self;
                Var(Kind::Tuple(Rc::new([$($name.into_var()),*])))
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

// What control flow needs: numbers, truth values, items.

impl Var {
    /// The truth value (`bool(x)`). The tracer's `to_bool` answers for a traced value, by default with a refusal.
    ///
    /// # Errors
    /// It is not known while a trace runs, or the value has none.
    #[track_caller]
    pub fn to_bool(&self) -> Result<bool, TraceError> {
        let place = Location::caller();
        match &self.0 {
            Kind::Error(error) => Err((**error).clone()),
            Kind::Proxy(proxy) => proxy
                .trace
                .tracer()
                .to_bool(&proxy.trace, proxy)
                .map_err(|error| proxy.trace.located(error, place)),
            Kind::Constant(constant) => match constant {
                Argument::None => Ok(false),
                Argument::Bool(value) => Ok(*value),
                Argument::Int(value) => Ok(*value != 0),
                Argument::Float(value) => Ok(*value != 0.0),
                Argument::Str(text) => Ok(!text.is_empty()),
                _ => Ok(true),
            },
            Kind::List(items) | Kind::Tuple(items) => Ok(!items.is_empty()),
            Kind::Dict(items) => Ok(!items.is_empty()),
            #[cfg(feature = "tch")]
            Kind::Tensor(_) => self.item_of_tensor().map_err(|error| error.at(place))?.to_bool(),
            _ => Err(self.wrong("a condition", place)),
        }
    }

    /// The integer (`int(x)`).
    ///
    /// # Errors
    /// It is not known while a trace runs, or the value is none.
    #[track_caller]
    pub fn to_i64(&self) -> Result<i64, TraceError> {
        let place = Location::caller();
        match &self.0 {
            Kind::Constant(Argument::Int(value)) => Ok(*value),
            Kind::Constant(Argument::Bool(value)) => Ok(i64::from(*value)),
            Kind::Constant(Argument::Float(value)) if value.abs() < 9e18 => Ok(value.trunc() as i64),
            #[cfg(feature = "tch")]
            Kind::Tensor(_) => self.item_of_tensor().map_err(|error| error.at(place))?.to_i64(),
            _ => Err(self.no_number("an integer", place)),
        }
    }

    /// The number (`float(x)`).
    ///
    /// # Errors
    /// It is not known while a trace runs, or the value is none.
    #[track_caller]
    pub fn to_f64(&self) -> Result<f64, TraceError> {
        let place = Location::caller();
        match &self.0 {
            Kind::Constant(Argument::Bool(value)) => Ok(f64::from(u8::from(*value))),
            Kind::Constant(constant) if constant.as_float().is_some() => {
                Ok(constant.as_float().unwrap_or_default())
            }
            #[cfg(feature = "tch")]
            Kind::Tensor(_) => self.item_of_tensor().map_err(|error| error.at(place))?.to_f64(),
            _ => Err(self.no_number("a number", place)),
        }
    }

    /// The index of a Rust container.
    ///
    /// # Errors
    /// It is not known while a trace runs, or the value is no index.
    #[track_caller]
    pub fn to_usize(&self) -> Result<usize, TraceError> {
        let place = Location::caller();
        match &self.0 {
            Kind::Constant(Argument::Int(value)) if *value >= 0 => Ok(*value as usize),
            Kind::Proxy(proxy) => {
                let kind = TraceErrorKind::Index { value: proxy.name() };
                Err(proxy.trace.located(TraceError::new(kind, place), place))
            }
            _ => Err(self.no_number("an index", place)),
        }
    }

    /// The items (`iter(x)`). The tracer's `iter` answers for a traced value, by default with a refusal.
    ///
    /// # Errors
    /// They are not known while a trace runs, or the value has none.
    #[track_caller]
    pub fn iter(&self) -> Result<Vec<Var>, TraceError> {
        let place = Location::caller();
        match &self.0 {
            Kind::Error(error) => Err((**error).clone()),
            Kind::Proxy(proxy) => proxy
                .trace
                .tracer()
                .iter(&proxy.trace, proxy)
                .map_err(|error| proxy.trace.located(error, place)),
            Kind::List(items) | Kind::Tuple(items) => Ok(items.to_vec()),
            Kind::Dict(items) => Ok(items.iter().map(|(key, _)| key.clone().into_var()).collect()),
            Kind::Constant(Argument::List(items) | Argument::Tuple(items) | Argument::Size(items)) => {
                Ok(items.iter().map(|item| item.clone().into_var()).collect())
            }
            #[cfg(feature = "tch")]
            Kind::Tensor(_) => self.unbind(()).check().map_err(|error| error.clone().at(place))?.iter(),
            _ => Err(self.wrong("something to iterate over", place)),
        }
    }

    /// How many items there are (`len(x)`).
    ///
    /// # Errors
    /// It is not known while a trace runs, or the value has none.
    #[track_caller]
    pub fn len(&self) -> Result<usize, TraceError> {
        let place = Location::caller();
        match &self.0 {
            Kind::Error(error) => Err((**error).clone()),
            Kind::Proxy(proxy) => {
                let kind = TraceErrorKind::Length { value: proxy.name() };
                Err(proxy.trace.located(TraceError::new(kind, place), place))
            }
            Kind::List(items) | Kind::Tuple(items) => Ok(items.len()),
            Kind::Dict(items) => Ok(items.len()),
            Kind::Constant(Argument::List(items) | Argument::Tuple(items) | Argument::Size(items)) => {
                Ok(items.len())
            }
            Kind::Constant(Argument::Str(text)) => Ok(text.chars().count()),
            #[cfg(feature = "tch")]
            Kind::Tensor(_) => self.size(0).check().map_err(|error| error.clone().at(place))?.to_usize(),
            _ => Err(self.wrong("something with a length", place)),
        }
    }

    /// Whether there are no items.
    ///
    /// # Errors
    /// As [`len`](Self::len).
    #[track_caller]
    pub fn is_empty(&self) -> Result<bool, TraceError> {
        Ok(self.len()? == 0)
    }

    /// The first `N` items, recorded as `x[0]`, `x[1]`, ... for a traced value: `let [a, b] = x.unpack();`.
    #[track_caller]
    pub fn unpack<const N: usize>(&self) -> [Var; N] {
        let place = Location::caller();
        if let Some(items) = self.as_items()
            && items.len() != N
        {
            let message = format!("there are {} items to unpack, not {N}", items.len());
            let error = Var::from(TraceError::new(TraceErrorKind::Arguments(message), place));
            return std::array::from_fn(|_| error.clone());
        }
        std::array::from_fn(|at| crate::operator::item(self, (at as i64).into_var(), place))
    }

    fn no_number(&self, wanted: &'static str, place: &'static Location<'static>) -> TraceError {
        match &self.0 {
            Kind::Error(error) => (**error).clone(),
            Kind::Proxy(proxy) => {
                let kind = TraceErrorKind::Conversion { value: proxy.name(), wanted };
                proxy.trace.located(TraceError::new(kind, place), place)
            }
            _ => self.wrong(wanted, place),
        }
    }

    fn wrong(&self, wanted: &str, place: &'static Location<'static>) -> TraceError {
        let kind = TraceErrorKind::WrongType { value: self.describe(), wanted: wanted.to_owned() };
        running::located(TraceError::new(kind, place), place)
    }
}
