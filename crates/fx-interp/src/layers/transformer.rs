//! The layers of `torch.nn.modules.transformer`.

use fx_ir::Argument;

use super::{Layer, Result};
use crate::error::CallError;
use crate::rows::Bound;
use crate::value::Value;

fn add(layer: &mut Layer<'_>, a: Value, b: Value) -> Result<Value> {
    layer.call("add", &[a, b])
}

fn child(layer: &mut Layer<'_>, name: &str, value: Value) -> Result<Value> {
    layer.call_child(name, &[value], &[])
}

/// The layer's activation: a function of `torch`, or a child.
fn activate(layer: &mut Layer<'_>, value: Value) -> Result<Value> {
    if layer.children().iter().any(|name| name == "activation") {
        return child(layer, "activation", value);
    }
    let name = match (layer.config("activation"), layer.config("activation_relu_or_gelu")) {
        (Some(Argument::Global(name) | Argument::Str(name)), _) => {
            name.rsplit('.').next().unwrap_or(name).to_owned()
        }
        (_, Some(Argument::Int(1))) => "relu".to_owned(),
        (_, Some(Argument::Int(2))) => "gelu".to_owned(),
        _ => {
            let (class, path) = (layer.class(), layer.path());
            return Err(CallError::invalid(format!("the `{class}` at `{path}` has no known activation")));
        }
    };
    layer.call(&name, &[value])
}

/// One block of attention: `query` looks at `memory`.
fn attend(
    layer: &mut Layer<'_>,
    name: &str,
    query: Value,
    memory: Value,
    masks: (Value, Value, Value),
) -> Result<Value> {
    let (mask, padding, causal) = masks;
    let kwargs = [
        ("attn_mask", mask),
        ("key_padding_mask", padding),
        ("need_weights", Value::Bool(false)),
        ("is_causal", causal),
    ];
    match layer.call_child(name, &[query, memory.clone(), memory], &kwargs)? {
        Value::Tuple(items) => Ok(items.into_iter().next().unwrap_or(Value::None)),
        other => Ok(other),
    }
}

fn feed_forward(layer: &mut Layer<'_>, value: Value, last_dropout: &str) -> Result<Value> {
    let wide = child(layer, "linear1", value)?;
    let active = activate(layer, wide)?;
    let dropped = child(layer, "dropout", active)?;
    let narrow = child(layer, "linear2", dropped)?;
    child(layer, last_dropout, narrow)
}

/// `TransformerEncoderLayer.forward`.
pub(super) fn encoder_layer(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let mut x = bound.value("src")?;
    let attention = |layer: &mut Layer<'_>, x: Value| {
        let masks =
            (bound.value("src_mask")?, bound.value("src_key_padding_mask")?, bound.value("is_causal")?);
        let attended = attend(layer, "self_attn", x.clone(), x, masks)?;
        child(layer, "dropout1", attended)
    };
    if layer.flag("norm_first")? {
        let normed = child(layer, "norm1", x.clone())?;
        let attended = attention(layer, normed)?;
        x = add(layer, x, attended)?;
        let normed = child(layer, "norm2", x.clone())?;
        let fed = feed_forward(layer, normed, "dropout2")?;
        return add(layer, x, fed);
    }
    let attended = attention(layer, x.clone())?;
    let sum = add(layer, x, attended)?;
    x = child(layer, "norm1", sum)?;
    let fed = feed_forward(layer, x.clone(), "dropout2")?;
    let sum = add(layer, x, fed)?;
    child(layer, "norm2", sum)
}

