//! Products of matrices.

use smallvec::{SmallVec, smallvec};

use super::pointwise::{elementwise, promoted};
use super::views::{permuted, squeezed};
use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Value, shown};

fn same_type<S: Size>(call: &Call<'_, S>, a: (&str, &Meta<S>), b: (&str, &Meta<S>)) -> Result<()> {
    if a.1.dtype == b.1.dtype {
        return Ok(());
    }
    Err(call.error(b.0, format!("is {}, but `{}` is {}", b.1, a.0, a.1)))
}

/// Checks that the columns of one are as many as the rows of the other.
fn inner<S: Size>(
    call: &Call<'_, S>,
    a: (&str, &Meta<S>),
    b: (&str, &Meta<S>),
    left: &S,
    right: &S,
) -> Result<()> {
    if left.same(right) == Some(false) {
        let problem = format!("{} has {right} rows, but `{}` {} has {left} columns", b.1, a.0, a.1);
        return Err(call.error(b.0, problem));
    }
    same_type(call, a, b)
}

/// The product of matrices, or of batches of them, whose ranks are known to be `rank`.
fn product<S: Size>(call: &Call<'_, S>, a: &str, b: &str, rank: usize) -> Result<Meta<S>> {
    let (x, y) = (call.tensor(a)?, call.tensor(b)?);
    call.expect_rank(a, x, rank)?;
    call.expect_rank(b, y, rank)?;
    if rank == 3 {
        call.expect_size(b, "a batch of", &y.shape[0], &x.shape[0])?;
    }
    inner(call, (a, x), (b, y), &x.shape[rank - 1], &y.shape[rank - 2])?;
    let mut shape = x.shape.clone();
    shape[rank - 1] = y.shape[rank - 1].clone();
    Ok(x.with_shape(shape))
}

fn mm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(product(call, "self", "mat2", 2)?.into())
}

fn bmm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    Ok(product(call, "self", "mat2", 3)?.into())
}

/// A product and something that broadcasts to it.
fn added<S: Size>(call: &Call<'_, S>, a: &str, b: &str, rank: usize) -> Result<Value<S>> {
    let result = product(call, a, b, rank)?;
    let own = call.tensor("self")?;
    let shape = call.broadcast(&[("self", &own.shape), (a, &result.shape)])?;
    if shape.len() != result.rank() || shape.iter().zip(&result.shape).any(|(a, b)| a.same(b) == Some(false))
    {
        return Err(call.error("self", format!("{own} does not broadcast to {}", shown(&result.shape))));
    }
    Ok(result.into())
}

fn addmm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    added(call, "mat1", "mat2", 2)
}

fn baddbmm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    added(call, "batch1", "batch2", 3)
}

fn addbmm<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let batches = product(call, "batch1", "batch2", 3)?;
    Ok(batches.with_shape(batches.shape[1..].into()).into())
}

fn mv<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let name = if call.name() == "addmv" { "mat" } else { "self" };
    let (matrix, vector) = (call.tensor(name)?, call.tensor("vec")?);
    call.expect_rank(name, matrix, 2)?;
    call.expect_rank("vec", vector, 1)?;
    inner(call, (name, matrix), ("vec", vector), &matrix.shape[1], &vector.shape[0])?;
    Ok(matrix.with_shape(smallvec![matrix.shape[0].clone()]).into())
}

fn dot<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, y) = (call.tensor("self")?, call.tensor(call.parameter(1))?);
    call.expect_rank("self", x, 1)?;
    call.expect_rank(call.parameter(1), y, 1)?;
    inner(call, ("self", x), (call.parameter(1), y), &x.shape[0], &y.shape[0])?;
    Ok(x.with_shape(SmallVec::new()).into())
}

fn outer<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (a, b) = match call.name() {
        "addr" => ("vec1", "vec2"),
        _ => ("self", "vec2"),
    };
    let (x, y) = (call.tensor(a)?, call.tensor(b)?);
    call.expect_rank(a, x, 1)?;
    call.expect_rank(b, y, 1)?;
    let dtype = promoted(call, &[a, b])?;
    Ok(x.with_shape(smallvec![x.shape[0].clone(), y.shape[0].clone()]).with_dtype(dtype).into())
}

