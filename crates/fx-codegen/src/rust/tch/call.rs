//! Calls of operators as methods of tch.

use std::rc::Rc;

use fx_ir::{Argument, Node, NodeId, Op, ValueMeta};
use fx_ops::{Bound, Schema};
use smallvec::SmallVec;

use super::super::calls::overload;
use super::super::emit::{Emitter, How, POSTFIX, UNARY};
use super::{METHODS, Method, Type, default_argument, is_assertion, is_neutral, same};
use crate::error::CodegenError;

/// How an operator is called as a method of tch.
pub(in crate::rust) struct Spelling {
    method: &'static Method,
    /// Which of the operator's parameters each of the method's is; options are several.
    slots: Vec<Option<usize>>,
    /// The operator's parameters that the method does not take.
    left: Vec<usize>,
    /// Whether the method takes its arguments in the operator's order.
    is_sorted: bool,
    /// How many numbers it takes that may be integers or not.
    scalars: usize,
}

impl Spelling {
    fn new(schema: &Schema) -> Option<Self> {
        let operator = schema.qualified_name();
        let method = METHODS.get(operator.strip_suffix(".default").unwrap_or(&operator))?;
        let slots: Vec<Option<usize>> =
            method.parameters.iter().map(|(name, _)| Some(schema.parameter(name)?.0)).collect();
        let has_options = method.parameters.iter().any(|(_, kind)| *kind == "options");
        let is_option = |name: &str| matches!(name, "dtype" | "layout" | "device" | "pin_memory");
        let left = schema.parameters.iter().enumerate().filter(|(at, parameter)| {
            !(slots.contains(&Some(*at)) || has_options && is_option(&parameter.name))
        });
        Some(Self {
            method,
            left: left.map(|(at, _)| at).collect(),
            is_sorted: slots.iter().flatten().is_sorted(),
            scalars: method.parameters.iter().filter(|(_, kind)| *kind == "scalar").count(),
            slots,
        })
    }
}

fn has_nodes(value: &Argument) -> bool {
    let mut found = false;
    value.for_each_node(&mut |_| found = true);
    found
}

impl<'g> Emitter<'g> {
    /// Writes the expression of a call; `None` when there is nothing more to write.
    pub(in crate::rust) fn tch_expression(
        &mut self,
        node: Node<'g>,
    ) -> Result<Option<(u8, bool)>, CodegenError> {
        if node.op() != Op::CallFunction {
            return Err(self.no_method(node, "only operators of `torch.ops.aten` can be"));
        }
        let Some([namespace, name, _]) = self.overload(node.target()) else {
            return self.tch_python(node);
        };
        if namespace != "aten" {
            return Err(self.no_method(node, "tch has the operators of aten alone"));
        }
        if is_assertion(name) {
            self.set_type(node.id(), Type::None);
            return Ok(None);
        }
        let Some(schema) = self.tch_schema(node.target()) else {
            return Err(self.no_method(node, "libtorch has no such operator"));
        };
        let bound = schema
            .bind(node.args(), node.kwargs())
            .map_err(|error| self.no_method(node, &error.to_string()))?;
        let values: SmallVec<[Argument; 8]> = bound
            .iter()
            .map(|bound| match bound {
                Bound::Given(argument) => (*argument).clone(),
                Bound::Default(default) => default_argument(default),
            })
            .collect();
        if let Some(written) = self.tch_special(node, name, &values)? {
            return Ok(Some(written));
        }
        let schema = self.tch_overload(schema, &values);
        let Some(spelling) = self.tch_spelling(schema) else {
            return Err(self.no_method(node, "tch has no method for it"));
        };
        for &at in &spelling.left {
            let (Some(parameter), Some(value)) = (schema.parameters.get(at), values.get(at)) else {
                continue;
            };
            // What the result can be made to have afterwards.
            let is_later = name.ends_with("_like") && matches!(&*parameter.name, "dtype" | "device");
            if is_later || is_neutral(name, &parameter.name, value) {
                continue;
            }
            if !parameter.default.as_ref().is_some_and(|default| same(&default_argument(default), value)) {
                let method = spelling.method.name;
                let why = format!("tch's method `f_{method}` does not take `{}`", parameter.name);
                return Err(self.no_method(node, &why));
            }
        }
        let written = self.tch_method(node, schema, &spelling, &values)?;
        if name.ends_with("_like") {
            let given = |wanted: &str| {
                let at = schema.parameter(wanted)?.0;
                values.get(at).filter(|value| spelling.left.contains(&at) && !value.is_none()).cloned()
            };
            if let Some(dtype) = given("dtype") {
                self.text.push_str(".f_to_dtype(");
                self.tch_value(node, "dtype", &dtype)?;
                self.text.push_str(", false, false)?");
            }
            if let Some(device) = given("device") {
                self.text.push_str(".f_to(");
                self.tch_value(node, "device", &device)?;
                self.text.push_str(")?");
            }
        }
        Ok(written)
    }

