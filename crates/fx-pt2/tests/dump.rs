//! Dumps of Python's modules as files: what they refer to, what is wrong with bad ones, and damage of every kind.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Read;
use std::path::{Path, PathBuf};

use fx_ir::json::{JsonOptions, from_json, to_json};
use fx_ir::lint;
use fx_ir::text::Weights;
use fx_pt2::{read_module, write_module, write_safetensors};
use serde_json::{Value, json};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/dump");

/// The module in a dump of `tests/data/dump`.
fn dumped(path: &Path) -> Value {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()["module"].take()
}

fn dumps(start: &str, count: usize) -> Vec<Value> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(start))
        .collect();
    paths.sort();
    assert!(paths.len() >= count);
    paths.truncate(count);
    paths.iter().map(|path| dumped(path)).collect()
}

fn program(nodes: Value, more: Value) -> String {
    let mut program = json!({"format": "fx-json", "version": 1, "nodes": nodes});
    let (into, more) = (program.as_object_mut().unwrap(), more.as_object().unwrap().clone());
    into.extend(more);
    program.to_string()
}

fn node(op: &str, name: &str, args: Value) -> Value {
    let target = if op == "call_function" { "torch.relu" } else { name };
    json!({"op": op, "name": name, "target": target, "args": args})
}

#[test]
fn tensors_are_found_in_the_file_beside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("net.json");
    let tensor = fx_ir::Tensor::from_f32(&[2], &[1.0, 2.0]).unwrap();
    write_safetensors(folder.path().join("w.safetensors"), [("fc.weight", &tensor)]).unwrap();
    let tensors = |file: &str, shape: Value| {
        let record = json!({"kind": "param", "dtype": "float32", "shape": shape});
        program(json!([]), json!({"weights": file, "tensors": {"fc.weight": record}}))
    };
    let read = |text: String| {
        std::fs::write(&path, text).unwrap();
        let error = |error: fx_pt2::Error| error.to_string().replace(folder.path().to_str().unwrap(), "DIR");
        read_module(&path).map_err(error)
    };
    let module = read(tensors("w.safetensors", json!([2]))).unwrap();
    assert_eq!(module.modules().get_tensor("fc.weight").unwrap().1.to_contiguous_bytes().unwrap().len(), 8);
    // Back to a file, whose tensors are its own.
    let copy = folder.path().join("copy.json");
    write_module(&copy, &module).unwrap();
    let options = JsonOptions::default();
    assert_eq!(to_json(&read_module(&copy).unwrap(), &options), to_json(&module, &options));

    let refused = [
        tensors("w.safetensors", json!([3])),
        tensors("none.safetensors", json!([2])),
        tensors("../w.safetensors", json!([2])),
        tensors("/etc/passwd", json!([2])),
        tensors("net.json", json!([2])),
    ];
    let messages: Vec<String> = refused.into_iter().map(|text| read(text).unwrap_err()).collect();
    insta::assert_snapshot!(messages.join("\n"), @r#"
    DIR/net.json: the graph: tensors["fc.weight"]: `fc.weight` of `w.safetensors` is f32[2], not f32[3]
    DIR/net.json: the graph: tensors["fc.weight"]: cannot open DIR/none.safetensors: No such file or directory (os error 2)
    DIR/net.json: the graph: tensors["fc.weight"]: `../w.safetensors` is not the name of a file in the same folder
    DIR/net.json: the graph: tensors["fc.weight"]: `/etc/passwd` is not the name of a file in the same folder
    DIR/net.json: the graph: tensors["fc.weight"]: DIR/net.json: the tensors: header too large
    "#);
}

#[test]
fn without_a_file_types_and_sizes_are_known() {
    let record = json!({"kind": "buffer", "dtype": "int64", "shape": [2, 3], "stride": [1, 2]});
    let module = from_json(&program(json!([]), json!({"tensors": {"x": record}}))).unwrap();
    let (_, tensor) = module.modules().get_tensor("x").unwrap();
    assert_eq!(
        (&tensor.shape[..], &tensor.strides[..], tensor.storage.len()),
        (&[2, 3][..], &[1, 2][..], 48)
    );
    assert_eq!(tensor.storage.bytes(), None);
    let huge = json!({"kind": "buffer", "dtype": "int64", "shape": [i64::MAX, i64::MAX]});
    let error = from_json(&program(json!([]), json!({"tensors": {"x": huge}}))).unwrap_err().to_string();
    assert!(
        error.starts_with("tensors[\"x\"]: a torch.int64 tensor of shape [9223372036854775807"),
        "{error}"
    );
    let large = json!({"kind": "buffer", "dtype": "int64", "shape": [1_000_000, 1_000_000]});
    let module = from_json(&program(json!([]), json!({"tensors": {"x": large}}))).unwrap();
    let text = to_json(&module, &JsonOptions { weights: Weights::Omit, ..JsonOptions::default() });
    assert!(text.len() < 1000, "nothing is made for elements that are not there");
}

