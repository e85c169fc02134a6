//! `UNet`, written by fx.

use fx::trace::{Module, ModuleExt, Var, forward, kw, nn, torch};

/// `UNet`.
#[derive(Module)]
pub struct UNet {
    encoder1: Sequential,
    pool1: nn::MaxPool2d,
    encoder2: Sequential2,
    pool2: nn::MaxPool2d,
    encoder3: Sequential3,
    pool3: nn::MaxPool2d,
    encoder4: Sequential4,
    pool4: nn::MaxPool2d,
    bottleneck: Sequential5,
    upconv4: nn::ConvTranspose2d,
    decoder4: Sequential6,
    upconv3: nn::ConvTranspose2d,
    decoder3: Sequential7,
    upconv2: nn::ConvTranspose2d,
    decoder2: Sequential8,
    upconv1: nn::ConvTranspose2d,
    decoder1: Sequential9,
    conv: nn::Conv2d,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential9 {
    dec1conv1: nn::Conv2d,
    dec1norm1: nn::BatchNorm2d,
    dec1relu1: nn::ReLU,
    dec1conv2: nn::Conv2d,
    dec1norm2: nn::BatchNorm2d,
    dec1relu2: nn::ReLU,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential8 {
    dec2conv1: nn::Conv2d,
    dec2norm1: nn::BatchNorm2d,
    dec2relu1: nn::ReLU,
    dec2conv2: nn::Conv2d,
    dec2norm2: nn::BatchNorm2d,
    dec2relu2: nn::ReLU,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential7 {
    dec3conv1: nn::Conv2d,
    dec3norm1: nn::BatchNorm2d,
    dec3relu1: nn::ReLU,
    dec3conv2: nn::Conv2d,
    dec3norm2: nn::BatchNorm2d,
    dec3relu2: nn::ReLU,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential6 {
    dec4conv1: nn::Conv2d,
    dec4norm1: nn::BatchNorm2d,
    dec4relu1: nn::ReLU,
    dec4conv2: nn::Conv2d,
    dec4norm2: nn::BatchNorm2d,
    dec4relu2: nn::ReLU,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential5 {
    bottleneckconv1: nn::Conv2d,
    bottlenecknorm1: nn::BatchNorm2d,
    bottleneckrelu1: nn::ReLU,
    bottleneckconv2: nn::Conv2d,
    bottlenecknorm2: nn::BatchNorm2d,
    bottleneckrelu2: nn::ReLU,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential4 {
    enc4conv1: nn::Conv2d,
    enc4norm1: nn::BatchNorm2d,
    enc4relu1: nn::ReLU,
    enc4conv2: nn::Conv2d,
    enc4norm2: nn::BatchNorm2d,
    enc4relu2: nn::ReLU,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential3 {
    enc3conv1: nn::Conv2d,
    enc3norm1: nn::BatchNorm2d,
    enc3relu1: nn::ReLU,
    enc3conv2: nn::Conv2d,
    enc3norm2: nn::BatchNorm2d,
    enc3relu2: nn::ReLU,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential2 {
    enc2conv1: nn::Conv2d,
    enc2norm1: nn::BatchNorm2d,
    enc2relu1: nn::ReLU,
    enc2conv2: nn::Conv2d,
    enc2norm2: nn::BatchNorm2d,
    enc2relu2: nn::ReLU,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential {
    enc1conv1: nn::Conv2d,
    enc1norm1: nn::BatchNorm2d,
    enc1relu1: nn::ReLU,
    enc1conv2: nn::Conv2d,
    enc1norm2: nn::BatchNorm2d,
    enc1relu2: nn::ReLU,
}

impl UNet {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            encoder1: Sequential {
                enc1conv1: nn::Conv2d::new(3, 32, 3).padding(1).bias(false),
                enc1norm1: nn::BatchNorm2d::new(32),
                enc1relu1: nn::ReLU::new().inplace(true),
                enc1conv2: nn::Conv2d::new(32, 32, 3).padding(1).bias(false),
                enc1norm2: nn::BatchNorm2d::new(32),
                enc1relu2: nn::ReLU::new().inplace(true),
            },
            pool1: nn::MaxPool2d::new(2),
            encoder2: Sequential2 {
                enc2conv1: nn::Conv2d::new(32, 64, 3).padding(1).bias(false),
                enc2norm1: nn::BatchNorm2d::new(64),
                enc2relu1: nn::ReLU::new().inplace(true),
                enc2conv2: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                enc2norm2: nn::BatchNorm2d::new(64),
                enc2relu2: nn::ReLU::new().inplace(true),
            },
            pool2: nn::MaxPool2d::new(2),
            encoder3: Sequential3 {
                enc3conv1: nn::Conv2d::new(64, 128, 3).padding(1).bias(false),
                enc3norm1: nn::BatchNorm2d::new(128),
                enc3relu1: nn::ReLU::new().inplace(true),
                enc3conv2: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                enc3norm2: nn::BatchNorm2d::new(128),
                enc3relu2: nn::ReLU::new().inplace(true),
            },
            pool3: nn::MaxPool2d::new(2),
            encoder4: Sequential4 {
                enc4conv1: nn::Conv2d::new(128, 256, 3).padding(1).bias(false),
                enc4norm1: nn::BatchNorm2d::new(256),
                enc4relu1: nn::ReLU::new().inplace(true),
                enc4conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                enc4norm2: nn::BatchNorm2d::new(256),
                enc4relu2: nn::ReLU::new().inplace(true),
            },
            pool4: nn::MaxPool2d::new(2),
            bottleneck: Sequential5 {
                bottleneckconv1: nn::Conv2d::new(256, 512, 3).padding(1).bias(false),
                bottlenecknorm1: nn::BatchNorm2d::new(512),
                bottleneckrelu1: nn::ReLU::new().inplace(true),
                bottleneckconv2: nn::Conv2d::new(512, 512, 3).padding(1).bias(false),
                bottlenecknorm2: nn::BatchNorm2d::new(512),
                bottleneckrelu2: nn::ReLU::new().inplace(true),
            },
            upconv4: nn::ConvTranspose2d::new(512, 256, 2).stride(2),
            decoder4: Sequential6 {
                dec4conv1: nn::Conv2d::new(512, 256, 3).padding(1).bias(false),
                dec4norm1: nn::BatchNorm2d::new(256),
                dec4relu1: nn::ReLU::new().inplace(true),
                dec4conv2: nn::Conv2d::new(256, 256, 3).padding(1).bias(false),
                dec4norm2: nn::BatchNorm2d::new(256),
                dec4relu2: nn::ReLU::new().inplace(true),
            },
            upconv3: nn::ConvTranspose2d::new(256, 128, 2).stride(2),
            decoder3: Sequential7 {
                dec3conv1: nn::Conv2d::new(256, 128, 3).padding(1).bias(false),
                dec3norm1: nn::BatchNorm2d::new(128),
                dec3relu1: nn::ReLU::new().inplace(true),
                dec3conv2: nn::Conv2d::new(128, 128, 3).padding(1).bias(false),
                dec3norm2: nn::BatchNorm2d::new(128),
                dec3relu2: nn::ReLU::new().inplace(true),
            },
            upconv2: nn::ConvTranspose2d::new(128, 64, 2).stride(2),
            decoder2: Sequential8 {
                dec2conv1: nn::Conv2d::new(128, 64, 3).padding(1).bias(false),
                dec2norm1: nn::BatchNorm2d::new(64),
                dec2relu1: nn::ReLU::new().inplace(true),
                dec2conv2: nn::Conv2d::new(64, 64, 3).padding(1).bias(false),
                dec2norm2: nn::BatchNorm2d::new(64),
                dec2relu2: nn::ReLU::new().inplace(true),
            },
            upconv1: nn::ConvTranspose2d::new(64, 32, 2).stride(2),
            decoder1: Sequential9 {
                dec1conv1: nn::Conv2d::new(64, 32, 3).padding(1).bias(false),
                dec1norm1: nn::BatchNorm2d::new(32),
                dec1relu1: nn::ReLU::new().inplace(true),
                dec1conv2: nn::Conv2d::new(32, 32, 3).padding(1).bias(false),
                dec1norm2: nn::BatchNorm2d::new(32),
                dec1relu2: nn::ReLU::new().inplace(true),
            },
            conv: nn::Conv2d::new(32, 1, 1),
        };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let encoder1_enc1norm1 =
            self.encoder1.enc1norm1.forward(self.encoder1.enc1conv1.forward(x));
        let encoder1_enc1relu1 = self.encoder1.enc1relu1.forward(encoder1_enc1norm1);
        let encoder1_enc1conv2 = self.encoder1.enc1conv2.forward(encoder1_enc1relu1);
        let encoder1_enc1norm2 = self.encoder1.enc1norm2.forward(encoder1_enc1conv2);
        let encoder1_enc1relu2 = self.encoder1.enc1relu2.forward(encoder1_enc1norm2);
        let encoder2_enc2conv1 =
            self.encoder2.enc2conv1.forward(self.pool1.forward(&encoder1_enc1relu2));
        let encoder2_enc2norm1 = self.encoder2.enc2norm1.forward(encoder2_enc2conv1);
        let encoder2_enc2relu1 = self.encoder2.enc2relu1.forward(encoder2_enc2norm1);
        let encoder2_enc2conv2 = self.encoder2.enc2conv2.forward(encoder2_enc2relu1);
        let encoder2_enc2norm2 = self.encoder2.enc2norm2.forward(encoder2_enc2conv2);
        let encoder2_enc2relu2 = self.encoder2.enc2relu2.forward(encoder2_enc2norm2);
        let encoder3_enc3conv1 =
            self.encoder3.enc3conv1.forward(self.pool2.forward(&encoder2_enc2relu2));
        let encoder3_enc3norm1 = self.encoder3.enc3norm1.forward(encoder3_enc3conv1);
        let encoder3_enc3relu1 = self.encoder3.enc3relu1.forward(encoder3_enc3norm1);
        let encoder3_enc3conv2 = self.encoder3.enc3conv2.forward(encoder3_enc3relu1);
        let encoder3_enc3norm2 = self.encoder3.enc3norm2.forward(encoder3_enc3conv2);
        let encoder3_enc3relu2 = self.encoder3.enc3relu2.forward(encoder3_enc3norm2);
        let encoder4_enc4conv1 =
            self.encoder4.enc4conv1.forward(self.pool3.forward(&encoder3_enc3relu2));
        let encoder4_enc4norm1 = self.encoder4.enc4norm1.forward(encoder4_enc4conv1);
        let encoder4_enc4relu1 = self.encoder4.enc4relu1.forward(encoder4_enc4norm1);
        let encoder4_enc4conv2 = self.encoder4.enc4conv2.forward(encoder4_enc4relu1);
        let encoder4_enc4norm2 = self.encoder4.enc4norm2.forward(encoder4_enc4conv2);
        let encoder4_enc4relu2 = self.encoder4.enc4relu2.forward(encoder4_enc4norm2);
        let pool4 = self.pool4.forward(&encoder4_enc4relu2);
        let bottleneck_bottleneckconv1 = self.bottleneck.bottleneckconv1.forward(pool4);
        let bottleneck_bottlenecknorm1 =
            self.bottleneck.bottlenecknorm1.forward(bottleneck_bottleneckconv1);
        let bottleneck_bottleneckrelu1 =
            self.bottleneck.bottleneckrelu1.forward(bottleneck_bottlenecknorm1);
        let bottleneck_bottleneckconv2 =
            self.bottleneck.bottleneckconv2.forward(bottleneck_bottleneckrelu1);
        let bottleneck_bottlenecknorm2 =
            self.bottleneck.bottlenecknorm2.forward(bottleneck_bottleneckconv2);
        let bottleneck_bottleneckrelu2 =
            self.bottleneck.bottleneckrelu2.forward(bottleneck_bottlenecknorm2);
        let cat = torch::cat(
            (self.upconv4.forward(bottleneck_bottleneckrelu2, ()), encoder4_enc4relu2),
            kw![dim = 1],
        );
        let decoder4_dec4norm1 =
            self.decoder4.dec4norm1.forward(self.decoder4.dec4conv1.forward(cat));
        let decoder4_dec4relu1 = self.decoder4.dec4relu1.forward(decoder4_dec4norm1);
        let decoder4_dec4conv2 = self.decoder4.dec4conv2.forward(decoder4_dec4relu1);
        let decoder4_dec4norm2 = self.decoder4.dec4norm2.forward(decoder4_dec4conv2);
        let upconv3 = self.upconv3.forward(self.decoder4.dec4relu2.forward(decoder4_dec4norm2), ());
        let cat_1 = torch::cat((upconv3, encoder3_enc3relu2), kw![dim = 1]);
        let decoder3_dec3norm1 =
            self.decoder3.dec3norm1.forward(self.decoder3.dec3conv1.forward(cat_1));
        let decoder3_dec3relu1 = self.decoder3.dec3relu1.forward(decoder3_dec3norm1);
        let decoder3_dec3conv2 = self.decoder3.dec3conv2.forward(decoder3_dec3relu1);
        let decoder3_dec3norm2 = self.decoder3.dec3norm2.forward(decoder3_dec3conv2);
        let upconv2 = self.upconv2.forward(self.decoder3.dec3relu2.forward(decoder3_dec3norm2), ());
        let cat_2 = torch::cat((upconv2, encoder2_enc2relu2), kw![dim = 1]);
        let decoder2_dec2norm1 =
            self.decoder2.dec2norm1.forward(self.decoder2.dec2conv1.forward(cat_2));
        let decoder2_dec2relu1 = self.decoder2.dec2relu1.forward(decoder2_dec2norm1);
        let decoder2_dec2conv2 = self.decoder2.dec2conv2.forward(decoder2_dec2relu1);
        let decoder2_dec2norm2 = self.decoder2.dec2norm2.forward(decoder2_dec2conv2);
        let upconv1 = self.upconv1.forward(self.decoder2.dec2relu2.forward(decoder2_dec2norm2), ());
        let cat_3 = torch::cat((upconv1, encoder1_enc1relu2), kw![dim = 1]);
        let decoder1_dec1norm1 =
            self.decoder1.dec1norm1.forward(self.decoder1.dec1conv1.forward(cat_3));
        let decoder1_dec1relu1 = self.decoder1.dec1relu1.forward(decoder1_dec1norm1);
        let decoder1_dec1conv2 = self.decoder1.dec1conv2.forward(decoder1_dec1relu1);
        let decoder1_dec1norm2 = self.decoder1.dec1norm2.forward(decoder1_dec1conv2);
        let conv = self.conv.forward(self.decoder1.dec1relu2.forward(decoder1_dec1norm2));
        torch::sigmoid(conv)
    }
}

impl Default for UNet {
    fn default() -> Self {
        Self::new()
    }
}
