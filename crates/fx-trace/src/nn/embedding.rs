//! Tables that are indexed.

use fx_ir::Argument;

use super::base::{Base, layer};
use crate::parameter::{Init, Parameter};

macro_rules! embedding {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Clone, Debug)]
        pub struct $name {
            base: Base,
            /// The table, `[num_embeddings, embedding_dim]`.
            pub weight: Parameter,
        }

        impl $name {
            /// The row of this index stays as it is in training, and begins as zeros.
            #[must_use]
            pub fn padding_idx(mut self, index: i64) -> Self {
                let rows = self.base.int("num_embeddings");
                let row = if index < 0 { index + rows } else { index };
                self.base.set("padding_idx", row);
                self.weight.reset(&[rows, self.base.int("embedding_dim")], Init::NormalButRow { row });
                self
            }

            /// Rows of a larger norm are scaled down when they are read.
            #[must_use]
            pub fn max_norm(mut self, norm: f64) -> Self {
                self.base.set("max_norm", norm);
                self
            }

            /// Which norm `max_norm` means.
            #[must_use]
            pub fn norm_type(mut self, norm: f64) -> Self {
                self.base.set("norm_type", norm);
                self
            }

            /// Gradients are divided by how often a row occurs.
            #[must_use]
            pub fn scale_grad_by_freq(mut self, scale: bool) -> Self {
                self.base.set("scale_grad_by_freq", scale);
                self
            }

            /// Gradients are sparse.
            #[must_use]
            pub fn sparse(mut self, sparse: bool) -> Self {
                self.base.set("sparse", sparse);
                self
            }
        }
    };
}

embedding!(Embedding, "`torch.nn.Embedding`.");
embedding!(EmbeddingBag, "`torch.nn.EmbeddingBag`.");

fn table(num_embeddings: i64, embedding_dim: i64) -> Parameter {
    Parameter::randn(&[num_embeddings, embedding_dim])
}

impl Embedding {
    /// A table of `num_embeddings` rows.
    pub fn new(num_embeddings: i64, embedding_dim: i64) -> Self {
        let base = Base::default()
            .with("num_embeddings", num_embeddings)
            .with("embedding_dim", embedding_dim)
            .with("padding_idx", Argument::None)
            .with("max_norm", Argument::None)
            .with("norm_type", 2.0)
            .with("scale_grad_by_freq", false)
            .with("sparse", false);
        Self { base, weight: table(num_embeddings, embedding_dim) }
    }
}

layer! {
    Embedding = "sparse.Embedding";
    parameters weight;
    forward(input)
}

impl EmbeddingBag {
    /// A table of `num_embeddings` rows, whose mean over a bag is taken.
    pub fn new(num_embeddings: i64, embedding_dim: i64) -> Self {
        let base = Base::default()
            .with("num_embeddings", num_embeddings)
            .with("embedding_dim", embedding_dim)
            .with("max_norm", Argument::None)
            .with("norm_type", 2.0)
            .with("scale_grad_by_freq", false)
            .with("padding_idx", Argument::None)
            .with("mode", "mean")
            .with("sparse", false)
            .with("include_last_offset", false);
        Self { base, weight: table(num_embeddings, embedding_dim) }
    }

    /// How the rows of a bag become one: `sum`, `mean` or `max`.
    #[must_use]
    pub fn mode(mut self, mode: &str) -> Self {
        self.base.set("mode", mode);
        self
    }

    /// Whether the last offset is the number of indices.
    #[must_use]
    pub fn include_last_offset(mut self, include: bool) -> Self {
        self.base.set("include_last_offset", include);
        self
    }
}

layer! {
    EmbeddingBag = "sparse.EmbeddingBag";
    parameters weight;
    forward(input; offsets = (), per_sample_weights = ())
}
