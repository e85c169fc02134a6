//! The interpreter: steps, initial values, freeing, stopping early.

use std::cell::RefCell;

use fx_aten::TensorExt;
use fx_ir::{Argument, DType, NewNode, Node, Op};

use super::*;
use crate::{CallError, Eager, Interpret};

fn chain() -> GraphModule {
    module(|graph| {
        let x = graph.placeholder("x");
        let a = graph.call_function("torch.ops.aten.add.Tensor", (x, 1));
        let b = graph.call_function("torch.ops.aten.mul.Tensor", (a, 3));
        graph.output(b);
    })
}

#[test]
fn a_run_stops_where_it_is_told_and_gives_named_values() {
    let module = chain();
    let mut interpreter = Interpreter::new(&module).unwrap();
    let input = || vec![Value::Tensor(ramp(&[2]))];
    let add = module.graph().find("add_tensor").unwrap_or_else(|| panic!("{}", module.graph()));
    assert_eq!(show(&interpreter.run_until(add.id(), input()).unwrap()), "f32[2] [1.0, 2.0]");
    let (result, named) = interpreter.run_with(&[add.name(), "x"], input()).unwrap();
    assert_eq!(show(&result), "f32[2] [3.0, 6.0]");
    assert_eq!(named.iter().map(show).collect::<Vec<_>>(), ["f32[2] [1.0, 2.0]", "f32[2] [0.0, 1.0]"]);
    let error = interpreter.run_with(&["nothing"], input()).unwrap_err().to_string();
    assert_eq!(error, "the graph has no node `nothing`");
}

#[test]
fn nodes_with_an_initial_value_do_not_run() {
    let module = chain();
    let graph = module.graph();
    let add = graph.nodes().nth(1).unwrap();
    let mut interpreter = Interpreter::new(&module).unwrap();
    let result = interpreter.run_from([(add.id(), Value::Tensor(ramp(&[2])))], vec![Value::None]).unwrap();
    assert_eq!(show(&result), "f32[2] [0.0, 3.0]");
    let x = graph.first().unwrap();
    let result = interpreter.run_from([(x, Value::Tensor(ramp(&[2])))], Vec::new()).unwrap();
    assert_eq!(show(&result), "f32[2] [3.0, 6.0]");
}

#[test]
fn values_are_freed_unless_they_are_to_be_kept() {
    let module = chain();
    let x = ramp(&[2]);
    let mut interpreter = Interpreter::new(&module).unwrap();
    let counts = RefCell::new(Vec::new());
    {
        let mut watching = Interpreter::new(&module).unwrap().observe(|_, _| {
            counts.borrow_mut().push(x.use_count());
        });
        let mut inputs = vec![Value::from(&x)];
        watching.boxed_run(&mut inputs).unwrap();
        assert!(inputs.is_empty());
    }
    // Held by the test and the run while `add` needs it, then by the test alone.
    assert_eq!(counts.into_inner(), [2, 2, 1, 1]);
    interpreter.run(vec![Value::from(&x)]).unwrap();
    assert_eq!(x.use_count(), 1);
    assert!(module.graph().nodes().all(|node| interpreter.value(node.id()).is_none()));

    let mut keeping = Interpreter::new(&module).unwrap().keep_values();
    keeping.run(vec![Value::from(&x)]).unwrap();
    assert!(module.graph().nodes().all(|node| keeping.value(node.id()).is_some()));
}

#[test]
fn defaults_and_starred_inputs() {
    let module = module(|graph| {
        let x = graph.placeholder("x");
        let by = graph.create_node(NewNode::new(Op::Placeholder, "by").arg(2));
        let rest = graph.create_node(NewNode::new(Op::Placeholder, "*rest"));
        let y = graph.call_function("torch.mul", (x, by));
        let count = graph.call_function("builtins.len", [rest]);
        graph.output(Argument::tuple([y, count]));
    });
    let x = Value::Tensor(ramp(&[2]));
    let result = run_both(&module, std::slice::from_ref(&x));
    assert_eq!(show(&result.as_sequence().unwrap()[0]), "f32[2] [0.0, 2.0]");
    let result = run_both(&module, &[x.clone(), Value::Int(3), x.clone(), x]);
    assert_eq!(result.describe(), "(f32[2], 2)");
}

/// Records what runs, and runs `sigmoid` for every `neg`.
struct Recorder<'m> {
    base: Interpreter<'m>,
    seen: Vec<String>,
}

impl<'m> Interpret<'m> for Recorder<'m> {
    fn base(&mut self) -> &mut Interpreter<'m> {
        &mut self.base
    }

    fn run_node(&mut self, node: Node<'m>) -> Result<Value, CallError> {
        self.seen.push(format!("run {}", node.name()));
        crate::run_node(self, node)
    }

    fn placeholder(&mut self, target: &str, args: &[Value]) -> Result<Value, CallError> {
        self.seen.push(format!("input {target}"));
        self.base().placeholder(target, args)
    }

    fn fetch_attr(&mut self, target: &str) -> Result<Value, CallError> {
        self.seen.push(format!("fetch {target}"));
        Ok(Value::Int(4))
    }

    fn call_method(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        let target = if target == "neg" { "sigmoid" } else { target };
        self.base().call_method(target, args, kwargs)
    }

    fn call_module(&mut self, target: &str, args: &[Value], _: &[(&str, Value)]) -> Result<Value, CallError> {
        self.seen.push(format!("module {target} of {}", args.len()));
        Ok(args[0].clone())
    }

    fn output(&mut self, value: Value) -> Result<Value, CallError> {
        Ok(Value::List(vec![value]))
    }
}

