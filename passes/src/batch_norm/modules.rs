//! The same for modules that are called: `bn(conv(x))`.

use std::collections::{BTreeMap, BTreeSet};

use fx_ir::{
    Argument, Attribute, GraphModule, Module, Node, NodeId, Op, Tensor, TensorId, TensorRole, join_path,
};
use fx_ops::AliasSets;
use fx_passes::{PassContext, PassError};

use super::{Affine, Before, TensorUses, has_two_dimensions};

/// The prefix of the classes of batch norms. `SyncBatchNorm` takes other processes into account in training only.
const NORMS: &str = "torch.nn.modules.batchnorm.";

/// What is found out once: how often each module is called, and which tensors that nodes read are written.
struct Known {
    calls: BTreeMap<String, usize>,
    written: BTreeSet<String>,
}

/// A fusion that is known to be right, with the new tensors computed.
struct Fusion {
    norm: NodeId,
    layer: NodeId,
    weight: TensorId,
    new_weight: Tensor,
    new_bias: Tensor,
}

/// Folds the batch norms among these calls of modules; how many. The alias sets are of the graph before `fuse`.
pub(super) fn fuse(
    module: &mut GraphModule,
    calls: &[NodeId],
    before: Before,
    aliases: &AliasSets,
    uses: &TensorUses,
    cx: &mut PassContext<'_>,
) -> Result<usize, PassError> {
    let graph = module.graph();
    let written = graph.find_nodes(Op::GetAttr, None).filter(|node| aliases.is_written(node.id()));
    let mut known =
        Known { calls: BTreeMap::new(), written: written.map(|node| node.target().to_owned()).collect() };
    for &id in calls {
        *known.calls.entry(graph.node(id).target().to_owned()).or_insert(0) += 1;
    }
    let mut fused = 0;
    for &id in calls {
        let name = module.graph().node(id).name().to_owned();
        match plan(module, id, before, aliases, uses, &known) {
            Ok(Some(fusion)) if cx.rewrite() => {
                apply(module, fusion, uses, &mut known, cx)?;
                fused += 1;
            }
            Ok(_) => {}
            Err(reason) => cx.note(name, reason),
        }
    }
    Ok(fused)
}

fn called<'m>(module: &'m GraphModule, node: Node<'_>) -> Option<&'m Module> {
    let found = (node.op() == Op::CallModule).then(|| module.modules().get(node.target()).ok()).flatten()?;
    match found {
        Attribute::Module(_, called) => Some(called),
        Attribute::Tensor(..) => None,
    }
}

/// Whether a class is a layer of the kind, and if its weight's first two dimensions are (input, output) channels.
fn is_transposed(class: &str, before: Before) -> Option<bool> {
    if before == Before::Linear {
        return (class == "torch.nn.modules.linear.Linear").then_some(false);
    }
    match class.strip_prefix("torch.nn.modules.conv.")? {
        "Conv1d" | "Conv2d" | "Conv3d" => Some(false),
        "ConvTranspose1d" | "ConvTranspose2d" | "ConvTranspose3d" => Some(true),
        _ => None,
    }
}

