//! `torch.nn.Transformer` and its parts. Entered, they come down to their parts; PyTorch's fused kernel for evaluation
//! mode is not among them, for no trace can know whether it would be taken.

use std::panic::Location;

use fx_ir::Argument;

use super::attention::MultiheadAttention;
use super::base::{Base, layer};
use super::containers::ModuleList;
use super::linear::Linear;
use super::norm::LayerNorm;
use super::plain::Dropout;
use crate::args::{Args, Kwargs};
use crate::dispatch::Operator;
use crate::kw;
use crate::module::Module;
use crate::running;
use crate::var::{IntoVar, Var};

type Place = &'static Location<'static>;

/// The function between the two linear layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// `torch.nn.functional.relu`.
    Relu,
    /// `torch.nn.functional.gelu`.
    Gelu,
}

/// What the layers of encoders and decoders are made with.
#[derive(Clone, Debug)]
struct Options {
    d_model: i64,
    nhead: i64,
    dim_feedforward: i64,
    dropout: f64,
    activation: Activation,
    layer_norm_eps: f64,
    batch_first: bool,
    norm_first: bool,
    bias: bool,
    /// How many layers a whole `Transformer` has.
    encoders: i64,
    decoders: i64,
}

impl Options {
    fn new(d_model: i64, nhead: i64) -> Self {
        Self {
            d_model,
            nhead,
            dim_feedforward: 2048,
            dropout: 0.1,
            activation: Activation::Relu,
            layer_norm_eps: 1e-5,
            batch_first: false,
            norm_first: false,
            bias: true,
            encoders: 6,
            decoders: 6,
        }
    }

    fn attention(&self) -> MultiheadAttention {
        let attention = MultiheadAttention::new(self.d_model, self.nhead).dropout(self.dropout);
        attention.bias(self.bias).batch_first(self.batch_first)
    }

    fn norm(&self) -> LayerNorm {
        LayerNorm::new(self.d_model).eps(self.layer_norm_eps).bias(self.bias)
    }

    fn dropout(&self) -> Dropout {
        Dropout::new().p(self.dropout)
    }

    fn linear1(&self) -> Linear {
        Linear::new(self.d_model, self.dim_feedforward).bias(self.bias)
    }

    fn linear2(&self) -> Linear {
        Linear::new(self.dim_feedforward, self.d_model).bias(self.bias)
    }

    fn function(&self) -> Argument {
        Argument::Global(match self.activation {
            Activation::Relu => "torch.nn.functional.relu".into(),
            Activation::Gelu => "torch._C._nn.gelu".into(),
        })
    }

    fn activate(&self, x: Var, place: Place) -> Var {
        static RELU: Operator = Operator::function("torch.nn.functional.relu");
        static GELU: Operator = Operator::function("torch._C._nn.gelu");
        match self.activation {
            Activation::Relu => RELU.call(Args::at(place).arg(x).kwarg("inplace", false)),
            Activation::Gelu => GELU.call(Args::at(place).arg(x)),
        }
    }
}

fn add(a: impl IntoVar, b: Var, place: Place) -> Var {
    static ADD: Operator = Operator::function("operator.add");
    ADD.call(Args::at(place).arg(a).arg(b))
}

fn one(module: &impl Module, x: impl IntoVar, place: Place) -> Var {
    running::call(module, Args::at(place).arg(x))
}

/// What `query` finds in `memory`.
fn attend(attention: &MultiheadAttention, [query, memory]: [&Var; 2], masks: Kwargs, place: Place) -> Var {
    let args = Args::at(place).arg(query).arg(memory).arg(memory).with(masks.with("need_weights", false));
    crate::operator::item(&running::call(attention, args), 0.into_var(), place)
}

