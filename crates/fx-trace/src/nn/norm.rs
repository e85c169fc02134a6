//! Normalisations.

use fx_ir::{Argument, DType};

use super::base::{Base, Sizes, layer};
use crate::parameter::{Buffer, Init, Parameter};

macro_rules! batch_norm {
    ($name:ident, $class:literal, $affine:literal, $doc:literal) => {
        #[doc = $doc]
        #[derive(Clone, Debug)]
        pub struct $name {
            base: Base,
            /// The scale, `[num_features]`.
            pub weight: Option<Parameter>,
            /// The shift, `[num_features]`.
            pub bias: Option<Parameter>,
            /// The mean of what was seen in training.
            pub running_mean: Option<Buffer>,
            /// The variance of what was seen in training.
            pub running_var: Option<Buffer>,
            /// How many batches were seen in training.
            pub num_batches_tracked: Option<Buffer>,
        }

        impl $name {
            /// A layer over `num_features` channels, with PyTorch's defaults.
            pub fn new(num_features: i64) -> Self {
                let base = Base::default()
                    .with("num_features", num_features)
                    .with("eps", 1e-5)
                    .with("momentum", 0.1)
                    .with("affine", $affine)
                    .with("track_running_stats", $affine);
                let made = Self {
                    base,
                    weight: None,
                    bias: None,
                    running_mean: None,
                    running_var: None,
                    num_batches_tracked: None,
                };
                made.affine($affine).track_running_stats($affine)
            }

            /// What is added to the variance.
            #[must_use]
            pub fn eps(mut self, eps: f64) -> Self {
                self.base.set("eps", eps);
                self
            }

            /// The weight of a new batch in the running statistics; `None` is a plain average.
            #[must_use]
            pub fn momentum(mut self, momentum: impl Into<Option<f64>>) -> Self {
                self.base.set("momentum", momentum.into());
                self
            }

            /// With or without scale and shift.
            #[must_use]
            pub fn affine(mut self, affine: bool) -> Self {
                let shape = [self.base.int("num_features")];
                self.base.set("affine", affine);
                self.weight = affine.then(|| Parameter::ones(&shape));
                self.bias = affine.then(|| Parameter::zeros(&shape));
                self
            }

            /// With or without running statistics.
            #[must_use]
            pub fn track_running_stats(mut self, track: bool) -> Self {
                let shape = [self.base.int("num_features")];
                let buffer = |shape: &[i64], dtype, value| Buffer::init(shape, dtype, Init::Constant(value));
                self.base.set("track_running_stats", track);
                self.running_mean = track.then(|| buffer(&shape, DType::Float32, 0.0));
                self.running_var = track.then(|| buffer(&shape, DType::Float32, 1.0));
                self.num_batches_tracked = track.then(|| buffer(&[], DType::Int64, 0.0));
                self
            }
        }

        layer! {
            $name = $class;
            parameters weight bias;
            buffers running_mean running_var num_batches_tracked;
            forward(input)
        }
    };
}

batch_norm!(BatchNorm1d, "batchnorm.BatchNorm1d", true, "`torch.nn.BatchNorm1d`.");
batch_norm!(BatchNorm2d, "batchnorm.BatchNorm2d", true, "`torch.nn.BatchNorm2d`.");
batch_norm!(BatchNorm3d, "batchnorm.BatchNorm3d", true, "`torch.nn.BatchNorm3d`.");
batch_norm!(InstanceNorm1d, "instancenorm.InstanceNorm1d", false, "`torch.nn.InstanceNorm1d`.");
batch_norm!(InstanceNorm2d, "instancenorm.InstanceNorm2d", false, "`torch.nn.InstanceNorm2d`.");
batch_norm!(InstanceNorm3d, "instancenorm.InstanceNorm3d", false, "`torch.nn.InstanceNorm3d`.");

/// The sizes as PyTorch keeps them: always a tuple.
fn normalized(shape: impl Into<Sizes>) -> (Argument, Vec<i64>) {
    let sizes = shape.into().each(1);
    (Argument::tuple(sizes.iter().copied()), sizes)
}

