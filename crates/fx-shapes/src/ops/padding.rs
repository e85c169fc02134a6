//! Padding.

use fx_ir::MemoryFormat;

use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::Value;

/// The padded shape: the pairs of `pad` are for the last dimension first.
fn padded<S: Size>(call: &Call<'_, S>, argument: &str, x: &Meta<S>) -> Result<(Dims<S>, bool)> {
    let pad = call.sizes(argument)?;
    if pad.len() % 2 != 0 || pad.len() > 2 * x.rank() {
        let problem =
            format!("has {} numbers, expected pairs for at most {} dimensions", pad.len(), x.rank());
        return Err(call.error(argument, problem));
    }
    let mut shape = x.shape.clone();
    for (at, sides) in pad.chunks(2).enumerate() {
        let dim = x.rank() - 1 - at;
        let size = x.shape[dim].plus(&sides[0]).plus(&sides[1]);
        if size.hint().is_some_and(|size| size < 0) {
            let problem = format!("{} and {} leave {size} of dimension {dim} of {x}", sides[0], sides[1]);
            return Err(call.error(argument, problem));
        }
        shape[dim] = size;
    }
    Ok((shape, pad.iter().all(|side| side.is(0))))
}

fn constant<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let (shape, nothing) = padded(call, "pad", x)?;
    Ok(if nothing { x.like() } else { x.formatted(shape, x.suggested_format()) }.into())
}

/// Reflection pads less than the size; the format stays for images.
fn mirrored<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let (shape, _) = padded(call, "padding", x)?;
    let pad = call.sizes("padding")?;
    for (at, sides) in pad.chunks(2).enumerate() {
        let size = &x.shape[x.rank() - 1 - at];
        let too_much = sides.iter().find(|side| side.less(size) == Some(false));
        if let (Some(side), true) = (too_much, call.name().starts_with("reflection")) {
            return Err(
                call.error("padding", format!("{side} is not less than the size {size} that is reflected"))
            );
        }
    }
    let format = if call.name().contains("2d") { x.suggested_format() } else { MemoryFormat::Contiguous };
    Ok(x.formatted(shape, format).into())
}

fn pad<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let (shape, nothing) = padded(call, "pad", x)?;
    Ok(match call.text("mode") {
        "constant" if nothing => x.like(),
        "constant" | "reflect" => x.formatted(shape, x.suggested_format()),
        "replicate" | "circular" => x.with_shape(shape),
        other => {
            let problem = format!("is {other:?}, expected constant, reflect, replicate or circular");
            return Err(call.error("mode", problem));
        }
    }
    .into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(constant, &["constant_pad_nd"]);
    r.add(
        mirrored,
        &[
            "reflection_pad1d",
            "reflection_pad2d",
            "reflection_pad3d",
            "replication_pad1d",
            "replication_pad2d",
            "replication_pad3d",
        ],
    );
    r.add(pad, &["pad"]);
}
