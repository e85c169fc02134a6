//! `fx-opt page`: a pipeline runs, and what it did becomes an HTML page.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use fx::passes::PassManager;
use fx::view::{Overlay, PageOptions, Stages, page as render};

use crate::cli::PageArgs;
use crate::output::{Narration, Output, bytes, grouped};
use crate::{costs, data, input};

/// The largest file of an overlay, in bytes.
const MAX_OVERLAY: u64 = 1 << 28;

/// Writes the page. The exit code asks for the build with libtorch when a pass needs that and somebody follows up;
/// nothing was printed or written then.
pub fn page(args: &PageArgs) -> Result<ExitCode> {
    let output = &args.output;
    #[cfg(not(feature = "tch"))]
    if crate::defer::is_allowed() && args.input.as_deref().is_some_and(input::is_stdin) {
        // Standard input can be read once only.
        return Ok(ExitCode::from(crate::defer::DEFERRED));
    }
    let manager = PassManager::parse(&args.pipeline)?;
    // What can be refused now is, before the passes run.
    if output.is_dir() || output.file_name().is_none() {
        bail!(
            "cannot write {}: it is a folder; give the name of a file, such as page.html",
            output.display()
        );
    }
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        bail!("cannot write {}: there is no folder {}", output.display(), folder.display());
    }
    let mut overlays = args.profile.iter().map(|path| read_profile(path)).collect::<Result<Vec<_>>>()?;
    let given = args.overlay.iter().map(|text| read_overlay(text)).collect::<Result<Vec<_>>>()?;
    overlays.extend(given);
    let model = input::read(args.input.clone().unwrap_or_else(input::shipped))?;
    let summary = format!("{}, {}", name_of(&model.path), input::summary(&model.module));

    let mut stages =
        Stages::new().measure("memory", "B", costs::bytes).measure("FLOPs", "FLOP", costs::flops());
    let mut manager = manager.with_instrument(&mut stages);
    match data::find(&model, args.inputs.as_deref(), 0) {
        Ok(data) => manager = manager.inputs(data.inputs),
        Err(error) if args.inputs.is_some() => return Err(error),
        // Few passes need inputs, and those say so.
        Err(_) => {}
    }
    let mut module = model.module;
    let result = manager.run(&mut module);
    #[cfg(not(feature = "tch"))]
    if let Err(error) = &result
        && crate::defer::is_allowed()
        && crate::defer::is_for_libtorch(&error.failure)
    {
        return Ok(ExitCode::from(crate::defer::DEFERRED));
    }

    drop(manager);
    let recorded = stages.into_recorded();
    let out = Output::new(Narration::WithResults);
    for overlay in &overlays {
        let (all, strangers) = (overlay.nodes().len(), overlay.strangers(&recorded));
        let name = overlay.name();
        match strangers.first() {
            Some(first) if strangers.len() == all => {
                bail!("overlay {name}: no stage has a node of any of its {all} names, `{first}` for example")
            }
            Some(first) => out.line(&format!(
                "overlay {name}: no stage has {} of its {all} names, `{first}` for example",
                strangers.len()
            ))?,
            None => {}
        }
    }
    let options = PageOptions { model: summary, pipeline: args.pipeline.clone(), overlays };
    let html = render(&recorded, &options);
    crate::run::replace_file(output, html.as_bytes())
        .with_context(|| format!("cannot write {}", output.display()))?;
    out.line(&format!(
        "{}: {} stages, {} nodes at first, {} at last, {}",
        output.display(),
        recorded.stages().len(),
        grouped(recorded.stages().next().map_or(0, |stage| stage.nodes as u64)),
        grouped(recorded.stages().last().map_or(0, |stage| stage.nodes as u64)),
        bytes(html.len() as u64)
    ))?;
    // The page shows the stages up to the pass that failed.
    result?;
    Ok(ExitCode::SUCCESS)
}

/// The file's own name, so that the page is the same wherever the file lies.
fn name_of(path: &Path) -> String {
    match path.file_name() {
        Some(name) if !input::is_stdin(path) => name.to_string_lossy().into_owned(),
        _ => input::called(path).into_owned(),
    }
}

/// Reads the times of nodes that `fx-opt profile --format json` measured.
fn read_profile(path: &Path) -> Result<Overlay> {
    let read = || -> Result<Overlay> {
        let profile: serde_json::Value = serde_json::from_str(&read_text(path)?)?;
        if profile["by"] != "node" {
            bail!("it is no profile by node; `fx-opt profile MODEL --format json` writes one");
        }
        let rows = profile["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
        let seconds = |row: &serde_json::Value| {
            Some((row["name"].as_str()?.to_owned(), row["nanoseconds"].as_f64()? * 1e-9))
        };
        Ok(Overlay::numbers("time", "s", rows.iter().filter_map(seconds)))
    };
    read().with_context(|| format!("cannot read the profile {}", path.display()))
}

/// The text of a file, unless it is too large.
fn read_text(path: &Path) -> Result<String> {
    let size = std::fs::metadata(path)?.len();
    if size > MAX_OVERLAY {
        bail!("it has {size} bytes, more than the {MAX_OVERLAY} allowed");
    }
    Ok(std::fs::read_to_string(path)?)
}

/// Reads the overlay that `NAME=FILE` or `NAME:UNIT=FILE` names.
fn read_overlay(text: &str) -> Result<Overlay> {
    let Some((name, path)) = text.split_once('=').filter(|(name, path)| !name.is_empty() && !path.is_empty())
    else {
        bail!("--overlay {text}: expected NAME=FILE, for example time:ms=times.json");
    };
    let (name, unit) = name.split_once(':').unwrap_or((name, ""));
    let read = || -> Result<Overlay> { Ok(Overlay::from_json(name, unit, &read_text(Path::new(path))?)?) };
    read().with_context(|| format!("cannot read overlay {name} from {path}"))
}