#[test]
fn bad_graphs_are_refused_or_found_by_the_lint() {
    let x = || node("placeholder", "x", json!([]));
    let relu = |name: &str, input: &str| node("call_function", name, json!([{"node": input}]));
    let cases = [
        ("missing", json!([x(), relu("y", "z")])),
        ("duplicate", json!([x(), x()])),
        ("itself", json!([relu("y", "y")])),
        ("cycle", json!([relu("a", "b"), relu("b", "a")])),
        ("later", json!([relu("y", "x"), x()])),
        ("name", json!([node("placeholder", "a\nb", json!([]))])),
        ("look-alike", json!([node("placeholder", "ｘ", json!([]))])),
    ];
    let mut told = String::new();
    for (what, nodes) in cases {
        let text = match from_json(&program(nodes, json!({}))) {
            Err(error) => error.to_string(),
            Ok(module) => lint::lint(&module).into_result().unwrap_err().to_string(),
        };
        told.push_str(&format!("{what}: {text}\n"));
    }
    insta::assert_snapshot!(told, @r"
    missing: nodes[1].args[0].node: there is no node named `z`
    duplicate: nodes[1].name: there is a node named `x` already
    itself: the graph is not valid (2 findings):
    graph():
        %y : [num_users=1] = call_function[target=torch.relu](args = (%y,), kwargs = {})
        ^ [order] uses `y` before it has been defined; move the definition up, or the use down
    ^ [output] there is no output; end the graph with `output(value)`

    cycle: the graph is not valid (2 findings):
    graph():
        %a : [num_users=1] = call_function[target=torch.relu](args = (%b,), kwargs = {})
        ^ [order] uses `b` before it has been defined; move the definition up, or the use down
        %b : [num_users=1] = call_function[target=torch.relu](args = (%a,), kwargs = {})
    ^ [output] there is no output; end the graph with `output(value)`

    later: the graph is not valid (2 findings):
    graph():
        %y : [num_users=0] = call_function[target=torch.relu](args = (%x,), kwargs = {})
        ^ [order] uses `x` before it has been defined; move the definition up, or the use down
        %x : [num_users=1] = placeholder[target=x]
    ^ [output] there is no output; end the graph with `output(value)`

    name: nodes[0].name: `a\nb` is no name: letters, digits and `_` are
    look-alike: nodes[0].name: `ｘ` is no name: letters, digits and `_` are
    ");
}

/// A linear congruential generator: the same damage on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn junk(&mut self) -> Value {
        let all = [
            json!(null),
            json!(true),
            json!(-1),
            json!(1e300),
            json!(u64::MAX),
            json!(""),
            json!("x"),
            json!("x\"); import os #"),
            json!("__import__('os')"),
            json!("a.b"),
            json!("../x"),
            json!("\u{202e}ｓelf\n"),
            json!([]),
            json!({}),
            json!([[]]),
            json!({"node": "x"}),
            json!({"tuple": [{"node": "output"}]}),
            json!({"opaque": ["bytes", "b'x' + f()"]}),
            json!({"slice": [1, 2]}),
            json!({"int": "1; import os"}),
            json!({"tensor": {"dtype": "float32", "shape": [-1]}}),
        ];
        all[self.roll(all.len())].clone()
    }

    /// Changes, removes or adds one thing, at most `depth` levels down.
    fn damage(&mut self, value: &mut Value, depth: usize) {
        let (junk, kind) = (self.junk(), self.roll(8));
        match value {
            Value::Object(object) if !object.is_empty() => {
                let key = object.keys().nth(self.roll(object.len())).unwrap().clone();
                match kind {
                    _ if depth > 0 => self.damage(&mut object[&key], depth - 1),
                    0 => drop(object.shift_remove(&key)),
                    1 => drop(object.insert("alias_of".to_owned(), junk)),
                    2 => drop(object.insert("users".to_owned(), junk)),
                    _ => drop(object.insert(key, junk)),
                }
            }
            Value::Array(items) if !items.is_empty() => {
                let index = self.roll(items.len());
                match kind {
                    _ if depth > 0 => self.damage(&mut items[index], depth - 1),
                    0 => drop(items.remove(index)),
                    1 => items.push(items[index].clone()),
                    2 => items.swap(0, index),
                    _ => items[index] = junk,
                }
            }
            leaf => *leaf = junk,
        }
    }
}

#[test]
fn damaged_dumps_are_refused_or_read() {
    let originals: Vec<Value> = dumps("hand-", 20).into_iter().chain(dumps("small-", 20)).collect();
    let mut dice = Dice(7);
    let (mut read, mut refused) = (0, 0);
    for _ in 0..4000 {
        let mut dump = originals[dice.roll(originals.len())].clone();
        for _ in 0..=dice.roll(2) {
            let depth = dice.roll(8) + 1;
            dice.damage(&mut dump, depth);
        }
        match from_json(&dump.to_string()) {
            Ok(module) => {
                read += 1;
                // Whatever was read can be looked at, checked and written, and reads back.
                let text = to_json(&module, &JsonOptions::default());
                assert_eq!(to_json(&from_json(&text).unwrap(), &JsonOptions::default()), text);
                let _ = (module.graph().to_string(), module.graph().tabular(), lint::lint(&module));
            }
            Err(error) => {
                refused += 1;
                assert!(error.to_string().len() < 2000, "the message is short: {error}");
            }
        }
    }
    assert!(read > 300 && refused > 300, "{read} read, {refused} refused");
}
