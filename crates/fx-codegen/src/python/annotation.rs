//! Type annotations: from the form of the graph's text to the form of generated code.
//!
//! `typing.Optional[typing.List[int]]` becomes `typing_Union[typing_List[int],NoneType]`: every class is a global
//! or spelled in full when it comes from torch. A text that is not a type expression becomes one global.

use super::literal;
use super::operators::is_from_torch;
use super::scope::{Mention, Scope};

/// How deep an annotation may nest; a deeper one is taken as one opaque text.
const MAX_DEPTH: usize = 32;

enum Type<'t> {
    Name(&'t str),
    Literal(&'t str),
    Ellipsis,
    Empty,
    Generic(&'t str, Vec<Type<'t>>),
    Union(Vec<Type<'t>>),
}

/// Writes the annotation as code. O(length).
pub(crate) fn write_annotation(out: &mut String, scope: &mut Scope<'_>, text: &str) {
    let mut parser = Parser { rest: text };
    match parser.union(0) {
        Some(parsed) if parser.rest.is_empty() => write_type(out, scope, &parsed),
        _ => write_opaque(out, scope, text),
    }
}

fn write_opaque(out: &mut String, scope: &mut Scope<'_>, text: &str) {
    // The value is the text itself, under a key that no qualified name has.
    let literal = fx_ir::text::python_str_repr(text);
    push_global(out, scope, &literal, text);
}

fn push_global(out: &mut String, scope: &mut Scope<'_>, qualified: &str, hint: &str) {
    let at = scope.global(qualified, hint);
    out.push_str(scope.spelling(at));
}

fn write_name(out: &mut String, scope: &mut Scope<'_>, name: &str) {
    match name {
        "None" | "NoneType" => {
            scope.mention(Mention::NoneType);
            out.push_str("NoneType");
        }
        _ if is_from_torch(name) && !name.split('.').all(literal::is_name) => write_opaque(out, scope, name),
        _ => push_global(out, scope, name, name),
    }
}

fn write_joined(out: &mut String, scope: &mut Scope<'_>, items: &[Type<'_>], separator: char) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(separator);
        }
        write_type(out, scope, item);
    }
}

fn write_type(out: &mut String, scope: &mut Scope<'_>, parsed: &Type<'_>) {
    match parsed {
        Type::Name(name) => write_name(out, scope, bare_origin(name)),
        Type::Literal(text) => push_global(out, scope, text, text),
        Type::Ellipsis => push_global(out, scope, "...", "..."),
        Type::Empty => out.push_str("()"),
        Type::Union(items) => write_joined(out, scope, items, '|'),
        Type::Generic("typing.Optional", items) => {
            write_name(out, scope, "typing.Union");
            out.push('[');
            write_joined(out, scope, items, ',');
            out.push(',');
            write_name(out, scope, "NoneType");
            out.push(']');
        }
        Type::Generic(name, items) => {
            write_name(out, scope, generic_origin(name));
            if !matches!(items.as_slice(), [Type::Empty]) {
                out.push('[');
                write_joined(out, scope, items, ',');
                out.push(']');
            }
        }
    }
}

/// The class behind a generic of `typing` with parameters (`__origin__`); the five that have a builtin twin keep
/// their old name.
fn generic_origin(name: &str) -> &str {
    match name {
        "typing.Callable" => "collections.abc.Callable",
        "typing.Sequence" => "collections.abc.Sequence",
        "typing.MutableSequence" => "collections.abc.MutableSequence",
        "typing.Iterable" => "collections.abc.Iterable",
        "typing.Iterator" => "collections.abc.Iterator",
        "typing.Collection" => "collections.abc.Collection",
        "typing.Mapping" => "collections.abc.Mapping",
        "typing.MutableMapping" => "collections.abc.MutableMapping",
        "typing.AbstractSet" => "collections.abc.Set",
        "typing.OrderedDict" => "collections.OrderedDict",
        "typing.DefaultDict" => "collections.defaultdict",
        "typing.Counter" => "collections.Counter",
        "typing.Deque" => "collections.deque",
        "typing.Type" => "type",
        other => other,
    }
}

