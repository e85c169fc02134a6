//! ResNet, ResNeXt and wide ResNet, as `torchvision.models.resnet` has them.

use fx_trace::{Module, Var, forward, nn, torch};

fn conv3x3(ins: i64, outs: i64, stride: i64, groups: i64) -> nn::Conv2d {
    nn::Conv2d::new(ins, outs, 3).stride(stride).padding(1).groups(groups).bias(false)
}

fn conv1x1(ins: i64, outs: i64, stride: i64) -> nn::Conv2d {
    nn::Conv2d::new(ins, outs, 1).stride(stride).bias(false)
}

/// Two convolutions of 3x3, and a way around them.
#[derive(Module)]
#[module(class = "torchvision.models.resnet.BasicBlock")]
struct BasicBlock {
    conv1: nn::Conv2d,
    bn1: nn::BatchNorm2d,
    relu: nn::ReLU,
    conv2: nn::Conv2d,
    bn2: nn::BatchNorm2d,
    downsample: Option<nn::Sequential>,
    stride: i64,
}

impl BasicBlock {
    fn new(ins: i64, planes: i64, stride: i64, downsample: Option<nn::Sequential>) -> Self {
        Self {
            conv1: conv3x3(ins, planes, stride, 1),
            bn1: nn::BatchNorm2d::new(planes),
            relu: nn::ReLU::new().inplace(true),
            conv2: conv3x3(planes, planes, 1, 1),
            bn2: nn::BatchNorm2d::new(planes),
            downsample,
            stride,
        }
    }

    #[forward(x: "torch.Tensor", -> "torch.Tensor")]
    fn forward(&self, x: &Var) -> Var {
        let out = self.relu.forward(self.bn1.forward(self.conv1.forward(x)));
        let mut out = self.bn2.forward(self.conv2.forward(out));
        let identity = match &self.downsample {
            Some(downsample) => downsample.forward(x),
            None => x.clone(),
        };
        out += identity;
        self.relu.forward(out)
    }
}

/// A convolution of 3x3 between two of 1x1, and a way around them.
#[derive(Module)]
#[module(class = "torchvision.models.resnet.Bottleneck")]
struct Bottleneck {
    conv1: nn::Conv2d,
    bn1: nn::BatchNorm2d,
    conv2: nn::Conv2d,
    bn2: nn::BatchNorm2d,
    conv3: nn::Conv2d,
    bn3: nn::BatchNorm2d,
    relu: nn::ReLU,
    downsample: Option<nn::Sequential>,
    stride: i64,
}

impl Bottleneck {
    fn new(
        ins: i64,
        width: i64,
        outs: i64,
        stride: i64,
        groups: i64,
        downsample: Option<nn::Sequential>,
    ) -> Self {
        Self {
            conv1: conv1x1(ins, width, 1),
            bn1: nn::BatchNorm2d::new(width),
            conv2: conv3x3(width, width, stride, groups),
            bn2: nn::BatchNorm2d::new(width),
            conv3: conv1x1(width, outs, 1),
            bn3: nn::BatchNorm2d::new(outs),
            relu: nn::ReLU::new().inplace(true),
            downsample,
            stride,
        }
    }

    #[forward(x: "torch.Tensor", -> "torch.Tensor")]
    fn forward(&self, x: &Var) -> Var {
        let out = self.relu.forward(self.bn1.forward(self.conv1.forward(x)));
        let out = self.relu.forward(self.bn2.forward(self.conv2.forward(out)));
        let mut out = self.bn3.forward(self.conv3.forward(out));
        let identity = match &self.downsample {
            Some(downsample) => downsample.forward(x),
            None => x.clone(),
        };
        out += identity;
        self.relu.forward(out)
    }
}

