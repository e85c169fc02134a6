//! Rust source that needs the crate tch alone, for graphs of operators of libtorch.
//!
//! | in the graph | in Rust |
//! |---|---|
//! | `torch.ops.aten.conv2d.default` | `x.f_conv2d(&self.conv_weight, ..)?`: tch's own method, by `data/tch.txt` |
//! | an operator that writes to its first argument | the method on another handle to the tensor: `x.shallow_clone().f_relu_()?` |
//! | a number in the place of a tensor | the operator's overload for numbers |
//! | several results | `let (max, max_1) = x.f_max_dim(..)?;` |
//! | arithmetic on sizes | Rust's |
//! | assertions of the exporter | nothing: they say what inputs the program was exported for |
//!
//! Nested inputs and outputs are those of the graph: its own inputs one by one, its outputs as a tuple. An operator that
//! tch does not have, or an argument that its method does not take, is refused with the node's name.

use std::fmt::Write as _;
use std::sync::LazyLock;

use fx_ir::{Argument, DType, DeviceKind, GraphModule, Node, NodeId, Op, TensorId, ValueMeta};
use fx_ops::{Bound, DefaultValue, Schema};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::calls::overload;
use super::emit::{Emitter, Form, How, POSTFIX, Places, Statement, UNARY};
use super::tree::{Place, What};
use super::{Imports, RustCode, layout, literal};
use crate::error::{CodegenError, shortened};

const TABLE: &str = include_str!("../../data/tch.txt");

/// What a value is in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Tensor,
    Tensors,
    Int,
    Float,
    Bool,
    /// Nothing that can be used.
    None,
}

/// A method of tch.
pub(super) struct Method {
    name: &'static str,
    /// The schema's parameters that it takes, in its own order, and how each is given.
    parameters: Vec<(&'static str, &'static str)>,
    result: &'static str,
}

static METHODS: LazyLock<FxHashMap<&'static str, Method>> = LazyLock::new(|| {
    let read = |line: &'static str| {
        let mut parts = line.split('\t');
        let operator = parts.next()?;
        let (name, parameters, result) = (parts.next()?, parts.next()?, parts.next()?);
        let parameters = parameters.split(", ").filter_map(|part| part.split_once(": ")).collect();
        Some((operator, Method { name, parameters, result }))
    };
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(read).collect()
});

/// The tensors that a program of tch reads.
struct Fields {
    /// The field of each path.
    by_path: IndexMap<String, String>,
    /// The fields, and the path of each in the file of weights.
    fields: Vec<(String, String)>,
}

impl Places for Fields {
    fn place(&self, path: &str) -> Option<Place> {
        let field = self.by_path.get(path)?;
        Some(Place { expr: format!("self.{field}"), what: What::Tensor })
    }
}

impl Fields {
    /// The tensors that the graph reads, in the order of the first read.
    fn new(module: &GraphModule) -> Self {
        let mut made = Self { by_path: IndexMap::new(), fields: Vec::new() };
        let mut known: FxHashMap<TensorId, String> = FxHashMap::default();
        let mut names = std::collections::HashSet::new();
        for node in module.graph().nodes().filter(|node| node.op() == Op::GetAttr && node.num_users() > 0) {
            let path = node.target();
            let Ok((id, _)) = module.modules().get_tensor(path) else { continue };
            if made.by_path.contains_key(path) {
                continue;
            }
            let field = known.entry(id).or_insert_with(|| {
                let mut name = literal::identifier(&fx_ir::snake_case(&path.replace('.', "_")));
                while !names.insert(name.clone()) {
                    name.push('_');
                }
                made.fields.push((name.clone(), path.to_owned()));
                name
            });
            made.by_path.insert(path.to_owned(), field.clone());
        }
        made
    }
}

/// The tensors that the program reads, by their paths.
pub(super) fn tensors(module: &GraphModule) -> Vec<(String, fx_ir::Tensor)> {
    let fields = Fields::new(module).fields.into_iter();
    fields
        .filter_map(|(_, path)| Some((path.clone(), module.modules().get_tensor(&path).ok()?.1.clone())))
        .collect()
}

