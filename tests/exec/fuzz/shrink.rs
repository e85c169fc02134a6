//! Making a failing program smaller while it fails.

use fx::ir::{Argument, GraphModule, NodeId, Op, lint};

/// The smallest program found from `module` on by taking nodes out one by one, for which `fails` still holds. Tries
/// O(nodes^2) programs at the most.
pub fn shrink(module: &GraphModule, fails: &mut dyn FnMut(&GraphModule) -> bool) -> GraphModule {
    let mut smallest = module.clone();
    loop {
        let before = smallest.graph().len();
        if let Some(fewer) = fewer_outputs(&smallest, fails) {
            smallest = fewer;
        }
        for id in smallest.graph().ids().into_iter().rev() {
            if let Some(without) = candidates(&smallest, id).into_iter().find(|tried| fails(tried)) {
                smallest = without;
            }
        }
        if smallest.graph().len() == before {
            return smallest;
        }
    }
}

/// The program without the node: erased when nothing uses it, else with one of its inputs in its place.
fn candidates(module: &GraphModule, id: NodeId) -> Vec<GraphModule> {
    let Some(node) = module.graph().get(id) else { return Vec::new() };
    if matches!(node.op(), Op::Placeholder | Op::Output) {
        return Vec::new();
    }
    let stand_ins: Vec<Option<NodeId>> = match node.num_users() {
        0 => vec![None],
        _ => node.input_nodes().map(|input| Some(input.id())).collect(),
    };
    let without = |stand_in: Option<NodeId>| {
        let mut tried = module.clone();
        let graph = tried.graph_mut();
        if let Some(stand_in) = stand_in {
            graph.replace_all_uses_with(id, stand_in).ok()?;
        }
        graph.erase_node(id).ok()?;
        lint::lint(&tried).is_clean().then_some(tried)
    };
    stand_ins.into_iter().filter_map(without).collect()
}

fn fewer_outputs(module: &GraphModule, fails: &mut dyn FnMut(&GraphModule) -> bool) -> Option<GraphModule> {
    let output = module.graph().output_node()?;
    let items = output.arg(0)?.as_sequence()?.to_vec();
    (0..items.len()).rev().filter(|_| items.len() > 1).find_map(|gone| {
        let mut left = items.clone();
        left.remove(gone);
        let mut tried = module.clone();
        tried.graph_mut().update_arg(output.id(), 0, Argument::Tuple(left.into())).ok()?;
        fails(&tried).then_some(tried)
    })
}