macro_rules! setters {
    ($layer:ident, $($(#[$doc:meta])* $name:ident: $type:ty;)*) => {
        impl $layer {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $name(mut self, $name: $type) -> Self {
                    self.options.$name = $name;
                    Self::made(self.options)
                }
            )*
        }
    };
}

macro_rules! all_setters {
    ($($layer:ident)*) => {
        $(setters! { $layer,
            /// The size between the two linear layers, 2048 unless set.
            dim_feedforward: i64;
            /// What is dropped in training, 0.1 unless set.
            dropout: f64;
            /// The function between the two linear layers, `Relu` unless set.
            activation: Activation;
            /// What the norms add to the variance.
            layer_norm_eps: f64;
            /// Whether the batch is the first dimension.
            batch_first: bool;
            /// Whether norms come before attention and linear layers, not after.
            norm_first: bool;
            /// With or without biases.
            bias: bool;
        })*
    };
}

all_setters!(TransformerEncoderLayer TransformerDecoderLayer Transformer);

/// `torch.nn.TransformerEncoderLayer`.
#[derive(Clone, Debug)]
pub struct TransformerEncoderLayer {
    base: Base,
    options: Options,
    self_attn: MultiheadAttention,
    linear1: Linear,
    dropout: Dropout,
    linear2: Linear,
    norm1: LayerNorm,
    norm2: LayerNorm,
    dropout1: Dropout,
    dropout2: Dropout,
}

impl TransformerEncoderLayer {
    /// `nhead` heads over vectors of size `d_model`; the sequence comes first (see `batch_first`).
    pub fn new(d_model: i64, nhead: i64) -> Self {
        Self::made(Options::new(d_model, nhead))
    }

    fn made(options: Options) -> Self {
        let kind = if options.activation == Activation::Relu { 1i64 } else { 2 };
        let base = Base::default()
            .with("norm_first", options.norm_first)
            .with("activation_relu_or_gelu", kind)
            .with("activation", options.function());
        Self {
            base,
            self_attn: options.attention(),
            linear1: options.linear1(),
            dropout: options.dropout(),
            linear2: options.linear2(),
            norm1: options.norm(),
            norm2: options.norm(),
            dropout1: options.dropout(),
            dropout2: options.dropout(),
            options,
        }
    }

    fn enter(&self, bound: [Var; 4], place: Place) -> Var {
        let [x, mask, padding, is_causal] = bound;
        let attend = |x: &Var| {
            let masks = kw![attn_mask = &mask, key_padding_mask = &padding, is_causal = &is_causal];
            one(&self.dropout1, attend(&self.self_attn, [x, x], masks, place), place)
        };
        let feed = |x: &Var| {
            let x = one(&self.dropout, self.options.activate(one(&self.linear1, x, place), place), place);
            one(&self.dropout2, one(&self.linear2, x, place), place)
        };
        if self.options.norm_first {
            let x = add(&x, attend(&one(&self.norm1, &x, place)), place);
            return add(&x, feed(&one(&self.norm2, &x, place)), place);
        }
        let x = one(&self.norm1, add(&x, attend(&x), place), place);
        one(&self.norm2, add(&x, feed(&x), place), place)
    }
}

layer! {
    TransformerEncoderLayer = "transformer.TransformerEncoderLayer";
    children self_attn linear1 dropout linear2 norm1 norm2 dropout1 dropout2;
    forward(src; src_mask = (), src_key_padding_mask = (), is_causal: "bool" = false)
    enters
}

/// `torch.nn.TransformerDecoderLayer`.
#[derive(Clone, Debug)]
pub struct TransformerDecoderLayer {
    base: Base,
    options: Options,
    self_attn: MultiheadAttention,
    multihead_attn: MultiheadAttention,
    linear1: Linear,
    dropout: Dropout,
    linear2: Linear,
    norm1: LayerNorm,
    norm2: LayerNorm,
    norm3: LayerNorm,
    dropout1: Dropout,
    dropout2: Dropout,
    dropout3: Dropout,
}

impl TransformerDecoderLayer {
    /// `nhead` heads over vectors of size `d_model`; the sequence comes first (see `batch_first`).
    pub fn new(d_model: i64, nhead: i64) -> Self {
        Self::made(Options::new(d_model, nhead))
    }

    fn made(options: Options) -> Self {
        Self {
            base: Base::default()
                .with("norm_first", options.norm_first)
                .with("activation", options.function()),
            self_attn: options.attention(),
            multihead_attn: options.attention(),
            linear1: options.linear1(),
            dropout: options.dropout(),
            linear2: options.linear2(),
            norm1: options.norm(),
            norm2: options.norm(),
            norm3: options.norm(),
            dropout1: options.dropout(),
            dropout2: options.dropout(),
            dropout3: options.dropout(),
            options,
        }
    }

    fn enter(&self, bound: [Var; 8], place: Place) -> Var {
        let [x, memory, mask, memory_mask, padding, memory_padding, is_causal, memory_is_causal] = bound;
        let own = |x: &Var| {
            let masks = kw![attn_mask = &mask, key_padding_mask = &padding, is_causal = &is_causal];
            one(&self.dropout1, attend(&self.self_attn, [x, x], masks, place), place)
        };
        let cross = |x: &Var| {
            let masks = kw![
                attn_mask = &memory_mask,
                key_padding_mask = &memory_padding,
                is_causal = &memory_is_causal
            ];
            one(&self.dropout2, attend(&self.multihead_attn, [x, &memory], masks, place), place)
        };
        let feed = |x: &Var| {
            let x = one(&self.dropout, self.options.activate(one(&self.linear1, x, place), place), place);
            one(&self.dropout3, one(&self.linear2, x, place), place)
        };
        if self.options.norm_first {
            let x = add(&x, own(&one(&self.norm1, &x, place)), place);
            let x = add(&x, cross(&one(&self.norm2, &x, place)), place);
            return add(&x, feed(&one(&self.norm3, &x, place)), place);
        }
        let x = one(&self.norm1, add(&x, own(&x), place), place);
        let x = one(&self.norm2, add(&x, cross(&x), place), place);
        one(&self.norm3, add(&x, feed(&x), place), place)
    }
}

layer! {
    TransformerDecoderLayer = "transformer.TransformerDecoderLayer";
    children self_attn multihead_attn linear1 dropout linear2 norm1 norm2 norm3 dropout1 dropout2 dropout3;
    forward(tgt, memory; tgt_mask = (), memory_mask = (), tgt_key_padding_mask = (), memory_key_padding_mask = (),
        tgt_is_causal: "bool" = false, memory_is_causal: "bool" = false)
    enters
}

/// Whether a mask is causal, where only that is a question: a hint that PyTorch would find by looking at the mask is not
/// given, and the mask itself is used.
fn causal(hint: Var) -> Var {
    if hint.is_none() { false.into_var() } else { hint }
}

/// `torch.nn.TransformerEncoder`.
#[derive(Clone)]
pub struct TransformerEncoder {
    base: Base,
    layers: ModuleList,
    norm: Option<LayerNorm>,
}

impl TransformerEncoder {
    /// `num_layers` layers like the one given, each with weights of its own.
    pub fn new(layer: TransformerEncoderLayer, num_layers: i64) -> Self {
        let options = &layer.options;
        let nests = options.batch_first && !options.norm_first && options.bias && options.nhead % 2 == 0;
        let base = Base::default()
            .with("num_layers", num_layers)
            .with("enable_nested_tensor", true)
            .with("use_nested_tensor", nests)
            .with("mask_check", true);
        let layers = (0..num_layers).map(|_| TransformerEncoderLayer::made(options.clone())).collect();
        Self { base, layers, norm: None }
    }

    /// A norm after the last layer.
    #[must_use]
    pub fn norm(mut self, norm: LayerNorm) -> Self {
        self.norm = Some(norm);
        self
    }

    fn enter(&self, bound: [Var; 4], place: Place) -> Var {
        let [x, mask, padding, is_causal] = bound;
        let is_causal = causal(is_causal);
        let x = self.layers.iter().fold(x, |x, layer| {
            let masks = kw![src_mask = &mask, is_causal = &is_causal, src_key_padding_mask = &padding];
            running::call_dyn(layer, Args::at(place).arg(x).with(masks))
        });
        self.norm.iter().fold(x, |x, norm| one(norm, x, place))
    }
}

layer! {
    TransformerEncoder = "transformer.TransformerEncoder";
    children layers norm;
    forward(src; mask = (), src_key_padding_mask = (), is_causal: "bool|NoneType" = ())
    enters
}

/// `torch.nn.TransformerDecoder`.
#[derive(Clone)]
pub struct TransformerDecoder {
    base: Base,
    layers: ModuleList,
    norm: Option<LayerNorm>,
}

impl TransformerDecoder {
    /// `num_layers` layers like the one given, each with weights of its own.
    pub fn new(layer: TransformerDecoderLayer, num_layers: i64) -> Self {
        let layers = (0..num_layers).map(|_| TransformerDecoderLayer::made(layer.options.clone())).collect();
        Self { base: Base::default().with("num_layers", num_layers), layers, norm: None }
    }

    /// A norm after the last layer.
    #[must_use]
    pub fn norm(mut self, norm: LayerNorm) -> Self {
        self.norm = Some(norm);
        self
    }

    fn enter(&self, bound: [Var; 8], place: Place) -> Var {
        let [x, memory, mask, memory_mask, padding, memory_padding, is_causal, memory_is_causal] = bound;
        let is_causal = causal(is_causal);
        let x = self.layers.iter().fold(x, |x, layer| {
            let masks = kw![
                tgt_mask = &mask,
                memory_mask = &memory_mask,
                tgt_key_padding_mask = &padding,
                memory_key_padding_mask = &memory_padding,
                tgt_is_causal = &is_causal,
                memory_is_causal = &memory_is_causal
            ];
            running::call_dyn(layer, Args::at(place).arg(x).arg(&memory).with(masks))
        });
        self.norm.iter().fold(x, |x, norm| one(norm, x, place))
    }
}

layer! {
    TransformerDecoder = "transformer.TransformerDecoder";
    children layers norm;
    forward(tgt, memory; tgt_mask = (), memory_mask = (), tgt_key_padding_mask = (), memory_key_padding_mask = (),
        tgt_is_causal: "bool|NoneType" = (), memory_is_causal: "bool" = false)
    enters
}

/// `torch.nn.Transformer`.
#[derive(Clone)]
pub struct Transformer {
    base: Base,
    options: Options,
    encoder: TransformerEncoder,
    decoder: TransformerDecoder,
}

impl Transformer {
    /// Six layers of each kind, with `nhead` heads over vectors of size `d_model`; the sequence comes first (see
    /// `batch_first`).
    pub fn new(d_model: i64, nhead: i64) -> Self {
        Self::made(Options::new(d_model, nhead))
    }

    fn made(options: Options) -> Self {
        let base = Base::default()
            .with("d_model", options.d_model)
            .with("nhead", options.nhead)
            .with("batch_first", options.batch_first);
        let encoder =
            TransformerEncoder::new(TransformerEncoderLayer::made(options.clone()), options.encoders);
        let decoder =
            TransformerDecoder::new(TransformerDecoderLayer::made(options.clone()), options.decoders);
        let (encoder, decoder) = (encoder.norm(options.norm()), decoder.norm(options.norm()));
        Self { base, options, encoder, decoder }
    }

    /// How many layers the encoder and the decoder have.
    #[must_use]
    pub fn layers(mut self, encoder: i64, decoder: i64) -> Self {
        (self.options.encoders, self.options.decoders) = (encoder, decoder);
        Self::made(self.options)
    }

    fn enter(&self, bound: [Var; 11], place: Place) -> Var {
        let [src, tgt, src_mask, tgt_mask, memory_mask, src_padding, tgt_padding, memory_padding, rest @ ..] =
            bound;
        let [src_is_causal, tgt_is_causal, memory_is_causal] = rest;
        let masks = kw![mask = src_mask, src_key_padding_mask = src_padding, is_causal = src_is_causal];
        let memory = running::call(&self.encoder, Args::at(place).arg(src).with(masks));
        let masks = kw![
            tgt_mask = tgt_mask,
            memory_mask = &memory_mask,
            tgt_key_padding_mask = tgt_padding,
            memory_key_padding_mask = &memory_padding,
            tgt_is_causal = tgt_is_causal,
            memory_is_causal = &memory_is_causal
        ];
        running::call(&self.decoder, Args::at(place).arg(tgt).arg(memory).with(masks))
    }
}

layer! {
    Transformer = "transformer.Transformer";
    children encoder decoder;
    forward(src, tgt; src_mask = (), tgt_mask = (), memory_mask = (), src_key_padding_mask = (),
        tgt_key_padding_mask = (), memory_key_padding_mask = (), src_is_causal: "bool|NoneType" = (),
        tgt_is_causal: "bool|NoneType" = (), memory_is_causal: "bool" = false)
    enters
}
