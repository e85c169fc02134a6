//! The developer commands of fx: `cargo xtask --help` lists them.
//!
//! Each command does its own set-up. This program depends on no crate of fx and never links libtorch, so that it builds
//! in seconds and still runs when something else does not.

mod doctor;
mod fresh;
mod fuzz;
mod libtorch;
mod new_pass;
mod parity;
mod project;
mod review;
mod run;
mod scripts;
mod setup;
mod snapshots;
mod term;
mod test;
mod tools;
mod venv;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use project::Project;

/// The developer commands of fx. Each does the set-up it needs.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Cmd,
}

#[derive(Subcommand)]
enum Cmd {
    /// Run a pipeline of passes on a model: fx-opt run, built when needed
    ///
    /// Everything after the command goes to `fx-opt run`: PIPELINE such as `fuse-conv-bn,dce`, INPUT such as
    /// `model.pt2` (without one, the shipped model), and flags; `cargo xtask run-pass -- --help` lists those. With
    /// --no-tch the build does without libtorch.
    RunPass {
        /// What goes to `fx-opt run`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "PIPELINE INPUT FLAGS")]
        args: Vec<OsString>,
    },
    /// Write what every pass of a pipeline makes of a model as one HTML page: fx-opt page, built when needed
    ///
    /// Everything after the command goes to `fx-opt page`: PIPELINE, INPUT (without one, the shipped model), `-o
    /// page.html`, and flags; `cargo xtask page -- --help` lists those.
    Page {
        /// What goes to `fx-opt page`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "PIPELINE INPUT FLAGS")]
        args: Vec<OsString>,
    },
    /// List the passes
    ListPasses {
        /// What goes to `fx-opt list-passes`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FLAGS")]
        args: Vec<OsString>,
    },
    /// Run everything that must hold: format, lints, documentation, all tests
    Test {
        /// Only the format and the tests without libtorch
        #[arg(long)]
        quick: bool,
    },
    /// Go through the snapshots that changed
    Review,
    /// Get libtorch, or check and repair it
    Setup {
        /// Compare checksums too, not only sizes
        #[arg(long)]
        verify: bool,
    },
    /// Say what is found on this machine, what is wrong and what to do
    Doctor,
    /// Write a new pass that works, its test and its first case
    NewPass {
        /// The name in pipelines, such as `fold-views`
        name: String,
    },
    /// Run the benchmarks; the figures also go to target/bench.md
    Bench {
        /// Those that compute with libtorch, too
        #[arg(long)]
        tch: bool,
        /// Run torch.fx's side of the comparison, too
        #[arg(long)]
        torch: bool,
        /// Only those whose names contain this
        filter: Option<String>,
    },
    /// Compare our texts with those of the live torch.fx, and take modules to Rust and back
    Parity {
        /// Models of timm, too
        #[arg(long)]
        timm: bool,
        /// Models of transformers, too
        #[arg(long)]
        transformers: bool,
        /// Only modules whose names contain this
        filter: Option<String>,
    },
    /// Run random programs through random pipelines until one is answered otherwise, or is stopped
    ///
    /// A finding is made small and written as a case into `tests/cases/pipelines`. With --target: bytes through a reader,
    /// guided by coverage; a finding becomes a seed in `tests/fuzz/seeds`.
    Fuzz {
        /// Run this coverage-guided target instead of random programs
        #[arg(long, value_enum, conflicts_with = "seed")]
        target: Option<fuzz::Target>,
        /// Stop after this many seconds
        #[arg(long)]
        seconds: Option<u64>,
        /// The seed of the first program; each next program has the next
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Write the table of operators in fx-ops anew from libtorch
    GenOps,
    /// Train and export the shipped model anew
    TrainDigits,
}

fn main() -> ExitCode {
    match Project::find().and_then(|project| run(&project, Cli::parse().command)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; false when it did its work and the answer is no.
fn run(project: &Project, command: Cmd) -> Result<bool> {
    match command {
        Cmd::RunPass { args } => match run::run_pass(project, args)? {},
        Cmd::Page { args } => match run::page(project, args)? {},
        Cmd::ListPasses { args } => match run::list_passes(project, args)? {},
        Cmd::Test { quick } => test::run(project, quick),
        Cmd::Review => review::run(project),
        Cmd::Setup { verify } => setup::run(project, verify).map(|()| true),
        Cmd::Doctor => doctor::run(project),
        Cmd::NewPass { name } => new_pass::run(&project.root, &name).map(|()| true),
        Cmd::Bench { tch, torch, filter } => {
            scripts::bench(project, tch, torch, filter.as_deref()).map(|()| true)
        }
        Cmd::Parity { timm, transformers, filter } => {
            parity::run(project, &parity::Options { filter: filter.as_deref(), timm, transformers })
        }
        Cmd::Fuzz { target: Some(target), seconds, .. } => fuzz::target(project, target, seconds),
        Cmd::Fuzz { target: None, seconds, seed } => fuzz::programs(project, seconds, seed),
        Cmd::GenOps => scripts::gen_ops(project).map(|()| true),
        Cmd::TrainDigits => scripts::train_digits(project).map(|()| true),
    }
}
