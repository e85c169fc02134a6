//! The structs: a module's tree of parameters, buffers and layers as Rust types, and the code that makes them.
//!
//! A module that the graph calls is a layer. Every other one only holds parts, and is a struct of its own: equal ones
//! share a type, and one whose parts are numbered from 0 is a tuple struct, so that the path of a part reads as in
//! Python: `self.layer1.0.conv1`.

use std::collections::HashSet;
use std::fmt::Write as _;

use fx_ir::{DType, GraphModule, Module, ModuleId, ModuleTree, Op, Tensor, TensorId, TensorRole, join_path};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::emit::Places;
use super::layers::{self, Layer};
use super::layout::WIDTH;
use super::value::constant;
use super::{Imports, literal};
use crate::error::CodegenError;

/// How deep modules may lie inside modules.
const MAX_DEPTH: usize = 64;
/// How many paths a tree may have; sharing can make them exponentially many.
const MAX_PATHS: usize = 1_000_000;

/// What is at a path.
pub(super) enum What {
    Parameter,
    Buffer,
    /// A tensor that a layer may lack: the expression is an `Option` of a reference.
    Optional,
    /// A layer, and how it is called when it is one of `nn`.
    Layer(Option<&'static Layer>),
    /// A struct that nothing calls.
    Container,
    /// A tensor of tch.
    Tensor,
}

/// Something that the graph refers to.
pub(super) struct Place {
    /// `self.layer1.0.conv1`.
    pub(super) expr: String,
    pub(super) what: What,
}

enum Kind {
    Tensor { is_parameter: bool },
    Layer { typed: Option<&'static Layer>, id: ModuleId },
    Container(Container),
}

struct Field {
    member: String,
    /// The expression that makes it; empty for a container.
    make: String,
    kind: Kind,
}

struct Container {
    /// Its struct.
    at: usize,
    fields: IndexMap<String, Field>,
}

#[derive(PartialEq, Eq, Hash, Clone)]
struct Shape {
    /// What the name is made from.
    base: String,
    class: Option<String>,
    /// Python's name, the member and the type of each field.
    fields: Vec<(String, String, String)>,
}

struct Struct {
    name: String,
    shape: Shape,
    is_tuple: bool,
}

pub(super) struct Tree<'m> {
    modules: &'m ModuleTree,
    structs: Vec<Struct>,
    root: Container,
    /// Statements that make parts one, and that set training flags.
    after: Vec<String>,
}

struct Builder<'m, 'i> {
    modules: &'m ModuleTree,
    called: HashSet<&'m str>,
    /// The classes of modules that are gone, by path.
    classes: FxHashMap<&'m str, &'m str>,
    structs: Vec<Struct>,
    known: FxHashMap<Shape, usize>,
    names: HashSet<String>,
    paths: usize,
    /// The expression of the first place of each tensor, and whether it is a parameter.
    tensors: FxHashMap<TensorId, (String, bool)>,
    ties: Vec<String>,
    imports: &'i mut Imports,
}

impl<'m> Tree<'m> {
    /// The tree of a module. O(paths).
    pub(super) fn new(module: &'m GraphModule, imports: &mut Imports) -> Result<Self, CodegenError> {
        let graph = module.graph();
        let called = graph.nodes().filter(|node| node.op() == Op::CallModule).map(|node| node.target());
        let mut classes = FxHashMap::default();
        for frame in graph.nodes().filter_map(|node| node.meta().module_stack.as_deref()).flatten() {
            classes.entry(&*frame.path).or_insert(&*frame.class);
        }
        let mut builder = Builder {
            modules: module.modules(),
            called: called.collect(),
            classes,
            structs: Vec::new(),
            known: FxHashMap::default(),
            names: HashSet::new(),
            paths: 0,
            tensors: FxHashMap::default(),
            ties: Vec::new(),
            imports,
        };
        let root = builder.container("", &literal::type_name(&module.name), ModuleTree::ROOT, "made", 0)?;
        let mut after = std::mem::take(&mut builder.ties);
        let Builder { structs, .. } = builder;
        let mut tree = Self { modules: module.modules(), structs, root, after: Vec::new() };
        let ties = after.len();
        tree.flags(&mut after);
        if after.len() > ties {
            imports.trace("ModuleExt");
        }
        tree.after = after;
        Ok(tree)
    }

