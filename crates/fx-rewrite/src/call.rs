//! Which argument of a pattern's call belongs to which argument of a graph's call.

use fx_ir::{Argument, Node, Op};
use fx_ops::{Resolution, Schema, candidates};
use smallvec::SmallVec;

use crate::literal::default_of;

/// An argument of a call, or a schema's default in its place.
#[derive(Clone, Debug)]
pub(crate) enum Side<'a> {
    Given(&'a Argument),
    Default(Argument),
}

impl Side<'_> {
    pub(crate) fn get(&self) -> &Argument {
        match self {
            Side::Given(argument) => argument,
            Side::Default(argument) => argument,
        }
    }
}

/// Where an argument stands, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    Position(usize),
    Keyword(&'a str),
}

impl Place<'_> {
    pub(crate) fn describe(self) -> String {
        match self {
            Place::Position(at) => format!("argument {at}"),
            Place::Keyword(name) => format!("`{name}`"),
        }
    }
}

/// One argument of the pattern and the one of the graph that belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Pair<'a> {
    pub(crate) place: Place<'a>,
    pub(crate) pattern: Side<'a>,
    pub(crate) graph: Side<'a>,
}

pub(crate) type Pairs<'a> = SmallVec<[Pair<'a>; 4]>;

/// Whether two calls give the same number of positional arguments and the same keywords in the same order: then their
/// arguments belong together one by one.
pub(crate) fn same_shape(pattern: Node<'_>, graph: Node<'_>) -> bool {
    let (ours, theirs) = (pattern.kwargs(), graph.kwargs());
    pattern.args().len() == graph.args().len()
        && ours.len() == theirs.len()
        && ours.iter().zip(theirs).all(|((a, _), (b, _))| a == b)
}

/// Pairs the arguments of two calls; `None` when the calls differ in which arguments they have.
///
/// As torch.fx does it: by position and by keyword when the counts and the keywords in order are the same; else,
/// for an overload, by the schema with its defaults. With `normalize`, everything with a schema is treated so.
pub(crate) fn pair<'a>(pattern: Node<'a>, graph: Node<'a>, normalize: bool) -> Option<Pairs<'a>> {
    let (args, kwargs) = (pattern.args(), pattern.kwargs());
    if same_shape(pattern, graph) {
        let positional = args.iter().zip(graph.args()).enumerate().map(|(at, (a, b))| Pair {
            place: Place::Position(at),
            pattern: Side::Given(a),
            graph: Side::Given(b),
        });
        let keywords = kwargs.iter().zip(graph.kwargs()).map(|((key, a), (_, b))| Pair {
            place: Place::Keyword(key),
            pattern: Side::Given(a),
            graph: Side::Given(b),
        });
        return Some(positional.chain(keywords).collect());
    }
    match candidates(pattern.op(), pattern.target()) {
        Resolution::Overload(schema) if pattern.op() == Op::CallFunction => {
            Some(by_schema(pattern, graph, schema))
        }
        Resolution::Overloads(overloads) if normalize => overloads
            .iter()
            .find(|schema| !schema.is_out() && fits(pattern, schema) && fits(graph, schema))
            .map(|schema| by_schema(pattern, graph, schema)),
        Resolution::Python(signature) if normalize => by_names(pattern, graph, signature),
        _ => None,
    }
}

/// Python's functions say `input` where schemas say `self`.
fn is_named(keyword: &str, parameter: &str) -> bool {
    keyword == parameter || keyword == "input" && parameter == "self"
}

/// The argument for a parameter, without judging the call (torch.fx's `get_all_arguments`).
fn argument<'a>(node: Node<'a>, schema: &Schema, at: usize) -> Side<'a> {
    let parameter = &schema.parameters[at];
    if let Some((_, value)) = node.kwargs().iter().find(|(key, _)| is_named(key, &parameter.name)) {
        return Side::Given(value);
    }
    match node.arg(at) {
        Some(value) if !parameter.kwarg_only => Side::Given(value),
        _ => Side::Default(
            parameter.default.as_ref().map_or(Argument::None, |default| default_of(parameter, default)),
        ),
    }
}

