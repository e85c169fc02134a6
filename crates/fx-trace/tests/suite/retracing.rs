//! Captured modules run again: traced, as parts of others, and transformed.

use fx_ir::{Graph, GraphModule, ModuleTree, Op};
use fx_trace::{
    Args, Module, Trace, TraceError, Tracer, Transformer, Var, forward, nn, operator, symbolic_trace,
    symbolic_trace_fn, torch,
};

use crate::lines;

fn perceptron() -> GraphModule {
    let layers =
        nn::Sequential::new().push(nn::Linear::new(4, 8)).push(nn::ReLU::new()).push(nn::Linear::new(8, 2));
    symbolic_trace(&layers).unwrap()
}

#[test]
fn tracing_a_traced_module_gives_the_same_module() {
    let module = perceptron();
    let again = symbolic_trace(&module).unwrap();
    assert_eq!(again.graph().to_string(), module.graph().to_string());
    assert_eq!(again.name, "Sequential");
    let paths =
        |module: &GraphModule| module.modules().named_tensors().into_iter().map(|(path, ..)| path).collect();
    let (a, b): (Vec<String>, Vec<String>) = (paths(&module), paths(&again));
    assert_eq!(a, b);
    for (a, b) in module.graph().nodes().zip(again.graph().nodes()) {
        assert_eq!(a.meta().module_stack, b.meta().module_stack);
        if a.op() != Op::Placeholder {
            assert_eq!(a.meta().stack_trace, b.meta().stack_trace);
        }
    }
}

#[derive(Module)]
struct Around {
    body: GraphModule,
    head: nn::Linear,
}

impl Around {
    #[forward]
    fn forward(&self, x: &Var) -> Var {
        self.head.forward(x.apply(&self.body)) + x.apply(&self.body)
    }
}

#[test]
fn a_captured_module_is_a_part_like_any_other() {
    let module = symbolic_trace(&Around { body: perceptron(), head: nn::Linear::new(2, 2) }).unwrap();
    insta::assert_snapshot!(lines(&module), @"
    graph():
        %x : [num_users=2] = placeholder[target=x]
        %body_0 : [num_users=1] = call_module[target=body.0](args = (%x,))
        %body_1 : [num_users=1] = call_module[target=body.1](args = (%body_0,))
        %body_2 : [num_users=1] = call_module[target=body.2](args = (%body_1,))
        %head : [num_users=1] = call_module[target=head](args = (%body_2,))
        %body_3 : [num_users=1] = call_module[target=body.0](args = (%x,))
        %body_4 : [num_users=1] = call_module[target=body.1](args = (%body_3,))
        %body_5 : [num_users=1] = call_module[target=body.2](args = (%body_4,))
        %add : [num_users=1] = call_function[target=operator.add](args = (%head, %body_5))
        return add
    ");
    let stack = module.graph().find("body_0").unwrap().meta().module_stack.clone().unwrap();
    let paths: Vec<&str> = stack.iter().map(|frame| &*frame.path).collect();
    assert_eq!(paths, ["body", "body.0"]);
}

#[test]
fn a_captured_module_can_be_a_leaf() {
    struct Whole;

    impl Tracer for Whole {
        fn is_leaf_module(&self, module: &dyn Module, _path: &str) -> bool {
            module.graph_module().is_some() || fx_trace::is_standard_layer(module.class())
        }
    }

    let module = Whole.trace(&Around { body: perceptron(), head: nn::Linear::new(2, 2) }).unwrap();
    let targets: Vec<_> = module.graph().nodes().map(|node| node.target()).collect();
    assert_eq!(targets, ["x", "body", "head", "body", "operator.add", "output"]);
    let body = module.modules().get_module("body").unwrap();
    assert!(body.graph.is_some(), "a module that is called whole brings its graph");
}

#[test]
fn a_trace_goes_on_with_a_graph() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let trace = Trace::appending(graph, ModuleTree::default());
    let x = trace.proxy(x);
    let module = trace.finish(operator::gt(&x, 0) * &x).unwrap();
    let names: Vec<_> = module.graph().nodes().map(|node| node.name()).collect();
    assert_eq!(names, ["x", "gt", "mul", "output"]);
}

