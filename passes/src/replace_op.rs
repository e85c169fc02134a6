//! `replace-op`: calls another function instead.
//!
//! One walk. O(nodes + arguments of what is replaced).

use fx_ir::{Argument, GraphModule, Kwargs, NodeId, Op};
use fx_ops::{AliasSets, Oracle, Resolution, candidates, nearest_targets};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

/// Makes every call of one function or method a call of another one, with the same arguments.
///
/// `replace-op{from=torch.relu,to=torch.nn.functional.gelu}`; a method is written `"call_method relu"`. What the program
/// computes changes as far as the two differ; that is what the pass is for.
///
/// The recorded shape of a replaced call is dropped, since another function may give another one: run `shape-prop`.
///
/// Left alone, with a note: a call whose arguments do not fit the schema of `to`; one where the two differ in what they
/// write, share or do besides giving a value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReplaceOp {
    /// What is called now.
    pub from: String,
    /// What is to be called.
    pub to: String,
}

impl Pass for ReplaceOp {
    const NAME: &'static str = "replace-op";
    const SUMMARY: &'static str = "Make the calls of one function or method calls of another";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let (from_op, from) = callee(&self.from, "from")?;
        let (to_op, to) = callee(&self.to, "to")?;
        if (from_op, from) == (to_op, to) {
            return Err(PassError::new(format!("the options `from` and `to` are both `{from}`")));
        }
        let resolution = candidates(to_op, to);
        if resolution == Resolution::Unknown && to.starts_with("torch.ops.aten.") {
            let near = nearest_targets(to_op, to).join("`, `");
            return Err(PassError::new(format!("there is no operator `{to}`; the nearest are `{near}`")));
        }
        let sets = AliasSets::new(module.graph(), &Oracle::with_modules(module.modules()));
        let (graph, tree) = module.parts_mut();
        let oracle = Oracle::with_modules(tree);
        let calls: Vec<NodeId> = graph.find_nodes(from_op, Some(from)).map(|node| node.id()).collect();
        let mut replaced = 0;
        for id in calls {
            let node = graph.node(id);
            let name = node.name().to_owned();
            if !fits(resolution, node) {
                cx.note(name, format!("its arguments do not fit `{to}`"));
                continue;
            }
            let (effects, aliases) = (oracle.effects(node), oracle.aliases(node));
            let written = sets.is_written(id) || node.input_nodes().any(|input| sets.is_written(input.id()));
            graph.set_op(id, to_op, to)?;
            let node = graph.node(id);
            let same = oracle.effects(node) == effects && (!written || oracle.aliases(node) == aliases);
            if !same {
                graph.set_op(id, from_op, from)?;
                cx.note(name, format!("`{to}` writes, shares or does something else"));
                continue;
            }
            if !cx.rewrite() {
                graph.set_op(id, from_op, from)?;
                break;
            }
            let meta = graph.meta_mut(id)?;
            meta.value = None;
            cx.stamp(meta, [name]);
            replaced += 1;
        }
        cx.count("replaced", replaced);
        Ok((replaced > 0).into())
    }
}

register_pass!(ReplaceOp);

/// `call_method relu`, or a function's qualified name.
fn callee<'t>(text: &'t str, option: &str) -> Result<(Op, &'t str), PassError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(PassError::new(format!(
            "the option `{option}` names no function; write `{option}=torch.relu`"
        )));
    }
    match text.split_once(' ') {
        None => Ok((Op::CallFunction, text)),
        Some(("call_function", target)) => Ok((Op::CallFunction, target.trim())),
        Some(("call_method", target)) => Ok((Op::CallMethod, target.trim())),
        Some((op, _)) => Err(PassError::new(format!(
            "the option `{option}` begins with `{op}`; only `call_function` and `call_method` can be replaced"
        ))),
    }
}

/// Whether a call's arguments fit, as far as there is a schema.
fn fits(resolution: Resolution, node: fx_ir::Node<'_>) -> bool {
    match resolution {
        Resolution::Overload(schema) => schema.bind(node.args(), node.kwargs()).is_ok(),
        Resolution::Overloads(overloads) => {
            // Python's functions say `input` where schemas say `self`.
            let renamed = |(key, value): &(Box<str>, Argument)| {
                (if &**key == "input" { "self".into() } else { key.clone() }, value.clone())
            };
            let kwargs: Kwargs = node.kwargs().iter().map(renamed).collect();
            overloads.iter().any(|schema| schema.bind(node.args(), &kwargs).is_ok())
        }
        Resolution::Python(_) | Resolution::Unknown => true,
    }
}
