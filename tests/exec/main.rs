//! The suite with libtorch: programs that PyTorch exported give PyTorch's numbers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod checks;
mod failing;
mod fuzz;
mod fx_opt;
mod programs;
mod shapes;
mod splitting;
#[path = "../support/mod.rs"]
mod support;
mod training;
mod zoo;

use std::sync::{Mutex, MutexGuard, PoisonError};

use fx::interp::{Interpreter, Plan, Value, compare};
use fx::ir::{Storage, Tensor};
use fx::passes::{PassManager, SampleInput};
use fx::pt2::{read_module, read_safetensors};
use support::{Case, cases, each, root};

/// Held by tests that draw random numbers from a seed: all threads have one generator.
fn alone() -> MutexGuard<'static, ()> {
    static GENERATOR: Mutex<()> = Mutex::new(());
    GENERATOR.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn the_shipped_model_answers_as_pytorch_did_before_and_after_fusing() {
    let data = read_safetensors(root().join("models/digits.safetensors")).unwrap();
    let mut module = read_module(root().join("models/digits.pt2")).unwrap();
    let run = |module: &fx::ir::GraphModule| {
        let images = Value::from_stored(&data["images"]).unwrap();
        let result = tch::no_grad(|| Interpreter::new(module).unwrap().run(vec![images]).unwrap());
        let Value::Tuple(mut outputs) = result else { panic!("{}", result.describe()) };
        outputs.swap_remove(0)
    };
    let expected = Value::from_stored(&data["outputs"]).unwrap();
    let before = compare(&run(&module), &expected, None);
    assert!(before.is_within(), "{before:?}");
    let report = PassManager::parse("fuse-conv-bn,dce").unwrap().run(&mut module).unwrap();
    assert_eq!(report.passes[0].statistics["fused"], 9);
    let after = compare(&run(&module), &expected, None);
    assert!(after.is_within(), "{after:?}");
}

#[test]
fn passes_that_compute_do_what_their_cases_say() {
    support::passes::run_all(support::passes::Needs::Tensors);
}

/// The value of a sample input, its own copy: programs may write to their inputs.
fn value(input: &SampleInput) -> Value {
    match input {
        SampleInput::Constant(constant) => Value::from_constant(constant).unwrap(),
        SampleInput::Tensor(stored) => {
            let bytes = Storage::new(stored.to_contiguous_bytes().unwrap().into_owned());
            Value::from_stored(&Tensor::contiguous(stored.dtype, &stored.shape, bytes).unwrap()).unwrap()
        }
    }
}

#[test]
fn the_passes_do_not_change_the_answers_of_their_cases() {
    let _alone = alone();
    let cases: Vec<Case> = ["passes", "pipelines"]
        .into_iter()
        .flat_map(|kind| cases(&root(), kind))
        .filter(|case| case.one("input").is_some() && case.one("error").is_none())
        .collect();
    assert!(cases.len() > 60, "{}", cases.len());
    each(&cases, |case| {
        // Read again: a program may write to its buffers, and a copy of a module shares them.
        let path = root().join("tests/cases").join(format!("{}.fx", case.name));
        let (after, _) = support::passes::transformed(&Case::read(&root(), &path).unwrap()).unwrap();
        if let Some(why) = compare(&answers(case, &after), &answers(case, &case.module), None).mismatch {
            panic!("{}: {why}", case.name);
        }
    });
}

#[test]
fn plans_answer_as_the_interpreter_does_in_every_case() {
    let _alone = alone();
    let cases: Vec<Case> =
        ["passes", "pipelines"].into_iter().flat_map(|kind| cases(&root(), kind)).collect();
    each(cases.iter().filter(|case| case.one("input").is_some() && case.one("error").is_none()), |case| {
        let inputs = case.inputs();
        let expected = fx::Answers::of(&case.module, &inputs, 7).unwrap();
        let own = fx::ops::with_own_state(&case.module);
        let inputs = fx::to_values(&inputs).unwrap();
        tch::manual_seed(7);
        let planned = tch::no_grad(|| Plan::compile(&own).and_then(|mut plan| plan.run(&own, inputs)));
        let difference = compare(&planned.unwrap(), expected.result(), None);
        assert!(difference.is_within(), "{}: {:?}", case.name, difference.mismatch);
    });
}

/// What a module answers to the inputs of a case, and what it wrote to them.
fn answers(case: &Case, module: &fx::ir::GraphModule) -> Value {
    tch::manual_seed(7);
    let inputs: Vec<Value> = case.inputs().iter().map(value).collect();
    let written = Value::Tuple(inputs.clone());
    let result = tch::no_grad(|| Interpreter::new(module).and_then(|mut run| run.run(inputs)));
    Value::Tuple(vec![result.unwrap_or_else(|error| panic!("{}: {error}", case.name)), written])
}
