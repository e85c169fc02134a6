//! The compiled plan.

use fx_aten::TensorExt;
use fx_ir::{Argument, ModuleTree, Storage, TensorRole};

use super::*;
use crate::Compiled;

#[test]
fn a_change_of_the_graph_is_seen() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let y = graph.call_function("torch.ops.aten.add.Tensor", (x, 1));
    graph.output(y);
    let mut compiled = Compiled::new(GraphModule::from_graph(graph)).unwrap();
    let input = || vec![Value::Tensor(ramp(&[2]))];
    assert_eq!(show(&compiled.forward(input()).unwrap()), "f32[2] [1.0, 2.0]");
    let changed: Argument = 10.into();
    compiled.module_mut().graph_mut().set_args(y, [x.into(), changed]).unwrap();
    assert_eq!(show(&compiled.forward(input()).unwrap()), "f32[2] [10.0, 11.0]");
}

#[test]
fn a_plan_run_on_another_module_is_compiled_for_it() {
    let add = module(|graph| {
        let x = graph.placeholder("x");
        let y = graph.call_function("torch.add", (x, 1));
        graph.output(y);
    });
    let double = module(|graph| {
        let x = graph.placeholder("x");
        let y = graph.call_function("torch.mul", (x, 2));
        let z = graph.call_function("torch.mul", (y, 2));
        graph.output(z);
    });
    let mut plan = Plan::compile(&add).unwrap();
    let input = || vec![Value::Tensor(ramp(&[2]))];
    assert_eq!(show(&plan.run(&add, input()).unwrap()), "f32[2] [1.0, 2.0]");
    assert_eq!(show(&plan.run(&double, input()).unwrap()), "f32[2] [0.0, 4.0]");
    assert_eq!(show(&plan.run(&add, input()).unwrap()), "f32[2] [1.0, 2.0]");
}

#[test]
fn calls_by_name_are_bound_when_they_first_run_and_follow_the_kinds() {
    let module = module(|graph| {
        let x = graph.placeholder("x");
        let y = graph.placeholder("y");
        let sum = graph.call_function("operator.add", (x, y));
        let power = graph.call_function("torch.pow", (sum, 2));
        let flat = graph.call_method("reshape", (power, Argument::list([-1])));
        graph.output(flat);
    });
    let mut plan = Plan::compile(&module).unwrap();
    assert_eq!(plan.bound_calls(), (0, 3));
    let x = || Value::Tensor(ramp(&[2]));
    assert_eq!(show(&plan.run(&module, vec![x(), x()]).unwrap()), "f32[2] [0.0, 4.0]");
    assert_eq!(plan.bound_calls(), (3, 3));
    assert_eq!(show(&plan.run(&module, vec![x(), x()]).unwrap()), "f32[2] [0.0, 4.0]");
    // A number instead of a tensor, and one that widens the type.
    assert_eq!(show(&plan.run(&module, vec![x(), Value::Int(2)]).unwrap()), "f32[2] [4.0, 9.0]");
    let whole = Value::Tensor(Tensor::from_slice(&[1i64, 2]));
    assert_eq!(show(&plan.run(&module, vec![whole, Value::Float(0.5)]).unwrap()), "f32[2] [2.25, 6.25]");
    assert_eq!(show(&plan.run(&module, vec![x(), x()]).unwrap()), "f32[2] [0.0, 4.0]");
}

#[test]
fn results_of_several_values_and_lists_go_to_their_users() {
    let module = module(|graph| {
        let x = graph.placeholder("x");
        let top = graph.call_function("torch.ops.aten.topk.default", (x, 2));
        let values = graph.call_function("operator.getitem", (top, 0));
        let indices = graph.call_function("operator.getitem", (top, 1));
        let parts = graph.call_function("torch.ops.aten.split.Tensor", (x, 2));
        let last = graph.call_function("operator.getitem", (parts, -1));
        let both = graph.call_function("torch.ops.aten.cat.default", [Argument::list([values, last])]);
        let whole = graph.call_function("torch.ops.aten.max.dim", (x, 0));
        graph.output(Argument::tuple([both, indices, whole]));
    });
    let result = run_both(&module, &[Value::Tensor(ramp(&[5]))]);
    let items = result.as_sequence().unwrap();
    assert_eq!(show(&items[0]), "f32[3] [4.0, 3.0, 4.0]");
    assert_eq!(show(&items[1]), "i64[2] [4.0, 3.0]");
    assert_eq!(items[2].describe(), "(f32[], i64[])");
}

