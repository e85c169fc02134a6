//! One call seen through the facts of what it calls: which arguments its rules are about, and whether they hold.

use fx_ir::{Argument, Module, Node, NodeId, ValueMeta};
use smallvec::SmallVec;

use crate::facts::{Facts, Rule, Term, What, of_entry, unknown};
use crate::resolve::Callable;

/// Nodes, usually one or two.
pub(crate) type Nodes = SmallVec<[NodeId; 2]>;

/// Attributes of tensors, and of what `torch.finfo` gives, that hold no tensor.
const PLAIN_ATTRIBUTES: [&str; 20] = [
    "shape",
    "dtype",
    "device",
    "ndim",
    "layout",
    "requires_grad",
    "is_cuda",
    "is_cpu",
    "is_meta",
    "is_leaf",
    "is_sparse",
    "is_quantized",
    "is_nested",
    "itemsize",
    "nbytes",
    "names",
    "min",
    "max",
    "eps",
    "tiny",
];

/// A call and one of the things that it may call.
#[derive(Clone, Copy)]
pub(crate) struct Call<'n> {
    pub(crate) node: Node<'n>,
    pub(crate) facts: &'static Facts,
    /// The called module, for classes.
    pub(crate) module: Option<&'n Module>,
}

impl<'n> Call<'n> {
    /// The parameter that a keyword means. Python's functions say `input` where schemas say `self`.
    fn slot_of(self, keyword: &str) -> Option<usize> {
        let slots = &self.facts.slots;
        let at = |name: &str| slots.iter().position(|slot| &*slot.name == name);
        at(keyword)
            .or_else(|| if keyword == "input" { at("self") } else { None })
            .or_else(|| slots.iter().position(|slot| slot.rest))
    }

    /// Whether the call can mean this overload: every keyword is a parameter, nothing is missing or too much.
    pub(crate) fn fits(self) -> bool {
        let facts = self.facts;
        if !facts.strict {
            return true;
        }
        let (args, kwargs) = (self.node.args(), self.node.kwargs());
        args.len() <= facts.positional
            && kwargs.iter().all(|(keyword, _)| self.slot_of(keyword).is_some())
            && facts.slots.iter().enumerate().skip(args.len()).all(|(index, slot)| {
                !slot.required || kwargs.iter().any(|(keyword, _)| self.slot_of(keyword) == Some(index))
            })
    }

    /// Visits what the call gives for a parameter: nothing, one argument, or several.
    fn given(self, index: usize, visit: &mut dyn FnMut(&'n Argument)) {
        let (facts, args) = (self.facts, self.node.args());
        if index < facts.positional {
            // What is left over belongs to the last parameter, as in `x.permute(0, 1)`.
            let rest = facts.slots[index].rest || index + 1 == facts.positional;
            let end = if rest { args.len() } else { args.len().min(index + 1) };
            args.get(index..end).unwrap_or_default().iter().for_each(&mut *visit);
        }
        for (keyword, argument) in self.node.kwargs() {
            if self.slot_of(keyword) == Some(index) {
                visit(argument);
            }
        }
    }

    /// Whether the rule's condition holds, or may hold.
    pub(crate) fn holds(self, rule: &Rule) -> bool {
        rule.when.iter().all(|term| self.truth(term).is_none_or(|truth| truth != term.negated))
    }

    fn truth(self, term: &Term) -> Option<bool> {
        if let Some(module) = self.module {
            return match &*term.name {
                "training" => Some(module.training),
                // PyTorch's default, and the answer that promises less.
                name => module.config.get(name).map_or(Some(name == "track_running_stats"), truth),
            };
        }
        let Some(index) = term.parameter else {
            return truth(self.node.kwarg(&term.name)?);
        };
        let mut found = None;
        self.given(usize::from(index), &mut |argument| found = found.or(Some(truth(argument))));
        found.unwrap_or(self.facts.slots.get(usize::from(index))?.default)
    }

    /// Adds the nodes in the arguments that the rule is about.
    pub(crate) fn collect(self, rule: &Rule, into: &mut Nodes) {
        for &index in &rule.parameters {
            self.given(usize::from(index), &mut |argument| collect_nodes(self.node, argument, into));
        }
    }

    /// The same for arguments that are containers, or may be.
    pub(crate) fn collect_elements(
        self,
        rule: &Rule,
        is_container: &dyn Fn(Node<'n>) -> bool,
        into: &mut Nodes,
    ) {
        for &index in &rule.parameters {
            self.given(usize::from(index), &mut |argument| {
                let container = match argument {
                    Argument::Node(id) => is_container(self.node.graph().node(*id)),
                    _ => argument.as_sequence().is_some() || matches!(argument, Argument::Dict(_)),
                };
                if container {
                    collect_nodes(self.node, argument, into);
                }
            });
        }
    }

    /// Whether `getattr` is asked for something without memory.
    pub(crate) fn is_plain_attribute(self) -> bool {
        self.node.arg(1).and_then(Argument::as_str).is_some_and(|name| PLAIN_ATTRIBUTES.contains(&name))
    }
}

fn collect_nodes(node: Node<'_>, argument: &Argument, into: &mut Nodes) {
    argument.for_each_node(&mut |id| {
        if !is_plain(node.graph().node(id)) && !into.contains(&id) {
            into.push(id);
        }
    });
}

/// Whether the node's value is known to be a number, a string or nothing: it has no memory to write or share.
pub(crate) fn is_plain(node: Node<'_>) -> bool {
    match node.meta().value.as_deref() {
        Some(ValueMeta::Tensor(_) | ValueMeta::List(_)) | None => false,
        Some(_) => true,
    }
}

/// Python's truth of a constant; `None` when the argument is not one.
fn truth(argument: &Argument) -> Option<bool> {
    Some(match argument {
        Argument::Node(_) | Argument::Opaque(_) => return None,
        Argument::None => false,
        Argument::Bool(value) => *value,
        Argument::Int(value) => *value != 0,
        Argument::Float(value) => *value != 0.0,
        Argument::Str(text) => !text.is_empty(),
        Argument::Dict(items) => !items.is_empty(),
        other => other.as_sequence().is_none_or(|items| !items.is_empty()),
    })
}

/// Visits the facts of everything that the call may mean.
pub(crate) fn for_each_meaning<'n>(node: Node<'n>, callable: Callable, visit: &mut dyn FnMut(Call<'n>)) {
    let call = |facts| Call { node, facts, module: None };
    match callable {
        Callable::Entry(entry) => visit(call(of_entry(entry))),
        Callable::Facts(facts) => visit(call(facts)),
        Callable::Unknown => visit(call(unknown())),
        Callable::Overloads(overloads) => {
            let out = node.kwarg("out").is_some_and(|out| !out.is_none());
            let facts = || overloads.entries().map(of_entry).filter(move |facts| out || !facts.out);
            let mut fitted = false;
            for facts in facts().filter(|facts| call(facts).fits()) {
                fitted = true;
                visit(call(facts));
            }
            // `x.view(2, 3)` fits no schema by count; then it may be any of them.
            if !fitted {
                facts().for_each(|facts| visit(call(facts)));
            }
        }
    }
}

/// Whether a rule of this kind holds for any meaning.
pub(crate) fn any_meaning(node: Node<'_>, callable: Callable, what: What) -> bool {
    let mut found = false;
    for_each_meaning(node, callable, &mut |call| {
        found |= call.facts.rules.iter().any(|rule| rule.what == what && call.holds(rule));
    });
    found
}
