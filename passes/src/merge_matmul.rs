//! `merge-matmul`: makes products with one right factor one product.
//!
//! O(nodes + arguments).

use std::collections::BTreeSet;
use std::sync::Arc;

use fx_ir::{
    Argument, Dim, Graph, GraphModule, NewNode, Node, NodeId, NodeMap, Op, TensorMeta, ValueMeta,
    contiguous_strides,
};
use fx_ops::{AliasSets, Oracle};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::operation::operation;

/// Makes products of matrices that have the same right factor one product: the left factors are put on top of each other,
/// and the result is taken apart (`torch.fx.experimental.merge_matmul`).
///
/// `mm` and `matmul` of two matrices of known sizes (`shape-prop` records them). Reads of the same parameter count as
/// the same factor. Products are merged as far as all left factors are there before the first result is used, which is
/// also what makes them independent of each other.
///
/// Left alone, with a note: a product whose result is written to or returned, since the results are parts of one tensor
/// then; a factor that is written to in between.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MergeMatmul {}

impl Pass for MergeMatmul {
    const NAME: &'static str = "merge-matmul";
    const SUMMARY: &'static str = "Make products with one right factor one product";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let sets = AliasSets::new(module.graph(), &Oracle::with_modules(module.modules()));
        let graph = module.graph_mut();
        let returned = returned_sets(graph, &sets);
        let mut by_factor: IndexMap<Factor, Vec<Product>> = IndexMap::new();
        for node in graph.nodes() {
            if let Some((factor, product)) = product(node) {
                by_factor.entry(factor).or_default().push(product);
            }
        }
        let (mut products, mut merged) = (0, 0);
        // For a new node, the old one before which it stands: its place as the alias sets know it.
        let mut places: NodeMap<Option<NodeId>> = NodeMap::new(None);
        for candidates in by_factor.into_values().filter(|all| all.len() > 1) {
            let mut allowed = Vec::new();
            for product in candidates {
                let node = graph.node(product.node);
                match why_not(&sets, product.node, &returned) {
                    Some(why) => cx.note(node.name(), why),
                    None if node.num_users() > 0 => allowed.push(product),
                    None => {}
                }
            }
            let mut rest = &allowed[..];
            while let Some(group) = next_group(graph, &sets, &places, &mut rest) {
                if group.products.len() > 1 && cx.rewrite() {
                    products += group.products.len();
                    merged += 1;
                    merge(graph, group, &mut places, cx)?;
                }
            }
        }
        cx.count("products", products);
        cx.count("merged", merged);
        Ok((merged > 0).into())
    }
}

register_pass!(MergeMatmul);

/// What makes two right factors one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Factor {
    /// A parameter, by its path.
    Parameter(String),
    Value(NodeId),
}

/// A product of two matrices, with its operands before anything was merged.
#[derive(Clone, Copy, Debug)]
struct Product {
    node: NodeId,
    left: NodeId,
    right: NodeId,
    rows: i64,
}

impl Product {
    /// An operand as it is now: it may be a part of a merged product.
    fn operand(&self, graph: &Graph, at: usize) -> Option<NodeId> {
        graph.node(self.node).arg(at).and_then(Argument::as_node)
    }
}

/// Products that become one, and the node before which it goes.
struct Group {
    products: Vec<Product>,
    place: NodeId,
}

/// A product of two matrices of known sizes and one type.
fn product(node: Node<'_>) -> Option<(Factor, Product)> {
    let is_product = matches!(operation(node), Some("mm" | "matmul")) || node.calls("operator.matmul");
    let &[Argument::Node(left), Argument::Node(right)] = node.args() else { return None };
    if !is_product || !node.kwargs().is_empty() {
        return None;
    }
    let graph = node.graph();
    let (a, b) = (graph.node(left).meta().tensor()?, graph.node(right).meta().tensor()?);
    let (&[rows, inner], &[same, _]) = (&a.sizes()?[..], &b.sizes()?[..]) else { return None };
    if inner != same || a.dtype != b.dtype || a.device != b.device {
        return None;
    }
    let factor = match graph.node(right) {
        node if node.op() == Op::GetAttr => Factor::Parameter(node.target().to_owned()),
        _ => Factor::Value(right),
    };
    Some((factor, Product { node: node.id(), left, right, rows }))
}

/// The sets of values that share memory with what is returned.
fn returned_sets(graph: &Graph, sets: &AliasSets) -> BTreeSet<usize> {
    let returned = graph.output_node().into_iter().flat_map(Node::input_nodes);
    returned.filter_map(|node| sets.set_index(node.id())).collect()
}

fn why_not(sets: &AliasSets, product: NodeId, returned: &BTreeSet<usize>) -> Option<&'static str> {
    if sets.is_written(product) || sets.is_reshaped(product) {
        return Some("its result is written to");
    }
    let leaves = sets.set_index(product).is_none_or(|set| returned.contains(&set));
    leaves.then_some("its result is returned, and would be a part of another tensor")
}

