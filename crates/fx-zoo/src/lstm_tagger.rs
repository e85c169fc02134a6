//! The tagger of PyTorch's tutorial on LSTMs. The Python code of the same model, which is compared, is in
//! `tools/zoo_models.py`.

use fx_trace::{Module, Var, builtins, forward, functional as F, kw, nn};

/// Words of one sentence to scores of their tags.
#[derive(Module)]
#[module(class = "zoo_models.LSTMTagger")]
pub struct LSTMTagger {
    hidden_dim: i64,
    word_embeddings: nn::Embedding,
    lstm: nn::LSTM,
    hidden2tag: nn::Linear,
}

impl LSTMTagger {
    fn new(embedding_dim: i64, hidden_dim: i64, vocab_size: i64, tagset_size: i64) -> Self {
        Self {
            hidden_dim,
            word_embeddings: nn::Embedding::new(vocab_size, embedding_dim),
            lstm: nn::LSTM::new(embedding_dim, hidden_dim),
            hidden2tag: nn::Linear::new(hidden_dim, tagset_size),
        }
    }

    /// The logarithms of the tags' probabilities, `[words, 17]`, for the numbers of the words, `[words]`.
    #[forward]
    pub fn forward(&self, sentence: &Var) -> Var {
        let embeds = self.word_embeddings.forward(sentence);
        let [lstm_out, _] = self.lstm.forward(embeds.view((builtins::len(sentence), 1, -1)), ()).unpack();
        let tag_space = self.hidden2tag.forward(lstm_out.view((builtins::len(sentence), -1)));
        F::log_softmax(tag_space, kw![dim = 1, _stacklevel = 3, dtype = ()])
    }
}

/// The model of this name.
pub fn lstm_tagger(name: &str) -> Option<LSTMTagger> {
    (name == "lstm_tagger").then(|| LSTMTagger::new(100, 128, 10_000, 17))
}
