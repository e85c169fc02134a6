//! [`ModuleTree`]: the modules that a graph refers to, as data (`torch.nn.Module`).

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

use indexmap::IndexMap;

use crate::argument::Argument;
use crate::graph_module::GraphModule;
use crate::members::Members;
use crate::tensor::Tensor;

/// Names a module of one [`ModuleTree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModuleId(u32);

/// Names a tensor of one [`ModuleTree`]. Two paths with the same id are tied: the same parameter twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TensorId(u32);

impl ModuleId {
    /// A dense index from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl TensorId {
    /// A dense index from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a tensor is to its module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TensorRole {
    /// Trained (`nn.Parameter`).
    Parameter,
    /// Kept with the state (`register_buffer`).
    Buffer,
    /// A buffer that is not part of the state (`persistent=False`), or a lifted constant.
    NonPersistentBuffer,
}

/// The constructor-relevant attributes of a module by name, in order. Copies share them until one is changed, so that a
/// layer that is traced again and again has them once.
#[derive(Clone, Debug, PartialEq)]
pub struct Config(Arc<IndexMap<String, Argument>>);

impl Default for Config {
    /// None. All empty ones are the same.
    fn default() -> Self {
        static NONE: LazyLock<Config> = LazyLock::new(|| IndexMap::new().into());
        NONE.clone()
    }
}

impl Deref for Config {
    type Target = IndexMap<String, Argument>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Config {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Arc::make_mut(&mut self.0)
    }
}

impl From<IndexMap<String, Argument>> for Config {
    fn from(attributes: IndexMap<String, Argument>) -> Self {
        Self(Arc::new(attributes))
    }
}

impl FromIterator<(String, Argument)> for Config {
    fn from_iter<I: IntoIterator<Item = (String, Argument)>>(attributes: I) -> Self {
        IndexMap::from_iter(attributes).into()
    }
}

impl<'c> IntoIterator for &'c Config {
    type Item = (&'c String, &'c Argument);
    type IntoIter = indexmap::map::Iter<'c, String, Argument>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// One module: its class and configuration, its tensors, its children.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// The qualified name of the class, for example `torch.nn.modules.conv.Conv2d`.
    pub class: String,
    /// The training flag.
    pub training: bool,
    /// The constructor-relevant attributes, in order.
    pub config: Config,
    /// Parameters and buffers by name. `None` is a declared but absent one (`bias=False`).
    pub tensors: Members<(TensorRole, Option<TensorId>)>,
    /// Children by name.
    pub children: Members<ModuleId>,
    /// The program, when the module is itself a graph (sub-graphs of control flow and of splitting).
    pub graph: Option<Box<GraphModule>>,
}

impl Module {
    /// A module of this class, in evaluation mode, with nothing in it.
    pub fn new(class: impl Into<String>) -> Self {
        Self { class: class.into(), ..Self::default() }
    }
}

