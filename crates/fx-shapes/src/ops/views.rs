//! Views and changes of shape: strides and offsets of what shares memory.

use fx_ir::MemoryFormat;
use smallvec::{SmallVec, smallvec};

use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Arg, Value, shown};

/// The dimensions in another order.
pub(crate) fn permuted<S: Size>(x: &Meta<S>, order: &[usize]) -> Meta<S> {
    let pick = |from: &Dims<S>| order.iter().map(|dim| from[*dim].clone()).collect();
    x.view(pick(&x.shape), pick(&x.stride))
}

fn permute<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dims = call.ints("dims")?;
    if dims.len() != x.rank() {
        return Err(
            call.error("dims", format!("names {} dimensions of a tensor with {}", dims.len(), x.rank()))
        );
    }
    let mut order: SmallVec<[usize; 5]> = SmallVec::new();
    for dim in dims {
        let at = call.wrap("dims", dim, x.rank())?;
        if order.contains(&at) {
            return Err(call.error("dims", format!("names dimension {at} twice")));
        }
        order.push(at);
    }
    Ok(permuted(x, &order).into())
}

/// Two dimensions changed places.
pub(crate) fn transposed<S: Size>(x: &Meta<S>, a: usize, b: usize) -> Meta<S> {
    let mut view = x.view(x.shape.clone(), x.stride.clone());
    if a < x.rank() && b < x.rank() {
        view.shape.swap(a, b);
        view.stride.swap(a, b);
    }
    view
}

fn transpose<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let (a, b) = (call.dim(call.parameter(1), x.rank())?, call.dim(call.parameter(2), x.rank())?);
    Ok(transposed(x, a, b).into())
}

fn t<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if x.rank() > 2 {
        return Err(call.error("self", format!("{x} has more than 2 dimensions")));
    }
    Ok(transposed(x, 0, 1).into())
}

/// `x.T`, `x.mT`, `x.H`.
fn reversed<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if call.name() == "numpy_T" {
        let order: SmallVec<[usize; 5]> = (0..x.rank()).rev().collect();
        return Ok(permuted(x, &order).into());
    }
    if x.rank() < 2 {
        return Err(call.error("self", format!("{x} has fewer than 2 dimensions")));
    }
    Ok(transposed(x, x.rank() - 2, x.rank() - 1).into())
}

fn movedim<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let (from, to) = (call.ints("source")?, call.ints("destination")?);
    if from.len() != to.len() {
        return Err(
            call.error("source", format!("has {} dimensions, destination has {}", from.len(), to.len()))
        );
    }
    let mut places: SmallVec<[Option<usize>; 5]> = smallvec![None; x.rank()];
    let mut free: SmallVec<[bool; 5]> = smallvec![true; x.rank()];
    for (from, to) in from.iter().zip(&to) {
        let (from, to) = (call.wrap("source", *from, x.rank())?, call.wrap("destination", *to, x.rank())?);
        if let (Some(place), Some(free)) = (places.get_mut(to), free.get_mut(from)) {
            *place = Some(from);
            *free = false;
        }
    }
    let mut rest = (0..x.rank()).filter(|dim| free[*dim]);
    let order: SmallVec<[usize; 5]> =
        places.iter().filter_map(|place| place.or_else(|| rest.next())).collect();
    if order.len() != x.rank() {
        return Err(call.error("destination", "names a dimension twice"));
    }
    Ok(permuted(x, &order).into())
}

