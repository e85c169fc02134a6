//! From a node's target to what it calls: [`candidates`].

use fx_ir::{Node, Op};

use crate::facts::{self, Facts, What, of_entry};
use crate::facts_file::file;
use crate::schema::Schema;
use crate::suggest::nearest;
use crate::table::{self, Entry, entry_schema, find_entry};

/// What a target may call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Resolution {
    /// One overload: the target names it.
    Overload(&'static Schema),
    /// The overloads of an operator; the arguments decide which.
    Overloads(Overloads),
    /// Something that Python implements and whose effects are known, by its signature: `F.relu(input, inplace=False)`.
    Python(&'static str),
    /// Nothing is known of it.
    Unknown,
}

/// The overloads of one operator, in the table's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overloads {
    first: u16,
    end: u16,
}

impl Overloads {
    /// The schemas, sorted by overload, the default one first.
    pub fn iter(self) -> impl Iterator<Item = &'static Schema> {
        self.entries().filter_map(entry_schema)
    }

    pub(crate) fn entries(self) -> impl Iterator<Item = Entry> + Clone {
        (self.first..self.end).map(Entry)
    }

    fn of(namespace: &str, name: &str) -> Option<Self> {
        let range = table::packet(namespace, name);
        (!range.is_empty()).then_some(Self { first: range.start, end: range.end })
    }
}

/// A resolved target, with the facts of what is not an operator.
#[derive(Clone, Copy)]
pub(crate) enum Callable {
    Entry(Entry),
    Overloads(Overloads),
    Facts(&'static Facts),
    Unknown,
}

/// What a `call_function` or `call_method` with this target may call; `Unknown` for other opcodes. Some 50 ns.
///
/// The functions of `torch`, `torch.nn.functional`, `torch._C._nn`, `torch._C._linalg`, `torch.special` and so on,
/// `operator`, `math` and the built-in ones are known as torch.fx prints them and as users write them.
///
/// ```
/// use fx_ops::{Resolution, candidates};
/// use fx_ir::Op;
/// let Resolution::Overloads(add) = candidates(Op::CallMethod, "add_") else { panic!() };
/// assert!(add.iter().all(|schema| schema.is_mutable()));
/// assert!(matches!(candidates(Op::CallFunction, "my.function"), Resolution::Unknown));
/// ```
pub fn candidates(op: Op, target: &str) -> Resolution {
    match resolve(op, target) {
        Callable::Entry(entry) => entry_schema(entry).map_or(Resolution::Unknown, Resolution::Overload),
        Callable::Overloads(overloads) => Resolution::Overloads(overloads),
        Callable::Facts(facts) => Resolution::Python(facts.signature),
        Callable::Unknown => Resolution::Unknown,
    }
}

/// A target resolved once for many calls, with what holds of all of them.
#[derive(Clone, Copy)]
pub(crate) struct Target {
    pub(crate) callable: Callable,
    /// Without the keyword `out`, nothing is written, shared or done.
    pub(crate) trivial: bool,
    /// The value may be a container.
    pub(crate) holds: bool,
    /// The keyword `out` changes what is called.
    takes_out: bool,
}

impl Target {
    pub(crate) fn new(op: Op, target: &str) -> Self {
        let callable = resolve(op, target);
        let (mut trivial, mut holds, mut takes_out) = (true, false, false);
        let mut see = |facts: &Facts| {
            trivial &= facts.trivial;
            holds |= facts.has(What::Holds) || facts.has(What::Elements) || facts.has(What::Unknown);
        };
        match callable {
            Callable::Entry(entry) => see(of_entry(entry)),
            Callable::Facts(facts) => see(facts),
            Callable::Unknown => see(facts::unknown()),
            Callable::Overloads(overloads) => {
                takes_out = true;
                overloads.entries().map(of_entry).filter(|facts| !facts.out).for_each(see);
            }
        }
        Self { callable, trivial, holds, takes_out }
    }

