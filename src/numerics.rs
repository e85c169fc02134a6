//! Whether passes keep the answers: an instrument that runs the module after each of them.

use std::collections::BTreeMap;

use crate::interp::{Difference, Error, Interpreter, Tolerance, Value, compare};
use crate::ir::{GraphModule, Node};
use crate::ops::with_own_state;
use crate::passes::instrument::Instrument;
use crate::passes::{InstrumentError, PassEvent, PassRun, PassTime, SampleInput};

/// The largest amount of intermediate values that the search for the first drifting node keeps, in bytes.
const MAX_KEPT: usize = 2 << 30;

/// Runs the module before the pipeline and after every pass that changed it, and ends the run at the pass after which
/// the [`Answers`] are others, what was written to inputs and buffers among them: [`AnswersChanged`] says by how much, and
/// which node is the first to drift.
///
/// A run of the module a pass; without gradients, on copies of the inputs and of the module's buffers.
///
/// ```
/// use fx::Numerics;
/// use fx::prelude::*;
///
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_function("torch.ops.aten.relu.default", [x]);
/// graph.output(relu);
/// let mut module = GraphModule::from_graph(graph);
/// let input = SampleInput::Tensor(Tensor::from_f32(&[2], &[-1.0, 1.0])?);
///
/// let wrong = Pipeline::new().function("wrong", move |module, _| {
///     module.graph_mut().set_target(relu, "torch.ops.aten.neg.default")?;
///     Ok(Changed::Yes)
/// });
/// let mut numerics = Numerics::new(vec![input]);
/// let error = PassManager::new().add_pipeline(wrong).with_instrument(&mut numerics).run(&mut module).unwrap_err();
/// assert_eq!(error.pass, "wrong");
/// assert!(fx::passes::with_causes(&error).contains("first node that drifts is `relu_default`"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Numerics {
    inputs: Vec<SampleInput>,
    seed: u64,
    tolerance: Option<Tolerance>,
    original: Option<(GraphModule, Answers)>,
}

/// The answers after a pass are not those of the module that came in.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error(
    "the answers changed\n  {mismatch}; the largest difference is {absolute:.1e}{}",
    drift.as_ref().map(|drift| format!("\n  the first node that drifts is {drift}")).unwrap_or_default()
)]
pub struct AnswersChanged {
    /// What differs.
    pub mismatch: String,
    /// The largest absolute difference.
    pub absolute: f64,
    /// The first node after the pass whose value is not what it was, and how far it is off.
    pub drift: Option<String>,
}

impl Numerics {
    /// Verifies on these inputs, one for each placeholder, with the tolerances of the element types.
    pub fn new(inputs: Vec<SampleInput>) -> Self {
        Self { inputs, seed: 0, tolerance: None, original: None }
    }

    /// The seed of random operators; 0 unless told otherwise.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// One tolerance for all element types.
    #[must_use]
    pub fn tolerance(mut self, tolerance: Option<Tolerance>) -> Self {
        self.tolerance = tolerance;
        self
    }
}

impl Instrument for Numerics {
    fn name(&self) -> &str {
        "numerics"
    }

    fn before_pipeline(&mut self, module: &GraphModule) -> Result<(), InstrumentError> {
        let answers = Answers::of(module, &self.inputs, self.seed)?;
        self.original = Some((module.clone(), answers));
        Ok(())
    }

    fn after_pass(
        &mut self,
        _pass: &PassEvent<'_>,
        module: &GraphModule,
        outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        let Some((original, expected)) = self.original.as_ref().filter(|_| outcome.changed) else {
            return Ok(());
        };
        let answers = Answers::of(module, &self.inputs, self.seed)?;
        let difference = answers.compare(expected, self.tolerance);
        let Some(mismatch) = difference.mismatch else { return Ok(()) };
        let drift = first_drift(original, module, &self.inputs, self.seed, self.tolerance);
        Err(Box::new(AnswersChanged { mismatch, absolute: difference.absolute, drift }))
    }
}

/// What a run of a module gave, and what it left in its inputs and buffers.
#[derive(Debug)]
pub struct Answers {
    result: Value,
    /// The inputs by their targets, as they were afterwards.
    inputs: Vec<(String, Value)>,
    /// The module with buffers of its own, as they were afterwards.
    own: GraphModule,
    /// The paths of the buffers that were written to.
    written: Vec<String>,
}

