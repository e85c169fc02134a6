//! Modules and tensors in files: choosing the format by the name, and writing without losing what was there.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use fx_ir::{DType, GraphModule, Tensor, json, text};
use indexmap::IndexMap;
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, View};

use crate::error::{Error, Fault, excerpt, io};
use crate::map::Mapped;
use crate::program::ExportedProgram;
use crate::write;

/// The largest text or JSON graph that is read, in bytes.
const MAX_TEXT: u64 = 1 << 30;

/// Reads a module: a `.pt2` archive, a `.fx` text or a `.json` graph.
///
/// # Errors
/// The file cannot be opened, its name has another ending, or its content is not valid.
pub fn read_module(path: impl AsRef<Path>) -> Result<GraphModule, Error> {
    let path = path.as_ref();
    match ending(path).as_str() {
        "pt2" => ExportedProgram::load(path)?.module(),
        "fx" => {
            let source = Beside::new(path);
            let file = text::parse_module_with(&read_text(path)?, &source)
                .map_err(|error| Fault::invalid("the text", error.to_string()).in_file(path))?;
            Ok(file.module)
        }
        "json" => {
            let source = Beside::new(path);
            json::from_json_with(&read_text(path)?, &source)
                .map_err(|error| Fault::invalid("the graph", error.to_string()).in_file(path))
        }
        other => Err(unknown_ending(path, other, "read", ".pt2, .fx and .json")),
    }
}

/// Writes a module as `.pt2`, `.fx` or `.json`; beside the latter two, large tensors go to a safetensors file.
///
/// A `.pt2` is what `torch.export.load` of torch 2.13 reads: the tensors of the module tree become inputs of the graph
/// again, with a signature, and weights are copied from where they lie to the file and never held twice. Every value
/// must have a recorded shape (the pass `shape-prop` records them) and every call must be one of an operator.
///
/// Each file is written under another name first and then renamed: what was there stays until all is well, also when
/// the module's own weights are mapped from it.
///
/// # Errors
/// The name has another ending, the file cannot be written, or a tensor's bytes cannot be read. A `.pt2` is refused,
/// before anything is written, when it could not hold the module; the message names the node.
pub fn write_module(path: impl AsRef<Path>, module: &GraphModule) -> Result<(), Error> {
    let path = path.as_ref();
    if ending(path) == "pt2" {
        return write::module(path, module);
    }
    // The whole name is kept, so that `x.fx` and `x.json` have each their own.
    let mut weights = path.as_os_str().to_owned();
    weights.push(".safetensors");
    let weights = PathBuf::from(weights);
    let name = weights.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // With shapes, as JSON has them: without, the inputs of a file that is read again would be unknown.
    let large = text::FxPrintOptions {
        shapes: true,
        weights: text::Weights::File(&name),
        ..text::FxPrintOptions::default()
    };
    let text = match ending(path).as_str() {
        "fx" => text::print_module_with(module, &text::FxHeader::new(), &large),
        "json" => {
            let (weights, inline_limit) = (large.weights, large.inline_limit);
            json::to_json(
                module,
                &json::JsonOptions { weights, inline_limit, pretty: true, ..Default::default() },
            )
        }
        other => return Err(unknown_ending(path, other, "written", ".pt2, .fx and .json")),
    };
    let external = text::tensors_for_file(module, &large);
    if !external.is_empty() {
        write_safetensors(&weights, external.iter().map(|(name, tensor)| (name.as_str(), tensor)))?;
    }
    write_file(path, text.as_bytes())
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn unknown_ending(path: &Path, ending: &str, done: &str, known: &str) -> Error {
    let problem = match ending {
        "" => format!("it has no ending; {known} are {done}"),
        other => format!("`.{}` files are not {done}; {known} are", excerpt(other)),
    };
    Fault::unsupported("the name", problem).in_file(path)
}

fn read_text(path: &Path) -> Result<String, Error> {
    let size = std::fs::metadata(path).map_err(|error| io("open", path, error))?.len();
    if size > MAX_TEXT {
        return Err(Fault::invalid("the file", format!("{size} bytes, more than {MAX_TEXT}")).in_file(path));
    }
    std::fs::read_to_string(path).map_err(|error| io("read", path, error))
}

/// Writes a file by way of a sibling, so that a failure leaves the old content.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    replace(path, |mut file| file.write_all(bytes).map(|()| file))
}

/// The same for what is written piece by piece: `write` gets the new file and gives it back.
pub(crate) fn replace(
    path: &Path,
    write: impl FnOnce(std::fs::File) -> std::io::Result<std::fs::File>,
) -> Result<(), Error> {
    let failed = |error| io("write", path, error);
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(format!(".{}.partial", std::process::id()));
    let partial = path.with_file_name(name);
    let written = std::fs::File::create(&partial)
        .and_then(write)
        .and_then(|file| file.sync_all())
        .and_then(|()| std::fs::rename(&partial, path));
    if written.is_err() {
        // Nothing more can be done when even the removal fails; the first error is the one to report.
        let _ = std::fs::remove_file(&partial);
    }
    written.map_err(failed)
}

/// Tensors of safetensors files in the folder of a text. Each file is opened once.
struct Beside {
    folder: PathBuf,
    files: RefCell<HashMap<String, IndexMap<String, Tensor>>>,
}

impl Beside {
    fn new(path: &Path) -> Self {
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        Self { folder, files: RefCell::default() }
    }
}

