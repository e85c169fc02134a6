//! A module as a Python package: source files that need only torch, and the tensors that belong beside them
//! (`GraphModule.to_folder`, without its pickles).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use fx_ir::text::{python_complex, python_float, python_str_repr};
use fx_ir::{
    Argument, DType, GraphModule, Module, ModuleId, ModuleTree, Namespace, Op, Tensor, TensorId, TensorRole,
    TreeSpec, join_path,
};

use super::literal::{is_identifier, is_name};
use super::path::MAX_DEPTH;
use super::{PythonCode, PythonOptions, python_code};
use crate::error::{CodegenError, shortened};

/// What builds modules and reads tensors, in every package.
const RUNTIME: &str = include_str!("../../../../tools/fx_dump.py");

/// How deep graph modules may lie inside graph modules.
const MAX_NESTING: usize = 32;

/// How many paths a tree of modules may have; sharing can make them exponentially many.
const MAX_PATHS: usize = 1_000_000;

/// A Python package that runs as the module does; see [`python_package`].
#[derive(Clone, Debug)]
pub struct PythonPackage {
    /// The name of the class.
    pub class_name: String,
    /// The names and texts of the source files: `__init__.py`, `module.py`, `fx_dump.py`, and `graph_1.py` and so on
    /// for the graph modules inside the module.
    pub files: Vec<(String, String)>,
    /// The tensors that belong into the file [`WEIGHTS_FILE`](Self::WEIGHTS_FILE) beside the source, by name.
    pub tensors: Vec<(String, Tensor)>,
}

impl PythonPackage {
    /// The name of the safetensors file that the source reads.
    pub const WEIGHTS_FILE: &'static str = "weights.safetensors";
}

/// The module as the source of a Python package and the tensors that it reads. Whoever has the files in a folder
/// `net` gets the module by `import net; net.Net()`, `Net` being the module's name. It needs torch and what defines
/// the functions and classes that the module refers to, and gives the same outputs. O(nodes + paths + text).
///
/// Unlike torch.fx's own `to_folder` it has no pickles and no absolute path.
///
/// ```
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// graph.output(x);
/// let package = fx_codegen::python_package(&fx_ir::GraphModule::from_graph(graph))?;
/// let names: Vec<&str> = package.files.iter().map(|(name, _)| name.as_str()).collect();
/// assert_eq!(names, ["__init__.py", "module.py", "fx_dump.py"]);
/// assert!(package.files[1].1.contains("    def forward(self, x):\n        return x\n"));
/// # Ok::<(), fx_codegen::CodegenError>(())
/// ```
///
/// # Errors
/// As for [`python_code`], and when a module's attribute cannot be written as Python.
pub fn python_package(module: &GraphModule) -> Result<PythonPackage, CodegenError> {
    let mut writer = Writer::default();
    writer.program(module, "module.py", "", 0)?;
    let class_name = writer.classes.first().cloned().unwrap_or_default();
    let init = format!(
        "\"\"\"{class_name}, written by fx: `{class_name}()` is the module.\"\"\"\n\n\
         from .module import {class_name}\n\n__all__ = [{}]\n",
        python_str_repr(&class_name)
    );
    let mut files = vec![("__init__.py".to_owned(), init)];
    // The file of the root is finished last and belongs first.
    files.extend(writer.files.pop());
    files.push(("fx_dump.py".to_owned(), RUNTIME.to_owned()));
    files.append(&mut writer.files);
    Ok(PythonPackage { class_name, files, tensors: writer.tensors })
}

#[derive(Default)]
struct Writer {
    files: Vec<(String, String)>,
    /// The class of each file, in the order in which they were begun.
    classes: Vec<String>,
    tensors: Vec<(String, Tensor)>,
    graphs: usize,
}

