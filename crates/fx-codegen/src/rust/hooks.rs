//! Hooks into the text of Rust, as [`CodeGen`](crate::CodeGen) has them for Python.

use std::fmt::Debug;

use fx_ir::Argument;

use super::layout;
use crate::python::BodyLine;

/// How `forward` is written in Rust (`torch.fx.graph.CodeGen`). Every method has a default, which gives the plain text.
/// As with the hooks for Python, what they write is theirs to answer for.
///
/// ```
/// use fx_codegen::{RustCodeGen, rust_code_with};
/// #[derive(Debug)]
/// struct OneSlice;
/// impl RustCodeGen for OneSlice {
///     fn gen_fn_def(&self, _options: &[String], inputs: &[String], returns: &str) -> String {
///         let names: Vec<&str> = inputs.iter().filter_map(|input| input.split(':').next()).collect();
///         let pattern = names.join(", ");
///         format!("    pub fn forward(&self, inputs: &[Var]) -> {returns} {{\n        let [{pattern}] = inputs else {{ return Var::none() }};")
///     }
///     fn reserved_names(&self) -> Vec<String> {
///         vec!["inputs".to_owned()]
///     }
/// }
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_method("relu", (x,));
/// graph.output(relu);
/// let module = fx_ir::GraphModule::from_graph(graph);
/// let code = rust_code_with(&module, &OneSlice)?;
/// assert!(code.src.contains("pub fn forward(&self, inputs: &[Var]) -> Var {\n"));
/// # Ok::<(), fx_codegen::CodegenError>(())
/// ```
pub trait RustCodeGen: Debug {
    /// Lines that stand with the imports (`additional_globals`).
    fn additional_globals(&self) -> Vec<String> {
        Vec::new()
    }

    /// Names that [`gen_fn_def`](Self::gen_fn_def) uses and no value may have.
    fn reserved_names(&self) -> Vec<String> {
        Vec::new()
    }

    /// What stands before the body, indented, without the last line break (`gen_fn_def`): the attribute, whose options
    /// come as they would stand in it, and the function with its inputs, such as `x: &Var`, and its result.
    fn gen_fn_def(&self, options: &[String], inputs: &[String], returns: &str) -> String {
        let mut text = "    #[forward".to_owned();
        if !options.is_empty() {
            text.push_str(&format!("({})", options.join(", ")));
        }
        text.push_str("]\n");
        let inputs: String = inputs.iter().map(|input| format!(", {input}")).collect();
        let returns = if returns == "()" { String::new() } else { format!(" -> {returns}") };
        layout::write(&mut text, 4, "", &format!("pub fn forward(&self{inputs})"), &format!("{returns} {{"));
        text
    }

    /// What is returned for the value of the graph's output, when it is another nest of the same values in the same order
    /// (`process_outputs`).
    fn process_outputs(&self, _value: &Argument) -> Option<Argument> {
        None
    }

    /// The last expression, for the text of the value that the graph returns (`generate_output`).
    fn generate_output(&self, value: &str) -> String {
        value.to_owned()
    }

    /// The body, as it is to be (`Graph.on_generate_code`): a text for each statement, indented, over one line or several.
    fn on_generate_code(&self, body: Vec<BodyLine>) -> Vec<BodyLine> {
        body
    }
}

/// No hook at all.
#[derive(Debug)]
pub(super) struct Plain;

impl RustCodeGen for Plain {}
