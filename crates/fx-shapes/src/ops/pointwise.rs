//! Operators that work element by element: broadcasting, type promotion, and the layout of `TensorIterator`.

use fx_ir::DType;
use smallvec::SmallVec;

use crate::call::{Call, Result};
use crate::meta::{Meta, elementwise_strides};
use crate::promote::{ResultType, float_of, real_of};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Arg, Value};

/// The element type of a result, from the type that the operands promote to.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// The promoted type.
    Same,
    /// A floating-point one.
    Float,
    /// The real part's type of a complex one.
    Real,
    /// Always this one.
    Fixed(DType),
}

impl Kind {
    fn of(self, dtype: DType) -> DType {
        match self {
            Self::Same => dtype,
            Self::Float => float_of(dtype),
            Self::Real => real_of(dtype),
            Self::Fixed(dtype) => dtype,
        }
    }
}

/// What an elementwise operator gives for these tensors, with an element type that is decided elsewhere.
pub(crate) fn elementwise<S: Size>(
    call: &Call<'_, S>,
    operands: &[(&str, &Meta<S>)],
    dtype: DType,
) -> Result<Meta<S>> {
    let Some((_, first)) = operands.first() else {
        return Err(call.error("self", "is no tensor, and no other operand is one"));
    };
    // Most calls have one operand, or equal row-major ones.
    let alike = operands.iter().all(|(_, meta)| meta.shape == first.shape && meta.stride == first.stride);
    if alike && first.is_contiguous() {
        return Ok(first.with_shape(first.shape.clone()).with_dtype(dtype));
    }
    if alike && first.is_dense() && first.suggested_format() == fx_ir::MemoryFormat::Contiguous {
        return Ok(first.strided(first.shape.clone(), first.stride.clone()).with_dtype(dtype));
    }
    let shapes: SmallVec<[(&str, &[S]); 3]> =
        operands.iter().map(|(name, meta)| (*name, &meta.shape[..])).collect();
    let shape = call.broadcast(&shapes)?;
    let layouts: SmallVec<[(&[S], _); 3]> =
        operands.iter().map(|(_, meta)| (&meta.shape[..], &meta.stride)).collect();
    let stride = elementwise_strides(&shape, &layouts);
    // A tensor with dimensions decides where the result lives.
    let home = operands.iter().map(|(_, meta)| *meta).find(|meta| meta.rank() > 0).unwrap_or(first);
    Ok(home.strided(shape, stride).with_dtype(dtype))
}

/// The type that the arguments of these names promote to.
pub(crate) fn promoted<S: Size>(call: &Call<'_, S>, names: &[&str]) -> Result<DType> {
    let mut result = ResultType::default();
    for name in names {
        if let Some(arg) = call.given(name) {
            result.arg(arg);
        }
    }
    result.get().ok_or_else(|| {
        let shown: Vec<String> = names.iter().filter_map(|name| Some(call.given(name)?.describe())).collect();
        call.error(
            names.first().unwrap_or(&"self"),
            format!("has a type that does not promote: {}", shown.join(", ")),
        )
    })
}

/// An elementwise operator on the arguments of these names, tensors or numbers.
pub(crate) fn on<S: Size>(call: &Call<'_, S>, names: &[&str], kind: Kind) -> Result<Value<S>> {
    let mut operands: SmallVec<[(&str, &Meta<S>); 3]> = SmallVec::new();
    for name in names {
        match call.given(name) {
            Some(Arg::Tensor(meta)) => operands.push((name, meta)),
            Some(Arg::Int(_) | Arg::Float(_) | Arg::Bool(_) | Arg::Complex | Arg::None) | None => {}
            Some(other) => {
                return Err(
                    call.error(name, format!("is {}, expected a tensor or a number", other.describe()))
                );
            }
        }
    }
    let dtype = match kind {
        Kind::Fixed(dtype) => dtype,
        kind => kind.of(promoted(call, names)?),
    };
    Ok(elementwise(call, &operands, dtype)?.into())
}

/// The first parameter's name: operators call it `self`, `input` or `x`.
fn first<'a, S: Size>(call: &Call<'a, S>) -> &'a str {
    call.parameter(0)
}

fn unary<S: Size>(call: &Call<'_, S>, kind: Kind) -> Result<Value<S>> {
    on(call, &[first(call)], kind)
}

