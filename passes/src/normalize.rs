//! `normalize`: one spelling for calls that are the same.
//!
//! One walk. O(nodes + arguments), times the overloads of what is called.

use fx_ir::{Args, Argument, GraphModule, Kwargs, Node, Op};
use fx_ops::{DefaultValue, Parameter, Resolution, Schema, Type, candidates};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

/// Gives calls of operators, of `torch.*`, `torch.nn.functional.*` and of methods one spelling
/// (`torch.fx.experimental.normalize`, without running or typing anything).
///
/// Functions are called by their public names (`torch._C._nn.gelu` is `torch.nn.functional.gelu`). Arguments are given by
/// position as far as the schema lets them, else by keyword in the schema's order, and not at all where they are
/// the schema's default. Two calls that mean the same are then equal, which `cse` and patterns rely on.
///
/// Where a function has several overloads that the call may mean and they do not agree, the call stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Normalize {}

impl Pass for Normalize {
    const NAME: &'static str = "normalize";
    const SUMMARY: &'static str = "Give calls that mean the same one spelling: names, positions, defaults";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let graph = module.graph_mut();
        let (mut renamed, mut rearranged) = (0, 0);
        for id in graph.ids() {
            let node = graph.node(id);
            if !matches!(node.op(), Op::CallFunction | Op::CallMethod) {
                continue;
            }
            let name = public_name(node).filter(|name| name != node.target());
            if let Some(name) = &name {
                if !cx.rewrite() {
                    break;
                }
                graph.set_target(id, name)?;
                renamed += 1;
            }
            let node = graph.node(id);
            if let Some((args, kwargs)) = canonical(node)
                && (args[..] != *node.args() || kwargs[..] != *node.kwargs())
            {
                // A new name and new arguments are one rewrite.
                if name.is_none() && !cx.rewrite() {
                    break;
                }
                graph.set_args(id, args)?;
                graph.set_kwargs(id, kwargs)?;
                rearranged += 1;
            }
        }
        cx.count("renamed", renamed);
        cx.count("rearranged", rearranged);
        Ok((renamed + rearranged > 0).into())
    }

    fn is_exact(&self) -> bool {
        true
    }
}

register_pass!(Normalize);

/// Where PyTorch keeps functions, and the public module and prefix-free name they have.
const MODULES: [(&str, &str, &str); 7] = [
    ("torch._C._nn.", "", "torch.nn.functional."),
    ("torch._C._linalg.", "linalg_", "torch.linalg."),
    ("torch._C._special.", "special_", "torch.special."),
    ("torch._C._fft.", "fft_", "torch.fft."),
    ("torch._C._VariableFunctions.", "", "torch."),
    ("torch.functional.", "", "torch."),
    ("_operator.", "", "operator."),
];

/// What `torch.nn.functional` takes over from C++ as it is. Its other functions are written in Python, with parameters that no
/// schema tells.
const FUNCTIONAL: [&str; 31] = [
    "adaptive_avg_pool1d",
    "avg_pool1d",
    "avg_pool2d",
    "avg_pool3d",
    "bilinear",
    "celu_",
    "channel_shuffle",
    "conv1d",
    "conv2d",
    "conv3d",
    "conv_tbc",
    "conv_transpose1d",
    "conv_transpose2d",
    "conv_transpose3d",
    "cosine_similarity",
    "elu_",
    "gelu",
    "hardshrink",
    "hardtanh_",
    "leaky_relu_",
    "linear",
    "one_hot",
    "pairwise_distance",
    "pdist",
    "pixel_shuffle",
    "pixel_unshuffle",
    "prelu",
    "relu_",
    "scaled_dot_product_attention",
    "softplus",
    "softshrink",
];

/// What `torch` and `torch.Tensor` write in Python under the names of operators.
const PYTHON: [&str; 17] = [
    "atleast_1d",
    "atleast_2d",
    "atleast_3d",
    "block_diag",
    "broadcast_tensors",
    "cartesian_prod",
    "cdist",
    "chain_matmul",
    "einsum",
    "istft",
    "meshgrid",
    "norm",
    "split",
    "stft",
    "tensordot",
    "unflatten",
    "unique_consecutive",
];

/// Whether the schema of the operator of this name is the schema of what is called.
fn is_schema_of(node: Node<'_>) -> bool {
    let target = node.target();
    match target.strip_prefix("torch.") {
        Some(_) if target.starts_with("torch.ops.") => true,
        Some(name) => match name.strip_prefix("nn.functional.") {
            Some(name) => FUNCTIONAL.contains(&name),
            None => !PYTHON.contains(&name),
        },
        None => node.op() == Op::CallMethod && !PYTHON.contains(&target),
    }
}

/// The public name of a function; `None` when it has none that is known.
fn public_name(node: Node<'_>) -> Option<String> {
    if node.op() != Op::CallFunction {
        return None;
    }
    MODULES.iter().find_map(|(module, prefix, public)| {
        let name = node.target().strip_prefix(module)?.strip_prefix(prefix)?;
        if *public == "torch.nn.functional." && !FUNCTIONAL.contains(&name) {
            return None;
        }
        let name = format!("{public}{name}");
        // What is not known under the new name stays under the old one.
        (candidates(Op::CallFunction, &name) != Resolution::Unknown).then_some(name)
    })
}

