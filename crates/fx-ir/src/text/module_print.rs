//! Printing modules: the tree of modules and tensors as data, then the graph.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::elements::{element_texts, one_value};
use super::file::FxHeader;
use super::leaf::is_dotted_name;
use super::print::{Mode, Printer, Style};
use super::python::write_str_repr;
use super::tree::{write_name, write_tree};
use super::weights::{Region, default_grad, extent, is_external, regions, stored, walk_once};
use super::{FxPrintOptions, PLAIN_CLASS, Weights};
use crate::dtype::DType;
use crate::graph::Graph;
use crate::graph_module::GraphModule;
use crate::module::{Module, ModuleId, ModuleTree, TensorId, TensorRole, join_path};
use crate::tensor::Tensor;

/// How many elements are written one by one.
const MAX_VALUES: usize = 64;

/// The module as a `.fx` file with all elements of its tensors in it. See [`crate::text`] for the format.
///
/// O(text); metadata of nodes is left out.
pub fn print_module(module: &GraphModule, header: &FxHeader) -> String {
    print_module_with(module, header, &FxPrintOptions::default())
}

/// The same with options, among them where big tensors go.
pub fn print_module_with(module: &GraphModule, header: &FxHeader, options: &FxPrintOptions<'_>) -> String {
    let mut out = String::new();
    for (key, value) in header.iter() {
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(out, "//@ {key}: {value}");
    }
    if !header.is_empty() {
        out.push('\n');
    }
    let _ = write_program(&mut out, module, options, "", "");
    out.push('\n');
    out
}

/// The tensors that [`print_module_with`] refers to in a file under these options, by the names it uses: what
/// must be written to that file.
pub fn tensors_for_file(module: &GraphModule, options: &FxPrintOptions<'_>) -> Vec<(String, Tensor)> {
    let mut found = Vec::new();
    collect_external(module, options, "", &mut found);
    found
}

