//! The U-Net of PyTorch Hub (`mateuszbuda/brain-segmentation-pytorch`): its file of weights fits. The Python code of the
//! same model, which is compared, is in `tools/zoo_models.py`.

use fx_trace::{Module, Var, forward, kw, nn, torch};

fn block(ins: i64, outs: i64, name: &str) -> nn::Sequential {
    let conv = |ins| nn::Conv2d::new(ins, outs, 3).padding(1).bias(false);
    nn::Sequential::new()
        .named(format!("{name}conv1"), conv(ins))
        .named(format!("{name}norm1"), nn::BatchNorm2d::new(outs))
        .named(format!("{name}relu1"), nn::ReLU::new().inplace(true))
        .named(format!("{name}conv2"), conv(outs))
        .named(format!("{name}norm2"), nn::BatchNorm2d::new(outs))
        .named(format!("{name}relu2"), nn::ReLU::new().inplace(true))
}

fn up(ins: i64, outs: i64) -> nn::ConvTranspose2d {
    nn::ConvTranspose2d::new(ins, outs, 2).stride(2)
}

/// Images to masks.
#[derive(Module)]
#[module(class = "zoo_models.UNet")]
pub struct UNet {
    encoder1: nn::Sequential,
    pool1: nn::MaxPool2d,
    encoder2: nn::Sequential,
    pool2: nn::MaxPool2d,
    encoder3: nn::Sequential,
    pool3: nn::MaxPool2d,
    encoder4: nn::Sequential,
    pool4: nn::MaxPool2d,
    bottleneck: nn::Sequential,
    upconv4: nn::ConvTranspose2d,
    decoder4: nn::Sequential,
    upconv3: nn::ConvTranspose2d,
    decoder3: nn::Sequential,
    upconv2: nn::ConvTranspose2d,
    decoder2: nn::Sequential,
    upconv1: nn::ConvTranspose2d,
    decoder1: nn::Sequential,
    conv: nn::Conv2d,
}

impl UNet {
    fn new(in_channels: i64, out_channels: i64, size: i64) -> Self {
        let pool = || nn::MaxPool2d::new(2).stride(2);
        Self {
            encoder1: block(in_channels, size, "enc1"),
            pool1: pool(),
            encoder2: block(size, size * 2, "enc2"),
            pool2: pool(),
            encoder3: block(size * 2, size * 4, "enc3"),
            pool3: pool(),
            encoder4: block(size * 4, size * 8, "enc4"),
            pool4: pool(),
            bottleneck: block(size * 8, size * 16, "bottleneck"),
            upconv4: up(size * 16, size * 8),
            decoder4: block(size * 16, size * 8, "dec4"),
            upconv3: up(size * 8, size * 4),
            decoder3: block(size * 8, size * 4, "dec3"),
            upconv2: up(size * 4, size * 2),
            decoder2: block(size * 4, size * 2, "dec2"),
            upconv1: up(size * 2, size),
            decoder1: block(size * 2, size, "dec1"),
            conv: nn::Conv2d::new(size, out_channels, 1),
        }
    }

    /// The mask `[n, 1, h, w]` of images `[n, 3, h, w]`, whose sizes are multiples of 16.
    #[forward]
    pub fn forward(&self, x: &Var) -> Var {
        let enc1 = self.encoder1.forward(x);
        let enc2 = self.encoder2.forward(self.pool1.forward(&enc1));
        let enc3 = self.encoder3.forward(self.pool2.forward(&enc2));
        let enc4 = self.encoder4.forward(self.pool3.forward(&enc3));
        let x = self.bottleneck.forward(self.pool4.forward(&enc4));
        let x = self.decoder4.forward(torch::cat((self.upconv4.forward(x, ()), enc4), kw![dim = 1]));
        let x = self.decoder3.forward(torch::cat((self.upconv3.forward(x, ()), enc3), kw![dim = 1]));
        let x = self.decoder2.forward(torch::cat((self.upconv2.forward(x, ()), enc2), kw![dim = 1]));
        let x = self.decoder1.forward(torch::cat((self.upconv1.forward(x, ()), enc1), kw![dim = 1]));
        torch::sigmoid(self.conv.forward(x))
    }
}

/// The model of this name.
pub fn unet(name: &str) -> Option<UNet> {
    (name == "unet").then(|| UNet::new(3, 1, 32))
}
