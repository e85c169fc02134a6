//! Python source: `GraphModule.code` of torch 2.13.0.
//!
//! The text is byte-identical to torch.fx's wherever torch.fx's is valid Python that computes what the graph says.
//! Where it is not, the text is valid and right; [`PythonOptions::compat`] asks for torch.fx's text all the same.
//! The differences:
//!
//! | graph | torch.fx | here |
//! |---|---|---|
//! | `operator.pow(-2, x)` | `-2 ** x`, which is `-(2 ** x)` | `(-2) ** x`; likewise for `[]` and methods of numbers |
//! | keywords, or too many arguments, of an operator | dropped | the call is written: `_operator_add(x, 1, zz = 2)` |
//! | too few arguments of an operator | an error | the call is written |
//! | `operator.iadd(3, x)` | `3 += x` | the call is written, also when the target is known to be a number, whose later readers would see the sum |
//! | `operator.setitem` whose value is used | the container | the call, whose value is `None` |
//! | inputs and nothing else | no body | `pass` |
//! | an input named `torch`, `nan`, `len`, ... while the text refers to that | the input hides the other | the input gets its node's name |
//! | an input named `self`, or any node where the text needs the module | the module is lost | `self_1` |
//! | an input that is a keyword, no identifier, given twice, or whose name a node took before | invalid or wrong | another name |
//! | an input without a default behind one that has one | invalid | earlier defaults, which no call could use, are dropped |
//! | a module, method or function called `class` | `self.class` | `getattr(self, "class")` |
//! | quotes and control characters in a path | pasted | escaped |
//! | a keyword argument called `from` | `from = 1` | `**{'from': 1}` |
//! | `nan`, `inf` or `-0.0` in a complex number | `(nan+1j)` | `complex(nan, 1.0)` |
//! | a function or class as an argument | its `repr` | its global |
//! | `torch.return_types.max` as an argument | two arguments | one tuple |
//! | enumerations and named tuples inside dictionaries | their `repr` | as elsewhere |
//! | a default under pytree inputs | pasted into the assignment | left out |
//! | a module class called `<lambda>` in readable text | `class <lambda>` | `class _lambda_` |
//! | control characters in source lines of readable text | pasted | escaped |
//! | a node that takes a name which a hook needs | the node hides it | the node gets another name |
//!
//! What no text can express is refused with an error that names the node: see [`CodegenError`].
//!
//! Identifiers are escaped by construction: names come from a [`Namespace`](fx_ir::Namespace), paths are written
//! part by part, strings by Python's own rules. No name, target or string can end up as code.

mod annotation;
mod argument;
mod emit;
mod hooks;
mod literal;
mod operators;
mod package;
mod path;
mod readable;
mod scope;
mod signature;

use std::collections::HashSet;

use fx_ir::{Graph, GraphModule, PyTreeInfo};
use indexmap::IndexMap;

pub use hooks::{BodyLine, BoxedCodeGen, CodeGen};
pub use package::{PythonPackage, python_package};
pub use readable::{ReadableOptions, print_readable};

use crate::error::CodegenError;
use emit::{Emitter, Style};

/// How [`python_code`] writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PythonOptions {
    /// Write what torch.fx writes even where that is not valid Python or gives another answer than the graph.
    /// Only for comparing texts: such a text can be anything that the names in the graph make it. Addresses of
    /// objects, and enumerations and named tuples inside dictionaries, are written as without it.
    pub compat: bool,
}

/// Generated code with what it refers to (`torch.fx.graph.PythonCode`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PythonCode {
    /// The source of `forward`, as `GraphModule.code` has it.
    pub src: String,
    /// The global names the source may use and the qualified name of what each stands for. Objects of torch are
    /// spelled in full and only need the module `torch`. A type annotation that is a string or a constant stands
    /// for itself.
    pub globals: IndexMap<String, String>,
    /// Lines and the positions of the nodes they were written for, in order. The `def` line is number 0.
    pub lineno_map: Vec<(usize, usize)>,
    /// The number of the `def` line in `src`, counted from 1.
    pub prologue_start: usize,
}

/// The source of `forward` for a module (`GraphModule.code`). O(nodes + edges + text).
///
/// ```
/// use fx_codegen::{PythonOptions, python_code};
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// let add = graph.call_function("operator.add", (x, 1));
/// graph.output(add);
/// let module = fx_ir::GraphModule::from_graph(graph);
/// assert_eq!(
///     python_code(&module, &PythonOptions::default())?.src,
///     "\n\n\ndef forward(self, x):\n    add = x + 1;  x = None\n    return add\n    "
/// );
/// # Ok::<(), fx_codegen::CodegenError>(())
/// ```
///
/// # Errors
/// The graph has something that no valid source text expresses; the node is named.
pub fn python_code(module: &GraphModule, options: &PythonOptions) -> Result<PythonCode, CodegenError> {
    graph_python_code(module.graph(), module.pytree.as_ref(), options)
}

