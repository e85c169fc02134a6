//! `run-pass`, `page` and `list-passes`: build `fx-opt` when that is needed, then become it.
//!
//! There are two builds of it. The one without libtorch is tried first, since it needs no download, is built in a
//! third of the time and starts in milliseconds; when it asks for libtorch (see `src/bin/fx-opt/defer.rs`), the other
//! follows. They share the target directory, and so everything that is compiled alike.

use std::convert::Infallible;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Instant, SystemTime};
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::fresh::Artifact;
use crate::project::Project;
use crate::{libtorch, setup, term};

/// The variables that change what cargo builds.
const BUILD_VARIABLES: [&str; 5] =
    ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "LIBTORCH", "CXX", "RUSTUP_TOOLCHAIN"];

/// Which `fx-opt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Features {
    /// With libtorch: passes may compute tensors, results can be verified.
    WithLibtorch,
    /// Without: builds in seconds, needs no download.
    WithoutLibtorch,
}

/// The exit code by which the build without libtorch asks for the other, and the variable that allows it to.
const DEFERRED: i32 = 75;
const MAY_DEFER: &str = "FX_OPT_MAY_DEFER";

/// Runs `fx-opt run ARGS...` in the user's directory, and then ends this process.
///
/// # Errors
/// When the set-up or the build fails; otherwise it does not return.
pub fn run_pass(project: &Project, args: Vec<OsString>) -> Result<Infallible> {
    either(project, "run", args)
}

/// Runs `fx-opt page ARGS...` alike.
///
/// # Errors
/// As [`run_pass`].
pub fn page(project: &Project, args: Vec<OsString>) -> Result<Infallible> {
    either(project, "page", args)
}

/// Runs a command of `fx-opt` without libtorch and, when that one asks for it, with it.
fn either(project: &Project, name: &str, args: Vec<OsString>) -> Result<Infallible> {
    let (features, args) = split_features(args);
    if features == Features::WithLibtorch {
        let (with, without) = (artifact(project, features)?, artifact(project, Features::WithoutLibtorch)?);
        // After a change of the sources with only the full build up to date, that one is quicker.
        if without.is_fresh() || !with.is_fresh() {
            ensure(project, Features::WithoutLibtorch, &without)?;
            let mut command = Command::new(&without.binary);
            let status = command.arg(name).args(&args).env(MAY_DEFER, "1").status();
            let status = status.with_context(|| format!("cannot start {}", without.binary.display()))?;
            if status.code() != Some(DEFERRED) {
                std::process::exit(status.code().unwrap_or(1));
            }
        }
    }
    fx_opt(project, features, &[name], &args)
}

/// Runs `fx-opt list-passes ARGS...`. What is registered never depends on libtorch.
///
/// # Errors
/// As [`run_pass`].
pub fn list_passes(project: &Project, args: Vec<OsString>) -> Result<Infallible> {
    fx_opt(project, Features::WithoutLibtorch, &["list-passes"], &args)
}

/// Takes `--no-tch` out of the arguments; what follows `--` is not looked at.
fn split_features(args: Vec<OsString>) -> (Features, Vec<OsString>) {
    let end = args.iter().position(|arg| arg == "--").unwrap_or(args.len());
    let mut features = Features::WithLibtorch;
    let mut rest = Vec::with_capacity(args.len());
    for (index, arg) in args.into_iter().enumerate() {
        if index < end && arg == "--no-tch" {
            features = Features::WithoutLibtorch;
        } else {
            rest.push(arg);
        }
    }
    (features, rest)
}

fn fx_opt(project: &Project, features: Features, command: &[&str], args: &[OsString]) -> Result<Infallible> {
    let artifact = artifact(project, features)?;
    ensure(project, features, &artifact)?;
    let error = Command::new(&artifact.binary).args(command).args(args).exec();
    Err(error).with_context(|| format!("cannot start {}", artifact.binary.display()))
}

