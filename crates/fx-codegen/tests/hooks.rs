//! Hooks into the generated text. The texts are those of torch 2.13.0 with the same hooks, but where said.

#![allow(clippy::unwrap_used)]

use fx_codegen::{
    BodyLine, BoxedCodeGen, CodeGen, PythonOptions, RustCodeGen, python_code_with, rust_code, rust_code_with,
};
use fx_ir::{Argument, Graph, GraphModule, NewNode, Op};
use insta::assert_snapshot;

/// `torch.relu(a) + b`.
fn relu_and_add() -> GraphModule {
    let mut graph = Graph::new();
    let (a, b) = (graph.placeholder("a"), graph.placeholder("b"));
    let relu = graph.call_function("torch.relu", [a]);
    let add = graph.call_function("operator.add", (relu, b));
    graph.output(add);
    GraphModule::from_graph(graph)
}

fn code(module: &GraphModule, codegen: &dyn CodeGen) -> String {
    python_code_with(module, &PythonOptions::default(), codegen).unwrap().src
}

#[derive(Debug)]
struct Plain;
impl CodeGen for Plain {}

#[test]
fn hooks_that_do_nothing_change_nothing() {
    let module = relu_and_add();
    let plain = fx_codegen::python_code(&module, &PythonOptions::default()).unwrap();
    assert_eq!(python_code_with(&module, &PythonOptions::default(), &Plain).unwrap(), plain);
}

#[derive(Debug)]
struct ListCodeGen;
impl CodeGen for ListCodeGen {
    fn additional_globals(&self) -> Vec<(String, String)> {
        vec![("List".to_owned(), "typing.List".to_owned())]
    }

    fn gen_fn_def(&self, free_vars: &[String], return_annotation: &str) -> String {
        format!(
            "\ndef forward(self, args_list: List[torch.Tensor]){return_annotation}:\n    {} = args_list",
            free_vars.join(", ")
        )
    }
}

