//! What MViT wraps: a dimension for the heads where there is none, and relative positions in three dimensions.

use tch::{Device, Kind, Tensor};

use super::{Result, positive_ints, sizes_of, tensor, volume};
use crate::rows::Bound;
use crate::value::Value;

/// Whether a tensor of `dims` dimensions lacks the one that is expanded.
fn lacks_one(dims: i64, target: i64) -> bool {
    target.checked_sub(1) == Some(dims)
}

/// `_unsqueeze`: the tensor with `target_dim` dimensions, and how many it had.
pub(super) fn unsqueeze(bound: &Bound<'_>) -> Result<Value> {
    let (x, target) = (tensor(bound, "x")?, bound.int("target_dim")?);
    let dims = x.dim() as i64;
    let expanded = if lacks_one(dims, target) {
        x.f_unsqueeze(bound.int("expand_dim")?)?
    } else if dims == target {
        x
    } else {
        return Err(bound.bad(
            "x",
            &format!("a tensor of {target} dimensions, or one less"),
            &Value::from(x),
        ));
    };
    Ok(Value::Tuple(vec![expanded.into(), Value::Int(dims)]))
}

/// `_squeeze`: undoes [`unsqueeze`].
pub(super) fn squeeze(bound: &Bound<'_>) -> Result<Value> {
    let x = tensor(bound, "x")?;
    match lacks_one(bound.int("tensor_dim")?, bound.int("target_dim")?) {
        true => Ok(x.f_squeeze_dim(bound.int("expand_dim")?)?.into()),
        false => Ok(x.into()),
    }
}

/// The rows of a table of relative positions for each query and key along a dimension: `[queries, keys, channels]`.
fn rows(table: &Tensor, queries: i64, keys: i64) -> Result<Tensor> {
    let (query_count, key_count) = (queries as f64, keys as f64);
    let distances = queries.max(keys).saturating_mul(2) - 1;
    let count = |size: i64| Tensor::f_arange(size, (Kind::Int64, Device::Cpu));
    let query_step = (key_count / query_count).max(1.0);
    let key_step = (query_count / key_count).max(1.0);
    let query = count(queries)?.f_unsqueeze(1)?.f_mul_scalar(query_step)?;
    let key = count(keys)?.f_unsqueeze(0)?.f_add_scalar(1.0 - key_count)?.f_mul_scalar(key_step)?;
    let distance = query.f_sub(&key)?.f_to_kind(Kind::Int64)?;
    let table = if table.size().first() == Some(&distances) {
        table.shallow_clone()
    } else {
        let columns = table.f_permute([1, 0])?.f_unsqueeze(0)?;
        columns.f_upsample_linear1d([distances], false, None)?.f_squeeze_dim(0)?.f_permute([1, 0])?
    };
    Ok(table.f_index(&[Some(distance)])?)
}

/// `_add_rel_pos`: adds what relative positions say to the attention of all but the class token, in place.
pub(super) fn add_relative_positions(bound: &Bound<'_>) -> Result<Value> {
    let (attention, q) = (tensor(bound, "attn")?, tensor(bound, "q")?);
    let (queries, keys) = (positive_ints(bound, "q_thw", 3)?, positive_ints(bound, "k_thw", 3)?);
    let ([q_t, q_h, q_w], [k_t, k_h, k_w]) =
        ([queries[0], queries[1], queries[2]], [keys[0], keys[1], keys[2]]);
    let sizes = sizes_of(bound, "q", &q, 4)?;
    let (batch, heads, channels) = (sizes[0], sizes[1], sizes[3]);
    // The sizes make tables, which must not be larger than the tensors that they speak of.
    let (query_count, key_count) = (volume(&queries)?, volume(&keys)?);
    let expected = [batch, heads, query_count.saturating_add(1), key_count.saturating_add(1)];
    if sizes_of(bound, "attn", &attention, 4)? != expected {
        return Err(bound.bad("attn", &format!("of the shape {expected:?}"), &Value::from(attention)));
    }
    let along_t = rows(&tensor(bound, "rel_pos_t")?, q_t, k_t)?;
    let along_h = rows(&tensor(bound, "rel_pos_h")?, q_h, k_h)?;
    let along_w = rows(&tensor(bound, "rel_pos_w")?, q_w, k_w)?;
    let q = q.f_slice(2, 1, None, 1)?.f_reshape([batch, heads, q_t, q_h, q_w, channels])?;
    let einsum = |equation: &str, table: &Tensor| Tensor::f_einsum(equation, &[&q, table], None::<i64>);
    let of_h = einsum("bythwc,hkc->bythwk", &along_h)?;
    let of_w = einsum("bythwc,wkc->bythwk", &along_w)?;
    let by_t =
        q.f_permute([2, 0, 1, 3, 4, 5])?.f_reshape([q_t, volume(&[batch, heads, q_h, q_w])?, channels])?;
    let of_t = by_t.f_matmul(&along_t.f_transpose(1, 2)?)?.f_transpose(0, 1)?;
    let of_t = of_t.f_reshape([batch, heads, q_h, q_w, q_t, k_t])?.f_permute([0, 1, 4, 2, 3, 5])?;

    let sum = of_h.f_unsqueeze(5)?.f_unsqueeze(7)?.f_add(&of_w.f_unsqueeze(5)?.f_unsqueeze(6)?)?;
    let sum = sum.f_add(&of_t.f_unsqueeze(6)?.f_unsqueeze(7)?)?;
    let sum = sum.f_reshape([batch, heads, query_count, key_count])?;
    let _ = attention.f_slice(2, 1, None, 1)?.f_slice(3, 1, None, 1)?.f_add_(&sum)?;
    Ok(attention.into())
}

/// `_add_shortcut`: adds in place, with or without the class token.
pub(super) fn add_shortcut(bound: &Bound<'_>) -> Result<Value> {
    let (mut x, shortcut) = (tensor(bound, "x")?, tensor(bound, "shortcut")?);
    if bound.flag("residual_with_cls_embed")? {
        let _ = x.f_add_(&shortcut)?;
    } else {
        let _ = x.f_slice(2, 1, None, 1)?.f_add_(&shortcut.f_slice(2, 1, None, 1)?)?;
    }
    Ok(x.into())
}