/// A view with the sizes of `sizes`, -1 for what stays.
pub(crate) fn expanded<S: Size>(
    call: &Call<'_, S>,
    argument: &str,
    x: &Meta<S>,
    sizes: Dims<S>,
) -> Result<Meta<S>> {
    let Some(added) = sizes.len().checked_sub(x.rank()) else {
        let problem = format!("{} has fewer dimensions than {x}", shown(&sizes));
        return Err(call.error(argument, problem));
    };
    let mut view = x.view(sizes.clone(), smallvec![S::from(0); sizes.len()]);
    for (at, wanted) in sizes.iter().enumerate() {
        let Some(dim) = at.checked_sub(added) else {
            if wanted.is(-1) {
                return Err(call.error(argument, format!("{} has -1 for a new dimension", shown(&sizes))));
            }
            continue;
        };
        let own = &x.shape[dim];
        if wanted.is(-1) || own.same(wanted) == Some(true) {
            view.shape[at] = own.clone();
            view.stride[at] = x.stride[dim].clone();
        } else if !own.is(1) {
            if own.same(wanted) == Some(false) {
                let problem = format!("asks for {wanted} where {x} has {own}, expected {own} or 1");
                return Err(call.error(argument, problem));
            }
            view.stride[at] = x.stride[dim].clone();
        }
    }
    // New dimensions of size 1 continue the memory, as `inferExpandGeometry` has it.
    for at in (0..sizes.len()).rev() {
        let is_new = at < added;
        if is_new && view.shape[at].is(1) {
            view.stride[at] = match view.shape.get(at + 1) {
                Some(size) => size.times(&view.stride[at + 1]),
                None => 1.into(),
            };
        }
    }
    Ok(view)
}

fn expand<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let name = call.parameter(1);
    let sizes = match call.given(name) {
        Some(Arg::Tensor(other)) => other.shape.clone(),
        _ => call.sizes(name)?,
    };
    Ok(expanded(call, name, x, sizes)?.into())
}

/// Without the dimensions that are marked and have size 1.
pub(crate) fn squeezed<S: Size>(x: &Meta<S>, marked: &[bool]) -> Meta<S> {
    let kept = |dim: &usize| !(marked[*dim] && x.shape[*dim].is(1));
    let pick = |from: &Dims<S>| (0..x.rank()).filter(kept).map(|dim| from[dim].clone()).collect();
    x.view(pick(&x.shape), pick(&x.stride))
}

fn squeeze<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let marked = match call.given("dim") {
        None => smallvec![true; x.rank()],
        Some(Arg::Ints(dims)) if dims.is_empty() => smallvec![false; x.rank()],
        Some(_) => call.dims("dim", x.rank())?,
    };
    Ok(squeezed(x, &marked).into())
}

/// With a new dimension of size 1.
pub(crate) fn unsqueezed<S: Size>(x: &Meta<S>, dim: usize) -> Meta<S> {
    let mut view = x.view(x.shape.clone(), x.stride.clone());
    let stride = match x.shape.get(dim) {
        Some(size) => size.times(&x.stride[dim]),
        None => 1.into(),
    };
    view.shape.insert(dim.min(x.rank()), 1.into());
    view.stride.insert(dim.min(x.rank()), stride);
    view
}

fn unsqueeze<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    Ok(unsqueezed(x, call.dim("dim", x.rank() + 1)?).into())
}

fn select<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let index = call.size("index")?;
    let Some(size) = x.shape.get(dim) else {
        return Err(call.error("self", "has no dimension to select from"));
    };
    if let (Some(at), Some(count)) = (index.hint(), size.hint())
        && !(-count..count).contains(&at)
    {
        return Err(call.error("index", format!("{at} is outside dimension {dim} of size {count}")));
    }
    let negative = index.less(&0.into()) == Some(true);
    let index = if negative { index.plus(size) } else { index };
    Ok(selected(x, dim, &index).into())
}

/// The slice at one index, without that dimension.
fn selected<S: Size>(x: &Meta<S>, dim: usize, index: &S) -> Meta<S> {
    let mut view = x.view(x.shape.clone(), x.stride.clone());
    view.offset = x.offset.plus(&index.times(&x.stride[dim]));
    view.shape.remove(dim);
    view.stride.remove(dim);
    view
}

