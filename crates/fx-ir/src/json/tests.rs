//! Tests of the JSON form: there and back over random modules, metadata, hand-written files, and refusals.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::dtype::{DType, Device, DeviceKind, MemoryFormat};
use crate::graph::Graph;
use crate::graph_module::GraphModule;
use crate::meta::{Dim, Meta, ModuleFrame, Provenance, SymExpr, TensorMeta, ValueMeta};
use crate::module::{ModuleTree, TensorRole};
use crate::node::{NewNode, Op};
use crate::tensor::Tensor;
use crate::text::module_tests::{assert_same, module};
use crate::text::tests::hostile_text;
use crate::text::{FxPrintOptions, tensors_for_file};

fn json(module: &GraphModule) -> String {
    to_json(module, &JsonOptions::default())
}

fn users(graph: &Graph) -> Vec<Vec<String>> {
    graph.nodes().map(|node| node.users().map(|user| user.name().to_owned()).collect()).collect()
}

fn document(rest: &str) -> String {
    format!(r#"{{"format": "fx-json", "version": 1, {rest}}}"#)
}

fn refused(text: &str) -> String {
    from_json(text).unwrap_err().to_string()
}

#[test]
fn hand_written_files_are_read() {
    let text = document(
        r#""nodes": [
            {"op": "placeholder", "name": "x", "target": "x", "type": {"repr": "torch.Tensor", "expr": 1}, "new": 1},
            {"op": "call_function", "name": "f", "target": "f",
             "args": [{"node": "x"}, 1, 1.0, -0.0, "1", null, true, [1], {"tuple": [2]}, {"slice": [null, 1, null]},
                      {"float": "-inf"}, {"int": "100000000000000000000"}, {"complex": [1, {"float": "inf"}]},
                      {"device": "cuda:0"}, {"dtype": "float32"}, {"ellipsis": 1}, {"dict": [["k", {"node": "x"}]]}],
             "kwargs": {"out": {"global": "torch.relu"}}}],
           "modules": {"fc": {"class": "torch.nn.Linear", "attrs": {"in_features": 3}, "params": []},
                       "again": {"alias_of": "fc"}},
           "tensors": {"fc.weight": {"kind": "param", "dtype": "float32", "shape": [2]},
                       "fc.bias": {"kind": "param", "none": true},
                       "tied": {"alias_of": "fc.weight"}},
           "weights": "w.safetensors", "unknown": {}"#,
    );
    let source = |file: &str, name: &str| match (file, name) {
        ("w.safetensors", "fc.weight") => Ok(Tensor::from_f32(&[2], &[1.0, 2.0]).unwrap()),
        _ => Err(format!("no {name} in {file}")),
    };
    let read = from_json_with(&text, &source).unwrap();
    insta::assert_snapshot!(crate::text::print_module(&read, &crate::text::FxHeader::new()), @r#"
    module GraphModule:
        tied = parameter f32[2] values(1.0, 2.0)
        fc : torch.nn.Linear(in_features=3)
        fc.weight = tied tied
        fc.bias = parameter None
        again = shared fc
    graph():
        %x : torch.Tensor [num_users=1] = placeholder[target=x]
        %f : [num_users=0] = call_function[target=f](args = (%x, 1, 1.0, -0.0, '1', None, True, [1], (2,), slice(None, 1, None), -inf, 100000000000000000000, (1+infj), cuda:0, torch.float32, Ellipsis, {k: %x}), kwargs = {out: @global(torch.relu)})
    "#);
    assert!(
        refused(&text).contains(r#"tensors["fc.weight"]: tensor `fc.weight` of `w.safetensors` is needed"#)
    );
}

#[test]
fn the_order_of_users_survives() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let (a, b) = (graph.call_function("f", [x]), graph.call_function("g", [x]));
    graph.set_args(a, [x]).unwrap();
    let module = GraphModule::from_graph(graph);
    let text = json(&module);
    assert!(text.contains(r#""users":["g","f"]"#));
    let mut read = from_json(&text).unwrap();
    assert_eq!(users(read.graph()), users(module.graph()));
    let graph = read.graph_mut();
    graph.erase_node(b).unwrap();
    graph.set_args(a, [1]).unwrap();
    assert_eq!(graph.node(x).num_users(), 0);
}

#[test]
fn metadata_is_shared_and_survives() {
    let frame = |path: &str| ModuleFrame { key: path.into(), path: path.into(), class: "my.Class".into() };
    let symbol =
        SymExpr { text: "2*s0".into(), source: "Mul(Integer(2), Symbol('s0'))".into(), hint: Some(8) };
    let mut tensor = TensorMeta::contiguous(DType::BFloat16, &[2, 3]);
    tensor.shape[0] = Dim::Sym(symbol.into());
    tensor.device = Device { kind: DeviceKind::Cuda, index: Some(1) };
    tensor.memory_format = Some(MemoryFormat::ChannelsLast);
    tensor.requires_grad = true;
    let plain = ValueMeta::Tensor(TensorMeta::contiguous(DType::Int64, &[4]));
    let values = vec![
        ValueMeta::Tensor(tensor),
        plain,
        ValueMeta::None,
        ValueMeta::Bool(None),
        ValueMeta::SymBool(SymExpr { text: "u0 >= 2".into(), source: String::new(), hint: None }.into()),
        ValueMeta::SymFloat(SymExpr { text: "1.0*u0".into(), source: String::new(), hint: None }.into()),
        ValueMeta::Float(Some(f64::INFINITY)),
        ValueMeta::Str("s".into()),
    ];
    let meta = |stack: Vec<ModuleFrame>| Meta {
        value: Some(ValueMeta::List(values.clone()).into()),
        stack_trace: Some("File \"a.py\", line 1".into()),
        module_stack: Some(stack.into()),
        provenance: Some(Arc::new([Provenance {
            pass: "cse".into(),
            from: ["a".into(), "b".into()].into(),
        }])),
        other: BTreeMap::from([("torch_fn".into(), "relu".into())]),
    };
    let mut graph = Graph::new();
    for stack in [vec![frame("")], vec![frame(""), frame("a")], vec![frame(""), frame("a")]] {
        graph.create_node(NewNode::new(Op::Placeholder, "x").meta(meta(stack)));
    }
    let module = GraphModule::from_graph(graph);
    let text = json(&module);
    assert!(text.contains(
        r#""stacks":[[null,"","","my.Class"],[0,"a","a","my.Class"]],"traces":["File \"a.py\", line 1"]"#
    ));
    let read = from_json(&text).unwrap();
    let metas =
        |module: &GraphModule| module.graph().nodes().map(|node| node.meta().clone()).collect::<Vec<_>>();
    assert_eq!(metas(&read), metas(&module));
    let bare = to_json(&module, &JsonOptions { meta: false, ..Default::default() });
    assert!(metas(&from_json(&bare).unwrap()).iter().all(Meta::is_empty));
}

#[test]
fn big_tensors_go_where_they_are_sent() {
    let values: Vec<f32> = (0..2000).map(|n| n as f32).collect();
    let big = Tensor::from_f32(&[2000], &values).unwrap();
    let view = Tensor::strided(DType::Float32, vec![3], vec![2], 5, big.storage.clone()).unwrap();
    let mut tree = ModuleTree::default();
    tree.set_tensor("a", TensorRole::Buffer, Tensor::from_f32(&[2000], &values).unwrap());
    tree.set_tensor("big", TensorRole::Buffer, big);
    tree.set_tensor("view", TensorRole::Buffer, view);
    let module = GraphModule::new(tree, Graph::new());
    let weights = Weights::File("w.safetensors");
    let text = to_json(&module, &JsonOptions { weights, ..Default::default() });
    let options = FxPrintOptions { weights, ..Default::default() };
    let files: BTreeMap<String, Tensor> = tensors_for_file(&module, &options).into_iter().collect();
    assert!(text.len() < 1000);
    let source = |_: &str, name: &str| files.get(name).cloned().ok_or_else(|| "no such tensor".to_owned());
    assert_same(&module, &from_json_with(&text, &source).unwrap());
    let omitted = to_json(&module, &JsonOptions { weights: Weights::Omit, ..Default::default() });
    assert_eq!(from_json(&omitted).unwrap().modules().get_tensor("a").unwrap().1.storage.bytes(), None);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let node = |args: &str| {
        document(&format!(
            r#""nodes": [{{"op": "placeholder", "name": "x", "target": "x"}},
                         {{"op": "call_function", "name": "y", "target": "f", "args": [{args}]}}]"#
        ))
    };
    let part = |rest: &str| document(&format!(r#""nodes": [], {rest}"#));
    let cases = [
        "{".to_owned(),
        r#"{"format": "other", "version": 1, "nodes": []}"#.to_owned(),
        r#"{"format": "fx-json", "nodes": []}"#.to_owned(),
        r#"{"format": "fx-json", "version": 2, "nodes": 7}"#.to_owned(),
        document(r#""nodes": 7"#),
        document(r#""nodes": [{"op": "placeholder", "name": "a b", "target": "x"}]"#),
        document(r#""nodes": [{"op": "place", "name": "a", "target": "x"}]"#),
        document(r#""nodes": [{"op": "output", "name": "a"}]"#),
        node(r#"{"node": "z"}"#),
        node(r#"1, [2, {"tuple": [{"slice": [1]}]}]"#),
        node(r#"{"a": 1, "b": 2}"#),
        node(r#"{"tensor": 1}"#),
        node(r#"{"dtype": "float"}"#),
        node(r#"{"dict": [[1]]}"#),
        document(r#""nodes": [{"op": "output", "name": "a", "target": "a", "users": ["a"]}]"#),
        document(
            r#""nodes": [{"op": "output", "name": "a", "target": "a", "meta": {"nn_module_stack": 1}}]"#,
        ),
        document(
            r#""nodes": [{"op": "output", "name": "a", "target": "a", "meta": {"val": {"tensor": {"dtype": "int8"}}}}]"#,
        ),
        part(r#""stacks": [[0, "a", "a", "a"]]"#),
        part(r#""modules": {"a": {"alias_of": "b"}}"#),
        part(r#""modules": {"a": {}, "a.b": {"alias_of": "a"}}"#),
        part(r#""modules": {"a": {"attrs": {"k": {"node": "x"}}}}"#),
        part(
            r#""modules": {"a": {"graph": {"nodes": [{"op": "output", "name": "o", "target": "o", "args": [{"node": "x"}]}]}}}"#,
        ),
        part(r#""tensors": {"a": {"kind": "weight"}}"#),
        part(
            r#""tensors": {"a": {"kind": "param", "dtype": "float32", "shape": [4], "storage": 0}}, "storages": [{"bytes": 8}]"#,
        ),
        part(r#""tensors": {"a": {"kind": "param", "dtype": "float32", "shape": [4], "storage": 3}}"#),
        part(r#""storages": [{"bytes": 8, "data": "AAAA"}]"#),
    ];
    let text: Vec<String> = cases.iter().map(|case| refused(case)).collect();
    insta::assert_snapshot!(text.join("\n"), @r#"
    1:1: EOF while parsing an object
    this is not an fx-json file: `format` is "other", it must be "fx-json"
    fx-json version (none) cannot be read, only version 1; write the file anew with this version of fx
    fx-json version 2 cannot be read, only version 1; write the file anew with this version of fx
    1:46: invalid type: integer `7`, expected a sequence
    nodes[0].name: `a b` is no name: letters, digits and `_` are
    nodes[0].op: `place` is not a opcode
    1:75: missing field `target`
    nodes[1].args[0].node: there is no node named `z`
    nodes[1].args[1][1].tuple[0].slice: a slice has three parts
    nodes[1].args[0]: an object that is an argument has one key, such as `node` or `tuple`
    nodes[1].args[0].tensor: there is no such kind of argument
    nodes[1].args[0].dtype: `float` is not a dtype
    nodes[1].args[0].dict[0]: an entry is a key and a value
    nodes[0].users: these are not the nodes that use the value; leave `users` out if in doubt
    nodes[0].meta.nn_module_stack: there is no such entry in the table
    nodes[0].meta.val.tensor: `shape` is missing
    stacks[0]: the stack around must come before
    modules["a"].alias_of: there is no module `b` before
    modules: a module is inside itself
    modules["a"].attrs.k.node: there are no nodes here
    modules["a"].graph.nodes[0].args[0].node: there is no node named `x`
    tensors["a"].kind: `weight` is not `param`, `buffer` or `constant`
    tensors["a"]: a torch.float32 tensor of shape [4], strides [1] and offset 0 does not fit 8 bytes: an element lies outside the storage
    tensors["a"].storage: there is no storage 3
    storages[0]: `data` has 3 bytes, not 8
    "#);
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(refused(&node(&deep)).contains("recursion limit"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn modules_read_back(module in module()) {
        let text = json(&module);
        match from_json(&text) {
            Ok(read) => {
                assert_same(&module, &read);
                prop_assert_eq!(users(read.graph()), users(module.graph()));
                prop_assert_eq!(json(&read), text);
            }
            Err(error) => prop_assert!(false, "{error}\n{text}"),
        }
    }

    #[test]
    fn damaged_files_are_read_or_refused(module in module(), cut in any::<(prop::sample::Index, prop::sample::Index)>(), more in hostile_text()) {
        let text: Vec<char> = json(&module).chars().collect();
        let (from, to) = (cut.0.index(text.len()), cut.1.index(text.len()));
        let damaged: String = text[..from].iter().copied().chain(more.chars()).chain(text[to..].iter().copied()).collect();
        let _ = from_json(&damaged);
    }
}
