//! From a graph to the record of one: values by name, calls, results.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use fx_ir::{Argument, Attribute, Graph, GraphModule, ModuleTree, Node, NodeId, NodeMap, Op, ValueMeta};
use fx_ops::{Schema, lookup};
use indexmap::IndexMap;

use super::calls::{self, Call};
use super::records;
use crate::build::{ARGUMENT_NAMES, MAX_GRAPHS};
use crate::error::{Fault, excerpt};
use crate::schema::{self, Named, Nothing, SymArgument, SymBool, SymFloat, Text};

/// What a value with a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Tensor,
    Int,
    Float,
    Bool,
}

/// What a reference to a node becomes in the file.
#[derive(Clone, Debug)]
pub(super) enum Ref<'m> {
    /// A value with a name.
    Value(Kind, Cow<'m, str>),
    /// Several values, of a call whose results `getitem` takes apart.
    List(Vec<Ref<'m>>),
    /// A sub-graph and the name it gets.
    Graph(String, &'m GraphModule),
    /// No value.
    None,
}

/// Names of one graph, each given once.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Names {
    /// Takes the name, if it is free.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Takes the name, or the first free one of `name_1`, `name_2`, ... Amortised O(1).
    pub(super) fn make(&mut self, name: &str) -> String {
        if self.take(name) {
            return name.to_owned();
        }
        let mut number = self.next.get(name).copied().unwrap_or(1);
        loop {
            let candidate = format!("{name}_{number}");
            number += 1;
            if self.take(&candidate) {
                self.next.insert(name.to_owned(), number);
                return candidate;
            }
        }
    }
}

/// A graph under construction.
pub(super) struct Emitter<'m> {
    pub(super) graph: &'m Graph,
    tree: &'m ModuleTree,
    /// What stands for each node. The reads of tensors of the tree are filled in by whoever lifts them.
    pub(super) refs: NodeMap<Option<Ref<'m>>>,
    pub(super) names: Names,
    graphs: HashMap<&'m str, String>,
    graph_names: Names,
    pub(super) out: schema::Graph<'m>,
    place: String,
    depth: usize,
}

impl<'m> Emitter<'m> {
    pub(super) fn new(module: &'m GraphModule, place: String, depth: usize) -> Self {
        let graph = module.graph();
        let mut names = Names::default();
        for node in graph.nodes().filter(|node| node.op() != Op::GetAttr) {
            names.take(node.name());
        }
        Self {
            graph,
            tree: module.modules(),
            refs: NodeMap::for_graph(graph, None),
            names,
            graphs: HashMap::new(),
            graph_names: Names::default(),
            out: schema::Graph {
                inputs: Vec::new(),
                outputs: Vec::new(),
                nodes: Vec::with_capacity(graph.len()),
                tensor_values: IndexMap::new(),
                sym_int_values: IndexMap::new(),
                sym_bool_values: IndexMap::new(),
                sym_float_values: IndexMap::new(),
                is_single_tensor_return: false,
            },
            place,
            depth,
        }
    }

    /// A problem with a node, which makes the whole program one that cannot be written.
    pub(super) fn fault(&self, node: &str, problem: impl Into<String>) -> Fault {
        Fault::unsupported(format!("{}node `{}`", self.place, excerpt(node)), problem)
    }

