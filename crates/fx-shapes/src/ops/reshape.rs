//! Views of another shape, and reshaping: what strides there are, or whether a copy is made.

use smallvec::{SmallVec, smallvec};

use crate::call::{Call, Result};
use crate::meta::{Dims, Meta};
use crate::registry::Registry;
use crate::size::Size;
use crate::value::{Arg, Value, shown};

/// The sizes that a `view` or `reshape` asks for, with -1 filled in.
fn inferred<S: Size>(call: &Call<'_, S>, argument: &str, x: &Meta<S>, mut sizes: Dims<S>) -> Result<Dims<S>> {
    let numel = x.numel();
    let mut open = None;
    let mut product = S::from(1);
    for (at, size) in sizes.iter().enumerate() {
        if size.is(-1) {
            if open.replace(at).is_some() {
                return Err(call.error(argument, format!("{} has more than one -1", shown(&sizes))));
            }
        } else if size.hint().is_some_and(|size| size < 0) {
            return Err(call.error(argument, format!("{} has a negative size", shown(&sizes))));
        } else {
            product = product.times(size);
        }
    }
    let refuse = || {
        let problem = format!("{} does not fit {} elements of {}", shown(&sizes), numel, shown(&x.shape));
        Err(call.error(argument, problem))
    };
    match open {
        Some(at) => {
            if product.is(0) || numel.rem_floor(&product).hint().is_some_and(|rest| rest != 0) {
                return refuse();
            }
            sizes[at] = numel.div_floor(&product);
        }
        None if product.same(&numel) == Some(false) => return refuse(),
        None => {}
    }
    Ok(sizes)
}

/// The strides of a view of another shape, when there are such (`at::detail::computeStride`).
pub(crate) fn view_strides<S: Size>(x: &Meta<S>, sizes: &[S]) -> Option<Dims<S>> {
    let equal = |a: &S, b: &S| a.same(b) == Some(true);
    let empty = x.shape.iter().any(|size| size.is(0));
    if empty && x.shape.len() == sizes.len() && x.shape.iter().zip(sizes).all(|(a, b)| equal(a, b)) {
        return Some(x.stride.clone());
    }
    let mut stride: Dims<S> = smallvec![S::from(1); sizes.len()];
    if empty {
        return Some(crate::meta::contiguous(sizes));
    }
    let Some(last) = x.stride.last() else { return Some(stride) };
    let mut base = last.clone();
    let mut open = sizes.len();
    let (mut old_numel, mut new_numel) = (S::from(1), S::from(1));
    for dim in (0..x.rank()).rev() {
        old_numel = old_numel.times(&x.shape[dim]);
        let ends =
            dim == 0 || (!x.shape[dim - 1].is(1) && !equal(&x.stride[dim - 1], &old_numel.times(&base)));
        if !ends {
            continue;
        }
        while open > 0 {
            let size = &sizes[open - 1];
            // A size that nothing is known of goes on until the numbers of elements agree.
            let smaller = new_numel.less(&old_numel).unwrap_or(!equal(&new_numel, &old_numel));
            if !smaller && !size.is(1) {
                break;
            }
            stride[open - 1] = new_numel.times(&base);
            new_numel = new_numel.times(size);
            open -= 1;
        }
        if !equal(&new_numel, &old_numel) {
            return None;
        }
        if dim > 0 {
            base = x.stride[dim - 1].clone();
            (old_numel, new_numel) = (1.into(), 1.into());
        }
    }
    if open > 0 {
        return None;
    }
    if sizes.iter().any(|size| size.is(1))
        && let Some(traced) = traced_strides(x, sizes)
    {
        return Some(traced);
    }
    Some(stride)
}

/// The strides of a view as PyTorch records them while it traces (`_reshape_view_helper_core_alg`). They differ from those
/// of [`view_strides`] only where a size is 1, which says nothing of the memory but decides what later operators take
/// for channels-last. Only for views that exist; `None` when nothing is known of a size.
fn traced_strides<S: Size>(x: &Meta<S>, sizes: &[S]) -> Option<Dims<S>> {
    if x.rank() == 0 || sizes.is_empty() {
        return None;
    }
    if let [_, inner] = sizes
        && x.rank() == 1
        && x.stride[0].is(1)
    {
        return Some(smallvec![inner.clone(), S::from(1)]);
    }
    let mut dims: SmallVec<[(S, S); 8]> = x.shape.iter().cloned().zip(x.stride.iter().cloned()).collect();
    for (at, length) in sizes.iter().enumerate() {
        let Some((size, _)) = dims.get(at) else {
            // A size of 1 at the end has the stride of what is before it.
            let stride = dims.last()?.1.clone();
            dims.push((1.into(), stride));
            continue;
        };
        if size.same(length)? {
            continue;
        }
        // Dimensions are joined until the wanted size divides them, and then split.
        let mut joined = size.clone();
        let mut end = at;
        while joined.rem_floor(length).hint()? != 0 {
            end += 1;
            joined = joined.times(&dims.get(end)?.0);
        }
        let mut stride = dims[end].1.clone();
        for (size, outer) in dims[at..end].iter().rev() {
            if !size.is(1) && outer.less(&stride)? {
                stride = outer.clone();
            }
        }
        dims.drain(at + 1..=end);
        if joined.same(length)? {
            dims[at] = (joined, stride);
        } else {
            let inner = joined.div_floor(length);
            dims[at] = (length.clone(), stride.times(&inner));
            dims.insert(at + 1, (inner, stride));
        }
    }
    dims.truncate(sizes.len());
    Some(dims.into_iter().map(|(_, stride)| stride).collect())
}

