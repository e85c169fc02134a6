//! [`GraphModule`]: a graph together with the modules it refers to.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

use indexmap::IndexMap;

use crate::graph::Graph;
use crate::module::ModuleTree;
use crate::pytree::TreeSpec;
use crate::tensor::Storage;

/// How calls of the module look from outside, when that differs from the graph's own inputs and output
/// (`torch.fx.graph._PyTreeInfo`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PyTreeInfo {
    /// The names of the arguments of `forward`.
    pub orig_args: Vec<String>,
    /// How `(args, kwargs)` flatten to the placeholders.
    pub in_spec: TreeSpec,
    /// How the output's flat list becomes the result; `None` when the output is returned as it is.
    pub out_spec: Option<TreeSpec>,
}

/// The allowed values of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SymRange {
    /// The smallest; `None` is unbounded.
    pub min: Option<i64>,
    /// The largest; `None` is unbounded.
    pub max: Option<i64>,
}

/// What a `.pt2` archive says of a program beside its graph, kept so that writing the module as one says it again
/// (`torch.export.ExportedProgram`). No pass needs it, and a module that was never exported has none.
#[derive(Clone, Debug, Default)]
pub struct ExportRecord {
    /// Which checks the graph passed: `TRAINING` as exported, `ATEN` after `run_decompositions()`.
    pub dialect: Option<String>,
    /// Further conditions on the inputs, as Python text (`ExportedProgram._guards_code`).
    pub guards: Vec<String>,
    /// The paths of the tensors that are plain attributes of their modules, not buffers (`CONSTANT_TENSOR`).
    pub constants: BTreeSet<String>,
    /// The paths of the modules that were called, the root's first (`module_call_graph`).
    pub calls: Vec<String>,
    /// The inputs that the program was exported with, as the archive holds them: a file of `torch.save`.
    pub sample_inputs: Option<Storage>,
}

/// A graph and its module tree (`torch.fx.GraphModule`).
///
/// The graph is reached through [`graph_mut`](Self::graph_mut), which gives the module a new
/// [`version`](Self::version): whoever made something of the old graph, such as a compiled plan, sees that it is
/// out of date. There is no `recompile()` to forget.
#[derive(Clone, Debug)]
pub struct GraphModule {
    graph: Graph,
    modules: ModuleTree,
    version: u64,
    /// The class name that generated code gets (`GraphModule`'s `class_name`).
    pub name: String,
    /// How nested inputs and outputs map to the graph's.
    pub pytree: Option<PyTreeInfo>,
    /// The symbols in sizes and what is known of them (`ExportedProgram.range_constraints`).
    pub range_constraints: IndexMap<String, SymRange>,
    /// What the archive it was read from says beside the graph.
    pub export: ExportRecord,
}

static NEXT_VERSION: AtomicU64 = AtomicU64::new(1);

fn next_version() -> u64 {
    NEXT_VERSION.fetch_add(1, Ordering::Relaxed)
}

impl GraphModule {
    /// A module that runs `graph` with the parameters and sub-modules of `modules`.
    pub fn new(modules: ModuleTree, graph: Graph) -> Self {
        Self {
            graph,
            modules,
            version: next_version(),
            name: "GraphModule".to_owned(),
            pytree: None,
            range_constraints: IndexMap::new(),
            export: ExportRecord::default(),
        }
    }

    /// A module without parameters.
    pub fn from_graph(graph: Graph) -> Self {
        Self::new(ModuleTree::default(), graph)
    }

    /// The graph.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// The graph, to be changed. The version changes.
    pub fn graph_mut(&mut self) -> &mut Graph {
        self.version = next_version();
        &mut self.graph
    }

    /// The modules and tensors.
    pub fn modules(&self) -> &ModuleTree {
        &self.modules
    }

    /// The modules and tensors, to be changed. The version changes.
    pub fn modules_mut(&mut self) -> &mut ModuleTree {
        self.version = next_version();
        &mut self.modules
    }

    /// Both at once, to be changed. The version changes.
    pub fn parts_mut(&mut self) -> (&mut Graph, &mut ModuleTree) {
        self.version = next_version();
        (&mut self.graph, &mut self.modules)
    }

    /// A number that is different after every access for change, and different between modules.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Erases the parameters, buffers and modules that no node refers to (`delete_all_unused_submodules`, for
    /// tensors too). Returns the paths, of a module that goes with all it holds only its own. O(nodes + paths).
    pub fn delete_unused(&mut self) -> Vec<String> {
        use crate::node::Op;
        let used: std::collections::BTreeSet<&str> = self
            .graph
            .nodes()
            .filter(|node| matches!(node.op(), Op::GetAttr | Op::CallModule))
            .map(|node| node.target())
            .collect();
        let within_used = |path: &str| {
            path.match_indices('.').any(|(dot, _)| used.contains(&path[..dot])) || used.contains(path)
        };
        // Modules on the way to something stay.
        let on_the_way: std::collections::BTreeSet<&str> =
            used.iter().flat_map(|path| path.match_indices('.').map(|(dot, _)| &path[..dot])).collect();
        let is_unused = |path: &str| !path.is_empty() && !within_used(path) && !on_the_way.contains(path);
        let modules = self.modules.named_modules().into_iter().map(|(path, _)| path);
        let mut unused: Vec<String> = modules.filter(|path| is_unused(path)).collect();
        let gone: std::collections::BTreeSet<String> = unused.iter().cloned().collect();
        let goes_along = |path: &str| path.match_indices('.').any(|(dot, _)| gone.contains(&path[..dot]));
        unused.extend(
            self.modules.named_tensors().into_iter().map(|(path, ..)| path).filter(|path| is_unused(path)),
        );
        unused.retain(|path| !goes_along(path));
        for path in &unused {
            // The path was listed a moment ago; a shared module may have lost it through another path.
            if self.modules.remove(path).is_err() {
                continue;
            }
        }
        if !unused.is_empty() {
            self.version = next_version();
        }
        unused
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::{Module, TensorRole};
    use crate::tensor::Tensor;

    #[test]
    fn what_no_node_names_is_deleted_and_what_leads_to_a_use_stays() {
        let mut modules = ModuleTree::default();
        let tensor = || Tensor::from_f32(&[1], &[1.0]).unwrap();
        for path in ["a.b.weight", "a.b.bias", "a.other.weight", "gone.inner.weight", "called.inner.weight"] {
            modules.set_tensor(path, TensorRole::Parameter, tensor());
        }
        modules.set_module("empty", Module::new("torch.nn.modules.linear.Identity"));
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let weight = graph.get_attr("a.b.weight");
        let called = graph.call_module("called", [x]);
        let sum = graph.call_function("operator.add", (weight, called));
        graph.output(sum);
        let mut module = GraphModule::new(modules, graph);
        assert_eq!(module.delete_unused(), ["a.other", "gone", "empty", "a.b.bias"]);
        let left: Vec<String> = module.modules().named_modules().into_iter().map(|(path, _)| path).collect();
        assert_eq!(left, ["", "a", "a.b", "called", "called.inner"]);
        assert!(module.delete_unused().is_empty());
    }
}
