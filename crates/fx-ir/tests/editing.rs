//! Editing a graph: users, order, names and copies stay true whatever is done.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fx_ir::{Argument, Graph, GraphError, NewNode, NodeId, NodeMap, Op};
use proptest::prelude::*;

fn names(graph: &Graph) -> Vec<&str> {
    graph.nodes().map(|node| node.name()).collect()
}

fn users(graph: &Graph, id: NodeId) -> Vec<&str> {
    graph.node(id).users().map(|user| user.name()).collect()
}

fn chain() -> (Graph, NodeId, NodeId, NodeId) {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let neg = graph.call_function("torch.neg", [x]);
    let abs = graph.call_function("torch.abs", [x]);
    (graph, x, neg, abs)
}

#[test]
fn names_come_from_targets_as_in_torch_fx() {
    let mut graph = Graph::new();
    for target in ["torch.ops.aten.add.Tensor", "torch.ops.aten.add_.Tensor", "torch.ops.aten.add"] {
        graph.call_function(target, ());
    }
    graph.call_function("torch.Tensor.__add__", ());
    graph.call_function("operator.and_", ());
    graph.call_function("torch.ops.aten.sum.dim_IntList", ());
    graph.call_function("torch.ops.higher_order.cond", ());
    for method in ["__add__", "__call__", "toDense"] {
        graph.call_method(method, ());
    }
    graph.call_module("layers.0.convBN", ());
    graph.call_module("0", ());
    graph.get_attr("linear.weight");
    for input in ["*args", "**kwargs", "input", "from"] {
        graph.placeholder(input);
    }
    graph.output(Argument::None);
    graph.output(Argument::None);
    assert_eq!(
        names(&graph).join(" "),
        "add_tensor add__tensor add __add__ and_ sum_dim_int_list cond add_1 call to_dense layers_0_conv_bn _0 \
         linear_weight _args _kwargs input_1 from_1 output output_1"
    );
}

#[test]
fn a_name_is_never_given_back() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let neg = graph.call_function("torch.neg", [x]);
    graph.erase_node(neg).unwrap();
    graph.call_function("torch.neg", [x]);
    assert_eq!(names(&graph), ["x", "neg_1"]);
}

#[test]
fn users_are_listed_once_in_the_order_of_first_use() {
    let (mut graph, x, neg, _) = chain();
    graph.call_function("torch.add", (x, x));
    assert_eq!(users(&graph, x), ["neg", "abs_1", "add"]);
    // Assigning arguments moves the node to the end, also when it already used the input.
    graph.set_args(neg, (x, 1)).unwrap();
    assert_eq!(users(&graph, x), ["abs_1", "add", "neg"]);
    graph.update_kwarg(neg, "out", Argument::None).unwrap();
    assert_eq!(graph.node(neg).kwarg("out"), Some(&Argument::None));
}

#[test]
fn an_inserted_argument_leaves_the_order_of_users() {
    let (mut graph, x, neg, abs) = chain();
    graph.insert_arg(neg, 0, Argument::list([abs, x])).unwrap();
    assert_eq!(users(&graph, x), ["neg", "abs_1"]);
    assert_eq!(users(&graph, abs), ["neg"]);
    let inputs: Vec<_> = graph.node(neg).input_nodes().map(|node| node.name()).collect();
    assert_eq!(inputs, ["x", "abs_1"]);
    assert_eq!(graph.rename(neg, "neg").unwrap(), "neg");
}

#[test]
fn inputs_are_found_inside_containers_in_order() {
    let (mut graph, x, neg, abs) = chain();
    let slice = Argument::Slice(Box::new([abs.into(), Argument::None, neg.into()]));
    let dict = Argument::Dict(Box::new([("k".into(), x.into())]));
    let node = NewNode::call_function("f").arg(slice).arg(Argument::tuple([neg, x])).kwarg("d", dict);
    let f = graph.create_node(node);
    let inputs: Vec<_> = graph.node(f).input_nodes().map(|node| node.name()).collect();
    assert_eq!(inputs, ["abs_1", "neg", "x"]);
}

