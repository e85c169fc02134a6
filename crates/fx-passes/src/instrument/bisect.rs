//! [`Bisect`]: run only the first so many optional passes, to find the one that does harm.

use std::fmt;

use fx_ir::GraphModule;

use super::{Instrument, PassEvent};

/// Lets the first `limit` runs of optional passes run and leaves out the others. Required passes run always and
/// are not counted, so that a number names the same run for every larger limit.
///
/// Halve the limit until the smallest one that fails is found: the pass of that number does the harm. Prints every
/// decision, a line each.
#[derive(Clone, Debug, Default)]
pub struct Bisect {
    limit: usize,
    decisions: Vec<Decision>,
}

/// Whether one run of an optional pass was let run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The number of the run among those of optional passes, from 1.
    pub number: usize,
    /// The pass with its options.
    pub text: String,
    /// Whether it ran.
    pub runs: bool,
}

impl Bisect {
    /// Lets `limit` runs of optional passes run.
    pub fn new(limit: usize) -> Self {
        Self { limit, decisions: Vec::new() }
    }

    /// The decisions of the last run, in order.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }
}

impl Instrument for Bisect {
    fn name(&self) -> &str {
        "bisect"
    }

    fn before_pipeline(&mut self, _module: &GraphModule) -> Result<(), super::InstrumentError> {
        self.decisions.clear();
        Ok(())
    }

    fn should_run(&mut self, pass: &PassEvent<'_>, _module: &GraphModule) -> bool {
        let number = self.decisions.len() + 1;
        let runs = number <= self.limit;
        self.decisions.push(Decision { number, text: pass.text.to_owned(), runs });
        runs
    }
}

impl fmt::Display for Bisect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Decision { number, text, runs } in &self.decisions {
            let what = if *runs { "running" } else { "not running" };
            writeln!(f, "bisect: {what} pass ({number}) {text}")?;
        }
        Ok(())
    }
}
