//! `parity`: torch.fx's own texts, made anew, against the ones in the repository and against ours; and modules taken
//! from Python to Rust and back.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::term::say;
use crate::venv::{self, Package};

const TORCHVISION: Package = Package { module: "torchvision", requirement: "torchvision==0.28.0" };
const TABULATE: Package = Package { module: "tabulate", requirement: "tabulate" };
const NUMPY: Package = Package { module: "numpy", requirement: "numpy" };

/// What to compare beside the modules that are in the repository.
pub struct Options<'a> {
    /// Only modules whose names contain this.
    pub filter: Option<&'a str>,
    /// Models of timm, too.
    pub timm: bool,
    /// Models of transformers, too.
    pub transformers: bool,
}

/// Makes the dumps of `tools/gen_parity.py` with the live torch.fx and says how many are as in the repository, how many
/// texts of ours are identical, how many modules come back the same, and how damaged dumps are taken; false when
/// something differs.
///
/// # Errors
/// When Python cannot be set up, or something cannot be built or started.
pub fn run(project: &Project, options: &Options<'_>) -> Result<bool> {
    let mut packages = vec![TORCHVISION, TABULATE, NUMPY];
    let more = [
        (options.timm, Package { module: "timm", requirement: "timm" }),
        (options.transformers, Package { module: "transformers", requirement: "transformers" }),
    ];
    packages.extend(more.into_iter().filter_map(|(wanted, package)| wanted.then_some(package)));
    let folder = project.target.join("parity");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }

    say("making modules with torch.fx (some minutes)");
    let mut python = venv::command(project, &packages)?;
    python.arg("tools/gen_parity.py").arg("--out").arg(&folder);
    python.args(["--against", "tests/data/dump", "--only", options.filter.unwrap_or("")]);
    python.args(options.timm.then_some("--timm")).args(options.transformers.then_some("--transformers"));
    let as_committed = succeeds(&mut python)?;

    say("comparing our texts with torch.fx's");
    let mut cargo = project.cargo();
    cargo.args(["test", "--quiet", "--package", "fx-codegen", "--test", "parity", "--", "--nocapture"]);
    cargo.env("FX_PARITY_DIR", &folder).env("FX_PARITY_REPORT", "1");
    let ours = succeeds(&mut cargo)?;

    say("taking modules to Rust and back");
    let target = project.target_without_libtorch();
    let mut cargo = project.cargo();
    cargo.args(["build", "--quiet", "--package", "fx", "--bin", "fx-opt", "--no-default-features"]);
    cargo.arg("--target-dir").arg(&target);
    if !succeeds(&mut cargo)? {
        return Ok(false);
    }
    let mut python = venv::command(project, &packages)?;
    python.arg("tools/check_round_trip.py").arg(target.join("debug/fx-opt"));
    python.args(["--only", options.filter.unwrap_or("")]);
    let back = succeeds(&mut python)?;
    let mut python = venv::command(project, &packages)?;
    let refused = succeeds(python.arg("tools/fuzz_dump.py"))?;
    Ok(as_committed && ours && back && refused)
}

/// Whether a command, which prints what it has to say, ends well.
fn succeeds(command: &mut Command) -> Result<bool> {
    let name = command.get_program().to_string_lossy().into_owned();
    Ok(command.status().with_context(|| format!("cannot start {name}"))?.success())
}
