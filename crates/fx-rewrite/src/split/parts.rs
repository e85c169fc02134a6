//! A part while it is made, and the graph that calls the parts.

use fx_ir::{Argument, Graph, GraphModule, Meta, Module, ModuleTree, NewNode, Node, NodeId, NodeMap, Op};
use indexmap::{IndexMap, IndexSet};

use super::SplitOptions;
use crate::attributes::Copies;

/// One part.
pub(super) struct Partition {
    pub(super) id: i64,
    pub(super) name: String,
    /// The values passed in, in the order of first use.
    pub(super) inputs: IndexSet<NodeId>,
    /// The values that others use, in the order of first use.
    pub(super) outputs: IndexSet<NodeId>,
    pub(super) graph: Graph,
    pub(super) tree: ModuleTree,
    pub(super) copies: Copies,
    /// What stands for a node of the whole graph here.
    pub(super) env: IndexMap<NodeId, NodeId>,
    /// The name here of each module that is called.
    modules: IndexMap<String, String>,
}

impl Partition {
    pub(super) fn new(id: i64, options: &SplitOptions) -> Self {
        let name = match &options.partition_affix {
            Some(affix) => format!("submod_{affix}_{id}"),
            None => format!("submod_{id}"),
        };
        Self {
            id,
            name,
            inputs: IndexSet::new(),
            outputs: IndexSet::new(),
            graph: Graph::new(),
            tree: ModuleTree::default(),
            copies: Copies::default(),
            env: IndexMap::new(),
            modules: IndexMap::new(),
        }
    }

    /// The name of the module at `path` here, which is taken along when it is not here yet.
    pub(super) fn module_name(&mut self, source: &ModuleTree, path: &str) -> String {
        if let Some(name) = self.modules.get(path) {
            return name.clone();
        }
        let plain = path.replace('.', "_");
        let mut name = plain.clone();
        let mut count = 0usize;
        while self.tree.get(&name).is_ok() {
            count += 1;
            name = format!("{plain}_{count}");
        }
        self.copies.path(source, path, &mut self.tree, &name);
        self.modules.insert(path.to_owned(), name.clone());
        name
    }
}

/// The graph that calls the parts, and its modules.
pub(super) struct Base<'m> {
    pub(super) source: &'m GraphModule,
    pub(super) keep_names: bool,
    pub(super) graph: Graph,
    pub(super) tree: ModuleTree,
    pub(super) copies: Copies,
    /// What stands for a node of the whole graph here.
    pub(super) env: NodeMap<Option<NodeId>>,
}

impl Base<'_> {
    /// Takes an input or a `get_attr` over, once.
    pub(super) fn add(&mut self, node: Node<'_>) {
        if self.env.get(node.id()).is_some() {
            return;
        }
        let mut new = match node.op() {
            Op::Placeholder if self.keep_names => {
                NewNode::new(Op::Placeholder, node.name()).named(node.name())
            }
            op => NewNode::new(op, node.target()),
        };
        if node.op() == Op::GetAttr {
            self.copies.path(self.source.modules(), node.target(), &mut self.tree, node.target());
        } else {
            new = new.args(node.args());
            if let Some(type_expr) = node.type_expr() {
                new = new.typed(type_expr);
            }
        }
        let new = self.graph.create_node(new.meta(node.meta().clone()));
        self.env.set(node.id(), Some(new));
    }

    /// Ends a part with what it returns and calls it.
    pub(super) fn call(&mut self, mut partition: Partition, tuple_return: bool) {
        let results = partition.outputs.iter().filter_map(|id| partition.env.get(id).copied());
        let results: Vec<Argument> = results.map(Argument::Node).collect();
        let is_single = results.len() == 1 && !tuple_return;
        let value = match &results[..] {
            [single] if is_single => single.clone(),
            _ => Argument::Tuple(results.into()),
        };
        partition.graph.output(value);
        let mut module = Module::new("torch.fx.graph_module.GraphModule");
        module.training = self.source.modules().root().training;
        module.graph = Some(Box::new(GraphModule::new(partition.tree, partition.graph)));
        self.tree.set_module(&partition.name, module);

        let inputs = partition.inputs.iter().filter_map(|id| *self.env.get(*id));
        let inputs: Vec<Argument> = inputs.map(Argument::Node).collect();
        let call = self.graph.call_module(&partition.name, inputs);
        let source = self.source.graph();
        // The shape of a value is known outside, too.
        let meta = |id: NodeId| Meta { value: source.node(id).meta().value.clone(), ..Meta::default() };
        for (index, &output) in partition.outputs.iter().enumerate() {
            let value = match is_single {
                true => call,
                false => self.graph.call_function("operator.getitem", (call, index as i64)),
            };
            if let Ok(own) = self.graph.meta_mut(value) {
                *own = meta(output);
            }
            self.env.set(output, Some(value));
        }
    }
}
