//! A negative case for every rule.

use super::*;
use crate::argument::Argument;
use crate::dtype::DType;
use crate::module::{ModuleTree, TensorRole};
use crate::node::{NewNode, Op};
use crate::tensor::{Storage, Tensor};

/// `x -> relu -> output`, and the ids.
fn small() -> (Graph, NodeId, NodeId, NodeId) {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let relu = graph.call_function("torch.relu", [x]);
    let output = graph.output(relu);
    (graph, x, relu, output)
}

fn rules(lints: &Lints) -> Vec<Rule> {
    lints.findings().iter().map(|lint| lint.rule).collect()
}

fn check(graph: &Graph, rule: Rule, message: &str) {
    let lints = lint_graph(graph);
    let found = lints.findings().iter().any(|lint| lint.rule == rule && lint.message.contains(message));
    assert!(found, "no finding of {rule} that says `{message}` in {lints}");
}

#[test]
fn a_valid_graph_is_clean() {
    let (graph, ..) = small();
    assert_eq!(lint_graph(&graph), Lints::default());
    assert_eq!(lint_graph(&graph).to_string(), "the graph is valid");
}

#[test]
fn foreign_arguments_are_found() {
    let (mut graph, _, relu, _) = small();
    graph.set_args(relu, [NodeId::from_index(77)]).unwrap();
    check(&graph, Rule::Foreign, "of another graph");
    let (mut graph, x, _, output) = small();
    let neg = graph.inserting_before(output).unwrap().call_function("torch.neg", [x]);
    graph.erase_node(neg).unwrap();
    graph.set_args(output, [neg]).unwrap();
    check(&graph, Rule::Foreign, "`neg` was erased");
}

