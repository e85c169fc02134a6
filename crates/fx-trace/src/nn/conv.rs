//! Convolutions.

use fx_ir::Argument;

use super::base::{Base, Sizes, layer};
use crate::parameter::{Init, Parameter};

macro_rules! convolution {
    ($name:ident, $class:literal, $dims:literal, $transposed:literal, $doc:literal; forward($($forward:tt)*)) => {
        #[doc = $doc]
        #[derive(Clone, Debug)]
        pub struct $name {
            base: Base,
            /// The weight: `[out_channels, in_channels / groups, ...]`, the first two swapped in a transposed one.
            pub weight: Parameter,
            /// The bias, `[out_channels]`.
            pub bias: Option<Parameter>,
        }

        impl $name {
            /// A convolution with stride 1, without padding, with a bias.
            pub fn new(in_channels: i64, out_channels: i64, kernel_size: impl Into<Sizes>) -> Self {
                let one = || Argument::tuple([1i64; $dims]);
                let zero = || Argument::tuple([0i64; $dims]);
                let base = Base::default()
                    .with("in_channels", in_channels)
                    .with("out_channels", out_channels)
                    .with("kernel_size", kernel_size.into().tuple($dims))
                    .with("stride", one())
                    .with("padding", zero())
                    .with("dilation", one())
                    .with("transposed", $transposed)
                    .with("output_padding", zero())
                    .with("groups", 1i64)
                    .with("padding_mode", "zeros")
                    .with("_reversed_padding_repeated_twice", Argument::tuple([0i64; 2 * $dims]));
                // The shapes are those of `reset`.
                let weight = Parameter::zeros(&[]);
                let bias = Some(Parameter::zeros(&[]));
                let made = Self { base, weight, bias };
                made.reset();
                made
            }

            /// The stride.
            #[must_use]
            pub fn stride(mut self, stride: impl Into<Sizes>) -> Self {
                self.base.set("stride", stride.into().tuple($dims));
                self
            }

            /// The padding on both sides.
            #[must_use]
            pub fn padding(mut self, padding: impl Into<Sizes>) -> Self {
                let padding = padding.into();
                let twice: Vec<i64> = padding.each($dims).into_iter().rev().flat_map(|size| [size, size]).collect();
                self.base.set("padding", padding.tuple($dims));
                self.base.set("_reversed_padding_repeated_twice", Argument::tuple(twice));
                self
            }

            /// The distance between the kernel's elements.
            #[must_use]
            pub fn dilation(mut self, dilation: impl Into<Sizes>) -> Self {
                self.base.set("dilation", dilation.into().tuple($dims));
                self
            }

            /// The groups that do not see each other's channels.
            #[must_use]
            pub fn groups(mut self, groups: i64) -> Self {
                self.base.set("groups", groups);
                self.reset();
                self
            }

            /// With or without a bias.
            #[must_use]
            pub fn bias(mut self, bias: bool) -> Self {
                if !bias {
                    self.bias = None;
                }
                self
            }

            /// What the padding is filled with: `zeros`, `reflect`, `replicate` or `circular`.
            #[must_use]
            pub fn padding_mode(mut self, mode: &str) -> Self {
                self.base.set("padding_mode", mode);
                self
            }

            /// Shapes and initial values that follow from the settings (`reset_parameters`).
            fn reset(&self) {
                let (ins, outs) = (self.base.int("in_channels"), self.base.int("out_channels"));
                let groups = self.base.int("groups");
                let kernel = self.base.setting("kernel_size").and_then(Argument::as_ints).unwrap_or_default();
                // No group at all is a size that makes no sense, which the parameter reports.
                let part = |channels: i64| if groups > 0 { channels / groups } else { -1 };
                let (first, second) = if $transposed { (ins, part(outs)) } else { (outs, part(ins)) };
                let shape: Vec<i64> = [first, second].into_iter().chain(kernel).collect();
                let fan_in = shape.iter().skip(1).fold(1i64, |fan, &size| fan.saturating_mul(size));
                let init = Init::around_zero(1.0 / (fan_in.max(1) as f64).sqrt());
                self.weight.reset(&shape, init);
                if let Some(bias) = &self.bias {
                    bias.reset(&[outs], init);
                }
            }
        }

        layer! {
            $name = $class;
            parameters weight bias;
            forward($($forward)*)
        }
    };
}

convolution!(Conv1d, "conv.Conv1d", 1, false, "`torch.nn.Conv1d`."; forward(input));
convolution!(Conv2d, "conv.Conv2d", 2, false, "`torch.nn.Conv2d`."; forward(input));
convolution!(Conv3d, "conv.Conv3d", 3, false, "`torch.nn.Conv3d`."; forward(input));
convolution!(ConvTranspose1d, "conv.ConvTranspose1d", 1, true, "`torch.nn.ConvTranspose1d`.";
    forward(input; output_size = ()));
convolution!(ConvTranspose2d, "conv.ConvTranspose2d", 2, true, "`torch.nn.ConvTranspose2d`.";
    forward(input; output_size = ()));
convolution!(ConvTranspose3d, "conv.ConvTranspose3d", 3, true, "`torch.nn.ConvTranspose3d`.";
    forward(input; output_size = ()));

macro_rules! output_padding {
    ($($name:ident $dims:literal;)*) => {
        $(impl $name {
            /// What is added to one side of the output.
            #[must_use]
            pub fn output_padding(mut self, padding: impl Into<Sizes>) -> Self {
                self.base.set("output_padding", padding.into().tuple($dims));
                self
            }
        })*
    };
}
output_padding! {
    ConvTranspose1d 1;
    ConvTranspose2d 2;
    ConvTranspose3d 3;
}