/// Swaps the module calls of ReLU for a function, and removes `neg`.
struct Swaps;

impl Transformer for Swaps {
    fn call_module(&mut self, trace: &Trace, path: &str, args: Args) -> Result<Var, TraceError> {
        match path {
            "1" => Ok(torch::sigmoid(&args.positional()[0])),
            _ => trace.call_module_at(path, args),
        }
    }

    fn call_method(&mut self, trace: &Trace, name: &str, args: Args) -> Result<Var, TraceError> {
        match name {
            "neg" => Ok(args.positional()[0].clone()),
            _ => trace.call_method(name, args),
        }
    }
}

#[test]
fn a_transformer_replaces_and_removes_nodes() {
    let module = Swaps.transform(&perceptron()).unwrap();
    insta::assert_snapshot!(lines(&module), @"
    graph():
        %input_1 : [num_users=1] = placeholder[target=input]
        %_0 : [num_users=1] = call_module[target=0](args = (%input_1,))
        %sigmoid : [num_users=1] = call_function[target=torch.sigmoid](args = (%_0,))
        %_2 : [num_users=1] = call_module[target=2](args = (%sigmoid,))
        return _2
    ");
    let sigmoid = module.graph().find("sigmoid").unwrap();
    assert_eq!(&*sigmoid.meta().module_stack.as_ref().unwrap()[0].path, "1");
    assert_eq!(&*sigmoid.meta().provenance.as_ref().unwrap()[0].from[0], "_1");

    let module = symbolic_trace_fn(["x"], |[x]| x.neg().relu().neg()).unwrap();
    let module = Swaps.transform(&module).unwrap();
    let names: Vec<_> = module.graph().nodes().map(|node| node.name()).collect();
    assert_eq!(names, ["x", "relu", "output"]);
}

#[test]
fn steps_that_fail_are_errors() {
    struct Fails;

    impl Transformer for Fails {
        fn call_module(&mut self, trace: &Trace, _path: &str, args: Args) -> Result<Var, TraceError> {
            trace.call_module_at("elsewhere", args)
        }
    }

    let text = Fails.transform(&perceptron()).unwrap_err().to_string();
    assert!(text.contains("the root has no module `elsewhere`"), "{text}");
}

/// torch.fx's `Transformer`: types and marks are gone, what nodes know of their origin stays.
#[test]
fn what_a_transformer_carries_on() {
    struct Same;

    impl Transformer for Same {}

    #[derive(Module)]
    struct Typed;

    impl Typed {
        #[forward(x: "torch.Tensor", -> "torch.Tensor")]
        fn forward(&self, x: &Var) -> Var {
            marked(x) + 1
        }
    }

    #[fx_trace::wrap("my_package.marked")]
    fn marked(x: &Var) -> Var {
        x.clone()
    }

    let mut module = symbolic_trace(&Typed).unwrap();
    for id in module.graph().ids() {
        module.graph_mut().meta_mut(id).unwrap().other.insert("foo".into(), "1".into());
    }
    let code = |module: &GraphModule| {
        fx_codegen::python_code(module, &fx_codegen::PythonOptions::default()).unwrap().src
    };
    assert!(
        code(&module).contains("wrap(\"my_package_marked\")") && code(&module).contains("x : torch.Tensor")
    );
    let module = Same.transform(&module).unwrap();
    insta::assert_snapshot!(code(&module), @r"
    def forward(self, x):
        marked = my_package_marked(x);  x = None
        add = marked + 1;  marked = None
        return add
    ");
    let carried = |name: &str| module.graph().find(name).unwrap().meta().other.contains_key("foo");
    assert_eq!(["x", "marked", "add", "output"].map(carried), [false, false, false, true]);
    let from = |name: &str| module.graph().find(name).unwrap().meta().provenance.clone();
    assert!(from("x").is_none());
    assert_eq!(&*from("add").unwrap().last().unwrap().from[0], "add");
}