    /// Whether a call writes, shares and does nothing, whatever else its arguments are.
    pub(crate) fn is_trivial(self, node: Node<'_>) -> bool {
        self.trivial && !(self.takes_out && node.kwarg("out").is_some())
    }
}

pub(crate) fn resolve(op: Op, target: &str) -> Callable {
    match op {
        Op::CallFunction => function(target),
        Op::CallMethod => method(target),
        _ => Callable::Unknown,
    }
}

fn function(target: &str) -> Callable {
    if let Some(path) = target.strip_prefix("torch.ops.") {
        let Some((namespace, rest)) = path.split_once('.') else { return Callable::Unknown };
        return match rest.split_once('.') {
            Some((name, overload)) => {
                let overload = if overload == "default" { "" } else { overload };
                find_entry((namespace, name, overload)).map_or(Callable::Unknown, Callable::Entry)
            }
            None => Overloads::of(namespace, rest).map_or(Callable::Unknown, Callable::Overloads),
        };
    }
    // The modules that Python's `operator` and the built-in functions are defined in, as they print.
    let target = target.strip_prefix("builtins.").unwrap_or(target);
    let target = if target.starts_with("_operator.") { &target[1..] } else { target };
    if let Some(facts) = file().function(target) {
        return Callable::Facts(facts);
    }
    if let Some(name) = target.strip_prefix("math.") {
        return if name.contains('.') { Callable::Unknown } else { Callable::Facts(facts::pure()) };
    }
    let Some((module, name)) = target.rsplit_once('.') else { return Callable::Unknown };
    let named = |name: &str| Overloads::of("aten", name).map_or(Callable::Unknown, Callable::Overloads);
    let prefixed = |prefix: &str| named(&format!("{prefix}{name}"));
    match module {
        "torch" => match file().function(&format!("torch.functional.{name}")) {
            Some(facts) => Callable::Facts(facts),
            None => named(name),
        },
        "torch.functional" | "torch.nn.functional" | "torch._C._VariableFunctions" => named(name),
        "torch._C._nn" | "torch._C._linalg" | "torch._C._special" | "torch._C._fft" => named(name),
        "torch._C._sparse" | "torch._C._nested" => named(name),
        "torch.special" => prefixed("special_"),
        "torch.fft" => prefixed("fft_"),
        "torch.linalg" => prefixed("linalg_"),
        "torch.Tensor" | "torch._C.TensorBase" | "torch._tensor.Tensor" => method(name),
        _ => Callable::Unknown,
    }
}

fn method(name: &str) -> Callable {
    match file().method(name) {
        Some(facts) => Callable::Facts(facts),
        None => Overloads::of("aten", name).map_or(Callable::Unknown, Callable::Overloads),
    }
}

/// What can be said of a target in an error message: its schemas or signature, one a line; `None` when nothing is
/// known of it.
///
/// ```
/// use fx_ir::Op;
/// assert_eq!(fx_ops::doc(Op::CallFunction, "torch.ops.aten.relu.default").as_deref(), Some("aten::relu(Tensor self) -> Tensor"));
/// ```
pub fn doc(op: Op, target: &str) -> Option<String> {
    match candidates(op, target) {
        Resolution::Overload(schema) => Some(schema.to_string()),
        Resolution::Overloads(overloads) => {
            let lines: Vec<String> = overloads.iter().map(Schema::to_string).collect();
            Some(lines.join("\n"))
        }
        Resolution::Python(signature) if !signature.is_empty() => Some(signature.to_owned()),
        Resolution::Python(_) | Resolution::Unknown => None,
    }
}

/// Operators and functions with names like an unknown target, nearest first, at most three, spelled like it:
/// `torch.ops.aten.rellu.default` gives `torch.ops.aten.relu.default`. Compares with every known name: for error
/// messages only (about a millisecond).
pub fn nearest_targets(op: Op, target: &str) -> Vec<String> {
    const LIMIT: usize = 3;
    if let Some(path) = target.strip_prefix("torch.ops.") {
        let Some((namespace, rest)) = path.split_once('.') else { return Vec::new() };
        let (name, overload) = rest.split_once('.').unwrap_or((rest, ""));
        if let Some(overloads) = Overloads::of(namespace, name) {
            let names: Vec<&str> = overloads.iter().map(Schema::overload_name).collect();
            let near = nearest(overload, names.iter().copied(), LIMIT);
            let near = if near.is_empty() {
                names.into_iter().take(LIMIT).map(str::to_owned).collect()
            } else {
                near
            };
            return near.into_iter().map(|near| format!("torch.ops.{namespace}.{name}.{near}")).collect();
        }
        let wanted = format!("{namespace}::{name}");
        let dot = if overload.is_empty() { "" } else { "." };
        return nearest(&wanted, table::operator_names(), LIMIT)
            .into_iter()
            .map(|near| format!("torch.ops.{}{dot}{overload}", near.replacen("::", ".", 1)))
            .collect();
    }
    let operators = || table::operator_names().filter_map(|name| name.strip_prefix("aten::"));
    if op == Op::CallMethod {
        let methods = operators().chain(file().method_names());
        return nearest(target, methods, LIMIT);
    }
    let functions = file().function_names();
    let mut near = nearest(target, functions.iter().map(String::as_str), LIMIT);
    if let Some(name) = target.strip_prefix("torch.") {
        near.extend(nearest(name, operators(), LIMIT).into_iter().map(|near| format!("torch.{near}")));
        near.truncate(LIMIT);
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(op: Op, target: &str) -> String {
        match candidates(op, target) {
            Resolution::Overload(schema) => schema.qualified_name(),
            Resolution::Overloads(overloads) => overloads.iter().next().unwrap().qualified_name(),
            Resolution::Python(signature) => format!("python {signature}"),
            Resolution::Unknown => "?".to_owned(),
        }
    }

    #[test]
    fn names_are_found_where_python_keeps_them() {
        let names = [
            "torch.relu",
            "torch.conv2d",
            "torch._C._nn.gelu",
            "torch.nn.functional.gelu",
            "torch._C._linalg.linalg_norm",
            "torch.linalg.norm",
            "torch._C._special.special_expit",
            "torch.special.expit",
            "torch.fft.fft",
            "torch._C._sparse._sparse_mm",
            "torch.Tensor.add_",
            "torch.einsum",
            "torch.functional.einsum",
            "torch.nn.functional.dropout",
            "_operator.add",
            "operator.getitem",
            "builtins.len",
            "torch.ops.aten.add",
            "torch.ops.aten.add.Tensor",
            "torch.ops.aten.add.Nope",
            "torch.ops.higher_order.cond",
            "torch.manual_seed",
            "mine.relu",
            "math.sqrt",
        ];
        let found: Vec<String> =
            names.iter().map(|name| format!("{name}: {}", first(Op::CallFunction, name))).collect();
        insta::assert_snapshot!(found.join("\n"), @r"
        torch.relu: aten::relu
        torch.conv2d: aten::conv2d
        torch._C._nn.gelu: aten::gelu
        torch.nn.functional.gelu: aten::gelu
        torch._C._linalg.linalg_norm: aten::linalg_norm
        torch.linalg.norm: aten::linalg_norm
        torch._C._special.special_expit: aten::special_expit
        torch.special.expit: aten::special_expit
        torch.fft.fft: aten::fft_fft
        torch._C._sparse._sparse_mm: aten::_sparse_mm
        torch.Tensor.add_: aten::add_.Scalar
        torch.einsum: python torch.functional.einsum(*args)
        torch.functional.einsum: python torch.functional.einsum(*args)
        torch.nn.functional.dropout: python F.dropout(input, p, training=True, inplace=False)
        _operator.add: python operator.add(a, b)
        operator.getitem: python operator.getitem(a, b)
        builtins.len: python len(object)
        torch.ops.aten.add: aten::add.Scalar
        torch.ops.aten.add.Tensor: aten::add.Tensor
        torch.ops.aten.add.Nope: ?
        torch.ops.higher_order.cond: ?
        torch.manual_seed: ?
        mine.relu: ?
        math.sqrt: python
        ");
        assert_eq!(first(Op::CallMethod, "view"), "aten::view");
        assert_eq!(first(Op::CallMethod, "float"), "python float(self, *args)");
        assert_eq!(first(Op::CallMethod, "frobnicate"), "?");
        assert_eq!(first(Op::Output, "output"), "?");
    }

    #[test]
    fn wrong_names_have_near_ones() {
        let near = |op, target: &str| nearest_targets(op, target).join(", ");
        insta::assert_snapshot!(near(Op::CallFunction, "torch.ops.aten.rellu.default"), @"torch.ops.aten.relu.default, torch.ops.aten.celu.default, torch.ops.aten.elu.default");
        insta::assert_snapshot!(near(Op::CallFunction, "torch.ops.aten.add.Tenser"), @"torch.ops.aten.add.Tensor");
        insta::assert_snapshot!(near(Op::CallFunction, "torch.sigmiod"), @"torch.sigmoid, torch.sigmoid_");
        insta::assert_snapshot!(near(Op::CallFunction, "torch.nn.functional.drop_out"), @"torch.nn.functional.dropout, torch.nn.functional.dropout1d, torch.nn.functional.dropout2d");
        insta::assert_snapshot!(near(Op::CallMethod, "unsqeeze"), @"unsqueeze, unsqueeze_");
        assert_eq!(near(Op::CallFunction, ""), "");
    }
}
