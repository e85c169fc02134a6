//! The body of `forward`: one line a node, in one pass (`CodeGen._gen_python_code`).

use std::collections::HashSet;
use std::fmt::{Display, Write as _};

use fx_ir::{Argument, Graph, Node, NodeId, Op, PyTreeInfo, ValueMeta};
use indexmap::IndexSet;

use super::annotation::write_annotation;
use super::hooks::CodeGen;
use super::literal::is_name;
use super::operators::{Operator, operator};
use super::readable::Verbose;
use super::scope::{Mention, Scope};
use super::signature::Parameter;
use crate::error::CodegenError;

/// What is asked of the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style<'o> {
    /// torch.fx's text even where it is wrong.
    pub(super) compat: bool,
    /// Shapes and source lines, for reading.
    pub(super) verbose: Option<Verbose<'o>>,
    /// Hooks, instead of the plain text and of that for nested inputs.
    pub(super) codegen: Option<&'o dyn CodeGen>,
}

pub(super) struct Emitter<'g> {
    pub(super) graph: &'g Graph,
    pub(super) pytree: Option<&'g PyTreeInfo>,
    pub(super) style: Style<'g>,
    pub(super) scope: Scope<'g>,
    /// Names of parameters that must be changed, since the text refers to something else by them.
    pub(super) forced: &'g HashSet<String>,
    pub(super) out: String,
    pub(super) parameters: Vec<Parameter>,
    /// The names that parameters have, to keep them apart.
    pub(super) parameter_names: HashSet<String>,
    pub(super) wraps: IndexSet<String>,
    pub(super) return_annotation: String,
    /// The comment above the last line that had one.
    pub(super) last_comment: String,
    /// The index of the last user, by node; zero for none.
    last_use: Vec<u32>,
    /// For every line of the body, the position of its node.
    pub(super) lines: Vec<u32>,
    pub(super) node: Option<NodeId>,
    position: u32,
}

impl<'g> Emitter<'g> {
    pub(super) fn new(
        graph: &'g Graph,
        pytree: Option<&'g PyTreeInfo>,
        style: Style<'g>,
        forced: &'g HashSet<String>,
    ) -> Self {
        let mut scope = Scope::new(graph, style.compat, pytree.is_some());
        if let Some(codegen) = style.codegen {
            let globals = codegen.additional_globals();
            globals.iter().map(|(name, _)| name).chain(&codegen.reserved_names()).for_each(|name| {
                scope.reserve(name);
            });
            for (name, what) in globals {
                scope.globals.entry(name).or_insert(what);
            }
        }
        Self {
            graph,
            pytree,
            style,
            scope,
            forced,
            out: String::with_capacity(graph.len() * 48),
            parameters: Vec::new(),
            parameter_names: HashSet::from(["self".to_owned()]),
            wraps: IndexSet::new(),
            return_annotation: String::new(),
            last_comment: String::new(),
            last_use: last_uses(graph),
            lines: Vec::with_capacity(graph.len()),
            node: None,
            position: 0,
        }
    }

    /// Writes the whole body into `out`, every line indented.
    pub(super) fn body(&mut self) -> Result<(), CodegenError> {
        for (position, node) in self.graph.nodes().enumerate() {
            self.position = position as u32;
            self.node = Some(node.id());
            if self.style.verbose.is_some() && !matches!(node.op(), Op::Placeholder | Op::Output) {
                self.comment(node);
            }
            match node.op() {
                Op::Placeholder => self.placeholder(node)?,
                Op::Output => {
                    self.output(node)?;
                    self.end_line();
                }
                _ => {
                    self.call(node)?;
                    self.free_after(node);
                    self.end_line();
                }
            }
        }
        Ok(())
    }

    pub(super) fn begin_line(&mut self) {
        self.out.push_str("    ");
    }

    pub(super) fn end_line(&mut self) {
        self.out.push('\n');
        self.lines.push(self.position);
    }

    pub(super) fn display(&mut self, value: &impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{value}");
    }

    /// The name of the node being written, for messages.
    pub(super) fn current(&self) -> String {
        self.node.map_or_else(|| "forward".to_owned(), |id| self.graph.node(id).name().to_owned())
    }

    pub(super) fn too_deep(&self, what: &'static str, limit: usize) -> CodegenError {
        CodegenError::TooDeep { node: self.current(), what, limit }
    }

    pub(super) fn missing(&self, node: Node<'_>, what: &'static str) -> CodegenError {
        CodegenError::MissingArgument { node: node.name().to_owned(), op: node.op().name(), what }
    }