/// The bounds of a slice as Python clamps them: start and length before the step.
fn bounds<S: Size>(size: &S, start: Option<S>, end: Option<S>) -> (S, S) {
    let zero = S::from(0);
    let clamp = |bound: S| {
        let bound = if bound.less(&zero) == Some(true) { bound.plus(size) } else { bound };
        if bound.less(&zero) == Some(true) {
            return zero.clone();
        }
        // A number above every size means the end, whatever the size is.
        let beyond = bound.as_int().is_some_and(|bound| bound > i64::from(i32::MAX));
        match size.less(&bound) {
            Some(true) => size.clone(),
            Some(false) => bound,
            None if beyond => size.clone(),
            None => bound.min_of(size),
        }
    };
    let start = start.map_or(zero.clone(), clamp);
    let end = end.map_or(size.clone(), clamp);
    let length = if end.less(&start) == Some(true) { zero } else { end.minus(&start) };
    (start, length)
}

/// Every `step`th element from `start` of a stretch of `length`.
fn sliced<S: Size>(x: &Meta<S>, dim: usize, start: &S, length: &S, step: &S) -> Meta<S> {
    let mut view = x.view(x.shape.clone(), x.stride.clone());
    view.offset = x.offset.plus(&start.times(&x.stride[dim]));
    view.shape[dim] = length.div_ceil(step);
    view.stride[dim] = x.stride[dim].times(step);
    view
}

fn slice<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let Some(size) = x.shape.get(dim) else { return Err(call.error("self", "has no dimension to slice")) };
    let step = call.size("step")?;
    if step.hint().is_some_and(|step| step < 1) {
        return Err(call.error("step", format!("is {step}, expected at least 1")));
    }
    let (start, length) = bounds(size, call.opt_size("start")?, call.opt_size("end")?);
    Ok(sliced(x, dim, &start, &length, &step).into())
}

fn narrow<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let Some(size) = x.shape.get(dim) else { return Err(call.error("self", "has no dimension to narrow")) };
    let (start, length) = (call.size("start")?, call.size("length")?);
    let start = if start.less(&0.into()) == Some(true) { start.plus(size) } else { start };
    if size.less(&start.plus(&length)) == Some(true) {
        return Err(
            call.error("length", format!("{length} from {start} is beyond dimension {dim} of size {size}"))
        );
    }
    Ok(sliced(x, dim, &start, &length, &1.into()).into())
}

fn unfold<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dimension", x.rank())?;
    let (size, step) = (call.size("size")?, call.size("step")?);
    let mut view = x.view(x.shape.clone(), x.stride.clone());
    let (own, stride) = match x.shape.get(dim) {
        Some(own) => (own.clone(), x.stride[dim].clone()),
        None => (1.into(), 1.into()),
    };
    if own.less(&size) == Some(true) || step.hint().is_some_and(|step| step < 1) {
        return Err(
            call.error("size", format!("windows of {size} every {step} do not fit a dimension of {own}"))
        );
    }
    if dim < x.rank() {
        view.shape[dim] = own.minus(&size).div_floor(&step).plus(&1.into());
        view.stride[dim] = stride.times(&step);
    }
    view.shape.push(size);
    view.stride.push(stride);
    Ok(view.into())
}

fn as_strided<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let (size, stride) = (call.sizes("size")?, call.sizes("stride")?);
    if size.len() != stride.len() {
        return Err(
            call.error("stride", format!("has {} numbers, the size has {}", stride.len(), size.len()))
        );
    }
    let mut view = x.view(size, stride);
    if let Some(offset) = call.opt_size("storage_offset")? {
        view.offset = offset;
    }
    Ok(view.into())
}

fn diagonal<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let (a, b) = (call.dim("dim1", x.rank())?, call.dim("dim2", x.rank())?);
    if a == b || x.rank() < 2 {
        return Err(call.error("dim1", format!("and dim2 are the same dimension {a} of {x}")));
    }
    let offset = call.int("offset")?;
    let (rows, columns) = (&x.shape[a], &x.shape[b]);
    let length = if offset >= 0 {
        rows.min_of(&columns.minus(&offset.into()))
    } else {
        columns.min_of(&rows.plus(&offset.into()))
    };
    let length = if length.less(&0.into()) == Some(true) { 0.into() } else { length };
    let mut view = x.view(x.shape.clone(), x.stride.clone());
    if !length.is(0) {
        let step = if offset >= 0 { &x.stride[b] } else { &x.stride[a] };
        view.offset = x.offset.plus(&step.times(&offset.saturating_abs().into()));
    }
    for dim in [a.max(b), a.min(b)] {
        view.shape.remove(dim);
        view.stride.remove(dim);
    }
    view.shape.push(length);
    view.stride.push(x.stride[a].plus(&x.stride[b]));
    Ok(view.into())
}

