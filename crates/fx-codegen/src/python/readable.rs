//! Code for reading: a class with shapes as annotations and source lines as comments
//! (`GraphModule.print_readable`).

use std::fmt::Write as _;

use fx_ir::{Dim, GraphModule, Layout, Namespace, Node, TensorMeta, ValueMeta};

use super::emit::{Emitter, Style};
use super::generate;
use super::literal::{comment, escaped, is_name};
use crate::error::CodegenError;

/// How deep graph modules inside graph modules are shown.
const MAX_NESTING: usize = 32;

/// What [`print_readable`] shows; the fields are its parameters in torch.fx.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadableOptions {
    /// Add strides: `f32[2, 3][3, 1]`.
    pub include_stride: bool,
    /// Add devices: `f32[2, 3]cpu`.
    pub include_device: bool,
    /// Keys of [`Meta::other`](fx_ir::Meta::other) to show in front of the source lines.
    pub additional_meta: Vec<String>,
    /// Write what torch.fx writes even where that is not valid Python.
    pub compat: bool,
}

/// The parts of [`ReadableOptions`] that lines need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verbose<'o> {
    include_stride: bool,
    include_device: bool,
    additional_meta: &'o [String],
}

/// The module as a Python class for reading, graph modules inside it as classes inside the class
/// (`GraphModule.print_readable(print_output=False)`). O(nodes) for each level of nesting.
///
/// ```
/// use fx_codegen::{ReadableOptions, print_readable};
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// graph.output(x);
/// let module = fx_ir::GraphModule::from_graph(graph);
/// assert_eq!(
///     print_readable(&module, &ReadableOptions::default())?,
///     "class GraphModule(torch.nn.Module):\n    def forward(self, x):\n        return x\n"
/// );
/// # Ok::<(), fx_codegen::CodegenError>(())
/// ```
///
/// # Errors
/// As for [`python_code`](crate::python_code).
pub fn print_readable(module: &GraphModule, options: &ReadableOptions) -> Result<String, CodegenError> {
    class(module, &module.name, options, 0)
}

fn class(
    module: &GraphModule,
    name: &str,
    options: &ReadableOptions,
    depth: usize,
) -> Result<String, CodegenError> {
    if depth > MAX_NESTING {
        return Err(CodegenError::TooDeep { node: name.to_owned(), what: "the module", limit: MAX_NESTING });
    }
    let verbose = Verbose {
        include_stride: options.include_stride,
        include_device: options.include_device,
        additional_meta: &options.additional_meta,
    };
    let style = Style { compat: options.compat, verbose: Some(verbose), codegen: None };
    let code = generate(module.graph(), module.pytree.as_ref(), style)?.src;
    let mut text = "class ".to_owned();
    if is_name(name) || options.compat {
        text.push_str(name);
    } else {
        let mut names = Namespace::new();
        // The first `None` passes a namespace, as it does in torch.fx.
        names.create_name("None");
        text.push_str(&names.create_name(name));
    }
    text.push_str("(torch.nn.Module):\n");
    indent_into(&mut text, code.trim_start_matches('\n'));
    let mut shown = std::collections::BTreeSet::new();
    for (child_name, &id) in &module.modules().root().children {
        let Some(child) = module.modules().module(id) else { continue };
        if let Some(graph_module) = &child.graph
            && shown.insert(id)
        {
            text.push('\n');
            let inner = class(graph_module, child_name, options, depth + 1)?;
            indent_into(&mut text, &inner);
        }
    }
    Ok(text)
}

/// Appends `code` with four more spaces before every line that has text, and nothing on the others.
fn indent_into(text: &mut String, code: &str) {
    for (at, line) in code.split('\n').enumerate() {
        if at > 0 {
            text.push('\n');
        }
        if !line.trim().is_empty() {
            text.push_str("    ");
            text.push_str(line);
        }
    }
}

