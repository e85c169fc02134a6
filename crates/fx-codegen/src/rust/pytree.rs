//! Nested inputs and outputs of generated Rust.

use fx_ir::{Argument, GraphModule, TreeSpec};

use super::hooks::RustCodeGen;
use super::{layout, literal};

/// A `forward` that takes and returns what was given before it was flattened (`torch.fx.graph._PyTreeCodeGen`): tuples,
/// lists and dictionaries, which the first lines take apart and the last one puts together. [`rust_code`](super::rust_code)
/// writes modules so that have [`pytree`](GraphModule::pytree) by themselves.
///
/// Tracing the text with `concrete_args` that hold containers of the same form gives the flat graph again.
#[derive(Clone, Debug)]
pub struct PyTreeRustCodeGen {
    /// The arguments' names and forms.
    args: Vec<(String, TreeSpec)>,
    /// Names that are an argument's and no leaf's.
    reserved: Vec<String>,
    output: Option<TreeSpec>,
}

impl PyTreeRustCodeGen {
    /// For a module with nested inputs; `None` when it has none, or containers that Rust has not: those of other classes,
    /// and dictionaries whose keys are neither texts nor integers.
    pub fn new(module: &GraphModule) -> Option<Self> {
        let info = module.pytree.as_ref()?;
        let specs: Vec<&TreeSpec> = match &info.in_spec {
            TreeSpec::Tuple(parts)
                if let [TreeSpec::Tuple(args), TreeSpec::Dict(kwargs)] = parts.as_slice() =>
            {
                args.iter().chain(kwargs.iter().map(|(_, spec)| spec)).collect()
            }
            TreeSpec::Tuple(parts) => parts.iter().collect(),
            _ => return None,
        };
        let leaves: Vec<&str> = module.graph().placeholders().map(|node| node.target()).collect();
        let count: usize = specs.iter().map(|spec| spec.num_leaves()).sum();
        let is_plain = specs.iter().chain(&info.out_spec.as_ref()).all(|spec| is_plain(spec));
        if specs.len() != info.orig_args.len() || count != leaves.len() || !is_plain {
            return None;
        }
        let mut made = Self { args: Vec::new(), reserved: Vec::new(), output: info.out_spec.clone() };
        let mut at = 0;
        for (raw, spec) in info.orig_args.iter().zip(specs) {
            let mut name = literal::identifier(raw);
            while made.args.iter().any(|(known, _)| *known == name) {
                name.push('_');
            }
            if *spec != TreeSpec::Leaf || leaves.get(at) != Some(&name.as_str()) {
                made.reserved.push(name.clone());
            }
            at += spec.num_leaves();
            made.args.push((name, spec.clone()));
        }
        Some(made)
    }
}

impl PyTreeRustCodeGen {
    /// The arguments of a call of `forward` whose leaves are these expressions, all of them `Var`s.
    pub(super) fn arguments(&self, leaves: &mut impl Iterator<Item = String>) -> Vec<String> {
        self.args.iter().map(|(_, spec)| nested(spec, leaves)).collect()
    }
}

/// The expression of a value of this form.
fn nested(spec: &TreeSpec, leaves: &mut impl Iterator<Item = String>) -> String {
    let mut many = |kind: &str, items: &[TreeSpec]| {
        let items: Vec<String> = items.iter().map(|item| nested(item, leaves)).collect();
        // Nothing says of what an empty list is.
        let of = if items.is_empty() { "::<Var>" } else { "" };
        format!("Var::{kind}{of}([{}])", items.join(", "))
    };
    match spec {
        TreeSpec::Leaf => leaves.next().unwrap_or_default(),
        TreeSpec::Tuple(items) | TreeSpec::Other { children: items, .. } => many("tuple", items),
        TreeSpec::List(items) => many("list", items),
        TreeSpec::Dict(items) if items.is_empty() => "Var::dict::<&str, Var>([])".to_owned(),
        TreeSpec::Dict(items) => {
            let keys: Vec<Option<Argument>> = items.iter().map(|(text, _)| key(text)).collect();
            let is_text = |key: &Option<Argument>| matches!(key, Some(Argument::Str(_)));
            let is_mixed = keys.iter().any(is_text) && !keys.iter().all(is_text);
            let items = items.iter().zip(keys).map(|((text, spec), key)| {
                let key = match key {
                    Some(Argument::Str(name)) => literal::string(&name),
                    _ => format!("{text}i64"),
                };
                let key = if is_mixed { format!("fx::ir::Argument::from({key})") } else { key };
                format!("({key}, {})", nested(spec, leaves))
            });
            format!("Var::dict([{}])", items.collect::<Vec<_>>().join(", "))
        }
    }
}