impl Answers {
    /// Runs the module on copies of the inputs and of its buffers, without gradients, from a seed: the same again each
    /// time.
    ///
    /// # Errors
    /// An input cannot be used, or a node failed.
    pub fn of(module: &GraphModule, inputs: &[SampleInput], seed: u64) -> Result<Self, Error> {
        let own = with_own_state(module);
        let values = to_values(inputs)?;
        tch::manual_seed(seed as i64);
        let result = tch::no_grad(|| Interpreter::new(&own)?.run(values.clone()))?;
        let targets = module.graph().placeholders().map(|node| node.target().to_owned());
        let inputs = targets.zip(values).collect();
        let mut written = Vec::new();
        for (path, _, id) in own.modules().named_tensors() {
            let storage = |of: &GraphModule| of.modules().tensor(id).map(|tensor| tensor.storage.clone());
            if let (Some(now), Some(then)) = (storage(&own), storage(module))
                && !now.same(&then)
                && now.bytes() != then.bytes()
            {
                written.push(path);
            }
        }
        Ok(Self { result, inputs, own, written })
    }

    /// What the program returned.
    pub fn result(&self) -> &Value {
        &self.result
    }

    /// Compares what was returned, and then what is in the inputs and in the buffers that `expected` has written to, as far
    /// as there are ones of the same names.
    pub fn compare(&self, expected: &Answers, tolerance: Option<Tolerance>) -> Difference {
        let mut found = compare(&self.result, &expected.result, tolerance);
        let mut also = |actual: &Value, expected: &Value, what: String| {
            let other = compare(actual, expected, tolerance);
            found.absolute = found.absolute.max(other.absolute);
            found.relative = found.relative.max(other.relative);
            found.tensors += other.tensors;
            found.elements += other.elements;
            if let (None, Some(why)) = (&found.mismatch, other.mismatch) {
                found.mismatch = Some(why.replacen("the result", &what, 1));
            }
        };
        for (name, expected) in &expected.inputs {
            if let Some((_, actual)) = self.inputs.iter().find(|(other, _)| other == name) {
                also(actual, expected, format!("the input `{name}` afterwards"));
            }
        }
        let value = |of: &GraphModule, path: &str| {
            let (_, tensor) = of.modules().get_tensor(path).ok()?;
            Value::from_stored(tensor).ok()
        };
        for path in &expected.written {
            if let (Some(actual), Some(expected)) = (value(&self.own, path), value(&expected.own, path)) {
                also(&actual, &expected, format!("the buffer `{path}` afterwards"));
            }
        }
        found
    }
}

/// Sample inputs as values of their own: a program may write to its inputs.
///
/// # Errors
/// One cannot be made into a tensor.
pub fn to_values(inputs: &[SampleInput]) -> Result<Vec<Value>, Error> {
    inputs
        .iter()
        .map(|input| {
            Ok(match input {
                // A copy: a program may write to its inputs.
                SampleInput::Tensor(tensor) => Value::from_stored(tensor)?.copied()?,
                SampleInput::Constant(constant) => Value::from_constant(constant)?,
            })
        })
        .collect()
}

/// The first node after the pipeline whose value is not what it was before: its name and how far it is off.
///
/// A node is compared with the one it stands for, as its provenance says, or with the one of its own name. `None`
/// when no node that can be compared drifts, or the values do not fit in memory.
pub fn first_drift(
    before: &GraphModule,
    after: &GraphModule,
    inputs: &[SampleInput],
    seed: u64,
    tolerance: Option<Tolerance>,
) -> Option<String> {
    let mut kept: BTreeMap<&str, Value> = BTreeMap::new();
    let mut size = 0usize;
    let (own_before, own_after) = (with_own_state(before), with_own_state(after));
    tch::manual_seed(seed as i64);
    tch::no_grad(|| {
        let observe = |node: Node<'_>, value: &Value| {
            let Value::Tensor(tensor) = value else { return };
            if !node.op().is_call() {
                return;
            }
            size = size.saturating_add(tensor.numel().saturating_mul(8));
            if size <= MAX_KEPT
                && let Some(name) = before.graph().find(node.name()).map(Node::name)
                && let Ok(copy) = value.copied()
            {
                kept.insert(name, copy);
            }
        };
        Interpreter::new(&own_before).ok()?.observe(observe).run(to_values(inputs).ok()?).ok()
    })?;
    let mut drift = None;
    tch::manual_seed(seed as i64);
    tch::no_grad(|| {
        let observe = |node: Node<'_>, value: &Value| {
            let steps = node.meta().provenance.as_deref().unwrap_or_default();
            let origin =
                steps.iter().rev().filter_map(|step| step.from.first()).find_map(|name| kept.get(&**name));
            let Some(expected) = origin.or_else(|| kept.get(node.name())) else { return };
            // What was made into another thing on purpose, such as a fused weight, is no drift.
            if drift.is_none()
                && node.op().is_call()
                && value.describe() == expected.describe()
                && let Some(why) = compare(value, expected, tolerance).mismatch
            {
                let pass = steps.last().map(|step| format!(", made by `{}`", step.pass)).unwrap_or_default();
                drift = Some(format!("`{}` ({}{pass}): {why}", node.name(), node.target()));
            }
        };
        Interpreter::new(&own_after).ok()?.observe(observe).run(to_values(inputs).ok()?).ok()
    });
    drift
}
