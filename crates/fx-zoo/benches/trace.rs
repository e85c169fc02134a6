//! What tracing a model costs: every model of the zoo, in microseconds, and in nanoseconds a node.
//!
//! ```text
//! cargo bench -p fx-zoo --bench trace
//! ```
//!
//! A figure is the median over the runs and, where other programs disturb it, the fastest. `tools/bench_torch_fx.py` measures torch.fx.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Instant;

use fx_trace::{Module, ModuleExt, symbolic_trace};

const RUNS: usize = 101;

fn measure(name: &str, model: &impl Module) {
    model.eval();
    let nodes = symbolic_trace(model).unwrap().graph().len();
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let module = black_box(symbolic_trace(black_box(model)).unwrap());
            let time = start.elapsed().as_secs_f64() * 1e6;
            drop(module);
            time
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times[RUNS / 2];
    let fastest = times[0];
    println!(
        "{name:<22} {nodes:>5} nodes {median:>9.1} us, fastest {fastest:>9.1} us, {:>6.0} ns a node",
        fastest * 1e3 / nodes as f64
    );
}

fn main() {
    for name in fx_zoo::NAMES {
        measure(name, &fx_zoo::model(name).unwrap());
    }
}
