//! [`CodeGen`]: changing the generated text without writing the generator anew.

use std::fmt::Debug;

use super::signature::definition;

/// Hooks into the generated text (`torch.fx.graph.CodeGen`), for
/// [`python_code_with`](crate::python_code_with). Each does by default what torch.fx's plain generator does.
///
/// What a hook writes is taken as it is: it is the hook's to be valid Python. `process_inputs` and `process_outputs`,
/// which adapt calls to a changed signature, have no counterpart, since nothing here calls the text.
///
/// ```
/// use fx_codegen::{CodeGen, PythonOptions, python_code_with};
/// #[derive(Debug)]
/// struct ListOfInputs;
/// impl CodeGen for ListOfInputs {
///     fn additional_globals(&self) -> Vec<(String, String)> {
///         vec![("List".to_owned(), "typing.List".to_owned())]
///     }
///     fn gen_fn_def(&self, free_vars: &[String], return_annotation: &str) -> String {
///         let names = free_vars.join(", ");
///         format!("def forward(self, args: List[torch.Tensor]){return_annotation}:\n    {names}, = args")
///     }
/// }
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// graph.output(x);
/// let module = fx_ir::GraphModule::from_graph(graph);
/// let code = python_code_with(&module, &PythonOptions::default(), &ListOfInputs)?;
/// assert_eq!(code.src, "\n\n\ndef forward(self, args: List[torch.Tensor]):\n    x, = args\n    return x\n    ");
/// assert_eq!(code.globals["List"], "typing.List");
/// # Ok::<(), fx_codegen::CodegenError>(())
/// ```
pub trait CodeGen: Debug {
    /// Names that the text needs beyond those of the graph, with what they stand for (`additional_globals`). No node
    /// gets such a name. (In torch.fx a node may, and then hides it.)
    fn additional_globals(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    /// Local names that [`gen_fn_def`](Self::gen_fn_def) uses and no node may have. (torch.fx knows no such thing.)
    fn reserved_names(&self) -> Vec<String> {
        Vec::new()
    }

    /// What stands before the body: the line with `def`, and more lines, indented (`gen_fn_def`). The inputs come as
    /// they would stand in the signature, such as `x : torch.Tensor = None`; the annotation is empty or ` -> T`.
    fn gen_fn_def(&self, free_vars: &[String], return_annotation: &str) -> String {
        definition(free_vars.iter().cloned(), return_annotation)
    }

    /// The last statement, not indented, for the text of the value that the graph returns (`generate_output`).
    fn generate_output(&self, value: &str) -> String {
        format!("return {value}")
    }

    /// The body, as it is to be (`Graph.on_generate_code`). Whole lines, where torch.fx hands out fragments.
    fn on_generate_code(&self, body: Vec<BodyLine>) -> Vec<BodyLine> {
        body
    }
}

/// One line of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyLine {
    /// The position of the node it was written for, from 0: what [`lineno_map`](crate::PythonCode::lineno_map) tells.
    pub node: usize,
    /// The line, not indented, without the line break.
    pub text: String,
}

/// The boxed calling convention (`torch.fx.graph._BoxedCodeGen`): one list of inputs, which is emptied, so that an input
/// can be freed after its last use. As in torch.fx, defaults are lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BoxedCodeGen;

impl CodeGen for BoxedCodeGen {
    fn gen_fn_def(&self, free_vars: &[String], return_annotation: &str) -> String {
        let mut text = format!("def forward(self, args_list){return_annotation}:");
        let name = |input: &str| input.split([':', '=']).next().unwrap_or("").trim().to_owned();
        let names: Vec<String> =
            free_vars.iter().map(|input| name(input)).filter(|name| name != "self").collect();
        if !names.is_empty() {
            text.push_str("\n    args_iter = iter(args_list)");
            for name in names {
                text.push_str(&format!("\n    {name} = next(args_iter)"));
            }
            text.push_str("\n    args_list.clear()");
        }
        text
    }

    fn reserved_names(&self) -> Vec<String> {
        ["args_list", "args_iter", "iter", "next"].map(str::to_owned).into()
    }
}
