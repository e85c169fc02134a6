//! Tests of running: that plan and interpreter agree, what they free, what they say when something is wrong.

mod errors;
mod interpreter;
mod plan;
mod profile;
mod python;
mod registry;
mod torchvision;

use fx_ir::{Graph, GraphModule};
use tch::{Kind, Tensor};

use crate::{Interpreter, Plan, Value};

/// `f32` values 0, 1, 2, ... of this shape.
fn ramp(shape: &[i64]) -> Tensor {
    let count: i64 = shape.iter().product();
    Tensor::arange(count, (Kind::Float, tch::Device::Cpu)).reshape(shape)
}

/// Runs through the interpreter, and three times through a plan; they must agree.
fn run_both(module: &GraphModule, inputs: &[Value]) -> Value {
    let by_nodes = Interpreter::new(module).unwrap().run(inputs.to_vec()).unwrap();
    let mut plan = Plan::compile(module).unwrap();
    for _ in 0..3 {
        let by_plan = plan.run(module, inputs.to_vec()).unwrap();
        let difference = crate::compare(&by_plan, &by_nodes, None);
        assert_eq!(difference.mismatch, None);
    }
    by_nodes
}

fn module(build: impl FnOnce(&mut Graph)) -> GraphModule {
    let mut graph = Graph::new();
    build(&mut graph);
    GraphModule::from_graph(graph)
}

fn show(value: &Value) -> String {
    match value {
        Value::Tensor(tensor) => {
            let numbers: Vec<f64> = Vec::try_from(tensor.to_kind(Kind::Double).flatten(0, -1)).unwrap();
            format!("{} {numbers:?}", value.describe())
        }
        other => other.describe(),
    }
}
