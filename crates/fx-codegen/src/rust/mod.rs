//! Rust source: a module as a careful user of `fx-trace` would have written it.
//!
//! The text is one file: structs with `#[derive(Module)]` for the tree of parameters and layers, `new`, which makes it
//! with fresh tensors, and `forward`, which computes what the graph says. Tracing it gives the graph again: the same
//! calls with the same arguments in the same order. Only reads of parameters and buffers move, to where they are used;
//! and names are those that tracing gives.
//!
//! | in the graph | in Rust |
//! |---|---|
//! | the call of a layer | `self.layer1.0.conv1.forward(x)` |
//! | an operator of Python | `x + &y`, `x.get((.., 0))`, `operator::eq(x, 0)` |
//! | a function or method that `fx-trace` has | `torch::cat([&x, &y], 1)`, `x.view((-1, 16))` |
//! | any operator of libtorch | `op!(aten.add.Tensor(x, y, alpha = 2))` |
//! | another function | `call_function("math.sqrt", x)` |
//!
//! A value that is used once stands where it is used, when the line stays short. Any other has a name and is given away
//! where it is used last, so that it is freed then as it is in Python; where Rust only lends it there, as the receiver
//! of a method, `drop` follows. Inputs are the caller's.
//!
//! Nested inputs and outputs are taken apart and put together as they were ([`PyTreeRustCodeGen`]).
//!
//! Names, strings and numbers are escaped by construction: whatever is in a graph, the text is Rust, and its literals
//! have the graph's bits. What no text expresses is refused with an error that names the node: [`CodegenError`].
//!
//! A layer that `fx_trace::nn` does not have, or not with these settings, becomes an `nn::Layer`, which is described by
//! its class, settings and parts.

mod calls;
mod emit;
mod fits;
mod hooks;
mod layers;
mod layout;
mod literal;
mod package;
mod pytree;
mod surface;
mod tch;
mod tree;
mod value;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use fx_ir::{Argument, GraphModule, Node};

use crate::error::CodegenError;
use crate::python::BodyLine;
use emit::{Emitter, Form, Statement};
use tree::Tree;

pub use hooks::RustCodeGen;
pub use package::{RustPackage, RustTarget, rust_package};
pub use pytree::PyTreeRustCodeGen;
pub use tch::tch_code;

/// Generated Rust with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustCode {
    /// The source of a file.
    pub src: String,
    /// The name of the module's type.
    pub type_name: String,
}

/// What the text uses, by crate.
#[derive(Clone, Debug, Default)]
pub(crate) struct Imports {
    trace: BTreeSet<&'static str>,
    ir: BTreeSet<&'static str>,
    tch: BTreeSet<&'static str>,
    /// Whether a name is not one that Rust would have for a value.
    odd_names: bool,
}

impl Imports {
    /// Something of `fx::trace`.
    fn trace(&mut self, name: &'static str) {
        self.trace.insert(name);
    }

    /// Something of `fx::ir`.
    fn ir(&mut self, name: &'static str) {
        self.ir.insert(name);
    }

    /// Something of tch.
    fn tch(&mut self, name: &'static str) {
        self.tch.insert(name);
    }

    /// A field or local has this name.
    fn value(&mut self, name: &str) {
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let doubled = name.as_bytes().windows(2).any(|pair| pair == b"__");
        if self.odd_names || (!doubled && name.bytes().all(is_plain)) {
            return;
        }
        let inner = name.trim_matches('_');
        self.odd_names = inner.contains("__") || inner.chars().any(char::is_uppercase);
    }

    /// Writes what stands before everything else of a file: what it is, and which names it has.
    fn write_head(&self, out: &mut String, what: &str) {
        let allow = if self.odd_names { "#![allow(non_snake_case)]\n\n" } else { "" };
        let _ = write!(out, "//! {what}\n\n{allow}");
    }

    fn write(&self, out: &mut String) {
        for (module, names) in [("fx::ir", &self.ir), ("fx::trace", &self.trace), ("tch", &self.tch)] {
            let names: Vec<&str> = names.iter().copied().collect();
            let _ = match names[..] {
                [] => Ok(()),
                [only] => writeln!(out, "use {module}::{only};"),
                _ => writeln!(out, "use {module}::{{{}}};", names.join(", ")),
            };
        }
    }
}

/// The module as Rust source that is written against `fx`, with nested inputs and outputs where the module has them
/// ([`PyTreeRustCodeGen`]). O(nodes + edges + paths + text).
///
/// ```
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_method("relu", (x,));
/// let add = graph.call_function("operator.add", (relu, 1));
/// graph.output(add);
/// let code = fx_codegen::rust_code(&fx_ir::GraphModule::from_graph(graph))?;
/// assert_eq!(code.type_name, "GraphModule");
/// assert!(code.src.contains("    pub fn forward(&self, x: &Var) -> Var {\n        x.relu() + 1\n    }"));
/// # Ok::<(), fx_codegen::CodegenError>(())
/// ```
///
/// # Errors
/// The module has something that no Rust text expresses; the node, or the path of the module, is named.
pub fn rust_code(module: &GraphModule) -> Result<RustCode, CodegenError> {
    match PyTreeRustCodeGen::new(module) {
        Some(nested) => rust_code_with(module, &nested),
        None => rust_code_with(module, &hooks::Plain),
    }
}