fn view<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let sizes = inferred(call, "size", x, call.sizes("size")?)?;
    match view_strides(x, &sizes) {
        Some(stride) => Ok(x.view(sizes, stride).into()),
        None => {
            let problem = format!(
                "{} is no view of {} with strides {}; use reshape",
                shown(&sizes),
                x,
                shown(&x.stride)
            );
            Err(call.error("size", problem))
        }
    }
}

/// A view where there is one, else a copy.
pub(crate) fn reshaped<S: Size>(x: &Meta<S>, sizes: Dims<S>) -> Meta<S> {
    match view_strides(x, &sizes) {
        Some(stride) => x.view(sizes, stride),
        None => x.with_shape(sizes),
    }
}

fn reshape<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let name = call.parameter(1);
    let sizes = match call.given(name) {
        Some(Arg::Tensor(other)) => other.shape.clone(),
        _ => call.sizes(name)?,
    };
    let sizes = inferred(call, name, x, sizes)?;
    Ok(reshaped(x, sizes).into())
}

fn flatten<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let (start, end) = (call.dim("start_dim", x.rank())?, call.dim("end_dim", x.rank())?);
    if start > end {
        return Err(call.error("start_dim", format!("{start} comes after end_dim {end}")));
    }
    if x.rank() == 0 {
        return Ok(x.view(smallvec![1.into()], smallvec![1.into()]).into());
    }
    if start == end {
        return Ok(x.clone().into());
    }
    let product = x.shape[start..=end].iter().fold(S::from(1), |total, size| total.times(size));
    let sizes = x.shape[..start].iter().cloned().chain([product]).chain(x.shape[end + 1..].iter().cloned());
    Ok(reshaped(x, sizes.collect()).into())
}

fn unflatten<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let x = call.tensor("self")?;
    let dim = call.dim("dim", x.rank())?;
    let Some(size) = x.shape.get(dim) else { return Err(call.error("self", "has no dimension")) };
    let part = x.with_shape(smallvec![size.clone()]);
    let sizes = inferred(call, "sizes", &part, call.sizes("sizes")?)?;
    let all = x.shape[..dim].iter().chain(&sizes).chain(&x.shape[dim + 1..]).cloned().collect::<Dims<S>>();
    match view_strides(x, &all) {
        Some(stride) => Ok(x.view(all, stride).into()),
        None => Err(call.error("self", format!("{x} cannot be viewed as {}", shown(&all)))),
    }
}

pub(crate) fn register<S: Size>(r: &mut Registry<S>) {
    r.add(
        reshape,
        &["reshape", "_unsafe_view", "view_as", "reshape_as", "_reshape_alias", "view_copy.default"],
    );
    r.add(view, &["view.default"]);
    r.add(flatten, &["flatten.using_ints"]);
    r.add(unflatten, &["unflatten.int"]);
}

#[cfg(test)]
mod tests {
    use fx_ir::{DType, Device};
    use proptest::prelude::*;

    use super::*;
    use crate::meta::contiguous;

    fn tensor(shape: &[i64], stride: &[i64]) -> Meta<i64> {
        Meta {
            dtype: DType::Float32,
            shape: shape.into(),
            stride: stride.into(),
            offset: 0,
            requires_grad: false,
            device: Device::CPU,
            layout: fx_ir::Layout::Strided,
        }
    }

    /// What torch 2.13.0's fake tensors have.
    #[test]
    fn sizes_of_one_have_the_strides_that_tracing_gives_them() {
        let strides =
            |shape: &[i64], stride: &[i64], sizes: &[i64]| view_strides(&tensor(shape, stride), sizes);
        let found = strides(&[1, 4, 17, 8], &[544, 8, 32, 1], &[1, 4, 17, 8]);
        assert_eq!(found.unwrap()[..], [544, 8, 32, 1]);
        let found = strides(&[1, 64, 729], &[46720, 1, 64], &[1, 64, 27, 27]);
        assert_eq!(found.unwrap()[..], [46720, 1, 1728, 64]);
        let found = strides(&[6], &[2], &[3, 2, 1]);
        assert_eq!(found.unwrap()[..], [4, 2, 2]);
        assert_eq!(strides(&[2, 3], &[1, 2], &[6]), None);
    }

    proptest! {
        #[test]
        fn strides_of_a_view_reach_the_same_elements(
            shape in prop::collection::vec(1i64..5, 1..5),
            seed in any::<u64>(),
            cuts in prop::collection::vec(1i64..5, 0..5),
        ) {
            // A permuted tensor, viewed as sizes that divide its number of elements.
            let mut order: Vec<usize> = (0..shape.len()).collect();
            order.rotate_left(seed as usize % shape.len());
            let full: Dims<i64> = contiguous(&shape.iter().copied().collect::<Dims<i64>>());
            let x = tensor(
                &order.iter().map(|dim| shape[*dim]).collect::<Vec<_>>(),
                &order.iter().map(|dim| full[*dim]).collect::<Vec<_>>(),
            );
            let mut left: i64 = shape.iter().product();
            let mut sizes = Vec::new();
            for cut in cuts {
                let cut = if left % cut == 0 { cut } else { 1 };
                sizes.push(cut);
                left /= cut;
            }
            sizes.push(left);
            let places = |shape: &[i64], stride: &[i64]| -> Vec<i64> {
                let mut places = vec![0];
                for (size, stride) in shape.iter().zip(stride) {
                    places = places.iter().flat_map(|at| (0..*size).map(move |i| at + i * stride)).collect();
                }
                places
            };
            match view_strides(&x, &sizes) {
                Some(stride) => prop_assert_eq!(places(&sizes, &stride), places(&x.shape, &x.stride)),
                // What is in order is a view whatever the sizes are.
                None => prop_assert!(x.stride != contiguous(&x.shape)),
            }
        }
    }
}
