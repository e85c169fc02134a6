//! Bad programs and bad inputs: a clear error, nothing held, usable afterwards.

use fx_aten::TensorExt;
use fx_ir::{Argument, Module, ModuleTree, NewNode, Op};

use super::*;

/// The error of both, which must be the same.
fn error_of(module: &GraphModule, inputs: &[Value]) -> String {
    let mut interpreter = Interpreter::new(module).unwrap();
    let by_nodes = interpreter.run(inputs.to_vec()).unwrap_err().to_string();
    let by_plan = match Plan::compile(module) {
        Ok(mut plan) => plan.run(module, inputs.to_vec()).unwrap_err().to_string(),
        Err(error) => error.to_string(),
    };
    assert_eq!(by_nodes, by_plan);
    by_nodes
}

#[test]
fn the_number_of_inputs_must_fit() {
    let module = module(|graph| {
        let x = graph.placeholder("x");
        graph.placeholder("y");
        graph.output(x);
    });
    insta::assert_snapshot!(error_of(&module, &[]), @"the module takes 2 inputs (x, y), 0 were given");
    let one = Value::Int(1);
    insta::assert_snapshot!(error_of(&module, &[one.clone(), one.clone(), one]), @"the module takes 2 inputs (x, y), 3 were given");
}

#[test]
fn an_error_names_the_node_and_what_it_got() {
    let multiply = module(|graph| {
        let x = graph.placeholder("x");
        let y = graph.placeholder("y");
        let z = graph.call_function("torch.ops.aten.mm.default", (x, y));
        graph.output(z);
    });
    let a = Value::Tensor(ramp(&[2, 3]));
    insta::assert_snapshot!(error_of(&multiply, &[a.clone(), a.clone()]), @r"
    node `mm_default` (torch.ops.aten.mm.default) failed: aten::mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)
      inputs: x: f32[2, 3], y: f32[2, 3]
    ");
    let whole = Value::Tensor(Tensor::from_slice(&[1i64, 2, 3]).reshape([3, 1]));
    insta::assert_snapshot!(error_of(&multiply, &[a.clone(), whole]), @r"
    node `mm_default` (torch.ops.aten.mm.default) failed: aten::mm: expected m1 and m2 to have the same dtype, but got: float != long int
      inputs: x: f32[2, 3], y: i64[3, 1]
    ");
    insta::assert_snapshot!(error_of(&multiply, &[a, "text".into()]), @r#"
    node `mm_default` (torch.ops.aten.mm.default) failed: aten::mm: argument 'mat2' (position 1) is declared Tensor, but found a string
      inputs: x: f32[2, 3], y: "text"
    "#);
}

#[test]
fn what_is_not_there_is_named() {
    let calls = |node: NewNode| {
        module(|graph| {
            let x = graph.placeholder("x");
            let mut node = node;
            node = node.arg(x);
            let y = graph.create_node(node);
            graph.output(y);
        })
    };
    let x = [Value::Tensor(ramp(&[2]))];
    insta::assert_snapshot!(error_of(&calls(NewNode::call_function("torch.no_such")), &x), @r"
    node `no_such` (torch.no_such) failed: `torch.no_such` is not an operator of libtorch, nor a function this interpreter has
      inputs: x: f32[2]
    ");
    insta::assert_snapshot!(error_of(&calls(NewNode::call_function("torch.ops.my.op.default")), &x), @r"
    node `op_default` (torch.ops.my.op.default) failed: my::op: no such operator is registered
      inputs: x: f32[2]
    ");
    insta::assert_snapshot!(error_of(&calls(NewNode::call_method("no_such")), &x), @r"
    node `no_such` (no_such) failed: a tensor has no method `no_such`
      inputs: x: f32[2]
    ");
    insta::assert_snapshot!(error_of(&calls(NewNode::call_module("a.b")), &x), @r"
    node `a_b` (a.b) failed: there is no `a` in `` (path `a.b`)
      inputs: x: f32[2]
    ");
    let attribute = module(|graph| {
        let w = graph.get_attr("w");
        graph.output(w);
    });
    insta::assert_snapshot!(error_of(&attribute, &[]), @r"
    node `w` (w) failed: the tensor `w` cannot be used: there is no `w` in `` (path `w`)
      inputs: none
    ");
}

#[test]
fn an_unknown_class_is_an_error_only_when_it_runs() {
    let mut tree = ModuleTree::default();
    tree.set_module("a", Module::new("my.Layer"));
    tree.set_module("b", Module::new("torch.nn.modules.activation.LeakyReLU"));
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let y = graph.create_node(NewNode::new(Op::CallModule, "b").arg(x));
    graph.output(y);
    let module = GraphModule::new(tree, graph);
    let x = [Value::Tensor(ramp(&[2]))];
    insta::assert_snapshot!(error_of(&module, &x), @r"
    node `b` (b) failed: the `torch.nn.modules.activation.LeakyReLU` at `b` has no attribute `negative_slope`
      inputs: x: f32[2]
    ");
    let mut module = module;
    let id = module.graph().find("b").unwrap().id();
    module.graph_mut().set_target(id, "a").unwrap();
    insta::assert_snapshot!(error_of(&module, &x), @r"
    node `b` (a) failed: a `my.Layer` (the module `a`) cannot be run: add it with `Registry::layer`, or trace into it
      inputs: x: f32[2]
    ");
}

#[test]
fn after_an_error_nothing_is_held_and_the_next_run_works() {
    let module = module(|graph| {
        let x = graph.placeholder("x");
        let size = graph.placeholder("size");
        let y = graph.call_function("torch.ops.aten.relu.default", [x]);
        let pair = graph.call_function("torch.chunk", (y, 2));
        let first = graph.call_function("operator.getitem", (pair, 0));
        let shape = Argument::list([size]);
        let z = graph.call_function("torch.ops.aten.expand.default", (first, shape));
        graph.output(z);
    });
    let x = ramp(&[2]);
    let mut plan = Plan::compile(&module).unwrap();
    let mut interpreter = Interpreter::new(&module).unwrap();
    for _ in 0..3 {
        let bad = || vec![Value::from(&x), Value::Int(-7)];
        assert!(plan.run(&module, bad()).unwrap_err().to_string().contains("expand"));
        assert!(interpreter.run(bad()).unwrap_err().to_string().contains("expand"));
        assert_eq!(x.use_count(), 1);
        let good = || vec![Value::from(&x), Value::Int(3)];
        assert_eq!(show(&plan.run(&module, good()).unwrap()), "f32[3] [0.0, 0.0, 0.0]");
        assert_eq!(show(&interpreter.run(good()).unwrap()), "f32[3] [0.0, 0.0, 0.0]");
    }
}

#[test]
fn a_request_for_more_memory_than_there_is_is_an_error() {
    let module = module(|graph| {
        let size = graph.placeholder("size");
        let y = graph.call_function("torch.ops.aten.ones.default", [Argument::list([size])]);
        graph.output(y);
    });
    let mut plan = Plan::compile(&module).unwrap();
    let error = plan.run(&module, vec![Value::Int(1 << 55)]).unwrap_err().to_string();
    assert!(error.contains("aten::ones") && error.contains("memory"), "{error}");
    assert_eq!(show(&plan.run(&module, vec![Value::Int(2)]).unwrap()), "f32[2] [1.0, 1.0]");
}

#[test]
fn a_graph_without_output_does_not_run() {
    let module = module(|graph| {
        graph.placeholder("x");
    });
    assert!(Interpreter::new(&module).is_err());
    assert!(Plan::compile(&module).is_err());
}
