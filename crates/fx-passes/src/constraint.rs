//! [`Constraint`]: which passes may stand before which, and an order in which all of that holds.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use crate::pipeline::{Pipeline, Step};
use crate::registry::ErasedPass;

/// Says of two passes, by name, whether the first may stand before the second (a constraint of
/// `torch.fx.passes.infra.pass_manager`).
#[derive(Clone)]
pub struct Constraint {
    says: Arc<Says>,
}

type Says = dyn Fn(&str, &str) -> bool + Send + Sync;

impl Constraint {
    /// A constraint by a function of the two names: true when the first may stand before the second.
    pub fn new(allows: impl Fn(&str, &str) -> bool + Send + Sync + 'static) -> Self {
        Self { says: Arc::new(allows) }
    }

    /// Whether `first` may stand before `second`.
    pub fn allows(&self, first: &str, second: &str) -> bool {
        (self.says)(first, second)
    }
}

impl fmt::Debug for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Constraint(..)")
    }
}

/// `this` runs before `that` wherever both are in a pipeline (`this_before_that_pass_constraint`).
///
/// ```
/// use fx_passes::this_before_that_pass_constraint;
/// let constraint = this_before_that_pass_constraint("fuse", "clean");
/// assert!(constraint.allows("fuse", "clean") && !constraint.allows("clean", "fuse"));
/// assert!(constraint.allows("clean", "other"));
/// ```
pub fn this_before_that_pass_constraint(this: impl Into<String>, that: impl Into<String>) -> Constraint {
    let (this, that) = (this.into(), that.into());
    Constraint::new(move |first, second| first != that || second != this)
}

/// Each of `these` runs before each of `those` (`these_before_those_pass_constraint`).
pub fn these_before_those_pass_constraint<S: Into<String>>(
    these: impl IntoIterator<Item = S>,
    those: impl IntoIterator<Item = S>,
) -> Constraint {
    let these: Vec<String> = these.into_iter().map(Into::into).collect();
    let those: Vec<String> = those.into_iter().map(Into::into).collect();
    Constraint::new(move |first, second| {
        !those.iter().any(|that| that == first) || !these.iter().any(|this| this == second)
    })
}

/// Why passes cannot be, or are not, in an order that the constraints allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConstraintError {
    /// Two passes are in the wrong order. Indices count the steps of the pipeline from 0.
    #[error(
        "the order of passes breaks a constraint: `{later}` at index {later_index} must run before `{earlier}`, \
         which is at index {earlier_index}"
    )]
    Violated {
        /// The pass that stands too early.
        earlier: String,
        /// Where.
        earlier_index: usize,
        /// The pass that must run before it.
        later: String,
        /// Where it stands.
        later_index: usize,
    },
    /// No order keeps all constraints: each of these must run before another of them.
    #[error("the constraints go in a circle: each of {} must run before another of them", passes.join(", "))]
    Circular {
        /// The passes, in the order of the pipeline.
        passes: Vec<String>,
    },
}

/// What a step is called in messages.
fn text(step: &Step) -> String {
    match step {
        Step::Pass(pass) => pass.text().to_owned(),
        Step::Named { name, .. } => name.clone(),
        Step::Repeat { .. } => Pipeline::new().then(step.clone()).to_string(),
    }
}

fn passes(step: &Step) -> Vec<&dyn ErasedPass> {
    match step {
        Step::Pass(pass) => vec![&**pass],
        Step::Repeat { body, .. } | Step::Named { body, .. } => body.passes(),
    }
}

/// For each step, the passes in it.
fn units(pipeline: &Pipeline) -> Vec<Vec<&dyn ErasedPass>> {
    pipeline.steps().iter().map(passes).collect()
}

/// Whether all of `first` may stand before all of `second`.
fn allowed(constraints: &[Constraint], first: &[&dyn ErasedPass], second: &[&dyn ErasedPass]) -> bool {
    first.iter().all(|a| {
        second.iter().all(|b| constraints.iter().all(|constraint| constraint.allows(a.name(), b.name())))
    })
}

/// Checks the order of the steps, and of the passes within each.
pub(crate) fn validate(constraints: &[Constraint], pipeline: &Pipeline) -> Result<(), ConstraintError> {
    if constraints.is_empty() {
        return Ok(());
    }
    let all = pipeline.passes();
    for (at, first) in all.iter().enumerate() {
        for (offset, second) in all[at + 1..].iter().enumerate() {
            if !allowed(constraints, &[*first], &[*second]) {
                return Err(ConstraintError::Violated {
                    earlier: first.text().to_owned(),
                    earlier_index: at,
                    later: second.text().to_owned(),
                    later_index: at + 1 + offset,
                });
            }
        }
    }
    Ok(())
}

/// The steps in an order that the constraints allow: of those that may come next, the one that was written first
/// (Kahn's algorithm, as in torch.fx). A `repeat` or a named pipeline moves as a whole.
pub(crate) fn solve(constraints: &[Constraint], pipeline: &Pipeline) -> Result<Pipeline, ConstraintError> {
    let units = units(pipeline);
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    let mut waits = vec![0usize; units.len()];
    for a in 0..units.len() {
        for b in (0..units.len()).filter(|&b| b != a) {
            // `a` may not stand before `b`, so `b` comes first.
            if !allowed(constraints, &units[a], &units[b]) {
                after[b].push(a);
                waits[a] += 1;
            }
        }
    }
    let mut ready: VecDeque<usize> = (0..units.len()).filter(|&at| waits[at] == 0).collect();
    let mut order = Vec::with_capacity(units.len());
    while let Some(at) = ready.pop_front() {
        order.push(at);
        for &next in &after[at] {
            waits[next] -= 1;
            if waits[next] == 0 {
                ready.push_back(next);
            }
        }
    }
    if order.len() < units.len() {
        let passes =
            (0..units.len()).filter(|&at| waits[at] > 0).map(|at| text(&pipeline.steps()[at])).collect();
        return Err(ConstraintError::Circular { passes });
    }
    let solved = order.iter().map(|&at| pipeline.steps()[at].clone()).fold(Pipeline::new(), Pipeline::then);
    // Within a step the order is the author's.
    validate(constraints, &solved)?;
    Ok(solved)
}
