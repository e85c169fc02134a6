//! Findings shown in the graph's text, under the lines of the guilty nodes.

use std::fmt::Write;

use super::Lint;
use crate::graph::Graph;
use crate::id::NodeId;

/// How many findings are shown in the text; the rest are counted.
const SHOWN: usize = 20;
/// How many lines around a guilty one are shown.
const CONTEXT: usize = 2;

/// Prints the neighbourhood of each guilty node. `findings` are in program order.
pub(super) fn render(graph: &Graph, findings: &[Lint]) -> String {
    let mut out = String::from("graph():\n");
    let shown = &findings[..findings.len().min(SHOWN)];
    let mut guilty: Vec<NodeId> = shown.iter().filter_map(|lint| lint.node).collect();
    guilty.dedup();

    let mut last_printed: Option<NodeId> = None;
    for (at, &id) in guilty.iter().enumerate() {
        let mut first = id;
        for _ in 0..CONTEXT {
            match graph.prev(first) {
                Some(prev) if last_printed.is_none_or(|last| graph.comes_before(last, prev)) => first = prev,
                _ => break,
            }
        }
        let adjoins = match (last_printed, graph.prev(first)) {
            (None, None) => true,
            (last, prev) => last == prev,
        };
        if !adjoins {
            out.push_str("    ...\n");
        }
        // The lines up to the guilty one, then the findings, then the lines after it up to the next guilty one.
        let mut line = Some(first);
        let mut after = 0;
        while let Some(node) = line {
            let is_next_guilty = guilty.get(at + 1) == Some(&node);
            if is_next_guilty || after > CONTEXT {
                break;
            }
            if last_printed.is_none_or(|last| graph.comes_before(last, node)) {
                let _ = writeln!(out, "    {}", graph.format_node(node));
                last_printed = Some(node);
            }
            if node == id {
                for lint in shown.iter().filter(|lint| lint.node == Some(id)) {
                    let _ = writeln!(out, "    ^ [{}] {}", lint.rule, lint.message);
                }
            }
            after += usize::from(node == id || after > 0);
            line = graph.next(node);
        }
    }
    if last_printed.is_some_and(|last| graph.next(last).is_some()) {
        out.push_str("    ...\n");
    }
    for lint in shown.iter().filter(|lint| lint.node.is_none()) {
        let _ = writeln!(out, "^ {lint}");
    }
    if findings.len() > SHOWN {
        let _ = writeln!(out, "and {} more findings", findings.len() - SHOWN);
    }
    out
}
