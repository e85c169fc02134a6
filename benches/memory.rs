//! What a graph costs in memory: the `max alloc` that this prints is the peak of building one, its size and what growing
//! needed on the way. A binary of its own, since counting allocations slows them down.

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};
use fx::ir::Graph;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// A chain of `relu` and `+ 1`, with room made for it beforehand or not.
fn chain(calls: usize, room: usize) -> Graph {
    let mut graph = Graph::with_capacity(room);
    let mut last = graph.placeholder("x");
    for _ in 0..calls / 2 {
        let relu = graph.call_function("torch.ops.aten.relu.default", [last]);
        last = graph.call_function("torch.ops.aten.add.Tensor", (relu, 1));
    }
    graph.output(last);
    graph
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn graph(bencher: Bencher, calls: usize) {
    bencher.counter(ItemsCount::new(calls)).bench(|| chain(calls, calls + 2));
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn graph_that_grows(bencher: Bencher, calls: usize) {
    bencher.counter(ItemsCount::new(calls)).bench(|| chain(calls, 0));
}

/// What is left when it is whole: a clone has no spare room.
#[divan::bench(args = [1_000, 10_000, 100_000])]
fn copy(bencher: Bencher, calls: usize) {
    let graph = chain(calls, 0);
    bencher.counter(ItemsCount::new(calls)).bench(|| graph.clone());
}
