//! [`ExportedProgram`]: a `.pt2` archive, read.

use std::path::{Path, PathBuf};

use fx_ir::{Argument, Graph, GraphModule, ModuleTree, SymRange, TreeSpec};
use indexmap::IndexMap;

use crate::archive::Archive;
use crate::build::{Builder, Interner};
use crate::error::{Error, Fault, excerpt};
use crate::map::Mapped;
use crate::sample::{self, SampleValue};
use crate::schema::{self, InputSpec as In, OutputSpec as Out};
use crate::weights::{self, Entry};
use crate::{treespec, unlift};

/// The largest `model.json` that is read, in bytes.
const MAX_MODEL_JSON: usize = 2 << 30;

/// What an input of the graph is (`torch.export.graph_signature.InputSpec`).
#[derive(Clone, Debug, PartialEq)]
pub enum InputSpec {
    /// Given by the caller.
    UserInput,
    /// A constant that the caller must give again: `flag=False`, `None`.
    Constant(Argument),
    /// A parameter, by its path.
    Parameter(String),
    /// A buffer, by its path, and whether it belongs to the state.
    Buffer(String, bool),
    /// A tensor constant, by its path.
    TensorConstant(String),
    /// An ordering token of effects.
    Token,
}

/// What an output of the graph is (`torch.export.graph_signature.OutputSpec`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputSpec {
    /// Returned to the caller.
    UserOutput,
    /// The new value of a buffer or parameter, by its path.
    Mutation(String),
    /// The new value of an input, by its name.
    UserInputMutation(String),
    /// A gradient, by kind; read, but not returned by [`ExportedProgram::module`].
    Gradient,
    /// An ordering token of effects.
    Token,
}

/// A program as `torch.export.save` wrote it (`torch.export.ExportedProgram`).
///
/// The graph is in the exported form: parameters, buffers and constants are inputs. [`module`](Self::module) gives
/// the form that is run and transformed.
///
/// Weights are mapped, not read: the file must not be truncated while the program or a module made of it lives.
#[derive(Clone, Debug)]
pub struct ExportedProgram {
    /// The graph, printing as Python's `ep.graph`.
    pub graph: Graph,
    /// The sub-graphs of control flow, by the paths that `get_attr` nodes name.
    pub modules: ModuleTree,
    /// What each placeholder is, in order.
    pub input_specs: Vec<InputSpec>,
    /// What each output is, in order.
    pub output_specs: Vec<OutputSpec>,
    /// How `(args, kwargs)` of the caller flatten to the user's inputs.
    pub in_spec: TreeSpec,
    /// How the user's outputs become the result.
    pub out_spec: TreeSpec,
    /// The names of the arguments of `forward`.
    pub forward_arg_names: Vec<String>,
    /// The symbols in sizes and the values allowed.
    pub range_constraints: IndexMap<String, SymRange>,
    /// Further conditions on the inputs, as Python text.
    pub guards: Vec<String>,
    /// Which dialect it was checked against: `TRAINING` as exported, `ATEN` after `run_decompositions()`.
    pub verifiers: Vec<String>,
    /// The version of torch that wrote it.
    pub torch_version: String,
    /// The schema version: major and minor.
    pub schema_version: (i64, i64),
    /// The paths of the modules that were called, the root's first (`module_call_graph`).
    pub(crate) calls: Vec<String>,
    pub(crate) state: IndexMap<String, Entry>,
    pub(crate) constants: IndexMap<String, Entry>,
    pub(crate) archive: Archive,
    pub(crate) path: PathBuf,
}