impl Writer {
    /// Writes the file of one program; returns the name of its class.
    fn program(
        &mut self,
        module: &GraphModule,
        file: &str,
        prefix: &str,
        depth: usize,
    ) -> Result<String, CodegenError> {
        if depth > MAX_NESTING {
            let node = module.name.clone();
            return Err(CodegenError::TooDeep { node, what: "the module", limit: MAX_NESTING });
        }
        let code = python_code(module, &PythonOptions::default())?;
        let (class, runtime) = names(&module.name, &code);
        self.classes.push(class.clone());
        let init = self.constructor(module, &runtime, prefix, depth)?;
        let lines: Vec<&str> = code.src.split('\n').collect();
        let (wraps, forward) = lines.split_at(code.prologue_start.saturating_sub(1).min(lines.len()));
        let mut text =
            format!("\"\"\"{class}, written by fx. The tensors are in weights.safetensors.\"\"\"\n\n");
        text.push_str("from __future__ import annotations\n\n");
        text.push_str(&imports(module, &code, &runtime));
        for line in wraps.iter().filter(|line| !line.is_empty()) {
            text.push_str(line);
            text.push('\n');
        }
        let _ = write!(text, "\n\nclass {class}(torch.nn.Module):\n");
        text.push_str(&init);
        // Inside a class Python renames what begins with two underscores.
        let is_renamed = has_private_name(&code.src);
        text.push_str(if is_renamed { "\n" } else { "" });
        text.push('\n');
        for line in forward.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty()) {
            text.push_str(if is_renamed { "" } else { "    " });
            text.push_str(line);
            text.push('\n');
        }
        if is_renamed {
            let _ = write!(text, "\n\n{class}.forward = forward\n");
        }
        self.files.push((file.to_owned(), text));
        Ok(class)
    }

    /// `__init__`: every module, then every tensor.
    fn constructor(
        &mut self,
        module: &GraphModule,
        runtime: &str,
        prefix: &str,
        depth: usize,
    ) -> Result<String, CodegenError> {
        let tree = module.modules();
        let mut text = String::from("    def __init__(self, weights=None):\n        super().__init__()\n");
        let (modules, tensors) = listed(tree)?;
        let at_start = text.len();
        for (path, id, alias) in &modules {
            let Some(found) = tree.module(*id) else { continue };
            let quoted = python_str_repr(path);
            match (alias, &found.graph) {
                (Some(first), _) => {
                    let first = python_str_repr(first);
                    let _ = writeln!(
                        text,
                        "        {runtime}.place(self, {quoted}, self.get_submodule({first}))"
                    );
                }
                (None, Some(inner)) => {
                    self.graphs += 1;
                    let file = format!("graph_{}", self.graphs);
                    let class =
                        self.program(inner, &format!("{file}.py"), &join_path(prefix, path), depth + 1)?;
                    let _ = writeln!(text, "        from .{file} import {class} as graph");
                    let _ = writeln!(text, "        {runtime}.place(self, {quoted}, graph(weights))");
                }
                (None, None) => {
                    let attrs = attributes(found, path, runtime)?;
                    let training = if found.training { "True" } else { "False" };
                    let _ = match path.is_empty() {
                        true => writeln!(text, "        {runtime}.configure(self, {attrs}, {training})"),
                        false => writeln!(
                            text,
                            "        {runtime}.put(self, {quoted}, {}, {attrs}, {training})",
                            python_str_repr(&found.class)
                        ),
                    };
                }
            }
        }
        self.tensors(tree, &tensors, prefix, &mut text);
        if text[at_start..].contains("weights") {
            let open = format!("        weights = weights or {runtime}.Weights(__file__)\n");
            text.insert_str(at_start, &open);
        }
        let _ = writeln!(text, "        {runtime}.finish(self)");
        if let Some(pytree) = &module.pytree {
            let specs = [("_in_spec", Some(&pytree.in_spec)), ("_out_spec", pytree.out_spec.as_ref())];
            for (name, spec) in specs {
                if let Some(spec) = spec {
                    let _ = write!(text, "        self.{name} = {runtime}.read_spec(");
                    write_spec(&mut text, spec, 0)?;
                    text.push_str(")\n");
                }
            }
        }
        Ok(text)
    }

    fn tensors(
        &mut self,
        tree: &ModuleTree,
        paths: &[(String, TensorRole, Option<TensorId>)],
        prefix: &str,
        text: &mut String,
    ) {
        // How many tensors lie over each storage; one that is alone is stored as it is.
        let mut sharing: BTreeMap<usize, BTreeSet<TensorId>> = BTreeMap::new();
        for (.., id) in paths {
            if let Some((id, tensor)) = id.and_then(|id| Some((id, tree.tensor(id)?))) {
                sharing.entry(tensor.storage.key()).or_default().insert(id);
            }
        }
        let mut firsts: BTreeMap<TensorId, &str> = BTreeMap::new();
        let mut stored: BTreeMap<usize, String> = BTreeMap::new();
        for (path, role, id) in paths {
            let (quoted, kind) = (python_str_repr(path), kind(*role));
            let Some((id, tensor)) = id.and_then(|id| Some((id, tree.tensor(id)?))) else {
                let _ = writeln!(text, "        weights.none(self, {quoted}, '{kind}')");
                continue;
            };
            if let Some(first) = firsts.get(&id) {
                let first = python_str_repr(first);
                let _ = writeln!(text, "        weights.tie(self, {quoted}, '{kind}', {first})");
                continue;
            }
            firsts.insert(id, path);
            let key = tensor.storage.key();
            let is_alone = sharing.get(&key).is_none_or(|ids| ids.len() == 1);
            let name = stored.get(&key).cloned().unwrap_or_else(|| join_path(prefix, path));
            let grad = if tensor.requires_grad { "True" } else { "False" };
            let _ = write!(
                text,
                "        weights.tensor(self, {quoted}, '{kind}', {}, {grad}",
                python_str_repr(&name)
            );
            if is_alone && tensor.is_contiguous() && is_plain(tensor.dtype) {
                self.tensors.push((name, tensor.clone()));
            } else {
                let _ = write!(
                    text,
                    ", (torch.{}, {:?}, {:?}, {})",
                    tensor.dtype.name(),
                    tensor.shape,
                    tensor.strides,
                    tensor.storage_offset
                );
                if !stored.contains_key(&key)
                    && let Ok(len) = i64::try_from(tensor.storage.len())
                    && let Ok(bytes) = Tensor::contiguous(DType::UInt8, &[len], tensor.storage.clone())
                {
                    self.tensors.push((name.clone(), bytes));
                    stored.insert(key, name);
                }
            }
            text.push_str(")\n");
        }
    }
}

