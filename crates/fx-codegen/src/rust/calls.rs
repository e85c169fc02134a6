//! Calls: the operator, method or function of `fx-trace` that records a call again, as a person would write it.
//!
//! Where there is none, or where no argument is surely traced so that it would be computed at once instead of recorded,
//! the call is written by its name: `call_function("math.sqrt", ..)`.

use fx_ir::{Argument, Node, NodeId, Op};

use super::emit::{Emitter, How, POSTFIX, UNARY};
use super::literal;
use super::surface::{self, Shape};
use super::tree::What;
use super::value::Context;
use crate::error::CodegenError;

/// The characters that a call takes besides other values.
const ROOM: usize = 60;

/// An operator of Rust and how tightly it binds.
fn infix(name: &str) -> Option<(&'static str, u8)> {
    Some(match name {
        "mul" => ("*", 11),
        "truediv" => ("/", 11),
        "mod" => ("%", 11),
        "add" => ("+", 10),
        "sub" => ("-", 10),
        "lshift" => ("<<", 9),
        "rshift" => (">>", 9),
        "and_" => ("&", 8),
        "xor" => ("^", 7),
        "or_" => ("|", 6),
        _ => return None,
    })
}

/// The function of `fx_trace::operator`, and how many arguments it takes.
fn operator_function(name: &str) -> Option<(&'static str, usize)> {
    Some(match name {
        "add" => ("add", 2),
        "sub" => ("sub", 2),
        "mul" => ("mul", 2),
        "truediv" => ("truediv", 2),
        "floordiv" => ("floordiv", 2),
        "mod" => ("mod_", 2),
        "pow" => ("pow", 2),
        "matmul" => ("matmul", 2),
        "and_" => ("and_", 2),
        "or_" => ("or_", 2),
        "xor" => ("xor", 2),
        "lshift" => ("lshift", 2),
        "rshift" => ("rshift", 2),
        "eq" => ("eq", 2),
        "ne" => ("ne", 2),
        "lt" => ("lt", 2),
        "le" => ("le", 2),
        "gt" => ("gt", 2),
        "ge" => ("ge", 2),
        "getitem" => ("getitem", 2),
        "neg" => ("neg", 1),
        "pos" => ("pos", 1),
        "invert" => ("invert", 1),
        "abs" => ("abs", 1),
        _ => return None,
    })
}

/// `aten`, `add`, `Tensor` of `torch.ops.aten.add.Tensor`, when all can be written in a macro.
pub(super) fn overload(target: &str) -> Option<[&str; 3]> {
    let mut parts = target.strip_prefix("torch.ops.")?.split('.');
    let found = [parts.next()?, parts.next()?, parts.next()?];
    let plain = |part: &&str| part.is_ascii() && literal::is_identifier(part);
    (parts.next().is_none() && found.iter().all(plain)).then_some(found)
}

impl<'g> Emitter<'g> {
    /// What [`overload`] finds of a target, found once.
    pub(super) fn overload(&mut self, target: &'g str) -> Option<[&'g str; 3]> {
        *self.split.entry(target).or_insert_with(|| overload(target))
    }

    /// Writes the expression of a call; says how tightly it binds, and whether it may stand inside another.
    pub(super) fn expression(&mut self, node: Node<'g>) -> Result<(u8, bool), CodegenError> {
        // The line that the call would be by itself.
        let own = 24 + node.name().len() + node.target().len();
        self.take_arguments(node, super::layout::WIDTH.saturating_sub(own).min(ROOM));
        match node.op() {
            Op::CallModule => self.call_module(node),
            Op::CallMethod => self.call_method(node),
            _ => self.call_function(node),
        }
    }

