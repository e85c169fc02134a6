//! Layers without parameters, each a line of a table: its class, what `new` takes, its settings and their defaults.

use std::panic::Location;

use fx_ir::Argument;

use super::base::{Base, Sizes, layer};
use crate::parameter::Parameter;
use crate::var::Var;

macro_rules! setter {
    ($name:ident: bool) => {
        setter!(@ $name, bool, value => value);
    };
    ($name:ident: int) => {
        setter!(@ $name, i64, value => value);
    };
    ($name:ident: float) => {
        setter!(@ $name, f64, value => value);
    };
    ($name:ident: text) => {
        setter!(@ $name, &str, value => value);
    };
    ($name:ident: sizes) => {
        setter!(@ $name, impl Into<Sizes>, value => value.into().0);
    };
    ($name:ident: ratio) => {
        setter!(@ $name, impl Into<Ratios>, value => value.into().0);
    };
    ($name:ident: single) => {
        setter!(@ $name, impl Into<Sizes>, value => value.into().tuple(1));
    };
    ($name:ident: pair) => {
        setter!(@ $name, impl Into<Sizes>, value => value.into().tuple(2));
    };
    ($name:ident: triple) => {
        setter!(@ $name, impl Into<Sizes>, value => value.into().tuple(3));
    };
    (@ $name:ident, $type:ty, $value:ident => $made:expr) => {
        #[doc = concat!("Sets `", stringify!($name), "`.")]
        #[must_use]
        pub fn $name(mut self, $value: $type) -> Self {
            self.base.set(stringify!($name), $made);
            self
        }
    };
}

macro_rules! given {
    (bool, $value:ident) => {
        $value
    };
    (int, $value:ident) => {
        $value
    };
    (float, $value:ident) => {
        $value
    };
    (text, $value:ident) => {
        $value
    };
    (sizes, $value:ident) => {
        $value.into().0
    };
    (ratio, $value:ident) => {
        $value.into().0
    };
    (single, $value:ident) => {
        $value.into().tuple(1)
    };
    (pair, $value:ident) => {
        $value.into().tuple(2)
    };
    (triple, $value:ident) => {
        $value.into().tuple(3)
    };
    (quad, $value:ident) => {
        $value.into().tuple(4)
    };
    (six, $value:ident) => {
        $value.into().tuple(6)
    };
}

macro_rules! given_type {
    (bool) => { bool };
    (int) => { i64 };
    (float) => { f64 };
    (text) => { &str };
    (sizes) => { impl Into<Sizes> };
    (ratio) => { impl Into<Ratios> };
    (single) => { impl Into<Sizes> };
    (pair) => { impl Into<Sizes> };
    (triple) => { impl Into<Sizes> };
    (quad) => { impl Into<Sizes> };
    (six) => { impl Into<Sizes> };
}

/// A factor: one number, or one for each dimension.
#[derive(Clone, Debug)]
pub struct Ratios(Argument);

impl From<f64> for Ratios {
    fn from(ratio: f64) -> Self {
        Self(Argument::Float(ratio))
    }
}

impl<const N: usize> From<[f64; N]> for Ratios {
    fn from(ratios: [f64; N]) -> Self {
        Self(Argument::tuple(ratios))
    }
}

macro_rules! plain {
    ($(
        $name:ident = $class:literal ($($required:ident: $kind:ident),*)
        { $($setting:ident: $setting_kind:ident = $default:expr),* $(,)? }
        $([$($fixed:ident = $fixed_value:expr),*])?
        forward($($forward:tt)*) $($how:ident)?;
    )*) => {
        $(
            #[doc = concat!("`torch.nn.", stringify!($name), "`.")]
            #[derive(Clone, Debug)]
            pub struct $name {
                base: Base,
            }

            impl $name {
                /// The layer with PyTorch's defaults.
                #[allow(clippy::new_without_default, reason = "a few of a hundred take no arguments")]
                pub fn new($($required: given_type!($kind)),*) -> Self {
                    let base = Base::default();
                    $(let $required = Argument::from(given!($kind, $required));)*
                    $(let base = base.with(stringify!($required), $required.clone());)*
                    $($(let base = base.with(stringify!($fixed), $fixed_value);)*)?
                    $(let base = base.with(stringify!($setting), $default);)*
                    Self { base }
                }

                $(setter!($setting: $setting_kind);)*
            }

            layer! {
                $name = $class;
                forward($($forward)*)
                $($how)?
            }
        )*
    };
}

const NONE: Argument = Argument::None;

