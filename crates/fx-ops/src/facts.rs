//! Facts about one callable: what it writes, what its result may share memory with, and what else it does.
//!
//! They come from schemas ([`of_entry`]) and, for what schemas do not say, from `data/facts.txt` ([`facts_file`]).
//!
//! [`facts_file`]: crate::facts_file

use std::sync::OnceLock;

use smallvec::SmallVec;

use crate::facts_file::file;
use crate::schema::{DefaultValue, Parameter, Schema};
use crate::table::{Entry, entry_count, entry_schema};
use crate::tags::Tag;

/// The namespaces whose schemas say what their operators do, given the facts file. The operators of others
/// (collectives, profiling, fused kernels that reuse buffers) may write and share what they do not declare.
const TRUSTED: [&str; 8] =
    ["aten", "quantized", "_quantized", "mkldnn", "mkl", "mkldnn_prepacked", "quantization", "sparse"];

/// Something that a callable does, under a condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rule {
    pub(crate) what: What,
    /// Indices of the parameters it is about.
    pub(crate) parameters: SmallVec<[u16; 2]>,
    /// All must hold.
    pub(crate) when: Vec<Term>,
}

/// See the head of the facts file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Writes,
    /// Writes shape or strides, not data.
    Reshapes,
    /// The result is the argument or a view of it, as the schema says.
    Views,
    /// The result may share its memory.
    Aliases,
    Elements,
    Attribute,
    Copies,
    Random,
    Effect,
    Mode,
    Holds,
    State,
    Children,
    Unknown,
}

/// A part of a condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Term {
    pub(crate) negated: bool,
    pub(crate) name: Box<str>,
    /// The parameter of this name; classes have none.
    pub(crate) parameter: Option<u16>,
}

/// A parameter as far as facts need it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Slot {
    pub(crate) name: Box<str>,
    /// Whether the default is true, if there is a default and it matters.
    pub(crate) default: Option<bool>,
    /// Whether a call must give it.
    pub(crate) required: bool,
    /// Whether it takes all further positional arguments.
    pub(crate) rest: bool,
}

/// All that is known of one callable.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Facts {
    pub(crate) slots: Vec<Slot>,
    pub(crate) positional: usize,
    pub(crate) rules: Vec<Rule>,
    /// No rule but `holds`: nothing is written, shared or done.
    pub(crate) trivial: bool,
    /// An `out=` overload, which a call without that keyword cannot mean.
    pub(crate) out: bool,
    /// Whether a call with unknown keywords or too many arguments means something else.
    pub(crate) strict: bool,
    /// What the file says, for error messages.
    pub(crate) signature: &'static str,
}

impl Facts {
    pub(crate) fn finish(mut self) -> Self {
        self.trivial = self.rules.iter().all(|rule| matches!(rule.what, What::Holds | What::Copies));
        self
    }

    pub(crate) fn has(&self, what: What) -> bool {
        self.rules.iter().any(|rule| rule.what == what)
    }
}

