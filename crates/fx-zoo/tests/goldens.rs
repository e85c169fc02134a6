//! Every model traced in Rust is the one that torch.fx traces in Python: code, graph, module stacks, classes, settings,
//! tensors. The goldens are torch.fx's, in `tests/data/dump` of the repository.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Read;

use fx_codegen::{PythonOptions, python_code};
use fx_ir::GraphModule;
use fx_ir::json::from_json;

/// What torch.fx traced: torchvision's model, or the one of `tools/zoo_models.py`.
fn golden(name: &str) -> serde_json::Value {
    let folder = format!("{}/../../tests/data/dump", env!("CARGO_MANIFEST_DIR"));
    let paths = ["trace", "zoo"].map(|kind| format!("{folder}/{kind}-{name}.json.gz"));
    let path = paths.iter().find(|path| std::fs::exists(path).unwrap());
    let path = path.unwrap_or_else(|| panic!("there is no golden for {name}"));
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn first_difference(ours: &str, theirs: &str) -> String {
    let mut lines = ours.lines().zip(theirs.lines());
    let (a, b) = lines.find(|(a, b)| a != b).unwrap_or(("more or fewer lines", ""));
    format!("ours:   {a}\ntheirs: {b}")
}

/// Every module and tensor by path, as text.
fn tree(module: &GraphModule) -> Vec<String> {
    let tree = module.modules();
    let mut lines = Vec::new();
    for (path, id) in tree.named_modules() {
        let module = tree.module(id).unwrap();
        // Python's order of attributes is that of assignment; sorted, a difference is one of content.
        let mut config: Vec<String> =
            module.config.iter().map(|(key, value)| format!("{key}={value:?}")).collect();
        config.sort();
        let absent: Vec<&str> = module
            .tensors
            .iter()
            .filter(|(_, (_, id))| id.is_none())
            .map(|(name, _)| name.as_str())
            .collect();
        let class = if path.is_empty() { "" } else { &module.class };
        lines.push(format!("{path}: {class} {config:?} {absent:?} {}", module.training));
    }
    for (path, role, id) in tree.named_tensors() {
        let tensor = tree.tensor(id).unwrap();
        lines.push(format!("{path}: {role:?} {} {:?} {}", tensor.dtype, tensor.shape, tensor.requires_grad));
    }
    lines
}

#[test]
fn models_are_those_that_torch_fx_traces() {
    for name in fx_zoo::NAMES {
        let golden = golden(name);
        let module = fx_zoo::trace(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        let theirs = golden["code"].as_str().unwrap();
        let ours = python_code(&module, &PythonOptions::default()).unwrap().src;
        assert!(ours == theirs, "{name}:\n{}", first_difference(&ours, theirs));
        let theirs = golden["graph"].as_str().unwrap();
        let ours = module.graph().to_string();
        assert!(ours == theirs, "{name}:\n{}", first_difference(&ours, theirs));
        let python = from_json(&golden["module"].to_string()).unwrap();
        assert_eq!(module.name, python.name);
        let (ours, theirs) = (tree(&module).join("\n"), tree(&python).join("\n"));
        assert!(ours == theirs, "{name}:\n{}", first_difference(&ours, &theirs));
        for (ours, theirs) in module.graph().nodes().zip(python.graph().nodes()) {
            assert_eq!(ours.meta().module_stack, theirs.meta().module_stack, "{name}: {}", ours.name());
        }
    }
}

#[test]
fn an_unknown_model_is_refused_with_those_there_are() {
    let error = fx_zoo::trace("resnet19").unwrap_err().to_string();
    assert!(error.contains("there is no model `resnet19`; there are densenet121, "), "{error}");
}

#[test]
fn calls_know_their_line_of_rust() {
    let module = fx_zoo::trace("resnet18").unwrap();
    for node in module.graph().nodes().filter(|node| node.target() == "operator.add") {
        let place = node.meta().source_line().unwrap();
        assert!(place.file.ends_with("resnet.rs") && place.line > 40, "{place:?}");
    }
}