plain! {
    ReLU = "activation.ReLU" () { inplace: bool = false } forward(input);
    ReLU6 = "activation.ReLU6" () { inplace: bool = false } [min_val = 0.0, max_val = 6.0] forward(input);
    Hardtanh = "activation.Hardtanh" () { min_val: float = -1.0, max_val: float = 1.0, inplace: bool = false }
        forward(input);
    ELU = "activation.ELU" () { alpha: float = 1.0, inplace: bool = false } forward(input);
    CELU = "activation.CELU" () { alpha: float = 1.0, inplace: bool = false } forward(input);
    SELU = "activation.SELU" () { inplace: bool = false } forward(input);
    GLU = "activation.GLU" () { dim: int = -1i64 } forward(input);
    GELU = "activation.GELU" () { approximate: text = "none" } forward(input);
    SiLU = "activation.SiLU" () { inplace: bool = false } forward(input);
    Mish = "activation.Mish" () { inplace: bool = false } forward(input);
    Hardswish = "activation.Hardswish" () { inplace: bool = false } forward(input);
    Hardsigmoid = "activation.Hardsigmoid" () { inplace: bool = false } forward(input);
    Sigmoid = "activation.Sigmoid" () {} forward(input);
    Tanh = "activation.Tanh" () {} forward(input);
    LeakyReLU = "activation.LeakyReLU" () { negative_slope: float = 0.01, inplace: bool = false } forward(input);
    LogSigmoid = "activation.LogSigmoid" () {} forward(input);
    RReLU = "activation.RReLU" () { lower: float = 1.0 / 8.0, upper: float = 1.0 / 3.0, inplace: bool = false }
        forward(input);
    Softplus = "activation.Softplus" () { beta: float = 1.0, threshold: float = 20.0 } forward(input);
    Softshrink = "activation.Softshrink" () { lambd: float = 0.5 } forward(input);
    Hardshrink = "activation.Hardshrink" () { lambd: float = 0.5 } forward(input);
    Softsign = "activation.Softsign" () {} forward(input);
    Tanhshrink = "activation.Tanhshrink" () {} forward(input);
    Threshold = "activation.Threshold" (threshold: float, value: float) { inplace: bool = false } forward(input);
    Softmax = "activation.Softmax" (dim: int) {} forward(input);
    Softmin = "activation.Softmin" (dim: int) {} forward(input);
    LogSoftmax = "activation.LogSoftmax" (dim: int) {} forward(input);
    Softmax2d = "activation.Softmax2d" () {} forward(input);

    Flatten = "flatten.Flatten" () { start_dim: int = 1i64, end_dim: int = -1i64 } forward(input);
    Unflatten = "flatten.Unflatten" (dim: int, unflattened_size: sizes) {} forward(input);

    Dropout = "dropout.Dropout" () { p: float = 0.5, inplace: bool = false } forward(input);
    Dropout1d = "dropout.Dropout1d" () { p: float = 0.5, inplace: bool = false } forward(input);
    Dropout2d = "dropout.Dropout2d" () { p: float = 0.5, inplace: bool = false } forward(input);
    Dropout3d = "dropout.Dropout3d" () { p: float = 0.5, inplace: bool = false } forward(input);
    AlphaDropout = "dropout.AlphaDropout" () { p: float = 0.5, inplace: bool = false } forward(input);
    FeatureAlphaDropout = "dropout.FeatureAlphaDropout" () { p: float = 0.5, inplace: bool = false } forward(input);

    MaxPool1d = "pooling.MaxPool1d" (kernel_size: sizes) { stride: sizes = kernel_size.clone(), padding: sizes = 0i64,
        dilation: sizes = 1i64, return_indices: bool = false, ceil_mode: bool = false } forward(input) gives_indices;
    MaxPool2d = "pooling.MaxPool2d" (kernel_size: sizes) { stride: sizes = kernel_size.clone(), padding: sizes = 0i64,
        dilation: sizes = 1i64, return_indices: bool = false, ceil_mode: bool = false } forward(input) gives_indices;
    MaxPool3d = "pooling.MaxPool3d" (kernel_size: sizes) { stride: sizes = kernel_size.clone(), padding: sizes = 0i64,
        dilation: sizes = 1i64, return_indices: bool = false, ceil_mode: bool = false } forward(input) gives_indices;
    MaxUnpool1d = "pooling.MaxUnpool1d" (kernel_size: single) { stride: single = kernel_size.clone(),
        padding: single = Argument::tuple([0i64; 1]) } forward(input, indices; output_size: "list[int]|NoneType" = ());
    MaxUnpool2d = "pooling.MaxUnpool2d" (kernel_size: pair) { stride: pair = kernel_size.clone(),
        padding: pair = Argument::tuple([0i64; 2]) } forward(input, indices; output_size: "list[int]|NoneType" = ());
    MaxUnpool3d = "pooling.MaxUnpool3d" (kernel_size: triple) { stride: triple = kernel_size.clone(),
        padding: triple = Argument::tuple([0i64; 3]) } forward(input, indices; output_size: "list[int]|NoneType" = ());
    AvgPool1d = "pooling.AvgPool1d" (kernel_size: single) { stride: single = kernel_size.clone(), padding: single = Argument::tuple([0i64; 1]),
        ceil_mode: bool = false, count_include_pad: bool = true } forward(input);
    AvgPool2d = "pooling.AvgPool2d" (kernel_size: sizes) { stride: sizes = kernel_size.clone(), padding: sizes = 0i64,
        ceil_mode: bool = false, count_include_pad: bool = true, divisor_override: int = NONE } forward(input);
    AvgPool3d = "pooling.AvgPool3d" (kernel_size: sizes) { stride: sizes = kernel_size.clone(), padding: sizes = 0i64,
        ceil_mode: bool = false, count_include_pad: bool = true, divisor_override: int = NONE } forward(input);
    LPPool1d = "pooling.LPPool1d" (norm_type: float, kernel_size: sizes) { stride: sizes = NONE,
        ceil_mode: bool = false } forward(input);
    LPPool2d = "pooling.LPPool2d" (norm_type: float, kernel_size: sizes) { stride: sizes = NONE,
        ceil_mode: bool = false } forward(input);
    LPPool3d = "pooling.LPPool3d" (norm_type: float, kernel_size: sizes) { stride: sizes = NONE,
        ceil_mode: bool = false } forward(input);
    AdaptiveAvgPool1d = "pooling.AdaptiveAvgPool1d" (output_size: sizes) {} forward(input);
    AdaptiveAvgPool2d = "pooling.AdaptiveAvgPool2d" (output_size: sizes) {} forward(input);
    AdaptiveAvgPool3d = "pooling.AdaptiveAvgPool3d" (output_size: sizes) {} forward(input);
    AdaptiveMaxPool1d = "pooling.AdaptiveMaxPool1d" (output_size: sizes) { return_indices: bool = false }
        forward(input) gives_indices;
    AdaptiveMaxPool2d = "pooling.AdaptiveMaxPool2d" (output_size: sizes) { return_indices: bool = false }
        forward(input) gives_indices;
    AdaptiveMaxPool3d = "pooling.AdaptiveMaxPool3d" (output_size: sizes) { return_indices: bool = false }
        forward(input) gives_indices;

    ConstantPad1d = "padding.ConstantPad1d" (padding: pair, value: float) {} forward(input);
    ConstantPad2d = "padding.ConstantPad2d" (padding: quad, value: float) {} forward(input);
    ConstantPad3d = "padding.ConstantPad3d" (padding: six, value: float) {} forward(input);

    Upsample = "upsampling.Upsample" () { size: sizes = NONE, scale_factor: ratio = NONE, mode: text = "nearest",
        align_corners: bool = NONE, recompute_scale_factor: bool = NONE } forward(input);
    UpsamplingNearest2d = "upsampling.UpsamplingNearest2d" () { size: sizes = NONE, scale_factor: ratio = NONE }
        [mode = "nearest", align_corners = NONE, recompute_scale_factor = NONE] forward(input);
    UpsamplingBilinear2d = "upsampling.UpsamplingBilinear2d" () { size: sizes = NONE, scale_factor: ratio = NONE }
        [mode = "bilinear", align_corners = true, recompute_scale_factor = NONE] forward(input);
    PixelShuffle = "pixelshuffle.PixelShuffle" (upscale_factor: int) {} forward(input);
    PixelUnshuffle = "pixelshuffle.PixelUnshuffle" (downscale_factor: int) {} forward(input);
    ChannelShuffle = "channelshuffle.ChannelShuffle" (groups: int) {} forward(input);
    Fold = "fold.Fold" (output_size: sizes, kernel_size: sizes) { dilation: sizes = 1i64, padding: sizes = 0i64,
        stride: sizes = 1i64 } forward(input);
    Unfold = "fold.Unfold" (kernel_size: sizes) { dilation: sizes = 1i64, padding: sizes = 0i64,
        stride: sizes = 1i64 } forward(input);
    CosineSimilarity = "distance.CosineSimilarity" () { dim: int = 1i64, eps: float = 1e-8 } forward(x1, x2);
    PairwiseDistance = "distance.PairwiseDistance" () { norm: float = 2.0, eps: float = 1e-6, keepdim: bool = false } forward(x1, x2);
    LocalResponseNorm = "normalization.LocalResponseNorm" (size: int) { alpha: float = 1e-4, beta: float = 0.75,
        k: float = 1.0 } forward(input);

    CrossMapLRN2d = "normalization.CrossMapLRN2d" (size: int) { alpha: float = 1e-4, beta: float = 0.75, k: float = 1.0 }
        forward(input);

    L1Loss = "loss.L1Loss" () { reduction: text = "mean" } forward(input, target);
    MSELoss = "loss.MSELoss" () { reduction: text = "mean" } forward(input, target);
    SmoothL1Loss = "loss.SmoothL1Loss" () { reduction: text = "mean", beta: float = 1.0 } forward(input, target);
    HuberLoss = "loss.HuberLoss" () { reduction: text = "mean", delta: float = 1.0 } forward(input, target);
    KLDivLoss = "loss.KLDivLoss" () { reduction: text = "mean", log_target: bool = false } forward(input, target);
    SoftMarginLoss = "loss.SoftMarginLoss" () { reduction: text = "mean" } forward(input, target);
    HingeEmbeddingLoss = "loss.HingeEmbeddingLoss" () { reduction: text = "mean", margin: float = 1.0 }
        forward(input, target);
    MultiLabelMarginLoss = "loss.MultiLabelMarginLoss" () { reduction: text = "mean" } forward(input, target);
    MarginRankingLoss = "loss.MarginRankingLoss" () { reduction: text = "mean", margin: float = 0.0 }
        forward(input1, input2, target);
    CosineEmbeddingLoss = "loss.CosineEmbeddingLoss" () { reduction: text = "mean", margin: float = 0.0 }
        forward(input1, input2, target);
    TripletMarginLoss = "loss.TripletMarginLoss" () { reduction: text = "mean", margin: float = 1.0, p: float = 2.0,
        eps: float = 1e-6, swap: bool = false } forward(anchor, positive, negative);
    PoissonNLLLoss = "loss.PoissonNLLLoss" () { reduction: text = "mean", log_input: bool = true, full: bool = false,
        eps: float = 1e-8 } forward(log_input, target);
    GaussianNLLLoss = "loss.GaussianNLLLoss" () { reduction: text = "mean", full: bool = false, eps: float = 1e-6 }
        forward(input, target, var: "torch.Tensor|float");
    CTCLoss = "loss.CTCLoss" () { reduction: text = "mean", blank: int = 0i64, zero_infinity: bool = false }
        forward(log_probs, targets, input_lengths, target_lengths);
}

