//! Folding batch norms in evaluation mode into the layers before them.
//!
//! Batch norm in evaluation mode is a multiplication and an addition a channel, and so is part of what a
//! convolution or a linear layer can do: with `scale = gamma / sqrt(var + eps)` the new weight is `w * scale` and the new bias
//! `(b - mean) * scale + beta` (`torch.nn.utils.fusion.fuse_conv_bn_weights`). The arithmetic is done here in
//! double precision on the stored bytes; libtorch is not needed. O(nodes + elements of the weights).

use std::collections::{BTreeMap, BTreeSet};

use fx_ir::{Argument, Graph, GraphModule, ModuleTree, Node, NodeId, Op, Tensor, TensorId, TensorRole};
use fx_ops::{AliasSets, Bound, DefaultValue, Oracle, lookup};
use fx_passes::{PassContext, PassError};

use crate::channels;

mod modules;

/// What a batch norm is folded into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// A convolution.
    Convolution,
    /// A linear layer, whose channels are the last dimension, and those of a batch norm the second: of two.
    Linear,
}

/// Folds the batch norms of a module, called as operators and as modules; how many.
pub(crate) fn fuse(
    module: &mut GraphModule,
    before: Before,
    cx: &mut PassContext<'_>,
) -> Result<usize, PassError> {
    let norms: Vec<NodeId> = module.graph().nodes().filter(is_batch_norm).map(|node| node.id()).collect();
    let layers: Vec<NodeId> = module.graph().find_nodes(Op::CallModule, None).map(|node| node.id()).collect();
    let mut fused = 0;
    if norms.is_empty() && layers.is_empty() {
        return Ok(0);
    }
    let aliases = AliasSets::new(module.graph(), &Oracle::with_modules(module.modules()));
    let mut uses = TensorUses::new(module);
    for id in norms {
        let name = module.graph().node(id).name().to_owned();
        match plan(module, id, before, &aliases, &uses) {
            Ok(Some(fusion)) if cx.rewrite() => {
                apply(module, fusion, &mut uses, cx)?;
                fused += 1;
            }
            Ok(_) => {}
            Err(reason) => cx.note(name, reason),
        }
    }
    Ok(fused + modules::fuse(module, &layers, before, &aliases, &uses, cx)?)
}

/// The batch norms and where their result is: the value itself, or the first of several.
fn is_batch_norm(node: &Node<'_>) -> bool {
    node.op() == Op::CallFunction
        && matches!(
            node.target(),
            "torch.ops.aten.batch_norm.default"
                | "torch.ops.aten._native_batch_norm_legit_no_training.default"
                | "torch.ops.aten.native_batch_norm.default"
                | "torch.ops.aten.cudnn_batch_norm.default"
        )
}

/// Whether this is a layer of the kind, and if its weight's first two dimensions are (input, output) channels.
fn is_transposed(layer: Node<'_>, before: Before) -> Option<bool> {
    let name = layer.target().strip_prefix("torch.ops.aten.")?.split_once('.')?.0;
    if before == Before::Linear {
        return (name == "linear").then_some(false);
    }
    match name {
        "conv1d" | "conv2d" | "conv3d" => Some(false),
        "conv_transpose1d" | "conv_transpose2d" | "conv_transpose3d" => Some(true),
        "convolution" => argument(layer, "transposed").and_then(|value| value.as_bool()),
        _ => None,
    }
}

/// The argument of this name, by position or keyword or from the schema's default.
fn argument(node: Node<'_>, name: &str) -> Option<Argument> {
    let schema = lookup(node.target())?;
    let (at, _) = schema.parameter(name)?;
    let bound = schema.bind(node.args(), node.kwargs()).ok()?;
    match bound.get(at)? {
        Bound::Given(argument) => Some((*argument).clone()),
        Bound::Default(default) => Some(constant(default)),
    }
}