fn ensure(project: &Project, features: Features, artifact: &Artifact) -> Result<()> {
    let ready = features == Features::WithoutLibtorch || libtorch::looks_ready(project);
    if ready && artifact.is_fresh() { Ok(()) } else { build(project, features, artifact) }
}

fn build(project: &Project, features: Features, artifact: &Artifact) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--quiet", "--package", "fx", "--bin", "fx-opt"]);
    let how_long = match features {
        Features::WithoutLibtorch => {
            cargo.arg("--no-default-features");
            "without libtorch (the first time about 2 minutes on 2 cores)"
        }
        Features::WithLibtorch => {
            setup::ensure(project)?;
            if setup::torch_sys_is_built(project) {
                "with libtorch"
            } else {
                "with libtorch (the first time about 4 minutes on 2 cores, most of it for the C++ of torch-sys; \
                 --no-tch does without)"
            }
        }
    };
    let began = SystemTime::now();
    let clock = Instant::now();
    // A rebuild of the last crate is not worth a line; a first build is.
    let first = !artifact.binary.exists();
    if first {
        term::say(format!("building fx-opt {how_long}"));
    }
    let status = cargo.status().context("cannot start cargo")?;
    if !status.success() {
        bail!("fx-opt could not be built ({status}); see the messages above");
    }
    if first {
        term::say(format!("built in {}", term::seconds(clock.elapsed())));
    }
    publish(&project.target.join("debug/fx-opt"), &artifact.binary)?;
    artifact.record(began)
}

/// Gives what cargo built a name of its own, since the other build overwrites it.
fn publish(built: &Path, binary: &Path) -> Result<()> {
    let link = |from: &Path, to: &Path| {
        match fs::remove_file(to) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
    };
    let folder = binary.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)
        .and_then(|()| link(built, binary))
        .and_then(|()| link(&built.with_extension("d"), &binary.with_extension("d")))
        .with_context(|| format!("cannot keep {} as {}", built.display(), binary.display()))
}

fn artifact(project: &Project, features: Features) -> Result<Artifact> {
    let (folder, name) = match features {
        Features::WithLibtorch => ("with-libtorch", "with libtorch"),
        Features::WithoutLibtorch => ("without-libtorch", "without libtorch"),
    };
    let mut key = name.to_owned();
    for name in BUILD_VARIABLES {
        if let Some(value) = env::var_os(name) {
            key.push_str(&format!(", {name}={}", value.to_string_lossy()));
        }
    }
    Ok(Artifact {
        binary: project.target.join("run-pass").join(folder).join("fx-opt"),
        manifests: manifests(project)?,
        key,
    })
}

/// The manifests of the workspace, and what steers cargo. A file that need not exist is left out when it does not.
fn manifests(project: &Project) -> Result<Vec<PathBuf>> {
    let root = &project.root;
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock"), root.join("passes/Cargo.toml")];
    let crates = root.join("crates");
    for entry in fs::read_dir(&crates).with_context(|| format!("cannot list {}", crates.display()))? {
        let manifest =
            entry.with_context(|| format!("cannot list {}", crates.display()))?.path().join("Cargo.toml");
        if manifest.is_file() {
            files.push(manifest);
        }
    }
    files.extend(
        [".cargo/config.toml", "rust-toolchain.toml", "build.rs"]
            .map(|name| root.join(name))
            .into_iter()
            .filter(|path| path.is_file()),
    );
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_flag_is_taken_out() {
        let split = |args: &[&str]| split_features(args.iter().map(OsString::from).collect());
        let (features, rest) = split(&["dce", "model.pt2", "--no-tch", "--diff"]);
        assert_eq!(features, Features::WithoutLibtorch);
        assert_eq!(rest, ["dce", "model.pt2", "--diff"]);
        let (features, rest) = split(&["dce", "--", "--no-tch"]);
        assert_eq!(features, Features::WithLibtorch);
        assert_eq!(rest, ["dce", "--", "--no-tch"]);
    }
}
