//! `LSTMTagger`, written by fx.

use fx::trace::{Module, ModuleExt, Var, call_function, forward, functional, kw, nn};

/// `LSTMTagger`.
#[derive(Module)]
pub struct LSTMTagger {
    word_embeddings: nn::Embedding,
    lstm: nn::LSTM,
    hidden2tag: nn::Linear,
}

impl LSTMTagger {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        let made = Self {
            word_embeddings: nn::Embedding::new(10000, 100),
            lstm: nn::LSTM::new(100, 128),
            hidden2tag: nn::Linear::new(128, 17),
        };
        made.eval();
        made
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, sentence: &Var) -> Var {
        let word_embeddings = self.word_embeddings.forward(sentence);
        let view = word_embeddings.view((call_function("builtins.len", sentence), 1, -1));
        drop(word_embeddings);
        let lstm = self.lstm.forward(view, ());
        let getitem = lstm.get(0);
        lstm.get(1);
        drop(lstm);
        let view_1 = getitem.view((call_function("builtins.len", sentence), -1));
        drop(getitem);
        functional::log_softmax(
            self.hidden2tag.forward(view_1),
            kw![dim = 1, _stacklevel = 3, dtype = Var::none()],
        )
    }
}

impl Default for LSTMTagger {
    fn default() -> Self {
        Self::new()
    }
}