#[test]
fn insertion_scopes_follow_torch_fx() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let y = graph.placeholder("y");
    {
        let mut scope = graph.inserting_after(x).unwrap();
        scope.call_function("m", ());
        scope.call_function("n", ());
    }
    {
        let mut scope = graph.inserting_before(y).unwrap();
        scope.call_function("k", ());
        scope.call_function("l", ());
        // Scopes nest, and the inner one gives the place back.
        scope.inserting_at_end().call_function("z", ());
        scope.inserting_at_front().call_function("w", ());
        scope.call_function("o", ());
    }
    graph.call_function("end", ());
    assert_eq!(names(&graph), ["w", "x", "n", "m", "k", "l", "o", "y", "z", "end"]);
}

#[test]
fn an_erased_insertion_point_stands_for_its_place() {
    let (mut graph, _, neg, _) = chain();
    let mut scope = graph.inserting_before(neg).unwrap();
    scope.erase_node(neg).unwrap();
    scope.call_function("here", ());
    drop(scope);
    assert_eq!(names(&graph), ["x", "here", "abs_1"]);
}

#[test]
fn walking_goes_on_while_nodes_are_erased_and_inserted() {
    let (mut graph, x, _, _) = chain();
    let mut seen = Vec::new();
    let mut at = graph.first();
    while let Some(id) = at {
        seen.push(graph.node(id).name().to_owned());
        if graph.node(id).calls("torch.neg") {
            graph.inserting_after(id).unwrap().call_function("fresh", [x]);
            graph.erase_node(id).unwrap();
        }
        at = graph.next(id);
    }
    assert_eq!(seen, ["x", "neg", "fresh", "abs_1"]);
}

#[test]
fn moving_keeps_the_rest_in_place() {
    let (mut graph, x, neg, abs) = chain();
    graph.move_before(abs, neg).unwrap();
    assert_eq!(names(&graph), ["x", "abs_1", "neg"]);
    graph.move_after(x, neg).unwrap();
    assert_eq!(names(&graph), ["abs_1", "neg", "x"]);
    graph.move_after(x, x).unwrap();
    assert!(graph.comes_before(abs, x) && !graph.comes_before(x, neg));
}

#[test]
fn replacing_all_uses_leaves_the_replacement_alone() {
    let (mut graph, x, _, _) = chain();
    let relu = graph.inserting_after(x).unwrap().call_function("torch.relu", [x]);
    let changed = graph.replace_all_uses_with(x, relu).unwrap();
    let changed: Vec<_> = changed.iter().map(|&id| graph.node(id).name()).collect();
    assert_eq!(changed, ["neg", "abs_1"]);
    assert_eq!(graph.node(relu).arg(0), Some(&Argument::Node(x)), "no self-loop");
    assert_eq!(users(&graph, x), ["relu"]);
}

#[test]
fn refusals_say_why_and_change_nothing() {
    let (mut graph, x, neg, _) = chain();
    let before = graph.clone();
    insta::assert_snapshot!(
        graph.erase_node(x).unwrap_err(),
        @"tried to erase node `x` but it still has 2 users: neg, abs_1; replace its uses first"
    );
    insta::assert_snapshot!(
        graph.update_arg(neg, 3, 1).unwrap_err(),
        @"node `neg` has 1 positional arguments, there is no argument 3"
    );
    let stranger = NodeId::from_index(99);
    assert_eq!(graph.rename(stranger, "y").unwrap_err(), GraphError::NotInGraph { id: stranger });
    assert!(graph == before);
    graph.erase_node(neg).unwrap();
    insta::assert_snapshot!(
        graph.erase_node(neg).unwrap_err(),
        @"node `neg` was erased from the graph"
    );
}

