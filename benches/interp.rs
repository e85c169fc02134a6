//! What running a graph costs beside libtorch's own work: a chain of 200 adds on a 4x4 tensor, without autograd, on
//! one thread. Raw calls through tch, the plan, the interpreter and, when Python is given, TorchScript and torch.fx.
//!
//! ```text
//! FX_PYTHON=/path/to/python cargo bench --bench interp
//! ```
//!
//! The ways alternate within each round; a figure is the median over the rounds, in nanoseconds a node.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use fx::interp::{Interpreter, Plan, Value};
use fx::ir::{Graph, GraphModule};
use tch::{CModule, Kind, Tensor};

const NODES: usize = 200;
const ROUNDS: usize = 41;
const RUNS_A_ROUND: usize = 20;

fn chain(target: &str) -> GraphModule {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let mut last = x;
    for _ in 0..NODES {
        last = graph.call_function(target, (last, x));
    }
    graph.output(last);
    GraphModule::from_graph(graph)
}

struct Way<'a> {
    name: &'a str,
    run: Box<dyn FnMut() -> Tensor + 'a>,
    rounds: Vec<f64>,
}

fn tensor(value: Value) -> Tensor {
    match value {
        Value::Tensor(tensor) => tensor,
        other => panic!("the chain gave {}", other.describe()),
    }
}

fn main() {
    // Other benchmarks may be asked for by a word of their names, as divan has it.
    if std::env::args().skip(1).any(|word| !word.starts_with('-') && !"interp".contains(&word)) {
        return;
    }
    tch::set_num_threads(1);
    let _guard = tch::no_grad_guard();
    let x = Tensor::rand([4, 4], (Kind::Float, tch::Device::Cpu)) * 1e-3;
    let script = script();

    let by_overload = chain("torch.ops.aten.add.Tensor");
    let by_operator = chain("operator.add");
    let (mut plan, mut plan_of_operator) =
        (Plan::compile(&by_overload).unwrap(), Plan::compile(&by_operator).unwrap());
    let mut interpreter = Interpreter::new(&by_overload).unwrap();
    let mut observed = Interpreter::new(&by_overload).unwrap().observe(|_, value| {
        black_box(value);
    });
    let input = || vec![Value::from(&x)];
    let mut ways = vec![
        Way {
            name: "raw tch calls",
            run: Box::new(|| {
                let mut last = x.f_add(&x).unwrap();
                for _ in 1..NODES {
                    last = last.f_add(&x).unwrap();
                }
                last
            }),
            rounds: Vec::new(),
        },
        Way {
            name: "plan, torch.ops.aten.add.Tensor",
            run: Box::new(|| tensor(plan.run(&by_overload, input()).unwrap())),
            rounds: Vec::new(),
        },
        Way {
            name: "plan, operator.add",
            run: Box::new(|| tensor(plan_of_operator.run(&by_operator, input()).unwrap())),
            rounds: Vec::new(),
        },
        Way {
            name: "interpreter",
            run: Box::new(|| tensor(interpreter.run(input()).unwrap())),
            rounds: Vec::new(),
        },
        Way {
            name: "interpreter with an observer",
            run: Box::new(|| tensor(observed.run(input()).unwrap())),
            rounds: Vec::new(),
        },
    ];
    if let Some(script) = &script {
        ways.push(Way {
            name: "TorchScript, through tch",
            run: Box::new(|| script.forward_ts(&[&x]).unwrap()),
            rounds: Vec::new(),
        });
    }
    let expected = (ways[0].run)();
    for way in &mut ways {
        assert!((way.run)().allclose(&expected, 1e-6, 1e-9, false), "{} gives something else", way.name);
        for _ in 0..RUNS_A_ROUND {
            drop(black_box((way.run)()));
        }
    }
    for _ in 0..ROUNDS {
        for way in &mut ways {
            let start = Instant::now();
            for _ in 0..RUNS_A_ROUND {
                drop(black_box((way.run)()));
            }
            way.rounds.push(start.elapsed().as_nanos() as f64 / (RUNS_A_ROUND * NODES) as f64);
        }
    }
    println!("ns a node, median and quarters of {ROUNDS} rounds");
    for way in &mut ways {
        way.rounds.sort_by(f64::total_cmp);
        let at = |part: usize| way.rounds[way.rounds.len() * part / 4];
        println!("{:<36} {:>7.0}   ({:.0} to {:.0})", way.name, at(2), at(1), at(3));
    }
    if let Some(python) = std::env::var_os("FX_PYTHON") {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/bench_interp.py");
        let done = Command::new(python).args([script, "time"]).status();
        assert!(done.is_ok_and(|status| status.success()), "FX_PYTHON could not run {script}");
    }
}

/// The same chain as TorchScript, written by Python.
fn script() -> Option<CModule> {
    let python = std::env::var_os("FX_PYTHON")?;
    let folder = std::env::temp_dir().join(format!("fx-bench-interp-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("chain.pt");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/bench_interp.py");
    let done = Command::new(python).args([script, "script"]).arg(&file).status();
    assert!(done.is_ok_and(|status| status.success()), "FX_PYTHON could not run {script}");
    let module = CModule::load(&file).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    Some(module)
}
