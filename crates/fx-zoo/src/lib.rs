//! Well-known models written in Rust, with the class and parameter names of torchvision or of another usual source:
//! examples of how models are written, and something to try passes on.
//!
//! ```
//! let module = fx_zoo::trace("resnet18")?;
//! assert_eq!(module.graph().len(), 71);
//! # Ok::<(), fx_zoo::ZooError>(())
//! ```
//!
//! A model's weights are initialised from a seed when they are first read. Trained ones load from a safetensors file
//! that PyTorch wrote, for the names are the same:
//!
//! ```no_run
//! use fx_trace::{ModuleExt, symbolic_trace};
//!
//! let model = fx_zoo::model("resnet50")?;
//! model.load_state_dict(&fx_pt2::read_safetensors("resnet50.safetensors")?)?;
//! let module = symbolic_trace(&model)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! This crate does not know libtorch, nor where trained weights are.

#![deny(missing_docs)]

mod densenet;
mod gpt2;
mod lstm_tagger;
mod mobilenet;
mod resnet;
mod unet;
mod vit;

use fx_ir::{DType, GraphModule, TensorMeta, ValueMeta};
use fx_trace::{Module, ModuleExt, TraceError, symbolic_trace};

pub use densenet::{DenseNet, densenet};
pub use gpt2::{GPT2LMHeadModel, GPT2Model, gpt2};
pub use lstm_tagger::{LSTMTagger, lstm_tagger};
pub use mobilenet::{MobileNetV3, mobilenet};
pub use resnet::{ResNet, resnet};
pub use unet::{UNet, unet};
pub use vit::{VisionTransformer, vit};

/// The names of all models.
pub const NAMES: [&str; 23] = [
    "densenet121",
    "densenet161",
    "densenet169",
    "densenet201",
    "gpt2",
    "gpt2-medium",
    "lstm_tagger",
    "mobilenet_v3_large",
    "mobilenet_v3_small",
    "resnet101",
    "resnet152",
    "resnet18",
    "resnet34",
    "resnet50",
    "resnext101_32x8d",
    "resnext50_32x4d",
    "unet",
    "vit_b_16",
    "vit_b_32",
    "vit_l_16",
    "vit_l_32",
    "wide_resnet101_2",
    "wide_resnet50_2",
];

/// Why there is no graph of a model.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ZooError {
    /// No model has this name.
    #[error("there is no model `{0}`; there are {names}", names = NAMES.join(", "))]
    Unknown(String),
    /// It cannot be traced.
    #[error(transparent)]
    Trace(#[from] TraceError),
}

/// The model of this name, in evaluation mode.
///
/// # Errors
/// There is no such model.
pub fn model(name: &str) -> Result<Box<dyn Module>, ZooError> {
    fn boxed(model: impl Module) -> Box<dyn Module> {
        model.eval();
        Box::new(model)
    }
    resnet(name)
        .map(boxed)
        .or_else(|| mobilenet(name).map(boxed))
        .or_else(|| densenet(name).map(boxed))
        .or_else(|| vit(name).map(boxed))
        .or_else(|| gpt2(name).map(boxed))
        .or_else(|| lstm_tagger(name).map(boxed))
        .or_else(|| unet(name).map(boxed))
        .ok_or_else(|| ZooError::Unknown(name.to_owned()))
}

/// The input of the model of this name: one image, or a few tokens.
pub fn input(name: &str) -> TensorMeta {
    match name {
        "gpt2" | "gpt2-medium" => TensorMeta::contiguous(DType::Int64, &[1, 16]),
        "lstm_tagger" => TensorMeta::contiguous(DType::Int64, &[12]),
        "unet" => TensorMeta::contiguous(DType::Float32, &[1, 3, 256, 256]),
        _ => TensorMeta::contiguous(DType::Float32, &[1, 3, 224, 224]),
    }
}

/// The model of this name, traced in evaluation mode. Its input has the metadata of [`input`].
///
/// # Errors
/// There is no such model.
pub fn trace(name: &str) -> Result<GraphModule, ZooError> {
    let mut module = symbolic_trace(&model(name)?)?;
    let placeholder = module.graph().placeholders().next().map(|node| node.id());
    if let Some(meta) = placeholder.and_then(|node| module.graph_mut().meta_mut(node).ok()) {
        meta.value = Some(ValueMeta::Tensor(input(name)).into());
    }
    Ok(module)
}