impl text::TensorSource for Beside {
    fn tensor(&self, file: &str, name: &str) -> Result<Tensor, String> {
        let is_plain = !file.is_empty() && !file.contains(['/', '\\', '\0', ':']) && file != "..";
        if !is_plain {
            return Err(format!("`{}` is not the name of a file in the same folder", excerpt(file)));
        }
        let mut files = self.files.borrow_mut();
        if !files.contains_key(file) {
            let tensors = read_safetensors(self.folder.join(file)).map_err(|error| error.to_string())?;
            files.insert(file.to_owned(), tensors);
        }
        let found = files.get(file).and_then(|tensors| tensors.get(name));
        found.cloned().ok_or_else(|| format!("{file} has no tensor `{}`", excerpt(name)))
    }
}

/// The tensors of a safetensors file, in the order of the file's header, over a mapping of the file.
///
/// # Errors
/// The file cannot be opened, is damaged, or holds an element type that libtorch does not have.
pub fn read_safetensors(path: impl AsRef<Path>) -> Result<IndexMap<String, Tensor>, Error> {
    let path = path.as_ref();
    let map = Mapped::open(path)?;
    let damaged = |problem: String| Fault::invalid("the tensors", problem).in_file(path);
    let base = map.bytes().as_ptr().addr();
    let file = SafeTensors::deserialize(map.bytes()).map_err(|error| damaged(error.to_string()))?;
    let mut tensors: Vec<(usize, String, Tensor)> = Vec::new();
    for (name, view) in file.tensors() {
        let dtype = to_dtype(view.dtype())
            .ok_or_else(|| damaged(format!("`{}` has the type {:?}", excerpt(&name), view.dtype())))?;
        let start = view.data().as_ptr().addr() - base;
        let storage = map
            .storage(start..start + view.data().len())
            .ok_or_else(|| damaged(format!("`{}` lies outside the file", excerpt(&name))))?;
        let shape: Option<Vec<i64>> = view.shape().iter().map(|&size| i64::try_from(size).ok()).collect();
        let tensor = shape
            .ok_or_else(|| damaged(format!("`{}` has a size beyond 64 bits", excerpt(&name))))
            .and_then(|shape| {
                Tensor::contiguous(dtype, &shape, storage).map_err(|error| damaged(error.to_string()))
            })?;
        tensors.push((start, name, tensor));
    }
    tensors.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    Ok(tensors.into_iter().map(|(_, name, tensor)| (name, tensor)).collect())
}

/// A tensor as the writer of safetensors wants it.
struct Contiguous<'t> {
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: std::borrow::Cow<'t, [u8]>,
}

impl View for Contiguous<'_> {
    fn dtype(&self) -> Dtype {
        self.dtype
    }

    fn shape(&self) -> &[usize] {
        &self.shape
    }

    fn data(&self) -> std::borrow::Cow<'_, [u8]> {
        std::borrow::Cow::Borrowed(&self.bytes)
    }

    fn data_len(&self) -> usize {
        self.bytes.len()
    }
}

/// Writes tensors, each row-major, to a safetensors file.
///
/// # Errors
/// The file cannot be written, or a tensor's bytes or type cannot be stored.
pub fn write_safetensors<'t>(
    path: impl AsRef<Path>,
    tensors: impl IntoIterator<Item = (&'t str, &'t Tensor)>,
) -> Result<(), Error> {
    let path = path.as_ref();
    let mut views = Vec::new();
    for (name, tensor) in tensors {
        let place = format!("`{}`", excerpt(name));
        let fault = |problem: String| Fault::unsupported(place.clone(), problem).in_file(path);
        let dtype =
            from_dtype(tensor.dtype).ok_or_else(|| fault(format!("safetensors has no {}", tensor.dtype)))?;
        let bytes =
            tensor.to_contiguous_bytes().ok_or_else(|| fault("its bytes cannot be read here".to_owned()))?;
        let shape = tensor.shape.iter().map(|&size| size.unsigned_abs() as usize).collect();
        views.push((name, Contiguous { dtype, shape, bytes }));
    }
    let bytes = safetensors::serialize(views, None)
        .map_err(|error| Fault::invalid("the tensors", error.to_string()).in_file(path))?;
    write_file(path, &bytes)
}

fn to_dtype(dtype: Dtype) -> Option<DType> {
    PAIRS.iter().find(|(theirs, _)| *theirs == dtype).map(|(_, ours)| *ours)
}

fn from_dtype(dtype: DType) -> Option<Dtype> {
    PAIRS.iter().find(|(_, ours)| *ours == dtype).map(|(theirs, _)| *theirs)
}

const PAIRS: &[(Dtype, DType)] = &[
    (Dtype::BOOL, DType::Bool),
    (Dtype::U8, DType::UInt8),
    (Dtype::I8, DType::Int8),
    (Dtype::I16, DType::Int16),
    (Dtype::U16, DType::UInt16),
    (Dtype::F16, DType::Float16),
    (Dtype::BF16, DType::BFloat16),
    (Dtype::I32, DType::Int32),
    (Dtype::U32, DType::UInt32),
    (Dtype::F32, DType::Float32),
    (Dtype::C64, DType::Complex64),
    (Dtype::F64, DType::Float64),
    (Dtype::I64, DType::Int64),
    (Dtype::U64, DType::UInt64),
    (Dtype::F8_E4M3, DType::Float8E4M3Fn),
    (Dtype::F8_E5M2, DType::Float8E5M2),
];
