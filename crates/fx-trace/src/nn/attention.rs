//! Attention.

use fx_ir::Argument;

use super::base::{Base, layer};
use super::linear::Projection;
use crate::module::{Field, Visitor};
use crate::parameter::{Init, Parameter};

/// `torch.nn.MultiheadAttention`.
#[derive(Clone, Debug)]
pub struct MultiheadAttention {
    base: Base,
    /// The projections of queries, keys and values, one over the other: `[3 * embed_dim, embed_dim]`, where all have
    /// that size.
    pub in_proj_weight: Option<Parameter>,
    /// The projection of queries, `[embed_dim, embed_dim]`, where keys or values have another size.
    pub q_proj_weight: Option<Parameter>,
    /// The projection of keys, `[embed_dim, kdim]`.
    pub k_proj_weight: Option<Parameter>,
    /// The projection of values, `[embed_dim, vdim]`.
    pub v_proj_weight: Option<Parameter>,
    /// Their biases, `[3 * embed_dim]`.
    pub in_proj_bias: Option<Parameter>,
    out_proj: Projection,
    /// A key and a value that are added to every sequence.
    added: Option<Added>,
}

/// What `add_bias_kv` adds, `[1, 1, embed_dim]` each.
#[derive(Clone, Debug)]
struct Added {
    bias_k: Parameter,
    bias_v: Parameter,
}

impl Field for Added {
    fn visit(&self, _name: &str, visitor: &mut dyn Visitor) {
        self.bias_k.visit("bias_k", visitor);
        self.bias_v.visit("bias_v", visitor);
    }

    /// Plain attributes, as in PyTorch.
    fn visit_absent(_name: &str, visitor: &mut dyn Visitor) {
        visitor.setting("bias_k", &|| Argument::None);
        visitor.setting("bias_v", &|| Argument::None);
    }
}

/// Xavier's rule for a matrix.
fn xavier(rows: i64, columns: i64) -> Parameter {
    let fans = rows.saturating_add(columns).max(1) as f64;
    Parameter::init(&[rows, columns], Init::around_zero((6.0 / fans).sqrt()))
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
            .with("add_zero_attn", false);
        let three = embed_dim.saturating_mul(3);
        Self {
            base,
            in_proj_weight: Some(xavier(three, embed_dim)),
            q_proj_weight: None,
            k_proj_weight: None,
            v_proj_weight: None,
            in_proj_bias: Some(Parameter::zeros(&[three])),
            out_proj: Projection::new(embed_dim),
            added: None,
        }
    }

    /// The size of keys, `embed_dim` unless set.
    #[must_use]
    pub fn kdim(mut self, kdim: i64) -> Self {
        self.base.set("kdim", kdim);
        self.projected()
    }

    /// The size of values, `embed_dim` unless set.
    #[must_use]
    pub fn vdim(mut self, vdim: i64) -> Self {
        self.base.set("vdim", vdim);
        self.projected()
    }

    /// Makes the projections that the sizes ask for.
    fn projected(mut self) -> Self {
        let [size, kdim, vdim] = ["embed_dim", "kdim", "vdim"].map(|name| self.base.int(name));
        let is_one = kdim == size && vdim == size;
        self.base.set("_qkv_same_embed_dim", is_one);
        self.in_proj_weight = is_one.then(|| xavier(size.saturating_mul(3), size));
        self.q_proj_weight = (!is_one).then(|| xavier(size, size));
        self.k_proj_weight = (!is_one).then(|| xavier(size, kdim));
        self.v_proj_weight = (!is_one).then(|| xavier(size, vdim));
        self
    }

    /// Whether a trained key and value are added to every sequence.
    #[must_use]
    pub fn add_bias_kv(mut self, add: bool) -> Self {
        let shape = [1, 1, self.base.int("embed_dim")];
        // Xavier's rule for normal numbers: both fans are the last size.
        let std = (2.0 / (shape[2].saturating_mul(2).max(1) as f64)).sqrt();
        let made = || Parameter::init(&shape, Init::Normal { mean: 0.0, std });
        self.added = add.then(|| Added { bias_k: made(), bias_v: made() });
        self
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
    parameters in_proj_weight q_proj_weight k_proj_weight v_proj_weight in_proj_bias added;
    children out_proj;
    forward(query, key, value; key_padding_mask = (), need_weights = true, attn_mask = (),
        average_attn_weights = true, is_causal = false)
}
