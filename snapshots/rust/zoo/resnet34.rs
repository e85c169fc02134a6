//! `ResNet`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, nn, torch};

/// `ResNet`.
#[derive(Module)]
pub struct ResNet {
    conv1: nn::Conv2d,
    bn1: nn::BatchNorm2d,
    relu: nn::ReLU,
    maxpool: nn::MaxPool2d,
    layer1: Sequential,
    layer2: Sequential3,
    layer3: Sequential4,
    layer4: Sequential5,
    avgpool: nn::AdaptiveAvgPool2d,
    fc: nn::Linear,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential5(BasicBlock2, BasicBlock, BasicBlock);

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential4(BasicBlock2, BasicBlock, BasicBlock, BasicBlock, BasicBlock, BasicBlock);

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential3(BasicBlock2, BasicBlock, BasicBlock, BasicBlock);

#[derive(Module)]
#[module(class = "torchvision.models.resnet.BasicBlock")]
struct BasicBlock2 {
    conv1: nn::Conv2d,
    bn1: nn::BatchNorm2d,
    relu: nn::ReLU,
    conv2: nn::Conv2d,
    bn2: nn::BatchNorm2d,
    downsample: Sequential2,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential2(nn::Conv2d, nn::BatchNorm2d);

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential(BasicBlock, BasicBlock, BasicBlock);

#[derive(Module)]
#[module(class = "torchvision.models.resnet.BasicBlock")]
struct BasicBlock {
    conv1: nn::Conv2d,
    bn1: nn::BatchNorm2d,
    relu: nn::ReLU,
    conv2: nn::Conv2d,
    bn2: nn::BatchNorm2d,
}

impl ResNet {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            conv1: nn::Conv2d::new(3, 64, 7).stride(2).padding(3).bias(false),
            bn1: nn::BatchNorm2d::new(64),
            relu: nn::ReLU::new().inplace(true),
            maxpool: nn::MaxPool2d::new(3).stride(2).padding(1),
            layer1: Sequential(
                BasicBlock {
                    conv1: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(64),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(64),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(64),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(64),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(64),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(64),
                },
            ),
            layer2: Sequential3(
                BasicBlock2 {
                    conv1: nn::Conv2d::new(64, 128, 3).stride(2).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(128),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(128),
                    downsample: Sequential2(
                        nn::Conv2d::new(64, 128, 1).stride(2).bias(false),
                        nn::BatchNorm2d::new(128),
                    ),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(128),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(128),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(128),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(128),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(128),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(128),
                },
            ),
            layer3: Sequential4(
                BasicBlock2 {
                    conv1: nn::Conv2d::new(128, 256, 3).stride(2).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                    downsample: Sequential2(
                        nn::Conv2d::new(128, 256, 1).stride(2).bias(false),
                        nn::BatchNorm2d::new(256),
                    ),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                },
            ),
            layer4: Sequential5(
                BasicBlock2 {
                    conv1: nn::Conv2d::new(256, 512, 3).stride(2).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(512),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(512, 512, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(512),
                    downsample: Sequential2(
                        nn::Conv2d::new(256, 512, 1).stride(2).bias(false),
                        nn::BatchNorm2d::new(512),
                    ),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(512, 512, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(512),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(512, 512, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(512),
                },
                BasicBlock {
                    conv1: nn::Conv2d::new(512, 512, 3).padding(1).bias(false),
                    bn1: nn::BatchNorm2d::new(512),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(512, 512, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(512),
                },
            ),
            avgpool: nn::AdaptiveAvgPool2d::new((1, 1)),
            fc: nn::Linear::new(512, 1000),
        };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward(x: "torch.Tensor", -> "torch.Tensor")]
    pub fn forward(&self, x: &Var) -> Var {
        let relu = self.relu.forward(self.bn1.forward(self.conv1.forward(x)));
        let maxpool = self.maxpool.forward(relu);
        let layer1_0_bn1 = self.layer1.0.bn1.forward(self.layer1.0.conv1.forward(&maxpool));
        let layer1_0_conv2 = self.layer1.0.conv2.forward(self.layer1.0.relu.forward(layer1_0_bn1));
        let add = self.layer1.0.bn2.forward(layer1_0_conv2) + maxpool;
        let layer1_0_relu_1 = self.layer1.0.relu.forward(add);
        let layer1_1_bn1 = self.layer1.1.bn1.forward(self.layer1.1.conv1.forward(&layer1_0_relu_1));
        let layer1_1_conv2 = self.layer1.1.conv2.forward(self.layer1.1.relu.forward(layer1_1_bn1));
        let add_1 = self.layer1.1.bn2.forward(layer1_1_conv2) + layer1_0_relu_1;
        let layer1_1_relu_1 = self.layer1.1.relu.forward(add_1);
        let layer1_2_bn1 = self.layer1.2.bn1.forward(self.layer1.2.conv1.forward(&layer1_1_relu_1));
        let layer1_2_conv2 = self.layer1.2.conv2.forward(self.layer1.2.relu.forward(layer1_2_bn1));
        let add_2 = self.layer1.2.bn2.forward(layer1_2_conv2) + layer1_1_relu_1;
        let layer1_2_relu_1 = self.layer1.2.relu.forward(add_2);
        let layer2_0_bn1 = self.layer2.0.bn1.forward(self.layer2.0.conv1.forward(&layer1_2_relu_1));
        let layer2_0_conv2 = self.layer2.0.conv2.forward(self.layer2.0.relu.forward(layer2_0_bn1));
        let layer2_0_bn2 = self.layer2.0.bn2.forward(layer2_0_conv2);
        let layer2_0_downsample_0 = self.layer2.0.downsample.0.forward(layer1_2_relu_1);
        let add_3 = layer2_0_bn2 + self.layer2.0.downsample.1.forward(layer2_0_downsample_0);
        let layer2_0_relu_1 = self.layer2.0.relu.forward(add_3);
        let layer2_1_bn1 = self.layer2.1.bn1.forward(self.layer2.1.conv1.forward(&layer2_0_relu_1));
        let layer2_1_conv2 = self.layer2.1.conv2.forward(self.layer2.1.relu.forward(layer2_1_bn1));
        let add_4 = self.layer2.1.bn2.forward(layer2_1_conv2) + layer2_0_relu_1;
        let layer2_1_relu_1 = self.layer2.1.relu.forward(add_4);
        let layer2_2_bn1 = self.layer2.2.bn1.forward(self.layer2.2.conv1.forward(&layer2_1_relu_1));
        let layer2_2_conv2 = self.layer2.2.conv2.forward(self.layer2.2.relu.forward(layer2_2_bn1));
        let add_5 = self.layer2.2.bn2.forward(layer2_2_conv2) + layer2_1_relu_1;
        let layer2_2_relu_1 = self.layer2.2.relu.forward(add_5);
        let layer2_3_bn1 = self.layer2.3.bn1.forward(self.layer2.3.conv1.forward(&layer2_2_relu_1));
        let layer2_3_conv2 = self.layer2.3.conv2.forward(self.layer2.3.relu.forward(layer2_3_bn1));
        let add_6 = self.layer2.3.bn2.forward(layer2_3_conv2) + layer2_2_relu_1;
        let layer2_3_relu_1 = self.layer2.3.relu.forward(add_6);
        let layer3_0_bn1 = self.layer3.0.bn1.forward(self.layer3.0.conv1.forward(&layer2_3_relu_1));
        let layer3_0_conv2 = self.layer3.0.conv2.forward(self.layer3.0.relu.forward(layer3_0_bn1));
        let layer3_0_bn2 = self.layer3.0.bn2.forward(layer3_0_conv2);
        let layer3_0_downsample_0 = self.layer3.0.downsample.0.forward(layer2_3_relu_1);
        let add_7 = layer3_0_bn2 + self.layer3.0.downsample.1.forward(layer3_0_downsample_0);
        let layer3_0_relu_1 = self.layer3.0.relu.forward(add_7);
        let layer3_1_bn1 = self.layer3.1.bn1.forward(self.layer3.1.conv1.forward(&layer3_0_relu_1));
        let layer3_1_conv2 = self.layer3.1.conv2.forward(self.layer3.1.relu.forward(layer3_1_bn1));
        let add_8 = self.layer3.1.bn2.forward(layer3_1_conv2) + layer3_0_relu_1;
        let layer3_1_relu_1 = self.layer3.1.relu.forward(add_8);
        let layer3_2_bn1 = self.layer3.2.bn1.forward(self.layer3.2.conv1.forward(&layer3_1_relu_1));
        let layer3_2_conv2 = self.layer3.2.conv2.forward(self.layer3.2.relu.forward(layer3_2_bn1));
        let add_9 = self.layer3.2.bn2.forward(layer3_2_conv2) + layer3_1_relu_1;
        let layer3_2_relu_1 = self.layer3.2.relu.forward(add_9);
        let layer3_3_bn1 = self.layer3.3.bn1.forward(self.layer3.3.conv1.forward(&layer3_2_relu_1));
        let layer3_3_conv2 = self.layer3.3.conv2.forward(self.layer3.3.relu.forward(layer3_3_bn1));
        let add_10 = self.layer3.3.bn2.forward(layer3_3_conv2) + layer3_2_relu_1;
        let layer3_3_relu_1 = self.layer3.3.relu.forward(add_10);
        let layer3_4_bn1 = self.layer3.4.bn1.forward(self.layer3.4.conv1.forward(&layer3_3_relu_1));
        let layer3_4_conv2 = self.layer3.4.conv2.forward(self.layer3.4.relu.forward(layer3_4_bn1));
        let add_11 = self.layer3.4.bn2.forward(layer3_4_conv2) + layer3_3_relu_1;
        let layer3_4_relu_1 = self.layer3.4.relu.forward(add_11);
        let layer3_5_bn1 = self.layer3.5.bn1.forward(self.layer3.5.conv1.forward(&layer3_4_relu_1));
        let layer3_5_conv2 = self.layer3.5.conv2.forward(self.layer3.5.relu.forward(layer3_5_bn1));
        let add_12 = self.layer3.5.bn2.forward(layer3_5_conv2) + layer3_4_relu_1;
        let layer3_5_relu_1 = self.layer3.5.relu.forward(add_12);
        let layer4_0_bn1 = self.layer4.0.bn1.forward(self.layer4.0.conv1.forward(&layer3_5_relu_1));
        let layer4_0_conv2 = self.layer4.0.conv2.forward(self.layer4.0.relu.forward(layer4_0_bn1));
        let layer4_0_bn2 = self.layer4.0.bn2.forward(layer4_0_conv2);
        let layer4_0_downsample_0 = self.layer4.0.downsample.0.forward(layer3_5_relu_1);
        let add_13 = layer4_0_bn2 + self.layer4.0.downsample.1.forward(layer4_0_downsample_0);
        let layer4_0_relu_1 = self.layer4.0.relu.forward(add_13);
        let layer4_1_bn1 = self.layer4.1.bn1.forward(self.layer4.1.conv1.forward(&layer4_0_relu_1));
        let layer4_1_conv2 = self.layer4.1.conv2.forward(self.layer4.1.relu.forward(layer4_1_bn1));
        let add_14 = self.layer4.1.bn2.forward(layer4_1_conv2) + layer4_0_relu_1;
        let layer4_1_relu_1 = self.layer4.1.relu.forward(add_14);
        let layer4_2_bn1 = self.layer4.2.bn1.forward(self.layer4.2.conv1.forward(&layer4_1_relu_1));
        let layer4_2_conv2 = self.layer4.2.conv2.forward(self.layer4.2.relu.forward(layer4_2_bn1));
        let add_15 = self.layer4.2.bn2.forward(layer4_2_conv2) + layer4_1_relu_1;
        let flatten = torch::flatten(self.avgpool.forward(self.layer4.2.relu.forward(add_15)), 1);
        self.fc.forward(flatten)
    }
}

impl Default for ResNet {
    fn default() -> Self {
        Self::new()
    }
}
