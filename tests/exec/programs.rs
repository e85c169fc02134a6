//! Every program of `tests/data/pt2`: run here, it gives what PyTorch gave, also after the built-in passes.

use std::path::{Path, PathBuf};

use fx::interp::{Interpreter, Plan, Tolerance, Value, compare};
use fx::ir::{Argument, GraphModule, Tensor};
use fx::passes::PassManager;
use fx::pt2::{read_module, read_safetensors};
use indexmap::IndexMap;
use serde_json::Value as Json;

/// Programs that are read and not run, with what the error must say.
const NOT_RUN: [(&str, &str); 1] = [("foreign_operator", "no such operator")];

struct Program {
    name: String,
    module: GraphModule,
    inputs: Vec<Value>,
    expected: Vec<Value>,
}

fn value(json: &Json, tensors: &IndexMap<String, Tensor>) -> Value {
    if let Some(name) = json["tensor"].as_str() {
        // A clone: programs may write to their inputs.
        let stored = &tensors[name];
        let bytes = fx::ir::Storage::new(stored.to_contiguous_bytes().unwrap().into_owned());
        return Value::from_stored(&Tensor::contiguous(stored.dtype, &stored.shape, bytes).unwrap()).unwrap();
    }
    let constant = match &json["value"] {
        Json::Bool(value) => Argument::from(*value),
        Json::Number(value) if value.is_i64() => value.as_i64().unwrap().into(),
        Json::Number(value) => value.as_f64().unwrap().into(),
        Json::String(text) => Argument::from(text.as_str()),
        _ => Argument::None,
    };
    Value::from_constant(&constant).unwrap()
}

fn small_programs() -> Vec<Program> {
    let found = programs(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/pt2"));
    assert!(found.len() > 60);
    found
}

fn programs(folder: &Path) -> Vec<Program> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "pt2") {
            continue;
        }
        let text = std::fs::read_to_string(path.with_extension("expected.json")).unwrap();
        let json: Json = serde_json::from_str(&text).unwrap();
        if json["random"] == Json::Bool(true) {
            continue;
        }
        let tensors = read_safetensors(path.with_extension("io.safetensors")).unwrap();
        let all =
            |key: &str| json[key].as_array().unwrap().iter().map(|json| value(json, &tensors)).collect();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (inputs, expected) = (all("inputs"), all("outputs"));
        found.push(Program { name, module: read_module(&path).unwrap(), inputs, expected });
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// For deep networks a hundred-thousandth of the largest number: what is rounded otherwise somewhere, by another kernel or in
/// a folded weight, shows in numbers that are small beside the others.
fn rounding(expected: &Value) -> Option<Tolerance> {
    let tensors = expected.tensors().into_iter().filter(|x| x.is_floating_point() && x.numel() > 0);
    let largest = tensors.map(|x| x.abs().max().double_value(&[])).fold(0.0, f64::max);
    Some(Tolerance { relative: 1e-4, absolute: 1e-5 * largest.max(1.0) })
}

fn check(programs: Vec<Program>, pipeline: Option<&str>, tolerance: fn(&Value) -> Option<Tolerance>) {
    let (total, mut wrong) = (programs.len(), Vec::new());
    for Program { name, mut module, inputs, expected } in programs {
        if let Some(pipeline) = pipeline
            && let Err(error) = PassManager::parse(pipeline).unwrap().run(&mut module)
        {
            wrong.push(format!("{name}: {error}"));
            continue;
        }
        let result = tch::no_grad(|| Interpreter::new(&module).unwrap().run(inputs));
        let not_run = NOT_RUN.iter().find(|(other, _)| *other == name);
        match (result, not_run) {
            (Err(error), Some((_, why))) if error.to_string().contains(why) => {}
            (Ok(result), None) => {
                let flat = match result {
                    Value::Tuple(items) | Value::List(items) => items,
                    single => vec![single],
                };
                let expected = Value::Tuple(expected);
                if let Some(why) = compare(&Value::Tuple(flat), &expected, tolerance(&expected)).mismatch {
                    wrong.push(format!("{name}: {why}"));
                }
            }
            (Ok(_), Some(_)) => wrong.push(format!("{name} runs now; take it off the list")),
            (Err(error), _) => wrong.push(format!("{name}: {error}")),
        }
    }
    println!("{} of {total} are as expected", total - wrong.len());
    assert!(wrong.is_empty(), "{} of {total} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn programs_give_the_same_through_a_plan() {
    let mut wrong = Vec::new();
    for Program { name, module, inputs, expected } in small_programs() {
        if NOT_RUN.iter().any(|(other, _)| *other == name) {
            continue;
        }
        let copies = || {
            inputs.iter().map(|value| value.as_tensor().map_or(value.clone(), |x| x.copy().into())).collect()
        };
        let run = |plan: &mut Plan| tch::no_grad(|| plan.run(&module, copies()));
        let result = Plan::compile(&module).and_then(|mut plan| run(&mut plan));
        match result {
            Ok(result) => {
                let flat = match result {
                    Value::Tuple(items) | Value::List(items) => items,
                    single => vec![single],
                };
                if let Some(why) = compare(&Value::Tuple(flat), &Value::Tuple(expected), None).mismatch {
                    wrong.push(format!("{name}: {why}"));
                }
            }
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn programs_give_what_pytorch_gave() {
    check(small_programs(), None, |_| None);
}

#[test]
fn programs_give_what_pytorch_gave_after_the_passes() {
    check(small_programs(), Some("const-fold,fuse-conv-bn,cse,dce"), |_| None);
}

/// The same of real models, which `tools/export_corpus.py --big FOLDER` exports:
/// `FX_CORPUS=folder cargo test --test exec -- --ignored --nocapture programs_of_a_corpus`.
#[test]
#[ignore = "needs a folder of archives in FX_CORPUS"]
fn programs_of_a_corpus() {
    let folder = std::env::var_os("FX_CORPUS").expect("FX_CORPUS names a folder of archives");
    for pipeline in [None, Some("const-fold,fuse-conv-bn,cse,dce")] {
        check(programs(Path::new(&folder)), pipeline, rounding);
    }
}
