//! Attention within shifted windows (Swin transformers), for images and videos alike: what the Python sources write out
//! for two and for three dimensions is one function of the number of dimensions here.
//!
//! Inputs are channels-last: `[batch, dim 1, ..., dim n, channels]`.

use tch::{Device, Kind, Tensor};

use super::{Result, int_list, ints, optional, positive_ints, sizes_of, tensor, volume};
use crate::error::CallError;
use crate::rows::Bound;
use crate::value::Value;

/// Channels-last sizes divided into windows.
struct Windows {
    batch: i64,
    /// The sizes between batch and channels, multiples of the window's.
    padded: Vec<i64>,
    window: Vec<i64>,
    channels: i64,
    /// The windows of one sample.
    count: i64,
    /// The positions of one window.
    positions: i64,
}

impl Windows {
    fn new(batch: i64, padded: Vec<i64>, window: &[i64], channels: i64) -> Result<Self> {
        let counts: Vec<i64> = padded.iter().zip(window).map(|(size, window)| size / window).collect();
        let (count, positions) = (volume(&counts)?, volume(window)?);
        volume(&[batch, count])?;
        Ok(Self { batch, padded, window: window.to_vec(), channels, count, positions })
    }

    fn counts(&self) -> impl Iterator<Item = i64> {
        self.padded.iter().zip(&self.window).map(|(size, window)| size / window)
    }

    /// `[batch, padded..., channels]` as `[batch * windows, positions, channels]`.
    fn divide(&self, x: &Tensor) -> Result<Tensor> {
        let dims = self.window.len() as i64;
        let mut split = vec![self.batch];
        split.extend(self.counts().zip(&self.window).flat_map(|(count, &window)| [count, window]));
        split.push(self.channels);
        let mut order = vec![0];
        order.extend((0..dims).map(|dim| 2 * dim + 1));
        order.extend((0..dims).map(|dim| 2 * dim + 2));
        order.push(2 * dims + 1);
        let rows = [self.batch * self.count, self.positions, self.channels];
        Ok(x.f_reshape(split)?.f_permute(order)?.f_reshape(rows)?)
    }

    /// The inverse of [`divide`](Self::divide).
    fn join(&self, x: &Tensor) -> Result<Tensor> {
        let dims = self.window.len() as i64;
        let mut split = vec![self.batch];
        split.extend(self.counts());
        split.extend(&self.window);
        split.push(self.channels);
        let mut order = vec![0];
        order.extend((0..dims).flat_map(|dim| [dim + 1, dim + 1 + dims]));
        order.push(2 * dims + 1);
        let mut whole = vec![self.batch];
        whole.extend(&self.padded);
        whole.push(self.channels);
        Ok(x.f_reshape(split)?.f_permute(order)?.f_reshape(whole)?)
    }

    /// What keeps positions that the shift brought together from far apart from attending to each other: zero within
    /// a region, -100 across, as `[windows, positions, positions]` of the type of `like`.
    fn mask(&self, shift: &[i64], like: &Tensor) -> Result<Tensor> {
        let dims = self.window.len();
        let mut regions = Tensor::f_from_slice(&[0i64])?.f_reshape(vec![1; dims])?;
        for (dim, ((&size, &window), &shift)) in self.padded.iter().zip(&self.window).zip(shift).enumerate() {
            let mut shape = vec![1; dims];
            shape[dim] = size;
            let along = regions_along(size, window, shift)?.f_reshape(shape)?;
            regions = regions.f_mul_scalar(3)?.f_add(&along)?;
        }
        let flat =
            Self { batch: 1, channels: 1, padded: self.padded.clone(), window: self.window.clone(), ..*self };
        let regions = flat.divide(&regions)?.f_squeeze_dim(2)?;
        let across = regions.f_unsqueeze(1)?.f_ne_tensor(&regions.f_unsqueeze(2)?)?;
        let mask = across.f_to_kind(Kind::Float)?.f_mul_scalar(-100.0)?;
        Ok(mask.f_type_as(like)?)
    }
}

/// The region, 0 to 2, of each position along a dimension: the last window's part before the shift is 1, the rest of it
/// 2. Bounds are Python's: counted from the end, as far as there is one.
fn regions_along(size: i64, window: i64, shift: i64) -> Result<Tensor> {
    let from_end = |back: i64| match back {
        // `x[-0:]` is all of it.
        0 => 0,
        back if back > 0 => (size - back).max(0),
        back => back.saturating_neg().min(size),
    };
    let positions = Tensor::f_arange(size, (Kind::Int64, Device::Cpu))?;
    let last = positions.f_ge(from_end(shift))?.f_mul_scalar(2)?;
    Ok(positions.f_ge(from_end(window))?.f_maximum(&last)?)
}

