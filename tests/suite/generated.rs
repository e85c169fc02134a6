//! The goldens of generated code: Rust for fx and for tch, and Python, of every model of the zoo, every example of the
//! book, every case of generated text and every case of a pass. They are plain source files, which other tests compile and run.
//!
//! `INSTA_UPDATE=always` writes them anew, as it does the other goldens.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use fx::codegen::{CodegenError, PythonOptions, RustCode, python_code, rust_code, tch_code};
use fx::ir::GraphModule;

use crate::support::{cases, files, root};

/// Every module that has goldens, by the path of its goldens.
fn modules() -> Vec<(String, GraphModule)> {
    let mut found: Vec<(String, GraphModule)> = Vec::new();
    for name in fx::zoo::NAMES {
        found.push((format!("zoo/{name}"), fx::zoo::trace(name).unwrap()));
    }
    for kind in ["book", "codegen", "passes"] {
        found.extend(cases(&root(), kind).into_iter().map(|case| (case.name.clone(), case.module)));
    }
    found
}

/// The name of a Rust module for a golden.
fn module_name(path: &str) -> String {
    path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// The goldens of Rust and the file that makes a crate of them; `table` begins the table at its end, `entry` writes a
/// line of it.
fn rust(
    write: fn(&GraphModule) -> Result<RustCode, CodegenError>,
    table: &str,
    entry: fn(&str, &str, &RustCode) -> Option<String>,
) -> BTreeMap<String, String> {
    let mut goldens = BTreeMap::new();
    let mut text = "// Written by `tests/suite/generated.rs`.\n\n".to_owned();
    let mut lines = String::new();
    for (path, module) in modules() {
        match write(&module) {
            Ok(code) => {
                let name = module_name(&path);
                let _ = writeln!(text, "#[path = \"{path}.rs\"]\npub mod {name};");
                lines.extend(entry(&path, &name, &code));
                goldens.insert(format!("{path}.rs"), code.src);
            }
            Err(error) => {
                let _ = writeln!(text, "// {path}: {}", error.to_string().replace('\n', " "));
            }
        }
    }
    let _ = write!(text, "\n{table} = &[\n{lines}];\n");
    goldens.insert("mod.rs".to_owned(), text);
    goldens
}

/// Checks that rustfmt, where it is there, has nothing to change.
fn check_format(goldens: &BTreeMap<String, String>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rustfmt.toml"), "use_small_heuristics = \"Max\"\n").unwrap();
    let mut paths = Vec::new();
    for (name, text) in goldens.iter().filter(|(name, _)| *name != "mod.rs") {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        paths.push(path);
    }
    let mut rustfmt = Command::new("rustfmt");
    let Ok(output) = rustfmt.args(["--edition", "2024", "--check"]).args(paths).output() else { return };
    let found = String::from_utf8_lossy(&output.stdout);
    let first: Vec<&str> = found.lines().take(80).collect();
    assert!(output.status.success(), "{}", first.join("\n"));
}

fn check(folder: &str, goldens: &BTreeMap<String, String>) {
    let folder = root().join("snapshots").join(folder);
    let bless = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    let mut wrong = Vec::new();
    for (name, text) in goldens {
        let path = folder.join(name);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == *text) {
            continue;
        }
        if bless {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, text).unwrap();
        } else {
            wrong.push(format!("{} is not what is generated", path.display()));
        }
    }
    for path in if folder.exists() { files(&folder) } else { Vec::new() } {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        if !goldens.contains_key(&name) {
            if bless {
                std::fs::remove_file(&path).unwrap();
            } else {
                wrong.push(format!("{} has no module any more", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nINSTA_UPDATE=always writes them", wrong.join("\n"));
}

#[test]
fn goldens_of_rust_are_what_is_generated() {
    let table = "pub const ALL: &[(&str, super::Make)]";
    let goldens = rust(rust_code, table, |path, name, code| {
        Some(format!("    (\"{path}\", || Box::new({name}::{}::new())),\n", code.type_name))
    });
    check("rust", &goldens);
    check_format(&goldens);
}

#[test]
fn goldens_of_rust_for_tch_are_what_is_generated() {
    let table = "pub const ALL: &[(&str, super::Run)]";
    let goldens = rust(tch_code, table, |path, name, code| {
        let inputs = inputs_of(&code.src);
        let result = code.src.split("-> Result<").last().and_then(|rest| rest.split(", TchError>").next())?;
        let is_tensors = |list: &str| list.split(", ").all(|ty| ty == "Tensor");
        if inputs.iter().any(|ty| ty != "&Tensor") || !is_tensors(result.trim_matches(['(', ')'])) {
            return None;
        }
        let has_weights = code.src.contains("pub fn load(");
        let make = match has_weights {
            true => format!("{name}::{}::load(weights)?", code.type_name),
            false => format!("{name}::{}", code.type_name),
        };
        let given: Vec<String> = (0..inputs.len()).map(|at| format!("&inputs[{at}]")).collect();
        let weights = if has_weights { "weights" } else { "_" };
        let xs = if inputs.is_empty() { "_" } else { "inputs" };
        let call = format!("{make}.forward({})?", given.join(", "));
        Some(format!("    (\"{path}\", |{weights}, {xs}| Ok(super::Outputs::from({call}))),\n"))
    });
    check("tch", &goldens);
    check_format(&goldens);
}

/// The types of the inputs of `forward`.
fn inputs_of(src: &str) -> Vec<String> {
    let Some((_, rest)) = src.split_once("pub fn forward(") else { return Vec::new() };
    let list = rest.split(") -> ").next().unwrap_or("");
    list.split(',').filter_map(|input| Some(input.split_once(": ")?.1.trim().to_owned())).collect()
}

#[test]
fn goldens_of_python_are_what_is_generated_and_compile() {
    let mut goldens = BTreeMap::new();
    for (path, module) in modules() {
        // A refusal is the case's own golden.
        if let Ok(code) = python_code(&module, &PythonOptions::default()) {
            goldens.insert(format!("{path}.py"), code.src);
        }
    }
    check("python", &goldens);
    let check =
        "import json, sys\nfor name, text in json.load(sys.stdin).items():\n    compile(text, name, 'exec')";
    let python = Command::new("python3").args(["-c", check]).stdin(Stdio::piped()).spawn();
    let Ok(mut python) = python else { return };
    let text = serde_json::to_string(&goldens).unwrap();
    python.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(python.wait().unwrap().success());
}
