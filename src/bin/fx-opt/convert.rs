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
    let data = data::find(&model, args.inputs.as_deref(), args.seed);
    let data = match (data, &args.inputs) {
        (Err(error), Some(_)) if args.to != Language::Python => return Err(error),
        (data, _) => data.map_err(|error| format!("{error:#}")),
    };
    let samples = samples(&model.module, args.to, data.as_ref(), &out)?;
    to_folder(&model.module, &args.folder, args.to, samples)?;
    out.fact("written", args.folder.display())?;
    Ok(())
}

/// Inputs, and what the model gives for them.
pub type Samples = (Vec<Tensor>, Vec<Tensor>);

/// What a crate's test compares with, for languages that have one; where there is none it says why.
pub fn samples(
    module: &GraphModule,
    to: Language,
    data: Result<&Data, &String>,
    out: &Output,
) -> Result<Option<Samples>> {
    if to == Language::Python {
        return Ok(None);
    }
    let recorded = data.map_err(String::clone).and_then(|data| Ok((record(module, data)?, &data.source)));
    Ok(match recorded {
        Ok((samples, source)) => {
            out.fact("samples", source)?;
            Some(samples)
        }
        Err(why) => {
            out.line(&format!("no samples are recorded, and the crate has no test: {why}"))?;
            None
        }
    })
}

/// Writes the model as a folder.
pub fn to_folder(module: &GraphModule, folder: &Path, to: Language, samples: Option<Samples>) -> Result<()> {
    let target = match to {
        Language::Python => return Ok(write_folder(module, folder, &Package::Python)?),
        Language::Rust => {
            let path = fx::ir::text::python_str_repr(env!("CARGO_MANIFEST_DIR"));
            RustTarget::Fx { dependency: format!("{{ path = {path} }}") }
        }
        Language::Tch => RustTarget::Tch,
    };
    Ok(write_folder(module, folder, &Package::Rust { target, samples })?)
}

/// The inputs as tensors, and what the model gives for them; or why not.
#[cfg(feature = "tch")]
fn record(module: &GraphModule, data: &Data) -> Result<Samples, String> {
    use fx::interp::Value;

    let inputs = tensors(&data.inputs).ok_or("an input is no tensor")?;
    let answers = fx::Answers::of(module, &data.inputs, 0).map_err(|error| error.to_string())?;
    let values = match answers.result().clone() {
        Value::Tuple(values) | Value::List(values) => values,
        value => vec![value],
    };
    let stored = |value: &Value| match value {
        Value::Tensor(_) => value.to_stored().map_err(|error| error.to_string()),
        other => Err(format!("an output is {}, no tensor", other.describe())),
    };
    Ok((inputs, values.iter().map(stored).collect::<Result<_, _>>()?))
}

#[cfg(not(feature = "tch"))]
fn record(_module: &GraphModule, data: &Data) -> Result<Samples, String> {
    // What the model gives is not known here; its inputs alone test nothing.
    tensors(&data.inputs).ok_or("an input is no tensor")?;
    Err("what the model gives is computed by libtorch, which this build does without".to_owned())
}

fn tensors(inputs: &[SampleInput]) -> Option<Vec<Tensor>> {
    let tensor = |input: &SampleInput| match input {
        SampleInput::Tensor(tensor) => Some(tensor.clone()),
        SampleInput::Constant(_) => None,
    };
    inputs.iter().map(tensor).collect()
}
