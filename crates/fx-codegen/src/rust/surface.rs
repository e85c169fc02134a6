//! Which functions and methods models in Rust can call, read from the tables of `fx-trace` itself: a name that is added
//! there is used here.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The tables, and the path by which their functions are called.
const TABLES: [(&str, &str); 2] = [
    ("torch", include_str!("../../../fx-trace/src/surface/torch.rs")),
    ("functional", include_str!("../../../fx-trace/src/surface/functional.rs")),
];
const METHODS: &str = include_str!("../../../fx-trace/src/surface/methods.rs");

/// How the arguments of a function or method are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// All are required.
    Plain,
    /// The optional ones are one argument at the end.
    Optional,
    /// As plain, and under the second name as optional.
    Rare(&'static str),
    /// All are one argument, a tuple for several.
    Spread,
    /// A property of a tensor.
    Property,
}

/// A function or method of `fx-trace`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The module it is in; empty for a method.
    pub(super) module: &'static str,
    pub(super) name: &'static str,
    /// How many arguments are required, the receiver of a method not counted.
    pub(super) required: usize,
    pub(super) shape: Shape,
}

type Table = FxHashMap<&'static str, Entry>;

static FUNCTIONS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (module, text) in TABLES {
        read(text, module, &mut table);
    }
    table
});

static METHOD_TABLE: LazyLock<(Table, Table)> = LazyLock::new(|| {
    let mut all = Table::default();
    read(METHODS, "", &mut all);
    all.into_iter().partition(|(_, entry)| entry.shape != Shape::Property)
});

/// The function that records calls of this target.
pub(super) fn function(target: &str) -> Option<Entry> {
    FUNCTIONS.get(target).copied()
}

/// The method that records calls of this method.
pub(super) fn method(target: &str) -> Option<Entry> {
    METHOD_TABLE.0.get(target).copied()
}

/// The method that records reads of this property.
pub(super) fn property(name: &str) -> Option<&'static str> {
    METHOD_TABLE.1.get(name).map(|entry| entry.name)
}

/// Reads lines such as `optional sum = "sum" (dim)`.
fn read(text: &'static str, module: &'static str, into: &mut Table) {
    for line in text.lines() {
        if let Some((target, entry)) = entry(line.trim(), module) {
            // `torch.conv2d` is in both tables; the first is the one of its own name.
            into.entry(target).or_insert(entry);
        }
    }
}

fn entry(line: &'static str, module: &'static str) -> Option<(&'static str, Entry)> {
    let (head, rest) = line.split_once(" = \"")?;
    let (target, arguments) = rest.split_once('"')?;
    let mut words = head.split(' ');
    let (shape, name) = match (words.next()?, words.next(), words.next()) {
        (name, None, None) => (Shape::Property, name),
        ("plain", Some(name), None) => (Shape::Plain, name),
        ("optional", Some(name), None) => (Shape::Optional, name),
        ("spread", Some(name), None) => (Shape::Spread, name),
        ("rare", Some(name), Some(with)) => (Shape::Rare(with), name),
        _ => return None,
    };
    let arguments = arguments.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or("");
    let required = arguments.split(',').filter(|argument| !argument.trim().is_empty()).count();
    Some((target, Entry { module, name, required, shape }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_read() {
        let relu = function("torch.nn.functional.relu").unwrap();
        assert_eq!((relu.module, relu.name, relu.required), ("functional", "relu", 1));
        assert_eq!(relu.shape, Shape::Rare("relu_with"));
        assert_eq!(function("torch.cat").unwrap().shape, Shape::Optional);
        assert_eq!(method("view").unwrap().shape, Shape::Spread);
        assert_eq!(property("shape"), Some("shape"));
        assert!(method("shape").is_none());
        assert!(FUNCTIONS.len() > 600 && METHOD_TABLE.0.len() > 500, "the form of the tables has changed");
    }
}