    fn call_module(&mut self, node: Node<'_>) -> Result<(u8, bool), CodegenError> {
        let Some(place) = self.place_of(node.target()) else {
            return Err(self.refuse("the missing module", node.target()));
        };
        let What::Layer(layer) = place.what else {
            return Err(self.refuse("the call of", node.target()));
        };
        self.text.push_str(&place.expr);
        let args = node.args();
        match layer {
            Some(layer)
                if args.len() >= layer.inputs && (layer.has_optional || args.len() == layer.inputs) =>
            {
                if !layer.has_optional && !node.kwargs().is_empty() {
                    return self.call_by_module(node);
                }
                self.text.push_str(".forward(");
                self.arguments(&args[..layer.inputs])?;
                if layer.has_optional {
                    self.text.push_str(", ");
                    self.optional(&args[layer.inputs..], node.kwargs())?;
                }
                self.text.push(')');
                Ok((POSTFIX, true))
            }
            Some(_) => self.call_by_module(node),
            None => {
                self.text.push_str(".forward(");
                self.optional(args, node.kwargs())?;
                self.text.push(')');
                Ok((POSTFIX, true))
            }
        }
    }

    fn call_by_module(&mut self, node: Node<'_>) -> Result<(u8, bool), CodegenError> {
        self.imports.trace("ModuleExt");
        self.text.push_str(".call(");
        self.optional(node.args(), node.kwargs())?;
        self.text.push(')');
        Ok((POSTFIX, true))
    }

    fn call_method(&mut self, node: Node<'_>) -> Result<(u8, bool), CodegenError> {
        let Some((receiver, args)) = node.args().split_first() else {
            return Err(CodegenError::MissingArgument {
                node: node.name().to_owned(),
                op: "call_method",
                what: "receiver",
            });
        };
        match receiver {
            Argument::Node(id) => self.node(*id, How::Receiver)?,
            other => self.owned(other, 0)?,
        }
        let kwargs = node.kwargs();
        let entry = surface::method(node.target())
            .filter(|entry| receiver.as_node().is_some() && self.is_traced() && args.len() >= entry.required);
        match entry {
            Some(entry) if self.fits(entry, args.len(), kwargs.len()) => {
                self.text.push('.');
                self.called(entry, args, kwargs)?;
            }
            _ => {
                self.text.push_str(".call_method(");
                self.text.push_str(&literal::string(node.target()));
                self.text.push_str(", ");
                self.optional(args, kwargs)?;
                self.text.push(')');
            }
        }
        Ok((POSTFIX, true))
    }

    /// Whether arguments of this count can be given to the function.
    fn fits(&self, entry: surface::Entry, args: usize, kwargs: usize) -> bool {
        let has_more = args > entry.required || kwargs > 0;
        match entry.shape {
            Shape::Plain => !has_more,
            Shape::Optional | Shape::Rare(_) => true,
            Shape::Spread => args >= entry.required.saturating_sub(1).max(1),
            Shape::Property => false,
        }
    }

    /// Writes `name(arguments)`.
    fn called(
        &mut self,
        entry: surface::Entry,
        args: &[Argument],
        kwargs: &[(Box<str>, Argument)],
    ) -> Result<(), CodegenError> {
        let has_more = args.len() > entry.required || !kwargs.is_empty();
        let (name, takes_more) = match entry.shape {
            Shape::Rare(with) if has_more => (with, true),
            Shape::Optional => (entry.name, true),
            _ => (entry.name, false),
        };
        self.text.push_str(name);
        self.text.push('(');
        // What is spread stands in the last place, with all that comes after.
        let (required, takes_more) = match entry.shape {
            Shape::Spread => (entry.required.saturating_sub(1), true),
            _ => (entry.required, takes_more),
        };
        let (required, more) = args.split_at(required);
        self.arguments(required)?;
        if takes_more {
            self.text.push_str(if required.is_empty() { "" } else { ", " });
            self.optional(more, kwargs)?;
        }
        self.text.push(')');
        Ok(())
    }

    fn arguments(&mut self, args: &[Argument]) -> Result<(), CodegenError> {
        for (at, arg) in args.iter().enumerate() {
            self.text.push_str(if at == 0 { "" } else { ", " });
            self.argument(arg, Context::Value, 0)?;
        }
        Ok(())
    }

