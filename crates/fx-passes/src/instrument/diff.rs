//! [`Diff`]: what each pass changed, as a unified diff of the graphs' text, or of another text of the module.

use std::fmt;
use std::io::Write;

use fx_ir::GraphModule;
use similar::{Algorithm, TextDiff};

use super::{Filter, Instrument, InstrumentError, PassEvent};
use crate::report::{PassRun, PassTime};

type View<'v> = Box<dyn Fn(&GraphModule) -> String + 'v>;

/// Writes a unified diff of the text of the graph, and of graphs inside, to a sink after every pass that changed it.
///
/// Keeps one text. Lines of a graph are nearly all different, so the patience algorithm finds the common ones in
/// O(n log n); only stretches without any common line cost more.
pub struct Diff<'v, W> {
    sink: W,
    context: usize,
    filter: Filter,
    view: Option<View<'v>>,
    before: Option<String>,
}

impl<'v, W: Write> Diff<'v, W> {
    /// Writes to `sink`, with three lines of context.
    pub fn new(sink: W) -> Self {
        Self { sink, context: 3, filter: Filter::default(), view: None, before: None }
    }

    /// The same with this many lines around each change.
    #[must_use]
    pub fn context(mut self, lines: usize) -> Self {
        self.context = lines;
        self
    }

    /// Only of what the filter chooses.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Of what `view` says of the module, such as its code, instead of the graph. Of a filter, only the passes count
    /// then.
    #[must_use]
    pub fn of(mut self, view: impl Fn(&GraphModule) -> String + 'v) -> Self {
        self.view = Some(Box::new(view));
        self
    }

    fn text(&self, pass: &str, module: &GraphModule) -> Option<String> {
        match &self.view {
            Some(view) => self.filter.holds(pass, "").then(|| view(module)),
            None => self.filter.text(pass, module),
        }
    }
}

impl<W: fmt::Debug> fmt::Debug for Diff<'_, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Diff")
            .field("sink", &self.sink)
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}

impl<W: Write> Instrument for Diff<'_, W> {
    fn name(&self) -> &str {
        "diff"
    }

    fn before_pass(&mut self, pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        self.before = self.text(pass.name, module);
        Ok(())
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        module: &GraphModule,
        _outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        let (before, after) = (self.before.take(), self.text(pass.name, module));
        if after == before {
            return Ok(());
        }
        // Texts of graphs end without a line end, which is no news about the pass.
        let ended = |text: Option<String>| match text {
            Some(text) => format!("{}\n", text.trim_end_matches('\n')),
            None => String::new(),
        };
        let (before, after) = (ended(before), ended(after));
        let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_lines(&before, &after);
        let headers = (format!("before {}", pass.text), format!("after {} (run {})", pass.text, pass.run));
        let mut unified = diff.unified_diff();
        unified.context_radius(self.context).header(&headers.0, &headers.1);
        write!(self.sink, "{unified}")?;
        Ok(())
    }
}
