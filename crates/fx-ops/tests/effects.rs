//! Effects, aliases and alias sets on small graphs: the wrong answers of torch.fx that wrong facts would give again, and the
//! rules one by one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fx_ir::{
    Argument, DType, Graph, GraphModule, Module, ModuleTree, NewNode, NodeId, Op, Tensor, TensorMeta,
    TensorRole, ValueMeta,
};
use fx_ops::{AliasSets, Effects, Oracle, aliases, effects};

/// One letter an effect, then the names of the written nodes.
fn show(graph: &Graph, effects: &Effects) -> String {
    let mut text = String::new();
    for (on, letter) in [
        (effects.random, 'r'),
        (effects.side_effect, 'e'),
        (effects.writes_state, 's'),
        (effects.unknown, '?'),
        (!effects.reshapes.is_empty(), 'v'),
    ] {
        if on {
            text.push(letter);
        }
    }
    if !effects.writes.is_empty() {
        let names: Vec<_> = effects.writes.iter().map(|&id| graph.node(id).name()).collect();
        text += &format!("w({})", names.join(" "));
    }
    if text.is_empty() { "pure".to_owned() } else { text }
}

struct Case {
    graph: Graph,
    x: NodeId,
    y: NodeId,
}

fn case() -> Case {
    let mut graph = Graph::new();
    let (x, y) = (graph.placeholder("x"), graph.placeholder("y"));
    Case { graph, x, y }
}

/// The effects and aliases of a call, as text: `effects -> aliased inputs`.
fn facts_of(op: Op, target: &str, args: &[&str], kwargs: &[(&str, &str)]) -> String {
    let Case { mut graph, x, y } = case();
    let argument = |text: &str| -> Argument {
        match text {
            "x" => x.into(),
            "y" => y.into(),
            "[x,y]" => Argument::list([x, y]),
            "True" => true.into(),
            "False" => false.into(),
            "None" => Argument::None,
            _ => match (text.parse::<i64>(), text.parse::<f64>()) {
                (Ok(integer), _) => integer.into(),
                (_, Ok(float)) => float.into(),
                _ => text.into(),
            },
        }
    };
    let mut node = NewNode::new(op, target);
    for text in args {
        node = node.arg(argument(text));
    }
    for (key, text) in kwargs {
        node = node.kwarg(*key, argument(text));
    }
    let id = graph.create_node(node);
    let node = graph.node(id);
    let aliased = aliases(node);
    let names: Vec<_> = aliased.inputs.iter().map(|&id| graph.node(id).name()).collect();
    let certain = if aliased.certain { "!" } else { "" };
    let container = if aliased.container { "[]" } else { "" };
    format!("{} -> ({}{certain}){container}", show(&graph, &effects(node)), names.join(" "))
}

fn function(target: &str, args: &[&str]) -> String {
    facts_of(Op::CallFunction, target, args, &[])
}

fn method(target: &str, args: &[&str]) -> String {
    facts_of(Op::CallMethod, target, args, &[])
}

#[test]
fn methods_in_place_write_their_receiver() {
    // pytorch#68301: dead-code removal deleted `x.mul_(a)`.
    assert_eq!(method("mul_", &["x", "y"]), "w(x) -> (x!)");
    assert_eq!(method("add_", &["x", "1"]), "w(x) -> (x!)");
    assert_eq!(method("unsqueeze_", &["x", "0"]), "vw(x) -> (x!)");
    assert_eq!(method("copy_", &["x", "y"]), "w(x) -> (x!)");
    assert_eq!(method("set_", &["x", "y"]), "vw(x) -> (x y!)");
    assert_eq!(method("mul", &["x", "y"]), "pure -> ()");
    assert_eq!(method("frobnicate", &["x", "y"]), "res?vw(x y) -> (x y)[]");
}

#[test]
fn operators_in_place_write() {
    // pytorch#198077: `iadd` is not `add`.
    assert_eq!(function("operator.iadd", &["x", "y"]), "w(x) -> (x)");
    assert_eq!(function("_operator.imul", &["x", "2"]), "w(x) -> (x)");
    assert_eq!(function("operator.add", &["x", "y"]), "pure -> ()");
    assert_eq!(function("operator.add", &["[x,y]", "y"]), "pure -> (x y)[]");
    assert_eq!(function("operator.setitem", &["x", "0", "y"]), "w(x) -> ()");
    assert_eq!(function("operator.getitem", &["x", "0"]), "pure -> (x!)");
    assert_eq!(function("operator.getitem", &["x", "y"]), "pure -> (x)");
}

