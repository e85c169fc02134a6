//! What the manager costs beside its passes: a pass that does nothing, with the instruments off and on.

#![allow(clippy::unwrap_used)]

use divan::Bencher;
use divan::counter::ItemsCount;
use fx::ir::{Graph, GraphModule};
use fx::passes::instrument::{
    ChromeTrace, Diff, Dump, History, OpCounts, Print, PrintWhen, Statistics, Timing, Trace,
};
use fx::passes::{Changed, LintPolicy, PassManager, Pipeline};

/// How many passes a run has.
const PASSES: usize = 1_000;

fn main() {
    divan::main();
}

fn module(calls: usize) -> GraphModule {
    let mut graph = Graph::with_capacity(calls + 2);
    let mut last = graph.placeholder("x");
    for _ in 0..calls {
        last = graph.call_function("torch.ops.aten.relu.default", [last]);
    }
    graph.output(last);
    GraphModule::from_graph(graph)
}

fn nothing() -> Pipeline {
    let add = |pipeline: Pipeline, _| pipeline.function("nothing", |_, _| Ok(Changed::No));
    (0..PASSES).fold(Pipeline::new(), add)
}

/// A thousand passes over 100 nodes, as the manager runs when nothing is asked for: lint on, checks as in a release.
fn run(bencher: Bencher, with: impl Fn(PassManager<'static>) -> PassManager<'static> + Sync) {
    bencher
        .counter(ItemsCount::new(PASSES))
        .with_inputs(|| (module(100), with(PassManager::new().add_pipeline(nothing()).check_changed(false))))
        .bench_values(|(mut module, mut manager)| manager.run(&mut module).unwrap());
}

#[divan::bench]
fn instruments_off(bencher: Bencher) {
    run(bencher, |manager| manager);
}

#[divan::bench]
fn lint_off(bencher: Bencher) {
    run(bencher, |manager| manager.lint(LintPolicy::Off));
}

#[divan::bench]
fn check_changed(bencher: Bencher) {
    run(bencher, |manager| manager.check_changed(true));
}

#[divan::bench]
fn timing(bencher: Bencher) {
    run(bencher, |manager| manager.with_instrument(Timing::default()));
}

#[divan::bench]
fn statistics(bencher: Bencher) {
    run(bencher, |manager| manager.with_instrument(Statistics::default()));
}

#[divan::bench]
fn chrome_trace(bencher: Bencher) {
    run(bencher, |manager| manager.with_instrument(ChromeTrace::default()));
}

#[divan::bench]
fn spans_without_subscriber(bencher: Bencher) {
    run(bencher, |manager| manager.with_instrument(Trace::default()));
}

#[divan::bench]
fn op_counts(bencher: Bencher) {
    run(bencher, |manager| manager.with_instrument(OpCounts::default()));
}

#[divan::bench]
fn history(bencher: Bencher) {
    run(bencher, |manager| manager.with_instrument(History::default()));
}

#[divan::bench]
fn print_changed(bencher: Bencher) {
    run(bencher, |manager| manager.with_instrument(Print::new(std::io::sink(), PrintWhen::Changed)));
}

#[divan::bench]
fn diff(bencher: Bencher) {
    run(bencher, |manager| manager.with_instrument(Diff::new(std::io::sink())));
}

#[divan::bench]
fn dump(bencher: Bencher) {
    run(bencher, |manager| manager.with_instrument(Dump::new(|_: &str, _: &str| Ok(()))));
}
