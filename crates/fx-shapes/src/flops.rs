//! Floating-point operations of calls, from sizes alone ([`Registry::flops`]).
//!
//! What counts is what `torch.utils.flop_counter` counts: a multiplication and an addition for each pair of numbers that a
//! matrix product, a convolution or attention brings together. Everything else is taken for free.

use smallvec::SmallVec;

use crate::call::{Call, Result};
use crate::meta::Meta;
use crate::registry::Registry;
use crate::size::Size;
use crate::value::Value;

impl<S: Size> Registry<S> {
    /// Functions that give the number of floating-point operations of a call in place of its results, as
    /// [`Value::Int`]; symbolic when sizes are. An operator without one needs none worth counting, and is
    /// [`ShapeError::Unknown`](crate::ShapeError::Unknown). Own operators are added as to any registry.
    ///
    /// ```
    /// use fx_shapes::{Arg, Meta, Registry, Sym, Value};
    /// let flops: Registry<Sym> = Registry::flops();
    /// let x = Meta::new(fx_ir::DType::Float32, [Sym::symbol("s0", Some(4)), 8.into()].into_iter().collect());
    /// let w = Meta::new(fx_ir::DType::Float32, [Sym::Int(16), 8.into()].into_iter().collect());
    /// let args = [Arg::Tensor(&x), Arg::Tensor(&w)];
    /// let Value::Int(count) = flops.call::<&str>("aten::linear", &args, &[], &Default::default())? else { panic!() };
    /// assert_eq!(count.to_string(), "256*s0");
    /// # Ok::<(), fx_shapes::ShapeError>(())
    /// ```
    pub fn flops() -> Self {
        let mut r = Self::new();
        r.add(
            |call| product(call, "self"),
            &["mm", "bmm", "matmul", "linalg_matmul", "mv", "dot", "vdot", "inner"],
        );
        r.add(|call| product(call, "mat1"), &["addmm"]);
        r.add(|call| product(call, "batch1"), &["baddbmm"]);
        r.add(|call| product(call, "mat"), &["addmv"]);
        r.add(|call| product(call, "input"), &["linear"]);
        r.add(addbmm, &["addbmm"]);
        r.add(bilinear, &["bilinear"]);
        r.add(tensordot, &["tensordot"]);
        r.add(einsum, &["einsum"]);
        r.add(
            convolution,
            &["conv1d", "conv2d", "conv3d", "convolution", "_convolution", "convolution_overrideable"],
        );
        r.add(transposed, &["conv_transpose1d", "conv_transpose2d", "conv_transpose3d"]);
        r.add(backward, &["convolution_backward", "convolution_backward_overrideable"]);
        r.add(conv_tbc, &["conv_tbc"]);
        r.add(
            attention,
            &[
                "scaled_dot_product_attention",
                "_scaled_dot_product_attention_math",
                "_scaled_dot_product_flash_attention_for_cpu",
                "_scaled_dot_product_flash_attention",
                "_scaled_dot_product_efficient_attention",
                "_scaled_dot_product_cudnn_attention",
            ],
        );
        r.add(heads, &["_native_multi_head_attention"]);
        r.add(sequence, &["lstm.input", "gru.input", "rnn_tanh.input", "rnn_relu.input"]);
        r.add(step, &["lstm_cell", "gru_cell", "rnn_tanh_cell", "rnn_relu_cell"]);
        r
    }
}

fn count<S: Size>(pairs: &S) -> Result<Value<S>> {
    Ok(Value::Int(pairs.times(&2.into())))
}

fn volume<S: Size>(sizes: &[S]) -> S {
    sizes.iter().fold(S::from(1), |total, size| total.times(size))
}

fn last<S: Size>(x: &Meta<S>) -> S {
    x.shape.last().cloned().unwrap_or_else(|| 1.into())
}

/// How many numbers the call gives.
fn results<S: Size>(call: &Call<'_, S>) -> Result<S> {
    match S::registry().apply(call)? {
        Value::Tensor(meta) => Ok(meta.numel()),
        _ => Err(call.error(call.parameter(0), "gives no tensor")),
    }
}

