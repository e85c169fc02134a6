//! MobileNetV3, as `torchvision.models.mobilenetv3` has it.

use fx_trace::{Module, Var, forward, nn, torch};

/// The next multiple of eight, not more than a tenth below.
fn make_divisible(channels: i64) -> i64 {
    let rounded = ((channels + 4) / 8 * 8).max(8);
    if rounded * 10 < channels * 9 { rounded + 8 } else { rounded }
}

#[derive(Clone, Copy, PartialEq)]
enum Activation {
    None,
    Relu,
    Hardswish,
}

fn conv_norm_activation(
    [ins, outs]: [i64; 2],
    [kernel, stride, dilation, groups]: [i64; 4],
    activation: Activation,
) -> nn::Sequential {
    let padding = (kernel - 1) / 2 * dilation;
    let conv =
        nn::Conv2d::new(ins, outs, kernel).stride(stride).padding(padding).dilation(dilation).groups(groups);
    let layers = nn::Sequential::new()
        .with_class("torchvision.ops.misc.Conv2dNormActivation")
        .push(conv.bias(false))
        .push(nn::BatchNorm2d::new(outs).eps(0.001).momentum(0.01));
    match activation {
        Activation::None => layers,
        Activation::Relu => layers.push(nn::ReLU::new().inplace(true)),
        Activation::Hardswish => layers.push(nn::Hardswish::new().inplace(true)),
    }
}

#[derive(Module)]
#[module(class = "torchvision.ops.misc.SqueezeExcitation")]
struct SqueezeExcitation {
    avgpool: nn::AdaptiveAvgPool2d,
    fc1: nn::Conv2d,
    fc2: nn::Conv2d,
    activation: nn::ReLU,
    scale_activation: nn::Hardsigmoid,
}

impl SqueezeExcitation {
    fn new(channels: i64, squeezed: i64) -> Self {
        Self {
            avgpool: nn::AdaptiveAvgPool2d::new(1),
            fc1: nn::Conv2d::new(channels, squeezed, 1),
            fc2: nn::Conv2d::new(squeezed, channels, 1),
            activation: nn::ReLU::new(),
            scale_activation: nn::Hardsigmoid::new(),
        }
    }

    #[forward(input: "torch.Tensor", -> "torch.Tensor")]
    fn forward(&self, input: &Var) -> Var {
        let scale = self.avgpool.forward(input);
        let scale = self.activation.forward(self.fc1.forward(scale));
        let scale = self.scale_activation.forward(self.fc2.forward(scale));
        scale * input
    }
}

/// A line of the paper's tables: channels in, kernel, channels within, channels out, squeeze, activation, stride,
/// dilation.
#[derive(Clone, Copy)]
struct Row(i64, i64, i64, i64, bool, Activation, i64, i64);

#[derive(Module)]
#[module(class = "torchvision.models.mobilenetv3.InvertedResidual")]
struct InvertedResidual {
    block: nn::Sequential,
    out_channels: i64,
    use_res_connect: bool,
    #[module(name = "_is_cn")]
    is_cn: bool,
}

impl InvertedResidual {
    fn new(row: Row) -> Self {
        let Row(ins, kernel, expanded, outs, squeeze, activation, stride, dilation) = row;
        let mut block = nn::Sequential::new();
        if expanded != ins {
            block = block.push(conv_norm_activation([ins, expanded], [1, 1, 1, 1], activation));
        }
        let stride_within = if dilation > 1 { 1 } else { stride };
        let depthwise = [kernel, stride_within, dilation, expanded];
        block = block.push(conv_norm_activation([expanded, expanded], depthwise, activation));
        if squeeze {
            block = block.push(SqueezeExcitation::new(expanded, make_divisible(expanded / 4)));
        }
        block = block.push(conv_norm_activation([expanded, outs], [1, 1, 1, 1], Activation::None));
        Self { block, out_channels: outs, use_res_connect: stride == 1 && ins == outs, is_cn: stride > 1 }
    }

