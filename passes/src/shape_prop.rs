//! `shape-prop`: records what every value is, by running the module on sample inputs.

use fx_ir::GraphModule;
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

/// Records shape, element type and strides of every value in the metadata
/// (`torch.fx.passes.shape_prop.ShapeProp`).
///
/// The module runs once on the sample inputs, with libtorch, on copies of what it writes to; the values are not kept.
/// Sizes that are recorded as symbols stay symbols. The program is not changed, so this pass reports `Changed::No`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShapeProp {}

impl Pass for ShapeProp {
    const NAME: &'static str = "shape-prop";
    const SUMMARY: &'static str = "Record the shape and type of every value, on sample inputs";

    #[cfg(feature = "tch")]
    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let inputs = cx
            .inputs()
            .ok_or_else(|| PassError::new("it runs the module and has no sample inputs; give some"))?;
        let inputs: Vec<fx_interp::Value> = inputs
            .iter()
            .map(|input| match input {
                fx_passes::SampleInput::Tensor(tensor) => fx_interp::Value::from_stored(tensor)?.copied(),
                fx_passes::SampleInput::Constant(value) => fx_interp::Value::from_constant(value),
            })
            .collect::<Result<_, _>>()
            .map_err(PassError::new)?;
        // A program may write to its inputs and to its buffers; neither is this pass's to change.
        let own = fx_ops::with_own_state(module);
        let mut shapes = Vec::with_capacity(module.graph().len());
        fx_interp::Interpreter::new(&own)
            .map_err(PassError::new)?
            .observe(|node, value| shapes.push((node.id(), value.to_meta())))
            .run(inputs)
            .map_err(PassError::new)?;
        cx.count("values", shapes.len());
        let graph = module.graph_mut();
        for (id, shape) in shapes {
            let value = &mut graph.meta_mut(id)?.value;
            let known = shape.map(|observed| match value.as_deref() {
                Some(recorded) => recorded.observe(observed),
                None => observed,
            });
            *value = known.map(std::sync::Arc::new);
        }
        Ok(Changed::No)
    }

    #[cfg(not(feature = "tch"))]
    fn run(&self, _module: &mut GraphModule, _cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        Err(PassError::needs_feature("tch"))
    }

    fn is_exact(&self) -> bool {
        true
    }
}

register_pass!(ShapeProp);