macro_rules! paddings {
    ($($name:ident = $class:literal, $sides:literal $(, $value:literal)?;)*) => {
        $(
            #[doc = concat!("`torch.nn.", stringify!($name), "`.")]
            #[derive(Clone, Debug)]
            pub struct $name {
                base: Base,
            }

            impl $name {
                /// The layer; one number stands for every side.
                pub fn new(padding: impl Into<Sizes>) -> Self {
                    let base = Base::default().with("padding", padding.into().tuple($sides));
                    $(let base = base.with("value", $value);)?
                    Self { base }
                }
            }

            layer! {
                $name = $class;
                forward(input)
            }
        )*
    };
}

paddings! {
    ZeroPad1d = "padding.ZeroPad1d", 2, 0.0;
    ZeroPad2d = "padding.ZeroPad2d", 4, 0.0;
    ZeroPad3d = "padding.ZeroPad3d", 6, 0.0;
    ReflectionPad1d = "padding.ReflectionPad1d", 2;
    ReflectionPad2d = "padding.ReflectionPad2d", 4;
    ReflectionPad3d = "padding.ReflectionPad3d", 6;
    ReplicationPad1d = "padding.ReplicationPad1d", 2;
    ReplicationPad2d = "padding.ReplicationPad2d", 4;
    ReplicationPad3d = "padding.ReplicationPad3d", 6;
    CircularPad1d = "padding.CircularPad1d", 2;
    CircularPad2d = "padding.CircularPad2d", 4;
    CircularPad3d = "padding.CircularPad3d", 6;
}

