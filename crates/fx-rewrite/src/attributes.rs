//! Bringing a replacement's parameters and modules into the module (`_replace_attributes`).

use std::collections::BTreeSet;

use fx_ir::{Attribute, Graph, GraphModule, ModuleId, ModuleTree, Op, TensorId, split_path};
use rustc_hash::FxHashMap;

use crate::error::RewriteError;

fn referred(graph: &Graph) -> impl Iterator<Item = &str> {
    let refers = |op| matches!(op, Op::GetAttr | Op::CallModule);
    graph.nodes().filter(move |node| refers(node.op())).map(|node| node.target())
}

/// Whether the replacement refers to any parameter or module.
pub(crate) fn has_any(replacement: &GraphModule) -> bool {
    referred(replacement.graph()).next().is_some()
}

/// Checks that everything the replacement refers to is in one of the two. O(references).
pub(crate) fn check(
    tree: &ModuleTree,
    replacement: &Graph,
    own: Option<&ModuleTree>,
) -> Result<(), RewriteError> {
    let has = |path: &str| tree.get(path).is_ok() || own.is_some_and(|own| own.get(path).is_ok());
    match referred(replacement).find(|path| !has(path)) {
        Some(path) => Err(RewriteError::NoSuchAttribute { path: path.to_owned() }),
        None => Ok(()),
    }
}

/// Copies what the replacement refers to and the module does not have. What the module has at a path wins.
pub(crate) fn copy_missing(module: &mut GraphModule, replacement: &GraphModule) {
    let mut copies = Copies::default();
    for path in referred(replacement.graph()) {
        if module.modules().get(path).is_err() {
            copies.path(replacement.modules(), path, module.modules_mut(), path);
        }
    }
}

/// What was copied already: shared modules and tied tensors stay shared and tied.
#[derive(Default)]
pub(crate) struct Copies {
    modules: FxHashMap<ModuleId, ModuleId>,
    tensors: FxHashMap<TensorId, TensorId>,
}

impl Copies {
    /// Copies what `path` leads to in `source` to `target` in `tree`; nothing when it leads nowhere.
    pub(crate) fn path(&mut self, source: &ModuleTree, path: &str, tree: &mut ModuleTree, target: &str) {
        match source.get(path) {
            Ok(Attribute::Tensor(role, id, _)) => {
                if let Some(id) = self.tensor(source, tree, id) {
                    tree.tie_tensor(target, role, id);
                }
            }
            Ok(Attribute::Module(id, _)) => {
                let id = self.module(source, tree, id);
                let (parent, name) = split_path(target);
                let parent = tree.ensure_module(parent);
                if let Some(parent) = tree.module_mut(parent) {
                    parent.children.insert(name.to_owned(), id);
                }
            }
            Err(_) => {}
        }
    }

    fn tensor(&mut self, source: &ModuleTree, tree: &mut ModuleTree, id: TensorId) -> Option<TensorId> {
        if let Some(&known) = self.tensors.get(&id) {
            return Some(known);
        }
        let new = tree.add_tensor(source.tensor(id)?.clone());
        self.tensors.insert(id, new);
        Some(new)
    }

    fn module(&mut self, source: &ModuleTree, tree: &mut ModuleTree, root: ModuleId) -> ModuleId {
        let mut stack = vec![root];
        let mut made: Vec<ModuleId> = Vec::new();
        while let Some(id) = stack.pop() {
            if self.modules.contains_key(&id) {
                continue;
            }
            let mut copy = source.module(id).cloned().unwrap_or_default();
            for (_, slot) in copy.tensors.values_mut() {
                *slot = slot.and_then(|tensor| self.tensor(source, tree, tensor));
            }
            stack.extend(copy.children.values().copied());
            self.modules.insert(id, tree.add_module(copy));
            made.push(id);
        }
        for id in made {
            let new = self.modules[&id];
            if let Some(copy) = tree.module_mut(new) {
                for child in copy.children.values_mut() {
                    *child = self.modules.get(child).copied().unwrap_or(*child);
                }
            }
        }
        self.modules[&root]
    }
}

/// Deletes the modules that no node refers to, itself or through what is in it (`delete_all_unused_submodules`).
pub(crate) fn delete_unused_modules(module: &mut GraphModule) {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let mut called: BTreeSet<&str> = BTreeSet::new();
    for node in module.graph().nodes() {
        if matches!(node.op(), Op::GetAttr | Op::CallModule) {
            let path = node.target();
            used.extend(path.match_indices('.').map(|(dot, _)| &path[..dot]));
            used.insert(path);
            if node.op() == Op::CallModule {
                called.insert(path);
            }
        }
    }
    let below_called = |path: &str| path.match_indices('.').any(|(dot, _)| called.contains(&path[..dot]));
    let unused: Vec<String> = module
        .modules()
        .named_modules()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| !path.is_empty() && !used.contains(path.as_str()) && !below_called(path))
        .collect();
    let tree = module.modules_mut();
    for path in unused {
        // A path below one that went is gone already.
        if tree.get_module(&path).is_ok() && tree.remove(&path).is_err() {
            continue;
        }
    }
}
