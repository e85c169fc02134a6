//! Generated Rust for tch alone, compiled and run: it gives what the interpreter gives, for every golden whose case has
//! inputs.

use std::path::Path;

use fx::interp::{Value, compare};
use fx::ir::GraphModule;
use fx::passes::SampleInput;
use tch::{TchError, Tensor};

use crate::support::{Case, root};
use crate::{alone, programs};

/// How a program of tch is made from its weights and run.
pub type Run = fn(&Path, &[Tensor]) -> Result<Outputs, TchError>;

/// What a program gives.
pub struct Outputs(Vec<Tensor>);

impl From<Tensor> for Outputs {
    fn from(output: Tensor) -> Self {
        Self(vec![output])
    }
}

impl From<Vec<Tensor>> for Outputs {
    fn from(outputs: Vec<Tensor>) -> Self {
        Self(outputs)
    }
}

macro_rules! tuples {
    ($($($name:ident)*;)*) => {
        $(impl From<($(tuples!(@tensor $name),)*)> for Outputs {
            fn from(($($name,)*): ($(tuples!(@tensor $name),)*)) -> Self {
                Self(vec![$($name),*])
            }
        })*
    };
    (@tensor $name:ident) => { Tensor };
}
tuples!(a b; a b c; a b c d; a b c d e; a b c d e f; a b c d e f g; a b c d e f g h;);

/// A golden's module and its inputs, where there are any and the interpreter can run it.
fn case(name: &str) -> Option<(GraphModule, Vec<SampleInput>, Value)> {
    let path = root().join("tests/cases").join(format!("{name}.fx"));
    let case = Case::read(&root(), &path).unwrap();
    let (inputs, module) = (case.inputs(), case.module);
    if inputs.len() != module.graph().placeholders().count() || inputs.is_empty() {
        return None;
    }
    // A case of a pass that must refuse may be one that cannot run.
    let expected = fx::Answers::of(&module, &inputs, 0).ok()?.result().clone();
    Some((module, inputs, expected))
}

fn weights(module: &GraphModule, folder: &Path) -> std::path::PathBuf {
    let path = folder.join("weights.safetensors");
    let tree = module.modules();
    let named = tree.named_tensors();
    let tensors = named.iter().filter_map(|(path, _, id)| Some((path.as_str(), tree.tensor(*id)?)));
    fx::pt2::write_safetensors(&path, tensors).unwrap();
    path
}

fn tensors(inputs: &[SampleInput]) -> Option<Vec<Tensor>> {
    let values = fx::to_values(inputs).ok()?;
    let tensor = |value: Value| if let Value::Tensor(tensor) = value { Some(tensor) } else { None };
    values.into_iter().map(tensor).collect()
}

/// The tensors of a result, nested ones in order.
fn leaves(value: &Value, into: &mut Vec<Value>) {
    match value {
        Value::Tuple(items) | Value::List(items) => items.iter().for_each(|item| leaves(item, into)),
        other => into.push(other.clone()),
    }
}

fn differs(outputs: &[Tensor], expected: &Value) -> Option<String> {
    let mut wanted = Vec::new();
    leaves(expected, &mut wanted);
    if outputs.len() != wanted.len() {
        return Some(format!("{} outputs, not {}", outputs.len(), wanted.len()));
    }
    let pairs = outputs.iter().zip(&wanted);
    pairs
        .filter_map(|(ours, theirs)| compare(&Value::Tensor(ours.shallow_clone()), theirs, None).mismatch)
        .next()
}

#[test]
fn programs_of_tch_give_what_the_interpreter_gives() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (name, run) in programs::ALL {
        let Some((module, inputs, expected)) = case(name) else { continue };
        let Some(inputs) = tensors(&inputs) else { continue };
        count += 1;
        tch::manual_seed(0);
        let result = tch::no_grad(|| run(&weights(&module, folder.path()), &inputs));
        match result {
            Ok(outputs) => wrong.extend(differs(&outputs.0, &expected).map(|why| format!("{name}: {why}"))),
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 50, "only {count} programs have inputs");
}
