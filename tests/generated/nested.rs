//! Nested inputs and outputs.

use fx::ir::{Argument, GraphModule, TreeSpec};
use fx::trace::{Kwargs, Var};

/// The names of the arguments that the module was given, and the form of each.
pub fn arguments(module: &GraphModule) -> Option<Vec<(String, TreeSpec)>> {
    let info = module.pytree.as_ref()?;
    let TreeSpec::Tuple(parts) = &info.in_spec else { panic!("{}", info.in_spec) };
    let specs = match &parts[..] {
        [TreeSpec::Tuple(args), TreeSpec::Dict(kwargs)] => {
            args.iter().chain(kwargs.iter().map(|(_, spec)| spec)).cloned().collect()
        }
        parts => parts.to_vec(),
    };
    Some(info.orig_args.iter().cloned().zip(specs).collect())
}

fn key(text: &str) -> Argument {
    text.parse::<i64>().map_or_else(|_| text.trim_matches('\'').into(), Argument::Int)
}

/// The leaves in their containers.
pub fn nest(spec: &TreeSpec, leaves: &mut impl Iterator<Item = Var>) -> Var {
    let mut many = |items: &[TreeSpec]| items.iter().map(|item| nest(item, leaves)).collect::<Vec<_>>();
    match spec {
        TreeSpec::Leaf => leaves.next().unwrap(),
        TreeSpec::Tuple(items) => Var::tuple(many(items)),
        TreeSpec::List(items) => Var::list(many(items)),
        TreeSpec::Dict(items) => {
            let items = items.iter().map(|(text, item)| (key(text), nest(item, leaves)));
            Var::dict(items.collect::<Vec<_>>())
        }
        other => panic!("{other}"),
    }
}

/// The leaves of a value of this form.
pub fn leaves(value: &Var, spec: &TreeSpec, into: &mut Vec<Var>) {
    match spec {
        TreeSpec::Leaf => into.push(value.clone()),
        TreeSpec::Dict(items) => {
            for (text, item) in items {
                leaves(&value.get(key(text)), item, into);
            }
        }
        other => {
            for (at, item) in other.children().enumerate() {
                leaves(&value.get(at as i64), item, into);
            }
        }
    }
}

/// Placeholders in containers, for the arguments that are any.
pub fn concrete_args(module: &GraphModule) -> Kwargs {
    let mut kwargs = Kwargs::new();
    for (name, spec) in arguments(module).into_iter().flatten() {
        if spec != TreeSpec::Leaf {
            kwargs = kwargs.with(name, nest(&spec, &mut std::iter::repeat_with(Var::ph)));
        }
    }
    kwargs
}
