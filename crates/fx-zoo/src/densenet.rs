//! DenseNet, as `torchvision.models.densenet` has it.

use fx_trace::{Module, Training, Var, forward, functional as F, kw, nn, torch};

#[derive(Module)]
#[module(class = "torchvision.models.densenet._DenseLayer")]
struct DenseLayer {
    norm1: nn::BatchNorm2d,
    relu1: nn::ReLU,
    conv1: nn::Conv2d,
    norm2: nn::BatchNorm2d,
    relu2: nn::ReLU,
    conv2: nn::Conv2d,
    drop_rate: f64,
    training: Training,
}

impl DenseLayer {
    fn new(ins: i64, growth: i64, bottleneck: i64) -> Self {
        let within = bottleneck * growth;
        Self {
            norm1: nn::BatchNorm2d::new(ins),
            relu1: nn::ReLU::new().inplace(true),
            conv1: nn::Conv2d::new(ins, within, 1).bias(false),
            norm2: nn::BatchNorm2d::new(within),
            relu2: nn::ReLU::new().inplace(true),
            conv2: nn::Conv2d::new(within, growth, 3).padding(1).bias(false),
            drop_rate: 0.0,
            training: Training::new(),
        }
    }

    #[forward]
    fn forward(&self, input: &[Var]) -> Var {
        let features = torch::cat(input, 1);
        let within = self.conv1.forward(self.relu1.forward(self.norm1.forward(features)));
        let features = self.conv2.forward(self.relu2.forward(self.norm2.forward(within)));
        if self.drop_rate > 0.0 {
            return F::dropout(features, kw![p = self.drop_rate, training = self.training.get()]);
        }
        features
    }
}

/// Layers of which each sees what all before it gave.
#[derive(Module)]
#[module(class = "torchvision.models.densenet._DenseBlock")]
struct DenseBlock {
    #[module(flatten)]
    layers: nn::ModuleDict,
}

impl DenseBlock {
    fn new(layers: i64, ins: i64, growth: i64) -> Self {
        let layer = |layers: nn::ModuleDict, index: i64| {
            layers.named(format!("denselayer{}", index + 1), DenseLayer::new(ins + index * growth, growth, 4))
        };
        Self { layers: (0..layers).fold(nn::ModuleDict::new(), layer) }
    }

    #[forward(init_features: "torch.Tensor", -> "torch.Tensor")]
    fn forward(&self, init_features: &Var) -> Var {
        let mut features = vec![init_features.clone()];
        for layer in self.layers.iter() {
            let new = layer.forward(&features);
            features.push(new);
        }
        torch::cat(features, 1)
    }
}

fn transition(ins: i64, outs: i64) -> nn::Sequential {
    nn::Sequential::new()
        .with_class("torchvision.models.densenet._Transition")
        .named("norm", nn::BatchNorm2d::new(ins))
        .named("relu", nn::ReLU::new().inplace(true))
        .named("conv", nn::Conv2d::new(ins, outs, 1).bias(false))
        .named("pool", nn::AvgPool2d::new(2).stride(2))
}

/// A DenseNet.
#[derive(Module)]
#[module(class = "torchvision.models.densenet.DenseNet")]
pub struct DenseNet {
    features: nn::Sequential,
    classifier: nn::Linear,
}

impl DenseNet {
    fn new(growth: i64, blocks: [i64; 4], first: i64) -> Self {
        let mut features = nn::Sequential::new()
            .named("conv0", nn::Conv2d::new(3, first, 7).stride(2).padding(3).bias(false))
            .named("norm0", nn::BatchNorm2d::new(first))
            .named("relu0", nn::ReLU::new().inplace(true))
            .named("pool0", nn::MaxPool2d::new(3).stride(2).padding(1));
        let mut channels = first;
        for (index, layers) in blocks.into_iter().enumerate() {
            let number = index + 1;
            features =
                features.named(format!("denseblock{number}"), DenseBlock::new(layers, channels, growth));
            channels += layers * growth;
            if number != blocks.len() {
                features = features.named(format!("transition{number}"), transition(channels, channels / 2));
                channels /= 2;
            }
        }
        let features = features.named("norm5", nn::BatchNorm2d::new(channels));
        Self { features, classifier: nn::Linear::new(channels, 1000) }
    }

    /// Its class scores for images `[n, 3, h, w]`.
    #[forward(x: "torch.Tensor", -> "torch.Tensor")]
    pub fn forward(&self, x: &Var) -> Var {
        let features = self.features.forward(x);
        let out = F::relu_with(features, kw![inplace = true]);
        let out = F::adaptive_avg_pool2d(out, (1, 1));
        let out = torch::flatten(out, 1);
        self.classifier.forward(out)
    }
}

/// The model of this name.
pub fn densenet(name: &str) -> Option<DenseNet> {
    Some(match name {
        "densenet121" => DenseNet::new(32, [6, 12, 24, 16], 64),
        "densenet161" => DenseNet::new(48, [6, 12, 36, 24], 96),
        "densenet169" => DenseNet::new(32, [6, 12, 32, 32], 64),
        "densenet201" => DenseNet::new(32, [6, 12, 48, 32], 64),
        _ => return None,
    })
}
