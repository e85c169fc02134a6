//! `Layers`, written by fx: the model is in `model.rs`, its tensors are in `weights.safetensors`.

mod model;

use std::path::{Path, PathBuf};

use fx::trace::{IntoVar, ModuleExt, Var};
use tch::Tensor;

pub use model::Layers;

/// What can go wrong.
pub type Error = Box<dyn std::error::Error>;

/// A file of this folder.
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The model with its tensors.
///
/// # Errors
/// The file of tensors cannot be read, or is another model's.
pub fn load() -> Result<Layers, Error> {
    let model = Layers::new();
    model.load_tensors(&fx::pt2::read_safetensors(file("weights.safetensors"))?)?;
    Ok(model)
}

/// Runs the model on 1 tensor, one for each of its inputs.
///
/// # Errors
/// There are more or fewer tensors, or an operation fails.
pub fn run(model: &Layers, inputs: &[Tensor]) -> Result<Vec<Tensor>, Error> {
    let count = inputs.len();
    let [x0] = inputs else {
        return Err(format!("the model takes 1 tensor, not {count}").into());
    };
    let outputs = tch::no_grad(|| model.forward(&Var::from(x0.shallow_clone())).into_var());
    outputs.check()?;
    outputs.leaves().iter().map(|output| Ok(output.tensor()?)).collect()
}

/// The sample inputs, and the outputs that were recorded for them.
///
/// # Errors
/// The file of samples cannot be read.
pub fn samples() -> Result<(Vec<Tensor>, Vec<Tensor>), Error> {
    let tensors = Tensor::read_safetensors(file("samples.safetensors"))?;
    let all = |start: &str| {
        let mut found: Vec<(usize, Tensor)> = Vec::new();
        for (name, tensor) in &tensors {
            if let Some(number) = name.strip_prefix(start) {
                found.push((number.parse()?, tensor.shallow_clone()));
            }
        }
        found.sort_by_key(|(number, _)| *number);
        Ok::<_, Error>(found.into_iter().map(|(_, tensor)| tensor).collect())
    };
    Ok((all("in.")?, all("out.")?))
}
