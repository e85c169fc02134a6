//! Replays the edit scripts of `tests/data/fx`, made with torch.fx, and compares names, users, the graph's text and
//! the code with what torch.fx gave. The format is described in `tools/gen_fx_goldens.py`.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use fx_codegen::{PythonOptions, graph_python_code};
use fx_ir::{Argument, Graph, Kwargs, Meta, NewNode, NodeId};
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/fx");

/// The nodes of a script by their handles.
#[derive(Default)]
struct Handles(BTreeMap<String, NodeId>);

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("`{value}` is not a text"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

impl Handles {
    fn node(&self, value: &Value) -> NodeId {
        *self.0.get(text(value)).unwrap_or_else(|| panic!("no node has the handle {value}"))
    }

    fn arguments(&self, value: &Value) -> Vec<Argument> {
        list(value).iter().map(|item| self.argument(item)).collect()
    }

    fn kwargs(&self, value: &Value) -> Kwargs {
        let pairs = value.as_object().into_iter().flatten();
        pairs.map(|(key, value)| (key.as_str().into(), self.argument(value))).collect()
    }

    fn argument(&self, value: &Value) -> Argument {
        let object = match value {
            Value::Null => return Argument::None,
            Value::Bool(value) => return Argument::Bool(*value),
            Value::Number(number) => {
                return match number.as_i64() {
                    Some(value) => Argument::Int(value),
                    None => Argument::Float(number.as_f64().unwrap()),
                };
            }
            Value::String(text) => return text.as_str().into(),
            Value::Array(_) => return Argument::List(self.arguments(value).into()),
            Value::Object(object) => object,
        };
        let (kind, value) = object.iter().next().unwrap();
        match kind.as_str() {
            "ref" => Argument::Node(self.node(value)),
            "tuple" => Argument::Tuple(self.arguments(value).into()),
            "size" => Argument::Size(self.arguments(value).into()),
            "slice" => Argument::Slice(Box::new(self.arguments(value).try_into().unwrap())),
            "range" => Argument::Range(Box::new([0, 1, 2].map(|at| value[at].as_i64().unwrap()))),
            "dict" => {
                let pairs = list(value).iter();
                Argument::Dict(pairs.map(|p| (self.argument(&p[0]), self.argument(&p[1]))).collect())
            }
            "float" => Argument::Float(text(value).parse().unwrap()),
            "int" => Argument::BigInt(text(value).into()),
            "complex" => {
                let part = |at: usize| self.argument(&value[at]).as_float().unwrap();
                Argument::Complex(Box::new((part(0), part(1))))
            }
            "dtype" => Argument::DType(text(value).parse().unwrap()),
            "device" => Argument::Device(text(value).parse().unwrap()),
            "layout" => Argument::Layout(text(value).parse().unwrap()),
            "memory_format" => Argument::MemoryFormat(text(value).parse().unwrap()),
            "ellipsis" => Argument::Ellipsis,
            "global" => Argument::Global(text(value).into()),
            "enum" => Argument::Enum(Box::new((text(&value[0]).into(), text(&value[1]).into()))),
            "opaque" => Argument::Opaque(Box::new((text(&value[0]).into(), text(&value[1]).into()))),
            "namedtuple" => {
                Argument::NamedTuple(Box::new((text(&value[0]).into(), self.arguments(&value[1]).into())))
            }
            other => panic!("an argument of the unknown kind `{other}`"),
        }
    }

    fn new_node(&self, step: &Value) -> NewNode {
        let mut node = NewNode::new(text(&step["op"]).parse().unwrap(), text(&step["target"]))
            .args(self.arguments(&step["args"]))
            .kwargs(self.kwargs(&step["kwargs"]));
        if let Some(name) = step["name"].as_str() {
            node = node.named(name);
        }
        if let Some(type_expr) = step["type"].as_str() {
            node = node.typed(type_expr);
        }
        let entries = step["meta"].as_object().into_iter().flatten();
        let other = entries.map(|(key, value)| (key.as_str().into(), text(value).into())).collect();
        node.meta(Meta { other, ..Meta::default() })
    }
}

fn replay(steps: &Value, graph: &mut Graph, handles: &mut Handles) {
    for step in list(steps) {
        let node = |handles: &Handles| handles.node(&step["node"]);
        match text(&step["do"]) {
            "create" => {
                let id = graph.create_node(handles.new_node(step));
                handles.0.insert(text(&step["as"]).to_owned(), id);
            }
            "copy" => {
                let source = graph.clone();
                let id = graph.node_copy(source.node(node(handles)), Argument::Node);
                handles.0.insert(text(&step["as"]).to_owned(), id);
            }
            "erase" => graph.erase_node(node(handles)).unwrap(),
            "rename" => {
                let name = graph.rename(node(handles), text(&step["to"])).unwrap();
                if name != text(&step["gives"]) {
                    eprintln!("renaming to {} gave {name}, torch.fx gives {}", step["to"], step["gives"]);
                }
            }
            "set_type" => graph.set_type_expr(node(handles), step["type"].as_str()).unwrap(),
            "set_target" => graph.set_target(node(handles), text(&step["target"])).unwrap(),
            "set_args" => graph.set_args(node(handles), handles.arguments(&step["args"])).unwrap(),
            "set_kwargs" => graph.set_kwargs(node(handles), handles.kwargs(&step["kwargs"])).unwrap(),
            "update_arg" | "insert_arg" => {
                let index = step["index"].as_u64().unwrap() as usize;
                let value = handles.argument(&step["value"]);
                match text(&step["do"]) {
                    "update_arg" => graph.update_arg(node(handles), index, value).unwrap(),
                    _ => graph.insert_arg(node(handles), index, value).unwrap(),
                }
            }
            "update_kwarg" => {
                let value = handles.argument(&step["value"]);
                graph.update_kwarg(node(handles), text(&step["key"]), value).unwrap();
            }
            "replace_input" => {
                let (old, new) = (handles.node(&step["old"]), handles.node(&step["new"]));
                graph.replace_input_with(node(handles), old, new).unwrap();
            }
            "replace_all_uses" => {
                let kept: Vec<NodeId> = list(&step["except"]).iter().map(|item| handles.node(item)).collect();
                let new = handles.node(&step["with"]);
                let changed =
                    graph.replace_uses_where(node(handles), new, |user| !kept.contains(&user.id())).unwrap();
                let expected: Vec<NodeId> =
                    list(&step["changed"]).iter().map(|item| handles.node(item)).collect();
                assert_eq!(changed, expected);
            }
            "prepend" => graph.move_before(node(handles), handles.node(&step["anchor"])).unwrap(),
            "append" => graph.move_after(node(handles), handles.node(&step["anchor"])).unwrap(),
            "insert_before" if step["node"].is_null() => {
                replay(&step["steps"], &mut graph.inserting_at_front(), handles);
            }
            "insert_before" => {
                let id = node(handles);
                replay(&step["steps"], &mut graph.inserting_before(id).unwrap(), handles);
            }
            "insert_after" if step["node"].is_null() => {
                replay(&step["steps"], &mut graph.inserting_at_end(), handles);
            }
            "insert_after" => {
                let id = node(handles);
                replay(&step["steps"], &mut graph.inserting_after(id).unwrap(), handles);
            }
            other => panic!("the unknown step `{other}`"),
        }
    }
}

/// The scripts that ours does not give as torch.fx does, and why. A script that no longer differs must go from here.
const KNOWN: [(&str, &str); 4] = [
    ("parameter_named_self", "a first input called `self` stays an input: torch.fx makes it the module"),
    ("special_values", "the number of an enumeration of integers is not kept, so its name is printed"),
    (
        "constants",
        "Python reads the repr of a complex number with a signed zero or an infinity as another number",
    ),
    ("enums_and_records", "the same, and torch.fx's repr of a member inside a named tuple is not Python"),
];

/// The code without the lines in which ours calls an operator that torch.fx writes infix, dropping what does not fit
/// between two operands: there ours is right and torch.fx's changes the program.
fn without_dropped_arguments(ours: &str, theirs: &str) -> (String, String) {
    let is_call = |line: &str| line.split_once(" = ").is_some_and(|(_, call)| call.starts_with("_operator_"));
    let pairs = ours.split('\n').zip(theirs.split('\n')).filter(|(a, b)| !is_call(a) || is_call(b));
    let (ours_left, theirs_left): (Vec<&str>, Vec<&str>) = pairs.unzip();
    match ours.split('\n').count() == theirs.split('\n').count() {
        true => (ours_left.join("\n"), theirs_left.join("\n")),
        false => (ours.to_owned(), theirs.to_owned()),
    }
}

/// What differs between two texts: the first few lines.
fn difference(what: &str, ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let pairs = ours.split('\n').zip(theirs.split('\n')).filter(|(a, b)| a != b).take(3);
    let lines: String = pairs.map(|(a, b)| format!("\n  ours:   {a}\n  theirs: {b}")).collect();
    Some(format!("{what} differs:{lines}"))
}

fn check(script: &Value) -> Vec<String> {
    let (mut graph, mut handles) = (Graph::new(), Handles::default());
    replay(&script["steps"], &mut graph, &mut handles);
    let mut found = Vec::new();
    let names: Vec<Value> = graph.nodes().map(|node| node.name().into()).collect();
    if script["names"] != Value::Array(names.clone()) {
        found.push(format!("the names are {}", Value::Array(names)));
    }
    for node in graph.nodes() {
        let users: Vec<Value> = node.users().map(|user| user.name().into()).collect();
        if script["users"][node.name()] != Value::Array(users.clone()) {
            found.push(format!("the users of {} are {}", node.name(), Value::Array(users)));
        }
    }
    found.extend(difference("the graph", &graph.to_string(), text(&script["graph"])));
    let code = |compat| graph_python_code(&graph, None, &PythonOptions { compat }).map(|code| code.src);
    match script["code"].as_str() {
        Some(theirs) => {
            match code(true) {
                Ok(ours) => found.extend(difference("the compatible code", &ours, theirs)),
                Err(error) => found.push(error.to_string()),
            }
            // Our own code differs where torch.fx's is wrong, and only there.
            if script["quirk"].is_null() && script["invalid_python"].is_null() {
                match code(false) {
                    Ok(ours) => {
                        let (ours, theirs) = without_dropped_arguments(&ours, theirs);
                        found.extend(difference("the code", &ours, &theirs));
                    }
                    Err(error) => found.push(error.to_string()),
                }
            } else if script["invalid_python"] == Value::Bool(true) && code(false).as_deref() == Ok(theirs) {
                found.push("the code is torch.fx's, which does not compile".to_owned());
            }
        }
        // Where torch.fx raises, ours is either an error or better code; it does not panic.
        None => drop(code(false)),
    }
    found
}

#[test]
fn edits_names_texts_and_code_are_torch_fx_s() {
    let mut paths: Vec<_> = std::fs::read_dir(Path::new(FOLDER))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    let (mut count, mut wrong) = (0, 0);
    for path in paths {
        let scripts: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        for script in list(&scripts) {
            count += 1;
            let found = check(script);
            let known = KNOWN.iter().find(|(name, _)| *name == text(&script["name"]));
            if let Some((name, why)) = known {
                assert!(!found.is_empty(), "{name} is torch.fx's now: it is no longer true that {why}");
            } else if !found.is_empty() {
                wrong += 1;
                eprintln!("{} ({}):\n{}", text(&script["name"]), text(&script["intent"]), found.join("\n"));
            }
        }
    }
    assert!(count >= 60, "only {count} scripts were found");
    assert_eq!(wrong, 0, "of {count} scripts");
}