    /// The name of the root's type.
    pub(super) fn type_name(&self) -> &str {
        self.structs.get(self.root.at).map_or("Net", |found| &found.name)
    }

    /// The names of all types.
    pub(super) fn type_names(&self) -> impl Iterator<Item = &str> {
        self.structs.iter().map(|found| found.name.as_str())
    }

    fn find(&self, path: &str) -> Option<Place> {
        let mut expr = "self".to_owned();
        let mut at = &self.root;
        let mut parts = path.split('.').peekable();
        if path.is_empty() {
            return Some(Place { expr, what: What::Container });
        }
        while let Some(part) = parts.next() {
            let field = at.fields.get(part)?;
            expr.push('.');
            expr.push_str(&field.member);
            match &field.kind {
                Kind::Tensor { is_parameter: true } => {
                    return parts.next().is_none().then_some(Place { expr, what: What::Parameter });
                }
                Kind::Tensor { is_parameter: false } => {
                    return parts.next().is_none().then_some(Place { expr, what: What::Buffer });
                }
                Kind::Layer { typed, id } => {
                    let Some(name) = parts.next() else {
                        return Some(Place { expr, what: What::Layer(*typed) });
                    };
                    if parts.next().is_some() {
                        return None;
                    }
                    return self.inside_of_layer(expr, *typed, *id, name);
                }
                Kind::Container(container) => at = container,
            }
        }
        Some(Place { expr, what: What::Container })
    }

    /// A tensor of a layer.
    fn inside_of_layer(
        &self,
        expr: String,
        typed: Option<&Layer>,
        id: ModuleId,
        name: &str,
    ) -> Option<Place> {
        let (role, tensor) = self.modules.module(id)?.tensors.get(name)?;
        (*tensor)?;
        let Some(typed) = typed else {
            let method = if *role == TensorRole::Parameter { "get_parameter" } else { "get_buffer" };
            let expr = format!("{expr}.{method}({})", literal::string(name));
            return Some(Place { expr, what: What::Optional });
        };
        if matches!(typed.name, "LSTM" | "GRU") {
            let expr = format!("{expr}.parameter({})", literal::string(name));
            return Some(Place { expr, what: What::Optional });
        }
        match is_plain_field(typed.name, name) {
            true => Some(Place { expr: format!("{expr}.{name}"), what: What::Parameter }),
            false => Some(Place { expr: format!("{expr}.{name}.as_ref()"), what: What::Optional }),
        }
    }

    /// Statements that give every layer its training flag, where it is not that of all.
    fn flags(&self, after: &mut Vec<String>) {
        let mut flags = Vec::new();
        collect_flags(&self.root, "made", self.modules, &mut flags);
        let training = flags.iter().filter(|(_, training)| *training).count();
        if flags.is_empty() || training == flags.len() {
            return;
        }
        if training * 2 > flags.len() {
            after.extend(flags.iter().filter(|(_, on)| !on).map(|(expr, _)| format!("{expr}.eval();")));
        } else {
            after.push("made.eval();".to_owned());
            after.extend(flags.iter().filter(|(_, on)| *on).map(|(expr, _)| format!("{expr}.train();")));
        }
    }

    /// Writes the structs, the root's first.
    pub(super) fn write_structs(&self, out: &mut String, doc: &str) {
        for found in self.structs.iter().rev() {
            let is_root = self.structs.last().is_some_and(|last| std::ptr::eq(last, found));
            if is_root {
                let _ = writeln!(out, "/// {doc}");
            }
            out.push_str("#[derive(Module)]\n");
            if let Some(class) = &found.shape.class {
                let _ = writeln!(out, "#[module(class = {})]", literal::string(class));
            }
            let public = if is_root { "pub " } else { "" };
            let _ = write!(out, "{public}struct {}", found.name);
            let fields = &found.shape.fields;
            if fields.is_empty() {
                out.push_str(";\n\n");
            } else if found.is_tuple {
                let types: Vec<&str> = fields.iter().map(|(.., ty)| ty.as_str()).collect();
                let line = format!("({});", types.join(", "));
                if public.len() + "struct ".len() + found.name.len() + line.len() <= WIDTH {
                    out.push_str(&line);
                } else {
                    let _ = write!(out, "(\n    {},\n);", types.join(",\n    "));
                }
                out.push_str("\n\n");
            } else {
                out.push_str(" {\n");
                for (name, member, ty) in fields {
                    if member != name {
                        let _ = writeln!(out, "    #[module(name = {})]", literal::string(name));
                    }
                    let _ = writeln!(out, "    {member}: {ty},");
                }
                out.push_str("}\n\n");
            }
        }
    }

