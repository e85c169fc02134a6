//! Losses and distances.

use fx_ir::DType;
use smallvec::SmallVec;

use super::pointwise::{elementwise, promoted};
use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Value, shown};

/// The mean or sum is one number; without reduction the result has a number for each element.
fn finished<S: Size>(call: &Call<'_, S>, each: Meta<S>) -> Result<Value<S>> {
    Ok(if call.int("reduction")? == 0 { each } else { each.with_shape(Dims::new()) }.into())
}

fn elements<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, target) = (call.tensor("self")?, call.tensor("target")?);
    let dtype = promoted(call, &["self", "target"])?;
    let each = elementwise(call, &[("self", x), ("target", target)], dtype)?;
    finished(call, each)
}

fn binary_cross_entropy<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, target) = (call.tensor("self")?, call.tensor("target")?);
    if x.rank() != target.rank() || x.shape.iter().zip(&target.shape).any(|(a, b)| a.same(b) == Some(false)) {
        let problem = format!("has shape {}, but `self` has {}", shown(&target.shape), shown(&x.shape));
        return Err(call.error("target", problem));
    }
    finished(call, x.like())
}

/// The loss for each place of the input, and the total weight.
fn nll<S: Size>(call: &Call<'_, S>) -> Result<Meta<S>> {
    let (x, target) = (call.tensor("self")?, call.tensor("target")?);
    let classes = if x.rank() < 2 { 0 } else { 1 };
    if x.rank() == 0 {
        return Err(call.error("self", "has no dimension of classes"));
    }
    let probabilities = target.dtype.is_floating_point() && target.rank() == x.rank();
    let places: Dims<S> =
        x.shape.iter().enumerate().filter(|(dim, _)| *dim != classes).map(|(_, size)| size.clone()).collect();
    if !probabilities {
        let fits = target.rank() == places.len()
            && target.shape.iter().zip(&places).all(|(a, b)| a.same(b) != Some(false));
        if !fits {
            let problem =
                format!("has shape {}, but `self` {x} needs {}", shown(&target.shape), shown(&places));
            return Err(call.error("target", problem));
        }
    }
    if let Some(weight) = call.opt_tensor("weight")? {
        call.expect_size("weight", "a size of", &weight.numel(), &x.shape[classes])?;
    }
    Ok(x.with_shape(places))
}

fn nll_loss<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let each = nll(call)?;
    finished(call, each)
}

fn nll_loss_forward<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let each = nll(call)?;
    let total = each.with_shape(Dims::new());
    let result = if call.int("reduction")? == 0 { each } else { total.clone() };
    Ok(Value::tensors([result, total]))
}

fn cosine_similarity<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, y) = (call.tensor("x1")?, call.tensor("x2")?);
    let mut shape = call.broadcast(&[("x1", &x.shape), ("x2", &y.shape)])?;
    let dim = call.dim("dim", shape.len())?;
    if dim < shape.len() {
        shape.remove(dim);
    }
    let dtype = promoted(call, &["x1", "x2"])?;
    Ok(x.with_shape(shape).with_dtype(dtype).into())
}

fn pairwise_distance<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, y) = (call.tensor("x1")?, call.tensor("x2")?);
    let mut shape = call.broadcast(&[("x1", &x.shape), ("x2", &y.shape)])?;
    if let Some(last) = shape.pop()
        && call.flag("keepdim")?
    {
        shape.push(if last.is(0) { last } else { 1.into() });
    }
    Ok(x.with_shape(shape).into())
}

fn triplet<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let names = ["anchor", "positive", "negative"];
    let mut shapes: SmallVec<[(&str, &[S]); 3]> = SmallVec::new();
    for name in names {
        shapes.push((name, &call.tensor(name)?.shape));
    }
    let mut shape = call.broadcast(&shapes)?;
    shape.pop();
    let each = call.tensor("anchor")?.with_shape(shape);
    finished(call, each)
}

fn ctc<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("log_probs")?;
    let batch = if x.rank() == 3 { [x.shape[1].clone()].into_iter().collect() } else { Dims::new() };
    finished(call, x.with_shape(batch))
}

fn logits<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if x.dtype == DType::Bool {
        return Err(call.error("self", format!("is {x}, expected floating-point numbers")));
    }
    elements(call)
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(elements, &["mse_loss", "l1_loss", "kl_div", "soft_margin_loss", "smooth_l1_loss", "huber_loss"]);
    r.add(binary_cross_entropy, &["binary_cross_entropy"]);
    r.add(logits, &["binary_cross_entropy_with_logits"]);
    r.add(nll_loss, &["nll_loss", "nll_loss2d", "nll_loss_nd", "cross_entropy_loss"]);
    r.add(nll_loss_forward, &["nll_loss_forward", "nll_loss2d_forward"]);
    r.add(cosine_similarity, &["cosine_similarity"]);
    r.add(pairwise_distance, &["pairwise_distance"]);
    r.add(triplet, &["triplet_margin_loss"]);
    r.add(ctc, &["ctc_loss"]);
}
