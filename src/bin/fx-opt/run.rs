//! `fx-opt run`: open, lint, run, transform, lint, run again, compare, show.

use std::path::Path;

use anyhow::{Context, Result, bail};
use fx::codegen::{DotOptions, PythonOptions, SvgOptions, dot, python_code, rust_code, svg, tch_code};
use fx::ir::json::{JsonOptions, to_json};
use fx::ir::text::Weights;
use fx::ir::{GraphModule, lint};
use fx::passes::{LintPolicy, PassManager, PipelineError, RunReport};

use crate::cli::{Emit, RunArgs, Verify};
use crate::convert::{Language, Samples, samples, to_folder};
use crate::data::{self, Data};
use crate::failure;
use crate::input;
use crate::output::{Narration, Output, bytes, grouped};
use crate::watch::Watch;
use fx::{Level, Outcome, Reproducer, attempt};

pub fn run(args: RunArgs) -> Result<()> {
    let mut out = Output::new(match (args.quiet, args.asks_for_results()) {
        (true, _) => Narration::Off,
        (false, true) => Narration::Apart,
        (false, false) => Narration::WithResults,
    });
    let manager = PassManager::parse(&args.pipeline)?;
    // What can be refused now is, before minutes are spent on a large model.
    if let Some(path) = &args.output {
        output_format(path)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            bail!("cannot write {}: there is no folder {}", path.display(), folder.display());
        }
    }
    let level = args.verify.unwrap_or(if cfg!(feature = "tch") { Verify::Numerics } else { Verify::Lint });
    if level == Verify::Numerics && cfg!(not(feature = "tch")) {
        bail!(
            "--verify numerics runs the model and needs libtorch; leave out --no-tch, or use --verify lint"
        );
    }

    let path = args.input.clone().unwrap_or_else(input::shipped);
    let model = out.timed("open", || input::read(path))?;
    out.heading("model")?;
    let name = input::called(&model.path);
    match input::size(&model.path) {
        Some(size) => out.fact("file", format!("{name} ({})", bytes(size)))?,
        None => out.fact("file", &name)?,
    }
    out.fact("module", input::summary(&model.module))?;
    if level != Verify::Off {
        out.timed("lint", || lint::lint(&model.module).into_result())
            .with_context(|| format!("{name} does not lint"))?;
        out.verdict(true, "the graph is valid")?;
    }

    // Passes may ask for inputs too, so they are looked for even when nothing is verified by numbers.
    let data = match (out.timed("inputs", || data::find(&model, args.inputs.as_deref(), args.seed)), level) {
        (Ok(data), _) => Some(data),
        (Err(error), Verify::Numerics) => return Err(error),
        (Err(_), _) => None,
    };
    let before = Answers::of(&model.module, data.as_ref(), level, &args, &mut out, "before")?;
    let case = Reproducer {
        inputs: data.as_ref().map(|data| data.inputs.clone()),
        verify: match level {
            Verify::Numerics => Level::Numerics,
            Verify::Shapes => Level::Shapes,
            Verify::Lint | Verify::Off => Level::Lint,
        },
        tolerance: args.tolerance(),
        seed: args.seed,
        ..Reproducer::new(&args.pipeline, model.module.clone())
    };

    let transformed = transform(&model.module, manager, data.as_ref(), level, &args, &mut out);
    let (module, report) = transformed.or_else(|error| after_failure(error, &case, &args, &out))?;
    if level != Verify::Off {
        out.verdict(true, "the graph is valid after every pass")?;
        if level == Verify::Shapes {
            out.verdict(true, "shapes and element types stayed what they were, as far as they are known")?;
        }
        if matches!(level, Verify::Lint | Verify::Shapes) && report.is_exact() {
            let why = "every call that is left computes the same of the same";
            out.verdict(
                true,
                &format!("the answers cannot have changed: {why} (--verify numerics runs both)"),
            )?;
        }
    }

    let after = Answers::of(&module, data.as_ref(), level, &args, &mut out, "after")?;
    if let (Some(before), Some(after)) = (&before, &after) {
        before.judge(after, &args, &out).or_else(|error| after_failure(error, &case, &args, &out))?;
    }
    if args.bisect {
        out.line("nothing failed, so nothing is bisected")?;
    }
    show(&model.module, &module, &args, &out)?;
    if let Some(path) = &args.output {
        let recorded = match is_folder(path) {
            true => {
                let why = "nothing is known of the inputs; --inputs names a file with some".to_owned();
                let data = data.as_ref().ok_or(&why);
                samples(&module, Language::of(&args.emit), data, &out)?
            }
            false => None,
        };
        out.timed("write", || write(&module, path, &args.emit, recorded))?;
        out.fact("written", path.display())?;
    }
    if let Some(path) = &args.reproducer {
        failure::write(&case, path, &out)?;
    }
    if !args.quiet {
        out.heading("passes")?;
        out.line(&report.to_string())?;
    }
    out.times()
}

