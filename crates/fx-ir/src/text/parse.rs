//! Reading a graph from its text.

use super::lex::{Fault, ParseError, Read, Reader};
use super::print::Mode;
use crate::exact::{ExactNode, Reserved};
use crate::graph::Graph;
use crate::meta::Meta;
use crate::node::{Args, Kwargs, Op};

/// Reads a graph from the text that torch.fx or this crate prints.
///
/// Names are taken exactly as they stand. References to later nodes are kept (the lint reports them); references
/// to names that no node has are errors. Counts of users are read and not believed. O(text).
///
/// ```
/// let graph = fx_ir::text::parse_graph(
///     "graph():
///     %x : torch.Tensor [num_users=1] = placeholder[target=x]
///     %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {inplace: False})
///     return relu",
/// )?;
/// assert_eq!(graph.len(), 3);
/// assert_eq!(graph.find("x").map(|x| x.num_users()), Some(1));
/// # Ok::<(), fx_ir::text::ParseError>(())
/// ```
///
/// # Errors
/// The first place that is not as it must be, with line, column and what was expected.
pub fn parse_graph(text: &str) -> Result<Graph, ParseError> {
    let lines = split_lines(text, 0, text.len());
    read_graph(text, &lines).map_err(|fault| ParseError::new(text, fault))
}

/// One line: where its content starts and ends, without indentation and without the line break.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// How many characters of indentation stand before the content.
    pub(crate) indent: usize,
}

/// The lines of `text[from..to]` that are neither blank nor whole-line comments (`#`, `//`).
pub(crate) fn split_lines(text: &str, from: usize, to: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = from;
    for line in text[from..to].split('\n') {
        let content = line.trim_ascii();
        let indent = line.len() - line.trim_ascii_start().len();
        if !(content.is_empty() || content.starts_with('#') || content.starts_with("//")) {
            lines.push(Line { start: at + indent, end: at + indent + content.len(), indent });
        }
        at += line.len() + 1;
    }
    lines
}

/// A line of the graph's body, with its name known.
struct Body {
    line: Line,
    name: Reserved,
    /// Where the line goes on behind the name.
    at: usize,
    is_return: bool,
}

/// Reads the graph that these lines are, from `graph():` to the last.
pub(crate) fn read_graph(text: &str, lines: &[Line]) -> Read<Graph> {
    let Some((head, body)) = lines.split_first() else {
        return Err(Fault { at: 0, message: "expected `graph():`, found nothing".to_owned() });
    };
    let mut reader = Reader::new(text, head.start, head.end, None);
    reader.expect("graph():")?;
    reader.line_end()?;
    let mut graph = Graph::with_capacity(body.len());
    let body = reserve_names(text, body, &mut graph)?;
    for Body { line, name, at, is_return } in body {
        let mut reader = Reader::new(text, at, line.end, Some(&graph));
        let node = if is_return { reader.return_line(name)? } else { reader.node_line(name)? };
        graph.push_reserved(node);
    }
    graph.enter_users();
    Ok(graph)
}

fn reserve_names(text: &str, lines: &[Line], graph: &mut Graph) -> Read<Vec<Body>> {
    if lines.len() >= u32::MAX as usize {
        return Err(Fault { at: 0, message: "a graph cannot have that many nodes".to_owned() });
    }
    let mut found = Vec::with_capacity(lines.len());
    let mut returns = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let mut reader = Reader::new(text, line.start, line.end, None);
        if reader.eat("return") && matches!(reader.peek(), None | Some(b' ')) {
            reader.eat(" ");
            returns.push((index, reader.at));
            continue;
        }
        reader.at = line.start;
        if !reader.eat("%") {
            return reader.expected("a node (`%name : ...`) or `return ...`");
        }
        let at = reader.at;
        let name = reader.word();
        if name.is_empty() {
            return reader.expected("the name of a node");
        }
        match graph.reserve_name(name, index) {
            Some(reserved) => {
                found.push(Body { line: *line, name: reserved, at: reader.at, is_return: false })
            }
            None => {
                let message = format!("there is a node named `{name}` already");
                return Err(Fault { at, message });
            }
        }
    }
    // Outputs come last, since `return` does not tell their names and the others keep theirs.
    for (index, at) in returns {
        let name =
            graph.reserve_name("output", index).unwrap_or_else(|| graph.reserve_name_like("output", index));
        found.push(Body { line: lines[index], name, at, is_return: true });
    }
    found.sort_by_key(|body| body.line.start);
    Ok(found)
}

