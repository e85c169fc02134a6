//! What must hold of the passes that rewrite, whatever the program and its weights: on random ones, without libtorch.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::HashMap;
use std::sync::Arc;

use builtin_passes as _;
use fx_ir::text::parse_module;
use fx_ir::{
    Argument, DType, Graph, GraphModule, Meta, Module, NewNode, Node, NodeId, Op, TensorMeta, ValueMeta, lint,
};
use fx_passes::PassManager;
use proptest::prelude::*;

fn run(pipeline: &str, module: &GraphModule) -> GraphModule {
    let mut after = module.clone();
    PassManager::parse(pipeline).unwrap().check_changed(true).run(&mut after).unwrap();
    let lints = lint::lint(&after);
    assert!(lints.is_clean(), "{lints}");
    after
}

/// The elements of a parameter.
fn values(module: &GraphModule, path: &str) -> Vec<f64> {
    let bytes = module.modules().get_tensor(path).unwrap().1.to_contiguous_bytes().unwrap().into_owned();
    bytes.chunks_exact(4).map(|bytes| f64::from(f32::from_le_bytes(bytes.try_into().unwrap()))).collect()
}

/// A layer with a batch norm behind it, both as modules or both as calls of operators.
#[derive(Clone, Debug)]
struct Folding {
    is_linear: bool,
    as_modules: bool,
    has_bias: bool,
    inputs: i64,
    channels: i64,
    kernel: i64,
    eps: f64,
    seed: u32,
}

impl Folding {
    fn weight_shape(&self) -> Vec<i64> {
        let kernel = if self.is_linear { vec![] } else { vec![self.kernel, self.kernel] };
        [self.channels, self.inputs].into_iter().chain(kernel).collect()
    }

    fn module(&self) -> GraphModule {
        let Self { is_linear, as_modules, has_bias, inputs, channels, kernel, eps, seed } = self.clone();
        let fill = |kind: &str, at: u32| format!("{kind}(seed={})", seed * 10 + at);
        let (x, y) = match is_linear {
            true => (format!("f32[3, {inputs}]"), format!("f32[3, {channels}]")),
            false => {
                (format!("f32[2, {inputs}, 9, 9]"), format!("f32[2, {channels}, {0}, {0}]", 10 - kernel))
            }
        };
        let mut text = "module Net:\n".to_owned();
        let mut line = |new: String| text.push_str(&format!("    {new}\n"));
        if as_modules {
            line(match is_linear {
                true => format!(
                    "layer : torch.nn.modules.linear.Linear(in_features={inputs}, out_features={channels})"
                ),
                false => format!(
                    "layer : torch.nn.modules.conv.Conv2d(in_channels={inputs}, out_channels={channels}, \
                     kernel_size=({kernel}, {kernel}), stride=(1, 1), padding=(0, 0), dilation=(1, 1), transposed=False, \
                     output_padding=(0, 0), groups=1, padding_mode=\"zeros\")"
                ),
            });
            let dimensions = if is_linear { 1 } else { 2 };
            line(format!(
                "norm : torch.nn.modules.batchnorm.BatchNorm{dimensions}d(num_features={channels}, eps={eps:?}, momentum=0.1, \
                 affine=True, track_running_stats=True)"
            ));
        }
        line(format!("layer.weight = parameter f32{:?} {}", self.weight_shape(), fill("uniform", 1)));
        if has_bias {
            line(format!("layer.bias = parameter f32[{channels}] {}", fill("uniform", 2)));
        }
        for (at, (role, name, kind)) in [
            ("parameter", "weight", "positive"),
            ("parameter", "bias", "uniform"),
            ("buffer", "running_mean", "uniform"),
            ("buffer", "running_var", "positive"),
        ]
        .into_iter()
        .enumerate()
        {
            line(format!("norm.{name} = {role} f32[{channels}] {}", fill(kind, 3 + at as u32)));
        }
        text.push_str(&format!("graph():\n    %x : [num_users=1] = placeholder[target=x]  # {x}\n"));
        let mut line = |new: String| text.push_str(&format!("    {new}\n"));
        if as_modules {
            line(format!(
                "%layer : [num_users=1] = call_module[target=layer](args = (%x,), kwargs = {{}})  # {y}"
            ));
            line(format!(
                "%norm : [num_users=1] = call_module[target=norm](args = (%layer,), kwargs = {{}})  # {y}"
            ));
        } else {
            let mut get = |name: &str, path: &str| {
                line(format!("%{name} : [num_users=1] = get_attr[target={path}]"));
            };
            get("weight", "layer.weight");
            if has_bias {
                get("bias", "layer.bias");
            }
            for (name, path) in [("g", "weight"), ("b", "bias"), ("m", "running_mean"), ("v", "running_var")]
            {
                get(name, &format!("norm.{path}"));
            }
            let call = if is_linear { "linear" } else { "conv2d" };
            let bias = if has_bias { ", %bias" } else { "" };
            line(format!(
                "%layer : [num_users=1] = call_function[target=torch.ops.aten.{call}.default](args = (%x, %weight{bias}), \
                 kwargs = {{}})  # {y}"
            ));
            line(format!(
                "%norm : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%layer, %g, %b, \
                 %m, %v, False, 0.1, {eps:?}, True), kwargs = {{}})  # {y}"
            ));
        }
        text.push_str("    return norm");
        parse_module(&text).unwrap_or_else(|error| panic!("{error}\n{text}")).module
    }
}

