//! The functions of Python's `operator` module that are written as operators (`torch.fx.graph.magic_methods` and
//! `inplace_methods`), and the builtins.

/// How a function of the `operator` module is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    /// `{} + {}`.
    Infix(&'static str),
    /// `-{}`.
    Prefix(char),
    /// `{}[{}]`.
    GetItem,
    /// `{} += {};  name = {}`.
    InPlace(&'static str),
    /// `{}[{}] = {};  name = {}`.
    SetItem,
}

impl Operator {
    /// How many arguments it takes.
    pub(crate) fn arity(self) -> usize {
        match self {
            Operator::Prefix(_) => 1,
            Operator::Infix(_) | Operator::GetItem | Operator::InPlace(_) => 2,
            Operator::SetItem => 3,
        }
    }
}

/// The operator that a qualified target names: `operator.add` or `_operator.add`.
pub(crate) fn operator(target: &str) -> Option<Operator> {
    let name = target.strip_prefix("operator.").or_else(|| target.strip_prefix("_operator."))?;
    Some(match name {
        "add" => Operator::Infix("+"),
        "sub" => Operator::Infix("-"),
        "mul" => Operator::Infix("*"),
        "floordiv" => Operator::Infix("//"),
        "truediv" => Operator::Infix("/"),
        "div" => Operator::Infix("/"),
        "mod" => Operator::Infix("%"),
        "pow" => Operator::Infix("**"),
        "lshift" => Operator::Infix("<<"),
        "rshift" => Operator::Infix(">>"),
        "and_" => Operator::Infix("&"),
        "or_" => Operator::Infix("|"),
        "xor" => Operator::Infix("^"),
        "matmul" => Operator::Infix("@"),
        "getitem" => Operator::GetItem,
        "eq" => Operator::Infix("=="),
        "ne" => Operator::Infix("!="),
        "lt" => Operator::Infix("<"),
        "gt" => Operator::Infix(">"),
        "le" => Operator::Infix("<="),
        "ge" => Operator::Infix(">="),
        "pos" => Operator::Prefix('+'),
        "neg" => Operator::Prefix('-'),
        "invert" => Operator::Prefix('~'),
        "iadd" => Operator::InPlace("+="),
        "iand" => Operator::InPlace("&="),
        "ifloordiv" => Operator::InPlace("//="),
        "ilshift" => Operator::InPlace("<<="),
        "imod" => Operator::InPlace("%="),
        "imul" => Operator::InPlace("*="),
        "imatmul" => Operator::InPlace("@="),
        "ior" => Operator::InPlace("|="),
        "ipow" => Operator::InPlace("**="),
        "irshift" => Operator::InPlace(">>="),
        "isub" => Operator::InPlace("-="),
        "itruediv" => Operator::InPlace("/="),
        "ixor" => Operator::InPlace("^="),
        "setitem" => Operator::SetItem,
        _ => return None,
    })
}

/// Whether torch.fx spells the object of this qualified name in full (`torch.fx.graph._is_from_torch`): its module
/// is `torch` or below, but not below `torch._dynamo` or `torch._inductor`; `torch.device` and the descriptors of
/// `torch.Tensor` are not.
pub(crate) fn is_from_torch(qualified: &str) -> bool {
    let Some(rest) = qualified.strip_prefix("torch.") else { return false };
    if let Some(method) = rest.strip_prefix("Tensor.") {
        return fx_ir::text::is_python_tensor_method(method);
    }
    if rest == "device" || rest.is_empty() {
        return false;
    }
    // The last part is the object; a hidden package hides what lies in its modules, not in itself.
    let Some((module, _)) = rest.rsplit_once('.') else { return true };
    let mut parts = module.split('.').peekable();
    while let Some(part) = parts.next() {
        if part.is_empty() || (matches!(part, "_dynamo" | "_inductor") && parts.peek().is_some()) {
            return false;
        }
    }
    true
}

/// The bare name of a Python builtin, from `len` or `builtins.len`.
pub(crate) fn builtin(qualified: &str) -> Option<&str> {
    let name = qualified.strip_prefix("builtins.").unwrap_or(qualified);
    let reserved = matches!(name, "inf" | "nan" | "NoneType" | "torch" | "device" | "fx_pytree" | "pytree");
    let is_builtin = fx_ir::is_illegal_name(name) && !reserved && !super::literal::is_keyword(name);
    is_builtin.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_torch() {
        for name in [
            "torch.relu",
            "torch.ops.aten.add.Tensor",
            "torch._dynamo.allow_in_graph",
            "torch.Tensor",
            "torch.Tensor.split",
            "torch._C._nn.gelu",
        ] {
            assert!(is_from_torch(name), "{name}");
        }
        for name in [
            "torch",
            "torch.",
            "torch.device",
            "torch._dynamo.utils.f",
            "torch._inductor.x.f",
            "torch.Tensor.relu",
            "torchvision.ops.nms",
            "torch..a.b",
            "math.sqrt",
        ] {
            assert!(!is_from_torch(name), "{name}");
        }
    }

    #[test]
    fn builtins_by_either_name() {
        assert_eq!(builtin("builtins.len"), Some("len"));
        assert_eq!(builtin("len"), Some("len"));
        assert_eq!(["math.sqrt", "class", "torch", "inf", "my_fn"].map(builtin), [None; 5]);
    }
}
