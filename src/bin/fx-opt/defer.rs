//! Stepping aside for the `fx-opt` that has libtorch.
//!
//! `cargo xtask run-pass` starts the build without libtorch first: it is there sooner and starts in milliseconds. When
//! that one cannot do, or cannot prove, what is asked for, it says so by its exit code, before it printed anything,
//! and is followed by the other.

use fx::passes::{Failure, PassManager};

use crate::cli::{RunArgs, Verify};
use crate::{data, input};

/// Set, to anything, by whoever will follow up.
const MAY_DEFER: &str = "FX_OPT_MAY_DEFER";

/// The exit code that asks for libtorch (`EX_TEMPFAIL` of sysexits.h).
pub const DEFERRED: u8 = 75;

/// Whether to step aside: numbers are to be verified, a pass needs libtorch, or a pass changed what the program
/// computes, which only running it can verify. The pipeline runs once to find out. Mistakes are left to the run
/// that reports them.
pub fn is_called_for(args: &RunArgs) -> bool {
    if !is_allowed() {
        return false;
    }
    // Standard input can be read once only, so that whoever reads it has to be able to do everything.
    if args.input.as_deref().is_some_and(input::is_stdin) {
        return true;
    }
    match args.verify {
        Some(Verify::Numerics) => true,
        level => try_pipeline(args, level.is_none()).unwrap_or(false),
    }
}

/// Whether somebody follows up.
pub fn is_allowed() -> bool {
    std::env::var_os(MAY_DEFER).is_some()
}

/// Whether a pipeline failed because a pass needs libtorch.
pub fn is_for_libtorch(failure: &Failure) -> bool {
    matches!(failure, Failure::Pass(pass) if pass.missing_feature().is_some())
}

fn try_pipeline(args: &RunArgs, prove: bool) -> anyhow::Result<bool> {
    let mut manager = PassManager::parse(&args.pipeline)?;
    let model = input::read(args.input.clone().unwrap_or_else(input::shipped))?;
    if let Ok(data) = data::find(&model, args.inputs.as_deref(), args.seed) {
        manager = manager.inputs(data.inputs);
    }
    let mut module = model.module;
    Ok(match manager.run(&mut module) {
        Ok(report) => prove && !report.is_exact(),
        Err(error) => is_for_libtorch(&error.failure),
    })
}
