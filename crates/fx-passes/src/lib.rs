//! The pass framework: passes, checks, registry, pipelines and the manager.

#![deny(missing_docs)]

mod context;
mod error;
mod options;
mod pass;
mod registry;

pub use context::{MAX_NOTES, Note, PassContext, SampleInput};
pub use error::{PassError, with_causes};
#[doc(hidden)]
pub use inventory;
pub use options::{OptionError, OptionInfo, Options};
pub use pass::{Changed, Check, Pass, Policy};
pub use registry::{ErasedPass, Kind, PassInfo, PipelineInfo, Registry, RegistryError, erase, erase_check};
