//! [`ChromeTrace`]: the run as a trace for Perfetto (ui.perfetto.dev) or `chrome://tracing`.

use std::time::{Duration, Instant};

use fx_ir::GraphModule;
use serde_json::{Value, json};

use super::{Instrument, InstrumentError, PassEvent};
use crate::failure::Failure;
use crate::report::{PassRun, PassTime, RunReport, StopReason};

/// Records when each group and each pass began and ended, and within a pass its own time, lint and check. An event each:
/// O(1) a pass.
#[derive(Clone, Debug, Default)]
pub struct ChromeTrace {
    start: Option<Instant>,
    /// The groups that are open, and when they began.
    open: Vec<(String, Duration)>,
    pass: Option<Duration>,
    events: Vec<Value>,
}

impl ChromeTrace {
    /// The trace of the last run as JSON, in the Trace Event Format. Times are in microseconds.
    pub fn to_json(&self) -> String {
        json!({ "displayTimeUnit": "ms", "traceEvents": self.events }).to_string()
    }

    fn now(&self) -> Duration {
        self.start.map(|start| start.elapsed()).unwrap_or_default()
    }

    fn event(&mut self, name: &str, kind: &str, from: Duration, long: Duration, args: Value) {
        let micros = |time: Duration| time.as_nanos() as f64 / 1e3;
        self.events.push(json!({
            "name": name, "cat": kind, "ph": "X", "pid": 1, "tid": 1,
            "ts": micros(from), "dur": micros(long), "args": args,
        }));
    }

    fn close(&mut self, args: Value) {
        if let Some((name, from)) = self.open.pop() {
            let long = self.now().saturating_sub(from);
            self.event(&name, "group", from, long, args);
        }
    }
}

impl Instrument for ChromeTrace {
    fn name(&self) -> &str {
        "chrome-trace"
    }

    fn before_pipeline(&mut self, _module: &GraphModule) -> Result<(), InstrumentError> {
        *self = Self { start: Some(Instant::now()), ..Self::default() };
        self.open.push(("pipeline".to_owned(), Duration::ZERO));
        Ok(())
    }

    fn after_pipeline(&mut self, _module: &GraphModule, report: &RunReport) -> Result<(), InstrumentError> {
        self.close(json!({ "passes": report.passes.len(), "changed": report.changed }));
        Ok(())
    }

    fn enter_group(&mut self, text: &str) {
        let now = self.now();
        self.open.push((text.to_owned(), now));
    }

    fn leave_group(&mut self, _text: &str, stop: Option<StopReason>) {
        self.close(stop.map_or(json!({}), |stop| json!({ "stop": stop })));
    }

    fn before_pass(&mut self, _pass: &PassEvent<'_>, _module: &GraphModule) -> Result<(), InstrumentError> {
        self.pass = Some(self.now());
        Ok(())
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        _module: &GraphModule,
        outcome: &PassRun,
        time: &PassTime,
    ) -> Result<(), InstrumentError> {
        let Some(from) = self.pass.take() else { return Ok(()) };
        let long = self.now().saturating_sub(from);
        let args = json!({
            "run": pass.run, "step": pass.step, "changed": outcome.changed, "nodes_before": outcome.nodes_before,
            "nodes_after": outcome.nodes_after, "statistics": outcome.statistics,
        });
        self.event(pass.text, "pass", from, long, args);
        // Durations are what the manager measured; that each begins where the one before ends leaves out what lies between.
        let mut at = from;
        for (name, long) in [("run", time.run), ("check", time.check), ("lint", time.lint)] {
            if !long.is_zero() {
                self.event(name, "part", at, long, json!({}));
                at += long;
            }
        }
        Ok(())
    }

    fn after_pass_failed(&mut self, pass: &PassEvent<'_>, _module: &GraphModule, failure: &Failure) {
        let now = self.now();
        let from = self.pass.take().unwrap_or(now);
        let error = failure.to_string();
        let line = error.lines().next().unwrap_or_default();
        self.event(pass.text, "pass", from, now.saturating_sub(from), json!({ "error": line }));
        while !self.open.is_empty() {
            self.close(json!({}));
        }
    }
}