#[test]
fn another_signature() {
    assert_snapshot!(code(&relu_and_add(), &ListCodeGen), @r"




    def forward(self, args_list: List[torch.Tensor]):
        a, b = args_list
        relu = torch.relu(a);  a = None
        add = relu + b;  relu = b = None
        return add
    ");
}

/// torch.fx calls the node `List` all the same, and the annotation's name then means nothing.
#[test]
fn a_node_leaves_a_global_of_the_hooks_alone() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let list = graph.create_node(NewNode::call_function("torch.relu").arg(x).named("List"));
    graph.output(Argument::tuple([Argument::Node(list), Argument::list([x])]));
    assert_snapshot!(code(&GraphModule::from_graph(graph), &ListCodeGen), @r"




    def forward(self, args_list: List[torch.Tensor]):
        x = args_list
        List_1 = torch.relu(x)
        return (List_1, [x])
    ");
}

#[test]
fn the_boxed_convention() {
    assert_snapshot!(code(&relu_and_add(), &BoxedCodeGen), @r"



    def forward(self, args_list):
        args_iter = iter(args_list)
        a = next(args_iter)
        b = next(args_iter)
        args_list.clear()
        relu = torch.relu(a);  a = None
        add = relu + b;  relu = b = None
        return add
    ");
    let mut graph = Graph::new();
    let x = graph.create_node(NewNode::new(Op::Placeholder, "x").typed("int").arg(3));
    let y = graph.create_node(NewNode::new(Op::Placeholder, "y").arg(2.5));
    graph.output(Argument::tuple([x, y]));
    assert_snapshot!(code(&GraphModule::from_graph(graph), &BoxedCodeGen), @r"



    def forward(self, args_list):
        args_iter = iter(args_list)
        x = next(args_iter)
        y = next(args_iter)
        args_list.clear()
        return (x, y)
    ");
}

/// torch.fx writes `next = next(args_iter)`, which fails, and forgets the list for an input of its name.
#[test]
fn inputs_leave_the_names_of_the_boxed_convention_alone() {
    let mut graph = Graph::new();
    let inputs = ["next", "args_list", "iter", "args_iter"].map(|name| graph.placeholder(name));
    graph.output(Argument::tuple(inputs));
    assert_snapshot!(code(&GraphModule::from_graph(graph), &BoxedCodeGen), @r"



    def forward(self, args_list):
        args_iter = iter(args_list)
        next_1 = next(args_iter)
        args_list_1 = next(args_iter)
        iter_1 = next(args_iter)
        args_iter_1 = next(args_iter)
        args_list.clear()
        return (next_1, args_list_1, iter_1, args_iter_1)
    ");
}

#[derive(Debug)]
struct PairCodeGen;
impl CodeGen for PairCodeGen {
    fn generate_output(&self, value: &str) -> String {
        format!("return ({value}, 1)")
    }

    fn on_generate_code(&self, mut body: Vec<BodyLine>) -> Vec<BodyLine> {
        let first = body.first().map_or(0, |line| line.node);
        body.insert(0, BodyLine { node: first, text: "# hi".to_owned() });
        body
    }
}

#[test]
fn another_result_and_another_body() {
    let module = relu_and_add();
    let code = python_code_with(&module, &PythonOptions::default(), &PairCodeGen).unwrap();
    assert_snapshot!(code.src, @r"



    def forward(self, a, b):
        # hi
        relu = torch.relu(a);  a = None
        add = relu + b;  relu = b = None
        return (add, 1)
    ");
    let plain = fx_codegen::python_code(&module, &PythonOptions::default()).unwrap();
    let nodes = |map: &[(usize, usize)]| map.iter().map(|(_, node)| *node).collect::<Vec<_>>();
    let mut expected = nodes(&plain.lineno_map);
    expected.insert(0, expected[0]);
    assert_eq!(
        nodes(&code.lineno_map),
        expected,
        "the new line counts for the node of the line it stands before"
    );
}

/// The same hooks for Rust: a global, another signature, another result, another body.
#[derive(Debug)]
struct Counted;
impl RustCodeGen for Counted {
    fn additional_globals(&self) -> Vec<String> {
        vec!["use crate::count;".to_owned()]
    }

    fn reserved_names(&self) -> Vec<String> {
        vec!["relu".to_owned()]
    }

    fn gen_fn_def(&self, options: &[String], inputs: &[String], returns: &str) -> String {
        assert!(options.is_empty());
        assert_eq!((inputs.concat().as_str(), returns), ("a: &Varb: &Var", "Var"));
        "    pub fn forward(&self, [a, b]: [&Var; 2]) -> Var {".to_owned()
    }

    fn process_outputs(&self, value: &Argument) -> Option<Argument> {
        Some(Argument::list([value.clone(), Argument::Int(1)]))
    }

    fn generate_output(&self, value: &str) -> String {
        format!("count({value})")
    }

    fn on_generate_code(&self, mut body: Vec<BodyLine>) -> Vec<BodyLine> {
        body.insert(0, BodyLine { node: 0, text: "        // hi".to_owned() });
        body
    }
}

#[test]
fn hooks_into_rust() {
    let mut graph = Graph::new();
    let (a, b) = (graph.placeholder("a"), graph.placeholder("b"));
    let relu = graph.call_function("torch.relu", [a]);
    let add = graph.call_function("operator.add", (relu, b));
    let mul = graph.call_function("operator.mul", (relu, add));
    graph.output(mul);
    let module = GraphModule::from_graph(graph);
    let code = rust_code_with(&module, &Counted).unwrap().src;
    let (head, rest) = code.split_once("\n/// `GraphModule`.").unwrap();
    assert!(head.ends_with("use crate::count;\n"), "{head}");
    let body = rest.split("    /// What the module computes.\n").nth(1).unwrap();
    assert!(
        body.starts_with(
            "    pub fn forward(&self, [a, b]: [&Var; 2]) -> Var {
        // hi
        let relu_ = torch::relu(a);
        count(Var::list([&relu_ * (&relu_ + b), 1.into_var()]))
    }
"
        ),
        "{body}"
    );
    // Without hooks the name is free.
    assert!(rust_code(&module).unwrap().src.contains("let relu = torch::relu(a);"));
}
