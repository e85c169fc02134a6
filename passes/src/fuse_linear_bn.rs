//! `fuse-linear-bn`: folds batch norms in evaluation mode into the linear layers before them.

use fx_ir::GraphModule;
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

use crate::batch_norm::{Before, fuse};

/// Folds a batch norm in evaluation mode into the linear layer before it (`torch.nn.utils.fusion.fuse_linear_bn_eval`).
///
/// For ATen graphs and for graphs of modules, with or without bias. The output of the layer must have two dimensions, as
/// recorded (`shape-prop` records it): of more, the batch norm takes another one for the channels.
///
/// Left alone, with a note that says why: what `fuse-conv-bn` leaves alone, and a layer whose output has more than two
/// dimensions or none that are recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FuseLinearBn {}

impl Pass for FuseLinearBn {
    const NAME: &'static str = "fuse-linear-bn";
    const SUMMARY: &'static str = "Fold a batch norm in evaluation mode into the linear layer before it";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let fused = fuse(module, Before::Linear, cx)?;
        cx.count("fused", fused);
        Ok((fused > 0).into())
    }
}

register_pass!(FuseLinearBn);