impl<'t> Reader<'t, '_> {
    fn return_line(&mut self, name: Reserved) -> Read<ExactNode<'t>> {
        let mut args = Args::new();
        if !self.is_at_end() {
            args.push(self.argument(Mode::Return, 0)?);
        }
        let meta = self.trailing_meta()?;
        let kwargs = Kwargs::new();
        Ok(ExactNode { name, op: Op::Output, target: "output".into(), args, kwargs, type_expr: None, meta })
    }

    /// ` : type [num_users=1] = op[target=...](...)`, from behind the name.
    fn node_line(&mut self, name: Reserved) -> Read<ExactNode<'t>> {
        let mut type_expr = None;
        if self.eat(" : ") {
            type_expr = self.type_expr()?;
            self.expect("[num_users=")?;
            self.integer()?;
            self.expect("]")?;
        }
        self.expect(" = ")?;
        let op = self.op()?;
        self.expect("[target=")?;
        let target = if matches!(self.peek(), Some(b'\'' | b'"')) {
            self.quoted()?
        } else {
            let rest = self.rest();
            let Some(len) = rest.find(']') else { return self.expected("a target and `]`") };
            self.at += len;
            rest[..len].into()
        };
        self.expect("]")?;
        let (mut args, mut kwargs) = (Args::new(), Kwargs::new());
        if self.eat("(args = ") {
            self.expect("(")?;
            let start = self.at;
            let comma = self.items(b')', Mode::Call, 0, &mut |item| args.push(item))?;
            if args.len() == 1 && !comma {
                let message = "one argument needs a comma behind it: `(%x,)`".to_owned();
                return Err(Fault { at: start, message });
            }
            self.expect(", kwargs = ")?;
            kwargs = self.kwargs()?;
            self.expect(")")?;
        } else if op == Op::Placeholder && self.eat("(default=") {
            args.push(self.argument(Mode::Default, 0)?);
            self.expect(")")?;
        } else if !matches!(op, Op::Placeholder | Op::GetAttr) {
            return self.expected("`(args = (...), kwargs = {...})`");
        }
        let meta = self.trailing_meta()?;
        Ok(ExactNode { name, op, target, args, kwargs, type_expr, meta })
    }

    fn type_expr(&mut self) -> Read<Option<Box<str>>> {
        if self.rest().starts_with("[num_users=") {
            return Ok(None);
        }
        if self.eat("@type(") {
            let text = self.quoted()?;
            self.expect(") ")?;
            return Ok(Some(text.into()));
        }
        let rest = self.rest();
        let Some(len) = rest.find(" [num_users=") else {
            return self.expected("a type, if any, and `[num_users=...]`");
        };
        self.at += len + 1;
        Ok(Some(rest[..len].into()))
    }

    fn op(&mut self) -> Read<Op> {
        let at = self.at;
        let word = self.word();
        word.parse().map_err(|_| {
            let names = Op::ALL.map(Op::name).join(", ");
            Fault { at, message: format!("`{word}` is no opcode; there are {names}") }
        })
    }

    fn kwargs(&mut self) -> Read<Kwargs> {
        let mut kwargs = Kwargs::new();
        self.expect("{")?;
        if self.eat("}") {
            return Ok(kwargs);
        }
        loop {
            let key: Box<str> = if matches!(self.peek(), Some(b'\'' | b'"')) {
                self.quoted()?.into()
            } else {
                let rest = self.rest();
                match rest.find(": ") {
                    Some(len) if len > 0 => {
                        self.at += len;
                        rest[..len].into()
                    }
                    _ => return self.expected("the name of a keyword argument and `: `"),
                }
            };
            self.expect(": ")?;
            kwargs.push((key, self.argument(Mode::Call, 0)?));
            if self.eat("}") {
                return Ok(kwargs);
            }
            if !self.eat(", ") {
                return self.expected("`, ` or `}`");
            }
        }
    }

    /// The comment at the end of a line, when it describes the value. A comment that begins like a tensor must
    /// be one; any other that describes no value is just a comment.
    fn trailing_meta(&mut self) -> Read<Meta> {
        let mut meta = Meta::default();
        let Some(comment) = self.line_end()? else { return Ok(meta) };
        let at = self.end - comment.len();
        let mut reader = Reader::new(self.text, at, self.end, None);
        let must_be = reader.is_at_tensor_meta();
        match reader.value_meta(0) {
            Ok(value) if reader.is_at_end() => meta.value = Some(value.into()),
            Ok(_) if must_be => return reader.expected("the end of the line"),
            Err(fault) if must_be => return Err(fault),
            _ => {}
        }
        Ok(meta)
    }
}