    fn call(&mut self, node: Node<'_>) -> Result<(), CodegenError> {
        // torch.fx makes the names of a type before any other name of the line.
        let annotation = self.annotation(node);
        match node.op() {
            Op::CallMethod => {
                let receiver = node.arg(0).ok_or_else(|| self.missing(node, "receiver"))?;
                self.check_path(node.target())?;
                self.assign(node, &annotation);
                let base = self.detached(|this| this.receiver(receiver))?;
                self.path(&base, node.target());
                self.call_arguments(&node.args()[1..], node)
            }
            Op::CallFunction => self.call_function(node, &annotation),
            Op::CallModule | Op::GetAttr => {
                self.check_path(node.target())?;
                self.assign(node, &annotation);
                self.path("self", node.target());
                match node.op() {
                    Op::CallModule => self.call_arguments(node.args(), node),
                    _ => Ok(()),
                }
            }
            Op::Placeholder | Op::Output => Ok(()),
        }
    }

    fn call_function(&mut self, node: Node<'_>, annotation: &str) -> Result<(), CodegenError> {
        let target = node.target();
        if let Some(operator) = operator(target)
            && self.is_operator_form(node, operator)?
        {
            return self.operator(node, operator, annotation);
        }
        self.check_path(target)?;
        // The global gets its name before the node does.
        let function = self.scope.global(target, target);
        if matches!(target, "builtins.getattr" | "getattr")
            && self.scope.spelling(function) == "getattr"
            && let [object, Argument::Str(name)] = node.args()
            && self.is_attribute(name)
            && (self.style.compat || node.kwargs().is_empty())
        {
            self.assign(node, annotation);
            self.receiver(object)?;
            self.out.push('.');
            self.out.push_str(name);
            return Ok(());
        }
        self.assign(node, annotation);
        let text = self.scope.spelling(function);
        self.out.push_str(text);
        if is_wrapped(node) {
            self.wraps.insert(text.to_owned());
        }
        self.call_arguments(node.args(), node)
    }

    fn is_attribute(&self, name: &str) -> bool {
        if self.style.compat { super::literal::is_identifier(name) } else { is_name(name) }
    }

    /// Whether the call may be written as an operator. Without `compat` it may not when that would lose an
    /// argument, assign to something else than a name, or give another value than the call.
    fn is_operator_form(&self, node: Node<'_>, operator: Operator) -> Result<bool, CodegenError> {
        let args = node.args();
        if self.style.compat {
            return match args.len() < operator.arity() {
                true => Err(self.missing(node, "second operand")),
                false => Ok(true),
            };
        }
        if args.len() != operator.arity() || !node.kwargs().is_empty() {
            return Ok(false);
        }
        Ok(match operator {
            // `x[0] = 1;  setitem = x` gives the container, the call gives None.
            Operator::SetItem => node.num_users() == 0,
            Operator::InPlace(_) => match &args[0] {
                // `x += 1` binds `x` anew where its value cannot change: later readers would see the sum.
                Argument::Node(id) => {
                    let value = self.graph.node(*id).meta().value.as_deref();
                    !matches!(
                        value,
                        Some(
                            ValueMeta::Int(_)
                                | ValueMeta::Bool(_)
                                | ValueMeta::SymBool(_)
                                | ValueMeta::Float(_)
                                | ValueMeta::SymFloat(_)
                                | ValueMeta::Str(_)
                        )
                    )
                }
                _ => false,
            },
            _ => true,
        })
    }

    fn operator(&mut self, node: Node<'_>, operator: Operator, annotation: &str) -> Result<(), CodegenError> {
        let args = node.args();
        match operator {
            Operator::Infix(symbol) => {
                self.assign(node, annotation);
                match symbol {
                    "**" => self.tight_operand(&args[0])?,
                    _ => self.argument(&args[0])?,
                }
                self.infix(symbol);
                self.argument(&args[1])
            }
            Operator::Prefix(symbol) => {
                self.assign(node, annotation);
                self.out.push(symbol);
                self.argument(&args[0])
            }
            Operator::GetItem => {
                self.assign(node, annotation);
                self.tight_operand(&args[0])?;
                self.index(&args[1])
            }
            Operator::InPlace(symbol) => {
                self.begin_line();
                self.argument(&args[0])?;
                self.infix(symbol);
                self.argument(&args[1])?;
                self.alias(node, annotation)
            }
            Operator::SetItem => {
                self.begin_line();
                self.tight_operand(&args[0])?;
                self.index(&args[1])?;
                self.out.push_str(" = ");
                self.argument(&args[2])?;
                self.alias(node, annotation)
            }
        }
    }

    fn infix(&mut self, symbol: &str) {
        self.out.push(' ');
        self.out.push_str(symbol);
        self.out.push(' ');
    }

    fn index(&mut self, index: &Argument) -> Result<(), CodegenError> {
        self.out.push('[');
        self.argument(index)?;
        self.out.push(']');
        Ok(())
    }

    /// `;  iadd = x` behind an in-place statement.
    fn alias(&mut self, node: Node<'_>, annotation: &str) -> Result<(), CodegenError> {
        self.out.push_str(";  ");
        self.name_and_annotation(node, annotation);
        self.argument(&node.args()[0])
    }

