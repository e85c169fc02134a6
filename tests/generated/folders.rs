//! Three crates as `to_folder` writes them, with weights and samples. They are members of the workspace, so that `cargo test`
//! builds them, runs their programs and compares what they give with what was recorded; here they are compared with what is
//! written now. `INSTA_UPDATE=always` writes them anew.

use std::path::Path;

use fx::codegen::RustTarget;
use fx::interp::Value;
use fx::ir::{GraphModule, Tensor};
use fx::passes::SampleInput;
use fx::{Answers, Package, parse_input, to_folder};

use crate::alone;
use crate::support::{Case, files, root};

/// What stands at the end of the manifest of a crate that lies anywhere.
const NOBODYS: &str = "\n# It is nobody's member, wherever the folder lies.\n[workspace]\n";

/// The inputs and what the module gives for them.
fn samples(module: &GraphModule, inputs: &[SampleInput]) -> (Vec<Tensor>, Vec<Tensor>) {
    let tensor = |input: &SampleInput| match input {
        SampleInput::Tensor(tensor) => tensor.clone(),
        SampleInput::Constant(constant) => panic!("{constant:?} is no tensor"),
    };
    let answers = Answers::of(module, inputs, 0).unwrap();
    let outputs = answers.result().tensors().into_iter();
    let outputs = outputs.map(|output| Value::Tensor(output.shallow_clone()).to_stored().unwrap());
    (inputs.iter().map(tensor).collect(), outputs.collect())
}

fn check(name: &str, module: &GraphModule, inputs: &[SampleInput], target: RustTarget) {
    let written = tempfile::tempdir().unwrap();
    let samples = Some(samples(module, inputs));
    to_folder(module, written.path(), &Package::Rust { target, samples }).unwrap();
    let manifest = written.path().join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, text.strip_suffix(NOBODYS).unwrap()).unwrap();

    let kept = root().join("tests/generated").join(name);
    let bless = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    let names = |folder: &Path| -> Vec<_> {
        let all = files(folder).into_iter();
        all.map(|path| path.strip_prefix(folder).unwrap().to_owned()).collect()
    };
    if bless {
        for name in names(written.path()) {
            let path = kept.join(&name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::copy(written.path().join(&name), path).unwrap();
        }
    }
    assert_eq!(names(&kept), names(written.path()));
    for name in names(written.path()) {
        // The crate's own test compares the outputs, whose last digits depend on the machine.
        if name != Path::new("samples.safetensors") {
            let read = |folder: &Path| std::fs::read(folder.join(&name)).unwrap();
            assert!(
                read(&kept) == read(written.path()),
                "{} is not what is written",
                kept.join(&name).display()
            );
        }
    }
}

#[test]
fn a_crate_for_fx_is_what_to_folder_writes() {
    let _alone = alone();
    let path = root().join("tests/cases/codegen/layers.fx");
    let case = Case::read(&root(), &path).unwrap();
    let inputs = case.inputs();
    let mut module = case.module;
    module.name = "Layers".to_owned();
    check("layers", &module, &inputs, RustTarget::Fx { dependency: "{ path = \"../../..\" }".to_owned() });
}

#[test]
fn a_crate_of_nested_inputs_is_what_to_folder_writes() {
    let _alone = alone();
    let mut module =
        Case::read(&root(), &root().join("tests/cases/codegen/nested_inputs.fx")).unwrap().module;
    module.name = "Nested".to_owned();
    let input = |seed: usize| parse_input(&format!("f32[2, 3] uniform(seed={seed})")).unwrap();
    let inputs: Vec<_> = (1..=4).map(input).collect();
    check("nested", &module, &inputs, RustTarget::Fx { dependency: "{ path = \"../../..\" }".to_owned() });
}

#[test]
fn a_crate_for_tch_is_what_to_folder_writes() {
    let _alone = alone();
    let mut module = fx::pt2::read_module(root().join("tests/data/pt2/mlp.pt2")).unwrap();
    module.name = "Program".to_owned();
    check("program", &module, &[parse_input("f32[3, 4] uniform(seed=1)").unwrap()], RustTarget::Tch);
}
