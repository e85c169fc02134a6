//! Arguments as Rust expressions: the literal a person would write where it means the same, and otherwise the
//! argument's own constructor.

use fx_ir::{Argument, NodeId};

use super::emit::{Emitter, How};
use super::{Imports, literal};
use crate::error::{CodegenError, shortened};

/// How deep arguments may nest: beyond it the macros that read the code would exhaust their stack.
const MAX_DEPTH: usize = 48;
/// The most items of a tuple that the traits of `fx-trace` know.
const MAX_TUPLE: usize = 6;

/// Where an argument stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// Where any value can stand.
    Value,
    /// Among optional arguments, where a tuple stands for several.
    Optional,
}

/// A constant as something that becomes an `Argument`.
pub(super) fn constant(
    argument: &Argument,
    node: &str,
    imports: &mut Imports,
) -> Result<String, CodegenError> {
    match argument {
        Argument::Bool(value) => Ok(value.to_string()),
        Argument::Int(value) => Ok(literal::int(*value)),
        Argument::Float(value) => Ok(literal::float(*value)),
        Argument::Str(text) => Ok(literal::string(text)),
        _ => {
            let mut text = String::new();
            raw(&mut text, argument, node, imports, 0)?;
            Ok(text)
        }
    }
}

/// A constant as an expression of the type `Argument`.
pub(super) fn raw(
    out: &mut String,
    argument: &Argument,
    node: &str,
    imports: &mut Imports,
    depth: usize,
) -> Result<(), CodegenError> {
    if depth > MAX_DEPTH {
        return Err(too_deep(node));
    }
    imports.ir("Argument");
    let mut many = |out: &mut String, kind: &str, items: &[Argument]| {
        out.push_str("Argument::");
        out.push_str(kind);
        out.push_str("(vec![");
        for (at, item) in items.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { ", " });
            raw(out, item, node, imports, depth + 1)?;
        }
        out.push_str("].into_boxed_slice())");
        Ok(())
    };
    match argument {
        Argument::None => out.push_str("Argument::None"),
        Argument::Bool(value) => out.push_str(&format!("Argument::Bool({value})")),
        Argument::Int(value) => out.push_str(&format!("Argument::Int({value})")),
        Argument::BigInt(digits) if literal::is_integer(digits) => {
            out.push_str(&format!("Argument::BigInt(\"{digits}\".into())"));
        }
        Argument::BigInt(digits) => return Err(not_expressible(node, "the integer", digits)),
        Argument::Float(value) => out.push_str(&format!("Argument::Float({})", literal::float(*value))),
        Argument::Complex(parts) => {
            let (re, im) = (literal::float(parts.0), literal::float(parts.1));
            out.push_str(&format!("Argument::Complex(Box::new(({re}, {im})))"));
        }
        Argument::Str(text) => out.push_str(&format!("Argument::Str({}.into())", literal::string(text))),
        Argument::DType(dtype) => {
            imports.ir("DType");
            out.push_str(&format!("Argument::DType(DType::{dtype:?})"));
        }
        Argument::Device(device) => {
            let device = device_text(*device, imports);
            out.push_str(&format!("Argument::Device({device})"));
        }
        Argument::Layout(layout) => {
            imports.ir("Layout");
            out.push_str(&format!("Argument::Layout(Layout::{layout:?})"));
        }
        Argument::MemoryFormat(format) => {
            imports.ir("MemoryFormat");
            out.push_str(&format!("Argument::MemoryFormat(MemoryFormat::{format:?})"));
        }
        Argument::Ellipsis => out.push_str("Argument::Ellipsis"),
        Argument::Slice(parts) => {
            out.push_str("Argument::Slice(Box::new([");
            for (at, part) in parts.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                raw(out, part, node, imports, depth + 1)?;
            }
            out.push_str("]))");
        }
        Argument::Range(parts) => out.push_str(&format!("Argument::Range(Box::new({parts:?}))")),
        Argument::List(items) => many(out, "List", items)?,
        Argument::Tuple(items) => many(out, "Tuple", items)?,
        Argument::Size(items) => many(out, "Size", items)?,
        Argument::NamedTuple(named) => {
            out.push_str(&format!(
                "Argument::NamedTuple(Box::new(({}.into(), vec![",
                literal::string(&named.0)
            ));
            for (at, item) in named.1.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                raw(out, item, node, imports, depth + 1)?;
            }
            out.push_str("].into_boxed_slice())))");
        }
        Argument::Dict(pairs) => {
            out.push_str("Argument::Dict(vec![");
            for (at, (key, value)) in pairs.iter().enumerate() {
                out.push_str(if at == 0 { "(" } else { ", (" });
                raw(out, key, node, imports, depth + 1)?;
                out.push_str(", ");
                raw(out, value, node, imports, depth + 1)?;
                out.push(')');
            }
            out.push_str("].into_boxed_slice())");
        }
        Argument::Global(name) => {
            out.push_str(&format!("Argument::Global({}.into())", literal::string(name)))
        }
        Argument::Enum(member) => {
            let (class, name) = (literal::string(&member.0), literal::string(&member.1));
            out.push_str(&format!("Argument::Enum(Box::new(({class}.into(), {name}.into())))"));
        }
        Argument::Opaque(opaque) => return Err(not_expressible(node, "the object", &opaque.1)),
        Argument::Node(_) => return Err(not_expressible(node, "the value of a node inside", "a constant")),
    }
    Ok(())
}

