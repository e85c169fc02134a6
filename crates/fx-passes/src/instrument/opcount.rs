//! [`OpCounts`]: how many calls of which target each pass added and removed.

use std::collections::BTreeMap;
use std::fmt;

use fx_ir::{GraphModule, Op};

use super::{Instrument, InstrumentError, PassEvent};
use crate::report::{PassRun, PassTime, table};

/// Counts the nodes by opcode and target before and after each pass and keeps what differs. O(nodes) a pass.
#[derive(Clone, Debug, Default)]
pub struct OpCounts {
    before: BTreeMap<(Op, String), usize>,
    deltas: Vec<OpDelta>,
}

/// What one run of a pass did to the number of calls of one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpDelta {
    /// The number of the run.
    pub run: usize,
    /// The pass with its options.
    pub pass: String,
    /// The opcode.
    pub op: Op,
    /// The target.
    pub target: String,
    /// How many there were.
    pub before: usize,
    /// How many there are.
    pub after: usize,
}

impl OpCounts {
    /// The differences of the last run, by run, opcode and target.
    pub fn deltas(&self) -> &[OpDelta] {
        &self.deltas
    }
}

/// Placeholders and outputs are left out: their targets are names of values, not of operations.
fn count(module: &GraphModule) -> BTreeMap<(Op, String), usize> {
    let mut counts: BTreeMap<(Op, String), usize> = BTreeMap::new();
    for node in module.graph().nodes() {
        if !matches!(node.op(), Op::Placeholder | Op::Output) {
            *counts.entry((node.op(), node.target().to_owned())).or_default() += 1;
        }
    }
    counts
}

impl Instrument for OpCounts {
    fn name(&self) -> &str {
        "op-counts"
    }

    fn before_pipeline(&mut self, _module: &GraphModule) -> Result<(), InstrumentError> {
        self.deltas.clear();
        Ok(())
    }

    fn before_pass(&mut self, _pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        self.before = count(module);
        Ok(())
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        module: &GraphModule,
        _outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        let mut pairs: BTreeMap<(Op, String), (usize, usize)> = BTreeMap::new();
        for (key, n) in std::mem::take(&mut self.before) {
            pairs.entry(key).or_default().0 = n;
        }
        for (key, n) in count(module) {
            pairs.entry(key).or_default().1 = n;
        }
        for ((op, target), (before, after)) in pairs {
            if before != after {
                let pass_text = pass.text.to_owned();
                self.deltas.push(OpDelta { run: pass.run, pass: pass_text, op, target, before, after });
            }
        }
        Ok(())
    }
}

/// Prints a table, a line for each difference.
impl fmt::Display for OpCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = table(&["run", "pass", "opcode", "target", "count", "change"], &["run", "change"]);
        for delta in &self.deltas {
            let change = delta.after as i64 - delta.before as i64;
            table.add_row([
                delta.run.to_string(),
                delta.pass.clone(),
                delta.op.to_string(),
                delta.target.clone(),
                format!("{} -> {}", delta.before, delta.after),
                format!("{change:+}"),
            ]);
        }
        f.write_str(&table.trim_fmt())
    }
}
