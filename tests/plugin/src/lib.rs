//! A pass that fx knows nothing of, as a third party would write it: a struct, a trait and one line to register it.
//!
//! A program that wants it names this crate, `use fx_test_plugin as _;`, and finds `swap-add-mul` among the passes.

#![deny(missing_docs)]

use fx_ir::{GraphModule, Op};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

/// Turns additions into multiplications and back. It changes what the program computes, as a test of verification
/// needs it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SwapAddMul {
    /// Leave multiplications as they are.
    pub keep_mul: bool,
}

impl Pass for SwapAddMul {
    const NAME: &'static str = "swap-add-mul";
    const SUMMARY: &'static str = "Turn additions into multiplications and back";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let graph = module.graph_mut();
        let mut swapped = 0;
        for id in graph.ids() {
            let node = graph.node(id);
            let target = match node.target() {
                "operator.add" if node.op() == Op::CallFunction => "operator.mul",
                "operator.mul" if node.op() == Op::CallFunction && !self.keep_mul => "operator.add",
                _ => continue,
            };
            graph.set_target(id, target)?;
            swapped += 1;
        }
        cx.count("swapped", swapped);
        Ok((swapped > 0).into())
    }
}

register_pass!(SwapAddMul);