fn device_text(device: fx_ir::Device, imports: &mut Imports) -> String {
    imports.ir("Device");
    if device == fx_ir::Device::CPU {
        return "Device::CPU".to_owned();
    }
    if device == fx_ir::Device::META {
        return "Device::META".to_owned();
    }
    imports.ir("DeviceKind");
    format!("Device {{ kind: DeviceKind::{:?}, index: {:?} }}", device.kind, device.index)
}

fn not_expressible(node: &str, what: &'static str, text: &str) -> CodegenError {
    CodegenError::NotExpressible { node: node.to_owned(), what, text: shortened(text) }
}

fn too_deep(node: &str) -> CodegenError {
    CodegenError::TooDeep { node: node.to_owned(), what: "an argument", limit: MAX_DEPTH }
}

fn holds_node(argument: &Argument) -> bool {
    let mut found = false;
    argument.for_each_node(&mut |_| found = true);
    found
}

/// What the items of a list have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Items {
    /// Literals of one type.
    Literals,
    /// Values of nodes.
    Nodes,
    /// Anything else, or nothing.
    Mixed,
}

fn items_of(items: &[Argument]) -> Items {
    let same = |is: fn(&Argument) -> bool| !items.is_empty() && items.iter().all(is);
    if same(|item| matches!(item, Argument::Node(_))) {
        return Items::Nodes;
    }
    let is_literal = same(|item| matches!(item, Argument::Int(_)))
        || same(|item| matches!(item, Argument::Float(_)))
        || same(|item| matches!(item, Argument::Bool(_)))
        || same(|item| matches!(item, Argument::Str(_)))
        || same(|item| matches!(item, Argument::DType(_)));
    if is_literal { Items::Literals } else { Items::Mixed }
}