#[test]
fn out_buffers_are_written() {
    // pytorch#190716: writes through `out=` were treated as dead.
    let out = |target, args: &[&str]| facts_of(Op::CallFunction, target, args, &[("out", "y")]);
    assert_eq!(out("torch.ops.aten.relu.out", &["x"]), "w(y) -> (y!)");
    assert_eq!(out("torch.add", &["x", "x"]), "w(y) -> (y!)");
    assert_eq!(out("torch.nn.functional.normalize", &["x"]), "w(y) -> (y)");
    assert_eq!(function("torch.add", &["x", "y"]), "pure -> ()");
}

#[test]
fn unknown_calls_have_every_effect() {
    // pytorch#181730: a writing wrapper without users was removed.
    assert_eq!(
        function("torch.ops.higher_order.triton_kernel_wrapper_mutation", &["x"]),
        "res?vw(x) -> (x)[]"
    );
    assert_eq!(function("my_module.f", &["[x,y]"]), "res?vw(x y) -> (x y)[]");
    assert_eq!(function("torch.manual_seed", &["1"]), "res? -> ()[]");
    assert_eq!(function("torch.ops.c10d.allreduce_", &["[x,y]"]), "res?vw(x y) -> (x y)[]");
    assert_eq!(function("torch.ops._c10d_functional.wait_tensor.default", &["x"]), "res?vw(x) -> (x)[]");
}

#[test]
fn statistics_and_weights_are_written_in_training() {
    let norm = |training| {
        function(
            "torch.ops.aten.batch_norm.default",
            &["x", "None", "None", "x", "y", training, "0.1", "1e-5", "False"],
        )
    };
    assert_eq!((norm("True"), norm("False")), ("w(x y) -> ()".to_owned(), "pure -> ()".to_owned()));
    assert_eq!(function("torch.nn.functional.batch_norm", &["x", "x", "y"]), "pure -> ()");
    let training =
        facts_of(Op::CallFunction, "torch.nn.functional.batch_norm", &["x", "y", "y"], &[("training", "y")]);
    assert_eq!(training, "w(y) -> ()", "a flag that is not constant may be true");
    let embedding =
        |kwargs: &[_]| facts_of(Op::CallFunction, "torch.nn.functional.embedding", &["x", "y"], kwargs);
    assert_eq!(
        (embedding(&[]), embedding(&[("max_norm", "1.0")])),
        ("pure -> ()".into(), "w(y) -> ()".into())
    );
}

#[test]
fn randomness_depends_on_arguments() {
    assert_eq!(function("torch.rand", &["2"]), "r -> ()");
    assert_eq!(function("torch.ops.aten.bernoulli.p", &["x", "0.5"]), "r -> ()");
    assert_eq!(function("torch.ops.aten.dropout.default", &["x", "0.5", "True"]), "r -> (x)");
    assert_eq!(function("torch.ops.aten.dropout.default", &["x", "0.5", "False"]), "pure -> (x)");
    assert_eq!(function("torch.ops.aten.dropout.default", &["x", "0.0", "True"]), "r -> (x)");
    assert_eq!(function("torch.nn.functional.dropout", &["x"]), "r -> (x)");
    assert_eq!(function("torch.nn.functional.dropout", &["x", "0.5", "False", "True"]), "w(x) -> (x)");
    assert_eq!(function("torch._C._nn.scaled_dot_product_attention", &["x", "x", "x"]), "pure -> ()");
    assert_eq!(function("torch.ops.aten.rrelu.default", &["x"]), "pure -> ()");
    assert_eq!(method("normal_", &["x"]), "rw(x) -> (x!)");
    assert_eq!(method("bernoulli", &["x"]), "r -> ()");
}

