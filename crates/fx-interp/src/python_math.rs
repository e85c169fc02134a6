//! Python's `math` module on numbers.

use tch::Tensor;

use crate::error::CallError;
use crate::python::{as_float, as_int, binary, unknown};
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The functions that the standard library of Rust does not have, by libtorch's in double precision.
fn special(name: &str, x: f64) -> Result<Value> {
    let input = Tensor::from(x);
    let op = match name {
        "erf" => "aten::erf",
        "erfc" => "aten::erfc",
        _ => "aten::lgamma",
    };
    let result = fx_aten::Op::find(op, "")?.call1(&[fx_aten::Arg::Tensor(&input)])?;
    let item = fx_aten::Op::find("aten::item", "")?.call(&[fx_aten::Arg::Tensor(&result)])?;
    match item.first() {
        Some(fx_aten::Value::Float(value)) if name == "gamma" && x > 0.0 => Ok(Value::Float(value.exp())),
        Some(fx_aten::Value::Float(value)) if name != "gamma" => Ok(Value::Float(*value)),
        _ => Err(unknown(&format!("math.{name}"), &[Value::Float(x)])),
    }
}

/// Calls `math.NAME`.
pub(crate) fn math(name: &str, args: &[Value]) -> Result<Value> {
    let floats: Option<Vec<f64>> = args.iter().map(as_float).collect();
    let whole = |value: f64| {
        if value.abs() < 9.2e18 {
            Ok(Value::Int(value as i64))
        } else {
            Err(CallError::invalid(format!("math.{name} of {value} does not fit 64 bits")))
        }
    };
    match (name, floats.as_deref()) {
        ("floor" | "ceil" | "trunc", _) if args.len() == 1 && as_int(&args[0]).is_some() => {
            Ok(args[0].clone())
        }
        ("floor", Some([x])) => whole(x.floor()),
        ("ceil", Some([x])) => whole(x.ceil()),
        ("trunc", Some([x])) => whole(x.trunc()),
        ("sqrt", Some([x])) => Ok(Value::Float(x.sqrt())),
        ("exp", Some([x])) => Ok(Value::Float(x.exp())),
        ("log", Some([x])) => Ok(Value::Float(x.ln())),
        ("log", Some([x, base])) => Ok(Value::Float(x.ln() / base.ln())),
        ("log2", Some([x])) => Ok(Value::Float(x.log2())),
        ("log10", Some([x])) => Ok(Value::Float(x.log10())),
        ("sin", Some([x])) => Ok(Value::Float(x.sin())),
        ("cos", Some([x])) => Ok(Value::Float(x.cos())),
        ("tan", Some([x])) => Ok(Value::Float(x.tan())),
        ("sinh", Some([x])) => Ok(Value::Float(x.sinh())),
        ("cosh", Some([x])) => Ok(Value::Float(x.cosh())),
        ("tanh", Some([x])) => Ok(Value::Float(x.tanh())),
        ("asin", Some([x])) => Ok(Value::Float(x.asin())),
        ("acos", Some([x])) => Ok(Value::Float(x.acos())),
        ("atan", Some([x])) => Ok(Value::Float(x.atan())),
        ("atan2", Some([x, y])) => Ok(Value::Float(x.atan2(*y))),
        ("pow", Some([x, y])) => Ok(Value::Float(x.powf(*y))),
        ("fmod", Some([x, y])) if *y != 0.0 => Ok(Value::Float(x % y)),
        ("hypot", Some([x, y])) => Ok(Value::Float(x.hypot(*y))),
        ("copysign", Some([x, y])) => Ok(Value::Float(x.copysign(*y))),
        ("degrees", Some([x])) => Ok(Value::Float(x.to_degrees())),
        ("radians", Some([x])) => Ok(Value::Float(x.to_radians())),
        ("log1p", Some([x])) => Ok(Value::Float(x.ln_1p())),
        ("expm1", Some([x])) => Ok(Value::Float(x.exp_m1())),
        ("exp2", Some([x])) => Ok(Value::Float(x.exp2())),
        ("cbrt", Some([x])) => Ok(Value::Float(x.cbrt())),
        ("asinh", Some([x])) => Ok(Value::Float(x.asinh())),
        ("acosh", Some([x])) => Ok(Value::Float(x.acosh())),
        ("atanh", Some([x])) => Ok(Value::Float(x.atanh())),
        ("isnan", Some([x])) => Ok(Value::Bool(x.is_nan())),
        ("isinf", Some([x])) => Ok(Value::Bool(x.is_infinite())),
        ("isfinite", Some([x])) => Ok(Value::Bool(x.is_finite())),
        ("erf" | "erfc" | "gamma" | "lgamma", Some([x])) => special(name, *x),
        ("gcd", _) => match args.iter().map(as_int).collect::<Option<Vec<_>>>() {
            Some(ints) => {
                let gcd = ints.iter().fold(0u64, |a, b| gcd(a, b.unsigned_abs()));
                i64::try_from(gcd).map(Value::Int).map_err(|_| unknown("math.gcd", args))
            }
            None => Err(unknown("math.gcd", args)),
        },
        ("prod", _) => match args {
            [items] => {
                let items = items.as_sequence().ok_or_else(|| unknown("math.prod", args))?;
                items.iter().try_fold(Value::Int(1), |product, item| binary("mul", &product, item))
            }
            _ => Err(unknown("math.prod", args)),
        },
        ("isqrt", _) => match args {
            [value] => as_int(value)
                .and_then(i64::checked_isqrt)
                .map(Value::Int)
                .ok_or_else(|| unknown("math.isqrt", args)),
            _ => Err(unknown("math.isqrt", args)),
        },
        ("fabs", Some([x])) => Ok(Value::Float(x.abs())),
        _ => Err(unknown(&format!("math.{name}"), args)),
    }
}