    fn assign(&mut self, node: Node<'_>, annotation: &str) {
        self.begin_line();
        self.name_and_annotation(node, annotation);
    }

    fn name_and_annotation(&mut self, node: Node<'_>, annotation: &str) {
        let name = self.scope.node(node.id());
        self.out.push_str(name);
        self.out.push_str(annotation);
        self.out.push_str(" = ");
    }

    /// The annotation as it stands behind a name, empty for most nodes.
    pub(super) fn annotation(&mut self, node: Node<'_>) -> String {
        let mut text = String::new();
        if let Some(type_expr) = node.type_expr() {
            text.push_str(" : ");
            write_annotation(&mut text, &mut self.scope, type_expr);
        }
        if let Some(verbose) = self.style.verbose {
            verbose.annotate(&mut text, node);
        }
        text
    }

    fn call_arguments(&mut self, args: &[Argument], node: Node<'_>) -> Result<(), CodegenError> {
        self.out.push('(');
        let mut first = true;
        for argument in args {
            self.comma(&mut first);
            self.argument(argument)?;
        }
        let kwargs = node.kwargs();
        for (at, (key, value)) in kwargs.iter().enumerate() {
            self.comma(&mut first);
            if self.style.compat || is_name(key) {
                self.out.push_str(key);
                self.out.push_str(" = ");
                self.argument(value)?;
            } else {
                self.out.push_str("**{");
                self.repr(key);
                self.out.push_str(": ");
                self.argument(value)?;
                self.out.push('}');
            }
            // Few calls have more than a handful of keywords, so that a table would cost more.
            let is_double = match kwargs.len() {
                0..32 => kwargs[..at].iter().any(|(other, _)| other == key),
                _ => at == 0 && has_duplicate(kwargs),
            };
            if is_double {
                return Err(CodegenError::DuplicateKeyword {
                    node: node.name().to_owned(),
                    key: crate::error::shortened(key),
                });
            }
        }
        self.out.push(')');
        Ok(())
    }

    fn comma(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.out.push_str(", ");
        }
    }

    /// What `write` writes, kept out of the body.
    pub(super) fn detached(
        &mut self,
        write: impl FnOnce(&mut Self) -> Result<(), CodegenError>,
    ) -> Result<String, CodegenError> {
        let start = self.out.len();
        write(self)?;
        Ok(self.out.split_off(start))
    }

    fn output(&mut self, node: Node<'_>) -> Result<(), CodegenError> {
        if let Some(type_expr) = node.type_expr() {
            let mut text = " -> ".to_owned();
            write_annotation(&mut text, &mut self.scope, type_expr);
            self.return_annotation = text;
        }
        let value = node.arg(0).ok_or_else(|| self.missing(node, "value"))?;
        self.begin_line();
        if self.pytree.is_some_and(|info| info.out_spec.is_some()) {
            self.scope.mention(Mention::Pytree);
            self.out.push_str("return pytree.tree_unflatten(");
            self.argument(value)?;
            self.out.push_str(", self._out_spec)");
            Ok(())
        } else if let Some(codegen) = self.style.codegen {
            let value = self.detached(|this| this.argument(value))?;
            self.out.push_str(&codegen.generate_output(&value));
            Ok(())
        } else {
            self.out.push_str("return ");
            self.argument(value)
        }
    }

    /// Ends the line by dropping the values that nothing reads any more: the node's inputs in argument order, then
    /// the node itself when nothing reads it at all.
    fn free_after(&mut self, node: Node<'_>) {
        let mut first = true;
        let own = node.id().index() as u32;
        let is_unused = node.num_users() == 0;
        let last_use = &self.last_use;
        let ended = node
            .input_nodes()
            .map(Node::id)
            .filter(|id| last_use.get(id.index()).is_some_and(|&last| last == own))
            .chain(is_unused.then_some(node.id()));
        for id in ended {
            self.out.push_str(if std::mem::take(&mut first) { ";  " } else { " = " });
            let name = self.scope.node(id);
            self.out.push_str(name);
        }
        if !first {
            self.out.push_str(" = None");
        }
    }
}

fn has_duplicate(kwargs: &[(Box<str>, Argument)]) -> bool {
    let mut seen = HashSet::new();
    kwargs.iter().any(|(key, _)| !seen.insert(key))
}

/// Whether the function was registered with `torch.fx.wrap` when the node was traced.
fn is_wrapped(node: Node<'_>) -> bool {
    node.meta().other.get("is_wrapped").is_some_and(|value| !matches!(&**value, "" | "False" | "false"))
}

/// For every node, the last one in program order that reads it. O(nodes + edges).
fn last_uses(graph: &Graph) -> Vec<u32> {
    let mut last_use = vec![0; graph.capacity()];
    for node in graph.nodes().rev() {
        let user = node.id().index() as u32;
        for input in node.input_nodes() {
            if let Some(slot) = last_use.get_mut(input.id().index())
                && *slot == 0
            {
                *slot = user;
            }
        }
    }
    last_use
}
