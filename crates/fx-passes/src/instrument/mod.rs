//! [`Instrument`]: whatever looks on while passes run. One file each.
//!
//! The manager calls the `before` hooks in the order in which instruments were added and the `after` hooks in the
//! opposite order, so that each instrument encloses those added after it. Without instruments nothing is done and
//! nothing is kept for them.

mod bisect;
mod chrome;
mod diff;
mod dump;
mod filter;
mod history;
mod opcount;
mod print;
mod statistics;
mod timing;
mod trace;

pub use bisect::{Bisect, Decision, first_bad};
pub use chrome::ChromeTrace;
pub use diff::Diff;
pub use dump::Dump;
pub use filter::{Filter, FilterError};
pub use history::{History, NodeEvent, What};
pub use opcount::{MeasureDelta, OpCounts, OpDelta};
pub use print::{Print, PrintWhen};
pub use statistics::Statistics;
pub use timing::{Timing, TimingRow};
pub use trace::Trace;

use fx_ir::GraphModule;

use crate::failure::Failure;
use crate::pass::Policy;
use crate::report::{PassRun, PassTime, RunReport, StopReason};

/// What a hook may fail with; the run then ends with [`Failure::Instrument`].
pub type InstrumentError = Box<dyn std::error::Error + Send + Sync>;

/// One pass that is about to run, runs or ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassEvent<'p> {
    /// The name of the pass.
    pub name: &'p str,
    /// The pass with its options.
    pub text: &'p str,
    /// The number of the run, from 1; a pass that is repeated has another one each time.
    pub run: usize,
    /// The number of the pass in the pipeline as written, from 1.
    pub step: usize,
    /// How many passes the pipeline has as written.
    pub of: usize,
    /// Whether it may be left out.
    pub policy: Policy,
}

/// Looks on while a pipeline runs. Every hook does nothing unless it is implemented.
///
/// An instrument is handed to the manager by value, boxed, or by `&mut` to be read afterwards:
///
/// ```
/// use fx_passes::instrument::Timing;
/// use fx_passes::{Pipeline, PassManager};
/// let mut module = fx_ir::GraphModule::from_graph(fx_ir::Graph::new());
/// # module.graph_mut().output(());
/// let mut timing = Timing::default();
/// PassManager::new()
///     .add_pipeline(Pipeline::new().function("look", |_, _| Ok(false.into())))
///     .with_instrument(&mut timing)
///     .run(&mut module)?;
/// assert_eq!(timing.rows()[1].name, "look");
/// # Ok::<(), fx_passes::PipelineError>(())
/// ```
#[allow(unused_variables)]
pub trait Instrument {
    /// The name, for messages.
    fn name(&self) -> &str;

    /// The module before the first pass.
    ///
    /// # Errors
    /// Ends the run.
    fn before_pipeline(&mut self, module: &GraphModule) -> Result<(), InstrumentError> {
        Ok(())
    }

    /// The module after the last pass. Not called when the run fails.
    ///
    /// # Errors
    /// The run ends with an error.
    fn after_pipeline(&mut self, module: &GraphModule, report: &RunReport) -> Result<(), InstrumentError> {
        Ok(())
    }

    /// A `repeat` or a named pipeline begins; `text` is the first word of it.
    fn enter_group(&mut self, text: &str) {}

    /// It ended; a `repeat` tells why. Not called when the run fails.
    fn leave_group(&mut self, text: &str, stop: Option<StopReason>) {}

    /// Whether an optional pass shall run. Every instrument is asked.
    fn should_run(&mut self, pass: &PassEvent<'_>, module: &GraphModule) -> bool {
        true
    }

    /// How many rewrites the pass may make, if there is a limit. The smallest of all instruments holds; a pass that
    /// does not ask for its rewrites ([`PassContext::rewrite`](crate::PassContext::rewrite)) has no limit.
    fn rewrite_limit(&mut self, pass: &PassEvent<'_>) -> Option<usize> {
        None
    }

    /// The module before a pass.
    ///
    /// # Errors
    /// The pass does not run and the run ends.
    fn before_pass(&mut self, pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        Ok(())
    }

    /// The module after a pass, linted, and what the pass did.
    ///
    /// # Errors
    /// Ends the run, for example because the module computes something else now.
    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        module: &GraphModule,
        outcome: &PassRun,
        time: &PassTime,
    ) -> Result<(), InstrumentError> {
        Ok(())
    }

    /// A pass failed, or its result was refused, or another instrument's hook failed. `module` is as it was left,
    /// and may be invalid. Called instead of [`after_pass`](Self::after_pass) or after it, possibly without
    /// [`before_pass`](Self::before_pass).
    fn after_pass_failed(&mut self, pass: &PassEvent<'_>, module: &GraphModule, failure: &Failure) {}
}

macro_rules! forward {
    ($($type:ty),*) => {$(
        impl<I: Instrument + ?Sized> Instrument for $type {
            fn name(&self) -> &str {
                (**self).name()
            }
            fn before_pipeline(&mut self, module: &GraphModule) -> Result<(), InstrumentError> {
                (**self).before_pipeline(module)
            }
            fn after_pipeline(&mut self, module: &GraphModule, report: &RunReport) -> Result<(), InstrumentError> {
                (**self).after_pipeline(module, report)
            }
            fn enter_group(&mut self, text: &str) {
                (**self).enter_group(text);
            }
            fn leave_group(&mut self, text: &str, stop: Option<StopReason>) {
                (**self).leave_group(text, stop);
            }
            fn should_run(&mut self, pass: &PassEvent<'_>, module: &GraphModule) -> bool {
                (**self).should_run(pass, module)
            }
            fn rewrite_limit(&mut self, pass: &PassEvent<'_>) -> Option<usize> {
                (**self).rewrite_limit(pass)
            }
            fn before_pass(&mut self, pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
                (**self).before_pass(pass, module)
            }
            fn after_pass(
                &mut self,
                pass: &PassEvent<'_>,
                module: &GraphModule,
                outcome: &PassRun,
                time: &PassTime,
            ) -> Result<(), InstrumentError> {
                (**self).after_pass(pass, module, outcome, time)
            }
            fn after_pass_failed(&mut self, pass: &PassEvent<'_>, module: &GraphModule, failure: &Failure) {
                (**self).after_pass_failed(pass, module, failure);
            }
        }
    )*};
}
forward!(&mut I, Box<I>);
