//! Writing a module as a `.pt2` archive, which `torch.export.load` reads.
//!
//! First everything but the weights is made in memory, so that what cannot be written is refused before a byte is;
//! then the weights stream from where they lie. The same module gives the same bytes.

mod archive;
mod arguments;
mod calls;
mod graph;
mod lift;
mod records;

use std::path::Path;

use fx_ir::GraphModule;

use crate::error::Error;

/// Writes the archive under another name first and then renames it, so that what was at `path` stays until all is
/// well: also when the module's own weights are mapped from there. O(nodes + arguments + bytes of weights).
///
/// # Errors
/// What of the module a `.pt2` cannot hold, with the node; the file cannot be written.
pub(crate) fn module(path: &Path, module: &GraphModule) -> Result<(), Error> {
    let program = lift::program(module).map_err(|fault| fault.in_file(path))?;
    let members = archive::members(module, program).map_err(|fault| fault.in_file(path))?;
    crate::files::replace(path, |file| members.write(file))
}
