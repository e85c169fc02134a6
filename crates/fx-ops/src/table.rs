//! The table of every operator that libtorch's C++ library registers, and look-ups in it.
//!
//! `data/schemas.txt` has one line an overload, sorted: the schema as the dispatcher prints it, a tab, and the
//! tags. It is generated (`cargo xtask gen-ops`) and not to be edited. Operators that PyTorch defines in Python
//! (`prims::*`) are not there.
//!
//! Nothing is parsed before it is asked for. The first look-up finds the lines and hashes their names, which
//! takes less than half a millisecond; a schema is parsed once, when first asked for, and lives as long as the program.

use std::hash::Hasher;
use std::sync::OnceLock;

use rustc_hash::FxHasher;

use crate::schema::Schema;
use crate::tags::Tags;

const TEXT: &str = include_str!("../data/schemas.txt");

/// The table's lines as they are: schema, tab, tags separated by spaces; sorted by bytes.
///
/// This is what the dispatcher of the libtorch in use is compared with.
pub fn table_lines() -> impl Iterator<Item = &'static str> {
    TEXT.lines()
}

/// An entry of the table: the index of its line. Dense from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry(pub(crate) u16);

struct Table {
    lines: Vec<Line>,
    /// Open addressing by the hash of namespace, name and overload: an index of `lines`, or `FREE`.
    exact: Vec<u16>,
    /// The same by namespace and name: the first line of the operator.
    packets: Vec<u16>,
    schemas: Vec<OnceLock<Option<Box<Schema>>>>,
}

/// A line, and where the parts of its name end.
#[derive(Clone, Copy)]
struct Line {
    text: &'static str,
    namespace: u16,
    name: u16,
    overload: u16,
}

const FREE: u16 = u16::MAX;

/// The parts of a qualified name.
type Key<'t> = (&'t str, &'t str, &'t str);

impl Line {
    fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let find = |from: usize, ends: &[u8]| {
            let rest = bytes.get(from..).unwrap_or_default();
            from + rest.iter().position(|byte| ends.contains(byte)).unwrap_or(rest.len())
        };
        let namespace = find(0, b":");
        let name = find(namespace + 2, b".(");
        let overload = find(name, b"(");
        Self { text, namespace: namespace as u16, name: name as u16, overload: overload as u16 }
    }

    fn part(&self, from: u16, to: u16) -> &'static str {
        self.text.get(usize::from(from)..usize::from(to)).unwrap_or_default()
    }

    fn key(&self) -> Key<'static> {
        let overload = self.part(self.name + 1, self.overload);
        (self.part(0, self.namespace), self.part(self.namespace + 2, self.name), overload)
    }

    /// `aten::add`
    fn packet(&self) -> &'static str {
        self.part(0, self.name)
    }
}

fn hash((namespace, name, overload): Key<'_>) -> usize {
    let mut hasher = FxHasher::default();
    hasher.write(namespace.as_bytes());
    hasher.write(name.as_bytes());
    hasher.write(overload.as_bytes());
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as usize
}

impl Table {
    fn get() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(Table::new)
    }

    fn new() -> Self {
        // Indices are 16 bits wide; the table is a constant of some thousand lines.
        let lines: Vec<Line> = TEXT.lines().take(usize::from(FREE)).map(Line::new).collect();
        let slots = (lines.len() * 2).next_power_of_two();
        let mut table = Self {
            exact: vec![FREE; slots],
            packets: vec![FREE; slots],
            schemas: (0..lines.len()).map(|_| OnceLock::new()).collect(),
            lines,
        };
        let mut packet = "";
        for (index, line) in table.lines.iter().enumerate() {
            let key = line.key();
            insert(&mut table.exact, hash(key), index as u16);
            if packet != line.packet() {
                packet = line.packet();
                insert(&mut table.packets, hash((key.0, key.1, "")), index as u16);
            }
        }
        table
    }

    fn find(&self, slots: &[u16], key: Key<'_>, whole: bool) -> Option<usize> {
        let mut slot = hash(key);
        loop {
            slot &= slots.len() - 1;
            let index = usize::from(slots[slot]);
            let found = self.lines.get(index)?.key();
            if (found.0, found.1) == (key.0, key.1) && (!whole || found.2 == key.2) {
                return Some(index);
            }
            slot += 1;
        }
    }

    fn schema(&self, index: usize) -> Option<&Schema> {
        let line = self.lines.get(index)?.text;
        self.schemas.get(index)?.get_or_init(|| parse_line(line).ok().map(Box::new)).as_deref()
    }
}

fn insert(slots: &mut [u16], hash: usize, index: u16) {
    let mut slot = hash & (slots.len() - 1);
    while slots[slot] != FREE {
        slot = (slot + 1) & (slots.len() - 1);
    }
    slots[slot] = index;
}

/// Reads a line of the table. Tests read every line, so the table that is built in has no bad one.
fn parse_line(line: &str) -> Result<Schema, String> {
    let (schema, tags) = line.split_once('\t').ok_or("no tab")?;
    let mut schema = Schema::parse(schema).map_err(|error| error.to_string())?;
    schema.tags = Tags::parse(tags)?;
    Ok(schema)
}

