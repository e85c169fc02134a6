//! `const-fold`: computes once what does not depend on the inputs.
//!
//! One walk marks the calls whose inputs are all constant, one run computes those that something else needs.
//! O(nodes + arguments) beside the arithmetic itself.

use fx_ir::GraphModule;
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

/// Replaces what depends only on parameters, buffers and constants by its value
/// (`torch.fx.experimental.const_fold.split_const_subgraphs`).
///
/// The values are computed with libtorch and stored in the module tree as `_folded`, `_folded_1`, ... Only what
/// the rest of the program needs is stored, not what lies between.
///
/// Left alone: random calls, calls with effects, calls of something unknown; tensors that the program writes to,
/// directly or through a view; values larger than `max_bytes`, with a note. Folded parameters are no longer
/// trained: fold for inference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ConstFold {
    /// The largest value that is stored, in bytes.
    pub max_bytes: u64,
}

impl Default for ConstFold {
    fn default() -> Self {
        Self { max_bytes: 256 << 20 }
    }
}

impl Pass for ConstFold {
    const NAME: &'static str = "const-fold";
    const SUMMARY: &'static str = "Compute once what does not depend on the inputs";

    #[cfg(feature = "tch")]
    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        folding::run(self, module, cx)
    }

    #[cfg(not(feature = "tch"))]
    fn run(&self, _module: &mut GraphModule, _cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        Err(PassError::needs_feature("tch"))
    }
}

register_pass!(ConstFold);

#[cfg(feature = "tch")]
mod folding {
    use std::collections::BTreeSet;

    use fx_interp::{Interpreter, Value};
    use fx_ir::{GraphModule, Node, NodeId, NodeSet, Op, TensorRole};
    use fx_ops::{AliasSets, Oracle};
    use fx_passes::{Changed, PassContext, PassError};

    use super::ConstFold;

    pub(super) fn run(
        options: &ConstFold,
        module: &mut GraphModule,
        cx: &mut PassContext<'_>,
    ) -> Result<Changed, PassError> {
        let constant = constant_nodes(module);
        let frontier: Vec<NodeId> =
            module.graph().nodes().filter(|node| is_needed(*node, &constant)).map(|node| node.id()).collect();
        if frontier.is_empty() {
            cx.count("folded", 0);
            return Ok(Changed::No);
        }
        let mut values = evaluate(module, &constant, &frontier, cx)?;
        let (mut folded, mut next_name) = (0, 0);
        for id in frontier {
            let Some(value) = values.remove(&id) else { continue };
            let name = module.graph().node(id).name().to_owned();
            let Value::Tensor(tensor) = value else {
                cx.note(name, "its value is not one tensor");
                continue;
            };
            let stored = match Value::Tensor(tensor).to_stored() {
                Ok(stored) => stored,
                Err(error) => {
                    cx.note(name, error.to_string());
                    continue;
                }
            };
            if stored.storage.len() as u64 > options.max_bytes {
                cx.note(name, format!("its value has {} bytes, more than max_bytes", stored.storage.len()));
                continue;
            }
            if !cx.rewrite() {
                break;
            }
            replace(module, id, stored, &mut next_name, cx)?;
            folded += 1;
        }
        erase_unused(module, &constant)?;
        cx.count("folded", folded);
        Ok((folded > 0).into())
    }

    /// The nodes that give the same value in every run, `get_attr` included.
    fn constant_nodes(module: &GraphModule) -> NodeSet {
        let oracle = Oracle::with_modules(module.modules());
        let aliases = AliasSets::new(module.graph(), &oracle);
        let mut constant = NodeSet::new();
        for node in module.graph().nodes() {
            let is_constant = match node.op() {
                Op::GetAttr => module.modules().get_tensor(node.target()).is_ok(),
                Op::CallFunction | Op::CallMethod => {
                    node.input_nodes().all(|input| constant.contains(input.id()))
                        && oracle.effects(node).is_pure()
                }
                Op::Placeholder | Op::CallModule | Op::Output => false,
            };
            if is_constant && !aliases.is_written(node.id()) {
                constant.insert(node.id());
            }
        }
        constant
    }

    /// A constant call with a user that is not constant.
    fn is_needed(node: Node<'_>, constant: &NodeSet) -> bool {
        node.op() != Op::GetAttr
            && constant.contains(node.id())
            && node.users().any(|user| !constant.contains(user.id()))
    }

    /// Runs the constant calls that `frontier` needs and returns its values. A call that fails is left to fail
    /// where it stands; what depends on it is not folded.
    fn evaluate(
        module: &GraphModule,
        constant: &NodeSet,
        frontier: &[NodeId],
        cx: &mut PassContext<'_>,
    ) -> Result<std::collections::BTreeMap<NodeId, Value>, PassError> {
        let graph = module.graph();
        let wanted: BTreeSet<NodeId> = frontier.iter().copied().collect();
        let mut needed = NodeSet::new();
        let mut stack = frontier.to_vec();
        while let Some(id) = stack.pop() {
            if needed.insert(id) {
                stack.extend(graph.node(id).input_nodes().map(|input| input.id()));
            }
        }
        let mut interpreter = Interpreter::new(module).map_err(PassError::new)?;
        let mut values = std::collections::BTreeMap::new();
        let mut failed = NodeSet::new();
        for node in graph.nodes().filter(|node| needed.contains(node.id()) && constant.contains(node.id())) {
            if node.input_nodes().any(|input| failed.contains(input.id())) {
                failed.insert(node.id());
                continue;
            }
            match interpreter.run_node(node) {
                Ok(value) => {
                    if wanted.contains(&node.id()) {
                        values.insert(node.id(), value);
                    }
                }
                Err(error) => {
                    cx.note(node.name(), error.to_string());
                    failed.insert(node.id());
                }
            }
        }
        Ok(values)
    }

    fn replace(
        module: &mut GraphModule,
        id: NodeId,
        tensor: fx_ir::Tensor,
        next_name: &mut usize,
        cx: &PassContext<'_>,
    ) -> Result<(), PassError> {
        let (graph, tree) = module.parts_mut();
        let path = loop {
            let path = if *next_name == 0 { "_folded".to_owned() } else { format!("_folded_{next_name}") };
            *next_name += 1;
            if tree.get(&path).is_err() {
                break path;
            }
        };
        tree.set_tensor(&path, TensorRole::NonPersistentBuffer, tensor);
        let meta = cx.meta_for(graph.node(id), []);
        let read = graph.inserting_before(id)?.get_attr(&path);
        *graph.meta_mut(read)? = meta;
        graph.replace_all_uses_with(id, read)?;
        Ok(())
    }

    /// Erases the constant nodes that nothing uses any more, last first, and their tensors when no other node
    /// reads them.
    fn erase_unused(module: &mut GraphModule, constant: &NodeSet) -> Result<(), PassError> {
        let (graph, tree) = module.parts_mut();
        let mut at = graph.last();
        let mut candidates = BTreeSet::new();
        while let Some(id) = at {
            at = graph.prev(id);
            let node = graph.node(id);
            if !constant.contains(id) || node.num_users() > 0 {
                continue;
            }
            if node.op() == Op::GetAttr {
                candidates.insert(node.target().to_owned());
            }
            graph.erase_node(id)?;
        }
        let read: BTreeSet<&str> = graph.find_nodes(Op::GetAttr, None).map(|node| node.target()).collect();
        for path in candidates.iter().filter(|path| !read.contains(path.as_str())) {
            tree.remove(path)?;
        }
        Ok(())
    }
}