type Call = (Args, Kwargs);

/// The arguments as they are to be given; `None` when it is not certain.
fn canonical(node: Node<'_>) -> Option<Call> {
    if !is_schema_of(node) {
        return None;
    }
    match candidates(node.op(), node.target()) {
        Resolution::Overload(schema) => arrange(node, schema),
        Resolution::Overloads(overloads) => {
            let out = node.kwarg("out").is_some();
            let mut calls =
                overloads.iter().filter(|schema| schema.is_out() == out).filter_map(|s| arrange(node, s));
            let first = calls.next()?;
            calls.all(|other| other == first).then_some(first)
        }
        Resolution::Python(_) | Resolution::Unknown => None,
    }
}

/// Arranges a call by one schema; `None` when it is no call of it.
fn arrange(node: Node<'_>, schema: &Schema) -> Option<Call> {
    let positional = schema.positional_count();
    if node.args().len() > positional || schema.variadic {
        return None;
    }
    let mut given: Vec<Option<&Argument>> = node.args().iter().map(Some).collect();
    given.resize(schema.parameters.len(), None);
    for (key, value) in node.kwargs() {
        let at = schema.parameters.iter().position(|parameter| is_named(key, &parameter.name))?;
        if given[at].replace(value).is_some() {
            return None;
        }
    }
    let mut needed = Vec::with_capacity(given.len());
    for (parameter, value) in schema.parameters.iter().zip(&given) {
        match (value, &parameter.default) {
            (None, None) => return None,
            (None, Some(_)) => needed.push(None),
            (Some(value), _) if !takes(&parameter.ty, value) => return None,
            (Some(value), Some(default)) if is_default(parameter, default, value) => needed.push(None),
            (Some(value), _) => needed.push(Some(*value)),
        }
    }
    let (mut args, mut kwargs) = (Args::new(), Kwargs::new());
    let by_position = needed.iter().take(positional).take_while(|value| value.is_some()).count();
    for (at, (parameter, value)) in schema.parameters.iter().zip(needed).enumerate() {
        let Some(value) = value else { continue };
        if at < by_position {
            args.push(value.clone());
        } else {
            kwargs.push((keyword(node, &parameter.name).into(), value.clone()));
        }
    }
    Some((args, kwargs))
}

/// Python's functions say `input` where schemas say `self`; overloads say `self`.
fn is_named(keyword: &str, parameter: &str) -> bool {
    keyword == parameter || keyword == "input" && parameter == "self"
}

fn keyword<'n>(node: Node<'_>, parameter: &'n str) -> &'n str {
    let python = !node.target().starts_with("torch.ops.") && node.op() == Op::CallFunction;
    if python && parameter == "self" { "input" } else { parameter }
}

/// Whether a constant can be an argument of this type. What a node gives is not known.
fn takes(ty: &Type, value: &Argument) -> bool {
    match (ty, value) {
        (_, Argument::Node(_)) => true,
        (Type::Optional(_), Argument::None) => true,
        (Type::Optional(inner), value) => takes(inner, value),
        (Type::List(inner, _), value) if value.as_sequence().is_some() => {
            value.as_sequence().is_some_and(|items| items.iter().all(|item| takes(inner, item)))
        }
        (Type::List(inner, Some(_)), value) => takes(inner, value),
        (Type::Tensor | Type::Scalar, value) => {
            matches!(value, Argument::Int(_) | Argument::Float(_) | Argument::Bool(_) | Argument::Complex(_))
        }
        (Type::Int | Type::SymInt, value) => matches!(value, Argument::Int(_) | Argument::Bool(_)),
        (Type::Float | Type::SymFloat, value) => matches!(value, Argument::Float(_) | Argument::Int(_)),
        (Type::Bool | Type::SymBool, value) => matches!(value, Argument::Bool(_)),
        (Type::Str, value) => matches!(value, Argument::Str(_)),
        (Type::ScalarType, value) => matches!(value, Argument::DType(_)),
        (Type::Layout, value) => matches!(value, Argument::Layout(_)),
        (Type::Device, value) => matches!(value, Argument::Device(_) | Argument::Str(_)),
        (Type::MemoryFormat, value) => matches!(value, Argument::MemoryFormat(_)),
        _ => false,
    }
}

/// Whether a value is the schema's default, type included.
fn is_default(parameter: &Parameter, default: &DefaultValue, value: &Argument) -> bool {
    match (default, value) {
        (DefaultValue::None, Argument::None) => true,
        (DefaultValue::Bool(a), Argument::Bool(b)) => a == b,
        (DefaultValue::Int(a), Argument::Int(b)) => a == b,
        (DefaultValue::Float(a), Argument::Float(b)) => a.to_bits() == b.to_bits(),
        (DefaultValue::Str(a), Argument::Str(b)) => a == b,
        (DefaultValue::List(items), value) => value.as_sequence().is_some_and(|given| {
            given.len() == items.len()
                && given.iter().zip(items).all(|(value, item)| is_default(parameter, item, value))
        }),
        // `int[2] padding=0`: one number stands for a list of it.
        (_, value) if matches!(parameter.ty, Type::List(_, Some(_))) => {
            value.as_sequence().is_some_and(|given| {
                !given.is_empty() && given.iter().all(|value| is_default(parameter, default, value))
            })
        }
        _ => false,
    }
}
