//! GPT-2, with the names of `transformers`' `GPT2LMHeadModel`: its files of weights fit. The Python code of the same
//! model, which is compared, is in `tools/zoo_models.py`.

use fx_trace::{Init, Module, Parameter, Training, Var, forward, functional as F, kw, nn, torch};

/// A linear layer whose weight lies the other way round, as GPT-2's files have it.
#[derive(Module)]
#[module(class = "zoo_models.Conv1D")]
struct Conv1D {
    nf: i64,
    nx: i64,
    weight: Parameter,
    bias: Parameter,
}

impl Conv1D {
    fn new(nf: i64, nx: i64) -> Self {
        let weight = Parameter::init(&[nx, nf], Init::Normal { mean: 0.0, std: 0.02 });
        Self { nf, nx, weight, bias: Parameter::zeros(&[nf]) }
    }

    #[forward]
    fn forward(&self, x: &Var) -> Var {
        let size_out = x.size(()).get(..-1i64) + (self.nf,);
        // Read first, as Python does: the order of the nodes is that of the reads.
        let bias = self.bias.value();
        let x = torch::addmm(bias, x.view((-1, x.size(-1))), &self.weight, ());
        x.view(size_out)
    }
}

/// Attention of each token to itself and those before.
#[derive(Module)]
#[module(class = "zoo_models.GPT2Attention")]
struct GPT2Attention {
    embed_dim: i64,
    num_heads: i64,
    c_attn: Conv1D,
    c_proj: Conv1D,
    resid_dropout: nn::Dropout,
    training: Training,
}

impl GPT2Attention {
    fn new(size: i64, heads: i64) -> Self {
        Self {
            embed_dim: size,
            num_heads: heads,
            c_attn: Conv1D::new(3 * size, size),
            c_proj: Conv1D::new(size, size),
            resid_dropout: nn::Dropout::new().p(0.1),
            training: Training::new(),
        }
    }

    #[forward]
    fn forward(&self, hidden_states: &Var) -> Var {
        let [query, key, value] =
            self.c_attn.forward(hidden_states).split(self.embed_dim, kw![dim = 2]).unpack();
        let shape = hidden_states.size(()).get(..-1i64) + (self.num_heads, self.embed_dim / self.num_heads);
        let query = query.view(&shape).transpose(1, 2);
        let key = key.view(&shape).transpose(1, 2);
        let value = value.view(&shape).transpose(1, 2);
        let dropout_p = if self.training.get() { 0.1 } else { 0.0 };
        let attended =
            F::scaled_dot_product_attention(query, key, value, kw![dropout_p = dropout_p, is_causal = true]);
        let attended = attended.transpose(1, 2).reshape(hidden_states.size(()));
        self.resid_dropout.forward(self.c_proj.forward(&attended))
    }
}

/// The two layers that each token goes through alone.
#[derive(Module)]
#[module(class = "zoo_models.GPT2MLP")]
struct GPT2MLP {
    c_fc: Conv1D,
    c_proj: Conv1D,
    act: nn::GELU,
    dropout: nn::Dropout,
}

impl GPT2MLP {
    fn new(size: i64) -> Self {
        Self {
            c_fc: Conv1D::new(4 * size, size),
            c_proj: Conv1D::new(size, 4 * size),
            act: nn::GELU::new().approximate("tanh"),
            dropout: nn::Dropout::new().p(0.1),
        }
    }

    #[forward]
    fn forward(&self, hidden_states: &Var) -> Var {
        let hidden_states = self.act.forward(self.c_fc.forward(hidden_states));
        self.dropout.forward(self.c_proj.forward(&hidden_states))
    }
}

/// Attention and layers, each beside a way around it.
#[derive(Module)]
#[module(class = "zoo_models.GPT2Block")]
struct GPT2Block {
    ln_1: nn::LayerNorm,
    attn: GPT2Attention,
    ln_2: nn::LayerNorm,
    mlp: GPT2MLP,
}

impl GPT2Block {
    fn new(size: i64, heads: i64) -> Self {
        Self {
            ln_1: nn::LayerNorm::new(size),
            attn: GPT2Attention::new(size, heads),
            ln_2: nn::LayerNorm::new(size),
            mlp: GPT2MLP::new(size),
        }
    }

    #[forward]
    fn forward(&self, hidden_states: &Var) -> Var {
        let hidden_states = hidden_states + self.attn.forward(&self.ln_1.forward(hidden_states));
        &hidden_states + self.mlp.forward(&self.ln_2.forward(&hidden_states))
    }
}

/// Tokens to hidden states.
#[derive(Module)]
#[module(class = "zoo_models.GPT2Model")]
pub struct GPT2Model {
    wte: nn::Embedding,
    wpe: nn::Embedding,
    drop: nn::Dropout,
    h: nn::ModuleList,
    ln_f: nn::LayerNorm,
}

impl GPT2Model {
    fn new(size: i64, layers: i64, heads: i64) -> Self {
        Self {
            wte: nn::Embedding::new(GPT2LMHeadModel::VOCABULARY, size),
            wpe: nn::Embedding::new(1024, size),
            drop: nn::Dropout::new().p(0.1),
            h: (0..layers).map(|_| GPT2Block::new(size, heads)).collect(),
            ln_f: nn::LayerNorm::new(size),
        }
    }

    /// The hidden states `[batch, tokens, size]` of tokens `[batch, tokens]`.
    #[forward]
    pub fn forward(&self, input_ids: &Var) -> Var {
        let position_ids = torch::arange(input_ids.size(1), kw![device = input_ids.device()]);
        let mut hidden_states =
            self.drop.forward(self.wte.forward(input_ids) + self.wpe.forward(position_ids));
        for block in self.h.iter() {
            hidden_states = block.forward(hidden_states);
        }
        self.ln_f.forward(hidden_states)
    }
}

/// GPT-2: tokens to scores of the next token. The weight of the last layer is that of the embedding.
#[derive(Module)]
#[module(class = "zoo_models.GPT2LMHeadModel")]
pub struct GPT2LMHeadModel {
    /// All but the last layer, whose parameters have the names of the files on the model's page.
    pub transformer: GPT2Model,
    lm_head: nn::Linear,
}

impl GPT2LMHeadModel {
    /// How many tokens there are.
    pub const VOCABULARY: i64 = 50257;

    fn new(size: i64, layers: i64, heads: i64) -> Self {
        let transformer = GPT2Model::new(size, layers, heads);
        let mut lm_head = nn::Linear::new(size, Self::VOCABULARY).bias(false);
        lm_head.weight = transformer.wte.weight.clone();
        Self { transformer, lm_head }
    }

    /// The scores `[batch, tokens, vocabulary]` for tokens `[batch, tokens]`, of which there may be 1,024.
    #[forward]
    pub fn forward(&self, input_ids: &Var) -> Var {
        self.lm_head.forward(self.transformer.forward(input_ids))
    }
}

/// The model of this name.
pub fn gpt2(name: &str) -> Option<GPT2LMHeadModel> {
    Some(match name {
        "gpt2" => GPT2LMHeadModel::new(768, 12, 12),
        "gpt2-medium" => GPT2LMHeadModel::new(1024, 24, 16),
        _ => return None,
    })
}