    /// Records a value under its name and gives the argument that refers to it.
    pub(super) fn define(
        &mut self,
        node: Node<'m>,
        name: Cow<'m, str>,
        value: &'m ValueMeta,
    ) -> Result<(Ref<'m>, schema::Argument<'m>), Fault> {
        use schema::Argument as A;
        let wrong = |problem: String| self.fault(node.name(), problem);
        let text = || Text(name.clone());
        let (kind, argument) = match value {
            ValueMeta::None => return Ok((Ref::None, A::AsNone(Nothing))),
            ValueMeta::Tensor(meta) => {
                let record = records::value_record(meta).map_err(wrong)?;
                self.out.tensor_values.insert(text(), record);
                (Kind::Tensor, A::AsTensor(Named { name: text() }))
            }
            ValueMeta::Int(dim) => {
                let record = records::sym_int(dim).map_err(wrong)?;
                self.out.sym_int_values.insert(text(), record);
                (Kind::Int, A::AsSymInt(SymArgument::AsName(text())))
            }
            ValueMeta::Bool(Some(known)) => {
                self.out.sym_bool_values.insert(text(), SymBool::AsBool(*known));
                (Kind::Bool, A::AsSymBool(SymArgument::AsName(text())))
            }
            ValueMeta::SymBool(expr) => {
                let record = records::expression(expr).map_err(wrong)?;
                self.out.sym_bool_values.insert(text(), SymBool::AsExpr(record));
                (Kind::Bool, A::AsSymBool(SymArgument::AsName(text())))
            }
            ValueMeta::Float(Some(known)) => {
                self.out.sym_float_values.insert(text(), SymFloat::AsFloat(schema::Float(*known)));
                (Kind::Float, A::AsSymFloat(SymArgument::AsName(text())))
            }
            ValueMeta::SymFloat(expr) => {
                let record = records::expression(expr).map_err(wrong)?;
                self.out.sym_float_values.insert(text(), SymFloat::AsExpr(record));
                (Kind::Float, A::AsSymFloat(SymArgument::AsName(text())))
            }
            ValueMeta::Bool(None) | ValueMeta::Float(None) | ValueMeta::Str(_) | ValueMeta::List(_) => {
                return Err(wrong(format!(
                    "its value is recorded as {value}, which a .pt2 cannot hold here"
                )));
            }
        };
        Ok((Ref::Value(kind, name), argument))
    }

    /// Writes every node between the inputs and the output, those in `skipped` left out. O(nodes + arguments).
    pub(super) fn nodes(&mut self, skipped: &HashSet<NodeId>) -> Result<(), Fault> {
        for node in self.graph.nodes() {
            match node.op() {
                _ if skipped.contains(&node.id()) => {}
                Op::Placeholder | Op::Output => {}
                Op::GetAttr => self.get_attr(node)?,
                Op::CallFunction if node.calls("operator.getitem") => self.getitem(node)?,
                Op::CallFunction => self.call(node)?,
                Op::CallMethod => {
                    let problem = format!(
                        "it calls the method `{}`; a .pt2 holds calls of operators only, such as \
                         torch.ops.aten.relu.default",
                        excerpt(node.target())
                    );
                    return Err(self.fault(node.name(), problem));
                }
                Op::CallModule => {
                    let problem = format!(
                        "it calls the module `{}`; a .pt2 holds calls of operators only: export the model with \
                         torch.export, which takes modules apart",
                        excerpt(node.target())
                    );
                    return Err(self.fault(node.name(), problem));
                }
            }
        }
        Ok(())
    }

    fn get_attr(&mut self, node: Node<'m>) -> Result<(), Fault> {
        if self.refs.get(node.id()).is_some() {
            return Ok(());
        }
        let path = node.target();
        match self.tree.get(path) {
            Ok(Attribute::Module(_, module)) => match module.graph.as_deref() {
                Some(inner) => {
                    let names = &mut self.graph_names;
                    let name = self.graphs.entry(path).or_insert_with(|| names.make(&path.replace('.', "_")));
                    self.refs.set(node.id(), Some(Ref::Graph(name.clone(), inner)));
                    Ok(())
                }
                None => {
                    let problem = format!("it reads the module `{}`, which is not a graph", excerpt(path));
                    Err(self.fault(node.name(), problem))
                }
            },
            Ok(Attribute::Tensor(..)) => {
                let problem = format!(
                    "it reads the tensor `{}` inside a sub-graph; a .pt2 has tensors at the top only: pass it as an \
                     operand",
                    excerpt(path)
                );
                Err(self.fault(node.name(), problem))
            }
            Err(error) => Err(self.fault(node.name(), error.to_string())),
        }
    }