    fn call_function(&mut self, node: Node<'g>) -> Result<(u8, bool), CodegenError> {
        let target = node.target();
        let (args, kwargs) = (node.args(), node.kwargs());
        if let Some([namespace, name, overload]) = self.overload(target)
            && namespace != "higher_order"
            && kwargs.iter().all(|(key, _)| literal::is_identifier(key))
        {
            self.imports.trace("op");
            for part in ["op!(", namespace, ".", name, ".", overload, "("] {
                self.text.push_str(part);
            }
            self.arguments(args)?;
            if !kwargs.is_empty() {
                self.text.push_str(if args.is_empty() { "" } else { ", " });
                self.keywords(kwargs)?;
            }
            self.text.push_str("))");
            return Ok((POSTFIX, false));
        }
        if self.is_traced() {
            let operator = target.strip_prefix("operator.").or_else(|| target.strip_prefix("_operator."));
            if let Some(name) = operator.filter(|_| kwargs.is_empty())
                && let Some(binds) = self.operator(name, target, args)?
            {
                return Ok((binds, true));
            }
            if let ("builtins.getattr" | "getattr", [Argument::Node(id), Argument::Str(name)], []) =
                (target, args, kwargs)
                && self.is_plain(*id)
                && target == "builtins.getattr"
            {
                self.node(*id, How::Receiver)?;
                match surface::property(name) {
                    Some(property) => self.text.push_str(&format!(".{property}()")),
                    None => self.text.push_str(&format!(".attr({})", literal::string(name))),
                }
                return Ok((POSTFIX, true));
            }
            if let Some(entry) = surface::function(target)
                && args.len() >= entry.required
                && self.fits(entry, args.len(), kwargs.len())
            {
                self.imports.trace(entry.module);
                self.text.push_str(entry.module);
                self.text.push_str("::");
                self.called(entry, args, kwargs)?;
                return Ok((POSTFIX, true));
            }
        }
        self.imports.trace("call_function");
        self.text.push_str("call_function(");
        self.text.push_str(&literal::string(target));
        self.text.push_str(", ");
        self.optional(args, kwargs)?;
        self.text.push(')');
        Ok((POSTFIX, true))
    }

    /// Writes a function of Python's module `operator`; `None` when there is nothing for it.
    fn operator(&mut self, name: &str, target: &str, args: &[Argument]) -> Result<Option<u8>, CodegenError> {
        // Both modules are the same to Python, but the other's name would be recorded.
        if !target.starts_with("operator.") {
            return Ok(None);
        }
        let plain = |this: &Self, argument: &Argument| argument.as_node().filter(|id| this.is_plain(*id));
        let is_number = |argument: &Argument| {
            matches!(argument, Argument::Float(_))
                || matches!(argument, Argument::Int(value) if i32::try_from(*value).is_ok())
        };
        match args {
            [container, index] if name == "getitem" => {
                if let Some(id) = plain(self, container) {
                    self.node(id, How::Receiver)?;
                    self.text.push_str(".get(");
                    self.argument(index, Context::Value, 0)?;
                    self.text.push(')');
                    return Ok(Some(POSTFIX));
                }
            }
            [left, right] => {
                let (a, b) = (plain(self, left), plain(self, right));
                let works = match (a, b) {
                    (Some(_), Some(_)) => true,
                    (Some(_), None) => is_number(right),
                    (None, Some(_)) => is_number(left),
                    (None, None) => false,
                };
                if let Some((symbol, binds)) = infix(name).filter(|_| works) {
                    self.operand(a, left, binds)?;
                    self.text.push_str(&format!(" {symbol} "));
                    self.operand(b, right, binds + 1)?;
                    return Ok(Some(binds));
                }
            }
            [value] => {
                if let (Some(id), "neg" | "invert") = (plain(self, value), name) {
                    self.text.push(if name == "neg" { '-' } else { '!' });
                    self.operand(Some(id), value, UNARY)?;
                    return Ok(Some(UNARY));
                }
            }
            _ => {}
        }
        let Some((function, _)) = operator_function(name).filter(|(_, arity)| *arity == args.len()) else {
            return Ok(None);
        };
        self.imports.trace("operator");
        self.text.push_str(&format!("operator::{function}("));
        self.arguments(args)?;
        self.text.push(')');
        Ok(Some(POSTFIX))
    }

    fn operand(&mut self, id: Option<NodeId>, argument: &Argument, binds: u8) -> Result<(), CodegenError> {
        match id {
            Some(id) => self.node(id, How::Operand(binds)),
            None => self.argument(argument, Context::Value, 0),
        }
    }
}
