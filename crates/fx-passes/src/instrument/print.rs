//! [`Print`]: the graph's text around passes.

use std::io::Write;

use fx_ir::GraphModule;

use super::{Filter, Instrument, InstrumentError, PassEvent};
use crate::failure::Failure;
use crate::report::{PassRun, PassTime};

/// When [`Print`] prints the graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PrintWhen {
    /// Before each pass.
    Before,
    /// After each pass.
    After,
    /// At the start, and after each pass that changed the text.
    #[default]
    Changed,
}

/// Writes the text of the graph, and of graphs inside, to a sink, under a line that names the pass. When a pass fails, the
/// graph that it left is written too.
#[derive(Debug)]
pub struct Print<W> {
    sink: W,
    when: PrintWhen,
    filter: Filter,
    last: Option<String>,
}

impl<W: Write> Print<W> {
    /// Writes to `sink`.
    pub fn new(sink: W, when: PrintWhen) -> Self {
        Self { sink, when, filter: Filter::default(), last: None }
    }

    /// Only what the filter chooses.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    fn write(&mut self, title: &str, text: &str) -> Result<(), InstrumentError> {
        writeln!(self.sink, "# {title}\n{text}\n")?;
        Ok(())
    }
}

impl<W: Write> Instrument for Print<W> {
    fn name(&self) -> &str {
        "print"
    }

    fn before_pipeline(&mut self, module: &GraphModule) -> Result<(), InstrumentError> {
        self.last = None;
        if self.when == PrintWhen::Changed && self.filter.is_empty() {
            let text = self.filter.text("", module).unwrap_or_default();
            self.write("at the start", &text)?;
            self.last = Some(text);
        }
        Ok(())
    }

    fn before_pass(&mut self, pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        match self.when {
            PrintWhen::Before => match self.filter.text(pass.name, module) {
                Some(text) => self.write(&title("before", pass), &text),
                None => Ok(()),
            },
            // What a filter chooses depends on the pass.
            PrintWhen::Changed if !self.filter.is_empty() => {
                self.last = self.filter.text(pass.name, module);
                Ok(())
            }
            PrintWhen::After | PrintWhen::Changed => Ok(()),
        }
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        module: &GraphModule,
        _outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        if self.when == PrintWhen::Before {
            return Ok(());
        }
        let text = self.filter.text(pass.name, module);
        if self.when == PrintWhen::Changed && text == self.last {
            if text.is_some() {
                writeln!(self.sink, "# {}: no change\n", title("after", pass))?;
            }
            return Ok(());
        }
        if let Some(text) = &text {
            self.write(&title("after", pass), text)?;
        }
        self.last = text;
        Ok(())
    }

    fn after_pass_failed(&mut self, pass: &PassEvent<'_>, module: &GraphModule, _failure: &Failure) {
        // The run fails already, with a better reason than that the sink is full.
        if let Some(text) = self.filter.text(pass.name, module) {
            let _ = self.write(&title("failed", pass), &text);
        }
    }
}

fn title(when: &str, pass: &PassEvent<'_>) -> String {
    format!("{when} {} (run {})", pass.text, pass.run)
}
