//! Modules that torch.fx made, read from its dumps, print as torch.fx prints them: `code`, `str(graph)`,
//! `print_tabular` and `print_readable`, for every file of `tests/data/dump`, made by `tools/gen_parity.py`.
//!
//! `FX_PARITY_DIR` names another folder of such files; `FX_PARITY_REPORT=1` prints every difference and the counts.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use fx_codegen::{PythonOptions, ReadableOptions, print_readable, python_code};
use fx_ir::GraphModule;
use fx_ir::json::{JsonOptions, from_json, to_json};
use fx_ir::text::{
    FxHeader, FxPrintOptions, Weights, parse_graph, parse_module, print_graph, print_module_with,
};
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/dump");

/// What is compared, and the differences known and explained: (file, what, why). One that is gone must go from here.
const KNOWN: &[(&str, &str, &str)] = &[(
    "hand-arguments",
    "tabular",
    "repr shows the value of an enumeration's member and the names of a tuple's fields, which no argument keeps",
)];

/// The first line that differs.
fn difference(ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let mut lines = ours.split('\n').zip(theirs.split('\n'));
    let (a, b) = lines.find(|(a, b)| a != b).unwrap_or(("more or fewer lines", ""));
    Some(format!("\n    ours:   {a}\n    theirs: {b}"))
}

/// Every comparison of one file: what is compared, and how it differs.
fn compare(golden: &Value) -> Vec<(&'static str, Option<String>)> {
    let text = |key: &str| golden[key].as_str().unwrap();
    let module = match from_json(&golden["module"].to_string()) {
        Ok(module) => module,
        Err(error) => return vec![("load", Some(error.to_string()))],
    };
    let mut all = vec![("load", None)];
    let ours = |compat| match python_code(&module, &PythonOptions { compat }) {
        Ok(code) => code.src,
        Err(error) => error.to_string(),
    };
    all.push(("code", difference(&ours(false), text("code"))));
    all.push(("compatible code", difference(&ours(true), text("code"))));
    all.push(("graph", difference(&module.graph().to_string(), text("graph"))));
    all.push(("tabular", difference(&module.graph().tabular(), text("tabular"))));
    let readable = |compat| {
        let options = ReadableOptions { compat, ..ReadableOptions::default() };
        print_readable(&module, &options).unwrap_or_else(|error| error.to_string())
    };
    // A class called `<lambda>` is no Python.
    let theirs = text("readable").replacen("class <lambda>(", "class _lambda_(", 1);
    all.push(("readable", difference(&readable(false), &theirs)));
    all.push(("compatible readable", difference(&readable(true), text("readable"))));
    all.push(("parse of Python's text", parse_of_python_s(text("graph"))));
    all.push(("round trip", round_trip(&module)));
    all
}

/// Python's text reads as a graph that prints as the same text.
fn parse_of_python_s(theirs: &str) -> Option<String> {
    match parse_graph(theirs) {
        Ok(graph) => difference(&graph.to_string(), theirs),
        Err(error) => Some(error.to_string()),
    }
}

/// The graph's own text, the `.fx` file and the JSON read back as the same thing.
fn round_trip(module: &GraphModule) -> Option<String> {
    let text = print_graph(module.graph(), &FxPrintOptions::default());
    match parse_graph(&text) {
        Ok(graph) if graph == *module.graph() => {}
        Ok(_) => return Some("the graph's text reads as another graph".to_owned()),
        Err(error) => return Some(format!("the graph's text: {error}")),
    }
    let options = FxPrintOptions { weights: Weights::Omit, ..FxPrintOptions::default() };
    let text = print_module_with(module, &FxHeader::new(), &options);
    match parse_module(&text) {
        Ok(file) => {
            let again = print_module_with(&file.module, &FxHeader::new(), &options);
            if let Some(found) = difference(&again, &text) {
                return Some(format!("the .fx text:{found}"));
            }
        }
        Err(error) => return Some(format!("the .fx text: {error}")),
    }
    let options = JsonOptions { weights: Weights::Omit, ..JsonOptions::default() };
    let text = to_json(module, &options);
    match from_json(&text) {
        Ok(again) => difference(&to_json(&again, &options), &text).map(|found| format!("the JSON:{found}")),
        Err(error) => Some(format!("the JSON: {error}")),
    }
}

fn golden(path: &Path) -> Value {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn dumped_modules_print_as_python_prints_them() {
    let folder = std::env::var_os("FX_PARITY_DIR").map_or_else(|| PathBuf::from(FOLDER), PathBuf::from);
    let report = std::env::var_os("FX_PARITY_REPORT").is_some();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "gz"))
        .collect();
    paths.sort();
    // What is compared: how many are the same, of how many.
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for path in &paths {
        let name = path.file_name().unwrap().to_str().unwrap().trim_end_matches(".json.gz");
        for (what, found) in compare(&golden(path)) {
            let known = KNOWN.iter().find(|(file, kind, _)| (*file, *kind) == (name, what));
            let count = counts.entry(what).or_default();
            count.0 += usize::from(found.is_none());
            count.1 += 1;
            match (found, known) {
                (Some(found), None) => wrong.push(format!("{name}, {what}: {found}")),
                (None, Some((.., why))) => wrong.push(format!("{name}, {what}: no longer true: {why}")),
                _ => {}
            }
        }
    }
    for (what, (same, all)) in &counts {
        println!("{what}: {same} of {all} identical");
    }
    if report {
        println!("{}", wrong.join("\n"));
    }
    let shown: Vec<&str> = wrong.iter().map(String::as_str).take(20).collect();
    assert!(wrong.is_empty(), "{} differences, the first:\n{}", wrong.len(), shown.join("\n"));
    assert!(
        std::env::var_os("FX_PARITY_DIR").is_some() || paths.len() >= 250,
        "only {} files in {}",
        paths.len(),
        folder.display()
    );
}
