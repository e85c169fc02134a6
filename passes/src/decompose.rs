//! `decompose`: replaces operators by simpler ones.
//!
//! A rule is an ordinary Rust function, recorded on proxies (`fx_trace`): what it does to its arguments takes the place of
//! the call. The rules are rewrites (`fx_rewrite`), so that what would change what the program computes is refused.
//! O(nodes) a round, and as many rounds as rules build on each other.

use fx_ir::{Graph, GraphModule, Kwargs, NewNode, NodeId};
use fx_ops::{Schema, Type, lookup};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use fx_rewrite::{MatchOptions, Pattern, Rewrite, RewriteSet, Wildcard};
use fx_trace::{IntoVar, Optional, TraceError, Var, call_function, symbolic_trace_fn};
use serde::{Deserialize, Serialize};

/// Replaces operators by simpler ones (the decomposition of torch.fx's documentation, on ATen overloads).
///
/// `decompose{only=silu}` replaces one operator; without the option all that there are rules for. [`rule`] makes a rule
/// from a function, for own passes:
///
/// ```
/// use fx_rewrite::RewriteSet;
/// use fx_trace::{call_function, symbolic_trace_fn};
/// let relu = symbolic_trace_fn(["self"], |[x]| {
///     let positive = call_function("torch.ops.aten.gt.Scalar", (&x, 0));
///     call_function("torch.ops.aten.mul.Tensor", (positive, &x))
/// })?;
/// let mut module = symbolic_trace_fn(["x"], |[x]| call_function("torch.ops.aten.relu.default", x))?;
/// let rule = builtin_passes::decompose::rule("torch.ops.aten.relu.default", relu)?;
/// assert_eq!(RewriteSet::new([rule]).run(&mut module)?.replaced, 1);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
///
/// The answers agree up to rounding. Left alone, with a note: what the rewriter refuses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Decompose {
    /// The operator to replace, `silu` or `torch.ops.aten.silu.default`; empty is all.
    pub only: String,
}

impl Pass for Decompose {
    const NAME: &'static str = "decompose";
    const SUMMARY: &'static str = "Replace operators by simpler ones";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let mut rewrites = Vec::new();
        for (target, replacement) in RULES {
            if self.only.is_empty() || self.only == target || self.only == name(target) {
                let replacement =
                    replacement().map_err(|error| PassError::caused("a rule cannot be recorded", error))?;
                rewrites.push(rule(target, replacement)?);
            }
        }
        if rewrites.is_empty() {
            let mut known: Vec<&str> = RULES.iter().map(|(target, _)| name(target)).collect();
            known.dedup();
            let known = known.join("`, `");
            return Err(PassError::new(format!("there is no rule for `{}`; there are `{known}`", self.only)));
        }
        let report = RewriteSet::new(rewrites)
            .run(module)
            .map_err(|error| PassError::caused("the rules cannot be applied", error))?;
        for refusal in report.refused {
            cx.note(refusal.node, refusal.reason.to_string());
        }
        cx.count("replaced", report.replaced);
        Ok((report.replaced > 0).into())
    }
}

register_pass!(Decompose);

/// `silu` of `torch.ops.aten.silu.default`.
fn name(target: &str) -> &str {
    target.split('.').nth(3).unwrap_or(target)
}

/// A rewrite that replaces the calls of an operator's overload, however their arguments are given.
///
/// The inputs of `replacement` are parameters of the operator, by their names in its schema. A parameter that it does not
/// take must have its default in the call. An optional tensor that it takes must be given in the call.
///
/// # Errors
/// There is no such overload; the replacement takes something that is no parameter of it, or leaves out one that has no
/// default.
pub fn rule(target: &str, replacement: GraphModule) -> Result<Rewrite, PassError> {
    let schema = lookup(target).ok_or_else(|| PassError::new(format!("there is no operator `{target}`")))?;
    let names: Vec<String> =
        replacement.graph().placeholders().map(|node| node.target().to_owned()).collect();
    let pattern = call(schema, &names)?;
    // The same value may be given twice: `addmm(x, y, y)`.
    let options = MatchOptions { shared_wildcards: true, ..MatchOptions::default() };
    let wrong = |error| PassError::caused(format!("the rule for `{target}` is no rewrite"), error);
    Rewrite::positional("decompose", pattern, replacement, options).map_err(wrong)
}

