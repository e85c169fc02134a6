//! `fold-transposes`: makes transpositions of transpositions one, or none.
//!
//! One walk in program order; users are told in the same walk. O(nodes + arguments).

use fx_ir::{Args, Argument, GraphModule, Node, NodeId, NodeMap, Op};
use fx_ops::{AliasSets, Oracle};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

use crate::operation::operation;

/// Makes a permutation of dimensions of another one a single permutation, and erases it where the dimensions come out as
/// they went in.
///
/// `permute`, `transpose`, `swapaxes`, `swapdims` and `t`, as functions, methods and overloads. All of them are views, so
/// that nothing else about the program matters, but for the number of dimensions: it is in a `permute`; for the others
/// it must be recorded (`shape-prop` does), unless the two are the same exchange, which undoes itself.
///
/// Left alone, with a note: a view of something whose shape is changed in place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FoldTransposes {}

impl Pass for FoldTransposes {
    const NAME: &'static str = "fold-transposes";
    const SUMMARY: &'static str = "Make transpositions of transpositions one, or none";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let sets = AliasSets::new(module.graph(), &Oracle::with_modules(module.modules()));
        let graph = module.graph_mut();
        let mut replaced: NodeMap<Option<NodeId>> = NodeMap::for_graph(graph, None);
        // For each permutation, what it permutes in the end and how.
        let mut known: NodeMap<Option<(NodeId, Shuffle)>> = NodeMap::for_graph(graph, None);
        // Permutations that another one no longer goes through, and those that are erased.
        let mut left: Vec<NodeId> = Vec::new();
        let (mut folded, mut erased) = (0, 0);
        let mut at = graph.first();
        while let Some(id) = at {
            at = graph.next(id);
            if erased > 0 {
                graph.map_inputs(id, |input| replaced.get(input).unwrap_or(input))?;
            }
            let node = graph.node(id);
            let Some((input, own)) = shuffle(node) else { continue };
            let Some((base, before)) = known.get(input).clone() else {
                known.set(id, Some((input, own)));
                continue;
            };
            let Some(together) = before.then(&own) else {
                known.set(id, Some((input, own)));
                continue;
            };
            if [id, input, base].into_iter().any(|value| sets.is_reshaped(value)) {
                cx.note(node.name(), "its shape, or that of what it permutes, is changed in place somewhere");
                known.set(id, Some((input, own)));
                continue;
            }
            if !cx.rewrite() {
                known.set(id, Some((input, own)));
                continue;
            }
            left.push(input);
            if together.is_identity() {
                replaced.set(id, Some(base));
                left.push(id);
                erased += 1;
            } else {
                let Shuffle::Order(order) = &together else { continue };
                let inner = graph.node(input).name().to_owned();
                let order = Argument::list(order.iter().map(|&at| at as i64));
                let args: Args = [Argument::Node(base), order].into_iter().collect();
                if let Some(target) = permute_like(node) {
                    graph.set_target(id, target)?;
                }
                graph.set_args(id, args)?;
                graph.set_kwargs(id, Vec::new())?;
                cx.stamp(graph.meta_mut(id)?, [inner]);
                folded += 1;
                known.set(id, Some((base, together)));
            }
        }
        // In reverse, users go before what they use; one may be in the list twice.
        for &id in left.iter().rev() {
            let node = graph.node(id);
            if !node.is_erased() && node.num_users() == 0 {
                graph.erase_node(id)?;
            }
        }
        cx.count("folded", folded);
        cx.count("erased", erased);
        Ok((folded + erased > 0).into())
    }

    fn is_exact(&self) -> bool {
        true
    }
}

register_pass!(FoldTransposes);

/// What is done to the order of the dimensions.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shuffle {
    /// Dimension `i` of the result is dimension `order[i]` of the input.
    Order(Vec<usize>),
    /// Two dimensions are exchanged, of an unknown number; as they are written, the smaller first.
    Exchange(i64, i64),
    /// The last two of at most two.
    Transpose,
}

impl Shuffle {
    /// This one and then the other; `None` when that is not known.
    fn then(&self, next: &Self) -> Option<Self> {
        match (self, next) {
            (Self::Order(first), Self::Order(second)) if first.len() == second.len() => {
                Some(Self::Order(second.iter().map(|&at| first[at]).collect()))
            }
            (Self::Order(first), next) => self.then(&next.of(first.len())?),
            (first, Self::Order(second)) => first.of(second.len())?.then(next),
            (first, next) if first == next => Some(Self::Order(Vec::new())),
            _ => None,
        }
    }

