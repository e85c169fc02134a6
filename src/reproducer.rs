//! One file that shows a failure again: a pipeline, the module just before it, the inputs, and what happened.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::ir::text::{
    FxFile, FxHeader, FxPrintOptions, ParseError, parse_module, print_graph, print_module_with,
};
use crate::ir::{Graph, GraphModule, ModuleTree, TensorRole};
use crate::passes::instrument::Instrument;
use crate::passes::{
    Failure, InstrumentError, ParsePipelineError, PassEvent, PassManager, PassRun, PassTime, Registry,
    SampleInput,
};

/// A failure of a pipeline in one file, a `.fx` text whose notes say what to run. As a case under `tests/cases` it is
/// a test that passes for as long as the failure is there.
///
/// ```
/// use fx::Reproducer;
///
/// let text = "\
/// //@ intent: shapes cannot be recorded without inputs
/// //@ pipeline: shape-prop
/// //@ error: it runs the module and has no sample inputs
/// graph():
///     %x : [num_users=1] = placeholder[target=x]
///     return x
/// ";
/// let reproducer = Reproducer::parse(text)?;
/// assert_eq!(reproducer.pipeline, "shape-prop");
/// assert_eq!(Reproducer::parse(&reproducer.to_text())?.pipeline, "shape-prop");
/// # Ok::<(), fx::ReproducerError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reproducer {
    /// What this shows, in a sentence.
    pub intent: String,
    /// The passes, from the one that fails on; all of them when none did.
    pub pipeline: String,
    /// The module just before the first of them.
    pub module: GraphModule,
    /// A value for each placeholder, when the failure needs them.
    pub inputs: Option<Vec<SampleInput>>,
    /// What earlier passes had ensured, see [`PassManager::assume`].
    pub assume: Vec<String>,
    /// What is verified after each pass. The failure may be that it does not hold.
    pub verify: Level,
    /// The relative and the absolute tolerance of that comparison, when they are not those of the element type.
    pub tolerance: Option<(f64, f64)>,
    /// The seed of random operators.
    pub seed: u64,
    /// The first line of the error; `None` when nothing failed.
    pub error: Option<String>,
}

/// What is verified after each pass of a pipeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The module is valid.
    #[default]
    Lint,
    /// And what is returned, and what stays, has the shapes and element types that it had, see [`Shapes`](crate::Shapes).
    Shapes,
    /// And the answers on sample inputs are the same, see `fx::Numerics`.
    Numerics,
}

impl Level {
    /// The name in notes.
    fn name(self) -> &'static str {
        match self {
            Level::Lint => "lint",
            Level::Shapes => "shapes",
            Level::Numerics => "numerics",
        }
    }
}

/// Why a text is not a reproducer.
#[derive(Debug, thiserror::Error)]
pub enum ReproducerError {
    /// It is not a `.fx` file.
    #[error(transparent)]
    Text(#[from] ParseError),
    /// There is no `pipeline` note.
    #[error("there is no line `//@ pipeline: ...`, which says what to run")]
    NoPipeline,
    /// A note has a value that it cannot have.
    #[error("`//@ {key}: {value}` is wrong: {problem}")]
    Note {
        /// The key.
        key: &'static str,
        /// The value, shortened.
        value: String,
        /// What is wrong.
        problem: String,
    },
}

impl Reproducer {
    /// A run of `pipeline` on `module` in which nothing failed, and without inputs.
    pub fn new(pipeline: impl Into<String>, module: GraphModule) -> Self {
        let pipeline = pipeline.into();
        Self {
            intent: format!("a run of `{pipeline}`"),
            pipeline,
            module,
            inputs: None,
            assume: Vec::new(),
            verify: Level::Lint,
            tolerance: None,
            seed: 0,
            error: None,
        }
    }

