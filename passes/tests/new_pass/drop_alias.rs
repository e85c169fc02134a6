//! `drop-alias`: replaces calls of an operator that does nothing by their argument.
//!
//! One walk in program order. O(nodes + arguments).

use fx_ir::{Argument, GraphModule, Op};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

/// Replaces calls of an operator that does nothing by their argument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DropAlias {
    /// The operator, as graphs spell it.
    pub target: String,
}

impl Default for DropAlias {
    fn default() -> Self {
        Self { target: "torch.ops.aten.alias.default".to_owned() }
    }
}

impl Pass for DropAlias {
    const NAME: &'static str = "drop-alias";
    const SUMMARY: &'static str = "Replace calls of an operator that does nothing by their argument";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let graph = module.graph_mut();
        let mut replaced = 0;
        let mut at = graph.first();
        while let Some(id) = at {
            at = graph.next(id);
            let node = graph.node(id);
            if node.op() != Op::CallFunction || node.target() != self.target {
                continue;
            }
            let &[Argument::Node(input)] = node.args() else {
                cx.note(node.name(), "its only argument is not a node");
                continue;
            };
            graph.replace_all_uses_with(id, input).map_err(PassError::new)?;
            graph.erase_node(id).map_err(PassError::new)?;
            replaced += 1;
        }
        cx.count("replaced", replaced);
        Ok((replaced > 0).into())
    }
}

register_pass!(DropAlias);

#[cfg(test)]
mod tests {
    use fx_ir::Graph;

    use super::*;

    #[test]
    fn the_call_goes_and_its_users_take_the_argument() {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let alias = graph.call_function("torch.ops.aten.alias.default", [x]);
        let relu = graph.call_function("torch.relu", [alias]);
        graph.output(relu);
        let mut module = GraphModule::from_graph(graph);
        let mut cx = PassContext::new(DropAlias::NAME);

        assert_eq!(DropAlias::default().run(&mut module, &mut cx).unwrap(), Changed::Yes);
        assert_eq!(cx.statistics()["replaced"], 1);
        let targets: Vec<&str> = module.graph().nodes().map(|node| node.target()).collect();
        assert_eq!(targets, ["x", "torch.relu", "output"]);

        assert_eq!(DropAlias::default().run(&mut module, &mut cx).unwrap(), Changed::No);
    }
}
