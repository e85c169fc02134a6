//! [`Pipeline`]: passes in order, with repeats, as text and back.

use std::fmt;
use std::sync::Arc;

use fx_ir::GraphModule;

use crate::context::PassContext;
use crate::error::PassError;
use crate::options::valid_options;
use crate::pass::{Changed, Check, Pass};
use crate::registry::{
    ErasedPass, PassInfo, PipelineInfo, REPEAT, Registry, RegistryError, erase, erase_check,
};
use crate::syntax::{self, Item, MAX_NESTING, Problem};

/// How often `repeat` runs its body at most, unless `max` says otherwise.
pub const DEFAULT_REPEAT: usize = 10;
/// The largest `max` of a `repeat`.
pub const MAX_REPEAT: usize = 10_000;
/// How many passes a pipeline may have, named pipelines written out.
pub const MAX_STEPS: usize = 4_096;

/// One step of a pipeline.
#[derive(Clone)]
pub enum Step {
    /// A pass or a check.
    Pass(Arc<dyn ErasedPass>),
    /// A pipeline that runs until it changes nothing, at most `max` times.
    Repeat {
        /// The limit.
        max: usize,
        /// What is repeated.
        body: Pipeline,
    },
    /// A named pipeline.
    Named {
        /// Its name.
        name: String,
        /// What it stands for.
        body: Pipeline,
    },
}

/// Passes in the order in which they run.
///
/// It prints as the text that parses back to it, in its normal form: options that equal the default are left out.
///
/// ```
/// use fx_passes::{Pipeline, Registry};
/// let pipeline = Pipeline::parse("repeat{max=10} ( )", &Registry::with([])?)?;
/// assert_eq!(pipeline.to_string(), "repeat()");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Pipeline {
    steps: Vec<Step>,
}

impl Pipeline {
    /// A pipeline without steps.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads `normalize,repeat{max=5}(cse,dce),fuse-conv-bn{inplace=true}`. O(length * names registered).
    ///
    /// # Errors
    /// The text is not a pipeline, or names a pass or an option that does not exist.
    pub fn parse(text: &str, registry: &Registry) -> Result<Self, PipelineTextError> {
        let mut resolver = Resolver { registry, open: Vec::new(), steps: 0 };
        resolver.text(text).map_err(|problem| PipelineTextError::new(text, problem))
    }

    /// The steps.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many passes there are, each counted once however often it is repeated. O(steps).
    pub fn pass_count(&self) -> usize {
        let count = |step: &Step| match step {
            Step::Pass(_) => 1,
            Step::Repeat { body, .. } | Step::Named { body, .. } => body.pass_count(),
        };
        self.steps.iter().map(count).sum()
    }

    /// The passes in the order written, repeats once. O(steps).
    pub(crate) fn passes(&self) -> Vec<&dyn ErasedPass> {
        let mut found = Vec::new();
        for step in &self.steps {
            match step {
                Step::Pass(pass) => found.push(&**pass),
                Step::Repeat { body, .. } | Step::Named { body, .. } => found.extend(body.passes()),
            }
        }
        found
    }

    /// Adds a step at the end.
    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// Adds a pass at the end.
    #[must_use]
    pub fn pass(self, pass: impl Pass) -> Self {
        self.then(Step::Pass(erase(pass).into()))
    }

    /// Adds a check at the end.
    #[must_use]
    pub fn check(self, check: impl Check) -> Self {
        self.then(Step::Pass(erase_check(check).into()))
    }

    /// Adds a function as a pass at the end. It has no options, and the pipeline's text parses back only when a
    /// pass of this name is registered too.
    #[must_use]
    pub fn function<F>(self, name: impl Into<String>, run: F) -> Self
    where
        F: Fn(&mut GraphModule, &mut PassContext<'_>) -> Result<Changed, PassError> + Send + Sync + 'static,
    {
        self.then(Step::Pass(Arc::new(FnPass { name: name.into(), run })))
    }

    /// Adds, at the end, the repetition of `body` until it changes nothing, at most `max` times.
    #[must_use]
    pub fn repeat(self, max: usize, body: Pipeline) -> Self {
        self.then(Step::Repeat { max, body })
    }

    /// Adds the steps of `other` at the end.
    #[must_use]
    pub fn append(mut self, other: Pipeline) -> Self {
        self.steps.extend(other.steps);
        self
    }
}

impl fmt::Display for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            match step {
                Step::Pass(pass) => f.write_str(pass.text())?,
                Step::Repeat { max, body } => write!(f, "{}({body})", repeat_text(*max))?,
                Step::Named { name, .. } => f.write_str(name)?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pipeline({self})")
    }
}

/// Equal texts are equal pipelines.
impl PartialEq for Pipeline {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

/// `repeat` with its limit, without the body.
pub(crate) fn repeat_text(max: usize) -> String {
    match max {
        DEFAULT_REPEAT => REPEAT.to_owned(),
        max => format!("{REPEAT}{{max={max}}}"),
    }
}

/// A function as a pass.
struct FnPass<F> {
    name: String,
    run: F,
}

impl<F> ErasedPass for FnPass<F>
where
    F: Fn(&mut GraphModule, &mut PassContext<'_>) -> Result<Changed, PassError> + Send + Sync,
{
    fn name(&self) -> &str {
        &self.name
    }

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        (self.run)(module, cx)
    }
}

/// A pipeline text that cannot be run, with the place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (line {line}, column {column})\n    {excerpt}\n    {caret}{}", help_line(.help))]
pub struct PipelineTextError {
    /// What is wrong.
    pub message: String,
    /// What to do; may be empty.
    pub help: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
    excerpt: String,
    caret: String,
}

fn help_line(help: &str) -> String {
    if help.is_empty() { String::new() } else { format!("\n{help}") }
}

impl PipelineTextError {
    /// How many characters of the line are shown before and after the place.
    const AROUND: usize = 60;