/// `matmul` of any ranks (`torch.matmul`).
fn matmul<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (a, b) = (call.parameter(0), call.parameter(1));
    let (x, y) = (call.tensor(a)?, call.tensor(b)?);
    if x.rank() == 0 || y.rank() == 0 {
        let scalar = if x.rank() == 0 { a } else { b };
        return Err(call.error(scalar, "has no dimension"));
    }
    let columns = &x.shape[x.rank() - 1];
    let rows = &y.shape[y.rank().saturating_sub(2)];
    inner(call, (a, x), (b, y), columns, rows)?;
    let (x_batch, y_batch) = (&x.shape[..x.rank().saturating_sub(2)], &y.shape[..y.rank().saturating_sub(2)]);
    let mut shape = call.broadcast(&[(a, x_batch), (b, y_batch)])?;
    if x.rank() > 1 {
        shape.push(x.shape[x.rank() - 2].clone());
    }
    if y.rank() > 1 {
        shape.push(y.shape[y.rank() - 1].clone());
    }
    Ok(x.with_shape(shape).into())
}

fn linear<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, w) = (call.tensor("input")?, call.tensor("weight")?);
    if x.rank() == 0 || !(1..=2).contains(&w.rank()) {
        let problem = format!("{w} is no matrix for `input` {x}");
        return Err(call.error("weight", problem));
    }
    let (columns, inputs) = (&x.shape[x.rank() - 1], &w.shape[w.rank() - 1]);
    if columns.same(inputs) == Some(false) {
        let problem = format!("{w} takes {inputs} features, but `input` {x} has {columns}");
        return Err(call.error("weight", problem));
    }
    same_type(call, ("input", x), ("weight", w))?;
    let mut shape: Dims<S> = x.shape[..x.rank() - 1].into();
    if w.rank() == 2 {
        shape.push(w.shape[0].clone());
    }
    if let Some(bias) = call.opt_tensor("bias")? {
        same_type(call, ("input", x), ("bias", bias))?;
        call.broadcast(&[("input", &shape), ("bias", &bias.shape)])?;
    }
    Ok(x.with_shape(shape).into())
}

fn bilinear<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, w) = (call.tensor("input1")?, call.tensor("weight")?);
    call.expect_rank("weight", w, 3)?;
    let Some((last, batch)) = x.shape.split_last() else {
        return Err(call.error("input1", "has no dimension"));
    };
    call.expect_size("weight", "inputs", &w.shape[1], last)?;
    Ok(x.with_shape(batch.iter().cloned().chain([w.shape[0].clone()]).collect()).into())
}

fn tensordot<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, y) = (call.tensor("self")?, call.tensor("other")?);
    let mut kept: [SmallVec<[bool; 5]>; 2] = [smallvec![true; x.rank()], smallvec![true; y.rank()]];
    let (a, b) = (call.ints("dims_self")?, call.ints("dims_other")?);
    if a.len() != b.len() {
        return Err(call.error("dims_other", format!("names {} dimensions, dims_self {}", b.len(), a.len())));
    }
    for (a, b) in a.iter().zip(&b) {
        let (a, b) = (call.wrap("dims_self", *a, x.rank())?, call.wrap("dims_other", *b, y.rank())?);
        if let (Some(size), Some(wanted)) = (y.shape.get(b), x.shape.get(a)) {
            call.expect_size("other", &format!("in dimension {b}"), size, wanted)?;
            (kept[0][a], kept[1][b]) = (false, false);
        }
    }
    let pick = |meta: &Meta<S>, kept: &[bool]| -> Dims<S> {
        meta.shape.iter().zip(kept).filter(|(_, kept)| **kept).map(|(size, _)| size.clone()).collect()
    };
    let shape = pick(x, &kept[0]).into_iter().chain(pick(y, &kept[1])).collect();
    Ok(x.with_shape(shape).into())
}

fn kron<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, y) = (call.tensor("self")?, call.tensor("other")?);
    let rank = x.rank().max(y.rank());
    let one = S::from(1);
    let size = |meta: &Meta<S>, at: usize| {
        (at + meta.rank()).checked_sub(rank).map_or(one.clone(), |dim| meta.shape[dim].clone())
    };
    let shape = (0..rank).map(|at| size(x, at).times(&size(y, at))).collect();
    let dtype = promoted(call, &["self", "other"])?;
    Ok(x.with_shape(shape).with_dtype(dtype).into())
}

