//! `remove-identity`: erases calls that give what they are given.
//!
//! One walk in program order; users are told in the same walk. O(nodes + arguments).

use fx_ir::{Argument, Attribute, DType, GraphModule, ModuleTree, Node, NodeId, NodeMap, Op, TensorMeta};
use fx_ops::{AliasSets, Bound, DefaultValue, Oracle, Resolution, candidates};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

use crate::operation::operation;

/// Erases calls that give what they are given: dropout in evaluation mode, `nn.Identity`, casts to the type that is there
/// already, and views of the shape that is there already.
///
/// Casts and views are known by the recorded types and shapes of their input and result; where these are not recorded,
/// nothing is done (`shape-prop` records them).
///
/// Left alone, with a note: a copy (a cast may be one) where the copy or the original is written to, or where the original
/// comes from outside and the copy is returned; a view of something whose shape is changed in place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RemoveIdentity {}

impl Pass for RemoveIdentity {
    const NAME: &'static str = "remove-identity";
    const SUMMARY: &'static str =
        "Erase calls that give what they are given: dropout in evaluation mode, casts, views";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let sets = AliasSets::new(module.graph(), &Oracle::with_modules(module.modules()));
        let returned: Vec<NodeId> = module
            .graph()
            .output_node()
            .map(|node| node.input_nodes().map(Node::id).collect())
            .unwrap_or_default();
        let mut leaves = vec![false; module.graph().capacity()];
        for set in returned.iter().filter_map(|&id| sets.set_index(id)) {
            if let Some(leaves) = leaves.get_mut(set) {
                *leaves = true;
            }
        }
        let (graph, tree) = module.parts_mut();
        let mut replaced: NodeMap<Option<NodeId>> = NodeMap::for_graph(graph, None);
        let mut erased: Vec<NodeId> = Vec::new();
        let mut at = graph.first();
        while let Some(id) = at {
            at = graph.next(id);
            if !erased.is_empty() {
                graph.map_inputs(id, |input| replaced.get(input).unwrap_or(input))?;
            }
            let node = graph.node(id);
            let Some((input, kind)) = identity(node, tree) else { continue };
            let is_returned = sets.set_index(id).is_none_or(|set| leaves.get(set).copied().unwrap_or(true));
            if let Some(why) = why_not(&sets, id, input, kind, is_returned) {
                cx.note(node.name(), why);
                continue;
            }
            if !cx.rewrite() {
                continue;
            }
            replaced.set(id, Some(input));
            erased.push(id);
        }
        for &id in erased.iter().rev() {
            graph.erase_node(id)?;
        }
        cx.count("removed", erased.len());
        Ok((!erased.is_empty()).into())
    }

    fn is_exact(&self) -> bool {
        true
    }
}

register_pass!(RemoveIdentity);

/// How a value equals its input.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It is the input.
    Same,
    /// It is another tensor on the same memory.
    View,
    /// It is, or may be, a copy.
    Copy,
}

fn why_not(
    sets: &AliasSets,
    id: NodeId,
    input: NodeId,
    kind: Kind,
    is_returned: bool,
) -> Option<&'static str> {
    match kind {
        Kind::Same => None,
        Kind::View => (sets.is_reshaped(id) || sets.is_reshaped(input))
            .then_some("its shape is changed in place somewhere"),
        Kind::Copy if sets.is_written(id) || sets.is_written(input) => {
            Some("it may be a copy, and one of the two is written to")
        }
        Kind::Copy if is_returned && sets.is_outside(input) => {
            Some("it may be a copy, which is returned, of something that comes from outside")
        }
        Kind::Copy => None,
    }
}

/// The input that a call certainly gives back.
fn identity(node: Node<'_>, tree: &ModuleTree) -> Option<(NodeId, Kind)> {
    match node.op() {
        Op::CallModule => layer(node, tree).map(|input| (input, Kind::Same)),
        Op::CallFunction | Op::CallMethod => call(node),
        Op::Placeholder | Op::GetAttr | Op::Output => None,
    }
}

/// `nn.Identity`, and dropout layers in evaluation mode.
fn layer(node: Node<'_>, tree: &ModuleTree) -> Option<NodeId> {
    let Ok(Attribute::Module(_, module)) = tree.get(node.target()) else { return None };
    let dropout = module.class.starts_with("torch.nn.modules.dropout.") && !module.training;
    let identity = module.class == "torch.nn.modules.linear.Identity";
    let only = node.args().len() == 1 && node.kwargs().is_empty();
    (only && (dropout || identity)).then(|| node.arg(0)?.as_node()).flatten()
}

