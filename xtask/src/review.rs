//! `review`: go through the snapshots that changed, with cargo-insta.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::tools;

/// How to install cargo-insta, in the version of the library.
pub const INSTALL: &str = "`cargo install cargo-insta --locked --version 1.49.0`";

/// Runs `cargo insta review` over the whole workspace; true when it succeeded.
///
/// # Errors
/// When cargo-insta is not installed; the message says how to install it.
pub fn run(project: &Project) -> Result<bool> {
    if tools::first_line(Command::new("cargo-insta").args(["insta", "--version"])).is_none() {
        bail!("cargo-insta is not installed: {INSTALL} (a few minutes)");
    }
    // Without the flag, a root package hides the other members.
    let status =
        project.cargo().args(["insta", "review", "--workspace"]).status().context("cannot start cargo")?;
    Ok(status.success())
}