fn diag_embed<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let rank = x.rank() + 1;
    let (a, b) = (call.dim("dim1", rank)?, call.dim("dim2", rank)?);
    let Some(last) = x.shape.last() else { return Err(call.error("self", "has no dimension")) };
    let size = last.plus(&call.int("offset")?.saturating_abs().into());
    let mut shape: Dims<S> = x.shape[..x.rank() - 1].into();
    for dim in [a.min(b), a.max(b)] {
        if dim > shape.len() || a == b {
            return Err(call.error("dim1", format!("{a} and dim2 {b} do not fit {x}")));
        }
        shape.insert(dim, size.clone());
    }
    Ok(x.with_shape(shape).into())
}

fn unbind<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let Some(count) = x.shape.get(dim) else { return Err(call.error("self", "has no dimension to unbind")) };
    let count = known_count(call, "self", count)?;
    Ok(Value::tensors((0..count).map(|at| selected(x, dim, &at.into()))))
}

/// How many results there are; a list has to have a known length, and a sensible one.
pub(crate) fn known_count<S: Size>(call: &Call<'_, S>, argument: &str, count: &S) -> Result<i64> {
    const MOST: i64 = 1 << 16;
    match count.hint() {
        Some(count) if (0..=MOST).contains(&count) => Ok(count),
        _ => Err(call.error(argument, format!("would be split into {count} parts, expected at most {MOST}"))),
    }
}

/// Stretches of these lengths, one after the other.
fn parts<S: Size>(x: &Meta<S>, dim: usize, lengths: impl IntoIterator<Item = S>) -> Value<S> {
    let mut start = S::from(0);
    Value::tensors(lengths.into_iter().map(|length| {
        let part = sliced(x, dim, &start, &length, &1.into());
        start = start.plus(&length);
        part
    }))
}

/// The lengths of pieces of `size`, the last one shorter.
fn pieces<S: Size>(call: &Call<'_, S>, argument: &str, total: &S, size: &S) -> Result<Vec<S>> {
    if size.hint().is_some_and(|size| size < 0) {
        return Err(call.error(argument, format!("is {size}, expected at least 0")));
    }
    if size.is(0) {
        return if total.is(0) {
            Ok(vec![0.into()])
        } else {
            Err(call.error(argument, format!("is 0 for a dimension of {total}")))
        };
    }
    let count = known_count(call, argument, &total.div_ceil(size))?.max(1);
    let mut lengths = vec![size.clone(); count as usize];
    if let Some(last) = lengths.last_mut() {
        *last = total.minus(&size.times(&(count - 1).into()));
    }
    Ok(lengths)
}

fn split<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let Some(total) = x.shape.get(dim) else { return Err(call.error("self", "has no dimension to split")) };
    let name = call.parameter(1);
    let lengths = match call.given(name) {
        Some(Arg::Int(size)) => pieces(call, name, total, size)?,
        _ => {
            let lengths = call.sizes(name)?.into_vec();
            let sum = lengths.iter().fold(S::from(0), |sum, length| sum.plus(length));
            if sum.same(total) == Some(false) {
                return Err(call.error(
                    name,
                    format!("{} adds up to {sum}, dimension {dim} has {total}", shown(&lengths)),
                ));
            }
            lengths
        }
    };
    Ok(parts(x, dim, lengths))
}

fn chunk<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let Some(total) = x.shape.get(dim) else { return Err(call.error("self", "has no dimension to split")) };
    let chunks = call.int("chunks")?;
    if chunks < 1 {
        return Err(call.error("chunks", format!("is {chunks}, expected at least 1")));
    }
    let size = total.div_ceil(&chunks.into());
    if size.is(0) {
        let chunks = known_count(call, "chunks", &chunks.into())? as usize;
        return Ok(parts(x, dim, vec![S::from(0); chunks]));
    }
    Ok(parts(x, dim, pieces(call, "chunks", total, &size)?))
}

