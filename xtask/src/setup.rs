//! `setup`: everything a machine needs to build and run fx with libtorch.

use std::fs;

use anyhow::Result;

use crate::libtorch::{self, VERSION};
use crate::project::Project;
use crate::term::say;
use crate::tools;

/// Runs the command and says what was found.
///
/// # Errors
/// When something is missing that cannot be set up; the message says what to do.
pub fn run(project: &Project, checksums: bool) -> Result<()> {
    tools::cxx()?;
    let ready = libtorch::ensure(project, checksums)?;
    say(format!("libtorch {VERSION} is ready: {} (from {})", ready.dir.display(), ready.source));
    if !torch_sys_is_built(project) {
        say("the first build takes 2.5 minutes longer on 2 cores: torch-sys compiles its C++, once");
    }
    Ok(())
}

/// What the other commands do before they build with libtorch. Silent when there is nothing to do.
///
/// # Errors
/// As [`run`].
pub fn ensure(project: &Project) -> Result<()> {
    tools::cxx()?;
    libtorch::ensure(project, false).map(|_| ())
}

/// Whether the development profile has compiled the C++ of torch-sys.
pub fn torch_sys_is_built(project: &Project) -> bool {
    let Ok(entries) = fs::read_dir(project.target.join("debug/build")) else { return false };
    entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("torch-sys-"))
        .any(|entry| entry.path().join("out/libtch.a").is_file())
}