/// Whether safetensors has this element type.
fn is_plain(dtype: DType) -> bool {
    matches!(
        dtype,
        DType::Bool
            | DType::UInt8
            | DType::Int8
            | DType::Int16
            | DType::UInt16
            | DType::Float16
            | DType::BFloat16
            | DType::Int32
            | DType::UInt32
            | DType::Float32
            | DType::Complex64
            | DType::Float64
            | DType::Int64
            | DType::UInt64
            | DType::Float8E4M3Fn
            | DType::Float8E5M2
    )
}

fn kind(role: TensorRole) -> &'static str {
    match role {
        TensorRole::Parameter => "param",
        TensorRole::Buffer => "buffer",
        TensorRole::NonPersistentBuffer => "constant",
    }
}

type Modules = Vec<(String, ModuleId, Option<String>)>;
type Tensors = Vec<(String, TensorRole, Option<TensorId>)>;

/// Every module and every tensor by its path, parents first; a module met before by its first path, without what is
/// inside it once more.
fn listed(tree: &ModuleTree) -> Result<(Modules, Tensors), CodegenError> {
    let (mut modules, mut tensors) = (Modules::new(), Tensors::new());
    let mut firsts: BTreeMap<ModuleId, String> = BTreeMap::new();
    let mut stack = vec![(String::new(), ModuleTree::ROOT)];
    while let Some((path, id)) = stack.pop() {
        if modules.len() > MAX_PATHS {
            return Err(CodegenError::TooDeep { node: path, what: "the module tree", limit: MAX_PATHS });
        }
        let first = firsts.get(&id).cloned();
        let is_new = first.is_none();
        modules.push((path.clone(), id, first));
        let Some(module) = tree.module(id).filter(|_| is_new) else { continue };
        firsts.insert(id, path.clone());
        // A graph module inside has a tree of its own.
        if module.graph.is_none() {
            tensors
                .extend(module.tensors.iter().map(|(name, (role, id))| (join_path(&path, name), *role, *id)));
        }
        let children = module.children.iter().rev();
        stack.extend(children.map(|(name, child)| (join_path(&path, name), *child)));
    }
    Ok((modules, tensors))
}

/// The names of the class and of the runtime, which differ from every name that the text uses.
fn names(name: &str, code: &PythonCode) -> (String, String) {
    let mut names = Namespace::new();
    for taken in code.globals.keys().map(String::as_str).chain(["None", "forward", "self", "annotations"]) {
        names.create_name_of_builtin(taken);
    }
    let is_good = is_name(name) && name.is_ascii() && !name.starts_with('_');
    let class = names.create_name(if is_good { name } else { "Net" });
    let runtime = names.create_name("fx_dump");
    (class, runtime)
}