fn constant(default: &DefaultValue) -> Argument {
    match default {
        DefaultValue::None => Argument::None,
        DefaultValue::Bool(value) => (*value).into(),
        DefaultValue::Int(value) => (*value).into(),
        DefaultValue::Float(value) => (*value).into(),
        DefaultValue::Str(text) => Argument::from(&**text),
        DefaultValue::List(items) => Argument::list(items.iter().map(constant)),
    }
}

/// Who reads which tensor, counted once: the paths that lead to it, the tensors in its memory, and the nodes that
/// read each path.
struct TensorUses {
    paths: BTreeMap<TensorId, usize>,
    storages: BTreeMap<usize, usize>,
    reads: BTreeMap<String, usize>,
    /// The reads of fused biases: nodes of this pass's own making, which nothing writes to, and of which the alias
    /// sets, made before, know nothing.
    fused: BTreeSet<NodeId>,
}

impl TensorUses {
    fn new(module: &GraphModule) -> Self {
        let (mut paths, mut storages) = (BTreeMap::new(), BTreeMap::new());
        let tree = module.modules();
        for (_, _, id) in tree.named_tensors() {
            *paths.entry(id).or_insert(0) += 1;
        }
        for tensor in paths.keys().filter_map(|&id| tree.tensor(id)).filter(|tensor| tensor.numel() > 0) {
            *storages.entry(tensor.storage.key()).or_insert(0) += 1;
        }
        let mut reads = BTreeMap::new();
        for node in module.graph().find_nodes(Op::GetAttr, None) {
            *reads.entry(node.target().to_owned()).or_insert(0) += 1;
        }
        Self { paths, storages, reads, fused: BTreeSet::new() }
    }

    /// How many nodes read `path`.
    fn reads(&self, path: &str) -> usize {
        self.reads.get(path).copied().unwrap_or(0)
    }

    /// Whether any node reads a tensor of the module at `path`.
    fn reads_inside(&self, path: &str) -> bool {
        let first = format!("{path}.");
        self.reads.range(first.clone()..).next().is_some_and(|(read, _)| read.starts_with(&first))
    }

    fn why_shared(&self, id: TensorId, tensor: &Tensor) -> Option<&'static str> {
        if self.paths.get(&id).copied().unwrap_or(0) > 1 {
            return Some("is tied to another parameter");
        }
        let shares = self.storages.get(&tensor.storage.key()).copied().unwrap_or(0) > 1;
        shares.then_some("shares its memory with another tensor")
    }
}

/// A fusion that is known to be right, with the new tensors computed.
struct Fusion {
    norm: NodeId,
    convolution: NodeId,
    /// The `getitem` that takes the normalised value out of a tuple, if there is one.
    result: NodeId,
    weight: NodeId,
    new_weight: Tensor,
    new_bias: Tensor,
    bias_at: usize,
}

