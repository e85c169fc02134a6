//! [`RunReport`]: what a run of a pipeline did.

use std::fmt;
use std::time::Duration;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};
use indexmap::IndexMap;
use serde::{Serialize, Serializer};

use crate::context::Note;

/// What the passes of one run did, in the order in which they ran.
///
/// Everything but [`times`](Self::times) is the same for the same module and pipeline. Prints as a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RunReport {
    /// Whether any pass changed the program.
    pub changed: bool,
    /// The passes that ran; one that is repeated appears once for each time.
    pub passes: Vec<PassRun>,
    /// The passes that an instrument left out.
    pub skipped: Vec<Skipped>,
    /// How the `repeat`s ended.
    pub repeats: Vec<RepeatRun>,
    /// The failures of the manager's checks that were suppressed.
    pub suppressed: Vec<String>,
    /// How long it took.
    pub times: RunTimes,
}

/// One run of one pass.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PassRun {
    /// The number of the run, from 1, in the order in which passes ran or were left out.
    pub run: usize,
    /// The number of the pass in the pipeline as written, from 1.
    pub step: usize,
    /// The name of the pass.
    pub name: String,
    /// The pass with its options.
    pub text: String,
    /// Whether it says that it changed the program.
    pub changed: bool,
    /// Whether the pass is one that keeps what the program answers, see [`Pass::is_exact`](crate::Pass::is_exact).
    pub exact: bool,
    /// Whether the pass is one that keeps shapes and element types, see
    /// [`Pass::keeps_shapes`](crate::Pass::keeps_shapes).
    pub keeps_shapes: bool,
    /// How many nodes there were.
    pub nodes_before: usize,
    /// How many nodes there are.
    pub nodes_after: usize,
    /// How many rewrites it made, when it asks for each, see [`PassContext::rewrite`](crate::PassContext::rewrite).
    pub rewrites: usize,
    /// Its counters, in the order of their first use.
    pub statistics: IndexMap<String, u64>,
    /// Why it did not do something.
    pub notes: Vec<Note>,
    /// How many more notes there were than are kept.
    pub notes_dropped: usize,
}

/// A pass that did not run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The number that the run would have had.
    pub run: usize,
    /// The pass with its options.
    pub text: String,
    /// The instrument that decided so.
    pub by: String,
}

/// Why a `repeat` ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopReason {
    /// The last time, nothing changed.
    Unchanged,
    /// It ran as often as allowed, and the last time something still changed.
    Limit,
}

/// How one `repeat` went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RepeatRun {
    /// The repeat with its body.
    pub text: String,
    /// How often the body ran.
    pub iterations: usize,
    /// Why it ended.
    pub stop: StopReason,
}

/// Wall clock times, in seconds when serialised.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RunTimes {
    /// The whole run, with everything.
    #[serde(serialize_with = "seconds")]
    pub total: Duration,
    /// Linting the module before the first and after the last pass.
    #[serde(serialize_with = "seconds")]
    pub lint_ends: Duration,
    /// For each of [`RunReport::passes`].
    pub passes: Vec<PassTime>,
}

/// How long one run of one pass took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PassTime {
    /// The pass itself.
    #[serde(serialize_with = "seconds")]
    pub run: Duration,
    /// Linting what it left.
    #[serde(serialize_with = "seconds")]
    pub lint: Duration,
    /// Checking that it tells the truth about having changed nothing.
    #[serde(serialize_with = "seconds")]
    pub check: Duration,
}

fn seconds<S: Serializer>(duration: &Duration, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64(duration.as_secs_f64())
}

impl RunReport {
    /// Whether every pass that changed the program keeps what it answers: then running it can show nothing new.
    pub fn is_exact(&self) -> bool {
        self.passes.iter().all(|pass| pass.exact || !pass.changed)
    }

    /// The table without the times: the same for the same module and pipeline.
    pub fn without_times(&self) -> String {
        self.text(false)
    }

    fn text(&self, times: bool) -> String {
        let mut header = vec!["run", "pass", "changed", "nodes"];
        if times {
            header.extend(["time", "lint"]);
        }
        header.push("statistics");
        let mut table = table(&header, &["run", "time", "lint"]);
        for (at, pass) in self.passes.iter().enumerate() {
            let mut row = vec![pass.run.to_string(), pass.text.clone(), yes_no(pass.changed), nodes(pass)];
            if times {
                let time = self.times.passes.get(at).copied().unwrap_or_default();
                row.extend([milliseconds(time.run), milliseconds(time.lint)]);
            }
            row.push(statistics(&pass.statistics));
            table.add_row(row);
        }
        let mut text = table.trim_fmt();
        for skipped in &self.skipped {
            text.push_str(&format!(
                "\nrun {}, {}, was left out by {}",
                skipped.run, skipped.text, skipped.by
            ));
        }
        for repeat in &self.repeats {
            let RepeatRun { text: what, iterations: n, stop } = repeat;
            text.push_str(&match stop {
                StopReason::Unchanged => format!("\n{what} ran {n} times, until nothing changed"),
                StopReason::Limit => {
                    format!("\n{what} ran {n} times, its limit; the last still changed something")
                }
            });
        }
        for pass in &self.passes {
            for note in &pass.notes {
                text.push_str(&format!(
                    "\nrun {}, {}: `{}`: {}",
                    pass.run, pass.name, note.node, note.reason
                ));
            }
            if pass.notes_dropped > 0 {
                text.push_str(&format!(
                    "\nrun {}, {}: {} more notes",
                    pass.run, pass.name, pass.notes_dropped
                ));
            }
        }
        if times {
            let (total, ends) = (milliseconds(self.times.total), milliseconds(self.times.lint_ends));
            text.push_str(&format!("\ntotal {total}, lint at the ends {ends}"));
        }
        text
    }
}

impl fmt::Display for RunReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(true))
    }
}

/// A borderless table with these columns, some aligned to the right.
pub(crate) fn table(header: &[&str], right: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(header);
    for (column, name) in table.column_iter_mut().zip(header) {
        column.set_padding((0, 2));
        if right.contains(name) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// Milliseconds with three decimals.
pub(crate) fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

/// `folded 3, kept 1`.
pub(crate) fn statistics(counters: &IndexMap<String, u64>) -> String {
    counters.iter().map(|(name, n)| format!("{name} {n}")).collect::<Vec<_>>().join(", ")
}

fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

fn nodes(pass: &PassRun) -> String {
    match pass.nodes_before == pass.nodes_after {
        true => pass.nodes_after.to_string(),
        false => format!("{} -> {}", pass.nodes_before, pass.nodes_after),
    }
}
