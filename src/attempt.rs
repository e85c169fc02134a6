//! Running a pipeline to see whether and how it fails: what bisection, replaying and reducing do again and again.

use std::collections::BTreeSet;

use anyhow::Result;
use fx::passes::instrument::Bisect;
use fx::passes::{Failure, PipelineError};
use fx::{Recorder, Reproducer};

/// What became of a run.
pub enum Outcome {
    /// The pipeline ran to its end, and what was to be verified held.
    Fine,
    /// It did not.
    Failed(Box<Fault>),
}

/// How a run failed.
pub struct Fault {
    /// What kind of failure it is, and of which pass: the same for the same failure of a smaller module.
    pub kind: String,
    /// All that is needed to see it again.
    pub reproducer: Option<Reproducer>,
    /// The error.
    pub error: PipelineError,
}

/// Runs a case, as far as `bisect` lets it.
///
/// # Errors
/// The pipeline's text is wrong.
pub fn attempt(case: &Reproducer, bisect: Option<&mut Bisect>) -> Result<Outcome> {
    let mut recorder = Recorder::new(case.inputs.clone());
    let mut manager = case.manager()?.with_instrument(&mut recorder).check_changed(true);
    if let Some(bisect) = bisect {
        manager = manager.with_instrument(bisect);
    }
    if case.numerics {
        manager = with_numerics(manager, case)?;
    }
    let mut module = case.module.clone();
    let result = manager.run(&mut module);
    drop(manager);
    Ok(match result {
        Ok(_) => Outcome::Fine,
        Err(error) => {
            let reproducer = recorder.into_failure().map(|failure| Reproducer {
                numerics: case.numerics && matches!(&*error.failure, Failure::Instrument { .. }),
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
fn with_numerics<'i>(
    manager: fx::passes::PassManager<'i>,
    case: &Reproducer,
) -> Result<fx::passes::PassManager<'i>> {
    let tolerance = case.tolerance.map(|(relative, absolute)| fx::interp::Tolerance { relative, absolute });
    let inputs = case.inputs.clone().unwrap_or_default();
    Ok(manager.with_instrument(fx::Numerics::new(inputs).seed(case.seed).tolerance(tolerance)))
}

#[cfg(not(feature = "tch"))]
fn with_numerics<'i>(
    _manager: fx::passes::PassManager<'i>,
    _case: &Reproducer,
) -> Result<fx::passes::PassManager<'i>> {
    anyhow::bail!("comparing answers runs the model and needs libtorch; this fx-opt was built without it")
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
