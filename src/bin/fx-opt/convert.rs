//! `fx-opt convert`: a model as source code with its weights.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;
use fx::codegen::RustTarget;
use fx::ir::{GraphModule, Tensor};
use fx::passes::SampleInput;
use fx::{Package, to_folder as write_folder};

use crate::cli::{ConvertArgs, Emit};
use crate::data::{self, Data};
use crate::input;
use crate::output::{Narration, Output};

/// What a model is converted to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// A Python package, which needs torch.
    #[default]
    Python,
    /// A crate of Rust, written against fx.
    Rust,
    /// A crate of Rust that needs the crate tch alone, for programs of libtorch's operators.
    Tch,
}

impl Language {
    /// The language of what was asked for.
    pub fn of(emitted: &[Emit]) -> Self {
        let is = |what| emitted.contains(&what);
        if is(Emit::Rust) {
            Self::Rust
        } else if is(Emit::Tch) {
            Self::Tch
        } else {
            Self::Python
        }
    }
}

/// Runs the command.
pub fn convert(args: &ConvertArgs) -> Result<()> {
    let out = Output::new(Narration::Apart);
    let model = input::read(args.input.clone())?;
    out.heading("model")?;
    out.fact("module", input::summary(&model.module))?;
    let data = match args.to {
        Language::Python => None,
        // Without anything known about the inputs the crate has no test.
        _ => match (data::find(&model, args.inputs.as_deref(), args.seed), &args.inputs) {
            (Ok(data), _) => Some(data),
            (Err(error), Some(_)) => return Err(error),
            (Err(error), None) => {
                out.line(&format!("no samples are recorded: {error:#}"))?;
                None
            }
        },
    };
    to_folder(&model.module, &args.folder, args.to, data.as_ref())?;
    out.fact("written", args.folder.display())?;
    Ok(())
}

/// Writes the model as a folder. Samples are recorded when there is libtorch to run the model and all are tensors.
pub fn to_folder(module: &GraphModule, folder: &Path, to: Language, data: Option<&Data>) -> Result<()> {
    let target = match to {
        Language::Python => return Ok(write_folder(module, folder, &Package::Python)?),
        Language::Rust => {
            let path = fx::ir::text::python_str_repr(env!("CARGO_MANIFEST_DIR"));
            RustTarget::Fx { dependency: format!("{{ path = {path} }}") }
        }
        Language::Tch => RustTarget::Tch,
    };
    let samples = match data {
        Some(data) => record(module, data)?,
        None => None,
    };
    Ok(write_folder(module, folder, &Package::Rust { target, samples })?)
}

/// The inputs as tensors, and what the model gives for them.
#[cfg(feature = "tch")]
fn record(module: &GraphModule, data: &Data) -> Result<Option<(Vec<Tensor>, Vec<Tensor>)>> {
    use fx::interp::Value;

    let Some(inputs) = tensors(&data.inputs) else { return Ok(None) };
    let result = fx::Answers::of(module, &data.inputs, 0)?.result().clone();
    let values = match result {
        Value::Tuple(values) | Value::List(values) => values,
        value => vec![value],
    };
    let mut outputs = Vec::with_capacity(values.len());
    for value in values {
        let Value::Tensor(tensor) = value else { return Ok(None) };
        outputs.push(Value::Tensor(tensor).to_stored()?);
    }
    Ok(Some((inputs, outputs)))
}

#[cfg(not(feature = "tch"))]
fn record(_module: &GraphModule, data: &Data) -> Result<Option<(Vec<Tensor>, Vec<Tensor>)>> {
    // What the model gives is not known here; its inputs alone test nothing.
    let _ = tensors(&data.inputs);
    Ok(None)
}

fn tensors(inputs: &[SampleInput]) -> Option<Vec<Tensor>> {
    let tensor = |input: &SampleInput| match input {
        SampleInput::Tensor(tensor) => Some(tensor.clone()),
        SampleInput::Constant(_) => None,
    };
    inputs.iter().map(tensor).collect()
}