#[test]
fn a_use_before_the_definition_is_found_and_shown() {
    let (mut graph, x, relu, _) = small();
    graph.move_before(relu, x).unwrap();
    let lints = lint_graph(&graph);
    assert_eq!(rules(&lints), [Rule::Order]);
    insta::assert_snapshot!(lints, @"
    the graph is not valid:
    graph():
        %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
        ^ [order] uses `x` before it has been defined; move the definition up, or the use down
        %x : [num_users=1] = placeholder[target=x]
        return relu
    ");
}

#[test]
fn wrong_users_are_found() {
    let (mut graph, x, ..) = small();
    graph.nodes[x.index()].num_users = 5;
    check(&graph, Rule::Users, "5 are counted");
    let (mut graph, _, relu, output) = small();
    let edge = graph.nodes[relu.index()].first_user as usize;
    graph.edges[edge].input = output.index() as u32;
    check(&graph, Rule::Users, "listed as a user but does not use it");
}

#[test]
fn repeated_and_illegal_names_are_found() {
    let (mut graph, x, relu, _) = small();
    graph.nodes[relu.index()].name = graph.nodes[x.index()].name;
    check(&graph, Rule::Name, "another node has the same name");
    let (mut graph, x, ..) = small();
    graph.nodes[x.index()].name = graph.names.intern_unused("a b");
    graph.own_name(x);
    check(&graph, Rule::Name, "not an identifier");
}

#[test]
fn wrong_targets_are_found() {
    let (mut graph, _, relu, output) = small();
    graph.set_target(relu, "").unwrap();
    graph.set_target(output, "result").unwrap();
    check(&graph, Rule::Target, "the target is empty");
    check(&graph, Rule::Target, "`output`, not `result`");
}

#[test]
fn arguments_that_an_opcode_does_not_take_are_found() {
    for (op, args) in [(Op::Placeholder, 2), (Op::GetAttr, 1), (Op::CallMethod, 0), (Op::Output, 0)] {
        let (mut graph, .., output) = small();
        let mut node = NewNode::new(op, "target");
        for _ in 0..args {
            node = node.arg(1);
        }
        graph.inserting_before(output).unwrap().create_node(node);
        check(&graph, Rule::Arity, &format!("{args} positional"));
    }
}

#[test]
fn a_keyword_given_twice_is_found() {
    let (mut graph, x, _, output) = small();
    let twice = NewNode::call_function("f").arg(x).kwarg("a", 1).kwarg("b", 2).kwarg("a", 3);
    graph.inserting_before(output).unwrap().create_node(twice);
    check(&graph, Rule::Keyword, "`a` is given twice");
}

#[test]
fn an_input_declared_twice_is_found() {
    let (mut graph, x, ..) = small();
    graph.inserting_after(x).unwrap().placeholder("x");
    check(&graph, Rule::Input, "`x` is declared twice");
}

#[test]
fn a_missing_repeated_or_early_output_is_found() {
    let (mut graph, x, relu, output) = small();
    graph.call_function("torch.neg", [x]);
    check(&graph, Rule::Output, "after the output");
    graph.output(x);
    check(&graph, Rule::Output, "more than one");
    let mut bare = Graph::new();
    bare.placeholder("x");
    check(&bare, Rule::Output, "there is no output");
    let _ = (relu, output);
}

#[test]
fn an_argument_that_nests_too_deep_is_found() {
    let (mut graph, .., output) = small();
    let deep = (0..MAX_DEPTH + 2).fold(Argument::None, |inner, _| Argument::list([inner]));
    graph.inserting_before(output).unwrap().call_function("f", [deep]);
    check(&graph, Rule::Depth, "200 containers deep");
}

#[test]
fn paths_that_lead_nowhere_are_found() {
    let mut graph = Graph::new();
    let weight = graph.get_attr("conv.weight");
    let missing = graph.get_attr("conv.bias");
    let called = graph.call_module("conv.weight", [weight]);
    let nowhere = graph.call_module("norm", [missing, called]);
    graph.output(nowhere);
    let mut tree = ModuleTree::default();
    tree.set_tensor("conv.weight", TensorRole::Parameter, Tensor::from_f32(&[2], &[1.0, 2.0]).unwrap());
    let lints = lint(&GraphModule::new(tree, graph));
    assert_eq!(rules(&lints), [Rule::Attribute, Rule::Module, Rule::Module]);
    insta::assert_snapshot!(lints.findings().iter().map(|lint| format!("{lint}\n")).collect::<String>(), @r"
    [attribute] `conv_bias`: there is no `bias` in `conv` (path `conv.bias`)
    [module] `conv_weight_1`: `conv.weight` is a tensor, not a module; read it with get_attr
    [module] `norm`: there is no `norm` in `` (path `norm`)
    ");
}

#[test]
fn a_tensor_beyond_its_storage_is_found() {
    let (graph, ..) = small();
    let mut tree = ModuleTree::default();
    let storage = Storage::new(vec![0u8; 8]);
    let id =
        tree.set_tensor("w", TensorRole::Buffer, Tensor::contiguous(DType::Float32, &[2], storage).unwrap());
    tree.tensor_mut(id).unwrap().shape = vec![3];
    let lints = lint(&GraphModule::new(tree, graph));
    insta::assert_snapshot!(lints.findings()[0], @"[tensor] `w`: a torch.float32 tensor of shape [3], strides [1] and offset 0 does not fit 8 bytes: an element lies outside the storage");
}

#[test]
fn sub_graphs_are_linted_too() {
    let (graph, ..) = small();
    let mut tree = ModuleTree::default();
    let mut inner = crate::module::Module::new("torch.fx.graph_module.GraphModule");
    inner.graph = Some(Box::new(GraphModule::from_graph(Graph::new())));
    tree.set_module("true_graph_0", inner);
    let lints = lint(&GraphModule::new(tree, graph));
    assert_eq!(rules(&lints), [Rule::Output]);
    assert!(lints.to_string().contains("in the sub-graph `true_graph_0`"), "{lints}");
}

#[test]
fn many_findings_are_counted() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    for _ in 0..30 {
        graph.call_function("", [x]);
    }
    graph.output(x);
    let lints = lint_graph(&graph);
    assert_eq!(lints.findings().len(), 30);
    assert!(lints.to_string().contains("and 10 more findings"), "{lints}");
}

#[test]
fn every_rule_is_in_the_documentation() {
    let documentation = include_str!("mod.rs");
    for rule in Rule::ALL {
        assert!(documentation.contains(&format!("//! | `{rule}` |")), "{rule}");
    }
}