fn by_schema<'a>(pattern: Node<'a>, graph: Node<'a>, schema: &'static Schema) -> Pairs<'a> {
    let all = schema.parameters.iter().enumerate().map(|(at, parameter)| Pair {
        place: Place::Keyword(&parameter.name),
        pattern: argument(pattern, schema, at),
        graph: argument(graph, schema, at),
    });
    all.filter(|pair| !matches!((&pair.pattern, &pair.graph), (Side::Default(_), Side::Default(_)))).collect()
}

/// Whether the call can be a call of this overload.
fn fits(node: Node<'_>, schema: &Schema) -> bool {
    let (args, kwargs) = (node.args(), node.kwargs());
    args.len() <= schema.positional_count()
        && kwargs.iter().all(|(key, _)| {
            schema
                .parameters
                .iter()
                .skip(args.len().min(schema.positional_count()))
                .any(|p| is_named(key, &p.name))
        })
        && schema.parameters.iter().enumerate().all(|(at, parameter)| {
            parameter.default.is_some()
                || at < args.len()
                || kwargs.iter().any(|(key, _)| is_named(key, &parameter.name))
        })
}

/// Pairs by the names in a Python signature. What its defaults are is not known, so both calls must give the same.
fn by_names<'a>(pattern: Node<'a>, graph: Node<'a>, signature: &'static str) -> Option<Pairs<'a>> {
    let inside = signature.split_once('(')?.1.rsplit_once(')')?.0;
    let names: Vec<&'static str> =
        inside.split(',').map(|part| part.split(['=', ':']).next().unwrap_or_default().trim()).collect();
    if names.iter().any(|name| name.starts_with('*') || name.is_empty()) {
        return None;
    }
    let given = |node: Node<'a>| -> Option<Vec<(usize, &'a Argument)>> {
        let mut all: Vec<(usize, &'a Argument)> = node.args().iter().enumerate().collect();
        for (key, value) in node.kwargs() {
            all.push((names.iter().position(|name| is_named(key, name))?, value));
        }
        all.sort_by_key(|(at, _)| *at);
        let in_range = all.last().is_none_or(|(at, _)| *at < names.len());
        (in_range && all.windows(2).all(|two| two[0].0 != two[1].0)).then_some(all)
    };
    let (ours, theirs) = (given(pattern)?, given(graph)?);
    let same = ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(a, b)| a.0 == b.0);
    same.then(|| {
        let pairs = ours.into_iter().zip(theirs).map(|((at, a), (_, b))| Pair {
            place: Place::Keyword(names[at]),
            pattern: Side::Given(a),
            graph: Side::Given(b),
        });
        pairs.collect()
    })
}

/// Functions of two operands whose order does not matter, whatever namespace they are in.
const COMMUTATIVE: [&str; 16] = [
    "add",
    "mul",
    "eq",
    "ne",
    "maximum",
    "minimum",
    "fmax",
    "fmin",
    "logical_and",
    "logical_or",
    "logical_xor",
    "bitwise_and",
    "bitwise_or",
    "bitwise_xor",
    "hypot",
    "logaddexp",
];

/// Whether a call's first two arguments may be exchanged: it is of a commutative operator, and nothing scales one of
/// them (`alpha`).
pub(crate) fn is_commutative(node: Node<'_>) -> bool {
    let target = node.target();
    let name = match (node.op(), target.strip_prefix("torch.ops.aten.")) {
        (Op::CallMethod, _) => target,
        (Op::CallFunction, Some(overload)) => overload.split('.').next().unwrap_or(overload),
        (Op::CallFunction, None) => match target.rsplit_once('.') {
            Some(("torch" | "operator" | "_operator", name)) => match name {
                "and_" => "bitwise_and",
                "or_" => "bitwise_or",
                "xor" => "bitwise_xor",
                name => name,
            },
            _ => return false,
        },
        _ => return false,
    };
    let unscaled =
        || node.kwargs().iter().all(|(key, value)| &**key == "alpha" && *value == Argument::Int(1));
    COMMUTATIVE.contains(&name) && node.args().len() == 2 && unscaled()
}
