//! From `model.json` to a graph: the nodes, their values' metadata, sub-graphs.

use std::collections::HashMap;
use std::sync::Arc;

use fx_ir::{
    Argument, Dim, Graph, GraphModule, Meta, Module, ModuleFrame, ModuleTree, NewNode, NodeId, Op, SymExpr,
    TensorMeta, ValueMeta,
};

use crate::enums;
use crate::error::{Fault, excerpt};
use crate::schema::{self, OptionalTensor, SymArgument, SymInt};
use crate::symbols;

/// The key of a node's metadata under which the names of the positional arguments of an operator are kept whose schema
/// is not known here: a file must name them.
pub(crate) const ARGUMENT_NAMES: &str = "argument_names";

/// What the targets of control flow begin with.
pub(crate) const HIGHER_ORDER: &str = "torch.ops.higher_order.";

/// How deep graphs may nest in each other.
pub(crate) const MAX_GRAPHS: usize = 32;
/// The most dimensions a tensor may have; libtorch itself allows 64.
pub(crate) const MAX_RANK: usize = 64;

/// Texts that many nodes share, made once.
#[derive(Default)]
pub(crate) struct Interner {
    texts: HashMap<String, Arc<str>>,
    stacks: HashMap<String, Arc<[ModuleFrame]>>,
    exprs: HashMap<String, Arc<SymExpr>>,
}

impl Interner {
    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(found) = self.texts.get(text) {
            return found.clone();
        }
        let made: Arc<str> = text.into();
        self.texts.insert(text.to_owned(), made.clone());
        made
    }

    fn stack(&mut self, text: &str) -> Arc<[ModuleFrame]> {
        if let Some(found) = self.stacks.get(text) {
            return found.clone();
        }
        let made = module_stack(text);
        self.stacks.insert(text.to_owned(), made.clone());
        made
    }

    fn dim(&mut self, size: &SymInt<'_>) -> Dim {
        match size {
            SymInt::AsInt(value) => Dim::Int(*value),
            SymInt::AsExpr(expr) => Dim::Sym(self.expr(expr)),
        }
    }

    fn expr(&mut self, expr: &schema::SymExpr<'_>) -> Arc<SymExpr> {
        let hint = match expr.hint {
            Some(schema::Hint::AsInt(value)) => Some(value),
            _ => None,
        };
        // The hint belongs to the expression: one program gives one hint to each symbol.
        let made = self.exprs.entry(expr.expr_str.to_string()).or_insert_with(|| {
            let (text, source) = (symbols::pretty(&expr.expr_str), expr.expr_str.to_string());
            Arc::new(SymExpr { text, source, hint })
        });
        made.clone()
    }
}

/// `key,path,class;key,path,class`, where commas and semicolons inside brackets do not split.
fn module_stack(text: &str) -> Arc<[ModuleFrame]> {
    split_outside_brackets(text, ';')
        .into_iter()
        .filter_map(|frame| match split_outside_brackets(frame, ',').as_slice() {
            [key, path, class] => {
                Some(ModuleFrame { key: (*key).into(), path: (*path).into(), class: (*class).into() })
            }
            _ => None,
        })
        .collect()
}