/// A call of the overload with these parameters as inputs.
fn call(schema: &Schema, names: &[String]) -> Result<Pattern, PassError> {
    let target = schema.target();
    if let Some(name) = names.iter().find(|name| schema.parameter(name).is_none()) {
        return Err(PassError::new(format!("`{target}` has no parameter `{name}`: `{schema}`")));
    }
    let mut graph = Graph::new();
    let inputs: Vec<NodeId> = names.iter().map(|name| graph.placeholder(name)).collect();
    let (mut args, mut kwargs) = (Vec::new(), Kwargs::new());
    for (at, parameter) in schema.parameters.iter().enumerate() {
        match names.iter().position(|name| **name == *parameter.name) {
            Some(input) if args.len() == at && !parameter.kwarg_only => args.push(inputs[input].into()),
            Some(input) => kwargs.push((parameter.name.clone(), inputs[input].into())),
            None if parameter.default.is_some() => {}
            None => {
                let name = &parameter.name;
                return Err(PassError::new(format!(
                    "the rule for `{target}` does not take `{name}`, which has no default"
                )));
            }
        }
    }
    let result = graph.create_node(NewNode::call_function(&target).args(args).kwargs(kwargs));
    graph.output(result);
    let wrong = |error| PassError::caused(format!("`{target}` cannot be a pattern"), error);
    let mut pattern = Pattern::from_graph(graph).map_err(wrong)?.normalize(true);
    for (name, placeholder) in names.iter().zip(pattern.inputs().map(str::to_owned).collect::<Vec<_>>()) {
        let optional = schema.parameter(name).is_some_and(|(_, parameter)| is_optional_tensor(&parameter.ty));
        if optional {
            pattern = pattern.wildcard(&placeholder, Wildcard::Value).map_err(wrong)?;
        }
    }
    Ok(pattern)
}

fn is_optional_tensor(ty: &Type) -> bool {
    matches!(ty, Type::Optional(inner) if **inner == Type::Tensor)
}

/// Records what a rule does.
type Record = fn() -> Traced;
type Traced = Result<GraphModule, TraceError>;

/// The operators that are replaced, and by what.
const RULES: [(&str, Record); 19] = [
    ("torch.ops.aten._log_softmax.default", log_softmax_core),
    ("torch.ops.aten._softmax.default", softmax_core),
    ("torch.ops.aten.addcdiv.default", addcdiv),
    ("torch.ops.aten.addcmul.default", addcmul),
    ("torch.ops.aten.addmm.default", addmm),
    ("torch.ops.aten.baddbmm.default", baddbmm),
    ("torch.ops.aten.gelu.default", gelu),
    ("torch.ops.aten.hardsigmoid.default", hardsigmoid),
    ("torch.ops.aten.hardswish.default", hardswish),
    ("torch.ops.aten.hardtanh.default", hardtanh),
    ("torch.ops.aten.leaky_relu.default", leaky_relu),
    ("torch.ops.aten.linear.default", linear),
    ("torch.ops.aten.linear.default", linear_without_bias),
    ("torch.ops.aten.log_softmax.int", log_softmax),
    ("torch.ops.aten.rsub.Scalar", rsub),
    ("torch.ops.aten.rsub.Tensor", rsub),
    ("torch.ops.aten.silu.default", silu),
    ("torch.ops.aten.softmax.int", softmax),
    ("torch.ops.aten.square.default", square),
];

/// `torch.ops.aten.NAME(args...)`.
fn aten(name: &str, args: impl Optional) -> Var {
    call_function(&format!("torch.ops.aten.{name}"), args)
}

fn add(x: &Var, other: impl IntoVar) -> Var {
    aten("add.Tensor", (x, other.into_var()))
}

fn mul(x: &Var, other: impl IntoVar) -> Var {
    aten("mul.Tensor", (x, other.into_var()))
}

fn addcdiv() -> Traced {
    symbolic_trace_fn(["self", "tensor1", "tensor2", "value"], |[x, a, b, value]| {
        add(&x, mul(&aten("div.Tensor", (a, b)), value))
    })
}