impl ExportedProgram {
    /// Reads an archive. Costs O(nodes) and one mapping of the file; no weight is touched.
    ///
    /// # Errors
    /// The file is not a `.pt2` of schema 8, is damaged, or holds what is not read (pickles, objects, old layouts);
    /// the message names the member and the node.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let archive = Archive::open(Mapped::open(path)?).map_err(|fault| fault.in_file(path))?;
        Self::read(archive, path).map_err(|fault| fault.in_file(path))
    }

    fn read(archive: Archive, path: &Path) -> Result<Self, Fault> {
        check_layout(&archive)?;
        let name = model_name(&archive)?;
        let member = format!("models/{name}.json");
        let bytes = archive.read(&member)?.into_owned();
        if bytes.len() > MAX_MODEL_JSON {
            return Err(Fault::invalid(member, format!("{} bytes, more than {MAX_MODEL_JSON}", bytes.len())));
        }
        let not_json =
            |error: serde_json::Error| Fault::invalid(&*member, format!("it cannot be read: {error}"));
        let preamble: schema::Preamble = serde_json::from_slice(&bytes).map_err(not_json)?;
        if preamble.schema_version.major != 8 {
            let problem = format!(
                "schema version {}.{}; version 8 is read: export again with torch 2.7 or later",
                preamble.schema_version.major, preamble.schema_version.minor
            );
            return Err(Fault::unsupported(member, problem));
        }
        let program: schema::Program<'_> = serde_json::from_slice(&bytes).map_err(not_json)?;

        let state = read_weights(&archive, "weights", &name)?;
        let constants = read_weights(&archive, "constants", &name)?;
        let parts = convert(&program, &member)?;
        let text = |text: &schema::Text<'_>| text.to_string();
        let made = Self {
            graph: parts.graph,
            modules: parts.modules,
            input_specs: parts.input_specs,
            output_specs: parts.output_specs,
            in_spec: parts.in_spec,
            out_spec: parts.out_spec,
            forward_arg_names: parts.forward_arg_names,
            range_constraints: program
                .range_constraints
                .iter()
                .map(|(symbol, range)| (text(symbol), SymRange { min: range.min_val, max: range.max_val }))
                .collect(),
            guards: program.guards_code.iter().map(text).collect(),
            verifiers: match &program.verifiers {
                Some(verifiers) => verifiers.iter().map(text).collect(),
                None => vec!["ATEN".to_owned()],
            },
            torch_version: program.torch_version.as_ref().map(text).unwrap_or_default(),
            schema_version: (program.schema_version.major, program.schema_version.minor),
            calls: program.graph_module.module_call_graph.iter().map(|call| text(&call.fqn)).collect(),
            state,
            constants,
            archive,
            path: path.to_owned(),
        };
        made.check_tensors(&member)?;
        Ok(made)
    }

    /// Every parameter, buffer and constant that the signature names must be in the tables.
    fn check_tensors(&self, member: &str) -> Result<(), Fault> {
        for spec in &self.input_specs {
            let path = match spec {
                InputSpec::Parameter(path) | InputSpec::TensorConstant(path) => path,
                InputSpec::Buffer(path, _) => path,
                InputSpec::UserInput | InputSpec::Constant(_) | InputSpec::Token => continue,
            };
            if self.entry(path).is_none() {
                let problem =
                    format!("the signature names `{}`, which the archive has no tensor for", excerpt(path));
                return Err(Fault::invalid(format!("{member}: signature"), problem));
            }
        }
        Ok(())
    }

    pub(crate) fn entry(&self, path: &str) -> Option<&Entry> {
        self.state.get(path).or_else(|| self.constants.get(path))
    }

    /// The file it was read from.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The program as a module: parameters, buffers and constants in its tree, read by `get_attr`; the user's
    /// inputs as placeholders; updates of buffers and inputs as calls of `copy_` at the end
    /// (`ExportedProgram.module()`, without the call that checks the guards).
    ///
    /// # Errors
    /// The signature contradicts the graph.
    pub fn module(&self) -> Result<GraphModule, Error> {
        unlift::module(self).map_err(|fault| fault.in_file(&self.path))
    }

    /// The inputs that the program was exported with, one for each of the user's inputs, in order. `None` when the
    /// archive carries none.
    ///
    /// They are stored as a pickle. It is read by an interpreter of a closed list of opcodes and names that can
    /// make tensors and containers and nothing else; anything beyond is refused.
    ///
    /// # Errors
    /// The member is damaged, or holds more than tensors and plain values.
    pub fn sample_inputs(&self) -> Result<Option<Vec<SampleValue>>, Error> {
        sample::read(self).map_err(|fault| fault.in_file(&self.path))
    }
}

