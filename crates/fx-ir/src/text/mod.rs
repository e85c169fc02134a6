//! Graphs and modules as text: torch.fx's form, and a form of it that reads back as the same thing.
//!
//! `graph.to_string()` is torch.fx's text byte for byte. Some of it is ambiguous: the string `1` and the integer 1
//! look alike. [`print_graph`] prints the same text except that a value which would be read as another one is
//! marked, and [`parse_graph`] reads both:
//!
//! | value | spelling when the plain one would mislead |
//! |---|---|
//! | a string that looks like another value, is empty, or has brackets or line breaks | in quotes: `'1'`, `''` |
//! | a function or class as a value | `@global(torch.relu)` |
//! | a member of an enumeration | `@enum(my.Color, RED)` |
//! | a `torch.Size` | `@size(1, 2)` |
//! | a named tuple | `@namedtuple(my.Pair, %x, 1)` |
//! | an object that can only be shown | `@opaque(my.Class, 'its repr')` |
//! | a NaN with a sign or a payload | `@float(0xfff8000000000000)`, `@complex(0x..., 0x...)` |
//! | an output that is not named `output`, or a placeholder with more than a default | as a call: `output[target=output](args = (%x,), kwargs = {})` |
//!
//! Where Python prints `repr`, nodes stand without `%` (`return x`, `slice(x, None, None)`). There a name is the
//! node of that name, and strings are in quotes; `cpu` after `return` is a node if there is one of that name.
//!
//! Blank lines and lines that begin with `#` or `//` are passed over. A comment at the end of a line may tell what
//! is known of the value: `# f32[2, 3]`, see [`FxPrintOptions::shapes`].

mod argument;
mod leaf;
mod lex;
mod parse;
mod print;
mod python;
mod tabular;
mod value_meta;

#[cfg(test)]
mod tests;

pub use lex::ParseError;
pub use parse::parse_graph;
pub use python::{
    is_printable, python_complex, python_float, python_str_repr, write_complex, write_float, write_str_repr,
};

use crate::graph::Graph;

/// What to print beside the graph itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct FxPrintOptions {
    /// Whether to print what is known of each node's value behind its line: `# f32[2, 3]`.
    pub shapes: bool,
}

/// The graph's text in the form that reads back: `parse_graph(print_graph(g)) == g`. O(text).
///
/// ```
/// use fx_ir::text::{FxPrintOptions, parse_graph, print_graph};
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// graph.call_method("view", (x, "-1", -1));
/// let text = print_graph(&graph, &FxPrintOptions::default());
/// assert!(text.contains("(args = (%x, '-1', -1), kwargs = {})"));
/// assert_eq!(parse_graph(&text)?, graph);
/// # Ok::<(), fx_ir::text::ParseError>(())
/// ```
pub fn print_graph(graph: &Graph, options: &FxPrintOptions) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = print::Printer { out: &mut out, graph, style: print::Style::Exact }.graph(options, "");
    out
}
