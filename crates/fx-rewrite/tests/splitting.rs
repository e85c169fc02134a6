//! `split_module` against what torch.fx made of the same graphs (`tools/gen_split_goldens.py`), and where we do better.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Read;

use fx_ir::text::parse_module;
use fx_ir::{Graph, GraphModule, Module, lint};
use fx_rewrite::{Split, SplitError, SplitOptions, split_module};
use serde_json::Value;

fn cases() -> Vec<Value> {
    let packed = include_bytes!("data/split.json.gz");
    let mut text = String::new();
    flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn options(case: &Value) -> SplitOptions {
    let mut options = SplitOptions::default();
    for (key, value) in case["options"].as_object().unwrap() {
        match key.as_str() {
            "keep_original_order" => options.keep_original_order = value.as_bool().unwrap(),
            "keep_original_node_name" => options.keep_original_node_name = value.as_bool().unwrap(),
            "keep_original_input_name" => options.keep_original_input_name = value.as_bool().unwrap(),
            "tuple_return" => options.tuple_return = value.as_bool().unwrap(),
            "partition_affix" => options.partition_affix = Some(value.as_str().unwrap().to_owned()),
            other => panic!("no option {other}"),
        }
    }
    options
}

fn inner<'s>(split: &'s Split, name: &str) -> &'s GraphModule {
    split.module.modules().get_module(name).unwrap().graph.as_deref().unwrap()
}

#[test]
fn graphs_are_split_as_torch_fx_splits_them() {
    let (mut same, mut refused, mut mended) = (0, 0, 0);
    let cases = cases();
    let after =
        |name: &str| cases.iter().find(|case| case["name"] == name).unwrap()["after"].as_str().unwrap();
    for case in &cases {
        let name = case["name"].as_str().unwrap();
        let module = parse_module(case["module"].as_str().unwrap()).unwrap().module;
        let parts = case["parts"].as_object().unwrap();
        let split = split_module(&module, &options(case), |node| parts[node.name()].as_i64().unwrap());
        match case["raises"].as_str() {
            Some(error) if error.starts_with("RuntimeError: cycle") => {
                let error = split.unwrap_err();
                assert!(matches!(error, SplitError::Cycle { .. }), "{name}: {error}");
                refused += 1;
            }
            // With `keep_original_order`, torch.fx trips over what is not defined yet.
            Some(error) => {
                assert!(error.starts_with("KeyError"), "{name}: {error}");
                assert!(lint::lint(&split.unwrap().module).is_clean(), "{name}");
                mended += 1;
            }
            None => {
                let split = split.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert!(lint::lint(&split.module).is_clean(), "{name}: {}", lint::lint(&split.module));
                // With modes, torch.fx may call a part before the one that sets the mode for it; we keep the order.
                let has_modes = name.starts_with("grad") || name.starts_with("autocast");
                let in_order = format!("{}_in_order", name.trim_end_matches("_in_order"));
                let expected = if has_modes { after(&in_order) } else { after(name) };
                assert_eq!(split.module.graph().to_string(), expected, "{name}");
                let expected = case["inner"].as_object().unwrap();
                assert_eq!(split.partition_names.len(), expected.len(), "{name}");
                for (part, text) in expected {
                    assert_eq!(
                        inner(&split, part).graph().to_string(),
                        text.as_str().unwrap(),
                        "{name}: {part}"
                    );
                }
                let names: serde_json::Map<String, Value> =
                    split.qualname_map.iter().map(|(new, old)| (new.clone(), old.as_str().into())).collect();
                assert_eq!(&names, case["names"].as_object().unwrap(), "{name}");
                same += 1;
            }
        }
    }
    insta::assert_snapshot!(format!("{same} the same, {refused} refused by both, {mended} that torch.fx trips over"), @"555 the same, 55 refused by both, 8 that torch.fx trips over");
}

fn split_by_name(module: &GraphModule, parts: &[(&str, i64)]) -> Result<Split, SplitError> {
    let part = |name: &str| parts.iter().find(|(other, _)| *other == name).unwrap().1;
    split_module(module, &SplitOptions::default(), |node| part(node.name()))
}

fn calls(split: &Split) -> Vec<String> {
    let graph = split.module.graph();
    graph.find_nodes(fx_ir::Op::CallModule, None).map(|node| node.target().to_owned()).collect()
}

