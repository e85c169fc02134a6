//! `DenseNet`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, functional, kw, nn, torch};

/// `DenseNet`.
#[derive(Module)]
pub struct DenseNet {
    features: Sequential,
    classifier: nn::Linear,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential {
    conv0: nn::Conv2d,
    norm0: nn::BatchNorm2d,
    relu0: nn::ReLU,
    pool0: nn::MaxPool2d,
    denseblock1: DenseBlock,
    transition1: Transition,
    denseblock2: DenseBlock2,
    transition2: Transition,
    denseblock3: DenseBlock3,
    transition3: Transition,
    denseblock4: DenseBlock3,
    norm5: nn::BatchNorm2d,
}

#[derive(Module)]
#[module(class = "torchvision.models.densenet._DenseBlock")]
struct DenseBlock3 {
    denselayer1: DenseLayer,
    denselayer2: DenseLayer,
    denselayer3: DenseLayer,
    denselayer4: DenseLayer,
    denselayer5: DenseLayer,
    denselayer6: DenseLayer,
    denselayer7: DenseLayer,
    denselayer8: DenseLayer,
    denselayer9: DenseLayer,
    denselayer10: DenseLayer,
    denselayer11: DenseLayer,
    denselayer12: DenseLayer,
    denselayer13: DenseLayer,
    denselayer14: DenseLayer,
    denselayer15: DenseLayer,
    denselayer16: DenseLayer,
    denselayer17: DenseLayer,
    denselayer18: DenseLayer,
    denselayer19: DenseLayer,
    denselayer20: DenseLayer,
    denselayer21: DenseLayer,
    denselayer22: DenseLayer,
    denselayer23: DenseLayer,
    denselayer24: DenseLayer,
    denselayer25: DenseLayer,
    denselayer26: DenseLayer,
    denselayer27: DenseLayer,
    denselayer28: DenseLayer,
    denselayer29: DenseLayer,
    denselayer30: DenseLayer,
    denselayer31: DenseLayer,
    denselayer32: DenseLayer,
}

#[derive(Module)]
#[module(class = "torchvision.models.densenet._DenseBlock")]
struct DenseBlock2 {
    denselayer1: DenseLayer,
    denselayer2: DenseLayer,
    denselayer3: DenseLayer,
    denselayer4: DenseLayer,
    denselayer5: DenseLayer,
    denselayer6: DenseLayer,
    denselayer7: DenseLayer,
    denselayer8: DenseLayer,
    denselayer9: DenseLayer,
    denselayer10: DenseLayer,
    denselayer11: DenseLayer,
    denselayer12: DenseLayer,
}

#[derive(Module)]
#[module(class = "torchvision.models.densenet._Transition")]
struct Transition {
    norm: nn::BatchNorm2d,
    relu: nn::ReLU,
    conv: nn::Conv2d,
    pool: nn::AvgPool2d,
}

#[derive(Module)]
#[module(class = "torchvision.models.densenet._DenseBlock")]
struct DenseBlock {
    denselayer1: DenseLayer,
    denselayer2: DenseLayer,
    denselayer3: DenseLayer,
    denselayer4: DenseLayer,
    denselayer5: DenseLayer,
    denselayer6: DenseLayer,
}

#[derive(Module)]
#[module(class = "torchvision.models.densenet._DenseLayer")]
struct DenseLayer {
    norm1: nn::BatchNorm2d,
    relu1: nn::ReLU,
    conv1: nn::Conv2d,
    norm2: nn::BatchNorm2d,
    relu2: nn::ReLU,
    conv2: nn::Conv2d,
}

impl DenseNet {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            features: Sequential {
                conv0: nn::Conv2d::new(3, 64, 7).stride(2).padding(3).bias(false),
                norm0: nn::BatchNorm2d::new(64),
                relu0: nn::ReLU::new().inplace(true),
                pool0: nn::MaxPool2d::new(3).stride(2).padding(1),
                denseblock1: DenseBlock {
                    denselayer1: DenseLayer {
                        norm1: nn::BatchNorm2d::new(64),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(64, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer2: DenseLayer {
                        norm1: nn::BatchNorm2d::new(96),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(96, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer3: DenseLayer {
                        norm1: nn::BatchNorm2d::new(128),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(128, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer4: DenseLayer {
                        norm1: nn::BatchNorm2d::new(160),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(160, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer5: DenseLayer {
                        norm1: nn::BatchNorm2d::new(192),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(192, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer6: DenseLayer {
                        norm1: nn::BatchNorm2d::new(224),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(224, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                },
                transition1: Transition {
                    norm: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv: nn::Conv2d::new(256, 128, 1).bias(false),
                    pool: nn::AvgPool2d::new(2),
                },
                denseblock2: DenseBlock2 {
                    denselayer1: DenseLayer {
                        norm1: nn::BatchNorm2d::new(128),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(128, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer2: DenseLayer {
                        norm1: nn::BatchNorm2d::new(160),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(160, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer3: DenseLayer {
                        norm1: nn::BatchNorm2d::new(192),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(192, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer4: DenseLayer {
                        norm1: nn::BatchNorm2d::new(224),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(224, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer5: DenseLayer {
                        norm1: nn::BatchNorm2d::new(256),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(256, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer6: DenseLayer {
                        norm1: nn::BatchNorm2d::new(288),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(288, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer7: DenseLayer {
                        norm1: nn::BatchNorm2d::new(320),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(320, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer8: DenseLayer {
                        norm1: nn::BatchNorm2d::new(352),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(352, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer9: DenseLayer {
                        norm1: nn::BatchNorm2d::new(384),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(384, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer10: DenseLayer {
                        norm1: nn::BatchNorm2d::new(416),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(416, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer11: DenseLayer {
                        norm1: nn::BatchNorm2d::new(448),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(448, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer12: DenseLayer {
                        norm1: nn::BatchNorm2d::new(480),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(480, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                },
                transition2: Transition {
                    norm: nn::BatchNorm2d::new(512),
                    relu: nn::ReLU::new().inplace(true),
                    conv: nn::Conv2d::new(512, 256, 1).bias(false),
                    pool: nn::AvgPool2d::new(2),
                },
                denseblock3: DenseBlock3 {
                    denselayer1: DenseLayer {
                        norm1: nn::BatchNorm2d::new(256),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(256, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer2: DenseLayer {
                        norm1: nn::BatchNorm2d::new(288),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(288, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer3: DenseLayer {
                        norm1: nn::BatchNorm2d::new(320),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(320, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer4: DenseLayer {
                        norm1: nn::BatchNorm2d::new(352),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(352, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer5: DenseLayer {
                        norm1: nn::BatchNorm2d::new(384),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(384, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer6: DenseLayer {
                        norm1: nn::BatchNorm2d::new(416),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(416, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer7: DenseLayer {
                        norm1: nn::BatchNorm2d::new(448),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(448, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer8: DenseLayer {
                        norm1: nn::BatchNorm2d::new(480),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(480, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer9: DenseLayer {
                        norm1: nn::BatchNorm2d::new(512),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(512, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer10: DenseLayer {
                        norm1: nn::BatchNorm2d::new(544),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(544, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer11: DenseLayer {
                        norm1: nn::BatchNorm2d::new(576),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(576, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer12: DenseLayer {
                        norm1: nn::BatchNorm2d::new(608),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(608, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer13: DenseLayer {
                        norm1: nn::BatchNorm2d::new(640),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(640, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer14: DenseLayer {
                        norm1: nn::BatchNorm2d::new(672),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(672, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer15: DenseLayer {
                        norm1: nn::BatchNorm2d::new(704),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(704, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer16: DenseLayer {
                        norm1: nn::BatchNorm2d::new(736),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(736, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer17: DenseLayer {
                        norm1: nn::BatchNorm2d::new(768),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(768, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer18: DenseLayer {
                        norm1: nn::BatchNorm2d::new(800),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(800, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer19: DenseLayer {
                        norm1: nn::BatchNorm2d::new(832),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(832, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer20: DenseLayer {
                        norm1: nn::BatchNorm2d::new(864),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(864, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer21: DenseLayer {
                        norm1: nn::BatchNorm2d::new(896),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(896, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer22: DenseLayer {
                        norm1: nn::BatchNorm2d::new(928),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(928, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer23: DenseLayer {
                        norm1: nn::BatchNorm2d::new(960),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(960, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer24: DenseLayer {
                        norm1: nn::BatchNorm2d::new(992),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(992, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer25: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1024),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1024, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer26: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1056),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1056, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer27: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1088),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1088, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer28: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1120),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1120, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer29: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1152),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1152, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer30: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1184),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1184, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer31: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1216),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1216, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer32: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1248),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1248, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                },
                transition3: Transition {
                    norm: nn::BatchNorm2d::new(1280),
                    relu: nn::ReLU::new().inplace(true),
                    conv: nn::Conv2d::new(1280, 640, 1).bias(false),
                    pool: nn::AvgPool2d::new(2),
                },
                denseblock4: DenseBlock3 {
                    denselayer1: DenseLayer {
                        norm1: nn::BatchNorm2d::new(640),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(640, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer2: DenseLayer {
                        norm1: nn::BatchNorm2d::new(672),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(672, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer3: DenseLayer {
                        norm1: nn::BatchNorm2d::new(704),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(704, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer4: DenseLayer {
                        norm1: nn::BatchNorm2d::new(736),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(736, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer5: DenseLayer {
                        norm1: nn::BatchNorm2d::new(768),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(768, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer6: DenseLayer {
                        norm1: nn::BatchNorm2d::new(800),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(800, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer7: DenseLayer {
                        norm1: nn::BatchNorm2d::new(832),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(832, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer8: DenseLayer {
                        norm1: nn::BatchNorm2d::new(864),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(864, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer9: DenseLayer {
                        norm1: nn::BatchNorm2d::new(896),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(896, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer10: DenseLayer {
                        norm1: nn::BatchNorm2d::new(928),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(928, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer11: DenseLayer {
                        norm1: nn::BatchNorm2d::new(960),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(960, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer12: DenseLayer {
                        norm1: nn::BatchNorm2d::new(992),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(992, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer13: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1024),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1024, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer14: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1056),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1056, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer15: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1088),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1088, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer16: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1120),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1120, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer17: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1152),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1152, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer18: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1184),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1184, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer19: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1216),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1216, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer20: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1248),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1248, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer21: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1280),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1280, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer22: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1312),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1312, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer23: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1344),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1344, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer24: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1376),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1376, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer25: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1408),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1408, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer26: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1440),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1440, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer27: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1472),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1472, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer28: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1504),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1504, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer29: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1536),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1536, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer30: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1568),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1568, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer31: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1600),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1600, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                    denselayer32: DenseLayer {
                        norm1: nn::BatchNorm2d::new(1632),
                        relu1: nn::ReLU::new().inplace(true),
                        conv1: nn::Conv2d::new(1632, 128, 1).bias(false),
                        norm2: nn::BatchNorm2d::new(128),
                        relu2: nn::ReLU::new().inplace(true),
                        conv2: nn::Conv2d::new(128, 32, 3).padding(1).bias(false),
                    },
                },
                norm5: nn::BatchNorm2d::new(1664),
            },
            classifier: nn::Linear::new(1664, 1000),
        };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward(x: "torch.Tensor", -> "torch.Tensor")]
    pub fn forward(&self, x: &Var) -> Var {
        let features_norm0 = self.features.norm0.forward(self.features.conv0.forward(x));
        let features_pool0 =
            self.features.pool0.forward(self.features.relu0.forward(features_norm0));
        let cat = torch::cat([&features_pool0], 1);
        let features_denseblock1_denselayer1_norm1 =
            self.features.denseblock1.denselayer1.norm1.forward(cat);
        let features_denseblock1_denselayer1_relu1 = self
            .features
            .denseblock1
            .denselayer1
            .relu1
            .forward(features_denseblock1_denselayer1_norm1);
        let features_denseblock1_denselayer1_conv1 = self
            .features
            .denseblock1
            .denselayer1
            .conv1
            .forward(features_denseblock1_denselayer1_relu1);
        let features_denseblock1_denselayer1_norm2 = self
            .features
            .denseblock1
            .denselayer1
            .norm2
            .forward(features_denseblock1_denselayer1_conv1);
        let features_denseblock1_denselayer1_relu2 = self
            .features
            .denseblock1
            .denselayer1
            .relu2
            .forward(features_denseblock1_denselayer1_norm2);
        let features_denseblock1_denselayer1_conv2 = self
            .features
            .denseblock1
            .denselayer1
            .conv2
            .forward(features_denseblock1_denselayer1_relu2);
        let cat_1 = torch::cat([&features_pool0, &features_denseblock1_denselayer1_conv2], 1);
        let features_denseblock1_denselayer2_norm1 =
            self.features.denseblock1.denselayer2.norm1.forward(cat_1);
        let features_denseblock1_denselayer2_relu1 = self
            .features
            .denseblock1
            .denselayer2
            .relu1
            .forward(features_denseblock1_denselayer2_norm1);
        let features_denseblock1_denselayer2_conv1 = self
            .features
            .denseblock1
            .denselayer2
            .conv1
            .forward(features_denseblock1_denselayer2_relu1);
        let features_denseblock1_denselayer2_norm2 = self
            .features
            .denseblock1
            .denselayer2
            .norm2
            .forward(features_denseblock1_denselayer2_conv1);
        let features_denseblock1_denselayer2_relu2 = self
            .features
            .denseblock1
            .denselayer2
            .relu2
            .forward(features_denseblock1_denselayer2_norm2);
        let features_denseblock1_denselayer2_conv2 = self
            .features
            .denseblock1
            .denselayer2
            .conv2
            .forward(features_denseblock1_denselayer2_relu2);
        let cat_2 = torch::cat(
            [
                &features_pool0,
                &features_denseblock1_denselayer1_conv2,
                &features_denseblock1_denselayer2_conv2,
            ],
            1,
        );
        let features_denseblock1_denselayer3_norm1 =
            self.features.denseblock1.denselayer3.norm1.forward(cat_2);
        let features_denseblock1_denselayer3_relu1 = self
            .features
            .denseblock1
            .denselayer3
            .relu1
            .forward(features_denseblock1_denselayer3_norm1);
        let features_denseblock1_denselayer3_conv1 = self
            .features
            .denseblock1
            .denselayer3
            .conv1
            .forward(features_denseblock1_denselayer3_relu1);
        let features_denseblock1_denselayer3_norm2 = self
            .features
            .denseblock1
            .denselayer3
            .norm2
            .forward(features_denseblock1_denselayer3_conv1);
        let features_denseblock1_denselayer3_relu2 = self
            .features
            .denseblock1
            .denselayer3
            .relu2
            .forward(features_denseblock1_denselayer3_norm2);
        let features_denseblock1_denselayer3_conv2 = self
            .features
            .denseblock1
            .denselayer3
            .conv2
            .forward(features_denseblock1_denselayer3_relu2);
        let cat_3 = torch::cat(
            [
                &features_pool0,
                &features_denseblock1_denselayer1_conv2,
                &features_denseblock1_denselayer2_conv2,
                &features_denseblock1_denselayer3_conv2,
            ],
            1,
        );
        let features_denseblock1_denselayer4_norm1 =
            self.features.denseblock1.denselayer4.norm1.forward(cat_3);
        let features_denseblock1_denselayer4_relu1 = self
            .features
            .denseblock1
            .denselayer4
            .relu1
            .forward(features_denseblock1_denselayer4_norm1);
        let features_denseblock1_denselayer4_conv1 = self
            .features
            .denseblock1
            .denselayer4
            .conv1
            .forward(features_denseblock1_denselayer4_relu1);
        let features_denseblock1_denselayer4_norm2 = self
            .features
            .denseblock1
            .denselayer4
            .norm2
            .forward(features_denseblock1_denselayer4_conv1);
        let features_denseblock1_denselayer4_relu2 = self
            .features
            .denseblock1
            .denselayer4
            .relu2
            .forward(features_denseblock1_denselayer4_norm2);
        let features_denseblock1_denselayer4_conv2 = self
            .features
            .denseblock1
            .denselayer4
            .conv2
            .forward(features_denseblock1_denselayer4_relu2);
        let cat_4 = torch::cat(
            [
                &features_pool0,
                &features_denseblock1_denselayer1_conv2,
                &features_denseblock1_denselayer2_conv2,
                &features_denseblock1_denselayer3_conv2,
                &features_denseblock1_denselayer4_conv2,
            ],
            1,
        );
        let features_denseblock1_denselayer5_norm1 =
            self.features.denseblock1.denselayer5.norm1.forward(cat_4);
        let features_denseblock1_denselayer5_relu1 = self
            .features
            .denseblock1
            .denselayer5
            .relu1
            .forward(features_denseblock1_denselayer5_norm1);
        let features_denseblock1_denselayer5_conv1 = self
            .features
            .denseblock1
            .denselayer5
            .conv1
            .forward(features_denseblock1_denselayer5_relu1);
        let features_denseblock1_denselayer5_norm2 = self
            .features
            .denseblock1
            .denselayer5
            .norm2
            .forward(features_denseblock1_denselayer5_conv1);
        let features_denseblock1_denselayer5_relu2 = self
            .features
            .denseblock1
            .denselayer5
            .relu2
            .forward(features_denseblock1_denselayer5_norm2);
        let features_denseblock1_denselayer5_conv2 = self
            .features
            .denseblock1
            .denselayer5
            .conv2
            .forward(features_denseblock1_denselayer5_relu2);
        let cat_5 = torch::cat(
            [
                &features_pool0,
                &features_denseblock1_denselayer1_conv2,
                &features_denseblock1_denselayer2_conv2,
                &features_denseblock1_denselayer3_conv2,
                &features_denseblock1_denselayer4_conv2,
                &features_denseblock1_denselayer5_conv2,
            ],
            1,
        );
        let features_denseblock1_denselayer6_norm1 =
            self.features.denseblock1.denselayer6.norm1.forward(cat_5);
        let features_denseblock1_denselayer6_relu1 = self
            .features
            .denseblock1
            .denselayer6
            .relu1
            .forward(features_denseblock1_denselayer6_norm1);
        let features_denseblock1_denselayer6_conv1 = self
            .features
            .denseblock1
            .denselayer6
            .conv1
            .forward(features_denseblock1_denselayer6_relu1);
        let features_denseblock1_denselayer6_norm2 = self
            .features
            .denseblock1
            .denselayer6
            .norm2
            .forward(features_denseblock1_denselayer6_conv1);
        let features_denseblock1_denselayer6_relu2 = self
            .features
            .denseblock1
            .denselayer6
            .relu2
            .forward(features_denseblock1_denselayer6_norm2);
        let features_denseblock1_denselayer6_conv2 = self
            .features
            .denseblock1
            .denselayer6
            .conv2
            .forward(features_denseblock1_denselayer6_relu2);
        let cat_6 = torch::cat(
            [
                features_pool0,
                features_denseblock1_denselayer1_conv2,
                features_denseblock1_denselayer2_conv2,
                features_denseblock1_denselayer3_conv2,
                features_denseblock1_denselayer4_conv2,
                features_denseblock1_denselayer5_conv2,
                features_denseblock1_denselayer6_conv2,
            ],
            1,
        );
        let features_transition1_norm = self.features.transition1.norm.forward(cat_6);
        let features_transition1_relu =
            self.features.transition1.relu.forward(features_transition1_norm);
        let features_transition1_conv =
            self.features.transition1.conv.forward(features_transition1_relu);
        let features_transition1_pool =
            self.features.transition1.pool.forward(features_transition1_conv);
        let cat_7 = torch::cat([&features_transition1_pool], 1);
        let features_denseblock2_denselayer1_norm1 =
            self.features.denseblock2.denselayer1.norm1.forward(cat_7);
        let features_denseblock2_denselayer1_relu1 = self
            .features
            .denseblock2
            .denselayer1
            .relu1
            .forward(features_denseblock2_denselayer1_norm1);
        let features_denseblock2_denselayer1_conv1 = self
            .features
            .denseblock2
            .denselayer1
            .conv1
            .forward(features_denseblock2_denselayer1_relu1);
        let features_denseblock2_denselayer1_norm2 = self
            .features
            .denseblock2
            .denselayer1
            .norm2
            .forward(features_denseblock2_denselayer1_conv1);
        let features_denseblock2_denselayer1_relu2 = self
            .features
            .denseblock2
            .denselayer1
            .relu2
            .forward(features_denseblock2_denselayer1_norm2);
        let features_denseblock2_denselayer1_conv2 = self
            .features
            .denseblock2
            .denselayer1
            .conv2
            .forward(features_denseblock2_denselayer1_relu2);
        let cat_8 =
            torch::cat([&features_transition1_pool, &features_denseblock2_denselayer1_conv2], 1);
        let features_denseblock2_denselayer2_norm1 =
            self.features.denseblock2.denselayer2.norm1.forward(cat_8);
        let features_denseblock2_denselayer2_relu1 = self
            .features
            .denseblock2
            .denselayer2
            .relu1
            .forward(features_denseblock2_denselayer2_norm1);
        let features_denseblock2_denselayer2_conv1 = self
            .features
            .denseblock2
            .denselayer2
            .conv1
            .forward(features_denseblock2_denselayer2_relu1);
        let features_denseblock2_denselayer2_norm2 = self
            .features
            .denseblock2
            .denselayer2
            .norm2
            .forward(features_denseblock2_denselayer2_conv1);
        let features_denseblock2_denselayer2_relu2 = self
            .features
            .denseblock2
            .denselayer2
            .relu2
            .forward(features_denseblock2_denselayer2_norm2);
        let features_denseblock2_denselayer2_conv2 = self
            .features
            .denseblock2
            .denselayer2
            .conv2
            .forward(features_denseblock2_denselayer2_relu2);
        let cat_9 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer3_norm1 =
            self.features.denseblock2.denselayer3.norm1.forward(cat_9);
        let features_denseblock2_denselayer3_relu1 = self
            .features
            .denseblock2
            .denselayer3
            .relu1
            .forward(features_denseblock2_denselayer3_norm1);
        let features_denseblock2_denselayer3_conv1 = self
            .features
            .denseblock2
            .denselayer3
            .conv1
            .forward(features_denseblock2_denselayer3_relu1);
        let features_denseblock2_denselayer3_norm2 = self
            .features
            .denseblock2
            .denselayer3
            .norm2
            .forward(features_denseblock2_denselayer3_conv1);
        let features_denseblock2_denselayer3_relu2 = self
            .features
            .denseblock2
            .denselayer3
            .relu2
            .forward(features_denseblock2_denselayer3_norm2);
        let features_denseblock2_denselayer3_conv2 = self
            .features
            .denseblock2
            .denselayer3
            .conv2
            .forward(features_denseblock2_denselayer3_relu2);
        let cat_10 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
                &features_denseblock2_denselayer3_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer4_norm1 =
            self.features.denseblock2.denselayer4.norm1.forward(cat_10);
        let features_denseblock2_denselayer4_relu1 = self
            .features
            .denseblock2
            .denselayer4
            .relu1
            .forward(features_denseblock2_denselayer4_norm1);
        let features_denseblock2_denselayer4_conv1 = self
            .features
            .denseblock2
            .denselayer4
            .conv1
            .forward(features_denseblock2_denselayer4_relu1);
        let features_denseblock2_denselayer4_norm2 = self
            .features
            .denseblock2
            .denselayer4
            .norm2
            .forward(features_denseblock2_denselayer4_conv1);
        let features_denseblock2_denselayer4_relu2 = self
            .features
            .denseblock2
            .denselayer4
            .relu2
            .forward(features_denseblock2_denselayer4_norm2);
        let features_denseblock2_denselayer4_conv2 = self
            .features
            .denseblock2
            .denselayer4
            .conv2
            .forward(features_denseblock2_denselayer4_relu2);
        let cat_11 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
                &features_denseblock2_denselayer3_conv2,
                &features_denseblock2_denselayer4_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer5_norm1 =
            self.features.denseblock2.denselayer5.norm1.forward(cat_11);
        let features_denseblock2_denselayer5_relu1 = self
            .features
            .denseblock2
            .denselayer5
            .relu1
            .forward(features_denseblock2_denselayer5_norm1);
        let features_denseblock2_denselayer5_conv1 = self
            .features
            .denseblock2
            .denselayer5
            .conv1
            .forward(features_denseblock2_denselayer5_relu1);
        let features_denseblock2_denselayer5_norm2 = self
            .features
            .denseblock2
            .denselayer5
            .norm2
            .forward(features_denseblock2_denselayer5_conv1);
        let features_denseblock2_denselayer5_relu2 = self
            .features
            .denseblock2
            .denselayer5
            .relu2
            .forward(features_denseblock2_denselayer5_norm2);
        let features_denseblock2_denselayer5_conv2 = self
            .features
            .denseblock2
            .denselayer5
            .conv2
            .forward(features_denseblock2_denselayer5_relu2);
        let cat_12 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
                &features_denseblock2_denselayer3_conv2,
                &features_denseblock2_denselayer4_conv2,
                &features_denseblock2_denselayer5_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer6_norm1 =
            self.features.denseblock2.denselayer6.norm1.forward(cat_12);
        let features_denseblock2_denselayer6_relu1 = self
            .features
            .denseblock2
            .denselayer6
            .relu1
            .forward(features_denseblock2_denselayer6_norm1);
        let features_denseblock2_denselayer6_conv1 = self
            .features
            .denseblock2
            .denselayer6
            .conv1
            .forward(features_denseblock2_denselayer6_relu1);
        let features_denseblock2_denselayer6_norm2 = self
            .features
            .denseblock2
            .denselayer6
            .norm2
            .forward(features_denseblock2_denselayer6_conv1);
        let features_denseblock2_denselayer6_relu2 = self
            .features
            .denseblock2
            .denselayer6
            .relu2
            .forward(features_denseblock2_denselayer6_norm2);
        let features_denseblock2_denselayer6_conv2 = self
            .features
            .denseblock2
            .denselayer6
            .conv2
            .forward(features_denseblock2_denselayer6_relu2);
        let cat_13 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
                &features_denseblock2_denselayer3_conv2,
                &features_denseblock2_denselayer4_conv2,
                &features_denseblock2_denselayer5_conv2,
                &features_denseblock2_denselayer6_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer7_norm1 =
            self.features.denseblock2.denselayer7.norm1.forward(cat_13);
        let features_denseblock2_denselayer7_relu1 = self
            .features
            .denseblock2
            .denselayer7
            .relu1
            .forward(features_denseblock2_denselayer7_norm1);
        let features_denseblock2_denselayer7_conv1 = self
            .features
            .denseblock2
            .denselayer7
            .conv1
            .forward(features_denseblock2_denselayer7_relu1);
        let features_denseblock2_denselayer7_norm2 = self
            .features
            .denseblock2
            .denselayer7
            .norm2
            .forward(features_denseblock2_denselayer7_conv1);
        let features_denseblock2_denselayer7_relu2 = self
            .features
            .denseblock2
            .denselayer7
            .relu2
            .forward(features_denseblock2_denselayer7_norm2);
        let features_denseblock2_denselayer7_conv2 = self
            .features
            .denseblock2
            .denselayer7
            .conv2
            .forward(features_denseblock2_denselayer7_relu2);
        let cat_14 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
                &features_denseblock2_denselayer3_conv2,
                &features_denseblock2_denselayer4_conv2,
                &features_denseblock2_denselayer5_conv2,
                &features_denseblock2_denselayer6_conv2,
                &features_denseblock2_denselayer7_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer8_norm1 =
            self.features.denseblock2.denselayer8.norm1.forward(cat_14);
        let features_denseblock2_denselayer8_relu1 = self
            .features
            .denseblock2
            .denselayer8
            .relu1
            .forward(features_denseblock2_denselayer8_norm1);
        let features_denseblock2_denselayer8_conv1 = self
            .features
            .denseblock2
            .denselayer8
            .conv1
            .forward(features_denseblock2_denselayer8_relu1);
        let features_denseblock2_denselayer8_norm2 = self
            .features
            .denseblock2
            .denselayer8
            .norm2
            .forward(features_denseblock2_denselayer8_conv1);
        let features_denseblock2_denselayer8_relu2 = self
            .features
            .denseblock2
            .denselayer8
            .relu2
            .forward(features_denseblock2_denselayer8_norm2);
        let features_denseblock2_denselayer8_conv2 = self
            .features
            .denseblock2
            .denselayer8
            .conv2
            .forward(features_denseblock2_denselayer8_relu2);
        let cat_15 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
                &features_denseblock2_denselayer3_conv2,
                &features_denseblock2_denselayer4_conv2,
                &features_denseblock2_denselayer5_conv2,
                &features_denseblock2_denselayer6_conv2,
                &features_denseblock2_denselayer7_conv2,
                &features_denseblock2_denselayer8_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer9_norm1 =
            self.features.denseblock2.denselayer9.norm1.forward(cat_15);
        let features_denseblock2_denselayer9_relu1 = self
            .features
            .denseblock2
            .denselayer9
            .relu1
            .forward(features_denseblock2_denselayer9_norm1);
        let features_denseblock2_denselayer9_conv1 = self
            .features
            .denseblock2
            .denselayer9
            .conv1
            .forward(features_denseblock2_denselayer9_relu1);
        let features_denseblock2_denselayer9_norm2 = self
            .features
            .denseblock2
            .denselayer9
            .norm2
            .forward(features_denseblock2_denselayer9_conv1);
        let features_denseblock2_denselayer9_relu2 = self
            .features
            .denseblock2
            .denselayer9
            .relu2
            .forward(features_denseblock2_denselayer9_norm2);
        let features_denseblock2_denselayer9_conv2 = self
            .features
            .denseblock2
            .denselayer9
            .conv2
            .forward(features_denseblock2_denselayer9_relu2);
        let cat_16 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
                &features_denseblock2_denselayer3_conv2,
                &features_denseblock2_denselayer4_conv2,
                &features_denseblock2_denselayer5_conv2,
                &features_denseblock2_denselayer6_conv2,
                &features_denseblock2_denselayer7_conv2,
                &features_denseblock2_denselayer8_conv2,
                &features_denseblock2_denselayer9_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer10_norm1 =
            self.features.denseblock2.denselayer10.norm1.forward(cat_16);
        let features_denseblock2_denselayer10_relu1 = self
            .features
            .denseblock2
            .denselayer10
            .relu1
            .forward(features_denseblock2_denselayer10_norm1);
        let features_denseblock2_denselayer10_conv1 = self
            .features
            .denseblock2
            .denselayer10
            .conv1
            .forward(features_denseblock2_denselayer10_relu1);
        let features_denseblock2_denselayer10_norm2 = self
            .features
            .denseblock2
            .denselayer10
            .norm2
            .forward(features_denseblock2_denselayer10_conv1);
        let features_denseblock2_denselayer10_relu2 = self
            .features
            .denseblock2
            .denselayer10
            .relu2
            .forward(features_denseblock2_denselayer10_norm2);
        let features_denseblock2_denselayer10_conv2 = self
            .features
            .denseblock2
            .denselayer10
            .conv2
            .forward(features_denseblock2_denselayer10_relu2);
        let cat_17 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
                &features_denseblock2_denselayer3_conv2,
                &features_denseblock2_denselayer4_conv2,
                &features_denseblock2_denselayer5_conv2,
                &features_denseblock2_denselayer6_conv2,
                &features_denseblock2_denselayer7_conv2,
                &features_denseblock2_denselayer8_conv2,
                &features_denseblock2_denselayer9_conv2,
                &features_denseblock2_denselayer10_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer11_norm1 =
            self.features.denseblock2.denselayer11.norm1.forward(cat_17);
        let features_denseblock2_denselayer11_relu1 = self
            .features
            .denseblock2
            .denselayer11
            .relu1
            .forward(features_denseblock2_denselayer11_norm1);
        let features_denseblock2_denselayer11_conv1 = self
            .features
            .denseblock2
            .denselayer11
            .conv1
            .forward(features_denseblock2_denselayer11_relu1);
        let features_denseblock2_denselayer11_norm2 = self
            .features
            .denseblock2
            .denselayer11
            .norm2
            .forward(features_denseblock2_denselayer11_conv1);
        let features_denseblock2_denselayer11_relu2 = self
            .features
            .denseblock2
            .denselayer11
            .relu2
            .forward(features_denseblock2_denselayer11_norm2);
        let features_denseblock2_denselayer11_conv2 = self
            .features
            .denseblock2
            .denselayer11
            .conv2
            .forward(features_denseblock2_denselayer11_relu2);
        let cat_18 = torch::cat(
            [
                &features_transition1_pool,
                &features_denseblock2_denselayer1_conv2,
                &features_denseblock2_denselayer2_conv2,
                &features_denseblock2_denselayer3_conv2,
                &features_denseblock2_denselayer4_conv2,
                &features_denseblock2_denselayer5_conv2,
                &features_denseblock2_denselayer6_conv2,
                &features_denseblock2_denselayer7_conv2,
                &features_denseblock2_denselayer8_conv2,
                &features_denseblock2_denselayer9_conv2,
                &features_denseblock2_denselayer10_conv2,
                &features_denseblock2_denselayer11_conv2,
            ],
            1,
        );
        let features_denseblock2_denselayer12_norm1 =
            self.features.denseblock2.denselayer12.norm1.forward(cat_18);
        let features_denseblock2_denselayer12_relu1 = self
            .features
            .denseblock2
            .denselayer12
            .relu1
            .forward(features_denseblock2_denselayer12_norm1);
        let features_denseblock2_denselayer12_conv1 = self
            .features
            .denseblock2
            .denselayer12
            .conv1
            .forward(features_denseblock2_denselayer12_relu1);
        let features_denseblock2_denselayer12_norm2 = self
            .features
            .denseblock2
            .denselayer12
            .norm2
            .forward(features_denseblock2_denselayer12_conv1);
        let features_denseblock2_denselayer12_relu2 = self
            .features
            .denseblock2
            .denselayer12
            .relu2
            .forward(features_denseblock2_denselayer12_norm2);
        let features_denseblock2_denselayer12_conv2 = self
            .features
            .denseblock2
            .denselayer12
            .conv2
            .forward(features_denseblock2_denselayer12_relu2);
        let cat_19 = torch::cat(
            [
                features_transition1_pool,
                features_denseblock2_denselayer1_conv2,
                features_denseblock2_denselayer2_conv2,
                features_denseblock2_denselayer3_conv2,
                features_denseblock2_denselayer4_conv2,
                features_denseblock2_denselayer5_conv2,
                features_denseblock2_denselayer6_conv2,
                features_denseblock2_denselayer7_conv2,
                features_denseblock2_denselayer8_conv2,
                features_denseblock2_denselayer9_conv2,
                features_denseblock2_denselayer10_conv2,
                features_denseblock2_denselayer11_conv2,
                features_denseblock2_denselayer12_conv2,
            ],
            1,
        );
        let features_transition2_norm = self.features.transition2.norm.forward(cat_19);
        let features_transition2_relu =
            self.features.transition2.relu.forward(features_transition2_norm);
        let features_transition2_conv =
            self.features.transition2.conv.forward(features_transition2_relu);
        let features_transition2_pool =
            self.features.transition2.pool.forward(features_transition2_conv);
        let cat_20 = torch::cat([&features_transition2_pool], 1);
        let features_denseblock3_denselayer1_norm1 =
            self.features.denseblock3.denselayer1.norm1.forward(cat_20);
        let features_denseblock3_denselayer1_relu1 = self
            .features
            .denseblock3
            .denselayer1
            .relu1
            .forward(features_denseblock3_denselayer1_norm1);
        let features_denseblock3_denselayer1_conv1 = self
            .features
            .denseblock3
            .denselayer1
            .conv1
            .forward(features_denseblock3_denselayer1_relu1);
        let features_denseblock3_denselayer1_norm2 = self
            .features
            .denseblock3
            .denselayer1
            .norm2
            .forward(features_denseblock3_denselayer1_conv1);
        let features_denseblock3_denselayer1_relu2 = self
            .features
            .denseblock3
            .denselayer1
            .relu2
            .forward(features_denseblock3_denselayer1_norm2);
        let features_denseblock3_denselayer1_conv2 = self
            .features
            .denseblock3
            .denselayer1
            .conv2
            .forward(features_denseblock3_denselayer1_relu2);
        let cat_21 =
            torch::cat([&features_transition2_pool, &features_denseblock3_denselayer1_conv2], 1);
        let features_denseblock3_denselayer2_norm1 =
            self.features.denseblock3.denselayer2.norm1.forward(cat_21);
        let features_denseblock3_denselayer2_relu1 = self
            .features
            .denseblock3
            .denselayer2
            .relu1
            .forward(features_denseblock3_denselayer2_norm1);
        let features_denseblock3_denselayer2_conv1 = self
            .features
            .denseblock3
            .denselayer2
            .conv1
            .forward(features_denseblock3_denselayer2_relu1);
        let features_denseblock3_denselayer2_norm2 = self
            .features
            .denseblock3
            .denselayer2
            .norm2
            .forward(features_denseblock3_denselayer2_conv1);
        let features_denseblock3_denselayer2_relu2 = self
            .features
            .denseblock3
            .denselayer2
            .relu2
            .forward(features_denseblock3_denselayer2_norm2);
        let features_denseblock3_denselayer2_conv2 = self
            .features
            .denseblock3
            .denselayer2
            .conv2
            .forward(features_denseblock3_denselayer2_relu2);
        let cat_22 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer3_norm1 =
            self.features.denseblock3.denselayer3.norm1.forward(cat_22);
        let features_denseblock3_denselayer3_relu1 = self
            .features
            .denseblock3
            .denselayer3
            .relu1
            .forward(features_denseblock3_denselayer3_norm1);
        let features_denseblock3_denselayer3_conv1 = self
            .features
            .denseblock3
            .denselayer3
            .conv1
            .forward(features_denseblock3_denselayer3_relu1);
        let features_denseblock3_denselayer3_norm2 = self
            .features
            .denseblock3
            .denselayer3
            .norm2
            .forward(features_denseblock3_denselayer3_conv1);
        let features_denseblock3_denselayer3_relu2 = self
            .features
            .denseblock3
            .denselayer3
            .relu2
            .forward(features_denseblock3_denselayer3_norm2);
        let features_denseblock3_denselayer3_conv2 = self
            .features
            .denseblock3
            .denselayer3
            .conv2
            .forward(features_denseblock3_denselayer3_relu2);
        let cat_23 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer4_norm1 =
            self.features.denseblock3.denselayer4.norm1.forward(cat_23);
        let features_denseblock3_denselayer4_relu1 = self
            .features
            .denseblock3
            .denselayer4
            .relu1
            .forward(features_denseblock3_denselayer4_norm1);
        let features_denseblock3_denselayer4_conv1 = self
            .features
            .denseblock3
            .denselayer4
            .conv1
            .forward(features_denseblock3_denselayer4_relu1);
        let features_denseblock3_denselayer4_norm2 = self
            .features
            .denseblock3
            .denselayer4
            .norm2
            .forward(features_denseblock3_denselayer4_conv1);
        let features_denseblock3_denselayer4_relu2 = self
            .features
            .denseblock3
            .denselayer4
            .relu2
            .forward(features_denseblock3_denselayer4_norm2);
        let features_denseblock3_denselayer4_conv2 = self
            .features
            .denseblock3
            .denselayer4
            .conv2
            .forward(features_denseblock3_denselayer4_relu2);
        let cat_24 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer5_norm1 =
            self.features.denseblock3.denselayer5.norm1.forward(cat_24);
        let features_denseblock3_denselayer5_relu1 = self
            .features
            .denseblock3
            .denselayer5
            .relu1
            .forward(features_denseblock3_denselayer5_norm1);
        let features_denseblock3_denselayer5_conv1 = self
            .features
            .denseblock3
            .denselayer5
            .conv1
            .forward(features_denseblock3_denselayer5_relu1);
        let features_denseblock3_denselayer5_norm2 = self
            .features
            .denseblock3
            .denselayer5
            .norm2
            .forward(features_denseblock3_denselayer5_conv1);
        let features_denseblock3_denselayer5_relu2 = self
            .features
            .denseblock3
            .denselayer5
            .relu2
            .forward(features_denseblock3_denselayer5_norm2);
        let features_denseblock3_denselayer5_conv2 = self
            .features
            .denseblock3
            .denselayer5
            .conv2
            .forward(features_denseblock3_denselayer5_relu2);
        let cat_25 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer6_norm1 =
            self.features.denseblock3.denselayer6.norm1.forward(cat_25);
        let features_denseblock3_denselayer6_relu1 = self
            .features
            .denseblock3
            .denselayer6
            .relu1
            .forward(features_denseblock3_denselayer6_norm1);
        let features_denseblock3_denselayer6_conv1 = self
            .features
            .denseblock3
            .denselayer6
            .conv1
            .forward(features_denseblock3_denselayer6_relu1);
        let features_denseblock3_denselayer6_norm2 = self
            .features
            .denseblock3
            .denselayer6
            .norm2
            .forward(features_denseblock3_denselayer6_conv1);
        let features_denseblock3_denselayer6_relu2 = self
            .features
            .denseblock3
            .denselayer6
            .relu2
            .forward(features_denseblock3_denselayer6_norm2);
        let features_denseblock3_denselayer6_conv2 = self
            .features
            .denseblock3
            .denselayer6
            .conv2
            .forward(features_denseblock3_denselayer6_relu2);
        let cat_26 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer7_norm1 =
            self.features.denseblock3.denselayer7.norm1.forward(cat_26);
        let features_denseblock3_denselayer7_relu1 = self
            .features
            .denseblock3
            .denselayer7
            .relu1
            .forward(features_denseblock3_denselayer7_norm1);
        let features_denseblock3_denselayer7_conv1 = self
            .features
            .denseblock3
            .denselayer7
            .conv1
            .forward(features_denseblock3_denselayer7_relu1);
        let features_denseblock3_denselayer7_norm2 = self
            .features
            .denseblock3
            .denselayer7
            .norm2
            .forward(features_denseblock3_denselayer7_conv1);
        let features_denseblock3_denselayer7_relu2 = self
            .features
            .denseblock3
            .denselayer7
            .relu2
            .forward(features_denseblock3_denselayer7_norm2);
        let features_denseblock3_denselayer7_conv2 = self
            .features
            .denseblock3
            .denselayer7
            .conv2
            .forward(features_denseblock3_denselayer7_relu2);
        let cat_27 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer8_norm1 =
            self.features.denseblock3.denselayer8.norm1.forward(cat_27);
        let features_denseblock3_denselayer8_relu1 = self
            .features
            .denseblock3
            .denselayer8
            .relu1
            .forward(features_denseblock3_denselayer8_norm1);
        let features_denseblock3_denselayer8_conv1 = self
            .features
            .denseblock3
            .denselayer8
            .conv1
            .forward(features_denseblock3_denselayer8_relu1);
        let features_denseblock3_denselayer8_norm2 = self
            .features
            .denseblock3
            .denselayer8
            .norm2
            .forward(features_denseblock3_denselayer8_conv1);
        let features_denseblock3_denselayer8_relu2 = self
            .features
            .denseblock3
            .denselayer8
            .relu2
            .forward(features_denseblock3_denselayer8_norm2);
        let features_denseblock3_denselayer8_conv2 = self
            .features
            .denseblock3
            .denselayer8
            .conv2
            .forward(features_denseblock3_denselayer8_relu2);
        let cat_28 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer9_norm1 =
            self.features.denseblock3.denselayer9.norm1.forward(cat_28);
        let features_denseblock3_denselayer9_relu1 = self
            .features
            .denseblock3
            .denselayer9
            .relu1
            .forward(features_denseblock3_denselayer9_norm1);
        let features_denseblock3_denselayer9_conv1 = self
            .features
            .denseblock3
            .denselayer9
            .conv1
            .forward(features_denseblock3_denselayer9_relu1);
        let features_denseblock3_denselayer9_norm2 = self
            .features
            .denseblock3
            .denselayer9
            .norm2
            .forward(features_denseblock3_denselayer9_conv1);
        let features_denseblock3_denselayer9_relu2 = self
            .features
            .denseblock3
            .denselayer9
            .relu2
            .forward(features_denseblock3_denselayer9_norm2);
        let features_denseblock3_denselayer9_conv2 = self
            .features
            .denseblock3
            .denselayer9
            .conv2
            .forward(features_denseblock3_denselayer9_relu2);
        let cat_29 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer10_norm1 =
            self.features.denseblock3.denselayer10.norm1.forward(cat_29);
        let features_denseblock3_denselayer10_relu1 = self
            .features
            .denseblock3
            .denselayer10
            .relu1
            .forward(features_denseblock3_denselayer10_norm1);
        let features_denseblock3_denselayer10_conv1 = self
            .features
            .denseblock3
            .denselayer10
            .conv1
            .forward(features_denseblock3_denselayer10_relu1);
        let features_denseblock3_denselayer10_norm2 = self
            .features
            .denseblock3
            .denselayer10
            .norm2
            .forward(features_denseblock3_denselayer10_conv1);
        let features_denseblock3_denselayer10_relu2 = self
            .features
            .denseblock3
            .denselayer10
            .relu2
            .forward(features_denseblock3_denselayer10_norm2);
        let features_denseblock3_denselayer10_conv2 = self
            .features
            .denseblock3
            .denselayer10
            .conv2
            .forward(features_denseblock3_denselayer10_relu2);
        let cat_30 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer11_norm1 =
            self.features.denseblock3.denselayer11.norm1.forward(cat_30);
        let features_denseblock3_denselayer11_relu1 = self
            .features
            .denseblock3
            .denselayer11
            .relu1
            .forward(features_denseblock3_denselayer11_norm1);
        let features_denseblock3_denselayer11_conv1 = self
            .features
            .denseblock3
            .denselayer11
            .conv1
            .forward(features_denseblock3_denselayer11_relu1);
        let features_denseblock3_denselayer11_norm2 = self
            .features
            .denseblock3
            .denselayer11
            .norm2
            .forward(features_denseblock3_denselayer11_conv1);
        let features_denseblock3_denselayer11_relu2 = self
            .features
            .denseblock3
            .denselayer11
            .relu2
            .forward(features_denseblock3_denselayer11_norm2);
        let features_denseblock3_denselayer11_conv2 = self
            .features
            .denseblock3
            .denselayer11
            .conv2
            .forward(features_denseblock3_denselayer11_relu2);
        let cat_31 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer12_norm1 =
            self.features.denseblock3.denselayer12.norm1.forward(cat_31);
        let features_denseblock3_denselayer12_relu1 = self
            .features
            .denseblock3
            .denselayer12
            .relu1
            .forward(features_denseblock3_denselayer12_norm1);
        let features_denseblock3_denselayer12_conv1 = self
            .features
            .denseblock3
            .denselayer12
            .conv1
            .forward(features_denseblock3_denselayer12_relu1);
        let features_denseblock3_denselayer12_norm2 = self
            .features
            .denseblock3
            .denselayer12
            .norm2
            .forward(features_denseblock3_denselayer12_conv1);
        let features_denseblock3_denselayer12_relu2 = self
            .features
            .denseblock3
            .denselayer12
            .relu2
            .forward(features_denseblock3_denselayer12_norm2);
        let features_denseblock3_denselayer12_conv2 = self
            .features
            .denseblock3
            .denselayer12
            .conv2
            .forward(features_denseblock3_denselayer12_relu2);
        let cat_32 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer13_norm1 =
            self.features.denseblock3.denselayer13.norm1.forward(cat_32);
        let features_denseblock3_denselayer13_relu1 = self
            .features
            .denseblock3
            .denselayer13
            .relu1
            .forward(features_denseblock3_denselayer13_norm1);
        let features_denseblock3_denselayer13_conv1 = self
            .features
            .denseblock3
            .denselayer13
            .conv1
            .forward(features_denseblock3_denselayer13_relu1);
        let features_denseblock3_denselayer13_norm2 = self
            .features
            .denseblock3
            .denselayer13
            .norm2
            .forward(features_denseblock3_denselayer13_conv1);
        let features_denseblock3_denselayer13_relu2 = self
            .features
            .denseblock3
            .denselayer13
            .relu2
            .forward(features_denseblock3_denselayer13_norm2);
        let features_denseblock3_denselayer13_conv2 = self
            .features
            .denseblock3
            .denselayer13
            .conv2
            .forward(features_denseblock3_denselayer13_relu2);
        let cat_33 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer14_norm1 =
            self.features.denseblock3.denselayer14.norm1.forward(cat_33);
        let features_denseblock3_denselayer14_relu1 = self
            .features
            .denseblock3
            .denselayer14
            .relu1
            .forward(features_denseblock3_denselayer14_norm1);
        let features_denseblock3_denselayer14_conv1 = self
            .features
            .denseblock3
            .denselayer14
            .conv1
            .forward(features_denseblock3_denselayer14_relu1);
        let features_denseblock3_denselayer14_norm2 = self
            .features
            .denseblock3
            .denselayer14
            .norm2
            .forward(features_denseblock3_denselayer14_conv1);
        let features_denseblock3_denselayer14_relu2 = self
            .features
            .denseblock3
            .denselayer14
            .relu2
            .forward(features_denseblock3_denselayer14_norm2);
        let features_denseblock3_denselayer14_conv2 = self
            .features
            .denseblock3
            .denselayer14
            .conv2
            .forward(features_denseblock3_denselayer14_relu2);
        let cat_34 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer15_norm1 =
            self.features.denseblock3.denselayer15.norm1.forward(cat_34);
        let features_denseblock3_denselayer15_relu1 = self
            .features
            .denseblock3
            .denselayer15
            .relu1
            .forward(features_denseblock3_denselayer15_norm1);
        let features_denseblock3_denselayer15_conv1 = self
            .features
            .denseblock3
            .denselayer15
            .conv1
            .forward(features_denseblock3_denselayer15_relu1);
        let features_denseblock3_denselayer15_norm2 = self
            .features
            .denseblock3
            .denselayer15
            .norm2
            .forward(features_denseblock3_denselayer15_conv1);
        let features_denseblock3_denselayer15_relu2 = self
            .features
            .denseblock3
            .denselayer15
            .relu2
            .forward(features_denseblock3_denselayer15_norm2);
        let features_denseblock3_denselayer15_conv2 = self
            .features
            .denseblock3
            .denselayer15
            .conv2
            .forward(features_denseblock3_denselayer15_relu2);
        let cat_35 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer16_norm1 =
            self.features.denseblock3.denselayer16.norm1.forward(cat_35);
        let features_denseblock3_denselayer16_relu1 = self
            .features
            .denseblock3
            .denselayer16
            .relu1
            .forward(features_denseblock3_denselayer16_norm1);
        let features_denseblock3_denselayer16_conv1 = self
            .features
            .denseblock3
            .denselayer16
            .conv1
            .forward(features_denseblock3_denselayer16_relu1);
        let features_denseblock3_denselayer16_norm2 = self
            .features
            .denseblock3
            .denselayer16
            .norm2
            .forward(features_denseblock3_denselayer16_conv1);
        let features_denseblock3_denselayer16_relu2 = self
            .features
            .denseblock3
            .denselayer16
            .relu2
            .forward(features_denseblock3_denselayer16_norm2);
        let features_denseblock3_denselayer16_conv2 = self
            .features
            .denseblock3
            .denselayer16
            .conv2
            .forward(features_denseblock3_denselayer16_relu2);
        let cat_36 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer17_norm1 =
            self.features.denseblock3.denselayer17.norm1.forward(cat_36);
        let features_denseblock3_denselayer17_relu1 = self
            .features
            .denseblock3
            .denselayer17
            .relu1
            .forward(features_denseblock3_denselayer17_norm1);
        let features_denseblock3_denselayer17_conv1 = self
            .features
            .denseblock3
            .denselayer17
            .conv1
            .forward(features_denseblock3_denselayer17_relu1);
        let features_denseblock3_denselayer17_norm2 = self
            .features
            .denseblock3
            .denselayer17
            .norm2
            .forward(features_denseblock3_denselayer17_conv1);
        let features_denseblock3_denselayer17_relu2 = self
            .features
            .denseblock3
            .denselayer17
            .relu2
            .forward(features_denseblock3_denselayer17_norm2);
        let features_denseblock3_denselayer17_conv2 = self
            .features
            .denseblock3
            .denselayer17
            .conv2
            .forward(features_denseblock3_denselayer17_relu2);
        let cat_37 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer18_norm1 =
            self.features.denseblock3.denselayer18.norm1.forward(cat_37);
        let features_denseblock3_denselayer18_relu1 = self
            .features
            .denseblock3
            .denselayer18
            .relu1
            .forward(features_denseblock3_denselayer18_norm1);
        let features_denseblock3_denselayer18_conv1 = self
            .features
            .denseblock3
            .denselayer18
            .conv1
            .forward(features_denseblock3_denselayer18_relu1);
        let features_denseblock3_denselayer18_norm2 = self
            .features
            .denseblock3
            .denselayer18
            .norm2
            .forward(features_denseblock3_denselayer18_conv1);
        let features_denseblock3_denselayer18_relu2 = self
            .features
            .denseblock3
            .denselayer18
            .relu2
            .forward(features_denseblock3_denselayer18_norm2);
        let features_denseblock3_denselayer18_conv2 = self
            .features
            .denseblock3
            .denselayer18
            .conv2
            .forward(features_denseblock3_denselayer18_relu2);
        let cat_38 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer19_norm1 =
            self.features.denseblock3.denselayer19.norm1.forward(cat_38);
        let features_denseblock3_denselayer19_relu1 = self
            .features
            .denseblock3
            .denselayer19
            .relu1
            .forward(features_denseblock3_denselayer19_norm1);
        let features_denseblock3_denselayer19_conv1 = self
            .features
            .denseblock3
            .denselayer19
            .conv1
            .forward(features_denseblock3_denselayer19_relu1);
        let features_denseblock3_denselayer19_norm2 = self
            .features
            .denseblock3
            .denselayer19
            .norm2
            .forward(features_denseblock3_denselayer19_conv1);
        let features_denseblock3_denselayer19_relu2 = self
            .features
            .denseblock3
            .denselayer19
            .relu2
            .forward(features_denseblock3_denselayer19_norm2);
        let features_denseblock3_denselayer19_conv2 = self
            .features
            .denseblock3
            .denselayer19
            .conv2
            .forward(features_denseblock3_denselayer19_relu2);
        let cat_39 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer20_norm1 =
            self.features.denseblock3.denselayer20.norm1.forward(cat_39);
        let features_denseblock3_denselayer20_relu1 = self
            .features
            .denseblock3
            .denselayer20
            .relu1
            .forward(features_denseblock3_denselayer20_norm1);
        let features_denseblock3_denselayer20_conv1 = self
            .features
            .denseblock3
            .denselayer20
            .conv1
            .forward(features_denseblock3_denselayer20_relu1);
        let features_denseblock3_denselayer20_norm2 = self
            .features
            .denseblock3
            .denselayer20
            .norm2
            .forward(features_denseblock3_denselayer20_conv1);
        let features_denseblock3_denselayer20_relu2 = self
            .features
            .denseblock3
            .denselayer20
            .relu2
            .forward(features_denseblock3_denselayer20_norm2);
        let features_denseblock3_denselayer20_conv2 = self
            .features
            .denseblock3
            .denselayer20
            .conv2
            .forward(features_denseblock3_denselayer20_relu2);
        let cat_40 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer21_norm1 =
            self.features.denseblock3.denselayer21.norm1.forward(cat_40);
        let features_denseblock3_denselayer21_relu1 = self
            .features
            .denseblock3
            .denselayer21
            .relu1
            .forward(features_denseblock3_denselayer21_norm1);
        let features_denseblock3_denselayer21_conv1 = self
            .features
            .denseblock3
            .denselayer21
            .conv1
            .forward(features_denseblock3_denselayer21_relu1);
        let features_denseblock3_denselayer21_norm2 = self
            .features
            .denseblock3
            .denselayer21
            .norm2
            .forward(features_denseblock3_denselayer21_conv1);
        let features_denseblock3_denselayer21_relu2 = self
            .features
            .denseblock3
            .denselayer21
            .relu2
            .forward(features_denseblock3_denselayer21_norm2);
        let features_denseblock3_denselayer21_conv2 = self
            .features
            .denseblock3
            .denselayer21
            .conv2
            .forward(features_denseblock3_denselayer21_relu2);
        let cat_41 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer22_norm1 =
            self.features.denseblock3.denselayer22.norm1.forward(cat_41);
        let features_denseblock3_denselayer22_relu1 = self
            .features
            .denseblock3
            .denselayer22
            .relu1
            .forward(features_denseblock3_denselayer22_norm1);
        let features_denseblock3_denselayer22_conv1 = self
            .features
            .denseblock3
            .denselayer22
            .conv1
            .forward(features_denseblock3_denselayer22_relu1);
        let features_denseblock3_denselayer22_norm2 = self
            .features
            .denseblock3
            .denselayer22
            .norm2
            .forward(features_denseblock3_denselayer22_conv1);
        let features_denseblock3_denselayer22_relu2 = self
            .features
            .denseblock3
            .denselayer22
            .relu2
            .forward(features_denseblock3_denselayer22_norm2);
        let features_denseblock3_denselayer22_conv2 = self
            .features
            .denseblock3
            .denselayer22
            .conv2
            .forward(features_denseblock3_denselayer22_relu2);
        let cat_42 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer23_norm1 =
            self.features.denseblock3.denselayer23.norm1.forward(cat_42);
        let features_denseblock3_denselayer23_relu1 = self
            .features
            .denseblock3
            .denselayer23
            .relu1
            .forward(features_denseblock3_denselayer23_norm1);
        let features_denseblock3_denselayer23_conv1 = self
            .features
            .denseblock3
            .denselayer23
            .conv1
            .forward(features_denseblock3_denselayer23_relu1);
        let features_denseblock3_denselayer23_norm2 = self
            .features
            .denseblock3
            .denselayer23
            .norm2
            .forward(features_denseblock3_denselayer23_conv1);
        let features_denseblock3_denselayer23_relu2 = self
            .features
            .denseblock3
            .denselayer23
            .relu2
            .forward(features_denseblock3_denselayer23_norm2);
        let features_denseblock3_denselayer23_conv2 = self
            .features
            .denseblock3
            .denselayer23
            .conv2
            .forward(features_denseblock3_denselayer23_relu2);
        let cat_43 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
                &features_denseblock3_denselayer23_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer24_norm1 =
            self.features.denseblock3.denselayer24.norm1.forward(cat_43);
        let features_denseblock3_denselayer24_relu1 = self
            .features
            .denseblock3
            .denselayer24
            .relu1
            .forward(features_denseblock3_denselayer24_norm1);
        let features_denseblock3_denselayer24_conv1 = self
            .features
            .denseblock3
            .denselayer24
            .conv1
            .forward(features_denseblock3_denselayer24_relu1);
        let features_denseblock3_denselayer24_norm2 = self
            .features
            .denseblock3
            .denselayer24
            .norm2
            .forward(features_denseblock3_denselayer24_conv1);
        let features_denseblock3_denselayer24_relu2 = self
            .features
            .denseblock3
            .denselayer24
            .relu2
            .forward(features_denseblock3_denselayer24_norm2);
        let features_denseblock3_denselayer24_conv2 = self
            .features
            .denseblock3
            .denselayer24
            .conv2
            .forward(features_denseblock3_denselayer24_relu2);
        let cat_44 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
                &features_denseblock3_denselayer23_conv2,
                &features_denseblock3_denselayer24_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer25_norm1 =
            self.features.denseblock3.denselayer25.norm1.forward(cat_44);
        let features_denseblock3_denselayer25_relu1 = self
            .features
            .denseblock3
            .denselayer25
            .relu1
            .forward(features_denseblock3_denselayer25_norm1);
        let features_denseblock3_denselayer25_conv1 = self
            .features
            .denseblock3
            .denselayer25
            .conv1
            .forward(features_denseblock3_denselayer25_relu1);
        let features_denseblock3_denselayer25_norm2 = self
            .features
            .denseblock3
            .denselayer25
            .norm2
            .forward(features_denseblock3_denselayer25_conv1);
        let features_denseblock3_denselayer25_relu2 = self
            .features
            .denseblock3
            .denselayer25
            .relu2
            .forward(features_denseblock3_denselayer25_norm2);
        let features_denseblock3_denselayer25_conv2 = self
            .features
            .denseblock3
            .denselayer25
            .conv2
            .forward(features_denseblock3_denselayer25_relu2);
        let cat_45 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
                &features_denseblock3_denselayer23_conv2,
                &features_denseblock3_denselayer24_conv2,
                &features_denseblock3_denselayer25_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer26_norm1 =
            self.features.denseblock3.denselayer26.norm1.forward(cat_45);
        let features_denseblock3_denselayer26_relu1 = self
            .features
            .denseblock3
            .denselayer26
            .relu1
            .forward(features_denseblock3_denselayer26_norm1);
        let features_denseblock3_denselayer26_conv1 = self
            .features
            .denseblock3
            .denselayer26
            .conv1
            .forward(features_denseblock3_denselayer26_relu1);
        let features_denseblock3_denselayer26_norm2 = self
            .features
            .denseblock3
            .denselayer26
            .norm2
            .forward(features_denseblock3_denselayer26_conv1);
        let features_denseblock3_denselayer26_relu2 = self
            .features
            .denseblock3
            .denselayer26
            .relu2
            .forward(features_denseblock3_denselayer26_norm2);
        let features_denseblock3_denselayer26_conv2 = self
            .features
            .denseblock3
            .denselayer26
            .conv2
            .forward(features_denseblock3_denselayer26_relu2);
        let cat_46 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
                &features_denseblock3_denselayer23_conv2,
                &features_denseblock3_denselayer24_conv2,
                &features_denseblock3_denselayer25_conv2,
                &features_denseblock3_denselayer26_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer27_norm1 =
            self.features.denseblock3.denselayer27.norm1.forward(cat_46);
        let features_denseblock3_denselayer27_relu1 = self
            .features
            .denseblock3
            .denselayer27
            .relu1
            .forward(features_denseblock3_denselayer27_norm1);
        let features_denseblock3_denselayer27_conv1 = self
            .features
            .denseblock3
            .denselayer27
            .conv1
            .forward(features_denseblock3_denselayer27_relu1);
        let features_denseblock3_denselayer27_norm2 = self
            .features
            .denseblock3
            .denselayer27
            .norm2
            .forward(features_denseblock3_denselayer27_conv1);
        let features_denseblock3_denselayer27_relu2 = self
            .features
            .denseblock3
            .denselayer27
            .relu2
            .forward(features_denseblock3_denselayer27_norm2);
        let features_denseblock3_denselayer27_conv2 = self
            .features
            .denseblock3
            .denselayer27
            .conv2
            .forward(features_denseblock3_denselayer27_relu2);
        let cat_47 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
                &features_denseblock3_denselayer23_conv2,
                &features_denseblock3_denselayer24_conv2,
                &features_denseblock3_denselayer25_conv2,
                &features_denseblock3_denselayer26_conv2,
                &features_denseblock3_denselayer27_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer28_norm1 =
            self.features.denseblock3.denselayer28.norm1.forward(cat_47);
        let features_denseblock3_denselayer28_relu1 = self
            .features
            .denseblock3
            .denselayer28
            .relu1
            .forward(features_denseblock3_denselayer28_norm1);
        let features_denseblock3_denselayer28_conv1 = self
            .features
            .denseblock3
            .denselayer28
            .conv1
            .forward(features_denseblock3_denselayer28_relu1);
        let features_denseblock3_denselayer28_norm2 = self
            .features
            .denseblock3
            .denselayer28
            .norm2
            .forward(features_denseblock3_denselayer28_conv1);
        let features_denseblock3_denselayer28_relu2 = self
            .features
            .denseblock3
            .denselayer28
            .relu2
            .forward(features_denseblock3_denselayer28_norm2);
        let features_denseblock3_denselayer28_conv2 = self
            .features
            .denseblock3
            .denselayer28
            .conv2
            .forward(features_denseblock3_denselayer28_relu2);
        let cat_48 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
                &features_denseblock3_denselayer23_conv2,
                &features_denseblock3_denselayer24_conv2,
                &features_denseblock3_denselayer25_conv2,
                &features_denseblock3_denselayer26_conv2,
                &features_denseblock3_denselayer27_conv2,
                &features_denseblock3_denselayer28_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer29_norm1 =
            self.features.denseblock3.denselayer29.norm1.forward(cat_48);
        let features_denseblock3_denselayer29_relu1 = self
            .features
            .denseblock3
            .denselayer29
            .relu1
            .forward(features_denseblock3_denselayer29_norm1);
        let features_denseblock3_denselayer29_conv1 = self
            .features
            .denseblock3
            .denselayer29
            .conv1
            .forward(features_denseblock3_denselayer29_relu1);
        let features_denseblock3_denselayer29_norm2 = self
            .features
            .denseblock3
            .denselayer29
            .norm2
            .forward(features_denseblock3_denselayer29_conv1);
        let features_denseblock3_denselayer29_relu2 = self
            .features
            .denseblock3
            .denselayer29
            .relu2
            .forward(features_denseblock3_denselayer29_norm2);
        let features_denseblock3_denselayer29_conv2 = self
            .features
            .denseblock3
            .denselayer29
            .conv2
            .forward(features_denseblock3_denselayer29_relu2);
        let cat_49 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
                &features_denseblock3_denselayer23_conv2,
                &features_denseblock3_denselayer24_conv2,
                &features_denseblock3_denselayer25_conv2,
                &features_denseblock3_denselayer26_conv2,
                &features_denseblock3_denselayer27_conv2,
                &features_denseblock3_denselayer28_conv2,
                &features_denseblock3_denselayer29_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer30_norm1 =
            self.features.denseblock3.denselayer30.norm1.forward(cat_49);
        let features_denseblock3_denselayer30_relu1 = self
            .features
            .denseblock3
            .denselayer30
            .relu1
            .forward(features_denseblock3_denselayer30_norm1);
        let features_denseblock3_denselayer30_conv1 = self
            .features
            .denseblock3
            .denselayer30
            .conv1
            .forward(features_denseblock3_denselayer30_relu1);
        let features_denseblock3_denselayer30_norm2 = self
            .features
            .denseblock3
            .denselayer30
            .norm2
            .forward(features_denseblock3_denselayer30_conv1);
        let features_denseblock3_denselayer30_relu2 = self
            .features
            .denseblock3
            .denselayer30
            .relu2
            .forward(features_denseblock3_denselayer30_norm2);
        let features_denseblock3_denselayer30_conv2 = self
            .features
            .denseblock3
            .denselayer30
            .conv2
            .forward(features_denseblock3_denselayer30_relu2);
        let cat_50 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
                &features_denseblock3_denselayer23_conv2,
                &features_denseblock3_denselayer24_conv2,
                &features_denseblock3_denselayer25_conv2,
                &features_denseblock3_denselayer26_conv2,
                &features_denseblock3_denselayer27_conv2,
                &features_denseblock3_denselayer28_conv2,
                &features_denseblock3_denselayer29_conv2,
                &features_denseblock3_denselayer30_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer31_norm1 =
            self.features.denseblock3.denselayer31.norm1.forward(cat_50);
        let features_denseblock3_denselayer31_relu1 = self
            .features
            .denseblock3
            .denselayer31
            .relu1
            .forward(features_denseblock3_denselayer31_norm1);
        let features_denseblock3_denselayer31_conv1 = self
            .features
            .denseblock3
            .denselayer31
            .conv1
            .forward(features_denseblock3_denselayer31_relu1);
        let features_denseblock3_denselayer31_norm2 = self
            .features
            .denseblock3
            .denselayer31
            .norm2
            .forward(features_denseblock3_denselayer31_conv1);
        let features_denseblock3_denselayer31_relu2 = self
            .features
            .denseblock3
            .denselayer31
            .relu2
            .forward(features_denseblock3_denselayer31_norm2);
        let features_denseblock3_denselayer31_conv2 = self
            .features
            .denseblock3
            .denselayer31
            .conv2
            .forward(features_denseblock3_denselayer31_relu2);
        let cat_51 = torch::cat(
            [
                &features_transition2_pool,
                &features_denseblock3_denselayer1_conv2,
                &features_denseblock3_denselayer2_conv2,
                &features_denseblock3_denselayer3_conv2,
                &features_denseblock3_denselayer4_conv2,
                &features_denseblock3_denselayer5_conv2,
                &features_denseblock3_denselayer6_conv2,
                &features_denseblock3_denselayer7_conv2,
                &features_denseblock3_denselayer8_conv2,
                &features_denseblock3_denselayer9_conv2,
                &features_denseblock3_denselayer10_conv2,
                &features_denseblock3_denselayer11_conv2,
                &features_denseblock3_denselayer12_conv2,
                &features_denseblock3_denselayer13_conv2,
                &features_denseblock3_denselayer14_conv2,
                &features_denseblock3_denselayer15_conv2,
                &features_denseblock3_denselayer16_conv2,
                &features_denseblock3_denselayer17_conv2,
                &features_denseblock3_denselayer18_conv2,
                &features_denseblock3_denselayer19_conv2,
                &features_denseblock3_denselayer20_conv2,
                &features_denseblock3_denselayer21_conv2,
                &features_denseblock3_denselayer22_conv2,
                &features_denseblock3_denselayer23_conv2,
                &features_denseblock3_denselayer24_conv2,
                &features_denseblock3_denselayer25_conv2,
                &features_denseblock3_denselayer26_conv2,
                &features_denseblock3_denselayer27_conv2,
                &features_denseblock3_denselayer28_conv2,
                &features_denseblock3_denselayer29_conv2,
                &features_denseblock3_denselayer30_conv2,
                &features_denseblock3_denselayer31_conv2,
            ],
            1,
        );
        let features_denseblock3_denselayer32_norm1 =
            self.features.denseblock3.denselayer32.norm1.forward(cat_51);
        let features_denseblock3_denselayer32_relu1 = self
            .features
            .denseblock3
            .denselayer32
            .relu1
            .forward(features_denseblock3_denselayer32_norm1);
        let features_denseblock3_denselayer32_conv1 = self
            .features
            .denseblock3
            .denselayer32
            .conv1
            .forward(features_denseblock3_denselayer32_relu1);
        let features_denseblock3_denselayer32_norm2 = self
            .features
            .denseblock3
            .denselayer32
            .norm2
            .forward(features_denseblock3_denselayer32_conv1);
        let features_denseblock3_denselayer32_relu2 = self
            .features
            .denseblock3
            .denselayer32
            .relu2
            .forward(features_denseblock3_denselayer32_norm2);
        let features_denseblock3_denselayer32_conv2 = self
            .features
            .denseblock3
            .denselayer32
            .conv2
            .forward(features_denseblock3_denselayer32_relu2);
        let cat_52 = torch::cat(
            [
                features_transition2_pool,
                features_denseblock3_denselayer1_conv2,
                features_denseblock3_denselayer2_conv2,
                features_denseblock3_denselayer3_conv2,
                features_denseblock3_denselayer4_conv2,
                features_denseblock3_denselayer5_conv2,
                features_denseblock3_denselayer6_conv2,
                features_denseblock3_denselayer7_conv2,
                features_denseblock3_denselayer8_conv2,
                features_denseblock3_denselayer9_conv2,
                features_denseblock3_denselayer10_conv2,
                features_denseblock3_denselayer11_conv2,
                features_denseblock3_denselayer12_conv2,
                features_denseblock3_denselayer13_conv2,
                features_denseblock3_denselayer14_conv2,
                features_denseblock3_denselayer15_conv2,
                features_denseblock3_denselayer16_conv2,
                features_denseblock3_denselayer17_conv2,
                features_denseblock3_denselayer18_conv2,
                features_denseblock3_denselayer19_conv2,
                features_denseblock3_denselayer20_conv2,
                features_denseblock3_denselayer21_conv2,
                features_denseblock3_denselayer22_conv2,
                features_denseblock3_denselayer23_conv2,
                features_denseblock3_denselayer24_conv2,
                features_denseblock3_denselayer25_conv2,
                features_denseblock3_denselayer26_conv2,
                features_denseblock3_denselayer27_conv2,
                features_denseblock3_denselayer28_conv2,
                features_denseblock3_denselayer29_conv2,
                features_denseblock3_denselayer30_conv2,
                features_denseblock3_denselayer31_conv2,
                features_denseblock3_denselayer32_conv2,
            ],
            1,
        );
        let features_transition3_norm = self.features.transition3.norm.forward(cat_52);
        let features_transition3_relu =
            self.features.transition3.relu.forward(features_transition3_norm);
        let features_transition3_conv =
            self.features.transition3.conv.forward(features_transition3_relu);
        let features_transition3_pool =
            self.features.transition3.pool.forward(features_transition3_conv);
        let cat_53 = torch::cat([&features_transition3_pool], 1);
        let features_denseblock4_denselayer1_norm1 =
            self.features.denseblock4.denselayer1.norm1.forward(cat_53);
        let features_denseblock4_denselayer1_relu1 = self
            .features
            .denseblock4
            .denselayer1
            .relu1
            .forward(features_denseblock4_denselayer1_norm1);
        let features_denseblock4_denselayer1_conv1 = self
            .features
            .denseblock4
            .denselayer1
            .conv1
            .forward(features_denseblock4_denselayer1_relu1);
        let features_denseblock4_denselayer1_norm2 = self
            .features
            .denseblock4
            .denselayer1
            .norm2
            .forward(features_denseblock4_denselayer1_conv1);
        let features_denseblock4_denselayer1_relu2 = self
            .features
            .denseblock4
            .denselayer1
            .relu2
            .forward(features_denseblock4_denselayer1_norm2);
        let features_denseblock4_denselayer1_conv2 = self
            .features
            .denseblock4
            .denselayer1
            .conv2
            .forward(features_denseblock4_denselayer1_relu2);
        let cat_54 =
            torch::cat([&features_transition3_pool, &features_denseblock4_denselayer1_conv2], 1);
        let features_denseblock4_denselayer2_norm1 =
            self.features.denseblock4.denselayer2.norm1.forward(cat_54);
        let features_denseblock4_denselayer2_relu1 = self
            .features
            .denseblock4
            .denselayer2
            .relu1
            .forward(features_denseblock4_denselayer2_norm1);
        let features_denseblock4_denselayer2_conv1 = self
            .features
            .denseblock4
            .denselayer2
            .conv1
            .forward(features_denseblock4_denselayer2_relu1);
        let features_denseblock4_denselayer2_norm2 = self
            .features
            .denseblock4
            .denselayer2
            .norm2
            .forward(features_denseblock4_denselayer2_conv1);
        let features_denseblock4_denselayer2_relu2 = self
            .features
            .denseblock4
            .denselayer2
            .relu2
            .forward(features_denseblock4_denselayer2_norm2);
        let features_denseblock4_denselayer2_conv2 = self
            .features
            .denseblock4
            .denselayer2
            .conv2
            .forward(features_denseblock4_denselayer2_relu2);
        let cat_55 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer3_norm1 =
            self.features.denseblock4.denselayer3.norm1.forward(cat_55);
        let features_denseblock4_denselayer3_relu1 = self
            .features
            .denseblock4
            .denselayer3
            .relu1
            .forward(features_denseblock4_denselayer3_norm1);
        let features_denseblock4_denselayer3_conv1 = self
            .features
            .denseblock4
            .denselayer3
            .conv1
            .forward(features_denseblock4_denselayer3_relu1);
        let features_denseblock4_denselayer3_norm2 = self
            .features
            .denseblock4
            .denselayer3
            .norm2
            .forward(features_denseblock4_denselayer3_conv1);
        let features_denseblock4_denselayer3_relu2 = self
            .features
            .denseblock4
            .denselayer3
            .relu2
            .forward(features_denseblock4_denselayer3_norm2);
        let features_denseblock4_denselayer3_conv2 = self
            .features
            .denseblock4
            .denselayer3
            .conv2
            .forward(features_denseblock4_denselayer3_relu2);
        let cat_56 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer4_norm1 =
            self.features.denseblock4.denselayer4.norm1.forward(cat_56);
        let features_denseblock4_denselayer4_relu1 = self
            .features
            .denseblock4
            .denselayer4
            .relu1
            .forward(features_denseblock4_denselayer4_norm1);
        let features_denseblock4_denselayer4_conv1 = self
            .features
            .denseblock4
            .denselayer4
            .conv1
            .forward(features_denseblock4_denselayer4_relu1);
        let features_denseblock4_denselayer4_norm2 = self
            .features
            .denseblock4
            .denselayer4
            .norm2
            .forward(features_denseblock4_denselayer4_conv1);
        let features_denseblock4_denselayer4_relu2 = self
            .features
            .denseblock4
            .denselayer4
            .relu2
            .forward(features_denseblock4_denselayer4_norm2);
        let features_denseblock4_denselayer4_conv2 = self
            .features
            .denseblock4
            .denselayer4
            .conv2
            .forward(features_denseblock4_denselayer4_relu2);
        let cat_57 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer5_norm1 =
            self.features.denseblock4.denselayer5.norm1.forward(cat_57);
        let features_denseblock4_denselayer5_relu1 = self
            .features
            .denseblock4
            .denselayer5
            .relu1
            .forward(features_denseblock4_denselayer5_norm1);
        let features_denseblock4_denselayer5_conv1 = self
            .features
            .denseblock4
            .denselayer5
            .conv1
            .forward(features_denseblock4_denselayer5_relu1);
        let features_denseblock4_denselayer5_norm2 = self
            .features
            .denseblock4
            .denselayer5
            .norm2
            .forward(features_denseblock4_denselayer5_conv1);
        let features_denseblock4_denselayer5_relu2 = self
            .features
            .denseblock4
            .denselayer5
            .relu2
            .forward(features_denseblock4_denselayer5_norm2);
        let features_denseblock4_denselayer5_conv2 = self
            .features
            .denseblock4
            .denselayer5
            .conv2
            .forward(features_denseblock4_denselayer5_relu2);
        let cat_58 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer6_norm1 =
            self.features.denseblock4.denselayer6.norm1.forward(cat_58);
        let features_denseblock4_denselayer6_relu1 = self
            .features
            .denseblock4
            .denselayer6
            .relu1
            .forward(features_denseblock4_denselayer6_norm1);
        let features_denseblock4_denselayer6_conv1 = self
            .features
            .denseblock4
            .denselayer6
            .conv1
            .forward(features_denseblock4_denselayer6_relu1);
        let features_denseblock4_denselayer6_norm2 = self
            .features
            .denseblock4
            .denselayer6
            .norm2
            .forward(features_denseblock4_denselayer6_conv1);
        let features_denseblock4_denselayer6_relu2 = self
            .features
            .denseblock4
            .denselayer6
            .relu2
            .forward(features_denseblock4_denselayer6_norm2);
        let features_denseblock4_denselayer6_conv2 = self
            .features
            .denseblock4
            .denselayer6
            .conv2
            .forward(features_denseblock4_denselayer6_relu2);
        let cat_59 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer7_norm1 =
            self.features.denseblock4.denselayer7.norm1.forward(cat_59);
        let features_denseblock4_denselayer7_relu1 = self
            .features
            .denseblock4
            .denselayer7
            .relu1
            .forward(features_denseblock4_denselayer7_norm1);
        let features_denseblock4_denselayer7_conv1 = self
            .features
            .denseblock4
            .denselayer7
            .conv1
            .forward(features_denseblock4_denselayer7_relu1);
        let features_denseblock4_denselayer7_norm2 = self
            .features
            .denseblock4
            .denselayer7
            .norm2
            .forward(features_denseblock4_denselayer7_conv1);
        let features_denseblock4_denselayer7_relu2 = self
            .features
            .denseblock4
            .denselayer7
            .relu2
            .forward(features_denseblock4_denselayer7_norm2);
        let features_denseblock4_denselayer7_conv2 = self
            .features
            .denseblock4
            .denselayer7
            .conv2
            .forward(features_denseblock4_denselayer7_relu2);
        let cat_60 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer8_norm1 =
            self.features.denseblock4.denselayer8.norm1.forward(cat_60);
        let features_denseblock4_denselayer8_relu1 = self
            .features
            .denseblock4
            .denselayer8
            .relu1
            .forward(features_denseblock4_denselayer8_norm1);
        let features_denseblock4_denselayer8_conv1 = self
            .features
            .denseblock4
            .denselayer8
            .conv1
            .forward(features_denseblock4_denselayer8_relu1);
        let features_denseblock4_denselayer8_norm2 = self
            .features
            .denseblock4
            .denselayer8
            .norm2
            .forward(features_denseblock4_denselayer8_conv1);
        let features_denseblock4_denselayer8_relu2 = self
            .features
            .denseblock4
            .denselayer8
            .relu2
            .forward(features_denseblock4_denselayer8_norm2);
        let features_denseblock4_denselayer8_conv2 = self
            .features
            .denseblock4
            .denselayer8
            .conv2
            .forward(features_denseblock4_denselayer8_relu2);
        let cat_61 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer9_norm1 =
            self.features.denseblock4.denselayer9.norm1.forward(cat_61);
        let features_denseblock4_denselayer9_relu1 = self
            .features
            .denseblock4
            .denselayer9
            .relu1
            .forward(features_denseblock4_denselayer9_norm1);
        let features_denseblock4_denselayer9_conv1 = self
            .features
            .denseblock4
            .denselayer9
            .conv1
            .forward(features_denseblock4_denselayer9_relu1);
        let features_denseblock4_denselayer9_norm2 = self
            .features
            .denseblock4
            .denselayer9
            .norm2
            .forward(features_denseblock4_denselayer9_conv1);
        let features_denseblock4_denselayer9_relu2 = self
            .features
            .denseblock4
            .denselayer9
            .relu2
            .forward(features_denseblock4_denselayer9_norm2);
        let features_denseblock4_denselayer9_conv2 = self
            .features
            .denseblock4
            .denselayer9
            .conv2
            .forward(features_denseblock4_denselayer9_relu2);
        let cat_62 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer10_norm1 =
            self.features.denseblock4.denselayer10.norm1.forward(cat_62);
        let features_denseblock4_denselayer10_relu1 = self
            .features
            .denseblock4
            .denselayer10
            .relu1
            .forward(features_denseblock4_denselayer10_norm1);
        let features_denseblock4_denselayer10_conv1 = self
            .features
            .denseblock4
            .denselayer10
            .conv1
            .forward(features_denseblock4_denselayer10_relu1);
        let features_denseblock4_denselayer10_norm2 = self
            .features
            .denseblock4
            .denselayer10
            .norm2
            .forward(features_denseblock4_denselayer10_conv1);
        let features_denseblock4_denselayer10_relu2 = self
            .features
            .denseblock4
            .denselayer10
            .relu2
            .forward(features_denseblock4_denselayer10_norm2);
        let features_denseblock4_denselayer10_conv2 = self
            .features
            .denseblock4
            .denselayer10
            .conv2
            .forward(features_denseblock4_denselayer10_relu2);
        let cat_63 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer11_norm1 =
            self.features.denseblock4.denselayer11.norm1.forward(cat_63);
        let features_denseblock4_denselayer11_relu1 = self
            .features
            .denseblock4
            .denselayer11
            .relu1
            .forward(features_denseblock4_denselayer11_norm1);
        let features_denseblock4_denselayer11_conv1 = self
            .features
            .denseblock4
            .denselayer11
            .conv1
            .forward(features_denseblock4_denselayer11_relu1);
        let features_denseblock4_denselayer11_norm2 = self
            .features
            .denseblock4
            .denselayer11
            .norm2
            .forward(features_denseblock4_denselayer11_conv1);
        let features_denseblock4_denselayer11_relu2 = self
            .features
            .denseblock4
            .denselayer11
            .relu2
            .forward(features_denseblock4_denselayer11_norm2);
        let features_denseblock4_denselayer11_conv2 = self
            .features
            .denseblock4
            .denselayer11
            .conv2
            .forward(features_denseblock4_denselayer11_relu2);
        let cat_64 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer12_norm1 =
            self.features.denseblock4.denselayer12.norm1.forward(cat_64);
        let features_denseblock4_denselayer12_relu1 = self
            .features
            .denseblock4
            .denselayer12
            .relu1
            .forward(features_denseblock4_denselayer12_norm1);
        let features_denseblock4_denselayer12_conv1 = self
            .features
            .denseblock4
            .denselayer12
            .conv1
            .forward(features_denseblock4_denselayer12_relu1);
        let features_denseblock4_denselayer12_norm2 = self
            .features
            .denseblock4
            .denselayer12
            .norm2
            .forward(features_denseblock4_denselayer12_conv1);
        let features_denseblock4_denselayer12_relu2 = self
            .features
            .denseblock4
            .denselayer12
            .relu2
            .forward(features_denseblock4_denselayer12_norm2);
        let features_denseblock4_denselayer12_conv2 = self
            .features
            .denseblock4
            .denselayer12
            .conv2
            .forward(features_denseblock4_denselayer12_relu2);
        let cat_65 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer13_norm1 =
            self.features.denseblock4.denselayer13.norm1.forward(cat_65);
        let features_denseblock4_denselayer13_relu1 = self
            .features
            .denseblock4
            .denselayer13
            .relu1
            .forward(features_denseblock4_denselayer13_norm1);
        let features_denseblock4_denselayer13_conv1 = self
            .features
            .denseblock4
            .denselayer13
            .conv1
            .forward(features_denseblock4_denselayer13_relu1);
        let features_denseblock4_denselayer13_norm2 = self
            .features
            .denseblock4
            .denselayer13
            .norm2
            .forward(features_denseblock4_denselayer13_conv1);
        let features_denseblock4_denselayer13_relu2 = self
            .features
            .denseblock4
            .denselayer13
            .relu2
            .forward(features_denseblock4_denselayer13_norm2);
        let features_denseblock4_denselayer13_conv2 = self
            .features
            .denseblock4
            .denselayer13
            .conv2
            .forward(features_denseblock4_denselayer13_relu2);
        let cat_66 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer14_norm1 =
            self.features.denseblock4.denselayer14.norm1.forward(cat_66);
        let features_denseblock4_denselayer14_relu1 = self
            .features
            .denseblock4
            .denselayer14
            .relu1
            .forward(features_denseblock4_denselayer14_norm1);
        let features_denseblock4_denselayer14_conv1 = self
            .features
            .denseblock4
            .denselayer14
            .conv1
            .forward(features_denseblock4_denselayer14_relu1);
        let features_denseblock4_denselayer14_norm2 = self
            .features
            .denseblock4
            .denselayer14
            .norm2
            .forward(features_denseblock4_denselayer14_conv1);
        let features_denseblock4_denselayer14_relu2 = self
            .features
            .denseblock4
            .denselayer14
            .relu2
            .forward(features_denseblock4_denselayer14_norm2);
        let features_denseblock4_denselayer14_conv2 = self
            .features
            .denseblock4
            .denselayer14
            .conv2
            .forward(features_denseblock4_denselayer14_relu2);
        let cat_67 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer15_norm1 =
            self.features.denseblock4.denselayer15.norm1.forward(cat_67);
        let features_denseblock4_denselayer15_relu1 = self
            .features
            .denseblock4
            .denselayer15
            .relu1
            .forward(features_denseblock4_denselayer15_norm1);
        let features_denseblock4_denselayer15_conv1 = self
            .features
            .denseblock4
            .denselayer15
            .conv1
            .forward(features_denseblock4_denselayer15_relu1);
        let features_denseblock4_denselayer15_norm2 = self
            .features
            .denseblock4
            .denselayer15
            .norm2
            .forward(features_denseblock4_denselayer15_conv1);
        let features_denseblock4_denselayer15_relu2 = self
            .features
            .denseblock4
            .denselayer15
            .relu2
            .forward(features_denseblock4_denselayer15_norm2);
        let features_denseblock4_denselayer15_conv2 = self
            .features
            .denseblock4
            .denselayer15
            .conv2
            .forward(features_denseblock4_denselayer15_relu2);
        let cat_68 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer16_norm1 =
            self.features.denseblock4.denselayer16.norm1.forward(cat_68);
        let features_denseblock4_denselayer16_relu1 = self
            .features
            .denseblock4
            .denselayer16
            .relu1
            .forward(features_denseblock4_denselayer16_norm1);
        let features_denseblock4_denselayer16_conv1 = self
            .features
            .denseblock4
            .denselayer16
            .conv1
            .forward(features_denseblock4_denselayer16_relu1);
        let features_denseblock4_denselayer16_norm2 = self
            .features
            .denseblock4
            .denselayer16
            .norm2
            .forward(features_denseblock4_denselayer16_conv1);
        let features_denseblock4_denselayer16_relu2 = self
            .features
            .denseblock4
            .denselayer16
            .relu2
            .forward(features_denseblock4_denselayer16_norm2);
        let features_denseblock4_denselayer16_conv2 = self
            .features
            .denseblock4
            .denselayer16
            .conv2
            .forward(features_denseblock4_denselayer16_relu2);
        let cat_69 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer17_norm1 =
            self.features.denseblock4.denselayer17.norm1.forward(cat_69);
        let features_denseblock4_denselayer17_relu1 = self
            .features
            .denseblock4
            .denselayer17
            .relu1
            .forward(features_denseblock4_denselayer17_norm1);
        let features_denseblock4_denselayer17_conv1 = self
            .features
            .denseblock4
            .denselayer17
            .conv1
            .forward(features_denseblock4_denselayer17_relu1);
        let features_denseblock4_denselayer17_norm2 = self
            .features
            .denseblock4
            .denselayer17
            .norm2
            .forward(features_denseblock4_denselayer17_conv1);
        let features_denseblock4_denselayer17_relu2 = self
            .features
            .denseblock4
            .denselayer17
            .relu2
            .forward(features_denseblock4_denselayer17_norm2);
        let features_denseblock4_denselayer17_conv2 = self
            .features
            .denseblock4
            .denselayer17
            .conv2
            .forward(features_denseblock4_denselayer17_relu2);
        let cat_70 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer18_norm1 =
            self.features.denseblock4.denselayer18.norm1.forward(cat_70);
        let features_denseblock4_denselayer18_relu1 = self
            .features
            .denseblock4
            .denselayer18
            .relu1
            .forward(features_denseblock4_denselayer18_norm1);
        let features_denseblock4_denselayer18_conv1 = self
            .features
            .denseblock4
            .denselayer18
            .conv1
            .forward(features_denseblock4_denselayer18_relu1);
        let features_denseblock4_denselayer18_norm2 = self
            .features
            .denseblock4
            .denselayer18
            .norm2
            .forward(features_denseblock4_denselayer18_conv1);
        let features_denseblock4_denselayer18_relu2 = self
            .features
            .denseblock4
            .denselayer18
            .relu2
            .forward(features_denseblock4_denselayer18_norm2);
        let features_denseblock4_denselayer18_conv2 = self
            .features
            .denseblock4
            .denselayer18
            .conv2
            .forward(features_denseblock4_denselayer18_relu2);
        let cat_71 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer19_norm1 =
            self.features.denseblock4.denselayer19.norm1.forward(cat_71);
        let features_denseblock4_denselayer19_relu1 = self
            .features
            .denseblock4
            .denselayer19
            .relu1
            .forward(features_denseblock4_denselayer19_norm1);
        let features_denseblock4_denselayer19_conv1 = self
            .features
            .denseblock4
            .denselayer19
            .conv1
            .forward(features_denseblock4_denselayer19_relu1);
        let features_denseblock4_denselayer19_norm2 = self
            .features
            .denseblock4
            .denselayer19
            .norm2
            .forward(features_denseblock4_denselayer19_conv1);
        let features_denseblock4_denselayer19_relu2 = self
            .features
            .denseblock4
            .denselayer19
            .relu2
            .forward(features_denseblock4_denselayer19_norm2);
        let features_denseblock4_denselayer19_conv2 = self
            .features
            .denseblock4
            .denselayer19
            .conv2
            .forward(features_denseblock4_denselayer19_relu2);
        let cat_72 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer20_norm1 =
            self.features.denseblock4.denselayer20.norm1.forward(cat_72);
        let features_denseblock4_denselayer20_relu1 = self
            .features
            .denseblock4
            .denselayer20
            .relu1
            .forward(features_denseblock4_denselayer20_norm1);
        let features_denseblock4_denselayer20_conv1 = self
            .features
            .denseblock4
            .denselayer20
            .conv1
            .forward(features_denseblock4_denselayer20_relu1);
        let features_denseblock4_denselayer20_norm2 = self
            .features
            .denseblock4
            .denselayer20
            .norm2
            .forward(features_denseblock4_denselayer20_conv1);
        let features_denseblock4_denselayer20_relu2 = self
            .features
            .denseblock4
            .denselayer20
            .relu2
            .forward(features_denseblock4_denselayer20_norm2);
        let features_denseblock4_denselayer20_conv2 = self
            .features
            .denseblock4
            .denselayer20
            .conv2
            .forward(features_denseblock4_denselayer20_relu2);
        let cat_73 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer21_norm1 =
            self.features.denseblock4.denselayer21.norm1.forward(cat_73);
        let features_denseblock4_denselayer21_relu1 = self
            .features
            .denseblock4
            .denselayer21
            .relu1
            .forward(features_denseblock4_denselayer21_norm1);
        let features_denseblock4_denselayer21_conv1 = self
            .features
            .denseblock4
            .denselayer21
            .conv1
            .forward(features_denseblock4_denselayer21_relu1);
        let features_denseblock4_denselayer21_norm2 = self
            .features
            .denseblock4
            .denselayer21
            .norm2
            .forward(features_denseblock4_denselayer21_conv1);
        let features_denseblock4_denselayer21_relu2 = self
            .features
            .denseblock4
            .denselayer21
            .relu2
            .forward(features_denseblock4_denselayer21_norm2);
        let features_denseblock4_denselayer21_conv2 = self
            .features
            .denseblock4
            .denselayer21
            .conv2
            .forward(features_denseblock4_denselayer21_relu2);
        let cat_74 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer22_norm1 =
            self.features.denseblock4.denselayer22.norm1.forward(cat_74);
        let features_denseblock4_denselayer22_relu1 = self
            .features
            .denseblock4
            .denselayer22
            .relu1
            .forward(features_denseblock4_denselayer22_norm1);
        let features_denseblock4_denselayer22_conv1 = self
            .features
            .denseblock4
            .denselayer22
            .conv1
            .forward(features_denseblock4_denselayer22_relu1);
        let features_denseblock4_denselayer22_norm2 = self
            .features
            .denseblock4
            .denselayer22
            .norm2
            .forward(features_denseblock4_denselayer22_conv1);
        let features_denseblock4_denselayer22_relu2 = self
            .features
            .denseblock4
            .denselayer22
            .relu2
            .forward(features_denseblock4_denselayer22_norm2);
        let features_denseblock4_denselayer22_conv2 = self
            .features
            .denseblock4
            .denselayer22
            .conv2
            .forward(features_denseblock4_denselayer22_relu2);
        let cat_75 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer23_norm1 =
            self.features.denseblock4.denselayer23.norm1.forward(cat_75);
        let features_denseblock4_denselayer23_relu1 = self
            .features
            .denseblock4
            .denselayer23
            .relu1
            .forward(features_denseblock4_denselayer23_norm1);
        let features_denseblock4_denselayer23_conv1 = self
            .features
            .denseblock4
            .denselayer23
            .conv1
            .forward(features_denseblock4_denselayer23_relu1);
        let features_denseblock4_denselayer23_norm2 = self
            .features
            .denseblock4
            .denselayer23
            .norm2
            .forward(features_denseblock4_denselayer23_conv1);
        let features_denseblock4_denselayer23_relu2 = self
            .features
            .denseblock4
            .denselayer23
            .relu2
            .forward(features_denseblock4_denselayer23_norm2);
        let features_denseblock4_denselayer23_conv2 = self
            .features
            .denseblock4
            .denselayer23
            .conv2
            .forward(features_denseblock4_denselayer23_relu2);
        let cat_76 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
                &features_denseblock4_denselayer23_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer24_norm1 =
            self.features.denseblock4.denselayer24.norm1.forward(cat_76);
        let features_denseblock4_denselayer24_relu1 = self
            .features
            .denseblock4
            .denselayer24
            .relu1
            .forward(features_denseblock4_denselayer24_norm1);
        let features_denseblock4_denselayer24_conv1 = self
            .features
            .denseblock4
            .denselayer24
            .conv1
            .forward(features_denseblock4_denselayer24_relu1);
        let features_denseblock4_denselayer24_norm2 = self
            .features
            .denseblock4
            .denselayer24
            .norm2
            .forward(features_denseblock4_denselayer24_conv1);
        let features_denseblock4_denselayer24_relu2 = self
            .features
            .denseblock4
            .denselayer24
            .relu2
            .forward(features_denseblock4_denselayer24_norm2);
        let features_denseblock4_denselayer24_conv2 = self
            .features
            .denseblock4
            .denselayer24
            .conv2
            .forward(features_denseblock4_denselayer24_relu2);
        let cat_77 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
                &features_denseblock4_denselayer23_conv2,
                &features_denseblock4_denselayer24_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer25_norm1 =
            self.features.denseblock4.denselayer25.norm1.forward(cat_77);
        let features_denseblock4_denselayer25_relu1 = self
            .features
            .denseblock4
            .denselayer25
            .relu1
            .forward(features_denseblock4_denselayer25_norm1);
        let features_denseblock4_denselayer25_conv1 = self
            .features
            .denseblock4
            .denselayer25
            .conv1
            .forward(features_denseblock4_denselayer25_relu1);
        let features_denseblock4_denselayer25_norm2 = self
            .features
            .denseblock4
            .denselayer25
            .norm2
            .forward(features_denseblock4_denselayer25_conv1);
        let features_denseblock4_denselayer25_relu2 = self
            .features
            .denseblock4
            .denselayer25
            .relu2
            .forward(features_denseblock4_denselayer25_norm2);
        let features_denseblock4_denselayer25_conv2 = self
            .features
            .denseblock4
            .denselayer25
            .conv2
            .forward(features_denseblock4_denselayer25_relu2);
        let cat_78 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
                &features_denseblock4_denselayer23_conv2,
                &features_denseblock4_denselayer24_conv2,
                &features_denseblock4_denselayer25_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer26_norm1 =
            self.features.denseblock4.denselayer26.norm1.forward(cat_78);
        let features_denseblock4_denselayer26_relu1 = self
            .features
            .denseblock4
            .denselayer26
            .relu1
            .forward(features_denseblock4_denselayer26_norm1);
        let features_denseblock4_denselayer26_conv1 = self
            .features
            .denseblock4
            .denselayer26
            .conv1
            .forward(features_denseblock4_denselayer26_relu1);
        let features_denseblock4_denselayer26_norm2 = self
            .features
            .denseblock4
            .denselayer26
            .norm2
            .forward(features_denseblock4_denselayer26_conv1);
        let features_denseblock4_denselayer26_relu2 = self
            .features
            .denseblock4
            .denselayer26
            .relu2
            .forward(features_denseblock4_denselayer26_norm2);
        let features_denseblock4_denselayer26_conv2 = self
            .features
            .denseblock4
            .denselayer26
            .conv2
            .forward(features_denseblock4_denselayer26_relu2);
        let cat_79 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
                &features_denseblock4_denselayer23_conv2,
                &features_denseblock4_denselayer24_conv2,
                &features_denseblock4_denselayer25_conv2,
                &features_denseblock4_denselayer26_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer27_norm1 =
            self.features.denseblock4.denselayer27.norm1.forward(cat_79);
        let features_denseblock4_denselayer27_relu1 = self
            .features
            .denseblock4
            .denselayer27
            .relu1
            .forward(features_denseblock4_denselayer27_norm1);
        let features_denseblock4_denselayer27_conv1 = self
            .features
            .denseblock4
            .denselayer27
            .conv1
            .forward(features_denseblock4_denselayer27_relu1);
        let features_denseblock4_denselayer27_norm2 = self
            .features
            .denseblock4
            .denselayer27
            .norm2
            .forward(features_denseblock4_denselayer27_conv1);
        let features_denseblock4_denselayer27_relu2 = self
            .features
            .denseblock4
            .denselayer27
            .relu2
            .forward(features_denseblock4_denselayer27_norm2);
        let features_denseblock4_denselayer27_conv2 = self
            .features
            .denseblock4
            .denselayer27
            .conv2
            .forward(features_denseblock4_denselayer27_relu2);
        let cat_80 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
                &features_denseblock4_denselayer23_conv2,
                &features_denseblock4_denselayer24_conv2,
                &features_denseblock4_denselayer25_conv2,
                &features_denseblock4_denselayer26_conv2,
                &features_denseblock4_denselayer27_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer28_norm1 =
            self.features.denseblock4.denselayer28.norm1.forward(cat_80);
        let features_denseblock4_denselayer28_relu1 = self
            .features
            .denseblock4
            .denselayer28
            .relu1
            .forward(features_denseblock4_denselayer28_norm1);
        let features_denseblock4_denselayer28_conv1 = self
            .features
            .denseblock4
            .denselayer28
            .conv1
            .forward(features_denseblock4_denselayer28_relu1);
        let features_denseblock4_denselayer28_norm2 = self
            .features
            .denseblock4
            .denselayer28
            .norm2
            .forward(features_denseblock4_denselayer28_conv1);
        let features_denseblock4_denselayer28_relu2 = self
            .features
            .denseblock4
            .denselayer28
            .relu2
            .forward(features_denseblock4_denselayer28_norm2);
        let features_denseblock4_denselayer28_conv2 = self
            .features
            .denseblock4
            .denselayer28
            .conv2
            .forward(features_denseblock4_denselayer28_relu2);
        let cat_81 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
                &features_denseblock4_denselayer23_conv2,
                &features_denseblock4_denselayer24_conv2,
                &features_denseblock4_denselayer25_conv2,
                &features_denseblock4_denselayer26_conv2,
                &features_denseblock4_denselayer27_conv2,
                &features_denseblock4_denselayer28_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer29_norm1 =
            self.features.denseblock4.denselayer29.norm1.forward(cat_81);
        let features_denseblock4_denselayer29_relu1 = self
            .features
            .denseblock4
            .denselayer29
            .relu1
            .forward(features_denseblock4_denselayer29_norm1);
        let features_denseblock4_denselayer29_conv1 = self
            .features
            .denseblock4
            .denselayer29
            .conv1
            .forward(features_denseblock4_denselayer29_relu1);
        let features_denseblock4_denselayer29_norm2 = self
            .features
            .denseblock4
            .denselayer29
            .norm2
            .forward(features_denseblock4_denselayer29_conv1);
        let features_denseblock4_denselayer29_relu2 = self
            .features
            .denseblock4
            .denselayer29
            .relu2
            .forward(features_denseblock4_denselayer29_norm2);
        let features_denseblock4_denselayer29_conv2 = self
            .features
            .denseblock4
            .denselayer29
            .conv2
            .forward(features_denseblock4_denselayer29_relu2);
        let cat_82 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
                &features_denseblock4_denselayer23_conv2,
                &features_denseblock4_denselayer24_conv2,
                &features_denseblock4_denselayer25_conv2,
                &features_denseblock4_denselayer26_conv2,
                &features_denseblock4_denselayer27_conv2,
                &features_denseblock4_denselayer28_conv2,
                &features_denseblock4_denselayer29_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer30_norm1 =
            self.features.denseblock4.denselayer30.norm1.forward(cat_82);
        let features_denseblock4_denselayer30_relu1 = self
            .features
            .denseblock4
            .denselayer30
            .relu1
            .forward(features_denseblock4_denselayer30_norm1);
        let features_denseblock4_denselayer30_conv1 = self
            .features
            .denseblock4
            .denselayer30
            .conv1
            .forward(features_denseblock4_denselayer30_relu1);
        let features_denseblock4_denselayer30_norm2 = self
            .features
            .denseblock4
            .denselayer30
            .norm2
            .forward(features_denseblock4_denselayer30_conv1);
        let features_denseblock4_denselayer30_relu2 = self
            .features
            .denseblock4
            .denselayer30
            .relu2
            .forward(features_denseblock4_denselayer30_norm2);
        let features_denseblock4_denselayer30_conv2 = self
            .features
            .denseblock4
            .denselayer30
            .conv2
            .forward(features_denseblock4_denselayer30_relu2);
        let cat_83 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
                &features_denseblock4_denselayer23_conv2,
                &features_denseblock4_denselayer24_conv2,
                &features_denseblock4_denselayer25_conv2,
                &features_denseblock4_denselayer26_conv2,
                &features_denseblock4_denselayer27_conv2,
                &features_denseblock4_denselayer28_conv2,
                &features_denseblock4_denselayer29_conv2,
                &features_denseblock4_denselayer30_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer31_norm1 =
            self.features.denseblock4.denselayer31.norm1.forward(cat_83);
        let features_denseblock4_denselayer31_relu1 = self
            .features
            .denseblock4
            .denselayer31
            .relu1
            .forward(features_denseblock4_denselayer31_norm1);
        let features_denseblock4_denselayer31_conv1 = self
            .features
            .denseblock4
            .denselayer31
            .conv1
            .forward(features_denseblock4_denselayer31_relu1);
        let features_denseblock4_denselayer31_norm2 = self
            .features
            .denseblock4
            .denselayer31
            .norm2
            .forward(features_denseblock4_denselayer31_conv1);
        let features_denseblock4_denselayer31_relu2 = self
            .features
            .denseblock4
            .denselayer31
            .relu2
            .forward(features_denseblock4_denselayer31_norm2);
        let features_denseblock4_denselayer31_conv2 = self
            .features
            .denseblock4
            .denselayer31
            .conv2
            .forward(features_denseblock4_denselayer31_relu2);
        let cat_84 = torch::cat(
            [
                &features_transition3_pool,
                &features_denseblock4_denselayer1_conv2,
                &features_denseblock4_denselayer2_conv2,
                &features_denseblock4_denselayer3_conv2,
                &features_denseblock4_denselayer4_conv2,
                &features_denseblock4_denselayer5_conv2,
                &features_denseblock4_denselayer6_conv2,
                &features_denseblock4_denselayer7_conv2,
                &features_denseblock4_denselayer8_conv2,
                &features_denseblock4_denselayer9_conv2,
                &features_denseblock4_denselayer10_conv2,
                &features_denseblock4_denselayer11_conv2,
                &features_denseblock4_denselayer12_conv2,
                &features_denseblock4_denselayer13_conv2,
                &features_denseblock4_denselayer14_conv2,
                &features_denseblock4_denselayer15_conv2,
                &features_denseblock4_denselayer16_conv2,
                &features_denseblock4_denselayer17_conv2,
                &features_denseblock4_denselayer18_conv2,
                &features_denseblock4_denselayer19_conv2,
                &features_denseblock4_denselayer20_conv2,
                &features_denseblock4_denselayer21_conv2,
                &features_denseblock4_denselayer22_conv2,
                &features_denseblock4_denselayer23_conv2,
                &features_denseblock4_denselayer24_conv2,
                &features_denseblock4_denselayer25_conv2,
                &features_denseblock4_denselayer26_conv2,
                &features_denseblock4_denselayer27_conv2,
                &features_denseblock4_denselayer28_conv2,
                &features_denseblock4_denselayer29_conv2,
                &features_denseblock4_denselayer30_conv2,
                &features_denseblock4_denselayer31_conv2,
            ],
            1,
        );
        let features_denseblock4_denselayer32_norm1 =
            self.features.denseblock4.denselayer32.norm1.forward(cat_84);
        let features_denseblock4_denselayer32_relu1 = self
            .features
            .denseblock4
            .denselayer32
            .relu1
            .forward(features_denseblock4_denselayer32_norm1);
        let features_denseblock4_denselayer32_conv1 = self
            .features
            .denseblock4
            .denselayer32
            .conv1
            .forward(features_denseblock4_denselayer32_relu1);
        let features_denseblock4_denselayer32_norm2 = self
            .features
            .denseblock4
            .denselayer32
            .norm2
            .forward(features_denseblock4_denselayer32_conv1);
        let features_denseblock4_denselayer32_relu2 = self
            .features
            .denseblock4
            .denselayer32
            .relu2
            .forward(features_denseblock4_denselayer32_norm2);
        let features_denseblock4_denselayer32_conv2 = self
            .features
            .denseblock4
            .denselayer32
            .conv2
            .forward(features_denseblock4_denselayer32_relu2);
        let cat_85 = torch::cat(
            [
                features_transition3_pool,
                features_denseblock4_denselayer1_conv2,
                features_denseblock4_denselayer2_conv2,
                features_denseblock4_denselayer3_conv2,
                features_denseblock4_denselayer4_conv2,
                features_denseblock4_denselayer5_conv2,
                features_denseblock4_denselayer6_conv2,
                features_denseblock4_denselayer7_conv2,
                features_denseblock4_denselayer8_conv2,
                features_denseblock4_denselayer9_conv2,
                features_denseblock4_denselayer10_conv2,
                features_denseblock4_denselayer11_conv2,
                features_denseblock4_denselayer12_conv2,
                features_denseblock4_denselayer13_conv2,
                features_denseblock4_denselayer14_conv2,
                features_denseblock4_denselayer15_conv2,
                features_denseblock4_denselayer16_conv2,
                features_denseblock4_denselayer17_conv2,
                features_denseblock4_denselayer18_conv2,
                features_denseblock4_denselayer19_conv2,
                features_denseblock4_denselayer20_conv2,
                features_denseblock4_denselayer21_conv2,
                features_denseblock4_denselayer22_conv2,
                features_denseblock4_denselayer23_conv2,
                features_denseblock4_denselayer24_conv2,
                features_denseblock4_denselayer25_conv2,
                features_denseblock4_denselayer26_conv2,
                features_denseblock4_denselayer27_conv2,
                features_denseblock4_denselayer28_conv2,
                features_denseblock4_denselayer29_conv2,
                features_denseblock4_denselayer30_conv2,
                features_denseblock4_denselayer31_conv2,
                features_denseblock4_denselayer32_conv2,
            ],
            1,
        );
        let relu = functional::relu_with(self.features.norm5.forward(cat_85), kw![inplace = true]);
        let flatten = torch::flatten(functional::adaptive_avg_pool2d(relu, (1, 1)), 1);
        self.classifier.forward(flatten)
    }
}

impl Default for DenseNet {
    fn default() -> Self {
        Self::new()
    }
}