fn collect_external(
    module: &GraphModule,
    options: &FxPrintOptions<'_>,
    prefix: &str,
    found: &mut Vec<(String, Tensor)>,
) {
    let tree = module.modules();
    for region in regions(tree).values() {
        let Some(tensor) = tree.tensor(region.owner) else { continue };
        if is_external(tensor, region, options.weights, options.inline_limit)
            && let Some(tensor) = stored(tensor, region)
        {
            found.push((join_path(prefix, &region.path), tensor));
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (path, id) in first_modules(tree) {
        if let Some(inner) = tree.module(id).and_then(|module| module.graph.as_deref()) {
            collect_external(inner, options, &join_path(prefix, &path), found);
        }
    }
}

/// Each module once, with the first path that leads to it, depth first.
fn first_modules(tree: &ModuleTree) -> Vec<(String, ModuleId)> {
    let mut found = Vec::new();
    walk_once(tree, |path, id, first| {
        if first.is_none() {
            found.push((path.to_owned(), id));
        }
    });
    found
}

/// The module section, if there is anything to say, and the graph.
fn write_program(
    out: &mut String,
    module: &GraphModule,
    options: &FxPrintOptions<'_>,
    indent: &str,
    prefix: &str,
) -> fmt::Result {
    let tree = module.modules();
    let (root, default) = (tree.root(), module.name == "GraphModule");
    let plain_root = root.class == PLAIN_CLASS
        && !root.training
        && root.config.is_empty()
        && root.tensors.is_empty()
        && root.children.is_empty()
        && root.graph.is_none();
    if !(plain_root && default && module.pytree.is_none() && module.range_constraints.is_empty()) {
        out.push_str("module ");
        write_name(out, &module.name)?;
        out.push_str(":\n");
        let section = Section {
            tree,
            regions: regions(tree),
            first: BTreeMap::new(),
            options,
            indent: format!("{indent}    "),
            prefix,
        };
        section.write(out, module)?;
        out.push_str(indent);
    }
    Printer { out, graph: module.graph(), style: Style::Exact }.graph(options, indent)
}

struct Section<'a> {
    tree: &'a ModuleTree,
    regions: BTreeMap<usize, Region>,
    /// The path under which each tensor was written.
    first: BTreeMap<TensorId, (TensorRole, String)>,
    options: &'a FxPrintOptions<'a>,
    indent: String,
    prefix: &'a str,
}

impl Section<'_> {
    fn write(mut self, out: &mut String, module: &GraphModule) -> fmt::Result {
        if let Some(pytree) = &module.pytree {
            write!(out, "{}args:", self.indent)?;
            for (at, name) in pytree.orig_args.iter().enumerate() {
                out.push_str(if at == 0 { " " } else { ", " });
                write_name(out, name)?;
            }
            write!(out, "\n{}inputs: ", self.indent)?;
            write_tree(out, &pytree.in_spec)?;
            out.push('\n');
            if let Some(spec) = &pytree.out_spec {
                write!(out, "{}outputs: ", self.indent)?;
                write_tree(out, spec)?;
                out.push('\n');
            }
        }
        for (symbol, range) in &module.range_constraints {
            write!(out, "{}symbol ", self.indent)?;
            write_name(out, symbol)?;
            let bound = |bound: Option<i64>, open: &str| bound.map_or(open.to_owned(), |n| n.to_string());
            writeln!(out, ": [{}, {}]", bound(range.min, "-inf"), bound(range.max, "inf"))?;
        }
        let mut lines = Vec::new();
        walk_once(self.tree, |path, id, first| lines.push((path.to_owned(), id, first.map(str::to_owned))));
        for (path, id, first) in lines {
            if let Some(first) = first {
                self.start(out, &path)?;
                out.push_str(" = shared ");
                write_path(out, &first)?;
                out.push('\n');
            } else if let Some(module) = self.tree.module(id) {
                self.module(out, &path, module)?;
            }
        }
        Ok(())
    }

    fn start(&self, out: &mut String, path: &str) -> fmt::Result {
        out.push_str(&self.indent);
        write_path(out, path)
    }

    fn module(&mut self, out: &mut String, path: &str, module: &Module) -> fmt::Result {
        let said = module.class != PLAIN_CLASS || module.training || !module.config.is_empty();
        let implied = !(module.tensors.is_empty() && module.children.is_empty() && module.graph.is_none());
        if said || !(implied || path.is_empty()) {
            self.start(out, path)?;
            out.push_str(" : ");
            write_name(out, &module.class)?;
            out.push('(');
            // Configurations hold no nodes, so any graph will do.
            let graph = Graph::new();
            for (at, (key, value)) in module.config.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                if crate::names::is_identifier(key) && key != "training" {
                    out.push_str(key);
                } else {
                    write_str_repr(out, key)?;
                }
                out.push('=');
                Printer { out, graph: &graph, style: Style::Exact }.argument(value, Mode::Repr)?;
            }
            if module.training {
                out.push_str(if module.config.is_empty() { "training=True" } else { ", training=True" });
            }
            out.push_str(")\n");
        }
        for (name, (role, id)) in &module.tensors {
            let full = join_path(path, name);
            self.start(out, &full)?;
            out.push_str(" = ");
            match id.and_then(|id| Some((id, self.tree.tensor(id)?))) {
                Some((id, tensor)) => self.tensor(out, &full, *role, id, tensor)?,
                None => write!(out, "{} None", role_name(*role))?,
            }
            out.push('\n');
        }
        if let Some(inner) = &module.graph {
            self.start(out, path)?;
            let deeper = format!("{}    ", self.indent);
            write!(out, " = program:\n{deeper}")?;
            write_program(out, inner, self.options, &deeper, &join_path(self.prefix, path))?;
            out.push('\n');
        }
        Ok(())
    }

    fn tensor(
        &mut self,
        out: &mut String,
        path: &str,
        role: TensorRole,
        id: TensorId,
        tensor: &Tensor,
    ) -> fmt::Result {
        if let Some((first_role, first)) = self.first.get(&id) {
            if *first_role != role {
                write!(out, "{} ", role_name(role))?;
            }
            out.push_str("tied ");
            return write_path(out, first);
        }
        self.first.insert(id, (role, path.to_owned()));
        write!(out, "{} {}{:?}", role_name(role), tensor.dtype.abbreviation(), tensor.shape)?;
        if !tensor.is_contiguous() || tensor.strides.len() != tensor.shape.len() {
            write!(out, "{:?}", tensor.strides)?;
        }
        if tensor.requires_grad != default_grad(role, tensor.dtype) {
            out.push_str(if tensor.requires_grad { " requires_grad=True" } else { " requires_grad=False" });
        }
        let Some(region) = self.regions.get(&tensor.storage.key()) else {
            return out.write_str(" absent");
        };
        let item = tensor.dtype.size();
        let offset = (tensor.storage_offset as usize).saturating_sub(region.base / item);
        if offset != 0 {
            write!(out, " offset={offset}")?;
        }
        if region.owner != id {
            out.push_str(" shares(");
            write_path(out, &region.path)?;
            return out.write_char(')');
        }
        let implied = offset.saturating_add(extent(&tensor.shape, &tensor.strides)).saturating_mul(item);
        if implied != region.len {
            write!(out, " storage={}", region.len)?;
        }
        out.push(' ');
        if is_external(tensor, region, self.options.weights, self.options.inline_limit) {
            return match self.options.weights {
                Weights::File(file) => {
                    out.push_str("file(");
                    write_str_repr(out, file)?;
                    out.push_str(", ");
                    write_str_repr(out, &join_path(self.prefix, path))?;
                    out.write_char(')')
                }
                _ => out.write_str("absent"),
            };
        }
        match region.bytes_of(&tensor.storage) {
            Some(bytes) => write_elements(out, tensor.dtype, bytes),
            None => out.write_str("absent"),
        }
    }
}

fn write_elements(out: &mut String, dtype: DType, bytes: &[u8]) -> fmt::Result {
    let item = dtype.size();
    let few = bytes.len() / item <= MAX_VALUES;
    if let Some(word) = one_value(dtype, bytes).filter(|word| !few || word == "zeros") {
        return out.write_str(&word);
    }
    if bytes.len().is_multiple_of(item)
        && few
        && let Some(texts) = element_texts(dtype, bytes)
    {
        out.push_str("values(");
        for (at, text) in texts.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { ", " });
            out.push_str(text);
        }
        return out.write_char(')');
    }
    out.push_str("data('");
    STANDARD.encode_string(bytes, out);
    out.write_str("')")
}

fn role_name(role: TensorRole) -> &'static str {
    match role {
        TensorRole::Parameter => "parameter",
        TensorRole::Buffer => "buffer",
        TensorRole::NonPersistentBuffer => "constant",
    }
}

/// A path: names of letters, digits and `_` as they are, `.` for the root, anything else in quotes.
fn write_path(out: &mut String, path: &str) -> fmt::Result {
    let part = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') && !part.is_empty();
    match path {
        "" => out.write_char('.'),
        path if is_dotted_name(path) || path.split('.').all(part) => out.write_str(path),
        path => write_str_repr(out, path),
    }
}
