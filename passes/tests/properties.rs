//! What must hold of passes whatever the program: on random programs, without libtorch.

#![allow(clippy::unwrap_used, clippy::panic)]

use builtin_passes as _;
use fx_ir::{Argument, Graph, GraphModule, NewNode, Node, NodeId, NodeMap, Op, TensorMeta, ValueMeta, lint};
use fx_passes::PassManager;
use proptest::prelude::*;

fn run(pipeline: &str, module: &GraphModule) -> GraphModule {
    let mut after = module.clone();
    PassManager::parse(pipeline).unwrap().check_changed(true).run(&mut after).unwrap();
    let lints = lint::lint(&after);
    assert!(lints.is_clean(), "{lints}");
    after
}

/// What is called with which constants, in order.
fn calls(module: &GraphModule) -> Vec<String> {
    let is_call = |node: &Node<'_>| !matches!(node.op(), Op::Placeholder | Op::Output);
    let told = |node: Node<'_>| {
        let constants = node.args().iter().filter(|arg| arg.as_node().is_none());
        let constants: Vec<String> = constants.map(|arg| node.graph().format_argument(arg)).collect();
        format!("{} {} {}", node.op(), node.target(), constants.join(" "))
    };
    module.graph().nodes().filter(is_call).map(told).collect()
}

/// Calls that have an inverse, by target and number; names that are undone to themselves.
const INVERTIBLE: [(Op, &str, Option<i64>); 10] = [
    (Op::CallFunction, "torch.sin", None),
    (Op::CallFunction, "torch.arctan", None),
    (Op::CallFunction, "torch.ops.aten.exp.default", None),
    (Op::CallFunction, "torch.ops.aten.neg.default", None),
    (Op::CallMethod, "tanh", None),
    (Op::CallMethod, "reciprocal", None),
    (Op::CallFunction, "operator.add", Some(2)),
    (Op::CallFunction, "operator.truediv", Some(-3)),
    (Op::CallFunction, "torch.ops.aten.mul.Tensor", Some(5)),
    (Op::CallMethod, "sub", Some(7)),
];

fn straight_line(picks: &[usize], nested: bool) -> GraphModule {
    let mut graph = Graph::new();
    let mut value = graph.placeholder("x");
    for &pick in picks {
        let (op, target, number) = INVERTIBLE[pick];
        let args: Vec<Argument> = [value.into()].into_iter().chain(number.map(Argument::Int)).collect();
        value = graph.create_node(NewNode::new(op, target).args(args));
    }
    match nested {
        true => graph.output(Argument::Tuple(vec![value.into()].into())),
        false => graph.output(value),
    };
    GraphModule::from_graph(graph)
}

