//! What tracing a model costs: every model of the zoo, in microseconds, and in nanoseconds a node.
//!
//! ```text
//! FX_PYTHON=python cargo bench -p fx-zoo --bench trace
//! ```
//!
//! A figure is the fastest of many runs, which other programs on the machine disturb least. Where `FX_PYTHON` names a
//! Python with torch and torchvision, torch.fx is measured in the same run (`tools/bench_trace.py`).

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use fx_trace::{Module, symbolic_trace};

const RUNS: usize = 200;

/// The number of nodes, and microseconds.
fn measure(model: &impl Module) -> (usize, f64) {
    let nodes = symbolic_trace(model).unwrap().graph().len();
    let run = || {
        let start = Instant::now();
        let module = black_box(symbolic_trace(black_box(model)).unwrap());
        let time = start.elapsed().as_secs_f64() * 1e6;
        drop(module);
        time
    };
    (nodes, (0..RUNS).map(|_| run()).fold(f64::INFINITY, f64::min))
}

/// Nodes and microseconds of torch.fx, by model.
fn torch_fx() -> BTreeMap<String, (usize, f64)> {
    let Some(python) = std::env::var_os("FX_PYTHON") else { return BTreeMap::new() };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tools/bench_trace.py");
    let output = Command::new(python).arg(script).args(fx_zoo::NAMES).output().unwrap();
    if !output.status.success() {
        println!("torch.fx is not measured: {}", String::from_utf8_lossy(&output.stderr).trim());
        return BTreeMap::new();
    }
    let text = String::from_utf8(output.stdout).unwrap();
    let line = |line: &str| {
        let mut words = line.split(' ');
        let mut next = || words.next().unwrap();
        (next().to_owned(), (next().parse().unwrap(), next().parse().unwrap()))
    };
    text.lines().map(line).collect()
}

fn main() {
    let python = torch_fx();
    println!("| model                | nodes | torch.fx (us) |  fx (us) | ns a node |   ratio |");
    println!("|----------------------|------:|--------------:|---------:|----------:|--------:|");
    for name in fx_zoo::NAMES {
        let (nodes, time) = measure(&fx_zoo::model(name).unwrap());
        let (theirs, ratio) = match python.get(name) {
            Some(&(same, theirs)) => {
                assert_eq!(nodes, same, "{name}");
                (format!("{theirs:.0}"), format!("{:.0}", theirs / time))
            }
            None => (String::new(), String::new()),
        };
        println!(
            "| {name:<20} | {nodes:>5} | {theirs:>13} | {time:>8.1} | {:>9.0} | {ratio:>7} |",
            time * 1e3 / nodes as f64
        );
    }
}