/// Each result brings together a row of `left` and a column.
fn product<S: Size>(call: &Call<'_, S>, left: &str) -> Result<Value<S>> {
    count(&results(call)?.times(&last(call.tensor(left)?)))
}

fn addbmm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("batch1")?;
    call.expect_rank("batch1", x, 3)?;
    count(&results(call)?.times(&x.shape[0]).times(&x.shape[2]))
}

fn bilinear<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, y) = (call.tensor("input1")?, call.tensor("input2")?);
    count(&results(call)?.times(&last(x)).times(&last(y)))
}

fn tensordot<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dims = call.dims("dims_self", x.rank())?;
    let joined = x.shape.iter().zip(&dims).filter(|(_, joined)| **joined).map(|(size, _)| size.clone());
    count(&results(call)?.times(&volume(&joined.collect::<SmallVec<[S; 5]>>())))
}

/// One product after the other, from the left; labels that nothing later needs are summed.
fn einsum<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    // What the shape function refuses is refused here, too.
    results(call)?;
    let equation: String = call.text("equation").split_whitespace().collect();
    let operands = call.tensors("tensors")?;
    let (inputs, output) = equation.split_once("->").map_or((&*equation, None), |(a, b)| (a, Some(b)));
    // The dimensions of an ellipsis are labelled with numbers, from the last one.
    let labels = |term: &str, rank: usize| -> SmallVec<[char; 8]> {
        let named = term.chars().filter(char::is_ascii_alphabetic).count();
        let hidden = (0..rank.saturating_sub(named) as u32).rev().filter_map(|at| char::from_u32(at + 1));
        let (before, after) = term.split_once("...").unwrap_or((term, ""));
        let hidden = hidden.filter(|_| term.contains("..."));
        before.chars().chain(hidden).chain(after.chars()).collect()
    };
    let terms: Vec<SmallVec<[char; 8]>> =
        inputs.split(',').zip(&operands).map(|(term, operand)| labels(term, operand.rank())).collect();
    let mut sizes: Vec<(char, S)> = Vec::new();
    for (term, operand) in terms.iter().zip(&operands) {
        for (label, size) in term.iter().zip(&operand.shape) {
            match sizes.iter_mut().find(|(mine, _)| mine == label) {
                Some((_, mine)) if mine.is(1) => *mine = size.clone(),
                Some(_) => {}
                None => sizes.push((*label, size.clone())),
            }
        }
    }
    let uses = |label: char| terms.iter().filter(|term| term.contains(&label)).count();
    let stays = |label: char, from: usize| {
        let returned = match output {
            Some(output) => output.contains(label) || (label < 'A' && output.contains("...")),
            None => label < 'A' || uses(label) == 1,
        };
        returned || terms[from..].iter().any(|term| term.contains(&label))
    };
    let mut total = S::from(0);
    let mut open: SmallVec<[char; 8]> = terms.first().cloned().unwrap_or_default();
    for (at, term) in terms.iter().enumerate().skip(1) {
        open.extend(
            term.iter().copied().filter(|label| !open.contains(label)).collect::<SmallVec<[char; 8]>>(),
        );
        let pairs = sizes.iter().filter(|(label, _)| open.contains(label)).map(|(_, size)| size.clone());
        total = total.plus(&volume(&pairs.collect::<SmallVec<[S; 8]>>()));
        open.retain(|label| stays(*label, at + 1));
    }
    count(&total)
}

/// Each result brings together one window of the inputs of its group.
fn convolution<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    if call.has("transposed") && call.flag("transposed")? {
        return transposed(call);
    }
    let w = call.tensor("weight")?;
    count(&results(call)?.times(&volume(w.shape.get(1..).unwrap_or_default())))
}

/// Each input goes to one window of the results of its group.
fn transposed<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, w) = (call.tensor("input")?, call.tensor("weight")?);
    results(call)?;
    count(&x.numel().times(&volume(w.shape.get(1..).unwrap_or_default())))
}