fn binary<S: Size>(call: &Call<'_, S>, kind: Kind) -> Result<Value<S>> {
    on(call, &[first(call), call.parameter(1)], kind)
}

fn where_self<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let dtype = promoted(call, &["self", "other"])?;
    let operands: SmallVec<[(&str, &Meta<S>); 3]> = ["condition", "self", "other"]
        .into_iter()
        .filter_map(|name| match call.given(name) {
            Some(Arg::Tensor(meta)) => Some((name, *meta)),
            _ => None,
        })
        .collect();
    Ok(elementwise(call, &operands, dtype)?.into())
}

/// Like its first argument, in shape, type and layout.
pub(crate) fn like_first<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(call.tensor(first(call))?.like().into())
}

/// The same tensor.
pub(crate) fn identity<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(call.tensor(first(call))?.clone().into())
}

fn glu<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let Some(size) = x.shape.get(dim) else {
        return Err(call.error("self", "has no dimension to halve"));
    };
    let mut half = x.clone();
    if size.hint().is_some_and(|size| size % 2 != 0) {
        return Err(
            call.error("self", format!("has {size} elements in dimension {dim}, expected an even number"))
        );
    }
    half.shape[dim] = size.div_floor(&2.into());
    Ok(elementwise(call, &[("self", &half)], x.dtype)?.into())
}

fn polygamma<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    on(call, &["self"], Kind::Float)
}

/// `div` with a rounding mode keeps integers.
fn div<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let rounded = call.has("rounding_mode");
    binary(call, if rounded { Kind::Same } else { Kind::Float })
}

fn angle<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    unary(call, Kind::Fixed(real_of(float_of(x.dtype))))
}

fn complex<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (a, b) = (call.parameter(0), call.parameter(1));
    let dtype = crate::promote::complex_of(promoted(call, &[a, b])?);
    binary(call, Kind::Fixed(dtype))
}

/// Whether a training-only operator is on, by its `p` and `train`.
pub(crate) fn drops<S: Size>(call: &Call<'_, S>) -> Result<bool> {
    let nothing = call.floats("p").is_some_and(|p| p.first() == Some(&0.0));
    let train = if call.has("train") { call.flag("train")? } else { call.flag("training")? };
    Ok(train && !nothing)
}

/// Dropout gives its input back when it is off.
fn dropout<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    if drops(call)? { like_first(call) } else { identity(call) }
}

fn native_dropout<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    // `None` trains.
    let train = matches!(call.given("train"), None | Some(Arg::None)) || call.flag("train")?;
    let mask = if train { x.like() } else { x.strided(x.shape.clone(), x.dense_strides()) };
    Ok(Value::tensors([x.like(), mask.with_dtype(DType::Bool)]))
}

fn isclose<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    on(call, &["self", "other"], Kind::Fixed(DType::Bool))
}

fn log_sigmoid_forward<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    Ok(Value::tensors([x.like(), x.like()]))
}

/// One result for each tensor of the first list.
fn for_each<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    if call.schema().returns.is_empty() {
        return Ok(Value::None);
    }
    Ok(Value::tensors(call.tensors("self")?.into_iter().map(Meta::like)))
}

