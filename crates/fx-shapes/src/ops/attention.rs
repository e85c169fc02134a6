//! Attention.

use fx_ir::DType;
use smallvec::{SmallVec, smallvec};

use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::Value;

struct Heads<'a, S> {
    query: &'a Meta<S>,
    /// Batch, heads, query length.
    dims: [S; 3],
}

/// Checks query, key and value of `[batch, heads, length, width]`.
fn heads<'a, S: Size>(call: &Call<'a, S>) -> Result<Heads<'a, S>> {
    let (query, key, value) = (call.tensor("query")?, call.tensor("key")?, call.tensor("value")?);
    for (name, meta) in [("query", query), ("key", key), ("value", value)] {
        call.expect_rank(name, meta, 4)?;
    }
    call.expect_size("key", "a width of", &key.shape[3], &query.shape[3])?;
    call.expect_size("value", "a length of", &value.shape[2], &key.shape[2])?;
    call.expect_size("value", "a width of", &value.shape[3], &query.shape[3])?;
    Ok(Heads { query, dims: [0, 1, 2].map(|dim| query.shape[dim].clone()) })
}

/// Which kernel runs on the processor is what `_fused_sdp_choice_cpp` decides: the fused one keeps the layout of the query.
fn scaled_dot_product<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (query, key, value) = (call.tensor("query")?, call.tensor("key")?, call.tensor("value")?);
    for (name, meta) in [("query", query), ("key", key), ("value", value)] {
        if meta.rank() < 2 {
            return Err(call.error(name, format!("{meta} has fewer than 2 dimensions")));
        }
        if meta.dtype != query.dtype {
            return Err(call.error(name, format!("is {meta}, but `query` is {query}")));
        }
    }
    let last = |meta: &Meta<S>, back: usize| meta.shape[meta.rank() - back].clone();
    call.expect_size("key", "a width of", &last(key, 1), &last(query, 1))?;
    call.expect_size("value", "a length of", &last(value, 2), &last(key, 2))?;
    let mask = call.opt_tensor("attn_mask")?;
    let all = [query, key, value];
    let dropout = call.floats("dropout_p").is_some_and(|p| p.first().is_some_and(|p| *p != 0.0));
    let grouped = call.has("enable_gqa") && call.flag("enable_gqa")?;
    let same = |a: &S, b: &S| a.same(b) != Some(false);
    let dense = all.iter().all(|meta| {
        meta.rank() == 4
            && same(&meta.shape[0], &query.shape[0])
            && (grouped || same(&meta.shape[1], &query.shape[1]))
            && same(&meta.shape[3], &query.shape[3])
            && !meta.shape[2].is(0)
            && (meta.stride[3].is(1) || meta.shape[3].is(1))
    });
    let mask_fits = mask.is_none_or(|mask| {
        let sizes = mask.shape.iter().rev().zip([last(key, 2), last(query, 2)]);
        !mask.requires_grad
            && matches!(mask.rank(), 2 | 4)
            && sizes.into_iter().all(|(own, wanted)| own.is(1) || same(own, &wanted))
    });
    let known = matches!(query.dtype, DType::Float32 | DType::Float64 | DType::BFloat16 | DType::Float16);
    if dense && mask_fits && known && !dropout {
        return Ok(query.like().into());
    }
    let mut batch = {
        let outer = |meta: &Meta<S>| -> SmallVec<[S; 5]> { meta.shape[..meta.rank() - 2].into() };
        if grouped {
            outer(query)
        } else {
            let (q, k, v) = (outer(query), outer(key), outer(value));
            call.broadcast(&[("query", &q), ("key", &k), ("value", &v)])?
        }
    };
    batch.extend([last(query, 2), last(value, 1)]);
    Ok(query.with_shape(batch).into())
}

fn flash_for_cpu<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let Heads { query, dims: [batch, count, length] } = heads(call)?;
    // The sums are stored by length, then heads.
    let stride = smallvec![length.times(&count), 1.into(), count.clone()];
    let sums = match query.dtype {
        DType::Float64 => DType::Float64,
        _ => DType::Float32,
    };
    let sums = query.strided(smallvec![batch, count, length], stride).with_dtype(sums);
    Ok(Value::tensors([query.like(), sums]))
}

fn math<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (query, key, value) = (call.tensor("query")?, call.tensor("key")?, call.tensor("value")?);
    if query.rank() < 2 || key.rank() < 2 || value.rank() != query.rank() {
        return Err(call.error("query", format!("{query} does not fit key {key} and value {value}")));
    }
    let rank = query.rank();
    let mut result: Dims<S> = query.shape.clone();
    result[rank - 1] = value.shape[rank - 1].clone();
    let mut weights = query.shape.clone();
    weights[rank - 1] = key.shape[key.rank() - 2].clone();
    Ok(Value::tensors([query.with_shape(result), query.with_shape(weights)]))
}

/// `_native_multi_head_attention`: the result, and the weights when they are asked for.
fn native_multi_head<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (query, key) = (call.tensor("query")?, call.tensor("key")?);
    call.expect_rank("query", query, 3)?;
    call.expect_rank("key", key, 3)?;
    let result = query.with_shape(query.shape.clone());
    if !call.flag("need_weights")? {
        return Ok(Value::List(vec![result.into(), Value::None]));
    }
    let mut weights: Dims<S> = smallvec![query.shape[0].clone()];
    if !call.flag("average_attn_weights")? {
        weights.push(call.size("num_head")?);
    }
    weights.extend([query.shape[1].clone(), key.shape[1].clone()]);
    Ok(Value::tensors([result, query.with_shape(weights)]))
}

fn encoder_layer<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("src")?;
    call.expect_rank("src", x, 3)?;
    Ok(x.with_shape(x.shape.clone()).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(scaled_dot_product, &["scaled_dot_product_attention"]);
    r.add(flash_for_cpu, &["_scaled_dot_product_flash_attention_for_cpu"]);
    r.add(math, &["_scaled_dot_product_attention_math"]);
    r.add(native_multi_head, &["_native_multi_head_attention"]);
    r.add(encoder_layer, &["_transformer_encoder_layer_fwd"]);
}
