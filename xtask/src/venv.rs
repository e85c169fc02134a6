//! A Python that has torch and what else a script needs: the user's own, else a private environment in the cache.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::libtorch::{VERSION, layout};
use crate::project::Project;
use crate::term::{self, Unit};
use crate::tools::{self, Python};

/// A package: the name to import and the one to install.
pub struct Package {
    /// The module.
    pub module: &'static str,
    /// The requirement, as pip spells it.
    pub requirement: &'static str,
}

/// Finds or makes the interpreter. The private environment takes some GB: PyPI's torch for Linux brings CUDA along.
///
/// # Errors
/// When there is no Python, no `venv` module, or pip fails.
pub fn python(project: &Project, packages: &[Package]) -> Result<PathBuf> {
    let modules: Vec<&str> = packages.iter().map(|package| package.module).collect();
    let own = Python::find(&modules)?;
    if serves(&own, packages) {
        return Ok(own.executable);
    }
    let dir = project.cache.join(format!("python-torch-{VERSION}"));
    let interpreter = dir.join("bin/python");
    fs::create_dir_all(&project.cache).with_context(|| format!("cannot make {}", project.cache.display()))?;
    let lock_path = project.cache.join("python.lock");
    let lock = File::create(&lock_path).with_context(|| format!("cannot write {}", lock_path.display()))?;
    lock.lock().with_context(|| format!("cannot lock {}", lock_path.display()))?;
    if Python::ask(&interpreter, &modules).is_ok_and(|python| serves(&python, packages)) {
        return Ok(interpreter);
    }
    term::say(format!("no python3 on the PATH has torch {VERSION} and {}: making one", modules.join(", ")));
    let made = Command::new(&own.executable)
        .args(["-m", "venv"])
        .arg(&dir)
        .output()
        .with_context(|| format!("cannot run {}", own.executable.display()))?;
    if !made.status.success() {
        let text =
            String::from_utf8_lossy(&made.stdout).into_owned() + &String::from_utf8_lossy(&made.stderr);
        bail!("`python3 -m venv` failed (on Debian: `apt install python3-venv`):\n{}", term::tail(&text, 5));
    }
    let bar = term::bar("installing torch with pip (some GB)", None, Unit::Bytes);
    let mut pip = Command::new(&interpreter);
    pip.args(["-m", "pip", "install", "--progress-bar=off"])
        .arg(format!("torch=={VERSION}"))
        .args(packages.iter().map(|package| package.requirement))
        .env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    term::run_watched(&mut pip, &project.cache.join("python.log"), &bar, || tools::folder_bytes(&dir))
        .context("the Python packages could not be installed")?;
    bar.finish_and_clear();
    Ok(interpreter)
}

fn serves(python: &Python, packages: &[Package]) -> bool {
    let version = python.torch.as_deref().and_then(layout::installed_version);
    version.is_some_and(|version| version == VERSION)
        && packages.iter().all(|package| python.packages.iter().any(|found| found == package.module))
}

/// A command with the interpreter that runs on one core of the CPU: figures and weights do not depend on the machine's
/// GPUs or number of cores.
pub fn command(project: &Project, packages: &[Package]) -> Result<Command> {
    let mut command = Command::new(python(project, packages)?);
    command.current_dir(&project.root).env("OMP_NUM_THREADS", "1").env("CUDA_VISIBLE_DEVICES", "");
    Ok(command)
}
