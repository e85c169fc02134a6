//! Generated Rust, run on tensors: with the tensors of the module it was generated from it gives what the interpreter
//! gives for that module, and leaves the same in its inputs and buffers. Where the interpreter cannot run the module, the
//! code must not give anything either.

use std::collections::BTreeMap;

use fx::interp::{Interpreter, Value, compare};
use fx::ir::{DType, GraphModule, ModuleTree, Node, Storage, Tensor};
use fx::passes::SampleInput;
use fx::trace::{Args, IntoVar, ModuleExt, Var};
use indexmap::IndexMap;
use tch::{Device, Kind};

use crate::support::{Case, root};
use crate::{alone, goldens, nested, source};

/// Models of more parameters than this are run with one block of numbers as the elements of all their tensors.
const LARGE: i64 = 30_000_000;

fn tensor(tensor: tch::Tensor) -> SampleInput {
    SampleInput::Tensor(Value::Tensor(tensor).to_stored().unwrap())
}

/// An image for models of images, words for the others.
fn model_inputs(name: &str) -> Vec<SampleInput> {
    let words = |count: i64| tch::Tensor::arange(count, (Kind::Int64, Device::Cpu)) * 37;
    let size = if name.starts_with("vit") { 224 } else { 64 };
    vec![tensor(match name {
        "gpt2" | "gpt2-medium" => words(8).view([1, 8]),
        "lstm_tagger" => words(12),
        _ => tch::Tensor::rand([1, 3, size, size], (Kind::Float, Device::Cpu)),
    })]
}

/// The inputs of a case: those that it names, otherwise defaults and small tensors.
fn case_inputs(name: &str, module: &GraphModule) -> Vec<SampleInput> {
    let path = root().join("tests/cases").join(format!("{name}.fx"));
    let named = Case::read(&root(), &path).unwrap().inputs();
    if !named.is_empty() {
        return named;
    }
    let any = |node: Node<'_>| match node.arg(0) {
        Some(default) => SampleInput::Constant(default.clone()),
        None => tensor(tch::Tensor::rand([4, 4], (Kind::Float, Device::Cpu))),
    };
    module.graph().placeholders().map(any).collect()
}

/// A copy with bytes of its own.
fn copied(tensor: &Tensor) -> Tensor {
    let bytes = Storage::new(tensor.storage.bytes().unwrap().to_vec());
    let (strides, offset) = (tensor.strides.clone(), tensor.storage_offset);
    let copy = Tensor::strided(tensor.dtype, tensor.shape.clone(), strides, offset, bytes).unwrap();
    Tensor { requires_grad: tensor.requires_grad, ..copy }
}

/// The tensors of a tree by path, with bytes of their own, but for those that share them: they still do.
fn own_tensors(tree: &ModuleTree) -> IndexMap<String, Tensor> {
    let mut copies: BTreeMap<usize, Storage> = BTreeMap::new();
    let mut found = IndexMap::new();
    for (path, _, id) in tree.named_tensors() {
        let mut copy = tree.tensor(id).unwrap().clone();
        let key = copy.storage.key();
        copy.storage = copies.entry(key).or_insert_with(|| copied(&copy).storage).clone();
        found.insert(path, copy);
    }
    found
}

/// Gives every float tensor of the tree elements of one block: matrices around 0, other tensors around 1.
fn share_elements(tree: &mut ModuleTree) {
    let tensors: Vec<_> = tree.named_tensors().into_iter().map(|(.., id)| id).collect();
    let largest = tensors.iter().map(|id| tree.tensor(*id).unwrap().numel()).max().unwrap();
    let block = |low: f64, high: f64| {
        let made = tch::Tensor::empty([largest], (Kind::Float, Device::Cpu)).uniform_(low, high);
        Value::Tensor(made).to_stored().unwrap().storage
    };
    let (matrix, vector) = (block(-0.03, 0.03), block(0.5, 1.5));
    for id in tensors {
        let old = tree.tensor(id).unwrap();
        if old.dtype != DType::Float32 {
            continue;
        }
        let storage = if old.shape.len() > 1 { &matrix } else { &vector };
        let made = Tensor::contiguous(DType::Float32, &old.shape, storage.clone()).unwrap();
        let made = Tensor { requires_grad: old.requires_grad, ..made };
        *tree.tensor_mut(id).unwrap() = made;
    }
}