impl Emitter<'_> {
    /// Writes an argument where `IntoVar` is asked for, or where optional arguments stand. O(size).
    pub(super) fn argument(
        &mut self,
        argument: &Argument,
        context: Context,
        depth: usize,
    ) -> Result<(), CodegenError> {
        if depth > MAX_DEPTH {
            return Err(too_deep(&self.current()));
        }
        match argument {
            Argument::Node(id) => self.node(*id, How::Argument)?,
            Argument::None => self.var("none()"),
            Argument::Bool(value) => self.text.push_str(if *value { "true" } else { "false" }),
            Argument::Int(value) => self.int(*value),
            Argument::Float(value) => self.text.push_str(&literal::float(*value)),
            Argument::Str(text) => self.text.push_str(&literal::string(text)),
            Argument::DType(dtype) => {
                self.imports.ir("DType");
                self.text.push_str(&format!("DType::{dtype:?}"));
            }
            Argument::Device(device) => {
                let device = device_text(*device, &mut self.imports);
                self.text.push_str(&device);
            }
            Argument::Layout(layout) => {
                self.imports.ir("Layout");
                self.text.push_str(&format!("Layout::{layout:?}"));
            }
            Argument::MemoryFormat(format) => {
                self.imports.ir("MemoryFormat");
                self.text.push_str(&format!("MemoryFormat::{format:?}"));
            }
            Argument::Ellipsis => self.var("ellipsis()"),
            Argument::Slice(parts) => self.slice(parts, context, depth)?,
            Argument::List(items) => match items_of(items) {
                Items::Mixed => self.mixed("list", items, depth)?,
                kind => {
                    self.text.push('[');
                    self.items(items, kind, depth)?;
                    self.text.push(']');
                }
            },
            Argument::Tuple(items) => {
                let is_tuple = context == Context::Value && (1..=MAX_TUPLE).contains(&items.len());
                match items_of(items) {
                    _ if is_tuple => {
                        self.text.push('(');
                        for (at, item) in items.iter().enumerate() {
                            self.text.push_str(if at == 0 { "" } else { ", " });
                            self.argument(item, Context::Value, depth + 1)?;
                        }
                        self.text.push_str(if items.len() == 1 { ",)" } else { ")" });
                    }
                    Items::Mixed => self.mixed("tuple", items, depth)?,
                    kind => {
                        self.var("tuple([");
                        self.items(items, kind, depth)?;
                        self.text.push_str("])");
                    }
                }
            }
            Argument::Dict(pairs) => self.dict(pairs, depth)?,
            Argument::Global(name) => {
                self.var("global(");
                self.text.push_str(&literal::string(name));
                self.text.push(')');
            }
            Argument::Size(_) | Argument::NamedTuple(_) if holds_node(argument) => {
                let what = "a `torch.Size` or named tuple with the value of a node in it";
                return Err(not_expressible(&self.current(), what, &self.graph.repr_argument(argument)));
            }
            other => {
                let node = self.current();
                raw(&mut self.text, other, &node, &mut self.imports, depth)?;
            }
        }
        Ok(())
    }

    fn int(&mut self, value: i64) {
        match i32::try_from(value) {
            Ok(value) => self.display(value),
            Err(_) => self.text.push_str(&literal::int(value)),
        }
    }

    /// Writes `Var::` and the rest.
    fn var(&mut self, rest: &str) {
        self.imports.trace("Var");
        self.text.push_str("Var::");
        self.text.push_str(rest);
    }

    /// The items of an array: all of one type.
    fn items(&mut self, items: &[Argument], kind: Items, depth: usize) -> Result<(), CodegenError> {
        let nodes: Vec<NodeId> = items.iter().filter_map(Argument::as_node).collect();
        let how = match kind {
            // References to locals, or the values themselves, but not some of each.
            Items::Nodes => self.how_in_array(&nodes),
            _ => How::Argument,
        };
        for (at, item) in items.iter().enumerate() {
            self.text.push_str(if at == 0 { "" } else { ", " });
            match item {
                Argument::Node(id) => self.node(*id, how)?,
                other => self.argument(other, Context::Value, depth + 1)?,
            }
        }
        Ok(())
    }

    /// `Var::list` or `Var::tuple` of items of several types.
    fn mixed(&mut self, kind: &str, items: &[Argument], depth: usize) -> Result<(), CodegenError> {
        self.var(kind);
        self.text.push_str(if items.is_empty() { "::<Var>([" } else { "([" });
        for (at, item) in items.iter().enumerate() {
            self.text.push_str(if at == 0 { "" } else { ", " });
            self.owned(item, depth + 1)?;
        }
        self.text.push_str("])");
        Ok(())
    }

    /// Writes an argument as an expression of the type `Var`.
    pub(super) fn owned(&mut self, argument: &Argument, depth: usize) -> Result<(), CodegenError> {
        if depth > MAX_DEPTH {
            return Err(too_deep(&self.current()));
        }
        match argument {
            Argument::Node(id) => return self.node(*id, How::Owned),
            // These are values already.
            Argument::None | Argument::Ellipsis | Argument::Global(_) | Argument::Dict(_) => {
                return self.argument(argument, Context::Value, depth);
            }
            Argument::List(items) if items_of(items) == Items::Mixed => {
                return self.mixed("list", items, depth);
            }
            Argument::List(items) => {
                self.var("list([");
                self.items(items, items_of(items), depth)?;
                self.text.push_str("])");
                return Ok(());
            }
            Argument::Tuple(_) => return self.argument(argument, Context::Optional, depth),
            Argument::Slice(parts) if !is_range(parts) => {
                return self.argument(argument, Context::Value, depth);
            }
            _ => {}
        }
        self.imports.trace("IntoVar");
        let start = self.text.len();
        self.argument(argument, Context::Value, depth)?;
        let is_bare = self.text.as_bytes().get(start).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'"');
        let is_range = matches!(argument, Argument::Slice(_));
        let is_int = matches!(argument, Argument::Int(0..));
        if (!is_bare && !is_int && !self.text[start..].starts_with(|c: char| c.is_ascii_digit())) || is_range
        {
            self.text.insert(start, '(');
            self.text.push(')');
        }
        self.text.push_str(".into_var()");
        Ok(())
    }

    fn dict(&mut self, pairs: &[(Argument, Argument)], depth: usize) -> Result<(), CodegenError> {
        self.var(if pairs.is_empty() { "dict::<&str, Var>([" } else { "dict([" });
        let plain_keys = pairs.iter().all(|(key, _)| matches!(key, Argument::Str(_)));
        let values: Vec<Argument> = pairs.iter().map(|(_, value)| value.clone()).collect();
        let kind = items_of(&values);
        let nodes: Vec<NodeId> = values.iter().filter_map(Argument::as_node).collect();
        let how = if kind == Items::Nodes { self.how_in_array(&nodes) } else { How::Owned };
        for (at, (key, value)) in pairs.iter().enumerate() {
            self.text.push_str(if at == 0 { "(" } else { ", (" });
            match key {
                Argument::Str(text) if plain_keys => self.text.push_str(&literal::string(text)),
                key => {
                    let node = self.current();
                    raw(&mut self.text, key, &node, &mut self.imports, depth + 1)?;
                }
            }
            self.text.push_str(", ");
            match (kind, value) {
                (Items::Nodes, Argument::Node(id)) => self.node(*id, how)?,
                (Items::Literals, value) => self.argument(value, Context::Value, depth + 1)?,
                (_, value) => self.owned(value, depth + 1)?,
            }
            self.text.push(')');
        }
        self.text.push_str("])");
        Ok(())
    }

    fn slice(&mut self, parts: &[Argument; 3], context: Context, depth: usize) -> Result<(), CodegenError> {
        if is_range(parts) && context == Context::Value {
            let [start, stop, _] = parts;
            if let Argument::Int(start) = start {
                self.int(*start);
            }
            self.text.push_str("..");
            if let Argument::Int(stop) = stop {
                self.int(*stop);
            }
            return Ok(());
        }
        self.imports.trace("operator");
        let count = if parts[2].is_none() { 2 } else { 3 };
        self.text.push_str(if count == 2 { "operator::slice(" } else { "operator::slice_by(" });
        for (at, part) in parts.iter().take(count).enumerate() {
            self.text.push_str(if at == 0 { "" } else { ", " });
            self.argument(part, Context::Value, depth + 1)?;
        }
        self.text.push(')');
        Ok(())
    }
}

/// Whether `start..stop` with numbers says it.
fn is_range(parts: &[Argument; 3]) -> bool {
    let is_end = |end: &Argument| match end {
        Argument::None => true,
        Argument::Int(value) => i32::try_from(*value).is_ok(),
        _ => false,
    };
    is_end(&parts[0]) && is_end(&parts[1]) && parts[2].is_none()
}
