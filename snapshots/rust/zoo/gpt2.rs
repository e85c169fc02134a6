//! `GPT2LMHeadModel`, written by fx.

use fx::trace::{Module, ModuleExt, Parameter, Var, forward, functional, kw, nn, operator, torch};

/// `GPT2LMHeadModel`.
#[derive(Module)]
pub struct GPT2LMHeadModel {
    transformer: GPT2Model,
    lm_head: nn::Linear,
}

#[derive(Module)]
#[module(class = "zoo_models.GPT2Model")]
struct GPT2Model {
    wte: nn::Embedding,
    wpe: nn::Embedding,
    #[module(name = "drop")]
    drop_: nn::Dropout,
    h: TransformerH,
    ln_f: nn::LayerNorm,
}

#[derive(Module)]
struct TransformerH(
    GPT2Block,
    GPT2Block,
    GPT2Block,
    GPT2Block,
    GPT2Block,
    GPT2Block,
    GPT2Block,
    GPT2Block,
    GPT2Block,
    GPT2Block,
    GPT2Block,
    GPT2Block,
);

#[derive(Module)]
#[module(class = "zoo_models.GPT2Block")]
struct GPT2Block {
    ln_1: nn::LayerNorm,
    attn: GPT2Attention,
    ln_2: nn::LayerNorm,
    mlp: GPT2MLP,
}

#[derive(Module)]
#[module(class = "zoo_models.GPT2MLP")]
struct GPT2MLP {
    c_fc: Conv1D,
    act: nn::GELU,
    c_proj: Conv1D,
    dropout: nn::Dropout,
}

#[derive(Module)]
#[module(class = "zoo_models.GPT2Attention")]
struct GPT2Attention {
    c_attn: Conv1D,
    c_proj: Conv1D,
    resid_dropout: nn::Dropout,
}

#[derive(Module)]
#[module(class = "zoo_models.Conv1D")]
struct Conv1D {
    bias: Parameter,
    weight: Parameter,
}

