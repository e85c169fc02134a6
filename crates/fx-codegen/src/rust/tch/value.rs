//! The arguments of a method of tch.

use fx_ir::{Argument, DeviceKind, Node, NodeId};
use fx_ops::Schema;

use super::super::emit::{Emitter, How};
use super::super::literal;
use super::{Type, kind};
use crate::error::{CodegenError, shortened};

impl Emitter<'_> {
    pub(super) fn tch_value(
        &mut self,
        node: Node<'_>,
        kind: &str,
        value: &Argument,
    ) -> Result<(), CodegenError> {
        let number = |this: &Self, value: &Argument| match value {
            Argument::Int(value) => Some(value.to_string()),
            Argument::Bool(value) => Some(i64::from(*value).to_string()),
            Argument::Node(id) if this.tch_type(*id) == Type::Int => Some(String::new()),
            _ => None,
        };
        match (kind, value) {
            ("tensor", Argument::Node(id)) if self.tch_type(*id) == Type::Tensor => {
                self.node(*id, How::Lent)?
            }
            ("tensor?", Argument::Node(id)) if self.tch_type(*id) == Type::Tensor => {
                self.text.push_str("Some(");
                self.node(*id, How::Lent)?;
                self.text.push(')');
            }
            ("tensors", Argument::Node(id)) if self.tch_type(*id) == Type::Tensors => {
                self.node(*id, How::Lent)?
            }
            ("tensors" | "tensors?", Argument::List(items) | Argument::Tuple(items)) => {
                self.text.push_str("&[");
                let any = items.iter().any(|item| item.as_node().is_some());
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(if at == 0 { "" } else { ", " });
                    match item {
                        Argument::None if kind == "tensors?" => self.text.push_str("None"),
                        item => {
                            self.tch_value(node, if kind == "tensors" { "tensor" } else { "tensor?" }, item)?
                        }
                    }
                }
                self.text.push(']');
                if !any {
                    return Err(self.no_method(node, "a list of tensors has none"));
                }
            }
            ("int" | "int?", value) if number(self, value).is_some() => match value {
                Argument::Node(id) => self.node(*id, How::Receiver)?,
                value => {
                    let text = number(self, value).unwrap_or_default();
                    self.text.push_str(&text);
                    self.text.push_str(if kind == "int?" { "i64" } else { "" });
                }
            },
            ("int?", Argument::None) => self.text.push_str("None::<i64>"),
            ("float" | "float?", Argument::Node(id)) if self.tch_type(*id) == Type::Float => {
                self.node(*id, How::Receiver)?;
            }
            ("float" | "float?", Argument::Node(id)) if self.tch_type(*id) == Type::Int => {
                self.node(*id, How::Receiver)?;
                self.text.push_str(" as f64");
            }
            ("float" | "float?", value) if value.as_float().is_some() => {
                let text = literal::float(value.as_float().unwrap_or_default());
                self.text.push_str(&text);
            }
            ("float?", Argument::None) => self.text.push_str("None::<f64>"),
            ("bool", Argument::Bool(value)) => self.text.push_str(if *value { "true" } else { "false" }),
            ("bool", Argument::Node(id)) if self.tch_type(*id) == Type::Bool => {
                self.node(*id, How::Receiver)?
            }
            ("ints?", Argument::None) => self.text.push_str("None::<i64>"),
            ("ints" | "ints?", value) if value.as_sequence().is_some() => {
                let items = value.as_sequence().unwrap_or_default();
                self.text.push('[');
                self.text.push_str(if items.is_empty() { "0i64; 0" } else { "" });
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(if at == 0 { "" } else { ", " });
                    // Where a list may be absent tch takes slices, whose type no literal gives away.
                    let is_typed = kind == "ints?" && at == 0 && item.as_int().is_some();
                    self.tch_value(node, if is_typed { "int?" } else { "int" }, item)?;
                }
                self.text.push_str(if kind == "ints?" { "].as_slice()" } else { "]" });
            }
            ("floats", value) if value.as_sequence().is_some() => {
                let items = value.as_sequence().unwrap_or_default();
                self.text.push('[');
                self.text.push_str(if items.is_empty() { "0f64; 0" } else { "" });
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(if at == 0 { "" } else { ", " });
                    self.tch_value(node, "float", item)?;
                }
                self.text.push(']');
            }
            ("str", Argument::Str(text)) => self.text.push_str(&literal::string(text)),
            ("dtype" | "dtype?", Argument::DType(dtype)) => {
                let Some(name) = self::kind(*dtype) else {
                    return Err(self.no_method(node, "tch has no such element type"));
                };
                self.imports.tch("Kind");
                self.text.push_str(name);
            }
            ("dtype?", Argument::None) => {
                self.imports.tch("Kind");
                self.text.push_str("None::<Kind>");
            }
            ("device", Argument::Device(device)) => self.tch_device(node, *device)?,
            ("reduction", Argument::Int(value @ 0..=2)) => {
                self.imports.tch("Reduction");
                let name = ["None", "Mean", "Sum"].get(*value as usize).copied().unwrap_or("Mean");
                self.text.push_str(&format!("Reduction::{name}"));
            }
            _ => {
                let why = format!("tch takes no {} there", shortened(&self.graph.repr_argument(value)));
                return Err(self.no_method(node, &why));
            }
        }
        Ok(())
    }

    /// A number that may be an integer or not.
    pub(super) fn tch_scalar(
        &mut self,
        node: Node<'_>,
        value: &Argument,
        wrapped: bool,
    ) -> Result<(), CodegenError> {
        if wrapped {
            self.imports.tch("Scalar");
            self.text.push_str("Scalar::from(");
        }
        match value {
            Argument::Int(value) => self.text.push_str(&format!("{value}i64")),
            Argument::Bool(value) => self.text.push_str(&format!("{}i64", i64::from(*value))),
            Argument::Float(value) => self.text.push_str(&literal::float(*value)),
            Argument::Node(id) if matches!(self.tch_type(*id), Type::Int | Type::Float) => {
                self.node(*id, How::Receiver)?;
            }
            _ => {
                let why = format!("tch takes no {} there", shortened(&self.graph.repr_argument(value)));
                return Err(self.no_method(node, &why));
            }
        }
        self.text.push_str(if wrapped { ")" } else { "" });
        Ok(())
    }

    pub(super) fn tch_device(&mut self, node: Node<'_>, device: fx_ir::Device) -> Result<(), CodegenError> {
        self.imports.tch("Device");
        match (device.kind, device.index) {
            (DeviceKind::Cpu, _) => self.text.push_str("Device::Cpu"),
            (DeviceKind::Mps, _) => self.text.push_str("Device::Mps"),
            (DeviceKind::Cuda, index) => self.text.push_str(&format!("Device::Cuda({})", index.unwrap_or(0))),
            _ => return Err(self.no_method(node, "tch has no such device")),
        }
        Ok(())
    }

    /// `(Kind, Device)`, which tch always wants, from arguments that may be left to the operator.
    pub(super) fn tch_options(
        &mut self,
        node: Node<'_>,
        schema: &Schema,
        values: &[Argument],
    ) -> Result<(), CodegenError> {
        let given = |name: &str| {
            let (at, _) = schema.parameter(name)?;
            values.get(at).filter(|value| !value.is_none()).cloned()
        };
        if !matches!(given("layout"), None | Some(Argument::Layout(fx_ir::Layout::Strided)))
            || matches!(given("pin_memory"), Some(Argument::Bool(true)))
        {
            return Err(self.no_method(node, "tch's options are an element type and a device"));
        }
        // An operator on a tensor keeps what is not given; a factory has defaults.
        let tensor = schema.parameters.first().filter(|parameter| parameter.ty.is_tensor());
        let tensor = tensor.and_then(|_| values.first()).and_then(Argument::as_node);
        self.text.push('(');
        match (given("dtype"), tensor) {
            (Some(dtype), _) => self.tch_value(node, "dtype", &dtype)?,
            (None, Some(id)) => {
                let text = format!("{}.kind()", self.name(id));
                self.tch_local(node, id)?;
                self.text.push_str(&text);
            }
            (None, None) => {
                self.imports.tch("Kind");
                let numbers =
                    schema.parameters.iter().zip(values).filter(|(parameter, _)| {
                        matches!(parameter.ty.without_optional(), fx_ops::Type::Scalar)
                    });
                let numbers: Vec<&Argument> = numbers.map(|(_, value)| value).collect();
                let is = |wanted: fn(&Argument) -> bool| {
                    !numbers.is_empty() && numbers.iter().all(|value| wanted(value))
                };
                let is_int = |this: &Self, value: &Argument| match value {
                    Argument::Int(_) => true,
                    Argument::Node(id) => this.tch_type(*id) == Type::Int,
                    _ => false,
                };
                let text = if is(|value| matches!(value, Argument::Bool(_))) {
                    "Kind::Bool"
                } else if !numbers.is_empty() && numbers.iter().all(|value| is_int(self, value)) {
                    "Kind::Int64"
                } else {
                    "Kind::Float"
                };
                self.text.push_str(text);
            }
        }
        self.text.push_str(", ");
        match (given("device"), tensor) {
            (Some(Argument::Device(device)), _) => self.tch_device(node, device)?,
            (Some(_), _) => return Err(self.no_method(node, "its device is not known")),
            (None, Some(id)) => {
                let text = format!("{}.device()", self.name(id));
                self.tch_local(node, id)?;
                self.text.push_str(&text);
            }
            (None, None) => {
                self.imports.tch("Device");
                self.text.push_str("Device::Cpu");
            }
        }
        self.text.push(')');
        Ok(())
    }

    /// Refuses a tensor that has no name to ask for its type by.
    pub(super) fn tch_local(&self, node: Node<'_>, id: NodeId) -> Result<(), CodegenError> {
        if self.has_name(id) {
            return Ok(());
        }
        Err(self.no_method(node, "the element type and the device of its result are left open"))
    }
}
