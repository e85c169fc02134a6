//! Arguments of calls, each as the kind of argument that the format has for it.

use std::borrow::Cow;

use fx_ir::{Argument, Node};
use fx_ops::Type;
use indexmap::IndexMap;

use super::graph::{Emitter, Kind, Ref};
use crate::enums;
use crate::error::{Fault, excerpt};
use crate::schema::{self, Named, Nothing, OptionalTensor, SymArgument, Text};

impl<'m> Emitter<'m> {
    /// An argument of a call of `node`. `ty` is the parameter's type, when it is known: an empty list does not tell
    /// what it is a list of.
    pub(super) fn argument(
        &self,
        node: Node<'m>,
        argument: &'m Argument,
        ty: Option<&Type>,
    ) -> Result<schema::Argument<'m>, Fault> {
        use schema::Argument as A;
        let number = |number: Option<i64>, what: &dyn std::fmt::Display| {
            number.ok_or_else(|| self.fault(node.name(), format!("a .pt2 has no number for {what}")))
        };
        Ok(match argument {
            Argument::Node(id) => match self.refs.get(*id) {
                Some(reference) => self.reference(node, reference)?,
                None => {
                    let name = excerpt(self.graph.node(*id).name());
                    return Err(
                        self.fault(node.name(), format!("it uses `{name}`, which has no value there"))
                    );
                }
            },
            Argument::None => A::AsNone(Nothing),
            Argument::Bool(value) => A::AsBool(*value),
            Argument::Int(value) => A::AsInt(*value),
            Argument::Float(value) => A::AsFloat(schema::Float(*value)),
            Argument::Complex(parts) => {
                A::AsComplex(schema::Complex { real: schema::Float(parts.0), imag: schema::Float(parts.1) })
            }
            Argument::Str(text) => A::AsString((&**text).into()),
            Argument::DType(dtype) => A::AsScalarType(number(enums::dtype_number(*dtype), dtype)?),
            Argument::Device(device) => A::AsDevice(enums::device_record(*device)),
            Argument::Layout(layout) => A::AsLayout(number(enums::layout_number(*layout), layout)?),
            Argument::MemoryFormat(format) => {
                A::AsMemoryFormat(number(enums::memory_format_number(*format), format)?)
            }
            Argument::Global(name) if name.starts_with("torch.ops.") => A::AsOperator((&**name).into()),
            Argument::List(items) | Argument::Tuple(items) | Argument::Size(items) => {
                self.list(node, items, ty)?
            }
            Argument::NamedTuple(named) => self.list(node, &named.1, ty)?,
            Argument::Dict(pairs) => {
                let mut record: IndexMap<Text<'m>, A<'m>> = IndexMap::with_capacity(pairs.len());
                for (key, value) in pairs {
                    let key = key.as_str().ok_or_else(|| {
                        self.fault(node.name(), "a dictionary in a .pt2 has strings as keys only")
                    })?;
                    record.insert(key.into(), self.argument(node, value, None)?);
                }
                A::AsStringToArgument(record)
            }
            Argument::BigInt(_)
            | Argument::Ellipsis
            | Argument::Slice(_)
            | Argument::Range(_)
            | Argument::Global(_)
            | Argument::Enum(_)
            | Argument::Opaque(_) => {
                let text = self.graph.format_argument(argument);
                let problem =
                    format!("its argument `{}` is of a kind that a .pt2 does not have", excerpt(&text));
                return Err(self.fault(node.name(), problem));
            }
        })
    }

    /// A reference to a value, or to several.
    pub(super) fn reference(
        &self,
        node: Node<'m>,
        reference: &Ref<'m>,
    ) -> Result<schema::Argument<'m>, Fault> {
        use schema::Argument as A;
        let symbol = |name: &Cow<'m, str>| SymArgument::AsName(Text(name.clone()));
        Ok(match reference {
            Ref::None => A::AsNone(Nothing),
            Ref::Value(Kind::Tensor, name) => A::AsTensor(Named { name: Text(name.clone()) }),
            Ref::Value(Kind::Int, name) => A::AsSymInt(symbol(name)),
            Ref::Value(Kind::Float, name) => A::AsSymFloat(symbol(name)),
            Ref::Value(Kind::Bool, name) => A::AsSymBool(symbol(name)),
            Ref::Graph(name, module) => A::AsGraph(Box::new(schema::SubGraph {
                name: Text(name.clone().into()),
                graph: self.sub_graph(name, module)?,
            })),
            Ref::List(items) => {
                let items =
                    items.iter().map(|item| self.item_of(node, item)).collect::<Result<Vec<_>, Fault>>()?;
                self.typed(node, items, None)?
            }
        })
    }

    fn list(
        &self,
        node: Node<'m>,
        items: &'m [Argument],
        ty: Option<&Type>,
    ) -> Result<schema::Argument<'m>, Fault> {
        let items = items.iter().map(|item| self.item(node, item)).collect::<Result<Vec<_>, Fault>>()?;
        self.typed(node, items, ty)
    }

    fn item(&self, node: Node<'m>, argument: &'m Argument) -> Result<Item<'m>, Fault> {
        Ok(match argument {
            Argument::None => Item::None,
            Argument::Bool(value) => Item::Bool(*value),
            Argument::Int(value) => Item::Int(*value),
            Argument::Float(value) => Item::Float(*value),
            Argument::Str(text) => Item::Str(text),
            Argument::Node(id) => match self.refs.get(*id) {
                Some(reference) => self.item_of(node, reference)?,
                None => {
                    let name = excerpt(self.graph.node(*id).name());
                    return Err(
                        self.fault(node.name(), format!("it uses `{name}`, which has no value there"))
                    );
                }
            },
            Argument::List(items) | Argument::Tuple(items) | Argument::Size(items) => {
                Item::List(items.iter().map(|item| self.item(node, item)).collect::<Result<_, Fault>>()?)
            }
            other => {
                let text = self.graph.format_argument(other);
                let problem = format!("a list in a .pt2 does not hold `{}`", excerpt(&text));
                return Err(self.fault(node.name(), problem));
            }
        })
    }

    fn item_of(&self, node: Node<'m>, reference: &Ref<'m>) -> Result<Item<'m>, Fault> {
        Ok(match reference {
            Ref::None => Item::None,
            Ref::Value(kind, name) => Item::Value(*kind, name.clone()),
            Ref::List(items) => {
                Item::List(items.iter().map(|item| self.item_of(node, item)).collect::<Result<_, Fault>>()?)
            }
            Ref::Graph(name, _) => {
                let problem = format!("the graph `{name}` stands in a list, where a .pt2 holds no graphs");
                return Err(self.fault(node.name(), problem));
            }
        })
    }

    /// A list as the kind that holds all its items, tried in the order of `torch.export.save`.
    fn typed(
        &self,
        node: Node<'m>,
        items: Vec<Item<'m>>,
        ty: Option<&Type>,
    ) -> Result<schema::Argument<'m>, Fault> {
        use schema::Argument as A;
        if items.is_empty() {
            return Ok(match ty.map(Type::element) {
                Some(Type::Bool | Type::SymBool) => A::AsBools(Vec::new()),
                Some(Type::Int | Type::SymInt) => A::AsInts(Vec::new()),
                Some(Type::Float | Type::SymFloat | Type::Scalar) => A::AsFloats(Vec::new()),
                Some(Type::Str) => A::AsStrings(Vec::new()),
                _ => A::AsTensors(Vec::new()),
            });
        }
        if let Some(values) = every(&items, Item::bool) {
            return Ok(A::AsBools(values));
        }
        if let Some(values) = every(&items, Item::int) {
            return Ok(A::AsInts(values));
        }
        if let Some(values) = every(&items, Item::float) {
            return Ok(A::AsFloats(values));
        }
        if let Some(values) = every(&items, |item| match item {
            Item::Str(text) => Some(Text::from(*text)),
            _ => None,
        }) {
            return Ok(A::AsStrings(values));
        }
        if let Some(values) = every(&items, |item| match item {
            Item::Value(Kind::Int, name) => Some(SymArgument::AsName(Text(name.clone()))),
            other => other.int().map(SymArgument::AsInt),
        }) {
            return Ok(A::AsSymInts(values));
        }
        if let Some(values) = every(&items, |item| match item {
            Item::Value(Kind::Float, name) => Some(SymArgument::AsName(Text(name.clone()))),
            other => other.float().map(SymArgument::AsFloat),
        }) {
            return Ok(A::AsSymFloats(values));
        }
        if let Some(values) = every(&items, |item| match item {
            Item::Value(Kind::Bool, name) => Some(SymArgument::AsName(Text(name.clone()))),
            other => other.bool().map(SymArgument::AsBool),
        }) {
            return Ok(A::AsSymBools(values));
        }
        // Among the operands of control flow numbers stand with tensors.
        if let Some(values) = every(&items, Item::named) {
            return Ok(A::AsTensors(values));
        }
        if let Some(rows) = every(&items, |item| item.row(Item::named)) {
            return Ok(A::AsNestedTensors(rows));
        }
        if let Some(values) = every(&items, |item| match item {
            Item::None => Some(OptionalTensor::AsNone(Nothing)),
            other => other.named().map(OptionalTensor::AsTensor),
        }) {
            return Ok(A::AsOptionalTensors(values));
        }
        if let Some(rows) = every(&items, |item| item.row(Item::int)) {
            return Ok(A::AsIntLists(rows));
        }
        if let Some(rows) = every(&items, |item| item.row(Item::float)) {
            return Ok(A::AsFloatLists(rows));
        }
        let problem = "the items of one of its lists are of kinds that a .pt2 does not mix";
        Err(self.fault(node.name(), problem))
    }
}

/// An item of a list.
enum Item<'m> {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(&'m str),
    Value(Kind, Cow<'m, str>),
    List(Vec<Item<'m>>),
}

impl<'m> Item<'m> {
    fn bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    fn int(&self) -> Option<i64> {
        if let Self::Int(value) = self { Some(*value) } else { None }
    }

    fn float(&self) -> Option<schema::Float> {
        if let Self::Float(value) = self { Some(schema::Float(*value)) } else { None }
    }

    fn named(&self) -> Option<Named<'m>> {
        if let Self::Value(_, name) = self { Some(Named { name: Text(name.clone()) }) } else { None }
    }

    fn row<T>(&self, read: impl Fn(&Self) -> Option<T>) -> Option<Vec<T>> {
        if let Self::List(items) = self { every(items, read) } else { None }
    }
}

/// What `read` makes of the items, when it makes something of each.
fn every<'m, T>(items: &[Item<'m>], read: impl Fn(&Item<'m>) -> Option<T>) -> Option<Vec<T>> {
    items.iter().map(read).collect()
}