/// The same with hooks into the text (`Graph.set_codegen`, `Graph.on_generate_code`). O(nodes + edges + paths + text).
///
/// # Errors
/// As [`rust_code`].
pub fn rust_code_with(module: &GraphModule, codegen: &dyn RustCodeGen) -> Result<RustCode, CodegenError> {
    let mut imports = Imports::default();
    imports.trace("Module");
    let tree = Tree::new(module, &mut imports)?;
    let own = codegen.reserved_names();
    let reserved = tree.type_names().chain(own.iter().map(String::as_str));
    let mut emitter = Emitter::new(module, Form::Fx, &tree, reserved, imports);
    emitter.emit()?;
    let returns = emitter.output(codegen)?;
    emitter.imports.trace("forward");
    let signature = signature(&mut emitter)?;
    let type_name = tree.type_name().to_owned();

    let mut src = String::with_capacity(emitter.body.len() * 48 + 1024);
    let name = literal::comment(&module.name);
    emitter.imports.write_head(&mut src, &format!("`{name}`, written by fx."));
    emitter.imports.write(&mut src);
    for line in codegen.additional_globals() {
        let _ = writeln!(src, "{line}");
    }
    src.push('\n');
    tree.write_structs(&mut src, &format!("`{name}`."));
    // The macro on `forward` hands on no attributes.
    src.push_str(allow_unused(module, false).trim_start());
    let _ = writeln!(src, "impl {type_name} {{");
    src.push_str("    /// The module with fresh tensors.\n");
    tree.write_new(&mut src);
    src.push_str("\n    /// What the module computes.\n");
    write_forward(&mut src, codegen, &signature, returns, emitter.body);
    src.push_str("}\n\n");
    let _ = write!(
        src,
        "impl Default for {type_name} {{\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n"
    );
    Ok(RustCode { src, type_name })
}

/// What a function needs before it that has inputs which nothing reads, or leaves results unused that are not to be.
fn allow_unused(module: &GraphModule, results: bool) -> &'static str {
    let inputs = module.graph().placeholders().any(|node| node.num_users() == 0);
    match (inputs, results) {
        (false, false) => "",
        (true, false) => "    #[allow(unused_variables)]\n",
        (false, true) => "    #[allow(unused_must_use)]\n",
        (true, true) => "    #[allow(unused_must_use, unused_variables)]\n",
    }
}

/// The inputs of `forward`.
struct Signature {
    /// What stands in the attribute.
    options: Vec<String>,
    names: Vec<String>,
}

fn signature(emitter: &mut Emitter<'_>) -> Result<Signature, CodegenError> {
    let mut options = Vec::new();
    let mut names = Vec::new();
    let graph = emitter.graph;
    for node in graph.placeholders() {
        let name = emitter.name(node.id()).to_owned();
        let stars = &node.target()[..node.target().len() - node.target().trim_start_matches('*').len()];
        let annotation = node.type_expr().map(literal::string);
        let default = match node.arg(0) {
            Some(value) => Some(default(emitter, node, value)?),
            None => None,
        };
        if !stars.is_empty() || annotation.is_some() || default.is_some() {
            let mut option = format!("{stars}{}", name.trim_start_matches("r#"));
            if let Some(annotation) = annotation.filter(|_| stars.is_empty()) {
                option.push_str(": ");
                option.push_str(&annotation);
            }
            if let Some(default) = default {
                option.push_str(" = ");
                option.push_str(&default);
            }
            options.push(option);
        }
        names.push(name);
    }
    if let Some(returns) = graph.output_node().and_then(|output| output.type_expr()) {
        options.push(format!("-> {}", literal::string(returns)));
    }
    Ok(Signature { options, names })
}

fn default(emitter: &mut Emitter<'_>, node: Node<'_>, value: &Argument) -> Result<String, CodegenError> {
    let mut refers = false;
    value.for_each_node(&mut |_| refers = true);
    if refers {
        let why = "its default refers to a node; defaults must be constants";
        return Err(CodegenError::Signature { node: node.name().to_owned(), why });
    }
    emitter.argument(value, value::Context::Value, 0)?;
    Ok(std::mem::take(&mut emitter.text))
}

fn write_forward(
    out: &mut String,
    codegen: &dyn RustCodeGen,
    signature: &Signature,
    returns: &str,
    body: Vec<Statement>,
) {
    let inputs: Vec<String> = signature.names.iter().map(|name| format!("{name}: &Var")).collect();
    out.push_str(&codegen.gen_fn_def(&signature.options, &inputs, returns));
    out.push('\n');
    let mut lines: Vec<BodyLine> = Vec::with_capacity(body.len());
    let count = body.len();
    for (at, Statement { node, mut text, start, suffix }) in body.into_iter().enumerate() {
        if at + 1 == count && suffix.is_empty() {
            let value = codegen.generate_output(&text[start..]);
            text.truncate(start);
            text.push_str(&value);
        }
        lines.push(BodyLine { node: node as usize, text: layout::line(text, start, suffix) });
    }
    for line in codegen.on_generate_code(lines) {
        out.push_str(&line.text);
        out.push('\n');
    }
    out.push_str("    }\n");
}
