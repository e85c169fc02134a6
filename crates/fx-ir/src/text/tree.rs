//! [`TreeSpec`]s as text that reads back: `((*, *), {'a': *})`.

use std::fmt::{self, Write};

use super::leaf::is_dotted_name;
use super::lex::{MAX_DEPTH, Read, Reader};
use super::python::{read_str, write_str_repr};
use crate::pytree::TreeSpec;

/// Writes a spec. Other containers than tuples, lists and dictionaries print as
/// `@tree(class, 'context', [fields], [children])`.
pub(crate) fn write_tree(out: &mut impl Write, spec: &TreeSpec) -> fmt::Result {
    match spec {
        TreeSpec::Leaf => out.write_char('*'),
        TreeSpec::Tuple(items) => {
            out.write_char('(')?;
            write_trees(out, items)?;
            out.write_str(if items.len() == 1 { ",)" } else { ")" })
        }
        TreeSpec::List(items) => {
            out.write_char('[')?;
            write_trees(out, items)?;
            out.write_char(']')
        }
        TreeSpec::Dict(items) => {
            out.write_char('{')?;
            for (at, (key, item)) in items.iter().enumerate() {
                out.write_str(if at == 0 { "" } else { ", " })?;
                if is_plain_key(key) {
                    out.write_str(key)?;
                } else {
                    out.write_str("@key(")?;
                    write_str_repr(out, key)?;
                    out.write_char(')')?;
                }
                out.write_str(": ")?;
                write_tree(out, item)?;
            }
            out.write_char('}')
        }
        TreeSpec::Other { class, context, fields, children } => {
            out.write_str("@tree(")?;
            write_name(out, class)?;
            out.write_str(", ")?;
            write_str_repr(out, context)?;
            out.write_str(", [")?;
            for (at, field) in fields.iter().enumerate() {
                out.write_str(if at == 0 { "" } else { ", " })?;
                write_name(out, field)?;
            }
            out.write_str("], [")?;
            write_trees(out, children)?;
            out.write_str("])")
        }
    }
}

/// Writes a dotted name as it is and any other text in quotes.
pub(crate) fn write_name(out: &mut impl Write, name: &str) -> fmt::Result {
    if is_dotted_name(name) { out.write_str(name) } else { write_str_repr(out, name) }
}

fn write_trees(out: &mut impl Write, items: &[TreeSpec]) -> fmt::Result {
    for (at, item) in items.iter().enumerate() {
        out.write_str(if at == 0 { "" } else { ", " })?;
        write_tree(out, item)?;
    }
    Ok(())
}

fn is_plain_key(key: &str) -> bool {
    let word = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    word || read_str(key).is_ok_and(|(_, len)| len == key.len() && !key.contains('\n'))
}

impl Reader<'_, '_> {
    /// A spec.
    pub(crate) fn tree(&mut self, depth: usize) -> Read<TreeSpec> {
        if depth > MAX_DEPTH {
            return self.fault(format!("containers nest deeper than {MAX_DEPTH}"));
        }
        if self.eat("*") {
            Ok(TreeSpec::Leaf)
        } else if self.eat("(") {
            self.trees(")", depth).map(TreeSpec::Tuple)
        } else if self.eat("[") {
            self.trees("]", depth).map(TreeSpec::List)
        } else if self.eat("{") {
            let mut items = Vec::new();
            while !self.eat("}") {
                let key = self.tree_key()?;
                self.expect(":")?;
                self.skip_spaces();
                items.push((key, self.tree(depth + 1)?));
                self.separator("}")?;
            }
            Ok(TreeSpec::Dict(items))
        } else if self.eat("@tree(") {
            let class = self.name_or_quoted("a class")?.into_owned();
            self.expect(", ")?;
            let context = self.quoted()?.into_owned();
            self.expect(", [")?;
            let mut fields = Vec::new();
            while !self.eat("]") {
                fields.push(self.name_or_quoted("the name of a field")?.into_owned());
                self.separator("]")?;
            }
            self.expect(", [")?;
            let children = self.trees("]", depth)?;
            self.expect(")")?;
            Ok(TreeSpec::Other { class, context, fields, children })
        } else {
            self.expected("`*`, `(`, `[`, `{` or `@tree(`")
        }
    }

    fn trees(&mut self, close: &str, depth: usize) -> Read<Vec<TreeSpec>> {
        let mut items = Vec::new();
        while !self.eat(close) {
            items.push(self.tree(depth + 1)?);
            self.separator(close)?;
        }
        Ok(items)
    }

    fn tree_key(&mut self) -> Read<String> {
        if self.eat("@key(") {
            let key = self.quoted()?.into_owned();
            self.expect(")")?;
            return Ok(key);
        }
        let (start, rest) = (self.at, self.rest());
        if matches!(self.peek(), Some(b'\'' | b'"')) {
            self.quoted()?;
        } else {
            let in_key = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
            self.at += rest.bytes().position(|b| !in_key(b)).unwrap_or(rest.len());
        }
        match &self.text[start..self.at] {
            "" => self.expected("a key"),
            key => Ok(key.to_owned()),
        }
    }

    /// A comma, which may be left out before `close`.
    pub(crate) fn separator(&mut self, close: &str) -> Read<()> {
        if self.eat(",") {
            self.skip_spaces();
            return Ok(());
        }
        if self.rest().starts_with(close) { Ok(()) } else { self.expected(&format!("`,` or `{close}`")) }
    }
}
