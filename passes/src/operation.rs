//! Which operation a call is of, whatever namespace it is written in.

use fx_ir::{Node, Op};

/// `view` of `torch.ops.aten.view.default`, of the method and of `torch.view`; `None` for what is no such call.
pub(crate) fn operation(node: Node<'_>) -> Option<&str> {
    let target = node.target();
    match node.op() {
        Op::CallMethod => return Some(target),
        Op::CallFunction => {}
        _ => return None,
    }
    if let Some(overload) = target.strip_prefix("torch.ops.aten.") {
        return overload.split('.').next();
    }
    let (module, name) = target.rsplit_once('.')?;
    matches!(module, "torch" | "torch.nn.functional" | "torch.functional").then_some(name)
}
