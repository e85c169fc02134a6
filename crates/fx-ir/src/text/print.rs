//! Printing graphs: torch.fx's text, and the form of it that reads back as the same graph.
//!
//! Both forms come from one printer. [`Style::Torch`] gives Python's text byte for byte; [`Style::Exact`] differs
//! only where that text would be read as something else (see [`crate::text`]).

use std::fmt::{self, Display, Write};

use super::FxPrintOptions;
use super::function::{last_part, write_function, write_global_repr};
use super::leaf::{self, reads_as_repr, safe_string};
use super::python::{write_complex, write_float, write_str_repr};
use super::value_meta::write_value_meta;
use crate::argument::Argument;
use crate::dtype::Device;
use crate::graph::Graph;
use crate::id::NodeId;
use crate::names::is_identifier;
use crate::node::{Node, Op};

/// Which text is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// torch.fx's.
    Torch,
    /// The one that reads back.
    Exact,
}

/// How Python came to print an argument, which decides about quotes and about `%`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// torch.fx's `_format_arg`: `str` of the leaves, `%` before nodes.
    Call,
    /// A key of a dictionary under [`Mode::Call`]: `str`, ended by a colon.
    Key,
    /// `str` of a default: strings without quotes at the top, `repr` inside containers.
    Default,
    /// `str` of the returned value: as a default, with bare names of nodes.
    Return,
    /// `repr`, as inside a slice: quoted strings, bare names of nodes.
    Repr,
}

impl Mode {
    /// The mode of a container's items.
    pub(crate) fn inside(self) -> Self {
        match self {
            Mode::Call => Mode::Call,
            _ => Mode::Repr,
        }
    }

    /// The mode of a dictionary's keys.
    pub(crate) fn of_keys(self) -> Self {
        match self {
            Mode::Call => Mode::Key,
            _ => Mode::Repr,
        }
    }
}

/// Prints arguments and nodes of one graph.
pub(crate) struct Printer<'a, W> {
    pub(crate) out: &'a mut W,
    pub(crate) graph: &'a Graph,
    pub(crate) style: Style,
}