/// Finds out what is to be known of a failure, writes it down if that was asked for, and returns the error: of changed
/// answers the one that names the pass.
fn after_failure<T>(error: anyhow::Error, case: &Reproducer, args: &RunArgs, out: &Output) -> Result<T> {
    let by_numbers = error.downcast_ref::<PipelineError>().is_none();
    if !by_numbers && args.reproducer.is_none() && !args.bisect {
        return Err(error);
    }
    let Outcome::Failed(fault) = attempt(case, None)? else { return Err(error) };
    if let (Some(path), Some(reproducer)) = (&args.reproducer, &fault.reproducer) {
        out.heading("reproducer")?;
        failure::write(reproducer, path, out)?;
    }
    if args.bisect {
        failure::bisect(case, out)?;
    }
    Err(if by_numbers { fault.error.into() } else { error })
}

/// Runs the pipeline on a copy: what came in stays for the comparison.
fn transform(
    original: &GraphModule,
    manager: PassManager<'_>,
    data: Option<&Data>,
    level: Verify,
    args: &RunArgs,
    out: &mut Output,
) -> Result<(GraphModule, RunReport)> {
    out.heading(&format!("pipeline {}", args.pipeline))?;
    let mut manager = manager.lint(if level == Verify::Off { LintPolicy::Off } else { LintPolicy::EachPass });
    if let Some(data) = data {
        manager = manager.inputs(data.inputs.clone());
    }
    if level == Verify::Shapes {
        let inputs = data.map(|data| data.inputs.clone()).unwrap_or_default();
        manager = manager.with_instrument(fx::Shapes::new(inputs));
    }
    let mut watch = Watch::of(&args.watch)?;
    let mut module = original.clone();
    let report = watch.attach(manager).run(&mut module);
    // What was seen of a run that failed is wanted all the more.
    watch.show(out)?;
    let report = report?;
    let width = report.passes.iter().map(|pass| pass.name.len()).max().unwrap_or(0);
    for pass in &report.passes {
        let mut text =
            format!("{} -> {} nodes", grouped(pass.nodes_before as u64), grouped(pass.nodes_after as u64));
        for (counter, n) in &pass.statistics {
            text.push_str(&format!(", {counter} {n}"));
        }
        if !pass.changed {
            text = text.replacen(
                &format!("{0} -> {0} nodes", grouped(pass.nodes_before as u64)),
                "unchanged",
                1,
            );
        }
        for note in pass.notes.iter().take(5) {
            text.push_str(&format!("\nleft `{}` alone: {}", note.node, note.reason));
        }
        if pass.notes.len() > 5 {
            text.push_str(&format!("\nand {} more notes", pass.notes.len() - 5));
        }
        out.wide_fact(&pass.name, width, text)?;
    }
    for (pass, times) in report.passes.iter().zip(&report.times.passes) {
        out.add_time(format!("pass {}", pass.name), times.run);
        out.add_time(format!("lint after {}", pass.name), times.lint);
    }
    Ok((module, report))
}

/// What a model answered on the sample inputs.
#[cfg(feature = "tch")]
struct Answers {
    all: fx::Answers,
    accuracy: Option<(i64, i64)>,
}

#[cfg(not(feature = "tch"))]
struct Answers;

impl Answers {
    /// Runs the model, if numbers are to be verified, and says how it did.
    #[cfg(feature = "tch")]
    fn of(
        module: &GraphModule,
        data: Option<&Data>,
        level: Verify,
        args: &RunArgs,
        out: &mut Output,
        when: &str,
    ) -> Result<Option<Self>> {
        let (Some(data), Verify::Numerics) = (data, level) else { return Ok(None) };
        let all = out
            .timed(&format!("run {when}"), || fx::Answers::of(module, &data.inputs, args.seed))
            .with_context(|| format!("running the model {when} the pipeline"))?;
        let result = all.result();
        out.heading(&format!("run {when}"))?;
        out.fact("inputs", &data.source)?;
        out.fact("output", result.describe())?;
        let accuracy = data.labels.as_ref().and_then(|labels| crate::verify::accuracy(result, labels));
        if let Some((right, all)) = accuracy {
            let percent = 100.0 * right as f64 / all.max(1) as f64;
            out.fact("accuracy", format!("{percent:.1}% ({right} of {all})"))?;
        }
        if let Some(expected) = &data.expected {
            let difference = crate::verify::compare_with_stored(result, expected)?;
            let text = format!("largest difference from PyTorch's own outputs {:.1e}", difference.absolute);
            out.verdict(difference.is_within(), &text)?;
            if let Some(why) = difference.mismatch {
                bail!("the model does not answer as PyTorch did ({when} the pipeline): {why}");
            }
        }
        Ok(Some(Self { all, accuracy }))
    }

    #[cfg(not(feature = "tch"))]
    fn of(
        _module: &GraphModule,
        _data: Option<&Data>,
        _level: Verify,
        _args: &RunArgs,
        _out: &mut Output,
        _when: &str,
    ) -> Result<Option<Self>> {
        Ok(None)
    }