    /// Reads one. Notes that it does not know, it passes over. O(text).
    ///
    /// # Errors
    /// The text is not a `.fx` file, says no pipeline, or has a note that makes no sense.
    pub fn parse(text: &str) -> Result<Self, ReproducerError> {
        let FxFile { header, module } = parse_module(text)?;
        let inputs = header.get_all("input").map(parse_input).collect::<Result<Vec<_>, _>>()?;
        let relative = number(&header, "rtol")?;
        let absolute = number(&header, "atol")?;
        let joined = |key| header.get_all(key).collect::<Vec<_>>().join("\n");
        Ok(Self {
            intent: joined("intent"),
            pipeline: header.get("pipeline").ok_or(ReproducerError::NoPipeline)?.to_owned(),
            module,
            inputs: (!inputs.is_empty()).then_some(inputs),
            assume: header.get_all("assume").map(str::to_owned).collect(),
            verify: match header.get("verify") {
                None | Some("lint") => Level::Lint,
                Some("shapes") => Level::Shapes,
                Some("numerics") => Level::Numerics,
                Some(other) => return Err(wrong("verify", other, "it is lint, shapes or numerics")),
            },
            tolerance: match (relative, absolute) {
                (None, None) => None,
                (relative, absolute) => Some((relative.unwrap_or(0.0), absolute.unwrap_or(0.0))),
            },
            seed: number(&header, "seed")?.unwrap_or(0),
            error: header.get("error").map(str::to_owned),
        })
    }

    /// The file, with all weights in it and the versions that were in use. O(size of the weights).
    pub fn to_text(&self) -> String {
        self.text("written on request, nothing failed")
    }

    /// The file as a case under `tests/cases` that says what must not fail, and why there is no more to check: it passes
    /// once the failure is gone.
    pub fn to_case(&self, why: &str) -> String {
        Self { error: None, ..self.clone() }.text(why)
    }

    fn text(&self, unfailing: &str) -> String {
        let mut header = FxHeader::new();
        header.push("intent", &self.intent);
        header.push("pipeline", &self.pipeline);
        self.assume.iter().for_each(|property| header.push("assume", property));
        self.inputs.iter().flatten().for_each(|input| header.push("input", &print_input(input)));
        if self.verify != Level::Lint {
            header.push("verify", self.verify.name());
        }
        if let Some((relative, absolute)) = self.tolerance {
            header.push("rtol", &relative.to_string());
            header.push("atol", &absolute.to_string());
        }
        if self.seed != 0 {
            header.push("seed", &self.seed.to_string());
        }
        match &self.error {
            Some(error) => header.push("error", error),
            None => header.push("golden-only", unfailing),
        }
        header.push("version", concat!("fx ", env!("CARGO_PKG_VERSION"), ", libtorch 2.13.0"));
        let options = FxPrintOptions { shapes: true, ..FxPrintOptions::default() };
        let mut text = print_module_with(&self.module, &header, &options);
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text
    }

    /// A manager that runs the pipeline as it was run, numbers aside, with the passes of the linked crates.
    ///
    /// # Errors
    /// The pipeline names passes or options that there are not.
    pub fn manager(&self) -> Result<PassManager<'static>, ParsePipelineError> {
        let manager = PassManager::parse(&self.pipeline)?.assume(self.assume.iter().cloned());
        Ok(match &self.inputs {
            Some(inputs) => manager.inputs(inputs.clone()),
            None => manager,
        })
    }
}

fn wrong(key: &'static str, value: &str, problem: impl ToString) -> ReproducerError {
    ReproducerError::Note { key, value: value.chars().take(80).collect(), problem: problem.to_string() }
}

fn number<T: std::str::FromStr<Err: ToString>>(
    header: &FxHeader,
    key: &'static str,
) -> Result<Option<T>, ReproducerError> {
    let parsed = |text: &str| text.parse().map_err(|error: T::Err| wrong(key, text, error));
    header.get(key).map(parsed).transpose()
}

