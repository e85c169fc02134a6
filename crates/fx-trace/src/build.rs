//! A module as data: its tree of classes, settings and tensors, and the tables that lead from a module or a tensor to
//! its path.

use std::collections::hash_map::Entry;
use std::rc::Rc;
use std::sync::Arc;

use fx_ir::{
    Argument, Config, Graph, Module as ModuleData, ModuleId, ModuleTree, Op, TensorId, TensorRole, join_path,
};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::error::{TraceError, TraceErrorKind};
use crate::module::{Identity, Module, Training, Visitor};
use crate::parameter::{Buffer, Parameter, TensorCell};

/// How deep modules may nest.
const MAX_DEPTH: usize = 256;

/// How many modules room is made for at once.
const USUAL_MODULES: usize = 100;

/// What a walk over a module found.
#[derive(Default)]
pub(crate) struct Built {
    pub(crate) tree: ModuleTree,
    /// The path of every module, the root first, as often as it has paths.
    pub(crate) paths: Vec<Arc<str>>,
    /// The indices of each module's paths, in the order of the walk.
    pub(crate) modules: FxHashMap<Identity, SmallVec<[usize; 1]>>,
    /// Each tensor by the address of its cell: the path of the module that has it first, and its id.
    pub(crate) tensors: FxHashMap<usize, (usize, TensorId)>,
}

impl Built {
    /// The first path of a tensor; the root does not hold others.
    pub(crate) fn path_of_tensor(&self, cell: &Rc<TensorCell>) -> Option<String> {
        let (path, id) = self.tensors.get(&key(cell))?;
        let parent = self.paths.get(*path)?;
        let module = self.tree.get_module(parent).ok()?;
        let (name, _) = module.tensors.iter().find(|(_, (_, known))| known.as_ref() == Some(id))?;
        Some(join_path(parent, name))
    }
}

/// The key of a tensor in [`Built::tensors`].
pub(crate) fn key(cell: &Rc<TensorCell>) -> usize {
    Rc::as_ptr(cell).cast::<()>() as usize
}

/// Walks a module. O(parts).
pub(crate) fn build<M: Module + ?Sized>(root: &M) -> Result<Built, TraceError> {
    let class = root.class();
    let mut builder = Builder {
        built: Built { tree: ModuleTree::new(class), ..Built::default() },
        at: ModuleTree::ROOT,
        path: String::new(),
        place: 0,
        depth: 0,
        flags: Flags::default(),
        undecided: Vec::new(),
        error: None,
    };
    builder.built.modules.reserve(USUAL_MODULES);
    builder.built.tensors.reserve(2 * USUAL_MODULES);
    builder.built.paths.push("".into());
    builder.built.modules.insert(root.identity(), SmallVec::from([0]));
    match root.graph_module() {
        Some(graph_module) => builder.graft(graph_module),
        None => root.walk(&mut builder),
    }
    let Builder { mut built, flags, undecided, error, .. } = builder;
    if let Some(error) = error {
        return Err(error);
    }
    built.tree.root_mut().training = flags.decided().unwrap_or(true);
    // The innermost come first: a flag that nothing below decides is that of the module above.
    for (id, above) in undecided.into_iter().rev() {
        let training = built.tree.module(above).is_none_or(|above| above.training);
        if let Some(module) = built.tree.module_mut(id) {
            module.training = training;
        }
    }
    Ok(built)
}

/// What is known of a module's training flag.
#[derive(Default)]
struct Flags {
    own: Option<bool>,
    /// Whether one below it is on.
    below: Option<bool>,
}

impl Flags {
    fn decided(&self) -> Option<bool> {
        self.own.or(self.below)
    }
}

struct Builder {
    built: Built,
    /// The module whose parts are being shown, and its path.
    at: ModuleId,
    path: String,
    /// The index of the path.
    place: usize,
    depth: usize,
    flags: Flags,
    /// Modules without a flag in or below them, and the modules above them.
    undecided: Vec<(ModuleId, ModuleId)>,
    error: Option<TraceError>,
}

impl Builder {
    fn refuse(&mut self, kind: TraceErrorKind) {
        let class = self.built.tree.module(self.at).map_or_else(String::new, |module| module.class.clone());
        let path = &self.path;
        self.error.get_or_insert_with(|| TraceError::nowhere(kind).within(path, &class));
    }

