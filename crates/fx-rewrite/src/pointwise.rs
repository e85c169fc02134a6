//! Which calls compute each element of the result from the same element of one operand.

use fx_ir::{Attribute, ModuleTree, Node, NodeId, Op};
use fx_ops::{Oracle, Resolution, Tag, candidates};

/// The activations that are modules (`torch.nn.modules.activation`), draw nothing and have no parameters.
const ACTIVATIONS: [&str; 18] = [
    "CELU",
    "ELU",
    "GELU",
    "Hardsigmoid",
    "Hardswish",
    "Hardtanh",
    "LeakyReLU",
    "LogSigmoid",
    "Mish",
    "ReLU",
    "ReLU6",
    "SELU",
    "SiLU",
    "Sigmoid",
    "Softplus",
    "Softsign",
    "Tanh",
    "Tanhshrink",
];

/// The only operand of a pointwise call that writes and draws nothing; `None` for any other call. O(arguments and
/// overloads).
pub(crate) fn operand_of_pointwise(node: Node<'_>, tree: Option<&ModuleTree>) -> Option<NodeId> {
    let mut operands = node.input_nodes();
    let operand = operands.next()?.id();
    if operands.next().is_some() || !is_pointwise(node, tree) {
        return None;
    }
    let oracle = tree.map_or_else(Oracle::new, Oracle::with_modules);
    oracle.effects(node).is_pure().then_some(operand)
}

fn is_pointwise(node: Node<'_>, tree: Option<&ModuleTree>) -> bool {
    match node.op() {
        Op::CallFunction | Op::CallMethod => match candidates(node.op(), node.target()) {
            Resolution::Python(_) => {
                // What Python wraps or writes has the operator's name: `torch.nn.functional.relu`, `operator.mul`.
                let python = node.target().rsplit_once('.').and_then(|(module, name)| {
                    matches!(module, "torch" | "torch.nn.functional" | "operator" | "_operator")
                        .then_some(name)
                });
                python.is_some_and(|name| is_tagged(candidates(Op::CallFunction, &format!("torch.{name}"))))
            }
            resolution => is_tagged(resolution),
        },
        Op::CallModule => {
            let module = tree.and_then(|tree| tree.get(node.target()).ok());
            matches!(module, Some(Attribute::Module(_, module)) if module
                .class
                .strip_prefix("torch.nn.modules.activation.")
                .is_some_and(|class| ACTIVATIONS.contains(&class)))
        }
        Op::Placeholder | Op::GetAttr | Op::Output => false,
    }
}

fn is_tagged(resolution: Resolution) -> bool {
    match resolution {
        Resolution::Overload(schema) => schema.has_tag(Tag::Pointwise),
        Resolution::Overloads(overloads) => {
            // Overloads without tensors (`add.int`) have no tags and are not meant.
            let mut tensors = overloads
                .iter()
                .filter(|schema| {
                    !schema.is_out() && schema.parameters.iter().any(|p| p.ty == fx_ops::Type::Tensor)
                })
                .peekable();
            tensors.peek().is_some() && tensors.all(|schema| schema.has_tag(Tag::Pointwise))
        }
        Resolution::Python(_) | Resolution::Unknown => false,
    }
}
