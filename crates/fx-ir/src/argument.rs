//! [`Argument`]: what a node may be called with.

use crate::dtype::{DType, Device, Layout, MemoryFormat};
use crate::id::NodeId;

/// A value among a node's arguments (`torch.fx.node.Argument`): a reference to another node, a constant, or a
/// container of arguments.
///
/// Constants are typed: `1`, `1.0` and `True` are three different arguments. Equality is structural and total:
/// floats compare by their bits, so that `nan == nan` and `0.0 != -0.0`, which is what merging equal calls needs.
#[derive(Clone, Debug)]
pub enum Argument {
    /// The value of another node.
    Node(NodeId),
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// An integer of at most 64 bits.
    Int(i64),
    /// An integer beyond 64 bits, as its decimal digits.
    BigInt(Box<str>),
    /// A floating point number.
    Float(f64),
    /// A complex number: real and imaginary part.
    Complex(Box<(f64, f64)>),
    /// A string.
    Str(Box<str>),
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
    /// `slice(start, stop, step)`; the parts may be nodes.
    Slice(Box<[Argument; 3]>),
    /// `range(start, stop, step)`.
    Range(Box<[i64; 3]>),
    /// A list.
    List(Box<[Argument]>),
    /// A tuple.
    Tuple(Box<[Argument]>),
    /// A `torch.Size`; prints as a tuple in code.
    Size(Box<[Argument]>),
    /// A named tuple of the class with this qualified name.
    NamedTuple(Box<(Box<str>, Box<[Argument]>)>),
    /// A dictionary in insertion order. Keys are constants.
    Dict(Box<[(Argument, Argument)]>),
    /// A function, class or operator given as a value, by its qualified name.
    Global(Box<str>),
    /// A member of an enumeration: the class's qualified name and the member.
    Enum(Box<(Box<str>, Box<str>)>),
    /// Something that a graph can show but not run: its class and its printed form.
    Opaque(Box<(Box<str>, Box<str>)>),
}

impl Argument {
    /// A list of arguments.
    pub fn list<A: Into<Argument>>(items: impl IntoIterator<Item = A>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// A tuple of arguments.
    pub fn tuple<A: Into<Argument>>(items: impl IntoIterator<Item = A>) -> Self {
        Self::Tuple(items.into_iter().map(Into::into).collect())
    }

    /// The node this refers to, when it is a plain reference.
    pub fn as_node(&self) -> Option<NodeId> {
        match self {
            Self::Node(id) => Some(*id),
            _ => None,
        }
    }

    /// The integer, when it is one (`True` is not).
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }

    /// The number as a float, when it is an integer or a float.
    pub fn as_float(&self) -> Option<f64> {
        match self {
            Self::Float(value) => Some(*value),
            Self::Int(value) => Some(*value as f64),
            _ => None,
        }
    }

