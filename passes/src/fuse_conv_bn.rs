//! `fuse-conv-bn`: folds batch norms in evaluation mode into the convolutions before them.

use fx_ir::GraphModule;
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

use crate::batch_norm::{Before, fuse};

/// Folds a batch norm in evaluation mode into the convolution before it
/// (`torch.fx.experimental.optimization.fuse`, for ATen graphs and for graphs of modules).
///
/// Convolutions of all dimensions, transposed ones included, with or without bias, in groups. The fused weight
/// takes the old weight's place in the module tree; parameters and modules of the batch norm that nothing else reads go.
///
/// Left alone, with a note that says why: a batch norm in training mode; a convolution whose output is used
/// elsewhere; a weight that is used elsewhere, tied, a view of shared memory, or written to; parameters that are
/// not stored tensors; a convolution module that is called twice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FuseConvBn {}

impl Pass for FuseConvBn {
    const NAME: &'static str = "fuse-conv-bn";
    const SUMMARY: &'static str = "Fold a batch norm in evaluation mode into the convolution before it";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let fused = fuse(module, Before::Convolution, cx)?;
        cx.count("fused", fused);
        Ok((fused > 0).into())
    }
}

register_pass!(FuseConvBn);
