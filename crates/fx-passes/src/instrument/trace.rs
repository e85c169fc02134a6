//! [`Trace`]: a `tracing` span around every pass.

use fx_ir::GraphModule;
use tracing::field::Empty;
use tracing::span::EnteredSpan;

use super::{Instrument, InstrumentError, PassEvent};
use crate::failure::Failure;
use crate::report::{PassRun, PassTime};

/// Opens the span `pass` with the fields `name`, `index`, `nodes_before`, `nodes_after` and `changed` while a pass
/// runs, so that events of the pass are inside. Passes open no such span themselves, and installing a subscriber is
/// the program's business.
#[derive(Debug, Default)]
pub struct Trace {
    span: Option<EnteredSpan>,
}

impl Instrument for Trace {
    fn name(&self) -> &str {
        "trace"
    }

    fn before_pass(&mut self, pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        let span = tracing::info_span!(
            "pass",
            name = pass.name,
            index = pass.run,
            nodes_before = module.graph().len(),
            nodes_after = Empty,
            changed = Empty,
        );
        self.span = Some(span.entered());
        Ok(())
    }

    fn after_pass(
        &mut self,
        _pass: &PassEvent<'_>,
        _module: &GraphModule,
        outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        if let Some(span) = self.span.take() {
            span.record("nodes_after", outcome.nodes_after);
            span.record("changed", outcome.changed);
        }
        Ok(())
    }

    fn after_pass_failed(&mut self, _pass: &PassEvent<'_>, _module: &GraphModule, failure: &Failure) {
        // The event belongs into the span, which ends with this scope.
        let span = self.span.take();
        if span.is_some() {
            tracing::error!("{}", crate::error::with_causes(failure));
        }
    }
}