    /// The truth value, when it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The string, when it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(value) => Some(value),
            _ => None,
        }
    }

    /// The items of a list, tuple, size or named tuple.
    pub fn as_sequence(&self) -> Option<&[Argument]> {
        match self {
            Self::List(items) | Self::Tuple(items) | Self::Size(items) => Some(items),
            Self::NamedTuple(named) => Some(&named.1),
            _ => None,
        }
    }

    /// The integers of a sequence of integers, or `None` when an item is something else.
    pub fn as_ints(&self) -> Option<Vec<i64>> {
        self.as_sequence()?.iter().map(Argument::as_int).collect()
    }

    /// Whether this is `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// Whether this is no container of arguments.
    pub(crate) fn is_leaf(&self) -> bool {
        !matches!(
            self,
            Self::List(_)
                | Self::Tuple(_)
                | Self::Size(_)
                | Self::NamedTuple(_)
                | Self::Slice(_)
                | Self::Dict(_)
        )
    }

    /// The arguments directly inside this one, in the order torch.fx visits them. Empty for leaves.
    fn children(&self) -> Children<'_> {
        match self {
            Self::List(items) | Self::Tuple(items) | Self::Size(items) => Children::Items(items.iter()),
            Self::NamedTuple(named) => Children::Items(named.1.iter()),
            Self::Slice(parts) => Children::Items(parts.iter()),
            Self::Dict(items) => Children::Pairs(items.iter()),
            _ => Children::Items([].iter()),
        }
    }

    /// Calls `visit` for every node in this argument, left to right, depth first, with repetitions
    /// (`torch.fx.node.map_arg` order). Uses an explicit stack only below containers.
    pub fn for_each_node(&self, visit: &mut impl FnMut(NodeId)) {
        match self {
            Self::Node(id) => return visit(*id),
            _ if self.is_leaf() => return,
            _ => {}
        }
        let mut stack = vec![self.children()];
        while let Some(top) = stack.last_mut() {
            match top.next() {
                Some(Self::Node(id)) => visit(*id),
                Some(child) => stack.push(child.children()),
                None => {
                    stack.pop();
                }
            }
        }
    }

    /// The nodes in this argument, in the order of [`for_each_node`](Self::for_each_node).
    pub fn nodes(&self) -> Vec<NodeId> {
        let mut found = Vec::new();
        self.for_each_node(&mut |id| found.push(id));
        found
    }

    /// The same argument with every node replaced by what `map` says (`torch.fx.node.map_arg`).
    pub fn map_nodes(&self, map: &mut impl FnMut(NodeId) -> Argument) -> Argument {
        let mut all = |items: &[Argument]| -> Box<[Argument]> {
            items.iter().map(|item| item.map_nodes(map)).collect()
        };
        match self {
            Self::List(items) => Self::List(all(items)),
            Self::Tuple(items) => Self::Tuple(all(items)),
            Self::Size(items) => Self::Size(all(items)),
            Self::NamedTuple(named) => Self::NamedTuple(Box::new((named.0.clone(), all(&named.1)))),
            Self::Node(id) => map(*id),
            Self::Slice(parts) => {
                let [start, stop, step] = &**parts;
                Self::Slice(Box::new([start.map_nodes(map), stop.map_nodes(map), step.map_nodes(map)]))
            }
            Self::Dict(items) => {
                Self::Dict(items.iter().map(|(key, value)| (key.clone(), value.map_nodes(map))).collect())
            }
            leaf => leaf.clone(),
        }
    }

    /// Changes every node in place to what `map` says; returns whether anything changed.
    pub fn replace_nodes(&mut self, map: &mut impl FnMut(NodeId) -> NodeId) -> bool {
        match self {
            Self::Node(id) => {
                let new = map(*id);
                let changed = new != *id;
                *id = new;
                changed
            }
            Self::List(items) | Self::Tuple(items) | Self::Size(items) => replace_all(items, map),
            Self::NamedTuple(named) => replace_all(&mut named.1, map),
            Self::Slice(parts) => replace_all(&mut **parts, map),
            Self::Dict(items) => {
                items.iter_mut().fold(false, |changed, (_, value)| value.replace_nodes(map) | changed)
            }
            _ => false,
        }
    }

    /// How deeply containers nest: 0 for a leaf.
    pub fn depth(&self) -> usize {
        if self.is_leaf() {
            return 0;
        }
        let mut deepest = 0;
        let mut stack = vec![self.children()];
        while let Some(top) = stack.last_mut() {
            match top.next() {
                Some(child) => {
                    deepest = deepest.max(stack.len());
                    stack.push(child.children());
                }
                None => {
                    stack.pop();
                }
            }
        }
        deepest
    }
}

fn replace_all(items: &mut [Argument], map: &mut impl FnMut(NodeId) -> NodeId) -> bool {
    items.iter_mut().fold(false, |changed, item| item.replace_nodes(map) | changed)
}

enum Children<'a> {
    Items(std::slice::Iter<'a, Argument>),
    Pairs(std::slice::Iter<'a, (Argument, Argument)>),
}

impl<'a> Iterator for Children<'a> {
    type Item = &'a Argument;

    fn next(&mut self) -> Option<&'a Argument> {
        match self {
            Self::Items(items) => items.next(),
            Self::Pairs(items) => items.next().map(|(_, value)| value),
        }
    }
}