/// The source of `forward` for a graph alone (`Graph.python_code("self")`). O(nodes + edges + text).
///
/// # Errors
/// The graph has something that no valid source text expresses; the node is named.
pub fn graph_python_code(
    graph: &Graph,
    pytree: Option<&PyTreeInfo>,
    options: &PythonOptions,
) -> Result<PythonCode, CodegenError> {
    generate(graph, pytree, Style { compat: options.compat, ..Style::default() })
}

/// The source of `forward` with hooks into the text (`Graph.set_codegen`, `Graph.on_generate_code`). Nested inputs and
/// outputs are the hooks' to take apart and put together. O(nodes + edges + text).
///
/// # Errors
/// The graph has something that no valid source text expresses; the node is named.
pub fn python_code_with(
    module: &GraphModule,
    options: &PythonOptions,
    codegen: &dyn CodeGen,
) -> Result<PythonCode, CodegenError> {
    let style = Style { compat: options.compat, codegen: Some(codegen), ..Style::default() };
    generate(module.graph(), None, style)
}

fn generate(
    graph: &Graph,
    pytree: Option<&PyTreeInfo>,
    style: Style<'_>,
) -> Result<PythonCode, CodegenError> {
    let none = HashSet::new();
    let mut emitter = Emitter::new(graph, pytree, style, &none);
    emitter.body()?;
    let prologue = emitter.prologue()?;
    if !style.compat {
        // Which outer names the text needs is known only now. Inputs that hide one are few: write again without.
        let forced = emitter.hiding_inputs();
        if !forced.is_empty() {
            let mut emitter = Emitter::new(graph, pytree, style, &forced);
            emitter.body()?;
            let prologue = emitter.prologue()?;
            return Ok(emitter.finish(&prologue));
        }
    }
    Ok(emitter.finish(&prologue))
}

impl Emitter<'_> {
    /// The names of inputs by which the text refers to something outside the graph.
    fn hiding_inputs(&self) -> HashSet<String> {
        let orig_args = self.pytree.into_iter().flat_map(|info| &info.orig_args);
        self.parameters
            .iter()
            .map(|parameter| &parameter.raw)
            .chain(orig_args)
            .filter(|name| self.scope.refers_to(name))
            .cloned()
            .collect()
    }

    fn finish(mut self, prologue: &str) -> PythonCode {
        if let Some(codegen) = self.style.codegen {
            self.rewrite_body(codegen);
        }
        if self.graph.is_empty() || (self.out.is_empty() && !self.style.compat) {
            self.out.push_str("    pass\n");
            self.lines.push(0);
        }
        let mut src = String::with_capacity(self.out.len() + prologue.len() + 64);
        src.push('\n');
        for (at, name) in self.wraps.iter().enumerate() {
            if at > 0 {
                src.push('\n');
            }
            src.push_str("torch.fx._symbolic_trace.wrap(");
            literal::quoted(&mut src, name, '"');
            src.push(')');
        }
        src.push_str("\n\n");
        src.push_str(prologue);
        src.push('\n');
        src.push_str(&self.out);
        src.push_str("    ");
        let first_line = prologue.matches('\n').count() + 1;
        let last = self.graph.len().checked_sub(1).map(|last| last as u32);
        let lineno_map = match last {
            Some(last) => self.lines.iter().copied().chain([last]).enumerate(),
            None => return self.without_lines(src),
        };
        PythonCode {
            lineno_map: lineno_map.map(|(line, node)| (first_line + line, node as usize)).collect(),
            src,
            prologue_start: self.wraps.len().saturating_sub(1) + 4,
            globals: self.scope.globals,
        }
    }

    fn rewrite_body(&mut self, codegen: &dyn CodeGen) {
        let text = std::mem::take(&mut self.out);
        let body = text.lines().zip(&self.lines).map(|(line, node)| BodyLine {
            node: *node as usize,
            text: line.strip_prefix("    ").unwrap_or(line).to_owned(),
        });
        let body = codegen.on_generate_code(body.collect());
        self.lines = body.iter().map(|line| line.node as u32).collect();
        for line in body {
            self.out.push_str("    ");
            self.out.push_str(&line.text);
            self.out.push('\n');
        }
    }

    fn without_lines(self, src: String) -> PythonCode {
        PythonCode { src, globals: self.scope.globals, lineno_map: Vec::new(), prologue_start: 4 }
    }
}
