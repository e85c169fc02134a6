//! Attention.

use fx_ir::Argument;

use super::base::{Base, layer};
use super::linear::Projection;
use crate::parameter::{Init, Parameter};

/// `torch.nn.MultiheadAttention`, for keys and values of the queries' size.
#[derive(Clone, Debug)]
pub struct MultiheadAttention {
    base: Base,
    /// The projections of queries, keys and values, one over the other: `[3 * embed_dim, embed_dim]`.
    pub in_proj_weight: Parameter,
    q_proj_weight: Option<Parameter>,
    k_proj_weight: Option<Parameter>,
    v_proj_weight: Option<Parameter>,
    /// Their biases, `[3 * embed_dim]`.
    pub in_proj_bias: Option<Parameter>,
    out_proj: Projection,
}

impl MultiheadAttention {
    /// `num_heads` heads over vectors of size `embed_dim`; the sequence comes first (see `batch_first`).
    pub fn new(embed_dim: i64, num_heads: i64) -> Self {
        let base = Base::default()
            .with("embed_dim", embed_dim)
            .with("kdim", embed_dim)
            .with("vdim", embed_dim)
            .with("_qkv_same_embed_dim", true)
            .with("num_heads", num_heads)
            .with("dropout", 0.0)
            .with("batch_first", false)
            .with("head_dim", if num_heads > 0 { embed_dim / num_heads } else { 0 })
            .with("bias_k", Argument::None)
            .with("bias_v", Argument::None)
            .with("add_zero_attn", false);
        let three = embed_dim.saturating_mul(3);
        // Xavier's rule for the matrix of all three.
        let bound = (6.0 / (embed_dim.saturating_mul(4).max(1) as f64)).sqrt();
        Self {
            base,
            in_proj_weight: Parameter::init(&[three, embed_dim], Init::around_zero(bound)),
            q_proj_weight: None,
            k_proj_weight: None,
            v_proj_weight: None,
            in_proj_bias: Some(Parameter::zeros(&[three])),
            out_proj: Projection::new(embed_dim),
        }
    }

    /// How many of the weights are dropped in training.
    #[must_use]
    pub fn dropout(mut self, p: f64) -> Self {
        self.base.set("dropout", p);
        self
    }

    /// With or without biases.
    #[must_use]
    pub fn bias(mut self, bias: bool) -> Self {
        if !bias {
            self.in_proj_bias = None;
            self.out_proj.remove_bias();
        }
        self
    }

    /// Whether the batch is the first dimension.
    #[must_use]
    pub fn batch_first(mut self, batch_first: bool) -> Self {
        self.base.set("batch_first", batch_first);
        self
    }

    /// Adds a key and a value of zeros.
    #[must_use]
    pub fn add_zero_attn(mut self, add: bool) -> Self {
        self.base.set("add_zero_attn", add);
        self
    }
}

layer! {
    MultiheadAttention = "activation.MultiheadAttention";
    parameters in_proj_weight q_proj_weight k_proj_weight v_proj_weight in_proj_bias;
    children out_proj;
    forward(query, key, value; key_padding_mask = (), need_weights = true, attn_mask = (),
        average_attn_weights = true, is_causal = false)
}