/// `torch.nn.LayerNorm`.
#[derive(Clone, Debug)]
pub struct LayerNorm {
    base: Base,
    /// The scale, of the normalised shape.
    pub weight: Option<Parameter>,
    /// The shift, of the normalised shape.
    pub bias: Option<Parameter>,
}

impl LayerNorm {
    /// A layer over the last dimensions, which have these sizes.
    pub fn new(normalized_shape: impl Into<Sizes>) -> Self {
        let (shape, sizes) = normalized(normalized_shape);
        let base = Base::default().with("normalized_shape", shape).with("eps", 1e-5);
        Self {
            base: base.with("elementwise_affine", true),
            weight: Some(Parameter::ones(&sizes)),
            bias: Some(Parameter::zeros(&sizes)),
        }
    }

    /// What is added to the variance.
    #[must_use]
    pub fn eps(mut self, eps: f64) -> Self {
        self.base.set("eps", eps);
        self
    }

    /// With or without scale and shift.
    #[must_use]
    pub fn elementwise_affine(mut self, affine: bool) -> Self {
        self.base.set("elementwise_affine", affine);
        if !affine {
            (self.weight, self.bias) = (None, None);
        }
        self
    }

    /// With or without a shift.
    #[must_use]
    pub fn bias(mut self, bias: bool) -> Self {
        if !bias {
            self.bias = None;
        }
        self
    }
}

layer! {
    LayerNorm = "normalization.LayerNorm";
    parameters weight bias;
    forward(input)
}

/// `torch.nn.RMSNorm`.
#[derive(Clone, Debug)]
pub struct RMSNorm {
    base: Base,
    /// The scale, of the normalised shape.
    pub weight: Option<Parameter>,
}

impl RMSNorm {
    /// A layer over the last dimensions, which have these sizes.
    pub fn new(normalized_shape: impl Into<Sizes>) -> Self {
        let (shape, sizes) = normalized(normalized_shape);
        let base = Base::default().with("normalized_shape", shape).with("eps", Argument::None);
        Self { base: base.with("elementwise_affine", true), weight: Some(Parameter::ones(&sizes)) }
    }

    /// What is added to the mean square.
    #[must_use]
    pub fn eps(mut self, eps: f64) -> Self {
        self.base.set("eps", eps);
        self
    }

    /// With or without a scale.
    #[must_use]
    pub fn elementwise_affine(mut self, affine: bool) -> Self {
        self.base.set("elementwise_affine", affine);
        if !affine {
            self.weight = None;
        }
        self
    }
}

layer! {
    RMSNorm = "normalization.RMSNorm";
    parameters weight;
    forward(x)
}

/// `torch.nn.GroupNorm`.
#[derive(Clone, Debug)]
pub struct GroupNorm {
    base: Base,
    /// The scale, `[num_channels]`.
    pub weight: Option<Parameter>,
    /// The shift, `[num_channels]`.
    pub bias: Option<Parameter>,
}

impl GroupNorm {
    /// A layer over groups of channels.
    pub fn new(num_groups: i64, num_channels: i64) -> Self {
        let base = Base::default().with("num_groups", num_groups).with("num_channels", num_channels);
        Self {
            base: base.with("eps", 1e-5).with("affine", true),
            weight: Some(Parameter::ones(&[num_channels])),
            bias: Some(Parameter::zeros(&[num_channels])),
        }
    }

    /// What is added to the variance.
    #[must_use]
    pub fn eps(mut self, eps: f64) -> Self {
        self.base.set("eps", eps);
        self
    }

    /// With or without scale and shift.
    #[must_use]
    pub fn affine(mut self, affine: bool) -> Self {
        self.base.set("affine", affine);
        if !affine {
            (self.weight, self.bias) = (None, None);
        }
        self
    }
}

layer! {
    GroupNorm = "normalization.GroupNorm";
    parameters weight bias;
    forward(input)
}