/// What a path of the tree leads to.
#[derive(Clone, Copy, Debug)]
pub enum Attribute<'t> {
    /// A module.
    Module(ModuleId, &'t Module),
    /// A parameter or buffer.
    Tensor(TensorRole, TensorId, &'t Tensor),
}

/// The modules and tensors under one root. Modules and tensors may be shared between paths.
#[derive(Clone, Debug)]
pub struct ModuleTree {
    modules: Vec<Module>,
    tensors: Vec<Arc<Tensor>>,
}

impl Default for ModuleTree {
    fn default() -> Self {
        Self::new("torch.nn.modules.module.Module")
    }
}

/// A path that the module tree does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no `{missing}` in `{parent}` (path `{path}`)")]
pub struct NoSuchPath {
    /// The whole path.
    pub path: String,
    /// The part that exists; empty is the root.
    pub parent: String,
    /// The first part that does not.
    pub missing: String,
}

impl ModuleTree {
    /// A tree with only a root of this class.
    pub fn new(class: impl Into<String>) -> Self {
        Self { modules: vec![Module::new(class)], tensors: Vec::new() }
    }

    /// The root's id.
    pub const ROOT: ModuleId = ModuleId(0);

    /// The root module.
    pub fn root(&self) -> &Module {
        &self.modules[0]
    }

    /// The root module, to be changed.
    pub fn root_mut(&mut self) -> &mut Module {
        &mut self.modules[0]
    }

    /// A module by id.
    pub fn module(&self, id: ModuleId) -> Option<&Module> {
        self.modules.get(id.index())
    }

    /// A module by id, to be changed.
    pub fn module_mut(&mut self, id: ModuleId) -> Option<&mut Module> {
        self.modules.get_mut(id.index())
    }

    /// A tensor by id.
    pub fn tensor(&self, id: TensorId) -> Option<&Tensor> {
        self.shared_tensor(id).map(|tensor| &**tensor)
    }

    /// A tensor by id as the tree holds it, for another tree to hold it too.
    pub fn shared_tensor(&self, id: TensorId) -> Option<&Arc<Tensor>> {
        self.tensors.get(id.index())
    }

    /// A tensor by id, to be changed. Every path tied to it sees the change.
    pub fn tensor_mut(&mut self, id: TensorId) -> Option<&mut Tensor> {
        self.tensors.get_mut(id.index()).map(Arc::make_mut)
    }

    /// How many tensors there are, counting tied ones once; ids are `0..count`.
    pub fn tensor_count(&self) -> usize {
        self.tensors.len()
    }

    /// The modules and tensors by their ids, for whoever builds another tree of them.
    pub fn into_parts(self) -> (Vec<Module>, Vec<Arc<Tensor>>) {
        (self.modules, self.tensors)
    }

    /// Makes room for this many more modules and tensors.
    pub fn reserve(&mut self, modules: usize, tensors: usize) {
        self.modules.reserve(modules);
        self.tensors.reserve(tensors);
    }

    /// Adds a tensor that no path leads to yet.
    pub fn add_tensor(&mut self, tensor: impl Into<Arc<Tensor>>) -> TensorId {
        self.tensors.push(tensor.into());
        TensorId(self.tensors.len() as u32 - 1)
    }

    /// Adds a module that no path leads to yet.
    pub fn add_module(&mut self, module: Module) -> ModuleId {
        self.modules.push(module);
        ModuleId(self.modules.len() as u32 - 1)
    }

    /// What the dotted `path` leads to. O(parts).
    ///
    /// # Errors
    /// The first part that does not exist is named.
    pub fn get(&self, path: &str) -> Result<Attribute<'_>, NoSuchPath> {
        let mut id = Self::ROOT;
        if path.is_empty() {
            return Ok(Attribute::Module(id, self.root()));
        }
        let mut start = 0;
        loop {
            let end = path[start..].find('.').map_or(path.len(), |dot| start + dot);
            let part = &path[start..end];
            let missing = || NoSuchPath {
                path: path.to_owned(),
                parent: path[..start.saturating_sub(1)].to_owned(),
                missing: part.to_owned(),
            };
            let module = self.modules.get(id.index()).ok_or_else(missing)?;
            if let Some(&child) = module.children.get(part) {
                if end == path.len() {
                    let module = self.modules.get(child.index()).ok_or_else(missing)?;
                    return Ok(Attribute::Module(child, module));
                }
                id = child;
                start = end + 1;
                continue;
            }
            let &(role, tensor) = module.tensors.get(part).ok_or_else(missing)?;
            let found = tensor.and_then(|id| Some((id, self.tensor(id)?)));
            return match found {
                Some((id, tensor)) if end == path.len() => Ok(Attribute::Tensor(role, id, tensor)),
                _ => Err(missing()),
            };
        }
    }

    /// The module at `path` (`get_submodule`).
    ///
    /// # Errors
    /// There is none.
    pub fn get_module(&self, path: &str) -> Result<&Module, NoSuchPath> {
        match self.get(path)? {
            Attribute::Module(_, module) => Ok(module),
            Attribute::Tensor(..) => Err(no_such(path)),
        }
    }

    /// The tensor at `path` (`get_parameter`, `get_buffer`).
    ///
    /// # Errors
    /// There is none.
    pub fn get_tensor(&self, path: &str) -> Result<(TensorId, &Tensor), NoSuchPath> {
        match self.get(path)? {
            Attribute::Tensor(_, id, tensor) => Ok((id, tensor)),
            Attribute::Module(..) => Err(no_such(path)),
        }
    }

    /// The module at `path`, made of empty containers where it does not exist (`add_submodule`'s parents).
    pub fn ensure_module(&mut self, path: &str) -> ModuleId {
        let mut id = Self::ROOT;
        for part in path.split('.').filter(|part| !part.is_empty()) {
            id = match self.modules[id.index()].children.get(part) {
                Some(&child) => child,
                None => {
                    let child = self.add_module(Module::new("torch.nn.modules.module.Module"));
                    self.modules[id.index()].children.insert(part.to_owned(), child);
                    child
                }
            };
        }
        id
    }

    /// Puts a tensor at `path`, making the modules on the way; replaces what was there.
    pub fn set_tensor(&mut self, path: &str, role: TensorRole, tensor: impl Into<Arc<Tensor>>) -> TensorId {
        let id = self.add_tensor(tensor);
        self.tie_tensor(path, role, id);
        id
    }

    /// Makes `path` lead to a tensor that exists already.
    pub fn tie_tensor(&mut self, path: &str, role: TensorRole, id: TensorId) {
        let (parent, name) = split_path(path);
        let parent = self.ensure_module(parent);
        self.modules[parent.index()].tensors.insert(name.to_owned(), (role, Some(id)));
    }

    /// Puts a module at `path`, making the modules on the way; replaces what was there.
    pub fn set_module(&mut self, path: &str, module: Module) -> ModuleId {
        let id = self.add_module(module);
        let (parent, name) = split_path(path);
        let parent = self.ensure_module(parent);
        self.modules[parent.index()].children.insert(name.to_owned(), id);
        id
    }

    /// Removes what `path` leads to. Tensors and modules without a path stay in memory until the tree goes.
    ///
    /// # Errors
    /// There is nothing at `path`.
    pub fn remove(&mut self, path: &str) -> Result<(), NoSuchPath> {
        self.get(path)?;
        let (parent, name) = split_path(path);
        let parent = self.ensure_module(parent);
        let module = &mut self.modules[parent.index()];
        if module.tensors.shift_remove(name).is_none() {
            module.children.shift_remove(name);
        }
        Ok(())
    }

    /// Every tensor path, depth first, a module's own tensors before its children's. A tied tensor appears under
    /// each of its paths, a shared module under each of its own.
    pub fn named_tensors(&self) -> Vec<(String, TensorRole, TensorId)> {
        let mut found = Vec::new();
        self.walk(&mut |path, _, module| {
            for (name, (role, tensor)) in &module.tensors {
                if let Some(id) = tensor {
                    found.push((join_path(path, name), *role, *id));
                }
            }
        });
        found
    }

    /// Every module path, depth first, the root (`""`) first (`named_modules(remove_duplicate=False)`). Of a tree whose
    /// sharing makes more than a million, the first million, and the first path of every module.
    pub fn named_modules(&self) -> Vec<(String, ModuleId)> {
        let mut found = Vec::new();
        self.walk(&mut |path, id, _| found.push((path.to_owned(), id)));
        found
    }

    fn walk<'t>(&'t self, visit: &mut impl FnMut(&str, ModuleId, &'t Module)) {
        self.walk_paths(MAX_PATHS, visit);
    }

    /// Visits each module under each of its paths. Sharing can make the paths exponentially many: after `max` further
    /// ones, modules are visited under their first path only.
    fn walk_paths<'t>(&'t self, max: u64, visit: &mut impl FnMut(&str, ModuleId, &'t Module)) {
        let mut seen = vec![false; self.modules.len()];
        let mut further = 0;
        // A tree that refers to itself would have no end: a path may not be longer than there are modules.
        let mut stack = vec![(String::new(), Self::ROOT, 0usize)];
        while let Some((path, id, depth)) = stack.pop() {
            let Some(module) = self.module(id) else { continue };
            if depth > self.modules.len() {
                continue;
            }
            if std::mem::replace(&mut seen[id.index()], true) {
                further += 1;
                if further > max {
                    continue;
                }
            }
            visit(&path, id, module);
            for (name, &child) in module.children.iter().rev() {
                stack.push((join_path(&path, name), child, depth + 1));
            }
        }
    }
}