/// Whether both operands hold at `place` what they hold where the product is.
fn is_same_at(sets: &AliasSets, product: &Product, place: NodeId) -> bool {
    let same = |value| sets.version_at(value, product.node) == sets.version_at(value, place);
    same(product.left)
        && same(product.right)
        && sets.mode_version_at(product.node) == sets.mode_version_at(place)
}

/// The first of these products in program order, and those after it that can become one with it. Takes them off.
/// O(their users).
fn next_group(
    graph: &Graph,
    sets: &AliasSets,
    places: &NodeMap<Option<NodeId>>,
    rest: &mut &[Product],
) -> Option<Group> {
    let first_user = |product: &Product| {
        let users = graph.node(product.node).users().map(|user| user.id());
        users.reduce(|a, b| if graph.comes_before(b, a) { b } else { a })
    };
    let (first, mut after) = rest.split_first()?;
    *rest = after;
    let mut group = Group { products: vec![*first], place: first_user(first)? };
    while let Some((product, others)) = after.split_first() {
        let user = first_user(product)?;
        let place = if graph.comes_before(user, group.place) { user } else { group.place };
        let left = product.operand(graph, 0)?;
        let is_there = graph.comes_before(left, place) && graph.comes_before(product.node, place);
        // A product that is made from another one of the group comes after the first use of that. What holds of the others
        // at the place before holds at an earlier one.
        let known = places.get(place).unwrap_or(place);
        let is_first = group.products.len() == 1;
        if !is_there || !is_same_at(sets, product, known) || (is_first && !is_same_at(sets, first, known)) {
            break;
        }
        group.products.push(*product);
        group.place = place;
        after = others;
        *rest = after;
    }
    Some(group)
}

/// One product instead of several.
fn merge(
    graph: &mut Graph,
    group: Group,
    places: &mut NodeMap<Option<NodeId>>,
    cx: &PassContext<'_>,
) -> Result<(), PassError> {
    let Group { products, place } = group;
    let Some(&first) = products.first() else { return Ok(()) };
    let overloads = graph.node(first.node).target().starts_with("torch.ops.");
    let [cat, mm, split] = if overloads {
        ["torch.ops.aten.cat.default", "torch.ops.aten.mm.default", "torch.ops.aten.split_with_sizes.default"]
    } else {
        ["torch.cat", "torch.mm", "torch.split"]
    };
    let names: Vec<Arc<str>> =
        products.iter().map(|product| graph.node(product.node).name().into()).collect();
    let mut meta = graph.node(first.node).meta().clone();
    meta.value = None;
    cx.stamp(&mut meta, names.iter().cloned());
    let rows: i64 = products.iter().map(|product| product.rows).sum();
    let of_all_rows = |graph: &Graph, node: NodeId| {
        let mut tensor = graph.node(node).meta().tensor()?.clone();
        let columns = tensor.shape.get(1)?.as_int()?;
        set_shape(&mut tensor, &[rows, columns]);
        Some(Arc::new(ValueMeta::Tensor(tensor)))
    };
    let (stacked, whole) = (of_all_rows(graph, first.left), of_all_rows(graph, first.node));
    let known = places.get(place).unwrap_or(place);
    let mut new = |graph: &mut Graph, target: &str, args: Vec<Argument>, value| {
        let meta = fx_ir::Meta { value, ..meta.clone() };
        let node = NewNode::call_function(target).args(args).meta(meta);
        let id = graph.inserting_before(place)?.create_node(node);
        places.set(id, Some(known));
        Ok::<_, PassError>(id)
    };
    let left: Vec<Argument> =
        products.iter().filter_map(|product| graph.node(product.node).arg(0).cloned()).collect();
    let right = first.operand(graph, 1).unwrap_or(first.right);
    let left = new(graph, cat, vec![Argument::list(left), 0.into()], stacked)?;
    let result = new(graph, mm, vec![left.into(), right.into()], whole)?;
    let sizes = Argument::list(products.iter().map(|product| product.rows));
    let parts = new(graph, split, vec![result.into(), sizes, 0.into()], None)?;
    let mut start = 0;
    for (at, product) in products.iter().enumerate() {
        let columns =
            graph.node(product.node).meta().tensor().and_then(|tensor| tensor.shape.get(1)?.as_int());
        let value = graph.node(product.node).meta().tensor().zip(columns).map(|(tensor, columns)| {
            let mut tensor = tensor.clone();
            set_shape(&mut tensor, &[product.rows, columns]);
            tensor.storage_offset = Dim::Int(start * columns);
            Arc::new(ValueMeta::Tensor(tensor))
        });
        let part = new(graph, "operator.getitem", vec![parts.into(), (at as i64).into()], value)?;
        graph.replace_all_uses_with(product.node, part)?;
        start += product.rows;
    }
    for product in products.iter().rev() {
        graph.erase_node(product.node)?;
    }
    Ok(())
}

/// Makes it a contiguous tensor of this shape.
fn set_shape(tensor: &mut TensorMeta, shape: &[i64]) {
    tensor.shape = shape.iter().copied().map(Dim::Int).collect();
    tensor.stride = contiguous_strides(shape).into_iter().map(Dim::Int).collect();
    tensor.storage_offset = Dim::Int(0);
}