    #[forward(input: "torch.Tensor", -> "torch.Tensor")]
    fn forward(&self, input: &Var) -> Var {
        let mut result = self.block.forward(input);
        if self.use_res_connect {
            result += input;
        }
        result
    }
}

/// A MobileNetV3.
#[derive(Module)]
#[module(class = "torchvision.models.mobilenetv3.MobileNetV3")]
pub struct MobileNetV3 {
    features: nn::Sequential,
    avgpool: nn::AdaptiveAvgPool2d,
    classifier: nn::Sequential,
}

impl MobileNetV3 {
    fn new(rows: &[Row], first: i64, last: i64, last_channel: i64) -> Self {
        let hard = Activation::Hardswish;
        let mut features = nn::Sequential::new().push(conv_norm_activation([3, first], [3, 2, 1, 1], hard));
        for row in rows {
            features = features.push(InvertedResidual::new(*row));
        }
        features = features.push(conv_norm_activation([last, 6 * last], [1, 1, 1, 1], hard));
        let classifier = nn::Sequential::new()
            .push(nn::Linear::new(6 * last, last_channel))
            .push(nn::Hardswish::new().inplace(true))
            .push(nn::Dropout::new().p(0.2).inplace(true))
            .push(nn::Linear::new(last_channel, 1000));
        Self { features, avgpool: nn::AdaptiveAvgPool2d::new(1), classifier }
    }

    /// Its class scores for images `[n, 3, h, w]`.
    #[forward(x: "torch.Tensor", -> "torch.Tensor")]
    pub fn forward(&self, x: &Var) -> Var {
        let x = self.features.forward(x);
        let x = self.avgpool.forward(x);
        let x = torch::flatten(x, 1);
        self.classifier.forward(x)
    }
}

/// The model of this name.
pub fn mobilenet(name: &str) -> Option<MobileNetV3> {
    use Activation::{Hardswish as HS, Relu as RE};
    match name {
        "mobilenet_v3_small" => {
            let rows = [
                Row(16, 3, 16, 16, true, RE, 2, 1),
                Row(16, 3, 72, 24, false, RE, 2, 1),
                Row(24, 3, 88, 24, false, RE, 1, 1),
                Row(24, 5, 96, 40, true, HS, 2, 1),
                Row(40, 5, 240, 40, true, HS, 1, 1),
                Row(40, 5, 240, 40, true, HS, 1, 1),
                Row(40, 5, 120, 48, true, HS, 1, 1),
                Row(48, 5, 144, 48, true, HS, 1, 1),
                Row(48, 5, 288, 96, true, HS, 2, 1),
                Row(96, 5, 576, 96, true, HS, 1, 1),
                Row(96, 5, 576, 96, true, HS, 1, 1),
            ];
            Some(MobileNetV3::new(&rows, 16, 96, 1024))
        }
        "mobilenet_v3_large" => {
            let rows = [
                Row(16, 3, 16, 16, false, RE, 1, 1),
                Row(16, 3, 64, 24, false, RE, 2, 1),
                Row(24, 3, 72, 24, false, RE, 1, 1),
                Row(24, 5, 72, 40, true, RE, 2, 1),
                Row(40, 5, 120, 40, true, RE, 1, 1),
                Row(40, 5, 120, 40, true, RE, 1, 1),
                Row(40, 3, 240, 80, false, HS, 2, 1),
                Row(80, 3, 200, 80, false, HS, 1, 1),
                Row(80, 3, 184, 80, false, HS, 1, 1),
                Row(80, 3, 184, 80, false, HS, 1, 1),
                Row(80, 3, 480, 112, true, HS, 1, 1),
                Row(112, 3, 672, 112, true, HS, 1, 1),
                Row(112, 5, 672, 160, true, HS, 2, 1),
                Row(160, 5, 960, 160, true, HS, 1, 1),
                Row(160, 5, 960, 160, true, HS, 1, 1),
            ];
            Some(MobileNetV3::new(&rows, 16, 160, 1280))
        }
        _ => None,
    }
}
