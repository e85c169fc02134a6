//! [`RewriteSet`]: rewrites applied together, again and again, until nothing changes or a limit is reached.

use std::fmt;

use fx_ir::GraphModule;

use crate::apply::apply;
use crate::error::RewriteError;
use crate::replace::Replacements;
use crate::rewrite::Rewrite;
use crate::safety::Refusal;

/// Why a run of a [`RewriteSet`] ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A round replaced nothing.
    Done,
    /// The limit of rounds was reached and the last round still replaced something.
    Rounds(usize),
    /// The limit of replacements was reached.
    Replacements(usize),
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done => f.write_str("nothing was left to replace"),
            Self::Rounds(limit) => write!(f, "the limit of {limit} rounds was reached"),
            Self::Replacements(limit) => write!(f, "the limit of {limit} replacements was reached"),
        }
    }
}

/// What a run did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RewriteReport {
    /// How many matches were replaced.
    pub replaced: usize,
    /// How many of each rewrite: its name and the number.
    pub by_rewrite: Vec<(String, usize)>,
    /// What was left alone in the last round, and why.
    pub refused: Vec<Refusal>,
    /// How many rounds there were.
    pub rounds: usize,
    /// Why it ended.
    pub stop: Stop,
}

/// Rewrites that are applied together.
///
/// A round walks the graph once for all of them. Where several match, the first in program order counts, and of several
/// at one node the first in the set; filters are asked before overlaps are resolved. A rewrite whose pattern
/// occurs in its own replacement ([`Rewrite::matches_itself`]) is applied in the first round only.
#[derive(Clone, Debug)]
pub struct RewriteSet {
    rewrites: Vec<Rewrite>,
    max_rounds: usize,
    max_replacements: usize,
}

impl RewriteSet {
    /// How many rounds there are if nothing else is said.
    pub const MAX_ROUNDS: usize = 100;

    /// A set with the default limits: [`MAX_ROUNDS`](Self::MAX_ROUNDS), and as many replacements as there are.
    pub fn new(rewrites: impl IntoIterator<Item = Rewrite>) -> Self {
        Self {
            rewrites: rewrites.into_iter().collect(),
            max_rounds: Self::MAX_ROUNDS,
            max_replacements: usize::MAX,
        }
    }

    /// At most this many rounds.
    #[must_use]
    pub fn max_rounds(mut self, rounds: usize) -> Self {
        self.max_rounds = rounds;
        self
    }

    /// No further round once this many matches were replaced.
    #[must_use]
    pub fn max_replacements(mut self, replacements: usize) -> Self {
        self.max_replacements = replacements;
        self
    }

    /// The rewrites, in order.
    pub fn rewrites(&self) -> &[Rewrite] {
        &self.rewrites
    }

    /// One round. O(nodes + matches), apart from what the search tries.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn apply_once(&self, module: &mut GraphModule) -> Result<Replacements, RewriteError> {
        let all: Vec<&Rewrite> = self.rewrites.iter().collect();
        apply(module, &all, false)
    }

    /// Rounds until nothing changes or a limit is reached.
    ///
    /// # Errors
    /// A replacement refers to a parameter that is nowhere; a callback gives no replacement, or one that does not fit;
    /// a pattern can be combined in too many ways. What was replaced before stays.
    pub fn run(&self, module: &mut GraphModule) -> Result<RewriteReport, RewriteError> {
        let names = self.rewrites.iter().map(|rewrite| (rewrite.name.to_string(), 0));
        let mut report = RewriteReport {
            replaced: 0,
            by_rewrite: names.collect(),
            refused: Vec::new(),
            rounds: 0,
            stop: Stop::Rounds(self.max_rounds),
        };
        let mut active: Vec<usize> = (0..self.rewrites.len()).collect();
        while report.rounds < self.max_rounds {
            let rewrites: Vec<&Rewrite> = active.iter().map(|&at| &self.rewrites[at]).collect();
            let done = apply(module, &rewrites, false)?;
            report.rounds += 1;
            report.replaced += done.replaced.len();
            done.replaced.iter().for_each(|one| report.by_rewrite[active[one.rewrite]].1 += 1);
            let named = |refusal: Refusal| Refusal { rewrite: active[refusal.rewrite], ..refusal };
            report.refused = done.refused.into_iter().map(named).collect();
            if done.replaced.is_empty() {
                report.stop = Stop::Done;
                break;
            }
            if report.replaced >= self.max_replacements {
                report.stop = Stop::Replacements(self.max_replacements);
                break;
            }
            if report.rounds == 1 {
                active.retain(|&at| !self.rewrites[at].matches_itself());
                if active.is_empty() {
                    report.stop = Stop::Done;
                    break;
                }
            }
        }
        Ok(report)
    }
}
