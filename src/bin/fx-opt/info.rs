//! `fx-opt info`: what is in a model.

use anyhow::Result;

use crate::cli::InfoArgs;
use crate::input;
use crate::output::Output;

pub fn info(args: &InfoArgs) -> Result<()> {
    let output = Output::new(false);
    if input::is_archive(&args.input) {
        output.result(&fx::pt2::info(&args.input)?.to_string())
    } else {
        let module = fx::pt2::read_module(&args.input)?;
        output.result(&input::describe(&module))
    }
}
