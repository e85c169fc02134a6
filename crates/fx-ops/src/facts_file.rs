//! `data/facts.txt`: what no schema says of operators, functions, methods and modules. The head of the file describes
//! its format.
//!
//! Opening it only finds the names; a line is read when its name is first asked for.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::facts::{Facts, Slot, parse_rules, unknown};

const TEXT: &str = include_str!("../data/facts.txt");

/// A line, or one name of a line of classes.
struct Entry {
    /// The module of a class.
    module: &'static str,
    /// `name(parameters)` of functions and methods.
    head: &'static str,
    rules: &'static str,
    facts: OnceLock<Facts>,
}

impl Entry {
    fn facts(&self) -> &Facts {
        // Tests read every line, so none of a build that passed them is bad.
        self.facts.get_or_init(|| self.read().unwrap_or_else(|_| unknown().clone()))
    }

    fn read(&self) -> Result<Facts, String> {
        if self.module.is_empty() { parse_callable(self.head, self.rules) } else { parse_class(self.rules) }
    }
}

type Names = FxHashMap<&'static str, Entry>;

/// The lines of the file by name.
#[derive(Default)]
pub(crate) struct FactsFile {
    operators: FxHashMap<&'static str, &'static str>,
    /// `torch.nn.functional`, by the name in it.
    functionals: Names,
    functions: Names,
    methods: Names,
    /// By the last part of the name.
    classes: Names,
}

pub(crate) fn file() -> &'static FactsFile {
    static FILE: OnceLock<FactsFile> = OnceLock::new();
    FILE.get_or_init(|| {
        let mut file = FactsFile::default();
        for line in TEXT.lines() {
            let _ = file.add(line);
        }
        file
    })
}

impl FactsFile {
    fn add(&mut self, line: &'static str) -> Result<(), String> {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        let (kind, rest) = line.split_once(' ').ok_or("no kind")?;
        let (head, rules) = rest.split_once(" : ").ok_or("no rules")?;
        let entry = |module| Entry { module, head, rules, facts: OnceLock::new() };
        let name = || head.split_once('(').map(|(name, _)| name).ok_or("no `(`");
        let old = match kind {
            "operator" => {
                let name = head.strip_prefix("aten::").ok_or("an operator outside aten")?;
                self.operators.insert(name, rules).map(|_| name)
            }
            "function" => {
                let name = name()?;
                match name.strip_prefix("F.") {
                    Some(name) => self.functionals.insert(name, entry("")).map(|_| name),
                    None => self.functions.insert(name, entry("")).map(|_| name),
                }
            }
            "method" => self.methods.insert(name()?, entry("")).map(|_| head),
            "class" => {
                let (module, names) = head.split_once(' ').ok_or("no class name")?;
                let mut old = None;
                for name in names.split_whitespace() {
                    old = self.classes.insert(name, entry(module)).map(|_| name).or(old);
                }
                old
            }
            _ => return Err(format!("unknown kind {kind}")),
        };
        old.map_or(Ok(()), |name| Err(format!("{name} is there twice")))
    }

    /// The rules that are added to the schemas of an operator.
    pub(crate) fn operator(&self, namespace: &str, name: &str) -> Option<&'static str> {
        if namespace == "aten" { self.operators.get(name).copied() } else { None }
    }

    /// The facts of a function by its qualified name.
    pub(crate) fn function(&self, target: &str) -> Option<&Facts> {
        let entry = match target.strip_prefix("torch.nn.functional.") {
            Some(name) => self.functionals.get(name),
            None => self.functions.get(target),
        };
        entry.map(Entry::facts)
    }

    /// The facts of a method of tensors.
    pub(crate) fn method(&self, name: &str) -> Option<&Facts> {
        self.methods.get(name).map(Entry::facts)
    }

    /// The facts of a module class by its qualified name.
    pub(crate) fn class(&self, class: &str) -> Option<&Facts> {
        let (module, name) = class.rsplit_once('.')?;
        self.classes.get(name).filter(|entry| entry.module == module).map(Entry::facts)
    }

    /// The names of the functions, sorted.
    pub(crate) fn function_names(&self) -> Vec<String> {
        let functionals = self.functionals.keys().map(|name| format!("torch.nn.functional.{name}"));
        let mut names: Vec<String> =
            functionals.chain(self.functions.keys().map(|name| (*name).to_owned())).collect();
        names.sort_unstable();
        names
    }

    /// The names of the methods, sorted.
    pub(crate) fn method_names(&self) -> Vec<&'static str> {
        let mut names: Vec<&str> = self.methods.keys().copied().collect();
        names.sort_unstable();
        names
    }
}

/// Reads the rules of a class; `input` is every argument of the call.
fn parse_class(rules: &str) -> Result<Facts, String> {
    let slots = vec![Slot { name: "input".into(), default: None, required: true, rest: true }];
    let rules = parse_rules(rules, &slots, true)?;
    Ok(Facts { slots, positional: 1, rules, ..Facts::default() }.finish())
}

/// Reads `name(a, b=False, *c)` and its rules.
fn parse_callable(head: &'static str, rules: &str) -> Result<Facts, String> {
    let (_, parameters) = head.split_once('(').ok_or("no `(`")?;
    let parameters = parameters.trim_end().strip_suffix(')').ok_or("no `)`")?;
    let mut slots = Vec::new();
    for parameter in parameters.split(',').map(str::trim).filter(|parameter| !parameter.is_empty()) {
        let (name, default) = match parameter.split_once('=') {
            Some((name, "True")) => (name, Some(true)),
            Some((name, "False" | "None")) => (name, Some(false)),
            Some((_, other)) => return Err(format!("unknown default {other}")),
            None => (parameter, None),
        };
        let (name, rest) = match name.strip_prefix('*') {
            Some(name) => (name, true),
            None => (name, false),
        };
        slots.push(Slot { name: name.into(), default, required: false, rest });
    }
    let rules = parse_rules(rules, &slots, false)?;
    let positional = slots.iter().position(|slot| slot.rest).map_or(slots.len(), |rest| rest + 1);
    Ok(Facts { slots, positional, rules, signature: head, ..Facts::default() }.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::overloads;

    #[test]
    fn every_line_is_read() {
        let mut file = FactsFile::default();
        for (number, line) in TEXT.lines().enumerate() {
            file.add(line).unwrap_or_else(|error| panic!("line {}: {error}: {line}", number + 1));
        }
        assert!(file.functions.len() + file.functionals.len() > 200);
        assert!(file.methods.len() > 40 && file.classes.len() > 100);
        let entries = [&file.functionals, &file.functions, &file.methods, &file.classes];
        for (name, entry) in entries.into_iter().flatten() {
            entry.read().unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }

    #[test]
    fn operator_lines_name_operators_and_parameters() {
        for (name, rules) in &file().operators {
            parse_rules(rules, &[], true).unwrap();
            let schemas: Vec<_> = overloads(&format!("aten::{name}")).collect();
            assert!(!schemas.is_empty(), "{name}");
            let known = |word: &str| schemas.iter().any(|schema| schema.parameter(word).is_some());
            for rule in rules.split(';').map(str::trim) {
                let (what, when) = rule.split_once(" if ").unwrap_or((rule, ""));
                for word in what.split(' ').skip(1).chain(when.split('&').map(str::trim)) {
                    assert!(word.is_empty() || known(word.trim_start_matches('!')), "{name}: {word}");
                }
            }
        }
    }
}