/// `TransformerDecoderLayer.forward`.
pub(super) fn decoder_layer(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let (mut x, memory) = (bound.value("tgt")?, bound.value("memory")?);
    let own = |layer: &mut Layer<'_>, x: Value| {
        let masks =
            (bound.value("tgt_mask")?, bound.value("tgt_key_padding_mask")?, bound.value("tgt_is_causal")?);
        let attended = attend(layer, "self_attn", x.clone(), x, masks)?;
        child(layer, "dropout1", attended)
    };
    let cross = |layer: &mut Layer<'_>, x: Value| {
        let masks = (
            bound.value("memory_mask")?,
            bound.value("memory_key_padding_mask")?,
            bound.value("memory_is_causal")?,
        );
        let attended = attend(layer, "multihead_attn", x, memory.clone(), masks)?;
        child(layer, "dropout2", attended)
    };
    if layer.flag("norm_first")? {
        let normed = child(layer, "norm1", x.clone())?;
        let part = own(layer, normed)?;
        x = add(layer, x, part)?;
        let normed = child(layer, "norm2", x.clone())?;
        let part = cross(layer, normed)?;
        x = add(layer, x, part)?;
        let normed = child(layer, "norm3", x.clone())?;
        let part = feed_forward(layer, normed, "dropout3")?;
        return add(layer, x, part);
    }
    let part = own(layer, x.clone())?;
    let sum = add(layer, x, part)?;
    x = child(layer, "norm1", sum)?;
    let part = cross(layer, x.clone())?;
    let sum = add(layer, x, part)?;
    x = child(layer, "norm2", sum)?;
    let part = feed_forward(layer, x.clone(), "dropout3")?;
    let sum = add(layer, x, part)?;
    child(layer, "norm3", sum)
}

/// The names of the layers of an encoder or decoder.
fn layer_names(layer: &mut Layer<'_>) -> Result<Vec<String>> {
    Ok(layer.child("layers")?.children())
}

fn final_norm(layer: &mut Layer<'_>, value: Value) -> Result<Value> {
    if layer.children().iter().any(|name| name == "norm") { child(layer, "norm", value) } else { Ok(value) }
}

/// Whether a mask is given and its causality: the flag only spares work where a mask is given, so it is never guessed.
fn causal(flag: &Value) -> Value {
    Value::Bool(matches!(flag, Value::Bool(true)))
}

/// `TransformerEncoder.forward`, without the nested-tensor short cut.
pub(super) fn encoder(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let mut x = bound.value("src")?;
    for name in layer_names(layer)? {
        let kwargs = [
            ("src_mask", bound.value("mask")?),
            ("src_key_padding_mask", bound.value("src_key_padding_mask")?),
            ("is_causal", causal(&bound.value("is_causal")?)),
        ];
        x = layer.child("layers")?.call_child(&name, &[x], &kwargs)?;
    }
    final_norm(layer, x)
}

/// `TransformerDecoder.forward`.
pub(super) fn decoder(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let mut x = bound.value("tgt")?;
    for name in layer_names(layer)? {
        let kwargs = [
            ("tgt_mask", bound.value("tgt_mask")?),
            ("memory_mask", bound.value("memory_mask")?),
            ("tgt_key_padding_mask", bound.value("tgt_key_padding_mask")?),
            ("memory_key_padding_mask", bound.value("memory_key_padding_mask")?),
            ("tgt_is_causal", causal(&bound.value("tgt_is_causal")?)),
            ("memory_is_causal", causal(&bound.value("memory_is_causal")?)),
        ];
        x = layer.child("layers")?.call_child(&name, &[x, bound.value("memory")?], &kwargs)?;
    }
    final_norm(layer, x)
}

/// `Transformer.forward`.
pub(super) fn whole(layer: &mut Layer<'_>, bound: &Bound<'_>) -> Result<Value> {
    let encoding = [
        ("mask", bound.value("src_mask")?),
        ("src_key_padding_mask", bound.value("src_key_padding_mask")?),
        ("is_causal", bound.value("src_is_causal")?),
    ];
    let memory = layer.call_child("encoder", &[bound.value("src")?], &encoding)?;
    let decoding = [
        ("tgt_mask", bound.value("tgt_mask")?),
        ("memory_mask", bound.value("memory_mask")?),
        ("tgt_key_padding_mask", bound.value("tgt_key_padding_mask")?),
        ("memory_key_padding_mask", bound.value("memory_key_padding_mask")?),
        ("tgt_is_causal", bound.value("tgt_is_causal")?),
        ("memory_is_causal", bound.value("memory_is_causal")?),
    ];
    layer.call_child("decoder", &[bound.value("tgt")?, memory], &decoding)
}
