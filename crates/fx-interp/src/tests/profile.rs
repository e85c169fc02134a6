//! What a profile says: operations, memory, groups, table, JSON and trace. Times are only there.

use std::sync::Arc;

use fx_ir::text::parse_module;
use fx_ir::{Argument, Graph, GraphModule, Meta, Module, ModuleFrame, NodeId};
use serde_json::Value as Json;

use super::{module, ramp};
use crate::{By, Error, Interpreter, Profile, Profiler, Registry, Value};

const NET: &str = "module Net:
    w = parameter f32[16, 8] uniform(seed=1)
    fc : torch.nn.modules.linear.Linear(in_features=16, out_features=4, training=True)
    fc.weight = parameter f32[4, 16] uniform(seed=2)
    fc.bias = parameter f32[4] zeros
graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = get_attr[target=w]
    %linear : [num_users=2] = call_function[target=torch.ops.aten.linear.default](args = (%x, %w), kwargs = {})
    %view : [num_users=1] = call_method[target=view](args = (%linear, 4, 8), kwargs = {})
    %sin : [num_users=1] = call_function[target=torch.sin](args = (%linear,), kwargs = {})
    %matmul : [num_users=1] = call_function[target=operator.matmul](args = (%sin, %view), kwargs = {})
    %fc : [num_users=1] = call_module[target=fc](args = (%matmul,), kwargs = {})
    return fc
";

/// [`NET`] with where its nodes came from. It takes `f32[2, 8]`.
fn net() -> GraphModule {
    let text = NET.replace("(%linear, 4, 8)", "(%linear, 16, 2)").replace("(%sin, %view)", "(%view, %sin)");
    let mut module = parse_module(&text).unwrap().module;
    let frame = |path: &str| ModuleFrame {
        key: path.into(),
        path: path.into(),
        class: format!("net.{}", if path.is_empty() { "Net" } else { path }).into(),
    };
    for (name, stack, line) in [
        (
            "linear",
            vec![frame(""), frame("body")],
            "\n  File \"torch/nn/functional.py\", line 7, in f\n    g()",
        ),
        ("view", vec![frame(""), frame("body")], ""),
        ("sin", vec![frame("")], ""),
        ("matmul", vec![frame(""), frame("head")], ""),
    ] {
        let id = module.graph().find(name).unwrap().id();
        let meta: &mut Meta = module.graph_mut().meta_mut(id).unwrap();
        meta.module_stack = Some(stack.into());
        let number = if name == "sin" { 4 } else { 3 };
        meta.stack_trace =
            Some(Arc::from(format!("  File \"net.py\", line {number}, in forward\n    x{line}")));
    }
    module
}

fn profile(module: &GraphModule, warm_ups: u32, runs: u32) -> Profile {
    let inputs = || Ok::<_, Error>(vec![Value::Tensor(ramp(&[2, 8]))]);
    Profile::of(module, &Registry::new(), warm_ups, runs, inputs).unwrap()
}

#[test]
fn operations_and_memory_of_every_node() {
    let profile = profile(&net(), 1, 3);
    let found: Vec<(&str, u64, u64, u64)> =
        profile.nodes.iter().map(|node| (&*node.name, node.flops, node.bytes, node.live_bytes)).collect();
    assert_eq!(
        found,
        [
            ("x", 0, 64, 64),
            // A parameter is there anyway.
            ("w", 0, 0, 64),
            ("linear", 2 * 2 * 8 * 16, 128, 192),
            // `x` is free now; a view holds what it views.
            ("view", 0, 0, 128),
            ("sin", 0, 128, 256),
            ("matmul", 2 * 16 * 2 * 16, 1024, 1280),
            ("fc", 2 * 16 * 16 * 4, 256, 1280),
            ("output", 0, 0, 256),
        ]
    );
    assert_eq!(profile.runs, 3);
    assert_eq!(profile.peak_bytes(), 1280);
    assert_eq!(profile.flops(), 512 + 1024 + 2048);
    assert_eq!(profile.nodes[2].result, "f32[2, 16]");
}

#[test]
fn nodes_add_up_by_line_and_by_module() {
    let profile = profile(&net(), 0, 1);
    let rows = |by| -> Vec<(String, usize, u64, u64)> {
        profile.rows(by).into_iter().map(|row| (row.name, row.calls, row.flops, row.bytes)).collect()
    };
    let row = |name: &str, calls, flops, bytes| (name.to_owned(), calls, flops, bytes);
    assert_eq!(
        rows(By::Line),
        [
            row("(no line is known)", 1, 2048, 320),
            row("net.py:3", 3, 512 + 1024, 128 + 1024),
            row("net.py:4", 1, 0, 128)
        ]
    );
    assert_eq!(
        rows(By::Module),
        [
            row("(no module is known)", 0, 0, 64),
            row("", 4, 512 + 1024, 128 + 128 + 1024),
            row("body", 2, 512, 128),
            row("head", 1, 1024, 1024),
            // A leaf module that is called has its path for a name.
            row("fc", 1, 2048, 256),
        ]
    );
    assert_eq!(rows(By::Node).len(), 8);
    let time: std::time::Duration = profile.rows(By::Node).iter().map(|row| row.time).sum();
    assert_eq!(time, profile.time());
}

