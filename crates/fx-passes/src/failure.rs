//! [`PipelineError`]: which pass of a pipeline failed, and how.

use fx_ir::lint::Lints;

use crate::constraint::ConstraintError;
use crate::error::PassError;
use crate::instrument::InstrumentError;

/// A pipeline did not run to its end. `source()` says why; [`with_causes`](crate::with_causes) prints all of it.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.headline())]
pub struct PipelineError {
    /// The pass with its options; empty when the module was refused before any pass, or after the last one.
    pub pass: String,
    /// The number of the pass in the pipeline as written, from 1; 0 before any pass.
    pub index: usize,
    /// How many passes the pipeline has as written.
    pub of: usize,
    /// The names of the passes that ran before, in order, repeats included.
    pub ran_before: Vec<String>,
    /// What happened.
    #[source]
    pub failure: Box<Failure>,
}

/// How many of the passes that ran before are named in the message.
const SHOWN: usize = 8;

impl PipelineError {
    fn headline(&self) -> String {
        let before = match &self.ran_before[..] {
            [] => String::new(),
            [.., last] if self.ran_before.len() == 1 => format!(", after {last}"),
            all => {
                let skipped = all.len().saturating_sub(SHOWN);
                let dots = if skipped > 0 { "..., " } else { "" };
                format!(", after {dots}{}", all[skipped..].join(", "))
            }
        };
        match (self.pass.is_empty(), self.index) {
            (true, 0) => "the module was refused before any pass ran".to_owned(),
            (true, _) => format!("the module was refused at the end of the pipeline{before}"),
            (false, _) => {
                format!("pass `{}` failed (step {} of {}{before})", self.pass, self.index, self.of)
            }
        }
    }
}

/// How a step of a pipeline can fail.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The pass gave up, or the check failed.
    #[error(transparent)]
    Pass(#[from] PassError),
    /// The module is not valid. Prints the graph with the findings under the guilty lines.
    #[error(transparent)]
    Lint(#[from] Lints),
    /// The pass panicked.
    #[error("the pass panicked, which is a mistake of the pass: {message}")]
    Panic {
        /// The panic's message.
        message: String,
    },
    /// The pass said that it changed nothing.
    #[error(
        "the pass said that it changed nothing, but the program is different; it must return Changed::Yes \
         whenever it changed the graph or the module tree"
    )]
    LiedUnchanged,
    /// A property that the pass requires was not established.
    #[error("it requires `{property}`, which no earlier step ensures; {help}")]
    Requires {
        /// The name of the property, check or pass.
        property: String,
        /// What would ensure it.
        help: String,
    },
    /// The order of the passes is not one that the constraints of the manager allow.
    #[error(transparent)]
    Constraint(#[from] ConstraintError),
    /// A check of the manager, see [`PassManager::add_checks`](crate::PassManager::add_checks), failed.
    #[error("the manager's check failed")]
    Check {
        /// Why.
        source: PassError,
    },
    /// A hook of an instrument failed.
    #[error("the instrument `{instrument}` stopped the run")]
    Instrument {
        /// The name of the instrument.
        instrument: String,
        /// Why.
        source: InstrumentError,
    },
}