/// The gradients of the input and of the weight each bring together what the convolution did.
fn backward<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (grad, x, w) = (call.tensor("grad_output")?, call.tensor("input")?, call.tensor("weight")?);
    let windows = if call.flag("transposed")? { x } else { grad };
    let once = windows.numel().times(&volume(w.shape.get(1..).unwrap_or_default()));
    let Value::List(gradients) = S::registry().apply(call)? else {
        return Err(call.error("output_mask", "gives no list of gradients"));
    };
    let wanted = gradients.iter().take(2).filter(|gradient| gradient.as_tensor().is_some()).count();
    count(&once.times(&(wanted as i64).into()))
}

fn conv_tbc<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let w = call.tensor("weight")?;
    count(&results(call)?.times(&volume(w.shape.get(..2).unwrap_or_default())))
}

/// Scores, and sums by them; a causal mask saves nothing here.
fn attention<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (query, key, value) = (call.tensor("query")?, call.tensor("key")?, call.tensor("value")?);
    if key.rank() < 2 {
        return Err(call.error("key", format!("{key} has fewer than 2 dimensions")));
    }
    let rows = volume(query.shape.get(..query.rank().saturating_sub(1)).unwrap_or_default());
    let length = &key.shape[key.rank() - 2];
    count(&rows.times(length).times(&last(query).plus(&last(value))))
}

/// Projections to and from the heads, and attention between them.
fn heads<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (query, key) = (call.tensor("query")?, call.tensor("key")?);
    call.expect_rank("query", query, 3)?;
    call.expect_rank("key", key, 3)?;
    let rows = query.shape[0].times(&query.shape[1]);
    let weights = call.tensor("qkv_weight")?.numel().plus(&call.tensor("proj_weight")?.numel());
    let between = key.shape[1].times(&last(query)).times(&2.into());
    count(&rows.times(&weights.plus(&between)))
}

/// Every weight matrix meets every step of every sequence.
fn sequence<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    let steps = volume(x.shape.get(..x.rank().saturating_sub(1)).unwrap_or_default());
    let matrices = call.tensors("params")?.into_iter().filter(|weight| weight.rank() == 2);
    let weights = matrices.fold(S::from(0), |total, weight| total.plus(&weight.numel()));
    count(&steps.times(&weights))
}

