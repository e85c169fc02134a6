//! `fuzz`: random programs through random pipelines, or one of the coverage-guided targets in `tests/fuzz`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::setup;
use crate::term::say;

/// The coverage-guided targets, each a file in `tests/fuzz/fuzz_targets`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Target {
    /// The text form of modules
    Text,
    /// The JSON form of modules
    Json,
    /// Archives of torch.export
    Pt2,
    /// The text of pipelines and of filters
    Pipeline,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Target::Text => "text",
            Target::Json => "json",
            Target::Pt2 => "pt2",
            Target::Pipeline => "pipeline",
        }
    }
}

/// What makes code tell libFuzzer where it has been. The compiler of the stable channel takes these; only sanitizers need
/// another one, and fx has no unsafe code outside `fx-aten`, which the targets do without.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// The largest input that is tried, in bytes.
const MAX_LEN: usize = 16 * 1024;

/// Random programs: the test `fuzz::on_and_on` of the suite with libtorch; false when it found something, which is then a
/// case in `tests/cases/pipelines`.
///
/// # Errors
/// When libtorch cannot be set up or cargo cannot be started.
pub fn programs(project: &Project, seconds: Option<u64>, seed: Option<u64>) -> Result<bool> {
    setup::ensure(project)?;
    let mut cargo = project.cargo();
    cargo.args(["test", "--quiet", "--package", "fx", "--test", "exec", "fuzz::on_and_on", "--"]);
    cargo.args(["--exact", "--ignored", "--nocapture"]);
    // Each run looks elsewhere; the seed that is printed leads back.
    let of_now = || std::time::UNIX_EPOCH.elapsed().map_or(0, |now| now.as_secs() << 20);
    let seed = seed.unwrap_or_else(of_now);
    say(format!("programs from seed {seed} on"));
    cargo.env("FX_FUZZ_SEED", seed.to_string());
    cargo.env("FX_FUZZ_CASES", project.root.join("tests/cases/pipelines"));
    if let Some(seconds) = seconds {
        cargo.env("FX_FUZZ_SECONDS", seconds.to_string());
    }
    Ok(cargo.status().context("cannot start cargo")?.success())
}

/// A coverage-guided target, from the seeds and from what earlier runs came upon; false when it found something, which is
/// then a seed in `tests/fuzz/seeds`, made small, and fails in the suite.
///
/// # Errors
/// When the target cannot be built or started.
pub fn target(project: &Project, target: Target, seconds: Option<u64>) -> Result<bool> {
    let name = target.name();
    let folder = project.target.join("fuzz");
    let host = host()?;
    let mut cargo = project.cargo();
    cargo.args([
        "build",
        "--release",
        "--manifest-path",
        "tests/fuzz/Cargo.toml",
        "--bin",
        name,
        "--target",
        &host,
    ]);
    cargo
        .arg("--target-dir")
        .arg(folder.join("build"))
        .env("RUSTFLAGS", COVERAGE)
        .env("CARGO_INCREMENTAL", "0");
    if !cargo.status().context("cannot start cargo")?.success() {
        bail!("the target `{name}` does not build");
    }
    let (corpus, found) = (folder.join("corpus").join(name), folder.join("found").join(name));
    for folder in [&corpus, &found] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let before = files(&found)?;
    let binary = folder.join("build").join(&host).join("release").join(name);
    let seeds = project.root.join("tests/fuzz/seeds").join(name);
    let mut run = Command::new(&binary);
    run.args([&corpus, &seeds]).arg(format!("-artifact_prefix={}/", found.display()));
    run.args(["-print_final_stats=1", "-timeout=10", "-rss_limit_mb=2048"])
        .arg(format!("-max_len={MAX_LEN}"));
    if let Some(seconds) = seconds {
        run.arg(format!("-max_total_time={seconds}"));
    }
    let started = run.status().with_context(|| format!("cannot start {}", binary.display()))?;
    let new: Vec<PathBuf> = files(&found)?.into_iter().filter(|path| !before.contains(path)).collect();
    for path in &new {
        let seed = seeds.join(format!("{}.seed", path.file_name().unwrap_or_default().to_string_lossy()));
        minimise(&binary, path, &seed)?;
        say(format!("found something, written to {}", seed.display()));
    }
    Ok(started.success() && new.is_empty())
}

/// Makes a finding small, as far as that goes in some seconds.
fn minimise(binary: &Path, found: &Path, seed: &Path) -> Result<()> {
    let mut run = Command::new(binary);
    run.args(["-minimize_crash=1", "-max_total_time=15", "-timeout=10"]).arg(found);
    run.arg(format!("-exact_artifact_path={}", seed.display()));
    run.stderr(std::process::Stdio::null());
    // Where it cannot be made smaller, it is kept as it is.
    run.status().with_context(|| format!("cannot start {}", binary.display()))?;
    if !seed.is_file() {
        fs::copy(found, seed).with_context(|| format!("cannot write {}", seed.display()))?;
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut all = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    all.sort();
    Ok(all)
}

/// The triple of this machine.
fn host() -> Result<String> {
    let output = Command::new("rustc").arg("-vV").output().context("cannot start rustc")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).context("rustc does not say what machine it is for")
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn every_target_has_its_file() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fuzz");
        let there = files(&root.join("fuzz_targets")).unwrap();
        assert_eq!(there.len(), Target::value_variants().len());
        for target in Target::value_variants() {
            assert!(root.join(format!("fuzz_targets/{}.rs", target.name())).is_file());
            assert!(root.join("seeds").join(target.name()).is_dir());
        }
    }
}
