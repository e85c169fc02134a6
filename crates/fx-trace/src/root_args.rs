//! The inputs of a trace: placeholders, and what `concrete_args` fixes of them (`create_args_for_root`).

use fx_ir::{Argument, NewNode, Op, PyTreeInfo, TreeSpec};

use crate::args::{Args, Kwargs};
use crate::error::{TraceError, TraceErrorKind};
use crate::signature::{Param, ParamKind, Signature};
use crate::trace::Trace;
use crate::tracer::Call;
use crate::var::{IntoVar, Kind, Var};

impl Signature {
    /// Whether no parameter has a star. torch.fx rebuilds a function with stars and loses the result's annotation.
    pub(crate) fn has_plain_params(&self) -> bool {
        self.params.iter().all(|param| param.kind == ParamKind::Plain)
    }
}

fn place() -> &'static std::panic::Location<'static> {
    std::panic::Location::caller()
}

/// The inputs of the root, in the order of its parameters.
pub(crate) fn create(
    trace: &Trace,
    signature: &Signature,
    concrete: &Kwargs,
) -> Result<Vec<Var>, TraceError> {
    for (name, _) in &concrete.0 {
        if !signature.params.iter().any(|param| param.name == *name) {
            let names: Vec<String> =
                signature.params.iter().map(|param| format!("`{}`", param.name)).collect();
            let what = format!("concrete_args gives `{name}`, but the arguments are {}", names.join(", "));
            return Err(TraceError::nowhere(TraceErrorKind::Arguments(what)));
        }
    }
    let mut values = vec![Var::none(); signature.params.len()];
    // The parameters with stars come last in the graph, as in Python's code object.
    let order = |kind| move |(_, param): &(usize, &Param)| param.kind == kind;
    let kinds = [ParamKind::Plain, ParamKind::Rest, ParamKind::Keywords];
    for kind in kinds {
        for (at, param) in signature.params.iter().enumerate().filter(order(kind)) {
            let fixed = concrete.0.iter().find(|(name, _)| *name == param.name).map(|(_, value)| value);
            values[at] = match fixed {
                Some(fixed) => specialised(trace, param, fixed, &mut 0)?,
                None => placeholder(trace, param)?,
            };
        }
    }
    Ok(values)
}

fn placeholder(trace: &Trace, param: &Param) -> Result<Var, TraceError> {
    let (stars, annotation) = match param.kind {
        ParamKind::Plain => ("", param.annotation.as_deref()),
        ParamKind::Rest => ("*", None),
        ParamKind::Keywords => ("**", None),
    };
    let mut node = NewNode::new(Op::Placeholder, format!("{stars}{}", param.name));
    if let Some(annotation) = annotation {
        node = node.typed(annotation);
    }
    input(trace, param, node)
}

fn input(trace: &Trace, param: &Param, mut node: NewNode) -> Result<Var, TraceError> {
    if let Some(default) = crate::signature::default_constant(param, place()) {
        node = node.arg(default?);
    }
    let tracer = trace.tracer();
    let id = tracer.create_node(trace, node);
    Ok(tracer.proxy(trace, id))
}

/// The value of a fixed argument; each leaf of it becomes an input of its own, checked where it can be.
fn specialised(trace: &Trace, param: &Param, value: &Var, count: &mut usize) -> Result<Var, TraceError> {
    let mut many = |items: &[Var]| -> Result<Vec<Var>, TraceError> {
        items.iter().map(|item| specialised(trace, param, item, count)).collect()
    };
    match &value.0 {
        Kind::List(items) => return Ok(Var(Kind::List(many(items)?.into()))),
        Kind::Tuple(items) => return Ok(Var(Kind::Tuple(many(items)?.into()))),
        Kind::Dict(items) => {
            let items =
                items.iter().map(|(key, item)| Ok((key.clone(), specialised(trace, param, item, count)?)));
            return Ok(Var(Kind::Dict(items.collect::<Result<_, TraceError>>()?)));
        }
        Kind::Error(error) => return Err((**error).clone()),
        Kind::Proxy(_) => {
            let what = format!("concrete_args gives a traced value for `{}`", param.name);
            return Err(TraceError::nowhere(TraceErrorKind::Arguments(what)));
        }
        _ => {}
    }
    *count += 1;
    let name = format!("{}_{count}", param.name);
    let input = input(trace, param, NewNode::new(Op::Placeholder, name))?;
    let call = |target: &'static str, args: Args| trace.record(Call::new(Op::CallFunction, target, args));
    match &value.0 {
        Kind::Placeholder => return Ok(input),
        Kind::Constant(Argument::None) => {
            let message =
                format!("{} has been specialized to have value None but got another value", param.name);
            let args = Args::at(place()).arg(input).arg(message);
            call("torch.fx._symbolic_trace._assert_is_none", args).check()?;
        }
        Kind::Constant(_) => {
            let message =
                format!("{} has been specialized to have value {value} but got another value", param.name);
            let equal = call("operator.eq", Args::at(place()).arg(input).arg(value));
            call("torch._assert", Args::at(place()).arg(equal).arg(message)).check()?;
        }
        // A tensor cannot be compared as a whole: it is the caller's to give the same one.
        _ => {}
    }
    Ok(value.clone())
}

/// How nested inputs and outputs are flattened, when a fixed argument is a container.
pub(crate) fn pytree(
    signature: &Signature,
    concrete: &Kwargs,
    result: &Var,
) -> Result<Option<PyTreeInfo>, TraceError> {
    let is_container = |value: &Var| matches!(value.0, Kind::List(_) | Kind::Tuple(_) | Kind::Dict(_));
    if !concrete.0.iter().any(|(_, value)| is_container(value)) {
        return Ok(None);
    }
    let of = |param: &Param| concrete.0.iter().find(|(name, _)| *name == param.name).map(|(_, value)| value);
    let inputs = signature.params.iter().map(|param| of(param).map_or(TreeSpec::Leaf, spec)).collect();
    Ok(Some(PyTreeInfo {
        orig_args: signature.params.iter().map(|param| param.name.to_string()).collect(),
        in_spec: TreeSpec::Tuple(inputs),
        out_spec: Some(spec(result)),
    }))
}

fn spec(value: &Var) -> TreeSpec {
    match &value.0 {
        Kind::List(items) => TreeSpec::List(items.iter().map(spec).collect()),
        Kind::Tuple(items) => TreeSpec::Tuple(items.iter().map(spec).collect()),
        Kind::Dict(items) => TreeSpec::Dict(
            items.iter().map(|(key, value)| (format!("{:?}", key.clone().into_var()), spec(value))).collect(),
        ),
        _ => TreeSpec::Leaf,
    }
}