/// Positional arguments, and those by keyword.
type Spelling = (Vec<Argument>, Vec<(&'static str, Argument)>);

/// The ways to spell `add(x, y)`, `sum(x, 1)` and `max_pool2d(x, 2)`.
fn spelled(call: usize, style: usize, x: NodeId, y: NodeId) -> NewNode {
    let args = |args: Vec<Argument>| args;
    let named =
        |pairs: Vec<(&str, Argument)>| pairs.into_iter().map(|(key, value)| (key.into(), value)).collect();
    let (target, all): (_, [Spelling; 4]) = match call {
        0 => (
            "torch.ops.aten.add.Tensor",
            [
                (args(vec![x.into(), y.into()]), vec![]),
                (args(vec![x.into(), y.into()]), vec![("alpha", 1.into())]),
                (args(vec![x.into()]), vec![("other", y.into())]),
                (args(vec![]), vec![("alpha", 1.into()), ("other", y.into()), ("self", x.into())]),
            ],
        ),
        1 => (
            "torch.sum",
            [
                (args(vec![x.into(), 1.into()]), vec![]),
                (args(vec![x.into(), 1.into(), false.into()]), vec![]),
                (args(vec![]), vec![("dim", 1.into()), ("input", x.into())]),
                (
                    args(vec![x.into()]),
                    vec![("keepdim", false.into()), ("dim", 1.into()), ("dtype", Argument::None)],
                ),
            ],
        ),
        _ => (
            "torch.ops.aten.max_pool2d.default",
            [
                (args(vec![x.into(), 2.into()]), vec![]),
                (args(vec![x.into(), 2.into(), Argument::list::<i64>([])]), vec![("dilation", 1.into())]),
                (args(vec![x.into(), 2.into()]), vec![("ceil_mode", false.into())]),
                (args(vec![x.into()]), vec![("padding", 0.into()), ("kernel_size", 2.into())]),
            ],
        ),
    };
    let (args, kwargs) = all[style % 4].clone();
    NewNode::call_function(target).args(args).kwargs(named(kwargs))
}

fn spelled_program(calls: &[(usize, usize, usize)], first: bool) -> GraphModule {
    let mut graph = Graph::new();
    let mut values = vec![graph.placeholder("x"), graph.placeholder("y")];
    for &(call, style, pick) in calls {
        let (x, y) = (values[values.len() - 1], values[pick % values.len()]);
        let node = spelled(call, if first { 0 } else { style }, x, y).named("value");
        values.push(graph.create_node(node));
    }
    graph.output(values[values.len() - 1]);
    GraphModule::from_graph(graph)
}

type Matrix = Vec<Vec<i64>>;

/// A program of products, sums and writes on matrices of two columns; what is returned are sums.
fn products(steps: &[(usize, usize, usize)]) -> GraphModule {
    let mut graph = Graph::new();
    let new = |graph: &mut Graph, node: NewNode, rows: usize| {
        let id = graph.create_node(node);
        let meta = TensorMeta::contiguous(fx_ir::DType::Int64, &[rows as i64, 2]);
        graph.meta_mut(id).unwrap().value = Some(std::sync::Arc::new(ValueMeta::Tensor(meta)));
        (id, rows)
    };
    let mut values = Vec::new();
    for (at, rows) in [2, 2, 1, 3].into_iter().enumerate() {
        values.push(new(&mut graph, NewNode::new(Op::Placeholder, format!("x{at}")), rows));
    }
    for &(call, a, b) in steps {
        let ((a, rows), b) = (values[a % values.len()], b % 2);
        let made = match call {
            // The right factors are the first two inputs.
            0..5 => {
                let node = NewNode::call_function("torch.ops.aten.mm.default");
                new(&mut graph, node.args([Argument::from(a), values[b].0.into()]), rows)
            }
            5 | 6 => new(
                &mut graph,
                NewNode::call_function("torch.ops.aten.neg.default").args([Argument::from(a)]),
                rows,
            ),
            _ => {
                let node = NewNode::call_function("torch.ops.aten.add_.Tensor");
                new(&mut graph, node.args([Argument::from(a), Argument::Int(b as i64 + 1)]), rows)
            }
        };
        values.push(made);
    }
    let sums: Vec<Argument> = values
        .iter()
        .map(|&(id, _)| graph.call_function("torch.ops.aten.sum.default", [id]).into())
        .collect();
    graph.output(Argument::list(sums));
    GraphModule::from_graph(graph)
}

#[derive(Clone)]
enum Value {
    Nothing,
    /// Rows of a matrix: which one, from where, how many.
    Rows(usize, usize, usize),
    Parts(Vec<Value>),
    Number(i64),
}

fn answers(module: &GraphModule) -> (Vec<i64>, usize) {
    let graph = module.graph();
    let mut memory: Vec<Matrix> = Vec::new();
    let mut values = NodeMap::for_graph(graph, Value::Nothing);
    let mut products = 0;
    let mut inputs = [2, 2, 1, 3].into_iter();
    for node in graph.nodes() {
        let value = |id: NodeId| values.get(id).clone();
        let matrix = |id: NodeId, memory: &[Matrix]| match value(id) {
            Value::Rows(at, from, count) => memory[at][from..from + count].to_vec(),
            _ => panic!("no matrix"),
        };
        let operand = |at: usize| node.arg(at).unwrap().as_node().unwrap();
        let fresh: Matrix = match node.target() {
            _ if node.op() == Op::Placeholder => {
                let (rows, seed) = (inputs.next().unwrap(), memory.len() as i64);
                (0..rows).map(|row| vec![row + seed + 1, 2 - row * seed]).collect()
            }
            _ if node.op() == Op::Output => {
                let mut all = Vec::new();
                node.arg(0).unwrap().for_each_node(&mut |id| match value(id) {
                    Value::Number(number) => all.push(number),
                    _ => panic!("no number"),
                });
                return (all, products);
            }
            "torch.ops.aten.mm.default" => {
                products += 1;
                let (a, b) = (matrix(operand(0), &memory), matrix(operand(1), &memory));
                let product = |row: &Vec<i64>, column: usize| {
                    let terms = row.iter().zip(&b).map(|(x, y)| x.wrapping_mul(y[column]));
                    terms.fold(0i64, i64::wrapping_add)
                };
                a.iter().map(|row| vec![product(row, 0), product(row, 1)]).collect()
            }
            "torch.ops.aten.neg.default" => {
                let a = matrix(operand(0), &memory);
                a.iter().map(|row| row.iter().map(|x| x.wrapping_neg()).collect()).collect()
            }
            "torch.ops.aten.cat.default" => {
                let mut all = Vec::new();
                node.arg(0).unwrap().for_each_node(&mut |id| all.extend(matrix(id, &memory)));
                all
            }
            "torch.ops.aten.add_.Tensor" => {
                let (Value::Rows(at, from, count), Some(&Argument::Int(number))) =
                    (value(operand(0)), node.arg(1))
                else {
                    panic!("no write")
                };
                for x in memory[at][from..from + count].iter_mut().flatten() {
                    *x = x.wrapping_add(number);
                }
                let same = value(operand(0));
                values.set(node.id(), same);
                continue;
            }
            "torch.ops.aten.split_with_sizes.default" => {
                let Value::Rows(at, mut from, _) = value(operand(0)) else { panic!("no matrix") };
                let sizes = node
                    .arg(1)
                    .unwrap()
                    .as_sequence()
                    .unwrap()
                    .iter()
                    .map(|size| size.as_int().unwrap() as usize);
                let parts = sizes.map(|size| {
                    from += size;
                    Value::Rows(at, from - size, size)
                });
                let parts = Value::Parts(parts.collect());
                values.set(node.id(), parts);
                continue;
            }
            "operator.getitem" => {
                let Value::Parts(parts) = value(operand(0)) else { panic!("no parts") };
                let part = parts[node.arg(1).unwrap().as_int().unwrap() as usize].clone();
                values.set(node.id(), part);
                continue;
            }
            "torch.ops.aten.sum.default" => {
                let sum = matrix(operand(0), &memory).iter().flatten().fold(0i64, |a, b| a.wrapping_add(*b));
                values.set(node.id(), Value::Number(sum));
                continue;
            }
            other => panic!("no function {other}"),
        };
        values.set(node.id(), Value::Rows(memory.len(), 0, fresh.len()));
        memory.push(fresh);
    }
    panic!("no output")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_inverse_of_the_inverse_is_the_program(
        picks in prop::collection::vec(0..INVERTIBLE.len(), 0..12),
        nested in any::<bool>(),
    ) {
        let module = straight_line(&picks, nested);
        let once = run("invert", &module);
        prop_assert_eq!(calls(&once).len(), picks.len());
        prop_assert_eq!(calls(&run("invert", &once)), calls(&module));
    }

    #[test]
    fn calls_that_mean_the_same_are_normalised_to_the_same(
        calls in prop::collection::vec((0..3usize, 0..4usize, 0..8usize), 1..10),
    ) {
        let (spelled, plain) = (spelled_program(&calls, false), spelled_program(&calls, true));
        let normal = run("normalize", &spelled);
        prop_assert_eq!(normal.graph().to_string(), run("normalize", &plain).graph().to_string());
        prop_assert_eq!(run("normalize", &normal).graph().to_string(), normal.graph().to_string());
    }

    #[test]
    fn merged_products_are_the_same_products(
        steps in prop::collection::vec((0..9usize, 0..30usize, 0..30usize), 1..25),
    ) {
        let module = products(&steps);
        let merged = run("merge-matmul", &module);
        let ((wanted, before), (found, after)) = (answers(&module), answers(&merged));
        prop_assert_eq!(found, wanted, "{}\nbecame\n{}", module.graph(), merged.graph());
        prop_assert!(after <= before);
        let again = run("merge-matmul", &merged);
        prop_assert_eq!(answers(&again).0, answers(&module).0, "{}\nbecame\n{}", merged.graph(), again.graph());
    }
}
