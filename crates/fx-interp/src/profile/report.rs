//! A profile by node, by source line or by module: as rows, a table and JSON.

use std::fmt;
use std::time::Duration;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};
use fx_ir::Op;
use rustc_hash::FxHashMap;
use serde_json::json;

use super::{NodeCost, Profile};

/// What the costs of nodes are added up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each node for itself.
    Node,
    /// The line of the user's source.
    Line,
    /// The module. What is inside a module is in it, and in all around it.
    Module,
}

/// The costs of one node, line or module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The node's name, `file:line`, or the module's path, which is empty for the outermost.
    pub name: String,
    /// What the node calls, or the module's class; empty for a line.
    pub what: String,
    /// How many calls there are in it.
    pub calls: usize,
    /// The average time of a run.
    pub time: Duration,
    /// Bytes allocated for results.
    pub bytes: u64,
    /// The most bytes of values that were live at once while it ran.
    pub peak_bytes: u64,
    /// Floating-point operations.
    pub flops: u64,
}

impl Row {
    fn new(name: &str, what: &str) -> Self {
        Self {
            name: name.to_owned(),
            what: what.to_owned(),
            calls: 0,
            time: Duration::ZERO,
            bytes: 0,
            peak_bytes: 0,
            flops: 0,
        }
    }

    fn add(&mut self, cost: &NodeCost) {
        self.calls += usize::from(is_call(cost.op));
        self.time += cost.time;
        self.bytes = self.bytes.saturating_add(cost.bytes);
        self.peak_bytes = self.peak_bytes.max(cost.live_bytes);
        self.flops = self.flops.saturating_add(cost.flops);
    }
}

fn is_call(op: Op) -> bool {
    matches!(op, Op::CallFunction | Op::CallMethod | Op::CallModule)
}

impl Profile {
    /// The costs added up, in the order in which nodes, lines or modules first ran. O(nodes * depth of modules).
    pub fn rows(&self, by: By) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let mut add = |name: &str, what: &str, cost: &NodeCost| {
            let at = *places.entry(name.to_owned()).or_insert_with(|| {
                rows.push(Row::new(name, what));
                rows.len() - 1
            });
            if let Some(row) = rows.get_mut(at) {
                row.add(cost);
            }
        };
        for cost in &self.nodes {
            match by {
                By::Node => add(&cost.name, &cost.target, cost),
                By::Line => add(cost.line.as_deref().unwrap_or("(no line is known)"), "", cost),
                By::Module if cost.modules.is_empty() => add("(no module is known)", "", cost),
                By::Module => {
                    for (at, (path, class)) in cost.modules.iter().enumerate() {
                        // A module that calls itself is there once.
                        if !cost.modules[..at].iter().any(|(other, _)| other == path) {
                            add(path, class, cost);
                        }
                    }
                }
            }
        }
        rows
    }

    /// A table of the `top` rows that took the most time, and the sums.
    pub fn table(&self, by: By, top: usize) -> String {
        let mut rows = self.rows(by);
        let all = rows.len();
        rows.sort_by_key(|row| std::cmp::Reverse(row.time));
        rows.truncate(top);
        let (name, what) = match by {
            By::Node => ("node", "target"),
            By::Line => ("line", ""),
            By::Module => ("module", "class"),
        };
        let mut table = Table::new();
        let header = [name, what, "calls", "time", "share", "FLOP", "FLOP/s", "allocated", "live"];
        table.load_style(NOTHING).set_header(header);
        for (at, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 2));
            if at >= 2 {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let total = self.time();
        for row in &rows {
            let share = if total.is_zero() { 0.0 } else { row.time.as_secs_f64() / total.as_secs_f64() };
            let name = if row.name.is_empty() { "(all)" } else { &row.name };
            table.add_row([
                name.to_owned(),
                row.what.clone(),
                row.calls.to_string(),
                seconds(row.time),
                format!("{:.1} %", 100.0 * share),
                amount(row.flops as f64),
                rate(row.flops, row.time),
                bytes(row.bytes),
                bytes(row.peak_bytes),
            ]);
        }
        let mut text: String =
            table.to_string().lines().map(|line| format!("{}\n", line.trim_end())).collect();
        if rows.len() < all {
            text.push_str(&format!("and {} more that took less time\n", all - rows.len()));
        }
        text.push_str(&self.to_string());
        text.push('\n');
        text
    }

    /// All rows and the sums as JSON. Times are in nanoseconds.
    pub fn to_json(&self, by: By) -> serde_json::Value {
        let rows: Vec<serde_json::Value> = self
            .rows(by)
            .iter()
            .map(|row| {
                json!({
                    "name": row.name,
                    "what": row.what,
                    "calls": row.calls,
                    "nanoseconds": nanoseconds(row.time),
                    "flops": row.flops,
                    "bytes": row.bytes,
                    "peak_bytes": row.peak_bytes,
                })
            })
            .collect();
        let by = match by {
            By::Node => "node",
            By::Line => "line",
            By::Module => "module",
        };
        json!({
            "by": by,
            "runs": self.runs,
            "nanoseconds": nanoseconds(self.time()),
            "flops": self.flops(),
            "peak_bytes": self.peak_bytes(),
            "rows": rows,
        })
    }
}