/// Reads rules. With `loose`, names that are no parameter of this overload (or configuration of a class) are left
/// out of what is written, and stay in conditions by name alone.
pub(crate) fn parse_rules(text: &str, slots: &[Slot], loose: bool) -> Result<Vec<Rule>, String> {
    let position = |name: &str| slots.iter().position(|slot| &*slot.name == name).map(|index| index as u16);
    let mut rules = Vec::new();
    for part in text.split(';').map(str::trim) {
        let (what, condition) = match part.split_once(" if ") {
            Some((what, condition)) => (what, Some(condition)),
            None => (part, None),
        };
        let mut words = what.split_whitespace();
        let word = words.next().ok_or("an empty rule")?;
        let mut parameters = SmallVec::new();
        for name in words {
            match position(name) {
                Some(index) => parameters.push(index),
                None if loose => {}
                None => return Err(format!("no parameter {name}")),
            }
        }
        let mut when = Vec::new();
        for term in condition.into_iter().flat_map(|condition| condition.split('&')).map(str::trim) {
            let (negated, name) = match term.strip_prefix('!') {
                Some(name) => (true, name),
                None => (false, term),
            };
            let parameter = position(name);
            when.push(Term { negated, name: name.into(), parameter });
        }
        let what = match word {
            "pure" => continue,
            "inplace" => {
                let first: SmallVec<[u16; 2]> = SmallVec::from_slice(&[0]);
                let when =
                    vec![Term { negated: false, name: "inplace".into(), parameter: position("inplace") }];
                for what in [What::Writes, What::Aliases] {
                    rules.push(Rule { what, parameters: first.clone(), when: when.clone() });
                }
                continue;
            }
            "writes" => What::Writes,
            "aliases" => What::Aliases,
            "elements" => What::Elements,
            "attribute" => What::Attribute,
            "copies" => What::Copies,
            "random" => What::Random,
            "effect" => What::Effect,
            "mode" => What::Mode,
            "holds" => What::Holds,
            "state" => What::State,
            "children" => What::Children,
            _ => return Err(format!("unknown rule {word}")),
        };
        rules.push(Rule { what, parameters, when });
    }
    Ok(rules)
}

/// The facts of a table entry, made when first asked for.
pub(crate) fn of_entry(entry: Entry) -> &'static Facts {
    static ENTRIES: OnceLock<Vec<OnceLock<Box<Facts>>>> = OnceLock::new();
    let entries = ENTRIES.get_or_init(|| (0..entry_count()).map(|_| OnceLock::new()).collect());
    match entries.get(usize::from(entry.0)) {
        Some(slot) => {
            slot.get_or_init(|| Box::new(entry_schema(entry).map_or_else(Facts::default, of_schema)))
        }
        None => unknown(),
    }
}

/// The facts of something that nothing is known of.
pub(crate) fn unknown() -> &'static Facts {
    static UNKNOWN: OnceLock<Facts> = OnceLock::new();
    UNKNOWN.get_or_init(|| {
        let rules = vec![Rule { what: What::Unknown, parameters: SmallVec::new(), when: Vec::new() }];
        Facts { rules, ..Facts::default() }.finish()
    })
}

/// The facts of a function that computes Python values from Python values.
pub(crate) fn pure() -> &'static Facts {
    static PURE: OnceLock<Facts> = OnceLock::new();
    PURE.get_or_init(|| Facts::default().finish())
}

fn truth(default: &DefaultValue) -> bool {
    match default {
        DefaultValue::None => false,
        DefaultValue::Bool(value) => *value,
        DefaultValue::Int(value) => *value != 0,
        DefaultValue::Float(value) => *value != 0.0,
        DefaultValue::Str(text) => !text.is_empty(),
        DefaultValue::List(items) => !items.is_empty(),
    }
}

