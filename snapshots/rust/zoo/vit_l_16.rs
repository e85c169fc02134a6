//! `VisionTransformer`, written by fx.

use fx::trace::{Module, ModuleExt, Parameter, Var, forward, kw, nn, operator, torch};

/// `VisionTransformer`.
#[derive(Module)]
pub struct VisionTransformer {
    class_token: Parameter,
    conv_proj: nn::Conv2d,
    encoder: Encoder,
    heads: Sequential2,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential2 {
    head: nn::Linear,
}

#[derive(Module)]
#[module(class = "torchvision.models.vision_transformer.Encoder")]
struct Encoder {
    pos_embedding: Parameter,
    dropout: nn::Dropout,
    layers: Sequential,
    ln: nn::LayerNorm,
}

#[derive(Module)]
#[module(class = "torch.nn.modules.container.Sequential")]
struct Sequential {
    encoder_layer_0: EncoderBlock,
    encoder_layer_1: EncoderBlock,
    encoder_layer_2: EncoderBlock,
    encoder_layer_3: EncoderBlock,
    encoder_layer_4: EncoderBlock,
    encoder_layer_5: EncoderBlock,
    encoder_layer_6: EncoderBlock,
    encoder_layer_7: EncoderBlock,
    encoder_layer_8: EncoderBlock,
    encoder_layer_9: EncoderBlock,
    encoder_layer_10: EncoderBlock,
    encoder_layer_11: EncoderBlock,
    encoder_layer_12: EncoderBlock,
    encoder_layer_13: EncoderBlock,
    encoder_layer_14: EncoderBlock,
    encoder_layer_15: EncoderBlock,
    encoder_layer_16: EncoderBlock,
    encoder_layer_17: EncoderBlock,
    encoder_layer_18: EncoderBlock,
    encoder_layer_19: EncoderBlock,
    encoder_layer_20: EncoderBlock,
    encoder_layer_21: EncoderBlock,
    encoder_layer_22: EncoderBlock,
    encoder_layer_23: EncoderBlock,
}

#[derive(Module)]
#[module(class = "torchvision.models.vision_transformer.EncoderBlock")]
struct EncoderBlock {
    ln_1: nn::LayerNorm,
    self_attention: nn::MultiheadAttention,
    dropout: nn::Dropout,
    ln_2: nn::LayerNorm,
    mlp: MLPBlock,
}

#[derive(Module)]
#[module(class = "torchvision.models.vision_transformer.MLPBlock")]
struct MLPBlock(nn::Linear, nn::GELU, nn::Dropout, nn::Linear, nn::Dropout);

impl VisionTransformer {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            class_token: Parameter::zeros(&[1, 1, 1024]),
            conv_proj: nn::Conv2d::new(3, 1024, 16).stride(16),
            encoder: Encoder {
                pos_embedding: Parameter::zeros(&[1, 197, 1024]),
                dropout: nn::Dropout::new().p(0.0),
                layers: Sequential {
                    encoder_layer_0: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_1: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_2: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_3: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_4: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_5: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_6: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_7: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_8: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_9: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_10: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_11: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_12: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_13: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_14: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_15: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_16: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_17: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_18: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_19: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_20: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_21: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_22: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_23: EncoderBlock {
                        ln_1: nn::LayerNorm::new(1024).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(1024, 16).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(1024).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(1024, 4096),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(4096, 1024),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                },
                ln: nn::LayerNorm::new(1024).eps(1e-6),
            },
            heads: Sequential2 { head: nn::Linear::new(1024, 1000) },
        };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward(x: "torch.Tensor")]
    pub fn forward(&self, x: &Var) -> Var {
        let getattr_1 = x.shape();
        let getitem = getattr_1.get(0);
        getattr_1.get(1);
        let getitem_2 = getattr_1.get(2);
        let getitem_3 = getattr_1.get(3);
        drop(getattr_1);
        torch::_assert(
            operator::eq(&getitem_2, 224),
            "Wrong image height! Expected 224 but got Proxy(getitem_2)!",
        );
        torch::_assert(
            operator::eq(&getitem_3, 224),
            "Wrong image width! Expected 224 but got Proxy(getitem_3)!",
        );
        let floordiv = operator::floordiv(getitem_2, 16);
        let floordiv_1 = operator::floordiv(getitem_3, 16);
        let reshape = self.conv_proj.forward(x).reshape((getitem, 1024, floordiv * floordiv_1));
        let permute = reshape.permute((0, 2, 1));
        drop(reshape);
        let getitem_4 = permute.shape().get(0);
        let cat = torch::cat(
            [self.class_token.value().expand((getitem_4, -1, -1)), permute],
            kw![dim = 1],
        );
        let eq_2 = operator::eq(cat.dim(), 3);
        cat.shape();
        torch::_assert(eq_2, "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_3)");
        let encoder_dropout = self.encoder.dropout.forward(cat + &self.encoder.pos_embedding);
        let eq_3 = operator::eq(encoder_dropout.dim(), 3);
        encoder_dropout.shape();
        torch::_assert(eq_3, "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_4)");
        let encoder_layers_encoder_layer_0_ln_1 =
            self.encoder.layers.encoder_layer_0.ln_1.forward(&encoder_dropout);
        let encoder_layers_encoder_layer_0_self_attention =
            self.encoder.layers.encoder_layer_0.self_attention.forward(
                &encoder_layers_encoder_layer_0_ln_1,
                &encoder_layers_encoder_layer_0_ln_1,
                &encoder_layers_encoder_layer_0_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_0_ln_1);
        let getitem_5 = encoder_layers_encoder_layer_0_self_attention.get(0);
        encoder_layers_encoder_layer_0_self_attention.get(1);
        drop(encoder_layers_encoder_layer_0_self_attention);
        let encoder_layers_encoder_layer_0_dropout =
            self.encoder.layers.encoder_layer_0.dropout.forward(getitem_5);
        let add_1 = encoder_layers_encoder_layer_0_dropout + encoder_dropout;
        let encoder_layers_encoder_layer_0_ln_2 =
            self.encoder.layers.encoder_layer_0.ln_2.forward(&add_1);
        let encoder_layers_encoder_layer_0_mlp_0 =
            self.encoder.layers.encoder_layer_0.mlp.0.forward(encoder_layers_encoder_layer_0_ln_2);
        let encoder_layers_encoder_layer_0_mlp_1 =
            self.encoder.layers.encoder_layer_0.mlp.1.forward(encoder_layers_encoder_layer_0_mlp_0);
        let encoder_layers_encoder_layer_0_mlp_2 =
            self.encoder.layers.encoder_layer_0.mlp.2.forward(encoder_layers_encoder_layer_0_mlp_1);
        let encoder_layers_encoder_layer_0_mlp_3 =
            self.encoder.layers.encoder_layer_0.mlp.3.forward(encoder_layers_encoder_layer_0_mlp_2);
        let encoder_layers_encoder_layer_0_mlp_4 =
            self.encoder.layers.encoder_layer_0.mlp.4.forward(encoder_layers_encoder_layer_0_mlp_3);
        let add_2 = add_1 + encoder_layers_encoder_layer_0_mlp_4;
        let eq_4 = operator::eq(add_2.dim(), 3);
        add_2.shape();
        torch::_assert(eq_4, "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_5)");
        let encoder_layers_encoder_layer_1_ln_1 =
            self.encoder.layers.encoder_layer_1.ln_1.forward(&add_2);
        let encoder_layers_encoder_layer_1_self_attention =
            self.encoder.layers.encoder_layer_1.self_attention.forward(
                &encoder_layers_encoder_layer_1_ln_1,
                &encoder_layers_encoder_layer_1_ln_1,
                &encoder_layers_encoder_layer_1_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_1_ln_1);
        let getitem_7 = encoder_layers_encoder_layer_1_self_attention.get(0);
        encoder_layers_encoder_layer_1_self_attention.get(1);
        drop(encoder_layers_encoder_layer_1_self_attention);
        let encoder_layers_encoder_layer_1_dropout =
            self.encoder.layers.encoder_layer_1.dropout.forward(getitem_7);
        let add_3 = encoder_layers_encoder_layer_1_dropout + add_2;
        let encoder_layers_encoder_layer_1_ln_2 =
            self.encoder.layers.encoder_layer_1.ln_2.forward(&add_3);
        let encoder_layers_encoder_layer_1_mlp_0 =
            self.encoder.layers.encoder_layer_1.mlp.0.forward(encoder_layers_encoder_layer_1_ln_2);
        let encoder_layers_encoder_layer_1_mlp_1 =
            self.encoder.layers.encoder_layer_1.mlp.1.forward(encoder_layers_encoder_layer_1_mlp_0);
        let encoder_layers_encoder_layer_1_mlp_2 =
            self.encoder.layers.encoder_layer_1.mlp.2.forward(encoder_layers_encoder_layer_1_mlp_1);
        let encoder_layers_encoder_layer_1_mlp_3 =
            self.encoder.layers.encoder_layer_1.mlp.3.forward(encoder_layers_encoder_layer_1_mlp_2);
        let encoder_layers_encoder_layer_1_mlp_4 =
            self.encoder.layers.encoder_layer_1.mlp.4.forward(encoder_layers_encoder_layer_1_mlp_3);
        let add_4 = add_3 + encoder_layers_encoder_layer_1_mlp_4;
        let eq_5 = operator::eq(add_4.dim(), 3);
        add_4.shape();
        torch::_assert(eq_5, "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_6)");
        let encoder_layers_encoder_layer_2_ln_1 =
            self.encoder.layers.encoder_layer_2.ln_1.forward(&add_4);
        let encoder_layers_encoder_layer_2_self_attention =
            self.encoder.layers.encoder_layer_2.self_attention.forward(
                &encoder_layers_encoder_layer_2_ln_1,
                &encoder_layers_encoder_layer_2_ln_1,
                &encoder_layers_encoder_layer_2_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_2_ln_1);
        let getitem_9 = encoder_layers_encoder_layer_2_self_attention.get(0);
        encoder_layers_encoder_layer_2_self_attention.get(1);
        drop(encoder_layers_encoder_layer_2_self_attention);
        let encoder_layers_encoder_layer_2_dropout =
            self.encoder.layers.encoder_layer_2.dropout.forward(getitem_9);
        let add_5 = encoder_layers_encoder_layer_2_dropout + add_4;
        let encoder_layers_encoder_layer_2_ln_2 =
            self.encoder.layers.encoder_layer_2.ln_2.forward(&add_5);
        let encoder_layers_encoder_layer_2_mlp_0 =
            self.encoder.layers.encoder_layer_2.mlp.0.forward(encoder_layers_encoder_layer_2_ln_2);
        let encoder_layers_encoder_layer_2_mlp_1 =
            self.encoder.layers.encoder_layer_2.mlp.1.forward(encoder_layers_encoder_layer_2_mlp_0);
        let encoder_layers_encoder_layer_2_mlp_2 =
            self.encoder.layers.encoder_layer_2.mlp.2.forward(encoder_layers_encoder_layer_2_mlp_1);
        let encoder_layers_encoder_layer_2_mlp_3 =
            self.encoder.layers.encoder_layer_2.mlp.3.forward(encoder_layers_encoder_layer_2_mlp_2);
        let encoder_layers_encoder_layer_2_mlp_4 =
            self.encoder.layers.encoder_layer_2.mlp.4.forward(encoder_layers_encoder_layer_2_mlp_3);
        let add_6 = add_5 + encoder_layers_encoder_layer_2_mlp_4;
        let eq_6 = operator::eq(add_6.dim(), 3);
        add_6.shape();
        torch::_assert(eq_6, "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_7)");
        let encoder_layers_encoder_layer_3_ln_1 =
            self.encoder.layers.encoder_layer_3.ln_1.forward(&add_6);
        let encoder_layers_encoder_layer_3_self_attention =
            self.encoder.layers.encoder_layer_3.self_attention.forward(
                &encoder_layers_encoder_layer_3_ln_1,
                &encoder_layers_encoder_layer_3_ln_1,
                &encoder_layers_encoder_layer_3_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_3_ln_1);
        let getitem_11 = encoder_layers_encoder_layer_3_self_attention.get(0);
        encoder_layers_encoder_layer_3_self_attention.get(1);
        drop(encoder_layers_encoder_layer_3_self_attention);
        let encoder_layers_encoder_layer_3_dropout =
            self.encoder.layers.encoder_layer_3.dropout.forward(getitem_11);
        let add_7 = encoder_layers_encoder_layer_3_dropout + add_6;
        let encoder_layers_encoder_layer_3_ln_2 =
            self.encoder.layers.encoder_layer_3.ln_2.forward(&add_7);
        let encoder_layers_encoder_layer_3_mlp_0 =
            self.encoder.layers.encoder_layer_3.mlp.0.forward(encoder_layers_encoder_layer_3_ln_2);
        let encoder_layers_encoder_layer_3_mlp_1 =
            self.encoder.layers.encoder_layer_3.mlp.1.forward(encoder_layers_encoder_layer_3_mlp_0);
        let encoder_layers_encoder_layer_3_mlp_2 =
            self.encoder.layers.encoder_layer_3.mlp.2.forward(encoder_layers_encoder_layer_3_mlp_1);
        let encoder_layers_encoder_layer_3_mlp_3 =
            self.encoder.layers.encoder_layer_3.mlp.3.forward(encoder_layers_encoder_layer_3_mlp_2);
        let encoder_layers_encoder_layer_3_mlp_4 =
            self.encoder.layers.encoder_layer_3.mlp.4.forward(encoder_layers_encoder_layer_3_mlp_3);
        let add_8 = add_7 + encoder_layers_encoder_layer_3_mlp_4;
        let eq_7 = operator::eq(add_8.dim(), 3);
        add_8.shape();
        torch::_assert(eq_7, "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_8)");
        let encoder_layers_encoder_layer_4_ln_1 =
            self.encoder.layers.encoder_layer_4.ln_1.forward(&add_8);
        let encoder_layers_encoder_layer_4_self_attention =
            self.encoder.layers.encoder_layer_4.self_attention.forward(
                &encoder_layers_encoder_layer_4_ln_1,
                &encoder_layers_encoder_layer_4_ln_1,
                &encoder_layers_encoder_layer_4_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_4_ln_1);
        let getitem_13 = encoder_layers_encoder_layer_4_self_attention.get(0);
        encoder_layers_encoder_layer_4_self_attention.get(1);
        drop(encoder_layers_encoder_layer_4_self_attention);
        let encoder_layers_encoder_layer_4_dropout =
            self.encoder.layers.encoder_layer_4.dropout.forward(getitem_13);
        let add_9 = encoder_layers_encoder_layer_4_dropout + add_8;
        let encoder_layers_encoder_layer_4_ln_2 =
            self.encoder.layers.encoder_layer_4.ln_2.forward(&add_9);
        let encoder_layers_encoder_layer_4_mlp_0 =
            self.encoder.layers.encoder_layer_4.mlp.0.forward(encoder_layers_encoder_layer_4_ln_2);
        let encoder_layers_encoder_layer_4_mlp_1 =
            self.encoder.layers.encoder_layer_4.mlp.1.forward(encoder_layers_encoder_layer_4_mlp_0);
        let encoder_layers_encoder_layer_4_mlp_2 =
            self.encoder.layers.encoder_layer_4.mlp.2.forward(encoder_layers_encoder_layer_4_mlp_1);
        let encoder_layers_encoder_layer_4_mlp_3 =
            self.encoder.layers.encoder_layer_4.mlp.3.forward(encoder_layers_encoder_layer_4_mlp_2);
        let encoder_layers_encoder_layer_4_mlp_4 =
            self.encoder.layers.encoder_layer_4.mlp.4.forward(encoder_layers_encoder_layer_4_mlp_3);
        let add_10 = add_9 + encoder_layers_encoder_layer_4_mlp_4;
        let eq_8 = operator::eq(add_10.dim(), 3);
        add_10.shape();
        torch::_assert(eq_8, "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_9)");
        let encoder_layers_encoder_layer_5_ln_1 =
            self.encoder.layers.encoder_layer_5.ln_1.forward(&add_10);
        let encoder_layers_encoder_layer_5_self_attention =
            self.encoder.layers.encoder_layer_5.self_attention.forward(
                &encoder_layers_encoder_layer_5_ln_1,
                &encoder_layers_encoder_layer_5_ln_1,
                &encoder_layers_encoder_layer_5_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_5_ln_1);
        let getitem_15 = encoder_layers_encoder_layer_5_self_attention.get(0);
        encoder_layers_encoder_layer_5_self_attention.get(1);
        drop(encoder_layers_encoder_layer_5_self_attention);
        let encoder_layers_encoder_layer_5_dropout =
            self.encoder.layers.encoder_layer_5.dropout.forward(getitem_15);
        let add_11 = encoder_layers_encoder_layer_5_dropout + add_10;
        let encoder_layers_encoder_layer_5_ln_2 =
            self.encoder.layers.encoder_layer_5.ln_2.forward(&add_11);
        let encoder_layers_encoder_layer_5_mlp_0 =
            self.encoder.layers.encoder_layer_5.mlp.0.forward(encoder_layers_encoder_layer_5_ln_2);
        let encoder_layers_encoder_layer_5_mlp_1 =
            self.encoder.layers.encoder_layer_5.mlp.1.forward(encoder_layers_encoder_layer_5_mlp_0);
        let encoder_layers_encoder_layer_5_mlp_2 =
            self.encoder.layers.encoder_layer_5.mlp.2.forward(encoder_layers_encoder_layer_5_mlp_1);
        let encoder_layers_encoder_layer_5_mlp_3 =
            self.encoder.layers.encoder_layer_5.mlp.3.forward(encoder_layers_encoder_layer_5_mlp_2);
        let encoder_layers_encoder_layer_5_mlp_4 =
            self.encoder.layers.encoder_layer_5.mlp.4.forward(encoder_layers_encoder_layer_5_mlp_3);
        let add_12 = add_11 + encoder_layers_encoder_layer_5_mlp_4;
        let eq_9 = operator::eq(add_12.dim(), 3);
        add_12.shape();
        torch::_assert(eq_9, "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_10)");
        let encoder_layers_encoder_layer_6_ln_1 =
            self.encoder.layers.encoder_layer_6.ln_1.forward(&add_12);
        let encoder_layers_encoder_layer_6_self_attention =
            self.encoder.layers.encoder_layer_6.self_attention.forward(
                &encoder_layers_encoder_layer_6_ln_1,
                &encoder_layers_encoder_layer_6_ln_1,
                &encoder_layers_encoder_layer_6_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_6_ln_1);
        let getitem_17 = encoder_layers_encoder_layer_6_self_attention.get(0);
        encoder_layers_encoder_layer_6_self_attention.get(1);
        drop(encoder_layers_encoder_layer_6_self_attention);
        let encoder_layers_encoder_layer_6_dropout =
            self.encoder.layers.encoder_layer_6.dropout.forward(getitem_17);
        let add_13 = encoder_layers_encoder_layer_6_dropout + add_12;
        let encoder_layers_encoder_layer_6_ln_2 =
            self.encoder.layers.encoder_layer_6.ln_2.forward(&add_13);
        let encoder_layers_encoder_layer_6_mlp_0 =
            self.encoder.layers.encoder_layer_6.mlp.0.forward(encoder_layers_encoder_layer_6_ln_2);
        let encoder_layers_encoder_layer_6_mlp_1 =
            self.encoder.layers.encoder_layer_6.mlp.1.forward(encoder_layers_encoder_layer_6_mlp_0);
        let encoder_layers_encoder_layer_6_mlp_2 =
            self.encoder.layers.encoder_layer_6.mlp.2.forward(encoder_layers_encoder_layer_6_mlp_1);
        let encoder_layers_encoder_layer_6_mlp_3 =
            self.encoder.layers.encoder_layer_6.mlp.3.forward(encoder_layers_encoder_layer_6_mlp_2);
        let encoder_layers_encoder_layer_6_mlp_4 =
            self.encoder.layers.encoder_layer_6.mlp.4.forward(encoder_layers_encoder_layer_6_mlp_3);
        let add_14 = add_13 + encoder_layers_encoder_layer_6_mlp_4;
        let eq_10 = operator::eq(add_14.dim(), 3);
        add_14.shape();
        torch::_assert(
            eq_10,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_11)",
        );
        let encoder_layers_encoder_layer_7_ln_1 =
            self.encoder.layers.encoder_layer_7.ln_1.forward(&add_14);
        let encoder_layers_encoder_layer_7_self_attention =
            self.encoder.layers.encoder_layer_7.self_attention.forward(
                &encoder_layers_encoder_layer_7_ln_1,
                &encoder_layers_encoder_layer_7_ln_1,
                &encoder_layers_encoder_layer_7_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_7_ln_1);
        let getitem_19 = encoder_layers_encoder_layer_7_self_attention.get(0);
        encoder_layers_encoder_layer_7_self_attention.get(1);
        drop(encoder_layers_encoder_layer_7_self_attention);
        let encoder_layers_encoder_layer_7_dropout =
            self.encoder.layers.encoder_layer_7.dropout.forward(getitem_19);
        let add_15 = encoder_layers_encoder_layer_7_dropout + add_14;
        let encoder_layers_encoder_layer_7_ln_2 =
            self.encoder.layers.encoder_layer_7.ln_2.forward(&add_15);
        let encoder_layers_encoder_layer_7_mlp_0 =
            self.encoder.layers.encoder_layer_7.mlp.0.forward(encoder_layers_encoder_layer_7_ln_2);
        let encoder_layers_encoder_layer_7_mlp_1 =
            self.encoder.layers.encoder_layer_7.mlp.1.forward(encoder_layers_encoder_layer_7_mlp_0);
        let encoder_layers_encoder_layer_7_mlp_2 =
            self.encoder.layers.encoder_layer_7.mlp.2.forward(encoder_layers_encoder_layer_7_mlp_1);
        let encoder_layers_encoder_layer_7_mlp_3 =
            self.encoder.layers.encoder_layer_7.mlp.3.forward(encoder_layers_encoder_layer_7_mlp_2);
        let encoder_layers_encoder_layer_7_mlp_4 =
            self.encoder.layers.encoder_layer_7.mlp.4.forward(encoder_layers_encoder_layer_7_mlp_3);
        let add_16 = add_15 + encoder_layers_encoder_layer_7_mlp_4;
        let eq_11 = operator::eq(add_16.dim(), 3);
        add_16.shape();
        torch::_assert(
            eq_11,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_12)",
        );
        let encoder_layers_encoder_layer_8_ln_1 =
            self.encoder.layers.encoder_layer_8.ln_1.forward(&add_16);
        let encoder_layers_encoder_layer_8_self_attention =
            self.encoder.layers.encoder_layer_8.self_attention.forward(
                &encoder_layers_encoder_layer_8_ln_1,
                &encoder_layers_encoder_layer_8_ln_1,
                &encoder_layers_encoder_layer_8_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_8_ln_1);
        let getitem_21 = encoder_layers_encoder_layer_8_self_attention.get(0);
        encoder_layers_encoder_layer_8_self_attention.get(1);
        drop(encoder_layers_encoder_layer_8_self_attention);
        let encoder_layers_encoder_layer_8_dropout =
            self.encoder.layers.encoder_layer_8.dropout.forward(getitem_21);
        let add_17 = encoder_layers_encoder_layer_8_dropout + add_16;
        let encoder_layers_encoder_layer_8_ln_2 =
            self.encoder.layers.encoder_layer_8.ln_2.forward(&add_17);
        let encoder_layers_encoder_layer_8_mlp_0 =
            self.encoder.layers.encoder_layer_8.mlp.0.forward(encoder_layers_encoder_layer_8_ln_2);
        let encoder_layers_encoder_layer_8_mlp_1 =
            self.encoder.layers.encoder_layer_8.mlp.1.forward(encoder_layers_encoder_layer_8_mlp_0);
        let encoder_layers_encoder_layer_8_mlp_2 =
            self.encoder.layers.encoder_layer_8.mlp.2.forward(encoder_layers_encoder_layer_8_mlp_1);
        let encoder_layers_encoder_layer_8_mlp_3 =
            self.encoder.layers.encoder_layer_8.mlp.3.forward(encoder_layers_encoder_layer_8_mlp_2);
        let encoder_layers_encoder_layer_8_mlp_4 =
            self.encoder.layers.encoder_layer_8.mlp.4.forward(encoder_layers_encoder_layer_8_mlp_3);
        let add_18 = add_17 + encoder_layers_encoder_layer_8_mlp_4;
        let eq_12 = operator::eq(add_18.dim(), 3);
        add_18.shape();
        torch::_assert(
            eq_12,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_13)",
        );
        let encoder_layers_encoder_layer_9_ln_1 =
            self.encoder.layers.encoder_layer_9.ln_1.forward(&add_18);
        let encoder_layers_encoder_layer_9_self_attention =
            self.encoder.layers.encoder_layer_9.self_attention.forward(
                &encoder_layers_encoder_layer_9_ln_1,
                &encoder_layers_encoder_layer_9_ln_1,
                &encoder_layers_encoder_layer_9_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_9_ln_1);
        let getitem_23 = encoder_layers_encoder_layer_9_self_attention.get(0);
        encoder_layers_encoder_layer_9_self_attention.get(1);
        drop(encoder_layers_encoder_layer_9_self_attention);
        let encoder_layers_encoder_layer_9_dropout =
            self.encoder.layers.encoder_layer_9.dropout.forward(getitem_23);
        let add_19 = encoder_layers_encoder_layer_9_dropout + add_18;
        let encoder_layers_encoder_layer_9_ln_2 =
            self.encoder.layers.encoder_layer_9.ln_2.forward(&add_19);
        let encoder_layers_encoder_layer_9_mlp_0 =
            self.encoder.layers.encoder_layer_9.mlp.0.forward(encoder_layers_encoder_layer_9_ln_2);
        let encoder_layers_encoder_layer_9_mlp_1 =
            self.encoder.layers.encoder_layer_9.mlp.1.forward(encoder_layers_encoder_layer_9_mlp_0);
        let encoder_layers_encoder_layer_9_mlp_2 =
            self.encoder.layers.encoder_layer_9.mlp.2.forward(encoder_layers_encoder_layer_9_mlp_1);
        let encoder_layers_encoder_layer_9_mlp_3 =
            self.encoder.layers.encoder_layer_9.mlp.3.forward(encoder_layers_encoder_layer_9_mlp_2);
        let encoder_layers_encoder_layer_9_mlp_4 =
            self.encoder.layers.encoder_layer_9.mlp.4.forward(encoder_layers_encoder_layer_9_mlp_3);
        let add_20 = add_19 + encoder_layers_encoder_layer_9_mlp_4;
        let eq_13 = operator::eq(add_20.dim(), 3);
        add_20.shape();
        torch::_assert(
            eq_13,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_14)",
        );
        let encoder_layers_encoder_layer_10_ln_1 =
            self.encoder.layers.encoder_layer_10.ln_1.forward(&add_20);
        let encoder_layers_encoder_layer_10_self_attention =
            self.encoder.layers.encoder_layer_10.self_attention.forward(
                &encoder_layers_encoder_layer_10_ln_1,
                &encoder_layers_encoder_layer_10_ln_1,
                &encoder_layers_encoder_layer_10_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_10_ln_1);
        let getitem_25 = encoder_layers_encoder_layer_10_self_attention.get(0);
        encoder_layers_encoder_layer_10_self_attention.get(1);
        drop(encoder_layers_encoder_layer_10_self_attention);
        let encoder_layers_encoder_layer_10_dropout =
            self.encoder.layers.encoder_layer_10.dropout.forward(getitem_25);
        let add_21 = encoder_layers_encoder_layer_10_dropout + add_20;
        let encoder_layers_encoder_layer_10_ln_2 =
            self.encoder.layers.encoder_layer_10.ln_2.forward(&add_21);
        let encoder_layers_encoder_layer_10_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_10
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_10_ln_2);
        let encoder_layers_encoder_layer_10_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_10
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_10_mlp_0);
        let encoder_layers_encoder_layer_10_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_10
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_10_mlp_1);
        let encoder_layers_encoder_layer_10_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_10
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_10_mlp_2);
        let encoder_layers_encoder_layer_10_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_10
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_10_mlp_3);
        let add_22 = add_21 + encoder_layers_encoder_layer_10_mlp_4;
        let eq_14 = operator::eq(add_22.dim(), 3);
        add_22.shape();
        torch::_assert(
            eq_14,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_15)",
        );
        let encoder_layers_encoder_layer_11_ln_1 =
            self.encoder.layers.encoder_layer_11.ln_1.forward(&add_22);
        let encoder_layers_encoder_layer_11_self_attention =
            self.encoder.layers.encoder_layer_11.self_attention.forward(
                &encoder_layers_encoder_layer_11_ln_1,
                &encoder_layers_encoder_layer_11_ln_1,
                &encoder_layers_encoder_layer_11_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_11_ln_1);
        let getitem_27 = encoder_layers_encoder_layer_11_self_attention.get(0);
        encoder_layers_encoder_layer_11_self_attention.get(1);
        drop(encoder_layers_encoder_layer_11_self_attention);
        let encoder_layers_encoder_layer_11_dropout =
            self.encoder.layers.encoder_layer_11.dropout.forward(getitem_27);
        let add_23 = encoder_layers_encoder_layer_11_dropout + add_22;
        let encoder_layers_encoder_layer_11_ln_2 =
            self.encoder.layers.encoder_layer_11.ln_2.forward(&add_23);
        let encoder_layers_encoder_layer_11_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_11
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_11_ln_2);
        let encoder_layers_encoder_layer_11_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_11
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_11_mlp_0);
        let encoder_layers_encoder_layer_11_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_11
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_11_mlp_1);
        let encoder_layers_encoder_layer_11_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_11
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_11_mlp_2);
        let encoder_layers_encoder_layer_11_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_11
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_11_mlp_3);
        let add_24 = add_23 + encoder_layers_encoder_layer_11_mlp_4;
        let eq_15 = operator::eq(add_24.dim(), 3);
        add_24.shape();
        torch::_assert(
            eq_15,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_16)",
        );
        let encoder_layers_encoder_layer_12_ln_1 =
            self.encoder.layers.encoder_layer_12.ln_1.forward(&add_24);
        let encoder_layers_encoder_layer_12_self_attention =
            self.encoder.layers.encoder_layer_12.self_attention.forward(
                &encoder_layers_encoder_layer_12_ln_1,
                &encoder_layers_encoder_layer_12_ln_1,
                &encoder_layers_encoder_layer_12_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_12_ln_1);
        let getitem_29 = encoder_layers_encoder_layer_12_self_attention.get(0);
        encoder_layers_encoder_layer_12_self_attention.get(1);
        drop(encoder_layers_encoder_layer_12_self_attention);
        let encoder_layers_encoder_layer_12_dropout =
            self.encoder.layers.encoder_layer_12.dropout.forward(getitem_29);
        let add_25 = encoder_layers_encoder_layer_12_dropout + add_24;
        let encoder_layers_encoder_layer_12_ln_2 =
            self.encoder.layers.encoder_layer_12.ln_2.forward(&add_25);
        let encoder_layers_encoder_layer_12_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_12
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_12_ln_2);
        let encoder_layers_encoder_layer_12_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_12
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_12_mlp_0);
        let encoder_layers_encoder_layer_12_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_12
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_12_mlp_1);
        let encoder_layers_encoder_layer_12_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_12
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_12_mlp_2);
        let encoder_layers_encoder_layer_12_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_12
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_12_mlp_3);
        let add_26 = add_25 + encoder_layers_encoder_layer_12_mlp_4;
        let eq_16 = operator::eq(add_26.dim(), 3);
        add_26.shape();
        torch::_assert(
            eq_16,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_17)",
        );
        let encoder_layers_encoder_layer_13_ln_1 =
            self.encoder.layers.encoder_layer_13.ln_1.forward(&add_26);
        let encoder_layers_encoder_layer_13_self_attention =
            self.encoder.layers.encoder_layer_13.self_attention.forward(
                &encoder_layers_encoder_layer_13_ln_1,
                &encoder_layers_encoder_layer_13_ln_1,
                &encoder_layers_encoder_layer_13_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_13_ln_1);
        let getitem_31 = encoder_layers_encoder_layer_13_self_attention.get(0);
        encoder_layers_encoder_layer_13_self_attention.get(1);
        drop(encoder_layers_encoder_layer_13_self_attention);
        let encoder_layers_encoder_layer_13_dropout =
            self.encoder.layers.encoder_layer_13.dropout.forward(getitem_31);
        let add_27 = encoder_layers_encoder_layer_13_dropout + add_26;
        let encoder_layers_encoder_layer_13_ln_2 =
            self.encoder.layers.encoder_layer_13.ln_2.forward(&add_27);
        let encoder_layers_encoder_layer_13_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_13
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_13_ln_2);
        let encoder_layers_encoder_layer_13_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_13
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_13_mlp_0);
        let encoder_layers_encoder_layer_13_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_13
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_13_mlp_1);
        let encoder_layers_encoder_layer_13_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_13
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_13_mlp_2);
        let encoder_layers_encoder_layer_13_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_13
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_13_mlp_3);
        let add_28 = add_27 + encoder_layers_encoder_layer_13_mlp_4;
        let eq_17 = operator::eq(add_28.dim(), 3);
        add_28.shape();
        torch::_assert(
            eq_17,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_18)",
        );
        let encoder_layers_encoder_layer_14_ln_1 =
            self.encoder.layers.encoder_layer_14.ln_1.forward(&add_28);
        let encoder_layers_encoder_layer_14_self_attention =
            self.encoder.layers.encoder_layer_14.self_attention.forward(
                &encoder_layers_encoder_layer_14_ln_1,
                &encoder_layers_encoder_layer_14_ln_1,
                &encoder_layers_encoder_layer_14_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_14_ln_1);
        let getitem_33 = encoder_layers_encoder_layer_14_self_attention.get(0);
        encoder_layers_encoder_layer_14_self_attention.get(1);
        drop(encoder_layers_encoder_layer_14_self_attention);
        let encoder_layers_encoder_layer_14_dropout =
            self.encoder.layers.encoder_layer_14.dropout.forward(getitem_33);
        let add_29 = encoder_layers_encoder_layer_14_dropout + add_28;
        let encoder_layers_encoder_layer_14_ln_2 =
            self.encoder.layers.encoder_layer_14.ln_2.forward(&add_29);
        let encoder_layers_encoder_layer_14_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_14
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_14_ln_2);
        let encoder_layers_encoder_layer_14_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_14
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_14_mlp_0);
        let encoder_layers_encoder_layer_14_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_14
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_14_mlp_1);
        let encoder_layers_encoder_layer_14_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_14
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_14_mlp_2);
        let encoder_layers_encoder_layer_14_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_14
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_14_mlp_3);
        let add_30 = add_29 + encoder_layers_encoder_layer_14_mlp_4;
        let eq_18 = operator::eq(add_30.dim(), 3);
        add_30.shape();
        torch::_assert(
            eq_18,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_19)",
        );
        let encoder_layers_encoder_layer_15_ln_1 =
            self.encoder.layers.encoder_layer_15.ln_1.forward(&add_30);
        let encoder_layers_encoder_layer_15_self_attention =
            self.encoder.layers.encoder_layer_15.self_attention.forward(
                &encoder_layers_encoder_layer_15_ln_1,
                &encoder_layers_encoder_layer_15_ln_1,
                &encoder_layers_encoder_layer_15_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_15_ln_1);
        let getitem_35 = encoder_layers_encoder_layer_15_self_attention.get(0);
        encoder_layers_encoder_layer_15_self_attention.get(1);
        drop(encoder_layers_encoder_layer_15_self_attention);
        let encoder_layers_encoder_layer_15_dropout =
            self.encoder.layers.encoder_layer_15.dropout.forward(getitem_35);
        let add_31 = encoder_layers_encoder_layer_15_dropout + add_30;
        let encoder_layers_encoder_layer_15_ln_2 =
            self.encoder.layers.encoder_layer_15.ln_2.forward(&add_31);
        let encoder_layers_encoder_layer_15_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_15
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_15_ln_2);
        let encoder_layers_encoder_layer_15_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_15
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_15_mlp_0);
        let encoder_layers_encoder_layer_15_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_15
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_15_mlp_1);
        let encoder_layers_encoder_layer_15_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_15
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_15_mlp_2);
        let encoder_layers_encoder_layer_15_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_15
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_15_mlp_3);
        let add_32 = add_31 + encoder_layers_encoder_layer_15_mlp_4;
        let eq_19 = operator::eq(add_32.dim(), 3);
        add_32.shape();
        torch::_assert(
            eq_19,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_20)",
        );
        let encoder_layers_encoder_layer_16_ln_1 =
            self.encoder.layers.encoder_layer_16.ln_1.forward(&add_32);
        let encoder_layers_encoder_layer_16_self_attention =
            self.encoder.layers.encoder_layer_16.self_attention.forward(
                &encoder_layers_encoder_layer_16_ln_1,
                &encoder_layers_encoder_layer_16_ln_1,
                &encoder_layers_encoder_layer_16_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_16_ln_1);
        let getitem_37 = encoder_layers_encoder_layer_16_self_attention.get(0);
        encoder_layers_encoder_layer_16_self_attention.get(1);
        drop(encoder_layers_encoder_layer_16_self_attention);
        let encoder_layers_encoder_layer_16_dropout =
            self.encoder.layers.encoder_layer_16.dropout.forward(getitem_37);
        let add_33 = encoder_layers_encoder_layer_16_dropout + add_32;
        let encoder_layers_encoder_layer_16_ln_2 =
            self.encoder.layers.encoder_layer_16.ln_2.forward(&add_33);
        let encoder_layers_encoder_layer_16_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_16
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_16_ln_2);
        let encoder_layers_encoder_layer_16_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_16
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_16_mlp_0);
        let encoder_layers_encoder_layer_16_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_16
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_16_mlp_1);
        let encoder_layers_encoder_layer_16_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_16
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_16_mlp_2);
        let encoder_layers_encoder_layer_16_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_16
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_16_mlp_3);
        let add_34 = add_33 + encoder_layers_encoder_layer_16_mlp_4;
        let eq_20 = operator::eq(add_34.dim(), 3);
        add_34.shape();
        torch::_assert(
            eq_20,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_21)",
        );
        let encoder_layers_encoder_layer_17_ln_1 =
            self.encoder.layers.encoder_layer_17.ln_1.forward(&add_34);
        let encoder_layers_encoder_layer_17_self_attention =
            self.encoder.layers.encoder_layer_17.self_attention.forward(
                &encoder_layers_encoder_layer_17_ln_1,
                &encoder_layers_encoder_layer_17_ln_1,
                &encoder_layers_encoder_layer_17_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_17_ln_1);
        let getitem_39 = encoder_layers_encoder_layer_17_self_attention.get(0);
        encoder_layers_encoder_layer_17_self_attention.get(1);
        drop(encoder_layers_encoder_layer_17_self_attention);
        let encoder_layers_encoder_layer_17_dropout =
            self.encoder.layers.encoder_layer_17.dropout.forward(getitem_39);
        let add_35 = encoder_layers_encoder_layer_17_dropout + add_34;
        let encoder_layers_encoder_layer_17_ln_2 =
            self.encoder.layers.encoder_layer_17.ln_2.forward(&add_35);
        let encoder_layers_encoder_layer_17_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_17
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_17_ln_2);
        let encoder_layers_encoder_layer_17_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_17
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_17_mlp_0);
        let encoder_layers_encoder_layer_17_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_17
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_17_mlp_1);
        let encoder_layers_encoder_layer_17_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_17
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_17_mlp_2);
        let encoder_layers_encoder_layer_17_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_17
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_17_mlp_3);
        let add_36 = add_35 + encoder_layers_encoder_layer_17_mlp_4;
        let eq_21 = operator::eq(add_36.dim(), 3);
        add_36.shape();
        torch::_assert(
            eq_21,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_22)",
        );
        let encoder_layers_encoder_layer_18_ln_1 =
            self.encoder.layers.encoder_layer_18.ln_1.forward(&add_36);
        let encoder_layers_encoder_layer_18_self_attention =
            self.encoder.layers.encoder_layer_18.self_attention.forward(
                &encoder_layers_encoder_layer_18_ln_1,
                &encoder_layers_encoder_layer_18_ln_1,
                &encoder_layers_encoder_layer_18_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_18_ln_1);
        let getitem_41 = encoder_layers_encoder_layer_18_self_attention.get(0);
        encoder_layers_encoder_layer_18_self_attention.get(1);
        drop(encoder_layers_encoder_layer_18_self_attention);
        let encoder_layers_encoder_layer_18_dropout =
            self.encoder.layers.encoder_layer_18.dropout.forward(getitem_41);
        let add_37 = encoder_layers_encoder_layer_18_dropout + add_36;
        let encoder_layers_encoder_layer_18_ln_2 =
            self.encoder.layers.encoder_layer_18.ln_2.forward(&add_37);
        let encoder_layers_encoder_layer_18_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_18
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_18_ln_2);
        let encoder_layers_encoder_layer_18_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_18
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_18_mlp_0);
        let encoder_layers_encoder_layer_18_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_18
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_18_mlp_1);
        let encoder_layers_encoder_layer_18_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_18
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_18_mlp_2);
        let encoder_layers_encoder_layer_18_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_18
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_18_mlp_3);
        let add_38 = add_37 + encoder_layers_encoder_layer_18_mlp_4;
        let eq_22 = operator::eq(add_38.dim(), 3);
        add_38.shape();
        torch::_assert(
            eq_22,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_23)",
        );
        let encoder_layers_encoder_layer_19_ln_1 =
            self.encoder.layers.encoder_layer_19.ln_1.forward(&add_38);
        let encoder_layers_encoder_layer_19_self_attention =
            self.encoder.layers.encoder_layer_19.self_attention.forward(
                &encoder_layers_encoder_layer_19_ln_1,
                &encoder_layers_encoder_layer_19_ln_1,
                &encoder_layers_encoder_layer_19_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_19_ln_1);
        let getitem_43 = encoder_layers_encoder_layer_19_self_attention.get(0);
        encoder_layers_encoder_layer_19_self_attention.get(1);
        drop(encoder_layers_encoder_layer_19_self_attention);
        let encoder_layers_encoder_layer_19_dropout =
            self.encoder.layers.encoder_layer_19.dropout.forward(getitem_43);
        let add_39 = encoder_layers_encoder_layer_19_dropout + add_38;
        let encoder_layers_encoder_layer_19_ln_2 =
            self.encoder.layers.encoder_layer_19.ln_2.forward(&add_39);
        let encoder_layers_encoder_layer_19_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_19
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_19_ln_2);
        let encoder_layers_encoder_layer_19_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_19
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_19_mlp_0);
        let encoder_layers_encoder_layer_19_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_19
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_19_mlp_1);
        let encoder_layers_encoder_layer_19_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_19
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_19_mlp_2);
        let encoder_layers_encoder_layer_19_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_19
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_19_mlp_3);
        let add_40 = add_39 + encoder_layers_encoder_layer_19_mlp_4;
        let eq_23 = operator::eq(add_40.dim(), 3);
        add_40.shape();
        torch::_assert(
            eq_23,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_24)",
        );
        let encoder_layers_encoder_layer_20_ln_1 =
            self.encoder.layers.encoder_layer_20.ln_1.forward(&add_40);
        let encoder_layers_encoder_layer_20_self_attention =
            self.encoder.layers.encoder_layer_20.self_attention.forward(
                &encoder_layers_encoder_layer_20_ln_1,
                &encoder_layers_encoder_layer_20_ln_1,
                &encoder_layers_encoder_layer_20_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_20_ln_1);
        let getitem_45 = encoder_layers_encoder_layer_20_self_attention.get(0);
        encoder_layers_encoder_layer_20_self_attention.get(1);
        drop(encoder_layers_encoder_layer_20_self_attention);
        let encoder_layers_encoder_layer_20_dropout =
            self.encoder.layers.encoder_layer_20.dropout.forward(getitem_45);
        let add_41 = encoder_layers_encoder_layer_20_dropout + add_40;
        let encoder_layers_encoder_layer_20_ln_2 =
            self.encoder.layers.encoder_layer_20.ln_2.forward(&add_41);
        let encoder_layers_encoder_layer_20_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_20
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_20_ln_2);
        let encoder_layers_encoder_layer_20_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_20
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_20_mlp_0);
        let encoder_layers_encoder_layer_20_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_20
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_20_mlp_1);
        let encoder_layers_encoder_layer_20_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_20
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_20_mlp_2);
        let encoder_layers_encoder_layer_20_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_20
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_20_mlp_3);
        let add_42 = add_41 + encoder_layers_encoder_layer_20_mlp_4;
        let eq_24 = operator::eq(add_42.dim(), 3);
        add_42.shape();
        torch::_assert(
            eq_24,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_25)",
        );
        let encoder_layers_encoder_layer_21_ln_1 =
            self.encoder.layers.encoder_layer_21.ln_1.forward(&add_42);
        let encoder_layers_encoder_layer_21_self_attention =
            self.encoder.layers.encoder_layer_21.self_attention.forward(
                &encoder_layers_encoder_layer_21_ln_1,
                &encoder_layers_encoder_layer_21_ln_1,
                &encoder_layers_encoder_layer_21_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_21_ln_1);
        let getitem_47 = encoder_layers_encoder_layer_21_self_attention.get(0);
        encoder_layers_encoder_layer_21_self_attention.get(1);
        drop(encoder_layers_encoder_layer_21_self_attention);
        let encoder_layers_encoder_layer_21_dropout =
            self.encoder.layers.encoder_layer_21.dropout.forward(getitem_47);
        let add_43 = encoder_layers_encoder_layer_21_dropout + add_42;
        let encoder_layers_encoder_layer_21_ln_2 =
            self.encoder.layers.encoder_layer_21.ln_2.forward(&add_43);
        let encoder_layers_encoder_layer_21_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_21
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_21_ln_2);
        let encoder_layers_encoder_layer_21_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_21
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_21_mlp_0);
        let encoder_layers_encoder_layer_21_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_21
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_21_mlp_1);
        let encoder_layers_encoder_layer_21_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_21
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_21_mlp_2);
        let encoder_layers_encoder_layer_21_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_21
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_21_mlp_3);
        let add_44 = add_43 + encoder_layers_encoder_layer_21_mlp_4;
        let eq_25 = operator::eq(add_44.dim(), 3);
        add_44.shape();
        torch::_assert(
            eq_25,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_26)",
        );
        let encoder_layers_encoder_layer_22_ln_1 =
            self.encoder.layers.encoder_layer_22.ln_1.forward(&add_44);
        let encoder_layers_encoder_layer_22_self_attention =
            self.encoder.layers.encoder_layer_22.self_attention.forward(
                &encoder_layers_encoder_layer_22_ln_1,
                &encoder_layers_encoder_layer_22_ln_1,
                &encoder_layers_encoder_layer_22_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_22_ln_1);
        let getitem_49 = encoder_layers_encoder_layer_22_self_attention.get(0);
        encoder_layers_encoder_layer_22_self_attention.get(1);
        drop(encoder_layers_encoder_layer_22_self_attention);
        let encoder_layers_encoder_layer_22_dropout =
            self.encoder.layers.encoder_layer_22.dropout.forward(getitem_49);
        let add_45 = encoder_layers_encoder_layer_22_dropout + add_44;
        let encoder_layers_encoder_layer_22_ln_2 =
            self.encoder.layers.encoder_layer_22.ln_2.forward(&add_45);
        let encoder_layers_encoder_layer_22_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_22
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_22_ln_2);
        let encoder_layers_encoder_layer_22_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_22
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_22_mlp_0);
        let encoder_layers_encoder_layer_22_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_22
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_22_mlp_1);
        let encoder_layers_encoder_layer_22_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_22
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_22_mlp_2);
        let encoder_layers_encoder_layer_22_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_22
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_22_mlp_3);
        let add_46 = add_45 + encoder_layers_encoder_layer_22_mlp_4;
        let eq_26 = operator::eq(add_46.dim(), 3);
        add_46.shape();
        torch::_assert(
            eq_26,
            "Expected (batch_size, seq_length, hidden_dim) got Proxy(getattr_27)",
        );
        let encoder_layers_encoder_layer_23_ln_1 =
            self.encoder.layers.encoder_layer_23.ln_1.forward(&add_46);
        let encoder_layers_encoder_layer_23_self_attention =
            self.encoder.layers.encoder_layer_23.self_attention.forward(
                &encoder_layers_encoder_layer_23_ln_1,
                &encoder_layers_encoder_layer_23_ln_1,
                &encoder_layers_encoder_layer_23_ln_1,
                kw![need_weights = false],
            );
        drop(encoder_layers_encoder_layer_23_ln_1);
        let getitem_51 = encoder_layers_encoder_layer_23_self_attention.get(0);
        encoder_layers_encoder_layer_23_self_attention.get(1);
        drop(encoder_layers_encoder_layer_23_self_attention);
        let encoder_layers_encoder_layer_23_dropout =
            self.encoder.layers.encoder_layer_23.dropout.forward(getitem_51);
        let add_47 = encoder_layers_encoder_layer_23_dropout + add_46;
        let encoder_layers_encoder_layer_23_ln_2 =
            self.encoder.layers.encoder_layer_23.ln_2.forward(&add_47);
        let encoder_layers_encoder_layer_23_mlp_0 = self
            .encoder
            .layers
            .encoder_layer_23
            .mlp
            .0
            .forward(encoder_layers_encoder_layer_23_ln_2);
        let encoder_layers_encoder_layer_23_mlp_1 = self
            .encoder
            .layers
            .encoder_layer_23
            .mlp
            .1
            .forward(encoder_layers_encoder_layer_23_mlp_0);
        let encoder_layers_encoder_layer_23_mlp_2 = self
            .encoder
            .layers
            .encoder_layer_23
            .mlp
            .2
            .forward(encoder_layers_encoder_layer_23_mlp_1);
        let encoder_layers_encoder_layer_23_mlp_3 = self
            .encoder
            .layers
            .encoder_layer_23
            .mlp
            .3
            .forward(encoder_layers_encoder_layer_23_mlp_2);
        let encoder_layers_encoder_layer_23_mlp_4 = self
            .encoder
            .layers
            .encoder_layer_23
            .mlp
            .4
            .forward(encoder_layers_encoder_layer_23_mlp_3);
        let encoder_ln = self.encoder.ln.forward(add_47 + encoder_layers_encoder_layer_23_mlp_4);
        self.heads.head.forward(encoder_ln.get((.., 0)))
    }
}

impl Default for VisionTransformer {
    fn default() -> Self {
        Self::new()
    }
}