fn call(node: Node<'_>) -> Option<(NodeId, Kind)> {
    let operation = operation(node)?;
    if node.kwarg("out").is_some() {
        return None;
    }
    let input = node.arg(0).or_else(|| node.kwarg("input")).or_else(|| node.kwarg("self"))?.as_node()?;
    let is_same = match operation {
        "dropout"
        | "alpha_dropout"
        | "feature_dropout"
        | "feature_alpha_dropout"
        | "dropout1d"
        | "dropout2d"
        | "dropout3d" => is_off(node),
        _ => None,
    };
    if is_same == Some(true) {
        return Some((input, Kind::Same));
    }
    let (old, new) = (node.graph().node(input).meta().tensor()?, node.meta().tensor()?);
    let kind = match operation {
        "alias" if node.op() == Op::CallFunction => Kind::View,
        "view" | "reshape" | "_unsafe_view" | "expand" | "flatten" | "slice" | "squeeze" | "narrow"
        | "view_as" | "reshape_as" | "expand_as" | "unflatten" => Kind::View,
        "contiguous" if node.args().len() == 1 && node.kwargs().is_empty() && is_contiguous(old) => {
            Kind::Same
        }
        "permute" | "transpose" | "movedim" | "t" if keeps_order(node, operation, old.shape.len()) => {
            Kind::View
        }
        "to" | "type" | "_to_copy" if casts_only(node) => Kind::Copy,
        "float" | "double" | "half" | "bfloat16" | "int" | "long" | "bool" if node.args().len() == 1 => {
            (node.op() == Op::CallMethod && node.kwargs().is_empty()).then_some(Kind::Copy)?
        }
        _ => return None,
    };
    let same_type = old.dtype == new.dtype && old.device == new.device && old.layout == new.layout;
    let same_shape =
        old.shape == new.shape && old.stride == new.stride && old.storage_offset == new.storage_offset;
    (same_type && same_shape).then_some((input, kind))
}

/// Whether a dropout is known to drop nothing: its `train` or `training` is false.
fn is_off(node: Node<'_>) -> Option<bool> {
    let given = node.kwarg("training").or_else(|| node.kwarg("train"));
    if let Some(value) = given {
        return value.as_bool().map(|on| !on);
    }
    if node.target().starts_with("torch.nn.functional.") {
        // `F.dropout(input, p=0.5, training=True, inplace=False)`
        return node.arg(2)?.as_bool().map(|on| !on);
    }
    let schema = match candidates(node.op(), node.target()) {
        Resolution::Overload(schema) => schema,
        Resolution::Overloads(overloads) => overloads.iter().next()?,
        Resolution::Python(_) | Resolution::Unknown => return None,
    };
    let (at, _) = schema.parameter("train").or_else(|| schema.parameter("training"))?;
    let bound = schema.bind(node.args(), node.kwargs()).ok()?;
    match bound.get(at)? {
        Bound::Given(value) => value.as_bool().map(|on| !on),
        Bound::Default(DefaultValue::Bool(on)) => Some(!on),
        Bound::Default(_) => None,
    }
}

fn is_contiguous(meta: &TensorMeta) -> bool {
    let shape: Option<Vec<i64>> = meta.shape.iter().map(fx_ir::Dim::as_int).collect();
    let stride: Option<Vec<i64>> = meta.stride.iter().map(fx_ir::Dim::as_int).collect();
    matches!((shape, stride), (Some(shape), Some(stride)) if stride == fx_ir::contiguous_strides(&shape))
}

/// Whether a permutation leaves every dimension where it is.
fn keeps_order(node: Node<'_>, operation: &str, rank: usize) -> bool {
    let dimension = |value: &Argument| {
        let at = value.as_int()?;
        let rank = rank as i64;
        Some(if at < 0 { at + rank } else { at })
    };
    let ints = |at: usize| -> Option<Vec<i64>> {
        match node.arg(at)?.as_sequence() {
            Some(items) => items.iter().map(dimension).collect(),
            None => node.args().get(at..)?.iter().map(dimension).collect(),
        }
    };
    match operation {
        "permute" => ints(1).is_some_and(|dims| dims.iter().copied().eq(0..rank as i64)),
        "t" => rank < 2,
        _ => {
            let (a, b) = (node.arg(1).and_then(dimension), node.arg(2).and_then(dimension));
            a.is_some() && a == b
        }
    }
}

/// Whether a conversion asks for a type and nothing else.
fn casts_only(node: Node<'_>) -> bool {
    let is_type = |value: &Argument| matches!(value, Argument::DType(_) | Argument::None);
    let plain = |value: &Argument| is_type(value) || value.as_bool() == Some(false);
    node.args().iter().skip(1).all(plain)
        && node.kwargs().iter().all(|(key, value)| match &**key {
            "dtype" => is_type(value),
            "copy" | "non_blocking" => value.as_bool() == Some(false),
            "memory_format" | "layout" | "device" | "pin_memory" => value.is_none(),
            _ => false,
        })
        && node
            .args()
            .iter()
            .chain(node.kwargs().iter().map(|(_, value)| value))
            .any(|value| matches!(value, Argument::DType(dtype) if is_known(*dtype)))
}

/// Types that quantise carry more than the type.
fn is_known(dtype: DType) -> bool {
    !dtype.to_string().starts_with('q')
}