/// Reads an input as the notes of cases and reproducers spell it: a tensor as in a `.fx` file,
/// `f32[2, 3] uniform(seed=1)`, or a constant, `3` or `(1, None)`.
///
/// # Errors
/// It is neither.
pub fn parse_input(line: &str) -> Result<SampleInput, ReproducerError> {
    let as_tensor = format!("module Inputs:\n    value = buffer {line}\ngraph():\n    return None");
    let problem = match parse_module(&as_tensor) {
        Ok(file) => match file.module.modules().get_tensor("value") {
            Ok((_, tensor)) => return Ok(SampleInput::Tensor(tensor.clone())),
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    if let Ok(file) = parse_module(&format!("graph():\n    return {line}"))
        && let Some(constant) = file.module.graph().output_node().and_then(|node| node.arg(0))
        // A word that is not in quotes is a tensor misspelt.
        && (constant.as_str().is_none() || line.trim_start().starts_with(['\'', '"']))
    {
        return Ok(SampleInput::Constant(constant.clone()));
    }
    Err(wrong("input", line, problem))
}

/// An input as [`parse_input`] reads it.
pub fn print_input(input: &SampleInput) -> String {
    let (mut modules, mut graph) = (ModuleTree::default(), Graph::new());
    let prefix = match input {
        SampleInput::Tensor(tensor) => {
            modules.set_tensor("value", TensorRole::Buffer, tensor.clone());
            graph.output(());
            "value = buffer "
        }
        SampleInput::Constant(constant) => {
            graph.output(constant.clone());
            let text = print_graph(&graph, &FxPrintOptions::default());
            return text.rsplit_once("return ").map(|(_, value)| value.trim().to_owned()).unwrap_or_default();
        }
    };
    let text =
        print_module_with(&GraphModule::new(modules, graph), &FxHeader::new(), &FxPrintOptions::default());
    let line = text.lines().find_map(|line| line.trim().strip_prefix(prefix));
    line.unwrap_or_default().to_owned()
}

/// Keeps what a [`Reproducer`] needs while a pipeline runs: an instrument that copies graph and tree, without the
/// tensors' memory, before every pass. O(nodes) a pass.
///
/// ```
/// use fx::Recorder;
/// use fx::prelude::*;
///
/// let mut module = GraphModule::from_graph(Graph::new());
/// module.graph_mut().output(());
/// let mut recorder = Recorder::new(None);
/// let broken = Pipeline::new().function("broken", |_, _| panic!("out of ideas"));
/// PassManager::new().add_pipeline(broken).with_instrument(&mut recorder).run(&mut module).unwrap_err();
/// let reproducer = recorder.into_failure().unwrap();
/// assert_eq!(reproducer.pipeline, "broken");
/// assert!(reproducer.error.unwrap().ends_with("out of ideas"));
/// ```
#[derive(Debug, Default)]
pub struct Recorder {
    inputs: Option<Vec<SampleInput>>,
    before: Option<GraphModule>,
    holds: BTreeSet<String>,
    failure: Option<Reproducer>,
}

impl Recorder {
    /// A recorder for a run with these inputs.
    pub fn new(inputs: Option<Vec<SampleInput>>) -> Self {
        Self { inputs, ..Self::default() }
    }

    /// The failure of the run; `None` when there was none.
    pub fn into_failure(self) -> Option<Reproducer> {
        self.failure
    }
}

impl Instrument for Recorder {
    fn name(&self) -> &str {
        "recorder"
    }

    fn before_pipeline(&mut self, _module: &GraphModule) -> Result<(), InstrumentError> {
        (self.before, self.failure) = (None, None);
        self.holds.clear();
        Ok(())
    }

    fn before_pass(&mut self, _pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        self.before = Some(module.clone());
        Ok(())
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        _module: &GraphModule,
        _outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        let info = Registry::global().ok().and_then(|registry| registry.get(pass.name));
        if let Some(info) = info {
            info.breaks.iter().for_each(|&broken| {
                self.holds.remove(broken);
            });
            self.holds.extend(info.ensures.iter().map(|&property| property.to_owned()));
        }
        self.holds.insert(pass.name.to_owned());
        Ok(())
    }

    fn after_pass_failed(&mut self, pass: &PassEvent<'_>, module: &GraphModule, failure: &Failure) {
        let error = first_line(failure);
        // A pass that was not even started left no copy, and the module as it was.
        let untouched = matches!(failure, Failure::Requires { .. });
        let before = self.before.take().filter(|_| !untouched);
        self.failure = Some(Reproducer {
            intent: format!("`{}` fails: {error}", pass.text),
            inputs: self.inputs.clone(),
            assume: self.holds.iter().cloned().collect(),
            error: Some(error),
            ..Reproducer::new(pass.text, before.unwrap_or_else(|| module.clone()))
        });
    }
}

/// What tells one failure from another: the first line of the error and of its causes, without numbers of steps.
fn first_line(failure: &Failure) -> String {
    let mut text = failure.to_string().lines().next().unwrap_or_default().trim().to_owned();
    let mut cause = std::error::Error::source(failure);
    while let Some(error) = cause {
        let line = error.to_string().lines().next().unwrap_or_default().trim().to_owned();
        if !line.is_empty() && !text.contains(&line) {
            // Writing to a string does not fail.
            let _ = write!(text, ": {line}");
        }
        cause = error.source();
    }
    text
}
