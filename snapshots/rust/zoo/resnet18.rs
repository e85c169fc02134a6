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
    layer3: Sequential3,
    layer4: Sequential3,
    avgpool: nn::AdaptiveAvgPool2d,
    fc: nn::Linear,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential3(BasicBlock2, BasicBlock);

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
struct Sequential(BasicBlock, BasicBlock);

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
            ),
            layer3: Sequential3(
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
            ),
            layer4: Sequential3(
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
        let layer2_0_bn1 = self.layer2.0.bn1.forward(self.layer2.0.conv1.forward(&layer1_1_relu_1));
        let layer2_0_conv2 = self.layer2.0.conv2.forward(self.layer2.0.relu.forward(layer2_0_bn1));
        let layer2_0_bn2 = self.layer2.0.bn2.forward(layer2_0_conv2);
        let layer2_0_downsample_0 = self.layer2.0.downsample.0.forward(layer1_1_relu_1);
        let add_2 = layer2_0_bn2 + self.layer2.0.downsample.1.forward(layer2_0_downsample_0);
        let layer2_0_relu_1 = self.layer2.0.relu.forward(add_2);
        let layer2_1_bn1 = self.layer2.1.bn1.forward(self.layer2.1.conv1.forward(&layer2_0_relu_1));
        let layer2_1_conv2 = self.layer2.1.conv2.forward(self.layer2.1.relu.forward(layer2_1_bn1));
        let add_3 = self.layer2.1.bn2.forward(layer2_1_conv2) + layer2_0_relu_1;
        let layer2_1_relu_1 = self.layer2.1.relu.forward(add_3);
        let layer3_0_bn1 = self.layer3.0.bn1.forward(self.layer3.0.conv1.forward(&layer2_1_relu_1));
        let layer3_0_conv2 = self.layer3.0.conv2.forward(self.layer3.0.relu.forward(layer3_0_bn1));
        let layer3_0_bn2 = self.layer3.0.bn2.forward(layer3_0_conv2);
        let layer3_0_downsample_0 = self.layer3.0.downsample.0.forward(layer2_1_relu_1);
        let add_4 = layer3_0_bn2 + self.layer3.0.downsample.1.forward(layer3_0_downsample_0);
        let layer3_0_relu_1 = self.layer3.0.relu.forward(add_4);
        let layer3_1_bn1 = self.layer3.1.bn1.forward(self.layer3.1.conv1.forward(&layer3_0_relu_1));
        let layer3_1_conv2 = self.layer3.1.conv2.forward(self.layer3.1.relu.forward(layer3_1_bn1));
        let add_5 = self.layer3.1.bn2.forward(layer3_1_conv2) + layer3_0_relu_1;
        let layer3_1_relu_1 = self.layer3.1.relu.forward(add_5);
        let layer4_0_bn1 = self.layer4.0.bn1.forward(self.layer4.0.conv1.forward(&layer3_1_relu_1));
        let layer4_0_conv2 = self.layer4.0.conv2.forward(self.layer4.0.relu.forward(layer4_0_bn1));
        let layer4_0_bn2 = self.layer4.0.bn2.forward(layer4_0_conv2);
        let layer4_0_downsample_0 = self.layer4.0.downsample.0.forward(layer3_1_relu_1);
        let add_6 = layer4_0_bn2 + self.layer4.0.downsample.1.forward(layer4_0_downsample_0);
        let layer4_0_relu_1 = self.layer4.0.relu.forward(add_6);
        let layer4_1_bn1 = self.layer4.1.bn1.forward(self.layer4.1.conv1.forward(&layer4_0_relu_1));
        let layer4_1_conv2 = self.layer4.1.conv2.forward(self.layer4.1.relu.forward(layer4_1_bn1));
        let add_7 = self.layer4.1.bn2.forward(layer4_1_conv2) + layer4_0_relu_1;
        let flatten = torch::flatten(self.avgpool.forward(self.layer4.1.relu.forward(add_7)), 1);
        self.fc.forward(flatten)
    }
}

impl Default for ResNet {
    fn default() -> Self {
        Self::new()
    }
}
