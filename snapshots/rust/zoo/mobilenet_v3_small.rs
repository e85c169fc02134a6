//! `MobileNetV3`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, nn, torch};

/// `MobileNetV3`.
#[derive(Module)]
pub struct MobileNetV3 {
    features: Sequential4,
    avgpool: nn::AdaptiveAvgPool2d,
    classifier: Sequential5,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential5(nn::Linear, nn::Hardswish, nn::Dropout, nn::Linear);

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential4(
    Conv2dNormActivation,
    InvertedResidual,
    InvertedResidual2,
    InvertedResidual2,
    InvertedResidual3,
    InvertedResidual3,
    InvertedResidual3,
    InvertedResidual3,
    InvertedResidual3,
    InvertedResidual3,
    InvertedResidual3,
    InvertedResidual3,
    Conv2dNormActivation,
);

#[derive(Module)]
#[module(class = "torchvision.models.mobilenetv3.InvertedResidual")]
struct InvertedResidual3 {
    block: Sequential3,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential3(
    Conv2dNormActivation,
    Conv2dNormActivation,
    SqueezeExcitation,
    Conv2dNormActivation3,
);

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
struct Sequential(Conv2dNormActivation2, SqueezeExcitation, Conv2dNormActivation3);

#[derive(Module)]
#[module(class = "torchvision.ops.misc.Conv2dNormActivation")]
struct Conv2dNormActivation3(nn::Conv2d, nn::BatchNorm2d);

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
#[module(class = "torchvision.ops.misc.Conv2dNormActivation")]
struct Conv2dNormActivation2(nn::Conv2d, nn::BatchNorm2d, nn::ReLU);

#[derive(Module)]
#[module(class = "torchvision.ops.misc.Conv2dNormActivation")]
struct Conv2dNormActivation(nn::Conv2d, nn::BatchNorm2d, nn::Hardswish);

impl MobileNetV3 {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            features: Sequential4(
                Conv2dNormActivation(
                    nn::Conv2d::new(3, 16, 3).stride(2).padding(1).bias(false),
                    nn::BatchNorm2d::new(16).eps(0.001).momentum(0.01),
                    nn::Hardswish::new().inplace(true),
                ),
                InvertedResidual {
                    block: Sequential(
                        Conv2dNormActivation2(
                            nn::Conv2d::new(16, 16, 3).stride(2).padding(1).groups(16).bias(false),
                            nn::BatchNorm2d::new(16).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(16, 8, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(8, 16, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(16, 16, 1).bias(false),
                            nn::BatchNorm2d::new(16).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual2 {
                    block: Sequential2(
                        Conv2dNormActivation2(
                            nn::Conv2d::new(16, 72, 1).bias(false),
                            nn::BatchNorm2d::new(72).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation2(
                            nn::Conv2d::new(72, 72, 3).stride(2).padding(1).groups(72).bias(false),
                            nn::BatchNorm2d::new(72).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation3(
                            nn::Conv2d::new(72, 24, 1).bias(false),
                            nn::BatchNorm2d::new(24).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual2 {
                    block: Sequential2(
                        Conv2dNormActivation2(
                            nn::Conv2d::new(24, 88, 1).bias(false),
                            nn::BatchNorm2d::new(88).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation2(
                            nn::Conv2d::new(88, 88, 3).padding(1).groups(88).bias(false),
                            nn::BatchNorm2d::new(88).eps(0.001).momentum(0.01),
                            nn::ReLU::new().inplace(true),
                        ),
                        Conv2dNormActivation3(
                            nn::Conv2d::new(88, 24, 1).bias(false),
                            nn::BatchNorm2d::new(24).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation(
                            nn::Conv2d::new(24, 96, 1).bias(false),
                            nn::BatchNorm2d::new(96).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(96, 96, 5).stride(2).padding(2).groups(96).bias(false),
                            nn::BatchNorm2d::new(96).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(96, 24, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(24, 96, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(96, 40, 1).bias(false),
                            nn::BatchNorm2d::new(40).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation(
                            nn::Conv2d::new(40, 240, 1).bias(false),
                            nn::BatchNorm2d::new(240).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(240, 240, 5).padding(2).groups(240).bias(false),
                            nn::BatchNorm2d::new(240).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(240, 64, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(64, 240, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(240, 40, 1).bias(false),
                            nn::BatchNorm2d::new(40).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation(
                            nn::Conv2d::new(40, 240, 1).bias(false),
                            nn::BatchNorm2d::new(240).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(240, 240, 5).padding(2).groups(240).bias(false),
                            nn::BatchNorm2d::new(240).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(240, 64, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(64, 240, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(240, 40, 1).bias(false),
                            nn::BatchNorm2d::new(40).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation(
                            nn::Conv2d::new(40, 120, 1).bias(false),
                            nn::BatchNorm2d::new(120).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(120, 120, 5).padding(2).groups(120).bias(false),
                            nn::BatchNorm2d::new(120).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(120, 32, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(32, 120, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(120, 48, 1).bias(false),
                            nn::BatchNorm2d::new(48).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation(
                            nn::Conv2d::new(48, 144, 1).bias(false),
                            nn::BatchNorm2d::new(144).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(144, 144, 5).padding(2).groups(144).bias(false),
                            nn::BatchNorm2d::new(144).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(144, 40, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(40, 144, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(144, 48, 1).bias(false),
                            nn::BatchNorm2d::new(48).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation(
                            nn::Conv2d::new(48, 288, 1).bias(false),
                            nn::BatchNorm2d::new(288).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(288, 288, 5)
                                .stride(2)
                                .padding(2)
                                .groups(288)
                                .bias(false),
                            nn::BatchNorm2d::new(288).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(288, 72, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(72, 288, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(288, 96, 1).bias(false),
                            nn::BatchNorm2d::new(96).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation(
                            nn::Conv2d::new(96, 576, 1).bias(false),
                            nn::BatchNorm2d::new(576).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(576, 576, 5).padding(2).groups(576).bias(false),
                            nn::BatchNorm2d::new(576).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(576, 144, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(144, 576, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(576, 96, 1).bias(false),
                            nn::BatchNorm2d::new(96).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                InvertedResidual3 {
                    block: Sequential3(
                        Conv2dNormActivation(
                            nn::Conv2d::new(96, 576, 1).bias(false),
                            nn::BatchNorm2d::new(576).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        Conv2dNormActivation(
                            nn::Conv2d::new(576, 576, 5).padding(2).groups(576).bias(false),
                            nn::BatchNorm2d::new(576).eps(0.001).momentum(0.01),
                            nn::Hardswish::new().inplace(true),
                        ),
                        SqueezeExcitation {
                            avgpool: nn::AdaptiveAvgPool2d::new(1),
                            fc1: nn::Conv2d::new(576, 144, 1),
                            activation: nn::ReLU::new(),
                            fc2: nn::Conv2d::new(144, 576, 1),
                            scale_activation: nn::Hardsigmoid::new(),
                        },
                        Conv2dNormActivation3(
                            nn::Conv2d::new(576, 96, 1).bias(false),
                            nn::BatchNorm2d::new(96).eps(0.001).momentum(0.01),
                        ),
                    ),
                },
                Conv2dNormActivation(
                    nn::Conv2d::new(96, 576, 1).bias(false),
                    nn::BatchNorm2d::new(576).eps(0.001).momentum(0.01),
                    nn::Hardswish::new().inplace(true),
                ),
            ),
            avgpool: nn::AdaptiveAvgPool2d::new(1),
            classifier: Sequential5(
                nn::Linear::new(576, 1024),
                nn::Hardswish::new().inplace(true),
                nn::Dropout::new().p(0.2).inplace(true),
                nn::Linear::new(1024, 1000),
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
        let features_1_block_0_0 = self.features.1.block.0.0.forward(features_0_2);
        let features_1_block_0_1 = self.features.1.block.0.1.forward(features_1_block_0_0);
        let features_1_block_0_2 = self.features.1.block.0.2.forward(features_1_block_0_1);
        let features_1_block_1_avgpool =
            self.features.1.block.1.avgpool.forward(&features_1_block_0_2);
        let features_1_block_1_fc1 =
            self.features.1.block.1.fc1.forward(features_1_block_1_avgpool);
        let features_1_block_1_activation =
            self.features.1.block.1.activation.forward(features_1_block_1_fc1);
        let features_1_block_1_fc2 =
            self.features.1.block.1.fc2.forward(features_1_block_1_activation);
        let features_1_block_1_scale_activation =
            self.features.1.block.1.scale_activation.forward(features_1_block_1_fc2);
        let mul = features_1_block_1_scale_activation * features_1_block_0_2;
        let features_1_block_2_0 = self.features.1.block.2.0.forward(mul);
        let features_1_block_2_1 = self.features.1.block.2.1.forward(features_1_block_2_0);
        let features_2_block_0_0 = self.features.2.block.0.0.forward(features_1_block_2_1);
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
        let add = self.features.3.block.2.1.forward(features_3_block_2_0) + features_2_block_2_1;
        let features_4_block_0_0 = self.features.4.block.0.0.forward(add);
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
        let mul_1 = features_4_block_2_scale_activation * features_4_block_1_2;
        let features_4_block_3_0 = self.features.4.block.3.0.forward(mul_1);
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
        let mul_2 = features_5_block_2_scale_activation * features_5_block_1_2;
        let features_5_block_3_0 = self.features.5.block.3.0.forward(mul_2);
        let add_1 = self.features.5.block.3.1.forward(features_5_block_3_0) + features_4_block_3_1;
        let features_6_block_0_0 = self.features.6.block.0.0.forward(&add_1);
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
        let mul_3 = features_6_block_2_scale_activation * features_6_block_1_2;
        let features_6_block_3_0 = self.features.6.block.3.0.forward(mul_3);
        let add_2 = self.features.6.block.3.1.forward(features_6_block_3_0) + add_1;
        let features_7_block_0_0 = self.features.7.block.0.0.forward(add_2);
        let features_7_block_0_1 = self.features.7.block.0.1.forward(features_7_block_0_0);
        let features_7_block_0_2 = self.features.7.block.0.2.forward(features_7_block_0_1);
        let features_7_block_1_0 = self.features.7.block.1.0.forward(features_7_block_0_2);
        let features_7_block_1_1 = self.features.7.block.1.1.forward(features_7_block_1_0);
        let features_7_block_1_2 = self.features.7.block.1.2.forward(features_7_block_1_1);
        let features_7_block_2_avgpool =
            self.features.7.block.2.avgpool.forward(&features_7_block_1_2);
        let features_7_block_2_fc1 =
            self.features.7.block.2.fc1.forward(features_7_block_2_avgpool);
        let features_7_block_2_activation =
            self.features.7.block.2.activation.forward(features_7_block_2_fc1);
        let features_7_block_2_fc2 =
            self.features.7.block.2.fc2.forward(features_7_block_2_activation);
        let features_7_block_2_scale_activation =
            self.features.7.block.2.scale_activation.forward(features_7_block_2_fc2);
        let mul_4 = features_7_block_2_scale_activation * features_7_block_1_2;
        let features_7_block_3_0 = self.features.7.block.3.0.forward(mul_4);
        let features_7_block_3_1 = self.features.7.block.3.1.forward(features_7_block_3_0);
        let features_8_block_0_0 = self.features.8.block.0.0.forward(&features_7_block_3_1);
        let features_8_block_0_1 = self.features.8.block.0.1.forward(features_8_block_0_0);
        let features_8_block_0_2 = self.features.8.block.0.2.forward(features_8_block_0_1);
        let features_8_block_1_0 = self.features.8.block.1.0.forward(features_8_block_0_2);
        let features_8_block_1_1 = self.features.8.block.1.1.forward(features_8_block_1_0);
        let features_8_block_1_2 = self.features.8.block.1.2.forward(features_8_block_1_1);
        let features_8_block_2_avgpool =
            self.features.8.block.2.avgpool.forward(&features_8_block_1_2);
        let features_8_block_2_fc1 =
            self.features.8.block.2.fc1.forward(features_8_block_2_avgpool);
        let features_8_block_2_activation =
            self.features.8.block.2.activation.forward(features_8_block_2_fc1);
        let features_8_block_2_fc2 =
            self.features.8.block.2.fc2.forward(features_8_block_2_activation);
        let features_8_block_2_scale_activation =
            self.features.8.block.2.scale_activation.forward(features_8_block_2_fc2);
        let mul_5 = features_8_block_2_scale_activation * features_8_block_1_2;
        let features_8_block_3_0 = self.features.8.block.3.0.forward(mul_5);
        let add_3 = self.features.8.block.3.1.forward(features_8_block_3_0) + features_7_block_3_1;
        let features_9_block_0_0 = self.features.9.block.0.0.forward(add_3);
        let features_9_block_0_1 = self.features.9.block.0.1.forward(features_9_block_0_0);
        let features_9_block_0_2 = self.features.9.block.0.2.forward(features_9_block_0_1);
        let features_9_block_1_0 = self.features.9.block.1.0.forward(features_9_block_0_2);
        let features_9_block_1_1 = self.features.9.block.1.1.forward(features_9_block_1_0);
        let features_9_block_1_2 = self.features.9.block.1.2.forward(features_9_block_1_1);
        let features_9_block_2_avgpool =
            self.features.9.block.2.avgpool.forward(&features_9_block_1_2);
        let features_9_block_2_fc1 =
            self.features.9.block.2.fc1.forward(features_9_block_2_avgpool);
        let features_9_block_2_activation =
            self.features.9.block.2.activation.forward(features_9_block_2_fc1);
        let features_9_block_2_fc2 =
            self.features.9.block.2.fc2.forward(features_9_block_2_activation);
        let features_9_block_2_scale_activation =
            self.features.9.block.2.scale_activation.forward(features_9_block_2_fc2);
        let mul_6 = features_9_block_2_scale_activation * features_9_block_1_2;
        let features_9_block_3_0 = self.features.9.block.3.0.forward(mul_6);
        let features_9_block_3_1 = self.features.9.block.3.1.forward(features_9_block_3_0);
        let features_10_block_0_0 = self.features.10.block.0.0.forward(&features_9_block_3_1);
        let features_10_block_0_1 = self.features.10.block.0.1.forward(features_10_block_0_0);
        let features_10_block_0_2 = self.features.10.block.0.2.forward(features_10_block_0_1);
        let features_10_block_1_0 = self.features.10.block.1.0.forward(features_10_block_0_2);
        let features_10_block_1_1 = self.features.10.block.1.1.forward(features_10_block_1_0);
        let features_10_block_1_2 = self.features.10.block.1.2.forward(features_10_block_1_1);
        let features_10_block_2_avgpool =
            self.features.10.block.2.avgpool.forward(&features_10_block_1_2);
        let features_10_block_2_fc1 =
            self.features.10.block.2.fc1.forward(features_10_block_2_avgpool);
        let features_10_block_2_activation =
            self.features.10.block.2.activation.forward(features_10_block_2_fc1);
        let features_10_block_2_fc2 =
            self.features.10.block.2.fc2.forward(features_10_block_2_activation);
        let features_10_block_2_scale_activation =
            self.features.10.block.2.scale_activation.forward(features_10_block_2_fc2);
        let mul_7 = features_10_block_2_scale_activation * features_10_block_1_2;
        let features_10_block_3_0 = self.features.10.block.3.0.forward(mul_7);
        let add_4 =
            self.features.10.block.3.1.forward(features_10_block_3_0) + features_9_block_3_1;
        let features_11_block_0_0 = self.features.11.block.0.0.forward(&add_4);
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
        let mul_8 = features_11_block_2_scale_activation * features_11_block_1_2;
        let features_11_block_3_0 = self.features.11.block.3.0.forward(mul_8);
        let add_5 = self.features.11.block.3.1.forward(features_11_block_3_0) + add_4;
        let features_12_1 = self.features.12.1.forward(self.features.12.0.forward(add_5));
        let avgpool = self.avgpool.forward(self.features.12.2.forward(features_12_1));
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