    /// The operator that a target names, looked up once.
    fn tch_schema(&mut self, target: &'g str) -> Option<&'static Schema> {
        *self.schemas.entry(target).or_insert_with(|| {
            let [namespace, name, overload] = overload(target)?;
            fx_ops::lookup_overload(namespace, name, if overload == "default" { "" } else { overload })
        })
    }

    /// How an operator is called, looked up once.
    fn tch_spelling(&mut self, schema: &'static Schema) -> Option<Rc<Spelling>> {
        let address = std::ptr::from_ref(schema).addr();
        self.spellings.entry(address).or_insert_with(|| Spelling::new(schema).map(Rc::new)).clone()
    }

    /// The overload for numbers, where a number stands in the place of a tensor; looked up once.
    pub(super) fn tch_overload(&mut self, schema: &'static Schema, values: &[Argument]) -> &'static Schema {
        let is_number = |value: &Argument| match value {
            Argument::Node(id) => !matches!(self.tch_type(*id), Type::Tensor | Type::Tensors),
            Argument::Int(_) | Argument::Float(_) | Argument::Bool(_) => true,
            _ => false,
        };
        // A bit for each of them; no operator has as many as there are bits.
        let mut wanted = 0u64;
        for (at, (parameter, value)) in schema.parameters.iter().zip(values).enumerate().take(64) {
            wanted |= u64::from(parameter.ty.is_tensor() && is_number(value)) << at;
        }
        if wanted == 0 {
            return schema;
        }
        let key = (std::ptr::from_ref(schema).addr(), wanted);
        self.overloads.entry(key).or_insert_with(|| {
            let name = format!("{}::{}", schema.namespace, schema.name);
            let other = fx_ops::overloads(&name).find(|other| {
                let same_names = other.parameters.len() == schema.parameters.len()
                    && other.parameters.iter().zip(&schema.parameters).all(|(a, b)| a.name == b.name);
                same_names
                    && !other.is_out()
                    && other.parameters.iter().enumerate().all(|(at, parameter)| {
                        let is_number = at < 64 && wanted >> at & 1 == 1;
                        parameter.ty.is_tensor() == (schema.parameters[at].ty.is_tensor() && !is_number)
                    })
            });
            other.unwrap_or(schema)
        })
    }

    /// Operators that tch has in another form.
    pub(super) fn tch_special(
        &mut self,
        node: Node<'_>,
        name: &str,
        values: &[Argument],
    ) -> Result<Option<(u8, bool)>, CodegenError> {
        let id = node.id();
        match (name, values) {
            ("sym_size" | "sym_stride", [Argument::Node(tensor), Argument::Int(dim @ 0..)]) => {
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                let method = if name == "sym_size" { "size" } else { "stride" };
                self.text.push_str(&format!(".{method}()[{dim}]"));
                self.set_type(id, Type::Int);
            }
            ("sym_numel", [Argument::Node(tensor)]) => {
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                self.text.push_str(".numel() as i64");
                self.set_type(id, Type::Int);
                return Ok(Some((UNARY - 1, true)));
            }
            ("_local_scalar_dense" | "item", [Argument::Node(tensor)]) => {
                let (method, ty) = match node.meta().value.as_deref() {
                    Some(ValueMeta::Int(_)) => ("f_int64_value(&[])?", Type::Int),
                    Some(ValueMeta::Bool(_) | ValueMeta::SymBool(_)) => {
                        ("f_int64_value(&[])? != 0", Type::Bool)
                    }
                    Some(ValueMeta::Float(_) | ValueMeta::SymFloat(_)) => {
                        ("f_double_value(&[])?", Type::Float)
                    }
                    _ => return Err(self.no_method(node, "the type of the number is not recorded")),
                };
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                self.text.push('.');
                self.text.push_str(method);
                self.set_type(id, ty);
                return Ok(Some((if ty == Type::Bool { 5 } else { POSTFIX }, false)));
            }
            ("clone", [Argument::Node(tensor), Argument::None | Argument::MemoryFormat(_)]) => {
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                self.text.push_str(".copy()");
                // The strides are another's, as in an answer that is laid out anew.
                if matches!(values[1], Argument::MemoryFormat(fx_ir::MemoryFormat::Contiguous)) {
                    self.text.push_str(".f_contiguous()?");
                }
            }
            ("lift_fresh" | "alias", [Argument::Node(tensor)]) => {
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                self.text.push_str(".shallow_clone()");
            }
            ("copy_", [Argument::Node(to), Argument::Node(from), _]) => {
                self.take_arguments(node, 0);
                self.node(*to, How::Receiver)?;
                self.text.push_str(".shallow_clone().f_copy_(");
                self.node(*from, How::Lent)?;
                self.text.push_str(")?");
                if node.num_users() > 0 {
                    let text = std::mem::take(&mut self.text);
                    self.statement(node, "", text);
                    self.node(*to, How::Receiver)?;
                    self.text.push_str(".shallow_clone()");
                }
                return Ok(Some((POSTFIX, false)));
            }
            ("clamp" | "clamp_", [Argument::Node(tensor), low, high]) if low.is_none() != high.is_none() => {
                let is_tensor =
                    |value: &Argument| value.as_node().is_some_and(|id| self.tch_type(id) == Type::Tensor);
                if is_tensor(low) || is_tensor(high) {
                    return Ok(None);
                }
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                let (bound, value) = if low.is_none() { ("max", high) } else { ("min", low) };
                let method = if name == "clamp" {
                    format!(".f_clamp_{bound}(")
                } else {
                    format!(".shallow_clone().f_clamp_{bound}_(")
                };
                self.text.push_str(&method);
                self.tch_scalar(node, value, false)?;
                self.text.push_str(")?");
            }
            _ => return Ok(None),
        }
        Ok(Some((POSTFIX, true)))
    }

    fn tch_method(
        &mut self,
        node: Node<'_>,
        schema: &Schema,
        spelling: &Spelling,
        values: &[Argument],
    ) -> Result<Option<(u8, bool)>, CodegenError> {
        let method = spelling.method;
        let given = |slot: &Option<usize>| {
            let at = (*slot)?;
            Some((schema.parameters.get(at)?, values.get(at)?))
        };
        // Rust evaluates the receiver first, and the others in the method's order; the graph in the schema's.
        self.take_arguments(node, if spelling.is_sorted { 60 } else { 0 });
        let takes = || method.parameters.iter().zip(&spelling.slots);
        match takes().next().filter(|((_, kind), _)| *kind == "self").and_then(|(_, slot)| given(slot)) {
            Some((parameter, Argument::Node(id))) => {
                self.node(*id, How::Receiver)?;
                if parameter.is_written() {
                    self.text.push_str(".shallow_clone()");
                }
                self.text.push('.');
            }
            Some(_) => return Err(self.no_method(node, "its first argument is no tensor")),
            None => {
                self.imports.tch("Tensor");
                self.text.push_str("Tensor::");
            }
        }
        self.text.push_str("f_");
        self.text.push_str(method.name);
        self.text.push('(');
        let mut is_first = true;
        let mut has_type = takes().any(|((_, kind), slot)| {
            matches!(*kind, "tensor?" | "tensors" | "tensors?")
                && given(slot).is_some_and(|(_, value)| has_nodes(value))
        });
        for ((_, kind), slot) in takes() {
            if *kind == "self" {
                continue;
            }
            self.text.push_str(if is_first { "" } else { ", " });
            is_first = false;
            if *kind == "options" {
                self.tch_options(node, schema, values)?;
                continue;
            }
            let Some((parameter, value)) = given(slot) else {
                return Err(self.no_method(node, "its schema has another parameter"));
            };
            match (*kind, value) {
                ("tensor?" | "tensors?", Argument::None) => {
                    if !has_type {
                        self.imports.tch("Tensor");
                    }
                    self.text.push_str(if has_type { "None" } else { "None::<Tensor>" });
                    has_type = true;
                }
                ("scalar", value) => self.tch_scalar(node, value, spelling.scalars > 1)?,
                ("ints" | "ints?", Argument::Int(size)) => {
                    // One number for several, where the schema says how many.
                    let count = match parameter.ty.without_optional() {
                        fx_ops::Type::List(_, Some(count)) => *count as usize,
                        _ => 1,
                    };
                    let sizes = vec![format!("{size}i64"); count].join(", ");
                    let tail = if *kind == "ints?" { "].as_slice()" } else { "]" };
                    self.text.push_str(&format!("[{sizes}{tail}"));
                }
                (kind, value) => self.tch_value(node, kind, value)?,
            }
        }
        self.text.push_str(")?");
        let id = node.id();
        match method.result {
            "tensor" => self.set_type(id, Type::Tensor),
            "tensors" => self.set_type(id, Type::Tensors),
            "int" => self.set_type(id, Type::Int),
            "float" => self.set_type(id, Type::Float),
            "bool" => self.set_type(id, Type::Bool),
            "none" => {
                self.set_type(id, Type::None);
                return Ok(Some((POSTFIX, false)));
            }
            tuple => {
                let count = tuple.strip_prefix("tuple").and_then(|count| count.parse().ok()).unwrap_or(0);
                return self.tch_tuple(node, count);
            }
        }
        Ok(Some((POSTFIX, true)))
    }

    /// Takes several results apart: their readers become names.
    pub(super) fn tch_tuple(
        &mut self,
        node: Node<'_>,
        count: usize,
    ) -> Result<Option<(u8, bool)>, CodegenError> {
        let mut parts: Vec<Option<NodeId>> = vec![None; count];
        for user in node.users() {
            let index = match (user.target(), user.arg(1)) {
                ("operator.getitem" | "_operator.getitem", Some(Argument::Int(index))) => {
                    usize::try_from(*index).ok()
                }
                _ => None,
            };
            match index.and_then(|index| parts.get_mut(index)) {
                Some(part) => {
                    part.get_or_insert(user.id());
                }
                None => return Err(self.no_method(node, "its results are used otherwise than one by one")),
            }
        }
        let text = std::mem::take(&mut self.text);
        let mut names = Vec::with_capacity(count);
        for part in parts {
            names.push(match part {
                Some(id) => self.local(id).to_owned(),
                None => "_".to_owned(),
            });
        }
        let is_used = names.iter().any(|name| name != "_");
        let prefix = if is_used { format!("let ({}) = ", names.join(", ")) } else { String::new() };
        self.statement(node, &prefix, text);
        Ok(None)
    }
}