    /// Compares the answers before with those after, and fails when they are not the same.
    #[cfg(feature = "tch")]
    fn judge(&self, after: &Self, args: &RunArgs, out: &Output) -> Result<()> {
        use fx::interp::Tolerance;
        let tolerance = args.tolerance().map(|(relative, absolute)| Tolerance { relative, absolute });
        let difference = after.all.compare(&self.all, tolerance);
        out.heading("before and after")?;
        let measured = format!(
            "largest difference {:.1e} ({:.1e} relative) over {} elements",
            difference.absolute,
            difference.relative,
            grouped(difference.elements.unsigned_abs())
        );
        let Some(why) = difference.mismatch else {
            out.verdict(true, &format!("the answers did not change: {measured}"))?;
            if let (Some(before), Some(after)) = (self.accuracy, after.accuracy) {
                let percent = |(right, all): (i64, i64)| 100.0 * right as f64 / all.max(1) as f64;
                out.fact(
                    "accuracy",
                    format!("{:.1}% before, {:.1}% after", percent(before), percent(after)),
                )?;
            }
            return Ok(());
        };
        out.verdict(false, &format!("the answers changed: {measured}"))?;
        bail!("the pipeline `{}` changed the model's answers: {why}", args.pipeline)
    }

    #[cfg(not(feature = "tch"))]
    fn judge(&self, _after: &Self, _args: &RunArgs, _out: &Output) -> Result<()> {
        Ok(())
    }
}

/// The diff and what `--emit` asks for.
fn show(before: &GraphModule, after: &GraphModule, args: &RunArgs, out: &Output) -> Result<()> {
    let by_default = !args.asks_for_results() && !args.quiet && args.output.is_none();
    if args.diff || by_default {
        out.heading("diff of the graph")?;
        let (old, new) = (format!("{}\n", before.graph()), format!("{}\n", after.graph()));
        let diff = similar::TextDiff::from_lines(&old, &new);
        let text = diff.unified_diff().context_radius(1).header("before", "after").to_string();
        if text.is_empty() { out.line("the graph is the same")? } else { out.diff(&text)? }
    }
    let default = [Emit::Code];
    let emitted: &[Emit] = if by_default { &default } else { &args.emit };
    for &what in emitted {
        if emitted.len() > 1 || by_default {
            out.heading(what_is(what))?;
        }
        out.result(&emit(after, what)?)?;
    }
    Ok(())
}

fn what_is(what: Emit) -> &'static str {
    match what {
        Emit::Graph => "graph",
        Emit::Table => "table",
        Emit::Code => "generated Python",
        Emit::Json => "JSON",
        Emit::Dot => "DOT",
        Emit::Svg => "SVG",
        Emit::Rust => "generated Rust",
        Emit::Tch => "generated Rust for tch",
    }
}

fn emit(module: &GraphModule, what: Emit) -> Result<String> {
    Ok(match what {
        Emit::Graph => module.graph().to_string(),
        Emit::Table => module.graph().tabular(),
        // torch.fx begins its text with empty lines and ends it with a blank one.
        Emit::Code => {
            let code = python_code(module, &PythonOptions::default())?;
            format!("{}\n", code.src.trim_start_matches('\n').trim_end())
        }
        Emit::Json => {
            let options = JsonOptions { pretty: true, weights: Weights::Omit, ..JsonOptions::default() };
            to_json(module, &options)
        }
        Emit::Dot => dot(module, &DotOptions::default()),
        Emit::Svg => svg(module, &SvgOptions::default()),
        Emit::Rust => rust_code(module)?.src,
        Emit::Tch => tch_code(module)?.src,
    })
}

/// Whether the name of the output is that of a folder.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// What the name of an output file says is wanted: something to emit, or a module.
fn output_format(path: &Path) -> Result<Option<Emit>> {
    if is_folder(path) {
        return Ok(None);
    }
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or("") {
        "pt2" | "fx" | "json" => Ok(None),
        "py" => Ok(Some(Emit::Code)),
        "dot" | "gv" => Ok(Some(Emit::Dot)),
        "svg" => Ok(Some(Emit::Svg)),
        "rs" => Ok(Some(Emit::Rust)),
        _ => {
            let endings = ".pt2, .fx, .json, .py, .rs, .dot, .svg or / (a folder)";
            bail!("{}: the name should end in {endings}", path.display())
        }
    }
}

fn write(module: &GraphModule, path: &Path, emitted: &[Emit], samples: Option<Samples>) -> Result<()> {
    if is_folder(path) {
        return to_folder(module, path, Language::of(emitted), samples);
    }
    match output_format(path)? {
        Some(what) => replace_file(path, emit(module, what)?.as_bytes())
            .with_context(|| format!("cannot write {}", path.display())),
        None => Ok(fx::pt2::write_module(path, module)?),
    }
}

/// Writes under another name first and then renames, so that a failure leaves what was there.
pub fn replace_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(format!(".{}.partial", std::process::id()));
    let partial = path.with_file_name(name);
    let written = std::fs::write(&partial, bytes).and_then(|()| std::fs::rename(&partial, path));
    if written.is_err() {
        // The first error is the one to report.
        let _ = std::fs::remove_file(&partial);
    }
    written
}