fn addcmul() -> Traced {
    symbolic_trace_fn(["self", "tensor1", "tensor2", "value"], |[x, a, b, value]| {
        add(&x, mul(&mul(&a, b), value))
    })
}

fn addmm() -> Traced {
    symbolic_trace_fn(["self", "mat1", "mat2"], |[x, a, b]| add(&aten("mm.default", (a, b)), x))
}

fn baddbmm() -> Traced {
    symbolic_trace_fn(["self", "batch1", "batch2"], |[x, a, b]| add(&aten("bmm.default", (a, b)), x))
}

/// With the error function, which is what `approximate="none"` means.
fn gelu() -> Traced {
    symbolic_trace_fn(["self"], |[x]| {
        let half = mul(&x, 0.5);
        mul(&half, add(&aten("erf.default", mul(&x, std::f64::consts::FRAC_1_SQRT_2)), 1))
    })
}

/// `min(max(x + 3, 0), 6)`.
fn relu6_of_sum(x: &Var) -> Var {
    aten("clamp.default", (add(x, 3), 0, 6))
}

fn hardsigmoid() -> Traced {
    symbolic_trace_fn(["self"], |[x]| aten("div.Tensor", (relu6_of_sum(&x), 6)))
}

fn hardswish() -> Traced {
    symbolic_trace_fn(["self"], |[x]| aten("div.Tensor", (mul(&x, relu6_of_sum(&x)), 6)))
}

fn hardtanh() -> Traced {
    symbolic_trace_fn(["self", "min_val", "max_val"], |[x, min, max]| aten("clamp.default", (x, min, max)))
}

fn leaky_relu() -> Traced {
    symbolic_trace_fn(["self", "negative_slope"], |[x, slope]| {
        let positive = aten("gt.Scalar", (&x, 0));
        aten("where.self", (positive, &x, mul(&x, slope)))
    })
}

fn linear() -> Traced {
    symbolic_trace_fn(["input", "weight", "bias"], |[x, weight, bias]| {
        add(&aten("matmul.default", (x, aten("t.default", weight))), bias)
    })
}

fn linear_without_bias() -> Traced {
    symbolic_trace_fn(["input", "weight"], |[x, weight]| {
        aten("matmul.default", (x, aten("t.default", weight)))
    })
}

/// `x - max`, so that the exponential of it cannot overflow.
fn shifted(x: &Var, dim: &Var) -> Var {
    aten("sub.Tensor", (x, aten("amax.default", (x, [dim], true))))
}

fn sum(x: &Var, dim: &Var) -> Var {
    aten("sum.dim_IntList", (x, [dim], true))
}

fn softmax_of(x: &Var, dim: &Var) -> Var {
    let exp = aten("exp.default", shifted(x, dim));
    aten("div.Tensor", (&exp, sum(&exp, dim)))
}

fn log_softmax_of(x: &Var, dim: &Var) -> Var {
    let shifted = shifted(x, dim);
    let exp = aten("exp.default", &shifted);
    aten("sub.Tensor", (&shifted, aten("log.default", sum(&exp, dim))))
}

fn softmax() -> Traced {
    symbolic_trace_fn(["self", "dim"], |[x, dim]| softmax_of(&x, &dim))
}

fn log_softmax() -> Traced {
    symbolic_trace_fn(["self", "dim"], |[x, dim]| log_softmax_of(&x, &dim))
}

/// A constant that every call of `_softmax` gives and that matters on a GPU only.
fn softmax_core() -> Traced {
    symbolic_trace_fn(["self", "dim", "half_to_float"], |[x, dim, _]| softmax_of(&x, &dim))
}

fn log_softmax_core() -> Traced {
    symbolic_trace_fn(["self", "dim", "half_to_float"], |[x, dim, _]| log_softmax_of(&x, &dim))
}

/// `other - x`, whether `other` is a number or a tensor.
fn rsub() -> Traced {
    symbolic_trace_fn(["self", "other"], |[x, other]| add(&aten("neg.default", x), other))
}

fn silu() -> Traced {
    symbolic_trace_fn(["self"], |[x]| mul(&x, aten("sigmoid.default", &x)))
}

fn square() -> Traced {
    symbolic_trace_fn(["self"], |[x]| mul(&x, &x))
}