    /// As an order of this many dimensions.
    fn of(&self, rank: usize) -> Option<Self> {
        let mut order: Vec<usize> = (0..rank).collect();
        match self {
            Self::Order(order) => return (order.len() == rank).then(|| self.clone()),
            Self::Exchange(a, b) => order.swap(dimension(*a, rank)?, dimension(*b, rank)?),
            Self::Transpose if rank > 2 => return None,
            Self::Transpose => order.reverse(),
        }
        Some(Self::Order(order))
    }

    fn is_identity(&self) -> bool {
        matches!(self, Self::Order(order) if order.iter().enumerate().all(|(at, &from)| at == from))
    }
}

fn dimension(written: i64, rank: usize) -> Option<usize> {
    let at = if written < 0 { written.checked_add(rank as i64)? } else { written };
    usize::try_from(at).ok().filter(|&at| at < rank)
}

/// What a permutation permutes, and how; `None` for any other call.
fn shuffle(node: Node<'_>) -> Option<(NodeId, Shuffle)> {
    let operation = operation(node)?;
    if !node.kwargs().is_empty() {
        return None;
    }
    let input = node.arg(0)?.as_node()?;
    let recorded =
        [node.graph().node(input), node].into_iter().find_map(|node| Some(node.meta().tensor()?.shape.len()));
    let shuffle = match operation {
        "permute" => {
            let dims: Option<Vec<i64>> = match node.arg(1)?.as_sequence() {
                Some(items) if node.args().len() == 2 => items.iter().map(Argument::as_int).collect(),
                _ => node.args().get(1..)?.iter().map(Argument::as_int).collect(),
            };
            let dims = dims?;
            let order: Option<Vec<usize>> = dims.iter().map(|&dim| dimension(dim, dims.len())).collect();
            let mut sorted = order.clone()?;
            sorted.sort_unstable();
            // What is no permutation is an error when it runs, and stays one.
            sorted.iter().enumerate().all(|(at, &dim)| at == dim).then_some(Shuffle::Order(order?))?
        }
        "transpose" | "swapaxes" | "swapdims" if node.args().len() == 3 => {
            let (a, b) = (node.arg(1)?.as_int()?, node.arg(2)?.as_int()?);
            Shuffle::Exchange(a.min(b), a.max(b))
        }
        "t" if node.args().len() == 1 => Shuffle::Transpose,
        _ => return None,
    };
    match recorded {
        Some(rank) => Some((input, shuffle.of(rank)?)),
        None => Some((input, shuffle)),
    }
}

/// The target of a `permute` in the namespace of this call; `None` when it has it already.
fn permute_like(node: Node<'_>) -> Option<&'static str> {
    let target = match (node.op(), node.target().starts_with("torch.ops.")) {
        (Op::CallMethod, _) => "permute",
        (_, true) => "torch.ops.aten.permute.default",
        (_, false) => "torch.permute",
    };
    (node.target() != target).then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn apply(shuffle: &Shuffle, dims: &[usize]) -> Vec<usize> {
        let Some(Shuffle::Order(order)) = shuffle.of(dims.len()) else { panic!("{shuffle:?}") };
        order.iter().map(|&at| dims[at]).collect()
    }

    fn any_shuffle(rank: usize) -> impl Strategy<Value = Shuffle> {
        let dims = -(rank as i64)..rank as i64;
        prop_oneof![
            Just((0..rank).collect::<Vec<_>>()).prop_shuffle().prop_map(Shuffle::Order),
            (dims.clone(), dims).prop_map(|(a, b)| Shuffle::Exchange(a.min(b), a.max(b))),
        ]
    }

    proptest! {
        #[test]
        fn one_after_the_other_is_both(
            (rank, first, second) in (1..5usize).prop_flat_map(|rank| (Just(rank), any_shuffle(rank), any_shuffle(rank))),
        ) {
            let dims: Vec<usize> = (10..10 + rank).collect();
            let wanted = apply(&second, &apply(&first, &dims));
            match first.then(&second) {
                // The same exchange twice, of which the number of dimensions is not known.
                Some(together) if together == Shuffle::Order(Vec::new()) => prop_assert_eq!(wanted, dims),
                Some(together) => {
                    prop_assert_eq!(together.is_identity(), wanted == dims);
                    prop_assert_eq!(wanted, apply(&together, &dims));
                }
                None => prop_assert!(matches!((first, second), (Shuffle::Exchange(..), Shuffle::Exchange(..)))),
            }
        }
    }
}
