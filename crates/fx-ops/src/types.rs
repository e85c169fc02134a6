//! [`Type`]: the type of a parameter or result in an operator's schema, as `c10::FunctionSchema` prints it.

use std::fmt;

/// A type in a schema.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// `Tensor`. Most parameters of this type also take a number, which becomes a 0-dimensional tensor.
    Tensor,
    /// `int`
    Int,
    /// `SymInt`: an integer that may be symbolic while tracing.
    SymInt,
    /// `SymFloat`
    SymFloat,
    /// `SymBool`
    SymBool,
    /// `float`
    Float,
    /// `complex`
    Complex,
    /// `bool`
    Bool,
    /// `Scalar`: an integer, float, bool or complex number, kept apart.
    Scalar,
    /// `str`
    Str,
    /// `ScalarType`: a `torch.dtype`.
    ScalarType,
    /// `Layout`: a `torch.layout`.
    Layout,
    /// `Device`: a `torch.device`.
    Device,
    /// `MemoryFormat`: a `torch.memory_format`.
    MemoryFormat,
    /// `Generator`: a random number generator.
    Generator,
    /// `Dimname`: the name of a named dimension.
    Dimname,
    /// `Storage`
    Storage,
    /// `Stream`
    Stream,
    /// `QScheme`
    QScheme,
    /// `Any`
    Any,
    /// `T?`: the type or `None`.
    Optional(Box<Type>),
    /// `T[]`, or `T[n]`, which also takes one value in place of `n` equal ones.
    List(Box<Type>, Option<u32>),
    /// A script class such as `__torch__.torch.classes.quantized.LinearPackedParamsBase`, or a generic type
    /// such as `Dict(Tensor, Tensor)`: its text.
    Other(Box<str>),
}

impl Type {
    /// The plain type of this name, without suffix.
    pub(crate) fn plain(name: &str) -> Option<Self> {
        Some(match name {
            "Tensor" => Self::Tensor,
            "int" => Self::Int,
            "SymInt" => Self::SymInt,
            "SymFloat" => Self::SymFloat,
            "SymBool" => Self::SymBool,
            "float" => Self::Float,
            "complex" => Self::Complex,
            "bool" => Self::Bool,
            "Scalar" => Self::Scalar,
            "str" => Self::Str,
            "ScalarType" => Self::ScalarType,
            "Layout" => Self::Layout,
            "Device" => Self::Device,
            "MemoryFormat" => Self::MemoryFormat,
            "Generator" => Self::Generator,
            "Dimname" => Self::Dimname,
            "Storage" => Self::Storage,
            "Stream" => Self::Stream,
            "QScheme" => Self::QScheme,
            "Any" => Self::Any,
            _ => return None,
        })
    }

    /// The type inside all optionals: `Tensor[]` of `Tensor[]?`.
    pub fn without_optional(&self) -> &Type {
        let mut this = self;
        while let Self::Optional(inner) = this {
            this = inner;
        }
        this
    }

    /// Whether `None` is a value of this type.
    pub fn is_optional(&self) -> bool {
        matches!(self, Self::Optional(_) | Self::Any)
    }

    /// The type inside all lists and optionals: `Tensor` of `Tensor?[]`.
    pub fn element(&self) -> &Type {
        let mut this = self;
        while let Self::Optional(inner) | Self::List(inner, _) = this {
            this = inner;
        }
        this
    }

    /// Whether a value of this type is a list (or `None`).
    pub fn is_list(&self) -> bool {
        matches!(self.without_optional(), Self::List(..))
    }

    /// Whether a value of this type is a tensor, or `None`, and nothing else.
    pub fn is_tensor(&self) -> bool {
        matches!(self.without_optional(), Self::Tensor)
    }

    /// Whether a value of this type may hold a tensor, inside lists or classes too.
    pub fn may_hold_tensor(&self) -> bool {
        matches!(self.element(), Self::Tensor | Self::Storage | Self::Any | Self::Other(_))
    }
}

/// The text without alias annotations, as in `SymInt[2]?`.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_type(f, self, None, None)
    }
}

/// Prints `ty` with `inner` after the plain type and `outer` after the last suffix, where the annotations of a
/// value and of a list stand.
pub(crate) fn write_type(
    f: &mut fmt::Formatter<'_>,
    ty: &Type,
    inner: Option<&dyn fmt::Display>,
    outer: Option<&dyn fmt::Display>,
) -> fmt::Result {
    let name = match ty {
        Type::Optional(element) => {
            write_type(f, element, inner, None)?;
            "?"
        }
        Type::List(element, size) => {
            write_type(f, element, inner, None)?;
            match size {
                Some(size) => write!(f, "[{size}]")?,
                None => f.write_str("[]")?,
            }
            ""
        }
        Type::Tensor => "Tensor",
        Type::Int => "int",
        Type::SymInt => "SymInt",
        Type::SymFloat => "SymFloat",
        Type::SymBool => "SymBool",
        Type::Float => "float",
        Type::Complex => "complex",
        Type::Bool => "bool",
        Type::Scalar => "Scalar",
        Type::Str => "str",
        Type::ScalarType => "ScalarType",
        Type::Layout => "Layout",
        Type::Device => "Device",
        Type::MemoryFormat => "MemoryFormat",
        Type::Generator => "Generator",
        Type::Dimname => "Dimname",
        Type::Storage => "Storage",
        Type::Stream => "Stream",
        Type::QScheme => "QScheme",
        Type::Any => "Any",
        Type::Other(text) => text,
    };
    f.write_str(name)?;
    if !matches!(ty, Type::Optional(_) | Type::List(..))
        && let Some(inner) = inner
    {
        write!(f, "{inner}")?;
    }
    match outer {
        Some(outer) => write!(f, "{outer}"),
        None => Ok(()),
    }
}