/// Splits `torch.ops.aten.add.Tensor`, `aten::add.Tensor` or `aten::relu`. A packet (`torch.ops.aten.add`) names no
/// overload.
fn split(name: &str) -> Option<Key<'_>> {
    let (namespace, name, overload) = match name.strip_prefix("torch.ops.") {
        Some(path) => {
            let (namespace, rest) = path.split_once('.')?;
            let (name, overload) = rest.split_once('.')?;
            (namespace, name, overload)
        }
        None => {
            let (namespace, rest) = name.split_once("::")?;
            let (name, overload) = rest.split_once('.').unwrap_or((rest, ""));
            (namespace, name, overload)
        }
    };
    Some((namespace, name, if overload == "default" { "" } else { overload }))
}

/// The schema of one overload: `torch.ops.aten.add.Tensor`, `torch.ops.aten.relu.default`, `aten::add.Tensor` or
/// `aten::relu` (the default overload).
///
/// Some 30 ns; the first look-up of an overload parses its line (a microsecond or two).
///
/// ```
/// assert_eq!(fx_ops::lookup("aten::relu"), fx_ops::lookup("torch.ops.aten.relu.default"));
/// assert_eq!(fx_ops::lookup("torch.ops.aten.relu"), None); // a packet: see `overloads`
/// ```
pub fn lookup(name: &str) -> Option<&'static Schema> {
    let (namespace, name, overload) = split(name)?;
    lookup_overload(namespace, name, overload)
}

/// The schema of one overload by its parts. The overload `default` is the unnamed one.
pub fn lookup_overload(namespace: &str, name: &str, overload: &str) -> Option<&'static Schema> {
    let overload = if overload == "default" { "" } else { overload };
    find_entry((namespace, name, overload)).and_then(entry_schema)
}

pub(crate) fn find_entry(key: Key<'_>) -> Option<Entry> {
    let table = Table::get();
    table.find(&table.exact, key, true).map(|index| Entry(index as u16))
}

pub(crate) fn entry_schema(entry: Entry) -> Option<&'static Schema> {
    Table::get().schema(usize::from(entry.0))
}

pub(crate) fn entry_count() -> usize {
    Table::get().lines.len()
}

/// The entries of every overload of an operator.
pub(crate) fn packet(namespace: &str, name: &str) -> std::ops::Range<u16> {
    let table = Table::get();
    let Some(first) = table.find(&table.packets, (namespace, name, ""), false) else { return 0..0 };
    let packet = table.lines[first].packet();
    let more = table.lines[first..].iter().take_while(|line| line.packet() == packet);
    first as u16..(first + more.count()) as u16
}

/// Every overload of an operator, sorted, the default one first: `aten::add` or `torch.ops.aten.add`. Empty when
/// there is no such operator.
///
/// ```
/// let names: Vec<_> = fx_ops::overloads("aten::relu").map(|schema| schema.overload_name()).collect();
/// assert_eq!(names, ["default", "out"]);
/// ```
pub fn overloads(name: &str) -> impl Iterator<Item = &'static Schema> + use<> {
    let parts = match name.strip_prefix("torch.ops.") {
        Some(path) => path.split_once('.'),
        None => name.split_once("::"),
    };
    let range = parts.map_or(0..0, |(namespace, name)| packet(namespace, name));
    range.filter_map(|index| entry_schema(Entry(index)))
}

/// Every schema of the table, sorted by qualified name. Parses what was not parsed yet: some milliseconds in all.
pub fn schemas() -> impl Iterator<Item = &'static Schema> {
    (0..entry_count()).filter_map(|index| entry_schema(Entry(index as u16)))
}

/// The qualified names of every operator, without overloads, sorted: `aten::add`. No schema is parsed.
pub fn operator_names() -> impl Iterator<Item = &'static str> {
    let mut last = "";
    Table::get().lines.iter().filter_map(move |line| {
        let name = line.packet();
        let fresh = name != last;
        last = name;
        fresh.then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tags::Tag;

    #[test]
    fn every_line_prints_back() {
        for line in table_lines() {
            let schema = parse_line(line).unwrap_or_else(|error| panic!("{line}: {error}"));
            assert_eq!(format!("{schema}\t{}", schema.tags), line);
            assert!(std::ptr::eq(
                lookup(&schema.target()).unwrap(),
                lookup(&schema.qualified_name()).unwrap()
            ));
            assert_eq!(*lookup(&schema.target()).unwrap(), schema);
        }
    }

    #[test]
    fn the_table_is_sorted_and_whole() {
        let lines: Vec<_> = table_lines().collect();
        assert!(lines.is_sorted());
        let aten = lines.iter().filter(|line| line.starts_with("aten::")).count();
        assert_eq!((lines.len(), aten), (3466, 3110));
        let tagged = |tag| schemas().filter(|schema| schema.has_tag(tag)).count();
        assert_eq!((tagged(Tag::Core), tagged(Tag::Pointwise)), (193, 546));
        assert_eq!(schemas().filter(|schema| schema.is_mutable()).count(), 1511);
    }

    #[test]
    fn packets_hold_all_their_overloads() {
        let total: usize = operator_names().map(|name| overloads(name).count()).sum();
        assert_eq!(total, table_lines().count());
        assert_eq!(overloads("torch.ops.aten.add").count(), overloads("aten::add").count());
        assert_eq!(overloads("aten::no_such").count(), 0);
        assert_eq!(overloads("aten").count(), 0);
        for missing in ["", "torch.ops", "torch.ops.aten.add", "aten::", "::", "aten::add.Nope", "add"] {
            assert!(lookup(missing).is_none(), "{missing}");
        }
    }
}
