//! The graphs that are read, against the texts that Python printed for the same files (`tests/data/pt2`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use fx_pt2::{ExportedProgram, SampleValue, read_safetensors};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/pt2")
}

/// Every archive with what Python said of it.
fn corpus() -> Vec<(String, PathBuf, Value)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "pt2") {
            let expected = std::fs::read_to_string(path.with_extension("expected.json")).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            found.push((name, path, serde_json::from_str(&expected).unwrap()));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(found.len() > 40, "the corpus is there");
    found
}

fn text<'v>(expected: &'v Value, keys: &[&str]) -> Option<&'v str> {
    keys.iter().find_map(|key| expected[*key].as_str())
}

#[test]
fn the_exported_graph_prints_as_python_prints_it() {
    let mut wrong = Vec::new();
    for (name, path, expected) in corpus() {
        // Python's graph as it was saved, or as Python itself reads it back: a file does not tell lists from tuples
        // among the operands of control flow, and Python's reader adds a node for each result that nobody reads.
        let python = ["graph", "loaded_graph"].map(|key| expected[key].as_str());
        match ExportedProgram::load(&path) {
            Ok(program) if python.contains(&Some(program.graph.to_string().as_str())) => {}
            Ok(program) => wrong.push(format!("{name}:\n{}\nPython:\n{python:?}", program.graph)),
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn the_module_prints_as_python_prints_it_without_guards() {
    let mut wrong = Vec::new();
    for (name, path, expected) in corpus() {
        let Some(python) = text(&expected, &["unguarded_graph", "module_graph"]) else { continue };
        let module = ExportedProgram::load(&path).and_then(|program| program.module());
        match module {
            Ok(module) => {
                let lints = fx_ir::lint::lint(&module);
                if !lints.is_clean() {
                    wrong.push(format!("{name}: {lints}"));
                } else if !python.contains("higher_order") && module.graph().to_string() != python {
                    // An archive does not keep the own names of reads of sub-graphs, nor lists apart from tuples
                    // among the operands of control flow, so those programs are compared as exported only.
                    wrong.push(format!("{name}:\n{}\nPython:\n{python}", module.graph()));
                }
            }
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn a_tied_parameter_is_one_tensor_under_every_name() {
    let module = fx_pt2::read_module(folder().join("tied_weights.pt2")).unwrap();
    let mut by_id: std::collections::BTreeMap<_, Vec<String>> = Default::default();
    for (path, _, id) in module.modules().named_tensors() {
        by_id.entry(id).or_default().push(path);
    }
    assert!(by_id.values().any(|paths| paths.len() == 2), "{by_id:?}");
}

#[test]
fn a_module_is_the_same_after_writing_and_reading() {
    let folder_out = tempfile::tempdir().unwrap();
    let module = fx_pt2::read_module(folder().join("conv_bn_2d.pt2")).unwrap();
    for ending in ["fx", "json"] {
        let path = folder_out.path().join(format!("model.{ending}"));
        fx_pt2::write_module(&path, &module).unwrap();
        let back = fx_pt2::read_module(&path).unwrap();
        assert!(back.graph() == module.graph(), "{ending}");
        assert_eq!(back.pytree, module.pytree, "{ending}");
        for (path, role, id) in module.modules().named_tensors() {
            let (_, tensor) = back.modules().get_tensor(&path).unwrap();
            let original = module.modules().tensor(id).unwrap();
            assert_eq!(
                tensor.to_contiguous_bytes(),
                original.to_contiguous_bytes(),
                "{ending}: {role:?} {path}"
            );
        }
    }
}

#[test]
fn sample_inputs_are_the_ones_that_python_saved() {
    let mut compared = 0;
    for (name, path, expected) in corpus() {
        let program = ExportedProgram::load(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let io = read_safetensors(path.with_extension("io.safetensors")).unwrap();
        let Some(samples) = program.sample_inputs().unwrap_or_else(|error| panic!("{name}: {error}")) else {
            continue;
        };
        let inputs = expected["inputs"].as_array().unwrap();
        assert_eq!(samples.len(), inputs.len(), "{name}");
        for (sample, input) in samples.iter().zip(inputs) {
            let (SampleValue::Tensor(tensor), Some(key)) = (sample, input["tensor"].as_str()) else {
                continue;
            };
            let saved = &io[key];
            assert_eq!((tensor.dtype, &tensor.shape), (saved.dtype, &saved.shape), "{name}: {key}");
            assert_eq!(tensor.to_contiguous_bytes(), saved.to_contiguous_bytes(), "{name}: {key}");
            compared += 1;
        }
    }
    assert!(compared > 40, "{compared} tensors were compared");
}
