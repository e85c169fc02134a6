//! `dce`: dead code elimination.
//!
//! One walk from the last node to the first, so that a chain of dead calls goes in one go. O(nodes + arguments).

use fx_ir::{GraphModule, Op};
use fx_ops::Oracle;
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

/// Erases calls whose value nobody uses and that do nothing else (`Graph.eliminate_dead_code`).
///
/// What else a call may do comes from the operators' schemas: a call that writes to one of its arguments, draws
/// random numbers, asserts, prints or switches a mode stays, and so does a call of something unknown. torch.fx
/// erases `x.add_(1)`, `torch.relu_(x)` and `print(x)`.
///
/// Inputs and the output stay. Parameters that lose their last use leave the graph; the module tree keeps them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dce {
    /// Erase unused random calls too. The numbers that later random calls draw are then different
    /// (`is_impure(impure_random=False)`).
    pub erase_random: bool,
}

impl Pass for Dce {
    const NAME: &'static str = "dce";
    const SUMMARY: &'static str = "Erase calls whose value nobody uses and that do nothing else";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let mut erased = 0;
        let (graph, tree) = module.parts_mut();
        let oracle = Oracle::with_modules(tree);
        let mut at = graph.last();
        while let Some(id) = at {
            at = graph.prev(id);
            let node = graph.node(id);
            if node.num_users() > 0 || matches!(node.op(), Op::Placeholder | Op::Output) {
                continue;
            }
            let effects = oracle.effects(node);
            if !effects.is_removable() || (effects.random && !self.erase_random) {
                continue;
            }
            if !cx.rewrite() {
                break;
            }
            graph.erase_node(id)?;
            erased += 1;
        }
        cx.count("erased", erased);
        Ok((erased > 0).into())
    }

    fn is_exact(&self) -> bool {
        !self.erase_random
    }
}

register_pass!(Dce);