/// Decides whether a batch norm can be folded. `Ok(None)`: nothing to fold it into; `Err`: why it was refused.
fn plan(
    module: &GraphModule,
    norm: NodeId,
    before: Before,
    aliases: &AliasSets,
    uses: &TensorUses,
) -> Result<Option<Fusion>, String> {
    let (graph, tree) = (module.graph(), module.modules());
    let norm = graph.node(norm);
    let input = argument(norm, "input").and_then(|input| input.as_node()).map(|id| graph.node(id));
    let Some((convolution, transposed)) = input.and_then(|node| Some((node, is_transposed(node, before)?)))
    else {
        return Ok(None);
    };
    if argument(norm, "training")
        .or_else(|| argument(norm, "train"))
        .is_some_and(|on| on.as_bool() != Some(false))
    {
        return Err("it is in training mode".to_owned());
    }
    if before == Before::Linear {
        has_two_dimensions(convolution)?;
    }
    if convolution.num_users() > 1 {
        return Err(format!("the output of `{}` is used elsewhere", convolution.name()));
    }
    if aliases.is_written(convolution.id()) {
        return Err(format!("the output of `{}` is written to", convolution.name()));
    }
    let result = result_node(norm)?;

    let source = Source { graph, tree, aliases, uses };
    let (weight_node, weight_id, weight) = source
        .stored(convolution, "weight")?
        .ok_or_else(|| format!("`{}` has no weight", convolution.name()))?;
    let is_only_use = weight_node.num_users() == 1 && uses.reads(weight_node.target()) == 1;
    if !is_only_use {
        return Err(format!("the weight `{}` is used elsewhere", weight_node.target()));
    }
    if let Some(why) = uses.why_shared(weight_id, weight) {
        return Err(format!("the weight `{}` {why}", weight_node.target()));
    }
    let bias = source.stored(convolution, "bias")?.map(|(_, _, tensor)| tensor);
    let gamma = source.stored(norm, "weight")?.map(|(_, _, tensor)| tensor);
    let beta = source.stored(norm, "bias")?.map(|(_, _, tensor)| tensor);
    let missing = || "it has no running statistics".to_owned();
    let mean = source.stored(norm, "running_mean")?.ok_or_else(missing)?.2;
    let var = source.stored(norm, "running_var")?.ok_or_else(missing)?.2;
    let eps = argument(norm, "eps").or_else(|| argument(norm, "epsilon")).and_then(|eps| eps.as_float());
    let eps = eps.ok_or("its epsilon is not a constant")?;
    let groups = match argument(convolution, "groups").and_then(|groups| groups.as_int()) {
        None if before == Before::Linear => 1,
        Some(groups) if groups > 0 => groups as usize,
        _ => return Err(format!("`{}` has no constant number of groups", convolution.name())),
    };

    let scale_and_shift = Affine::new(mean, var, gamma, beta, eps)?;
    let channels = scale_and_shift.scale.len();
    let (new_weight, new_bias) = scale_and_shift.fold(weight, bias, transposed, groups)?;
    let bias_at = lookup(convolution.target())
        .and_then(|schema| schema.parameter("bias"))
        .map(|(at, _)| at)
        .ok_or_else(|| format!("`{}` takes no bias", convolution.name()))?;
    if new_bias.shape != [channels as i64] {
        return Err("the channels do not match".to_owned());
    }
    Ok(Some(Fusion {
        norm: norm.id(),
        convolution: convolution.id(),
        result: result.id(),
        weight: weight_node.id(),
        new_weight,
        new_bias,
        bias_at,
    }))
}

/// Batch norm takes the second dimension for the channels, a linear layer gives them as the last.
fn has_two_dimensions(linear: Node<'_>) -> Result<(), String> {
    match linear.meta().tensor().map(|tensor| tensor.shape.len()) {
        Some(2) => Ok(()),
        Some(rank) => Err(format!("the output of `{}` has {rank} dimensions, not 2", linear.name())),
        None => Err(format!("the shape of `{}` is not recorded; run `shape-prop`", linear.name())),
    }
}

/// The node whose value is the normalised tensor.
fn result_node<'g>(norm: Node<'g>) -> Result<Node<'g>, String> {
    if norm.target() == "torch.ops.aten.batch_norm.default" {
        return Ok(norm);
    }
    let is_first = |user: &Node<'_>| user.calls("operator.getitem") && user.arg(1) == Some(&Argument::Int(0));
    let mut first = None;
    for user in norm.users() {
        if is_first(&user) && first.is_none() {
            first = Some(user);
        } else if user.num_users() > 0 || !user.calls("operator.getitem") {
            return Err(format!("its saved statistics are used by `{}`", user.name()));
        }
    }
    first.ok_or_else(|| "its result is not used".to_owned())
}

/// Where stored tensors are found.
#[derive(Clone, Copy)]
struct Source<'m> {
    graph: &'m Graph,
    tree: &'m ModuleTree,
    aliases: &'m AliasSets,
    uses: &'m TensorUses,
}

/// A node that reads a stored tensor, the tensor's id, and itself.
type Stored<'m> = (Node<'m>, TensorId, &'m Tensor);

