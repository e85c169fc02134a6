//! Running a pipeline to see whether and how it fails: what bisection, replaying and reducing do again and again.

use std::collections::BTreeSet;

use crate::passes::instrument::Bisect;
use crate::passes::{Failure, ParsePipelineError, PassManager, PipelineError};
use crate::{Level, Recorder, Reproducer};

/// What became of a run.
#[derive(Debug)]
pub enum Outcome {
    /// The pipeline ran to its end, and what was to be verified held.
    Fine,
    /// It did not.
    Failed(Box<Fault>),
}

/// How a run failed.
#[derive(Debug)]
pub struct Fault {
    /// What kind of failure it is, and of which pass: the same for the same failure of a smaller module.
    pub kind: String,
    /// All that is needed to see it again.
    pub reproducer: Option<Reproducer>,
    /// The error.
    pub error: PipelineError,
}

/// Why a case cannot even be tried.
#[derive(Debug, thiserror::Error)]
pub enum AttemptError {
    /// The pipeline names passes or options that there are not.
    #[error(transparent)]
    Pipeline(#[from] ParsePipelineError),
    /// The answers are to be compared.
    #[error("comparing answers runs the model and needs libtorch; this build has none (feature `tch`)")]
    NeedsLibtorch,
}

/// Runs a case, as far as `bisect` lets it, and verifies what it says.
///
/// ```
/// use fx::{Outcome, Reproducer, attempt};
/// let text = "\
/// //@ pipeline: fake-prop
/// graph():
///     %x : [num_users=1] = placeholder[target=x]
///     return x
/// ";
/// let Outcome::Failed(fault) = attempt(&Reproducer::parse(text)?, None)? else { panic!("nothing is known of x") };
/// assert!(fault.kind.starts_with("fake-prop: error: at node"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The pipeline's text is wrong, or libtorch is wanted and not there.
pub fn attempt(case: &Reproducer, bisect: Option<&mut Bisect>) -> Result<Outcome, AttemptError> {
    let mut recorder = Recorder::new(case.inputs.clone());
    let mut manager = case.manager()?.with_instrument(&mut recorder).check_changed(true);
    if let Some(bisect) = bisect {
        manager = manager.with_instrument(bisect);
    }
    match case.verify {
        Level::Lint => {}
        Level::Shapes => {
            manager = manager.with_instrument(crate::Shapes::new(case.inputs.clone().unwrap_or_default()));
        }
        Level::Numerics => manager = with_numerics(manager, case)?,
    }
    let mut module = case.module.clone();
    let result = manager.run(&mut module);
    drop(manager);
    Ok(match result {
        Ok(_) => Outcome::Fine,
        Err(error) => {
            let reproducer = recorder.into_failure().map(|failure| Reproducer {
                verify: match &*error.failure {
                    Failure::Instrument { .. } => case.verify,
                    _ => Level::Lint,
                },
                tolerance: case.tolerance,
                seed: case.seed,
                assume: case.assume.iter().cloned().chain(failure.assume.clone()).collect(),
                ..failure
            });
            Outcome::Failed(Box::new(Fault { kind: kind(&error), reproducer, error }))
        }
    })
}

#[cfg(feature = "tch")]
fn with_numerics<'i>(manager: PassManager<'i>, case: &Reproducer) -> Result<PassManager<'i>, AttemptError> {
    let tolerance =
        case.tolerance.map(|(relative, absolute)| crate::interp::Tolerance { relative, absolute });
    let inputs = case.inputs.clone().unwrap_or_default();
    Ok(manager.with_instrument(crate::Numerics::new(inputs).seed(case.seed).tolerance(tolerance)))
}

#[cfg(not(feature = "tch"))]
fn with_numerics<'i>(_manager: PassManager<'i>, _case: &Reproducer) -> Result<PassManager<'i>, AttemptError> {
    Err(AttemptError::NeedsLibtorch)
}

/// The pass by its name, the kind of failure, and of messages what does not depend on the module: names in quotes
/// and numbers are left out.
fn kind(error: &PipelineError) -> String {
    let pass = error.pass.split(['{', '(']).next().unwrap_or_default();
    let what = match &*error.failure {
        Failure::Pass(cause) => format!("error: {}", masked(&cause.to_string())),
        Failure::Lint(lints) => {
            let rules: BTreeSet<String> =
                lints.findings().iter().map(|finding| finding.rule.to_string()).collect();
            format!("invalid: {}", rules.into_iter().collect::<Vec<_>>().join(", "))
        }
        Failure::Panic { message } => format!("panic: {}", masked(message)),
        Failure::LiedUnchanged => "lie".to_owned(),
        Failure::Requires { property, .. } => format!("requires {property}"),
        Failure::Constraint(cause) => format!("order: {}", masked(&cause.to_string())),
        Failure::Check { source } => format!("check: {}", masked(&source.to_string())),
        // The module before the pipeline may fail to run as well: then there is no pass.
        Failure::Instrument { instrument, .. } => instrument.clone(),
    };
    format!("{pass}: {what}")
}

fn masked(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let outside: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
    outside.chars().filter(|c| !c.is_ascii_digit()).collect()
}
