//! [`Statistics`]: the counters of the passes, added up over a run.

use std::fmt;

use fx_ir::GraphModule;
use indexmap::IndexMap;

use super::{Instrument, InstrumentError, PassEvent};
use crate::report::{PassRun, PassTime, table};

/// Adds up the counters of each pass over the times it ran. A step of the pipeline counts by itself: what happens
/// if the same pass runs again later is often the question.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    /// By step.
    steps: IndexMap<usize, (String, IndexMap<String, u64>)>,
}

impl Statistics {
    /// The step, the pass with its options, the counter and its sum, for each counter of each step.
    pub fn rows(&self) -> Vec<(usize, &str, &str, u64)> {
        let steps = self.steps.iter();
        let rows = steps.flat_map(|(step, (text, counters))| {
            counters.iter().map(move |(name, n)| (*step, text.as_str(), name.as_str(), *n))
        });
        rows.collect()
    }
}

impl Instrument for Statistics {
    fn name(&self) -> &str {
        "statistics"
    }

    fn before_pipeline(&mut self, _module: &GraphModule) -> Result<(), InstrumentError> {
        self.steps.clear();
        Ok(())
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        _module: &GraphModule,
        outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        let step = self.steps.entry(pass.step).or_insert_with(|| (pass.text.to_owned(), IndexMap::new()));
        for (name, n) in &outcome.statistics {
            let sum = step.1.entry(name.clone()).or_default();
            *sum = sum.saturating_add(*n);
        }
        Ok(())
    }
}

/// Prints a table, a line for each counter.
impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = table(&["step", "pass", "counter", "sum"], &["step", "sum"]);
        for (step, text, name, n) in self.rows() {
            table.add_row([step.to_string(), text.to_owned(), name.to_owned(), n.to_string()]);
        }
        f.write_str(&table.trim_fmt())
    }
}
