//! Reading the text of a schema.

use crate::schema::{Alias, AliasSet, DefaultValue, Parameter, Return, Schema};
use crate::tags::Tags;
use crate::types::Type;

const MAX_TEXT: usize = 64 * 1024;
const MAX_PARAMETERS: usize = 512;
const MAX_TYPE_SUFFIXES: usize = 8;
const MAX_LIST_ITEMS: usize = 1024;
const MAX_LIST_DEPTH: usize = 4;

/// A text that is not a schema.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an operator schema: {message} at byte {position} of `{}`", shorten(.text))]
pub struct SchemaError {
    /// What was expected, or which limit was passed.
    pub message: String,
    /// The byte at which reading stopped.
    pub position: usize,
    /// The text.
    pub text: String,
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(160).collect();
    if short.len() < text.len() {
        short.push_str("...");
    }
    short
}

pub(crate) fn schema(text: &str) -> Result<Schema, SchemaError> {
    let mut parser = Parser { text, at: 0 };
    let parsed = if text.len() > MAX_TEXT {
        Err(format!("the text is longer than {MAX_TEXT} bytes"))
    } else {
        parser.schema()
    };
    parsed.map_err(|message| SchemaError { message, position: parser.at, text: shorten(text) })
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

type Parsed<T> = Result<T, String>;

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches(' ').len();
    }

    /// Takes `token` if it comes next, after spaces.
    fn eat(&mut self, token: &str) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn expect(&mut self, token: &str) -> Parsed<()> {
        if self.eat(token) { Ok(()) } else { Err(format!("expected `{token}`")) }
    }

    fn word(&mut self, what: &str, accept: impl Fn(char) -> bool) -> Parsed<&'t str> {
        self.skip_space();
        let rest = self.rest();
        let end = rest.find(|c| !accept(c)).unwrap_or(rest.len());
        if end == 0 {
            return Err(format!("expected {what}"));
        }
        self.at += end;
        Ok(&rest[..end])
    }

    fn identifier(&mut self, what: &str) -> Parsed<&'t str> {
        self.word(what, |c| c.is_ascii_alphanumeric() || c == '_')
    }

    fn schema(&mut self) -> Parsed<Schema> {
        let namespace = self.identifier("a namespace")?.into();
        self.expect("::")?;
        let name = self.identifier("an operator's name")?.into();
        let overload = if self.eat(".") { self.identifier("an overload's name")? } else { "" }.into();
        self.expect("(")?;
        let (mut parameters, mut variadic, mut kwarg_only) = (Vec::new(), false, false);
        if !self.eat(")") {
            loop {
                if self.eat("...") {
                    variadic = true;
                } else if self.eat("*") {
                    kwarg_only = true;
                } else {
                    parameters.push(self.parameter(kwarg_only)?);
                }
                if parameters.len() > MAX_PARAMETERS {
                    return Err(format!("more than {MAX_PARAMETERS} parameters"));
                }
                if self.eat(")") {
                    break;
                }
                self.expect(",")?;
            }
        }
        self.expect("->")?;
        let (returns, variadic_returns) = self.returns()?;
        self.skip_space();
        if !self.rest().is_empty() {
            return Err("expected the end".to_owned());
        }
        let tags = Tags::NONE;
        Ok(Schema { namespace, name, overload, parameters, variadic, returns, variadic_returns, tags })
    }

    fn parameter(&mut self, kwarg_only: bool) -> Parsed<Parameter> {
        let (ty, alias, list_alias) = self.annotated_type()?;
        let name = self.identifier("a parameter's name")?.into();
        let default = if self.eat("=") { Some(self.default_value(0)?) } else { None };
        Ok(Parameter { name, ty, kwarg_only, default, alias, list_alias })
    }

    fn returns(&mut self) -> Parsed<(Vec<Return>, bool)> {
        if self.eat("...") {
            return Ok((Vec::new(), true));
        }
        if !self.eat("(") {
            return Ok((vec![self.one_return()?], false));
        }
        let (mut returns, mut variadic) = (Vec::new(), false);
        if self.eat(")") {
            return Ok((returns, false));
        }
        loop {
            if self.eat("...") {
                variadic = true;
            } else {
                returns.push(self.one_return()?);
            }
            if returns.len() > MAX_PARAMETERS {
                return Err(format!("more than {MAX_PARAMETERS} results"));
            }
            if self.eat(")") {
                return Ok((returns, variadic));
            }
            self.expect(",")?;
        }
    }

    fn one_return(&mut self) -> Parsed<Return> {
        let (ty, alias, list_alias) = self.annotated_type()?;
        self.skip_space();
        let named = self.rest().starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let name = if named { Some(self.identifier("a result's name")?.into()) } else { None };
        Ok(Return { name, ty, alias, list_alias })
    }

    /// A type with an annotation after the plain type (of the value or of each list item) and one after a list
    /// suffix.
    fn annotated_type(&mut self) -> Parsed<(Type, Option<Alias>, Option<Alias>)> {
        let name = self.word("a type", |c| c.is_ascii_alphanumeric() || c == '_' || c == '.')?;
        let (mut alias, mut list_alias) = (None, None);
        let mut ty = match Type::plain(name) {
            Some(plain) => plain,
            None if self.rest().starts_with('(') => Type::Other(self.generic(name)?.into()),
            None => Type::Other(name.into()),
        };
        if self.rest().starts_with('(') {
            alias = Some(self.alias()?);
        }
        for _ in 0..MAX_TYPE_SUFFIXES {
            ty = if self.rest().starts_with('?') {
                self.at += 1;
                Type::Optional(Box::new(ty))
            } else if self.rest().starts_with('[') {
                self.at += 1;
                let size = self.rest().find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
                let digits = &self.rest()[..size];
                let count = match digits {
                    "" => None,
                    digits => Some(digits.parse().map_err(|_| "a list's size is too large".to_owned())?),
                };
                self.at += size;
                self.expect("]")?;
                Type::List(Box::new(ty), count)
            } else {
                return Ok((ty, alias, list_alias));
            };
            if self.rest().starts_with('(') {
                list_alias = Some(self.alias()?);
            }
        }
        Err(format!("a type has more than {MAX_TYPE_SUFFIXES} suffixes"))
    }

    /// The text of `Dict(Tensor, Tensor)` and other generic types, to the matching parenthesis.
    fn generic(&mut self, name: &'t str) -> Parsed<&'t str> {
        let start = self.at - name.len();
        let mut depth = 0usize;
        for (offset, c) in self.rest().char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at += offset + 1;
                return Ok(&self.text[start..self.at]);
            }
        }
        Err("expected `)`".to_owned())
    }

    fn alias(&mut self) -> Parsed<Alias> {
        self.expect("(")?;
        let before = self.alias_set()?;
        let is_write = self.eat("!");
        let after = if self.eat("->") { Some(self.alias_set()?) } else { None };
        self.expect(")")?;
        Ok(Alias { before, is_write, after })
    }

    fn alias_set(&mut self) -> Parsed<AliasSet> {
        if self.eat("*") {
            return Ok(AliasSet::Wildcard);
        }
        let mut names = vec![self.identifier("an alias set's name")?.into()];
        while self.eat("|") {
            names.push(self.identifier("an alias set's name")?.into());
        }
        Ok(AliasSet::Named(names.into()))
    }

    fn default_value(&mut self, depth: usize) -> Parsed<DefaultValue> {
        if self.eat("[") {
            if depth >= MAX_LIST_DEPTH {
                return Err(format!("lists nest deeper than {MAX_LIST_DEPTH}"));
            }
            let mut items = Vec::new();
            if self.eat("]") {
                return Ok(DefaultValue::List(items.into()));
            }
            loop {
                items.push(self.default_value(depth + 1)?);
                if items.len() > MAX_LIST_ITEMS {
                    return Err(format!("a list has more than {MAX_LIST_ITEMS} items"));
                }
                if self.eat("]") {
                    return Ok(DefaultValue::List(items.into()));
                }
                self.expect(",")?;
            }
        }
        if self.rest().starts_with('"') {
            return self.string();
        }
        let start = self.at;
        let word = self.word("a default value", |c| c.is_ascii_alphanumeric() || "+-._".contains(c))?;
        match word {
            "None" => return Ok(DefaultValue::None),
            "True" => return Ok(DefaultValue::Bool(true)),
            "False" => return Ok(DefaultValue::Bool(false)),
            _ => {}
        }
        if let Ok(integer) = word.parse() {
            return Ok(DefaultValue::Int(integer));
        }
        word.parse().map(DefaultValue::Float).map_err(|_| {
            self.at = start;
            format!("expected a default value, not `{}`", shorten(word))
        })
    }

    fn string(&mut self) -> Parsed<DefaultValue> {
        let mut text = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((offset, c)) = chars.next() {
            match c {
                '"' => {
                    self.at += offset + 1;
                    return Ok(DefaultValue::Str(text.into()));
                }
                '\\' => match chars.next() {
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, 't')) => text.push('\t'),
                    Some((_, 'r')) => text.push('\r'),
                    Some((_, c)) => text.push(c),
                    None => break,
                },
                c => text.push(c),
            }
        }
        Err("a string has no end".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn errors_say_where() {
        let error = |text: &str| schema(text).unwrap_err().to_string();
        insta::assert_snapshot!(error("aten::f(Tensor) -> Tensor"), @"not an operator schema: expected a parameter's name at byte 14 of `aten::f(Tensor) -> Tensor`");
        insta::assert_snapshot!(error("aten::f(int x=what) -> int"), @"not an operator schema: expected a default value, not `what` at byte 14 of `aten::f(int x=what) -> int`");
        insta::assert_snapshot!(error("f(int x) -> int"), @"not an operator schema: expected `::` at byte 1 of `f(int x) -> int`");
        insta::assert_snapshot!(error("a::f(int[99999999999] x) -> int"), @"not an operator schema: a list's size is too large at byte 9 of `a::f(int[99999999999] x) -> int`");
        assert!(error(&format!("a::f({}) -> int", "int x, ".repeat(20_000))).contains("65536 bytes"));
        assert!(error(&format!("a::f(int x={}) -> int", "[".repeat(1000))).contains("nest deeper"));
        assert!(error(&format!("a::f(int{} x) -> int", "[]".repeat(1000))).contains("suffixes"));
    }

    #[test]
    fn annotations_round_trip() {
        for text in [
            "a::f(Tensor(a!) x, Tensor(b -> *)[] y, *, Tensor(c|d)? z=None) -> (Tensor(a!), Tensor(c) out)",
            "a::g(Tensor[](a!) x, str s=\"a\\\"b\", float[]? q=[1., 0.10000000000000001]) -> ()",
            "a::h.o(Tensor(*) x, float y=1e+22, float z=-2.5000000000000001e-09, ...) -> ...",
            "a::i() -> Dict(str, Tensor[])[]",
        ] {
            assert_eq!(schema(text).unwrap().to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,80}") {
            let _ = schema(&text);
        }

        #[test]
        fn no_nearly_right_text_panics(
            text in "(aten::[a-z]{1,4}|\\.|Tensor|\\(|\\)|\\(a!\\)|\\[\\]|\\[2|\\?| |int x|=|\"|->|\\*|,|1e5|-){1,24}"
        ) {
            if let Ok(parsed) = schema(&text) {
                prop_assert_eq!(schema(&parsed.to_string()), Ok(parsed));
            }
        }
    }
}