/// How much each size lacks to be a multiple.
fn padding<'a>(sizes: &'a [i64], multiples: &'a [i64]) -> impl DoubleEndedIterator<Item = i64> + 'a {
    sizes.iter().zip(multiples).map(|(size, multiple)| (multiple - size.rem_euclid(*multiple)) % multiple)
}

/// `_compute_pad_size_3d`.
pub(super) fn padding_of_call(bound: &Bound<'_>) -> Result<Value> {
    let (sizes, patch) = (ints(bound, "size_dhw", 3)?, positive_ints(bound, "patch_size", 3)?);
    Ok(Value::Tuple(padding(&sizes, &patch).map(Value::Int).collect()))
}

/// `_compute_attention_mask_3d`.
pub(super) fn mask_of_call(bound: &Bound<'_>, dims: usize) -> Result<Value> {
    let (x, sizes) = (tensor(bound, "x")?, positive_ints(bound, "size_dhw", dims)?);
    let (window, shift) = (positive_ints(bound, "window_size", dims)?, ints(bound, "shift_size", dims)?);
    Ok(Windows::new(1, sizes, &window, 1)?.mask(&shift, &x)?.into())
}

/// `_get_window_and_shift_size`: a window that is not smaller than the input becomes as large, and is not shifted.
pub(super) fn fit(bound: &Bound<'_>) -> Result<Value> {
    let sizes = ints(bound, "size_dhw", 3)?;
    let (mut window, mut shift) = (ints(bound, "window_size", 3)?, ints(bound, "shift_size", 3)?);
    for ((&size, window), shift) in sizes.iter().zip(&mut window).zip(&mut shift) {
        if size <= *window {
            (*window, *shift) = (size, 0);
        }
    }
    Ok(Value::Tuple(vec![int_list(&window), int_list(&shift)]))
}

/// `_get_relative_position_bias`: `[1, heads, positions, positions]`. In three dimensions the index is that of the
/// largest window, and its first part that of a smaller one.
pub(super) fn position_bias(bound: &Bound<'_>, dims: usize) -> Result<Value> {
    let (table, mut index) =
        (tensor(bound, "relative_position_bias_table")?, tensor(bound, "relative_position_index")?);
    let positions = volume(&positive_ints(bound, "window_size", dims)?)?;
    if dims == 3 {
        index = index.f_slice(0, None, positions, 1)?.f_slice(1, None, positions, 1)?.f_flatten(0, -1)?;
    }
    let bias = table.f_index(&[Some(index)])?.f_reshape([positions, positions, -1])?;
    Ok(bias.f_permute([2, 0, 1])?.f_contiguous()?.f_unsqueeze(0)?.into())
}

/// `_patch_merging_pad`: the four neighbours of each second position behind each other, as channels.
pub(super) fn merge_patches(bound: &Bound<'_>) -> Result<Value> {
    let x = tensor(bound, "x")?;
    let sizes = fx_aten::TensorExt::info(&x)?.sizes;
    let [.., height, width, _] = *sizes else {
        return Err(bound.bad("x", "a tensor of 3 dimensions or more", &Value::from(x)));
    };
    let x = x.f_pad([0, 0, 0, width % 2, 0, height % 2], "constant", None)?;
    let corner = |row: i64, column: i64| x.f_slice(-3, row, None, 2)?.f_slice(-2, column, None, 2);
    let corners = [corner(0, 0)?, corner(1, 0)?, corner(0, 1)?, corner(1, 1)?];
    Ok(Tensor::f_cat(&corners, -1)?.into())
}

/// The attention of each window's positions to each other: `[windows, positions, channels]`.
struct Heads {
    query: Tensor,
    key: Tensor,
    value: Tensor,
}

impl Heads {
    /// Projects `x` to the heads' queries, keys and values, each `[windows, heads, positions, channels of a head]`.
    fn project(x: &Tensor, weight: &Tensor, bias: Option<Tensor>, heads: i64) -> Result<Self> {
        let sizes = x.size();
        let qkv = x.f_linear(weight, bias)?;
        let parts =
            qkv.f_reshape([sizes[0], sizes[1], 3, heads, sizes[2] / heads])?.f_permute([2, 0, 3, 1, 4])?;
        Ok(Self { query: parts.f_select(0, 0)?, key: parts.f_select(0, 1)?, value: parts.f_select(0, 2)? })
    }

