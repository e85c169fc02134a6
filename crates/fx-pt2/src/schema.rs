//! `models/model.json` as data: the serialisation schema 8 of `torch.export` (`torch/_export/serde/schema.py`).
//!
//! Unions are objects with one key. On reading, missing fields that have a default are filled in, unknown ones
//! ignored, as Python does. Graphs are written with the same types that read them. The variants are named as the
//! format names its keys.

#![allow(clippy::enum_variant_names)]

use std::borrow::Cow;
use std::fmt;

use indexmap::IndexMap;
use serde::de::{IgnoredAny, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A string borrowed from the file when it has no escapes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Text<'a>(pub(crate) Cow<'a, str>);

impl std::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(TextVisitor)
    }
}

/// A float, which Python writes as a number or as `"Infinity"`, `"-Infinity"`, `"NaN"`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Float(pub(crate) f64);

impl<'de> Deserialize<'de> for Float {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FloatVisitor;
        impl Visitor<'_> for FloatVisitor {
            type Value = Float;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, or \"Infinity\", \"-Infinity\" or \"NaN\"")
            }

            fn visit_f64<E>(self, value: f64) -> Result<Float, E> {
                Ok(Float(value))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Float, E> {
                Ok(Float(value as f64))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Float, E> {
                Ok(Float(value as f64))
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Float, E> {
                match text {
                    "Infinity" => Ok(Float(f64::INFINITY)),
                    "-Infinity" => Ok(Float(f64::NEG_INFINITY)),
                    "NaN" => Ok(Float(f64::NAN)),
                    other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
                }
            }
        }
        deserializer.deserialize_any(FloatVisitor)
    }
}

impl Serialize for Float {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            value if value.is_finite() => serializer.serialize_f64(value),
            value if value.is_nan() => serializer.serialize_str("NaN"),
            value if value > 0.0 => serializer.serialize_str("Infinity"),
            _ => serializer.serialize_str("-Infinity"),
        }
    }
}

/// The value of `as_none`: read whatever it is, written as `true`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nothing;

impl<'de> Deserialize<'de> for Nothing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl Serialize for Nothing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(true)
    }
}

#[derive(Deserialize)]
pub(crate) struct Program<'a> {
    #[serde(borrow)]
    pub(crate) graph_module: GraphModule<'a>,
    #[serde(default)]
    pub(crate) range_constraints: IndexMap<Text<'a>, Range>,
    pub(crate) schema_version: Version,
    /// Absent means `ATEN`, as in Python.
    #[serde(default)]
    pub(crate) verifiers: Option<Vec<Text<'a>>>,
    #[serde(default)]
    pub(crate) torch_version: Option<Text<'a>>,
    #[serde(default)]
    pub(crate) guards_code: Vec<Text<'a>>,
}

/// Only what is needed to refuse another major version before anything else is read.
#[derive(Deserialize)]
pub(crate) struct Preamble {
    pub(crate) schema_version: Version,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Version {
    pub(crate) major: i64,
    #[serde(default)]
    pub(crate) minor: i64,
}

#[derive(Deserialize)]
pub(crate) struct Range {
    pub(crate) min_val: Option<i64>,
    pub(crate) max_val: Option<i64>,
}

#[derive(Deserialize)]
pub(crate) struct GraphModule<'a> {
    #[serde(borrow)]
    pub(crate) graph: Graph<'a>,
    pub(crate) signature: Signature<'a>,
    pub(crate) module_call_graph: Vec<ModuleCall<'a>>,
    #[serde(default)]
    pub(crate) treespec_namedtuple_fields: IndexMap<String, NamedTupleFields>,
}

#[derive(Deserialize)]
pub(crate) struct NamedTupleFields {
    pub(crate) field_names: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct ModuleCall<'a> {
    #[serde(borrow)]
    pub(crate) fqn: Text<'a>,
    #[serde(default)]
    pub(crate) signature: Option<CallSignature<'a>>,
}

