//! `Nested`, written by fx: the model is in `model.rs`, its tensors are in `weights.safetensors`.

mod model;

use std::path::{Path, PathBuf};

use fx::trace::{IntoVar, Var};
use tch::Tensor;

pub use model::Nested;

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
pub fn load() -> Result<Nested, Error> {
    Ok(Nested::new())
}

/// Runs the model on 4 tensors, one for each of its inputs, in the containers that it takes.
///
/// # Errors
/// There are more or fewer tensors, or an operation fails.
pub fn run(model: &Nested, inputs: &[Tensor]) -> Result<Vec<Tensor>, Error> {
    let count = inputs.len();
    let [x0, x1, x2, x3] = inputs else {
        return Err(format!("the model takes 4 tensors, not {count}").into());
    };
    let a0 = Var::dict([
        ("a", Var::from(x0.shallow_clone())),
        ("b", Var::list([Var::from(x1.shallow_clone()), Var::from(x2.shallow_clone())])),
    ]);
    let a1 = Var::from(x3.shallow_clone());
    let outputs = tch::no_grad(|| model.forward(&a0, &a1).into_var());
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
