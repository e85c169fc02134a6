//! Opening a `.pt2` of 1,000 to 100,000 calls: its structure alone, as a module, and up to the first answer.
//!
//! ```text
//! FX_PYTHON=/path/to/python cargo bench --bench archive
//! ```
//!
//! With Python given, `torch.export.load` opens and runs the same files. A figure is the median of several runs in one
//! process; the first answer in a process of its own would measure the loading of libtorch as well.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fx::ir::{
    DType, Graph, GraphModule, Meta, ModuleTree, NewNode, Op, Tensor, TensorMeta, TensorRole, ValueMeta,
};
use fx::pt2::{ExportedProgram, read_module, write_module};

const RUNS: usize = 11;

/// `x = x + bias` and `x = relu(x)` in turn on a 4x4 tensor.
fn chain(calls: usize) -> GraphModule {
    let meta = || {
        let tensor = ValueMeta::Tensor(TensorMeta::contiguous(DType::Float32, &[4, 4]));
        Meta { value: Some(Arc::new(tensor)), ..Meta::default() }
    };
    let mut modules = ModuleTree::default();
    modules.set_tensor("bias", TensorRole::Parameter, Tensor::from_f32(&[4, 4], &[0.5; 16]).unwrap());
    let mut graph = Graph::with_capacity(calls + 3);
    let bias = graph.create_node(NewNode::new(Op::GetAttr, "bias").meta(meta()));
    let mut last = graph.create_node(NewNode::new(Op::Placeholder, "x").meta(meta()));
    for _ in 0..calls / 2 {
        let add = NewNode::call_function("torch.ops.aten.add.Tensor").args((last, bias)).meta(meta());
        let add = graph.create_node(add);
        last = graph
            .create_node(NewNode::call_function("torch.ops.aten.relu.default").args((add,)).meta(meta()));
    }
    graph.output(last);
    GraphModule::new(modules, graph)
}

fn median(mut run: impl FnMut()) -> Duration {
    run();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

/// Opens the file and runs the program once.
#[cfg(feature = "tch")]
fn first_answer(file: &Path) {
    let module = read_module(file).unwrap();
    let input = tch::Tensor::rand([4, 4], (tch::Kind::Float, tch::Device::Cpu));
    black_box(fx::interp::Interpreter::new(&module).unwrap().run(vec![(&input).into()]).unwrap());
}

fn main() {
    // Other benchmarks may be asked for by a word of their names, as divan has it.
    if std::env::args().skip(1).any(|word| !word.starts_with('-') && !"archive".contains(&word)) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    println!("ms, median of {RUNS} runs\n{:<28} {:>9} {:>9} {:>9}", "calls", 1_000, 10_000, 100_000);
    let files = [1_000, 10_000, 100_000].map(|calls| {
        let file = folder.path().join(format!("chain{calls}.pt2"));
        write_module(&file, &chain(calls)).unwrap();
        file
    });
    let row = |name: &str, run: &dyn Fn(&Path)| {
        let times = files.each_ref().map(|file| median(|| run(file)).as_secs_f64() * 1e3);
        println!("{name:<28} {:>9.1} {:>9.1} {:>9.1}", times[0], times[1], times[2]);
    };
    row("structure", &|file| drop(black_box(ExportedProgram::load(file).unwrap())));
    row("module", &|file| drop(black_box(read_module(file).unwrap())));
    #[cfg(feature = "tch")]
    {
        tch::set_num_threads(1);
        let _guard = tch::no_grad_guard();
        row("first answer", &first_answer);
    }
    if let Some(python) = std::env::var_os("FX_PYTHON") {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/bench_archive.py");
        // At 100,000 calls `torch.export.load` takes minutes.
        let done = Command::new(python).arg(script).args(&files[..2]).status();
        assert!(done.is_ok_and(|status| status.success()), "FX_PYTHON could not run {script}");
    }
}