impl PartialEq for Argument {
    fn eq(&self, other: &Self) -> bool {
        use Argument as A;
        match (self, other) {
            (A::Node(a), A::Node(b)) => a == b,
            (A::None, A::None) | (A::Ellipsis, A::Ellipsis) => true,
            (A::Bool(a), A::Bool(b)) => a == b,
            (A::Int(a), A::Int(b)) => a == b,
            (A::Float(a), A::Float(b)) => a.to_bits() == b.to_bits(),
            (A::Complex(a), A::Complex(b)) => {
                a.0.to_bits() == b.0.to_bits() && a.1.to_bits() == b.1.to_bits()
            }
            (A::BigInt(a), A::BigInt(b)) | (A::Str(a), A::Str(b)) | (A::Global(a), A::Global(b)) => a == b,
            (A::DType(a), A::DType(b)) => a == b,
            (A::Device(a), A::Device(b)) => a == b,
            (A::Layout(a), A::Layout(b)) => a == b,
            (A::MemoryFormat(a), A::MemoryFormat(b)) => a == b,
            (A::Slice(a), A::Slice(b)) => a == b,
            (A::Range(a), A::Range(b)) => a == b,
            (A::List(a), A::List(b)) | (A::Tuple(a), A::Tuple(b)) | (A::Size(a), A::Size(b)) => a == b,
            (A::NamedTuple(a), A::NamedTuple(b)) => a == b,
            (A::Dict(a), A::Dict(b)) => a == b,
            (A::Enum(a), A::Enum(b)) | (A::Opaque(a), A::Opaque(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Argument {}

impl std::hash::Hash for Argument {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::Node(id) => id.hash(state),
            Self::None | Self::Ellipsis => {}
            Self::Bool(value) => value.hash(state),
            Self::Int(value) => value.hash(state),
            Self::Float(value) => value.to_bits().hash(state),
            Self::Complex(parts) => {
                parts.0.to_bits().hash(state);
                parts.1.to_bits().hash(state);
            }
            Self::BigInt(text) | Self::Str(text) | Self::Global(text) => text.hash(state),
            Self::DType(value) => value.hash(state),
            Self::Device(value) => value.hash(state),
            Self::Layout(value) => value.hash(state),
            Self::MemoryFormat(value) => value.hash(state),
            Self::Slice(parts) => parts.hash(state),
            Self::Range(parts) => parts.hash(state),
            Self::List(items) | Self::Tuple(items) | Self::Size(items) => items.hash(state),
            Self::NamedTuple(named) => named.hash(state),
            Self::Dict(items) => items.hash(state),
            Self::Enum(pair) | Self::Opaque(pair) => pair.hash(state),
        }
    }
}

macro_rules! from {
    ($($source:ty => |$value:ident| $made:expr;)*) => {
        $(impl From<$source> for Argument {
            fn from($value: $source) -> Self {
                $made
            }
        })*
    };
}

from! {
    NodeId => |id| Self::Node(id);
    bool => |value| Self::Bool(value);
    i32 => |value| Self::Int(value.into());
    i64 => |value| Self::Int(value);
    f64 => |value| Self::Float(value);
    &str => |text| Self::Str(text.into());
    String => |text| Self::Str(text.into());
    DType => |value| Self::DType(value);
    Device => |value| Self::Device(value);
    Layout => |value| Self::Layout(value);
    MemoryFormat => |value| Self::MemoryFormat(value);
    () => |_unit| Self::None;
    &Argument => |argument| argument.clone();
    &[i64] => |items| Self::list(items.iter().copied());
    Vec<Argument> => |items| Self::List(items.into());
}

impl<A: Into<Argument>> From<Option<A>> for Argument {
    fn from(value: Option<A>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}

impl<A: Into<Argument>, const N: usize> From<[A; N]> for Argument {
    fn from(items: [A; N]) -> Self {
        Self::list(items)
    }
}
