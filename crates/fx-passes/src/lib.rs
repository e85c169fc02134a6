//! The pass framework: passes, checks, registry, pipelines and the manager.
//!
//! A [`Pass`] transforms a module, a [`Check`] looks at it. Both are structs whose fields are their options, and are
//! registered by one line, [`register_pass!`] or [`register_check!`]. A [`Pipeline`] is passes in order, as text or
//! built by hand; the [`PassManager`] runs it:
//!
//! ```
//! # use fx_passes::{Changed, Pass, PassContext, PassError, PassManager, register_pass};
//! # use serde::{Deserialize, Serialize};
//! # #[derive(Default, Serialize, Deserialize)]
//! # struct Cse;
//! # impl Pass for Cse {
//! #     const NAME: &'static str = "cse";
//! #     const SUMMARY: &'static str = "Merge calls that give the same value";
//! #     fn run(&self, _: &mut fx_ir::GraphModule, _: &mut PassContext<'_>) -> Result<Changed, PassError> {
//! #         Ok(Changed::No)
//! #     }
//! # }
//! # register_pass!(Cse);
//! # let mut module = fx_ir::GraphModule::from_graph(fx_ir::Graph::new());
//! # module.graph_mut().output(());
//! let report = PassManager::parse("repeat{max=4}(cse)")?.run(&mut module)?;
//! assert_eq!(report.passes.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The manager lints after each pass, catches panics, checks that passes tell the truth about having changed nothing
//! and that what they require was ensured before, and returns a [`RunReport`]. Everything else is an
//! [`Instrument`]: timing, statistics, printing, diffs, spans, bisection.
//!
//! A pass in another crate is registered when the program names that crate: `use my_passes as _;`.
//!
//! This crate holds no pass. It does not know libtorch, files, the environment, or any operator.

#![deny(missing_docs)]

mod constraint;
mod context;
mod error;
mod failure;
mod fingerprint;
mod functions;
pub mod instrument;
mod manager;
mod options;
mod pass;
mod pipeline;
mod registry;
mod report;
mod syntax;

#[cfg(test)]
mod tests;

pub use constraint::{
    Constraint, ConstraintError, these_before_those_pass_constraint, this_before_that_pass_constraint,
};
pub use context::{MAX_NOTES, Note, PassContext, SampleInput};
pub use error::{PassError, with_causes};
pub use failure::{Failure, PipelineError};
pub use functions::{PassResult, loop_pass, pass_result_wrapper};
pub use instrument::{Instrument, InstrumentError, PassEvent};
#[doc(hidden)]
pub use inventory;
pub use manager::{LintPolicy, PassManager};
pub use options::{OptionError, OptionInfo, Options};
pub use pass::{Changed, Check, Pass, Policy};
pub use pipeline::{
    DEFAULT_REPEAT, MAX_REPEAT, MAX_STEPS, ParsePipelineError, Pipeline, PipelineTextError, Step,
};
pub use registry::{ErasedPass, Kind, PassInfo, PipelineInfo, Registry, RegistryError, erase, erase_check};
pub use report::{PassRun, PassTime, RepeatRun, RunReport, RunTimes, Skipped, StopReason};
pub use syntax::{MAX_NESTING, MAX_TEXT};