impl RustCodeGen for PyTreeRustCodeGen {
    fn reserved_names(&self) -> Vec<String> {
        self.reserved.clone()
    }

    fn gen_fn_def(&self, _options: &[String], inputs: &[String], returns: &str) -> String {
        let args: String = self.args.iter().map(|(name, _)| format!(", {name}: &Var")).collect();
        let mut text = "    #[forward]\n".to_owned();
        layout::write(
            &mut text,
            4,
            "",
            &format!("pub fn forward(&self{args})"),
            &format!(" -> {returns} {{"),
        );
        let mut names = inputs.iter().filter_map(|input| input.split(": ").next());
        for (name, spec) in &self.args {
            take_apart(&mut text, name, spec, &mut names);
        }
        text
    }

    fn process_outputs(&self, value: &Argument) -> Option<Argument> {
        let items = value.as_sequence()?;
        let spec = self.output.as_ref().filter(|spec| spec.num_leaves() == items.len())?;
        put_together(spec, &mut items.iter())
    }
}

/// Whether Rust has all containers in it.
fn is_plain(spec: &TreeSpec) -> bool {
    let is_here = match spec {
        TreeSpec::Other { .. } => false,
        TreeSpec::Dict(items) => items.iter().all(|(text, _)| key(text).is_some()),
        _ => true,
    };
    is_here && spec.children().all(is_plain)
}

/// The key that a literal of Python means.
fn key(text: &str) -> Option<Argument> {
    if let Ok(number) = text.parse::<i64>() {
        return Some(Argument::Int(number));
    }
    let inner = text.strip_prefix('\'')?.strip_suffix('\'').filter(|inner| !inner.contains('\\'))?;
    Some(inner.into())
}

/// Writes a line for each leaf of an argument.
fn take_apart<'n>(
    text: &mut String,
    value: &str,
    spec: &TreeSpec,
    names: &mut impl Iterator<Item = &'n str>,
) {
    let at = |index: &str| format!("{value}.get({index})");
    match spec {
        TreeSpec::Leaf => {
            let Some(name) = names.next().filter(|name| *name != value) else { return };
            let prefix = format!("let {name} = ");
            let lend = if value.ends_with(')') { "&" } else { "" };
            text.push('\n');
            layout::write(text, 8, &prefix, &format!("{lend}{value}"), ";");
        }
        TreeSpec::Dict(items) => {
            for (literal, spec) in items {
                let index = match key(literal) {
                    Some(Argument::Str(name)) => super::literal::string(&name),
                    _ => literal.clone(),
                };
                take_apart(text, &at(&index), spec, names);
            }
        }
        TreeSpec::Tuple(items) | TreeSpec::List(items) | TreeSpec::Other { children: items, .. } => {
            for (index, spec) in items.iter().enumerate() {
                take_apart(text, &at(&index.to_string()), spec, names);
            }
        }
    }
}

fn put_together<'a>(spec: &TreeSpec, leaves: &mut impl Iterator<Item = &'a Argument>) -> Option<Argument> {
    let mut many =
        |items: &[TreeSpec]| items.iter().map(|item| put_together(item, leaves)).collect::<Option<Vec<_>>>();
    Some(match spec {
        TreeSpec::Leaf => leaves.next()?.clone(),
        TreeSpec::Tuple(items) => Argument::tuple(many(items)?),
        TreeSpec::List(items) => Argument::list(many(items)?),
        TreeSpec::Dict(items) => {
            let items = items.iter().map(|(text, item)| Some((key(text)?, put_together(item, leaves)?)));
            Argument::Dict(items.collect::<Option<Vec<_>>>()?.into_boxed_slice())
        }
        TreeSpec::Other { .. } => return None,
    })
}
