//! A profile as a trace for Perfetto and `chrome://tracing`.

use std::time::Duration;

use serde_json::{Value, json};

use super::Profile;

impl Profile {
    /// The last run as a trace in Chrome's format, which Perfetto (ui.perfetto.dev) and `chrome://tracing` show: the nodes
    /// inside their modules along time, and the bytes of live values below. O(nodes * depth of modules).
    pub fn to_trace(&self) -> Value {
        let mut events = vec![
            json!({"name": "process_name", "ph": "M", "pid": 1, "args": {"name": "fx"}}),
            json!({"name": "thread_name", "ph": "M", "pid": 1, "tid": 1, "args": {"name": "nodes"}}),
        ];
        // The modules that are open, from the outermost, and when they were entered.
        let mut open: Vec<(&(String, String), Duration)> = Vec::new();
        let mut end = Duration::ZERO;
        for node in &self.nodes {
            let same =
                open.iter().zip(&node.modules).take_while(|((mine, _), other)| *mine == *other).count();
            while open.len() > same {
                close(&mut events, open.pop(), end);
            }
            open.extend(node.modules[same..].iter().map(|module| (module, node.begin)));
            end = node.begin + node.last_time;
            events.push(json!({
                "name": node.name,
                "cat": "node",
                "ph": "X",
                "pid": 1,
                "tid": 1,
                "ts": micros(node.begin),
                "dur": micros(node.last_time),
                "args": {
                    "target": node.target,
                    "result": node.result,
                    "line": node.line,
                    "flops": node.flops,
                    "bytes": node.bytes,
                },
            }));
            events.push(json!({
                "name": "live values",
                "ph": "C",
                "pid": 1,
                "ts": micros(end),
                "args": {"bytes": node.live_bytes},
            }));
        }
        while !open.is_empty() {
            close(&mut events, open.pop(), end);
        }
        json!({"displayTimeUnit": "ns", "traceEvents": events})
    }
}

fn close(events: &mut Vec<Value>, module: Option<(&(String, String), Duration)>, end: Duration) {
    let Some(((path, class), begin)) = module else { return };
    let name = if path.is_empty() { "(all)" } else { path };
    events.push(json!({
        "name": name,
        "cat": "module",
        "ph": "X",
        "pid": 1,
        "tid": 1,
        "ts": micros(begin),
        "dur": micros(end.saturating_sub(begin)),
        "args": {"class": class},
    }));
}

/// Microseconds, Chrome's unit, to the nanosecond.
fn micros(time: Duration) -> f64 {
    super::report::nanoseconds(time) as f64 / 1e3
}