/// Refuses what is not the present layout, with a reason.
fn check_layout(archive: &Archive) -> Result<(), Fault> {
    let old = ["serialized_exported_program.json", "serialized_state_dict.pt"];
    if archive.names().any(|name| old.iter().any(|old| name.ends_with(old))) {
        let problem = "the layout of torch 2.7 and earlier; export again with a newer torch";
        return Err(Fault::unsupported("the archive", problem));
    }
    if archive.contains("data.pkl") {
        let problem = "a torch.save or TorchScript archive, not one of torch.export; use torch.export.save";
        return Err(Fault::unsupported("data.pkl", problem));
    }
    let read = |name: &str| -> Result<Option<String>, Fault> {
        if archive.contains(name) {
            archive.read_text(name).map(|text| Some(text.trim().to_owned()))
        } else {
            Ok(None)
        }
    };
    match read("archive_format")?.as_deref() {
        Some("pt2") => {}
        Some(other) => {
            return Err(Fault::unsupported("archive_format", format!("`{}` instead of pt2", excerpt(other))));
        }
        None => {
            return Err(Fault::invalid(
                "archive_format",
                "the member is missing: not an archive of torch.export",
            ));
        }
    }
    match read("archive_version")?.as_deref() {
        Some("0") => {}
        Some(other) => {
            let problem = format!("version `{}` is not known, only 0", excerpt(other));
            return Err(Fault::unsupported("archive_version", problem));
        }
        None => return Err(Fault::invalid("archive_version", "the member is missing")),
    }
    if let Some(order) = read("byteorder")?.filter(|order| order != "little") {
        let problem = format!("the tensors are in `{}` byte order, only little is read", excerpt(&order));
        return Err(Fault::unsupported("byteorder", problem));
    }
    for folder in ["weights", "constants"] {
        let pickle = format!("data/{folder}/model.pt");
        if archive.contains(&pickle) {
            let problem =
                "the tensors are in a pickle, which is never opened; export again with a newer torch";
            return Err(Fault::unsupported(pickle, problem));
        }
    }
    Ok(())
}

/// The program called `model`, or the only one.
fn model_name(archive: &Archive) -> Result<String, Fault> {
    let models: Vec<&str> =
        archive.names().filter_map(|name| name.strip_prefix("models/")?.strip_suffix(".json")).collect();
    match models.as_slice() {
        [] => Err(Fault::invalid("models/model.json", "the archive holds no program")),
        [only] => Ok((*only).to_owned()),
        several if several.contains(&"model") => Ok("model".to_owned()),
        several => {
            let problem = format!("several programs ({}) and none called `model`", several.join(", "));
            Err(Fault::unsupported("models", problem))
        }
    }
}

fn read_weights(archive: &Archive, folder: &str, name: &str) -> Result<IndexMap<String, Entry>, Fault> {
    let config = format!("data/{folder}/{name}_{folder}_config.json");
    if archive.contains(&config) {
        weights::read(archive, folder, &config)
    } else if folder == "constants" {
        Ok(IndexMap::new())
    } else {
        Err(Fault::invalid(config, "the table of weights is missing from the archive"))
    }
}

struct Parts {
    graph: Graph,
    modules: ModuleTree,
    input_specs: Vec<InputSpec>,
    output_specs: Vec<OutputSpec>,
    in_spec: TreeSpec,
    out_spec: TreeSpec,
    forward_arg_names: Vec<String>,
}

