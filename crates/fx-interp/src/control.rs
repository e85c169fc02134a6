//! Higher-order operators: control flow and mode switches, whose arguments are sub-graphs.

use fx_ir::ModuleTree;

use crate::error::CallError;
use crate::layers;
use crate::modes;
use crate::python::truth;
use crate::session::Session;
use crate::value::Value;

/// How often a `while_loop` may run.
const MAX_ITERATIONS: u64 = 10_000_000;

/// The sub-graphs that control flow chooses from.
pub(crate) struct Branches<'s> {
    pub(crate) session: &'s mut Session,
    pub(crate) tree: &'s ModuleTree,
}

impl Branches<'_> {
    /// Runs the sub-graph that `branch` names.
    fn run(&mut self, branch: &Value, args: Vec<Value>) -> Result<Value, CallError> {
        match branch {
            Value::Module(path) => {
                let (id, _) = layers::find(self.tree, path)?;
                self.session.call_graph(self.tree, path, id, args)
            }
            other => Err(CallError::invalid(format!("{} is not a sub-graph", other.describe()))),
        }
    }
}

/// Calls `torch.ops.higher_order.NAME`.
pub(crate) fn call(
    branches: &mut Branches<'_>,
    name: &str,
    args: &[Value],
    kwargs: &[(&str, Value)],
) -> Result<Value, CallError> {
    let items = |value: &Value| -> Result<Vec<Value>, CallError> {
        value.as_sequence().map(<[Value]>::to_vec).ok_or_else(|| {
            CallError::invalid(format!("{name}: {} is not a tuple of operands", value.describe()))
        })
    };
    if let ("autograd_function_apply", [forward, _, operands @ ..]) = (name, args) {
        return apply(branches, forward, operands);
    }
    if let Some((key, _)) = kwargs.first() {
        return Err(CallError::invalid(format!("{name} takes no keyword `{key}`")));
    }
    match (name, args) {
        ("cond", [condition, on_true, on_false, rest @ ..]) => {
            let operands = rest.first().map_or_else(|| Ok(Vec::new()), items)?;
            let branch = if truth(condition)? { on_true } else { on_false };
            branches.run(branch, operands)
        }
        ("while_loop", [condition, body, carried, rest @ ..]) => {
            let mut state = items(carried)?;
            let extra = rest.first().map_or_else(|| Ok(Vec::new()), items)?;
            for _ in 0..MAX_ITERATIONS {
                let all = || state.iter().chain(&extra).cloned().collect::<Vec<_>>();
                let verdict = match branches.run(condition, all())? {
                    Value::Tuple(items) | Value::List(items) => {
                        items.into_iter().next().unwrap_or(Value::None)
                    }
                    single => single,
                };
                if !truth(&verdict)? {
                    return Ok(Value::Tuple(state));
                }
                state = match branches.run(body, all())? {
                    Value::Tuple(items) | Value::List(items) => items,
                    single => vec![single],
                };
            }
            Err(CallError::invalid(format!("while_loop did not end within {MAX_ITERATIONS} iterations")))
        }
        ("wrap_with_set_grad_enabled", [Value::Bool(enabled), body, operands @ ..]) => {
            let run = || branches.run(body, operands.to_vec());
            if *enabled { tch::with_grad(run) } else { tch::no_grad(run) }
        }
        ("wrap_with_autocast", [device, dtype, enabled, cache, body, operands @ ..]) => {
            let _region = modes::autocast(&[device, dtype, enabled, cache].map(Value::clone))?;
            branches.run(body, operands.to_vec())
        }
        _ => {
            let shown: Vec<String> = args.iter().map(Value::describe).collect();
            Err(CallError::invalid(format!(
                "the higher-order operator `{name}` is not supported (arguments: {})",
                shown.join(", ")
            )))
        }
    }
}

/// `autograd_function_apply`: what a custom `torch.autograd.Function` computes. The first graph gives the result and
/// what the second, the gradient's, would need.
fn apply(branches: &mut Branches<'_>, forward: &Value, operands: &[Value]) -> Result<Value, CallError> {
    for tensor in operands.iter().filter_map(Value::as_tensor) {
        // A view requires gradients when its base does and gradients are on.
        if tensor.f_alias()?.requires_grad() {
            return Err(CallError::invalid(
                "the gradient of a custom autograd.Function cannot be computed here; run without gradients",
            ));
        }
    }
    match branches.run(forward, operands.to_vec())? {
        Value::Tuple(items) | Value::List(items) if items.len() == 2 => {
            Ok(items.into_iter().next().unwrap_or(Value::None))
        }
        other => Err(CallError::invalid(format!("the forward graph gave {}, not a pair", other.describe()))),
    }
}