/// The module as Rust source that needs tch and nothing else; the tensors come from a safetensors file, by their paths.
/// Operators of libtorch alone can be written so. O(nodes + edges + text).
///
/// ```
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_function("torch.ops.aten.relu.default", (x,));
/// let add = graph.call_function("torch.ops.aten.add.Tensor", (relu, 1));
/// graph.output(add);
/// let code = fx_codegen::tch_code(&fx_ir::GraphModule::from_graph(graph))?;
/// assert!(code.src.ends_with("\
///     pub fn forward(&self, x: &Tensor) -> Result<Tensor, TchError> {
///         Ok(x.f_relu()?.f_add_scalar(1i64)?)
///     }
/// }
/// "));
/// # Ok::<(), fx_codegen::CodegenError>(())
/// ```
///
/// # Errors
/// A call is none of an operator that tch has, or tch has no place for one of its arguments; the node is named.
pub fn tch_code(module: &GraphModule) -> Result<RustCode, CodegenError> {
    let fields = Fields::new(module);
    let type_name = literal::type_name(&module.name);
    let reserved = [type_name.as_str()];
    let mut emitter = Emitter::new(module, Form::Tch, &fields, reserved.into_iter(), Imports::default());
    emitter.imports.tch("TchError");
    emitter.emit()?;
    let returns = emitter.tch_output()?;
    let inputs: Vec<String> = module
        .graph()
        .placeholders()
        .map(|node| {
            let ty = match emitter.tch_type(node.id()) {
                Type::Int => "i64",
                Type::Float => "f64",
                Type::Bool => "bool",
                _ => "&Tensor",
            };
            format!(", {}: {ty}", emitter.name(node.id()))
        })
        .collect();

    let mentions = |text: &str| text.contains("Tensor");
    if !fields.fields.is_empty()
        || mentions(&returns)
        || inputs.iter().any(|input| mentions(input))
        || emitter.body.iter().any(|statement| mentions(&statement.text))
    {
        emitter.imports.tch("Tensor");
    }
    let mut src = String::with_capacity(emitter.body.len() * 56 + 1024);
    let _ = writeln!(
        src,
        "//! `{}`, written by fx. It needs the crate tch alone.\n",
        literal::comment(&module.name)
    );
    if !fields.fields.is_empty() {
        src.push_str("use std::collections::HashMap;\nuse std::path::Path;\n\n");
    }
    emitter.imports.write(&mut src);
    let _ = write!(src, "\n/// `{}`.\n", literal::comment(&module.name));
    if fields.fields.is_empty() {
        let _ = writeln!(src, "pub struct {type_name};\n\nimpl {type_name} {{");
    } else {
        let _ = writeln!(src, "pub struct {type_name} {{");
        for (field, _) in &fields.fields {
            let _ = writeln!(src, "    {field}: Tensor,");
        }
        let _ = writeln!(src, "}}\n\nimpl {type_name} {{");
        write_load(&mut src, &fields);
    }
    src.push_str("    /// What the module computes.\n    ///\n    /// # Errors\n");
    src.push_str("    /// libtorch refuses an operation.\n");
    src.push_str(super::allow_unused(module));
    let suffix = format!(" -> Result<{returns}, TchError> {{\n");
    layout::write(&mut src, 4, "", &format!("pub fn forward(&self{})", inputs.concat()), &suffix);
    for Statement { prefix, text, suffix, .. } in &emitter.body {
        layout::write(&mut src, 8, prefix, text, suffix);
        src.push('\n');
    }
    src.push_str("    }\n}\n");
    Ok(RustCode { src, type_name })
}

fn write_load(src: &mut String, fields: &Fields) {
    src.push_str(
        "    /// The module with the tensors of a safetensors file.
    ///
    /// # Errors
    /// The file cannot be read, or lacks a tensor.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, TchError> {
        let path = path.as_ref();
        let mut tensors: HashMap<String, Tensor> = Tensor::read_safetensors(path)?.into_iter().collect();
        let mut take = |name: &str| {
            let missing = || TchError::TensorNameNotFound(name.to_owned(), path.display().to_string());
            tensors.remove(name).ok_or_else(missing)
        };
        Ok(Self {\n",
    );
    for (field, path) in &fields.fields {
        let _ = writeln!(src, "            {field}: take({})?,", literal::string(path));
    }
    src.push_str("        })\n    }\n\n");
}

fn kind(dtype: DType) -> Option<&'static str> {
    Some(match dtype {
        DType::UInt8 => "Kind::Uint8",
        DType::Int8 => "Kind::Int8",
        DType::Int16 => "Kind::Int16",
        DType::Int32 => "Kind::Int",
        DType::Int64 => "Kind::Int64",
        DType::Float16 => "Kind::Half",
        DType::Float32 => "Kind::Float",
        DType::Float64 => "Kind::Double",
        DType::Complex32 => "Kind::ComplexHalf",
        DType::Complex64 => "Kind::ComplexFloat",
        DType::Complex128 => "Kind::ComplexDouble",
        DType::Bool => "Kind::Bool",
        DType::BFloat16 => "Kind::BFloat16",
        DType::QInt8 => "Kind::QInt8",
        DType::QUInt8 => "Kind::QUInt8",
        DType::QInt32 => "Kind::QInt32",
        DType::Float8E5M2 => "Kind::Float8e5m2",
        DType::Float8E4M3Fn => "Kind::Float8e4m3fn",
        DType::Float8E5M2FnUz => "Kind::Float8e5m2fnuz",
        DType::Float8E4M3FnUz => "Kind::Float8e4m3fnuz",
        _ => return None,
    })
}

/// A schema's default as an argument.
fn default_argument(value: &DefaultValue) -> Argument {
    match value {
        DefaultValue::None => Argument::None,
        DefaultValue::Bool(value) => Argument::Bool(*value),
        DefaultValue::Int(value) => Argument::Int(*value),
        DefaultValue::Float(value) => Argument::Float(*value),
        DefaultValue::Str(text) => Argument::Str(text.clone()),
        DefaultValue::List(items) => Argument::List(items.iter().map(default_argument).collect()),
    }
}

/// Whether two constants mean the same to an operator.
fn same(a: &Argument, b: &Argument) -> bool {
    a == b
        || matches!((a.as_float(), b.as_float()), (Some(a), Some(b)) if a == b)
        || matches!((a.as_sequence(), b.as_sequence()), (Some(a), Some(b)) if a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)))
}

