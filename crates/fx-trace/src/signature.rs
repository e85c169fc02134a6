//! [`Signature`]: the parameters of a `forward`, and how their Rust types are made from values.

use std::borrow::Cow;
use std::panic::Location;

use fx_ir::Argument;

use crate::error::{TraceError, TraceErrorKind};
use crate::var::{Kind, Var};

/// What kind of parameter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// Given by position or by keyword.
    Plain,
    /// The rest of the positional arguments (`*args`).
    Rest,
    /// The rest of the keyword arguments (`**kwargs`).
    Keywords,
}

/// A parameter of a `forward`.
#[derive(Clone, Debug)]
pub struct Param {
    pub(crate) name: Cow<'static, str>,
    pub(crate) kind: ParamKind,
    pub(crate) annotation: Option<Cow<'static, str>>,
    pub(crate) default: Option<fn() -> Var>,
}

impl Param {
    /// A parameter of this name.
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), kind: ParamKind::Plain, annotation: None, default: None }
    }

    /// `*name`.
    pub fn rest(name: impl Into<Cow<'static, str>>) -> Self {
        Self { kind: ParamKind::Rest, ..Self::new(name) }
    }

    /// `**name`.
    pub fn keywords(name: impl Into<Cow<'static, str>>) -> Self {
        Self { kind: ParamKind::Keywords, ..Self::new(name) }
    }

    /// With a type annotation, as Python prints it: `torch.Tensor`.
    #[must_use]
    pub fn annotated(mut self, annotation: impl Into<Cow<'static, str>>) -> Self {
        self.annotation = Some(annotation.into());
        self
    }

    /// With a default.
    #[must_use]
    pub fn default(mut self, default: fn() -> Var) -> Self {
        self.default = Some(default);
        self
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What kind it is.
    pub fn kind(&self) -> ParamKind {
        self.kind
    }
}

/// The parameters of a `forward` and the annotation of its result.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    pub(crate) params: Vec<Param>,
    pub(crate) returns: Option<Cow<'static, str>>,
}

/// A signature that is kept, or one made for the occasion.
pub type SignatureRef<'s> = Cow<'s, Signature>;

impl Signature {
    /// A signature of these parameters.
    pub fn new(params: Vec<Param>) -> Self {
        Self { params, returns: None }
    }

    /// With the annotation of the result.
    #[must_use]
    pub fn returning(mut self, annotation: impl Into<Cow<'static, str>>) -> Self {
        self.returns = Some(annotation.into());
        self
    }

    /// The parameters.
    pub fn params(&self) -> &[Param] {
        &self.params
    }
}

/// A Rust type that an argument of a `forward` may have.
pub trait FromVar: Sized {
    /// The argument.
    ///
    /// # Errors
    /// The value is something else, or is traced and therefore not known.
    fn from_var(value: Var) -> Result<Self, TraceError>;
}

impl FromVar for Var {
    fn from_var(value: Var) -> Result<Self, TraceError> {
        match value.0 {
            Kind::Error(error) => Err((*error).clone()),
            _ => Ok(value),
        }
    }
}

macro_rules! numbers {
    ($($type:ty => $method:ident;)*) => {
        $(impl FromVar for $type {
            fn from_var(value: Var) -> Result<Self, TraceError> {
                value.$method()
            }
        })*
    };
}
numbers! {
    i64 => to_i64;
    f64 => to_f64;
    bool => to_bool;
    usize => to_usize;
}

impl FromVar for i32 {
    fn from_var(value: Var) -> Result<Self, TraceError> {
        let wide = value.to_i64()?;
        let refused =
            || TraceErrorKind::WrongType { value: wide.to_string(), wanted: "a 32-bit integer".to_owned() };
        i32::try_from(wide).map_err(|_| TraceError::nowhere(refused()))
    }
}

impl FromVar for f32 {
    fn from_var(value: Var) -> Result<Self, TraceError> {
        Ok(value.to_f64()? as f32)
    }
}

impl FromVar for String {
    fn from_var(value: Var) -> Result<Self, TraceError> {
        match &value.0 {
            Kind::Constant(fx_ir::Argument::Str(text)) => Ok(text.to_string()),
            Kind::Proxy(proxy) => {
                let kind = TraceErrorKind::Conversion { value: proxy.name(), wanted: "a string" };
                Err(TraceError::nowhere(kind))
            }
            Kind::Error(error) => Err((**error).clone()),
            _ => {
                let wanted = "a string".to_owned();
                Err(TraceError::nowhere(TraceErrorKind::WrongType { value: value.describe(), wanted }))
            }
        }
    }
}