fn split_outside_brackets(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            c if c == separator && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// A graph under construction.
pub(crate) struct Builder<'i, 'a> {
    pub(crate) graph: Graph,
    pub(crate) modules: ModuleTree,
    names: HashMap<String, NodeId>,
    source: &'i schema::Graph<'a>,
    interner: &'i mut Interner,
    place: String,
    depth: usize,
}

impl<'i, 'a> Builder<'i, 'a> {
    /// Builds the nodes of `source`. `inputs` are the names of its inputs, which a constant input does not carry
    /// itself.
    pub(crate) fn build(
        source: &'i schema::Graph<'a>,
        inputs: &[String],
        interner: &'i mut Interner,
        place: &str,
        depth: usize,
    ) -> Result<Self, Fault> {
        if depth > MAX_GRAPHS {
            return Err(Fault::invalid(place, format!("graphs nest more than {MAX_GRAPHS} deep")));
        }
        let mut builder = Builder {
            graph: Graph::with_capacity(source.nodes.len() + inputs.len() + 1),
            modules: ModuleTree::default(),
            names: HashMap::with_capacity(source.nodes.len()),
            source,
            interner,
            place: place.to_owned(),
            depth,
        };
        for (argument, name) in source.inputs.iter().zip(inputs) {
            builder.placeholder(argument, name)?;
        }
        for (index, node) in source.nodes.iter().enumerate() {
            builder.node(node, index)?;
        }
        Ok(builder)
    }

    fn fault(&self, node: &str, problem: impl Into<String>) -> Fault {
        Fault::invalid(format!("{}: node `{}`", self.place, excerpt(node)), problem)
    }

    /// Makes a node with exactly this name and remembers it.
    fn create(&mut self, node: NewNode, name: &str) -> Result<NodeId, Fault> {
        match self.graph.create_node_exact(node.named(name)) {
            Some(id) => {
                self.names.insert(name.to_owned(), id);
                Ok(id)
            }
            None => Err(self.fault(name, "the name is given to two values")),
        }
    }

    fn placeholder(&mut self, argument: &schema::Argument<'_>, name: &str) -> Result<(), Fault> {
        use schema::Argument as A;
        let value = match argument {
            A::AsTensor(_) | A::AsSymInt(_) | A::AsSymBool(_) | A::AsSymFloat(_) => self.value_of(name)?,
            A::AsNone(_) => Some(ValueMeta::None),
            A::AsInt(value) => Some(ValueMeta::Int(Dim::Int(*value))),
            A::AsBool(value) => Some(ValueMeta::Bool(Some(*value))),
            A::AsFloat(value) => Some(ValueMeta::Float(Some(value.0))),
            A::AsString(text) => Some(ValueMeta::Str((&**text).into())),
            _ => None,
        };
        let meta = Meta { value: value.map(Arc::new), ..Meta::default() };
        self.create(NewNode::new(Op::Placeholder, name).meta(meta), name)?;
        Ok(())
    }

    /// What the file says about the value of this name.
    fn value_of(&mut self, name: &str) -> Result<Option<ValueMeta>, Fault> {
        if let Some(tensor) = self.source.tensor_values.get(name) {
            return tensor_meta(tensor, self.interner)
                .map(|meta| Some(ValueMeta::Tensor(meta)))
                .map_err(|problem| self.fault(name, problem));
        }
        if let Some(size) = self.source.sym_int_values.get(name) {
            return Ok(Some(ValueMeta::Int(self.interner.dim(size))));
        }
        if let Some(value) = self.source.sym_bool_values.get(name) {
            return Ok(Some(match value {
                schema::SymBool::AsBool(value) => ValueMeta::Bool(Some(*value)),
                schema::SymBool::AsExpr(expr) => ValueMeta::SymBool(self.interner.expr(expr)),
            }));
        }
        Ok(self.source.sym_float_values.get(name).map(|value| match value {
            schema::SymFloat::AsFloat(value) => ValueMeta::Float(Some(value.0)),
            schema::SymFloat::AsExpr(expr) => ValueMeta::SymFloat(self.interner.expr(expr)),
        }))
    }

    fn node(&mut self, node: &'i schema::Node<'a>, index: usize) -> Result<(), Fault> {
        let place = node.name.as_ref().map_or_else(|| format!("nodes[{index}]"), |name| name.to_string());
        let target = self.target(&node.target, &place)?;
        let schema = fx_ops::lookup(&target);
        let (mut args, mut kwargs) = (Vec::new(), Vec::new());
        for input in &node.inputs {
            let argument = self.argument(&input.arg, &place)?;
            let is_keyword = match input.kind {
                Some(1) => false,
                Some(2) => true,
                Some(other) => return Err(self.fault(&place, format!("argument kind {other} is not known"))),
                None => schema.is_some_and(|schema| {
                    schema.parameters.iter().any(|known| known.kwarg_only && *known.name == *input.name)
                }),
            };
            if is_keyword {
                kwargs.push((Box::from(&*input.name), argument));
            } else {
                args.push(argument);
            }
        }
        let mut meta = self.meta(node);
        let is_operator = target.starts_with("torch.ops.") && !target.starts_with(HIGHER_ORDER);
        if schema.is_none() && is_operator {
            let positional = node.inputs.iter().filter(|input| input.kind != Some(2));
            let names: Vec<&str> = positional.map(|input| &*input.name).collect();
            let (key, names) = (self.interner.text(ARGUMENT_NAMES), self.interner.text(&names.join(",")));
            meta.other.insert(key, names);
        }
        let new = NewNode::call_function(&*target).args(args).kwargs(kwargs);
        match self.outputs(node) {
            Outputs::Single(name) => {
                meta.value = self.value_of(name)?.map(Arc::new);
                let name = name.to_owned();
                self.create(new.meta(meta), &name)?;
            }
            Outputs::None => {
                match &node.name {
                    Some(name) => self.create(new.meta(meta), name)?,
                    None => self.graph.create_node(new.meta(meta)),
                };
            }
            Outputs::Several(names) => self.several(node, new, meta, &names)?,
        }
        Ok(())
    }

    /// A call with several results: the call, and an `operator.getitem` for each result that has a name of its own.
    fn several(
        &mut self,
        node: &schema::Node<'_>,
        new: NewNode,
        mut meta: Meta,
        names: &[Option<&str>],
    ) -> Result<(), Fault> {
        let values = names
            .iter()
            .map(|name| Ok(name.map_or(Ok(None), |name| self.value_of(name))?.unwrap_or(ValueMeta::None)))
            .collect::<Result<Vec<_>, Fault>>()?;
        meta.value = Some(Arc::new(ValueMeta::List(values.clone())));
        let carried = Meta { value: None, ..meta.clone() };
        let call = match &node.name {
            Some(name) => self.create(new.meta(meta), name)?,
            None => self.graph.create_node(new.meta(meta)),
        };
        let own = self.graph.node(call).name().to_owned();
        for (index, (name, value)) in names.iter().zip(values).enumerate() {
            let Some(name) = name else { continue };
            // Results that nobody reads are named after the call; Python makes no node for them.
            if name.strip_prefix(own.as_str()).is_some_and(|rest| rest == format!("_unused_{index}")) {
                continue;
            }
            let item = NewNode::call_function("operator.getitem").arg(call).arg(index as i64);
            let meta = Meta { value: Some(Arc::new(value)), ..carried.clone() };
            self.create(item.meta(meta), name)?;
        }
        Ok(())
    }

    fn outputs<'n>(&self, node: &'n schema::Node<'_>) -> Outputs<'n> {
        use schema::Argument as A;
        fn single<'n>(argument: &'n schema::Argument<'_>) -> Option<&'n str> {
            match argument {
                A::AsTensor(named) => Some(&named.name),
                A::AsOptionalTensor(OptionalTensor::AsTensor(named)) => Some(&named.name),
                A::AsSymInt(SymArgument::AsName(name))
                | A::AsSymBool(SymArgument::AsName(name))
                | A::AsSymFloat(SymArgument::AsName(name)) => Some(name),
                _ => None,
            }
        }
        let is_higher_order = node.target.starts_with(HIGHER_ORDER);
        match node.outputs.as_slice() {
            [] => Outputs::None,
            [A::AsTensors(named)] => Outputs::Several(named.iter().map(|named| Some(&*named.name)).collect()),
            [A::AsOptionalTensors(items)] => Outputs::Several(
                items
                    .iter()
                    .map(|item| match item {
                        OptionalTensor::AsTensor(named) => Some(&*named.name),
                        OptionalTensor::AsNone(_) => None,
                    })
                    .collect(),
            ),
            [only] if !is_higher_order || node.is_hop_single_tensor_return == Some(true) => {
                single(only).map_or(Outputs::None, Outputs::Single)
            }
            several => Outputs::Several(several.iter().map(single).collect()),
        }
    }

    /// The target as `str(graph)` spells it. An operator of a namespace that libtorch itself fills must exist.
    fn target(&self, target: &str, place: &str) -> Result<String, Fault> {
        if let Some(name) = target.strip_prefix("_operator.") {
            return Ok(format!("operator.{name}"));
        }
        let is_path =
            !target.is_empty() && target.split('.').all(fx_ir::is_identifier) && target.len() < 1000;
        if !is_path && !target.starts_with('#') {
            return Err(self.fault(place, format!("`{}` is not the name of a function", excerpt(target))));
        }
        // ATen is known whole. Other namespaces may come from a library that is not loaded here.
        if target.starts_with("torch.ops.aten.") && fx_ops::lookup(target).is_none() {
            let near = fx_ops::nearest_targets(Op::CallFunction, target);
            let hint = if near.is_empty() {
                String::new()
            } else {
                format!("; the nearest are {}", near.join(", "))
            };
            return Err(self.fault(place, format!("there is no operator `{}`{hint}", excerpt(target))));
        }
        Ok(target.to_owned())
    }

    fn meta(&mut self, node: &schema::Node<'_>) -> Meta {
        let mut meta = Meta::default();
        for (key, value) in &node.metadata {
            match &**key {
                "stack_trace" => meta.stack_trace = Some(self.interner.text(value)),
                "nn_module_stack" => meta.module_stack = Some(self.interner.stack(value)),
                // Nested JSON with addresses of the process that exported: nothing another run could use.
                "from_node" => {}
                other => {
                    let (key, value) = (self.interner.text(other), self.interner.text(value));
                    meta.other.insert(key, value);
                }
            }
        }
        meta
    }

    fn reference(&self, name: &str, place: &str) -> Result<Argument, Fault> {
        match self.names.get(name) {
            Some(&id) => Ok(Argument::Node(id)),
            None => {
                Err(self.fault(place, format!("it uses `{}`, which is not defined before it", excerpt(name))))
            }
        }
    }

    fn symbolic(&self, argument: &SymArgument<'_>, place: &str) -> Result<Argument, Fault> {
        Ok(match argument {
            SymArgument::AsName(name) => self.reference(name, place)?,
            SymArgument::AsInt(value) => Argument::Int(*value),
            SymArgument::AsFloat(value) => Argument::Float(value.0),
            SymArgument::AsBool(value) => Argument::Bool(*value),
        })
    }

    pub(crate) fn argument(
        &mut self,
        argument: &'i schema::Argument<'a>,
        place: &str,
    ) -> Result<Argument, Fault> {
        use schema::Argument as A;
        let unknown =
            |what: &str, number: i64| self.fault(place, format!("{what} number {number} is not known"));
        let list = |items: Result<Vec<Argument>, Fault>| items.map(|items| Argument::List(items.into()));
        Ok(match argument {
            A::AsNone(_) => Argument::None,
            A::AsTensor(named) => self.reference(&named.name, place)?,
            A::AsTensors(named) => {
                list(named.iter().map(|named| self.reference(&named.name, place)).collect())?
            }
            A::AsNestedTensors(rows) => list(
                rows.iter()
                    .map(|row| list(row.iter().map(|named| self.reference(&named.name, place)).collect()))
                    .collect(),
            )?,
            A::AsOptionalTensor(item) => self.optional(item, place)?,
            A::AsOptionalTensors(items) => {
                list(items.iter().map(|item| self.optional(item, place)).collect())?
            }
            A::AsInt(value) => Argument::Int(*value),
            A::AsInts(values) => Argument::list(values.iter().copied()),
            A::AsIntLists(rows) => Argument::list(rows.iter().map(|row| Argument::list(row.iter().copied()))),
            A::AsFloat(value) => Argument::Float(value.0),
            A::AsFloats(values) => Argument::list(values.iter().map(|value| value.0)),
            A::AsFloatLists(rows) => {
                Argument::list(rows.iter().map(|row| Argument::list(row.iter().map(|value| value.0))))
            }
            A::AsComplex(value) => Argument::Complex(Box::new((value.real.0, value.imag.0))),
            A::AsBool(value) => Argument::Bool(*value),
            A::AsBools(values) => Argument::list(values.iter().copied()),
            A::AsString(text) => Argument::Str((&**text).into()),
            A::AsStrings(texts) => Argument::list(texts.iter().map(|text| &**text)),
            A::AsSymInt(value) | A::AsSymFloat(value) | A::AsSymBool(value) => self.symbolic(value, place)?,
            A::AsSymInts(values) | A::AsSymFloats(values) | A::AsSymBools(values) => {
                list(values.iter().map(|value| self.symbolic(value, place)).collect())?
            }
            A::AsScalarType(number) => {
                Argument::DType(enums::dtype(*number).ok_or_else(|| unknown("element type", *number))?)
            }
            A::AsMemoryFormat(number) => Argument::MemoryFormat(
                enums::memory_format(*number).ok_or_else(|| unknown("memory format", *number))?,
            ),
            A::AsLayout(number) => {
                Argument::Layout(enums::layout(*number).ok_or_else(|| unknown("layout", *number))?)
            }
            A::AsDevice(device) => Argument::Device(enums::device(device).ok_or_else(|| {
                self.fault(place, format!("the device `{}` is not known", excerpt(&device.kind)))
            })?),
            A::AsGraph(sub) => self.sub_graph(sub, place)?,
            A::AsOperator(name) => Argument::Global((&**name).into()),
            A::AsCustomObj(object) => {
                let problem = format!(
                    "`{}` is an object of class `{}`, which only Python can read; export the model without it",
                    excerpt(&object.name),
                    excerpt(&object.class_fqn)
                );
                return Err(Fault::unsupported(format!("{}: node `{place}`", self.place), problem));
            }
            A::AsStringToArgument(items) => {
                let mut pairs = Vec::with_capacity(items.len());
                for (key, value) in items {
                    pairs.push((Argument::from(&**key), self.argument(value, place)?));
                }
                Argument::Dict(pairs.into())
            }
        })
    }

    fn optional(&self, item: &OptionalTensor<'_>, place: &str) -> Result<Argument, Fault> {
        match item {
            OptionalTensor::AsTensor(named) => self.reference(&named.name, place),
            OptionalTensor::AsNone(_) => Ok(Argument::None),
        }
    }

    /// A branch: a module of its own in the tree, read by a `get_attr`.
    fn sub_graph(&mut self, sub: &'i schema::SubGraph<'a>, place: &str) -> Result<Argument, Fault> {
        use schema::Argument as A;
        let path: &str = &sub.name;
        if !fx_ir::is_identifier(path) {
            return Err(self.fault(place, format!("`{}` is not the name of a sub-graph", excerpt(path))));
        }
        let inner_place = format!("{}: graph `{path}`", self.place);
        let mut inputs = Vec::with_capacity(sub.graph.inputs.len());
        for (at, input) in sub.graph.inputs.iter().enumerate() {
            inputs.push(match input {
                A::AsTensor(named) => named.name.to_string(),
                A::AsSymInt(SymArgument::AsName(name))
                | A::AsSymBool(SymArgument::AsName(name))
                | A::AsSymFloat(SymArgument::AsName(name)) => name.to_string(),
                _ => format!("arg{at}"),
            });
        }
        let mut inner = Builder::build(&sub.graph, &inputs, self.interner, &inner_place, self.depth + 1)?;
        let output = inner.output(&sub.graph)?;
        inner.graph.output(output);
        let mut module = Module::new("torch.fx.graph_module.GraphModule");
        module.graph = Some(Box::new(GraphModule::new(inner.modules, inner.graph)));
        if self.modules.get(path).is_err() {
            self.modules.set_module(path, module);
        }
        let read = self.graph.create_node(NewNode::new(Op::GetAttr, path).named(path));
        Ok(Argument::Node(read))
    }

    /// The value that the graph returns: one tensor, or a tuple.
    pub(crate) fn output(&mut self, source: &'i schema::Graph<'a>) -> Result<Argument, Fault> {
        let mut values = Vec::with_capacity(source.outputs.len());
        for output in &source.outputs {
            values.push(self.argument(output, "output")?);
        }
        match (source.is_single_tensor_return, values.len()) {
            (true, 1) => Ok(values.swap_remove(0)),
            _ => Ok(Argument::Tuple(values.into())),
        }
    }
}

enum Outputs<'n> {
    None,
    Single(&'n str),
    Several(Vec<Option<&'n str>>),
}

/// The record of a tensor as metadata.
pub(crate) fn tensor_meta(
    tensor: &schema::TensorMeta<'_>,
    interner: &mut Interner,
) -> Result<TensorMeta, String> {
    if tensor.sizes.len() > MAX_RANK {
        return Err(format!("{} dimensions, more than {MAX_RANK}", tensor.sizes.len()));
    }
    if tensor.sizes.len() != tensor.strides.len() {
        return Err(format!("{} sizes and {} strides", tensor.sizes.len(), tensor.strides.len()));
    }
    let mut dims = |sizes: &[SymInt<'_>]| sizes.iter().map(|size| interner.dim(size)).collect::<Vec<Dim>>();
    let (shape, stride) = (dims(&tensor.sizes), dims(&tensor.strides));
    if shape.iter().any(|dim| dim.as_int().is_some_and(|size| size < 0)) {
        return Err("a size is negative".to_owned());
    }
    Ok(TensorMeta {
        dtype: enums::dtype(tensor.dtype)
            .ok_or_else(|| format!("element type number {} is not known", tensor.dtype))?,
        shape,
        stride,
        storage_offset: interner.dim(&tensor.storage_offset),
        requires_grad: tensor.requires_grad,
        device: enums::device(&tensor.device)
            .ok_or_else(|| format!("the device `{}` is not known", excerpt(&tensor.device.kind)))?,
        layout: enums::layout(tensor.layout)
            .ok_or_else(|| format!("layout number {} is not known", tensor.layout))?,
        memory_format: None,
    })
}
