//! [`PassManager`]: runs the steps of a pipeline, and nothing else.
//!
//! The loop is in [`Run::pass`]: enabled? -> before hooks -> run -> changed? -> lint -> after hooks. Whatever else
//! is wanted is an [`Instrument`].

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use fx_ir::GraphModule;
use fx_ir::lint::lint;

use crate::constraint::{self, Constraint, ConstraintError};
use crate::context::{PassContext, SampleInput};
use crate::error::PassError;
use crate::failure::{Failure, PipelineError};
use crate::fingerprint::Fingerprint;
use crate::functions::PassResult;
use crate::instrument::{Instrument, InstrumentError, PassEvent};
use crate::pass::{Changed, Check, Pass, Policy};
use crate::pipeline::{ParsePipelineError, Pipeline, Step, repeat_text};
use crate::registry::{ErasedPass, Registry};
use crate::report::{PassRun, PassTime, RepeatRun, RunReport, Skipped, StopReason};

/// When the manager lints. A module that nobody had access to since the last lint is not linted again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LintPolicy {
    /// Before the first pass and after each pass that touched the module. O(nodes) a pass, listed in the report.
    #[default]
    EachPass,
    /// Before the first pass and after the last.
    Ends,
    /// Never. A pass may then meet what it does not expect.
    Off,
}

/// Runs a [`Pipeline`] on a module (`torch.fx.passes.infra.pass_manager.PassManager`).
///
/// The order is the one written: what passes require of each other and what constraints say is checked, and solved only
/// by [`solve_constraints`](Self::solve_constraints).
///
/// ```
/// use fx_passes::{Changed, PassManager, Pipeline};
/// let mut module = fx_ir::GraphModule::from_graph(fx_ir::Graph::new());
/// module.graph_mut().output(());
/// let pipeline = Pipeline::new().function("look", |module, cx| {
///     cx.count("nodes", module.graph().len());
///     Ok(Changed::No)
/// });
/// let report = PassManager::new().add_pipeline(pipeline).run(&mut module)?;
/// assert_eq!(report.passes[0].statistics["nodes"], 1);
/// # Ok::<(), fx_passes::PipelineError>(())
/// ```
#[derive(Default)]
pub struct PassManager<'i> {
    pipeline: Pipeline,
    settings: Settings,
    instruments: Vec<Box<dyn Instrument + 'i>>,
}

#[derive(Clone)]
struct Settings {
    lint: LintPolicy,
    check_changed: bool,
    keep_good: bool,
    inputs: Option<Vec<SampleInput>>,
    assumed: BTreeSet<String>,
    constraints: Vec<Constraint>,
    steps: usize,
    check: Option<ModuleCheck>,
    check_each: bool,
    suppress: bool,
}

/// A question about the module that a manager asks.
type ModuleCheck = Arc<dyn Fn(&GraphModule) -> Result<(), PassError> + Send + Sync>;

impl Default for Settings {
    fn default() -> Self {
        let check_changed = cfg!(debug_assertions);
        let lint = LintPolicy::default();
        Self {
            lint,
            check_changed,
            keep_good: false,
            inputs: None,
            assumed: BTreeSet::new(),
            constraints: Vec::new(),
            steps: 1,
            check: None,
            check_each: false,
            suppress: false,
        }
    }
}

impl<'i> PassManager<'i> {
    /// A manager without passes.
    pub fn new() -> Self {
        Self::default()
    }

    /// A manager of the pipeline that `text` spells with the passes of the linked crates.
    ///
    /// # Errors
    /// The text is wrong, or the registrations are.
    pub fn parse(text: &str) -> Result<Self, ParsePipelineError> {
        let registry = Registry::global().map_err(Clone::clone)?;
        Ok(Self::new().add_pipeline(Pipeline::parse(text, registry)?))
    }

    /// Adds a pass at the end.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "a list of passes grows; nothing is summed")]
    pub fn add(self, pass: impl Pass) -> Self {
        self.add_pipeline(Pipeline::new().pass(pass))
    }

    /// Adds a check at the end.
    #[must_use]
    pub fn add_check(self, check: impl Check) -> Self {
        self.add_pipeline(Pipeline::new().check(check))
    }

    /// Adds the steps of a pipeline at the end.
    #[must_use]
    pub fn add_pipeline(mut self, pipeline: Pipeline) -> Self {
        self.pipeline = self.pipeline.append(pipeline);
        self
    }