#[test]
fn checks_and_modes_are_effects() {
    for target in [
        "torch._assert",
        "torch.ops.aten._assert_async.msg",
        "torch.ops.aten._assert_scalar.default",
        "torch.ops.aten._assert_tensor_metadata.default",
        "torch.ops.aten.sym_constrain_range_for_size.default",
        "torch.ops.aten._functional_assert_async.msg",
        "torch._C._set_grad_enabled",
        "torch.amp.autocast_mode._enter_autocast",
        "print",
    ] {
        assert_eq!(&function(target, &["x"])[..2], "e ", "{target}");
    }
    assert_eq!(&function("torch.ops.profiler._record_function_enter_new.default", &["a"])[..4], "res?");
}

#[test]
fn views_share_memory() {
    assert_eq!(method("view", &["x", "2", "3"]), "pure -> (x!)");
    assert_eq!(method("reshape", &["x", "2", "3"]), "pure -> (x)");
    assert_eq!(method("contiguous", &["x"]), "pure -> (x)");
    assert_eq!(method("float", &["x"]), "pure -> (x)");
    assert_eq!(method("to", &["x", "y"]), "pure -> (x)");
    assert_eq!(method("clone", &["x"]), "pure -> ()");
    assert_eq!(method("chunk", &["x", "2"]), "pure -> (x!)[]");
    assert_eq!(function("torch.functional.split", &["x", "2"]), "pure -> (x)[]");
    assert_eq!(function("torch.functional.einsum", &["ij->ji", "x"]), "pure -> (x)");
    assert_eq!(function("torch.functional.broadcast_tensors", &["x", "y"]), "pure -> (x y)[]");
    assert_eq!(function("torch.ops.aten.type_as.default", &["x", "y"]), "pure -> (x)");
    assert_eq!(function("torch.cat", &["[x,y]"]), "pure -> ()");
    assert_eq!(function("torch.max", &["x", "0"]), "pure -> ()[]");
    assert_eq!(function("getattr", &["x", "shape"]), "pure -> ()");
    assert_eq!(function("getattr", &["x", "T"]), "pure -> (x)");
    assert_eq!(function("torch.relu", &["x"]), "pure -> ()");
    let input = facts_of(Op::CallFunction, "torch.relu_", &[], &[("input", "x")]);
    assert_eq!(input, "w(x) -> (x!)");
}