impl<W: Write> Printer<'_, W> {
    /// The whole graph; `indent` stands before every line but the first.
    pub(crate) fn graph(&mut self, options: &FxPrintOptions<'_>, indent: &str) -> fmt::Result {
        self.out.write_str("graph():")?;
        for node in self.graph.nodes() {
            self.out.write_char('\n')?;
            self.out.write_str(indent)?;
            self.out.write_str("    ")?;
            self.node(node)?;
            if options.shapes
                && let Some(value) = &node.meta().value
            {
                self.out.write_str("  # ")?;
                write_value_meta(self.out, value)?;
            }
        }
        Ok(())
    }

    /// One node, without a line break (`Node.format_node`).
    pub(crate) fn node(&mut self, node: Node<'_>) -> fmt::Result {
        let exact = self.style == Style::Exact;
        if node.op() == Op::Output && !(exact && is_special_output(node)) {
            self.out.write_str("return ")?;
            return match node.arg(0) {
                Some(value) => self.argument(value, Mode::Return),
                None => Ok(()),
            };
        }
        self.out.write_char('%')?;
        self.out.write_str(node.name())?;
        self.out.write_str(" : ")?;
        if let Some(type_expr) = node.type_expr() {
            if exact && !is_plain_type(type_expr) {
                self.call_of_text("@type", &[type_expr])?;
            } else {
                self.out.write_str(type_expr)?;
            }
            self.out.write_char(' ')?;
        }
        self.out.write_str("[num_users=")?;
        write_count(self.out, node.num_users())?;
        self.out.write_str("] = ")?;
        self.out.write_str(node.op().name())?;
        self.out.write_str("[target=")?;
        if exact && !is_plain_target(node.target()) {
            write_str_repr(self.out, node.target())?;
        } else {
            self.out.write_str(node.target())?;
        }
        self.out.write_char(']')?;
        let has_more = !node.kwargs().is_empty();
        let complete = match node.op() {
            Op::Placeholder => exact && (has_more || node.args().len() > 1),
            Op::GetAttr => exact && (has_more || !node.args().is_empty()),
            _ => true,
        };
        if complete {
            self.arguments(node)
        } else if let (Op::Placeholder, Some(default)) = (node.op(), node.arg(0)) {
            self.out.write_str("(default=")?;
            self.argument(default, Mode::Default)?;
            self.out.write_char(')')
        } else {
            Ok(())
        }
    }

    fn arguments(&mut self, node: Node<'_>) -> fmt::Result {
        self.out.write_str("(args = ")?;
        self.tuple(node.args(), Mode::Call)?;
        self.out.write_str(", kwargs = {")?;
        for (at, (key, value)) in node.kwargs().iter().enumerate() {
            if at > 0 {
                self.out.write_str(", ")?;
            }
            if self.style == Style::Exact && !is_identifier(key) {
                write_str_repr(self.out, key)?;
            } else {
                self.out.write_str(key)?;
            }
            self.out.write_str(": ")?;
            self.argument(value, Mode::Call)?;
        }
        self.out.write_str("})")
    }

    /// One argument.
    pub(crate) fn argument(&mut self, argument: &Argument, mode: Mode) -> fmt::Result {
        let exact = self.style == Style::Exact;
        match argument {
            Argument::Node(id) => self.node_name(*id, mode),
            Argument::None => self.out.write_str("None"),
            Argument::Bool(true) => self.out.write_str("True"),
            Argument::Bool(false) => self.out.write_str("False"),
            Argument::Int(value) => write!(self.out, "{value}"),
            Argument::BigInt(digits) if exact && !leaf::is_big_int(digits) => {
                self.call_of_text("@int", &[digits])
            }
            Argument::BigInt(digits) => self.out.write_str(digits),
            Argument::Float(value) if exact && is_strange(*value) => {
                write!(self.out, "@float({:#x})", value.to_bits())
            }
            Argument::Float(value) => write_float(self.out, *value),
            Argument::Complex(parts) if exact && (is_strange(parts.0) || is_strange(parts.1)) => {
                write!(self.out, "@complex({:#x}, {:#x})", parts.0.to_bits(), parts.1.to_bits())
            }
            Argument::Complex(parts) => write_complex(self.out, parts.0, parts.1),
            Argument::Str(text) => self.string(text, mode),
            Argument::DType(value) => self.display(value),
            Argument::Layout(value) => self.display(value),
            Argument::MemoryFormat(value) => self.display(value),
            Argument::Device(device) => self.device(*device, mode),
            Argument::Ellipsis => self.out.write_str("Ellipsis"),
            Argument::Slice(parts) => {
                self.out.write_str("slice(")?;
                self.items(&parts[..], Mode::Repr)?;
                self.out.write_char(')')
            }
            Argument::Range(parts) => {
                let [start, stop, step] = **parts;
                write!(self.out, "range({start}, {stop}")?;
                if step != 1 {
                    write!(self.out, ", {step}")?;
                }
                self.out.write_char(')')
            }
            Argument::List(items) => {
                self.out.write_char('[')?;
                self.items(items, mode.inside())?;
                self.out.write_char(']')
            }
            Argument::Size(items) if exact => {
                self.out.write_str("@size(")?;
                self.items(items, mode.inside())?;
                self.out.write_char(')')
            }
            Argument::Tuple(items) | Argument::Size(items) => self.tuple(items, mode.inside()),
            Argument::NamedTuple(named) => self.named_tuple(&named.0, &named.1, mode),
            Argument::Dict(items) => self.dict(items, mode),
            Argument::Global(name) if exact => self.call_of_text("@global", &[name]),
            Argument::Global(name) if matches!(mode, Mode::Repr) => write_global_repr(self.out, name),
            Argument::Global(name) => write_function(self.out, name),
            Argument::Enum(pair) if exact => self.call_of_text("@enum", &[&pair.0, &pair.1]),
            Argument::Enum(pair) => write!(self.out, "{}.{}", last_part(&pair.0), pair.1),
            Argument::Opaque(pair) if exact => self.call_of_text("@opaque", &[&pair.0, &pair.1]),
            Argument::Opaque(pair) => self.out.write_str(&pair.1),
        }
    }

    fn node_name(&mut self, id: NodeId, mode: Mode) -> fmt::Result {
        let name = self.graph.name_of(id);
        let percent = match mode {
            Mode::Call => true,
            Mode::Key | Mode::Default => self.style == Style::Exact,
            Mode::Repr | Mode::Return => self.style == Style::Exact && reads_as_repr(name),
        };
        if percent {
            self.out.write_char('%')?;
        }
        self.out.write_str(name)
    }

    fn string(&mut self, text: &str, mode: Mode) -> fmt::Result {
        let bare = match (mode, self.style) {
            (Mode::Repr, _) => false,
            (_, Style::Torch) => true,
            (Mode::Return, _) => !is_identifier(text) && safe_string(text),
            (Mode::Key, _) => !text.ends_with(':') && !text.contains(": ") && safe_string(text),
            _ => safe_string(text),
        };
        if bare { self.out.write_str(text) } else { write_str_repr(self.out, text) }
    }

    fn device(&mut self, device: Device, mode: Mode) -> fmt::Result {
        let is_name = || self.style == Style::Exact && self.graph.find(device.kind.name()).is_some();
        let named = match mode {
            Mode::Repr => true,
            Mode::Return => device.index.is_none() && is_name(),
            _ => false,
        };
        if !named {
            return write!(self.out, "{device}");
        }
        write!(self.out, "device(type='{}'", device.kind.name())?;
        if let Some(index) = device.index {
            write!(self.out, ", index={index}")?;
        }
        self.out.write_char(')')
    }

    fn named_tuple(&mut self, class: &str, items: &[Argument], mode: Mode) -> fmt::Result {
        if self.style == Style::Exact {
            self.out.write_str("@namedtuple(")?;
            self.text(class)?;
            for item in items {
                self.out.write_str(", ")?;
                self.argument(item, mode.inside())?;
            }
            return self.out.write_char(')');
        }
        if mode == Mode::Call {
            return self.tuple(items, mode);
        }
        self.out.write_str(last_part(class))?;
        self.out.write_char('(')?;
        self.items(items, mode.inside())?;
        self.out.write_char(')')
    }

    fn dict(&mut self, items: &[(Argument, Argument)], mode: Mode) -> fmt::Result {
        self.out.write_char('{')?;
        for (at, (key, value)) in items.iter().enumerate() {
            if at > 0 {
                self.out.write_str(", ")?;
            }
            self.argument(key, mode.of_keys())?;
            self.out.write_str(": ")?;
            self.argument(value, mode.inside())?;
        }
        self.out.write_char('}')
    }

    fn tuple(&mut self, items: &[Argument], mode: Mode) -> fmt::Result {
        self.out.write_char('(')?;
        self.items(items, mode)?;
        self.out.write_str(if items.len() == 1 { ",)" } else { ")" })
    }

    fn items(&mut self, items: &[Argument], mode: Mode) -> fmt::Result {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.write_str(", ")?;
            }
            self.argument(item, mode)?;
        }
        Ok(())
    }

    fn display(&mut self, value: impl Display) -> fmt::Result {
        write!(self.out, "{value}")
    }

    /// `@kind(a, b)` with texts: dotted names as they are, anything else quoted.
    fn call_of_text(&mut self, kind: &str, texts: &[&str]) -> fmt::Result {
        self.out.write_str(kind)?;
        self.out.write_char('(')?;
        for (at, text) in texts.iter().enumerate() {
            if at > 0 {
                self.out.write_str(", ")?;
            }
            self.text(text)?;
        }
        self.out.write_char(')')
    }

    fn text(&mut self, text: &str) -> fmt::Result {
        if leaf::is_dotted_name(text) { self.out.write_str(text) } else { write_str_repr(self.out, text) }
    }
}