    /// When to lint; after each pass unless told otherwise.
    #[must_use]
    pub fn lint(mut self, policy: LintPolicy) -> Self {
        self.settings.lint = policy;
        self
    }

    /// Whether a pass that says "unchanged" is checked, by a hash of the program before and after every pass: O(nodes)
    /// a pass that touched the module. On by default in builds with debug assertions.
    #[must_use]
    pub fn check_changed(mut self, check: bool) -> Self {
        self.settings.check_changed = check;
        self
    }

    /// Whether, when a pass fails, the module is given back as it was before that pass. Costs a copy of the graph and
    /// the tree, without the tensors' memory, before every pass. Off by default: the module is then as the failed
    /// pass left it, possibly invalid.
    #[must_use]
    pub fn keep_good(mut self, keep: bool) -> Self {
        self.settings.keep_good = keep;
        self
    }

    /// Sample inputs for the passes that ask for them, one for each placeholder, in order.
    #[must_use]
    pub fn inputs(mut self, inputs: Vec<SampleInput>) -> Self {
        self.settings.inputs = Some(inputs);
        self
    }

    /// Properties that hold of the modules from the start, as if an earlier pass had ensured them.
    #[must_use]
    pub fn assume<S: Into<String>>(mut self, properties: impl IntoIterator<Item = S>) -> Self {
        self.settings.assumed.extend(properties.into_iter().map(Into::into));
        self
    }

    /// Adds a constraint on the order of passes (`add_constraint`). [`run`](Self::run) refuses an order that breaks it.
    #[must_use]
    pub fn add_constraint(mut self, constraint: Constraint) -> Self {
        self.settings.constraints.push(constraint);
        self
    }

    /// Runs all passes again until none of them changes anything, at most `steps` times (`steps`); once unless told
    /// otherwise. The same as `repeat{max=steps}(...)` around the pipeline.
    #[must_use]
    pub fn steps(mut self, steps: usize) -> Self {
        self.settings.steps = steps.max(1);
        self
    }

    /// Sets the one check of the module (`add_checks`, which replaces it, too): it is made before the first pass and,
    /// with [`run_checks_after_each_pass`](Self::run_checks_after_each_pass), after each.
    #[must_use]
    pub fn add_checks(
        mut self,
        check: impl Fn(&GraphModule) -> Result<(), PassError> + Send + Sync + 'static,
    ) -> Self {
        self.settings.check = Some(Arc::new(check));
        self
    }

    /// Whether the check of [`add_checks`](Self::add_checks) is made after each pass too.
    #[must_use]
    pub fn run_checks_after_each_pass(mut self, each: bool) -> Self {
        self.settings.check_each = each;
        self
    }

    /// Whether a failure of that check is written into the report ([`RunReport::suppressed`]) instead of ending the run
    /// (`suppress_check_failures`, which torch.fx keeps and never reads).
    #[must_use]
    pub fn suppress_check_failures(mut self, suppress: bool) -> Self {
        self.settings.suppress = suppress;
        self
    }

    /// Puts the steps into an order that the constraints allow: of the steps that may come next, the one written first
    /// (`solve_constraints`). A `repeat` or a named pipeline moves as a whole. O(passes² * constraints).
    ///
    /// # Errors
    /// No order keeps all constraints; the pipeline stays as it was.
    pub fn solve_constraints(&mut self) -> Result<(), ConstraintError> {
        self.pipeline = constraint::solve(&self.settings.constraints, &self.pipeline)?;
        Ok(())
    }

    /// Checks that the order is one that the constraints allow (`validate_constraints`). O(passes² * constraints).
    ///
    /// # Errors
    /// The first two passes that are in the wrong order.
    pub fn validate_constraints(&self) -> Result<(), ConstraintError> {
        constraint::validate(&self.settings.constraints, &self.pipeline)
    }

    /// Adds an instrument; it encloses those added later.
    #[must_use]
    pub fn with_instrument(mut self, instrument: impl Instrument + 'i) -> Self {
        self.instruments.push(Box::new(instrument));
        self
    }

    /// The pipeline, which prints as text.
    pub fn pipeline(&self) -> &Pipeline {
        &self.pipeline
    }

