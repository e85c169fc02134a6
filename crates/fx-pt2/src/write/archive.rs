//! The archive: the tables of weights, and the members in the order and form that PyTorch writes them.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};

use fx_ir::{DType, GraphModule, Storage};
use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::lift::{InputKind, Lifted, Program};
use super::records;
use crate::error::{Fault, excerpt};
use crate::{sample, schema};

/// The folder that all members are in: the one `torch.export.save` uses when it writes to a buffer, so that the
/// bytes do not depend on the file's name.
const ROOT: &str = "archive";

/// Where the data of a member begins: at a multiple of this, as in PyTorch's own files.
const ALIGNMENT: u16 = 64;

/// The version of torch whose format is written, and its schema.
const TORCH_VERSION: &str = "2.13.0";
const SCHEMA_VERSION: (i64, i64) = (8, 20);

/// The version of ATen's operators that the format names (`torch._C._get_max_operator_version()`).
const OPERATOR_VERSION: i64 = 10;

/// The version of PyTorch's container, with the line break that its reader wants.
const CONTAINER_VERSION: &str = "6\n";

/// Every member, in order.
pub(super) struct Members {
    members: Vec<(String, Content)>,
}

enum Content {
    Text(Vec<u8>),
    /// The first bytes of a storage.
    Storage(Storage, usize),
}

#[derive(Serialize)]
struct Model<'m> {
    graph_module: Module<'m>,
    opset_version: Value,
    range_constraints: IndexMap<&'m str, Value>,
    schema_version: Value,
    verifiers: Vec<String>,
    torch_version: &'static str,
    guards_code: &'m [String],
}

#[derive(Serialize)]
struct Module<'m> {
    graph: schema::Graph<'m>,
    signature: Value,
    module_call_graph: Vec<Value>,
    metadata: Value,
    treespec_namedtuple_fields: IndexMap<String, Value>,
}

/// Makes all that stands in the archive; of the weights only where they lie.
///
/// # Errors
/// The bytes of a tensor cannot be read here.
pub(super) fn members(module: &GraphModule, program: Program<'_>) -> Result<Members, Fault> {
    let mut members = Vec::new();
    let mut tables = Vec::new();
    for (folder, file, is_constant) in [("weights", "weight", false), ("constants", "tensor", true)] {
        let mut table = Table { folder, file, rows: IndexMap::new(), files: HashMap::new() };
        for lifted in program.tensors.iter().filter(|lifted| lifted.is_constant() == is_constant) {
            table.add(lifted, &mut members)?;
        }
        tables.push((format!("data/{folder}/model_{folder}_config.json"), table.rows));
    }
    for (name, rows) in tables {
        members.push((name, Content::Text(to_json(&json!({ "config": rows }))?)));
    }
    members.push(("models/model.json".to_owned(), Content::Text(model(module, program)?)));
    let samples = match &module.export.sample_inputs {
        Some(bytes) => {
            readable(bytes).map_err(|problem| Fault::unsupported("the sample inputs", problem))?;
            Content::Storage(bytes.clone(), bytes.len())
        }
        None => Content::Text(Vec::new()),
    };
    members.push((sample::MEMBER.to_owned(), samples));
    let text = |name: &str, text: &str| (name.to_owned(), Content::Text(text.as_bytes().to_vec()));
    members.push(text("archive_format", "pt2"));
    members.push(text("archive_version", "0"));
    members.push(text(".data/version", CONTAINER_VERSION));
    members.push(text("byteorder", "little"));
    Ok(Members { members })
}

