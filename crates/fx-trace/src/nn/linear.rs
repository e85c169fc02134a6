//! Fully connected layers.

use super::base::{Base, layer};
use crate::args::Args;
use crate::module::{Field, Module, Visitor};
use crate::parameter::{Init, Parameter};
use crate::signature::{Param, Signature, SignatureRef};
use crate::var::Var;

/// `torch.nn.Linear`: `y = x Wᵀ + b`.
#[derive(Clone, Debug)]
pub struct Linear {
    base: Base,
    /// The weight, `[out_features, in_features]`.
    pub weight: Parameter,
    /// The bias, `[out_features]`.
    pub bias: Option<Parameter>,
}

impl Linear {
    /// A layer from `in_features` to `out_features`, with a bias.
    pub fn new(in_features: i64, out_features: i64) -> Self {
        let init = Init::around_zero(1.0 / (in_features.max(1) as f64).sqrt());
        Self {
            base: Base::default().with("in_features", in_features).with("out_features", out_features),
            weight: Parameter::init(&[out_features, in_features], init),
            bias: Some(Parameter::init(&[out_features], init)),
        }
    }

    /// With or without a bias.
    #[must_use]
    pub fn bias(mut self, bias: bool) -> Self {
        if !bias {
            self.bias = None;
        }
        self
    }
}

layer! {
    Linear = "linear.Linear";
    parameters weight bias;
    forward(input)
}

/// `torch.nn.Bilinear`: `y = x₁ᵀ A x₂ + b`.
#[derive(Clone, Debug)]
pub struct Bilinear {
    base: Base,
    /// The weight, `[out_features, in1_features, in2_features]`.
    pub weight: Parameter,
    /// The bias, `[out_features]`.
    pub bias: Option<Parameter>,
}

impl Bilinear {
    /// A layer of two inputs, with a bias.
    pub fn new(in1_features: i64, in2_features: i64, out_features: i64) -> Self {
        let init = Init::around_zero(1.0 / (in1_features.max(1) as f64).sqrt());
        let base = Base::default().with("in1_features", in1_features).with("in2_features", in2_features);
        Self {
            base: base.with("out_features", out_features),
            weight: Parameter::init(&[out_features, in1_features, in2_features], init),
            bias: Some(Parameter::init(&[out_features], init)),
        }
    }

    /// With or without a bias.
    #[must_use]
    pub fn bias(mut self, bias: bool) -> Self {
        if !bias {
            self.bias = None;
        }
        self
    }
}

layer! {
    Bilinear = "linear.Bilinear";
    parameters weight bias;
    forward(input1, input2)
}

/// The projection inside `MultiheadAttention`: a `Linear` under the class name that PyTorch gives it there.
#[derive(Clone, Debug)]
pub(crate) struct Projection {
    base: Base,
    weight: Parameter,
    bias: Option<Parameter>,
}

impl Projection {
    pub(crate) fn new(features: i64) -> Self {
        let init = Init::around_zero(1.0 / (features.max(1) as f64).sqrt());
        Self {
            base: Base::default().with("in_features", features).with("out_features", features),
            weight: Parameter::init(&[features, features], init),
            bias: Some(Parameter::zeros(&[features])),
        }
    }

    pub(crate) fn remove_bias(&mut self) {
        self.bias = None;
    }
}

impl Module for Projection {
    fn class(&self) -> &str {
        "torch.nn.modules.linear.NonDynamicallyQuantizableLinear"
    }

    fn walk(&self, visitor: &mut dyn Visitor) {
        self.base.walk(visitor);
        self.weight.visit("weight", visitor);
        self.bias.visit("bias", visitor);
    }

    fn signature(&self) -> SignatureRef<'_> {
        SignatureRef::Owned(Signature::new(vec![Param::new("input")]))
    }

    fn call_forward(&self, args: Args) -> Var {
        super::base::run(self, &self.base, args)
    }
}