    /// Writes `new`.
    pub(super) fn write_new(&self, out: &mut String) {
        out.push_str("    pub fn new() -> Self {\n");
        if self.after.is_empty() {
            self.write_make(out, 8, "", &self.root, "Self", "\n");
        } else {
            let is_mutable = self.after.iter().any(|line| line.contains(" = "));
            let start = if is_mutable { "let mut made = " } else { "let made = " };
            self.write_make(out, 8, start, &self.root, "Self", ";\n");
            for line in &self.after {
                let _ = writeln!(out, "        {line}");
            }
            out.push_str("        made\n");
        }
        out.push_str("    }\n");
    }

    /// What makes a container on one line; `None` when it fits on none.
    fn flat(&self, container: &Container, name: &str) -> Option<String> {
        let is_tuple = self.structs.get(container.at).is_some_and(|found| found.is_tuple);
        let mut line = name.to_owned();
        for (at, field) in container.fields.values().enumerate() {
            line.push_str(if at > 0 {
                ", "
            } else if is_tuple {
                "("
            } else {
                " { "
            });
            if !is_tuple {
                line.push_str(&field.member);
                line.push_str(": ");
            }
            match &field.kind {
                Kind::Container(inner) => {
                    let name = self.structs.get(inner.at).map_or("", |found| &found.name);
                    line.push_str(&self.flat(inner, name)?);
                }
                _ => line.push_str(&field.make),
            }
            if line.len() > WIDTH {
                return None;
            }
        }
        if !container.fields.is_empty() {
            line.push_str(if is_tuple { ")" } else { " }" });
        }
        Some(line)
    }

    fn write_make(
        &self,
        out: &mut String,
        indent: usize,
        prefix: &str,
        container: &Container,
        name: &str,
        suffix: &str,
    ) {
        let is_tuple = self.structs.get(container.at).is_some_and(|found| found.is_tuple);
        let pad = |out: &mut String, indent| out.extend(std::iter::repeat_n(' ', indent));
        pad(out, indent);
        out.push_str(prefix);
        let room = WIDTH.saturating_sub(indent + prefix.len() + suffix.trim_end().len());
        if let Some(line) = self.flat(container, name).filter(|line| line.len() <= room) {
            out.push_str(&line);
            out.push_str(suffix);
            return;
        }
        out.push_str(name);
        out.push_str(if is_tuple { "(\n" } else { " {\n" });
        for field in container.fields.values() {
            let start = if is_tuple { String::new() } else { format!("{}: ", field.member) };
            match &field.kind {
                Kind::Container(inner) => {
                    let name = self.structs.get(inner.at).map_or("", |found| &found.name);
                    self.write_make(out, indent + 4, &start, inner, name, ",\n");
                }
                _ => {
                    super::layout::write(out, indent + 4, &start, &field.make, ",");
                    out.push('\n');
                }
            }
        }
        pad(out, indent);
        out.push(if is_tuple { ')' } else { '}' });
        out.push_str(suffix);
    }
}

fn collect_flags(container: &Container, expr: &str, modules: &ModuleTree, flags: &mut Vec<(String, bool)>) {
    for field in container.fields.values() {
        let path = format!("{expr}.{}", field.member);
        match &field.kind {
            Kind::Layer { id, .. } => {
                flags.push((path, modules.module(*id).is_none_or(|module| module.training)));
            }
            Kind::Container(inner) => collect_flags(inner, &path, modules, flags),
            Kind::Tensor { .. } => {}
        }
    }
}

/// Whether the layer's field of this name is a parameter and not an `Option` of one.
fn is_plain_field(layer: &str, tensor: &str) -> bool {
    let always = ["Linear", "Bilinear", "Embedding", "PReLU"];
    if layer == "MultiheadAttention" {
        return tensor == "in_proj_weight";
    }
    tensor == "weight" && (always.contains(&layer) || layer.starts_with("Conv"))
}

impl Places for Tree<'_> {
    fn place(&self, path: &str) -> Option<Place> {
        self.find(path)
    }
}

