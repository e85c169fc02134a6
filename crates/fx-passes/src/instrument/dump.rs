//! [`Dump`]: numbered files of what each pass made of the module.

use std::fmt;
use std::io;

use fx_ir::GraphModule;
use fx_ir::text::{FxHeader, FxPrintOptions, Weights, print_module_with};

use super::{Filter, Instrument, InstrumentError, PassEvent};
use crate::failure::Failure;
use crate::report::{PassRun, PassTime};

/// Gives away a text with a name for each stage: `000-start.fx`, then `NNN-PASS.fx` after each run of a pass that
/// changed what is chosen, and `NNN-PASS.failed.fx`. The numbers are those of the runs, so that a pass that changed
/// nothing leaves a gap.
///
/// Where the files go is the business of the function, which gets their names and texts. Without a filter each is the
/// module in the form that reads back, without the elements of large tensors; with one it is the chosen nodes (`.txt`).
/// Keeps the last text. O(text) a pass that the filter does not refuse.
pub struct Dump<W> {
    write: W,
    filter: Filter,
    last: Option<String>,
}

impl<W: FnMut(&str, &str) -> io::Result<()>> Dump<W> {
    /// Dumps everything through `write`.
    ///
    /// ```
    /// use fx_passes::instrument::Dump;
    /// use fx_passes::{PassManager, Pipeline};
    /// let mut module = fx_ir::GraphModule::from_graph(fx_ir::Graph::new());
    /// # module.graph_mut().output(());
    /// let mut names = Vec::new();
    /// let dump = Dump::new(|name: &str, _text: &str| Ok(names.push(name.to_owned())));
    /// let add = Pipeline::new().function("add", |module, _| {
    ///     module.graph_mut().inserting_at_front().placeholder("x");
    ///     Ok(true.into())
    /// });
    /// PassManager::new().add_pipeline(add).with_instrument(dump).run(&mut module)?;
    /// assert_eq!(names, ["000-start.fx", "001-add.fx"]);
    /// # Ok::<(), fx_passes::PipelineError>(())
    /// ```
    pub fn new(write: W) -> Self {
        Self { write, filter: Filter::default(), last: None }
    }

    /// Only what the filter chooses.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    fn text(&self, pass: &str, module: &GraphModule) -> Option<String> {
        match self.filter.is_empty() {
            true => {
                let options =
                    FxPrintOptions { shapes: true, weights: Weights::Omit, ..FxPrintOptions::default() };
                Some(print_module_with(module, &FxHeader::new(), &options))
            }
            false => self.filter.text(pass, module),
        }
    }

    fn ending(&self) -> &'static str {
        if self.filter.is_empty() { "fx" } else { "txt" }
    }

    /// Writes the stage after a run, if it is another than the last.
    fn stage(&mut self, pass: &PassEvent<'_>, module: &GraphModule, how: &str) -> io::Result<()> {
        let Some(text) = self.text(pass.name, module) else { return Ok(()) };
        if self.last.as_ref() != Some(&text) || !how.is_empty() {
            // Names of passes given as functions may be any text.
            let plain = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' };
            let name: String = pass.name.chars().map(plain).collect();
            let file = format!("{:03}-{name}{how}.{}", pass.run, self.ending());
            (self.write)(&file, &ended(&text))?;
        }
        self.last = Some(text);
        Ok(())
    }
}

fn ended(text: &str) -> String {
    format!("{}\n", text.trim_end_matches('\n'))
}

impl<W> fmt::Debug for Dump<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dump").field("filter", &self.filter).finish_non_exhaustive()
    }
}

impl<W: FnMut(&str, &str) -> io::Result<()>> Instrument for Dump<W> {
    fn name(&self) -> &str {
        "dump"
    }

    fn before_pipeline(&mut self, module: &GraphModule) -> Result<(), InstrumentError> {
        self.last = None;
        if self.filter.is_empty() {
            self.last = self.text("", module);
            let text = self.last.as_deref().map(ended).unwrap_or_default();
            (self.write)("000-start.fx", &text)?;
        }
        Ok(())
    }

    fn before_pass(&mut self, pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        // What a filter chooses depends on the pass, so that every pass has a start of its own.
        if !self.filter.is_empty() {
            self.last = self.text(pass.name, module);
        }
        Ok(())
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        module: &GraphModule,
        _outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        Ok(self.stage(pass, module, "")?)
    }

    fn after_pass_failed(&mut self, pass: &PassEvent<'_>, module: &GraphModule, _failure: &Failure) {
        // The run fails already, with a better reason than that there is no room.
        let _ = self.stage(pass, module, ".failed");
    }
}