/// One line: the sums.
impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calls = self.nodes.iter().filter(|node| is_call(node.op)).count();
        write!(
            f,
            "{calls} calls in {}, {} FLOP ({} FLOP/s), at most {} of values at once; average of {} run{}",
            seconds(self.time()),
            amount(self.flops() as f64),
            rate(self.flops(), self.time()),
            bytes(self.peak_bytes()),
            self.runs,
            if self.runs == 1 { "" } else { "s" },
        )
    }
}

pub(super) fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

fn seconds(time: Duration) -> String {
    let us = time.as_secs_f64() * 1e6;
    match us {
        us if us < 1e3 => format!("{us:.1} us"),
        us if us < 1e6 => format!("{:.2} ms", us / 1e3),
        us => format!("{:.2} s", us / 1e6),
    }
}

/// With three digits and a unit of 1000.
fn amount(number: f64) -> String {
    match number {
        n if n < 1e3 => format!("{n:.0}"),
        n if n < 1e6 => format!("{:.2} k", n / 1e3),
        n if n < 1e9 => format!("{:.2} M", n / 1e6),
        n if n < 1e12 => format!("{:.2} G", n / 1e9),
        n => format!("{:.2} T", n / 1e12),
    }
}

fn rate(flops: u64, time: Duration) -> String {
    if flops == 0 || time.is_zero() { String::new() } else { amount(flops as f64 / time.as_secs_f64()) }
}

fn bytes(count: u64) -> String {
    match count as f64 {
        n if n < 1024.0 => format!("{n:.0} B"),
        n if n < 1048576.0 => format!("{:.1} KiB", n / 1024.0),
        n if n < 1073741824.0 => format!("{:.1} MiB", n / 1048576.0),
        n => format!("{:.2} GiB", n / 1073741824.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_units() {
        let times = [12_300, 4_560_000, 7_890_000_000].map(|ns| seconds(Duration::from_nanos(ns)));
        assert_eq!(times, ["12.3 us", "4.56 ms", "7.89 s"]);
        assert_eq!([999.0, 1e3, 8.18e9, 2e12].map(amount), ["999", "1.00 k", "8.18 G", "2.00 T"]);
        assert_eq!([10, 2048, 3 << 20, 5 << 30].map(bytes), ["10 B", "2.0 KiB", "3.0 MiB", "5.00 GiB"]);
        assert_eq!(rate(2_000_000, Duration::from_millis(1)), "2.00 G");
        assert_eq!(rate(0, Duration::from_millis(1)), "");
    }
}
