//! Finding and replacing patterns, without libtorch: the graphs and operations of `tools/bench_torch_fx.py`.

#![allow(clippy::unwrap_used)]

use divan::Bencher;
use divan::counter::ItemsCount;
use fx::ir::{Graph, GraphModule};
use fx::rewrite::{MatchOptions, Pattern, Rewrite, RewriteSet, SubgraphMatcher, replace_pattern};

/// Up to a million: what is linear to there is linear.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

/// A chain of this many calls; two of every `every` are `relu` of `neg`, the others `+ 1`.
fn chain(calls: usize, every: usize) -> GraphModule {
    let mut graph = Graph::with_capacity(calls + 2);
    let mut last = graph.placeholder("x");
    let mut at = 0;
    while at < calls {
        if at % every == 0 {
            let neg = graph.call_function("torch.neg", [last]);
            last = graph.call_function("torch.relu", [neg]);
            at += 2;
        } else {
            last = graph.call_function("torch.add", (last, 1));
            at += 1;
        }
    }
    graph.output(last);
    GraphModule::from_graph(graph)
}

/// `outer(inner(x))`, or `outer(x)`.
fn nested(inner: Option<&str>, outer: &str) -> GraphModule {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let value = inner.map_or(x, |inner| graph.call_function(inner, [x]));
    let result = graph.call_function(outer, [value]);
    graph.output(result);
    GraphModule::from_graph(graph)
}

fn relu_of_neg() -> GraphModule {
    nested(Some("torch.neg"), "torch.relu")
}

/// Replaces `relu(neg(x))` by `abs(x)` where it is every tenth call.
#[divan::bench(args = SIZES)]
fn replace_pattern_tenth(bencher: Bencher, calls: usize) {
    replace(bencher, calls, 10);
}

/// The same where there is nothing else: 8,000 replacements in 16,000 nodes.
#[divan::bench(args = [16_000])]
fn replace_pattern_half(bencher: Bencher, calls: usize) {
    replace(bencher, calls, 2);
}

fn replace(bencher: Bencher, calls: usize, every: usize) {
    let module = chain(calls, every);
    bencher.counter(ItemsCount::new(calls)).with_inputs(|| module.clone()).bench_values(|mut module| {
        let done = replace_pattern(&mut module, relu_of_neg(), nested(None, "torch.abs")).unwrap();
        assert_eq!(done.replaced.len(), calls.div_ceil(every));
        module
    });
}

#[divan::bench(args = SIZES)]
fn find_tenth(bencher: Bencher, calls: usize) {
    let module = chain(calls, 10);
    let matcher = SubgraphMatcher::new(Pattern::new(relu_of_neg()).unwrap()).unwrap();
    bencher.counter(ItemsCount::new(calls)).bench(|| matcher.find(&module).unwrap());
}

/// Rewrites of one pattern that is there and of others that begin as it does and are not.
fn set(patterns: usize) -> RewriteSet {
    let others = (1..patterns).map(|at| nested(Some(&format!("torch.other_{at}")), "torch.relu"));
    let all = std::iter::once(relu_of_neg()).chain(others);
    RewriteSet::new(all.map(|pattern| {
        let pattern = Pattern::new(pattern).unwrap();
        Rewrite::positional("fuse", pattern, nested(None, "torch.abs"), MatchOptions::default()).unwrap()
    }))
}

#[divan::bench(args = [1, 20])]
fn patterns_in_one_walk(bencher: Bencher, patterns: usize) {
    let (set, module) = (set(patterns), chain(100_000, 10));
    bencher.with_inputs(|| module.clone()).bench_values(|mut module| {
        assert_eq!(set.apply_once(&mut module).unwrap().replaced.len(), 10_000);
        module
    });
}

/// Patterns that end in the call that most of the graph consists of, and differ in a constant.
#[divan::bench(args = [1, 20])]
fn patterns_of_one_call(bencher: Bencher, patterns: usize) {
    let module = chain(100_000, 10);
    let rewrites = (0..patterns).map(|at| {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let add = graph.call_function("torch.add", (x, at as i64 + 1));
        graph.output(add);
        let pattern = Pattern::from_graph(graph).unwrap();
        Rewrite::positional("fuse", pattern, nested(None, "torch.abs"), MatchOptions::default()).unwrap()
    });
    let set = RewriteSet::new(rewrites);
    bencher.with_inputs(|| module.clone()).bench_values(|mut module| {
        assert_eq!(set.apply_once(&mut module).unwrap().replaced.len(), 80_000);
        module
    });
}