/// The value as the interpreter has it, which expects this one.
fn value(var: &Var, expected: &Value) -> Value {
    if let Value::Dict(items) = expected {
        let item = |(key, expected): &(Value, Value)| {
            let Value::Str(name) = key else { panic!("{}", key.describe()) };
            (key.clone(), value(&var.get(&**name), expected))
        };
        return Value::Dict(items.iter().map(item).collect());
    }
    if let (Some(items), Some(expected)) = (var.as_items(), expected.as_sequence()) {
        // Of another number of items, too, so that the comparison finds it.
        let expected = expected.iter().chain(std::iter::repeat(&Value::None));
        return Value::Tuple(
            items.iter().zip(expected).map(|(item, expected)| value(item, expected)).collect(),
        );
    }
    match (var.as_constant(), var.tensor()) {
        (Some(constant), _) => Value::from_constant(constant).unwrap(),
        (None, Ok(tensor)) => Value::Tensor(tensor.detach()),
        (None, Err(error)) => panic!("{error}"),
    }
}

/// What is in every tensor of a tree.
fn state(tree: &ModuleTree) -> IndexMap<String, Value> {
    let value = |id| Value::from_stored(tree.tensor(id).unwrap()).unwrap();
    tree.named_tensors().into_iter().map(|(path, _, id)| (path, value(id))).collect()
}

/// Whether an error is that of a node whose value nothing uses.
fn is_unused(module: &GraphModule, error: &str) -> bool {
    let name = error.split('`').nth(1).and_then(|name| module.graph().find(name));
    name.is_some_and(|node| node.num_users() == 0)
}

/// Runs both; says what differs.
fn differs(name: &str, make: crate::Make) -> Result<bool, String> {
    let mut original = source(name);
    let parameters: i64 = original
        .modules()
        .named_tensors()
        .iter()
        .map(|(.., id)| original.modules().tensor(*id).map_or(0, Tensor::numel))
        .sum();
    let is_large = parameters > LARGE;
    if is_large {
        share_elements(original.modules_mut());
    }
    let inputs = match name.strip_prefix("zoo/") {
        Some(model) => model_inputs(model),
        None => case_inputs(name, &original),
    };
    let (theirs, ours) = (fx::to_values(&inputs).unwrap(), fx::to_values(&inputs).unwrap());

    let module = make();
    let tensors = own_tensors(original.modules());
    module.load_tensors(&tensors).map_err(|error| format!("its tensors do not fit: {error}"))?;
    let given = inputs.iter().zip(&ours).map(|(input, value)| match input {
        SampleInput::Constant(constant) => constant.clone().into_var(),
        SampleInput::Tensor(_) => value.as_tensor().unwrap().into_var(),
    });
    let args = match nested::arguments(&original) {
        Some(nests) => {
            let mut given = given;
            nests.iter().fold(Args::new(), |args, (_, spec)| args.arg(nested::nest(spec, &mut given)))
        }
        None => given.fold(Args::new(), Args::arg),
    };
    tch::manual_seed(7);
    let answer = tch::no_grad(|| module.call(args));

    tch::manual_seed(7);
    let run = || Interpreter::new(&original).and_then(|mut run| run.run(theirs.clone()));
    let expected = match (tch::no_grad(run), answer.check()) {
        (Err(_), Err(_)) => return Ok(false),
        // The code carries the error in a value, which nothing may read.
        (Err(error), Ok(_)) if is_unused(&original, &error.to_string()) => return Ok(false),
        (Err(error), Ok(_)) => return Err(format!("the interpreter fails, the code does not: {error}")),
        (Ok(_), Err(error)) => return Err(error.to_string()),
        (Ok(expected), Ok(_)) => expected,
    };
    let answer = match original.pytree.as_ref().and_then(|info| info.out_spec.as_ref()) {
        Some(spec) => {
            let mut leaves = Vec::new();
            nested::leaves(&answer, spec, &mut leaves);
            Var::tuple(leaves)
        }
        None => answer,
    };
    let mut pairs = vec![("the result".to_owned(), value(&answer, &expected), expected)];
    for (at, (ours, theirs)) in ours.into_iter().zip(theirs).enumerate() {
        pairs.push((format!("input {at} afterwards"), ours, theirs));
    }
    // The elements of a large model are not written to, nor kept twice.
    if !is_large {
        let theirs = state(original.modules());
        for (path, ours) in state(&module.tree().unwrap()) {
            let Some(theirs) = theirs.get(&path) else { return Err(format!("there is no `{path}`")) };
            pairs.push((format!("`{path}` afterwards"), ours, theirs.clone()));
        }
    }
    for (what, ours, theirs) in pairs {
        if let Some(why) = compare(&ours, &theirs, None).mismatch {
            return Err(why.replacen("the result", &what, 1));
        }
    }
    Ok(true)
}

#[test]
fn generated_rust_gives_what_the_interpreter_gives() {
    let _alone = alone();
    let (mut wrong, mut run) = (Vec::new(), 0);
    for (name, make) in goldens::ALL {
        match differs(name, *make) {
            Ok(ran) => run += usize::from(ran),
            Err(why) => wrong.push(format!("{name}: {why}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), goldens::ALL.len(), wrong.join("\n"));
    assert!(run > 150, "only {run} of {} can be run", goldens::ALL.len());
}
