//! The graph as a table (`Graph.print_tabular`).

use std::fmt::Write;

use super::function::write_function;
use crate::argument::Argument;
use crate::graph::Graph;
use crate::node::{Node, Op};

const HEADERS: [&str; 5] = ["opcode", "name", "target", "args", "kwargs"];

impl Graph {
    /// The table that torch.fx prints: opcode, name, target, arguments, in the "simple" layout of tabulate.
    ///
    /// Python prints the target of a function as an object, with its memory address. Here it prints by these
    /// rules, without the address: operators by name (`aten.add.Tensor`); `operator`, `builtins`, `math` and
    /// `torch._C` as `<built-in function add>`; `torch.relu` as `<built-in method relu of type object>`;
    /// `torch.Tensor.relu` as `<method 'relu' of 'torch._C.TensorBase' objects>`; a last part in capitals as
    /// `<class 'torch.nn.modules.linear.Linear'>`; the rest as `<function dropout>`. O(text).
    ///
    /// ```
    /// let mut graph = fx_ir::Graph::new();
    /// let x = graph.placeholder("x");
    /// graph.output(x);
    /// assert_eq!(
    ///     graph.tabular(),
    ///     "opcode       name    target    args    kwargs
    /// -----------  ------  --------  ------  --------
    /// placeholder  x       x         ()      {}
    /// output       output  output    (x,)    {}"
    /// );
    /// ```
    pub fn tabular(&self) -> String {
        let rows: Vec<[String; 5]> = self
            .nodes()
            .map(|node| {
                let mut target = String::new();
                if node.op() == Op::CallFunction {
                    // Writing to a string cannot fail.
                    let _ = match qualified_name(node) {
                        Some(name) => write!(target, "<function {name}>"),
                        None => write_function(&mut target, node.target()),
                    };
                } else {
                    target.push_str(node.target().trim());
                }
                let pairs =
                    node.kwargs().iter().map(|(key, value)| (Argument::Str(key.clone()), value.clone()));
                [
                    node.op().name().to_owned(),
                    node.name().to_owned(),
                    target,
                    self.repr_argument(&Argument::Tuple(node.args().into())),
                    self.repr_argument(&Argument::Dict(pairs.collect())),
                ]
            })
            .collect();
        layout(&rows)
    }
}

/// The name that a function has inside its module, where that has more parts than its target: `Class.method`. A dump
/// of Python's says where it lies.
fn qualified_name(node: Node<'_>) -> Option<&str> {
    let (module, _) = node.target().rsplit_once('.')?;
    let python_name = node.meta().other.get("python_name")?;
    python_name.strip_prefix(module)?.strip_prefix('.')
}

/// tabulate's "simple" layout: columns of text to the left, a column of integers to the right, headers at least
/// two characters narrower than their column.
fn layout(rows: &[[String; 5]]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        cells.max(HEADERS[column].len() + 2)
    };
    let is_int = |column: usize| {
        let int = |cell: &str| !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
        !rows.is_empty() && rows.iter().all(|row| int(&row[column]))
    };
    let columns: [(usize, bool); 5] = std::array::from_fn(|column| (width(column), is_int(column)));
    let mut out = String::new();
    let mut line = |cells: [&str; 5]| {
        let start = out.len();
        for (at, (cell, (width, to_right))) in cells.into_iter().zip(columns).enumerate() {
            out.push_str(if at == 0 { "" } else { "  " });
            // Writing to a string cannot fail.
            let _ = if to_right { write!(out, "{cell:>width$}") } else { write!(out, "{cell:<width$}") };
        }
        out.truncate(start + out[start..].trim_end().len());
        out.push('\n');
    };
    line(HEADERS);
    let dashes = columns.map(|(width, _)| "-".repeat(width));
    line(dashes.each_ref().map(String::as_str));
    for row in rows {
        line(row.each_ref().map(String::as_str));
    }
    out.pop();
    out
}
