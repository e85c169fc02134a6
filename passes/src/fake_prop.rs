//! `fake-prop`: records what every value is, without computing anything.

#[cfg(feature = "tch")]
mod device;
mod walk;

use std::sync::Arc;

use fx_ir::{Argument, GraphModule, Node, NodeId, ValueMeta};
use fx_passes::{Changed, Pass, PassContext, PassError, SampleInput, register_pass};
use fx_shapes::{Meta, Registry, Size, Sym, Value};
use serde::{Deserialize, Serialize};

use walk::Owner;

/// Records shape, element type, strides and memory format of every value in the metadata, without running the module
/// (`torch.fx.passes.fake_tensor_prop.FakeTensorProp`).
///
/// Shapes start at the placeholders: at what they have recorded, so that symbolic sizes stay symbolic, or else at the
/// sample inputs. Shape functions ([`fx_shapes`]) carry them on; an operator without one runs on libtorch's meta
/// device when the sizes are known and the feature `tch` is there. Results are recorded as detached, as
/// `FakeTensorProp` does: `requires_grad` is that of inputs and parameters alone. The program is not changed, so this pass reports
/// `Changed::No`. O(nodes + arguments), under a microsecond a node.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FakeProp {
    /// Start at the sample inputs also where placeholders have metadata: symbolic sizes become numbers.
    pub from_inputs: bool,
}

impl Pass for FakeProp {
    const NAME: &'static str = "fake-prop";
    const SUMMARY: &'static str = "Record the shape and type of every value, without computing";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let inputs = self.inputs(module, cx)?;
        let found = propagate(module, inputs, Sym::registry())?;
        cx.count("values", found.values.len());
        cx.count("on the meta device", found.on_device);
        found.record(module)?;
        Ok(Changed::No)
    }

    fn is_exact(&self) -> bool {
        true
    }
}

register_pass!(FakeProp);

impl FakeProp {
    /// What is known of each placeholder.
    fn inputs(&self, module: &GraphModule, cx: &PassContext<'_>) -> Result<Vec<Value<Sym>>, PassError> {
        module
            .graph()
            .placeholders()
            .enumerate()
            .map(|(at, node)| {
                let sample = cx.inputs().and_then(|inputs| inputs.get(at));
                input_value(node, sample, self.from_inputs).ok_or_else(|| {
                    PassError::at(
                        node.name(),
                        "nothing is known of this input: it has no metadata, and there is no sample input",
                    )
                })
            })
            .collect()
    }
}

/// What is known of the input that `node` declares: what is recorded of it, or else (with `from_sample`: first) the sample
/// input, or else its default.
pub fn input_value(node: Node<'_>, given: Option<&SampleInput>, from_sample: bool) -> Option<Value<Sym>> {
    let recorded = node.meta().value.as_deref().map(Value::from_value_meta);
    let given = given.and_then(sample);
    let found = if from_sample { given.or(recorded) } else { recorded.or(given) };
    found.or_else(|| node.args().first().and_then(constant))
}

/// What a sample input is without its data.
fn sample(input: &SampleInput) -> Option<Value<Sym>> {
    match input {
        SampleInput::Tensor(tensor) => Some(Value::Tensor(Meta::of(tensor))),
        SampleInput::Constant(argument) => constant(argument),
    }
}

fn constant(argument: &Argument) -> Option<Value<Sym>> {
    Some(match argument {
        Argument::None => Value::None,
        Argument::Bool(value) => Value::Bool(Some(*value)),
        Argument::Int(value) => Value::Int((*value).into()),
        Argument::Float(value) => Value::Float(Some(*value)),
        Argument::Complex(_) => Value::Complex,
        Argument::Str(text) => Value::Str(text.as_ref().into()),
        Argument::DType(dtype) => Value::DType(*dtype),
        Argument::Device(device) => Value::Device(*device),
        other => Value::List(other.as_sequence()?.iter().map(constant).collect::<Option<_>>()?),
    })
}

/// What [`propagate`] found.
#[derive(Debug)]
pub struct Propagated {
    /// The value of every node, by the modules that lead to the graph it is in (none for the outermost), in the order
    /// they run. No value is recorded for what metadata has no form for.
    values: Vec<(Owner, NodeId, Option<ValueMeta>)>,
    /// How many calls ran on the meta device.
    on_device: usize,
}

impl Propagated {
    /// The nodes of the outermost graph in the order they run, each with what is known of its value. That of the output
    /// node is what the program returns.
    pub fn values(&self) -> impl Iterator<Item = (NodeId, &ValueMeta)> {
        let outermost = self.values.iter().filter(|(owner, ..)| owner.is_empty());
        outermost.filter_map(|(_, id, value)| Some((*id, value.as_ref()?)))
    }

    /// Writes the values into the metadata of the nodes.
    ///
    /// # Errors
    /// The module is not the one that they are of.
    pub fn record(self, module: &mut GraphModule) -> Result<(), PassError> {
        let mut inner = Vec::new();
        let graph = module.graph_mut();
        for (owner, id, value) in self.values {
            match &owner[..] {
                [] => graph.meta_mut(id)?.value = value.map(Arc::new),
                _ => inner.push((owner, id, value)),
            }
        }
        for (owner, id, value) in inner {
            let mut own = &mut *module;
            for child in &owner[..] {
                let child =
                    own.modules_mut().module_mut(*child).and_then(|module| module.graph.as_deref_mut());
                own = child.ok_or_else(|| {
                    PassError::new("the module has no sub-graph where the values are of one")
                })?;
            }
            own.graph_mut().meta_mut(id)?.value = value.map(Arc::new);
        }
        Ok(())
    }
}

/// What every value is, for these inputs, one for each placeholder. `shapes` has the functions to use:
/// [`Registry::built_in`], with a user's own added.
///
/// # Errors
/// An operator has no shape function, or is called on sizes that do not fit; the error names the node.
pub fn propagate(
    module: &GraphModule,
    inputs: Vec<Value<Sym>>,
    shapes: &Registry<Sym>,
) -> Result<Propagated, PassError> {
    walk::run(module, inputs.into_iter().map(Some).collect(), shapes, false)
}

/// The same as far as it can be told: of inputs that are `None`, of operators without a shape function and of what comes
/// after them nothing is known.
///
/// # Errors
/// An operator is called on sizes or types that do not fit; the error names the node.
pub fn propagate_known(
    module: &GraphModule,
    inputs: Vec<Option<Value<Sym>>>,
    shapes: &Registry<Sym>,
) -> Result<Propagated, PassError> {
    walk::run(module, inputs, shapes, true)
}