/// What `sumproduct_pair` gives: both operands have all dimensions, of size 1 where a label is missing.
fn pair<S: Size>(call: &Call<'_, S>, x: &Meta<S>, y: &Meta<S>, summed: &[bool]) -> Result<Meta<S>> {
    if !summed.contains(&true) {
        return elementwise(call, &[("tensors", x), ("tensors", y)], x.dtype);
    }
    let (mut both, mut left, mut right, mut sums) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (dim, summed) in summed.iter().enumerate() {
        match (x.shape[dim].is(1), y.shape[dim].is(1)) {
            _ if *summed => sums.push(dim),
            (false, false) => both.push(dim),
            (false, true) => left.push(dim),
            _ => right.push(dim),
        }
    }
    let mut shape: Dims<S> = both.iter().chain(&left).map(|dim| x.shape[*dim].clone()).collect();
    shape.extend(sums.iter().map(|_| S::from(1)));
    shape.extend(right.iter().map(|dim| y.shape[*dim].clone()));
    let made = x.with_shape(shape);
    let mut order: SmallVec<[usize; 5]> = smallvec![0; x.rank()];
    for (at, dim) in both.iter().chain(&left).chain(&sums).chain(&right).enumerate() {
        order[*dim] = at;
    }
    Ok(permuted(&made, &order))
}

/// Einstein summation, operand by operand from the left, as libtorch does it without a path.
fn einsum<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    const DOTS: char = '.';
    let equation: String = call.text("equation").chars().filter(|c| !c.is_whitespace()).collect();
    let operands = call.tensors("tensors")?;
    let bad = |problem: String| call.error("equation", format!("{equation:?}: {problem}"));
    let (inputs, output) = match equation.split_once("->") {
        Some((inputs, output)) => (inputs, Some(output)),
        None => (&equation[..], None),
    };
    let inputs: Vec<String> = inputs.split(',').map(|labels| labels.replace("...", ".")).collect();
    if inputs.len() != operands.len() || operands.is_empty() {
        return Err(bad(format!("has {} operands, {} were given", inputs.len(), operands.len())));
    }
    // How many dimensions the dots stand for.
    let mut dots = 0;
    let mut counts: std::collections::BTreeMap<char, usize> = std::collections::BTreeMap::new();
    for (labels, operand) in inputs.iter().zip(&operands) {
        let named = labels.chars().filter(|c| *c != DOTS).count();
        if labels.chars().any(|c| c != DOTS && !c.is_ascii_alphabetic()) || labels.matches(DOTS).count() > 1 {
            return Err(bad(format!("`{labels}` is no list of labels")));
        }
        match operand.rank().checked_sub(named) {
            Some(0) => {}
            Some(more) if labels.contains(DOTS) => dots = dots.max(more),
            _ => return Err(bad(format!("`{labels}` names {named} dimensions of {operand}"))),
        }
        for label in labels.chars().filter(|c| *c != DOTS) {
            *counts.entry(label).or_default() += 1;
        }
    }
    let output: String = match output {
        Some(output) => output.replace("...", "."),
        None => {
            let once = counts.iter().filter(|(_, count)| **count == 1).map(|(label, _)| *label);
            (if dots > 0 { Some(DOTS) } else { None }).into_iter().chain(once).collect()
        }
    };
    // The place of each label: the output's, then those that are summed.
    let mut places: Vec<(char, usize)> = Vec::new();
    let mut next = 0;
    for label in output.chars() {
        if places.iter().any(|(other, _)| *other == label) || (label != DOTS && !counts.contains_key(&label))
        {
            return Err(bad(format!("`{label}` in the output is a repetition or in no operand")));
        }
        places.push((label, next));
        next += if label == DOTS { dots } else { 1 };
    }
    let kept = next;
    if dots > 0 && !output.contains(DOTS) {
        places.push((DOTS, next));
        next += dots;
    }
    for label in counts.keys() {
        if !places.iter().any(|(other, _)| other == label) {
            places.push((*label, next));
            next += 1;
        }
    }
    let place = |label: char| places.iter().find(|(other, _)| *other == label).map_or(0, |(_, at)| *at);
    let mut aligned: Vec<Meta<S>> = Vec::new();
    for (labels, operand) in inputs.iter().zip(&operands) {
        let covered = operand.rank() - labels.chars().filter(|c| *c != DOTS).count();
        let mut view = operand.view(smallvec![S::from(1); next], smallvec![S::from(0); next]);
        let mut taken: Vec<bool> = vec![false; next];
        let mut dim = 0;
        for label in labels.chars() {
            let width = if label == DOTS { covered } else { 1 };
            for offset in 0..width {
                let at = place(label) + offset + if label == DOTS { dots - covered } else { 0 };
                let (size, stride) = (&operand.shape[dim], &operand.stride[dim]);
                dim += 1;
                if taken[at] {
                    // A label twice in one operand is its diagonal.
                    call.expect_size(
                        "tensors",
                        &format!("for label `{label}` a size of"),
                        size,
                        &view.shape[at],
                    )?;
                    view.stride[at] = view.stride[at].plus(stride);
                } else {
                    (view.shape[at], view.stride[at], taken[at]) = (size.clone(), stride.clone(), true);
                }
            }
        }
        // Missing dimensions are unsqueezed from the end.
        for at in (0..next).rev().filter(|at| !taken[*at]) {
            view.stride[at] = match view.shape.get(at + 1) {
                Some(size) => size.times(&view.stride[at + 1]),
                None => 1.into(),
            };
        }
        aligned.push(view);
    }
    for at in 0..next {
        let mut size = S::from(1);
        for view in &aligned {
            if !view.shape[at].is(1) {
                if !size.is(1) {
                    call.expect_size("tensors", "for one label a size of", &view.shape[at], &size)?;
                }
                size = view.shape[at].clone();
            }
        }
    }
    let mut uses: Vec<usize> =
        (0..next).map(|at| aligned.iter().filter(|view| !view.shape[at].is(1)).count()).collect();
    let mut rest = aligned.into_iter();
    let Some(mut total) = rest.next() else { return Err(bad("has no operand".to_owned())) };
    let reduce = |meta: &Meta<S>, dims: &[bool]| {
        let shape =
            meta.shape.iter().zip(dims).map(|(size, gone)| if *gone { 1.into() } else { size.clone() });
        meta.with_shape(shape.collect())
    };
    if operands.len() == 1 {
        if next > kept {
            let dims: Vec<bool> = (0..next).map(|at| at >= kept).collect();
            let summed = reduce(&total, &dims);
            let shape: Dims<S> = summed.shape[..kept].into();
            return Ok(total.with_shape(shape).into());
        }
        return Ok(total.into());
    }
    for mut other in rest {
        let (mut sums, mut left, mut right) = (vec![false; next], vec![false; next], vec![false; next]);
        for dim in kept..next {
            match (total.shape[dim].is(1), other.shape[dim].is(1)) {
                (false, false) => {
                    uses[dim] = uses[dim].saturating_sub(1);
                    if uses[dim] == 1 {
                        (sums[dim], uses[dim]) = (true, 0);
                    }
                }
                (false, true) if uses[dim] == 1 => (left[dim], uses[dim]) = (true, 0),
                (true, false) if uses[dim] == 1 => (right[dim], uses[dim]) = (true, 0),
                _ => {}
            }
        }
        if left.contains(&true) {
            total = reduce(&total, &left);
        }
        if right.contains(&true) {
            other = reduce(&other, &right);
        }
        total = pair(call, &total, &other, &sums)?;
    }
    let gone: SmallVec<[bool; 5]> = (0..next).map(|at| at >= kept).collect();
    Ok(squeezed(&total, &gone).into())
}