/// A ResNet.
#[derive(Module)]
#[module(class = "torchvision.models.resnet.ResNet")]
pub struct ResNet {
    conv1: nn::Conv2d,
    bn1: nn::BatchNorm2d,
    relu: nn::ReLU,
    maxpool: nn::MaxPool2d,
    layer1: nn::Sequential,
    layer2: nn::Sequential,
    layer3: nn::Sequential,
    layer4: nn::Sequential,
    avgpool: nn::AdaptiveAvgPool2d,
    fc: nn::Linear,
}

/// What tells one ResNet from another.
#[derive(Clone, Copy)]
struct Config {
    blocks: [i64; 4],
    bottleneck: bool,
    groups: i64,
    width_per_group: i64,
}

impl Config {
    fn layer(self, ins: &mut i64, planes: i64, blocks: i64, stride: i64) -> nn::Sequential {
        let outs = if self.bottleneck { planes * 4 } else { planes };
        let width = planes * self.width_per_group / 64 * self.groups;
        let mut layer = nn::Sequential::new();
        for block in 0..blocks {
            let stride = if block == 0 { stride } else { 1 };
            let downsample = (stride != 1 || *ins != outs).then(|| {
                nn::Sequential::new().push(conv1x1(*ins, outs, stride)).push(nn::BatchNorm2d::new(outs))
            });
            layer = match self.bottleneck {
                true => layer.push(Bottleneck::new(*ins, width, outs, stride, self.groups, downsample)),
                false => layer.push(BasicBlock::new(*ins, planes, stride, downsample)),
            };
            *ins = outs;
        }
        layer
    }
}

impl ResNet {
    fn new(config: Config) -> Self {
        let mut ins = 64;
        let [first, second, third, fourth] = config.blocks;
        Self {
            conv1: nn::Conv2d::new(3, 64, 7).stride(2).padding(3).bias(false),
            bn1: nn::BatchNorm2d::new(64),
            relu: nn::ReLU::new().inplace(true),
            maxpool: nn::MaxPool2d::new(3).stride(2).padding(1),
            layer1: config.layer(&mut ins, 64, first, 1),
            layer2: config.layer(&mut ins, 128, second, 2),
            layer3: config.layer(&mut ins, 256, third, 2),
            layer4: config.layer(&mut ins, 512, fourth, 2),
            avgpool: nn::AdaptiveAvgPool2d::new((1, 1)),
            fc: nn::Linear::new(ins, 1000),
        }
    }

    /// Its class scores for images `[n, 3, h, w]`.
    #[forward(x: "torch.Tensor", -> "torch.Tensor")]
    pub fn forward(&self, x: &Var) -> Var {
        let x = self.conv1.forward(x);
        let x = self.bn1.forward(x);
        let x = self.relu.forward(x);
        let x = self.maxpool.forward(x);

        let x = self.layer1.forward(x);
        let x = self.layer2.forward(x);
        let x = self.layer3.forward(x);
        let x = self.layer4.forward(x);

        let x = self.avgpool.forward(x);
        let x = torch::flatten(x, 1);
        self.fc.forward(x)
    }
}

/// The model of this name.
pub fn resnet(name: &str) -> Option<ResNet> {
    let plain = |blocks, bottleneck| Config { blocks, bottleneck, groups: 1, width_per_group: 64 };
    Some(ResNet::new(match name {
        "resnet18" => plain([2, 2, 2, 2], false),
        "resnet34" => plain([3, 4, 6, 3], false),
        "resnet50" => plain([3, 4, 6, 3], true),
        "resnet101" => plain([3, 4, 23, 3], true),
        "resnet152" => plain([3, 8, 36, 3], true),
        "resnext50_32x4d" => Config { groups: 32, width_per_group: 4, ..plain([3, 4, 6, 3], true) },
        "resnext101_32x8d" => Config { groups: 32, width_per_group: 8, ..plain([3, 4, 23, 3], true) },
        "wide_resnet50_2" => Config { width_per_group: 128, ..plain([3, 4, 6, 3], true) },
        "wide_resnet101_2" => Config { width_per_group: 128, ..plain([3, 4, 23, 3], true) },
        _ => return None,
    }))
}