impl<T: FromVar> FromVar for Option<T> {
    fn from_var(value: Var) -> Result<Self, TraceError> {
        if value.is_none() { Ok(None) } else { T::from_var(value).map(Some) }
    }
}

impl<T: FromVar> FromVar for Vec<T> {
    fn from_var(value: Var) -> Result<Self, TraceError> {
        value.iter()?.into_iter().map(T::from_var).collect()
    }
}

/// What a `forward` may return.
pub trait Output: Sized {
    /// The result as one value.
    fn into_var(self) -> Var;

    /// The result of a call that was recorded, as the function's own type: tuples are taken apart item by item.
    fn from_var(value: Var) -> Self;
}

impl Output for Var {
    fn into_var(self) -> Var {
        self
    }

    fn from_var(value: Var) -> Self {
        value
    }
}

/// A function without a result returns `None`.
impl Output for () {
    fn into_var(self) -> Var {
        Var::none()
    }

    fn from_var(_value: Var) -> Self {}
}

impl<T: Output> Output for Result<T, TraceError> {
    fn into_var(self) -> Var {
        self.map_or_else(Var::from, T::into_var)
    }

    fn from_var(value: Var) -> Self {
        match value.0 {
            Kind::Error(error) => Err((*error).clone()),
            _ => Ok(T::from_var(value)),
        }
    }
}

impl<T: Output> Output for Option<T> {
    fn into_var(self) -> Var {
        self.map_or_else(Var::none, T::into_var)
    }

    fn from_var(value: Var) -> Self {
        if value.is_none() { None } else { Some(T::from_var(value)) }
    }
}

impl<T: Output> Output for Vec<T> {
    fn into_var(self) -> Var {
        Var(Kind::List(self.into_iter().map(T::into_var).collect()))
    }

    fn from_var(value: Var) -> Self {
        match value.iter() {
            Ok(items) => items.into_iter().map(T::from_var).collect(),
            Err(error) => vec![T::from_var(error.into())],
        }
    }
}

macro_rules! tuples {
    ($count:literal $($name:ident)*) => {
        impl<$($name: Output),*> Output for ($($name,)*) {
            fn into_var(self) -> Var {
                #[allow(non_snake_case)]
                let ($($name,)*) = self;
                Var::tuple([$($name.into_var()),*])
            }

            fn from_var(value: Var) -> Self {
                #[allow(non_snake_case)]
                let [$($name),*] = value.unpack::<$count>();
                ($($name::from_var($name),)*)
            }
        }

        impl<$($name: FromVar),*> FromVar for ($($name,)*) {
            fn from_var(value: Var) -> Result<Self, TraceError> {
                #[allow(non_snake_case)]
                let [$($name),*] = value.unpack::<$count>();
                Ok(($($name::from_var($name)?,)*))
            }
        }
    };
}
tuples!(1 A);
tuples!(2 A B);
tuples!(3 A B C);
tuples!(4 A B C D);
tuples!(5 A B C D E);

/// The next argument as the type that the function declares.
///
/// # Errors
/// It has another type.
#[doc(hidden)]
pub fn take<T: FromVar>(bound: &mut impl Iterator<Item = Var>) -> Result<T, TraceError> {
    T::from_var(bound.next().unwrap_or_else(Var::none)).map_err(crate::running::named_of_active)
}

/// What a parameter's default is, as a constant of the graph.
pub(crate) fn default_constant(
    param: &Param,
    place: &'static Location<'static>,
) -> Option<Result<fx_ir::Argument, TraceError>> {
    let value = param.default?();
    Some(constant(&value).ok_or_else(|| {
        let kind =
            TraceErrorKind::NotAnArgument(format!("the default {} of `{}`", value.describe(), param.name));
        TraceError::new(kind, place)
    }))
}

/// A value as a constant of a graph, when nothing in it is traced or a tensor.
fn constant(value: &Var) -> Option<Argument> {
    let all = |items: &[Var]| items.iter().map(constant).collect::<Option<Vec<_>>>();
    Some(match &value.0 {
        Kind::Constant(constant) => constant.clone(),
        Kind::List(items) => Argument::List(all(items)?.into()),
        Kind::Tuple(items) => Argument::Tuple(all(items)?.into()),
        Kind::Dict(items) => {
            let items = items.iter().map(|(key, value)| Some((key.clone(), constant(value)?)));
            Argument::Dict(items.collect::<Option<_>>()?)
        }
        Kind::Slice(parts) => {
            let [start, stop, step] = &**parts;
            Argument::Slice(Box::new([constant(start)?, constant(stop)?, constant(step)?]))
        }
        _ => return None,
    })
}