macro_rules! fractional {
    ($($name:ident = $class:literal, $dims:literal;)*) => {
        $(
            #[doc = concat!("`torch.nn.", stringify!($name), "`.")]
            #[derive(Clone, Debug)]
            pub struct $name {
                base: Base,
                /// Where the regions begin, drawn anew for each call unless it is given.
                pub _random_samples: Option<crate::parameter::Buffer>,
            }

            impl $name {
                /// A pool of regions of this size, to be given an output size or a ratio.
                pub fn new(kernel_size: impl Into<Sizes>) -> Self {
                    let base = Base::default()
                        .with("kernel_size", kernel_size.into().tuple($dims))
                        .with("return_indices", false)
                        .with("output_size", NONE)
                        .with("output_ratio", NONE);
                    Self { base, _random_samples: None }
                }

                /// The size of the output.
                #[must_use]
                pub fn output_size(mut self, size: impl Into<Sizes>) -> Self {
                    self.base.set("output_size", size.into().tuple($dims));
                    self
                }

                /// The size of the output as a part of the input's.
                #[must_use]
                pub fn output_ratio(mut self, ratio: [f64; $dims]) -> Self {
                    self.base.set("output_ratio", Argument::tuple(ratio));
                    self
                }

                setter!(return_indices: bool);
            }

            layer! {
                $name = $class;
                buffers _random_samples;
                forward(input)
                gives_indices
            }
        )*
    };
}