/// Decides whether a batch norm can be folded. `Ok(None)`: nothing to fold it into; `Err`: why it was refused.
fn plan(
    module: &GraphModule,
    norm: NodeId,
    before: Before,
    aliases: &AliasSets,
    uses: &TensorUses,
    known: &Known,
) -> Result<Option<Fusion>, String> {
    let (graph, tree) = (module.graph(), module.modules());
    let norm = graph.node(norm);
    let Some(normalizer) = called(module, norm).filter(|called| called.class.starts_with(NORMS)) else {
        return Ok(None);
    };
    let &[Argument::Node(input)] = norm.args() else { return Ok(None) };
    let layer = graph.node(input);
    let Some(inner) = called(module, layer) else { return Ok(None) };
    let Some(transposed) = is_transposed(&inner.class, before) else { return Ok(None) };
    if normalizer.training {
        return Err("it is in training mode".to_owned());
    }
    if before == Before::Linear {
        has_two_dimensions(layer)?;
    }
    if layer.num_users() > 1 {
        return Err(format!("the output of `{}` is used elsewhere", layer.name()));
    }
    if aliases.is_written(layer.id()) {
        return Err(format!("the output of `{}` is written to", layer.name()));
    }
    if known.calls.get(layer.target()).copied().unwrap_or(0) > 1 {
        return Err(format!("`{}` is called more than once", layer.target()));
    }
    if !layer.kwargs().is_empty() || layer.args().len() != 1 {
        return Err(format!("`{}` is called with more than its input", layer.name()));
    }
    let stored = |path: &str, name: &str| tree.get_tensor(&join_path(path, name)).ok();
    let path = layer.target();
    let (weight_id, weight) = stored(path, "weight").ok_or_else(|| format!("`{path}` has no weight"))?;
    let bias = stored(path, "bias");
    for (name, id, tensor) in
        [Some(("weight", weight_id, weight)), bias.map(|(id, bias)| ("bias", id, bias))].into_iter().flatten()
    {
        let full = join_path(path, name);
        if uses.reads(&full) > 0 {
            return Err(format!("`{full}` is used elsewhere"));
        }
        if let Some(why) = uses.why_shared(id, tensor) {
            return Err(format!("`{full}` {why}"));
        }
    }
    let own = ["weight", "bias", "running_mean", "running_var"].map(|name| join_path(norm.target(), name));
    if let Some(path) = own.iter().find(|path| known.written.contains(*path)) {
        return Err(format!("`{path}` is written to"));
    }
    let norms = |name: &str| stored(norm.target(), name).map(|(_, tensor)| tensor);
    let missing = || "it has no running statistics".to_owned();
    let (mean, var) = (norms("running_mean").ok_or_else(missing)?, norms("running_var").ok_or_else(missing)?);
    let eps = normalizer.config.get("eps").and_then(Argument::as_float).ok_or("its epsilon is not known")?;
    let groups = match (before, inner.config.get("groups").and_then(Argument::as_int)) {
        (Before::Linear, _) => 1,
        (_, Some(groups)) if groups > 0 => groups as usize,
        _ => return Err(format!("the number of groups of `{path}` is not known")),
    };
    let affine = Affine::new(mean, var, norms("weight"), norms("bias"), eps)?;
    let (new_weight, new_bias) = affine.fold(weight, bias.map(|(_, bias)| bias), transposed, groups)?;
    Ok(Some(Fusion { norm: norm.id(), layer: layer.id(), weight: weight_id, new_weight, new_bias }))
}

fn apply(
    module: &mut GraphModule,
    fusion: Fusion,
    uses: &TensorUses,
    known: &mut Known,
    cx: &PassContext<'_>,
) -> Result<(), PassError> {
    let (graph, tree) = module.parts_mut();
    let (path, norm_path) =
        (graph.node(fusion.layer).target().to_owned(), graph.node(fusion.norm).target().to_owned());
    if let Some(slot) = tree.tensor_mut(fusion.weight) {
        *slot = fusion.new_weight;
    }
    tree.set_tensor(&join_path(&path, "bias"), TensorRole::Parameter, fusion.new_bias);
    let name = graph.node(fusion.norm).name().to_owned();
    let value = graph.node(fusion.norm).meta().value.clone();
    let meta = graph.meta_mut(fusion.layer)?;
    meta.value = value.or(meta.value.take());
    cx.stamp(meta, [name]);
    graph.replace_all_uses_with(fusion.norm, fusion.layer)?;
    graph.erase_node(fusion.norm)?;
    let calls = known.calls.entry(norm_path.clone()).or_insert(1);
    *calls -= 1;
    if *calls == 0 && !uses.reads_inside(&norm_path) {
        tree.remove(&norm_path)?;
    }
    Ok(())
}