impl<'m> Builder<'m, '_> {
    fn container(
        &mut self,
        path: &str,
        base: &str,
        id: ModuleId,
        expr: &str,
        depth: usize,
    ) -> Result<Container, CodegenError> {
        if depth > MAX_DEPTH {
            let node = path.to_owned();
            return Err(CodegenError::TooDeep { node, what: "the module", limit: MAX_DEPTH });
        }
        let modules = self.modules;
        let Some(module) = modules.module(id) else {
            let node = path.to_owned();
            return Err(CodegenError::NotExpressible { node, what: "the module", text: String::new() });
        };
        let tensors = module.tensors.iter().filter(|(_, (_, id))| id.is_some()).map(|(name, _)| name);
        let names: Vec<&String> = tensors.chain(module.children.keys()).collect();
        let is_numbered = names.iter().enumerate().all(|(at, name)| **name == at.to_string());
        let is_tuple = is_numbered && !names.is_empty();
        let mut members: HashSet<String> = HashSet::new();
        let mut member = |name: &str| {
            let mut member = if is_tuple { name.to_owned() } else { literal::identifier(name) };
            while !members.insert(member.clone()) {
                member.push('_');
            }
            member
        };
        let mut fields = IndexMap::with_capacity(names.len());
        let mut types = Vec::with_capacity(names.len());
        for (name, (role, id)) in &module.tensors {
            let Some((id, tensor)) = id.and_then(|id| Some((id, modules.tensor(id)?))) else { continue };
            self.count(path)?;
            let member = member(name);
            self.imports.value(&member);
            let is_parameter = *role == TensorRole::Parameter;
            let at = format!("{expr}.{member}");
            self.tie(id, &at, is_parameter);
            let (ty, make) = self.tensor(tensor, *role);
            types.push((name.clone(), member.clone(), ty.to_owned()));
            fields.insert(name.clone(), Field { member, make, kind: Kind::Tensor { is_parameter } });
        }
        for (name, &id) in &module.children {
            self.count(path)?;
            let Some(child) = modules.module(id) else { continue };
            let member = member(name);
            self.imports.value(&member);
            let (inner, at) = (join_path(path, name), format!("{expr}.{member}"));
            let (kind, ty, make) = match self.called.contains(inner.as_str()) {
                true => self.layer(&inner, id, child, &at, depth)?,
                false => {
                    let base = match self.classes.get(inner.as_str()) {
                        Some(class) => literal::type_name(class.rsplit('.').next().unwrap_or(class)),
                        None => literal::type_name(&inner.replace('.', "_")),
                    };
                    let made = self.container(&inner, &base, id, &at, depth + 1)?;
                    let ty = self.structs.get(made.at).map_or(String::new(), |found| found.name.clone());
                    (Kind::Container(made), ty, String::new())
                }
            };
            types.push((name.clone(), member.clone(), ty));
            // A tensor and a module of one name cannot both be attributes.
            fields.entry(name.clone()).or_insert(Field { member, make, kind });
        }
        let class = match path.is_empty() {
            true => None,
            false => self.classes.get(path).map(|class| (*class).to_owned()),
        };
        let at = self.intern(Shape { base: base.to_owned(), class, fields: types }, is_tuple);
        Ok(Container { at, fields })
    }

    fn count(&mut self, path: &str) -> Result<(), CodegenError> {
        self.paths += 1;
        if self.paths > MAX_PATHS {
            let text = format!("with more than {MAX_PATHS} paths");
            return Err(CodegenError::NotExpressible { node: path.to_owned(), what: "a module tree", text });
        }
        Ok(())
    }

    /// The struct of this shape. A tuple struct's first field may be a parameter.
    fn intern(&mut self, shape: Shape, is_tuple: bool) -> usize {
        if let Some(&at) = self.known.get(&shape) {
            return at;
        }
        let mut name = shape.base.clone();
        let mut number = 1;
        while !self.names.insert(name.clone()) {
            number += 1;
            name = format!("{}{number}", shape.base);
        }
        let at = self.structs.len();
        self.structs.push(Struct { name, shape: shape.clone(), is_tuple });
        self.known.insert(shape, at);
        at
    }

    /// Makes a tensor that is at a second path the one at the first.
    fn tie(&mut self, id: TensorId, expr: &str, is_parameter: bool) {
        match self.tensors.get(&id) {
            Some((first, true)) if is_parameter => self.ties.push(format!("{expr} = {first}.clone();")),
            Some((first, false)) if !is_parameter => self.ties.push(format!("{expr} = {first}.clone();")),
            Some(_) => {}
            None => {
                self.tensors.insert(id, (expr.to_owned(), is_parameter));
            }
        }
    }

    /// The type of a tensor's field, and what makes it.
    fn tensor(&mut self, tensor: &Tensor, role: TensorRole) -> (&'static str, String) {
        let shape = format!("{:?}", tensor.shape);
        let make = match role {
            TensorRole::Parameter => {
                self.imports.trace("Parameter");
                let trained = tensor.dtype.is_floating_point() || tensor.dtype.is_complex();
                let make = match tensor.dtype {
                    DType::Float32 => format!("Parameter::zeros(&{shape})"),
                    dtype => {
                        self.imports.ir("DType");
                        format!("Parameter::empty(&{shape}, DType::{dtype:?})")
                    }
                };
                if tensor.requires_grad || !trained { make } else { format!("{make}.frozen()") }
            }
            _ => {
                self.imports.trace("Buffer");
                self.imports.ir("DType");
                let make = format!("Buffer::empty(&{shape}, DType::{:?})", tensor.dtype);
                let persistent = role == TensorRole::Buffer;
                if persistent { make } else { format!("{make}.non_persistent()") }
            }
        };
        (if role == TensorRole::Parameter { "Parameter" } else { "Buffer" }, make)
    }

    /// A module that the graph calls.
    fn layer(
        &mut self,
        path: &str,
        id: ModuleId,
        module: &Module,
        expr: &str,
        depth: usize,
    ) -> Result<(Kind, String, String), CodegenError> {
        self.imports.trace("nn");
        if module.graph.is_some() {
            let text = format!("{path}, which has a graph of its own; inline it");
            return Err(CodegenError::NotExpressible { node: path.to_owned(), what: "the call of", text });
        }
        let typed = layers::layer(&module.class);
        if let Some((layer, make)) =
            typed.and_then(|layer| Some((layer, layer.constructor(module, self.modules)?)))
        {
            for (name, (_, tensor)) in &module.tensors {
                if let Some(tensor) = *tensor
                    && is_plain_field(layer.name, name)
                {
                    self.tie(tensor, &format!("{expr}.{name}"), true);
                }
            }
            return Ok((Kind::Layer { typed: Some(layer), id }, format!("nn::{}", layer.name), make));
        }
        let make = self.described(path, module, depth)?;
        Ok((Kind::Layer { typed: None, id }, "nn::Layer".to_owned(), make))
    }

    /// A layer described by its class, its settings and its parts.
    fn described(&mut self, path: &str, module: &Module, depth: usize) -> Result<String, CodegenError> {
        if depth > MAX_DEPTH {
            let node = path.to_owned();
            return Err(CodegenError::TooDeep { node, what: "the module", limit: MAX_DEPTH });
        }
        self.imports.trace("nn");
        let mut text = format!("nn::Layer::new({})", literal::string(&module.class));
        for (name, value) in &module.config {
            let value = constant(value, path, self.imports)?;
            let _ = write!(text, ".setting({}, {value})", literal::string(name));
        }
        for (name, (role, id)) in &module.tensors {
            self.count(path)?;
            let method = if *role == TensorRole::Parameter { "parameter" } else { "buffer" };
            let make = match id.and_then(|id| self.modules.tensor(id)) {
                Some(tensor) => self.tensor(tensor, *role).1,
                None => "None".to_owned(),
            };
            let _ = write!(text, ".{method}({}, {make})", literal::string(name));
        }
        let modules = self.modules;
        for (name, id) in &module.children {
            self.count(path)?;
            let Some(child) = modules.module(*id) else { continue };
            let inner = self.described(&join_path(path, name), child, depth + 1)?;
            let _ = write!(text, ".child({}, {inner})", literal::string(name));
        }
        Ok(text)
    }
}
