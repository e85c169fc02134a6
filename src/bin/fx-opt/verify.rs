//! Running a model before and after, and comparing.

use std::collections::BTreeMap;

use anyhow::Result;
use fx::interp::{Difference, Interpreter, Tolerance, Value, compare};
use fx::ir::{GraphModule, Node, Tensor};
use fx::ops::with_own_state;
use fx::passes::SampleInput;

/// The largest amount of intermediate values that the search for the first drifting node keeps, in bytes.
const MAX_KEPT: usize = 2 << 30;

/// Runs the module on copies of the inputs, without gradients, from the same seed and the same buffers each time.
///
/// # Errors
/// A node failed.
pub fn run(module: &GraphModule, inputs: &[SampleInput], seed: u64) -> Result<Value> {
    let module = with_own_state(module);
    tch::manual_seed(seed as i64);
    tch::no_grad(|| Ok(Interpreter::new(&module)?.run(to_values(inputs)?)?))
}

fn to_values(inputs: &[SampleInput]) -> Result<Vec<Value>> {
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

/// The share of rows of the first output whose largest entry is at the label, and their number. `None` when the
/// output is not a table of scores for these labels.
pub fn accuracy(result: &Value, labels: &Tensor) -> Option<(i64, i64)> {
    let scores = result.tensors().into_iter().next()?.shallow_clone();
    let labels = Value::from_stored(labels).ok()?;
    let labels = labels.as_tensor()?;
    if scores.size().len() != 2 || labels.size() != [scores.size()[0]] {
        return None;
    }
    let right = scores.f_argmax(1, false).ok()?.f_eq_tensor(labels).ok()?.f_sum(tch::Kind::Int64).ok()?;
    Some((right.f_int64_value(&[]).ok()?, scores.size()[0]))
}

/// Compares with a stored tensor: what PyTorch answered.
///
/// # Errors
/// The stored tensor cannot be used.
pub fn compare_with_stored(result: &Value, expected: &Tensor) -> Result<Difference> {
    let expected = Value::from_stored(expected)?;
    let first = result.tensors().into_iter().next().map(|tensor| Value::Tensor(tensor.shallow_clone()));
    Ok(compare(&first.unwrap_or(Value::None), &expected, None))
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
            if drift.is_none()
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