fn model(module: &GraphModule, program: Program<'_>) -> Result<Vec<u8>, Fault> {
    let names = &program.forward_arg_names;
    let root = json!({
        "inputs": [],
        "outputs": [],
        "in_spec": program.in_spec,
        "out_spec": program.out_spec,
        "forward_arg_names": if names.is_empty() { Value::Null } else { json!(names) },
    });
    let mut calls = program.calls.into_iter();
    let first = calls.next().map(|path| json!({ "fqn": path, "signature": root }));
    let others = calls.map(|path| json!({ "fqn": path, "signature": null }));
    let range = |range: &fx_ir::SymRange| json!({ "min_val": range.min, "max_val": range.max });
    let model = Model {
        graph_module: Module {
            graph: program.graph,
            signature: json!({ "input_specs": program.input_specs, "output_specs": program.output_specs }),
            module_call_graph: first.into_iter().chain(others).collect(),
            metadata: json!({}),
            treespec_namedtuple_fields: program.namedtuple_fields,
        },
        opset_version: json!({ "aten": OPERATOR_VERSION }),
        range_constraints: module
            .range_constraints
            .iter()
            .map(|(name, known)| (&**name, range(known)))
            .collect(),
        schema_version: json!({ "major": SCHEMA_VERSION.0, "minor": SCHEMA_VERSION.1 }),
        verifiers: vec![program.dialect],
        torch_version: TORCH_VERSION,
        guards_code: &module.export.guards,
    };
    to_json(&model)
}

fn to_json(value: &impl Serialize) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec(value).map_err(|error| Fault::invalid("models/model.json", error.to_string()))
}

/// A table of tensors and the files that it names. Tensors that share memory share a file.
struct Table {
    folder: &'static str,
    file: &'static str,
    rows: IndexMap<String, Value>,
    /// By the memory and the type of its elements: Python reads a file as elements of one type.
    files: HashMap<(usize, DType), String>,
}

impl Table {
    fn add(&mut self, lifted: &Lifted<'_>, members: &mut Vec<(String, Content)>) -> Result<(), Fault> {
        let tensor = lifted.tensor;
        let fault =
            |problem: String| Fault::unsupported(format!("tensor `{}`", excerpt(&lifted.path)), problem);
        let next = self.files.len();
        let key = (tensor.storage.key(), tensor.dtype);
        let path_name = match self.files.get(&key) {
            Some(name) => name.clone(),
            None => {
                readable(&tensor.storage).map_err(fault)?;
                let name = format!("{}_{next}", self.file);
                // Python wants whole elements; what is left over is of no tensor.
                let whole = tensor.storage.len() - tensor.storage.len() % tensor.dtype.size().max(1);
                let content = Content::Storage(tensor.storage.clone(), whole);
                members.push((format!("data/{}/{name}", self.folder), content));
                self.files.insert(key, name.clone());
                name
            }
        };
        let record = records::stored_record(tensor, lifted.device).map_err(fault)?;
        let row = json!({
            "path_name": path_name,
            "is_param": lifted.kind == InputKind::Parameter,
            "use_pickle": false,
            "tensor_meta": record,
        });
        self.rows.insert(lifted.path.clone(), row);
        Ok(())
    }
}

fn readable(storage: &Storage) -> Result<(), String> {
    match storage.bytes() {
        Some(bytes) if bytes.len() == storage.len() => Ok(()),
        _ => Err("its elements are not here: read the module together with its weights".to_owned()),
    }
}

impl Lifted<'_> {
    /// Whether it is kept apart from the state.
    fn is_constant(&self) -> bool {
        matches!(self.kind, InputKind::TensorConstant | InputKind::Buffer { persistent: false })
    }
}

impl Members {
    /// Writes the archive: every member stored as it is and aligned, so that it can be mapped.
    ///
    /// # Errors
    /// The writer's.
    pub(super) fn write(&self, file: File) -> io::Result<File> {
        let mut zip = ZipWriter::new(BufWriter::new(file));
        for (name, content) in &self.members {
            let bytes = match content {
                Content::Text(bytes) => bytes,
                Content::Storage(storage, len) => {
                    storage.bytes().and_then(|bytes| bytes.get(..*len)).unwrap_or_default()
                }
            };
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Stored)
                .last_modified_time(DateTime::default())
                .with_alignment(ALIGNMENT)
                .large_file(bytes.len() >= u32::MAX as usize);
            zip.start_file(format!("{ROOT}/{name}"), options)?;
            zip.write_all(bytes)?;
        }
        zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)
    }
}
