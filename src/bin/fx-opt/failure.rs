//! After a failure: which pass, which of its rewrites, and a file that shows it again.

use std::path::Path;

use anyhow::{Context, Result, bail};
use fx::passes::instrument::{Bisect, first_bad};
use fx::passes::with_causes;
use fx::{Fault, Outcome, Reproducer, attempt};

use crate::cli::{ReduceArgs, ReplayArgs};
use crate::output::{Narration, Output, grouped};
use crate::run::replace_file;

/// Finds the first optional pass run with which `case` fails, and, of a pass that counts its rewrites, the first
/// rewrite. O(log(passes * rewrites)) runs of the pipeline.
///
/// # Errors
/// The case does not fail, or fails without any optional pass.
pub fn bisect(case: &Reproducer, out: &Output) -> Result<()> {
    out.heading(&format!("bisecting {}", case.pipeline))?;
    let mut all = Bisect::new(usize::MAX);
    let Outcome::Failed(fault) = attempt(case, Some(&mut all))? else {
        bail!("`{}` does not fail on this model, so there is nothing to bisect", case.pipeline);
    };
    let runs = all.decisions().len();
    let fails = |limit: usize, rewrites: Option<usize>| -> Result<bool> {
        let mut bisect = Bisect::new(limit);
        if let Some(rewrites) = rewrites {
            bisect = bisect.rewrites(rewrites);
        }
        let outcome = attempt(case, Some(&mut bisect))?;
        let fails = matches!(&outcome, Outcome::Failed(other) if other.kind == fault.kind);
        let rewrites = rewrites.map(|n| format!(", {n} rewrites of the last")).unwrap_or_default();
        let what = if fails { "fails" } else { "is fine" };
        out.fact(what, format!("the first {limit} of {runs} passes{rewrites}"))?;
        Ok(fails)
    };
    if fails(0, None)? {
        bail!("it fails without any pass that may be left out: {}", with_causes(&fault.error));
    }
    let limit = first_bad(runs, |limit| fails(limit, None))?;
    let culprit = all.decisions().get(limit.saturating_sub(1)).map(|decision| decision.text.clone());
    out.verdict(false, &format!("pass {limit} of {runs}: {}", culprit.unwrap_or_default()))?;
    if fails(limit, Some(0))? {
        out.fact("", "it does not count its rewrites, or fails before the first")?;
        return Ok(());
    }
    let mut most = 1;
    while !fails(limit, Some(most))? {
        most *= 2;
    }
    let rewrite = first_bad(most, |rewrites| fails(limit, Some(rewrites)))?;
    out.verdict(false, &format!("rewrite {rewrite} of it"))?;
    let graph = |rewrites| -> Result<String> {
        let mut bisect = Bisect::new(limit).rewrites(rewrites);
        let mut module = case.module.clone();
        // The failure is known; what matters is what the graph is by then.
        let _ = case.manager()?.with_instrument(&mut bisect).run(&mut module);
        Ok(format!("{}\n", module.graph()))
    };
    let (before, after) = (graph(rewrite.saturating_sub(1))?, graph(rewrite)?);
    let diff = similar::TextDiff::from_lines(&before, &after);
    out.diff(&diff.unified_diff().context_radius(1).header("without it", "with it").to_string())
}

/// Writes a reproducer.
///
/// # Errors
/// The file cannot be written.
pub fn write(case: &Reproducer, path: &Path, out: &Output) -> Result<()> {
    replace_file(path, case.to_text().as_bytes())
        .with_context(|| format!("cannot write {}", path.display()))?;
    out.fact("written", path.display())?;
    out.fact(
        "",
        format!("`fx-opt replay {0}` shows it again, `fx-opt reduce {0}` makes it small", path.display()),
    )
}

fn read(path: &Path) -> Result<Reproducer> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Reproducer::parse(&text).with_context(|| format!("{} is not a reproducer", path.display()))
}

