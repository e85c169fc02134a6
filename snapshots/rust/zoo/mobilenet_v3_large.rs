//! `MobileNetV3`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, nn, torch};

/// `MobileNetV3`.
#[derive(Module)]
pub struct MobileNetV3 {
    features: Sequential6,
    avgpool: nn::AdaptiveAvgPool2d,
    classifier: Sequential7,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential7(nn::Linear, nn::Hardswish, nn::Dropout, nn::Linear);

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential6(
    Conv2dNormActivation,
    InvertedResidual,
    InvertedResidual2,
    InvertedResidual2,
    InvertedResidual3,
    InvertedResidual3,
    InvertedResidual3,
    InvertedResidual4,
    InvertedResidual4,
    InvertedResidual4,
    InvertedResidual4,
    InvertedResidual5,
    InvertedResidual5,
    InvertedResidual5,
    InvertedResidual5,
    InvertedResidual5,
    Conv2dNormActivation,
);

#[derive(Module)]
#[module(class = "torchvision.models.mobilenetv3.InvertedResidual")]
struct InvertedResidual5 {
    block: Sequential5,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential5(
    Conv2dNormActivation,
    Conv2dNormActivation,
    SqueezeExcitation,
    Conv2dNormActivation3,
);

#[derive(Module)]
#[module(class = "torchvision.models.mobilenetv3.InvertedResidual")]
struct InvertedResidual4 {
    block: Sequential4,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential4(Conv2dNormActivation, Conv2dNormActivation, Conv2dNormActivation3);

#[derive(Module)]
#[module(class = "torchvision.models.mobilenetv3.InvertedResidual")]
struct InvertedResidual3 {
    block: Sequential3,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential3(
    Conv2dNormActivation2,
    Conv2dNormActivation2,
    SqueezeExcitation,
    Conv2dNormActivation3,
);

#[derive(Module)]
#[module(class = "torchvision.ops.misc.SqueezeExcitation")]
struct SqueezeExcitation {
    avgpool: nn::AdaptiveAvgPool2d,
    fc1: nn::Conv2d,
    activation: nn::ReLU,
    fc2: nn::Conv2d,
    scale_activation: nn::Hardsigmoid,
}

#[derive(Module)]
#[module(class = "torchvision.models.mobilenetv3.InvertedResidual")]
struct InvertedResidual2 {
    block: Sequential2,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential2(Conv2dNormActivation2, Conv2dNormActivation2, Conv2dNormActivation3);

#[derive(Module)]
#[module(class = "torchvision.models.mobilenetv3.InvertedResidual")]
struct InvertedResidual {
    block: Sequential,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential(Conv2dNormActivation2, Conv2dNormActivation3);

#[derive(Module)]
#[module(class = "torchvision.ops.misc.Conv2dNormActivation")]
struct Conv2dNormActivation3(nn::Conv2d, nn::BatchNorm2d);

#[derive(Module)]
#[module(class = "torchvision.ops.misc.Conv2dNormActivation")]
struct Conv2dNormActivation2(nn::Conv2d, nn::BatchNorm2d, nn::ReLU);

#[derive(Module)]
#[module(class = "torchvision.ops.misc.Conv2dNormActivation")]
struct Conv2dNormActivation(nn::Conv2d, nn::BatchNorm2d, nn::Hardswish);

impl MobileNetV3 {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            features: Sequential6(
                Conv2dNormActivation(
                    nn::Conv2d::new(3, 16, 3).stride(2).padding(1).bias(false),
                    nn::BatchNorm2d::new(16).eps(0.001).momentum(0.01),
                    nn::Hardswish::new().inplace(true),
                ),
                InvertedResidual {
                    block: Sequential(
                        Conv2dNormActivation2(
                            nn::Conv2d::new(16, 16, 3).padding(1).groups(16).bias(false),
                            nn::BatchNorm2d::new(16).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation3(
                            nn::Conv2d::new(16, 16, 1).bias(false),
                            nn::BatchNorm2d::new(16).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual2 {
                    block: Sequential2(
                        Conv2dNormActivation2(
                            nn::Conv2d::new(16, 64, 1).bias(false),
                            nn::BatchNorm2d::new(64).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation2(
                            nn::Conv2d::new(64, 64, 3).stride(2).padding(1).groups(64).bias(false),
                            nn::BatchNorm2d::new(64).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation3(
                            nn::Conv2d::new(64, 24, 1).bias(false),
                            nn::BatchNorm2d::new(24).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual2 {
                    block: Sequential2(
                        Conv2dNormActivation2(
                            nn::Conv2d::new(24, 72, 1).bias(false),
                            nn::BatchNorm2d::new(72).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation2(
                            nn::Conv2d::new(72, 72, 3).padding(1).groups(72).bias(false),
                            nn::BatchNorm2d::new(72).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation3(
                            nn::Conv2d::new(72, 24, 1).bias(false),
                            nn::BatchNorm2d::new(24).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation2(
                            nn::Conv2d::new(24, 72, 1).bias(false),
                            nn::BatchNorm2d::new(72).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation2(
                            nn::Conv2d::new(72, 72, 5).stride(2).padding(2).groups(72).bias(false),
                            nn::BatchNorm2d::new(72).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(72, 24, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(24, 72, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(72, 40, 1).bias(false),
                            nn::BatchNorm2d::new(40).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation2(
                            nn::Conv2d::new(40, 120, 1).bias(false),
                            nn::BatchNorm2d::new(120).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation2(
                            nn::Conv2d::new(120, 120, 5).padding(2).groups(120).bias(false),
                            nn::BatchNorm2d::new(120).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(120, 32, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(32, 120, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(120, 40, 1).bias(false),
                            nn::BatchNorm2d::new(40).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation2(
                            nn::Conv2d::new(40, 120, 1).bias(false),
                            nn::BatchNorm2d::new(120).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation2(
                            nn::Conv2d::new(120, 120, 5).padding(2).groups(120).bias(false),
                            nn::BatchNorm2d::new(120).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(120, 32, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(32, 120, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(120, 40, 1).bias(false),
                            nn::BatchNorm2d::new(40).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual4 {
                    block: Sequential4(
                        Conv2dNormActivation(
                            nn::Conv2d::new(40, 240, 1).bias(false),
                            nn::BatchNorm2d::new(240).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(240, 240, 3)
                                .stride(2)
                                .padding(1)
                                .groups(240)
                                .bias(false),
                            nn::BatchNorm2d::new(240).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation3(
                            nn::Conv2d::new(240, 80, 1).bias(false),
                            nn::BatchNorm2d::new(80).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual4 {
                    block: Sequential4(
                        Conv2dNormActivation(
                            nn::Conv2d::new(80, 200, 1).bias(false),
                            nn::BatchNorm2d::new(200).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(200, 200, 3).padding(1).groups(200).bias(false),
                            nn::BatchNorm2d::new(200).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation3(
                            nn::Conv2d::new(200, 80, 1).bias(false),
                            nn::BatchNorm2d::new(80).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual4 {
                    block: Sequential4(
                        Conv2dNormActivation(
                            nn::Conv2d::new(80, 184, 1).bias(false),
                            nn::BatchNorm2d::new(184).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(184, 184, 3).padding(1).groups(184).bias(false),
                            nn::BatchNorm2d::new(184).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation3(
                            nn::Conv2d::new(184, 80, 1).bias(false),
                            nn::BatchNorm2d::new(80).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual4 {
                    block: Sequential4(
                        Conv2dNormActivation(
                            nn::Conv2d::new(80, 184, 1).bias(false),
                            nn::BatchNorm2d::new(184).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(184, 184, 3).padding(1).groups(184).bias(false),
                            nn::BatchNorm2d::new(184).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation3(
                            nn::Conv2d::new(184, 80, 1).bias(false),
                            nn::BatchNorm2d::new(80).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual5 {
                    block: Sequential5(
                        Conv2dNormActivation(
                            nn::Conv2d::new(80, 480, 1).bias(false),
                            nn::BatchNorm2d::new(480).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(480, 480, 3).padding(1).groups(480).bias(false),
                            nn::BatchNorm2d::new(480).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(480, 120, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(120, 480, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(480, 112, 1).bias(false),
                            nn::BatchNorm2d::new(112).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual5 {
                    block: Sequential5(
                        Conv2dNormActivation(
                            nn::Conv2d::new(112, 672, 1).bias(false),
                            nn::BatchNorm2d::new(672).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(672, 672, 3).padding(1).groups(672).bias(false),
                            nn::BatchNorm2d::new(672).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(672, 168, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(168, 672, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(672, 112, 1).bias(false),
                            nn::BatchNorm2d::new(112).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual5 {
                    block: Sequential5(
                        Conv2dNormActivation(
                            nn::Conv2d::new(112, 672, 1).bias(false),
                            nn::BatchNorm2d::new(672).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(672, 672, 5)
                                .stride(2)
                                .padding(2)
                                .groups(672)
                                .bias(false),
                            nn::BatchNorm2d::new(672).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(672, 168, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(168, 672, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(672, 160, 1).bias(false),
                            nn::BatchNorm2d::new(160).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual5 {
                    block: Sequential5(
                        Conv2dNormActivation(
                            nn::Conv2d::new(160, 960, 1).bias(false),
                            nn::BatchNorm2d::new(960).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(960, 960, 5).padding(2).groups(960).bias(false),
                            nn::BatchNorm2d::new(960).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(960, 240, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(240, 960, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(960, 160, 1).bias(false),
                            nn::BatchNorm2d::new(160).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual5 {
                    block: Sequential5(
                        Conv2dNormActivation(
                            nn::Conv2d::new(160, 960, 1).bias(false),
                            nn::BatchNorm2d::new(960).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(960, 960, 5).padding(2).groups(960).bias(false),
                            nn::BatchNorm2d::new(960).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(960, 240, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(240, 960, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(960, 160, 1).bias(false),
                            nn::BatchNorm2d::new(160).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                Conv2dNormActivation(
                    nn::Conv2d::new(160, 960, 1).bias(false),
                    nn::BatchNorm2d::new(960).eps(0.001).momentum(0.01),
                    nn::Hardswish::new().inplace(true),
                ),
            ),
            avgpool: nn::AdaptiveAvgPool2d::new(1),
            classifier: Sequential7(
                nn::Linear::new(960, 1280),
                nn::Hardswish::new().inplace(true),
                nn::Dropout::new().p(0.2).inplace(true),
                nn::Linear::new(1280, 1000),
            ),
        };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward(x: "torch.Tensor", -> "torch.Tensor")]
    pub fn forward(&self, x: &Var) -> Var {
        let features_0_1 = self.features.0.1.forward(self.features.0.0.forward(x));
        let features_0_2 = self.features.0.2.forward(features_0_1);
        let features_1_block_0_0 = self.features.1.block.0.0.forward(&features_0_2);
        let features_1_block_0_1 = self.features.1.block.0.1.forward(features_1_block_0_0);
        let features_1_block_0_2 = self.features.1.block.0.2.forward(features_1_block_0_1);
        let features_1_block_1_0 = self.features.1.block.1.0.forward(features_1_block_0_2);
        let add = self.features.1.block.1.1.forward(features_1_block_1_0) + features_0_2;
        let features_2_block_0_0 = self.features.2.block.0.0.forward(add);
        let features_2_block_0_1 = self.features.2.block.0.1.forward(features_2_block_0_0);
        let features_2_block_0_2 = self.features.2.block.0.2.forward(features_2_block_0_1);
        let features_2_block_1_0 = self.features.2.block.1.0.forward(features_2_block_0_2);
        let features_2_block_1_1 = self.features.2.block.1.1.forward(features_2_block_1_0);
        let features_2_block_1_2 = self.features.2.block.1.2.forward(features_2_block_1_1);
        let features_2_block_2_0 = self.features.2.block.2.0.forward(features_2_block_1_2);
        let features_2_block_2_1 = self.features.2.block.2.1.forward(features_2_block_2_0);
        let features_3_block_0_0 = self.features.3.block.0.0.forward(&features_2_block_2_1);
        let features_3_block_0_1 = self.features.3.block.0.1.forward(features_3_block_0_0);
        let features_3_block_0_2 = self.features.3.block.0.2.forward(features_3_block_0_1);
        let features_3_block_1_0 = self.features.3.block.1.0.forward(features_3_block_0_2);
        let features_3_block_1_1 = self.features.3.block.1.1.forward(features_3_block_1_0);
        let features_3_block_1_2 = self.features.3.block.1.2.forward(features_3_block_1_1);
        let features_3_block_2_0 = self.features.3.block.2.0.forward(features_3_block_1_2);
        let add_1 = self.features.3.block.2.1.forward(features_3_block_2_0) + features_2_block_2_1;
        let features_4_block_0_0 = self.features.4.block.0.0.forward(add_1);
        let features_4_block_0_1 = self.features.4.block.0.1.forward(features_4_block_0_0);
        let features_4_block_0_2 = self.features.4.block.0.2.forward(features_4_block_0_1);
        let features_4_block_1_0 = self.features.4.block.1.0.forward(features_4_block_0_2);
        let features_4_block_1_1 = self.features.4.block.1.1.forward(features_4_block_1_0);
        let features_4_block_1_2 = self.features.4.block.1.2.forward(features_4_block_1_1);
        let features_4_block_2_avgpool =
            self.features.4.block.2.avgpool.forward(&features_4_block_1_2);
        let features_4_block_2_fc1 =
            self.features.4.block.2.fc1.forward(features_4_block_2_avgpool);
        let features_4_block_2_activation =
            self.features.4.block.2.activation.forward(features_4_block_2_fc1);
        let features_4_block_2_fc2 =
            self.features.4.block.2.fc2.forward(features_4_block_2_activation);
        let features_4_block_2_scale_activation =
            self.features.4.block.2.scale_activation.forward(features_4_block_2_fc2);
        let mul = features_4_block_2_scale_activation * features_4_block_1_2;
        let features_4_block_3_0 = self.features.4.block.3.0.forward(mul);
        let features_4_block_3_1 = self.features.4.block.3.1.forward(features_4_block_3_0);
        let features_5_block_0_0 = self.features.5.block.0.0.forward(&features_4_block_3_1);
        let features_5_block_0_1 = self.features.5.block.0.1.forward(features_5_block_0_0);
        let features_5_block_0_2 = self.features.5.block.0.2.forward(features_5_block_0_1);
        let features_5_block_1_0 = self.features.5.block.1.0.forward(features_5_block_0_2);
        let features_5_block_1_1 = self.features.5.block.1.1.forward(features_5_block_1_0);
        let features_5_block_1_2 = self.features.5.block.1.2.forward(features_5_block_1_1);
        let features_5_block_2_avgpool =
            self.features.5.block.2.avgpool.forward(&features_5_block_1_2);
        let features_5_block_2_fc1 =
            self.features.5.block.2.fc1.forward(features_5_block_2_avgpool);
        let features_5_block_2_activation =
            self.features.5.block.2.activation.forward(features_5_block_2_fc1);
        let features_5_block_2_fc2 =
            self.features.5.block.2.fc2.forward(features_5_block_2_activation);
        let features_5_block_2_scale_activation =
            self.features.5.block.2.scale_activation.forward(features_5_block_2_fc2);
        let mul_1 = features_5_block_2_scale_activation * features_5_block_1_2;
        let features_5_block_3_0 = self.features.5.block.3.0.forward(mul_1);
        let add_2 = self.features.5.block.3.1.forward(features_5_block_3_0) + features_4_block_3_1;
        let features_6_block_0_0 = self.features.6.block.0.0.forward(&add_2);
        let features_6_block_0_1 = self.features.6.block.0.1.forward(features_6_block_0_0);
        let features_6_block_0_2 = self.features.6.block.0.2.forward(features_6_block_0_1);
        let features_6_block_1_0 = self.features.6.block.1.0.forward(features_6_block_0_2);
        let features_6_block_1_1 = self.features.6.block.1.1.forward(features_6_block_1_0);
        let features_6_block_1_2 = self.features.6.block.1.2.forward(features_6_block_1_1);
        let features_6_block_2_avgpool =
            self.features.6.block.2.avgpool.forward(&features_6_block_1_2);
        let features_6_block_2_fc1 =
            self.features.6.block.2.fc1.forward(features_6_block_2_avgpool);
        let features_6_block_2_activation =
            self.features.6.block.2.activation.forward(features_6_block_2_fc1);
        let features_6_block_2_fc2 =
            self.features.6.block.2.fc2.forward(features_6_block_2_activation);
        let features_6_block_2_scale_activation =
            self.features.6.block.2.scale_activation.forward(features_6_block_2_fc2);
        let mul_2 = features_6_block_2_scale_activation * features_6_block_1_2;
        let features_6_block_3_0 = self.features.6.block.3.0.forward(mul_2);
        let add_3 = self.features.6.block.3.1.forward(features_6_block_3_0) + add_2;
        let features_7_block_0_0 = self.features.7.block.0.0.forward(add_3);
        let features_7_block_0_1 = self.features.7.block.0.1.forward(features_7_block_0_0);
        let features_7_block_0_2 = self.features.7.block.0.2.forward(features_7_block_0_1);
        let features_7_block_1_0 = self.features.7.block.1.0.forward(features_7_block_0_2);
        let features_7_block_1_1 = self.features.7.block.1.1.forward(features_7_block_1_0);
        let features_7_block_1_2 = self.features.7.block.1.2.forward(features_7_block_1_1);
        let features_7_block_2_0 = self.features.7.block.2.0.forward(features_7_block_1_2);
        let features_7_block_2_1 = self.features.7.block.2.1.forward(features_7_block_2_0);
        let features_8_block_0_0 = self.features.8.block.0.0.forward(&features_7_block_2_1);
        let features_8_block_0_1 = self.features.8.block.0.1.forward(features_8_block_0_0);
        let features_8_block_0_2 = self.features.8.block.0.2.forward(features_8_block_0_1);
        let features_8_block_1_0 = self.features.8.block.1.0.forward(features_8_block_0_2);
        let features_8_block_1_1 = self.features.8.block.1.1.forward(features_8_block_1_0);
        let features_8_block_1_2 = self.features.8.block.1.2.forward(features_8_block_1_1);
        let features_8_block_2_0 = self.features.8.block.2.0.forward(features_8_block_1_2);
        let add_4 = self.features.8.block.2.1.forward(features_8_block_2_0) + features_7_block_2_1;
        let features_9_block_0_0 = self.features.9.block.0.0.forward(&add_4);
        let features_9_block_0_1 = self.features.9.block.0.1.forward(features_9_block_0_0);
        let features_9_block_0_2 = self.features.9.block.0.2.forward(features_9_block_0_1);
        let features_9_block_1_0 = self.features.9.block.1.0.forward(features_9_block_0_2);
        let features_9_block_1_1 = self.features.9.block.1.1.forward(features_9_block_1_0);
        let features_9_block_1_2 = self.features.9.block.1.2.forward(features_9_block_1_1);
        let features_9_block_2_0 = self.features.9.block.2.0.forward(features_9_block_1_2);
        let add_5 = self.features.9.block.2.1.forward(features_9_block_2_0) + add_4;
        let features_10_block_0_0 = self.features.10.block.0.0.forward(&add_5);
        let features_10_block_0_1 = self.features.10.block.0.1.forward(features_10_block_0_0);
        let features_10_block_0_2 = self.features.10.block.0.2.forward(features_10_block_0_1);
        let features_10_block_1_0 = self.features.10.block.1.0.forward(features_10_block_0_2);
        let features_10_block_1_1 = self.features.10.block.1.1.forward(features_10_block_1_0);
        let features_10_block_1_2 = self.features.10.block.1.2.forward(features_10_block_1_1);
        let features_10_block_2_0 = self.features.10.block.2.0.forward(features_10_block_1_2);
        let add_6 = self.features.10.block.2.1.forward(features_10_block_2_0) + add_5;
        let features_11_block_0_0 = self.features.11.block.0.0.forward(add_6);
        let features_11_block_0_1 = self.features.11.block.0.1.forward(features_11_block_0_0);
        let features_11_block_0_2 = self.features.11.block.0.2.forward(features_11_block_0_1);
        let features_11_block_1_0 = self.features.11.block.1.0.forward(features_11_block_0_2);
        let features_11_block_1_1 = self.features.11.block.1.1.forward(features_11_block_1_0);
        let features_11_block_1_2 = self.features.11.block.1.2.forward(features_11_block_1_1);
        let features_11_block_2_avgpool =
            self.features.11.block.2.avgpool.forward(&features_11_block_1_2);
        let features_11_block_2_fc1 =
            self.features.11.block.2.fc1.forward(features_11_block_2_avgpool);
        let features_11_block_2_activation =
            self.features.11.block.2.activation.forward(features_11_block_2_fc1);
        let features_11_block_2_fc2 =
            self.features.11.block.2.fc2.forward(features_11_block_2_activation);
        let features_11_block_2_scale_activation =
            self.features.11.block.2.scale_activation.forward(features_11_block_2_fc2);
        let mul_3 = features_11_block_2_scale_activation * features_11_block_1_2;
        let features_11_block_3_0 = self.features.11.block.3.0.forward(mul_3);
        let features_11_block_3_1 = self.features.11.block.3.1.forward(features_11_block_3_0);
        let features_12_block_0_0 = self.features.12.block.0.0.forward(&features_11_block_3_1);
        let features_12_block_0_1 = self.features.12.block.0.1.forward(features_12_block_0_0);
        let features_12_block_0_2 = self.features.12.block.0.2.forward(features_12_block_0_1);
        let features_12_block_1_0 = self.features.12.block.1.0.forward(features_12_block_0_2);
        let features_12_block_1_1 = self.features.12.block.1.1.forward(features_12_block_1_0);
        let features_12_block_1_2 = self.features.12.block.1.2.forward(features_12_block_1_1);
        let features_12_block_2_avgpool =
            self.features.12.block.2.avgpool.forward(&features_12_block_1_2);
        let features_12_block_2_fc1 =
            self.features.12.block.2.fc1.forward(features_12_block_2_avgpool);
        let features_12_block_2_activation =
            self.features.12.block.2.activation.forward(features_12_block_2_fc1);
        let features_12_block_2_fc2 =
            self.features.12.block.2.fc2.forward(features_12_block_2_activation);
        let features_12_block_2_scale_activation =
            self.features.12.block.2.scale_activation.forward(features_12_block_2_fc2);
        let mul_4 = features_12_block_2_scale_activation * features_12_block_1_2;
        let features_12_block_3_0 = self.features.12.block.3.0.forward(mul_4);
        let add_7 =
            self.features.12.block.3.1.forward(features_12_block_3_0) + features_11_block_3_1;
        let features_13_block_0_0 = self.features.13.block.0.0.forward(add_7);
        let features_13_block_0_1 = self.features.13.block.0.1.forward(features_13_block_0_0);
        let features_13_block_0_2 = self.features.13.block.0.2.forward(features_13_block_0_1);
        let features_13_block_1_0 = self.features.13.block.1.0.forward(features_13_block_0_2);
        let features_13_block_1_1 = self.features.13.block.1.1.forward(features_13_block_1_0);
        let features_13_block_1_2 = self.features.13.block.1.2.forward(features_13_block_1_1);
        let features_13_block_2_avgpool =
            self.features.13.block.2.avgpool.forward(&features_13_block_1_2);
        let features_13_block_2_fc1 =
            self.features.13.block.2.fc1.forward(features_13_block_2_avgpool);
        let features_13_block_2_activation =
            self.features.13.block.2.activation.forward(features_13_block_2_fc1);
        let features_13_block_2_fc2 =
            self.features.13.block.2.fc2.forward(features_13_block_2_activation);
        let features_13_block_2_scale_activation =
            self.features.13.block.2.scale_activation.forward(features_13_block_2_fc2);
        let mul_5 = features_13_block_2_scale_activation * features_13_block_1_2;
        let features_13_block_3_0 = self.features.13.block.3.0.forward(mul_5);
        let features_13_block_3_1 = self.features.13.block.3.1.forward(features_13_block_3_0);
        let features_14_block_0_0 = self.features.14.block.0.0.forward(&features_13_block_3_1);
        let features_14_block_0_1 = self.features.14.block.0.1.forward(features_14_block_0_0);
        let features_14_block_0_2 = self.features.14.block.0.2.forward(features_14_block_0_1);
        let features_14_block_1_0 = self.features.14.block.1.0.forward(features_14_block_0_2);
        let features_14_block_1_1 = self.features.14.block.1.1.forward(features_14_block_1_0);
        let features_14_block_1_2 = self.features.14.block.1.2.forward(features_14_block_1_1);
        let features_14_block_2_avgpool =
            self.features.14.block.2.avgpool.forward(&features_14_block_1_2);
        let features_14_block_2_fc1 =
            self.features.14.block.2.fc1.forward(features_14_block_2_avgpool);
        let features_14_block_2_activation =
            self.features.14.block.2.activation.forward(features_14_block_2_fc1);
        let features_14_block_2_fc2 =
            self.features.14.block.2.fc2.forward(features_14_block_2_activation);
        let features_14_block_2_scale_activation =
            self.features.14.block.2.scale_activation.forward(features_14_block_2_fc2);
        let mul_6 = features_14_block_2_scale_activation * features_14_block_1_2;
        let features_14_block_3_0 = self.features.14.block.3.0.forward(mul_6);
        let add_8 =
            self.features.14.block.3.1.forward(features_14_block_3_0) + features_13_block_3_1;
        let features_15_block_0_0 = self.features.15.block.0.0.forward(&add_8);
        let features_15_block_0_1 = self.features.15.block.0.1.forward(features_15_block_0_0);
        let features_15_block_0_2 = self.features.15.block.0.2.forward(features_15_block_0_1);
        let features_15_block_1_0 = self.features.15.block.1.0.forward(features_15_block_0_2);
        let features_15_block_1_1 = self.features.15.block.1.1.forward(features_15_block_1_0);
        let features_15_block_1_2 = self.features.15.block.1.2.forward(features_15_block_1_1);
        let features_15_block_2_avgpool =
            self.features.15.block.2.avgpool.forward(&features_15_block_1_2);
        let features_15_block_2_fc1 =
            self.features.15.block.2.fc1.forward(features_15_block_2_avgpool);
        let features_15_block_2_activation =
            self.features.15.block.2.activation.forward(features_15_block_2_fc1);
        let features_15_block_2_fc2 =
            self.features.15.block.2.fc2.forward(features_15_block_2_activation);
        let features_15_block_2_scale_activation =
            self.features.15.block.2.scale_activation.forward(features_15_block_2_fc2);
        let mul_7 = features_15_block_2_scale_activation * features_15_block_1_2;
        let features_15_block_3_0 = self.features.15.block.3.0.forward(mul_7);
        let add_9 = self.features.15.block.3.1.forward(features_15_block_3_0) + add_8;
        let features_16_1 = self.features.16.1.forward(self.features.16.0.forward(add_9));
        let avgpool = self.avgpool.forward(self.features.16.2.forward(features_16_1));
        let classifier_0 = self.classifier.0.forward(torch::flatten(avgpool, 1));
        let classifier_2 = self.classifier.2.forward(self.classifier.1.forward(classifier_0));
        self.classifier.3.forward(classifier_2)
    }
}

impl Default for MobileNetV3 {
    fn default() -> Self {
        Self::new()
    }
}