#[test]
fn every_step_can_be_changed() {
    let module = module(|graph| {
        let x = graph.placeholder("x");
        let four = graph.get_attr("not.there");
        let product = graph.call_function("torch.mul", (x, four));
        let module = graph.call_module("no.such.module", [product]);
        let y = graph.call_method("neg", [module]);
        graph.output(y);
    });
    let mut recorder = Recorder { base: Interpreter::new(&module).unwrap(), seen: Vec::new() };
    let result = recorder.run(vec![Value::Tensor(Tensor::from_slice(&[0f32]))]).unwrap();
    assert_eq!(show(&result.as_sequence().unwrap()[0]), "f32[1] [0.5]");
    let steps: Vec<&str> =
        recorder.seen.iter().map(String::as_str).filter(|step| !step.starts_with("run")).collect();
    assert_eq!(steps, ["input x", "fetch not.there", "module no.such.module of 1"]);
    assert_eq!(recorder.seen.iter().filter(|step| step.starts_with("run")).count(), 6);
}

#[test]
fn gradients_are_switched_off_until_switched_on_or_the_run_ends() {
    let weight = Tensor::ones([2], (Kind::Float, tch::Device::Cpu)).set_requires_grad(true);
    let program = |ends_off: bool| {
        module(|graph| {
            let x = graph.placeholder("x");
            graph.call_function("torch._C._log_api_usage_once", ["python.nn_module"]);
            graph.call_function("torch._C._set_grad_enabled", [false]);
            graph.call_function(
                "torch.amp.autocast_mode._enter_autocast",
                ("cpu", Argument::None, false, Argument::None),
            );
            let off = graph.call_function("operator.mul", (x, 2));
            if !ends_off {
                graph.call_function("torch._C._set_grad_enabled", [true]);
            }
            let last = graph.call_function("operator.mul", (x, 3));
            let both = Argument::tuple([off, last]);
            graph.output(both);
        })
    };
    let traced = |value: Value| match value {
        Value::Tuple(items) => {
            items.iter().map(|item| item.as_tensor().unwrap().requires_grad()).collect::<Vec<_>>()
        }
        other => panic!("{}", other.describe()),
    };
    for (ends_off, expected) in [(false, [false, true]), (true, [false, false])] {
        let module = program(ends_off);
        let input = || vec![Value::from(&weight)];
        assert_eq!(traced(Interpreter::new(&module).unwrap().run(input()).unwrap()), expected);
        let mut plan = Plan::compile(&module).unwrap();
        for _ in 0..3 {
            assert_eq!(traced(plan.run(&module, input()).unwrap()), expected);
            assert!((&weight * 2).requires_grad(), "the run left gradients switched off");
        }
    }
}

/// PyTorch gives `bfloat16`, `float32`, `float16`, `bfloat16`, and what comes after is `float32` again.
#[test]
fn autocast_holds_in_its_region_and_ends_with_the_run() {
    let program = module(|graph| {
        let x = graph.placeholder("x");
        let enter = |graph: &mut Graph, dtype: Argument, enabled: bool| {
            let target = "torch.amp.autocast_mode._enter_autocast";
            graph.call_function(target, (Argument::from("cpu"), dtype, enabled, Argument::None))
        };
        let leave =
            |graph: &mut Graph, of| graph.call_function("torch.amp.autocast_mode._exit_autocast", [of]);
        let outer = enter(graph, Argument::None, true);
        let first = graph.call_function("torch.matmul", (x, x));
        let off = enter(graph, Argument::None, false);
        let second = graph.call_function("torch.matmul", (x, x));
        leave(graph, off);
        let half = enter(graph, DType::Float16.into(), true);
        let third = graph.call_method("matmul", (x, x));
        leave(graph, half);
        let fourth = graph.call_function("torch.nn.functional.linear", (x, x));
        leave(graph, outer);
        let all = Argument::tuple([first, second, third, fourth]);
        graph.output(all);
    });
    let x = || vec![Value::from(Tensor::ones([2, 2], (Kind::Float, tch::Device::Cpu)))];
    let kinds = |value: Value| value.tensors().iter().map(|tensor| tensor.kind()).collect::<Vec<_>>();
    let expected = [Kind::BFloat16, Kind::Float, Kind::Half, Kind::BFloat16];
    assert_eq!(kinds(Interpreter::new(&program).unwrap().run(x()).unwrap()), expected);
    let mut plan = Plan::compile(&program).unwrap();
    for _ in 0..3 {
        assert_eq!(kinds(plan.run(&program, x()).unwrap()), expected);
    }

    // A region that nothing leaves, and an error in one, end with the run.
    for fails in [false, true] {
        let open = module(|graph| {
            let x = graph.placeholder("x");
            let target = "torch.amp.autocast_mode._enter_autocast";
            graph.call_function(target, ("cpu", Argument::None, true, Argument::None));
            let y = graph.call_function(if fails { "torch.no_such" } else { "torch.matmul" }, (x, x));
            graph.output(y);
        });
        assert_eq!(Interpreter::new(&open).unwrap().run(x()).is_err(), fails);
        let outside =
            Eager::new().call_function("torch.matmul", &[x().remove(0), x().remove(0)], &[]).unwrap();
        assert_eq!(kinds(outside), [Kind::Float]);
    }
    for (args, why) in [
        (("cpux", Argument::None), "cpux"),
        (("meta", Argument::None), "there is no autocast for the device type 'meta'"),
        (("cpu", Argument::from(3)), "autocast: 3 is no dtype"),
    ] {
        let wrong = module(|graph| {
            let call = graph.call_function("torch.amp.autocast_mode._enter_autocast", args);
            graph.output(call);
        });
        let error = Interpreter::new(&wrong).unwrap().run(Vec::new()).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}
