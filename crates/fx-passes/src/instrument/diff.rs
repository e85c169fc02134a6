//! [`Diff`]: what each pass changed, as a unified diff of the graph's text.

use std::io::Write;

use fx_ir::GraphModule;
use similar::{Algorithm, TextDiff};

use super::{Instrument, InstrumentError, PassEvent};
use crate::report::{PassRun, PassTime};

/// Writes a unified diff of the graph's text to a sink after every pass that changed it.
///
/// Keeps one text. Lines of a graph are nearly all different, so the patience algorithm finds the common ones in
/// O(n log n); only stretches without any common line cost more.
#[derive(Debug)]
pub struct Diff<W> {
    sink: W,
    context: usize,
    before: String,
}

impl<W: Write> Diff<W> {
    /// Writes to `sink`, with three lines of context.
    pub fn new(sink: W) -> Self {
        Self { sink, context: 3, before: String::new() }
    }

    /// The same with this many lines around each change.
    #[must_use]
    pub fn context(mut self, lines: usize) -> Self {
        self.context = lines;
        self
    }
}

impl<W: Write> Instrument for Diff<W> {
    fn name(&self) -> &str {
        "diff"
    }

    fn before_pass(&mut self, _pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        self.before = module.graph().to_string();
        Ok(())
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        module: &GraphModule,
        _outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        let after = module.graph().to_string();
        if after == self.before {
            return Ok(());
        }
        // Texts of graphs end without a line end, which is no news about the pass.
        let (before, after) = (format!("{}\n", self.before), format!("{after}\n"));
        let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_lines(&before, &after);
        let headers = (format!("before {}", pass.text), format!("after {} (run {})", pass.text, pass.run));
        let mut unified = diff.unified_diff();
        unified.context_radius(self.context).header(&headers.0, &headers.1);
        write!(self.sink, "{unified}")?;
        Ok(())
    }
}