    /// Whether a part may have this name, if no other has it; PyTorch's rules.
    fn name_is_legal(&mut self, name: &str) -> bool {
        let why = if name.is_empty() {
            Some("it is empty")
        } else if name.contains('.') {
            Some("it has a dot")
        } else {
            None
        };
        if let Some(why) = why {
            self.refuse(TraceErrorKind::BadName { name: name.to_owned(), why });
            return false;
        }
        true
    }

    fn refuse_taken(&mut self, name: &str) {
        self.refuse(TraceErrorKind::TakenPath { path: join_path(&self.path, name) });
    }

    fn tensor(&mut self, name: &str, role: TensorRole, cell: Option<&Rc<TensorCell>>) {
        if !self.name_is_legal(name) {
            return;
        }
        let Built { tree, tensors, .. } = &mut self.built;
        let id = cell.map(|cell| match tensors.entry(key(cell)) {
            Entry::Occupied(known) => Ok(known.get().1),
            Entry::Vacant(free) => cell.stored().map(|tensor| {
                let id = tree.add_tensor(tensor);
                free.insert((self.place, id));
                id
            }),
        });
        let id = match id.transpose() {
            Ok(id) => id,
            Err(error) => return self.refuse(error.kind().clone()),
        };
        let Some(data) = tree.module_mut(self.at) else { return };
        if data.tensors.insert(name.to_owned(), (role, id)).is_some() || data.children.contains_key(name) {
            self.refuse_taken(name);
        }
    }

    fn child(&mut self, name: &str, module: &dyn Module) {
        if !self.name_is_legal(name) {
            return;
        }
        let data = self.built.tree.module(self.at);
        if data.is_none_or(|data| data.tensors.contains_key(name) || data.children.contains_key(name)) {
            return self.refuse_taken(name);
        }
        if self.depth >= MAX_DEPTH {
            return self.refuse(TraceErrorKind::Recursion { limit: MAX_DEPTH });
        }
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        let index = self.built.paths.len();
        let identity = module.identity();
        let known = self.built.modules.entry(identity).or_default();
        known.push(index);
        let shared = known.first().copied().filter(|first| *first != index && identity.has_data);
        let shared = shared.and_then(|first| self.built.paths.get(first).cloned());
        self.built.paths.push(self.path.as_str().into());
        if let Some(first) = shared
            && let Ok(fx_ir::Attribute::Module(id, _)) = self.built.tree.get(&first)
        {
            self.path.truncate(length);
            if let Some(data) = self.built.tree.module_mut(self.at) {
                data.children.insert(name.to_owned(), id);
            }
            return;
        }
        let id = self.built.tree.add_module(ModuleData::new(module.class()));
        if let Some(data) = self.built.tree.module_mut(self.at) {
            data.children.insert(name.to_owned(), id);
        }
        let above = std::mem::replace(&mut self.at, id);
        let place = std::mem::replace(&mut self.place, index);
        let flags = std::mem::take(&mut self.flags);
        self.depth += 1;
        match module.graph_module() {
            Some(graph_module) => {
                self.graft(graph_module);
                // Where it is called as a whole, the call runs its graph.
                if let Some(data) = self.built.tree.module_mut(id) {
                    data.graph = Some(Box::new(graph_module.clone()));
                }
            }
            None => module.walk(self),
        }
        self.depth -= 1;
        self.path.truncate(length);
        self.at = above;
        self.place = place;
        match std::mem::replace(&mut self.flags, flags).decided() {
            Some(training) => {
                if let Some(data) = self.built.tree.module_mut(id) {
                    data.training = training;
                }
                self.flags.below = Some(training || self.flags.below == Some(true));
            }
            None => self.undecided.push((id, above)),
        }
    }

    /// Copies the modules and tensors of a captured module under the current one.
    fn graft(&mut self, module: &fx_ir::GraphModule) {
        let source = module.modules();
        let mut copy = Copied { source, modules: FxHashMap::default(), tensors: FxHashMap::default() };
        copy.modules.insert(ModuleTree::ROOT, self.at);
        copy.fill(&mut self.built.tree, ModuleTree::ROOT, self.at);
        self.flags.own = Some(source.root().training);
    }
}

impl Visitor for Builder {
    fn parameter(&mut self, name: &str, parameter: Option<&Parameter>) {
        self.tensor(name, TensorRole::Parameter, parameter.map(|parameter| &parameter.cell));
    }

