//! Which targets a `.pt2` can call, and how each is spelled there.

use std::borrow::Cow;

use fx_ir::Node;
use fx_ops::{Schema, lookup, nearest_targets};

use crate::build::HIGHER_ORDER;
use crate::error::excerpt;

/// How the arguments and results of a call are written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Call {
    /// An operator, with its schema when it is known.
    Operator(Option<&'static Schema>),
    /// Control flow.
    HigherOrder,
    /// A Python operator on symbolic numbers, with the names of its parameters.
    Symbolic(&'static [&'static str]),
    /// A function of Python that `torch.export` allows in graphs.
    Function,
}

/// The Python operators on symbolic numbers (`_SYM_OPS` of `torch/_export/serde/serialize.py`) as nodes spell them,
/// and the names of their parameters.
const SYMBOLIC: &[(&str, &[&str])] = &[
    ("operator.eq", &["a", "b"]),
    ("operator.ne", &["a", "b"]),
    ("operator.le", &["a", "b"]),
    ("operator.ge", &["a", "b"]),
    ("operator.lt", &["a", "b"]),
    ("operator.gt", &["a", "b"]),
    ("operator.neg", &["a"]),
    ("operator.pos", &["a"]),
    ("operator.mul", &["a", "b"]),
    ("operator.add", &["a", "b"]),
    ("operator.sub", &["a", "b"]),
    ("operator.floordiv", &["a", "b"]),
    ("operator.truediv", &["a", "b"]),
    ("operator.mod", &["a", "b"]),
    ("operator.pow", &["a", "b"]),
    ("operator.and_", &["a", "b"]),
    ("operator.or_", &["a", "b"]),
    ("operator.lshift", &["a", "b"]),
    ("operator.rshift", &["a", "b"]),
    ("math.trunc", &["x"]),
    ("torch.sym_not", &["a"]),
    ("torch.sym_int", &["a"]),
    ("torch.sym_float", &["a"]),
    ("torch.sym_ite", &["b", "t", "f"]),
    ("torch.sym_max", &["a", "b"]),
    ("torch.sym_min", &["a", "b"]),
    ("torch._sym_sqrt", &["a"]),
];

/// The functions that `torch._export.verifier.Verifier` lets through and that are no operators.
const FUNCTIONS: &[&str] = &[
    "torch.autograd.grad_mode.set_grad_enabled",
    "torch._C._set_grad_enabled",
    "torch.amp.autocast_mode._enter_autocast",
    "torch.amp.autocast_mode._exit_autocast",
    "torch.fx.experimental.symbolic_shapes.cast_symbool_to_symint_guardless",
    "torch._functorch.predispatch._add_batch_dim",
    "torch._functorch.predispatch._remove_batch_dim",
    "torch._functorch.predispatch._vmap_increment_nesting",
    "torch._functorch.predispatch._vmap_decrement_nesting",
    "torch._functorch.predispatch.lazy_load_decompositions",
    "torch._functorch.predispatch._make_dual",
    "torch._functorch.predispatch._unpack_dual",
    "torch._functorch.predispatch._jvp_increment_nesting",
    "torch._functorch.predispatch._jvp_decrement_nesting",
    "torch._functorch.predispatch._unwrap_for_grad",
    "torch._functorch.predispatch._enter_dual_level",
    "torch._functorch.predispatch._exit_dual_level",
];

/// The target as the file spells it, and how the call is written.
///
/// # Errors
/// Why a `.pt2` cannot hold the call.
pub(super) fn call_of(node: Node<'_>) -> Result<(Cow<'_, str>, Call), String> {
    let target = node.target();
    if let Some((_, names)) = SYMBOLIC.iter().find(|(known, _)| *known == target) {
        let spelled = match target.strip_prefix("operator.") {
            Some(name) => format!("_operator.{name}").into(),
            None => target.into(),
        };
        return Ok((spelled, Call::Symbolic(names)));
    }
    if target.starts_with(HIGHER_ORDER) {
        return Ok((target.into(), Call::HigherOrder));
    }
    if FUNCTIONS.contains(&target) {
        return Ok((target.into(), Call::Function));
    }
    if let Some(schema) = lookup(target).filter(|_| target.starts_with("torch.ops.")) {
        return Ok((target.into(), Call::Operator(Some(schema))));
    }
    if let Some(path) = target.strip_prefix("torch.ops.") {
        let is_overload = path.split('.').count() == 3 && path.split('.').all(fx_ir::is_identifier);
        // ATen is known whole; other namespaces may come from a library that is not loaded here.
        if is_overload && !path.starts_with("aten.") {
            return Ok((target.into(), Call::Operator(None)));
        }
        let nearest = match nearest_targets(node.op(), target).as_slice() {
            [] => String::new(),
            names => format!("; the nearest are {}", names.join(", ")),
        };
        return Err(format!("there is no operator overload `{}`{nearest}", excerpt(target)));
    }
    if target.starts_with('#') {
        return Ok((target.into(), Call::Operator(None)));
    }
    Err(format!(
        "`{}` is a Python function; a .pt2 holds calls of operators only, such as torch.ops.aten.relu.default",
        excerpt(target)
    ))
}
