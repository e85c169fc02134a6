//! `ResNet`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, nn, torch};

/// `ResNet`.
#[derive(Module)]
pub struct ResNet {
    conv1: nn::Conv2d,
    bn1: nn::BatchNorm2d,
    relu: nn::ReLU,
    maxpool: nn::MaxPool2d,
    layer1: Sequential2,
    layer2: Sequential3,
    layer3: Sequential4,
    layer4: Sequential2,
    avgpool: nn::AdaptiveAvgPool2d,
    fc: nn::Linear,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential4(Bottleneck, Bottleneck2, Bottleneck2, Bottleneck2, Bottleneck2, Bottleneck2);

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential3(Bottleneck, Bottleneck2, Bottleneck2, Bottleneck2);

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential2(Bottleneck, Bottleneck2, Bottleneck2);

#[derive(Module)]
#[module(class = "torchvision.models.resnet.Bottleneck")]
struct Bottleneck2 {
    conv1: nn::Conv2d,
    bn1: nn::BatchNorm2d,
    relu: nn::ReLU,
    conv2: nn::Conv2d,
    bn2: nn::BatchNorm2d,
    conv3: nn::Conv2d,
    bn3: nn::BatchNorm2d,
}

#[derive(Module)]
#[module(class = "torchvision.models.resnet.Bottleneck")]
struct Bottleneck {
    conv1: nn::Conv2d,
    bn1: nn::BatchNorm2d,
    relu: nn::ReLU,
    conv2: nn::Conv2d,
    bn2: nn::BatchNorm2d,
    conv3: nn::Conv2d,
    bn3: nn::BatchNorm2d,
    downsample: Sequential,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential(nn::Conv2d, nn::BatchNorm2d);

impl ResNet {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            conv1: nn::Conv2d::new(3, 64, 7).stride(2).padding(3).bias(false),
            bn1: nn::BatchNorm2d::new(64),
            relu: nn::ReLU::new().inplace(true),
            maxpool: nn::MaxPool2d::new(3).stride(2).padding(1),
            layer1: Sequential2(
                Bottleneck {
                    conv1: nn::Conv2d::new(64, 64, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(64),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(64),
                    conv3: nn::Conv2d::new(64, 256, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(256),
                    downsample: Sequential(
                        nn::Conv2d::new(64, 256, 1).bias(false),
                        nn::BatchNorm2d::new(256),
                    ),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(256, 64, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(64),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(64),
                    conv3: nn::Conv2d::new(64, 256, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(256),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(256, 64, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(64),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(64),
                    conv3: nn::Conv2d::new(64, 256, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(256),
                },
            ),
            layer2: Sequential3(
                Bottleneck {
                    conv1: nn::Conv2d::new(256, 128, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(128),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(128, 128, 3).stride(2).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(128),
                    conv3: nn::Conv2d::new(128, 512, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(512),
                    downsample: Sequential(
                        nn::Conv2d::new(256, 512, 1).stride(2).bias(false),
                        nn::BatchNorm2d::new(512),
                    ),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(512, 128, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(128),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(128),
                    conv3: nn::Conv2d::new(128, 512, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(512),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(512, 128, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(128),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(128),
                    conv3: nn::Conv2d::new(128, 512, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(512),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(512, 128, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(128),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(128),
                    conv3: nn::Conv2d::new(128, 512, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(512),
                },
            ),
            layer3: Sequential4(
                Bottleneck {
                    conv1: nn::Conv2d::new(512, 256, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).stride(2).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                    conv3: nn::Conv2d::new(256, 1024, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(1024),
                    downsample: Sequential(
                        nn::Conv2d::new(512, 1024, 1).stride(2).bias(false),
                        nn::BatchNorm2d::new(1024),
                    ),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(1024, 256, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                    conv3: nn::Conv2d::new(256, 1024, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(1024),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(1024, 256, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                    conv3: nn::Conv2d::new(256, 1024, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(1024),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(1024, 256, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                    conv3: nn::Conv2d::new(256, 1024, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(1024),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(1024, 256, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                    conv3: nn::Conv2d::new(256, 1024, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(1024),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(1024, 256, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(256),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(256),
                    conv3: nn::Conv2d::new(256, 1024, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(1024),
                },
            ),
            layer4: Sequential2(
                Bottleneck {
                    conv1: nn::Conv2d::new(1024, 512, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(512),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(512, 512, 3).stride(2).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(512),
                    conv3: nn::Conv2d::new(512, 2048, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(2048),
                    downsample: Sequential(
                        nn::Conv2d::new(1024, 2048, 1).stride(2).bias(false),
                        nn::BatchNorm2d::new(2048),
                    ),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(2048, 512, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(512),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(512, 512, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(512),
                    conv3: nn::Conv2d::new(512, 2048, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(2048),
                },
                Bottleneck2 {
                    conv1: nn::Conv2d::new(2048, 512, 1).bias(false),
                    bn1: nn::BatchNorm2d::new(512),
                    relu: nn::ReLU::new().inplace(true),
                    conv2: nn::Conv2d::new(512, 512, 3).padding(1).bias(false),
                    bn2: nn::BatchNorm2d::new(512),
                    conv3: nn::Conv2d::new(512, 2048, 1).bias(false),
                    bn3: nn::BatchNorm2d::new(2048),
                },
            ),
            avgpool: nn::AdaptiveAvgPool2d::new((1, 1)),
            fc: nn::Linear::new(2048, 1000),
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
        let layer1_0_relu_1 = self.layer1.0.relu.forward(self.layer1.0.bn2.forward(layer1_0_conv2));
        let layer1_0_bn3 = self.layer1.0.bn3.forward(self.layer1.0.conv3.forward(layer1_0_relu_1));
        let layer1_0_downsample_0 = self.layer1.0.downsample.0.forward(maxpool);
        let add = layer1_0_bn3 + self.layer1.0.downsample.1.forward(layer1_0_downsample_0);
        let layer1_0_relu_2 = self.layer1.0.relu.forward(add);
        let layer1_1_bn1 = self.layer1.1.bn1.forward(self.layer1.1.conv1.forward(&layer1_0_relu_2));
        let layer1_1_conv2 = self.layer1.1.conv2.forward(self.layer1.1.relu.forward(layer1_1_bn1));
        let layer1_1_relu_1 = self.layer1.1.relu.forward(self.layer1.1.bn2.forward(layer1_1_conv2));
        let layer1_1_bn3 = self.layer1.1.bn3.forward(self.layer1.1.conv3.forward(layer1_1_relu_1));
        let layer1_1_relu_2 = self.layer1.1.relu.forward(layer1_1_bn3 + layer1_0_relu_2);
        let layer1_2_bn1 = self.layer1.2.bn1.forward(self.layer1.2.conv1.forward(&layer1_1_relu_2));
        let layer1_2_conv2 = self.layer1.2.conv2.forward(self.layer1.2.relu.forward(layer1_2_bn1));
        let layer1_2_relu_1 = self.layer1.2.relu.forward(self.layer1.2.bn2.forward(layer1_2_conv2));
        let layer1_2_bn3 = self.layer1.2.bn3.forward(self.layer1.2.conv3.forward(layer1_2_relu_1));
        let layer1_2_relu_2 = self.layer1.2.relu.forward(layer1_2_bn3 + layer1_1_relu_2);
        let layer2_0_bn1 = self.layer2.0.bn1.forward(self.layer2.0.conv1.forward(&layer1_2_relu_2));
        let layer2_0_conv2 = self.layer2.0.conv2.forward(self.layer2.0.relu.forward(layer2_0_bn1));
        let layer2_0_relu_1 = self.layer2.0.relu.forward(self.layer2.0.bn2.forward(layer2_0_conv2));
        let layer2_0_bn3 = self.layer2.0.bn3.forward(self.layer2.0.conv3.forward(layer2_0_relu_1));
        let layer2_0_downsample_0 = self.layer2.0.downsample.0.forward(layer1_2_relu_2);
        let add_3 = layer2_0_bn3 + self.layer2.0.downsample.1.forward(layer2_0_downsample_0);
        let layer2_0_relu_2 = self.layer2.0.relu.forward(add_3);
        let layer2_1_bn1 = self.layer2.1.bn1.forward(self.layer2.1.conv1.forward(&layer2_0_relu_2));
        let layer2_1_conv2 = self.layer2.1.conv2.forward(self.layer2.1.relu.forward(layer2_1_bn1));
        let layer2_1_relu_1 = self.layer2.1.relu.forward(self.layer2.1.bn2.forward(layer2_1_conv2));
        let layer2_1_bn3 = self.layer2.1.bn3.forward(self.layer2.1.conv3.forward(layer2_1_relu_1));
        let layer2_1_relu_2 = self.layer2.1.relu.forward(layer2_1_bn3 + layer2_0_relu_2);
        let layer2_2_bn1 = self.layer2.2.bn1.forward(self.layer2.2.conv1.forward(&layer2_1_relu_2));
        let layer2_2_conv2 = self.layer2.2.conv2.forward(self.layer2.2.relu.forward(layer2_2_bn1));
        let layer2_2_relu_1 = self.layer2.2.relu.forward(self.layer2.2.bn2.forward(layer2_2_conv2));
        let layer2_2_bn3 = self.layer2.2.bn3.forward(self.layer2.2.conv3.forward(layer2_2_relu_1));
        let layer2_2_relu_2 = self.layer2.2.relu.forward(layer2_2_bn3 + layer2_1_relu_2);
        let layer2_3_bn1 = self.layer2.3.bn1.forward(self.layer2.3.conv1.forward(&layer2_2_relu_2));
        let layer2_3_conv2 = self.layer2.3.conv2.forward(self.layer2.3.relu.forward(layer2_3_bn1));
        let layer2_3_relu_1 = self.layer2.3.relu.forward(self.layer2.3.bn2.forward(layer2_3_conv2));
        let layer2_3_bn3 = self.layer2.3.bn3.forward(self.layer2.3.conv3.forward(layer2_3_relu_1));
        let layer2_3_relu_2 = self.layer2.3.relu.forward(layer2_3_bn3 + layer2_2_relu_2);
        let layer3_0_bn1 = self.layer3.0.bn1.forward(self.layer3.0.conv1.forward(&layer2_3_relu_2));
        let layer3_0_conv2 = self.layer3.0.conv2.forward(self.layer3.0.relu.forward(layer3_0_bn1));
        let layer3_0_relu_1 = self.layer3.0.relu.forward(self.layer3.0.bn2.forward(layer3_0_conv2));
        let layer3_0_bn3 = self.layer3.0.bn3.forward(self.layer3.0.conv3.forward(layer3_0_relu_1));
        let layer3_0_downsample_0 = self.layer3.0.downsample.0.forward(layer2_3_relu_2);
        let add_7 = layer3_0_bn3 + self.layer3.0.downsample.1.forward(layer3_0_downsample_0);
        let layer3_0_relu_2 = self.layer3.0.relu.forward(add_7);
        let layer3_1_bn1 = self.layer3.1.bn1.forward(self.layer3.1.conv1.forward(&layer3_0_relu_2));
        let layer3_1_conv2 = self.layer3.1.conv2.forward(self.layer3.1.relu.forward(layer3_1_bn1));
        let layer3_1_relu_1 = self.layer3.1.relu.forward(self.layer3.1.bn2.forward(layer3_1_conv2));
        let layer3_1_bn3 = self.layer3.1.bn3.forward(self.layer3.1.conv3.forward(layer3_1_relu_1));
        let layer3_1_relu_2 = self.layer3.1.relu.forward(layer3_1_bn3 + layer3_0_relu_2);
        let layer3_2_bn1 = self.layer3.2.bn1.forward(self.layer3.2.conv1.forward(&layer3_1_relu_2));
        let layer3_2_conv2 = self.layer3.2.conv2.forward(self.layer3.2.relu.forward(layer3_2_bn1));
        let layer3_2_relu_1 = self.layer3.2.relu.forward(self.layer3.2.bn2.forward(layer3_2_conv2));
        let layer3_2_bn3 = self.layer3.2.bn3.forward(self.layer3.2.conv3.forward(layer3_2_relu_1));
        let layer3_2_relu_2 = self.layer3.2.relu.forward(layer3_2_bn3 + layer3_1_relu_2);
        let layer3_3_bn1 = self.layer3.3.bn1.forward(self.layer3.3.conv1.forward(&layer3_2_relu_2));
        let layer3_3_conv2 = self.layer3.3.conv2.forward(self.layer3.3.relu.forward(layer3_3_bn1));
        let layer3_3_relu_1 = self.layer3.3.relu.forward(self.layer3.3.bn2.forward(layer3_3_conv2));
        let layer3_3_bn3 = self.layer3.3.bn3.forward(self.layer3.3.conv3.forward(layer3_3_relu_1));
        let layer3_3_relu_2 = self.layer3.3.relu.forward(layer3_3_bn3 + layer3_2_relu_2);
        let layer3_4_bn1 = self.layer3.4.bn1.forward(self.layer3.4.conv1.forward(&layer3_3_relu_2));
        let layer3_4_conv2 = self.layer3.4.conv2.forward(self.layer3.4.relu.forward(layer3_4_bn1));
        let layer3_4_relu_1 = self.layer3.4.relu.forward(self.layer3.4.bn2.forward(layer3_4_conv2));
        let layer3_4_bn3 = self.layer3.4.bn3.forward(self.layer3.4.conv3.forward(layer3_4_relu_1));
        let layer3_4_relu_2 = self.layer3.4.relu.forward(layer3_4_bn3 + layer3_3_relu_2);
        let layer3_5_bn1 = self.layer3.5.bn1.forward(self.layer3.5.conv1.forward(&layer3_4_relu_2));
        let layer3_5_conv2 = self.layer3.5.conv2.forward(self.layer3.5.relu.forward(layer3_5_bn1));
        let layer3_5_relu_1 = self.layer3.5.relu.forward(self.layer3.5.bn2.forward(layer3_5_conv2));
        let layer3_5_bn3 = self.layer3.5.bn3.forward(self.layer3.5.conv3.forward(layer3_5_relu_1));
        let layer3_5_relu_2 = self.layer3.5.relu.forward(layer3_5_bn3 + layer3_4_relu_2);
        let layer4_0_bn1 = self.layer4.0.bn1.forward(self.layer4.0.conv1.forward(&layer3_5_relu_2));
        let layer4_0_conv2 = self.layer4.0.conv2.forward(self.layer4.0.relu.forward(layer4_0_bn1));
        let layer4_0_relu_1 = self.layer4.0.relu.forward(self.layer4.0.bn2.forward(layer4_0_conv2));
        let layer4_0_bn3 = self.layer4.0.bn3.forward(self.layer4.0.conv3.forward(layer4_0_relu_1));
        let layer4_0_downsample_0 = self.layer4.0.downsample.0.forward(layer3_5_relu_2);
        let add_13 = layer4_0_bn3 + self.layer4.0.downsample.1.forward(layer4_0_downsample_0);
        let layer4_0_relu_2 = self.layer4.0.relu.forward(add_13);
        let layer4_1_bn1 = self.layer4.1.bn1.forward(self.layer4.1.conv1.forward(&layer4_0_relu_2));
        let layer4_1_conv2 = self.layer4.1.conv2.forward(self.layer4.1.relu.forward(layer4_1_bn1));
        let layer4_1_relu_1 = self.layer4.1.relu.forward(self.layer4.1.bn2.forward(layer4_1_conv2));
        let layer4_1_bn3 = self.layer4.1.bn3.forward(self.layer4.1.conv3.forward(layer4_1_relu_1));
        let layer4_1_relu_2 = self.layer4.1.relu.forward(layer4_1_bn3 + layer4_0_relu_2);
        let layer4_2_bn1 = self.layer4.2.bn1.forward(self.layer4.2.conv1.forward(&layer4_1_relu_2));
        let layer4_2_conv2 = self.layer4.2.conv2.forward(self.layer4.2.relu.forward(layer4_2_bn1));
        let layer4_2_relu_1 = self.layer4.2.relu.forward(self.layer4.2.bn2.forward(layer4_2_conv2));
        let layer4_2_bn3 = self.layer4.2.bn3.forward(self.layer4.2.conv3.forward(layer4_2_relu_1));
        let avgpool =
            self.avgpool.forward(self.layer4.2.relu.forward(layer4_2_bn3 + layer4_1_relu_2));
        self.fc.forward(torch::flatten(avgpool, 1))
    }
}

impl Default for ResNet {
    fn default() -> Self {
        Self::new()
    }
}
