//! [`Value`]: what flows through a running graph.

use std::sync::Arc;

use fx_aten::TensorExt;
use fx_ir::{
    Argument, DType, Device, Dim, Layout, MemoryFormat, Storage, Tensor as StoredTensor, TensorMeta,
    ValueMeta,
};
use tch::Tensor;

use crate::error::CallError;

/// A value at run time: a tensor, a Python constant, or a container. Cloning shares tensors.
#[derive(Debug)]
pub enum Value {
    /// `None`.
    None,
    /// A tensor.
    Tensor(Tensor),
    /// A truth value.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A floating-point number.
    Float(f64),
    /// A complex number.
    Complex(f64, f64),
    /// A string.
    Str(Arc<str>),
    /// A `torch.dtype`.
    DType(DType),
    /// A `torch.device`.
    Device(Device),
    /// A `torch.layout`.
    Layout(Layout),
    /// A `torch.memory_format`.
    MemoryFormat(MemoryFormat),
    /// `...`.
    Ellipsis,
    /// A slice: start, stop, step.
    Slice(Box<[Value; 3]>),
    /// A list.
    List(Vec<Value>),
    /// A tuple; also a `torch.Size`.
    Tuple(Vec<Value>),
    /// A dictionary, in order.
    Dict(Vec<(Value, Value)>),
    /// A sub-module, by its path: what control flow is given as its branches.
    Module(Arc<str>),
    /// A value of libtorch with no counterpart here.
    Opaque(fx_aten::Opaque),
}

impl Clone for Value {
    fn clone(&self) -> Self {
        match self {
            Self::None => Self::None,
            Self::Tensor(tensor) => Self::Tensor(tensor.shallow_clone()),
            Self::Bool(value) => Self::Bool(*value),
            Self::Int(value) => Self::Int(*value),
            Self::Float(value) => Self::Float(*value),
            Self::Complex(re, im) => Self::Complex(*re, *im),
            Self::Str(text) => Self::Str(text.clone()),
            Self::DType(value) => Self::DType(*value),
            Self::Device(value) => Self::Device(*value),
            Self::Layout(value) => Self::Layout(*value),
            Self::MemoryFormat(value) => Self::MemoryFormat(*value),
            Self::Ellipsis => Self::Ellipsis,
            Self::Slice(parts) => Self::Slice(parts.clone()),
            Self::List(items) => Self::List(items.clone()),
            Self::Tuple(items) => Self::Tuple(items.clone()),
            Self::Dict(items) => Self::Dict(items.clone()),
            Self::Module(path) => Self::Module(path.clone()),
            Self::Opaque(value) => Self::Opaque(value.clone()),
        }
    }
}

impl From<Tensor> for Value {
    fn from(tensor: Tensor) -> Self {
        Self::Tensor(tensor)
    }
}

macro_rules! from {
    ($($source:ty => |$value:ident| $made:expr;)*) => {
        $(impl From<$source> for Value {
            fn from($value: $source) -> Self {
                $made
            }
        })*
    };
}

from! {
    bool => |value| Self::Bool(value);
    i64 => |value| Self::Int(value);
    f64 => |value| Self::Float(value);
    &str => |text| Self::Str(text.into());
    DType => |value| Self::DType(value);
    &Tensor => |tensor| Self::Tensor(tensor.shallow_clone());
}

impl Value {
    /// The tensor, when it is one.
    pub fn as_tensor(&self) -> Option<&Tensor> {
        match self {
            Self::Tensor(tensor) => Some(tensor),
            _ => None,
        }
    }

    /// The items of a list or tuple.
    pub fn as_sequence(&self) -> Option<&[Value]> {
        match self {
            Self::List(items) | Self::Tuple(items) => Some(items),
            _ => None,
        }
    }

    /// The tensors in the value, depth first.
    pub fn tensors(&self) -> Vec<&Tensor> {
        let mut found = Vec::new();
        let mut stack = vec![self];
        while let Some(value) = stack.pop() {
            match value {
                Self::Tensor(tensor) => found.push(tensor),
                Self::List(items) | Self::Tuple(items) => stack.extend(items.iter().rev()),
                Self::Dict(items) => stack.extend(items.iter().rev().map(|(_, value)| value)),
                _ => {}
            }
        }
        found
    }

    /// A tensor of the module tree or of a file, without copying its bytes.
    ///
    /// # Errors
    /// Its bytes cannot be used in place.
    pub fn from_stored(tensor: &StoredTensor) -> Result<Self, CallError> {
        let storage = fx_aten::Storage::share(&tensor.storage)?;
        let made = storage.tensor(tensor.dtype, &tensor.shape, &tensor.strides, tensor.storage_offset)?;
        Ok(Self::Tensor(made))
    }