impl GPT2LMHeadModel {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let mut made = Self {
            transformer: GPT2Model {
                wte: nn::Embedding::new(50257, 768),
                wpe: nn::Embedding::new(1024, 768),
                drop_: nn::Dropout::new().p(0.1),
                h: TransformerH(
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(768),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[2304]),
                                weight: Parameter::zeros(&[768, 2304]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[768, 768]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(768),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[768, 3072]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[768]),
                                weight: Parameter::zeros(&[3072, 768]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                ),
                ln_f: nn::LayerNorm::new(768),
            },
            lm_head: nn::Linear::new(768, 50257).bias(false),
        };
        made.lm_head.weight = made.transformer.wte.weight.clone();
        made.eval();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, input_ids: &Var) -> Var {
        let arange = torch::arange(input_ids.size(1), kw![device = input_ids.device()]);
        let transformer_wte = self.transformer.wte.forward(input_ids);
        let add = transformer_wte + self.transformer.wpe.forward(arange);
        let transformer_drop = self.transformer.drop_.forward(add);
        let transformer_h_0_ln_1 = self.transformer.h.0.ln_1.forward(&transformer_drop);
        let add_1 = operator::add(transformer_h_0_ln_1.size(()).get(..-1), (2304,));
        let view = transformer_h_0_ln_1.view((-1, transformer_h_0_ln_1.size(-1)));
        let addmm = torch::addmm(
            &self.transformer.h.0.attn.c_attn.bias,
            view,
            &self.transformer.h.0.attn.c_attn.weight,
            (),
        );
        let split = addmm.view(add_1).split(768, kw![dim = 2]);
        drop(addmm);
        let getitem_1 = split.get(0);
        let getitem_2 = split.get(1);
        let getitem_3 = split.get(2);
        drop(split);
        let add_2 = operator::add(transformer_h_0_ln_1.size(()).get(..-1), (12, 64));
        let transpose = getitem_1.view(&add_2).transpose(1, 2);
        drop(getitem_1);
        let transpose_1 = getitem_2.view(&add_2).transpose(1, 2);
        drop(getitem_2);
        let transpose_2 = getitem_3.view(add_2).transpose(1, 2);
        drop(getitem_3);
        let scaled_dot_product_attention = functional::scaled_dot_product_attention(
            transpose,
            transpose_1,
            transpose_2,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_3 = scaled_dot_product_attention.transpose(1, 2);
        drop(scaled_dot_product_attention);
        let reshape = transpose_3.reshape(transformer_h_0_ln_1.size(()));
        drop(transformer_h_0_ln_1);
        drop(transpose_3);
        let add_3 = operator::add(reshape.size(()).get(..-1), (768,));
        let addmm_1 = torch::addmm(
            self.transformer.h.0.attn.c_proj.bias.value(),
            reshape.view((-1, reshape.size(-1))),
            &self.transformer.h.0.attn.c_proj.weight,
            (),
        );
        drop(reshape);
        let view_6 = addmm_1.view(add_3);
        drop(addmm_1);
        let add_4 = transformer_drop + self.transformer.h.0.attn.resid_dropout.forward(view_6);
        let transformer_h_0_ln_2 = self.transformer.h.0.ln_2.forward(&add_4);
        let add_5 = operator::add(transformer_h_0_ln_2.size(()).get(..-1), (3072,));
        let view_7 = transformer_h_0_ln_2.view((-1, transformer_h_0_ln_2.size(-1)));
        drop(transformer_h_0_ln_2);
        let addmm_2 = torch::addmm(
            &self.transformer.h.0.mlp.c_fc.bias,
            view_7,
            &self.transformer.h.0.mlp.c_fc.weight,
            (),
        );
        let transformer_h_0_mlp_act = self.transformer.h.0.mlp.act.forward(addmm_2.view(add_5));
        drop(addmm_2);
        let add_6 = operator::add(transformer_h_0_mlp_act.size(()).get(..-1), (768,));
        let view_9 = transformer_h_0_mlp_act.view((-1, transformer_h_0_mlp_act.size(-1)));
        drop(transformer_h_0_mlp_act);
        let addmm_3 = torch::addmm(
            &self.transformer.h.0.mlp.c_proj.bias,
            view_9,
            &self.transformer.h.0.mlp.c_proj.weight,
            (),
        );
        let transformer_h_0_mlp_dropout =
            self.transformer.h.0.mlp.dropout.forward(addmm_3.view(add_6));
        drop(addmm_3);
        let add_7 = add_4 + transformer_h_0_mlp_dropout;
        let transformer_h_1_ln_1 = self.transformer.h.1.ln_1.forward(&add_7);
        let add_8 = operator::add(transformer_h_1_ln_1.size(()).get(..-1), (2304,));
        let view_11 = transformer_h_1_ln_1.view((-1, transformer_h_1_ln_1.size(-1)));
        let addmm_4 = torch::addmm(
            &self.transformer.h.1.attn.c_attn.bias,
            view_11,
            &self.transformer.h.1.attn.c_attn.weight,
            (),
        );
        let split_1 = addmm_4.view(add_8).split(768, kw![dim = 2]);
        drop(addmm_4);
        let getitem_9 = split_1.get(0);
        let getitem_10 = split_1.get(1);
        let getitem_11 = split_1.get(2);
        drop(split_1);
        let add_9 = operator::add(transformer_h_1_ln_1.size(()).get(..-1), (12, 64));
        let transpose_4 = getitem_9.view(&add_9).transpose(1, 2);
        drop(getitem_9);
        let transpose_5 = getitem_10.view(&add_9).transpose(1, 2);
        drop(getitem_10);
        let transpose_6 = getitem_11.view(add_9).transpose(1, 2);
        drop(getitem_11);
        let scaled_dot_product_attention_1 = functional::scaled_dot_product_attention(
            transpose_4,
            transpose_5,
            transpose_6,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_7 = scaled_dot_product_attention_1.transpose(1, 2);
        drop(scaled_dot_product_attention_1);
        let reshape_1 = transpose_7.reshape(transformer_h_1_ln_1.size(()));
        drop(transformer_h_1_ln_1);
        drop(transpose_7);
        let add_10 = operator::add(reshape_1.size(()).get(..-1), (768,));
        let addmm_5 = torch::addmm(
            self.transformer.h.1.attn.c_proj.bias.value(),
            reshape_1.view((-1, reshape_1.size(-1))),
            &self.transformer.h.1.attn.c_proj.weight,
            (),
        );
        drop(reshape_1);
        let view_17 = addmm_5.view(add_10);
        drop(addmm_5);
        let add_11 = add_7 + self.transformer.h.1.attn.resid_dropout.forward(view_17);
        let transformer_h_1_ln_2 = self.transformer.h.1.ln_2.forward(&add_11);
        let add_12 = operator::add(transformer_h_1_ln_2.size(()).get(..-1), (3072,));
        let view_18 = transformer_h_1_ln_2.view((-1, transformer_h_1_ln_2.size(-1)));
        drop(transformer_h_1_ln_2);
        let addmm_6 = torch::addmm(
            &self.transformer.h.1.mlp.c_fc.bias,
            view_18,
            &self.transformer.h.1.mlp.c_fc.weight,
            (),
        );
        let transformer_h_1_mlp_act = self.transformer.h.1.mlp.act.forward(addmm_6.view(add_12));
        drop(addmm_6);
        let add_13 = operator::add(transformer_h_1_mlp_act.size(()).get(..-1), (768,));
        let view_20 = transformer_h_1_mlp_act.view((-1, transformer_h_1_mlp_act.size(-1)));
        drop(transformer_h_1_mlp_act);
        let addmm_7 = torch::addmm(
            &self.transformer.h.1.mlp.c_proj.bias,
            view_20,
            &self.transformer.h.1.mlp.c_proj.weight,
            (),
        );
        let transformer_h_1_mlp_dropout =
            self.transformer.h.1.mlp.dropout.forward(addmm_7.view(add_13));
        drop(addmm_7);
        let add_14 = add_11 + transformer_h_1_mlp_dropout;
        let transformer_h_2_ln_1 = self.transformer.h.2.ln_1.forward(&add_14);
        let add_15 = operator::add(transformer_h_2_ln_1.size(()).get(..-1), (2304,));
        let view_22 = transformer_h_2_ln_1.view((-1, transformer_h_2_ln_1.size(-1)));
        let addmm_8 = torch::addmm(
            &self.transformer.h.2.attn.c_attn.bias,
            view_22,
            &self.transformer.h.2.attn.c_attn.weight,
            (),
        );
        let split_2 = addmm_8.view(add_15).split(768, kw![dim = 2]);
        drop(addmm_8);
        let getitem_17 = split_2.get(0);
        let getitem_18 = split_2.get(1);
        let getitem_19 = split_2.get(2);
        drop(split_2);
        let add_16 = operator::add(transformer_h_2_ln_1.size(()).get(..-1), (12, 64));
        let transpose_8 = getitem_17.view(&add_16).transpose(1, 2);
        drop(getitem_17);
        let transpose_9 = getitem_18.view(&add_16).transpose(1, 2);
        drop(getitem_18);
        let transpose_10 = getitem_19.view(add_16).transpose(1, 2);
        drop(getitem_19);
        let scaled_dot_product_attention_2 = functional::scaled_dot_product_attention(
            transpose_8,
            transpose_9,
            transpose_10,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_11 = scaled_dot_product_attention_2.transpose(1, 2);
        drop(scaled_dot_product_attention_2);
        let reshape_2 = transpose_11.reshape(transformer_h_2_ln_1.size(()));
        drop(transformer_h_2_ln_1);
        drop(transpose_11);
        let add_17 = operator::add(reshape_2.size(()).get(..-1), (768,));
        let addmm_9 = torch::addmm(
            self.transformer.h.2.attn.c_proj.bias.value(),
            reshape_2.view((-1, reshape_2.size(-1))),
            &self.transformer.h.2.attn.c_proj.weight,
            (),
        );
        drop(reshape_2);
        let view_28 = addmm_9.view(add_17);
        drop(addmm_9);
        let add_18 = add_14 + self.transformer.h.2.attn.resid_dropout.forward(view_28);
        let transformer_h_2_ln_2 = self.transformer.h.2.ln_2.forward(&add_18);
        let add_19 = operator::add(transformer_h_2_ln_2.size(()).get(..-1), (3072,));
        let view_29 = transformer_h_2_ln_2.view((-1, transformer_h_2_ln_2.size(-1)));
        drop(transformer_h_2_ln_2);
        let addmm_10 = torch::addmm(
            &self.transformer.h.2.mlp.c_fc.bias,
            view_29,
            &self.transformer.h.2.mlp.c_fc.weight,
            (),
        );
        let transformer_h_2_mlp_act = self.transformer.h.2.mlp.act.forward(addmm_10.view(add_19));
        drop(addmm_10);
        let add_20 = operator::add(transformer_h_2_mlp_act.size(()).get(..-1), (768,));
        let view_31 = transformer_h_2_mlp_act.view((-1, transformer_h_2_mlp_act.size(-1)));
        drop(transformer_h_2_mlp_act);
        let addmm_11 = torch::addmm(
            &self.transformer.h.2.mlp.c_proj.bias,
            view_31,
            &self.transformer.h.2.mlp.c_proj.weight,
            (),
        );
        let transformer_h_2_mlp_dropout =
            self.transformer.h.2.mlp.dropout.forward(addmm_11.view(add_20));
        drop(addmm_11);
        let add_21 = add_18 + transformer_h_2_mlp_dropout;
        let transformer_h_3_ln_1 = self.transformer.h.3.ln_1.forward(&add_21);
        let add_22 = operator::add(transformer_h_3_ln_1.size(()).get(..-1), (2304,));
        let view_33 = transformer_h_3_ln_1.view((-1, transformer_h_3_ln_1.size(-1)));
        let addmm_12 = torch::addmm(
            &self.transformer.h.3.attn.c_attn.bias,
            view_33,
            &self.transformer.h.3.attn.c_attn.weight,
            (),
        );
        let split_3 = addmm_12.view(add_22).split(768, kw![dim = 2]);
        drop(addmm_12);
        let getitem_25 = split_3.get(0);
        let getitem_26 = split_3.get(1);
        let getitem_27 = split_3.get(2);
        drop(split_3);
        let add_23 = operator::add(transformer_h_3_ln_1.size(()).get(..-1), (12, 64));
        let transpose_12 = getitem_25.view(&add_23).transpose(1, 2);
        drop(getitem_25);
        let transpose_13 = getitem_26.view(&add_23).transpose(1, 2);
        drop(getitem_26);
        let transpose_14 = getitem_27.view(add_23).transpose(1, 2);
        drop(getitem_27);
        let scaled_dot_product_attention_3 = functional::scaled_dot_product_attention(
            transpose_12,
            transpose_13,
            transpose_14,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_15 = scaled_dot_product_attention_3.transpose(1, 2);
        drop(scaled_dot_product_attention_3);
        let reshape_3 = transpose_15.reshape(transformer_h_3_ln_1.size(()));
        drop(transformer_h_3_ln_1);
        drop(transpose_15);
        let add_24 = operator::add(reshape_3.size(()).get(..-1), (768,));
        let addmm_13 = torch::addmm(
            self.transformer.h.3.attn.c_proj.bias.value(),
            reshape_3.view((-1, reshape_3.size(-1))),
            &self.transformer.h.3.attn.c_proj.weight,
            (),
        );
        drop(reshape_3);
        let view_39 = addmm_13.view(add_24);
        drop(addmm_13);
        let add_25 = add_21 + self.transformer.h.3.attn.resid_dropout.forward(view_39);
        let transformer_h_3_ln_2 = self.transformer.h.3.ln_2.forward(&add_25);
        let add_26 = operator::add(transformer_h_3_ln_2.size(()).get(..-1), (3072,));
        let view_40 = transformer_h_3_ln_2.view((-1, transformer_h_3_ln_2.size(-1)));
        drop(transformer_h_3_ln_2);
        let addmm_14 = torch::addmm(
            &self.transformer.h.3.mlp.c_fc.bias,
            view_40,
            &self.transformer.h.3.mlp.c_fc.weight,
            (),
        );
        let transformer_h_3_mlp_act = self.transformer.h.3.mlp.act.forward(addmm_14.view(add_26));
        drop(addmm_14);
        let add_27 = operator::add(transformer_h_3_mlp_act.size(()).get(..-1), (768,));
        let view_42 = transformer_h_3_mlp_act.view((-1, transformer_h_3_mlp_act.size(-1)));
        drop(transformer_h_3_mlp_act);
        let addmm_15 = torch::addmm(
            &self.transformer.h.3.mlp.c_proj.bias,
            view_42,
            &self.transformer.h.3.mlp.c_proj.weight,
            (),
        );
        let transformer_h_3_mlp_dropout =
            self.transformer.h.3.mlp.dropout.forward(addmm_15.view(add_27));
        drop(addmm_15);
        let add_28 = add_25 + transformer_h_3_mlp_dropout;
        let transformer_h_4_ln_1 = self.transformer.h.4.ln_1.forward(&add_28);
        let add_29 = operator::add(transformer_h_4_ln_1.size(()).get(..-1), (2304,));
        let view_44 = transformer_h_4_ln_1.view((-1, transformer_h_4_ln_1.size(-1)));
        let addmm_16 = torch::addmm(
            &self.transformer.h.4.attn.c_attn.bias,
            view_44,
            &self.transformer.h.4.attn.c_attn.weight,
            (),
        );
        let split_4 = addmm_16.view(add_29).split(768, kw![dim = 2]);
        drop(addmm_16);
        let getitem_33 = split_4.get(0);
        let getitem_34 = split_4.get(1);
        let getitem_35 = split_4.get(2);
        drop(split_4);
        let add_30 = operator::add(transformer_h_4_ln_1.size(()).get(..-1), (12, 64));
        let transpose_16 = getitem_33.view(&add_30).transpose(1, 2);
        drop(getitem_33);
        let transpose_17 = getitem_34.view(&add_30).transpose(1, 2);
        drop(getitem_34);
        let transpose_18 = getitem_35.view(add_30).transpose(1, 2);
        drop(getitem_35);
        let scaled_dot_product_attention_4 = functional::scaled_dot_product_attention(
            transpose_16,
            transpose_17,
            transpose_18,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_19 = scaled_dot_product_attention_4.transpose(1, 2);
        drop(scaled_dot_product_attention_4);
        let reshape_4 = transpose_19.reshape(transformer_h_4_ln_1.size(()));
        drop(transformer_h_4_ln_1);
        drop(transpose_19);
        let add_31 = operator::add(reshape_4.size(()).get(..-1), (768,));
        let addmm_17 = torch::addmm(
            self.transformer.h.4.attn.c_proj.bias.value(),
            reshape_4.view((-1, reshape_4.size(-1))),
            &self.transformer.h.4.attn.c_proj.weight,
            (),
        );
        drop(reshape_4);
        let view_50 = addmm_17.view(add_31);
        drop(addmm_17);
        let add_32 = add_28 + self.transformer.h.4.attn.resid_dropout.forward(view_50);
        let transformer_h_4_ln_2 = self.transformer.h.4.ln_2.forward(&add_32);
        let add_33 = operator::add(transformer_h_4_ln_2.size(()).get(..-1), (3072,));
        let view_51 = transformer_h_4_ln_2.view((-1, transformer_h_4_ln_2.size(-1)));
        drop(transformer_h_4_ln_2);
        let addmm_18 = torch::addmm(
            &self.transformer.h.4.mlp.c_fc.bias,
            view_51,
            &self.transformer.h.4.mlp.c_fc.weight,
            (),
        );
        let transformer_h_4_mlp_act = self.transformer.h.4.mlp.act.forward(addmm_18.view(add_33));
        drop(addmm_18);
        let add_34 = operator::add(transformer_h_4_mlp_act.size(()).get(..-1), (768,));
        let view_53 = transformer_h_4_mlp_act.view((-1, transformer_h_4_mlp_act.size(-1)));
        drop(transformer_h_4_mlp_act);
        let addmm_19 = torch::addmm(
            &self.transformer.h.4.mlp.c_proj.bias,
            view_53,
            &self.transformer.h.4.mlp.c_proj.weight,
            (),
        );
        let transformer_h_4_mlp_dropout =
            self.transformer.h.4.mlp.dropout.forward(addmm_19.view(add_34));
        drop(addmm_19);
        let add_35 = add_32 + transformer_h_4_mlp_dropout;
        let transformer_h_5_ln_1 = self.transformer.h.5.ln_1.forward(&add_35);
        let add_36 = operator::add(transformer_h_5_ln_1.size(()).get(..-1), (2304,));
        let view_55 = transformer_h_5_ln_1.view((-1, transformer_h_5_ln_1.size(-1)));
        let addmm_20 = torch::addmm(
            &self.transformer.h.5.attn.c_attn.bias,
            view_55,
            &self.transformer.h.5.attn.c_attn.weight,
            (),
        );
        let split_5 = addmm_20.view(add_36).split(768, kw![dim = 2]);
        drop(addmm_20);
        let getitem_41 = split_5.get(0);
        let getitem_42 = split_5.get(1);
        let getitem_43 = split_5.get(2);
        drop(split_5);
        let add_37 = operator::add(transformer_h_5_ln_1.size(()).get(..-1), (12, 64));
        let transpose_20 = getitem_41.view(&add_37).transpose(1, 2);
        drop(getitem_41);
        let transpose_21 = getitem_42.view(&add_37).transpose(1, 2);
        drop(getitem_42);
        let transpose_22 = getitem_43.view(add_37).transpose(1, 2);
        drop(getitem_43);
        let scaled_dot_product_attention_5 = functional::scaled_dot_product_attention(
            transpose_20,
            transpose_21,
            transpose_22,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_23 = scaled_dot_product_attention_5.transpose(1, 2);
        drop(scaled_dot_product_attention_5);
        let reshape_5 = transpose_23.reshape(transformer_h_5_ln_1.size(()));
        drop(transformer_h_5_ln_1);
        drop(transpose_23);
        let add_38 = operator::add(reshape_5.size(()).get(..-1), (768,));
        let addmm_21 = torch::addmm(
            self.transformer.h.5.attn.c_proj.bias.value(),
            reshape_5.view((-1, reshape_5.size(-1))),
            &self.transformer.h.5.attn.c_proj.weight,
            (),
        );
        drop(reshape_5);
        let view_61 = addmm_21.view(add_38);
        drop(addmm_21);
        let add_39 = add_35 + self.transformer.h.5.attn.resid_dropout.forward(view_61);
        let transformer_h_5_ln_2 = self.transformer.h.5.ln_2.forward(&add_39);
        let add_40 = operator::add(transformer_h_5_ln_2.size(()).get(..-1), (3072,));
        let view_62 = transformer_h_5_ln_2.view((-1, transformer_h_5_ln_2.size(-1)));
        drop(transformer_h_5_ln_2);
        let addmm_22 = torch::addmm(
            &self.transformer.h.5.mlp.c_fc.bias,
            view_62,
            &self.transformer.h.5.mlp.c_fc.weight,
            (),
        );
        let transformer_h_5_mlp_act = self.transformer.h.5.mlp.act.forward(addmm_22.view(add_40));
        drop(addmm_22);
        let add_41 = operator::add(transformer_h_5_mlp_act.size(()).get(..-1), (768,));
        let view_64 = transformer_h_5_mlp_act.view((-1, transformer_h_5_mlp_act.size(-1)));
        drop(transformer_h_5_mlp_act);
        let addmm_23 = torch::addmm(
            &self.transformer.h.5.mlp.c_proj.bias,
            view_64,
            &self.transformer.h.5.mlp.c_proj.weight,
            (),
        );
        let transformer_h_5_mlp_dropout =
            self.transformer.h.5.mlp.dropout.forward(addmm_23.view(add_41));
        drop(addmm_23);
        let add_42 = add_39 + transformer_h_5_mlp_dropout;
        let transformer_h_6_ln_1 = self.transformer.h.6.ln_1.forward(&add_42);
        let add_43 = operator::add(transformer_h_6_ln_1.size(()).get(..-1), (2304,));
        let view_66 = transformer_h_6_ln_1.view((-1, transformer_h_6_ln_1.size(-1)));
        let addmm_24 = torch::addmm(
            &self.transformer.h.6.attn.c_attn.bias,
            view_66,
            &self.transformer.h.6.attn.c_attn.weight,
            (),
        );
        let split_6 = addmm_24.view(add_43).split(768, kw![dim = 2]);
        drop(addmm_24);
        let getitem_49 = split_6.get(0);
        let getitem_50 = split_6.get(1);
        let getitem_51 = split_6.get(2);
        drop(split_6);
        let add_44 = operator::add(transformer_h_6_ln_1.size(()).get(..-1), (12, 64));
        let transpose_24 = getitem_49.view(&add_44).transpose(1, 2);
        drop(getitem_49);
        let transpose_25 = getitem_50.view(&add_44).transpose(1, 2);
        drop(getitem_50);
        let transpose_26 = getitem_51.view(add_44).transpose(1, 2);
        drop(getitem_51);
        let scaled_dot_product_attention_6 = functional::scaled_dot_product_attention(
            transpose_24,
            transpose_25,
            transpose_26,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_27 = scaled_dot_product_attention_6.transpose(1, 2);
        drop(scaled_dot_product_attention_6);
        let reshape_6 = transpose_27.reshape(transformer_h_6_ln_1.size(()));
        drop(transformer_h_6_ln_1);
        drop(transpose_27);
        let add_45 = operator::add(reshape_6.size(()).get(..-1), (768,));
        let addmm_25 = torch::addmm(
            self.transformer.h.6.attn.c_proj.bias.value(),
            reshape_6.view((-1, reshape_6.size(-1))),
            &self.transformer.h.6.attn.c_proj.weight,
            (),
        );
        drop(reshape_6);
        let view_72 = addmm_25.view(add_45);
        drop(addmm_25);
        let add_46 = add_42 + self.transformer.h.6.attn.resid_dropout.forward(view_72);
        let transformer_h_6_ln_2 = self.transformer.h.6.ln_2.forward(&add_46);
        let add_47 = operator::add(transformer_h_6_ln_2.size(()).get(..-1), (3072,));
        let view_73 = transformer_h_6_ln_2.view((-1, transformer_h_6_ln_2.size(-1)));
        drop(transformer_h_6_ln_2);
        let addmm_26 = torch::addmm(
            &self.transformer.h.6.mlp.c_fc.bias,
            view_73,
            &self.transformer.h.6.mlp.c_fc.weight,
            (),
        );
        let transformer_h_6_mlp_act = self.transformer.h.6.mlp.act.forward(addmm_26.view(add_47));
        drop(addmm_26);
        let add_48 = operator::add(transformer_h_6_mlp_act.size(()).get(..-1), (768,));
        let view_75 = transformer_h_6_mlp_act.view((-1, transformer_h_6_mlp_act.size(-1)));
        drop(transformer_h_6_mlp_act);
        let addmm_27 = torch::addmm(
            &self.transformer.h.6.mlp.c_proj.bias,
            view_75,
            &self.transformer.h.6.mlp.c_proj.weight,
            (),
        );
        let transformer_h_6_mlp_dropout =
            self.transformer.h.6.mlp.dropout.forward(addmm_27.view(add_48));
        drop(addmm_27);
        let add_49 = add_46 + transformer_h_6_mlp_dropout;
        let transformer_h_7_ln_1 = self.transformer.h.7.ln_1.forward(&add_49);
        let add_50 = operator::add(transformer_h_7_ln_1.size(()).get(..-1), (2304,));
        let view_77 = transformer_h_7_ln_1.view((-1, transformer_h_7_ln_1.size(-1)));
        let addmm_28 = torch::addmm(
            &self.transformer.h.7.attn.c_attn.bias,
            view_77,
            &self.transformer.h.7.attn.c_attn.weight,
            (),
        );
        let split_7 = addmm_28.view(add_50).split(768, kw![dim = 2]);
        drop(addmm_28);
        let getitem_57 = split_7.get(0);
        let getitem_58 = split_7.get(1);
        let getitem_59 = split_7.get(2);
        drop(split_7);
        let add_51 = operator::add(transformer_h_7_ln_1.size(()).get(..-1), (12, 64));
        let transpose_28 = getitem_57.view(&add_51).transpose(1, 2);
        drop(getitem_57);
        let transpose_29 = getitem_58.view(&add_51).transpose(1, 2);
        drop(getitem_58);
        let transpose_30 = getitem_59.view(add_51).transpose(1, 2);
        drop(getitem_59);
        let scaled_dot_product_attention_7 = functional::scaled_dot_product_attention(
            transpose_28,
            transpose_29,
            transpose_30,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_31 = scaled_dot_product_attention_7.transpose(1, 2);
        drop(scaled_dot_product_attention_7);
        let reshape_7 = transpose_31.reshape(transformer_h_7_ln_1.size(()));
        drop(transformer_h_7_ln_1);
        drop(transpose_31);
        let add_52 = operator::add(reshape_7.size(()).get(..-1), (768,));
        let addmm_29 = torch::addmm(
            self.transformer.h.7.attn.c_proj.bias.value(),
            reshape_7.view((-1, reshape_7.size(-1))),
            &self.transformer.h.7.attn.c_proj.weight,
            (),
        );
        drop(reshape_7);
        let view_83 = addmm_29.view(add_52);
        drop(addmm_29);
        let add_53 = add_49 + self.transformer.h.7.attn.resid_dropout.forward(view_83);
        let transformer_h_7_ln_2 = self.transformer.h.7.ln_2.forward(&add_53);
        let add_54 = operator::add(transformer_h_7_ln_2.size(()).get(..-1), (3072,));
        let view_84 = transformer_h_7_ln_2.view((-1, transformer_h_7_ln_2.size(-1)));
        drop(transformer_h_7_ln_2);
        let addmm_30 = torch::addmm(
            &self.transformer.h.7.mlp.c_fc.bias,
            view_84,
            &self.transformer.h.7.mlp.c_fc.weight,
            (),
        );
        let transformer_h_7_mlp_act = self.transformer.h.7.mlp.act.forward(addmm_30.view(add_54));
        drop(addmm_30);
        let add_55 = operator::add(transformer_h_7_mlp_act.size(()).get(..-1), (768,));
        let view_86 = transformer_h_7_mlp_act.view((-1, transformer_h_7_mlp_act.size(-1)));
        drop(transformer_h_7_mlp_act);
        let addmm_31 = torch::addmm(
            &self.transformer.h.7.mlp.c_proj.bias,
            view_86,
            &self.transformer.h.7.mlp.c_proj.weight,
            (),
        );
        let transformer_h_7_mlp_dropout =
            self.transformer.h.7.mlp.dropout.forward(addmm_31.view(add_55));
        drop(addmm_31);
        let add_56 = add_53 + transformer_h_7_mlp_dropout;
        let transformer_h_8_ln_1 = self.transformer.h.8.ln_1.forward(&add_56);
        let add_57 = operator::add(transformer_h_8_ln_1.size(()).get(..-1), (2304,));
        let view_88 = transformer_h_8_ln_1.view((-1, transformer_h_8_ln_1.size(-1)));
        let addmm_32 = torch::addmm(
            &self.transformer.h.8.attn.c_attn.bias,
            view_88,
            &self.transformer.h.8.attn.c_attn.weight,
            (),
        );
        let split_8 = addmm_32.view(add_57).split(768, kw![dim = 2]);
        drop(addmm_32);
        let getitem_65 = split_8.get(0);
        let getitem_66 = split_8.get(1);
        let getitem_67 = split_8.get(2);
        drop(split_8);
        let add_58 = operator::add(transformer_h_8_ln_1.size(()).get(..-1), (12, 64));
        let transpose_32 = getitem_65.view(&add_58).transpose(1, 2);
        drop(getitem_65);
        let transpose_33 = getitem_66.view(&add_58).transpose(1, 2);
        drop(getitem_66);
        let transpose_34 = getitem_67.view(add_58).transpose(1, 2);
        drop(getitem_67);
        let scaled_dot_product_attention_8 = functional::scaled_dot_product_attention(
            transpose_32,
            transpose_33,
            transpose_34,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_35 = scaled_dot_product_attention_8.transpose(1, 2);
        drop(scaled_dot_product_attention_8);
        let reshape_8 = transpose_35.reshape(transformer_h_8_ln_1.size(()));
        drop(transformer_h_8_ln_1);
        drop(transpose_35);
        let add_59 = operator::add(reshape_8.size(()).get(..-1), (768,));
        let addmm_33 = torch::addmm(
            self.transformer.h.8.attn.c_proj.bias.value(),
            reshape_8.view((-1, reshape_8.size(-1))),
            &self.transformer.h.8.attn.c_proj.weight,
            (),
        );
        drop(reshape_8);
        let view_94 = addmm_33.view(add_59);
        drop(addmm_33);
        let add_60 = add_56 + self.transformer.h.8.attn.resid_dropout.forward(view_94);
        let transformer_h_8_ln_2 = self.transformer.h.8.ln_2.forward(&add_60);
        let add_61 = operator::add(transformer_h_8_ln_2.size(()).get(..-1), (3072,));
        let view_95 = transformer_h_8_ln_2.view((-1, transformer_h_8_ln_2.size(-1)));
        drop(transformer_h_8_ln_2);
        let addmm_34 = torch::addmm(
            &self.transformer.h.8.mlp.c_fc.bias,
            view_95,
            &self.transformer.h.8.mlp.c_fc.weight,
            (),
        );
        let transformer_h_8_mlp_act = self.transformer.h.8.mlp.act.forward(addmm_34.view(add_61));
        drop(addmm_34);
        let add_62 = operator::add(transformer_h_8_mlp_act.size(()).get(..-1), (768,));
        let view_97 = transformer_h_8_mlp_act.view((-1, transformer_h_8_mlp_act.size(-1)));
        drop(transformer_h_8_mlp_act);
        let addmm_35 = torch::addmm(
            &self.transformer.h.8.mlp.c_proj.bias,
            view_97,
            &self.transformer.h.8.mlp.c_proj.weight,
            (),
        );
        let transformer_h_8_mlp_dropout =
            self.transformer.h.8.mlp.dropout.forward(addmm_35.view(add_62));
        drop(addmm_35);
        let add_63 = add_60 + transformer_h_8_mlp_dropout;
        let transformer_h_9_ln_1 = self.transformer.h.9.ln_1.forward(&add_63);
        let add_64 = operator::add(transformer_h_9_ln_1.size(()).get(..-1), (2304,));
        let view_99 = transformer_h_9_ln_1.view((-1, transformer_h_9_ln_1.size(-1)));
        let addmm_36 = torch::addmm(
            &self.transformer.h.9.attn.c_attn.bias,
            view_99,
            &self.transformer.h.9.attn.c_attn.weight,
            (),
        );
        let split_9 = addmm_36.view(add_64).split(768, kw![dim = 2]);
        drop(addmm_36);
        let getitem_73 = split_9.get(0);
        let getitem_74 = split_9.get(1);
        let getitem_75 = split_9.get(2);
        drop(split_9);
        let add_65 = operator::add(transformer_h_9_ln_1.size(()).get(..-1), (12, 64));
        let transpose_36 = getitem_73.view(&add_65).transpose(1, 2);
        drop(getitem_73);
        let transpose_37 = getitem_74.view(&add_65).transpose(1, 2);
        drop(getitem_74);
        let transpose_38 = getitem_75.view(add_65).transpose(1, 2);
        drop(getitem_75);
        let scaled_dot_product_attention_9 = functional::scaled_dot_product_attention(
            transpose_36,
            transpose_37,
            transpose_38,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_39 = scaled_dot_product_attention_9.transpose(1, 2);
        drop(scaled_dot_product_attention_9);
        let reshape_9 = transpose_39.reshape(transformer_h_9_ln_1.size(()));
        drop(transformer_h_9_ln_1);
        drop(transpose_39);
        let add_66 = operator::add(reshape_9.size(()).get(..-1), (768,));
        let addmm_37 = torch::addmm(
            self.transformer.h.9.attn.c_proj.bias.value(),
            reshape_9.view((-1, reshape_9.size(-1))),
            &self.transformer.h.9.attn.c_proj.weight,
            (),
        );
        drop(reshape_9);
        let view_105 = addmm_37.view(add_66);
        drop(addmm_37);
        let add_67 = add_63 + self.transformer.h.9.attn.resid_dropout.forward(view_105);
        let transformer_h_9_ln_2 = self.transformer.h.9.ln_2.forward(&add_67);
        let add_68 = operator::add(transformer_h_9_ln_2.size(()).get(..-1), (3072,));
        let view_106 = transformer_h_9_ln_2.view((-1, transformer_h_9_ln_2.size(-1)));
        drop(transformer_h_9_ln_2);
        let addmm_38 = torch::addmm(
            &self.transformer.h.9.mlp.c_fc.bias,
            view_106,
            &self.transformer.h.9.mlp.c_fc.weight,
            (),
        );
        let transformer_h_9_mlp_act = self.transformer.h.9.mlp.act.forward(addmm_38.view(add_68));
        drop(addmm_38);
        let add_69 = operator::add(transformer_h_9_mlp_act.size(()).get(..-1), (768,));
        let view_108 = transformer_h_9_mlp_act.view((-1, transformer_h_9_mlp_act.size(-1)));
        drop(transformer_h_9_mlp_act);
        let addmm_39 = torch::addmm(
            &self.transformer.h.9.mlp.c_proj.bias,
            view_108,
            &self.transformer.h.9.mlp.c_proj.weight,
            (),
        );
        let transformer_h_9_mlp_dropout =
            self.transformer.h.9.mlp.dropout.forward(addmm_39.view(add_69));
        drop(addmm_39);
        let add_70 = add_67 + transformer_h_9_mlp_dropout;
        let transformer_h_10_ln_1 = self.transformer.h.10.ln_1.forward(&add_70);
        let add_71 = operator::add(transformer_h_10_ln_1.size(()).get(..-1), (2304,));
        let view_110 = transformer_h_10_ln_1.view((-1, transformer_h_10_ln_1.size(-1)));
        let addmm_40 = torch::addmm(
            &self.transformer.h.10.attn.c_attn.bias,
            view_110,
            &self.transformer.h.10.attn.c_attn.weight,
            (),
        );
        let split_10 = addmm_40.view(add_71).split(768, kw![dim = 2]);
        drop(addmm_40);
        let getitem_81 = split_10.get(0);
        let getitem_82 = split_10.get(1);
        let getitem_83 = split_10.get(2);
        drop(split_10);
        let add_72 = operator::add(transformer_h_10_ln_1.size(()).get(..-1), (12, 64));
        let transpose_40 = getitem_81.view(&add_72).transpose(1, 2);
        drop(getitem_81);
        let transpose_41 = getitem_82.view(&add_72).transpose(1, 2);
        drop(getitem_82);
        let transpose_42 = getitem_83.view(add_72).transpose(1, 2);
        drop(getitem_83);
        let scaled_dot_product_attention_10 = functional::scaled_dot_product_attention(
            transpose_40,
            transpose_41,
            transpose_42,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_43 = scaled_dot_product_attention_10.transpose(1, 2);
        drop(scaled_dot_product_attention_10);
        let reshape_10 = transpose_43.reshape(transformer_h_10_ln_1.size(()));
        drop(transformer_h_10_ln_1);
        drop(transpose_43);
        let add_73 = operator::add(reshape_10.size(()).get(..-1), (768,));
        let addmm_41 = torch::addmm(
            self.transformer.h.10.attn.c_proj.bias.value(),
            reshape_10.view((-1, reshape_10.size(-1))),
            &self.transformer.h.10.attn.c_proj.weight,
            (),
        );
        drop(reshape_10);
        let view_116 = addmm_41.view(add_73);
        drop(addmm_41);
        let add_74 = add_70 + self.transformer.h.10.attn.resid_dropout.forward(view_116);
        let transformer_h_10_ln_2 = self.transformer.h.10.ln_2.forward(&add_74);
        let add_75 = operator::add(transformer_h_10_ln_2.size(()).get(..-1), (3072,));
        let view_117 = transformer_h_10_ln_2.view((-1, transformer_h_10_ln_2.size(-1)));
        drop(transformer_h_10_ln_2);
        let addmm_42 = torch::addmm(
            &self.transformer.h.10.mlp.c_fc.bias,
            view_117,
            &self.transformer.h.10.mlp.c_fc.weight,
            (),
        );
        let transformer_h_10_mlp_act = self.transformer.h.10.mlp.act.forward(addmm_42.view(add_75));
        drop(addmm_42);
        let add_76 = operator::add(transformer_h_10_mlp_act.size(()).get(..-1), (768,));
        let view_119 = transformer_h_10_mlp_act.view((-1, transformer_h_10_mlp_act.size(-1)));
        drop(transformer_h_10_mlp_act);
        let addmm_43 = torch::addmm(
            &self.transformer.h.10.mlp.c_proj.bias,
            view_119,
            &self.transformer.h.10.mlp.c_proj.weight,
            (),
        );
        let view_120 = addmm_43.view(add_76);
        drop(addmm_43);
        let add_77 = add_74 + self.transformer.h.10.mlp.dropout.forward(view_120);
        let transformer_h_11_ln_1 = self.transformer.h.11.ln_1.forward(&add_77);
        let add_78 = operator::add(transformer_h_11_ln_1.size(()).get(..-1), (2304,));
        let view_121 = transformer_h_11_ln_1.view((-1, transformer_h_11_ln_1.size(-1)));
        let addmm_44 = torch::addmm(
            &self.transformer.h.11.attn.c_attn.bias,
            view_121,
            &self.transformer.h.11.attn.c_attn.weight,
            (),
        );
        let split_11 = addmm_44.view(add_78).split(768, kw![dim = 2]);
        drop(addmm_44);
        let getitem_89 = split_11.get(0);
        let getitem_90 = split_11.get(1);
        let getitem_91 = split_11.get(2);
        drop(split_11);
        let add_79 = operator::add(transformer_h_11_ln_1.size(()).get(..-1), (12, 64));
        let transpose_44 = getitem_89.view(&add_79).transpose(1, 2);
        drop(getitem_89);
        let transpose_45 = getitem_90.view(&add_79).transpose(1, 2);
        drop(getitem_90);
        let transpose_46 = getitem_91.view(add_79).transpose(1, 2);
        drop(getitem_91);
        let scaled_dot_product_attention_11 = functional::scaled_dot_product_attention(
            transpose_44,
            transpose_45,
            transpose_46,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_47 = scaled_dot_product_attention_11.transpose(1, 2);
        drop(scaled_dot_product_attention_11);
        let reshape_11 = transpose_47.reshape(transformer_h_11_ln_1.size(()));
        drop(transformer_h_11_ln_1);
        drop(transpose_47);
        let add_80 = operator::add(reshape_11.size(()).get(..-1), (768,));
        let addmm_45 = torch::addmm(
            self.transformer.h.11.attn.c_proj.bias.value(),
            reshape_11.view((-1, reshape_11.size(-1))),
            &self.transformer.h.11.attn.c_proj.weight,
            (),
        );
        drop(reshape_11);
        let view_127 = addmm_45.view(add_80);
        drop(addmm_45);
        let add_81 = add_77 + self.transformer.h.11.attn.resid_dropout.forward(view_127);
        let transformer_h_11_ln_2 = self.transformer.h.11.ln_2.forward(&add_81);
        let add_82 = operator::add(transformer_h_11_ln_2.size(()).get(..-1), (3072,));
        let view_128 = transformer_h_11_ln_2.view((-1, transformer_h_11_ln_2.size(-1)));
        drop(transformer_h_11_ln_2);
        let addmm_46 = torch::addmm(
            &self.transformer.h.11.mlp.c_fc.bias,
            view_128,
            &self.transformer.h.11.mlp.c_fc.weight,
            (),
        );
        let transformer_h_11_mlp_act = self.transformer.h.11.mlp.act.forward(addmm_46.view(add_82));
        drop(addmm_46);
        let add_83 = operator::add(transformer_h_11_mlp_act.size(()).get(..-1), (768,));
        let view_130 = transformer_h_11_mlp_act.view((-1, transformer_h_11_mlp_act.size(-1)));
        drop(transformer_h_11_mlp_act);
        let addmm_47 = torch::addmm(
            &self.transformer.h.11.mlp.c_proj.bias,
            view_130,
            &self.transformer.h.11.mlp.c_proj.weight,
            (),
        );
        let view_131 = addmm_47.view(add_83);
        drop(addmm_47);
        let add_84 = add_81 + self.transformer.h.11.mlp.dropout.forward(view_131);
        self.lm_head.forward(self.transformer.ln_f.forward(add_84))
    }
}

impl Default for GPT2LMHeadModel {
    fn default() -> Self {
        Self::new()
    }
}
