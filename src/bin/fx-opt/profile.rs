//! `fx-opt profile`: where time, memory and floating-point operations go.

use anyhow::Result;

use crate::cli::ProfileArgs;

/// Runs the model and shows what its nodes cost.
///
/// # Errors
/// The model cannot be read or run, or the trace not written.
#[cfg(feature = "tch")]
pub fn profile(args: &ProfileArgs) -> Result<()> {
    use anyhow::Context;
    use fx::interp::{By, Profile, Registry};
    use fx::ops::with_own_state;

    use crate::cli::{ProfileBy, ProfileFormat};
    use crate::output::{Narration, Output};
    use crate::{data, input};

    let output = Output::new(Narration::Apart);
    let model = input::read(args.input.clone())?;
    let data = data::find(&model, args.inputs.as_deref(), args.seed)?;
    // A program may write to its buffers; those of the file stay as they are.
    let module = with_own_state(&model.module);
    tch::manual_seed(args.seed as i64);
    let profile = tch::no_grad(|| {
        let inputs = || fx::to_values(&data.inputs);
        Profile::of(&module, &Registry::new(), args.warm_up, args.runs, inputs)
    })?;
    output.fact("inputs", &data.source)?;
    if let Some(path) = &args.trace {
        std::fs::write(path, format!("{}\n", profile.to_trace()))
            .with_context(|| format!("cannot write {}", path.display()))?;
        output.fact("trace", path.display())?;
    }
    let by = match args.by {
        ProfileBy::Node => By::Node,
        ProfileBy::Line => By::Line,
        ProfileBy::Module => By::Module,
    };
    output.result(&match args.format {
        ProfileFormat::Table => profile.table(by, args.top),
        ProfileFormat::Json => format!("{:#}", profile.to_json(by)),
    })
}

/// Refuses: nothing runs without libtorch.
///
/// # Errors
/// Always.
#[cfg(not(feature = "tch"))]
pub fn profile(args: &ProfileArgs) -> Result<()> {
    anyhow::bail!(
        "profiling runs {} and needs libtorch; this fx-opt was built without it",
        crate::input::called(&args.input)
    )
}