/// The imports, and a line for every global of the code.
fn imports(module: &GraphModule, code: &PythonCode, runtime: &str) -> String {
    let mut text = String::from("import torch\nimport torch.fx\n");
    let has = |word: &str| code.src.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|it| it == word);
    for (word, line) in [
        ("fx_pytree", "import torch.fx._pytree as fx_pytree\n"),
        ("pytree", "import torch.utils._pytree as pytree\n"),
        ("inf", "from math import inf\n"),
        ("nan", "from math import nan\n"),
        ("NoneType", "from types import NoneType\n"),
        ("device", "from torch import device\n"),
    ] {
        if has(word) {
            text.push_str(line);
        }
    }
    let _ = match runtime {
        "fx_dump" => write!(text, "\nfrom . import fx_dump\n"),
        _ => write!(text, "\nfrom . import fx_dump as {runtime}\n"),
    };
    let mut lines = String::new();
    // Where a function lies that its printed name does not lead to.
    let calls = module.graph().nodes().filter(|node| node.op() == Op::CallFunction);
    let elsewhere: BTreeMap<&str, &str> =
        calls.filter_map(|node| Some((node.target(), &**node.meta().other.get("python_name")?))).collect();
    for (name, qualified) in &code.globals {
        let is_known =
            matches!(name.as_str(), "inf" | "nan" | "NoneType" | "torch" | "device" | "fx_pytree" | "pytree");
        if is_known || qualified.strip_prefix("builtins.") == Some(name.as_str()) {
            continue;
        }
        let qualified = elsewhere.get(qualified.as_str()).copied().unwrap_or(qualified);
        let quoted = python_str_repr(qualified);
        let _ = match qualified.split('.').all(is_identifier) {
            true => writeln!(lines, "{name} = {runtime}.resolve({quoted})"),
            // An annotation that is a text stands for itself.
            false => writeln!(lines, "{name} = {quoted}"),
        };
    }
    for target in unusual_torch(module) {
        let _ = writeln!(lines, "{runtime}.resolve({})", python_str_repr(target));
    }
    if !lines.is_empty() {
        text.push('\n');
        text.push_str(&lines);
    }
    text
}

/// Functions of torch in modules that `import torch` may leave out. Sorted.
fn unusual_torch(module: &GraphModule) -> BTreeSet<&str> {
    let usual = |target: &str| {
        let (path, _) = target.rsplit_once('.').unwrap_or(("", target));
        matches!(path, "torch" | "torch.nn.functional" | "torch.Tensor" | "torch.functional" | "torch._C._nn")
            || ["torch.ops.aten.", "torch.ops.prims.", "torch.ops.higher_order."]
                .iter()
                .any(|usual| target.starts_with(usual))
    };
    let calls = module.graph().nodes().filter(|node| node.op() == Op::CallFunction);
    calls.map(|node| node.target()).filter(|target| target.starts_with("torch.") && !usual(target)).collect()
}

/// Whether an identifier in the text begins with two underscores and does not end so.
fn has_private_name(text: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .any(|word| word.starts_with("__") && !word.ends_with("__"))
}

fn attributes(module: &Module, path: &str, runtime: &str) -> Result<String, CodegenError> {
    let mut text = String::from("{");
    for (at, (key, value)) in module.config.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { ", " });
        text.push_str(&python_str_repr(key));
        text.push_str(": ");
        write_value(&mut text, value, runtime, 0).map_err(|what| match what {
            Unwritten::Deep => {
                CodegenError::TooDeep { node: path.to_owned(), what: "an attribute", limit: MAX_DEPTH }
            }
            Unwritten::Kind(what, shown) => {
                CodegenError::NotExpressible { node: join_path(path, key), what, text: shortened(&shown) }
            }
        })?;
    }
    text.push('}');
    Ok(text)
}