/// Whether an argument that tch does not take changes nothing.
fn is_neutral(operator: &str, parameter: &str, value: &Argument) -> bool {
    match (parameter, value) {
        ("pin_memory", Argument::Bool(false)) | ("layout", Argument::Layout(fx_ir::Layout::Strided)) => true,
        ("memory_format", Argument::MemoryFormat(fx_ir::MemoryFormat::Preserve)) => {
            operator.ends_with("_like")
        }
        ("memory_format", Argument::MemoryFormat(fx_ir::MemoryFormat::Contiguous)) => {
            operator == "contiguous"
        }
        _ => false,
    }
}

/// Assertions about inputs, which `torch.export` puts into its graphs.
fn is_assertion(name: &str) -> bool {
    matches!(
        name,
        "_assert_scalar"
            | "_assert_async"
            | "_assert_tensor_metadata"
            | "sym_constrain_range"
            | "sym_constrain_range_for_size"
    )
}

impl Emitter<'_> {
    pub(super) fn tch_type(&self, id: NodeId) -> Type {
        self.types.get(id.index()).copied().unwrap_or(Type::None)
    }

    fn set_type(&mut self, id: NodeId, ty: Type) {
        if let Some(slot) = self.types.get_mut(id.index()) {
            *slot = ty;
        }
    }

    pub(super) fn tch_input(&mut self, node: Node<'_>) {
        let ty = match node.meta().value.as_deref() {
            Some(ValueMeta::Int(_)) => Type::Int,
            Some(ValueMeta::Float(_) | ValueMeta::SymFloat(_)) => Type::Float,
            Some(ValueMeta::Bool(_) | ValueMeta::SymBool(_)) => Type::Bool,
            _ => Type::Tensor,
        };
        self.set_type(node.id(), ty);
    }

    fn no_method(&self, node: Node<'_>, why: &str) -> CodegenError {
        CodegenError::NoSpelling {
            node: node.name().to_owned(),
            target: shortened(node.target()),
            what: "tch",
            why: why.to_owned(),
        }
    }

    /// Writes the expression of a call; `None` when there is nothing more to write.
    pub(super) fn tch_expression(&mut self, node: Node<'_>) -> Result<Option<(u8, bool)>, CodegenError> {
        if node.op() != Op::CallFunction {
            return Err(self.no_method(node, "only operators of `torch.ops.aten` can be"));
        }
        let target = node.target();
        let Some([namespace, name, overload]) = overload(target) else {
            return self.tch_python(node);
        };
        if namespace != "aten" {
            return Err(self.no_method(node, "tch has the operators of aten alone"));
        }
        if is_assertion(name) {
            self.set_type(node.id(), Type::None);
            return Ok(None);
        }
        let Some(schema) =
            fx_ops::lookup_overload(namespace, name, if overload == "default" { "" } else { overload })
        else {
            return Err(self.no_method(node, "libtorch has no such operator"));
        };
        let bound = schema
            .bind(node.args(), node.kwargs())
            .map_err(|error| self.no_method(node, &error.to_string()))?;
        let values: Vec<Argument> = bound
            .iter()
            .map(|bound| match bound {
                Bound::Given(argument) => (*argument).clone(),
                Bound::Default(default) => default_argument(default),
            })
            .collect();
        if let Some(written) = self.tch_special(node, name, &values)? {
            return Ok(Some(written));
        }
        let (schema, values) = self.tch_overload(schema, values);
        let operator = schema.qualified_name();
        let operator = operator.strip_suffix(".default").unwrap_or(&operator);
        let Some(method) = METHODS.get(operator) else {
            return Err(self.no_method(node, "tch has no method for it"));
        };
        for (parameter, value) in schema.parameters.iter().zip(&values) {
            let is_taken = method.parameters.iter().any(|(name, kind)| {
                *name == &*parameter.name
                    || (*kind == "options"
                        && matches!(&*parameter.name, "dtype" | "layout" | "device" | "pin_memory"))
            });
            let is_default =
                parameter.default.as_ref().is_some_and(|default| same(&default_argument(default), value));
            let is_like = name.ends_with("_like");
            // What the result can be made to have afterwards.
            let is_later = is_like && matches!(&*parameter.name, "dtype" | "device");
            if !is_taken && !is_default && !is_later && !is_neutral(name, &parameter.name, value) {
                let why = format!("tch's method `f_{}` does not take `{}`", method.name, parameter.name);
                return Err(self.no_method(node, &why));
            }
        }
        let written = self.tch_method(node, schema, method, &values)?;
        if name.ends_with("_like") {
            let given = |wanted: &str| {
                let at = schema.parameter(wanted)?.0;
                let is_taken =
                    method.parameters.iter().any(|(name, kind)| *name == wanted || *kind == "options");
                values.get(at).filter(|value| !is_taken && !value.is_none()).cloned()
            };
            if let Some(dtype) = given("dtype") {
                self.text.push_str(".f_to_dtype(");
                self.tch_value(node, "dtype", &dtype)?;
                self.text.push_str(", false, false)?");
            }
            if let Some(device) = given("device") {
                self.text.push_str(".f_to(");
                self.tch_value(node, "device", &device)?;
                self.text.push_str(")?");
            }
        }
        Ok(written)
    }

    /// The overload for numbers, where a number stands in the place of a tensor.
    fn tch_overload(
        &self,
        schema: &'static Schema,
        values: Vec<Argument>,
    ) -> (&'static Schema, Vec<Argument>) {
        let is_number = |value: &Argument| match value {
            Argument::Node(id) => !matches!(self.tch_type(*id), Type::Tensor | Type::Tensors),
            Argument::Int(_) | Argument::Float(_) | Argument::Bool(_) => true,
            _ => false,
        };
        let wanted: Vec<usize> = schema
            .parameters
            .iter()
            .zip(&values)
            .enumerate()
            .filter(|(_, (parameter, value))| parameter.ty.is_tensor() && is_number(value))
            .map(|(at, _)| at)
            .collect();
        if wanted.is_empty() {
            return (schema, values);
        }
        let name = format!("{}::{}", schema.namespace, schema.name);
        let other = fx_ops::overloads(&name).find(|other| {
            let same_names = other.parameters.len() == schema.parameters.len()
                && other.parameters.iter().zip(&schema.parameters).all(|(a, b)| a.name == b.name);
            same_names
                && !other.is_out()
                && other.parameters.iter().enumerate().all(|(at, parameter)| {
                    parameter.ty.is_tensor()
                        == (schema.parameters[at].ty.is_tensor() && !wanted.contains(&at))
                })
        });
        (other.unwrap_or(schema), values)
    }

    /// Operators that tch has in another form.
    fn tch_special(
        &mut self,
        node: Node<'_>,
        name: &str,
        values: &[Argument],
    ) -> Result<Option<(u8, bool)>, CodegenError> {
        let id = node.id();
        match (name, values) {
            ("sym_size" | "sym_stride", [Argument::Node(tensor), Argument::Int(dim @ 0..)]) => {
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                let method = if name == "sym_size" { "size" } else { "stride" };
                self.text.push_str(&format!(".{method}()[{dim}]"));
                self.set_type(id, Type::Int);
            }
            ("sym_numel", [Argument::Node(tensor)]) => {
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                self.text.push_str(".numel() as i64");
                self.set_type(id, Type::Int);
                return Ok(Some((UNARY - 1, true)));
            }
            ("_local_scalar_dense" | "item", [Argument::Node(tensor)]) => {
                let (method, ty) = match node.meta().value.as_deref() {
                    Some(ValueMeta::Int(_)) => ("f_int64_value(&[])?", Type::Int),
                    Some(ValueMeta::Bool(_) | ValueMeta::SymBool(_)) => {
                        ("f_int64_value(&[])? != 0", Type::Bool)
                    }
                    Some(ValueMeta::Float(_) | ValueMeta::SymFloat(_)) => {
                        ("f_double_value(&[])?", Type::Float)
                    }
                    _ => return Err(self.no_method(node, "the type of the number is not recorded")),
                };
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                self.text.push('.');
                self.text.push_str(method);
                self.set_type(id, ty);
                return Ok(Some((if ty == Type::Bool { 5 } else { POSTFIX }, false)));
            }
            ("clone", [Argument::Node(tensor), Argument::None | Argument::MemoryFormat(_)]) => {
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                self.text.push_str(".copy()");
                // The strides are another's, as in an answer that is laid out anew.
                if matches!(values[1], Argument::MemoryFormat(fx_ir::MemoryFormat::Contiguous)) {
                    self.text.push_str(".f_contiguous()?");
                }
            }
            ("lift_fresh" | "alias", [Argument::Node(tensor)]) => {
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                self.text.push_str(".shallow_clone()");
            }
            ("copy_", [Argument::Node(to), Argument::Node(from), _]) => {
                self.take_arguments(node, 0);
                self.node(*to, How::Receiver)?;
                self.text.push_str(".shallow_clone().f_copy_(");
                self.node(*from, How::Lent)?;
                self.text.push_str(")?");
                if node.num_users() > 0 {
                    let text = std::mem::take(&mut self.text);
                    self.statement(node, String::new(), text);
                    self.node(*to, How::Receiver)?;
                    self.text.push_str(".shallow_clone()");
                }
                return Ok(Some((POSTFIX, false)));
            }
            ("clamp" | "clamp_", [Argument::Node(tensor), low, high]) if low.is_none() != high.is_none() => {
                let is_tensor =
                    |value: &Argument| value.as_node().is_some_and(|id| self.tch_type(id) == Type::Tensor);
                if is_tensor(low) || is_tensor(high) {
                    return Ok(None);
                }
                self.take_arguments(node, 60);
                self.node(*tensor, How::Receiver)?;
                let (bound, value) = if low.is_none() { ("max", high) } else { ("min", low) };
                let method = if name == "clamp" {
                    format!(".f_clamp_{bound}(")
                } else {
                    format!(".shallow_clone().f_clamp_{bound}_(")
                };
                self.text.push_str(&method);
                self.tch_scalar(node, value, false)?;
                self.text.push_str(")?");
            }
            _ => return Ok(None),
        }
        Ok(Some((POSTFIX, true)))
    }

    fn tch_method(
        &mut self,
        node: Node<'_>,
        schema: &Schema,
        method: &Method,
        values: &[Argument],
    ) -> Result<Option<(u8, bool)>, CodegenError> {
        let value_of = |name: &str| {
            let (at, parameter) = schema.parameter(name)?;
            Some((parameter, values.get(at)?))
        };
        let receiver = method.parameters.first().filter(|(_, kind)| *kind == "self");
        // Rust evaluates the receiver first, and the others in the method's order; the graph in the schema's.
        let order = method.parameters.iter().filter_map(|(name, _)| Some(schema.parameter(name)?.0));
        let is_sorted = order.collect::<Vec<_>>().is_sorted();
        self.take_arguments(node, if is_sorted { 60 } else { 0 });
        match receiver.and_then(|(name, _)| value_of(name)) {
            Some((parameter, Argument::Node(id))) => {
                self.node(*id, How::Receiver)?;
                if parameter.is_written() {
                    self.text.push_str(".shallow_clone()");
                }
                self.text.push('.');
            }
            Some(_) => return Err(self.no_method(node, "its first argument is no tensor")),
            None => self.text.push_str("Tensor::"),
        }
        self.text.push_str(&format!("f_{}(", method.name));
        let scalars = method.parameters.iter().filter(|(_, kind)| *kind == "scalar").count();
        let mut is_first = true;
        let mut has_type = method.parameters.iter().any(|(name, kind)| {
            matches!(*kind, "tensor?" | "tensors" | "tensors?")
                && value_of(name).is_some_and(|(_, value)| !value.nodes().is_empty())
        });
        for (name, kind) in &method.parameters {
            if *kind == "self" {
                continue;
            }
            self.text.push_str(if is_first { "" } else { ", " });
            is_first = false;
            if *kind == "options" {
                self.tch_options(node, schema, values)?;
                continue;
            }
            let Some((parameter, value)) = value_of(name) else {
                return Err(self.no_method(node, "its schema has another parameter"));
            };
            let value = value.clone();
            match (*kind, &value) {
                ("tensor?" | "tensors?", Argument::None) => {
                    self.text.push_str(if has_type { "None" } else { "None::<Tensor>" });
                    has_type = true;
                }
                ("scalar", value) => self.tch_scalar(node, value, scalars > 1)?,
                ("ints" | "ints?", Argument::Int(size)) => {
                    // One number for several, where the schema says how many.
                    let count = match parameter.ty.without_optional() {
                        fx_ops::Type::List(_, Some(count)) => *count as usize,
                        _ => 1,
                    };
                    let sizes = vec![format!("{size}i64"); count].join(", ");
                    let tail = if *kind == "ints?" { "].as_slice()" } else { "]" };
                    self.text.push_str(&format!("[{sizes}{tail}"));
                }
                (kind, value) => self.tch_value(node, kind, value)?,
            }
        }
        self.text.push_str(")?");
        let id = node.id();
        match method.result {
            "tensor" => self.set_type(id, Type::Tensor),
            "tensors" => self.set_type(id, Type::Tensors),
            "int" => self.set_type(id, Type::Int),
            "float" => self.set_type(id, Type::Float),
            "bool" => self.set_type(id, Type::Bool),
            "none" => {
                self.set_type(id, Type::None);
                return Ok(Some((POSTFIX, false)));
            }
            tuple => {
                let count = tuple.strip_prefix("tuple").and_then(|count| count.parse().ok()).unwrap_or(0);
                return self.tch_tuple(node, count);
            }
        }
        Ok(Some((POSTFIX, true)))
    }

    /// Takes several results apart: their readers become names.
    fn tch_tuple(&mut self, node: Node<'_>, count: usize) -> Result<Option<(u8, bool)>, CodegenError> {
        let mut parts: Vec<Option<NodeId>> = vec![None; count];
        for user in node.users() {
            let index = match (user.target(), user.arg(1)) {
                ("operator.getitem" | "_operator.getitem", Some(Argument::Int(index))) => {
                    usize::try_from(*index).ok()
                }
                _ => None,
            };
            match index.and_then(|index| parts.get_mut(index)) {
                Some(part) => {
                    part.get_or_insert(user.id());
                }
                None => return Err(self.no_method(node, "its results are used otherwise than one by one")),
            }
        }
        let text = std::mem::take(&mut self.text);
        let mut names = Vec::with_capacity(count);
        for part in parts {
            names.push(match part {
                Some(id) => self.local(id).to_owned(),
                None => "_".to_owned(),
            });
        }
        let is_used = names.iter().any(|name| name != "_");
        let prefix = if is_used { format!("let ({}) = ", names.join(", ")) } else { String::new() };
        self.statement(node, prefix, text);
        Ok(None)
    }

    fn tch_value(&mut self, node: Node<'_>, kind: &str, value: &Argument) -> Result<(), CodegenError> {
        let number = |this: &Self, value: &Argument| match value {
            Argument::Int(value) => Some(value.to_string()),
            Argument::Bool(value) => Some(i64::from(*value).to_string()),
            Argument::Node(id) if this.tch_type(*id) == Type::Int => Some(String::new()),
            _ => None,
        };
        match (kind, value) {
            ("tensor", Argument::Node(id)) if self.tch_type(*id) == Type::Tensor => {
                self.node(*id, How::Lent)?
            }
            ("tensor?", Argument::Node(id)) if self.tch_type(*id) == Type::Tensor => {
                self.text.push_str("Some(");
                self.node(*id, How::Lent)?;
                self.text.push(')');
            }
            ("tensors", Argument::Node(id)) if self.tch_type(*id) == Type::Tensors => {
                self.node(*id, How::Lent)?
            }
            ("tensors" | "tensors?", Argument::List(items) | Argument::Tuple(items)) => {
                self.text.push_str("&[");
                let any = items.iter().any(|item| item.as_node().is_some());
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(if at == 0 { "" } else { ", " });
                    match item {
                        Argument::None if kind == "tensors?" => self.text.push_str("None"),
                        item => {
                            self.tch_value(node, if kind == "tensors" { "tensor" } else { "tensor?" }, item)?
                        }
                    }
                }
                self.text.push(']');
                if !any {
                    return Err(self.no_method(node, "a list of tensors has none"));
                }
            }
            ("int" | "int?", value) if number(self, value).is_some() => match value {
                Argument::Node(id) => self.node(*id, How::Receiver)?,
                value => {
                    let text = number(self, value).unwrap_or_default();
                    self.text.push_str(&text);
                    self.text.push_str(if kind == "int?" { "i64" } else { "" });
                }
            },
            ("int?", Argument::None) => self.text.push_str("None::<i64>"),
            ("float" | "float?", Argument::Node(id)) if self.tch_type(*id) == Type::Float => {
                self.node(*id, How::Receiver)?;
            }
            ("float" | "float?", Argument::Node(id)) if self.tch_type(*id) == Type::Int => {
                self.node(*id, How::Receiver)?;
                self.text.push_str(" as f64");
            }
            ("float" | "float?", value) if value.as_float().is_some() => {
                let text = literal::float(value.as_float().unwrap_or_default());
                self.text.push_str(&text);
            }
            ("float?", Argument::None) => self.text.push_str("None::<f64>"),
            ("bool", Argument::Bool(value)) => self.text.push_str(if *value { "true" } else { "false" }),
            ("bool", Argument::Node(id)) if self.tch_type(*id) == Type::Bool => {
                self.node(*id, How::Receiver)?
            }
            ("ints?", Argument::None) => self.text.push_str("None::<i64>"),
            ("ints" | "ints?", value) if value.as_sequence().is_some() => {
                let items = value.as_sequence().unwrap_or_default();
                self.text.push('[');
                self.text.push_str(if items.is_empty() { "0i64; 0" } else { "" });
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(if at == 0 { "" } else { ", " });
                    // Where a list may be absent tch takes slices, whose type no literal gives away.
                    let is_typed = kind == "ints?" && at == 0 && item.as_int().is_some();
                    self.tch_value(node, if is_typed { "int?" } else { "int" }, item)?;
                }
                self.text.push_str(if kind == "ints?" { "].as_slice()" } else { "]" });
            }
            ("floats", value) if value.as_sequence().is_some() => {
                let items = value.as_sequence().unwrap_or_default();
                self.text.push('[');
                self.text.push_str(if items.is_empty() { "0f64; 0" } else { "" });
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(if at == 0 { "" } else { ", " });
                    self.tch_value(node, "float", item)?;
                }
                self.text.push(']');
            }
            ("str", Argument::Str(text)) => self.text.push_str(&literal::string(text)),
            ("dtype" | "dtype?", Argument::DType(dtype)) => {
                let Some(name) = self::kind(*dtype) else {
                    return Err(self.no_method(node, "tch has no such element type"));
                };
                self.imports.tch("Kind");
                self.text.push_str(name);
            }
            ("dtype?", Argument::None) => {
                self.imports.tch("Kind");
                self.text.push_str("None::<Kind>");
            }
            ("device", Argument::Device(device)) => self.tch_device(node, *device)?,
            ("reduction", Argument::Int(value @ 0..=2)) => {
                self.imports.tch("Reduction");
                let name = ["None", "Mean", "Sum"].get(*value as usize).copied().unwrap_or("Mean");
                self.text.push_str(&format!("Reduction::{name}"));
            }
            _ => {
                let why = format!("tch takes no {} there", shortened(&self.graph.repr_argument(value)));
                return Err(self.no_method(node, &why));
            }
        }
        Ok(())
    }

    /// A number that may be an integer or not.
    fn tch_scalar(&mut self, node: Node<'_>, value: &Argument, wrapped: bool) -> Result<(), CodegenError> {
        if wrapped {
            self.imports.tch("Scalar");
            self.text.push_str("Scalar::from(");
        }
        match value {
            Argument::Int(value) => self.text.push_str(&format!("{value}i64")),
            Argument::Bool(value) => self.text.push_str(&format!("{}i64", i64::from(*value))),
            Argument::Float(value) => self.text.push_str(&literal::float(*value)),
            Argument::Node(id) if matches!(self.tch_type(*id), Type::Int | Type::Float) => {
                self.node(*id, How::Receiver)?;
            }
            _ => {
                let why = format!("tch takes no {} there", shortened(&self.graph.repr_argument(value)));
                return Err(self.no_method(node, &why));
            }
        }
        self.text.push_str(if wrapped { ")" } else { "" });
        Ok(())
    }

    fn tch_device(&mut self, node: Node<'_>, device: fx_ir::Device) -> Result<(), CodegenError> {
        self.imports.tch("Device");
        match (device.kind, device.index) {
            (DeviceKind::Cpu, _) => self.text.push_str("Device::Cpu"),
            (DeviceKind::Mps, _) => self.text.push_str("Device::Mps"),
            (DeviceKind::Cuda, index) => self.text.push_str(&format!("Device::Cuda({})", index.unwrap_or(0))),
            _ => return Err(self.no_method(node, "tch has no such device")),
        }
        Ok(())
    }

    /// `(Kind, Device)`, which tch always wants, from arguments that may be left to the operator.
    fn tch_options(
        &mut self,
        node: Node<'_>,
        schema: &Schema,
        values: &[Argument],
    ) -> Result<(), CodegenError> {
        let given = |name: &str| {
            let (at, _) = schema.parameter(name)?;
            values.get(at).filter(|value| !value.is_none()).cloned()
        };
        if !matches!(given("layout"), None | Some(Argument::Layout(fx_ir::Layout::Strided)))
            || matches!(given("pin_memory"), Some(Argument::Bool(true)))
        {
            return Err(self.no_method(node, "tch's options are an element type and a device"));
        }
        // An operator on a tensor keeps what is not given; a factory has defaults.
        let tensor = schema.parameters.first().filter(|parameter| parameter.ty.is_tensor());
        let tensor = tensor.and_then(|_| values.first()).and_then(Argument::as_node);
        self.text.push('(');
        match (given("dtype"), tensor) {
            (Some(dtype), _) => self.tch_value(node, "dtype", &dtype)?,
            (None, Some(id)) => {
                let text = format!("{}.kind()", self.name(id));
                self.tch_local(node, id)?;
                self.text.push_str(&text);
            }
            (None, None) => {
                self.imports.tch("Kind");
                let numbers =
                    schema.parameters.iter().zip(values).filter(|(parameter, _)| {
                        matches!(parameter.ty.without_optional(), fx_ops::Type::Scalar)
                    });
                let numbers: Vec<&Argument> = numbers.map(|(_, value)| value).collect();
                let is = |wanted: fn(&Argument) -> bool| {
                    !numbers.is_empty() && numbers.iter().all(|value| wanted(value))
                };
                let is_int = |this: &Self, value: &Argument| match value {
                    Argument::Int(_) => true,
                    Argument::Node(id) => this.tch_type(*id) == Type::Int,
                    _ => false,
                };
                let text = if is(|value| matches!(value, Argument::Bool(_))) {
                    "Kind::Bool"
                } else if !numbers.is_empty() && numbers.iter().all(|value| is_int(self, value)) {
                    "Kind::Int64"
                } else {
                    "Kind::Float"
                };
                self.text.push_str(text);
            }
        }
        self.text.push_str(", ");
        match (given("device"), tensor) {
            (Some(Argument::Device(device)), _) => self.tch_device(node, device)?,
            (Some(_), _) => return Err(self.no_method(node, "its device is not known")),
            (None, Some(id)) => {
                let text = format!("{}.device()", self.name(id));
                self.tch_local(node, id)?;
                self.text.push_str(&text);
            }
            (None, None) => {
                self.imports.tch("Device");
                self.text.push_str("Device::Cpu");
            }
        }
        self.text.push(')');
        Ok(())
    }

    /// Refuses a tensor that has no name to ask for its type by.
    fn tch_local(&self, node: Node<'_>, id: NodeId) -> Result<(), CodegenError> {
        if self.has_name(id) {
            return Ok(());
        }
        Err(self.no_method(node, "the element type and the device of its result are left open"))
    }

    /// Python's functions on sizes, and reads of lists.
    fn tch_python(&mut self, node: Node<'_>) -> Result<Option<(u8, bool)>, CodegenError> {
        let id = node.id();
        let (module, name) = node.target().rsplit_once('.').unwrap_or(("", node.target()));
        let args = node.args();
        if name == "getitem"
            && let [Argument::Node(container), index] = args
        {
            if self.has_name(id) {
                // It was taken apart with the others.
                return Ok(None);
            }
            let same = self.graph.node(*container).users().find(|user| {
                user.id() != id
                    && user.target() == node.target()
                    && user.arg(1) == Some(index)
                    && self.has_name(user.id())
            });
            if let Some(same) = same {
                self.take_arguments(node, 0);
                self.text.push_str(&format!("{}.shallow_clone()", self.name(same.id())));
                return Ok(Some((POSTFIX, true)));
            }
            if let (Type::Tensors, Argument::Int(index @ 0..)) = (self.tch_type(*container), index) {
                self.take_arguments(node, 0);
                self.node(*container, How::Receiver)?;
                self.text.push_str(&format!("[{index}].shallow_clone()"));
                return Ok(Some((POSTFIX, true)));
            }
        }
        let types: Vec<Option<Type>> = args
            .iter()
            .map(|arg| match arg {
                Argument::Node(id) => Some(self.tch_type(*id)),
                Argument::Int(_) => Some(Type::Int),
                Argument::Float(_) => Some(Type::Float),
                Argument::Bool(_) => Some(Type::Bool),
                _ => None,
            })
            .collect();
        let is = |ty: Type| !types.is_empty() && types.iter().all(|found| *found == Some(ty));
        let is_number = types.iter().all(|found| matches!(found, Some(Type::Int | Type::Float)));
        let (symbol, binds) = match name {
            "add" => ("+", 10),
            "sub" => ("-", 10),
            "mul" => ("*", 11),
            "truediv" => ("/", 11),
            "eq" => ("==", 5),
            "ne" => ("!=", 5),
            "lt" => ("<", 5),
            "le" => ("<=", 5),
            "gt" => (">", 5),
            "ge" => (">=", 5),
            _ => ("", 0),
        };
        let is_operator = matches!(module, "operator" | "_operator");
        if is_operator && !symbol.is_empty() && args.len() == 2 && is_number && node.kwargs().is_empty() {
            self.take_arguments(node, 60);
            let float = name == "truediv" || !is(Type::Int);
            for (at, (arg, ty)) in args.iter().zip(&types).enumerate() {
                if at == 1 {
                    self.text.push_str(&format!(" {symbol} "));
                }
                match arg {
                    Argument::Node(id) if float && *ty == Some(Type::Int) => {
                        self.text.push('(');
                        self.node(*id, How::Receiver)?;
                        self.text.push_str(" as f64)");
                    }
                    Argument::Node(id) => self.node(*id, How::Receiver)?,
                    Argument::Int(value) if float => self.text.push_str(&literal::float(*value as f64)),
                    Argument::Float(value) => self.text.push_str(&literal::float(*value)),
                    other => self.tch_value(node, "int", other)?,
                }
            }
            let ty = match (binds, float) {
                (5, _) => Type::Bool,
                (_, true) => Type::Float,
                _ => Type::Int,
            };
            self.set_type(id, ty);
            return Ok(Some((binds, true)));
        }
        let method = match (module, name, args.len()) {
            // For the sizes of tensors, which are not negative, Rust's division is Python's.
            ("operator" | "_operator", "floordiv", 2) if is(Type::Int) => "div_euclid",
            ("operator" | "_operator", "mod", 2) if is(Type::Int) => "rem_euclid",
            ("torch", "sym_max", 2) if is(Type::Int) => "max",
            ("torch", "sym_min", 2) if is(Type::Int) => "min",
            _ => {
                return Err(self
                    .no_method(node, "only operators of `torch.ops.aten` and arithmetic on numbers can be"));
            }
        };
        let [Argument::Node(left), right] = args else {
            return Err(self.no_method(node, "its first argument is no value of the graph"));
        };
        self.take_arguments(node, 60);
        self.node(*left, How::Receiver)?;
        self.text.push_str(&format!(".{method}("));
        self.tch_value(node, "int", right)?;
        self.text.push(')');
        self.set_type(id, Type::Int);
        Ok(Some((POSTFIX, true)))
    }

    /// Writes what `forward` returns and gives its type.
    fn tch_output(&mut self) -> Result<String, CodegenError> {
        let Some(output) = self.graph.output_node() else {
            self.flush_all();
            self.statement_at_end("Ok(())".to_owned());
            return Ok("()".to_owned());
        };
        self.begin_output(output);
        // One value, named by the last statement.
        if let [id] = output.input_nodes().map(|input| input.id()).collect::<Vec<_>>()[..]
            && self.tch_type(id) == Type::Tensor
            && output.arg(0).is_some_and(|value| match value {
                Argument::Node(_) => true,
                value => value.as_sequence().is_some_and(|items| items.len() == 1),
            })
            && let Some(text) = self.last_value(id)
        {
            self.statement_at_end(format!("Ok({text})"));
            return Ok("Tensor".to_owned());
        }
        let items: Vec<Argument> = match output.arg(0) {
            Some(Argument::List(items) | Argument::Tuple(items)) => items.to_vec(),
            Some(value) => vec![value.clone()],
            None => Vec::new(),
        };
        let mut types = Vec::with_capacity(items.len());
        let mut texts = Vec::with_capacity(items.len());
        for item in &items {
            let ty = match item {
                Argument::Node(id) => self.tch_type(*id),
                Argument::Int(_) => Type::Int,
                Argument::Float(_) => Type::Float,
                Argument::Bool(_) => Type::Bool,
                Argument::None => Type::None,
                other => {
                    let text = self.graph.repr_argument(other);
                    return Err(self.refuse("in Rust for tch, the output", &text));
                }
            };
            let (name, kind) = match ty {
                Type::Tensor => ("Tensor", ""),
                Type::Tensors => ("Vec<Tensor>", ""),
                Type::Int => ("i64", "int"),
                Type::Float => ("f64", "float"),
                Type::Bool => ("bool", "bool"),
                Type::None => ("()", "none"),
            };
            types.push(name);
            match item {
                Argument::Node(id) if ty == Type::Tensor => self.tch_owned(*id)?,
                Argument::Node(id) => self.node(*id, How::Receiver)?,
                _ if kind == "none" => self.text.push_str("()"),
                item => self.tch_value(output, kind, item)?,
            }
            texts.push(std::mem::take(&mut self.text));
        }
        let (text, ty) = match (&texts[..], &types[..]) {
            ([], _) => ("Ok(())".to_owned(), "()".to_owned()),
            ([only], [ty]) => (format!("Ok({only})"), (*ty).to_owned()),
            _ if types.iter().all(|ty| *ty == "Tensor") && types.len() > 12 => {
                (format!("Ok(vec![{}])", texts.join(", ")), "Vec<Tensor>".to_owned())
            }
            _ => (format!("Ok(({}))", texts.join(", ")), format!("({})", types.join(", "))),
        };
        self.statement_at_end(text);
        Ok(ty)
    }
}