#[test]
fn the_table_has_the_rows_that_took_longest_and_the_sums() {
    let table = profile(&net(), 0, 1).table(By::Node, 3);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("node") && lines[0].contains("FLOP/s"), "{table}");
    assert_eq!(lines.len(), 1 + 3 + 2, "{table}");
    assert_eq!(lines[4], "and 5 more that took less time");
    assert!(lines[5].starts_with("5 calls in "), "{table}");
    assert!(lines[5].contains("3.58 k FLOP ("), "{table}");
    assert!(lines[5].ends_with("at most 1.2 KiB of values at once; average of 1 run"), "{table}");
}

#[test]
fn json_has_all_rows() {
    let json = profile(&net(), 0, 2).to_json(By::Module);
    assert_eq!((&json["by"], &json["runs"], &json["flops"]), (&"module".into(), &2.into(), &3584.into()));
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows[1]["what"], "net.Net");
    assert!(rows.iter().all(|row| row["nanoseconds"].is_u64()), "{json}");
}

#[test]
fn the_trace_nests_nodes_in_modules() {
    let trace = profile(&net(), 0, 2).to_trace();
    let events = trace["traceEvents"].as_array().unwrap();
    let spans: Vec<(&str, &str, f64, f64)> = events
        .iter()
        .filter(|event| event["ph"] == "X")
        .map(|event| {
            let begin = event["ts"].as_f64().unwrap();
            let end = begin + event["dur"].as_f64().unwrap();
            (event["cat"].as_str().unwrap(), event["name"].as_str().unwrap(), begin, end)
        })
        .collect();
    let span = |cat: &str, name: &str| *spans.iter().find(|span| span.0 == cat && span.1 == name).unwrap();
    assert_eq!(spans.iter().filter(|span| span.0 == "node").count(), 8);
    assert_eq!(spans.iter().filter(|span| span.0 == "module").count(), 4);
    for (module, node) in [("(all)", "linear"), ("body", "view"), ("(all)", "matmul"), ("head", "matmul")] {
        let (outer, inner) = (span("module", module), span("node", node));
        assert!(outer.2 <= inner.2 && inner.3 <= outer.3 + 1e-3, "{module} does not hold {node}: {trace}");
    }
    let counters: Vec<&Json> = events.iter().filter(|event| event["ph"] == "C").collect();
    assert_eq!(counters.last().unwrap()["args"]["bytes"], 256);
}

#[test]
fn a_run_that_takes_another_path_is_recorded_as_it_ran() {
    let module = net();
    let profiler = Profiler::new(&module);
    let mut interpreter = profiler.watch(Interpreter::new(&module).unwrap());
    let input = || vec![Value::Tensor(ramp(&[2, 8]))];
    profiler.start();
    interpreter.run(input()).unwrap();
    profiler.start();
    let sin = module.graph().find("sin").unwrap().id();
    interpreter.run_until(sin, input()).unwrap();
    drop(interpreter);
    let profile = profiler.finish();
    assert_eq!((profile.runs, profile.nodes.len()), (2, 8));
}

/// A branch that multiplies once, and one that multiplies twice, through a graph of its own.
#[test]
fn operations_of_sub_graphs_count_where_they_are_called() {
    let mm = |graph: &mut Graph, x: NodeId| graph.call_function("torch.ops.aten.mm.default", (x, x));
    let program =
        |graph| Module { graph: Some(Box::new(graph)), ..Module::new("torch.fx.graph_module.GraphModule") };
    let once = module(|graph| {
        let x = graph.placeholder("x");
        let y = mm(graph, x);
        graph.output(Argument::tuple([y]));
    });
    let mut twice = module(|graph| {
        let x = graph.placeholder("x");
        let y = mm(graph, x);
        let inner = graph.call_module("inner", [y]);
        let item = graph.call_function("operator.getitem", (inner, 0));
        graph.output(Argument::tuple([item]));
    });
    twice.modules_mut().set_module("inner", program(once.clone()));
    let mut whole = module(|graph| {
        let x = graph.placeholder("x");
        let condition = graph.placeholder("condition");
        let (yes, no) = (graph.get_attr("yes"), graph.get_attr("no"));
        let operands = Argument::tuple([x]);
        let chosen = graph.call_function("torch.ops.higher_order.cond", (condition, yes, no, operands));
        let item = graph.call_function("operator.getitem", (chosen, 0));
        let last = mm(graph, item);
        graph.output(last);
    });
    whole.modules_mut().set_module("yes", program(once));
    whole.modules_mut().set_module("no", program(twice));
    let one = 2 * 4 * 4 * 4;
    for (condition, expected) in [(true, one), (false, 2 * one)] {
        let inputs = || Ok::<_, Error>(vec![Value::Tensor(ramp(&[4, 4])), Value::Bool(condition)]);
        for (warm_ups, runs) in [(0, 1), (0, 3), (1, 1), (2, 2)] {
            let profile = Profile::of(&whole, &Registry::new(), warm_ups, runs, inputs).unwrap();
            let of = |name: &str| profile.nodes.iter().find(|node| node.name == name).unwrap().flops;
            assert_eq!((of("cond"), of("getitem"), of("mm_default")), (expected, 0, one));
            assert_eq!(profile.flops(), expected + one);
        }
    }
}
