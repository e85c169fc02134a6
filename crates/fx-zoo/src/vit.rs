//! The vision transformer, as `torchvision.models.vision_transformer` has it.

use fx_trace::{Init, Module, Parameter, Var, forward, kw, nn, operator, torch};

fn norm(size: i64) -> nn::LayerNorm {
    nn::LayerNorm::new(size).eps(1e-6)
}

fn mlp(size: i64, within: i64) -> nn::Sequential {
    nn::Sequential::new()
        .with_class("torchvision.models.vision_transformer.MLPBlock")
        .push(nn::Linear::new(size, within))
        .push(nn::GELU::new())
        .push(nn::Dropout::new().p(0.0))
        .push(nn::Linear::new(within, size))
        .push(nn::Dropout::new().p(0.0))
}

#[derive(Module)]
#[module(class = "torchvision.models.vision_transformer.EncoderBlock")]
struct EncoderBlock {
    num_heads: i64,
    ln_1: nn::LayerNorm,
    self_attention: nn::MultiheadAttention,
    dropout: nn::Dropout,
    ln_2: nn::LayerNorm,
    mlp: nn::Sequential,
}

/// Refuses what is no batch of sequences.
fn assert_sequences(input: &Var) {
    let is_sequences = operator::eq(input.dim(), 3);
    torch::_assert(
        is_sequences,
        format!("Expected (batch_size, seq_length, hidden_dim) got {}", input.shape()),
    );
}

impl EncoderBlock {
    fn new(num_heads: i64, size: i64, within: i64) -> Self {
        Self {
            num_heads,
            ln_1: norm(size),
            self_attention: nn::MultiheadAttention::new(size, num_heads).batch_first(true),
            dropout: nn::Dropout::new().p(0.0),
            ln_2: norm(size),
            mlp: mlp(size, within),
        }
    }

    #[forward(input: "torch.Tensor")]
    fn forward(&self, input: &Var) -> Var {
        assert_sequences(input);
        let x = self.ln_1.forward(input);
        let [x, _] = self.self_attention.forward(&x, &x, &x, kw![need_weights = false]).unpack();
        let x = self.dropout.forward(x);
        let x = x + input;

        let y = self.ln_2.forward(&x);
        let y = self.mlp.forward(y);
        x + y
    }
}

#[derive(Module)]
#[module(class = "torchvision.models.vision_transformer.Encoder")]
struct Encoder {
    pos_embedding: Parameter,
    dropout: nn::Dropout,
    layers: nn::Sequential,
    ln: nn::LayerNorm,
}

impl Encoder {
    fn new(seq_length: i64, num_layers: i64, num_heads: i64, size: i64, within: i64) -> Self {
        let block = |layers: nn::Sequential, index: i64| {
            layers.named(format!("encoder_layer_{index}"), EncoderBlock::new(num_heads, size, within))
        };
        Self {
            pos_embedding: Parameter::init(&[1, seq_length, size], Init::Normal { mean: 0.0, std: 0.02 }),
            dropout: nn::Dropout::new().p(0.0),
            layers: (0..num_layers).fold(nn::Sequential::new(), block),
            ln: norm(size),
        }
    }

    #[forward(input: "torch.Tensor")]
    fn forward(&self, input: &Var) -> Var {
        assert_sequences(input);
        let input = input + &self.pos_embedding;
        self.ln.forward(self.layers.forward(self.dropout.forward(input)))
    }
}

/// A vision transformer.
#[derive(Module)]
#[module(class = "torchvision.models.vision_transformer.VisionTransformer")]
pub struct VisionTransformer {
    image_size: i64,
    patch_size: i64,
    hidden_dim: i64,
    class_token: Parameter,
    conv_proj: nn::Conv2d,
    encoder: Encoder,
    heads: nn::Sequential,
}

impl VisionTransformer {
    fn new(patch_size: i64, num_layers: i64, num_heads: i64, size: i64, within: i64) -> Self {
        let image_size = 224;
        let patches = image_size / patch_size;
        Self {
            image_size,
            patch_size,
            hidden_dim: size,
            class_token: Parameter::zeros(&[1, 1, size]),
            conv_proj: nn::Conv2d::new(3, size, patch_size).stride(patch_size),
            encoder: Encoder::new(patches * patches + 1, num_layers, num_heads, size, within),
            heads: nn::Sequential::new().named("head", nn::Linear::new(size, 1000)),
        }
    }

    /// Images as sequences of patches.
    fn process_input(&self, x: &Var) -> Var {
        let [n, _, h, w] = x.shape().unpack();
        let (p, size) = (self.patch_size, self.image_size);
        torch::_assert(operator::eq(&h, size), format!("Wrong image height! Expected {size} but got {h}!"));
        torch::_assert(operator::eq(&w, size), format!("Wrong image width! Expected {size} but got {w}!"));
        let n_h = operator::floordiv(h, p);
        let n_w = operator::floordiv(w, p);

        let x = self.conv_proj.forward(x);
        let x = x.reshape((n, self.hidden_dim, n_h * n_w));
        x.permute((0, 2, 1))
    }

    /// Its class scores for images `[n, 3, 224, 224]`.
    #[forward(x: "torch.Tensor")]
    pub fn forward(&self, x: &Var) -> Var {
        let x = self.process_input(x);
        let n = x.shape().get(0);

        let batch_class_token = self.class_token.value().expand((n, -1, -1));
        let x = torch::cat([batch_class_token, x], kw![dim = 1]);

        let x = self.encoder.forward(&x);
        let x = x.get((.., 0));
        self.heads.forward(x)
    }
}

/// The model of this name.
pub fn vit(name: &str) -> Option<VisionTransformer> {
    Some(match name {
        "vit_b_16" => VisionTransformer::new(16, 12, 12, 768, 3072),
        "vit_b_32" => VisionTransformer::new(32, 12, 12, 768, 3072),
        "vit_l_16" => VisionTransformer::new(16, 24, 16, 1024, 4096),
        "vit_l_32" => VisionTransformer::new(32, 24, 16, 1024, 4096),
        _ => return None,
    })
}
