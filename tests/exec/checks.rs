//! The checks of `tests/suite/checks.rs` that run something.

use fx::interp::{Interpreter, Value};
use fx::ir::{Graph, GraphModule};

/// torch.fx writes `-2 ** x`, so that its module gives -4 for 2 and its interpreter 4.
#[test]
fn check_12_a_negative_base() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let power = graph.call_function("operator.pow", (-2, x));
    graph.output(power);
    let module = GraphModule::from_graph(graph);
    let result = Interpreter::new(&module).unwrap().run(vec![Value::Int(2)]).unwrap();
    assert!(matches!(result, Value::Int(4)), "{}", result.describe());
}

/// torch.fx: `Expected positional argument for parameter x, but one was not passed in!`, then the node.
#[test]
fn check_35_a_missing_input() {
    let mut graph = Graph::new();
    let (x, y) = (graph.placeholder("x"), graph.placeholder("y"));
    let add = graph.call_function("operator.add", (x, y));
    graph.output(add);
    let module = GraphModule::from_graph(graph);
    let error = Interpreter::new(&module).unwrap().run(Vec::new()).err().unwrap();
    assert_eq!(error.to_string(), "the module takes 2 inputs (x, y), 0 were given");
}