    /// Checks that what each pass requires is ensured by an earlier one, without running anything. [`run`](Self::run)
    /// does this first. O(steps * log).
    ///
    /// # Errors
    /// [`Failure::Requires`], naming the first pass that comes too early.
    pub fn validate(&self) -> Result<(), PipelineError> {
        let passes = self.pipeline.passes();
        self.validate_constraints().map_err(|error| PipelineError {
            pass: String::new(),
            index: 0,
            of: passes.len(),
            ran_before: Vec::new(),
            failure: Box::new(error.into()),
        })?;
        let mut holds = self.settings.assumed.clone();
        for (at, pass) in passes.iter().enumerate() {
            if let Err(failure) = required(*pass, &holds, &self.pipeline) {
                let ran_before = passes[..at].iter().map(|pass| pass.name().to_owned()).collect();
                let (pass, of) = (pass.text().to_owned(), passes.len());
                return Err(PipelineError {
                    pass,
                    index: at + 1,
                    of,
                    ran_before,
                    failure: Box::new(failure),
                });
            }
            establish(*pass, &mut holds);
        }
        Ok(())
    }

    /// Runs the pipeline on a module and gives it back (`PassManager.__call__`).
    ///
    /// # Errors
    /// As [`run`](Self::run); the module is lost then.
    pub fn call(&mut self, mut module: GraphModule) -> Result<PassResult, PipelineError> {
        let modified = self.run(&mut module)?.changed;
        Ok(PassResult { graph_module: module, modified })
    }

    /// Runs the pipeline on `module`.
    ///
    /// # Errors
    /// A pass failed, panicked, left an invalid module or lied; or an instrument stopped the run. Without
    /// [`keep_good`](Self::keep_good) the module is then as the failed pass left it.
    pub fn run(&mut self, module: &mut GraphModule) -> Result<RunReport, PipelineError> {
        let start = Instant::now();
        self.validate()?;
        let Self { pipeline, settings, instruments } = self;
        let mut run = Run {
            of: pipeline.pass_count(),
            pipeline,
            settings,
            instruments,
            holds: settings.assumed.clone(),
            linted: None,
            fingerprint: None,
            runs: 0,
            report: RunReport::default(),
        };
        run.pipeline(module)?;
        run.report.times.total = start.elapsed();
        Ok(run.report)
    }
}

/// One run: what the manager knows while it goes on.
struct Run<'r, 'i> {
    pipeline: &'r Pipeline,
    settings: &'r Settings,
    instruments: &'r mut [Box<dyn Instrument + 'i>],
    of: usize,
    /// The properties that hold now.
    holds: BTreeSet<String>,
    /// The version of the module that was linted last.
    linted: Option<u64>,
    fingerprint: Option<Fingerprint>,
    runs: usize,
    report: RunReport,
}

impl Run<'_, '_> {
    fn pipeline(&mut self, module: &mut GraphModule) -> Result<(), PipelineError> {
        self.lint_end(module, 0)?;
        self.module_check(module).map_err(|failure| self.error("", 0, failure))?;
        self.hooks(|instrument| instrument.before_pipeline(module))
            .map_err(|failure| self.error("", 0, failure))?;
        let changed = match self.settings.steps {
            1 => self.steps(self.pipeline, 1, module)?,
            steps => self.repeat(steps, self.pipeline, 1, module)?,
        };
        self.report.changed = changed.is_yes();
        self.lint_end(module, self.of)?;
        let report = std::mem::take(&mut self.report);
        let result = self.hooks_back(|instrument| instrument.after_pipeline(module, &report));
        self.report = report;
        result.map_err(|failure| self.error("", self.of, failure))
    }

    /// Runs `steps`, of which the first pass is number `first` of the pipeline as written.
    fn steps(
        &mut self,
        steps: &Pipeline,
        first: usize,
        module: &mut GraphModule,
    ) -> Result<Changed, PipelineError> {
        let (mut changed, mut number) = (Changed::No, first);
        for step in steps.steps() {
            match step {
                Step::Pass(pass) => {
                    changed |= self.pass(&**pass, number, module)?;
                    number += 1;
                }
                Step::Named { name, body } => {
                    self.each(|instrument| instrument.enter_group(name));
                    changed |= self.steps(body, number, module)?;
                    self.each_back(|instrument| instrument.leave_group(name, None));
                    number += body.pass_count();
                }
                Step::Repeat { max, body } => {
                    changed |= self.repeat(*max, body, number, module)?;
                    number += body.pass_count();
                }
            }
        }
        Ok(changed)
    }