fn cdist<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (x, y) = (call.tensor("x1")?, call.tensor("x2")?);
    if x.rank() < 2 || y.rank() < 2 {
        return Err(call.error("x1", format!("{x} and x2 {y} need two dimensions each")));
    }
    call.expect_size("x2", "columns:", &y.shape[y.rank() - 1], &x.shape[x.rank() - 1])?;
    let mut shape = call.broadcast(&[("x1", &x.shape[..x.rank() - 2]), ("x2", &y.shape[..y.rank() - 2])])?;
    shape.push(x.shape[x.rank() - 2].clone());
    shape.push(y.shape[y.rank() - 2].clone());
    Ok(x.with_shape(shape).into())
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(mm, &["mm"]);
    r.add(bmm, &["bmm"]);
    r.add(addmm, &["addmm"]);
    r.add(baddbmm, &["baddbmm"]);
    r.add(addbmm, &["addbmm"]);
    r.add(mv, &["mv", "addmv"]);
    r.add(dot, &["dot", "vdot"]);
    r.add(outer, &["outer", "ger", "addr"]);
    r.add(matmul, &["matmul", "linalg_matmul"]);
    r.add(linear, &["linear"]);
    r.add(bilinear, &["bilinear"]);
    r.add(tensordot, &["tensordot"]);
    r.add(kron, &["kron"]);
    r.add(einsum, &["einsum"]);
    r.add(cdist, &["cdist", "_cdist_forward"]);
}
