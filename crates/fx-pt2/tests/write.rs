//! What is written as `.pt2` reads back as what it was, and what cannot be written leaves everything as it is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fx_ir::GraphModule;
use fx_pt2::{ExportedProgram, read_module, write_module};

fn corpus() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/pt2");
    let mut found: Vec<(String, PathBuf)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pt2"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), path))
        .collect();
    found.sort();
    assert!(found.len() > 70, "the corpus is there");
    found
}

/// Everything of a module that a `.pt2` keeps, as text: the graph, sub-graphs, values, metadata, the tree with bytes
/// and ties, the structures and ranges.
fn picture(module: &GraphModule) -> String {
    let mut text = format!("{}\n", module.graph());
    for node in module.graph().nodes() {
        let meta = node.meta();
        let known: BTreeMap<_, _> = meta.other.iter().collect();
        text.push_str(&format!(
            "{}: {:?} {:?} {:?} {known:?}\n",
            node.name(),
            meta.value,
            meta.stack_trace,
            meta.module_stack
        ));
    }
    let mut ties = BTreeMap::new();
    let mut storages = BTreeMap::new();
    let mut tensors = module.modules().named_tensors();
    tensors.sort_by(|a, b| a.0.cmp(&b.0));
    for (path, role, id) in tensors {
        let tensor = module.modules().tensor(id).unwrap();
        let first: &mut String = ties.entry(id).or_insert_with(|| path.clone());
        let shared: &mut String = storages.entry(tensor.storage.key()).or_insert_with(|| path.clone());
        text.push_str(&format!(
            "{path}: {role:?} {:?} {:?} {:?} {} {} tied {first} shares {shared} {:?}\n",
            tensor.dtype,
            tensor.shape,
            tensor.strides,
            tensor.storage_offset,
            tensor.requires_grad,
            tensor.storage.bytes()
        ));
    }
    for (path, id) in module.modules().named_modules() {
        let inner = module.modules().module(id).unwrap();
        text.push_str(&format!("{path}: {}\n", inner.class));
        if let Some(graph) = &inner.graph {
            text.push_str(&picture(graph));
        }
    }
    let export = &module.export;
    let samples = export.sample_inputs.as_ref().map(|bytes| bytes.bytes().unwrap().to_vec());
    text.push_str(&format!("{:?}\n{:?}\n", module.pytree, module.range_constraints));
    text.push_str(&format!(
        "{:?} {:?} {:?} {:?} {samples:?}\n",
        export.dialect, export.guards, export.constants, export.calls
    ));
    text
}

#[test]
fn every_program_reads_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for (name, path) in corpus() {
        let program = ExportedProgram::load(&path).unwrap();
        let module = program.module().unwrap();
        let first = folder.path().join(format!("{name}.pt2"));
        if let Err(error) = write_module(&first, &module) {
            wrong.push(format!("{name}: {error}"));
            continue;
        }
        let back = match ExportedProgram::load(&first) {
            Ok(back) => back,
            Err(error) => {
                wrong.push(format!("{name}: reading back: {error}"));
                continue;
            }
        };
        if back.graph.to_string() != program.graph.to_string() {
            wrong.push(format!("{name}: graph\n{}\n{}", program.graph, back.graph));
        }
        let signature = |p: &ExportedProgram| format!("{:?} {:?}", p.input_specs, p.output_specs);
        if signature(&back) != signature(&program) {
            wrong.push(format!("{name}: signature\n{}\n{}", signature(&program), signature(&back)));
        }
        if (&back.verifiers, &back.guards) != (&program.verifiers, &program.guards) {
            wrong.push(format!("{name}: {:?} {:?}", back.verifiers, back.guards));
        }
        let (before, after) = (picture(&module), picture(&back.module().unwrap()));
        if before != after {
            let differing = before.lines().zip(after.lines()).find(|(a, b)| a != b);
            let short = |text: &str| text.chars().take(600).collect::<String>();
            let (a, b) = differing.unwrap_or(("(one is longer)", ""));
            wrong.push(format!("{name}: module\n- {}\n+ {}", short(a), short(b)));
        }
        // And writing what was read gives the same bytes.
        let second = folder.path().join("again.pt2");
        write_module(&second, &read_module(&first).unwrap()).unwrap();
        if std::fs::read(&first).unwrap() != std::fs::read(&second).unwrap() {
            wrong.push(format!("{name}: the second file differs from the first"));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n\n"));
}