    fn new(text: &str, problem: Problem) -> Self {
        let Problem { at, message, help } = problem;
        let before = text.get(..at).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before[start..].chars().count();
        let skipped = column.saturating_sub(Self::AROUND);
        let line = text[start..].split('\n').next().unwrap_or_default();
        let shown = line.chars().skip(skipped).take(2 * Self::AROUND);
        Self {
            message,
            help,
            line: before.matches('\n').count() + 1,
            column: column + 1,
            excerpt: shown.map(|c| if c.is_control() { ' ' } else { c }).collect(),
            caret: format!("{}^", " ".repeat(column - skipped)),
        }
    }
}

/// A pipeline text could not be made a pipeline of registered passes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParsePipelineError {
    /// The registrations of the linked crates contradict each other.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// The text is wrong.
    #[error(transparent)]
    Text(#[from] PipelineTextError),
}

/// Makes steps of items.
struct Resolver<'r> {
    registry: &'r Registry,
    /// The named pipelines that are being written out, outermost first.
    open: Vec<&'static str>,
    steps: usize,
}

impl Resolver<'_> {
    fn text(&mut self, text: &str) -> Result<Pipeline, Problem> {
        self.items(syntax::parse(text)?)
    }

    fn items(&mut self, items: Vec<Item>) -> Result<Pipeline, Problem> {
        let steps = items.into_iter().map(|item| self.item(item)).collect::<Result<_, _>>()?;
        Ok(Pipeline { steps })
    }

    fn item(&mut self, item: Item) -> Result<Step, Problem> {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return Err(Problem::new(item.at, format!("the pipeline has more than {MAX_STEPS} steps")));
        }
        let registry = self.registry;
        if item.name == REPEAT {
            self.repeat(item)
        } else if let Some(info) = registry.get(&item.name) {
            pass(item, info)
        } else if let Some(info) = registry.pipeline(&item.name) {
            self.named(item, info)
        } else {
            Err(self.unknown(&item))
        }
    }

    fn repeat(&mut self, item: Item) -> Result<Step, Problem> {
        let mut max = DEFAULT_REPEAT;
        for ((name, value), at) in item.options.iter().zip(item.option_at) {
            let limit = value.as_u64().filter(|max| (1..=MAX_REPEAT as u64).contains(max));
            match (name.as_str(), limit) {
                ("max", Some(limit)) => max = limit as usize,
                ("max", None) => {
                    return Err(Problem::new(at, format!("`max` is a number from 1 to {MAX_REPEAT}")));
                }
                _ => {
                    let help = format!("its options are max: int = {DEFAULT_REPEAT}");
                    return Err(Problem::new(at, format!("`repeat` has no option `{name}`")).help(help));
                }
            }
        }
        let Some(body) = item.body else {
            let help = "write the steps in parentheses: repeat{max=5}(cse,dce)";
            return Err(Problem::new(item.at, "`repeat` repeats nothing").help(help));
        };
        Ok(Step::Repeat { max, body: self.items(body)? })
    }

    fn named(&mut self, item: Item, info: &PipelineInfo) -> Result<Step, Problem> {
        let PipelineInfo { name, text, file, line, .. } = *info;
        if item.body.is_some() || !item.options.is_empty() {
            let message = format!("`{name}` is a pipeline: it has neither options nor steps in parentheses");
            return Err(Problem::new(item.at, message).help(format!("it stands for {text}")));
        }
        if self.open.contains(&name) || self.open.len() >= MAX_NESTING {
            let message = format!("the pipeline `{name}`, registered at {file}:{line}, contains itself");
            return Err(Problem::new(item.at, message));
        }
        self.open.push(name);
        let body = self.text(text).map_err(|inner| {
            let inner = PipelineTextError::new(text, inner);
            let message = format!("the pipeline `{name}`, registered at {file}:{line} as `{text}`, is wrong");
            Problem::new(item.at, message).help(inner.to_string())
        })?;
        self.open.pop();
        Ok(Step::Named { name: name.to_owned(), body })
    }

    fn unknown(&self, item: &Item) -> Problem {
        let mut help = match self.registry.nearest(&item.name)[..] {
            [] if strsim::osa_distance(&item.name, REPEAT) <= 2 => format!("did you mean `{REPEAT}`?\n"),
            [] => String::new(),
            ref near => format!("did you mean `{}`?\n", near.join("`, `")),
        };
        match self.registry.names()[..] {
            [] => help.push_str("no pass is registered"),
            ref names => help.push_str(&format!("the registered names are {}", names.join(", "))),
        }
        help.push_str(
            "\na pass of another crate is registered when the program names that crate: use my_passes as _;",
        );
        Problem::new(item.at, format!("there is no pass `{}`", item.name)).help(help)
    }
}

fn pass(item: Item, info: &PassInfo) -> Result<Step, Problem> {
    if item.body.is_some() {
        let message = format!("`{}` is a pass: it has no steps in parentheses", info.name);
        return Err(Problem::new(item.at, message));
    }
    let places: Vec<(String, usize)> = item.options.keys().cloned().zip(item.option_at).collect();
    let pass = (info.build)(item.options).map_err(|error| {
        let place = places.iter().find(|(name, _)| Some(name) == error.option.as_ref());
        let message = format!("`{}`: {}", info.name, error.problem);
        Problem::new(place.map_or(item.at, |(_, at)| *at), message).help(valid_options(&error.valid))
    })?;
    Ok(Step::Pass(pass.into()))
}
