//! [`Bisect`]: run only the first so many optional passes, and of the last of them only the first so many rewrites, to
//! find what does harm. [`first_bad`] does the halving.

use std::fmt;

use fx_ir::GraphModule;

use super::{Instrument, PassEvent};
use crate::pass::Policy;

/// Lets the first `limit` runs of optional passes run and leaves out the others. Required passes run always and
/// are not counted, so that a number names the same run for every larger limit.
///
/// Halve the limit until the smallest one that fails is found: the pass of that number does the harm. Prints every
/// decision, a line each.
#[derive(Clone, Debug, Default)]
pub struct Bisect {
    limit: usize,
    rewrites: Option<usize>,
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
        Self { limit, rewrites: None, decisions: Vec::new() }
    }

    /// Lets the last of them make only `rewrites` rewrites, if it is a pass that asks for each.
    #[must_use]
    pub fn rewrites(mut self, rewrites: usize) -> Self {
        self.rewrites = Some(rewrites);
        self
    }

    /// The decisions of the last run, in order.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }
}

/// The smallest number from 1 to `most` for which `is_bad` holds, given that it holds for `most`, does not hold for 0,
/// and once it holds goes on to hold. O(log most) questions.
///
/// ```
/// assert_eq!(fx_passes::instrument::first_bad(100, |limit| Ok::<_, ()>(limit >= 42)), Ok(42));
/// ```
///
/// # Errors
/// The first error of `is_bad`.
pub fn first_bad<E>(most: usize, mut is_bad: impl FnMut(usize) -> Result<bool, E>) -> Result<usize, E> {
    let (mut good, mut bad) = (0, most);
    while bad.saturating_sub(good) > 1 {
        let middle = good + (bad - good) / 2;
        if is_bad(middle)? { bad = middle } else { good = middle }
    }
    Ok(bad)
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

    fn rewrite_limit(&mut self, pass: &PassEvent<'_>) -> Option<usize> {
        let is_last = pass.policy == Policy::Optional && self.decisions.len() == self.limit;
        self.rewrites.filter(|_| is_last)
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