fn folding() -> impl Strategy<Value = Folding> {
    let kinds = (any::<bool>(), any::<bool>(), any::<bool>());
    let sizes = (1..5i64, 1..6i64, 1..4i64);
    (kinds, sizes, 1e-6..0.5f64, 0..10_000u32).prop_map(|(kinds, sizes, eps, seed)| Folding {
        is_linear: kinds.0,
        as_modules: kinds.1,
        has_bias: kinds.2,
        inputs: sizes.0,
        channels: sizes.1,
        kernel: sizes.2,
        eps,
        seed,
    })
}

/// Calls that give what they are given.
const IDENTITIES: [(Op, &str, &[f64]); 5] = [
    (Op::CallFunction, "torch.ops.aten.dropout.default", &[0.5]),
    (Op::CallFunction, "torch.dropout", &[0.1]),
    (Op::CallModule, "same", &[]),
    (Op::CallModule, "drop", &[]),
    (Op::CallFunction, "torch.ops.aten.alpha_dropout.default", &[0.3]),
];
const WORK: [&str; 4] = ["torch.sin", "torch.relu", "torch.ops.aten.neg.default", "torch.abs"];

/// A chain, with calls that do nothing between its calls or without them. Names say which call it is.
fn chain(picks: &[(usize, usize)], with_identities: bool) -> GraphModule {
    let mut graph = Graph::new();
    let mut value = graph.placeholder("x");
    for (at, &(work, identity)) in picks.iter().enumerate() {
        let call = NewNode::call_function(WORK[work]).arg(value).named(format!("work{at}"));
        value = graph.create_node(call);
        if let Some((op, target, constants)) = IDENTITIES.get(identity).filter(|_| with_identities) {
            let mut call = NewNode::new(*op, *target).arg(value).named(format!("same{at}"));
            for &constant in *constants {
                call = call.arg(constant);
            }
            if *op == Op::CallFunction {
                call = call.arg(false);
            }
            value = graph.create_node(call);
        }
    }
    graph.output(value);
    let mut module = GraphModule::from_graph(graph);
    module.modules_mut().set_module("same", Module::new("torch.nn.modules.linear.Identity"));
    module.modules_mut().set_module("drop", Module::new("torch.nn.modules.dropout.Dropout"));
    module
}

/// Operators that `decompose` has rules for, and how many tensors and constants they take.
const COMPOSED: [(&str, usize, &[i64]); 8] = [
    ("torch.ops.aten.silu.default", 1, &[]),
    ("torch.ops.aten.gelu.default", 1, &[]),
    ("torch.ops.aten.hardswish.default", 1, &[]),
    ("torch.ops.aten.addcmul.default", 3, &[]),
    ("torch.ops.aten.addmm.default", 3, &[]),
    ("torch.ops.aten.softmax.int", 1, &[1]),
    ("torch.ops.aten.linear.default", 2, &[]),
    ("torch.ops.aten.relu.default", 1, &[]),
];