impl Verbose<'_> {
    /// Replaces the annotation in `text` by the shape of the node's value, when it is known.
    pub(super) fn annotate(self, text: &mut String, node: Node<'_>) {
        match node.meta().value.as_deref() {
            Some(ValueMeta::Tensor(meta))
                if !matches!(meta.layout, Layout::SparseCsr | Layout::SparseCsc) =>
            {
                text.clear();
                text.push_str(": \"");
                self.tensor(text, meta);
                text.push('"');
            }
            Some(ValueMeta::Int(Dim::Sym(expr)) | ValueMeta::SymBool(expr) | ValueMeta::SymFloat(expr)) => {
                text.clear();
                text.push_str(": \"Sym(");
                escaped(text, &expr.text, '"');
                text.push_str(")\"");
            }
            _ => {}
        }
    }

    fn tensor(self, text: &mut String, meta: &TensorMeta) {
        text.push_str(meta.dtype.abbreviation());
        dims(text, &meta.shape);
        if self.include_stride {
            dims(text, &meta.stride);
        }
        if self.include_device {
            // Writing to a string cannot fail.
            let _ = write!(text, "{}", meta.device);
        }
    }
}

fn dims(text: &mut String, dims: &[Dim]) {
    text.push('[');
    for (at, dim) in dims.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        match dim {
            Dim::Int(value) => {
                let _ = write!(text, "{value}");
            }
            Dim::Sym(expr) => escaped(text, &expr.text, '"'),
        }
    }
    text.push(']');
}

impl Emitter<'_> {
    /// Writes where the node came from, when that is elsewhere than the node before.
    pub(super) fn comment(&mut self, node: Node<'_>) {
        let Some(verbose) = self.style.verbose else { return };
        let text = summary(node, verbose.additional_meta);
        if text == self.last_comment {
            return;
        }
        if !self.out.is_empty() {
            self.end_line();
        }
        self.begin_line();
        self.out.push_str(&text);
        self.end_line();
        self.last_comment = text;
    }
}

/// `# File: model.py:3 in forward, code: return x`.
fn summary(node: Node<'_>, additional_meta: &[String]) -> String {
    let meta = node.meta();
    let other = |key: &str| meta.other.get(key);
    let mut text = String::new();
    let mut prefix = "# ";
    for key in additional_meta {
        if let Some(value) = other(key) {
            text.push_str(std::mem::replace(&mut prefix, ", "));
            comment(&mut text, key);
            text.push_str(": ");
            comment(&mut text, value);
        }
    }
    if !text.is_empty() {
        text.push(' ');
    }
    text.push('#');
    if let Some(annotation) = other("custom").filter(|value| !matches!(&***value, "" | "{}")) {
        text.push_str(" Annotation: ");
        comment(&mut text, annotation);
    }
    match (other("ac_graph_id"), other("recompute")) {
        (Some(graph), Some(recompute)) => {
            text.push_str(" ac_graph_id: ");
            comment(&mut text, graph);
            text.push_str(" - ");
            comment(&mut text, recompute);
        }
        (Some(graph), None) => {
            text.push_str(" ac_graph_id: ");
            comment(&mut text, graph);
        }
        (None, Some(recompute)) => {
            text.push_str(" recompute: ");
            comment(&mut text, recompute);
        }
        (None, None) => {}
    }
    match meta.stack_trace.as_deref().and_then(innermost_frame) {
        Some((file, line, function, code)) => {
            text.push_str(" File: ");
            comment(&mut text, file);
            text.push(':');
            comment(&mut text, line);
            text.push_str(" in ");
            comment(&mut text, function);
            text.push_str(", code: ");
            comment(&mut text, code);
        }
        None => text.push_str(" No stacktrace found for following nodes"),
    }
    text
}

/// File, line, function and source text of the innermost frame of a traceback that has a line of source
/// (`torch.fx.graph._parse_stack_trace`).
fn innermost_frame(trace: &str) -> Option<(&str, &str, &str, &str)> {
    let mut lines = trace.trim().split('\n').rev();
    let mut code = lines.next()?.trim();
    for line in lines {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("File \"")
            && let Some((rest, function)) = rest.rsplit_once(", in ")
            && let Some((file, number)) = rest.rsplit_once("\", line ")
            && !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
        {
            return Some((file, number, function, code));
        }
        code = line;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_frame_with_source() {
        let trace = "  File \"a.py\", line 3, in forward\n    x = y\n  File \"b\\c.py\", line 12, in <lambda>\n    \
                     return f(x), in z\n";
        assert_eq!(innermost_frame(trace), Some(("b\\c.py", "12", "<lambda>", "return f(x), in z")));
        assert_eq!(innermost_frame("File \"a.py\", line 3, in f"), None);
        assert_eq!(innermost_frame(""), None);
        assert_eq!(innermost_frame("nothing\nhere"), None);
    }
}
