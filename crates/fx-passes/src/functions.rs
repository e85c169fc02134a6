//! Plain functions as passes, under torch.fx's names.

use fx_ir::GraphModule;

use crate::context::PassContext;
use crate::error::PassError;
use crate::pass::Changed;

/// What a pipeline made of a module (`torch.fx.passes.infra.pass_base.PassResult`).
#[derive(Clone, Debug)]
pub struct PassResult {
    /// The module.
    pub graph_module: GraphModule,
    /// Whether any pass says that it changed it.
    pub modified: bool,
}

/// A function that does not say whether it changed anything, as one that always says yes (`pass_result_wrapper`), for
/// [`Pipeline::function`](crate::Pipeline::function).
///
/// ```
/// use fx_passes::{PassManager, Pipeline, pass_result_wrapper};
/// let mut module = fx_ir::GraphModule::from_graph(fx_ir::Graph::new());
/// module.graph_mut().output(());
/// let rename = Pipeline::new().function("rename", pass_result_wrapper(|module| module.name = "Net".to_owned()));
/// let result = PassManager::new().add_pipeline(rename).call(module)?;
/// assert!(result.modified && result.graph_module.name == "Net");
/// # Ok::<(), fx_passes::PipelineError>(())
/// ```
pub fn pass_result_wrapper(
    function: impl Fn(&mut GraphModule) + Send + Sync + 'static,
) -> impl Fn(&mut GraphModule, &mut PassContext<'_>) -> Result<Changed, PassError> + Send + Sync + 'static {
    move |module, _| {
        function(module);
        Ok(Changed::Yes)
    }
}

/// A pass that runs `base_pass` for as long as `predicate` holds of the module (`loop_pass`), at most `n_iter` times.
/// To run until nothing changes, write `repeat{max=N}(...)` or call [`Pipeline::repeat`](crate::Pipeline::repeat).
///
/// ```
/// use fx_passes::{Changed, PassManager, Pipeline, loop_pass};
/// let mut module = fx_ir::GraphModule::from_graph(fx_ir::Graph::new());
/// module.graph_mut().output(());
/// let longer = |module: &mut fx_ir::GraphModule, _: &mut fx_passes::PassContext<'_>| {
///     module.name.push('x');
///     Ok(Changed::Yes)
/// };
/// let grow = loop_pass(longer, 100, |module| module.name.len() < 20);
/// let result = PassManager::new().add_pipeline(Pipeline::new().function("grow", grow)).call(module)?;
/// assert_eq!(result.graph_module.name.len(), 20);
/// # Ok::<(), fx_passes::PipelineError>(())
/// ```
pub fn loop_pass<F, P>(
    base_pass: F,
    n_iter: usize,
    predicate: P,
) -> impl Fn(&mut GraphModule, &mut PassContext<'_>) -> Result<Changed, PassError> + Send + Sync + 'static
where
    F: Fn(&mut GraphModule, &mut PassContext<'_>) -> Result<Changed, PassError> + Send + Sync + 'static,
    P: Fn(&GraphModule) -> bool + Send + Sync + 'static,
{
    move |module, cx| {
        let mut changed = Changed::No;
        for _ in 0..n_iter {
            if !predicate(module) {
                break;
            }
            changed |= base_pass(module, cx)?;
        }
        Ok(changed)
    }
}
