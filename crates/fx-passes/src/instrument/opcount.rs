//! [`OpCounts`]: how many calls of which target each pass added and removed, and what that does to sums over all nodes.

use std::collections::BTreeMap;
use std::fmt;

use fx_ir::{GraphModule, Node, Op};

use super::{Instrument, InstrumentError, PassEvent};
use crate::report::{PassRun, PassTime, table};

type Measure<'m> = Box<dyn Fn(Node<'_>) -> Option<f64> + 'm>;

/// Counts the nodes by opcode and target before and after each pass, adds up [measures](Self::measure) of them, and keeps
/// what differs. O(nodes) a pass.
#[derive(Default)]
pub struct OpCounts<'m> {
    measures: Vec<(String, Measure<'m>)>,
    before: BTreeMap<(Op, String), usize>,
    sums: Vec<(f64, usize)>,
    deltas: Vec<OpDelta>,
    measured: Vec<MeasureDelta>,
}

/// What one run of a pass did to the sum of a measure over all nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureDelta {
    /// The number of the run.
    pub run: usize,
    /// The pass with its options.
    pub pass: String,
    /// The name of the measure.
    pub measure: String,
    /// The sum before, and of how many nodes it is.
    pub before: (f64, usize),
    /// The sum after, and of how many nodes it is.
    pub after: (f64, usize),
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

impl<'m> OpCounts<'m> {
    /// Also adds up a number of every node that has one, such as its floating-point operations.
    #[must_use]
    pub fn measure(mut self, name: impl Into<String>, of: impl Fn(Node<'_>) -> Option<f64> + 'm) -> Self {
        self.measures.push((name.into(), Box::new(of)));
        self
    }

    /// The differences of the measures of the last run, by run and measure.
    pub fn measured(&self) -> &[MeasureDelta] {
        &self.measured
    }

    fn sums(&self, module: &GraphModule) -> Vec<(f64, usize)> {
        let sum = |of: &Measure<'m>| {
            let values = module.graph().nodes().filter_map(|node| of(node).filter(|value| value.is_finite()));
            values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1))
        };
        self.measures.iter().map(|(_, of)| sum(of)).collect()
    }

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

impl fmt::Debug for OpCounts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpCounts").field("deltas", &self.deltas).finish_non_exhaustive()
    }
}

impl Instrument for OpCounts<'_> {
    fn name(&self) -> &str {
        "op-counts"
    }

    fn before_pipeline(&mut self, _module: &GraphModule) -> Result<(), InstrumentError> {
        self.deltas.clear();
        self.measured.clear();
        Ok(())
    }

    fn before_pass(&mut self, _pass: &PassEvent<'_>, module: &GraphModule) -> Result<(), InstrumentError> {
        self.before = count(module);
        self.sums = self.sums(module);
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
        let sums = self.sums(module);
        for (((measure, _), &before), after) in self.measures.iter().zip(&self.sums).zip(sums) {
            if before != after {
                let (measure, pass, run) = (measure.clone(), pass.text.to_owned(), pass.run);
                self.measured.push(MeasureDelta { run, pass, measure, before, after });
            }
        }
        Ok(())
    }
}

/// A number of any size in a few letters.
fn short(value: f64) -> String {
    let units = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];
    match units.iter().find(|(unit, _)| value.abs() >= *unit) {
        Some((unit, name)) => format!("{:.3}{name}", value / unit),
        None => format!("{value}"),
    }
}

/// Prints a table, a line for each difference; the measures come last.
impl fmt::Display for OpCounts<'_> {
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
        for MeasureDelta { run, pass, measure, before, after } in &self.measured {
            let change = after.0 - before.0;
            let percent = if before.0 > 0.0 {
                format!(" ({:+.1} %)", 100.0 * change / before.0)
            } else {
                String::new()
            };
            let of = |count: usize| if before.1 == after.1 { String::new() } else { format!(" in {count}") };
            table.add_row([
                run.to_string(),
                pass.clone(),
                String::new(),
                measure.clone(),
                format!("{}{} -> {}{}", short(before.0), of(before.1), short(after.0), of(after.1)),
                format!("{}{}{percent}", if change < 0.0 { "" } else { "+" }, short(change)),
            ]);
        }
        f.write_str(&table.trim_fmt())
    }
}