    fn scores(&self, logit_scale: Option<&Tensor>) -> Result<Tensor> {
        let Some(scale) = logit_scale else {
            let width = self.query.size().last().copied().unwrap_or(1) as f64;
            let query = self.query.f_mul_scalar(width.powf(-0.5))?;
            return Ok(query.f_matmul(&self.key.f_transpose(-2, -1)?)?);
        };
        let (query, key) = (normalized(&self.query)?, normalized(&self.key)?);
        let scale = scale.f_clamp_max(100f64.ln())?.f_exp()?;
        Ok(query.f_matmul(&key.f_transpose(-2, -1)?)?.f_mul(&scale)?)
    }
}

/// `torch.nn.functional.normalize(x, dim=-1)`.
fn normalized(x: &Tensor) -> Result<Tensor> {
    let norm = x.f_norm_scalaropt_dim(2, [-1], true)?;
    Ok(x.f_div(&norm.f_clamp_min(1e-12)?.f_expand_as(x)?)?)
}

/// A bias of queries, keys and values without the keys' part, which cosine attention does not have.
fn without_key_bias(bias: &Tensor) -> Result<Tensor> {
    let third = bias.numel() as i64 / 3;
    let [queries, values] = [bias.f_narrow(0, 0, third)?, bias.f_slice(0, 2 * third, None, 1)?];
    let keys = bias.f_narrow(0, third, third)?.f_zeros_like()?;
    Ok(Tensor::f_cat(&[queries, keys, values], 0)?)
}

/// `shifted_window_attention` and `shifted_window_attention_3d`.
pub(super) fn attention(bound: &Bound<'_>, dims: usize) -> Result<Value> {
    let input = tensor(bound, "input")?;
    let sizes = sizes_of(bound, "input", &input, dims + 2)?;
    let window = positive_ints(bound, "window_size", dims)?;
    let mut shift = ints(bound, "shift_size", dims)?;
    let (batch, channels, spatial) = (sizes[0], sizes[dims + 1], &sizes[1..=dims]);
    let heads = bound.int("num_heads")?;
    if heads <= 0 || channels % heads != 0 {
        return Err(bound.bad("num_heads", &format!("a divisor of {channels}"), &Value::Int(heads)));
    }
    let (dropout, training) = (bound.float("dropout")?, bound.flag("training")?);

    // Pads each dimension at its end, the last dimension first, as `pad` counts.
    let mut pads = vec![0, 0];
    pads.extend(padding(spatial, &window).rev().flat_map(|pad| [0, pad]));
    let mut x = input.f_pad(pads, "constant", 0.0)?;
    let padded: Vec<i64> = x.size()[1..=dims].to_vec();
    if dims == 2 {
        // For videos the caller has fitted window and shift (`_get_window_and_shift_size`).
        for ((shift, &size), &window) in shift.iter_mut().zip(&padded).zip(&window) {
            *shift = if window >= size { 0 } else { *shift };
        }
    }
    let total = shift.iter().try_fold(0i64, |sum, &step| sum.checked_add(step));
    let shifted = total.ok_or_else(|| CallError::invalid("shift_size overflows 64 bits"))? > 0;
    let along: Vec<i64> = (1..=dims as i64).collect();
    if shifted {
        let back: Vec<i64> = shift.iter().map(|step| step.saturating_neg()).collect();
        x = x.f_roll(back, &along)?;
    }
    let windows = Windows::new(batch, padded, &window, channels)?;
    let x = windows.divide(&x)?;

    let logit_scale = optional(bound, "logit_scale")?;
    let bias = match optional(bound, "qkv_bias")? {
        Some(bias) if logit_scale.is_some() => Some(without_key_bias(&bias)?),
        bias => bias,
    };
    let parts = Heads::project(&x, &tensor(bound, "qkv_weight")?, bias, heads)?;
    let scores = parts.scores(logit_scale.as_ref())?;
    let mut scores = scores.f_add(&tensor(bound, "relative_position_bias")?)?;
    if shifted {
        let positions = windows.positions;
        let mask = windows.mask(&shift, &x)?.f_unsqueeze(1)?.f_unsqueeze(0)?;
        scores = scores.f_reshape([batch, windows.count, heads, positions, positions])?.f_add(&mask)?;
        scores = scores.f_reshape([-1, heads, positions, positions])?;
    }
    let weights = scores.f_softmax(-1, None)?.f_dropout(bound.float("attention_dropout")?, training)?;
    let x = weights.f_matmul(&parts.value)?.f_transpose(1, 2)?.f_reshape(x.size())?;
    let x = x.f_linear(&tensor(bound, "proj_weight")?, optional(bound, "proj_bias")?)?;
    let x = x.f_dropout(dropout, training)?;

    let mut x = windows.join(&x)?;
    if shifted {
        x = x.f_roll(&shift, &along)?;
    }
    for (dim, &size) in along.iter().zip(spatial) {
        x = x.f_slice(*dim, 0, size, 1)?;
    }
    Ok(x.f_contiguous()?.into())
}
