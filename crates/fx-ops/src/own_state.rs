//! [`with_own_state`]: a module that can be run without leaving a trace.

use std::collections::BTreeSet;

use fx_ir::{GraphModule, ModuleTree, Op, Storage};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::alias_sets::AliasSets;
use crate::effects::Oracle;

/// The module, with memory of its own for every tensor that running it writes to: running the result leaves the
/// original as it is. Tensors that are only read stay shared, and ties stay ties. O(nodes + tensors), and the
/// copying of what is written.
///
/// When a call writes to tensors that the graph does not show (batch norm layers in training mode, sub-graphs of control
/// flow), all tensors are copied. A tensor whose memory cannot be read stays shared.
///
/// ```
/// use fx_ir::{Graph, GraphModule, ModuleTree, Tensor, TensorRole};
/// let mut tree = ModuleTree::new("Counter");
/// tree.set_tensor("count", TensorRole::Buffer, Tensor::from_f32(&[1], &[0.0])?);
/// tree.set_tensor("step", TensorRole::Buffer, Tensor::from_f32(&[1], &[1.0])?);
/// let mut graph = Graph::new();
/// let (count, step) = (graph.get_attr("count"), graph.get_attr("step"));
/// let sum = graph.call_method("add_", (count, step));
/// graph.output(sum);
/// let module = GraphModule::new(tree, graph);
/// let copy = fx_ops::with_own_state(&module);
/// let shared = |path: &str| -> Result<bool, fx_ir::NoSuchPath> {
///     let storage = |module: &GraphModule| Ok(module.modules().get_tensor(path)?.1.storage.clone());
///     Ok(storage(&module)?.same(&storage(&copy)?))
/// };
/// assert!(!shared("count")? && shared("step")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn with_own_state(module: &GraphModule) -> GraphModule {
    let mut copy = module.clone();
    let aliases = AliasSets::new(module.graph(), &Oracle::with_modules(module.modules()));
    if aliases.has_hidden_writes() {
        copy_all(copy.modules_mut());
        return copy;
    }
    let tree = module.modules();
    let keys: FxHashSet<usize> = module
        .graph()
        .find_nodes(Op::GetAttr, None)
        .filter(|node| aliases.is_written(node.id()))
        .filter_map(|node| Some(tree.get_tensor(node.target()).ok()?.1.storage.key()))
        .collect();
    if !keys.is_empty() {
        copy_tensors(copy.modules_mut(), |key| keys.contains(&key));
    }
    copy
}

fn copy_all(tree: &mut ModuleTree) {
    copy_tensors(tree, |_| true);
    let ids: Vec<_> = tree.named_modules().into_iter().map(|(_, id)| id).collect();
    for id in ids {
        if let Some(inner) = tree.module_mut(id).and_then(|module| module.graph.as_deref_mut()) {
            copy_all(inner.modules_mut());
        }
    }
}

fn copy_tensors(tree: &mut ModuleTree, wanted: impl Fn(usize) -> bool) {
    let mut copies: FxHashMap<usize, Storage> = FxHashMap::default();
    // A tensor that has two names comes twice.
    let ids: BTreeSet<_> = tree.named_tensors().into_iter().map(|(_, _, id)| id).collect();
    for id in ids {
        let Some(tensor) = tree.tensor_mut(id) else { continue };
        let key = tensor.storage.key();
        if !wanted(key) {
            continue;
        }
        let copy = copies.get(&key).cloned().or_else(|| Some(Storage::new(tensor.storage.bytes()?.to_vec())));
        if let Some(copy) = copy {
            copies.insert(key, copy.clone());
            tensor.storage = copy;
        }
    }
}
