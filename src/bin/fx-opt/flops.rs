//! How many floating point operations a call takes, from the recorded shapes.
//!
//! Counts what PyTorch's `torch.utils.flop_counter` counts, by its formulas: products of matrices, convolutions,
//! attention. A multiplication and an addition are two operations. Symbols have the value of the capture.

use fx::ir::{Argument, Node, TensorMeta, ValueMeta};

/// The operations of one call. `None` for calls that are not counted, and where a shape is not known.
pub fn flops(node: Node<'_>) -> Option<f64> {
    let target = node.target();
    let name = match target.strip_prefix("torch.ops.aten.") {
        Some(operator) => operator.split('.').next()?,
        None => target.rsplit('.').next()?,
    };
    let out = || sizes(node.meta().value.as_deref()?);
    match name {
        "mm" | "bmm" | "matmul" | "linear" => product(&out()?, &input(node, 0)?),
        "addmm" | "baddbmm" => product(&out()?, &input(node, 1)?),
        "convolution" | "_convolution" if node.arg(6).and_then(Argument::as_bool) == Some(true) => {
            convolution(&input(node, 0)?, &input(node, 1)?)
        }
        "conv_transpose1d" | "conv_transpose2d" | "conv_transpose3d" => {
            convolution(&input(node, 0)?, &input(node, 1)?)
        }
        "convolution" | "_convolution" | "conv1d" | "conv2d" | "conv3d" => {
            convolution(&out()?, &input(node, 1)?)
        }
        "scaled_dot_product_attention"
        | "_scaled_dot_product_flash_attention"
        | "_scaled_dot_product_efficient_attention"
        | "_scaled_dot_product_flash_attention_for_cpu" => {
            let (query, key, value) = (input(node, 0)?, input(node, 1)?, input(node, 2)?);
            let rows = query.iter().rev().skip(1).product::<f64>();
            let keys = *key.iter().rev().nth(1)?;
            Some(2.0 * rows * keys * (query.last()? + value.last()?))
        }
        _ => None,
    }
}

/// Every element of the result is a sum of as many products as the first matrix has columns.
fn product(out: &[f64], first: &[f64]) -> Option<f64> {
    Some(2.0 * out.iter().product::<f64>() * first.last()?)
}

/// Every place of the output, or of a transposed convolution's input, meets one filter: the weight but for its first
/// dimension.
fn convolution(places: &[f64], weight: &[f64]) -> Option<f64> {
    Some(2.0 * places.iter().product::<f64>() * weight.get(1..)?.iter().product::<f64>())
}

/// The sizes of a tensor among the arguments.
fn input(node: Node<'_>, at: usize) -> Option<Vec<f64>> {
    let input = node.graph().get(node.arg(at)?.as_node()?)?;
    sizes(input.meta().value.as_deref()?)
}

fn sizes(value: &ValueMeta) -> Option<Vec<f64>> {
    let tensor = match value {
        ValueMeta::List(values) => values.first()?.as_tensor()?,
        value => value.as_tensor()?,
    };
    tensor.shape.iter().map(|dim| dim.hint().map(|size| size as f64)).collect()
}

/// The bytes of a node's value: of all its tensors. `None` when it has none, or a shape is not known.
pub fn bytes(node: Node<'_>) -> Option<f64> {
    fn of(value: &ValueMeta) -> Option<f64> {
        match value {
            ValueMeta::Tensor(tensor) => tensor_bytes(tensor),
            ValueMeta::List(values) => {
                let mut tensors = values.iter().filter_map(of).peekable();
                tensors.peek().is_some().then(|| tensors.sum())
            }
            _ => None,
        }
    }
    of(node.meta().value.as_deref()?)
}

fn tensor_bytes(tensor: &TensorMeta) -> Option<f64> {
    let sizes: Option<Vec<f64>> = tensor.shape.iter().map(|dim| dim.hint().map(|size| size as f64)).collect();
    Some(sizes?.iter().product::<f64>() * tensor.dtype.size() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fx::ir::{DType, Graph, Meta, NewNode};

    fn tensor(shape: &[i64]) -> Meta {
        let value = ValueMeta::Tensor(TensorMeta::contiguous(DType::Float32, shape));
        Meta { value: Some(value.into()), ..Meta::default() }
    }

    /// The operations of a call of tensors of these shapes.
    fn count(target: &str, inputs: &[&[i64]], out: &[i64]) -> Option<f64> {
        let mut graph = Graph::new();
        let mut call = NewNode::call_function(target).meta(tensor(out));
        for (at, shape) in inputs.iter().enumerate() {
            let input = graph.placeholder(&format!("x{at}"));
            *graph.meta_mut(input).unwrap() = tensor(shape);
            call = call.arg(input);
        }
        let id = graph.create_node(call);
        flops(graph.node(id))
    }

    /// What `torch.utils.flop_counter.FlopCounterMode` says of the same calls.
    #[test]
    fn the_numbers_are_pytorch_s() {
        let aten = |name: &str| format!("torch.ops.aten.{name}.default");
        assert_eq!(count(&aten("mm"), &[&[2, 3], &[3, 4]], &[2, 4]), Some(48.0));
        assert_eq!(count(&aten("addmm"), &[&[4], &[2, 3], &[3, 4]], &[2, 4]), Some(48.0));
        assert_eq!(count("torch.bmm", &[&[5, 2, 3], &[5, 3, 4]], &[5, 2, 4]), Some(240.0));
        assert_eq!(
            count(&aten("conv2d"), &[&[1, 3, 8, 8], &[6, 3, 3, 3]], &[1, 6, 6, 6]),
            Some(2.0 * 216.0 * 27.0)
        );
        let attention = count(
            &aten("scaled_dot_product_attention"),
            &[&[2, 4, 8, 16], &[2, 4, 10, 16], &[2, 4, 10, 16]],
            &[2, 4, 8, 16],
        );
        assert_eq!(attention, Some(2.0 * 2.0 * 4.0 * 8.0 * 10.0 * 32.0));
        assert_eq!(count(&aten("relu"), &[&[2, 3]], &[2, 3]), None);
    }

    #[test]
    fn bytes_are_those_of_all_tensors() {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        assert_eq!(bytes(graph.node(x)), None);
        *graph.meta_mut(x).unwrap() = tensor(&[2, 3]);
        assert_eq!(bytes(graph.node(x)), Some(24.0));
    }
}