    fn getitem(&mut self, node: Node<'m>) -> Result<(), Fault> {
        let whole = node.arg(0).and_then(Argument::as_node);
        let Some(Ref::List(items)) = whole.and_then(|id| self.refs.get(id).as_ref()) else {
            let problem = "`operator.getitem` of this is a Python function, not an operator; use \
                           torch.ops.aten.select.int or torch.ops.aten.slice.Tensor";
            return Err(self.fault(node.name(), problem));
        };
        let index = node.arg(1).and_then(Argument::as_int).and_then(|index| position(index, items.len()));
        match index.and_then(|index| items.get(index)).cloned() {
            Some(item) => {
                self.refs.set(node.id(), Some(item));
                Ok(())
            }
            None => {
                let problem = format!("it takes a result that is not there: there are {}", items.len());
                Err(self.fault(node.name(), problem))
            }
        }
    }

    fn call(&mut self, node: Node<'m>) -> Result<(), Fault> {
        let (target, call) = calls::call_of(node).map_err(|problem| self.fault(node.name(), problem))?;
        let inputs = match call {
            Call::Operator(Some(schema)) => self.by_schema(node, schema)?,
            Call::Operator(None) => self.by_recorded_names(node)?,
            Call::Symbolic(names) => self.symbolic(node, names)?,
            Call::HigherOrder | Call::Function => self.unnamed(node)?,
        };
        let (outputs, is_single) = self.results(node, call)?;
        let record = schema::Node {
            target: Text(target),
            name: Some(node.name().into()),
            inputs,
            outputs,
            metadata: records::metadata(node.meta()),
            is_hop_single_tensor_return: is_single,
        };
        self.out.nodes.push(record);
        Ok(())
    }

