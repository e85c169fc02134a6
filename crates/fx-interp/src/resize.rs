//! Resampling: `interpolate` and `grid_sample` of `torch.nn.functional`.

use crate::error::CallError;
use crate::functional_special::sizes;
use crate::overloads::Operators;
use crate::rows::Bound;
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;

/// `torch.nn.functional.interpolate`, with its rules for size and scale.
pub(crate) fn interpolate(
    ops: &mut Operators,
    bound: &Bound<'_>,
    mode: &str,
    align: Option<&Value>,
) -> Result<Value> {
    let invalid = |message: String| Err(CallError::invalid(message));
    let input = bound.value("input")?;
    let shape = sizes(&input)?;
    let Some(spatial) = shape.get(2..).filter(|rest| !rest.is_empty()) else {
        return invalid(format!("interpolate() needs 3 to 5 dimensions, and got {}", shape.len()));
    };
    let dims = spatial.len();
    let align = match align {
        None | Some(Value::None) => None,
        Some(Value::Bool(_)) if matches!(mode, "nearest" | "area" | "nearest-exact") => {
            return invalid(format!("align_corners can not be set with mode `{mode}`"));
        }
        Some(given) => Some(given.clone()),
    };
    let each = |value: Value| match value.as_sequence() {
        Some(items) => items.to_vec(),
        None => vec![value; dims],
    };
    let (size, scale) = (bound.value("size")?, bound.value("scale_factor")?);
    let (mut size, mut scale) = match (size, scale) {
        (Value::None, Value::None) => return invalid("interpolate() needs size or scale_factor".to_owned()),
        (Value::None, scale) => (None, Some(each(scale))),
        (size, Value::None) => (Some(each(size)), None),
        _ => return invalid("interpolate() takes only one of size and scale_factor".to_owned()),
    };
    let given = size.as_ref().or(scale.as_ref()).map_or(0, Vec::len);
    if given != dims {
        return invalid(format!("interpolate() got {given} sizes or scales for {dims} dimensions"));
    }
    let recompute = bound.flag("recompute_scale_factor")?;
    let sized = mode == "area" && size.is_none();
    if let Some(factors) = scale.as_ref().filter(|_| recompute || sized) {
        let sizes = spatial.iter().zip(factors).map(|(&size, factor)| match factor {
            Value::Float(factor) => Ok(Value::Int((size as f64 * factor).floor() as i64)),
            Value::Int(factor) => size
                .checked_mul(*factor)
                .map(Value::Int)
                .ok_or_else(|| CallError::invalid("interpolate(): the size overflows 64 bits")),
            other => Err(CallError::invalid(format!("scale_factor is {}", other.describe()))),
        });
        size = Some(sizes.collect::<Result<_>>()?);
        scale = None;
    }
    let size_value = size.map_or(Value::None, Value::List);
    let scales = scale.map_or(Value::None, Value::List);
    let antialias = bound.flag("antialias")?;
    if antialias && !(matches!(mode, "bilinear" | "bicubic") && dims == 2) {
        return invalid("antialias works for bilinear and bicubic of 4 dimensions only".to_owned());
    }
    let corners = Value::Bool(matches!(align, Some(Value::Bool(true))));
    let name = match (mode, dims) {
        ("nearest", 1..=3) => format!("upsample_nearest{dims}d"),
        ("nearest-exact", 1..=3) => format!("_upsample_nearest_exact{dims}d"),
        ("area", 1..=3) => {
            return ops.call_by_name(&format!("adaptive_avg_pool{dims}d"), &[input, size_value], &[]);
        }
        ("linear", 1) => "upsample_linear1d".to_owned(),
        ("bilinear", 2) if antialias => "_upsample_bilinear2d_aa".to_owned(),
        ("bilinear", 2) => "upsample_bilinear2d".to_owned(),
        ("trilinear", 3) => "upsample_trilinear3d".to_owned(),
        ("bicubic", 2) if antialias => "_upsample_bicubic2d_aa".to_owned(),
        ("bicubic", 2) => "upsample_bicubic2d".to_owned(),
        _ => return invalid(format!("mode `{mode}` does not work on {} dimensions", shape.len())),
    };
    let op = fx_aten::Op::find(&format!("aten::{name}"), "vec")?;
    match mode {
        "nearest" | "nearest-exact" => crate::aten::call(op, &[input, size_value, scales], &[]),
        _ => crate::aten::call(op, &[input, size_value, corners, scales], &[]),
    }
}

/// `torch.nn.functional.grid_sample`.
pub(crate) fn grid_sample(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value> {
    let mode = match &*bound.text("mode")? {
        "bilinear" => 0,
        "nearest" => 1,
        "bicubic" => 2,
        other => return Err(CallError::invalid(format!("`{other}` is no mode of grid_sample()"))),
    };
    let padding = match &*bound.text("padding_mode")? {
        "zeros" => 0,
        "border" => 1,
        "reflection" => 2,
        other => return Err(CallError::invalid(format!("`{other}` is no padding of grid_sample()"))),
    };
    let args = [
        bound.value("input")?,
        bound.value("grid")?,
        Value::Int(mode),
        Value::Int(padding),
        Value::Bool(bound.flag("align_corners")?),
    ];
    ops.call_by_name("grid_sampler", &args, &[])
}
