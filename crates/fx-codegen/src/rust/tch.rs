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

mod call;
mod python;
mod value;

pub(super) use call::Spelling;

use std::fmt::Write as _;
use std::sync::LazyLock;

use fx_ir::{Argument, DType, GraphModule, Node, NodeId, Op, TensorId, ValueMeta};
use fx_ops::DefaultValue;
use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::emit::{Emitter, Form, How, Places, Statement};
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
struct Method {
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
///         x.f_relu()?.f_add_scalar(1i64)
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
    fields.fields.iter().for_each(|(field, _)| emitter.imports.value(field));
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
    if !fields.fields.is_empty() || mentions(&returns) || inputs.iter().any(|input| mentions(input)) {
        emitter.imports.tch("Tensor");
    }
    let mut src = String::with_capacity(emitter.body.len() * 56 + 1024);
    let what = format!("`{}`, written by fx. It needs the crate tch alone.", literal::comment(&module.name));
    emitter.imports.write_head(&mut src, &what);
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
    let has_unused = emitter
        .body
        .iter()
        .any(|statement| statement.is_nameless() && statement.suffix == ";" && statement.text.ends_with('?'));
    src.push_str(super::allow_unused(module, has_unused));
    let suffix = format!(" -> Result<{returns}, TchError> {{\n");
    layout::write(&mut src, 4, "", &format!("pub fn forward(&self{})", inputs.concat()), &suffix);
    for Statement { text, start, suffix, .. } in emitter.body {
        src.push_str(&layout::line(text, start, suffix));
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
        let mut tensors: HashMap<_, _> = Tensor::read_safetensors(path)?.into_iter().collect();
        let mut take = |name: &str| match tensors.remove(name) {
            Some(tensor) => Ok(tensor),
            None => Err(TchError::TensorNameNotFound(name.to_owned(), path.display().to_string())),
        };\n",
    );
    let takes =
        fields.fields.iter().map(|(field, path)| format!("{field}: take({})?", literal::string(path)));
    let takes: Vec<String> = takes.collect();
    let line = format!("        Ok(Self {{ {} }})", takes.join(", "));
    if line.chars().count() <= layout::WIDTH {
        src.push_str(&line);
    } else {
        let _ =
            write!(src, "        Ok(Self {{\n            {},\n        }})", takes.join(",\n            "));
    }
    src.push_str("\n    }\n\n");
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
            self.statement_at_end(tensor_result(&text));
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
            ([only], ["Tensor"]) => (tensor_result(only), "Tensor".to_owned()),
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

/// What a function ends with that returns this tensor: where a call gives it, the call's own result.
fn tensor_result(text: &str) -> String {
    text.strip_suffix('?').map_or_else(|| format!("Ok({text})"), str::to_owned)
}