/// What a schema says, and what the facts file adds.
fn of_schema(schema: &Schema) -> Facts {
    let slots: Vec<Slot> = schema
        .parameters
        .iter()
        .map(|parameter| Slot {
            name: parameter.name.clone(),
            default: parameter.default.as_ref().map(truth),
            required: parameter.default.is_none(),
            rest: false,
        })
        .collect();
    let added = file().operator(&schema.namespace, &schema.name);
    let added = added.and_then(|rules| parse_rules(rules, &slots, true).ok()).unwrap_or_default();

    let mut rules: Vec<Rule> = Vec::new();
    let mut rule = |what, parameters: SmallVec<[u16; 2]>| {
        rules.push(Rule { what, parameters, when: Vec::new() });
    };
    let which = |accept: &dyn Fn(&Parameter) -> bool| -> SmallVec<[u16; 2]> {
        let all = schema.parameters.iter().enumerate();
        all.filter(|(_, parameter)| accept(parameter)).map(|(index, _)| index as u16).collect()
    };
    let writes = which(&Parameter::is_written);
    let aliases = which(&|parameter| {
        let mine = || [&parameter.alias, &parameter.list_alias].into_iter().flatten();
        let mut theirs = schema.returns.iter().flat_map(|one| [&one.alias, &one.list_alias]).flatten();
        theirs.any(|theirs| mine().any(|mine| mine.overlaps(theirs)))
    });
    if !TRUSTED.contains(&&*schema.namespace) {
        rule(What::Unknown, SmallVec::new());
    }
    // What returns nothing and writes nothing is called for something else.
    if schema.returns.is_empty() && !schema.variadic_returns && writes.is_empty() {
        rule(What::Effect, SmallVec::new());
    }
    if schema.has_tag(Tag::NondeterministicSeeded) && !added.iter().any(|rule| rule.what == What::Random) {
        rule(What::Random, SmallVec::new());
    }
    if schema.has_tag(Tag::MaybeAliasingOrMutating) && added.is_empty() {
        rule(What::Unknown, SmallVec::new());
    }
    if schema.has_tag(Tag::InplaceView) {
        rule(What::Reshapes, writes.clone());
    }
    if !writes.is_empty() {
        rule(What::Writes, writes);
    }
    if !aliases.is_empty() {
        rule(What::Views, aliases);
    }
    if schema.returns_container() {
        rule(What::Holds, SmallVec::new());
    }
    rules.extend(added);
    // An overload without the parameters that a rule is about has nothing of it.
    rules.retain(|rule| {
        !matches!(rule.what, What::Writes | What::Aliases | What::Elements) || !rule.parameters.is_empty()
    });
    Facts {
        slots,
        positional: schema.positional_count(),
        rules,
        out: schema.is_out(),
        strict: !schema.variadic,
        ..Facts::default()
    }
    .finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::schemas;

    #[test]
    fn what_pytorch_tags_as_hiding_something_is_listed() {
        for schema in schemas().filter(|schema| schema.has_tag(Tag::MaybeAliasingOrMutating)) {
            assert!(file().operator(&schema.namespace, &schema.name).is_some(), "{schema}");
        }
    }

    /// What `tools/probe_aliases.py` printed for torch 2.13.0.
    const PROBED: &str = "
        _batch_norm_impl_index write running_mean running_var
        _unsafe_view alias self
        alpha_dropout alias input
        atleast_1d alias self
        atleast_1d.Sequence alias tensors
        atleast_2d alias self
        atleast_2d.Sequence alias tensors
        atleast_3d alias self
        atleast_3d.Sequence alias tensors
        batch_norm write running_mean running_var
        batch_norm_update_stats write running_mean running_var
        broadcast_tensors alias tensors
        cartesian_prod alias tensors
        conj_physical alias self
        data alias self
        dropout alias input
        einsum alias tensors
        feature_alpha_dropout alias input
        feature_dropout alias input
        histogramdd.TensorList_bins alias bins
        instance_norm write running_mean running_var
        lift alias self
        meshgrid alias tensors
        meshgrid.indexing alias tensors
        native_batch_norm write running_mean running_var
        sum_to_size alias self
        to_dense alias self
        type_as alias self
        unsafe_chunk alias self
        unsafe_split.Tensor alias self
        unsafe_split_with_sizes alias self";

    #[test]
    fn what_was_seen_in_pytorch_is_listed() {
        for line in PROBED.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let mut words = line.split(' ');
            let (name, what) = (words.next().unwrap(), words.next().unwrap());
            let schema = crate::lookup(&format!("aten::{name}")).unwrap();
            let facts = of_schema(schema);
            let what = if what == "write" { What::Writes } else { What::Aliases };
            for parameter in words {
                let index = schema.parameter(parameter).unwrap().0 as u16;
                let listed = facts.rules.iter().any(|r| r.what == what && r.parameters.contains(&index));
                assert!(listed, "{line}");
            }
        }
    }
}
