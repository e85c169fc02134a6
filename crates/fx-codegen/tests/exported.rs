//! The code of exported programs equals Python's: `ep.graph_module.code`, `ep.module(check_guards=False).code`, and
//! that of every graph inside them, for all of `tests/data/pt2`.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;

use fx_codegen::{PythonOptions, ReadableOptions, print_readable, python_code};
use fx_ir::{GraphModule, ModuleTree};
use fx_pt2::ExportedProgram;
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/pt2");

/// Compares one module, and the graph modules in its tree with `inner` by their paths, with what Python printed:
/// pairs of a graph's text and its code. Counts what was compared and returns what differs.
///
/// An archive does not keep everything: lists apart from tuples among the operands of control flow, results that
/// nobody reads, the names of some reads of sub-graphs. A graph that does not print as Python's is therefore left
/// to the tests of the reader.
fn compare(
    what: &str,
    module: &GraphModule,
    texts: &[(&Value, &Value)],
    inner: &Value,
    count: &mut usize,
) -> Vec<String> {
    let mut found = Vec::new();
    let graph = module.graph().to_string();
    if let Some((_, theirs)) = texts.iter().find(|(text, _)| text.as_str() == Some(&graph)) {
        *count += 1;
        for compat in [false, true] {
            let ours = python_code(module, &PythonOptions { compat }).map(|code| code.src);
            if ours.as_deref().ok() != theirs.as_str() {
                let text = ours.unwrap_or_else(|error| error.to_string());
                let mut lines = text.split('\n').zip(theirs.as_str().unwrap_or("").split('\n'));
                let (a, b) = lines.find(|(a, b)| a != b).unwrap_or(("more or fewer lines", ""));
                found.push(format!("{what}, compat={compat}\n  ours:   {a}\n  theirs: {b}"));
            }
        }
    }
    print_readable(module, &ReadableOptions::default()).unwrap();
    for (path, texts) in inner.as_object().into_iter().flatten() {
        match sub_graph(module.modules(), path) {
            Some(sub) => {
                let texts = [(&texts["graph"], &texts["code"])];
                found.extend(compare(&format!("{what}, {path}"), sub, &texts, &Value::Null, count));
            }
            None => found.push(format!("{what} has no graph at {path}")),
        }
    }
    found
}

/// The graph module at `path`, where the modules on the way may be graph modules with trees of their own.
fn sub_graph<'t>(tree: &'t ModuleTree, path: &str) -> Option<&'t GraphModule> {
    if let Ok(module) = tree.get_module(path) {
        return module.graph.as_deref();
    }
    path.match_indices('.').find_map(|(dot, _)| {
        let outer = tree.get_module(&path[..dot]).ok()?.graph.as_deref()?;
        sub_graph(outer.modules(), &path[dot + 1..])
    })
}

#[test]
fn code_of_exported_programs_is_python_s() {
    let mut names: Vec<String> = std::fs::read_dir(Path::new(FOLDER))
        .unwrap()
        .filter_map(|entry| Some(entry.unwrap().file_name().to_str()?.strip_suffix(".pt2")?.to_owned()))
        .collect();
    names.sort();
    assert!(names.len() >= 40, "only {} programs were found", names.len());
    let (mut found, mut count) = (Vec::new(), 0);
    for name in &names {
        let path = |suffix: &str| Path::new(FOLDER).join(format!("{name}{suffix}"));
        let expected: Value =
            serde_json::from_slice(&std::fs::read(path(".expected.json")).unwrap()).unwrap();
        let program = ExportedProgram::load(path(".pt2")).unwrap();
        let flat = GraphModule::new(program.modules.clone(), program.graph.clone());
        let pairs = [("graph", "code"), ("loaded_graph", "loaded_code")];
        let texts = pairs.map(|(graph, code)| (&expected[graph], &expected[code]));
        found.extend(compare(name, &flat, &texts, &expected["subgraphs"], &mut count));
        let module = program.module().unwrap();
        let what = format!("{name}, module()");
        let texts = [(&expected["unguarded_graph"], &expected["unguarded_code"])];
        found.extend(compare(&what, &module, &texts, &expected["module_subgraphs"], &mut count));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    // Two forms of each program; few are left to the reader.
    assert!(count >= names.len() * 2 - names.len() / 5, "only {count} graphs of {} programs", names.len());
}