    /// The value, its tensors with memory of their own: what a program that writes to its inputs may be given.
    ///
    /// # Errors
    /// There is no memory for the copies.
    pub fn copied(&self) -> Result<Self, CallError> {
        let all = |items: &[Value]| items.iter().map(Value::copied).collect::<Result<_, _>>();
        Ok(match self {
            Self::Tensor(tensor) => {
                let clone = fx_aten::Op::find("aten::clone", "")?;
                Self::Tensor(clone.call1(&[fx_aten::Arg::Tensor(tensor)])?)
            }
            Self::List(items) => Self::List(all(items)?),
            Self::Tuple(items) => Self::Tuple(all(items)?),
            other => other.clone(),
        })
    }

    /// The tensor as data for the module tree; the memory is shared, not copied.
    ///
    /// # Errors
    /// The value is not a strided tensor.
    pub fn to_stored(&self) -> Result<StoredTensor, CallError> {
        let Self::Tensor(tensor) = self else {
            return Err(CallError::invalid(format!("{} is not a tensor", self.describe())));
        };
        let info = tensor.info()?;
        let storage = Storage::new(fx_aten::Storage::of(tensor)?);
        StoredTensor::strided(info.dtype, info.sizes, info.strides, info.storage_offset, storage)
            .map_err(|error| CallError::invalid(error.to_string()))
    }

    /// A constant of a graph.
    ///
    /// # Errors
    /// The argument refers to a node, or is something that only Python has.
    pub fn from_constant(argument: &Argument) -> Result<Self, CallError> {
        Self::from_argument(argument, &mut |node| {
            Err(CallError::invalid(format!("{node} is a node, not a constant")))
        })
    }

    /// An argument of a node, with `lookup` for the values of other nodes.
    pub(crate) fn from_argument(
        argument: &Argument,
        lookup: &mut dyn FnMut(fx_ir::NodeId) -> Result<Value, CallError>,
    ) -> Result<Self, CallError> {
        let mut all = |items: &[Argument]| -> Result<Vec<Value>, CallError> {
            items.iter().map(|item| Self::from_argument(item, lookup)).collect()
        };
        Ok(match argument {
            Argument::List(items) => Self::List(all(items)?),
            Argument::Tuple(items) | Argument::Size(items) => Self::Tuple(all(items)?),
            Argument::NamedTuple(named) => Self::Tuple(all(&named.1)?),
            Argument::Node(id) => lookup(*id)?,
            Argument::None => Self::None,
            Argument::Bool(value) => Self::Bool(*value),
            Argument::Int(value) => Self::Int(*value),
            Argument::Float(value) => Self::Float(*value),
            Argument::Complex(parts) => Self::Complex(parts.0, parts.1),
            Argument::Str(text) => Self::Str((&**text).into()),
            Argument::DType(value) => Self::DType(*value),
            Argument::Device(value) => Self::Device(*value),
            Argument::Layout(value) => Self::Layout(*value),
            Argument::MemoryFormat(value) => Self::MemoryFormat(*value),
            Argument::Ellipsis => Self::Ellipsis,
            Argument::Slice(parts) => {
                let [start, stop, step] = &**parts;
                Self::Slice(Box::new([
                    Self::from_argument(start, lookup)?,
                    Self::from_argument(stop, lookup)?,
                    Self::from_argument(step, lookup)?,
                ]))
            }
            Argument::Range(parts) => Self::List(range(**parts)?),
            Argument::Dict(items) => Self::Dict(
                items
                    .iter()
                    .map(|(key, value)| Ok((Self::from_constant(key)?, Self::from_argument(value, lookup)?)))
                    .collect::<Result<_, CallError>>()?,
            ),
            Argument::BigInt(digits) => {
                return Err(CallError::invalid(format!("the integer {digits} does not fit 64 bits")));
            }
            Argument::Global(name) => {
                return Err(CallError::invalid(format!("`{name}` as a value needs Python")));
            }
            Argument::Enum(parts) | Argument::Opaque(parts) => {
                return Err(CallError::invalid(format!("a value of `{}` needs Python", parts.0)));
            }
        })
    }

    /// What a result of libtorch is to Python.
    #[inline]
    pub(crate) fn from_aten(value: fx_aten::Value) -> Self {
        match value {
            fx_aten::Value::Tensor(tensor) => Self::Tensor(tensor),
            other => Self::from_other(other),
        }
    }