    /// The arguments in the order of the schema, as `torch.export.save` writes them; defaults are left out.
    fn by_schema(
        &mut self,
        node: Node<'m>,
        schema: &'static Schema,
    ) -> Result<Vec<schema::NamedArgument<'m>>, Fault> {
        // Only whether the arguments fit is asked here.
        schema
            .bind(node.args(), node.kwargs())
            .map_err(|error| self.fault(node.name(), error.to_string()))?;
        let mut inputs = Vec::with_capacity(node.args().len() + node.kwargs().len());
        for (at, parameter) in schema.parameters.iter().enumerate() {
            let positional =
                node.arg(at).filter(|_| !parameter.kwarg_only).map(|argument| (argument, POSITIONAL));
            let given = node.kwarg(&parameter.name).map(|argument| (argument, KEYWORD)).or(positional);
            let Some((argument, kind)) = given else { continue };
            let arg = self.argument(node, argument, Some(&parameter.ty))?;
            inputs.push(schema::NamedArgument { name: (&*parameter.name).into(), arg, kind: Some(kind) });
        }
        Ok(inputs)
    }

    /// The arguments of an operator of a library that is not known here.
    fn by_recorded_names(&mut self, node: Node<'m>) -> Result<Vec<schema::NamedArgument<'m>>, Fault> {
        let names: Vec<&'m str> = match node.meta().other.get(ARGUMENT_NAMES) {
            Some(names) => names.split(',').filter(|name| !name.is_empty()).collect(),
            None => Vec::new(),
        };
        if names.len() < node.args().len() {
            let problem = format!(
                "the operator `{}` is of a library that is not known here, so its arguments have no names, which a \
                 .pt2 needs; pass them by keyword",
                excerpt(node.target())
            );
            return Err(self.fault(node.name(), problem));
        }
        let mut inputs = Vec::with_capacity(names.len());
        for (name, argument) in names.into_iter().zip(node.args()) {
            let arg = self.argument(node, argument, None)?;
            inputs.push(schema::NamedArgument { name: name.into(), arg, kind: Some(POSITIONAL) });
        }
        self.keywords(node, &mut inputs)?;
        Ok(inputs)
    }

    /// The operands of a Python operator on symbolic numbers.
    fn symbolic(
        &mut self,
        node: Node<'m>,
        names: &'static [&'static str],
    ) -> Result<Vec<schema::NamedArgument<'m>>, Fault> {
        if node.args().len() != names.len() || !node.kwargs().is_empty() {
            let problem = format!("`{}` takes {} arguments by position", node.target(), names.len());
            return Err(self.fault(node.name(), problem));
        }
        let mut inputs = Vec::with_capacity(names.len());
        for (name, argument) in names.iter().zip(node.args()) {
            let is_number = match argument {
                Argument::Int(_) | Argument::Float(_) | Argument::Bool(_) => true,
                Argument::Node(id) => {
                    matches!(self.refs.get(*id), Some(Ref::Value(Kind::Int | Kind::Float | Kind::Bool, _)))
                }
                _ => false,
            };
            if !is_number {
                let problem = format!(
                    "`{}` of anything but numbers is a Python function, not an operator; use the operator of \
                     torch.ops.aten",
                    node.target()
                );
                return Err(self.fault(node.name(), problem));
            }
            let arg = self.argument(node, argument, None)?;
            inputs.push(schema::NamedArgument { name: (*name).into(), arg, kind: Some(POSITIONAL) });
        }
        Ok(inputs)
    }

    /// The arguments of control flow, which have no names.
    fn unnamed(&mut self, node: Node<'m>) -> Result<Vec<schema::NamedArgument<'m>>, Fault> {
        let mut inputs = Vec::with_capacity(node.args().len() + node.kwargs().len());
        for argument in node.args() {
            let arg = self.argument(node, argument, None)?;
            inputs.push(schema::NamedArgument { name: "".into(), arg, kind: Some(POSITIONAL) });
        }
        self.keywords(node, &mut inputs)?;
        Ok(inputs)
    }

    fn keywords(&mut self, node: Node<'m>, inputs: &mut Vec<schema::NamedArgument<'m>>) -> Result<(), Fault> {
        for (name, argument) in node.kwargs() {
            let arg = self.argument(node, argument, None)?;
            inputs.push(schema::NamedArgument { name: (&**name).into(), arg, kind: Some(KEYWORD) });
        }
        Ok(())
    }

    /// What a call gives, with names; and for control flow, whether that is one tensor and not a tuple of one.
    fn results(
        &mut self,
        node: Node<'m>,
        call: Call,
    ) -> Result<(Vec<schema::Argument<'m>>, Option<bool>), Fault> {
        use schema::Argument as A;
        let is_higher_order = matches!(call, Call::HigherOrder);
        let hop = |is_single: bool| is_higher_order.then_some(is_single);
        let returns = match call {
            Call::Operator(Some(schema)) => Some(&schema.returns[..]),
            _ => None,
        };
        if returns.is_some_and(<[_]>::is_empty) {
            return Ok((Vec::new(), None));
        }
        let Some(value) = self.value_of(node) else {
            // A function that is called for its effect, such as the end of autocast.
            if returns.is_none() && node.num_users() == 0 {
                return Ok((vec![A::AsNone(Nothing)], hop(false)));
            }
            let problem = "the shape of its value is not recorded, which a .pt2 needs; run the pass shape-prop on \
                           sample inputs before writing";
            return Err(self.fault(node.name(), problem));
        };
        let is_one_list = match returns {
            Some([one]) => one.ty.is_list(),
            Some(_) => false,
            // Unknown operators: one result in a list is a list, since one result alone would not be in one.
            None => {
                matches!(call, Call::Operator(None))
                    && matches!(value, ValueMeta::List(items) if items.len() == 1)
            }
        };
        match value {
            ValueMeta::List(values) => {
                if returns.is_some_and(|returns| returns.len() != 1 && returns.len() != values.len()) {
                    let problem = format!("{} results are recorded for it", values.len());
                    return Err(self.fault(node.name(), problem));
                }
                if is_one_list {
                    let (items, outputs) = self.items(node, Some(node), node.name(), values, true)?;
                    self.refs.set(node.id(), Some(Ref::List(items)));
                    return Ok((vec![list_of_tensors(outputs)], hop(false)));
                }
                if returns.is_some_and(|returns| returns.len() == 1) {
                    return Err(self.fault(node.name(), "several results are recorded for it and it has one"));
                }
                let (items, outputs) = self.items(node, Some(node), node.name(), values, false)?;
                self.refs.set(node.id(), Some(Ref::List(items)));
                Ok((outputs, hop(false)))
            }
            _ if returns.is_some_and(|returns| returns.len() != 1) || (returns.is_some() && is_one_list) => {
                Err(self.fault(node.name(), "one result is recorded for it and it has several"))
            }
            one => {
                let (reference, output) = self.define(node, node.name().into(), one)?;
                self.refs.set(node.id(), Some(reference));
                Ok((vec![output], hop(matches!(one, ValueMeta::Tensor(_)))))
            }
        }
    }

    /// The values of a list, named by the `getitem` nodes that take them. `holder` is the node whose value the list
    /// is, if there is one, `base` what values without a reader are named after.
    fn items(
        &mut self,
        node: Node<'m>,
        holder: Option<Node<'m>>,
        base: &str,
        values: &'m [ValueMeta],
        tensors_only: bool,
    ) -> Result<(Vec<Ref<'m>>, Vec<schema::Argument<'m>>), Fault> {
        let mut readers: Vec<Option<Node<'m>>> = vec![None; values.len()];
        let mut used_whole = false;
        for user in holder.iter().flat_map(|holder| holder.users()) {
            let is_read = user.calls("operator.getitem")
                && user.arg(0).and_then(Argument::as_node) == holder.map(Node::id);
            used_whole |= !is_read;
            let index =
                user.arg(1).and_then(Argument::as_int).and_then(|index| position(index, values.len()));
            if let Some(slot) = index.filter(|_| is_read).and_then(|index| readers.get_mut(index)) {
                // The first in program order: users come in the order of first use.
                slot.get_or_insert(user);
            }
        }
        let (mut items, mut outputs) = (Vec::with_capacity(values.len()), Vec::with_capacity(values.len()));
        for (at, (value, reader)) in values.iter().zip(readers).enumerate() {
            if tensors_only && !matches!(value, ValueMeta::Tensor(_) | ValueMeta::None) {
                let problem = format!("a list of tensors has {value} at {at}");
                return Err(self.fault(node.name(), problem));
            }
            if let ValueMeta::List(inner) = value {
                let base = reader
                    .map_or_else(|| format!("{base}_unused_{at}").into(), |reader| Cow::from(reader.name()));
                let (inner, arguments) = self.items(node, reader, &base, inner, true)?;
                items.push(Ref::List(inner));
                outputs.push(list_of_tensors(arguments));
                continue;
            }
            let name: Cow<'m, str> = match (reader, value) {
                (Some(reader), _) => reader.name().into(),
                (None, ValueMeta::None) => "".into(),
                // What nobody reads has `unused` in its name, once: `split_unused_0_1` in a list inside a list.
                (None, _) if holder.is_none() || used_whole => {
                    self.names.make(&format!("{base}_{at}")).into()
                }
                (None, _) => self.names.make(&format!("{base}_unused_{at}")).into(),
            };
            let (item, output) = self.define(node, name, value)?;
            items.push(item);
            outputs.push(output);
        }
        Ok((items, outputs))
    }

    /// What is recorded of a node's value. An operator that returns what it wrote to has that one's value.
    fn value_of(&self, node: Node<'m>) -> Option<&'m ValueMeta> {
        // A chain of such calls is followed back to the first that has a record; it ends, since arguments come first.
        let mut node = node;
        loop {
            if let Some(value) = node.meta().value.as_deref() {
                return Some(value);
            }
            let schema = lookup(node.target())?;
            let [only] = &schema.returns[..] else { return None };
            let alias = only.alias.as_ref().filter(|alias| alias.is_write)?;
            let at = schema.parameters.iter().position(|parameter| {
                parameter.alias.as_ref().is_some_and(|written| written.is_write && written.overlaps(alias))
            })?;
            let name = &*schema.parameters[at].name;
            let written = node.arg(at).or_else(|| node.kwarg(name)).and_then(Argument::as_node)?;
            self.refs.get(written).as_ref()?;
            node = self.graph.node(written);
        }
    }

    /// The inputs of a sub-graph.
    fn inputs(&mut self) -> Result<(), Fault> {
        for node in self.graph.placeholders() {
            let value = node.meta().value.as_deref().ok_or_else(|| self.no_shape(node))?;
            let (reference, input) = self.define(node, node.name().into(), value)?;
            self.refs.set(node.id(), Some(reference));
            self.out.inputs.push(input);
        }
        Ok(())
    }

    /// The fault of an input of which nothing is recorded.
    pub(super) fn no_shape(&self, node: Node<'m>) -> Fault {
        let problem = "the shape of this input is not recorded, which a .pt2 needs; run the pass shape-prop on sample \
                       inputs before writing";
        self.fault(node.name(), problem)
    }

    /// The record of a branch.
    pub(super) fn sub_graph(&self, name: &str, module: &'m GraphModule) -> Result<schema::Graph<'m>, Fault> {
        if self.depth >= MAX_GRAPHS {
            let problem = format!("graphs nest more than {MAX_GRAPHS} deep");
            return Err(Fault::unsupported(format!("{}graph `{}`", self.place, excerpt(name)), problem));
        }
        let place = format!("{}graph `{}`: ", self.place, excerpt(name));
        let mut inner = Emitter::new(module, place, self.depth + 1);
        inner.inputs()?;
        inner.nodes(&HashSet::new())?;
        let output = inner.graph.output_node();
        let node =
            output.ok_or_else(|| Fault::unsupported(format!("{}output", inner.place), "there is none"))?;
        match node.arg(0) {
            Some(Argument::Node(id)) => {
                let value = inner.refs.get(*id).clone().unwrap_or(Ref::None);
                inner.out.is_single_tensor_return = !matches!(value, Ref::List(_));
                let items = if let Ref::List(items) = value { items } else { vec![value] };
                for item in &items {
                    let output = inner.reference(node, item)?;
                    inner.out.outputs.push(output);
                }
            }
            Some(value) => {
                let items = value.as_sequence();
                let items =
                    items.ok_or_else(|| inner.fault(node.name(), "a branch returns a tensor or a tuple"))?;
                for item in items {
                    let output = inner.argument(node, item, None)?;
                    inner.out.outputs.push(output);
                }
            }
            None => return Err(inner.fault(node.name(), "it returns nothing")),
        }
        Ok(inner.out)
    }
}

pub(super) const POSITIONAL: i64 = 1;
pub(super) const KEYWORD: i64 = 2;

/// Where an index of Python is, counted from the end when negative.
fn position(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(i64::try_from(len).ok()?)? } else { index };
    usize::try_from(index).ok().filter(|&index| index < len)
}

/// One list of what are tensors, or nothing where one is missing.
fn list_of_tensors(items: Vec<schema::Argument<'_>>) -> schema::Argument<'_> {
    use schema::{Argument as A, OptionalTensor};
    if items.iter().all(|item| matches!(item, A::AsTensor(_))) {
        let named = items.into_iter().filter_map(|item| match item {
            A::AsTensor(named) => Some(named),
            _ => None,
        });
        return A::AsTensors(named.collect());
    }
    let optional = items.into_iter().map(|item| match item {
        A::AsTensor(named) => OptionalTensor::AsTensor(named),
        _ => OptionalTensor::AsNone(Nothing),
    });
    A::AsOptionalTensors(optional.collect())
}
