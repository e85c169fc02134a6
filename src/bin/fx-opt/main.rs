//! `fx-opt`: passes over graph files from the shell.

mod cli;
mod convert;
mod costs;
mod data;
#[cfg(not(feature = "tch"))]
mod defer;
mod failure;
mod info;
mod input;
mod matching;
mod output;
mod page;
mod passes;
mod profile;
mod run;
mod show;
#[cfg(feature = "tch")]
mod verify;
mod watch;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

#[cfg(feature = "tch")]
use anyhow::Context;
use clap::Parser;

use crate::cli::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    init_tracing();
    #[cfg(not(feature = "tch"))]
    if !cli.command.libraries().is_empty() && defer::is_allowed() {
        return ExitCode::from(defer::DEFERRED);
    }
    #[cfg(not(feature = "tch"))]
    if let Command::Run(args) = &cli.command
        && defer::is_called_for(args)
    {
        return ExitCode::from(defer::DEFERRED);
    }
    match load(cli.command.libraries()).and_then(|()| run(cli.command)) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when this fails too.
            let _ = writeln!(std::io::stderr(), "error: {}", causes(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    let success = |()| ExitCode::SUCCESS;
    match command {
        Command::Run(args) => run::run(args).map(success),
        Command::Replay(args) => failure::replay(&args).map(success),
        Command::Reduce(args) => failure::reduce(&args).map(success),
        Command::Profile(args) => profile::profile(&args).map(success),
        Command::Page(args) => page::page(&args),
        Command::Convert(args) => convert::convert(&args).map(success),
        Command::Info(args) => info::info(&args).map(success),
        Command::Show(args) => show::show(&args).map(success),
        Command::Match(args) => matching::find(&args).map(success),
        Command::ListPasses(args) => passes::list(&args).map(success),
    }
}

/// Loads libraries that register operators.
#[cfg(feature = "tch")]
fn load(libraries: &[PathBuf]) -> anyhow::Result<()> {
    for library in libraries {
        fx::aten::load_library(library)
            .with_context(|| format!("`{}` cannot be loaded", library.display()))?;
    }
    Ok(())
}

#[cfg(not(feature = "tch"))]
fn load(libraries: &[PathBuf]) -> anyhow::Result<()> {
    anyhow::ensure!(
        libraries.is_empty(),
        "loading a library of operators needs libtorch: build fx-opt with the feature `tch`"
    );
    Ok(())
}

/// The error and its causes, each on a line, without the repetitions that come from messages that already hold
/// their cause.
fn causes(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain() {
        let cause = cause.to_string();
        if text.is_empty() {
            text = cause;
        } else if !text.contains(&cause) {
            text.push_str("\n  because: ");
            text.push_str(&cause);
        }
    }
    text
}

/// Whoever read our output has seen enough: not a failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}

/// `FX_LOG=debug` shows the spans of the passes on standard error.
fn init_tracing() {
    let Ok(filter) = std::env::var("FX_LOG") else { return };
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::CLOSE)
        .init();
}