/// How many paths the modules of a tree may have in all, beside their first ones.
pub(crate) const MAX_PATHS: u64 = 1_000_000;

fn no_such(path: &str) -> NoSuchPath {
    let (parent, missing) = split_path(path);
    NoSuchPath { path: path.to_owned(), parent: parent.to_owned(), missing: missing.to_owned() }
}

/// Splits `a.b.c` into `a.b` and `c`.
pub fn split_path(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

/// Joins a parent path and a name; the root's path is empty.
pub fn join_path(parent: &str, name: &str) -> String {
    if parent.is_empty() {
        return name.to_owned();
    }
    let mut path = String::with_capacity(parent.len() + 1 + name.len());
    path.push_str(parent);
    path.push('.');
    path.push_str(name);
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_whose_sharing_has_no_end_is_walked_all_the_same() {
        // 40 modules, each twice in the one before: 2^40 paths.
        let mut tree = ModuleTree::default();
        let mut above = ModuleTree::ROOT;
        for _ in 0..40 {
            let below = tree.add_module(Module::new("Twice"));
            if let Some(module) = tree.module_mut(above) {
                module.children.extend([("a".to_owned(), below), ("b".to_owned(), below)]);
            }
            above = below;
        }
        let count = |tree: &ModuleTree| {
            let (mut visits, mut seen) = (0, vec![false; 41]);
            tree.walk_paths(1000, &mut |_, id, _| {
                visits += 1;
                seen[id.index()] = true;
            });
            assert!(!seen.contains(&false), "every module is there");
            visits
        };
        assert!(count(&tree) <= 1041);
        // One that holds itself has an end, too.
        if let Some(module) = tree.module_mut(above) {
            module.children.insert("self".to_owned(), ModuleTree::ROOT);
        }
        assert!(count(&tree) <= 1041);
    }
}
