//! `test`: everything that must hold before a change is good, in stages. All stages run, whatever fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::{setup, snapshots, term};

/// The packages that build without libtorch, `fx` first for its suite.
const WITHOUT_LIBTORCH: [&str; 12] = [
    "fx",
    "fx-ir",
    "fx-ops",
    "fx-shapes",
    "fx-pt2",
    "fx-codegen",
    "fx-rewrite",
    "fx-passes",
    "fx-view",
    "fx-trace",
    "fx-zoo",
    "builtin-passes",
];

/// A stage: its heading, whether `--quick` runs it, whether it builds against libtorch, and what it does.
struct Stage {
    name: &'static str,
    quick: bool,
    libtorch: bool,
    run: fn(&Run) -> Result<()>,
}

/// What the stages share.
struct Run<'a> {
    project: &'a Project,
    /// Where insta writes which snapshots were compared.
    references: PathBuf,
}

const STAGES: [Stage; 10] = [
    Stage { name: "lock file", quick: false, libtorch: false, run: lock_file },
    Stage { name: "format", quick: true, libtorch: false, run: format },
    Stage { name: "suite without libtorch", quick: true, libtorch: false, run: suite_without_libtorch },
    Stage { name: "pass crate outside the tree", quick: false, libtorch: false, run: plugin },
    Stage { name: "set-up of libtorch", quick: false, libtorch: false, run: set_up },
    Stage { name: "lints", quick: false, libtorch: true, run: clippy },
    Stage { name: "documentation", quick: false, libtorch: true, run: doc },
    Stage { name: "suite with libtorch", quick: false, libtorch: true, run: suite_with_libtorch },
    Stage { name: "documentation tests", quick: false, libtorch: true, run: doc_tests },
    Stage { name: "unreferenced snapshots", quick: false, libtorch: true, run: unreferenced_snapshots },
];

/// Runs the stages, then prints a table and the line `N passed, N failed`. True when none failed.
///
/// # Errors
/// When the folder for the run's own files cannot be made; a failing stage is no error.
pub fn run(project: &Project, quick: bool) -> Result<bool> {
    fs::create_dir_all(&project.target)
        .with_context(|| format!("cannot make {}", project.target.display()))?;
    let references = project.target.join("snapshot-references.txt");
    if references.exists() {
        fs::remove_file(&references).with_context(|| format!("cannot remove {}", references.display()))?;
    }
    let context = Run { project, references };
    let mut results = Vec::new();
    let mut libtorch = Ok(());
    for stage in STAGES.iter().filter(|stage| stage.quick || !quick) {
        println!("\n== {} ==", stage.name);
        let clock = Instant::now();
        let result = match (stage.libtorch, &libtorch) {
            (true, Err(why)) => Err(anyhow::anyhow!("not run: {why}")),
            _ => (stage.run)(&context),
        };
        if let Err(error) = &result {
            println!("FAILED: {error:#}");
        }
        if stage.name == "set-up of libtorch" && result.is_err() {
            libtorch = Err("libtorch is not set up");
        }
        results.push((stage.name, result.is_ok(), clock.elapsed()));
    }
    print!("\n{}", table(&results));
    Ok(results.iter().all(|(_, passed, _)| *passed))
}

/// One line a stage, and the count as the last line.
fn table(results: &[(&str, bool, Duration)]) -> String {
    let width = results.iter().map(|(name, ..)| name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (name, passed, time) in results {
        let result = if *passed { "passed" } else { "FAILED" };
        text.push_str(&format!("{name:<width$}  {result}  {:>14}\n", term::seconds(*time)));
    }
    let passed = results.iter().filter(|(_, passed, _)| *passed).count();
    text.push_str(&format!("{passed} passed, {} failed\n", results.len() - passed));
    text
}

fn lock_file(cx: &Run) -> Result<()> {
    for manifest in ["Cargo.toml", "tests/fuzz/Cargo.toml", "tests/plugin/Cargo.toml"] {
        let mut cargo = cx.project.cargo();
        cargo.args(["metadata", "--locked", "--format-version", "1", "--manifest-path", manifest]);
        let output = cargo.output().context("cannot start cargo")?;
        if !output.status.success() {
            bail!("{manifest}:\n{}", term::tail(&String::from_utf8_lossy(&output.stderr), 5));
        }
    }
    Ok(())
}

fn format(cx: &Run) -> Result<()> {
    run_cargo(cx.project.cargo().args(["fmt", "--all", "--check"]))
}

fn suite_without_libtorch(cx: &Run) -> Result<()> {
    let mut cargo = test(cx);
    cargo.args(["--no-default-features", "--target-dir"]).arg(cx.project.target_without_libtorch());
    run_cargo(cargo.args(WITHOUT_LIBTORCH.iter().flat_map(|package| ["--package", *package])))
}

fn plugin(cx: &Run) -> Result<()> {
    let mut cargo = test(cx);
    run_cargo(
        cargo
            .args(["--manifest-path", "tests/plugin/Cargo.toml", "--target-dir"])
            .arg(cx.project.target_without_libtorch()),
    )
}

fn set_up(cx: &Run) -> Result<()> {
    setup::run(cx.project, false)
}

fn clippy(cx: &Run) -> Result<()> {
    let mut cargo = cx.project.cargo();
    run_cargo(cargo.args([
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]))
}

fn doc(cx: &Run) -> Result<()> {
    let mut cargo = cx.project.cargo();
    run_cargo(cargo.env("RUSTDOCFLAGS", "-D warnings").args([
        "doc",
        "--locked",
        "--workspace",
        "--no-deps",
        "--quiet",
    ]))
}

fn suite_with_libtorch(cx: &Run) -> Result<()> {
    run_cargo(test(cx).args(["--workspace", "--lib", "--bins", "--tests", "--examples"]))
}

fn doc_tests(cx: &Run) -> Result<()> {
    run_cargo(test(cx).args(["--workspace", "--doc"]))
}

fn unreferenced_snapshots(cx: &Run) -> Result<()> {
    let folder = cx.project.root.join("snapshots");
    let left = snapshots::unreferenced(&folder, &cx.references)?;
    if left.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = left.iter().map(|path| shown(path, &cx.project.root)).collect();
    bail!("no test compares these: remove them, or bring their cases back\n  {}", names.join("\n  "))
}

fn shown(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

/// `cargo test` as it runs everywhere: it never updates snapshots and goes on after a failing binary.
fn test(cx: &Run) -> Command {
    let mut cargo = cx.project.cargo();
    cargo.args(["test", "--locked", "--no-fail-fast", "--quiet"]);
    cargo.env("INSTA_UPDATE", "no").env(snapshots::VARIABLE, &cx.references);
    cargo
}

fn run_cargo(cargo: &mut Command) -> Result<()> {
    let status = cargo.status().context("cannot start cargo")?;
    if !status.success() {
        let args: Vec<_> = cargo.get_args().map(|arg| arg.to_string_lossy()).collect();
        bail!("`cargo {}` ended with {status}", args.join(" "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_the_last_line() {
        let results = [
            ("format", true, Duration::from_millis(500)),
            ("suite without libtorch", false, Duration::from_secs(61)),
        ];
        assert_eq!(
            table(&results),
            "format                  passed           0.5 s\n\
             suite without libtorch  FAILED            61 s\n\
             1 passed, 1 failed\n"
        );
    }

    #[test]
    fn quick_needs_no_libtorch() {
        assert!(STAGES.iter().all(|stage| !(stage.quick && stage.libtorch)));
        assert_eq!(STAGES.iter().filter(|stage| stage.quick).count(), 2);
    }
}