fn masked_fill<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, mask) = (call.tensor("self")?, call.tensor("mask")?);
    let shape = call.broadcast(&[("self", &x.shape), ("mask", &mask.shape)])?;
    Ok(if shape == x.shape { x.like() } else { x.with_shape(shape) }.into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(
        |c| unary(c, Kind::Same),
        &[
            "ceil",
            "clamp_max",
            "clamp_min",
            "conj_physical",
            "elu",
            "floor",
            "frac",
            "gelu",
            "hardshrink",
            "hardsigmoid",
            "hardswish",
            "hardtanh",
            "leaky_relu",
            "log_sigmoid",
            "mish",
            "nan_to_num",
            "neg",
            "negative",
            "relu",
            "relu6",
            "round",
            "selu",
            "celu",
            "sgn",
            "sign",
            "silu",
            "softplus",
            "softshrink",
            "square",
            "threshold",
            "trunc",
            "fix",
            "bitwise_not",
            "erfinv",
            "renorm",
        ],
    );
    r.add(
        |c| unary(c, Kind::Float),
        &[
            "acos",
            "acosh",
            "arccos",
            "arccosh",
            "arcsin",
            "arcsinh",
            "arctan",
            "arctanh",
            "asin",
            "asinh",
            "atan",
            "atanh",
            "cos",
            "cosh",
            "deg2rad",
            "digamma",
            "erf",
            "erfc",
            "exp",
            "exp2",
            "expm1",
            "i0",
            "lgamma",
            "log",
            "log10",
            "log1p",
            "log2",
            "logit",
            "rad2deg",
            "reciprocal",
            "rsqrt",
            "sigmoid",
            "sin",
            "sinc",
            "sinh",
            "special_entr",
            "special_erfcx",
            "special_i0e",
            "special_i1",
            "special_i1e",
            "special_log_ndtr",
            "special_ndtri",
            "special_expit",
            "sqrt",
            "tan",
            "tanh",
        ],
    );
    r.add(
        |c| unary(c, Kind::Fixed(DType::Bool)),
        &["isfinite", "isinf", "isnan", "isneginf", "isposinf", "isreal", "logical_not", "signbit"],
    );
    r.add(|c| unary(c, Kind::Real), &["abs", "absolute"]);
    r.add(angle, &["angle"]);
    r.add(complex, &["complex"]);
    r.add(polygamma, &["polygamma"]);
    r.add(
        |c| binary(c, Kind::Same),
        &[
            "__and__",
            "__lshift__",
            "__or__",
            "__rshift__",
            "__xor__",
            "add",
            "bitwise_and",
            "bitwise_left_shift",
            "bitwise_or",
            "bitwise_right_shift",
            "bitwise_xor",
            "clamp_max.Tensor",
            "clamp_min.Tensor",
            "copysign",
            "floor_divide",
            "fmax",
            "fmin",
            "fmod",
            "gcd",
            "heaviside",
            "hypot",
            "lcm",
            "max.other",
            "maximum",
            "min.other",
            "minimum",
            "mul",
            "multiply",
            "nextafter",
            "pow",
            "float_power",
            "remainder",
            "rsub",
            "sub",
            "subtract",
            "ldexp",
            "logaddexp",
            "logaddexp2",
        ],
    );
    r.add(|c| binary(c, Kind::Float), &["arctan2", "atan2", "true_divide", "xlogy", "special_xlog1py"]);
    r.add(div, &["div", "divide"]);
    r.add(
        |c| binary(c, Kind::Fixed(DType::Bool)),
        &[
            "eq",
            "ge",
            "greater",
            "greater_equal",
            "gt",
            "le",
            "less",
            "less_equal",
            "logical_and",
            "logical_or",
            "logical_xor",
            "lt",
            "ne",
            "not_equal",
        ],
    );
    r.add(isclose, &["isclose"]);
    r.add(where_self, &["where.self", "where.ScalarOther", "where.ScalarSelf", "where.Scalar"]);
    r.add(|c| on(c, &["self", "min", "max"], Kind::Same), &["clamp", "clip"]);
    r.add(|c| on(c, &["self", "tensor1", "tensor2"], Kind::Same), &["addcdiv", "addcmul"]);
    r.add(|c| on(c, &["self", "end", "weight"], Kind::Same), &["lerp.Tensor"]);
    r.add(|c| on(c, &["self", "end"], Kind::Same), &["lerp.Scalar"]);
    r.add(|c| on(c, &["self", "weight"], Kind::Same), &["prelu", "_prelu_kernel"]);
    r.add(glu, &["glu"]);
    r.add(log_sigmoid_forward, &["log_sigmoid_forward"]);
    r.add(dropout, &["dropout", "feature_dropout", "alpha_dropout", "feature_alpha_dropout"]);
    r.add(native_dropout, &["native_dropout"]);
    r.add(masked_fill, &["masked_fill"]);
    r.add(
        like_first,
        &["rrelu", "rrelu_with_noise", "fake_quantize_per_tensor_affine", "bernoulli", "fill", "zero"],
    );
    r.add(
        for_each,
        &[
            "_foreach_add",
            "_foreach_sub",
            "_foreach_mul",
            "_foreach_div",
            "_foreach_exp",
            "_foreach_sqrt",
            "_foreach_neg",
            "_foreach_abs",
            "_foreach_lerp",
            "_foreach_addcmul",
            "_foreach_addcdiv",
            "_foreach_add_",
            "_foreach_sub_",
            "_foreach_mul_",
            "_foreach_div_",
        ],
    );
}
