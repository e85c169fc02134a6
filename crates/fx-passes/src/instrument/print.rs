//! [`Print`]: the graph's text around passes.

use std::io::Write;

use fx_ir::GraphModule;

use super::{Instrument, InstrumentError, PassEvent};
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

/// Writes the graph's text to a sink, under a line that names the pass. When a pass fails, the graph that it left
/// is written too.
#[derive(Debug)]
pub struct Print<W> {
    sink: W,
    when: PrintWhen,
    last: String,
}

impl<W: Write> Print<W> {
    /// Writes to `sink`.
    pub fn new(sink: W, when: PrintWhen) -> Self {
        Self { sink, when, last: String::new() }
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
        if self.when == PrintWhen::Changed {
            self.last = module.graph().to_string();
            let text = self.last.clone();
            self.write("at the start", &text)?;
        }
        Ok(())
    }

    fn before_pass(&mut self, pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        match self.when {
            PrintWhen::Before => self.write(&title("before", pass), &module.graph().to_string()),
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
        let text = module.graph().to_string();
        if self.when == PrintWhen::Changed && text == self.last {
            writeln!(self.sink, "# {}: no change\n", title("after", pass))?;
            return Ok(());
        }
        self.write(&title("after", pass), &text)?;
        self.last = text;
        Ok(())
    }

    fn after_pass_failed(&mut self, pass: &PassEvent<'_>, module: &GraphModule, _failure: &Failure) {
        // The run fails already, with a better reason than that the sink is full.
        let _ = self.write(&title("failed", pass), &module.graph().to_string());
    }
}

fn title(when: &str, pass: &PassEvent<'_>) -> String {
    format!("{when} {} (run {})", pass.text, pass.run)
}
