//! `invert`: makes the program that undoes a straight-line program.
//!
//! The example of torch.fx's documentation, for functions, methods and ATen overloads. O(nodes).

use fx_ir::{Argument, Graph, GraphModule, NewNode, Node, NodeId, Op};
use fx_passes::{Changed, Pass, PassContext, PassError, register_pass};
use serde::{Deserialize, Serialize};

use crate::operation::operation;

/// Makes the program that undoes this one: its input is what this one returns, and it returns this one's input
/// (`invert` of torch.fx's examples).
///
/// The program must be a straight line of functions that have an inverse: `sin` and its like, `exp`, `log`, `neg`,
/// `reciprocal`, `sigmoid`, `sqrt` for what is not negative, ..., and the addition of, subtraction of, multiplication and
/// division by a number other than zero. What comes out is another program, so that answers are not compared
/// with those of this one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Invert {}

impl Pass for Invert {
    const NAME: &'static str = "invert";
    const SUMMARY: &'static str = "Make the program that undoes a straight-line program";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let (graph, calls) = inverse(module.graph(), cx)?;
        *module.graph_mut() = graph;
        cx.count("inverted", calls);
        Ok(Changed::Yes)
    }

    fn keeps_shapes(&self) -> bool {
        false
    }
}

register_pass!(Invert);

/// The inverse, and of how many calls it is.
fn inverse(graph: &Graph, cx: &PassContext<'_>) -> Result<(Graph, usize), PassError> {
    let output = graph.output_node().ok_or_else(|| PassError::new("the program returns nothing"))?;
    let returned = output.arg(0).unwrap_or(&Argument::None);
    let is_single = |value: &Argument| value.as_sequence().is_some_and(|items| items.len() == 1);
    let last = returned.as_node().or_else(|| {
        is_single(returned)
            .then(|| returned.as_sequence().and_then(|items| items.first()?.as_node()))
            .flatten()
    });
    let last =
        last.ok_or_else(|| PassError::at(output.name(), "only a program of one result can be inverted"))?;
    let mut inverted = Graph::new();
    let mut value = inverted.placeholder(output.name());
    inverted.meta_mut(value)?.value.clone_from(&graph.node(last).meta().value);
    let (mut at, mut calls) = (last, 0);
    loop {
        let node = graph.node(at);
        if node.op() == Op::Placeholder {
            break;
        }
        let (input, new) = undone(node, value).map_err(|why| PassError::at(node.name(), why))?;
        if graph.node(input).num_users() > 1 {
            let name = graph.node(input).name().to_owned();
            return Err(PassError::at(
                name,
                "it is used more than once; only a straight line can be inverted",
            ));
        }
        let mut meta = node.meta().clone();
        meta.value.clone_from(&graph.node(input).meta().value);
        cx.stamp(&mut meta, [node.name()]);
        value = inverted.create_node(new.meta(meta));
        at = input;
        calls += 1;
    }
    // The input, the calls and the output are all there is.
    if graph.len() != calls + 2 {
        return Err(PassError::new(
            "the program has more than one input, or calls that its result does not need",
        ));
    }
    let result = Argument::Node(value);
    inverted.output(match returned {
        Argument::Node(_) => result,
        Argument::List(_) => Argument::list([result]),
        _ => Argument::Tuple([result].into_iter().collect::<Vec<_>>().into()),
    });
    Ok((inverted, calls))
}

/// Functions of one value and what undoes them.
const INVERSES: [(&str, &str); 13] = [
    ("sin", "arcsin"),
    ("cos", "arccos"),
    ("tan", "arctan"),
    ("sinh", "arcsinh"),
    ("cosh", "arccosh"),
    ("tanh", "arctanh"),
    ("exp", "log"),
    ("exp2", "log2"),
    ("expm1", "log1p"),
    ("sigmoid", "logit"),
    ("sqrt", "square"),
    ("neg", "neg"),
    ("reciprocal", "reciprocal"),
];

/// The same functions under other names.
const SYNONYMS: [(&str, &str); 7] = [
    ("asin", "arcsin"),
    ("acos", "arccos"),
    ("atan", "arctan"),
    ("asinh", "arcsinh"),
    ("acosh", "arccosh"),
    ("atanh", "arctanh"),
    ("negative", "neg"),
];

/// Functions of a value and a number, and what undoes them.
const WITH_NUMBER: [(&str, &str); 5] =
    [("add", "sub"), ("sub", "add"), ("mul", "div"), ("div", "mul"), ("truediv", "mul")];

/// What a call is of, and the call that undoes it, on `value`.
fn undone(node: Node<'_>, value: NodeId) -> Result<(NodeId, NewNode), String> {
    let target = node.target();
    let python = target.strip_prefix("operator.").or_else(|| target.strip_prefix("_operator."));
    let called = match node.op() {
        Op::CallFunction | Op::CallMethod => python.or_else(|| operation(node)),
        op => return Err(format!("a `{op}` cannot be inverted")),
    };
    let unknown = || format!("`{target}` has no inverse that is known");
    let called = called.ok_or_else(unknown)?;
    let same =
        |name: &str| SYNONYMS.iter().find(|(synonym, _)| *synonym == name).map_or(called, |(_, name)| name);
    if !node.kwargs().is_empty() {
        return Err(format!("`{target}` is called with keywords; run `normalize` first"));
    }
    let input = node.arg(0).and_then(Argument::as_node);
    let named = |name: &str, overload: &str, operator: &str| match (node.op(), python) {
        (Op::CallMethod, _) => NewNode::call_method(name),
        (_, Some(_)) => NewNode::call_function(format!("operator.{operator}")),
        _ if target.starts_with("torch.ops.aten.") => {
            NewNode::call_function(format!("torch.ops.aten.{name}.{overload}"))
        }
        _ => NewNode::call_function(format!("torch.{name}")),
    };
    match node.args() {
        [_] => {
            let known = same(called);
            let inverse = INVERSES.iter().find_map(|&(a, b)| match known {
                known if known == a => Some(b),
                known if known == b => Some(a),
                _ => None,
            });
            let inverse = inverse.ok_or_else(unknown)?;
            let input = input.ok_or_else(|| "it is of no value".to_owned())?;
            Ok((input, named(inverse, "default", inverse).args([Argument::Node(value)])))
        }
        [_, number] => {
            let (_, inverse) = WITH_NUMBER.iter().find(|(name, _)| *name == called).ok_or_else(unknown)?;
            let size = match number {
                Argument::Int(number) => *number as f64,
                Argument::Float(number) => *number,
                _ => return Err("only a number can be the second operand".to_owned()),
            };
            if matches!(*inverse, "mul" | "div") && (size == 0.0 || !size.is_finite()) {
                return Err(format!("what `{target}` does with {size} cannot be undone"));
            }
            let operator = if *inverse == "div" { "truediv" } else { inverse };
            let input = input.ok_or_else(|| "only the first operand can be a value".to_owned())?;
            Ok((input, named(inverse, "Tensor", operator).args([Argument::Node(value), number.clone()])))
        }
        _ => Err(unknown()),
    }
}