#[test]
fn sizes_flow_into_shapes() {
    let module = module(|graph| {
        let x = graph.placeholder("x");
        let size = graph.call_function("torch.ops.aten.sym_size.int", (x, 0));
        let half = graph.call_function("operator.floordiv", (size, 2));
        let shape = Argument::list([half.into(), Argument::Int(2), Argument::Int(-1)]);
        let y = graph.call_function("torch.ops.aten.view.default", (x, shape));
        let attribute = graph.call_function("builtins.getattr", (y, "shape"));
        let last = graph.call_function("operator.getitem", (attribute, 2));
        graph.output(Argument::tuple([y, last]));
    });
    let result = run_both(&module, &[Value::Tensor(ramp(&[4, 3]))]);
    assert_eq!(result.describe(), "(f32[2, 2, 3], 3)");
}

#[test]
fn values_are_freed_after_their_last_use_and_attributes_are_kept() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let unused = graph.placeholder("unused");
    let w = graph.get_attr("w");
    let a = graph.call_function("torch.ops.aten.add.Tensor", (x, w));
    let _dead = graph.call_function("torch.ops.aten.mul.Tensor", (a, unused));
    let b = graph.call_function("torch.relu", [a]);
    graph.output(b);
    let mut tree = ModuleTree::default();
    let stored = fx_ir::Tensor::from_f32(&[2], &[1.0, 2.0]).unwrap();
    tree.set_tensor("w", TensorRole::Parameter, stored);
    let module = GraphModule::new(tree, graph);
    let mut plan = Plan::compile(&module).unwrap();
    let (x, unused) = (ramp(&[2]), ramp(&[2]));
    for _ in 0..3 {
        let result = plan.run(&module, vec![Value::from(&x), Value::from(&unused)]).unwrap();
        assert_eq!(show(&result), "f32[2] [1.0, 3.0]");
        let result = result.as_tensor().unwrap();
        assert_eq!([x.use_count(), unused.use_count(), result.use_count()], [1, 1, 1]);
    }
}

#[test]
fn a_module_can_be_trained_through_its_plan() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let w = graph.get_attr("w");
    let y = graph.call_function("torch.ops.aten.mul.Tensor", (x, w));
    let loss = graph.call_function("torch.ops.aten.sum.default", [y]);
    graph.output(loss);
    let mut tree = ModuleTree::default();
    let bytes: Vec<u8> = [1.0f32, 2.0].iter().flat_map(|value| value.to_le_bytes()).collect();
    let mut stored = fx_ir::Tensor::contiguous(fx_ir::DType::Float32, &[2], Storage::new(bytes)).unwrap();
    stored.requires_grad = true;
    tree.set_tensor("w", TensorRole::Parameter, stored);
    let mut compiled = Compiled::new(GraphModule::new(tree, graph)).unwrap();
    let mut weight = compiled.parameter("w").unwrap();
    let mut losses = Vec::new();
    for _ in 0..3 {
        let loss = compiled.forward(vec![Value::Tensor(ramp(&[2]))]).unwrap();
        let loss = loss.as_tensor().unwrap();
        losses.push(loss.double_value(&[]));
        loss.backward();
        tch::no_grad(|| {
            weight -= weight.grad() * 0.5;
            weight.zero_grad();
        });
    }
    assert_eq!(losses, [2.0, 1.5, 1.0]);
}

#[test]
fn writes_in_place_are_seen() {
    let module = module(|graph| {
        let x = graph.placeholder("x");
        let y = graph.call_function("torch.ops.aten.clone.default", [x]);
        let view = graph.call_function("torch.ops.aten.select.int", (y, 0, 0));
        graph.call_function("torch.ops.aten.add_.Tensor", (view, 5));
        graph.call_method("mul_", (y, 2));
        graph.output(y);
    });
    assert_eq!(show(&run_both(&module, &[Value::Tensor(ramp(&[2]))])), "f32[2] [10.0, 2.0]");
}

#[test]
fn a_plan_can_be_sent_to_another_thread() {
    let module = module(|graph| {
        let x = graph.placeholder("x");
        let y = graph.call_method("relu", [x]);
        graph.output(y);
    });
    let mut plan = Plan::compile(&module).unwrap();
    let here = show(&plan.run(&module, vec![Value::Tensor(ramp(&[2]))]).unwrap());
    let there =
        std::thread::spawn(move || show(&plan.run(&module, vec![Value::Tensor(ramp(&[2]))]).unwrap()));
    assert_eq!(there.join().unwrap(), here);
}