    fn repeat(
        &mut self,
        max: usize,
        body: &Pipeline,
        first: usize,
        module: &mut GraphModule,
    ) -> Result<Changed, PipelineError> {
        let text = repeat_text(max);
        self.each(|instrument| instrument.enter_group(&text));
        let (mut changed, mut iterations, mut stop) = (Changed::No, 0, StopReason::Limit);
        while iterations < max {
            iterations += 1;
            let now = self.steps(body, first, module)?;
            changed |= now;
            if !now.is_yes() {
                stop = StopReason::Unchanged;
                break;
            }
        }
        self.each_back(|instrument| instrument.leave_group(&text, Some(stop)));
        self.report.repeats.push(RepeatRun { text: format!("{text}({body})"), iterations, stop });
        Ok(changed)
    }

    /// Runs one pass: the loop's body.
    fn pass(
        &mut self,
        pass: &dyn ErasedPass,
        step: usize,
        module: &mut GraphModule,
    ) -> Result<Changed, PipelineError> {
        self.runs += 1;
        let (run, of, text) = (self.runs, self.of, pass.text());
        let event = PassEvent { name: pass.name(), text, run, step, of, policy: pass.policy() };

        if let Some(by) = self.who_skips(&event, module) {
            self.report.skipped.push(Skipped { run, text: text.to_owned(), by });
            return Ok(Changed::No);
        }
        let good = self.settings.keep_good.then(|| module.clone());
        let result = self.enabled_pass(pass, &event, module);
        if let Err(failure) = &result {
            self.each_back(|instrument| instrument.after_pass_failed(&event, module, failure));
            if let Some(good) = good {
                *module = good;
            }
        }
        result.map_err(|failure| self.error(text, step, failure))
    }

    fn enabled_pass(
        &mut self,
        pass: &dyn ErasedPass,
        event: &PassEvent<'_>,
        module: &mut GraphModule,
    ) -> Result<Changed, Failure> {
        // An earlier pass that ensures it may have been left out.
        required(pass, &self.holds, self.pipeline)?;
        self.hooks(|instrument| instrument.before_pass(event, module))?;

        let mut time = PassTime::default();
        let before = timed(&mut time.check, || self.fingerprint(module));
        let nodes_before = module.graph().len();
        let limits = self.instruments.iter_mut().filter_map(|instrument| instrument.rewrite_limit(event));
        let limit = limits.min().unwrap_or(usize::MAX);
        let mut cx = PassContext::new(event.name)
            .with_inputs(self.settings.inputs.as_deref())
            .with_rewrite_limit(limit);
        let changed = timed(&mut time.run, || run_caught(pass, module, &mut cx))?;

        let after = timed(&mut time.check, || self.fingerprint(module));
        if let (Changed::No, Some(before), Some(after)) = (changed, before, after)
            && !before.same(&after)
        {
            return Err(Failure::LiedUnchanged);
        }
        if self.settings.lint == LintPolicy::EachPass {
            timed(&mut time.lint, || self.lint(module))?;
        }
        if self.settings.check_each {
            self.module_check(module)?;
        }
        establish(pass, &mut self.holds);

        let rewrites = cx.rewrites();
        let (statistics, notes, notes_dropped) = cx.into_parts();
        let outcome = PassRun {
            run: event.run,
            step: event.step,
            name: event.name.to_owned(),
            text: event.text.to_owned(),
            changed: changed.is_yes(),
            exact: pass.is_exact(),
            keeps_shapes: pass.keeps_shapes(),
            nodes_before,
            nodes_after: module.graph().len(),
            rewrites,
            statistics,
            notes,
            notes_dropped,
        };
        self.hooks_back(|instrument| instrument.after_pass(event, module, &outcome, &time))?;
        self.report.passes.push(outcome);
        self.report.times.passes.push(time);
        Ok(changed)
    }

    /// The first instrument that leaves the pass out. All are asked, since some of them count.
    fn who_skips(&mut self, event: &PassEvent<'_>, module: &GraphModule) -> Option<String> {
        let mut by = None;
        if event.policy == Policy::Optional {
            for instrument in self.instruments.iter_mut() {
                if !instrument.should_run(event, module) && by.is_none() {
                    by = Some(instrument.name().to_owned());
                }
            }
        }
        by
    }

    fn fingerprint(&mut self, module: &GraphModule) -> Option<Fingerprint> {
        if self.settings.check_changed {
            self.fingerprint = Some(Fingerprint::of(module, self.fingerprint));
        }
        self.fingerprint
    }

    /// Lints, unless nobody had access to the module since it was linted last.
    fn lint(&mut self, module: &GraphModule) -> Result<(), Failure> {
        if self.linted != Some(module.version()) {
            lint(module).into_result()?;
            self.linted = Some(module.version());
        }
        Ok(())
    }

