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
            class_token: Parameter::zeros(&[1, 1, 768]),
            conv_proj: nn::Conv2d::new(3, 768, 16).stride(16),
            encoder: Encoder {
                pos_embedding: Parameter::zeros(&[1, 197, 768]),
                dropout: nn::Dropout::new().p(0.0),
                layers: Sequential {
                    encoder_layer_0: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_1: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_2: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_3: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_4: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_5: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_6: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_7: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_8: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_9: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_10: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                    encoder_layer_11: EncoderBlock {
                        ln_1: nn::LayerNorm::new(768).eps(1e-6),
                        self_attention: nn::MultiheadAttention::new(768, 12).batch_first(true),
                        dropout: nn::Dropout::new().p(0.0),
                        ln_2: nn::LayerNorm::new(768).eps(1e-6),
                        mlp: MLPBlock(
                            nn::Linear::new(768, 3072),
                            nn::GELU::new(),
                            nn::Dropout::new().p(0.0),
                            nn::Linear::new(3072, 768),
                            nn::Dropout::new().p(0.0),
                        ),
                    },
                },
                ln: nn::LayerNorm::new(768).eps(1e-6),
            },
            heads: Sequential2 { head: nn::Linear::new(768, 1000) },
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
        let reshape = self.conv_proj.forward(x).reshape((getitem, 768, floordiv * floordiv_1));
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
        let encoder_ln = self.encoder.ln.forward(add_23 + encoder_layers_encoder_layer_11_mlp_4);
        self.heads.head.forward(encoder_ln.get((.., 0)))
    }
}

impl Default for VisionTransformer {
    fn default() -> Self {
        Self::new()
    }
}