impl<'m> Source<'m> {
    /// The stored tensor that is the argument `name` of `node`; `None` when the argument is `None`.
    fn stored(self, node: Node<'m>, name: &str) -> Result<Option<Stored<'m>>, String> {
        let source = match argument(node, name) {
            None | Some(Argument::None) => return Ok(None),
            Some(Argument::Node(id)) => self.graph.node(id),
            Some(_) => return Err(format!("the {name} of `{}` is not a tensor", node.name())),
        };
        if source.op() != Op::GetAttr {
            return Err(format!("the {name} of `{}` is computed, not stored", node.name()));
        }
        if self.aliases.is_written(source.id()) && !self.uses.fused.contains(&source.id()) {
            return Err(format!("`{}` is written to", source.target()));
        }
        let (id, tensor) = self.tree.get_tensor(source.target()).map_err(|error| error.to_string())?;
        Ok(Some((source, id, tensor)))
    }
}

/// Batch norm as what it does to a channel: `y = x * scale + shift`.
struct Affine {
    scale: Vec<f64>,
    mean: Vec<f64>,
    beta: Vec<f64>,
}

impl Affine {
    fn new(
        mean: &Tensor,
        var: &Tensor,
        gamma: Option<&Tensor>,
        beta: Option<&Tensor>,
        eps: f64,
    ) -> Result<Self, String> {
        let read = |tensor: &Tensor| channels::read(tensor).map_err(|error| error.to_string());
        let (mean, var) = (read(mean)?, read(var)?);
        let ones = || Ok(vec![1.0; var.len()]);
        let gamma = gamma.map_or_else(ones, read)?;
        let beta = beta.map_or_else(|| Ok(vec![0.0; var.len()]), read)?;
        if mean.len() != var.len() || gamma.len() != var.len() || beta.len() != var.len() {
            return Err("its parameters have different sizes".to_owned());
        }
        let scale = var.iter().zip(&gamma).map(|(var, gamma)| gamma / (var + eps).sqrt()).collect();
        Ok(Self { scale, mean, beta })
    }