fn tensor_split<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = match call.name() {
        "hsplit" => usize::from(x.rank() > 1),
        "vsplit" => 0,
        "dsplit" => 2,
        _ => call.dim("dim", x.rank())?,
    };
    let Some(total) = x.shape.get(dim) else {
        return Err(call.error("self", format!("has no dimension {dim}")));
    };
    let name = call.parameter(1);
    let lengths: Vec<S> = match call.given(name) {
        Some(Arg::Int(sections)) => {
            let count = known_count(call, name, sections)?;
            if count < 1 {
                return Err(call.error(name, format!("is {count}, expected at least 1")));
            }
            let (least, longer) = (total.div_floor(sections), total.rem_floor(sections));
            let longer = longer.hint().unwrap_or(0);
            (0..count).map(|at| least.plus(&i64::from(at < longer).into())).collect()
        }
        _ => {
            let mut start = S::from(0);
            let mut lengths = Vec::new();
            for end in call.sizes(name)?.into_iter().map(Some).chain([None]) {
                let (from, length) = bounds(total, Some(start.clone()), end.clone());
                lengths.push(length.clone());
                start = from.plus(&length);
            }
            lengths
        }
    };
    Ok(parts(x, dim, lengths))
}

fn repeat<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let name = call.parameter(1);
    let mut repeats = call.sizes(name)?;
    if call.name() == "tile" {
        while repeats.len() < x.rank() {
            repeats.insert(0, 1.into());
        }
    }
    let Some(added) = repeats.len().checked_sub(x.rank()) else {
        return Err(call.error(name, format!("has {} numbers for {x}", repeats.len())));
    };
    if let Some(bad) = repeats.iter().find(|count| count.hint().is_some_and(|count| count < 0)) {
        return Err(call.error(name, format!("has a negative number, {bad}")));
    }
    let one = S::from(1);
    let shape = repeats
        .iter()
        .enumerate()
        .map(|(at, count)| count.times(at.checked_sub(added).map_or(&one, |dim| &x.shape[dim])));
    Ok(x.with_shape(shape.collect()).into())
}

fn repeat_interleave<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let (source, repeats) = match call.given("self") {
        Some(Arg::Tensor(x)) => (Some(*x), call.given("repeats")),
        _ => (None, call.given("repeats")),
    };
    let count = |size: &S| -> Result<S> {
        match (repeats, call.opt_size("output_size")?) {
            (_, Some(total)) => Ok(total),
            (Some(Arg::Int(each)), None) => Ok(size.times(each)),
            _ => call.unknown(),
        }
    };
    let Some(x) = source else {
        let repeats = call.tensor("repeats")?;
        return Ok(repeats.with_shape(smallvec![count(&repeats.numel())?]).into());
    };
    if !call.has("dim") {
        return Ok(x.with_shape(smallvec![count(&x.numel())?]).into());
    }
    let dim = call.dim("dim", x.rank())?;
    let mut shape = x.shape.clone();
    if let Some(size) = shape.get_mut(dim) {
        *size = count(size)?;
    }
    Ok(x.with_shape(shape).into())
}

/// `flip` and `roll` copy, and keep the layout.
fn moved<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    if call.given("dims").is_some() {
        for dim in call.ints("dims")? {
            call.wrap("dims", dim, x.rank())?;
        }
    }
    Ok(x.like().into())
}

fn rot90<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dims: SmallVec<[i64; 5]> =
        if call.given("dims").is_some() { call.ints("dims")? } else { smallvec![0, 1] };
    let [a, b] = dims[..] else { return Err(call.error("dims", "does not name two dimensions")) };
    let (a, b) = (call.wrap("dims", a, x.rank())?, call.wrap("dims", b, x.rank())?);
    let turned = match call.int("k")?.rem_euclid(4) {
        0 => x.like(),
        2 => x.like(),
        _ => {
            let flipped = x.like();
            transposed(&flipped, a, b)
        }
    };
    Ok(turned.into())
}

