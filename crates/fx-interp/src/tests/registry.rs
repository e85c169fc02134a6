//! Functions and classes of one's own, and the tables of those that are built in.

use fx_ir::{Argument, Module, ModuleTree, TensorRole};

use super::*;
use crate::functional::{FUNCTIONAL, STRAIGHT};
use crate::layers::LAYERS;
use crate::torchvision;
use crate::{Compiled, Registry};

#[test]
fn a_user_adds_a_class_in_ten_lines() {
    let mut registry = Registry::new();
    registry.layer("my.Scale", |layer, args, _| {
        let (weight, shift) = (layer.attr("weight")?, layer.attr("shift")?);
        let product = layer.call("mul", &[args[0].clone(), weight])?;
        match layer.training() {
            true => layer.call("add", &[product, shift]),
            false => Ok(product),
        }
    });

    let mut tree = ModuleTree::default();
    let mut scale = Module::new("my.Scale");
    scale.training = true;
    scale.config.insert("shift".to_owned(), Argument::Float(0.5));
    tree.set_module("scale", scale);
    tree.set_tensor("scale.weight", TensorRole::Parameter, fx_ir::Tensor::from_f32(&[1], &[3.0]).unwrap());
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let y = graph.call_module("scale", [x]);
    graph.output(y);
    let module = GraphModule::new(tree, graph);
    let mut compiled = Compiled::with_registry(module, &registry).unwrap();
    let result = compiled.forward(vec![Value::Tensor(ramp(&[2]))]).unwrap();
    assert_eq!(show(&result), "f32[2] [0.5, 3.5]");
}

#[test]
fn a_function_of_one_s_own_comes_first() {
    let mut registry = Registry::new();
    registry.function("torch.relu", |torch, args, _| torch.call("neg", args));
    let module = module(|graph| {
        let x = graph.placeholder("x");
        let y = graph.call_function("torch.relu", [x]);
        graph.output(y);
    });
    let input = || vec![Value::Tensor(ramp(&[2]))];
    let result = Interpreter::with_registry(&module, &registry).unwrap().run(input()).unwrap();
    assert_eq!(show(&result), "f32[2] [-0.0, -1.0]");
    let mut plan = Plan::compile_with(&module, &registry).unwrap();
    for _ in 0..2 {
        assert_eq!(show(&plan.run(&module, input()).unwrap()), "f32[2] [-0.0, -1.0]");
    }
}

#[test]
fn every_line_of_the_tables_is_read() {
    let lines = |text: &str| text.lines().count();
    assert_eq!(FUNCTIONAL.rows().count(), lines(include_str!("../functional.txt")));
    assert_eq!(STRAIGHT.names().count(), lines(include_str!("../straight.txt")));
    for name in STRAIGHT.names() {
        let row = FUNCTIONAL.get(name).unwrap();
        let straight = STRAIGHT.get(name).unwrap();
        let terms = straight.args.iter().filter_map(|(_, term)| match term {
            crate::rows::Term::Name(name) => Some(name),
            _ => None,
        });
        let words = straight.conditions.iter().map(|(name, _)| name).chain(terms);
        for word in words {
            assert!(row.params.iter().any(|(param, _)| param == word), "{name} has no parameter {word}");
        }
    }
    assert_eq!(LAYERS.rows().count(), lines(include_str!("../layers/layers.txt")));
    assert_eq!(torchvision::FUNCTIONS.rows().count(), lines(include_str!("../torchvision/functions.txt")));
}

#[test]
fn a_class_may_be_written_either_way() {
    for class in ["torch.nn.Flatten", "torch.nn.modules.flatten.Flatten"] {
        let mut tree = ModuleTree::default();
        let mut flatten = Module::new(class);
        flatten.config.insert("start_dim".to_owned(), Argument::Int(0));
        flatten.config.insert("end_dim".to_owned(), Argument::Int(-1));
        tree.set_module("f", flatten);
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let y = graph.call_module("f", [x]);
        graph.output(y);
        let result = run_both(&GraphModule::new(tree, graph), &[Value::Tensor(ramp(&[2, 2]))]);
        assert_eq!(result.describe(), "f32[4]");
    }
}

#[test]
fn a_choice_of_overload_is_known_again_only_where_it_is_the_right_one() {
    let mut eager = crate::Eager::new();
    let one = Value::from(tch::Tensor::from(2i64));
    let many = Value::from(tch::Tensor::from_slice(&[2i64, 3]));
    let x = Value::from(tch::Tensor::from_slice(&[1.0f32, 2.0, 3.0, 4.0]));
    // A tensor of no dimensions stands for a size, one of several does not: whatever came before.
    for _ in 0..2 {
        let view = eager.call_method("view", &[x.clone(), one.clone(), Value::Int(2)], &[]).unwrap();
        assert_eq!(view.as_tensor().unwrap().size(), [2, 2]);
        assert!(eager.call_method("view", &[x.clone(), many.clone(), Value::Int(2)], &[]).is_err());
        // The same kinds of arguments give the same operator, other kinds another.
        for (other, sum) in [(Value::Int(1), 14.0), (Value::Float(0.5), 12.0), (x.clone(), 20.0)] {
            let result = eager.call_function("torch.add", &[x.clone(), other], &[]).unwrap();
            assert_eq!(result.as_tensor().unwrap().sum(tch::Kind::Float).double_value(&[]), sum);
        }
    }
}
