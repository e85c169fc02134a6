//! The work on graphs alone, without libtorch, at 1,000 to 100,000 nodes: time and nodes a second.

#![allow(clippy::unwrap_used)]

use divan::Bencher;
use divan::counter::ItemsCount;
use fx::codegen::{PythonOptions, SvgOptions, python_code, rust_code, svg, tch_code};
use fx::ir::text::parse_graph;
use fx::ir::{Graph, GraphModule, lint};
use fx::passes::{LintPolicy, PassManager};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// A chain of `relu` and `+ 1` of this many calls. Every fourth call is unused, or is a repetition whose value is used.
fn chain(calls: usize, repeat: bool) -> Graph {
    let mut graph = Graph::with_capacity(calls + 2);
    let mut last = graph.placeholder("x");
    for _ in 0..calls / 4 {
        let relu = graph.call_function("torch.ops.aten.relu.default", [last]);
        let add = graph.call_function("torch.ops.aten.add.Tensor", (relu, 1));
        let other = graph.call_function("torch.ops.aten.add.Tensor", (relu, if repeat { 1 } else { 2 }));
        let second = if repeat { other } else { relu };
        last = graph.call_function("torch.ops.aten.mul.Tensor", (add, second));
    }
    graph.output(last);
    graph
}

#[divan::bench(args = SIZES)]
fn build(bencher: Bencher, calls: usize) {
    bencher.counter(ItemsCount::new(calls)).bench(|| chain(calls, false));
}

#[divan::bench(args = SIZES)]
fn lint_graph(bencher: Bencher, calls: usize) {
    let graph = chain(calls, false);
    bencher.counter(ItemsCount::new(calls)).bench(|| lint::lint_graph(&graph));
}

#[divan::bench(args = SIZES)]
fn print(bencher: Bencher, calls: usize) {
    let graph = chain(calls, false);
    bencher.counter(ItemsCount::new(calls)).bench(|| graph.to_string());
}

#[divan::bench(args = SIZES)]
fn parse(bencher: Bencher, calls: usize) {
    let text = chain(calls, false).to_string();
    bencher.counter(ItemsCount::new(calls)).bench(|| parse_graph(&text).unwrap());
}

#[divan::bench(args = SIZES)]
fn python(bencher: Bencher, calls: usize) {
    let module = GraphModule::from_graph(chain(calls, false));
    bencher
        .counter(ItemsCount::new(calls))
        .bench(|| python_code(&module, &PythonOptions::default()).unwrap());
}

#[divan::bench(args = SIZES)]
fn rust(bencher: Bencher, calls: usize) {
    let module = GraphModule::from_graph(chain(calls, false));
    bencher.counter(ItemsCount::new(calls)).bench(|| rust_code(&module).unwrap());
}

#[divan::bench(args = SIZES)]
fn rust_for_tch(bencher: Bencher, calls: usize) {
    let module = GraphModule::from_graph(chain(calls, false));
    bencher.counter(ItemsCount::new(calls)).bench(|| tch_code(&module).unwrap());
}

#[divan::bench(args = SIZES)]
fn picture(bencher: Bencher, calls: usize) {
    let module = GraphModule::from_graph(chain(calls, false));
    bencher.counter(ItemsCount::new(calls)).bench(|| svg(&module, &SvgOptions::default()));
}

/// A pass alone, without the manager's lint and check.
fn pass(bencher: Bencher, calls: usize, name: &str, repeat: bool) {
    let graph = chain(calls, repeat);
    bencher
        .counter(ItemsCount::new(calls))
        .with_inputs(|| GraphModule::from_graph(graph.clone()))
        .bench_values(|mut module| {
            let manager = PassManager::parse(name).unwrap();
            manager.lint(LintPolicy::Off).check_changed(false).run(&mut module).unwrap();
            module
        });
}

#[divan::bench(args = SIZES)]
fn dce(bencher: Bencher, calls: usize) {
    pass(bencher, calls, "dce", false);
}

#[divan::bench(args = SIZES)]
fn cse(bencher: Bencher, calls: usize) {
    pass(bencher, calls, "cse", true);
}
