//! Recurrent layers.

use fx_ir::Argument;

use super::base::Base;
use crate::args::{Args, Optional};
use crate::module::{Module, Visitor};
use crate::parameter::{Init, Parameter};
use crate::running;
use crate::signature::{Param, Signature, SignatureRef};
use crate::var::{IntoVar, Var};

/// The parameters of a recurrent network, by PyTorch's names: they depend on the settings.
#[derive(Clone, Debug)]
struct Weights(Vec<(String, Parameter)>);

fn signature() -> SignatureRef<'static> {
    static SIGNATURE: std::sync::LazyLock<Signature> = std::sync::LazyLock::new(|| {
        Signature::new(vec![Param::new("input"), Param::new("hx").default(Var::none)])
    });
    SignatureRef::Borrowed(&SIGNATURE)
}

macro_rules! recurrent {
    ($name:ident, $cell:ident, $class:literal, $mode:literal, $gates:literal, $doc:literal, $cell_doc:literal) => {
        #[doc = $doc]
        #[derive(Clone, Debug)]
        pub struct $name {
            base: Base,
            weights: Weights,
        }

        impl $name {
            /// One layer in one direction; the sequence comes first (see `batch_first`).
            pub fn new(input_size: i64, hidden_size: i64) -> Self {
                let base = Base::default()
                    .with("mode", $mode)
                    .with("input_size", input_size)
                    .with("hidden_size", hidden_size)
                    .with("num_layers", 1i64)
                    .with("bias", true)
                    .with("batch_first", false)
                    .with("dropout", 0.0)
                    .with("bidirectional", false)
                    .with("proj_size", 0i64);
                Self { base, weights: Weights(Vec::new()) }.remade()
            }

            /// How many layers there are, each on the output of the one before.
            #[must_use]
            pub fn num_layers(mut self, layers: i64) -> Self {
                self.base.set("num_layers", layers);
                self.remade()
            }

            /// With or without biases.
            #[must_use]
            pub fn bias(mut self, bias: bool) -> Self {
                self.base.set("bias", bias);
                self.remade()
            }

            /// Whether the batch is the first dimension.
            #[must_use]
            pub fn batch_first(mut self, batch_first: bool) -> Self {
                self.base.set("batch_first", batch_first);
                self
            }

            /// What is dropped between layers in training.
            #[must_use]
            pub fn dropout(mut self, p: f64) -> Self {
                self.base.set("dropout", p);
                self
            }

            /// Whether the sequence is read from its end as well.
            #[must_use]
            pub fn bidirectional(mut self, both: bool) -> Self {
                self.base.set("bidirectional", both);
                self.remade()
            }

            /// The parameter of this name: `weight_ih_l0`.
            pub fn parameter(&self, name: &str) -> Option<&Parameter> {
                self.weights.0.iter().find(|(known, _)| known == name).map(|(_, parameter)| parameter)
            }

            /// Makes the parameters that the settings ask for; those of the same name keep their seeds.
            fn remade(mut self) -> Self {
                let hidden = self.base.int("hidden_size");
                let init = Init::around_zero(if hidden > 0 { 1.0 / (hidden as f64).sqrt() } else { 0.0 });
                let directions = if self.base.flag("bidirectional") { 2 } else { 1 };
                let gates = hidden.saturating_mul($gates);
                let old = std::mem::take(&mut self.weights.0);
                let mut all = Vec::new();
                // As many layers as make sense; the number itself stays in the settings.
                for layer in 0..self.base.int("num_layers").clamp(0, 1024) {
                    let inputs = if layer == 0 { self.base.int("input_size") } else { hidden * directions };
                    for direction in 0..directions {
                        let suffix = if direction == 1 { "_reverse" } else { "" };
                        let mut names = Vec::new();
                        let mut shapes =
                            vec![("weight_ih", vec![gates, inputs]), ("weight_hh", vec![gates, hidden])];
                        if self.base.flag("bias") {
                            shapes.extend([("bias_ih", vec![gates]), ("bias_hh", vec![gates])]);
                        }
                        for (kind, shape) in shapes {
                            let name = format!("{kind}_l{layer}{suffix}");
                            let known = old.iter().find(|(known, _)| *known == name);
                            let parameter = match known {
                                Some((_, parameter)) => {
                                    parameter.reset(&shape, init);
                                    parameter.clone()
                                }
                                None => Parameter::init(&shape, init),
                            };
                            names.push(name.clone());
                            self.weights.0.push((name, parameter));
                        }
                        all.push(Argument::list(names));
                    }
                }
                let names = self.weights.0.iter().map(|(name, _)| name.as_str());
                self.base.set("_flat_weights_names", Argument::list(names));
                self.base.set("_all_weights", Argument::list(all));
                self
            }

            /// Calls the layer: the output and the last state, to be unpacked. The second argument is the first state,
            /// `()` for zeros.
            #[track_caller]
            pub fn forward(&self, input: impl IntoVar, hx: impl Optional) -> Var {
                running::call(self, Args::new().arg(input).with(hx))
            }
        }

        impl Module for $name {
            fn class(&self) -> &str {
                concat!("torch.nn.modules.rnn.", stringify!($name))
            }

            fn walk(&self, visitor: &mut dyn Visitor) {
                self.base.walk(visitor);
                for (name, parameter) in &self.weights.0 {
                    visitor.parameter(name, Some(parameter));
                }
            }

            fn signature(&self) -> SignatureRef<'_> {
                signature()
            }

            fn call_forward(&self, args: Args) -> Var {
                super::base::run(self, &self.base, args)
            }
        }

        #[doc = $cell_doc]
        #[derive(Clone, Debug)]
        pub struct $cell {
            base: Base,
            /// The weight of the input.
            pub weight_ih: Parameter,
            /// The weight of the state.
            pub weight_hh: Parameter,
            /// The bias of the input.
            pub bias_ih: Option<Parameter>,
            /// The bias of the state.
            pub bias_hh: Option<Parameter>,
        }

        impl $cell {
            /// One step, with biases.
            pub fn new(input_size: i64, hidden_size: i64) -> Self {
                let hidden = hidden_size.max(1) as f64;
                let init = Init::around_zero(1.0 / hidden.sqrt());
                let gates = hidden_size.saturating_mul($gates);
                let base = Base::default().with("input_size", input_size).with("hidden_size", hidden_size);
                Self {
                    base: base.with("bias", true),
                    weight_ih: Parameter::init(&[gates, input_size], init),
                    weight_hh: Parameter::init(&[gates, hidden_size], init),
                    bias_ih: Some(Parameter::init(&[gates], init)),
                    bias_hh: Some(Parameter::init(&[gates], init)),
                }
            }

            /// With or without biases.
            #[must_use]
            pub fn bias(mut self, bias: bool) -> Self {
                self.base.set("bias", bias);
                if !bias {
                    (self.bias_ih, self.bias_hh) = (None, None);
                }
                self
            }
        }

        super::base::layer! {
            $cell = $class;
            parameters weight_ih weight_hh bias_ih bias_hh;
            forward(input; hx = ())
        }
    };
}

recurrent!(LSTM, LSTMCell, "rnn.LSTMCell", "LSTM", 4, "`torch.nn.LSTM`.", "`torch.nn.LSTMCell`.");
recurrent!(GRU, GRUCell, "rnn.GRUCell", "GRU", 3, "`torch.nn.GRU`.", "`torch.nn.GRUCell`.");
recurrent!(RNN, RNNCell, "rnn.RNNCell", "RNN_TANH", 1, "`torch.nn.RNN`.", "`torch.nn.RNNCell`.");

impl RNN {
    /// The function after each step: `tanh` or `relu`.
    #[must_use]
    pub fn nonlinearity(mut self, nonlinearity: &str) -> Self {
        self.base.set("mode", if nonlinearity == "relu" { "RNN_RELU" } else { "RNN_TANH" });
        self.base.set("nonlinearity", nonlinearity);
        self
    }
}

impl RNNCell {
    /// The function after each step: `tanh` or `relu`.
    #[must_use]
    pub fn nonlinearity(mut self, nonlinearity: &str) -> Self {
        self.base.set("nonlinearity", nonlinearity);
        self
    }
}
