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
                wte: nn::Embedding::new(50257, 1024),
                wpe: nn::Embedding::new(1024, 1024),
                drop_: nn::Dropout::new().p(0.1),
                h: TransformerH(
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                    GPT2Block {
                        ln_1: nn::LayerNorm::new(1024),
                        attn: GPT2Attention {
                            c_attn: Conv1D {
                                bias: Parameter::zeros(&[3072]),
                                weight: Parameter::zeros(&[1024, 3072]),
                            },
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[1024, 1024]),
                            },
                            resid_dropout: nn::Dropout::new().p(0.1),
                        },
                        ln_2: nn::LayerNorm::new(1024),
                        mlp: GPT2MLP {
                            c_fc: Conv1D {
                                bias: Parameter::zeros(&[4096]),
                                weight: Parameter::zeros(&[1024, 4096]),
                            },
                            act: nn::GELU::new().approximate("tanh"),
                            c_proj: Conv1D {
                                bias: Parameter::zeros(&[1024]),
                                weight: Parameter::zeros(&[4096, 1024]),
                            },
                            dropout: nn::Dropout::new().p(0.1),
                        },
                    },
                ),
                ln_f: nn::LayerNorm::new(1024),
            },
            lm_head: nn::Linear::new(1024, 50257).bias(false),
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
        let add_1 = operator::add(transformer_h_0_ln_1.size(()).get(..-1), (3072,));
        let view = transformer_h_0_ln_1.view((-1, transformer_h_0_ln_1.size(-1)));
        let addmm = torch::addmm(
            &self.transformer.h.0.attn.c_attn.bias,
            view,
            &self.transformer.h.0.attn.c_attn.weight,
            (),
        );
        let split = addmm.view(add_1).split(1024, kw![dim = 2]);
        drop(addmm);
        let getitem_1 = split.get(0);
        let getitem_2 = split.get(1);
        let getitem_3 = split.get(2);
        drop(split);
        let add_2 = operator::add(transformer_h_0_ln_1.size(()).get(..-1), (16, 64));
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
        let add_3 = operator::add(reshape.size(()).get(..-1), (1024,));
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
        let add_5 = operator::add(transformer_h_0_ln_2.size(()).get(..-1), (4096,));
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
        let add_6 = operator::add(transformer_h_0_mlp_act.size(()).get(..-1), (1024,));
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
        let add_8 = operator::add(transformer_h_1_ln_1.size(()).get(..-1), (3072,));
        let view_11 = transformer_h_1_ln_1.view((-1, transformer_h_1_ln_1.size(-1)));
        let addmm_4 = torch::addmm(
            &self.transformer.h.1.attn.c_attn.bias,
            view_11,
            &self.transformer.h.1.attn.c_attn.weight,
            (),
        );
        let split_1 = addmm_4.view(add_8).split(1024, kw![dim = 2]);
        drop(addmm_4);
        let getitem_9 = split_1.get(0);
        let getitem_10 = split_1.get(1);
        let getitem_11 = split_1.get(2);
        drop(split_1);
        let add_9 = operator::add(transformer_h_1_ln_1.size(()).get(..-1), (16, 64));
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
        let add_10 = operator::add(reshape_1.size(()).get(..-1), (1024,));
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
        let add_12 = operator::add(transformer_h_1_ln_2.size(()).get(..-1), (4096,));
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
        let add_13 = operator::add(transformer_h_1_mlp_act.size(()).get(..-1), (1024,));
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
        let add_15 = operator::add(transformer_h_2_ln_1.size(()).get(..-1), (3072,));
        let view_22 = transformer_h_2_ln_1.view((-1, transformer_h_2_ln_1.size(-1)));
        let addmm_8 = torch::addmm(
            &self.transformer.h.2.attn.c_attn.bias,
            view_22,
            &self.transformer.h.2.attn.c_attn.weight,
            (),
        );
        let split_2 = addmm_8.view(add_15).split(1024, kw![dim = 2]);
        drop(addmm_8);
        let getitem_17 = split_2.get(0);
        let getitem_18 = split_2.get(1);
        let getitem_19 = split_2.get(2);
        drop(split_2);
        let add_16 = operator::add(transformer_h_2_ln_1.size(()).get(..-1), (16, 64));
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
        let add_17 = operator::add(reshape_2.size(()).get(..-1), (1024,));
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
        let add_19 = operator::add(transformer_h_2_ln_2.size(()).get(..-1), (4096,));
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
        let add_20 = operator::add(transformer_h_2_mlp_act.size(()).get(..-1), (1024,));
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
        let add_22 = operator::add(transformer_h_3_ln_1.size(()).get(..-1), (3072,));
        let view_33 = transformer_h_3_ln_1.view((-1, transformer_h_3_ln_1.size(-1)));
        let addmm_12 = torch::addmm(
            &self.transformer.h.3.attn.c_attn.bias,
            view_33,
            &self.transformer.h.3.attn.c_attn.weight,
            (),
        );
        let split_3 = addmm_12.view(add_22).split(1024, kw![dim = 2]);
        drop(addmm_12);
        let getitem_25 = split_3.get(0);
        let getitem_26 = split_3.get(1);
        let getitem_27 = split_3.get(2);
        drop(split_3);
        let add_23 = operator::add(transformer_h_3_ln_1.size(()).get(..-1), (16, 64));
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
        let add_24 = operator::add(reshape_3.size(()).get(..-1), (1024,));
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
        let add_26 = operator::add(transformer_h_3_ln_2.size(()).get(..-1), (4096,));
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
        let add_27 = operator::add(transformer_h_3_mlp_act.size(()).get(..-1), (1024,));
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
        let add_29 = operator::add(transformer_h_4_ln_1.size(()).get(..-1), (3072,));
        let view_44 = transformer_h_4_ln_1.view((-1, transformer_h_4_ln_1.size(-1)));
        let addmm_16 = torch::addmm(
            &self.transformer.h.4.attn.c_attn.bias,
            view_44,
            &self.transformer.h.4.attn.c_attn.weight,
            (),
        );
        let split_4 = addmm_16.view(add_29).split(1024, kw![dim = 2]);
        drop(addmm_16);
        let getitem_33 = split_4.get(0);
        let getitem_34 = split_4.get(1);
        let getitem_35 = split_4.get(2);
        drop(split_4);
        let add_30 = operator::add(transformer_h_4_ln_1.size(()).get(..-1), (16, 64));
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
        let add_31 = operator::add(reshape_4.size(()).get(..-1), (1024,));
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
        let add_33 = operator::add(transformer_h_4_ln_2.size(()).get(..-1), (4096,));
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
        let add_34 = operator::add(transformer_h_4_mlp_act.size(()).get(..-1), (1024,));
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
        let add_36 = operator::add(transformer_h_5_ln_1.size(()).get(..-1), (3072,));
        let view_55 = transformer_h_5_ln_1.view((-1, transformer_h_5_ln_1.size(-1)));
        let addmm_20 = torch::addmm(
            &self.transformer.h.5.attn.c_attn.bias,
            view_55,
            &self.transformer.h.5.attn.c_attn.weight,
            (),
        );
        let split_5 = addmm_20.view(add_36).split(1024, kw![dim = 2]);
        drop(addmm_20);
        let getitem_41 = split_5.get(0);
        let getitem_42 = split_5.get(1);
        let getitem_43 = split_5.get(2);
        drop(split_5);
        let add_37 = operator::add(transformer_h_5_ln_1.size(()).get(..-1), (16, 64));
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
        let add_38 = operator::add(reshape_5.size(()).get(..-1), (1024,));
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
        let add_40 = operator::add(transformer_h_5_ln_2.size(()).get(..-1), (4096,));
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
        let add_41 = operator::add(transformer_h_5_mlp_act.size(()).get(..-1), (1024,));
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
        let add_43 = operator::add(transformer_h_6_ln_1.size(()).get(..-1), (3072,));
        let view_66 = transformer_h_6_ln_1.view((-1, transformer_h_6_ln_1.size(-1)));
        let addmm_24 = torch::addmm(
            &self.transformer.h.6.attn.c_attn.bias,
            view_66,
            &self.transformer.h.6.attn.c_attn.weight,
            (),
        );
        let split_6 = addmm_24.view(add_43).split(1024, kw![dim = 2]);
        drop(addmm_24);
        let getitem_49 = split_6.get(0);
        let getitem_50 = split_6.get(1);
        let getitem_51 = split_6.get(2);
        drop(split_6);
        let add_44 = operator::add(transformer_h_6_ln_1.size(()).get(..-1), (16, 64));
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
        let add_45 = operator::add(reshape_6.size(()).get(..-1), (1024,));
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
        let add_47 = operator::add(transformer_h_6_ln_2.size(()).get(..-1), (4096,));
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
        let add_48 = operator::add(transformer_h_6_mlp_act.size(()).get(..-1), (1024,));
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
        let add_50 = operator::add(transformer_h_7_ln_1.size(()).get(..-1), (3072,));
        let view_77 = transformer_h_7_ln_1.view((-1, transformer_h_7_ln_1.size(-1)));
        let addmm_28 = torch::addmm(
            &self.transformer.h.7.attn.c_attn.bias,
            view_77,
            &self.transformer.h.7.attn.c_attn.weight,
            (),
        );
        let split_7 = addmm_28.view(add_50).split(1024, kw![dim = 2]);
        drop(addmm_28);
        let getitem_57 = split_7.get(0);
        let getitem_58 = split_7.get(1);
        let getitem_59 = split_7.get(2);
        drop(split_7);
        let add_51 = operator::add(transformer_h_7_ln_1.size(()).get(..-1), (16, 64));
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
        let add_52 = operator::add(reshape_7.size(()).get(..-1), (1024,));
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
        let add_54 = operator::add(transformer_h_7_ln_2.size(()).get(..-1), (4096,));
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
        let add_55 = operator::add(transformer_h_7_mlp_act.size(()).get(..-1), (1024,));
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
        let add_57 = operator::add(transformer_h_8_ln_1.size(()).get(..-1), (3072,));
        let view_88 = transformer_h_8_ln_1.view((-1, transformer_h_8_ln_1.size(-1)));
        let addmm_32 = torch::addmm(
            &self.transformer.h.8.attn.c_attn.bias,
            view_88,
            &self.transformer.h.8.attn.c_attn.weight,
            (),
        );
        let split_8 = addmm_32.view(add_57).split(1024, kw![dim = 2]);
        drop(addmm_32);
        let getitem_65 = split_8.get(0);
        let getitem_66 = split_8.get(1);
        let getitem_67 = split_8.get(2);
        drop(split_8);
        let add_58 = operator::add(transformer_h_8_ln_1.size(()).get(..-1), (16, 64));
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
        let add_59 = operator::add(reshape_8.size(()).get(..-1), (1024,));
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
        let add_61 = operator::add(transformer_h_8_ln_2.size(()).get(..-1), (4096,));
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
        let add_62 = operator::add(transformer_h_8_mlp_act.size(()).get(..-1), (1024,));
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
        let add_64 = operator::add(transformer_h_9_ln_1.size(()).get(..-1), (3072,));
        let view_99 = transformer_h_9_ln_1.view((-1, transformer_h_9_ln_1.size(-1)));
        let addmm_36 = torch::addmm(
            &self.transformer.h.9.attn.c_attn.bias,
            view_99,
            &self.transformer.h.9.attn.c_attn.weight,
            (),
        );
        let split_9 = addmm_36.view(add_64).split(1024, kw![dim = 2]);
        drop(addmm_36);
        let getitem_73 = split_9.get(0);
        let getitem_74 = split_9.get(1);
        let getitem_75 = split_9.get(2);
        drop(split_9);
        let add_65 = operator::add(transformer_h_9_ln_1.size(()).get(..-1), (16, 64));
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
        let add_66 = operator::add(reshape_9.size(()).get(..-1), (1024,));
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
        let add_68 = operator::add(transformer_h_9_ln_2.size(()).get(..-1), (4096,));
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
        let add_69 = operator::add(transformer_h_9_mlp_act.size(()).get(..-1), (1024,));
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
        let add_71 = operator::add(transformer_h_10_ln_1.size(()).get(..-1), (3072,));
        let view_110 = transformer_h_10_ln_1.view((-1, transformer_h_10_ln_1.size(-1)));
        let addmm_40 = torch::addmm(
            &self.transformer.h.10.attn.c_attn.bias,
            view_110,
            &self.transformer.h.10.attn.c_attn.weight,
            (),
        );
        let split_10 = addmm_40.view(add_71).split(1024, kw![dim = 2]);
        drop(addmm_40);
        let getitem_81 = split_10.get(0);
        let getitem_82 = split_10.get(1);
        let getitem_83 = split_10.get(2);
        drop(split_10);
        let add_72 = operator::add(transformer_h_10_ln_1.size(()).get(..-1), (16, 64));
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
        let add_73 = operator::add(reshape_10.size(()).get(..-1), (1024,));
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
        let add_75 = operator::add(transformer_h_10_ln_2.size(()).get(..-1), (4096,));
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
        let add_76 = operator::add(transformer_h_10_mlp_act.size(()).get(..-1), (1024,));
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
        let add_78 = operator::add(transformer_h_11_ln_1.size(()).get(..-1), (3072,));
        let view_121 = transformer_h_11_ln_1.view((-1, transformer_h_11_ln_1.size(-1)));
        let addmm_44 = torch::addmm(
            &self.transformer.h.11.attn.c_attn.bias,
            view_121,
            &self.transformer.h.11.attn.c_attn.weight,
            (),
        );
        let split_11 = addmm_44.view(add_78).split(1024, kw![dim = 2]);
        drop(addmm_44);
        let getitem_89 = split_11.get(0);
        let getitem_90 = split_11.get(1);
        let getitem_91 = split_11.get(2);
        drop(split_11);
        let add_79 = operator::add(transformer_h_11_ln_1.size(()).get(..-1), (16, 64));
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
        let add_80 = operator::add(reshape_11.size(()).get(..-1), (1024,));
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
        let add_82 = operator::add(transformer_h_11_ln_2.size(()).get(..-1), (4096,));
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
        let add_83 = operator::add(transformer_h_11_mlp_act.size(()).get(..-1), (1024,));
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
        let transformer_h_12_ln_1 = self.transformer.h.12.ln_1.forward(&add_84);
        let add_85 = operator::add(transformer_h_12_ln_1.size(()).get(..-1), (3072,));
        let view_132 = transformer_h_12_ln_1.view((-1, transformer_h_12_ln_1.size(-1)));
        let addmm_48 = torch::addmm(
            &self.transformer.h.12.attn.c_attn.bias,
            view_132,
            &self.transformer.h.12.attn.c_attn.weight,
            (),
        );
        let split_12 = addmm_48.view(add_85).split(1024, kw![dim = 2]);
        drop(addmm_48);
        let getitem_97 = split_12.get(0);
        let getitem_98 = split_12.get(1);
        let getitem_99 = split_12.get(2);
        drop(split_12);
        let add_86 = operator::add(transformer_h_12_ln_1.size(()).get(..-1), (16, 64));
        let transpose_48 = getitem_97.view(&add_86).transpose(1, 2);
        drop(getitem_97);
        let transpose_49 = getitem_98.view(&add_86).transpose(1, 2);
        drop(getitem_98);
        let transpose_50 = getitem_99.view(add_86).transpose(1, 2);
        drop(getitem_99);
        let scaled_dot_product_attention_12 = functional::scaled_dot_product_attention(
            transpose_48,
            transpose_49,
            transpose_50,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_51 = scaled_dot_product_attention_12.transpose(1, 2);
        drop(scaled_dot_product_attention_12);
        let reshape_12 = transpose_51.reshape(transformer_h_12_ln_1.size(()));
        drop(transformer_h_12_ln_1);
        drop(transpose_51);
        let add_87 = operator::add(reshape_12.size(()).get(..-1), (1024,));
        let addmm_49 = torch::addmm(
            self.transformer.h.12.attn.c_proj.bias.value(),
            reshape_12.view((-1, reshape_12.size(-1))),
            &self.transformer.h.12.attn.c_proj.weight,
            (),
        );
        drop(reshape_12);
        let view_138 = addmm_49.view(add_87);
        drop(addmm_49);
        let add_88 = add_84 + self.transformer.h.12.attn.resid_dropout.forward(view_138);
        let transformer_h_12_ln_2 = self.transformer.h.12.ln_2.forward(&add_88);
        let add_89 = operator::add(transformer_h_12_ln_2.size(()).get(..-1), (4096,));
        let view_139 = transformer_h_12_ln_2.view((-1, transformer_h_12_ln_2.size(-1)));
        drop(transformer_h_12_ln_2);
        let addmm_50 = torch::addmm(
            &self.transformer.h.12.mlp.c_fc.bias,
            view_139,
            &self.transformer.h.12.mlp.c_fc.weight,
            (),
        );
        let transformer_h_12_mlp_act = self.transformer.h.12.mlp.act.forward(addmm_50.view(add_89));
        drop(addmm_50);
        let add_90 = operator::add(transformer_h_12_mlp_act.size(()).get(..-1), (1024,));
        let view_141 = transformer_h_12_mlp_act.view((-1, transformer_h_12_mlp_act.size(-1)));
        drop(transformer_h_12_mlp_act);
        let addmm_51 = torch::addmm(
            &self.transformer.h.12.mlp.c_proj.bias,
            view_141,
            &self.transformer.h.12.mlp.c_proj.weight,
            (),
        );
        let view_142 = addmm_51.view(add_90);
        drop(addmm_51);
        let add_91 = add_88 + self.transformer.h.12.mlp.dropout.forward(view_142);
        let transformer_h_13_ln_1 = self.transformer.h.13.ln_1.forward(&add_91);
        let add_92 = operator::add(transformer_h_13_ln_1.size(()).get(..-1), (3072,));
        let view_143 = transformer_h_13_ln_1.view((-1, transformer_h_13_ln_1.size(-1)));
        let addmm_52 = torch::addmm(
            &self.transformer.h.13.attn.c_attn.bias,
            view_143,
            &self.transformer.h.13.attn.c_attn.weight,
            (),
        );
        let split_13 = addmm_52.view(add_92).split(1024, kw![dim = 2]);
        drop(addmm_52);
        let getitem_105 = split_13.get(0);
        let getitem_106 = split_13.get(1);
        let getitem_107 = split_13.get(2);
        drop(split_13);
        let add_93 = operator::add(transformer_h_13_ln_1.size(()).get(..-1), (16, 64));
        let transpose_52 = getitem_105.view(&add_93).transpose(1, 2);
        drop(getitem_105);
        let transpose_53 = getitem_106.view(&add_93).transpose(1, 2);
        drop(getitem_106);
        let transpose_54 = getitem_107.view(add_93).transpose(1, 2);
        drop(getitem_107);
        let scaled_dot_product_attention_13 = functional::scaled_dot_product_attention(
            transpose_52,
            transpose_53,
            transpose_54,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_55 = scaled_dot_product_attention_13.transpose(1, 2);
        drop(scaled_dot_product_attention_13);
        let reshape_13 = transpose_55.reshape(transformer_h_13_ln_1.size(()));
        drop(transformer_h_13_ln_1);
        drop(transpose_55);
        let add_94 = operator::add(reshape_13.size(()).get(..-1), (1024,));
        let addmm_53 = torch::addmm(
            self.transformer.h.13.attn.c_proj.bias.value(),
            reshape_13.view((-1, reshape_13.size(-1))),
            &self.transformer.h.13.attn.c_proj.weight,
            (),
        );
        drop(reshape_13);
        let view_149 = addmm_53.view(add_94);
        drop(addmm_53);
        let add_95 = add_91 + self.transformer.h.13.attn.resid_dropout.forward(view_149);
        let transformer_h_13_ln_2 = self.transformer.h.13.ln_2.forward(&add_95);
        let add_96 = operator::add(transformer_h_13_ln_2.size(()).get(..-1), (4096,));
        let view_150 = transformer_h_13_ln_2.view((-1, transformer_h_13_ln_2.size(-1)));
        drop(transformer_h_13_ln_2);
        let addmm_54 = torch::addmm(
            &self.transformer.h.13.mlp.c_fc.bias,
            view_150,
            &self.transformer.h.13.mlp.c_fc.weight,
            (),
        );
        let transformer_h_13_mlp_act = self.transformer.h.13.mlp.act.forward(addmm_54.view(add_96));
        drop(addmm_54);
        let add_97 = operator::add(transformer_h_13_mlp_act.size(()).get(..-1), (1024,));
        let view_152 = transformer_h_13_mlp_act.view((-1, transformer_h_13_mlp_act.size(-1)));
        drop(transformer_h_13_mlp_act);
        let addmm_55 = torch::addmm(
            &self.transformer.h.13.mlp.c_proj.bias,
            view_152,
            &self.transformer.h.13.mlp.c_proj.weight,
            (),
        );
        let view_153 = addmm_55.view(add_97);
        drop(addmm_55);
        let add_98 = add_95 + self.transformer.h.13.mlp.dropout.forward(view_153);
        let transformer_h_14_ln_1 = self.transformer.h.14.ln_1.forward(&add_98);
        let add_99 = operator::add(transformer_h_14_ln_1.size(()).get(..-1), (3072,));
        let view_154 = transformer_h_14_ln_1.view((-1, transformer_h_14_ln_1.size(-1)));
        let addmm_56 = torch::addmm(
            &self.transformer.h.14.attn.c_attn.bias,
            view_154,
            &self.transformer.h.14.attn.c_attn.weight,
            (),
        );
        let split_14 = addmm_56.view(add_99).split(1024, kw![dim = 2]);
        drop(addmm_56);
        let getitem_113 = split_14.get(0);
        let getitem_114 = split_14.get(1);
        let getitem_115 = split_14.get(2);
        drop(split_14);
        let add_100 = operator::add(transformer_h_14_ln_1.size(()).get(..-1), (16, 64));
        let transpose_56 = getitem_113.view(&add_100).transpose(1, 2);
        drop(getitem_113);
        let transpose_57 = getitem_114.view(&add_100).transpose(1, 2);
        drop(getitem_114);
        let transpose_58 = getitem_115.view(add_100).transpose(1, 2);
        drop(getitem_115);
        let scaled_dot_product_attention_14 = functional::scaled_dot_product_attention(
            transpose_56,
            transpose_57,
            transpose_58,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_59 = scaled_dot_product_attention_14.transpose(1, 2);
        drop(scaled_dot_product_attention_14);
        let reshape_14 = transpose_59.reshape(transformer_h_14_ln_1.size(()));
        drop(transformer_h_14_ln_1);
        drop(transpose_59);
        let add_101 = operator::add(reshape_14.size(()).get(..-1), (1024,));
        let addmm_57 = torch::addmm(
            self.transformer.h.14.attn.c_proj.bias.value(),
            reshape_14.view((-1, reshape_14.size(-1))),
            &self.transformer.h.14.attn.c_proj.weight,
            (),
        );
        drop(reshape_14);
        let view_160 = addmm_57.view(add_101);
        drop(addmm_57);
        let transformer_h_14_attn_resid_dropout =
            self.transformer.h.14.attn.resid_dropout.forward(view_160);
        let add_102 = add_98 + transformer_h_14_attn_resid_dropout;
        let transformer_h_14_ln_2 = self.transformer.h.14.ln_2.forward(&add_102);
        let add_103 = operator::add(transformer_h_14_ln_2.size(()).get(..-1), (4096,));
        let view_161 = transformer_h_14_ln_2.view((-1, transformer_h_14_ln_2.size(-1)));
        drop(transformer_h_14_ln_2);
        let addmm_58 = torch::addmm(
            &self.transformer.h.14.mlp.c_fc.bias,
            view_161,
            &self.transformer.h.14.mlp.c_fc.weight,
            (),
        );
        let transformer_h_14_mlp_act =
            self.transformer.h.14.mlp.act.forward(addmm_58.view(add_103));
        drop(addmm_58);
        let add_104 = operator::add(transformer_h_14_mlp_act.size(()).get(..-1), (1024,));
        let view_163 = transformer_h_14_mlp_act.view((-1, transformer_h_14_mlp_act.size(-1)));
        drop(transformer_h_14_mlp_act);
        let addmm_59 = torch::addmm(
            &self.transformer.h.14.mlp.c_proj.bias,
            view_163,
            &self.transformer.h.14.mlp.c_proj.weight,
            (),
        );
        let view_164 = addmm_59.view(add_104);
        drop(addmm_59);
        let add_105 = add_102 + self.transformer.h.14.mlp.dropout.forward(view_164);
        let transformer_h_15_ln_1 = self.transformer.h.15.ln_1.forward(&add_105);
        let add_106 = operator::add(transformer_h_15_ln_1.size(()).get(..-1), (3072,));
        let view_165 = transformer_h_15_ln_1.view((-1, transformer_h_15_ln_1.size(-1)));
        let addmm_60 = torch::addmm(
            &self.transformer.h.15.attn.c_attn.bias,
            view_165,
            &self.transformer.h.15.attn.c_attn.weight,
            (),
        );
        let split_15 = addmm_60.view(add_106).split(1024, kw![dim = 2]);
        drop(addmm_60);
        let getitem_121 = split_15.get(0);
        let getitem_122 = split_15.get(1);
        let getitem_123 = split_15.get(2);
        drop(split_15);
        let add_107 = operator::add(transformer_h_15_ln_1.size(()).get(..-1), (16, 64));
        let transpose_60 = getitem_121.view(&add_107).transpose(1, 2);
        drop(getitem_121);
        let transpose_61 = getitem_122.view(&add_107).transpose(1, 2);
        drop(getitem_122);
        let transpose_62 = getitem_123.view(add_107).transpose(1, 2);
        drop(getitem_123);
        let scaled_dot_product_attention_15 = functional::scaled_dot_product_attention(
            transpose_60,
            transpose_61,
            transpose_62,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_63 = scaled_dot_product_attention_15.transpose(1, 2);
        drop(scaled_dot_product_attention_15);
        let reshape_15 = transpose_63.reshape(transformer_h_15_ln_1.size(()));
        drop(transformer_h_15_ln_1);
        drop(transpose_63);
        let add_108 = operator::add(reshape_15.size(()).get(..-1), (1024,));
        let addmm_61 = torch::addmm(
            self.transformer.h.15.attn.c_proj.bias.value(),
            reshape_15.view((-1, reshape_15.size(-1))),
            &self.transformer.h.15.attn.c_proj.weight,
            (),
        );
        drop(reshape_15);
        let view_171 = addmm_61.view(add_108);
        drop(addmm_61);
        let transformer_h_15_attn_resid_dropout =
            self.transformer.h.15.attn.resid_dropout.forward(view_171);
        let add_109 = add_105 + transformer_h_15_attn_resid_dropout;
        let transformer_h_15_ln_2 = self.transformer.h.15.ln_2.forward(&add_109);
        let add_110 = operator::add(transformer_h_15_ln_2.size(()).get(..-1), (4096,));
        let view_172 = transformer_h_15_ln_2.view((-1, transformer_h_15_ln_2.size(-1)));
        drop(transformer_h_15_ln_2);
        let addmm_62 = torch::addmm(
            &self.transformer.h.15.mlp.c_fc.bias,
            view_172,
            &self.transformer.h.15.mlp.c_fc.weight,
            (),
        );
        let transformer_h_15_mlp_act =
            self.transformer.h.15.mlp.act.forward(addmm_62.view(add_110));
        drop(addmm_62);
        let add_111 = operator::add(transformer_h_15_mlp_act.size(()).get(..-1), (1024,));
        let view_174 = transformer_h_15_mlp_act.view((-1, transformer_h_15_mlp_act.size(-1)));
        drop(transformer_h_15_mlp_act);
        let addmm_63 = torch::addmm(
            &self.transformer.h.15.mlp.c_proj.bias,
            view_174,
            &self.transformer.h.15.mlp.c_proj.weight,
            (),
        );
        let view_175 = addmm_63.view(add_111);
        drop(addmm_63);
        let add_112 = add_109 + self.transformer.h.15.mlp.dropout.forward(view_175);
        let transformer_h_16_ln_1 = self.transformer.h.16.ln_1.forward(&add_112);
        let add_113 = operator::add(transformer_h_16_ln_1.size(()).get(..-1), (3072,));
        let view_176 = transformer_h_16_ln_1.view((-1, transformer_h_16_ln_1.size(-1)));
        let addmm_64 = torch::addmm(
            &self.transformer.h.16.attn.c_attn.bias,
            view_176,
            &self.transformer.h.16.attn.c_attn.weight,
            (),
        );
        let split_16 = addmm_64.view(add_113).split(1024, kw![dim = 2]);
        drop(addmm_64);
        let getitem_129 = split_16.get(0);
        let getitem_130 = split_16.get(1);
        let getitem_131 = split_16.get(2);
        drop(split_16);
        let add_114 = operator::add(transformer_h_16_ln_1.size(()).get(..-1), (16, 64));
        let transpose_64 = getitem_129.view(&add_114).transpose(1, 2);
        drop(getitem_129);
        let transpose_65 = getitem_130.view(&add_114).transpose(1, 2);
        drop(getitem_130);
        let transpose_66 = getitem_131.view(add_114).transpose(1, 2);
        drop(getitem_131);
        let scaled_dot_product_attention_16 = functional::scaled_dot_product_attention(
            transpose_64,
            transpose_65,
            transpose_66,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_67 = scaled_dot_product_attention_16.transpose(1, 2);
        drop(scaled_dot_product_attention_16);
        let reshape_16 = transpose_67.reshape(transformer_h_16_ln_1.size(()));
        drop(transformer_h_16_ln_1);
        drop(transpose_67);
        let add_115 = operator::add(reshape_16.size(()).get(..-1), (1024,));
        let addmm_65 = torch::addmm(
            self.transformer.h.16.attn.c_proj.bias.value(),
            reshape_16.view((-1, reshape_16.size(-1))),
            &self.transformer.h.16.attn.c_proj.weight,
            (),
        );
        drop(reshape_16);
        let view_182 = addmm_65.view(add_115);
        drop(addmm_65);
        let transformer_h_16_attn_resid_dropout =
            self.transformer.h.16.attn.resid_dropout.forward(view_182);
        let add_116 = add_112 + transformer_h_16_attn_resid_dropout;
        let transformer_h_16_ln_2 = self.transformer.h.16.ln_2.forward(&add_116);
        let add_117 = operator::add(transformer_h_16_ln_2.size(()).get(..-1), (4096,));
        let view_183 = transformer_h_16_ln_2.view((-1, transformer_h_16_ln_2.size(-1)));
        drop(transformer_h_16_ln_2);
        let addmm_66 = torch::addmm(
            &self.transformer.h.16.mlp.c_fc.bias,
            view_183,
            &self.transformer.h.16.mlp.c_fc.weight,
            (),
        );
        let transformer_h_16_mlp_act =
            self.transformer.h.16.mlp.act.forward(addmm_66.view(add_117));
        drop(addmm_66);
        let add_118 = operator::add(transformer_h_16_mlp_act.size(()).get(..-1), (1024,));
        let view_185 = transformer_h_16_mlp_act.view((-1, transformer_h_16_mlp_act.size(-1)));
        drop(transformer_h_16_mlp_act);
        let addmm_67 = torch::addmm(
            &self.transformer.h.16.mlp.c_proj.bias,
            view_185,
            &self.transformer.h.16.mlp.c_proj.weight,
            (),
        );
        let view_186 = addmm_67.view(add_118);
        drop(addmm_67);
        let add_119 = add_116 + self.transformer.h.16.mlp.dropout.forward(view_186);
        let transformer_h_17_ln_1 = self.transformer.h.17.ln_1.forward(&add_119);
        let add_120 = operator::add(transformer_h_17_ln_1.size(()).get(..-1), (3072,));
        let view_187 = transformer_h_17_ln_1.view((-1, transformer_h_17_ln_1.size(-1)));
        let addmm_68 = torch::addmm(
            &self.transformer.h.17.attn.c_attn.bias,
            view_187,
            &self.transformer.h.17.attn.c_attn.weight,
            (),
        );
        let split_17 = addmm_68.view(add_120).split(1024, kw![dim = 2]);
        drop(addmm_68);
        let getitem_137 = split_17.get(0);
        let getitem_138 = split_17.get(1);
        let getitem_139 = split_17.get(2);
        drop(split_17);
        let add_121 = operator::add(transformer_h_17_ln_1.size(()).get(..-1), (16, 64));
        let transpose_68 = getitem_137.view(&add_121).transpose(1, 2);
        drop(getitem_137);
        let transpose_69 = getitem_138.view(&add_121).transpose(1, 2);
        drop(getitem_138);
        let transpose_70 = getitem_139.view(add_121).transpose(1, 2);
        drop(getitem_139);
        let scaled_dot_product_attention_17 = functional::scaled_dot_product_attention(
            transpose_68,
            transpose_69,
            transpose_70,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_71 = scaled_dot_product_attention_17.transpose(1, 2);
        drop(scaled_dot_product_attention_17);
        let reshape_17 = transpose_71.reshape(transformer_h_17_ln_1.size(()));
        drop(transformer_h_17_ln_1);
        drop(transpose_71);
        let add_122 = operator::add(reshape_17.size(()).get(..-1), (1024,));
        let addmm_69 = torch::addmm(
            self.transformer.h.17.attn.c_proj.bias.value(),
            reshape_17.view((-1, reshape_17.size(-1))),
            &self.transformer.h.17.attn.c_proj.weight,
            (),
        );
        drop(reshape_17);
        let view_193 = addmm_69.view(add_122);
        drop(addmm_69);
        let transformer_h_17_attn_resid_dropout =
            self.transformer.h.17.attn.resid_dropout.forward(view_193);
        let add_123 = add_119 + transformer_h_17_attn_resid_dropout;
        let transformer_h_17_ln_2 = self.transformer.h.17.ln_2.forward(&add_123);
        let add_124 = operator::add(transformer_h_17_ln_2.size(()).get(..-1), (4096,));
        let view_194 = transformer_h_17_ln_2.view((-1, transformer_h_17_ln_2.size(-1)));
        drop(transformer_h_17_ln_2);
        let addmm_70 = torch::addmm(
            &self.transformer.h.17.mlp.c_fc.bias,
            view_194,
            &self.transformer.h.17.mlp.c_fc.weight,
            (),
        );
        let transformer_h_17_mlp_act =
            self.transformer.h.17.mlp.act.forward(addmm_70.view(add_124));
        drop(addmm_70);
        let add_125 = operator::add(transformer_h_17_mlp_act.size(()).get(..-1), (1024,));
        let view_196 = transformer_h_17_mlp_act.view((-1, transformer_h_17_mlp_act.size(-1)));
        drop(transformer_h_17_mlp_act);
        let addmm_71 = torch::addmm(
            &self.transformer.h.17.mlp.c_proj.bias,
            view_196,
            &self.transformer.h.17.mlp.c_proj.weight,
            (),
        );
        let view_197 = addmm_71.view(add_125);
        drop(addmm_71);
        let add_126 = add_123 + self.transformer.h.17.mlp.dropout.forward(view_197);
        let transformer_h_18_ln_1 = self.transformer.h.18.ln_1.forward(&add_126);
        let add_127 = operator::add(transformer_h_18_ln_1.size(()).get(..-1), (3072,));
        let view_198 = transformer_h_18_ln_1.view((-1, transformer_h_18_ln_1.size(-1)));
        let addmm_72 = torch::addmm(
            &self.transformer.h.18.attn.c_attn.bias,
            view_198,
            &self.transformer.h.18.attn.c_attn.weight,
            (),
        );
        let split_18 = addmm_72.view(add_127).split(1024, kw![dim = 2]);
        drop(addmm_72);
        let getitem_145 = split_18.get(0);
        let getitem_146 = split_18.get(1);
        let getitem_147 = split_18.get(2);
        drop(split_18);
        let add_128 = operator::add(transformer_h_18_ln_1.size(()).get(..-1), (16, 64));
        let transpose_72 = getitem_145.view(&add_128).transpose(1, 2);
        drop(getitem_145);
        let transpose_73 = getitem_146.view(&add_128).transpose(1, 2);
        drop(getitem_146);
        let transpose_74 = getitem_147.view(add_128).transpose(1, 2);
        drop(getitem_147);
        let scaled_dot_product_attention_18 = functional::scaled_dot_product_attention(
            transpose_72,
            transpose_73,
            transpose_74,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_75 = scaled_dot_product_attention_18.transpose(1, 2);
        drop(scaled_dot_product_attention_18);
        let reshape_18 = transpose_75.reshape(transformer_h_18_ln_1.size(()));
        drop(transformer_h_18_ln_1);
        drop(transpose_75);
        let add_129 = operator::add(reshape_18.size(()).get(..-1), (1024,));
        let addmm_73 = torch::addmm(
            self.transformer.h.18.attn.c_proj.bias.value(),
            reshape_18.view((-1, reshape_18.size(-1))),
            &self.transformer.h.18.attn.c_proj.weight,
            (),
        );
        drop(reshape_18);
        let view_204 = addmm_73.view(add_129);
        drop(addmm_73);
        let transformer_h_18_attn_resid_dropout =
            self.transformer.h.18.attn.resid_dropout.forward(view_204);
        let add_130 = add_126 + transformer_h_18_attn_resid_dropout;
        let transformer_h_18_ln_2 = self.transformer.h.18.ln_2.forward(&add_130);
        let add_131 = operator::add(transformer_h_18_ln_2.size(()).get(..-1), (4096,));
        let view_205 = transformer_h_18_ln_2.view((-1, transformer_h_18_ln_2.size(-1)));
        drop(transformer_h_18_ln_2);
        let addmm_74 = torch::addmm(
            &self.transformer.h.18.mlp.c_fc.bias,
            view_205,
            &self.transformer.h.18.mlp.c_fc.weight,
            (),
        );
        let transformer_h_18_mlp_act =
            self.transformer.h.18.mlp.act.forward(addmm_74.view(add_131));
        drop(addmm_74);
        let add_132 = operator::add(transformer_h_18_mlp_act.size(()).get(..-1), (1024,));
        let view_207 = transformer_h_18_mlp_act.view((-1, transformer_h_18_mlp_act.size(-1)));
        drop(transformer_h_18_mlp_act);
        let addmm_75 = torch::addmm(
            &self.transformer.h.18.mlp.c_proj.bias,
            view_207,
            &self.transformer.h.18.mlp.c_proj.weight,
            (),
        );
        let view_208 = addmm_75.view(add_132);
        drop(addmm_75);
        let add_133 = add_130 + self.transformer.h.18.mlp.dropout.forward(view_208);
        let transformer_h_19_ln_1 = self.transformer.h.19.ln_1.forward(&add_133);
        let add_134 = operator::add(transformer_h_19_ln_1.size(()).get(..-1), (3072,));
        let view_209 = transformer_h_19_ln_1.view((-1, transformer_h_19_ln_1.size(-1)));
        let addmm_76 = torch::addmm(
            &self.transformer.h.19.attn.c_attn.bias,
            view_209,
            &self.transformer.h.19.attn.c_attn.weight,
            (),
        );
        let split_19 = addmm_76.view(add_134).split(1024, kw![dim = 2]);
        drop(addmm_76);
        let getitem_153 = split_19.get(0);
        let getitem_154 = split_19.get(1);
        let getitem_155 = split_19.get(2);
        drop(split_19);
        let add_135 = operator::add(transformer_h_19_ln_1.size(()).get(..-1), (16, 64));
        let transpose_76 = getitem_153.view(&add_135).transpose(1, 2);
        drop(getitem_153);
        let transpose_77 = getitem_154.view(&add_135).transpose(1, 2);
        drop(getitem_154);
        let transpose_78 = getitem_155.view(add_135).transpose(1, 2);
        drop(getitem_155);
        let scaled_dot_product_attention_19 = functional::scaled_dot_product_attention(
            transpose_76,
            transpose_77,
            transpose_78,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_79 = scaled_dot_product_attention_19.transpose(1, 2);
        drop(scaled_dot_product_attention_19);
        let reshape_19 = transpose_79.reshape(transformer_h_19_ln_1.size(()));
        drop(transformer_h_19_ln_1);
        drop(transpose_79);
        let add_136 = operator::add(reshape_19.size(()).get(..-1), (1024,));
        let addmm_77 = torch::addmm(
            self.transformer.h.19.attn.c_proj.bias.value(),
            reshape_19.view((-1, reshape_19.size(-1))),
            &self.transformer.h.19.attn.c_proj.weight,
            (),
        );
        drop(reshape_19);
        let view_215 = addmm_77.view(add_136);
        drop(addmm_77);
        let transformer_h_19_attn_resid_dropout =
            self.transformer.h.19.attn.resid_dropout.forward(view_215);
        let add_137 = add_133 + transformer_h_19_attn_resid_dropout;
        let transformer_h_19_ln_2 = self.transformer.h.19.ln_2.forward(&add_137);
        let add_138 = operator::add(transformer_h_19_ln_2.size(()).get(..-1), (4096,));
        let view_216 = transformer_h_19_ln_2.view((-1, transformer_h_19_ln_2.size(-1)));
        drop(transformer_h_19_ln_2);
        let addmm_78 = torch::addmm(
            &self.transformer.h.19.mlp.c_fc.bias,
            view_216,
            &self.transformer.h.19.mlp.c_fc.weight,
            (),
        );
        let transformer_h_19_mlp_act =
            self.transformer.h.19.mlp.act.forward(addmm_78.view(add_138));
        drop(addmm_78);
        let add_139 = operator::add(transformer_h_19_mlp_act.size(()).get(..-1), (1024,));
        let view_218 = transformer_h_19_mlp_act.view((-1, transformer_h_19_mlp_act.size(-1)));
        drop(transformer_h_19_mlp_act);
        let addmm_79 = torch::addmm(
            &self.transformer.h.19.mlp.c_proj.bias,
            view_218,
            &self.transformer.h.19.mlp.c_proj.weight,
            (),
        );
        let view_219 = addmm_79.view(add_139);
        drop(addmm_79);
        let add_140 = add_137 + self.transformer.h.19.mlp.dropout.forward(view_219);
        let transformer_h_20_ln_1 = self.transformer.h.20.ln_1.forward(&add_140);
        let add_141 = operator::add(transformer_h_20_ln_1.size(()).get(..-1), (3072,));
        let view_220 = transformer_h_20_ln_1.view((-1, transformer_h_20_ln_1.size(-1)));
        let addmm_80 = torch::addmm(
            &self.transformer.h.20.attn.c_attn.bias,
            view_220,
            &self.transformer.h.20.attn.c_attn.weight,
            (),
        );
        let split_20 = addmm_80.view(add_141).split(1024, kw![dim = 2]);
        drop(addmm_80);
        let getitem_161 = split_20.get(0);
        let getitem_162 = split_20.get(1);
        let getitem_163 = split_20.get(2);
        drop(split_20);
        let add_142 = operator::add(transformer_h_20_ln_1.size(()).get(..-1), (16, 64));
        let transpose_80 = getitem_161.view(&add_142).transpose(1, 2);
        drop(getitem_161);
        let transpose_81 = getitem_162.view(&add_142).transpose(1, 2);
        drop(getitem_162);
        let transpose_82 = getitem_163.view(add_142).transpose(1, 2);
        drop(getitem_163);
        let scaled_dot_product_attention_20 = functional::scaled_dot_product_attention(
            transpose_80,
            transpose_81,
            transpose_82,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_83 = scaled_dot_product_attention_20.transpose(1, 2);
        drop(scaled_dot_product_attention_20);
        let reshape_20 = transpose_83.reshape(transformer_h_20_ln_1.size(()));
        drop(transformer_h_20_ln_1);
        drop(transpose_83);
        let add_143 = operator::add(reshape_20.size(()).get(..-1), (1024,));
        let addmm_81 = torch::addmm(
            self.transformer.h.20.attn.c_proj.bias.value(),
            reshape_20.view((-1, reshape_20.size(-1))),
            &self.transformer.h.20.attn.c_proj.weight,
            (),
        );
        drop(reshape_20);
        let view_226 = addmm_81.view(add_143);
        drop(addmm_81);
        let transformer_h_20_attn_resid_dropout =
            self.transformer.h.20.attn.resid_dropout.forward(view_226);
        let add_144 = add_140 + transformer_h_20_attn_resid_dropout;
        let transformer_h_20_ln_2 = self.transformer.h.20.ln_2.forward(&add_144);
        let add_145 = operator::add(transformer_h_20_ln_2.size(()).get(..-1), (4096,));
        let view_227 = transformer_h_20_ln_2.view((-1, transformer_h_20_ln_2.size(-1)));
        drop(transformer_h_20_ln_2);
        let addmm_82 = torch::addmm(
            &self.transformer.h.20.mlp.c_fc.bias,
            view_227,
            &self.transformer.h.20.mlp.c_fc.weight,
            (),
        );
        let transformer_h_20_mlp_act =
            self.transformer.h.20.mlp.act.forward(addmm_82.view(add_145));
        drop(addmm_82);
        let add_146 = operator::add(transformer_h_20_mlp_act.size(()).get(..-1), (1024,));
        let view_229 = transformer_h_20_mlp_act.view((-1, transformer_h_20_mlp_act.size(-1)));
        drop(transformer_h_20_mlp_act);
        let addmm_83 = torch::addmm(
            &self.transformer.h.20.mlp.c_proj.bias,
            view_229,
            &self.transformer.h.20.mlp.c_proj.weight,
            (),
        );
        let view_230 = addmm_83.view(add_146);
        drop(addmm_83);
        let add_147 = add_144 + self.transformer.h.20.mlp.dropout.forward(view_230);
        let transformer_h_21_ln_1 = self.transformer.h.21.ln_1.forward(&add_147);
        let add_148 = operator::add(transformer_h_21_ln_1.size(()).get(..-1), (3072,));
        let view_231 = transformer_h_21_ln_1.view((-1, transformer_h_21_ln_1.size(-1)));
        let addmm_84 = torch::addmm(
            &self.transformer.h.21.attn.c_attn.bias,
            view_231,
            &self.transformer.h.21.attn.c_attn.weight,
            (),
        );
        let split_21 = addmm_84.view(add_148).split(1024, kw![dim = 2]);
        drop(addmm_84);
        let getitem_169 = split_21.get(0);
        let getitem_170 = split_21.get(1);
        let getitem_171 = split_21.get(2);
        drop(split_21);
        let add_149 = operator::add(transformer_h_21_ln_1.size(()).get(..-1), (16, 64));
        let transpose_84 = getitem_169.view(&add_149).transpose(1, 2);
        drop(getitem_169);
        let transpose_85 = getitem_170.view(&add_149).transpose(1, 2);
        drop(getitem_170);
        let transpose_86 = getitem_171.view(add_149).transpose(1, 2);
        drop(getitem_171);
        let scaled_dot_product_attention_21 = functional::scaled_dot_product_attention(
            transpose_84,
            transpose_85,
            transpose_86,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_87 = scaled_dot_product_attention_21.transpose(1, 2);
        drop(scaled_dot_product_attention_21);
        let reshape_21 = transpose_87.reshape(transformer_h_21_ln_1.size(()));
        drop(transformer_h_21_ln_1);
        drop(transpose_87);
        let add_150 = operator::add(reshape_21.size(()).get(..-1), (1024,));
        let addmm_85 = torch::addmm(
            self.transformer.h.21.attn.c_proj.bias.value(),
            reshape_21.view((-1, reshape_21.size(-1))),
            &self.transformer.h.21.attn.c_proj.weight,
            (),
        );
        drop(reshape_21);
        let view_237 = addmm_85.view(add_150);
        drop(addmm_85);
        let transformer_h_21_attn_resid_dropout =
            self.transformer.h.21.attn.resid_dropout.forward(view_237);
        let add_151 = add_147 + transformer_h_21_attn_resid_dropout;
        let transformer_h_21_ln_2 = self.transformer.h.21.ln_2.forward(&add_151);
        let add_152 = operator::add(transformer_h_21_ln_2.size(()).get(..-1), (4096,));
        let view_238 = transformer_h_21_ln_2.view((-1, transformer_h_21_ln_2.size(-1)));
        drop(transformer_h_21_ln_2);
        let addmm_86 = torch::addmm(
            &self.transformer.h.21.mlp.c_fc.bias,
            view_238,
            &self.transformer.h.21.mlp.c_fc.weight,
            (),
        );
        let transformer_h_21_mlp_act =
            self.transformer.h.21.mlp.act.forward(addmm_86.view(add_152));
        drop(addmm_86);
        let add_153 = operator::add(transformer_h_21_mlp_act.size(()).get(..-1), (1024,));
        let view_240 = transformer_h_21_mlp_act.view((-1, transformer_h_21_mlp_act.size(-1)));
        drop(transformer_h_21_mlp_act);
        let addmm_87 = torch::addmm(
            &self.transformer.h.21.mlp.c_proj.bias,
            view_240,
            &self.transformer.h.21.mlp.c_proj.weight,
            (),
        );
        let view_241 = addmm_87.view(add_153);
        drop(addmm_87);
        let add_154 = add_151 + self.transformer.h.21.mlp.dropout.forward(view_241);
        let transformer_h_22_ln_1 = self.transformer.h.22.ln_1.forward(&add_154);
        let add_155 = operator::add(transformer_h_22_ln_1.size(()).get(..-1), (3072,));
        let view_242 = transformer_h_22_ln_1.view((-1, transformer_h_22_ln_1.size(-1)));
        let addmm_88 = torch::addmm(
            &self.transformer.h.22.attn.c_attn.bias,
            view_242,
            &self.transformer.h.22.attn.c_attn.weight,
            (),
        );
        let split_22 = addmm_88.view(add_155).split(1024, kw![dim = 2]);
        drop(addmm_88);
        let getitem_177 = split_22.get(0);
        let getitem_178 = split_22.get(1);
        let getitem_179 = split_22.get(2);
        drop(split_22);
        let add_156 = operator::add(transformer_h_22_ln_1.size(()).get(..-1), (16, 64));
        let transpose_88 = getitem_177.view(&add_156).transpose(1, 2);
        drop(getitem_177);
        let transpose_89 = getitem_178.view(&add_156).transpose(1, 2);
        drop(getitem_178);
        let transpose_90 = getitem_179.view(add_156).transpose(1, 2);
        drop(getitem_179);
        let scaled_dot_product_attention_22 = functional::scaled_dot_product_attention(
            transpose_88,
            transpose_89,
            transpose_90,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_91 = scaled_dot_product_attention_22.transpose(1, 2);
        drop(scaled_dot_product_attention_22);
        let reshape_22 = transpose_91.reshape(transformer_h_22_ln_1.size(()));
        drop(transformer_h_22_ln_1);
        drop(transpose_91);
        let add_157 = operator::add(reshape_22.size(()).get(..-1), (1024,));
        let addmm_89 = torch::addmm(
            self.transformer.h.22.attn.c_proj.bias.value(),
            reshape_22.view((-1, reshape_22.size(-1))),
            &self.transformer.h.22.attn.c_proj.weight,
            (),
        );
        drop(reshape_22);
        let view_248 = addmm_89.view(add_157);
        drop(addmm_89);
        let transformer_h_22_attn_resid_dropout =
            self.transformer.h.22.attn.resid_dropout.forward(view_248);
        let add_158 = add_154 + transformer_h_22_attn_resid_dropout;
        let transformer_h_22_ln_2 = self.transformer.h.22.ln_2.forward(&add_158);
        let add_159 = operator::add(transformer_h_22_ln_2.size(()).get(..-1), (4096,));
        let view_249 = transformer_h_22_ln_2.view((-1, transformer_h_22_ln_2.size(-1)));
        drop(transformer_h_22_ln_2);
        let addmm_90 = torch::addmm(
            &self.transformer.h.22.mlp.c_fc.bias,
            view_249,
            &self.transformer.h.22.mlp.c_fc.weight,
            (),
        );
        let transformer_h_22_mlp_act =
            self.transformer.h.22.mlp.act.forward(addmm_90.view(add_159));
        drop(addmm_90);
        let add_160 = operator::add(transformer_h_22_mlp_act.size(()).get(..-1), (1024,));
        let view_251 = transformer_h_22_mlp_act.view((-1, transformer_h_22_mlp_act.size(-1)));
        drop(transformer_h_22_mlp_act);
        let addmm_91 = torch::addmm(
            &self.transformer.h.22.mlp.c_proj.bias,
            view_251,
            &self.transformer.h.22.mlp.c_proj.weight,
            (),
        );
        let view_252 = addmm_91.view(add_160);
        drop(addmm_91);
        let add_161 = add_158 + self.transformer.h.22.mlp.dropout.forward(view_252);
        let transformer_h_23_ln_1 = self.transformer.h.23.ln_1.forward(&add_161);
        let add_162 = operator::add(transformer_h_23_ln_1.size(()).get(..-1), (3072,));
        let view_253 = transformer_h_23_ln_1.view((-1, transformer_h_23_ln_1.size(-1)));
        let addmm_92 = torch::addmm(
            &self.transformer.h.23.attn.c_attn.bias,
            view_253,
            &self.transformer.h.23.attn.c_attn.weight,
            (),
        );
        let split_23 = addmm_92.view(add_162).split(1024, kw![dim = 2]);
        drop(addmm_92);
        let getitem_185 = split_23.get(0);
        let getitem_186 = split_23.get(1);
        let getitem_187 = split_23.get(2);
        drop(split_23);
        let add_163 = operator::add(transformer_h_23_ln_1.size(()).get(..-1), (16, 64));
        let transpose_92 = getitem_185.view(&add_163).transpose(1, 2);
        drop(getitem_185);
        let transpose_93 = getitem_186.view(&add_163).transpose(1, 2);
        drop(getitem_186);
        let transpose_94 = getitem_187.view(add_163).transpose(1, 2);
        drop(getitem_187);
        let scaled_dot_product_attention_23 = functional::scaled_dot_product_attention(
            transpose_92,
            transpose_93,
            transpose_94,
            kw![dropout_p = 0.0, is_causal = true],
        );
        let transpose_95 = scaled_dot_product_attention_23.transpose(1, 2);
        drop(scaled_dot_product_attention_23);
        let reshape_23 = transpose_95.reshape(transformer_h_23_ln_1.size(()));
        drop(transformer_h_23_ln_1);
        drop(transpose_95);
        let add_164 = operator::add(reshape_23.size(()).get(..-1), (1024,));
        let addmm_93 = torch::addmm(
            self.transformer.h.23.attn.c_proj.bias.value(),
            reshape_23.view((-1, reshape_23.size(-1))),
            &self.transformer.h.23.attn.c_proj.weight,
            (),
        );
        drop(reshape_23);
        let view_259 = addmm_93.view(add_164);
        drop(addmm_93);
        let transformer_h_23_attn_resid_dropout =
            self.transformer.h.23.attn.resid_dropout.forward(view_259);
        let add_165 = add_161 + transformer_h_23_attn_resid_dropout;
        let transformer_h_23_ln_2 = self.transformer.h.23.ln_2.forward(&add_165);
        let add_166 = operator::add(transformer_h_23_ln_2.size(()).get(..-1), (4096,));
        let view_260 = transformer_h_23_ln_2.view((-1, transformer_h_23_ln_2.size(-1)));
        drop(transformer_h_23_ln_2);
        let addmm_94 = torch::addmm(
            &self.transformer.h.23.mlp.c_fc.bias,
            view_260,
            &self.transformer.h.23.mlp.c_fc.weight,
            (),
        );
        let transformer_h_23_mlp_act =
            self.transformer.h.23.mlp.act.forward(addmm_94.view(add_166));
        drop(addmm_94);
        let add_167 = operator::add(transformer_h_23_mlp_act.size(()).get(..-1), (1024,));
        let view_262 = transformer_h_23_mlp_act.view((-1, transformer_h_23_mlp_act.size(-1)));
        drop(transformer_h_23_mlp_act);
        let addmm_95 = torch::addmm(
            &self.transformer.h.23.mlp.c_proj.bias,
            view_262,
            &self.transformer.h.23.mlp.c_proj.weight,
            (),
        );
        let view_263 = addmm_95.view(add_167);
        drop(addmm_95);
        let add_168 = add_165 + self.transformer.h.23.mlp.dropout.forward(view_263);
        self.lm_head.forward(self.transformer.ln_f.forward(add_168))
    }
}

impl Default for GPT2LMHeadModel {
    fn default() -> Self {
        Self::new()
    }
}