/// `fx-opt replay`: runs a reproducer. Succeeds when nothing fails any more.
pub fn replay(args: &ReplayArgs) -> Result<()> {
    let case = read(&args.file)?;
    let out = Output::new(Narration::WithResults);
    out.heading(&format!("replaying {}", args.file.display()))?;
    out.fact("intent", &case.intent)?;
    out.fact("pipeline", &case.pipeline)?;
    let outcome = attempt(&case, None)?;
    let Outcome::Failed(fault) = outcome else {
        let was = if case.error.is_some() { " any more" } else { "" };
        return out.verdict(true, &format!("it does not fail{was}"));
    };
    let now = fault.reproducer.as_ref().and_then(|now| now.error.clone());
    match (&case.error, &now) {
        (Some(then), Some(now)) if then == now => out.verdict(false, "it fails as recorded")?,
        (Some(then), _) => out.verdict(false, &format!("it fails in another way than recorded: {then}"))?,
        (None, _) => out.verdict(false, "it fails, where nothing was recorded")?,
    }
    if args.bisect {
        bisect(&case, &out)?;
    }
    bail!("{}", with_causes(&fault.error))
}

/// `fx-opt reduce`: shrinks a reproducer.
pub fn reduce(args: &ReduceArgs) -> Result<()> {
    let out = Output::new(Narration::WithResults);
    let mut case = match &args.test {
        None => read(&args.file)?,
        // A test of one's own may be about any model.
        Some(_) => read(&args.file).or_else(|_| {
            crate::input::read(args.file.clone()).map(|model| Reproducer::new("", model.module))
        })?,
    };
    out.heading(&format!("reducing {}", args.file.display()))?;
    let size = |case: &Reproducer| {
        let steps = fx::passes::Registry::global()
            .ok()
            .and_then(|registry| fx::passes::Pipeline::parse(&case.pipeline, registry).ok())
            .map_or(0, |pipeline| pipeline.pass_count());
        format!("{} nodes, {steps} passes", grouped(case.module.graph().len() as u64))
    };
    out.fact("before", size(&case))?;
    // Passes that panic would fill the screen.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let reduction = match &args.test {
        Some(command) => by_command(&mut case, command, args.max_tries),
        None => by_failure(&mut case, args.max_tries),
    };
    std::panic::set_hook(hook);
    let reduction = reduction?;
    out.fact("after", size(&case))?;
    out.fact("tries", format!("{}, of which {} still failed", reduction.tried, reduction.kept))?;
    if !reduction.is_smallest {
        out.fact("", "the limit of tries was reached; --max-tries allows more")?;
    }
    match &args.output {
        Some(path) => write(&case, path, &out),
        None => out.result(&format!("\n{}", case.to_text())),
    }
}

/// Reduces while the case fails in the same way.
fn by_failure(case: &mut Reproducer, limit: usize) -> Result<fx::Reduction> {
    let Outcome::Failed(first) = attempt(case, None)? else {
        bail!("`{}` does not fail on this model, so there is nothing to keep while reducing", case.pipeline);
    };
    let Fault { kind, .. } = *first;
    let reduction = fx::reduce(
        case,
        limit,
        |candidate| matches!(attempt(candidate, None), Ok(Outcome::Failed(fault)) if fault.kind == kind),
    );
    // What is said of the failure is said of the small one.
    if let Outcome::Failed(fault) = attempt(case, None)?
        && let Some(now) = fault.reproducer
    {
        (case.intent, case.error) = (now.intent, now.error);
    }
    Ok(reduction)
}

/// Reduces while a command of the user succeeds on the file.
fn by_command(case: &mut Reproducer, command: &str, limit: usize) -> Result<fx::Reduction> {
    let folder = tempfile::tempdir().context("there is no place for candidates")?;
    let file = folder.path().join("candidate.fx");
    let mut trouble = None;
    let mut holds = |candidate: &Reproducer| -> bool {
        let run = || -> std::io::Result<bool> {
            std::fs::write(&file, candidate.to_text())?;
            let mut shell = std::process::Command::new("sh");
            shell.arg("-c").arg(format!("{command} \"$1\"")).arg("sh").arg(&file);
            shell.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
            Ok(shell.status()?.success())
        };
        run().unwrap_or_else(|error| {
            trouble.get_or_insert(error);
            false
        })
    };
    let first = holds(case);
    let reduction = if first { fx::reduce(case, limit, holds) } else { fx::Reduction::default() };
    match trouble {
        Some(error) => Err(error).with_context(|| format!("`{command}` cannot be run")),
        None if first => Ok(reduction),
        None => bail!("`{command}` does not succeed on the file as it is, so there is nothing to keep"),
    }
}