#[test]
fn a_copied_graph_is_equal_to_the_original() {
    let (mut graph, _, neg, abs) = chain();
    graph.output(Argument::tuple([neg, abs]));
    let mut copy = Graph::new();
    let mut map = NodeMap::new(None);
    let value = copy.graph_copy(&graph, &mut map).unwrap();
    copy.output(value);
    assert!(copy == graph);
}

#[test]
fn petgraph_s_algorithms_run_on_a_graph() {
    let (mut graph, x, neg, abs) = chain();
    let add = graph.call_function("torch.add", (neg, abs));
    graph.output(add);
    let order = petgraph::algo::toposort(&graph, None).unwrap();
    assert_eq!(order.len(), graph.len());
    let dominators = petgraph::algo::dominators::simple_fast(&graph, x);
    assert_eq!(dominators.immediate_dominator(add), Some(x));
    assert!(petgraph::algo::has_path_connecting(&graph, neg, add, None));
    assert!(!petgraph::algo::has_path_connecting(&graph, neg, abs, None));
}

/// One random edit.
#[derive(Clone, Debug)]
enum Edit {
    Create(usize, usize, usize),
    Erase(usize),
    MoveBefore(usize, usize),
    Rewire(usize, usize),
    Replace(usize, usize),
    Rename(usize, u8),
    Insert(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let any = 0usize..64;
    prop_oneof![
        4 => (any.clone(), any.clone(), any.clone()).prop_map(|(a, b, at)| Edit::Create(a, b, at)),
        2 => any.clone().prop_map(Edit::Erase),
        1 => (any.clone(), any.clone()).prop_map(|(a, b)| Edit::MoveBefore(a, b)),
        2 => (any.clone(), any.clone()).prop_map(|(a, b)| Edit::Rewire(a, b)),
        2 => (any.clone(), any.clone()).prop_map(|(a, b)| Edit::Replace(a, b)),
        1 => (any.clone(), any.clone()).prop_map(|(a, b)| Edit::Insert(a, b)),
        1 => (any, 0u8..4).prop_map(|(a, name)| Edit::Rename(a, name)),
    ]
}

fn apply(graph: &mut Graph, edit: &Edit) {
    let ids = graph.ids();
    let pick = |at: usize| ids[at % ids.len()];
    // Every refusal is fine; what matters is the state afterwards.
    let _ = match *edit {
        Edit::Create(a, b, at) => {
            let (a, b) = (pick(a), pick(b));
            let list = Argument::list([b, a]);
            graph
                .inserting_before(pick(at))
                .map(|mut scope| scope.call_function("torch.f", (a, list)))
                .map(|_| ())
        }
        Edit::Erase(at) if ids.len() > 1 => graph.erase_node(pick(at)),
        Edit::Erase(_) => Ok(()),
        Edit::MoveBefore(a, b) => graph.move_before(pick(a), pick(b)),
        Edit::Rewire(a, b) => graph.set_args(pick(a), (pick(b), 1)),
        Edit::Replace(a, b) => graph.replace_all_uses_with(pick(a), pick(b)).map(|_| ()),
        Edit::Insert(a, b) => graph.insert_arg(pick(a), 0, pick(b)),
        Edit::Rename(a, name) => graph.rename(pick(a), ["y", "y_1", "sum", "a.b"][name as usize]).map(|_| ()),
    };
}

proptest! {
    #[test]
    fn users_order_and_names_stay_true(edits in proptest::collection::vec(edit(), 1..80)) {
        let mut graph = Graph::new();
        graph.placeholder("x");
        for edit in &edits {
            apply(&mut graph, edit);
        }
        // Order: labels rise, both directions agree with the length.
        let forward = graph.ids();
        let mut backward: Vec<_> = graph.nodes().rev().map(|node| node.id()).collect();
        backward.reverse();
        prop_assert_eq!(&forward, &backward);
        prop_assert_eq!(forward.len(), graph.len());
        prop_assert!(forward.windows(2).all(|pair| graph.comes_before(pair[0], pair[1])));
        for node in graph.nodes() {
            // Users: exactly the nodes with it among their arguments.
            let mut expected: Vec<NodeId> = graph
                .nodes()
                .filter(|user| user.args().iter().any(|arg| arg.nodes().contains(&node.id())))
                .map(|user| user.id())
                .collect();
            let mut listed: Vec<NodeId> = node.users().map(|user| user.id()).collect();
            prop_assert_eq!(listed.len(), node.num_users());
            expected.sort_unstable();
            listed.sort_unstable();
            prop_assert_eq!(expected, listed);
            // Names: unique, and found again.
            prop_assert_eq!(graph.find(node.name()).map(|found| found.id()), Some(node.id()));
            prop_assert!(matches!(node.op(), Op::Placeholder | Op::CallFunction));
        }
    }
}

/// `neg`, `sin(neg)`, `relu`, `operator.add`: torch.fx's two orders were taken from 2.13.0.
#[test]
fn sorting_gives_the_orders_of_torch_fx() {
    let build = || {
        let mut graph = Graph::new();
        let (x, y) = (graph.placeholder("x"), graph.placeholder("y"));
        let neg = graph.call_function("torch.neg", [x]);
        let sin = graph.call_function("torch.sin", [neg]);
        let relu = graph.call_function("torch.relu", [y]);
        let add = graph.call_function("operator.add", (y, 1));
        graph.output(Argument::tuple([sin, relu, add]));
        graph
    };
    let mut graph = build();
    graph.legalize().unwrap();
    assert_eq!(names(&graph), ["x", "y", "add", "neg", "relu", "sin", "output"]);
    graph.stable_topological_sort().unwrap();
    assert_eq!(
        names(&graph),
        ["x", "y", "add", "neg", "relu", "sin", "output"],
        "in order already: as it was"
    );
    let mut graph = build();
    graph.stable_topological_sort().unwrap();
    assert_eq!(names(&graph), ["x", "y", "neg", "sin", "relu", "add", "output"]);
}

#[test]
fn sorting_keeps_the_output_last_and_refuses_circles() {
    let (mut graph, x, neg, _) = chain();
    graph.output(x);
    let dead = graph.call_function("torch.sin", [neg]);
    graph.legalize().unwrap();
    assert_eq!(names(&graph), ["x", "neg", "abs_1", "sin", "output"]);
    graph.replace_input_with(neg, x, dead).unwrap();
    let before = graph.clone();
    let error = graph.stable_topological_sort().unwrap_err();
    assert_eq!(error, GraphError::Cycle { names: "neg, sin".to_owned() });
    assert_eq!(graph, before);
}

proptest! {
    /// Nodes shuffled by moves come back into an order that lint accepts, and one that was in order stays.
    #[test]
    fn a_shuffled_graph_is_put_in_order(moves in prop::collection::vec((0usize..40, 0usize..40), 0..60), inputs in prop::collection::vec(0usize..1000, 40)) {
        let mut graph = Graph::new();
        let mut ids = vec![graph.placeholder("x")];
        for pick in inputs {
            ids.push(graph.call_function("torch.add", [ids[pick % ids.len()], ids[pick / 7 % ids.len()]]));
        }
        let last = ids[ids.len() - 1];
        graph.output(last);
        let sorted = graph.clone();
        graph.stable_topological_sort().unwrap();
        prop_assert_eq!(&graph, &sorted);
        for (a, b) in moves {
            graph.move_before(ids[a], ids[b]).unwrap();
        }
        let mut layered = graph.clone();
        layered.legalize().unwrap();
        graph.stable_topological_sort().unwrap();
        for graph in [graph, layered] {
            prop_assert_eq!(graph.len(), sorted.len());
            prop_assert!(graph.nodes().all(|node| node.input_nodes().all(|input| graph.comes_before(input.id(), node.id()))));
            prop_assert_eq!(graph.output_node().map(|node| node.id()), sorted.output_node().map(|node| node.id()));
        }
    }
}