fn module(class: &str, training: bool, config: &[(&str, Argument)]) -> String {
    let Case { mut graph, x, .. } = case();
    let mut tree = ModuleTree::default();
    let mut module = Module::new(class);
    module.training = training;
    module.config.extend(config.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
    tree.set_module("m", module);
    let call = graph.call_module("m", [x]);
    let oracle = Oracle::with_modules(&tree);
    let node = graph.node(call);
    let aliased = oracle.aliases(node);
    format!("{} -> {}", show(&graph, &oracle.effects(node)), aliased.inputs.len())
}

#[test]
fn modules_are_known_by_class_flag_and_configuration() {
    let conv = "torch.nn.modules.conv.Conv2d";
    let norm = "torch.nn.modules.batchnorm.BatchNorm2d";
    let relu = "torch.nn.modules.activation.ReLU";
    let drop = "torch.nn.modules.dropout.Dropout";
    assert_eq!(module(conv, true, &[]), "pure -> 0");
    assert_eq!(module(norm, true, &[]), "s -> 0");
    assert_eq!(module(norm, false, &[]), "pure -> 0");
    assert_eq!(module(norm, true, &[("track_running_stats", false.into())]), "pure -> 0");
    assert_eq!(module(relu, true, &[]), "pure -> 0");
    assert_eq!(module(relu, false, &[("inplace", true.into())]), "w(x) -> 1");
    assert_eq!(module(drop, true, &[]), "r -> 1");
    assert_eq!(module(drop, false, &[]), "pure -> 1");
    assert_eq!(module("mine.Conv2d", false, &[]), "res?vw(x) -> 1");
    let Case { mut graph, x, .. } = case();
    let call = graph.call_module("m", [x]);
    assert!(effects(graph.node(call)).unknown, "without a module tree nothing is known");
}

#[test]
fn sub_graphs_pass_their_effects_on() {
    // pytorch#167443: a sub-module with side effects was folded away.
    let branch = |method: &str| {
        let mut graph = Graph::new();
        let a = graph.placeholder("a");
        let out = graph.call_method(method, (a, 1));
        graph.output(out);
        let mut module = Module::new("torch.fx.graph_module.GraphModule");
        module.graph = Some(Box::new(GraphModule::from_graph(graph)));
        module
    };
    let cond = |else_branch: &str| {
        let Case { mut graph, x, y } = case();
        let mut tree = ModuleTree::default();
        tree.set_module("yes", branch("add"));
        tree.set_module("no", branch(else_branch));
        let (yes, no) = (graph.get_attr("yes"), graph.get_attr("no"));
        let operands = Argument::tuple([y]);
        let call = graph.call_function("torch.ops.higher_order.cond", (x, yes, no, operands.clone()));
        let module_call = graph.call_module("no", [y]);
        let oracle = Oracle::with_modules(&tree);
        let effects = |id| show(&graph, &oracle.effects(graph.node(id)));
        format!("{}, {}", effects(call), effects(module_call))
    };
    assert_eq!(cond("sub"), "pure, pure");
    assert_eq!(cond("frobnicate"), "res?vw(x y), res?vw(y)");
    assert_eq!(cond("add_"), "w(x y), w(y)");
}

#[test]
fn a_module_inside_itself_is_unknown() {
    let Case { mut graph, x, .. } = case();
    let mut tree = ModuleTree::default();
    let id = tree.set_module("m", Module::new("torch.nn.modules.container.Sequential"));
    tree.module_mut(id).unwrap().children.insert("0".to_owned(), id);
    let call = graph.call_module("m", [x]);
    assert!(Oracle::with_modules(&tree).effects(graph.node(call)).unknown);
}

#[test]
fn a_number_has_no_memory() {
    let Case { mut graph, x, .. } = case();
    let size = graph.call_method("size", (x, 0));
    graph.meta_mut(size).unwrap().value = Some(std::sync::Arc::new(ValueMeta::Int(3.into())));
    let more = graph.call_function("operator.iadd", (size, 1));
    assert!(effects(graph.node(more)).is_pure());
    let tensor = TensorMeta::contiguous(DType::Float32, &[2]);
    graph.meta_mut(x).unwrap().value = Some(std::sync::Arc::new(ValueMeta::Tensor(tensor)));
    let sum = graph.call_function("operator.add", (x, x));
    assert!(aliases(graph.node(sum)).inputs.is_empty());
}

#[test]
fn versions_count_writes_through_every_alias() {
    // pytorch#174472: merging equal calls must stop at writes to their inputs, and only at those.
    let Case { mut graph, x, y } = case();
    let first = graph.call_function("torch.sin", [x]);
    let other = graph.call_method("add_", (y, 1));
    let second = graph.call_function("torch.sin", [x]);
    let parts = graph.call_method("chunk", (x, 2));
    let part = graph.call_function("operator.getitem", (parts, 0));
    let write = graph.call_method("mul_", (part, 2));
    let third = graph.call_function("torch.sin", [x]);
    graph.output(Argument::tuple([first, second, third]));
    let sets = AliasSets::new(&graph, &Oracle::new());
    assert_eq!(sets.version_at(x, first), sets.version_at(x, second));
    assert_ne!(sets.version_at(x, second), sets.version_at(x, third));
    assert!(sets.is_written(x) && !sets.is_written(first));
    assert!(sets.may_share(x, part) && !sets.may_share(x, y) && !sets.may_share(x, third));
    assert!(sets.has_later_write(x, first) && !sets.has_later_write(x, write));
    assert_eq!(sets.writes(parts).collect::<Vec<_>>(), [write]);
    assert_eq!(sets.writes(y).collect::<Vec<_>>(), [other]);
    assert!(sets.is_outside(part) && !sets.is_outside(first));
    assert!(!sets.is_reshaped(x));
}

#[test]
fn results_that_are_written_have_versions_of_their_own() {
    let Case { mut graph, x, .. } = case();
    let first = graph.call_function("torch.sin", [x]);
    let write = graph.call_method("add_", (first, 1));
    let second = graph.call_function("torch.sin", [x]);
    let sets = AliasSets::new(&graph, &Oracle::new());
    assert_eq!(sets.version_at(x, first), sets.version_at(x, second));
    assert!(sets.is_written(first) && !sets.is_written(second));
    assert!(sets.may_share(first, write) && !sets.is_outside(write));
}

#[test]
fn parameters_share_by_storage() {
    let mut tree = ModuleTree::default();
    let tensor = Tensor::from_f32(&[2], &[1.0, 2.0]).unwrap();
    let id = tree.set_tensor("a", TensorRole::Parameter, tensor);
    tree.tie_tensor("tied", TensorRole::Parameter, id);
    tree.set_tensor("b", TensorRole::Parameter, Tensor::from_f32(&[2], &[1.0, 2.0]).unwrap());
    let mut graph = Graph::new();
    let (a, tied, b) = (graph.get_attr("a"), graph.get_attr("tied"), graph.get_attr("b"));
    let unknown = graph.call_function("f", [b]);
    let known = AliasSets::new(&graph, &Oracle::with_modules(&tree));
    assert!(known.may_share(a, tied) && !known.may_share(a, b) && known.may_share(unknown, b));
    assert_eq!(known.state_version_at(a), 0);
    assert!(known.is_written(a), "an unknown call may write any parameter");
    let blind = AliasSets::new(&graph, &Oracle::new());
    assert!(blind.may_share(a, b), "without the tree, any two may be tied");
}

#[test]
fn modes_part_the_program() {
    let Case { mut graph, x, y } = case();
    let first = graph.call_function("torch.matmul", (x, y));
    let mode = graph.call_function("torch.amp.autocast_mode._enter_autocast", ("cpu", DType::BFloat16));
    let second = graph.call_function("torch.matmul", (x, y));
    assert!(effects(graph.node(mode)).mode && !effects(graph.node(mode)).unknown);
    let sets = AliasSets::new(&graph, &Oracle::new());
    assert_ne!(sets.version_at(x, first), sets.version_at(x, second));
    assert_eq!((sets.mode_version_at(first), sets.mode_version_at(second)), (0, 1));
    assert!(!sets.is_written(x));
}

#[test]
fn writes_to_parameters_are_writes_to_state() {
    let mut graph = Graph::new();
    let weight = graph.get_attr("layer.weight");
    let first = graph.call_module("layer", [weight]);
    graph.call_method("zero_", [weight]);
    let second = graph.call_module("layer", [weight]);
    let mut tree = ModuleTree::default();
    tree.set_module("layer", Module::new("torch.nn.modules.linear.Linear"));
    tree.set_tensor("layer.weight", TensorRole::Parameter, Tensor::from_f32(&[1], &[1.0]).unwrap());
    let sets = AliasSets::new(&graph, &Oracle::with_modules(&tree));
    assert_eq!((sets.state_version_at(first), sets.state_version_at(second)), (0, 1));
}

#[test]
fn methods_of_lists_are_not_those_of_tensors() {
    let Case { mut graph, x, .. } = case();
    let parts = graph.call_method("chunk", (x, 2));
    let list = graph.call_function("list", [parts]);
    let sort = graph.call_method("sort", [list]);
    let sorted = graph.call_method("sort", [x]);
    assert_eq!(show(&graph, &effects(graph.node(sort))), "res?vw(list_1)");
    assert_eq!(show(&graph, &effects(graph.node(sorted))), "pure");
}

#[test]
fn nodes_made_later_are_feared() {
    let Case { mut graph, x, .. } = case();
    let sets = AliasSets::new(&graph, &Oracle::new());
    let late = graph.call_function("torch.sin", [x]);
    assert!(sets.is_written(late) && sets.may_share(late, x) && sets.set_index(late).is_none());
}

#[test]
fn bad_graphs_do_not_panic() {
    let mut graph = Graph::new();
    let ghost = NodeId::from_index(4_000_000);
    for target in
        ["operator.getitem", "torch.relu_", "getattr", "torch.ops..", "torch.ops.aten", "", ".", "f"]
    {
        graph.call_function(target, [ghost, ghost]);
        graph.call_function(target, Vec::<Argument>::new());
        graph.call_method(target, [ghost]);
        graph.call_module(target, [ghost]);
        graph.get_attr(target);
    }
    let sets = AliasSets::new(&graph, &Oracle::with_modules(&ModuleTree::default()));
    assert!(sets.is_written(ghost));
}
