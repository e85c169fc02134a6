//! Well-known models written in Rust, with torchvision's class and parameter names: examples of how models are written,
//! and something to try passes on.
//!
//! ```
//! let module = fx_zoo::trace("resnet18")?;
//! assert_eq!(module.graph().len(), 71);
//! # Ok::<(), fx_zoo::ZooError>(())
//! ```
//!
//! A model is in evaluation mode, and its weights are initialised from a seed when they are first read. This crate does
//! not know libtorch, nor where trained weights are.

#![deny(missing_docs)]

mod densenet;
mod mobilenet;
mod resnet;
mod vit;

use fx_ir::{DType, GraphModule, TensorMeta, ValueMeta};
use fx_trace::{ModuleExt, TraceError, symbolic_trace};

pub use densenet::{DenseNet, densenet};
pub use mobilenet::{MobileNetV3, mobilenet};
pub use resnet::{ResNet, resnet};
pub use vit::{VisionTransformer, vit};

/// The names of all models.
pub const NAMES: [&str; 19] = [
    "densenet121",
    "densenet161",
    "densenet169",
    "densenet201",
    "mobilenet_v3_large",
    "mobilenet_v3_small",
    "resnet101",
    "resnet152",
    "resnet18",
    "resnet34",
    "resnet50",
    "resnext101_32x8d",
    "resnext50_32x4d",
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

/// The model of this name, traced in evaluation mode. The input has the metadata of one image of 224 by 224.
///
/// # Errors
/// There is no such model.
pub fn trace(name: &str) -> Result<GraphModule, ZooError> {
    let mut module = traced(name)?;
    let input = module.graph().placeholders().next().map(|node| node.id());
    let image = TensorMeta::contiguous(DType::Float32, &[1, 3, 224, 224]);
    if let Some(meta) = input.and_then(|input| module.graph_mut().meta_mut(input).ok()) {
        meta.value = Some(ValueMeta::Tensor(image).into());
    }
    Ok(module)
}

fn traced(name: &str) -> Result<GraphModule, ZooError> {
    if let Some(model) = resnet(name) {
        return Ok(symbolic_trace(model.eval())?);
    }
    if let Some(model) = mobilenet(name) {
        return Ok(symbolic_trace(model.eval())?);
    }
    if let Some(model) = vit(name) {
        return Ok(symbolic_trace(model.eval())?);
    }
    if let Some(model) = densenet(name) {
        return Ok(symbolic_trace(model.eval())?);
    }
    Err(ZooError::Unknown(name.to_owned()))
}