fn convert(program: &schema::Program<'_>, member: &str) -> Result<Parts, Fault> {
    let source = &program.graph_module;
    let signature = &source.signature;
    let place = format!("{member}: signature");
    if signature.input_specs.len() != source.graph.inputs.len() {
        let (specs, inputs) = (signature.input_specs.len(), source.graph.inputs.len());
        return Err(Fault::invalid(place, format!("{specs} input specifications for {inputs} inputs")));
    }
    if signature.output_specs.len() != source.graph.outputs.len() {
        let (specs, outputs) = (signature.output_specs.len(), source.graph.outputs.len());
        return Err(Fault::invalid(place, format!("{specs} output specifications for {outputs} outputs")));
    }
    let mut names = Vec::with_capacity(source.graph.inputs.len());
    for (at, (input, spec)) in source.graph.inputs.iter().zip(&signature.input_specs).enumerate() {
        names.push(match (input, spec) {
            (_, In::ConstantInput { name, .. }) => name.to_string(),
            (schema::Argument::AsTensor(named), _) => named.name.to_string(),
            (schema::Argument::AsSymInt(schema::SymArgument::AsName(name)), _)
            | (schema::Argument::AsSymBool(schema::SymArgument::AsName(name)), _)
            | (schema::Argument::AsSymFloat(schema::SymArgument::AsName(name)), _) => name.to_string(),
            (schema::Argument::AsCustomObj(object), _) => {
                let problem = format!(
                    "the input `{}` is an object that only Python can read; export the model without it",
                    excerpt(&object.name)
                );
                return Err(Fault::unsupported(place, problem));
            }
            _ => return Err(Fault::invalid(place, format!("input {at} has no name"))),
        });
    }
    let mut interner = Interner::default();
    let mut builder = Builder::build(&source.graph, &names, &mut interner, member, 0)?;
    let output = builder.output(&source.graph)?;
    builder.graph.output(output);
    let mut input_specs = Vec::with_capacity(names.len());
    for spec in &signature.input_specs {
        input_specs.push(match spec {
            In::UserInput { .. } => InputSpec::UserInput,
            In::Parameter { parameter_name } => InputSpec::Parameter(parameter_name.to_string()),
            In::Buffer { buffer_name, persistent } => InputSpec::Buffer(buffer_name.to_string(), *persistent),
            In::TensorConstant { tensor_constant_name } => {
                InputSpec::TensorConstant(tensor_constant_name.to_string())
            }
            In::ConstantInput { value, .. } => InputSpec::Constant(builder.argument(value, "signature")?),
            In::Token {} => InputSpec::Token,
            In::CustomObj { custom_obj_name } => {
                let name = excerpt(custom_obj_name);
                let problem = format!("`{name}` is an object that only Python can read; export without it");
                return Err(Fault::unsupported(place, problem));
            }
        });
    }
    let output_specs = signature
        .output_specs
        .iter()
        .map(|spec| match spec {
            Out::UserOutput { .. } | Out::LossOutput {} => OutputSpec::UserOutput,
            Out::BufferMutation { buffer_name } => OutputSpec::Mutation(buffer_name.to_string()),
            Out::ParameterMutation { parameter_name } => OutputSpec::Mutation(parameter_name.to_string()),
            Out::UserInputMutation { user_input_name } => {
                OutputSpec::UserInputMutation(user_input_name.to_string())
            }
            Out::GradientToParameter {} | Out::GradientToUserInput {} => OutputSpec::Gradient,
            Out::Token {} => OutputSpec::Token,
        })
        .collect();

    let call = source
        .module_call_graph
        .iter()
        .find(|call| call.fqn.is_empty())
        .and_then(|call| call.signature.as_ref())
        .ok_or_else(|| {
            Fault::invalid(format!("{member}: module_call_graph"), "the entry of the root is missing")
        })?;
    let tuples = &source.treespec_namedtuple_fields;
    let in_spec = treespec::parse(&call.in_spec, &format!("{member}: in_spec"), tuples)?;
    let out_spec = treespec::parse(&call.out_spec, &format!("{member}: out_spec"), tuples)?;
    let is_given = |spec: &&InputSpec| matches!(spec, InputSpec::UserInput | InputSpec::Constant(_));
    let given = input_specs.iter().filter(is_given).count();
    if in_spec.num_leaves() != given {
        let leaves = in_spec.num_leaves();
        let problem = format!("the specification has {leaves} inputs and the signature {given}");
        return Err(Fault::invalid(format!("{member}: in_spec"), problem));
    }
    let forward_arg_names = match &call.forward_arg_names {
        Some(names) => names.iter().map(ToString::to_string).collect(),
        None => Vec::new(),
    };
    let (graph, modules) = (builder.graph, builder.modules);
    Ok(Parts { graph, modules, input_specs, output_specs, in_spec, out_spec, forward_arg_names })
}
