//! What is in an archive, at a glance.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use fx_ir::{Op, SymRange, TensorRole};

use crate::error::{Error, io};
use crate::program::{ExportedProgram, InputSpec, OutputSpec};

/// How many kinds of calls are listed.
const SHOWN: usize = 12;

/// What is in a `.pt2`: printed by `fx-opt info`.
#[derive(Clone, Debug)]
pub struct Info {
    /// The size of the file, in bytes.
    pub file_size: u64,
    /// The class of the root module; empty when it is not recorded.
    pub class: String,
    /// The version of torch that wrote it.
    pub torch_version: String,
    /// The schema version.
    pub schema_version: (i64, i64),
    /// Whether it was decomposed to core ATen (`ATEN`) or is as exported (`TRAINING`).
    pub verifiers: Vec<String>,
    /// Name and type of each of the user's inputs.
    pub inputs: Vec<(String, String)>,
    /// The type of each of the user's outputs.
    pub outputs: Vec<String>,
    /// The symbols in sizes and their ranges.
    pub symbols: Vec<(String, SymRange)>,
    /// How many calls there are, sub-graphs included.
    pub calls: usize,
    /// How many there are of each target, most frequent first.
    pub histogram: Vec<(String, usize)>,
    /// How many sub-graphs there are.
    pub sub_graphs: usize,
    /// Tensors, elements and bytes of parameters, buffers and constants. A tied tensor counts once.
    pub tensors: [(usize, u64, u64); 3],
    /// Groups of names of one and the same parameter.
    pub tied: Vec<Vec<String>>,
}

/// Reads what is in an archive, without touching its weights.
///
/// # Errors
/// As [`ExportedProgram::load`].
pub fn info(path: impl AsRef<Path>) -> Result<Info, Error> {
    let path = path.as_ref();
    let program = ExportedProgram::load(path)?;
    let file_size = std::fs::metadata(path).map_err(|error| io("open", path, error))?.len();
    Ok(Info::of(&program, file_size))
}

impl Info {
    fn of(program: &ExportedProgram, file_size: u64) -> Self {
        let graph = &program.graph;
        let mut histogram: BTreeMap<String, usize> = BTreeMap::new();
        let mut sub_graphs = 0;
        let mut graphs = vec![(graph, &program.modules)];
        while let Some((graph, modules)) = graphs.pop() {
            for node in graph.nodes().filter(|node| node.op() == Op::CallFunction) {
                *histogram.entry(node.target().to_owned()).or_insert(0) += 1;
            }
            for (_, id) in modules.named_modules() {
                if let Some(inner) = modules.module(id).and_then(|module| module.graph.as_deref()) {
                    sub_graphs += 1;
                    graphs.push((inner.graph(), inner.modules()));
                }
            }
        }
        let calls = histogram.values().sum();
        let mut histogram: Vec<(String, usize)> = histogram.into_iter().collect();
        histogram.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));

        let describe = |node: fx_ir::Node<'_>| match node.meta().value.as_deref() {
            Some(value) => value.to_string(),
            None => "?".to_owned(),
        };
        let mut tensors = [(0, 0, 0); 3];
        let mut inputs = Vec::new();
        let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut counted = BTreeSet::new();
        for (node, spec) in graph.placeholders().zip(&program.input_specs) {
            let (path, role) = match spec {
                InputSpec::UserInput => {
                    inputs.push((node.name().to_owned(), describe(node)));
                    continue;
                }
                InputSpec::Constant(value) => {
                    inputs.push((node.name().to_owned(), format!("always {}", graph.format_argument(value))));
                    continue;
                }
                InputSpec::Token => continue,
                InputSpec::Parameter(path) => (path, TensorRole::Parameter),
                InputSpec::Buffer(path, _) => (path, TensorRole::Buffer),
                InputSpec::TensorConstant(path) => (path, TensorRole::NonPersistentBuffer),
            };
            let Some(entry) = program.entry(path) else { continue };
            let first = entry.twin.as_deref().unwrap_or(path);
            groups.entry(first).or_default().push(path.clone());
            if counted.insert(first) {
                let slot = &mut tensors[match role {
                    TensorRole::Parameter => 0,
                    TensorRole::Buffer => 1,
                    TensorRole::NonPersistentBuffer => 2,
                }];
                let elements = entry.tensor.numel().unsigned_abs();
                slot.0 += 1;
                slot.1 += elements;
                slot.2 += elements.saturating_mul(entry.tensor.dtype.size() as u64);
            }
        }
        let returned = graph.output_node().and_then(|node| node.arg(0)).and_then(|value| value.as_sequence());
        let outputs = returned
            .unwrap_or_default()
            .iter()
            .zip(&program.output_specs)
            .filter(|(_, spec)| **spec == OutputSpec::UserOutput)
            .map(|(value, _)| match value.as_node() {
                Some(id) => describe(graph.node(id)),
                None => graph.format_argument(value),
            })
            .collect();
        let stack = graph.nodes().find_map(|node| node.meta().module_stack.clone());
        let class = stack.and_then(|stack| {
            stack.iter().find(|frame| frame.path.is_empty()).map(|frame| frame.class.clone())
        });
        Self {
            file_size,
            class: class.map(|class| class.to_string()).unwrap_or_default(),
            torch_version: program.torch_version.clone(),
            schema_version: program.schema_version,
            verifiers: program.verifiers.clone(),
            inputs,
            outputs,
            symbols: program.range_constraints.iter().map(|(name, range)| (name.clone(), *range)).collect(),
            calls,
            histogram,
            sub_graphs,
            tensors,
            tied: groups.into_values().filter(|group| group.len() > 1).collect(),
        }
    }
}

impl fmt::Display for Info {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let class = if self.class.is_empty() { "(not recorded)" } else { &self.class };
        writeln!(f, "class       {class}")?;
        writeln!(f, "file        {} bytes", self.file_size)?;
        let dialect = self.verifiers.join(", ");
        let (major, minor) = self.schema_version;
        writeln!(f, "written by  torch {}, schema {major}.{minor}, dialect {dialect}", self.torch_version)?;
        for (name, kind) in &self.inputs {
            writeln!(f, "input       {name} : {kind}")?;
        }
        for kind in &self.outputs {
            writeln!(f, "output      {kind}")?;
        }
        for (name, range) in &self.symbols {
            let bound =
                |value: Option<i64>, open: &str| value.map_or_else(|| open.to_owned(), |n| n.to_string());
            writeln!(f, "symbol      {} <= {name} <= {}", bound(range.min, "-oo"), bound(range.max, "oo"))?;
        }
        for (what, (count, elements, bytes)) in
            ["parameters", "buffers", "constants"].iter().zip(self.tensors)
        {
            if count > 0 {
                writeln!(f, "{what:<11} {count} tensors, {elements} elements, {bytes} bytes")?;
            }
        }
        for group in &self.tied {
            writeln!(f, "tied        {}", group.join(" = "))?;
        }
        if self.sub_graphs > 0 {
            writeln!(f, "sub-graphs  {}", self.sub_graphs)?;
        }
        writeln!(f, "calls       {}", self.calls)?;
        for (target, count) in self.histogram.iter().take(SHOWN) {
            writeln!(f, "{count:>10}  {target}")?;
        }
        if self.histogram.len() > SHOWN {
            writeln!(f, "            and {} more kinds", self.histogram.len() - SHOWN)?;
        }
        Ok(())
    }
}