fn write_count(out: &mut impl Write, count: usize) -> fmt::Result {
    match count {
        0..=9 => out.write_char((b'0' + count as u8) as char),
        _ => write!(out, "{count}"),
    }
}

/// A NaN with a sign or a payload, which `nan` does not tell.
fn is_strange(value: f64) -> bool {
    value.is_nan() && value.to_bits() != f64::NAN.to_bits()
}

/// An output that `return value` does not tell everything about.
fn is_special_output(node: Node<'_>) -> bool {
    node.name() != "output"
        || node.target() != "output"
        || node.args().len() != 1
        || !node.kwargs().is_empty()
        || node.type_expr().is_some()
}

fn is_plain_target(target: &str) -> bool {
    let safe = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':' | b'*' | b'-' | b'/');
    !target.is_empty() && target.as_bytes().iter().all(safe)
}

fn is_plain_type(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(['@', ' '])
        && !text.ends_with(' ')
        && !text.contains("[num_users=")
        && text.chars().all(super::python::is_printable)
}

/// torch.fx's text of the graph, byte for byte (`str(graph)`).
///
/// What Python prints with a memory address is printed without it; of functions, enum members and named tuples
/// given as values, the text is as close as their names allow. O(text).
impl Display for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = FxPrintOptions::default();
        Printer { out: f, graph: self, style: Style::Torch }.graph(&options, "")
    }
}

impl Graph {
    /// One node as a line of the graph's text (`Node.format_node()`). Empty for an erased node.
    pub fn format_node(&self, id: NodeId) -> String {
        match self.get(id) {
            Some(node) => self.formatted(Style::Torch, |printer| printer.node(node)),
            None => String::new(),
        }
    }

    /// An argument as it stands among the arguments of a call in the graph's text (`_format_arg`).
    ///
    /// ```
    /// # use fx_ir::{Argument, Graph};
    /// let mut graph = Graph::new();
    /// let x = graph.placeholder("x");
    /// let items = [Argument::from(x), "s".into(), 1.0.into()];
    /// assert_eq!(graph.format_argument(&Argument::list(items)), "[%x, s, 1.0]");
    /// ```
    pub fn format_argument(&self, argument: &Argument) -> String {
        self.formatted(Style::Torch, |printer| printer.argument(argument, Mode::Call))
    }

    /// Python's `repr` of an argument, nodes by their names: `[x, 's', 1.0]`.
    pub fn repr_argument(&self, argument: &Argument) -> String {
        self.formatted(Style::Torch, |printer| printer.argument(argument, Mode::Repr))
    }

    fn formatted(&self, style: Style, print: impl FnOnce(&mut Printer<'_, String>) -> fmt::Result) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = print(&mut Printer { out: &mut out, graph: self, style });
        out
    }
}
