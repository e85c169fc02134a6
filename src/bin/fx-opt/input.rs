//! Reading the model, and saying what it is.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use fx::ir::GraphModule;
use fx::ir::json::from_json;
use fx::ir::text::parse_module;
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

/// The name that stands for standard input.
const STDIN: &str = "-";

/// Whether the input is standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// The largest text or JSON that is read from standard input, in bytes.
const MAX_STDIN: u64 = 1 << 30;

/// How messages call the input.
pub fn called(path: &Path) -> Cow<'_, str> {
    if is_stdin(path) { "standard input".into() } else { path.to_string_lossy() }
}

/// The name of the model of `fx::zoo` that the input is: `zoo:resnet18`.
fn of_zoo(path: &Path) -> Option<&str> {
    path.to_str()?.strip_prefix("zoo:")
}

/// The size of the input in bytes, where it is a file.
pub fn size(path: &Path) -> Option<u64> {
    if is_stdin(path) || of_zoo(path).is_some() {
        None
    } else {
        std::fs::metadata(path).map(|meta| meta.len()).ok()
    }
}

/// Reads a module that is not an archive: a file, standard input, or a model of the zoo.
///
/// # Errors
/// As [`read`].
pub fn read_module(path: &Path) -> Result<GraphModule> {
    match of_zoo(path) {
        Some(name) => Ok(fx::zoo::trace(name)?),
        None if is_stdin(path) => read_stdin(),
        None => Ok(fx::pt2::read_module(path)?),
    }
}

/// A text or JSON, told apart by the brace that JSON begins with. Weights in other files have no folder to be in.
fn read_stdin() -> Result<GraphModule> {
    let mut bytes = Vec::new();
    let mut stdin = std::io::stdin().lock().take(MAX_STDIN + 1);
    stdin.read_to_end(&mut bytes).context("cannot read standard input")?;
    if bytes.len() as u64 > MAX_STDIN {
        bail!("standard input has more than {MAX_STDIN} bytes");
    }
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("standard input is neither a `.fx` text nor JSON; archives are read from files");
    };
    let module = if text.trim_start().starts_with('{') {
        from_json(&text).map_err(anyhow::Error::from)
    } else {
        parse_module(&text).map(|file| file.module).map_err(anyhow::Error::from)
    };
    module.map_err(|error| anyhow!("standard input: {error}"))
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
        let module = read_module(&path)?;
        Ok(Model { path, module, program: None })
    }
}

/// One line: nodes, calls, parameters.
pub fn summary(module: &GraphModule) -> String {
    let graph = module.graph();
    let calls = graph.nodes().filter(|node| node.op().is_call()).count();
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