fn step<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("input")?;
    let rows = volume(x.shape.get(..x.rank().saturating_sub(1)).unwrap_or_default());
    let weights = call.tensor("w_ih")?.numel().plus(&call.tensor("w_hh")?.numel());
    count(&rows.times(&weights))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use fx_ir::DType;

    use super::*;
    use crate::{Arg, ShapeError};

    /// The count for tensors of these sizes, followed by other arguments.
    fn flops(operator: &str, shapes: &[&[i64]], rest: &[Arg<'_, i64>]) -> i64 {
        let metas: Vec<Meta<i64>> =
            shapes.iter().map(|sizes| Meta::new(DType::Float32, sizes.iter().copied().collect())).collect();
        let args: Vec<Arg<'_, i64>> = metas.iter().map(Arg::Tensor).chain(rest.iter().cloned()).collect();
        match Registry::flops().call::<&str>(operator, &args, &[], &Cell::new(0)) {
            Ok(Value::Int(count)) => count,
            other => panic!("{operator}: {other:?}"),
        }
    }

    fn ints(items: &[i64]) -> Arg<'static, i64> {
        Arg::list(items.iter().map(|item| Arg::Int(*item)))
    }

    /// `FlopCounterMode` of torch 2.13.0 counts as much.
    #[test]
    fn counts_are_those_of_torch() {
        assert_eq!(flops("aten::mm", &[&[2, 3], &[3, 5]], &[]), 60);
        assert_eq!(flops("aten::matmul", &[&[4, 2, 3], &[3, 5]], &[]), 240);
        assert_eq!(flops("aten::matmul", &[&[7, 1, 2, 3], &[6, 3, 5]], &[]), 2520);
        assert_eq!(flops("aten::linear", &[&[2, 7, 3], &[5, 3], &[5]], &[]), 420);
        assert_eq!(flops("aten::baddbmm", &[&[2, 3, 5], &[2, 3, 4], &[2, 4, 5]], &[]), 240);
        let window = [Arg::None, ints(&[2, 2]), ints(&[1, 1]), ints(&[1, 1]), Arg::Int(2)];
        assert_eq!(flops("aten::conv2d", &[&[2, 4, 8, 8], &[6, 2, 3, 3]], &window), 6912);
        assert_eq!(flops("aten::conv1d", &[&[3, 16], &[4, 3, 3]], &[]), 1008);
        let window = [Arg::None, ints(&[2, 2]), ints(&[1, 1]), ints(&[1, 1]), Arg::Int(2)];
        assert_eq!(flops("aten::conv_transpose2d.input", &[&[2, 4, 8, 8], &[4, 3, 3, 3]], &window), 27648);
        assert_eq!(flops("aten::gru_cell", &[&[2, 3], &[2, 5], &[15, 3], &[15, 5]], &[]), 480);
        let (x, y) = (ints(&[1, 2]), ints(&[0, 1]));
        assert_eq!(flops("aten::tensordot", &[&[2, 3, 4], &[3, 4, 5]], &[x, y]), 240);
        let flag = |value| Arg::Bool(Some(value));
        let mask = Arg::list([flag(true), flag(true), flag(false)]);
        let rest = [Arg::None, ints(&[2, 2]), ints(&[1, 1]), ints(&[1, 1]), flag(false), ints(&[0, 0])];
        let rest: Vec<Arg<'_, i64>> = rest.into_iter().chain([Arg::Int(1), mask]).collect();
        let shapes: [&[i64]; 3] = [&[2, 6, 4, 4], &[2, 4, 8, 8], &[6, 4, 3, 3]];
        assert_eq!(flops("aten::convolution_backward", &shapes, &rest), 27648);
    }

    #[test]
    fn einsum_counts_its_products() {
        let einsum = |equation: &str, shapes: &[&[i64]]| {
            let metas: Vec<Meta<i64>> = shapes
                .iter()
                .map(|sizes| Meta::new(DType::Float32, sizes.iter().copied().collect()))
                .collect();
            let args = [Arg::Str(equation), Arg::list(metas.iter().map(Arg::Tensor))];
            match Registry::flops().call::<&str>("aten::einsum", &args, &[], &Cell::new(0)) {
                Ok(Value::Int(count)) => count,
                other => panic!("{equation}: {other:?}"),
            }
        };
        // The first three as `FlopCounterMode` of torch 2.13.0 counts them.
        assert_eq!(einsum("bij,bjk->bik", &[&[2, 3, 8], &[2, 8, 4]]), 384);
        assert_eq!(einsum("ab,bc,cd->ad", &[&[2, 3], &[3, 4], &[4, 5]]), 128);
        assert_eq!(einsum("...ij,...jk->...ik", &[&[2, 6, 3, 8], &[2, 6, 8, 4]]), 2304);
        assert_eq!(einsum("ii->i", &[&[3, 3]]), 0);
    }

    #[test]
    fn what_torch_does_not_count_on_the_processor_is_counted_by_its_products() {
        let (q, k): (&[i64], &[i64]) = (&[2, 4, 8, 16], &[2, 4, 10, 16]);
        assert_eq!(flops("aten::scaled_dot_product_attention", &[q, k, k], &[]), 2 * 2 * 4 * 8 * 10 * 32);
        let x = Meta::new(DType::Float32, [2, 3].into_iter().collect());
        let none = Registry::flops().call::<&str>("aten::relu", &[Arg::Tensor(&x)], &[], &Cell::new(0));
        assert_eq!(none, Err(ShapeError::Unknown { operator: "aten::relu".to_owned() }));
    }
}