    fn from_other(value: fx_aten::Value) -> Self {
        use fx_aten::Value as V;
        match value {
            V::None => Self::None,
            V::Tensor(tensor) => Self::Tensor(tensor),
            V::Int(value) => Self::Int(value),
            V::Bool(value) => Self::Bool(value),
            V::Float(value) => Self::Float(value),
            V::Complex(re, im) => Self::Complex(re, im),
            V::Str(text) => Self::Str(text.into()),
            V::DType(value) => Self::DType(value),
            V::Device(value) => Self::Device(value),
            V::Layout(value) => Self::Layout(value),
            V::MemoryFormat(value) => Self::MemoryFormat(value),
            V::Ints(items) => Self::List(items.into_iter().map(Self::Int).collect()),
            V::Floats(items) => Self::List(items.into_iter().map(Self::Float).collect()),
            V::Bools(items) => Self::List(items.into_iter().map(Self::Bool).collect()),
            V::Tensors(items) => {
                Self::List(items.into_iter().map(|item| item.map_or(Self::None, Self::Tensor)).collect())
            }
            V::List(items) => Self::List(items.into_iter().map(Self::from_aten).collect()),
            V::Opaque(value) => Self::Opaque(value),
        }
    }

    /// Shape and type without the data: what `shape-prop` records. `None` for what metadata cannot say.
    pub fn to_meta(&self) -> Option<ValueMeta> {
        Some(match self {
            Self::None => ValueMeta::None,
            Self::Tensor(tensor) => {
                let info = tensor.info().ok()?;
                ValueMeta::Tensor(TensorMeta {
                    dtype: info.dtype,
                    shape: info.sizes.into_iter().map(Dim::Int).collect(),
                    stride: info.strides.into_iter().map(Dim::Int).collect(),
                    storage_offset: Dim::Int(info.storage_offset),
                    requires_grad: info.requires_grad,
                    device: info.device,
                    layout: info.layout,
                    memory_format: None,
                })
            }
            Self::Int(value) => ValueMeta::Int(Dim::Int(*value)),
            Self::Bool(value) => ValueMeta::Bool(Some(*value)),
            Self::Float(value) => ValueMeta::Float(Some(*value)),
            Self::Str(text) => ValueMeta::Str(text.clone()),
            Self::List(items) | Self::Tuple(items) => {
                ValueMeta::List(items.iter().map(Self::to_meta).collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }

    /// The value in a few words, for messages: `f32[2, 3]`, `5`, `(f32[2], None)`.
    pub fn describe(&self) -> String {
        let join = |items: &[Value]| {
            let shown: Vec<String> = items.iter().take(6).map(Value::describe).collect();
            let more = if items.len() > 6 { ", ..." } else { "" };
            format!("{}{more}", shown.join(", "))
        };
        match self {
            Self::None => "None".to_owned(),
            Self::Tensor(tensor) => match self.to_meta() {
                Some(ValueMeta::Tensor(meta)) if meta.device == Device::CPU => meta.to_string(),
                Some(ValueMeta::Tensor(meta)) => format!("{meta} on {}", meta.device),
                _ if tensor.is_defined() => "a tensor".to_owned(),
                _ => "an undefined tensor".to_owned(),
            },
            Self::Bool(true) => "True".to_owned(),
            Self::Bool(false) => "False".to_owned(),
            Self::Int(value) => value.to_string(),
            Self::Float(value) => format!("{value:?}"),
            Self::Complex(re, im) => format!("({re:?}+{im:?}j)"),
            Self::Str(text) => format!("{text:?}"),
            Self::DType(value) => value.to_string(),
            Self::Device(value) => value.to_string(),
            Self::Layout(value) => value.to_string(),
            Self::MemoryFormat(value) => value.to_string(),
            Self::Ellipsis => "...".to_owned(),
            Self::Slice(parts) => format!("slice({})", join(&parts[..])),
            Self::List(items) => format!("[{}]", join(items)),
            Self::Tuple(items) => format!("({})", join(items)),
            Self::Dict(items) => format!("a dict of {}", items.len()),
            Self::Module(path) => format!("the module `{path}`"),
            Self::Opaque(value) => format!("{value:?}"),
        }
    }
}

/// The longest `range` that becomes a list.
const MAX_RANGE: i64 = 1 << 20;

pub(crate) fn range([start, stop, step]: [i64; 3]) -> Result<Vec<Value>, CallError> {
    let span = i128::from(stop) - i128::from(start);
    let count = match step {
        0 => return Err(CallError::invalid("range() with a step of zero")),
        step if (span > 0) == (step > 0) => {
            (span.abs() + i128::from(step).abs() - 1) / i128::from(step).abs()
        }
        _ => 0,
    };
    if count > i128::from(MAX_RANGE) {
        return Err(CallError::invalid(format!("a range of {count} numbers is too long")));
    }
    Ok((0..count as i64).map(|at| Value::Int(start + at * step)).collect())
}
