//! Python's own functions: arithmetic on sizes, items of lists.

use fx_ir::{Argument, Node};

use super::super::emit::{Emitter, How, POSTFIX};
use super::super::literal;
use super::Type;
use crate::error::CodegenError;

impl Emitter<'_> {
    /// Python's functions on sizes, and reads of lists.
    pub(super) fn tch_python(&mut self, node: Node<'_>) -> Result<Option<(u8, bool)>, CodegenError> {
        let id = node.id();
        let (module, name) = node.target().rsplit_once('.').unwrap_or(("", node.target()));
        let args = node.args();
        if name == "getitem"
            && let [Argument::Node(container), index] = args
        {
            if self.has_name(id) {
                // It was taken apart with the others.
                return Ok(None);
            }
            let same = self.graph.node(*container).users().find(|user| {
                user.id() != id
                    && user.target() == node.target()
                    && user.arg(1) == Some(index)
                    && self.has_name(user.id())
            });
            if let Some(same) = same {
                self.take_arguments(node, 0);
                self.text.push_str(&format!("{}.shallow_clone()", self.name(same.id())));
                return Ok(Some((POSTFIX, true)));
            }
            if let (Type::Tensors, Argument::Int(index @ 0..)) = (self.tch_type(*container), index) {
                self.take_arguments(node, 0);
                self.node(*container, How::Receiver)?;
                self.text.push_str(&format!("[{index}].shallow_clone()"));
                return Ok(Some((POSTFIX, true)));
            }
        }
        let types: Vec<Option<Type>> = args
            .iter()
            .map(|arg| match arg {
                Argument::Node(id) => Some(self.tch_type(*id)),
                Argument::Int(_) => Some(Type::Int),
                Argument::Float(_) => Some(Type::Float),
                Argument::Bool(_) => Some(Type::Bool),
                _ => None,
            })
            .collect();
        let is = |ty: Type| !types.is_empty() && types.iter().all(|found| *found == Some(ty));
        let is_number = types.iter().all(|found| matches!(found, Some(Type::Int | Type::Float)));
        let (symbol, binds) = match name {
            "add" => ("+", 10),
            "sub" => ("-", 10),
            "mul" => ("*", 11),
            "truediv" => ("/", 11),
            "eq" => ("==", 5),
            "ne" => ("!=", 5),
            "lt" => ("<", 5),
            "le" => ("<=", 5),
            "gt" => (">", 5),
            "ge" => (">=", 5),
            _ => ("", 0),
        };
        let is_operator = matches!(module, "operator" | "_operator");
        if is_operator && !symbol.is_empty() && args.len() == 2 && is_number && node.kwargs().is_empty() {
            self.take_arguments(node, 60);
            let float = name == "truediv" || !is(Type::Int);
            for (at, (arg, ty)) in args.iter().zip(&types).enumerate() {
                if at == 1 {
                    self.text.push_str(&format!(" {symbol} "));
                }
                match arg {
                    Argument::Node(id) if float && *ty == Some(Type::Int) => {
                        self.text.push('(');
                        self.node(*id, How::Receiver)?;
                        self.text.push_str(" as f64)");
                    }
                    Argument::Node(id) => self.node(*id, How::Receiver)?,
                    Argument::Int(value) if float => self.text.push_str(&literal::float(*value as f64)),
                    Argument::Float(value) => self.text.push_str(&literal::float(*value)),
                    other => self.tch_value(node, "int", other)?,
                }
            }
            let ty = match (binds, float) {
                (5, _) => Type::Bool,
                (_, true) => Type::Float,
                _ => Type::Int,
            };
            self.set_type(id, ty);
            return Ok(Some((binds, true)));
        }
        let method = match (module, name, args.len()) {
            // For the sizes of tensors, which are not negative, Rust's division is Python's.
            ("operator" | "_operator", "floordiv", 2) if is(Type::Int) => "div_euclid",
            ("operator" | "_operator", "mod", 2) if is(Type::Int) => "rem_euclid",
            ("torch", "sym_max", 2) if is(Type::Int) => "max",
            ("torch", "sym_min", 2) if is(Type::Int) => "min",
            _ => {
                return Err(self
                    .no_method(node, "only operators of `torch.ops.aten` and arithmetic on numbers can be"));
            }
        };
        let [Argument::Node(left), right] = args else {
            return Err(self.no_method(node, "its first argument is no value of the graph"));
        };
        self.take_arguments(node, 60);
        self.node(*left, How::Receiver)?;
        self.text.push_str(&format!(".{method}("));
        self.tch_value(node, "int", right)?;
        self.text.push(')');
        self.set_type(id, Type::Int);
        Ok(Some((POSTFIX, true)))
    }
}
