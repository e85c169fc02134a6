//! [`Timing`]: where the time went, nested as the pipeline is.

use std::fmt;
use std::time::Duration;

use fx_ir::GraphModule;

use super::{Instrument, InstrumentError, PassEvent};
use crate::report::{PassRun, PassTime, RunReport, StopReason, milliseconds, table};

/// Adds up the time of each pass within each group, and of linting and checking under names of their own.
///
/// Takes the manager's clock readings, so it costs a table look-up a pass: O(passes in the group).
#[derive(Clone, Debug, Default)]
pub struct Timing {
    rows: Vec<TimingRow>,
    /// The rows of the groups that are open, outermost first; the first is the pipeline.
    open: Vec<usize>,
}

/// One line of the table of times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimingRow {
    /// How many groups enclose it; the pipeline as a whole is at 0.
    pub depth: usize,
    /// The pass with its options, the group, or the whole.
    pub name: String,
    /// How often it ran.
    pub count: usize,
    /// The passes' own time.
    pub run: Duration,
    /// Linting after them.
    pub lint: Duration,
    /// Checking that they tell the truth about having changed nothing.
    pub check: Duration,
}

impl Timing {
    /// The rows of the last run: the pipeline, then what is in it in the order of first use, groups before their
    /// contents. Groups hold the sum of their contents.
    pub fn rows(&self) -> &[TimingRow] {
        &self.rows
    }

    /// The row `name` in the innermost open group, made at its end if it is new.
    fn row(&mut self, name: &str) -> usize {
        let depth = self.open.len();
        let start = self.open.last().map_or(0, |open| open + 1);
        let inside = self.rows[start..].iter().take_while(|row| row.depth >= depth).count();
        let found =
            self.rows[start..start + inside].iter().position(|row| row.depth == depth && row.name == name);
        if let Some(found) = found {
            return start + found;
        }
        let zero = Duration::ZERO;
        let row = TimingRow { depth, name: name.to_owned(), count: 0, run: zero, lint: zero, check: zero };
        self.rows.insert(start + inside, row);
        start + inside
    }

    fn enter(&mut self, name: &str) {
        let row = self.row(name);
        self.rows[row].count += 1;
        self.open.push(row);
    }
}

impl Instrument for Timing {
    fn name(&self) -> &str {
        "timing"
    }

    fn before_pipeline(&mut self, _module: &GraphModule) -> Result<(), InstrumentError> {
        self.rows.clear();
        self.open.clear();
        self.enter("total");
        Ok(())
    }

    fn after_pipeline(&mut self, _module: &GraphModule, report: &RunReport) -> Result<(), InstrumentError> {
        if let Some(total) = self.rows.first_mut() {
            total.lint += report.times.lint_ends;
        }
        self.open.clear();
        Ok(())
    }

    fn enter_group(&mut self, text: &str) {
        self.enter(text);
    }

    fn leave_group(&mut self, _text: &str, _stop: Option<StopReason>) {
        self.open.pop();
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        _module: &GraphModule,
        _outcome: &PassRun,
        time: &PassTime,
    ) -> Result<(), InstrumentError> {
        let row = self.row(pass.text);
        self.rows[row].count += 1;
        for &at in self.open.iter().chain([&row]) {
            let row = &mut self.rows[at];
            row.run += time.run;
            row.lint += time.lint;
            row.check += time.check;
        }
        Ok(())
    }
}

/// Prints the table, with each row's share of the whole.
impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = |row: &TimingRow| row.run + row.lint + row.check;
        let whole = self.rows.first().map_or(0.0, |row| sum(row).as_secs_f64());
        let mut table = table(
            &["share", "passes", "lint", "check", "runs", "what"],
            &["share", "passes", "lint", "check", "runs"],
        );
        for row in &self.rows {
            let share = if whole > 0.0 { 100.0 * sum(row).as_secs_f64() / whole } else { 0.0 };
            table.add_row([
                format!("{share:.1} %"),
                milliseconds(row.run),
                milliseconds(row.lint),
                milliseconds(row.check),
                row.count.to_string(),
                format!("{}{}", "  ".repeat(row.depth), row.name),
            ]);
        }
        f.write_str(&table.trim_fmt())
    }
}
