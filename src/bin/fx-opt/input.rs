//! Reading the model, and saying what it is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use fx::ir::{GraphModule, Op};
use fx::pt2::ExportedProgram;

use crate::output::{bytes, grouped};

/// A model and where it came from.
pub struct Model {
    /// The file.
    pub path: PathBuf,
    /// The graph and its parameters.
    pub module: GraphModule,
    /// The archive, when it is one: it may carry sample inputs.
    pub program: Option<ExportedProgram>,
}

/// The model shipped with fx: a small trained network for handwritten digits.
pub fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models/digits.pt2")
}

/// Whether the name says that it is a `torch.export` archive.
pub fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pt2"))
}

/// Reads a model of any format.
///
/// # Errors
/// The file cannot be read, or is not a valid model; the message names it.
pub fn read(path: PathBuf) -> Result<Model> {
    if is_archive(&path) {
        let program = ExportedProgram::load(&path)?;
        let module = program.module()?;
        Ok(Model { path, module, program: Some(program) })
    } else {
        let module = fx::pt2::read_module(&path)?;
        Ok(Model { path, module, program: None })
    }
}

/// One line: nodes, calls, parameters.
pub fn summary(module: &GraphModule) -> String {
    let graph = module.graph();
    let is_call = |op| matches!(op, Op::CallFunction | Op::CallMethod | Op::CallModule);
    let calls = graph.nodes().filter(|node| is_call(node.op())).count();
    let (mut elements, mut size) = (0u64, 0u64);
    let mut seen = BTreeSet::new();
    for (_, role, id) in module.modules().named_tensors() {
        let Some(tensor) = module.modules().tensor(id) else { continue };
        if role == fx::ir::TensorRole::Parameter && seen.insert(id) {
            let count = tensor.numel().unsigned_abs();
            elements = elements.saturating_add(count);
            size = size.saturating_add(count.saturating_mul(tensor.dtype.size() as u64));
        }
    }
    format!(
        "{}: {} nodes, {} calls, {} parameters ({})",
        module.name,
        grouped(graph.len() as u64),
        grouped(calls as u64),
        grouped(elements),
        bytes(size)
    )
}

/// The summary and the inputs, for `info` of files that are not archives.
pub fn describe(module: &GraphModule) -> String {
    let mut text = summary(module);
    for node in module.graph().placeholders() {
        let shape = node.meta().value.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
        text.push_str(&format!("\n  input {} : {shape}", node.target()));
    }
    text
}