/// The class behind a generic of `typing` without parameters.
fn bare_origin(name: &str) -> &str {
    match name {
        "typing.List" => "list",
        "typing.Dict" => "dict",
        "typing.Set" => "set",
        "typing.FrozenSet" => "frozenset",
        "typing.Tuple" => "tuple",
        other => generic_origin(other),
    }
}

struct Parser<'t> {
    rest: &'t str,
}

impl<'t> Parser<'t> {
    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }

    fn eat(&mut self, token: &str) -> bool {
        self.skip_spaces();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                self.skip_spaces();
                true
            }
            None => false,
        }
    }

    fn union(&mut self, depth: usize) -> Option<Type<'t>> {
        let first = self.atom(depth)?;
        if !self.eat("|") {
            return Some(first);
        }
        let mut items = vec![first, self.atom(depth)?];
        while self.eat("|") {
            items.push(self.atom(depth)?);
        }
        Some(Type::Union(items))
    }

    fn atom(&mut self, depth: usize) -> Option<Type<'t>> {
        if depth > MAX_DEPTH {
            return None;
        }
        if self.eat("...") {
            return Some(Type::Ellipsis);
        }
        if self.eat("()") {
            return Some(Type::Empty);
        }
        if self.rest.starts_with(['\'', '"']) {
            return self.string().map(Type::Literal);
        }
        let end = self
            .rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-')))
            .unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if name.is_empty() {
            return None;
        }
        self.rest = rest;
        let is_number = name.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
        if is_number || matches!(name, "True" | "False") {
            return Some(Type::Literal(name));
        }
        if !name.split('.').all(literal::is_identifier) {
            return None;
        }
        if !self.eat("[") {
            return Some(Type::Name(name));
        }
        let mut items = vec![self.union(depth + 1)?];
        while self.eat(",") {
            items.push(self.union(depth + 1)?);
        }
        self.eat("]").then_some(Type::Generic(name, items))
    }

    fn string(&mut self) -> Option<&'t str> {
        let quote = self.rest.chars().next()?;
        let mut escaped = false;
        for (at, c) in self.rest.char_indices().skip(1) {
            if c == quote && !escaped {
                let (text, rest) = self.rest.split_at(at + 1);
                self.rest = rest;
                self.skip_spaces();
                return Some(text);
            }
            escaped = c == '\\' && !escaped;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annotation(text: &str) -> String {
        let graph = fx_ir::Graph::new();
        let mut out = String::new();
        write_annotation(&mut out, &mut Scope::new(&graph, false, false), text);
        out
    }

    #[test]
    fn annotations_are_torch_fx_s() {
        let cases = [
            ("torch.Tensor", "torch.Tensor"),
            ("int", "int"),
            ("typing.List[int]", "typing_List[int]"),
            ("typing.Optional[typing.List[int]]", "typing_Union[typing_List[int],NoneType]"),
            ("typing.Tuple[int, ...]", "typing_Tuple[int,_]"),
            ("typing.Tuple[()]", "typing_Tuple"),
            ("list[int]", "list[int]"),
            ("dict[str, torch.Tensor]", "dict[str,torch.Tensor]"),
            ("int | None", "int|NoneType"),
            ("'torch.Tensor'", "_torch_Tensor_"),
            ("typing.Any", "typing_Any"),
            ("typing.Callable", "collections_abc_Callable"),
            ("torch.device", "device"),
            ("typing.Callable[[int], int]", "typing_Callable_int_int_"),
            ("__main__.Pt", "__main___Pt"),
            ("x = 1; import os", "x_1_import_os"),
            ("torch.class", "torch_class"),
        ];
        for (text, code) in cases {
            assert_eq!(annotation(text), code, "{text}");
        }
    }
}
