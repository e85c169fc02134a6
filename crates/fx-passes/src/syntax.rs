//! Pipeline text, read into a tree without knowing any pass.
//!
//! ```text
//! pipeline = [ item { "," item } ]
//! item     = name [ options ] [ "(" pipeline ")" ]
//! options  = "{" [ key "=" value { "," key "=" value } ] "}"
//! value    = "none" | "true" | "false" | number | string | name | "[" [ value { "," value } ] "]" | options
//! ```
//!
//! Numbers and quoted strings are as in JSON; blanks and line ends may stand between any two tokens.

use serde_json::Value;

use crate::options::{Options, is_bare_char};

/// How long a pipeline text may be, in bytes.
pub const MAX_TEXT: usize = 64 * 1024;
/// How deep bodies, lists and named pipelines may nest, together.
pub const MAX_NESTING: usize = 32;

/// A name with its options and its body.
#[derive(Debug)]
pub(crate) struct Item {
    /// Where the name stands, in bytes.
    pub(crate) at: usize,
    pub(crate) name: String,
    pub(crate) options: Options,
    /// Where each option stands, in the order of `options`.
    pub(crate) option_at: Vec<usize>,
    pub(crate) body: Option<Vec<Item>>,
}

/// Something wrong at a place, in bytes.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) at: usize,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Problem {
    pub(crate) fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: String::new() }
    }

    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }
}

/// Reads a pipeline text. O(length).
pub(crate) fn parse(text: &str) -> Result<Vec<Item>, Problem> {
    if text.len() > MAX_TEXT {
        let message = format!("the pipeline has {} bytes, more than {MAX_TEXT}", text.len());
        return Err(Problem::new(0, message));
    }
    let mut parser = Parser { text, at: 0, depth: 0 };
    let items = parser.items(None)?;
    match parser.peek() {
        None => Ok(items),
        Some(c) => Err(parser.unexpected(c, "`,` or the end")),
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    /// The next character that is not blank, without taking it.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn expect(&mut self, wanted: char, what: &str) -> Result<(), Problem> {
        match self.eat(wanted) {
            true => Ok(()),
            false => Err(self.expected(what)),
        }
    }

    fn expected(&mut self, what: &str) -> Problem {
        match self.peek() {
            Some(c) => self.unexpected(c, what),
            None => Problem::new(self.at, format!("the text ends, expected {what}")),
        }
    }

    fn unexpected(&self, c: char, what: &str) -> Problem {
        Problem::new(self.at, format!("unexpected `{}`, expected {what}", c.escape_debug()))
    }

    fn deeper(&mut self) -> Result<(), Problem> {
        self.depth += 1;
        match self.depth > MAX_NESTING {
            true => Err(Problem::new(self.at, format!("nested deeper than {MAX_NESTING}"))),
            false => Ok(()),
        }
    }

    /// Items up to `close` or the end, without taking either.
    fn items(&mut self, close: Option<char>) -> Result<Vec<Item>, Problem> {
        let mut items = Vec::new();
        if self.peek() == close {
            return Ok(items);
        }
        loop {
            items.push(self.item()?);
            if !self.eat(',') {
                return Ok(items);
            }
        }
    }

    fn item(&mut self) -> Result<Item, Problem> {
        let name = self.word("the name of a pass")?;
        let at = self.at - name.len();
        let (options, option_at) = match self.eat('{') {
            true => self.options()?,
            false => Default::default(),
        };
        let body = match self.eat('(') {
            true => {
                self.deeper()?;
                let items = self.items(Some(')'))?;
                self.expect(')', "`,` or `)`")?;
                self.depth -= 1;
                Some(items)
            }
            false => None,
        };
        Ok(Item { at, name, options, option_at, body })
    }

    /// A string without quotes. It ends right at `self.at`.
    fn word(&mut self, what: &str) -> Result<String, Problem> {
        if !self.peek().is_some_and(|c| c.is_ascii_alphabetic() || c == '_') {
            return Err(self.expected(what));
        }
        let rest = &self.text[self.at..];
        let word = &rest[..rest.find(|c| !is_bare_char(c)).unwrap_or(rest.len())];
        self.at += word.len();
        Ok(word.to_owned())
    }

    /// Options after the opening brace.
    fn options(&mut self) -> Result<(Options, Vec<usize>), Problem> {
        self.deeper()?;
        let (mut options, mut places) = (Options::new(), Vec::new());
        if !self.eat('}') {
            loop {
                let key = match self.peek() {
                    Some('"') => self.quoted()?,
                    _ => self.word("the name of an option or `}`")?,
                };
                // A key in quotes may be longer in the text; the error then points into it.
                let at = self.at - key.len().min(self.at);
                self.expect('=', "`=`")?;
                let value = self.value()?;
                if options.insert(key.clone(), value).is_some() {
                    return Err(Problem::new(at, format!("option `{key}` is given twice")));
                }
                places.push(at);
                if self.eat('}') {
                    break;
                }
                self.expect(',', "`,` or `}`")?;
            }
        }
        self.depth -= 1;
        Ok((options, places))
    }

    fn value(&mut self) -> Result<Value, Problem> {
        match self.peek() {
            Some('"') => self.quoted().map(Value::String),
            Some('[') => self.list(),
            Some('{') => {
                self.at += 1;
                Ok(Value::Object(self.options()?.0))
            }
            Some(c) if c.is_ascii_digit() || c == '-' => self.number(),
            _ => Ok(match self.word("a value")?.as_str() {
                "none" => Value::Null,
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                word => Value::String(word.to_owned()),
            }),
        }
    }

    fn list(&mut self) -> Result<Value, Problem> {
        self.at += 1;
        self.deeper()?;
        let mut items = Vec::new();
        if !self.eat(']') {
            loop {
                items.push(self.value()?);
                if self.eat(']') {
                    break;
                }
                self.expect(',', "`,` or `]`")?;
            }
        }
        self.depth -= 1;
        Ok(Value::Array(items))
    }

    fn number(&mut self) -> Result<Value, Problem> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_')));
        let token = &rest[..end.unwrap_or(rest.len())];
        let number = serde_json::from_str::<serde_json::Number>(token).map_err(|_| {
            Problem::new(self.at, format!("`{token}` is not a number"))
                .help("numbers are as in JSON: 3, -1, 0.5, 1e-5; put quotes around a string")
        })?;
        self.at += token.len();
        Ok(Value::Number(number))
    }

    /// A string in quotes, as in JSON. The next character is the quote.
    fn quoted(&mut self) -> Result<String, Problem> {
        let rest = &self.text[self.at..];
        let mut escaped = true;
        let end = rest.bytes().position(|byte| {
            // The opening quote counts as escaped.
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let Some(end) = end else {
            return Err(Problem::new(self.at, "this string has no closing quote"));
        };
        let text = serde_json::from_str(&rest[..=end])
            .map_err(|error| Problem::new(self.at, format!("this string is wrong: {error}")))?;
        self.at += end + 1;
        Ok(text)
    }
}
