//! Random programs through random pipelines: valid before and after, the same answers, the same writes to inputs and
//! buffers; the text and the JSON read back; the plan answers as the interpreter does.
//!
//! The first programs, by a fixed seed, are part of the suite. `cargo xtask fuzz` goes on from another seed for as long as
//! it is let. A finding is made smaller, and printed as a case.

pub(crate) mod generate;
mod shrink;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use fx::interp::{Interpreter, Plan, Tolerance, Value, compare};
use fx::ir::text::{FxHeader, parse_graph, print_module};
use fx::ir::{GraphModule, Storage, lint};
use fx::passes::{PassManager, SampleInput};
use generate::{Random, program};

/// Pipelines; the registered passes that need no options are added one by one.
const PIPELINES: [&str; 10] = [
    "const-fold,fuse-conv-bn,cse,dce",
    "cse,const-fold,dce",
    "fuse-conv-bn,fuse-conv-bn,dce,cse",
    "repeat{max=4}(cse,dce)",
    "dce,shape-prop,const-fold",
    "normalize,cse",
    "decompose,cse,dce",
    "shape-prop,remove-identity,fold-transposes,dce",
    "normalize,shape-prop,fold-transposes,merge-matmul,fuse-linear-bn",
    "shape-prop,normalize,remove-identity,fuse-conv-bn,fuse-linear-bn,fold-transposes,merge-matmul,decompose,cse,dce",
];

/// The module with tensors of its own, ties kept: a run may write to them.
fn own(module: &GraphModule) -> GraphModule {
    let mut copy = module.clone();
    let mut copies: BTreeMap<usize, Storage> = BTreeMap::new();
    for (_, _, id) in module.modules().named_tensors() {
        let Some(tensor) = copy.modules_mut().tensor_mut(id) else { continue };
        let key = tensor.storage.key();
        if let Some(bytes) = tensor.storage.bytes().map(<[u8]>::to_vec) {
            tensor.storage = copies.entry(key).or_insert_with(|| Storage::new(bytes)).clone();
        }
    }
    copy
}

fn inputs(shapes: &[Vec<i64>]) -> Vec<tch::Tensor> {
    tch::manual_seed(1);
    shapes.iter().map(|shape| tch::Tensor::randn(shape, (tch::Kind::Float, tch::Device::Cpu))).collect()
}

/// What a program answers, and its inputs afterwards. Nothing, when it fails to run.
pub(crate) fn answers(module: &GraphModule, shapes: &[Vec<i64>], plan: bool) -> Result<Value, String> {
    let module = own(module);
    let inputs: Vec<Value> = inputs(shapes).into_iter().map(Value::Tensor).collect();
    let written = Value::Tuple(inputs.clone());
    tch::manual_seed(2);
    let result = tch::no_grad(|| match plan {
        true => Plan::compile(&module).and_then(|mut plan| plan.run(&module, inputs)),
        false => Interpreter::new(&module).and_then(|mut interpreter| interpreter.run(inputs)),
    });
    Ok(Value::Tuple(vec![result.map_err(|error| error.to_string())?, written]))
}

/// What is wrong with a program and a pipeline. `None` also when the program itself cannot run.
fn wrong(module: &GraphModule, shapes: &[Vec<i64>], pipeline: &str) -> Option<String> {
    let expected = answers(module, shapes, false).ok()?;
    match answers(module, shapes, true) {
        Ok(planned) => {
            if let Some(why) = compare(&planned, &expected, Some(EXACT)).mismatch {
                return Some(format!("the plan answers otherwise: {why}"));
            }
        }
        Err(why) => return Some(format!("the plan fails: {why}")),
    }
    let text = module.graph().to_string();
    match parse_graph(&text) {
        Ok(again) if again == *module.graph() => {}
        Ok(_) => return Some("the text reads as another graph".to_owned()),
        Err(error) => return Some(format!("the text does not read: {error}")),
    }
    let mut after = module.clone();
    let samples = inputs(shapes).iter().map(|tensor| SampleInput::Tensor(stored(tensor))).collect();
    let report =
        match PassManager::parse(pipeline).unwrap().inputs(samples).check_changed(true).run(&mut after) {
            Ok(report) => report,
            Err(error) => return Some(fx::passes::with_causes(&error)),
        };
    if !lint::lint(&after).is_clean() {
        return Some(lint::lint(&after).to_string());
    }
    let tolerance = if report.is_exact() { EXACT } else { ROUNDED };
    match answers(&after, shapes, false) {
        Ok(answers) => compare(&answers, &expected, Some(tolerance))
            .mismatch
            .map(|why| format!("{why}, of\n{}", after.graph())),
        Err(why) => Some(format!("it no longer runs: {why}")),
    }
}

pub(crate) const EXACT: Tolerance = Tolerance { relative: 0.0, absolute: 0.0 };
/// Folding a batch norm rounds otherwise, and what follows may make that larger.
const ROUNDED: Tolerance = Tolerance { relative: 1e-3, absolute: 1e-3 };

fn stored(tensor: &tch::Tensor) -> fx::ir::Tensor {
    let values: Vec<f32> = tensor.flatten(0, -1).try_into().unwrap();
    fx::ir::Tensor::from_f32(&tensor.size(), &values).unwrap()
}

/// One program and one pipeline; returns whether the program ran.
fn try_seed(seed: u64) -> bool {
    let mut random = Random(seed);
    let (module, shapes) = program(&mut random);
    let findings = lint::lint(&module);
    assert!(findings.is_clean(), "seed {seed}: the generator made an invalid program: {findings}");
    let pipeline = *random.pick(&PIPELINES);
    let runs = answers(&module, &shapes, false).is_ok();
    if let Some(why) = wrong(&module, &shapes, pipeline) {
        let smaller = shrink::shrink(&module, &mut |tried| wrong(tried, &shapes, pipeline).is_some());
        let why = wrong(&smaller, &shapes, pipeline).unwrap_or(why);
        let mut header = FxHeader::new();
        header.push("pipeline", pipeline);
        panic!("seed {seed}: {why}\n\n{}", print_module(&smaller, &header));
    }
    runs
}

#[test]
fn random_programs_keep_their_answers() {
    let ran = (0..250).filter(|&seed| try_seed(seed)).count();
    assert!(ran > 180, "only {ran} of 250 programs could be run");
}

/// `cargo xtask fuzz`: from `FX_FUZZ_SEED` on, for `FX_FUZZ_SECONDS`.
#[test]
#[ignore = "runs as long as it is told to"]
fn on_and_on() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = number("FX_FUZZ_SEED").unwrap_or(1 << 32);
    let end = number("FX_FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let (mut tried, mut ran) = (0u64, 0u64);
    let mut told = Instant::now();
    while end.is_none_or(|end| Instant::now() < end) {
        ran += u64::from(try_seed(first.wrapping_add(tried)));
        tried += 1;
        if told.elapsed() > Duration::from_secs(10) {
            told = Instant::now();
            println!("{tried} programs, {ran} ran; the next seed is {}", first.wrapping_add(tried));
        }
    }
    println!("{tried} programs, {ran} ran, nothing found; the next seed is {}", first.wrapping_add(tried));
}