    /// The weight and bias of a convolution that does both. A weight is (out, in / groups, ...), a transposed one
    /// (in, out / groups, ...).
    fn fold(
        &self,
        weight: &Tensor,
        bias: Option<&Tensor>,
        transposed: bool,
        groups: usize,
    ) -> Result<(Tensor, Tensor), String> {
        let text = |error: channels::ReadError| error.to_string();
        let [first, second, rest @ ..] = weight.shape.as_slice() else {
            return Err("the weight has fewer than two dimensions".to_owned());
        };
        let (first, second) = (*first as usize, *second as usize);
        let inner = rest.iter().product::<i64>() as usize;
        let out = if transposed { second * groups } else { first };
        if out != self.scale.len() || !first.is_multiple_of(groups) {
            return Err(format!("it has {} channels and the convolution {out}", self.scale.len()));
        }
        let mut values = channels::read(weight).map_err(text)?;
        for (at, block) in values.chunks_mut(inner.max(1)).enumerate() {
            let (row, column) = (at / second.max(1), at % second.max(1));
            let channel = if transposed { row / (first / groups) * second + column } else { row };
            block.iter_mut().for_each(|value| *value *= self.scale[channel]);
        }
        let old_bias = bias.map_or_else(|| Ok(vec![0.0; out]), channels::read).map_err(text)?;
        if old_bias.len() != out {
            return Err(format!("the bias has {} elements for {out} channels", old_bias.len()));
        }
        let new_bias: Vec<f64> = (0..out)
            .map(|channel| {
                (old_bias[channel] - self.mean[channel]) * self.scale[channel] + self.beta[channel]
            })
            .collect();
        let mut new_weight = channels::write(weight.dtype, &weight.shape, &values).map_err(text)?;
        let mut new_bias = channels::write(weight.dtype, &[out as i64], &new_bias).map_err(text)?;
        new_weight.requires_grad = weight.requires_grad;
        new_bias.requires_grad = bias.map_or(weight.requires_grad, |bias| bias.requires_grad);
        Ok((new_weight, new_bias))
    }
}

fn apply(
    module: &mut GraphModule,
    fusion: Fusion,
    uses: &mut TensorUses,
    cx: &PassContext<'_>,
) -> Result<(), PassError> {
    let (graph, tree) = module.parts_mut();
    let norm_name: std::sync::Arc<str> = graph.node(fusion.norm).name().into();
    let weight_path = graph.node(fusion.weight).target().to_owned();
    let old_inputs: Vec<NodeId> = graph
        .node(fusion.norm)
        .input_nodes()
        .chain(graph.node(fusion.convolution).input_nodes())
        .map(|node| node.id())
        .collect();

    let weight_id = tree.get_tensor(&weight_path)?.0;
    if let Some(slot) = tree.tensor_mut(weight_id) {
        *slot = fusion.new_weight;
    }
    let bias_path = bias_path(graph, tree, uses, &weight_path, fusion.convolution);
    tree.set_tensor(&bias_path, TensorRole::Parameter, fusion.new_bias);
    let bias = graph.inserting_after(fusion.weight)?.get_attr(&bias_path);
    *uses.reads.entry(bias_path.clone()).or_insert(0) += 1;
    uses.fused.insert(bias);
    cx.stamp(graph.meta_mut(bias)?, [norm_name.clone()]);
    set_bias(graph, fusion.convolution, fusion.bias_at, bias)?;

    let value = graph.node(fusion.result).meta().value.clone();
    let meta = graph.meta_mut(fusion.convolution)?;
    meta.value = value.or(meta.value.take());
    cx.stamp(meta, [norm_name]);

    graph.replace_all_uses_with(fusion.result, fusion.convolution)?;
    let unused: Vec<NodeId> = graph.node(fusion.norm).users().map(|user| user.id()).collect();
    for id in unused.into_iter().chain([fusion.norm]) {
        graph.erase_node(id)?;
    }
    for id in old_inputs {
        let node = graph.node(id);
        if node.is_erased() || node.op() != Op::GetAttr || node.num_users() > 0 {
            continue;
        }
        let path = node.target().to_owned();
        graph.erase_node(id)?;
        let left = uses.reads.entry(path.clone()).or_insert(1);
        *left -= 1;
        if *left == 0 && path != bias_path {
            tree.remove(&path)?;
        }
    }
    Ok(())
}

/// Where the fused bias goes: beside the weight, under the name `bias` when that is free or the convolution's own
/// bias, which nothing else reads; otherwise under a name that is free.
fn bias_path(
    graph: &Graph,
    tree: &ModuleTree,
    uses: &TensorUses,
    weight_path: &str,
    convolution: NodeId,
) -> String {
    let (parent, weight_name) = fx_ir::split_path(weight_path);
    let own =
        argument(graph.node(convolution), "bias").and_then(|bias| bias.as_node()).map(|id| graph.node(id));
    let is_own = |path: &str| {
        own.is_some_and(|own| own.target() == path && own.num_users() == 1 && uses.reads(path) == 1)
    };
    let is_free = |path: &str| is_own(path) || tree.get(path).is_err();
    let base = match weight_name.strip_suffix("weight") {
        Some(stem) => format!("{stem}bias"),
        None => format!("{weight_name}_bias"),
    };
    let numbered = (1..).map(|n| format!("{base}_{n}"));
    let mut names = std::iter::once(base.clone()).chain(numbered).map(|name| fx_ir::join_path(parent, &name));
    names.find(|path| is_free(path)).unwrap_or(base)
}

/// Sets the bias, which may have been left out or given by keyword.
fn set_bias(graph: &mut Graph, convolution: NodeId, at: usize, bias: NodeId) -> Result<(), PassError> {
    let node = graph.node(convolution);
    let edited = if node.kwarg("bias").is_some() || node.args().len() < at {
        graph.update_kwarg(convolution, "bias", bias)
    } else if node.args().len() == at {
        graph.insert_arg(convolution, at, bias)
    } else {
        graph.update_arg(convolution, at, bias)
    };
    edited.map_err(PassError::new)
}