/// torch.fx calls the last of two independent parts first, and reads `x` before it is written.
#[test]
fn a_part_that_writes_keeps_its_place() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    graph.call_method("add_", (x, 1));
    let read = graph.call_function("torch.relu", [x]);
    graph.output(read);
    let module = GraphModule::from_graph(graph);
    let split = split_by_name(&module, &[("add_", 0), ("relu", 1)]).unwrap();
    assert_eq!(calls(&split), ["submod_0", "submod_1"]);

    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let read = graph.call_function("torch.relu", [x]);
    graph.call_method("add_", (x, 1));
    let again = graph.call_function("torch.neg", [x]);
    graph.output([read, again].map(Into::into).to_vec());
    let module = GraphModule::from_graph(graph);
    let error = split_by_name(&module, &[("relu", 0), ("add_", 1), ("neg", 0)]).unwrap_err();
    insta::assert_snapshot!(error, @"cycle exists between partitions: 0 must come after 1 (`add_` and `neg` share memory that one of them writes), 1 must come after 0 (`relu` and `add_` share memory that one of them writes); put these nodes into one partition, or part them otherwise");
}

#[test]
fn random_draws_keep_their_order() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let first = graph.call_function("torch.rand_like", [x]);
    let second = graph.call_function("torch.rand_like", [x]);
    let sum = graph.call_function("torch.sub", [first, second]);
    graph.output(sum);
    let module = GraphModule::from_graph(graph);
    let split = split_by_name(&module, &[("rand_like", 0), ("rand_like_1", 1), ("sub", 2)]).unwrap();
    assert_eq!(calls(&split), ["submod_0", "submod_1", "submod_2"]);
}

fn norm_twice(training: bool) -> GraphModule {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let first = graph.call_module("norm", [x]);
    let second = graph.call_module("norm", [first]);
    graph.output(second);
    let mut module = GraphModule::from_graph(graph);
    let mut norm = Module::new("torch.nn.modules.batchnorm.BatchNorm2d");
    norm.training = training;
    norm.config.insert("track_running_stats".to_owned(), true.into());
    module.modules_mut().set_module("norm", norm);
    module
}

#[test]
fn a_module_with_state_stays_in_one_part() {
    let parts = [("norm", 0), ("norm_1", 1)];
    assert!(split_by_name(&norm_twice(false), &parts).is_ok());
    insta::assert_snapshot!(split_by_name(&norm_twice(true), &parts).unwrap_err(), @"`norm` keeps state that its calls change, and is called in partitions 0 and 1: each would change a copy of its own; put its calls into one partition");
}

#[test]
fn what_is_not_known_may_be_trusted() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let ids: Vec<_> = (0..3).map(|_| graph.call_function("mine.custom", [x])).collect();
    graph.output(ids.iter().map(|&id| id.into()).collect::<Vec<fx_ir::Argument>>());
    let module = GraphModule::from_graph(graph);
    let parts = |node: fx_ir::Node<'_>| i64::from(node.name() == "custom_1");
    let error = split_module(&module, &SplitOptions::default(), parts).unwrap_err();
    insta::assert_snapshot!(error, @"cycle exists between partitions: 0 must come after 1 (nothing is known of what `custom_1` or `custom_2` does; `trust_unknown` takes it to only compute), 1 must come after 0 (nothing is known of what `custom` or `custom_1` does; `trust_unknown` takes it to only compute); put these nodes into one partition, or part them otherwise");
    let options = SplitOptions { trust_unknown: true, ..SplitOptions::default() };
    assert_eq!(calls(&split_module(&module, &options, parts).unwrap()), ["submod_1", "submod_0"]);
}

/// `a.b` and `a_b` become one name in torch.fx, and the second module runs in place of the first.
#[test]
fn modules_whose_names_meet_stay_two() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let first = graph.call_module("a.b", [x]);
    let second = graph.call_module("a_b", [first]);
    graph.output(second);
    let mut module = GraphModule::from_graph(graph);
    module.modules_mut().set_module("a.b", Module::new("torch.nn.modules.activation.ReLU"));
    module.modules_mut().set_module("a_b", Module::new("torch.nn.modules.activation.Tanh"));
    let split = split_module(&module, &SplitOptions::default(), |_| 0).unwrap();
    let inner = inner(&split, "submod_0");
    let classes: Vec<&str> = inner
        .graph()
        .find_nodes(fx_ir::Op::CallModule, None)
        .map(|node| inner.modules().get_module(node.target()).unwrap().class.as_str())
        .collect();
    assert_eq!(classes, ["torch.nn.modules.activation.ReLU", "torch.nn.modules.activation.Tanh"]);
}

#[test]
fn modes_ask_for_parts_that_rise() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let first = graph.call_function("torch.relu", [x]);
    graph.call_function("torch._C._set_grad_enabled", [fx_ir::Argument::Bool(false)]);
    let second = graph.call_function("torch.neg", [first]);
    graph.output(second);
    let module = GraphModule::from_graph(graph);
    let error = split_by_name(&module, &[("relu", 1), ("_set_grad_enabled", 0), ("neg", 0)]).unwrap_err();
    insta::assert_snapshot!(error, @"autocast or set_grad_enabled require monotonically increasing partitions: `_set_grad_enabled` is in partition 0 and a node before it in 1");
}