fn composed(picks: &[(usize, [usize; 3])]) -> GraphModule {
    let mut graph = Graph::new();
    let mut values = vec![graph.placeholder("x"), graph.placeholder("y")];
    for (call, operands) in picks {
        let (target, count, constants) = COMPOSED[*call];
        let tensors = operands[..count].iter().map(|at| Argument::Node(values[at % values.len()]));
        let arguments: Vec<Argument> = tensors.chain(constants.iter().map(|&value| value.into())).collect();
        values.push(graph.call_function(target, arguments));
    }
    graph.output(Argument::list(values.split_off(2)));
    GraphModule::from_graph(graph)
}

fn count(module: &GraphModule, wanted: impl Fn(Node<'_>) -> bool) -> usize {
    module.graph().nodes().filter(|node| wanted(*node)).count()
}

/// How many dimensions the tensor has that is transposed.
const RANK: i64 = 3;

/// A tree of transpositions, and of calls that do not care: each step is of an earlier value.
fn transposed(picks: &[(usize, usize, i64, i64)]) -> GraphModule {
    let mut graph = Graph::new();
    let x = NewNode::new(Op::Placeholder, "x").meta(Meta {
        value: Some(Arc::new(ValueMeta::Tensor(TensorMeta::contiguous(DType::Float32, &[2, 3, 4])))),
        ..Meta::default()
    });
    let mut values = vec![graph.create_node(x)];
    for &(kind, of, a, b) in picks {
        let of = values[of % values.len()];
        let permuted = || {
            let mut dims: Vec<i64> = (0..RANK).collect();
            dims.rotate_left(a.rem_euclid(RANK) as usize);
            dims.swap(0, b.rem_euclid(RANK) as usize);
            dims[1] -= if a < 0 { RANK } else { 0 };
            Argument::list(dims.into_iter().map(Argument::Int))
        };
        let call = match kind {
            0 => NewNode::call_function("torch.ops.aten.permute.default").args((of, permuted())),
            1 => NewNode::call_method("permute").args((of, permuted())),
            2 => NewNode::call_function("torch.ops.aten.transpose.int").args((of, a, b)),
            3 => NewNode::call_function("torch.swapaxes").args((of, a, b)),
            _ => NewNode::call_function("torch.ops.aten.neg.default").arg(of),
        };
        values.push(graph.create_node(call));
    }
    graph.output(Argument::list(values.into_iter().map(Argument::Node)));
    let mut module = GraphModule::from_graph(graph);
    PassManager::parse("fake-prop").unwrap().run(&mut module).unwrap();
    module
}

fn is_transposition(node: Node<'_>) -> bool {
    ["permute", "transpose", "swapaxes"].iter().any(|call| node.target().contains(call))
}

/// What each result is, transpositions multiplied out: a text without them, and which of its dimensions stand where.
fn multiplied_out(module: &GraphModule) -> Vec<(String, Vec<i64>)> {
    let graph = module.graph();
    let mut known: HashMap<NodeId, (String, Vec<i64>)> = HashMap::new();
    let mut results = Vec::new();
    let dim = |value: &Argument| match value {
        Argument::Int(dim) => dim.rem_euclid(RANK) as usize,
        other => panic!("{other:?} is no dimension"),
    };
    for node in graph.nodes() {
        let input = node.arg(0).and_then(Argument::as_node).map(|id| known[&id].clone());
        let value = match (node.op(), input) {
            (Op::Output, _) => {
                let values = node.arg(0).unwrap().as_sequence().unwrap().iter();
                results = values.map(|value| known[&value.as_node().unwrap()].clone()).collect();
                continue;
            }
            (_, None) => (node.name().to_owned(), (0..RANK).collect()),
            (_, Some((of, order))) if node.target().contains("permute") => {
                let dims = node.arg(1).unwrap().as_sequence().unwrap();
                (of, dims.iter().map(|value| order[dim(value)]).collect())
            }
            (_, Some((of, mut order))) if is_transposition(node) => {
                order.swap(dim(node.arg(1).unwrap()), dim(node.arg(2).unwrap()));
                (of, order)
            }
            (_, Some((of, order))) => (format!("neg({of} {order:?})"), (0..RANK).collect()),
        };
        known.insert(node.id(), value);
    }
    results
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// With scale = weight / sqrt(variance + eps): the weight times scale, and (bias - mean) * scale + the norm's bias.
    #[test]
    fn a_folded_norm_is_in_the_weight_and_the_bias(folding in folding()) {
        let before = folding.module();
        let pass = if folding.is_linear { "fuse-linear-bn" } else { "fuse-conv-bn" };
        let after = run(pass, &before);
        let is_norm = |node: Node<'_>| node.target().contains("norm") && node.op() != Op::GetAttr;
        prop_assert_eq!(count(&after, is_norm), 0, "{}", after.graph());
        let graph = after.graph();
        let layer = graph.output_node().unwrap().input_nodes().next().unwrap();
        let (weight, bias) = match layer.op() {
            Op::CallModule => ("layer.weight".to_owned(), "layer.bias".to_owned()),
            _ => {
                let path = |at: usize| graph.node(layer.arg(at).unwrap().as_node().unwrap()).target().to_owned();
                (path(1), path(2))
            }
        };
        let [gamma, beta, mean, variance] =
            ["weight", "bias", "running_mean", "running_var"].map(|name| values(&before, &format!("norm.{name}")));
        let old_bias = if folding.has_bias { values(&before, "layer.bias") } else { vec![0.0; beta.len()] };
        let (old, new) = (values(&before, "layer.weight"), values(&after, &weight));
        let row = old.len() / beta.len();
        let near = |given: f64, wanted: f64| (given - wanted).abs() <= 1e-6 * wanted.abs().max(1e-3);
        for channel in 0..beta.len() {
            let scale = gamma[channel] / (variance[channel] + folding.eps).sqrt();
            let wanted = (old_bias[channel] - mean[channel]) * scale + beta[channel];
            let given = values(&after, &bias)[channel];
            prop_assert!((given - wanted).abs() <= 1e-6 * (1.0 + wanted.abs()), "{given} is not {wanted}");
            for at in channel * row..(channel + 1) * row {
                prop_assert!(near(new[at], old[at] * scale), "{} is not {}", new[at], old[at] * scale);
            }
        }
    }

    #[test]
    fn what_does_nothing_goes_and_nothing_else(picks in prop::collection::vec((0..4usize, 0..7usize), 0..20)) {
        let cleaned = run("remove-identity", &chain(&picks, true));
        let plain = chain(&picks, false);
        prop_assert_eq!(cleaned.graph(), plain.graph());
        let again = run("remove-identity", &cleaned);
        prop_assert_eq!(again.graph(), cleaned.graph());
    }

    #[test]
    fn there_and_back_is_where_it_was(picks in prop::collection::vec((0..4usize, 9..10usize), 0..20), at in 0..4usize) {
        let module = chain(&picks, false);
        let there = run(&format!("replace-op{{from={},to=torch.cos}}", WORK[at]), &module);
        let is = |target: &'static str| move |node: Node<'_>| node.target() == target;
        prop_assert_eq!(count(&there, is("torch.cos")), count(&module, is(WORK[at])));
        prop_assert_eq!(count(&there, is(WORK[at])), 0);
        let back = run(&format!("replace-op{{from=torch.cos,to={}}}", WORK[at]), &there);
        prop_assert_eq!(back.graph(), module.graph());
    }

    #[test]
    fn transpositions_are_multiplied_out(
        picks in prop::collection::vec((0..5usize, 0..20usize, -RANK..RANK, -RANK..RANK), 0..20),
    ) {
        let module = transposed(&picks);
        let after = run("fold-transposes", &module);
        prop_assert_eq!(multiplied_out(&after), multiplied_out(&module), "{}", after.graph());
        let doubled = |node: Node<'_>| is_transposition(node) && node.input_nodes().any(is_transposition);
        prop_assert_eq!(count(&after, doubled), 0, "{}", after.graph());
        let again = run("fold-transposes", &after);
        prop_assert_eq!(again.graph(), after.graph());
    }

    #[test]
    fn what_can_be_decomposed_is_and_the_rest_stays(
        picks in prop::collection::vec((0..8usize, prop::array::uniform3(0..9usize)), 0..15),
    ) {
        let module = composed(&picks);
        let after = run("decompose", &module);
        let has_rule = |node: Node<'_>| COMPOSED[..7].iter().any(|(target, ..)| *target == node.target());
        prop_assert_eq!(count(&after, has_rule), 0, "{}", after.graph());
        let relu = |node: Node<'_>| node.target() == "torch.ops.aten.relu.default";
        prop_assert_eq!(count(&after, relu), count(&module, relu));
        let again = run("decompose", &after);
        prop_assert_eq!(again.graph(), after.graph());
    }
}