fractional! {
    FractionalMaxPool2d = "pooling.FractionalMaxPool2d", 2;
    FractionalMaxPool3d = "pooling.FractionalMaxPool3d", 3;
}

macro_rules! weighted_losses {
    ($($name:ident = $class:literal { $($setting:ident: $kind:ident = $default:expr),* }
        ($($weight:ident),*);)*) => {
        $(
            #[doc = concat!("`torch.nn.", stringify!($name), "`.")]
            #[derive(Clone, Debug)]
            pub struct $name {
                base: Base,
                $(
                    /// The weights, when there are any.
                    pub $weight: Option<crate::parameter::Buffer>,
                )*
            }

            impl $name {
                /// The loss with PyTorch's defaults.
                #[allow(clippy::new_without_default, reason = "as the other layers")]
                pub fn new() -> Self {
                    let base = Base::default();
                    $(let base = base.with(stringify!($setting), $default);)*
                    Self { base, $($weight: None),* }
                }

                $(setter!($setting: $kind);)*
                $(
                    /// With these weights.
                    #[must_use]
                    pub fn $weight(mut self, weight: fx_ir::Tensor) -> Self {
                        self.$weight = Some(crate::parameter::Buffer::new(weight));
                        self
                    }
                )*
            }

            layer! {
                $name = $class;
                buffers $($weight)*;
                forward(input, target)
            }
        )*
    };
}

weighted_losses! {
    CrossEntropyLoss = "loss.CrossEntropyLoss" { reduction: text = "mean", ignore_index: int = -100i64,
        label_smoothing: float = 0.0 } (weight);
    NLLLoss = "loss.NLLLoss" { reduction: text = "mean", ignore_index: int = -100i64 } (weight);
    BCELoss = "loss.BCELoss" { reduction: text = "mean" } (weight);
    BCEWithLogitsLoss = "loss.BCEWithLogitsLoss" { reduction: text = "mean" } (weight, pos_weight);
    MultiLabelSoftMarginLoss = "loss.MultiLabelSoftMarginLoss" { reduction: text = "mean" } (weight);
    MultiMarginLoss = "loss.MultiMarginLoss" { reduction: text = "mean", p: int = 1i64, margin: float = 1.0 } (weight);
}

/// `torch.nn.Identity`.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    base: Base,
}

impl Identity {
    /// What gives back what it is given.
    pub fn new() -> Self {
        Self::default()
    }

    fn enter(&self, [input]: [Var; 1], _place: &'static Location<'static>) -> Var {
        input
    }
}

layer! {
    Identity = "linear.Identity";
    forward(input)
    enters
}

/// `torch.nn.PReLU`.
#[derive(Clone, Debug)]
pub struct PReLU {
    base: Base,
    /// The slope of negative inputs, one or one for each channel.
    pub weight: Parameter,
}

impl PReLU {
    /// One slope for all channels, or one for each: `num_parameters`.
    pub fn new(num_parameters: i64) -> Self {
        let base = Base::default().with("num_parameters", num_parameters).with("init", 0.25);
        let init = crate::parameter::Init::Constant(0.25);
        Self { base, weight: Parameter::init(&[num_parameters], init) }
    }
}

layer! {
    PReLU = "activation.PReLU";
    parameters weight;
    forward(input)
}