    fn buffer(&mut self, name: &str, buffer: Option<&Buffer>) {
        let persistent = buffer.is_none_or(|buffer| buffer.persistent);
        let role = if persistent { TensorRole::Buffer } else { TensorRole::NonPersistentBuffer };
        self.tensor(name, role, buffer.map(|buffer| &buffer.cell));
    }

    fn module(&mut self, name: &str, module: &dyn Module) {
        self.child(name, module);
    }

    fn setting(&mut self, name: &str, value: &dyn Fn() -> Argument) {
        if let Some(data) = self.built.tree.module_mut(self.at) {
            data.config.insert(name.to_owned(), value());
        }
    }

    fn settings(&mut self, settings: &Config) {
        if let Some(data) = self.built.tree.module_mut(self.at) {
            match data.config.is_empty() {
                true => data.config = settings.clone(),
                false => {
                    data.config.extend(settings.iter().map(|(name, value)| (name.clone(), value.clone())))
                }
            }
        }
    }

    fn training(&mut self, training: &Training) {
        self.flags.own = Some(training.get());
    }
}

/// Copying modules and tensors between trees, shared ones once.
struct Copied<'t> {
    source: &'t ModuleTree,
    modules: FxHashMap<ModuleId, ModuleId>,
    tensors: FxHashMap<TensorId, TensorId>,
}

impl Copied<'_> {
    fn tensor(&mut self, into: &mut ModuleTree, id: TensorId) -> Option<TensorId> {
        if let Some(&copied) = self.tensors.get(&id) {
            return Some(copied);
        }
        let copied = into.add_tensor(self.source.shared_tensor(id)?.clone());
        self.tensors.insert(id, copied);
        Some(copied)
    }

    fn module(&mut self, into: &mut ModuleTree, id: ModuleId) -> Option<ModuleId> {
        if let Some(&copied) = self.modules.get(&id) {
            return Some(copied);
        }
        let copied = into.add_module(ModuleData::new(self.source.module(id)?.class.clone()));
        self.modules.insert(id, copied);
        self.fill(into, id, copied);
        Some(copied)
    }

    /// Copies the contents of a module.
    fn fill(&mut self, into: &mut ModuleTree, from: ModuleId, to: ModuleId) {
        let Some(data) = self.source.module(from) else { return };
        let tensors = data
            .tensors
            .iter()
            .map(|(name, (role, id))| (name.clone(), (*role, id.and_then(|id| self.tensor(into, id)))));
        let tensors = tensors.collect();
        let children = data.children.iter();
        let children =
            children.filter_map(|(name, id)| Some((name.clone(), self.module(into, *id)?))).collect();
        if let Some(copied) = into.module_mut(to) {
            copied.training = data.training;
            copied.config = data.config.clone();
            copied.graph = data.graph.clone();
            copied.tensors = tensors;
            copied.children = children;
        }
    }
}

/// The part of a tree that a graph refers to, in the order of first use: what `GraphModule` keeps. Modules on the way
/// become plain ones. O(nodes + parts kept).
pub(crate) fn referenced(source: ModuleTree, graph: &Graph) -> Referenced {
    let mut tree = ModuleTree::default();
    let root_training = source.root().training;
    tree.root_mut().training = root_training;
    let mut is_plain = true;
    // Neighbours in the graph are often neighbours in the tree.
    let mut last = ("", ModuleTree::ROOT);
    let (mut targets, mut is_known) = (Vec::with_capacity(graph.len()), Vec::new());
    for node in graph.nodes().filter(|node| matches!(node.op(), Op::GetAttr | Op::CallModule)) {
        let at = node.target_index();
        if is_known.len() <= at {
            is_known.resize(at + 1, false);
        }
        if std::mem::replace(&mut is_known[at], true) {
            continue;
        }
        match attribute(&source, &mut last, node.target()) {
            Some((name, attribute)) => targets.push((last.0, name, attribute)),
            None => is_plain = false,
        }
    }
    let (modules, tensors) = source.into_parts();
    tree.reserve(modules.len(), tensors.len());
    is_plain &= modules.iter().all(|module| module.graph.is_none());
    let mut parts = Parts {
        modules: modules.into_iter().map(Part::There).collect(),
        tensors: tensors.into_iter().map(Part::There).collect(),
    };
    let mut last = ("", ModuleTree::ROOT);
    for (parent, name, attribute) in targets {
        if last.0 != parent {
            last = (parent, ensure(&mut tree, parent));
        }
        match attribute {
            Attribute::Module(id) => {
                if let Some(moved) = parts.module(&mut tree, id)
                    && let Some(parent) = tree.module_mut(last.1)
                {
                    parent.children.insert(name.to_owned(), moved);
                }
            }
            Attribute::Tensor(role, id) => {
                if let Some(moved) = parts.tensor(&mut tree, id)
                    && let Some(parent) = tree.module_mut(last.1)
                {
                    parent.tensors.insert(name.to_owned(), (role, Some(moved)));
                }
            }
        }
    }
    Referenced { tree, is_plain }
}