/// Why a value has no text.
enum Unwritten {
    Deep,
    Kind(&'static str, String),
}

/// Writes a module's attribute as an expression that needs only torch, the runtime and builtins.
fn write_value(out: &mut String, value: &Argument, runtime: &str, depth: usize) -> Result<(), Unwritten> {
    if depth > MAX_DEPTH {
        return Err(Unwritten::Deep);
    }
    let items = |out: &mut String, open: &str, items: &[Argument], close: &str| {
        out.push_str(open);
        for (at, item) in items.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { ", " });
            write_value(out, item, runtime, depth + 1)?;
        }
        out.push_str(close);
        Ok(())
    };
    let resolved = |name: &str| format!("{runtime}.resolve({})", python_str_repr(name));
    match value {
        Argument::None => out.push_str("None"),
        Argument::Bool(true) => out.push_str("True"),
        Argument::Bool(false) => out.push_str("False"),
        Argument::Int(value) => out.push_str(&value.to_string()),
        Argument::BigInt(digits) => {
            let _ = write!(out, "int({})", python_str_repr(digits));
        }
        Argument::Float(value) => write_float(out, *value),
        Argument::Complex(parts) if parts.0.is_finite() && parts.1.is_finite() => {
            let _ = write!(out, "complex({}, {})", python_float(parts.0), python_float(parts.1));
        }
        Argument::Complex(parts) => {
            let _ = write!(out, "complex({})", python_str_repr(&python_complex(parts.0, parts.1)));
        }
        Argument::Str(text) => out.push_str(&python_str_repr(text)),
        Argument::DType(value) => {
            let _ = write!(out, "torch.{}", value.name());
        }
        Argument::Layout(value) => {
            let _ = write!(out, "torch.{}", value.name());
        }
        Argument::MemoryFormat(value) => {
            let _ = write!(out, "torch.{}", value.name());
        }
        Argument::Device(value) => {
            let _ = write!(out, "torch.device('{value}')");
        }
        Argument::Ellipsis => out.push_str("..."),
        Argument::Slice(parts) => items(out, "slice(", &parts[..], ")")?,
        Argument::Range(parts) => {
            let _ = write!(out, "range({}, {}, {})", parts[0], parts[1], parts[2]);
        }
        Argument::List(all) => items(out, "[", all, "]")?,
        Argument::Tuple(all) => items(out, "(", all, if all.len() == 1 { ",)" } else { ")" })?,
        Argument::Size(all) => items(out, "torch.Size([", all, "])")?,
        Argument::NamedTuple(named) => {
            out.push_str(&resolved(&named.0));
            items(out, "(", &named.1, ")")?;
        }
        Argument::Dict(pairs) => {
            out.push('{');
            for (at, (key, value)) in pairs.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                write_value(out, key, runtime, depth + 1)?;
                out.push_str(": ");
                write_value(out, value, runtime, depth + 1)?;
            }
            out.push('}');
        }
        Argument::Global(name) => out.push_str(&resolved(name)),
        Argument::Enum(member) => {
            out.push_str(&resolved(&member.0));
            let _ = write!(out, "[{}]", python_str_repr(&member.1));
        }
        Argument::Node(_) => return Err(Unwritten::Kind("the node", "a node".to_owned())),
        Argument::Opaque(opaque) => return Err(Unwritten::Kind("the object", opaque.1.to_string())),
    }
    Ok(())
}

fn write_float(out: &mut String, value: f64) {
    if value.is_finite() {
        out.push_str(&python_float(value));
    } else {
        let _ = write!(out, "float('{}')", python_float(value));
    }
}

/// Writes a specification as the record of it that the runtime reads.
fn write_spec(out: &mut String, spec: &TreeSpec, depth: usize) -> Result<(), CodegenError> {
    if depth > MAX_DEPTH / 2 {
        let node = "forward".to_owned();
        return Err(CodegenError::TooDeep { node, what: "the specification", limit: MAX_DEPTH / 2 });
    }
    let many = |out: &mut String, items: &[TreeSpec]| {
        out.push('[');
        for (at, item) in items.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { ", " });
            write_spec(out, item, depth + 1)?;
        }
        out.push(']');
        Ok(())
    };
    match spec {
        TreeSpec::Leaf => out.push_str("'*'"),
        TreeSpec::Tuple(items) | TreeSpec::List(items) => {
            let kind = if matches!(spec, TreeSpec::Tuple(_)) { "tuple" } else { "list" };
            let _ = write!(out, "{{'{kind}': ");
            many(out, items)?;
            out.push('}');
        }
        TreeSpec::Dict(items) => {
            out.push_str("{'dict': [");
            for (at, (key, item)) in items.iter().enumerate() {
                let _ = write!(out, "{}({}, ", if at == 0 { "" } else { ", " }, python_str_repr(key));
                write_spec(out, item, depth + 1)?;
                out.push(')');
            }
            out.push_str("]}");
        }
        TreeSpec::Other { class, context, children, .. } => {
            let _ = write!(
                out,
                "{{'other': {{'class': {}, 'context': {}, 'children': ",
                python_str_repr(class),
                python_str_repr(context)
            );
            many(out, children)?;
            out.push_str("}}");
        }
    }
    Ok(())
}
