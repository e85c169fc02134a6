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

//! # Files
//!
//! A `.fx` file is notes, the module tree as data if there is any, and the graph:
//!
//! ```text
//! //@ intent: what this is for
//! module Net:
//!     args: x, flag                                   # names of forward's arguments
//!     inputs: ((*, {'a': *}), {})                     # how (args, kwargs) flatten to the placeholders
//!     outputs: (*,)                                   # how the output's list becomes the result
//!     symbol s77: [2, inf]                            # what is known of a symbolic size
//!     . : my.Net(width=8)                             # the root's class and attributes
//!     conv : torch.nn.modules.conv.Conv2d(in_channels=3, out_channels=8, training=True)
//!     conv.weight = parameter f32[8, 3, 3, 3] uniform(seed=1)
//!     conv.bias = parameter None
//!     bn.running_mean = buffer f32[8] zeros
//!     k = constant i64[2] values(1, 2)                # a buffer that is not part of the state
//!     head.weight = tied conv.weight                  # the same tensor
//!     again = shared conv                             # the same module
//!     view = constant f32[3][2] offset=1 shares(k2)   # another view of k2's storage
//!     body = program:                                 # a module that is a graph
//!         graph():
//!             return None
//! graph():
//!     ...
//! ```
//!
//! Behind the element type stand the sizes, the strides unless row-major, then `requires_grad=`, `offset=` (in
//! elements) and `storage=` (in bytes) where they are not the usual ones, then where the elements come from. They
//! fill the storage, which is as long as the layout needs: `zeros`, `ones`, `full(0.5)`, `arange`,
//! `values(1.0, inf)`, `data('base64')`, `file('name.safetensors', 'conv.weight')`, `absent`, and from splitmix64
//! `uniform(seed=1, low=-1, high=1)`, `normal(seed=1, mean=0, std=1)` (the sum of twelve uniform numbers less 6)
//! and `positive(seed=1)` (from 0.5 to 1.5). A storage that several tensors use is told about once. Names that
//! are not letters, digits and `_` are in quotes. A module's name that holds a dot cannot be told from a path.

mod argument;
mod elements;
mod file;
mod function;
mod leaf;
mod lex;
mod module_parse;
mod module_print;
mod parse;
mod print;
mod python;
mod tabular;
mod tree;
mod value_meta;
pub(crate) mod weights;

#[cfg(test)]
pub(crate) mod module_tests;
#[cfg(test)]
pub(crate) mod tests;

pub use file::{FxFile, FxHeader};
pub use function::{is_operator_class, is_python_tensor_method};
pub use lex::ParseError;
pub use module_parse::{parse_module, parse_module_with};
pub use module_print::{print_module, print_module_with, tensors_for_file};
pub use parse::parse_graph;
pub use python::{
    is_printable, python_complex, python_float, python_str_repr, python_str_value, write_complex,
    write_float, write_str_repr,
};
pub(crate) use weights::default_grad;
pub use weights::{Absent, NoTensors, TensorSource};

use crate::graph::Graph;

/// The class of a module about which nothing was said.
pub(crate) const PLAIN_CLASS: &str = "torch.nn.modules.module.Module";

/// What to print beside the graph itself.
#[derive(Clone, Copy, Debug)]
pub struct FxPrintOptions<'a> {
    /// Whether to print what is known of each node's value behind its line: `# f32[2, 3]`.
    pub shapes: bool,
    /// Where the elements of big tensors go.
    pub weights: Weights<'a>,
    /// How many bytes a tensor may have and still be written into the text, unless all are.
    pub inline_limit: usize,
}

impl Default for FxPrintOptions<'_> {
    /// No shapes; all elements in the text, or those of at most 4 KiB when big tensors go elsewhere.
    fn default() -> Self {
        Self { shapes: false, weights: Weights::Inline, inline_limit: 4096 }
    }
}

/// Where the elements of big tensors go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights<'a> {
    /// Into the text.
    Inline,
    /// Into this file, as the text will call it; [`tensors_for_file`] says what must be in it.
    File(&'a str),
    /// Nowhere: they read back as [`Absent`].
    Omit,
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
pub fn print_graph(graph: &Graph, options: &FxPrintOptions<'_>) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = print::Printer { out: &mut out, graph, style: print::Style::Exact }.graph(options, "");
    out
}
