//! [`Arg`] and [`Value`]: what goes into a shape function and what comes out.

use std::fmt;
use std::sync::Arc;

use fx_ir::{Argument, DType, Device, Layout, MemoryFormat, NodeId, ValueMeta};
use smallvec::SmallVec;

use crate::meta::Meta;
use crate::size::Size;
use crate::sym::Sym;

/// An argument of a shape function: tensors without data, everything else as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a, S> {
    /// Python's `None`.
    None,
    /// A tensor.
    Tensor(&'a Meta<S>),
    /// An integer.
    Int(S),
    /// A truth value; `None` when only the data decides it.
    Bool(Option<bool>),
    /// A floating-point number; `None` when only the data decides it.
    Float(Option<f64>),
    /// A complex number.
    Complex,
    /// A string.
    Str(&'a str),
    /// An element type.
    DType(DType),
    /// A device.
    Device(Device),
    /// A layout.
    Layout(Layout),
    /// A memory format.
    MemoryFormat(MemoryFormat),
    /// A list or tuple.
    List(Vec<Arg<'a, S>>),
    /// A list of integers.
    Ints(SmallVec<[S; 4]>),
    /// Something else that has no part in shapes: a generator, a sub-graph.
    Other,
}

impl<'a, S: Size> Arg<'a, S> {
    /// A list. A list of integers has a form of its own.
    pub fn list(items: impl IntoIterator<Item = Arg<'a, S>>) -> Self {
        let mut ints = SmallVec::new();
        let mut items = items.into_iter();
        for item in items.by_ref() {
            match item {
                Self::Int(size) => ints.push(size),
                other => {
                    let before = ints.into_iter().map(Self::Int);
                    return Self::List(before.chain([other]).chain(items).collect());
                }
            }
        }
        Self::Ints(ints)
    }

    /// The argument in a few words, for messages.
    pub fn describe(&self) -> String {
        match self {
            Self::None => "None".to_owned(),
            Self::Tensor(meta) => meta.to_string(),
            Self::Int(size) => size.to_string(),
            Self::Bool(Some(value)) => if *value { "True" } else { "False" }.to_owned(),
            Self::Float(Some(value)) => format!("{value:?}"),
            Self::Bool(None) => "a truth value".to_owned(),
            Self::Float(None) => "a number".to_owned(),
            Self::Complex => "a complex number".to_owned(),
            Self::Str(text) => format!("{text:?}"),
            Self::DType(dtype) => dtype.to_string(),
            Self::Device(device) => device.to_string(),
            Self::Layout(layout) => layout.to_string(),
            Self::MemoryFormat(format) => format.to_string(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().take(6).map(|item| item.describe()).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Ints(items) => {
                let items: Vec<String> = items.iter().take(6).map(S::to_string).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Other => "an object".to_owned(),
        }
    }
}

/// A result of a shape function.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<S> {
    /// Python's `None`.
    None,
    /// A tensor.
    Tensor(Meta<S>),
    /// An integer.
    Int(S),
    /// A truth value; `None` when only the data decides it.
    Bool(Option<bool>),
    /// A truth value that symbols decide.
    SymBool(Arc<fx_ir::SymExpr>),
    /// A floating-point number; `None` when only the data decides it.
    Float(Option<f64>),
    /// A number that symbols or the data decide.
    SymFloat(Arc<fx_ir::SymExpr>),
    /// A complex number.
    Complex,
    /// A string.
    Str(Arc<str>),
    /// An element type.
    DType(DType),
    /// A device.
    Device(Device),
    /// Several values.
    List(Vec<Value<S>>),
}

impl<S: Size> Value<S> {
    /// Several tensors.
    pub fn tensors(metas: impl IntoIterator<Item = Meta<S>>) -> Self {
        Self::List(metas.into_iter().map(Self::Tensor).collect())
    }

    /// Several integers.
    pub fn ints(sizes: impl IntoIterator<Item = S>) -> Self {
        Self::List(sizes.into_iter().map(Self::Int).collect())
    }

    /// The tensor, when it is one.
    pub fn as_tensor(&self) -> Option<&Meta<S>> {
        match self {
            Self::Tensor(meta) => Some(meta),
            _ => None,
        }
    }

    /// The value as an argument of another call.
    pub fn as_arg(&self) -> Arg<'_, S> {
        match self {
            Self::None => Arg::None,
            Self::Tensor(meta) => Arg::Tensor(meta),
            Self::Int(size) => Arg::Int(size.clone()),
            Self::Bool(value) => Arg::Bool(*value),
            Self::SymBool(_) => Arg::Bool(None),
            Self::Float(value) => Arg::Float(*value),
            Self::SymFloat(_) => Arg::Float(None),
            Self::Complex => Arg::Complex,
            Self::Str(text) => Arg::Str(text),
            Self::DType(dtype) => Arg::DType(*dtype),
            Self::Device(device) => Arg::Device(*device),
            Self::List(items) => Arg::list(items.iter().map(Self::as_arg)),
        }
    }

    /// Calls `visit` with every tensor in it.
    pub fn for_each_tensor(&self, visit: &mut impl FnMut(&Meta<S>)) {
        match self {
            Self::Tensor(meta) => visit(meta),
            Self::List(items) => items.iter().for_each(|item| item.for_each_tensor(visit)),
            _ => {}
        }
    }
}

impl<S> From<Meta<S>> for Value<S> {
    fn from(meta: Meta<S>) -> Self {
        Self::Tensor(meta)
    }
}

impl<'v> Arg<'v, Sym> {
    /// An argument of a graph, with what is known of the values of its nodes. O(its parts).
    ///
    /// # Errors
    /// Nothing is known of this node.
    pub fn of(
        argument: &'v Argument,
        value: &impl Fn(NodeId) -> Option<&'v Value<Sym>>,
    ) -> std::result::Result<Self, NodeId> {
        Ok(match argument {
            Argument::Node(id) => value(*id).ok_or(*id)?.as_arg(),
            Argument::None => Arg::None,
            Argument::Bool(value) => Arg::Bool(Some(*value)),
            Argument::Int(value) => Arg::Int((*value).into()),
            Argument::Float(value) => Arg::Float(Some(*value)),
            Argument::Complex(_) => Arg::Complex,
            Argument::Str(text) => Arg::Str(text),
            Argument::DType(dtype) => Arg::DType(*dtype),
            Argument::Device(device) => Arg::Device(*device),
            Argument::Layout(layout) => Arg::Layout(*layout),
            Argument::MemoryFormat(format) => Arg::MemoryFormat(*format),
            other => match other.as_sequence() {
                Some(items) => Arg::list(
                    items
                        .iter()
                        .map(|item| Self::of(item, value))
                        .collect::<std::result::Result<Vec<_>, _>>()?,
                ),
                None => Arg::Other,
            },
        })
    }
}

impl Value<Sym> {
    /// From what a graph records.
    pub fn from_value_meta(meta: &ValueMeta) -> Self {
        match meta {
            ValueMeta::None => Self::None,
            ValueMeta::Tensor(meta) => Self::Tensor(Meta::from_tensor_meta(meta)),
            ValueMeta::Int(dim) => Self::Int(Sym::from_dim(dim)),
            ValueMeta::Bool(value) => Self::Bool(*value),
            ValueMeta::SymBool(expr) => Self::SymBool(expr.clone()),
            ValueMeta::Float(value) => Self::Float(*value),
            ValueMeta::SymFloat(expr) => Self::SymFloat(expr.clone()),
            ValueMeta::Str(text) => Self::Str(text.clone()),
            ValueMeta::List(items) => Self::List(items.iter().map(Self::from_value_meta).collect()),
        }
    }

    /// As a graph records it; `None` for a value that metadata has no form for (a device, an element type).
    pub fn to_value_meta(&self) -> Option<ValueMeta> {
        Some(match self {
            Self::None => ValueMeta::None,
            Self::Tensor(meta) => ValueMeta::Tensor(meta.to_tensor_meta()),
            Self::Int(size) => ValueMeta::Int(size.to_dim()),
            Self::Bool(value) => ValueMeta::Bool(*value),
            Self::SymBool(expr) => ValueMeta::SymBool(expr.clone()),
            Self::Float(value) => ValueMeta::Float(*value),
            Self::SymFloat(expr) => ValueMeta::SymFloat(expr.clone()),
            Self::Str(text) => ValueMeta::Str(text.clone()),
            Self::Complex | Self::DType(_) | Self::Device(_) => return None,
            Self::List(items) => {
                ValueMeta::List(items.iter().map(Self::to_value_meta).collect::<Option<_>>()?)
            }
        })
    }
}

/// Prints as `f32[2, s0]`.
impl<S: Size> fmt::Display for Meta<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.dtype.abbreviation(), shown(&self.shape))
    }
}

/// Sizes as `[2, s0]`.
pub(crate) fn shown<S: Size>(shape: &[S]) -> String {
    let sizes: Vec<String> = shape.iter().map(S::to_string).collect();
    format!("[{}]", sizes.join(", "))
}
