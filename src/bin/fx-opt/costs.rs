//! What the page of stages says of each node without running it: bytes and floating-point operations, from the shapes
//! that were recorded. Symbols have the value of the capture.

use std::cell::Cell;
use std::collections::HashMap;

use fx::ir::{Node, NodeId, Op, ValueMeta};
use fx::shapes::{Arg, Registry, Size, Sym, Value};

/// A function that gives the floating-point operations of a call, as [`Registry::flops`] counts them. `None` for calls
/// that are not counted, and where a shape is not known.
pub fn flops() -> impl Fn(Node<'_>) -> Option<f64> {
    let counted: Registry<Sym> = Registry::flops();
    move |node| {
        if !matches!(node.op(), Op::CallFunction | Op::CallMethod) {
            return None;
        }
        // Calls that give sizes compute nothing that counts.
        bytes(node)?;
        // What is not known may be a bias, on which nothing depends; a call that needs it is not counted.
        let recorded = |input: Node<'_>| match input.meta().value.as_deref() {
            Some(value) => Value::from_value_meta(value),
            None => Value::None,
        };
        let inputs: HashMap<NodeId, Value<Sym>> =
            node.input_nodes().map(|input| (input.id(), recorded(input))).collect();
        let value = |id: NodeId| inputs.get(&id);
        let args: Vec<Arg<'_, Sym>> =
            node.args().iter().map(|argument| Arg::of(argument, &value).ok()).collect::<Option<_>>()?;
        let named =
            node.kwargs().iter().map(|(name, argument)| Some((&**name, Arg::of(argument, &value).ok()?)));
        let kwargs: Vec<(&str, Arg<'_, Sym>)> = named.collect::<Option<_>>()?;
        match counted.call_target(node.op(), node.target(), &args, &kwargs, &Cell::new(0)) {
            Ok(Value::Int(count)) => count.hint().map(|count| count as f64),
            _ => None,
        }
    }
}

/// The bytes of a node's value: of all its tensors. `None` when it has none, or a shape is not known.
pub fn bytes(node: Node<'_>) -> Option<f64> {
    let mut bytes = None;
    let mut known = true;
    let mut values: Vec<&ValueMeta> = node.meta().value.as_deref().into_iter().collect();
    while let Some(value) = values.pop() {
        match value {
            ValueMeta::Tensor(tensor) => {
                let item = tensor.dtype.size() as f64;
                match tensor.shape.iter().map(|dim| Some(dim.hint()? as f64)).product::<Option<f64>>() {
                    Some(count) => bytes = Some(bytes.unwrap_or(0.0) + count * item),
                    None => known = false,
                }
            }
            ValueMeta::List(items) => values.extend(items),
            _ => {}
        }
    }
    bytes.filter(|_| known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fx::ir::{Argument, DType, Dim, Graph, Meta, NewNode, SymExpr, TensorMeta};

    fn tensor(shape: &[i64]) -> Meta {
        let value = ValueMeta::Tensor(TensorMeta::contiguous(DType::Float32, shape));
        Meta { value: Some(value.into()), ..Meta::default() }
    }

    #[test]
    fn operations_are_counted_from_recorded_shapes() {
        let mut graph = Graph::new();
        let inputs = [&[2, 3][..], &[3, 4]].map(|shape| {
            let input = graph.placeholder("x");
            *graph.meta_mut(input).unwrap() = tensor(shape);
            input
        });
        let call = |target: &str| NewNode::call_function(target).args(inputs.map(Argument::from));
        let product = graph.create_node(call("torch.ops.aten.mm.default").meta(tensor(&[2, 4])));
        let sum = graph.create_node(call("torch.ops.aten.add.Tensor").meta(tensor(&[2, 4])));
        let unknown = graph.placeholder("y");
        let of_unknown = graph
            .create_node(NewNode::call_function("torch.mm").args((product, unknown)).meta(tensor(&[2, 4])));
        let count = flops();
        assert_eq!(count(graph.node(product)), Some(48.0));
        assert_eq!(count(graph.node(sum)), None, "not counted");
        assert_eq!(count(graph.node(of_unknown)), None, "a shape is not known");
        assert_eq!(count(graph.node(inputs[0])), None, "no call");
    }

    #[test]
    fn bytes_are_those_of_all_tensors() {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        assert_eq!(bytes(graph.node(x)), None);
        let Some(value) = tensor(&[2, 3]).value else { unreachable!() };
        let list = ValueMeta::List(vec![(*value).clone(), ValueMeta::None, (*value).clone()]);
        graph.meta_mut(x).unwrap().value = Some(list.into());
        assert_eq!(bytes(graph.node(x)), Some(48.0));
        let mut meta = TensorMeta::contiguous(DType::Float16, &[2, 3]);
        let mut symbol = SymExpr { text: "s0".to_owned(), source: String::new(), hint: Some(5) };
        meta.shape[0] = Dim::Sym(symbol.clone().into());
        graph.meta_mut(x).unwrap().value = Some(ValueMeta::Tensor(meta.clone()).into());
        assert_eq!(bytes(graph.node(x)), Some(30.0));
        symbol.hint = None;
        meta.shape[0] = Dim::Sym(symbol.into());
        graph.meta_mut(x).unwrap().value = Some(ValueMeta::Tensor(meta).into());
        assert_eq!(bytes(graph.node(x)), None);
    }
}
