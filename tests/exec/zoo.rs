//! The models of the zoo give what PyTorch's give with the same weights. Both sides make the weights from the tensors'
//! names (`tools/gen_zoo_goldens.py`), so that none are kept.

use std::collections::BTreeMap;

use fx::interp::{Interpreter, Value};
use fx::ir::{DType, Storage, Tensor};
use fx::pt2::{read_safetensors, write_safetensors};
use fx::trace::{Module, ModuleExt, symbolic_trace};
use fx::zoo;
use indexmap::IndexMap;
use tch::Kind;

use crate::support::root;

/// Numbers from -1 to 1: a hash of the name, mixed with the element's place.
fn values(name: &str, count: usize) -> Vec<f32> {
    let hash = |seed: u32, byte: u8| (seed ^ u32::from(byte)).wrapping_mul(16_777_619);
    let seed = name.bytes().fold(2_166_136_261, hash);
    let value = |at: u32| {
        let mixed = at.wrapping_mul(2_654_435_761).wrapping_add(seed);
        let mixed = (mixed ^ (mixed >> 16)).wrapping_mul(2_246_822_507);
        ((mixed ^ (mixed >> 13)) & 0xff_ffff) as f32 / 8_388_608.0 - 1.0
    };
    (0..count as u32).map(value).collect()
}

/// The tensor of this name: of a size that keeps signals as large as they are.
fn fill(name: &str, tensor: &Tensor) -> Tensor {
    if !tensor.dtype.is_floating_point() {
        return tensor.clone();
    }
    let count = tensor.numel() as usize;
    let (scale, shift) = match tensor.shape.len() {
        _ if name.ends_with("running_var") => (0.5, 1.0),
        0 | 1 => (0.1, if name.ends_with("weight") { 1.0 } else { 0.0 }),
        _ => ((3.0 * tensor.shape[0] as f64 / count as f64).sqrt() as f32, 0.0),
    };
    let elements = values(name, count).into_iter().map(|value| value * scale + shift);
    let bytes: Vec<u8> = elements.flat_map(f32::to_le_bytes).collect();
    let made = Tensor::contiguous(DType::Float32, &tensor.shape, Storage::new(bytes)).unwrap();
    Tensor { requires_grad: tensor.requires_grad, ..made }
}

fn inputs(name: &str) -> tch::Tensor {
    let steps = |count: i64, step: i64, below: i64| {
        (tch::Tensor::arange(count, (Kind::Int64, tch::Device::Cpu)) * step).remainder(below)
    };
    match name {
        "gpt2" | "gpt2-medium" => steps(16, 2999, 50257).view([1, 16]),
        "lstm_tagger" => steps(12, 797, 10000),
        _ => {
            let size = if name == "unet" { 64i64 } else { 224 };
            tch::Tensor::from_slice(&values("input", (3 * size * size) as usize)).view([1, 3, size, size])
        }
    }
}

fn state(model: &impl Module) -> IndexMap<String, Tensor> {
    model.state_dict().unwrap().iter().map(|(name, tensor)| (name.clone(), fill(name, tensor))).collect()
}

/// The largest difference, relative to the largest element.
fn difference(ours: &tch::Tensor, theirs: &tch::Tensor) -> f64 {
    let largest = theirs.abs().max().double_value(&[]);
    (ours - theirs).abs().max().double_value(&[]) / largest
}

/// Runs the models as graphs, and one of them as it is, too.
fn check(is_wanted: impl Fn(i64) -> bool) {
    let expected = read_safetensors(root().join("tests/data/zoo/outputs.safetensors")).unwrap();
    let mut found = BTreeMap::new();
    for name in zoo::NAMES {
        let model = zoo::model(name).unwrap();
        let parameters = model.named_parameters();
        if !is_wanted(parameters.iter().map(|(_, one)| one.shape().iter().product::<i64>()).sum()) {
            continue;
        }
        let state = state(&model);
        // A tied weight is there once, as in files of safetensors.
        let once = |(name, tensor): (&String, &Tensor)| {
            (name != "lm_head.weight").then(|| (name.clone(), tensor.clone()))
        };
        model.load_state_dict(&state.iter().filter_map(once).collect()).unwrap();
        let module = symbolic_trace(&model).unwrap();
        let theirs = Value::from_stored(&expected[name]).unwrap();
        let Value::Tensor(theirs) = theirs else { panic!("{name}") };
        let pick = |output: &tch::Tensor| {
            let flat = output.flatten(0, -1);
            flat.slice(0, 0i64, i64::MAX, (flat.size()[0] / 256).max(1)).slice(0, 0i64, 256i64, 1)
        };
        let run = || Interpreter::new(&module).unwrap().run(vec![Value::Tensor(inputs(name))]).unwrap();
        let ours = tch::no_grad(run);
        found.insert(name, difference(&pick(ours.as_tensor().unwrap()), &theirs));
        if parameters.len() < 120 {
            let eager = tch::no_grad(|| model.call(fx::trace::Var::from(inputs(name))).tensor().unwrap());
            let key = format!("{name} as it is").leak();
            found.insert(key, difference(&pick(&eager), &theirs));
        }
    }
    println!("{found:#?}");
    assert!(found.values().all(|difference| *difference < 1e-5), "{found:#?}");
}

#[test]
fn models_give_what_pytorch_s_give_with_the_same_weights() {
    check(|parameters| parameters < 30_000_000);
}

#[test]
#[ignore = "gigabytes of weights"]
fn large_models_give_what_pytorch_s_give_with_the_same_weights() {
    check(|parameters| parameters >= 30_000_000);
}

#[test]
fn weights_load_from_a_safetensors_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lstm_tagger.safetensors");
    let model = zoo::model("lstm_tagger").unwrap();
    let state = state(&model);
    write_safetensors(&path, state.iter().map(|(name, tensor)| (name.as_str(), tensor))).unwrap();
    model.load_state_dict(&read_safetensors(&path).unwrap()).unwrap();
    for (name, tensor) in model.state_dict().unwrap() {
        assert_eq!(tensor.storage.bytes(), state[&name].storage.bytes(), "{name}");
    }
    // A file of another model is refused, with what does not fit.
    let error = zoo::model("unet").unwrap().load_state_dict(&state).unwrap_err().to_string();
    assert!(error.contains("`encoder1.enc1conv1.weight` is missing"), "{error}");
    assert!(error.contains("`lstm.weight_ih_l0` is not in the module"), "{error}");
}