    fn lint_end(&mut self, module: &GraphModule, index: usize) -> Result<(), PipelineError> {
        if self.settings.lint == LintPolicy::Off {
            return Ok(());
        }
        let mut time = Duration::ZERO;
        let result = timed(&mut time, || self.lint(module));
        self.report.times.lint_ends += time;
        result.map_err(|failure| self.error("", index, failure))
    }

    /// The check of the manager, if there is one.
    fn module_check(&mut self, module: &GraphModule) -> Result<(), Failure> {
        let Some(check) = &self.settings.check else { return Ok(()) };
        match check(module) {
            Err(source) if self.settings.suppress => self.report.suppressed.push(source.to_string()),
            Err(source) => return Err(Failure::Check { source }),
            Ok(()) => {}
        }
        Ok(())
    }

    fn error(&self, pass: &str, index: usize, failure: Failure) -> PipelineError {
        let ran_before = self.report.passes.iter().map(|pass| pass.name.clone()).collect();
        PipelineError { pass: pass.to_owned(), index, of: self.of, ran_before, failure: Box::new(failure) }
    }

    // Calling the instruments, in order and back.

    fn each(&mut self, call: impl FnMut(&mut dyn Instrument)) {
        let mut call = call;
        self.instruments.iter_mut().for_each(|instrument| call(&mut **instrument));
    }

    fn each_back(&mut self, call: impl FnMut(&mut dyn Instrument)) {
        let mut call = call;
        self.instruments.iter_mut().rev().for_each(|instrument| call(&mut **instrument));
    }

    fn hooks(
        &mut self,
        mut call: impl FnMut(&mut dyn Instrument) -> Result<(), InstrumentError>,
    ) -> Result<(), Failure> {
        self.instruments.iter_mut().try_for_each(|instrument| hook(&mut **instrument, &mut call))
    }

    fn hooks_back(
        &mut self,
        mut call: impl FnMut(&mut dyn Instrument) -> Result<(), InstrumentError>,
    ) -> Result<(), Failure> {
        self.instruments.iter_mut().rev().try_for_each(|instrument| hook(&mut **instrument, &mut call))
    }
}

fn hook(
    instrument: &mut dyn Instrument,
    call: &mut impl FnMut(&mut dyn Instrument) -> Result<(), InstrumentError>,
) -> Result<(), Failure> {
    call(instrument)
        .map_err(|source| Failure::Instrument { instrument: instrument.name().to_owned(), source })
}

/// Runs a pass. A panic is the pass's failure; what it left of the module is refused with it, so that nobody sees
/// a broken invariant.
fn run_caught(
    pass: &dyn ErasedPass,
    module: &mut GraphModule,
    cx: &mut PassContext<'_>,
) -> Result<Changed, Failure> {
    let result: Result<Changed, PassError> = catch_unwind(AssertUnwindSafe(|| pass.run(module, cx)))
        .map_err(|panic| {
            let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            let message = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
            Failure::Panic { message }
        })?;
    Ok(result?)
}

fn timed<T>(time: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    *time += start.elapsed();
    result
}

/// What holds after `pass`.
fn establish(pass: &dyn ErasedPass, holds: &mut BTreeSet<String>) {
    for &broken in pass.breaks() {
        holds.remove(broken);
    }
    holds.insert(pass.name().to_owned());
    holds.extend(pass.ensures().iter().map(|&property| property.to_owned()));
}

/// Whether everything that `pass` requires holds. If not, says which passes would ensure it: those of the pipeline
/// that are left out, come later or were undone, otherwise those of the linked crates.
fn required(pass: &dyn ErasedPass, holds: &BTreeSet<String>, pipeline: &Pipeline) -> Result<(), Failure> {
    let Some(&property) = pass.requires().iter().find(|&&property| !holds.contains(property)) else {
        return Ok(());
    };
    let ensures = |other: &&dyn ErasedPass| other.name() == property || other.ensures().contains(&property);
    let help = match pipeline.passes().into_iter().find(ensures) {
        Some(other) => format!(
            "`{}` is in the pipeline and ensures it, but comes later, was left out, or was undone since",
            other.name()
        ),
        None => {
            match Registry::global().map(|registry| registry.ensuring(property)).unwrap_or_default()[..] {
                [] => "no registered pass ensures it".to_owned(),
                ref names => format!("add one of these before it: {}", names.join(", ")),
            }
        }
    };
    Err(Failure::Requires { property: property.to_owned(), help })
}