#[derive(Deserialize)]
pub(crate) struct CallSignature<'a> {
    #[serde(borrow)]
    pub(crate) in_spec: Text<'a>,
    pub(crate) out_spec: Text<'a>,
    #[serde(default)]
    pub(crate) forward_arg_names: Option<Vec<Text<'a>>>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Graph<'a> {
    #[serde(borrow)]
    pub(crate) inputs: Vec<Argument<'a>>,
    pub(crate) outputs: Vec<Argument<'a>>,
    pub(crate) nodes: Vec<Node<'a>>,
    #[serde(default)]
    pub(crate) tensor_values: IndexMap<Text<'a>, TensorMeta<'a>>,
    #[serde(default)]
    pub(crate) sym_int_values: IndexMap<Text<'a>, SymInt<'a>>,
    #[serde(default)]
    pub(crate) sym_bool_values: IndexMap<Text<'a>, SymBool<'a>>,
    #[serde(default)]
    pub(crate) sym_float_values: IndexMap<Text<'a>, SymFloat<'a>>,
    #[serde(default)]
    pub(crate) is_single_tensor_return: bool,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Node<'a> {
    #[serde(borrow)]
    pub(crate) target: Text<'a>,
    #[serde(default)]
    pub(crate) name: Option<Text<'a>>,
    pub(crate) inputs: Vec<NamedArgument<'a>>,
    pub(crate) outputs: Vec<Argument<'a>>,
    #[serde(default)]
    pub(crate) metadata: IndexMap<Text<'a>, Text<'a>>,
    #[serde(default)]
    pub(crate) is_hop_single_tensor_return: Option<bool>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct NamedArgument<'a> {
    #[serde(borrow)]
    pub(crate) name: Text<'a>,
    pub(crate) arg: Argument<'a>,
    /// 1 positional, 2 keyword.
    #[serde(default)]
    pub(crate) kind: Option<i64>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Named<'a> {
    #[serde(borrow)]
    pub(crate) name: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Argument<'a> {
    AsNone(Nothing),
    AsTensor(#[serde(borrow)] Named<'a>),
    AsTensors(Vec<Named<'a>>),
    AsNestedTensors(Vec<Vec<Named<'a>>>),
    AsOptionalTensor(OptionalTensor<'a>),
    AsOptionalTensors(Vec<OptionalTensor<'a>>),
    AsInt(i64),
    AsInts(Vec<i64>),
    AsIntLists(Vec<Vec<i64>>),
    AsFloat(Float),
    AsFloats(Vec<Float>),
    AsFloatLists(Vec<Vec<Float>>),
    AsComplex(Complex),
    AsBool(bool),
    AsBools(Vec<bool>),
    AsString(Text<'a>),
    AsStrings(Vec<Text<'a>>),
    AsSymInt(SymArgument<'a>),
    AsSymInts(Vec<SymArgument<'a>>),
    AsSymFloat(SymArgument<'a>),
    AsSymFloats(Vec<SymArgument<'a>>),
    AsSymBool(SymArgument<'a>),
    AsSymBools(Vec<SymArgument<'a>>),
    AsScalarType(i64),
    AsMemoryFormat(i64),
    AsLayout(i64),
    AsDevice(Device<'a>),
    AsGraph(Box<SubGraph<'a>>),
    AsOperator(Text<'a>),
    AsCustomObj(CustomObject<'a>),
    AsStringToArgument(IndexMap<Text<'a>, Argument<'a>>),
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SubGraph<'a> {
    #[serde(borrow)]
    pub(crate) name: Text<'a>,
    pub(crate) graph: Graph<'a>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct CustomObject<'a> {
    #[serde(borrow)]
    pub(crate) name: Text<'a>,
    #[serde(default)]
    pub(crate) class_fqn: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OptionalTensor<'a> {
    AsNone(Nothing),
    AsTensor(#[serde(borrow)] Named<'a>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SymArgument<'a> {
    AsName(#[serde(borrow)] Text<'a>),
    AsInt(i64),
    AsFloat(Float),
    AsBool(bool),
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Complex {
    pub(crate) real: Float,
    pub(crate) imag: Float,
}

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Device<'a> {
    #[serde(borrow, rename = "type")]
    pub(crate) kind: Text<'a>,
    #[serde(default)]
    pub(crate) index: Option<i64>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct TensorMeta<'a> {
    pub(crate) dtype: i64,
    #[serde(borrow)]
    pub(crate) sizes: Vec<SymInt<'a>>,
    #[serde(default)]
    pub(crate) requires_grad: bool,
    pub(crate) device: Device<'a>,
    pub(crate) strides: Vec<SymInt<'a>>,
    pub(crate) storage_offset: SymInt<'a>,
    pub(crate) layout: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SymInt<'a> {
    AsInt(i64),
    AsExpr(#[serde(borrow)] SymExpr<'a>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SymBool<'a> {
    AsBool(bool),
    AsExpr(#[serde(borrow)] SymExpr<'a>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SymFloat<'a> {
    AsFloat(Float),
    AsExpr(#[serde(borrow)] SymExpr<'a>),
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SymExpr<'a> {
    #[serde(borrow)]
    pub(crate) expr_str: Text<'a>,
    #[serde(default)]
    pub(crate) hint: Option<Hint>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Hint {
    AsInt(i64),
    AsFloat(Nothing),
    AsBool(Nothing),
}

#[derive(Deserialize)]
pub(crate) struct Signature<'a> {
    #[serde(borrow)]
    pub(crate) input_specs: Vec<InputSpec<'a>>,
    pub(crate) output_specs: Vec<OutputSpec<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum InputSpec<'a> {
    UserInput {
        #[allow(dead_code)]
        arg: IgnoredAny,
    },
    Parameter {
        #[serde(borrow)]
        parameter_name: Text<'a>,
    },
    Buffer {
        buffer_name: Text<'a>,
        persistent: bool,
    },
    TensorConstant {
        tensor_constant_name: Text<'a>,
    },
    CustomObj {
        custom_obj_name: Text<'a>,
    },
    Token {},
    ConstantInput {
        name: Text<'a>,
        value: Argument<'a>,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OutputSpec<'a> {
    UserOutput {
        #[allow(dead_code)]
        arg: IgnoredAny,
    },
    LossOutput {},
    BufferMutation {
        #[serde(borrow)]
        buffer_name: Text<'a>,
    },
    ParameterMutation {
        parameter_name: Text<'a>,
    },
    UserInputMutation {
        user_input_name: Text<'a>,
    },
    GradientToParameter {},
    GradientToUserInput {},
    Token {},
}

#[derive(Deserialize)]
pub(crate) struct WeightsConfig<'a> {
    #[serde(borrow)]
    pub(crate) config: IndexMap<Text<'a>, Weight<'a>>,
}

#[derive(Deserialize)]
pub(crate) struct Weight<'a> {
    #[serde(borrow)]
    pub(crate) path_name: Text<'a>,
    #[serde(default)]
    pub(crate) is_param: bool,
    #[serde(default)]
    pub(crate) use_pickle: bool,
    #[serde(default)]
    pub(crate) tensor_meta: Option<TensorMeta<'a>>,
}
