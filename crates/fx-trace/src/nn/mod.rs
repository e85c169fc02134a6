//! The layers of `torch.nn`, with PyTorch's class names, settings, parameter names, shapes and initialisation.
//!
//! Required arguments are those of `new`; the others are set one by one: `nn::Conv2d::new(3, 64, 7).stride(2).padding(3)
//! .bias(false)`. Sizes are a number or one for each dimension: `.stride(2)`, `.stride((2, 1))`. A new layer is in
//! training mode.

mod attention;
mod base;
mod calls;
mod containers;
mod conv;
mod embedding;
mod layer;
mod linear;
mod norm;
mod plain;
mod recurrent;
mod transformer;

pub use attention::MultiheadAttention;
pub use base::Sizes;
pub use containers::{ModuleDict, ModuleList, Sequential};
pub use conv::{Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d};
pub use embedding::{Embedding, EmbeddingBag};
pub use layer::Layer;
pub use linear::{Bilinear, Linear};
pub use norm::{
    BatchNorm1d, BatchNorm2d, BatchNorm3d, GroupNorm, InstanceNorm1d, InstanceNorm2d, InstanceNorm3d,
    LayerNorm, RMSNorm,
};
pub use plain::*;
pub use recurrent::{GRU, GRUCell, LSTM, LSTMCell, RNN, RNNCell};
pub use transformer::{
    Activation, Transformer, TransformerDecoder, TransformerDecoderLayer, TransformerEncoder,
    TransformerEncoderLayer,
};

pub use crate::parameter::{Buffer, Init, Parameter, manual_seed};
