//! Prints the schema of every operator that libtorch registers: the source of the table in `fx-ops`.
//!
//! One line an operator, sorted by name and overload: the canonical text, a tab, the tags separated by spaces.

use std::io::{BufWriter, ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match dump() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dump-schemas: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dump() -> Result<(), Box<dyn std::error::Error>> {
    let schemas = fx_aten::schemas()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for schema in schemas {
        match writeln!(out, "{schema}\t{}", schema.tags.join(" ")) {
            // The reader has seen enough.
            Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(()),
            result => result?,
        }
    }
    Ok(out.flush()?)
}