/// What [`referenced`] gives.
pub(crate) struct Referenced {
    pub(crate) tree: ModuleTree,
    /// Every path leads somewhere, and no module has a graph: all that a lint can find is in the graph itself.
    pub(crate) is_plain: bool,
}

/// What a path leads to, by its id.
enum Attribute {
    Module(ModuleId),
    Tensor(TensorRole, TensorId),
}

/// What a path leads to, and its last part; `last` becomes the module that it is in.
fn attribute<'p>(
    tree: &ModuleTree,
    last: &mut (&'p str, ModuleId),
    path: &'p str,
) -> Option<(&'p str, Attribute)> {
    let (parent, name) = fx_ir::split_path(path);
    if last.0 != parent {
        let fx_ir::Attribute::Module(id, _) = tree.get(parent).ok()? else { return None };
        *last = (parent, id);
    }
    let module = tree.module(last.1)?;
    let attribute = match module.children.get(name) {
        Some(&child) => Attribute::Module(child),
        None => {
            let &(role, id) = module.tensors.get(name)?;
            Attribute::Tensor(role, id?)
        }
    };
    Some((name, attribute))
}

/// Something that is still in its old tree, or where it went.
enum Part<T, I> {
    There(T),
    Moved(I),
    Gone,
}

impl<T, I: Copy> Part<T, I> {
    /// Takes it out, or says where it went.
    fn take(&mut self) -> Result<T, Option<I>> {
        match std::mem::replace(self, Self::Gone) {
            Self::There(part) => Ok(part),
            Self::Moved(id) => {
                *self = Self::Moved(id);
                Err(Some(id))
            }
            Self::Gone => Err(None),
        }
    }
}

/// The parts of a tree that is taken apart.
struct Parts {
    modules: Vec<Part<ModuleData, ModuleId>>,
    tensors: Vec<Part<Arc<fx_ir::Tensor>, TensorId>>,
}

impl Parts {
    fn tensor(&mut self, into: &mut ModuleTree, id: TensorId) -> Option<TensorId> {
        let part = self.tensors.get_mut(id.index())?;
        match part.take() {
            Ok(tensor) => {
                let moved = into.add_tensor(tensor);
                *part = Part::Moved(moved);
                Some(moved)
            }
            Err(moved) => moved,
        }
    }

    /// Moves a module and all below it.
    fn module(&mut self, into: &mut ModuleTree, id: ModuleId) -> Option<ModuleId> {
        let part = self.modules.get_mut(id.index())?;
        let mut data = match part.take() {
            Ok(data) => data,
            Err(moved) => return moved,
        };
        for (_, tensor) in data.tensors.values_mut() {
            *tensor = tensor.and_then(|id| self.tensor(into, id));
        }
        data.children.retain(|_, child| match self.module(into, *child) {
            Some(moved) => {
                *child = moved;
                true
            }
            None => false,
        });
        let moved = into.add_module(data);
        self.modules[id.index()] = Part::Moved(moved);
        Some(moved)
    }
}

/// The module at `path`, made where there is none. As in torch.fx, what is only on the way to something is a new
/// module, and therefore in training mode.
fn ensure(tree: &mut ModuleTree, path: &str) -> ModuleId {
    let mut at = ModuleTree::ROOT;
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let known = tree.module(at).and_then(|module| module.children.get(part));
        at = match known {
            Some(&child) => child,
            None => {
                let mut module = ModuleData::new("torch.nn.modules.module.Module");
                module.training = true;
                let child = tree.add_module(module);
                if let Some(above) = tree.module_mut(at) {
                    above.children.insert(part.to_owned(), child);
                }
                child
            }
        };
    }
    at
}
