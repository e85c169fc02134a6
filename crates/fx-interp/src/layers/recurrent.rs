//! Recurrent layers and cells (`torch.nn.modules.rnn`).

use fx_aten::{Op, TensorExt};

use super::{Layer, Result};
use crate::aten;
use crate::error::CallError;
use crate::functional_special::sizes;
use crate::rows::Bound;
use crate::value::Value;

fn ints(items: impl IntoIterator<Item = i64>) -> Value {
    Value::List(items.into_iter().map(Value::Int).collect())
}

/// Zeros of this shape, of the type and on the device of `like`.
fn zeros(layer: &mut Layer<'_>, like: &Value, shape: &[i64]) -> Result<Value> {
    let Value::Tensor(tensor) = like else {
        return Err(CallError::invalid(format!("{} is not a tensor", like.describe())));
    };
    let options = [("dtype", Value::DType(tensor.dtype2()?)), ("device", Value::Device(tensor.device2()?))];
    layer.call_with("zeros", &[ints(shape.iter().copied())], &options)
}

/// The parameters in the order in which the operators take them (`RNNBase._flat_weights`).
fn weights(layer: &mut Layer<'_>, projected: bool) -> Result<Vec<Value>> {
    let directions = if layer.flag("bidirectional")? { &["", "_reverse"][..] } else { &[""] };
    let mut names = vec!["weight_ih", "weight_hh"];
    if layer.flag("bias")? {
        names.extend(["bias_ih", "bias_hh"]);
    }
    if projected {
        names.push("weight_hr");
    }
    let mut all = Vec::new();
    for at in 0..layer.int("num_layers")? {
        for direction in directions {
            for name in &names {
                all.push(layer.attr(&format!("{name}_l{at}{direction}"))?);
            }
        }
    }
    Ok(all)
}

/// `RNN`, `LSTM`, `GRU`, on padded sequences.
pub(super) fn forward(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let class = layer.class().rsplit('.').next().unwrap_or_default();
    let input = bound.value("input")?;
    let batch_first = layer.flag("batch_first")?;
    let shape = sizes(&input)?;
    let batched = match shape.len() {
        3 => true,
        2 => false,
        rank => return Err(CallError::invalid(format!("{class} takes 2 or 3 dimensions, and got {rank}"))),
    };
    let batch_dim = i64::from(!batch_first);
    let input = if batched { input } else { layer.call("unsqueeze", &[input, Value::Int(batch_dim)])? };
    let batch = if batched { shape[usize::from(!batch_first)] } else { 1 };
    let hidden = layer.int("hidden_size")?;
    let projection = match layer.attr_or_none("proj_size")? {
        Value::Int(size) => size,
        _ => 0,
    };
    let bidirectional = layer.flag("bidirectional")?;
    let layers = layer.int("num_layers")? * if bidirectional { 2 } else { 1 };
    let lstm = class == "LSTM";
    let state = match bound.value("hx")? {
        Value::None => {
            let out = if projection > 0 { projection } else { hidden };
            let first = zeros(layer, &input, &[layers, batch, out])?;
            if lstm { vec![first, zeros(layer, &input, &[layers, batch, hidden])?] } else { vec![first] }
        }
        given => {
            let given = match given {
                Value::Tuple(items) | Value::List(items) if lstm => items,
                single if !lstm => vec![single],
                other => return Err(CallError::invalid(format!("hx is {}, not a pair", other.describe()))),
            };
            let lift = |value: Value| match batched {
                true => Ok(value),
                false => layer.call("unsqueeze", &[value, Value::Int(1)]),
            };
            given.into_iter().map(lift).collect::<Result<Vec<_>>>()?
        }
    };
    let name = match (class, layer.attr_or_none("nonlinearity")?) {
        ("LSTM", _) => "aten::lstm",
        ("GRU", _) => "aten::gru",
        (_, Value::Str(word)) if &*word == "relu" => "aten::rnn_relu",
        _ => "aten::rnn_tanh",
    };
    let hx = if lstm { Value::List(state) } else { state.into_iter().next().unwrap_or(Value::None) };
    let args = [
        input,
        hx,
        Value::List(weights(layer, projection > 0)?),
        layer.attr("bias")?,
        layer.attr("num_layers")?,
        layer.attr("dropout")?,
        Value::Bool(layer.training()),
        Value::Bool(bidirectional),
        Value::Bool(batch_first),
    ];
    let result = aten::call(Op::find(name, "input")?, &args, &[])?;
    let (Value::Tuple(parts) | Value::List(parts)) = result else {
        return Err(CallError::invalid(format!("{name} gave one value")));
    };
    let mut parts = parts.into_iter();
    let mut output = parts.next().unwrap_or(Value::None);
    let mut states: Vec<Value> = parts.collect();
    if !batched {
        output = layer.call("squeeze", &[output, Value::Int(batch_dim)])?;
        let drop = |state| layer.call("squeeze", &[state, Value::Int(1)]);
        states = states.into_iter().map(drop).collect::<Result<_>>()?;
    }
    let state = if lstm { Value::Tuple(states) } else { states.into_iter().next().unwrap_or(Value::None) };
    Ok(Value::Tuple(vec![output, state]))
}

/// `RNNCell`, `LSTMCell`, `GRUCell`.
pub(super) fn cell(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let class = layer.class().rsplit('.').next().unwrap_or_default();
    let lstm = class == "LSTMCell";
    let input = bound.value("input")?;
    let shape = sizes(&input)?;
    let batched = match shape.len() {
        2 => true,
        1 => false,
        rank => return Err(CallError::invalid(format!("{class} takes 1 or 2 dimensions, and got {rank}"))),
    };
    let lift = |layer: &mut Layer<'_>, value| match batched {
        true => Ok(value),
        false => layer.call("unsqueeze", &[value, Value::Int(0)]),
    };
    let input = lift(layer, input)?;
    let hidden = layer.int("hidden_size")?;
    let state = match bound.value("hx")? {
        Value::None => {
            let zero = zeros(layer, &input, &[if batched { shape[0] } else { 1 }, hidden])?;
            vec![zero; if lstm { 2 } else { 1 }]
        }
        Value::Tuple(items) | Value::List(items) if lstm => {
            items.into_iter().map(|item| lift(layer, item)).collect::<Result<_>>()?
        }
        single => vec![lift(layer, single)?],
    };
    let name = match (class, layer.attr_or_none("nonlinearity")?) {
        ("LSTMCell", _) => "lstm_cell",
        ("GRUCell", _) => "gru_cell",
        (_, Value::Str(word)) if &*word == "relu" => "rnn_relu_cell",
        _ => "rnn_tanh_cell",
    };
    let hx = if lstm { Value::List(state) } else { state.into_iter().next().unwrap_or(Value::None) };
    let mut args = vec![input, hx, layer.attr("weight_ih")?, layer.attr("weight_hh")?];
    args.extend([layer.attr("bias_ih")?, layer.attr("bias_hh")?]);
    let drop = |layer: &mut Layer<'_>, value| match batched {
        true => Ok(value),
        false => layer.call("squeeze", &[value, Value::Int(0)]),
    };
    match layer.call(name, &args)? {
        Value::Tuple(items) | Value::List(items) => {
            items.into_iter().map(|item| drop(layer, item)).collect::<Result<_>>().map(Value::Tuple)
        }
        single => drop(layer, single),
    }
}