fn pixel_shuffle<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let shrink = call.name() == "pixel_unshuffle";
    let factor = call.size(call.parameter(1))?;
    let Some(at) = x.rank().checked_sub(3) else {
        return Err(call.error("self", format!("{x} has fewer than 3 dimensions")));
    };
    let square = factor.times(&factor);
    let mut shape = x.shape.clone();
    let divided = |size: &S, by: &S| -> Result<S> {
        if by.is(0) || size.rem_floor(by).hint().is_some_and(|rest| rest != 0) {
            return Err(call.error("self", format!("{x} has a size {size} that {by} does not divide")));
        }
        Ok(size.div_floor(by))
    };
    if shrink {
        shape[at] = x.shape[at].times(&square);
        shape[at + 1] = divided(&x.shape[at + 1], &factor)?;
        shape[at + 2] = divided(&x.shape[at + 2], &factor)?;
    } else {
        shape[at] = divided(&x.shape[at], &square)?;
        shape[at + 1] = x.shape[at + 1].times(&factor);
        shape[at + 2] = x.shape[at + 2].times(&factor);
    }
    Ok(x.formatted(shape, x.suggested_format()).into())
}

fn channel_shuffle<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let groups = call.size("groups")?;
    let channels = x.shape.get(1).cloned().unwrap_or_else(|| 0.into());
    if groups.hint().is_some_and(|groups| groups < 1)
        || channels.rem_floor(&groups).hint().is_some_and(|rest| rest != 0)
    {
        return Err(call.error("groups", format!("{groups} does not divide the {channels} channels of {x}")));
    }
    Ok(x.formatted(x.shape.clone(), MemoryFormat::Contiguous).into())
}

/// One of at least 1, 2 or 3 dimensions.
fn at_least<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let wanted = match call.name() {
        "atleast_1d" => 1,
        "atleast_2d" => 2,
        _ => 3,
    };
    let grown = |x: &Meta<S>| {
        let mut view = x.clone();
        while view.rank() < wanted {
            let front = view.rank() < 2 && !(view.rank() == 1 && wanted == 3 && x.rank() == 0);
            view = unsqueezed(&view, if front { 0 } else { view.rank() });
        }
        view
    };
    match call.at(0) {
        Some(Arg::Tensor(x)) => Ok(grown(x).into()),
        _ => Ok(Value::tensors(call.tensors(call.parameter(0))?.into_iter().map(grown))),
    }
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(permute, &["permute"]);
    r.add(transpose, &["transpose.int", "swapaxes", "swapdims"]);
    r.add(t, &["t"]);
    r.add(reversed, &["numpy_T", "mT", "mH", "matrix_H", "adjoint"]);
    r.add(movedim, &["movedim", "moveaxis"]);
    r.add(expand, &["expand", "expand_as", "broadcast_to"]);
    r.add(squeeze, &["squeeze"]);
    r.add(unsqueeze, &["unsqueeze"]);
    r.add(select, &["select.int"]);
    r.add(slice, &["slice.Tensor"]);
    r.add(narrow, &["narrow.default"]);
    r.add(unfold, &["unfold"]);
    r.add(as_strided, &["as_strided"]);
    r.add(diagonal, &["diagonal.default", "linalg_diagonal"]);
    r.add(diag_embed, &["diag_embed"]);
    r.add(unbind, &["unbind.int"]);
    r.add(split, &["split", "split_with_sizes"]);
    r.add(chunk, &["chunk"]);
    r.add(tensor_split, &["tensor_split.sections", "tensor_split.indices", "hsplit", "vsplit", "dsplit"]);
    r.add(repeat, &["repeat", "tile"]);
    r.add(repeat_interleave, &["repeat_interleave"]);
    r.add(moved, &["flip", "fliplr", "flipud", "roll"]);
    r.add(rot90, &["rot90"]);
    r.add(pixel_shuffle, &["pixel_shuffle", "pixel_unshuffle"]);
    r.add(channel_shuffle, &["channel_shuffle", "native_channel_shuffle"]);
    r.add(at_least, &["atleast_1d", "atleast_2d", "atleast_3d"]);
}
