//! Reading arguments, as torch.fx and as [`super::print`] print them.

use super::leaf::{is_big_int, read_plain, read_repr};
use super::lex::{Fault, MAX_DEPTH, Read, Reader};
use super::print::Mode;
use super::python::read_complex;
use crate::argument::Argument;
use crate::id::NodeId;
use crate::names::is_identifier;

impl Reader<'_, '_> {
    /// One argument in this mode.
    pub(crate) fn argument(&mut self, mode: Mode, depth: usize) -> Read<Argument> {
        if depth > MAX_DEPTH {
            return self.fault(format!("containers nest deeper than {MAX_DEPTH}"));
        }
        let start = self.at;
        self.skip_spaces();
        match self.peek() {
            Some(b'%') => {
                if let Some(id) = self.node_reference()? {
                    return Ok(Argument::Node(id));
                }
            }
            Some(b'\'' | b'"') => return Ok(Argument::Str(self.quoted()?.into())),
            Some(b'[') => {
                self.at += 1;
                return Ok(Argument::List(self.list(b']', mode.inside(), depth)?.0.into()));
            }
            Some(b'(') => return self.tuple_or_complex(mode, depth),
            Some(b'{') => return self.dict(mode, depth),
            Some(b'@') => return self.marked(mode, depth),
            Some(b'<') => {
                if let Some(object) = self.python_object() {
                    return Ok(object);
                }
            }
            Some(b's') if self.eat("slice(") => return self.slice(depth),
            Some(b'r') if self.eat("range(") => return self.range(),
            Some(b'd') if self.eat("device(type=") => return self.device(),
            Some(b't') if self.eat("torch.Size([") => {
                let items = self.list(b']', mode.inside(), depth)?.0;
                self.expect(")")?;
                return Ok(Argument::Size(items.into()));
            }
            _ => {}
        }
        self.bare(start, mode)
    }

    /// `%name`. `None` when this is a string that begins like that, such as `%d items`.
    fn node_reference(&mut self) -> Read<Option<NodeId>> {
        let start = self.at;
        self.at += 1;
        let name = self.word();
        if name.is_empty() || !self.is_at_delimiter() {
            self.at = start;
            return Ok(None);
        }
        self.node_named(start, name).map(Some)
    }

    fn node_named(&self, at: usize, name: &str) -> Read<NodeId> {
        match self.graph {
            None => Err(Fault {
                at,
                message: format!("`{name}`: there are no nodes here; write strings in quotes"),
            }),
            Some(graph) => graph.owner_of_name(name).ok_or_else(|| Fault {
                at,
                message: format!("there is no node named `{name}`; write it in quotes if it is a string"),
            }),
        }
    }

    /// Whether a value may end here.
    fn is_at_delimiter(&self) -> bool {
        matches!(self.peek(), None | Some(b',' | b')' | b']' | b'}' | b':' | b' '))
    }

    /// The end of a word without quotes: a closing bracket that was not opened in it, a comma with a space or a
    /// closing bracket behind it, a colon with a space behind it after a key, a comment, the end of the line.
    fn bare_end(&self, mode: Mode) -> usize {
        let bytes = &self.text.as_bytes()[..self.end];
        let (mut at, mut open) = (self.at, 0usize);
        while let Some(&byte) = bytes.get(at) {
            let next = bytes.get(at + 1);
            match byte {
                b'(' | b'[' | b'{' => open += 1,
                b')' | b']' | b'}' if open > 0 => open -= 1,
                b')' | b']' | b'}' => return at,
                b',' if open == 0 && matches!(next, None | Some(b' ' | b')' | b']' | b'}')) => return at,
                b':' if open == 0 && matches!(mode, Mode::Key | Mode::Repr) && next == Some(&b' ') => {
                    return at;
                }
                b' ' if mode == Mode::Return && next == Some(&b'#') => return at,
                _ => {}
            }
            at += 1;
        }
        at
    }

    fn bare(&mut self, start: usize, mode: Mode) -> Read<Argument> {
        let end = self.bare_end(mode);
        let place = self.at;
        let word = self.text[place..end].trim_ascii_end();
        self.at = end;
        let constant = match mode {
            Mode::Repr => read_repr(word),
            Mode::Return if is_identifier(word) => match read_repr(word) {
                None => return self.returned_name(place, word),
                constant => constant,
            },
            _ => read_plain(word),
        };
        match constant {
            Some(constant) => Ok(constant),
            None if mode == Mode::Return => Ok(Argument::Str(word.into())),
            None if mode != Mode::Repr => Ok(Argument::Str(self.text[start..end].into())),
            None if is_identifier(word) => self.node_named(place, word).map(Argument::Node),
            None => {
                self.at = place;
                self.expected("a value (strings need quotes here)")
            }
        }
    }

    /// A word that is returned: a node rather than a device.
    fn returned_name(&self, place: usize, word: &str) -> Read<Argument> {
        match (self.node_named(place, word), read_plain(word)) {
            (Ok(id), _) => Ok(Argument::Node(id)),
            (Err(_), Some(constant)) => Ok(constant),
            (Err(fault), None) => Err(fault),
        }
    }

    /// Items up to the closing bracket, which is read too, and whether a comma stood before it.
    fn list(&mut self, close: u8, mode: Mode, depth: usize) -> Read<(Vec<Argument>, bool)> {
        let mut items = Vec::new();
        let comma = self.items(close, mode, depth, &mut |item| items.push(item))?;
        Ok((items, comma))
    }

    pub(crate) fn items(
        &mut self,
        close: u8,
        mode: Mode,
        depth: usize,
        push: &mut dyn FnMut(Argument),
    ) -> Read<bool> {
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(false);
        }
        loop {
            push(self.argument(mode, depth + 1)?);
            self.skip_spaces();
            match self.peek() {
                Some(b',') => {
                    self.at += 1;
                    if self.peek() == Some(close) {
                        self.at += 1;
                        return Ok(true);
                    }
                    if self.peek() == Some(b' ') {
                        self.at += 1;
                    }
                }
                Some(byte) if byte == close => {
                    self.at += 1;
                    return Ok(false);
                }
                _ => return self.expected(&format!("`,` or `{}`", close as char)),
            }
        }
    }

    fn tuple_or_complex(&mut self, mode: Mode, depth: usize) -> Read<Argument> {
        let start = self.at;
        // The longest complex number has two floats of at most 24 characters.
        let rest = &self.rest().as_bytes()[..self.rest().len().min(64)];
        if let Some(len) = rest.iter().position(|b| matches!(b, b')' | b',' | b'%'))
            && rest[len] == b')'
            && let Some(parts) = read_complex(&self.rest()[..=len])
        {
            self.at += len + 1;
            return Ok(Argument::Complex(Box::new(parts)));
        }
        self.at += 1;
        let (items, comma) = self.list(b')', mode.inside(), depth)?;
        if items.len() == 1 && !comma {
            let message = "a tuple of one item needs a comma: `(x,)`".to_owned();
            return Err(Fault { at: start, message });
        }
        Ok(Argument::Tuple(items.into()))
    }

    fn dict(&mut self, mode: Mode, depth: usize) -> Read<Argument> {
        self.at += 1;
        let mut items = Vec::new();
        if self.eat("}") {
            return Ok(Argument::Dict(items.into()));
        }
        loop {
            let key = self.argument(mode.of_keys(), depth + 1)?;
            self.expect(":")?;
            self.eat(" ");
            items.push((key, self.argument(mode.inside(), depth + 1)?));
            self.skip_spaces();
            match self.peek() {
                Some(b',') => {
                    self.at += 1;
                    self.skip_spaces();
                }
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Argument::Dict(items.into()));
                }
                _ => return self.expected("`,` or `}`"),
            }
        }
    }

    fn slice(&mut self, depth: usize) -> Read<Argument> {
        let start = self.at;
        let (mut items, _) = self.list(b')', Mode::Repr, depth)?;
        items.resize(items.len().max(3), Argument::None);
        match <[Argument; 3]>::try_from(items) {
            Ok(parts) => Ok(Argument::Slice(Box::new(parts))),
            Err(_) => Err(Fault { at: start, message: "a slice has three parts".to_owned() }),
        }
    }

    fn range(&mut self) -> Read<Argument> {
        let start = self.integer()?;
        self.expect(", ")?;
        let stop = self.integer()?;
        let step = if self.eat(", ") { self.integer()? } else { 1 };
        self.expect(")")?;
        Ok(Argument::Range(Box::new([start, stop, step])))
    }

    fn device(&mut self) -> Read<Argument> {
        let start = self.at;
        let mut name = self.quoted()?.into_owned();
        if self.eat(", index=") {
            name.push_str(&format!(":{}", self.integer()?));
        }
        self.expect(")")?;
        match name.parse() {
            Ok(device) => Ok(Argument::Device(device)),
            Err(error) => Err(Fault { at: start, message: format!("{error}") }),
        }
    }

    /// `<class 'x'>` is the class; other objects, such as `<function f at 0x7f>`, can be shown and nothing else.
    fn python_object(&mut self) -> Option<Argument> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let ends = |at: &usize| matches!(bytes.get(at + 1), None | Some(b',' | b')' | b']' | b'}'));
        let end = bytes.iter().enumerate().filter(|(_, b)| **b == b'>').map(|(at, _)| at).find(ends)?;
        let text = &rest[..=end];
        self.at += text.len();
        let class = text.strip_prefix("<class '").and_then(|rest| rest.strip_suffix("'>"));
        Some(match class {
            Some(class) if !class.contains('\'') => Argument::Global(class.into()),
            _ => Argument::Opaque(Box::new(("object".into(), text.into()))),
        })
    }

    /// `@kind(...)`, the spellings of what Python's text does not tell apart.
    fn marked(&mut self, mode: Mode, depth: usize) -> Read<Argument> {
        let start = self.at;
        self.at += 1;
        let kind = self.word();
        if kind.is_empty() || !self.eat("(") {
            self.at = start;
            return self.expected("`@kind(...)`; a string that begins with `@` needs quotes");
        }
        let value = match kind {
            "size" => return Ok(Argument::Size(self.list(b')', mode.inside(), depth)?.0.into())),
            "namedtuple" => {
                let class = self.marked_text()?;
                let items = if self.eat(", ") {
                    self.list(b')', mode.inside(), depth)?.0
                } else {
                    self.expect(")")?;
                    Vec::new()
                };
                return Ok(Argument::NamedTuple(Box::new((class, items.into()))));
            }
            "global" => Argument::Global(self.marked_text()?),
            "int" => {
                let at = self.at;
                let digits = self.marked_text()?;
                if is_big_int(&digits) {
                    return Err(Fault { at, message: "write this integer without `@int`".to_owned() });
                }
                Argument::BigInt(digits)
            }
            "enum" => Argument::Enum(Box::new(self.marked_pair()?)),
            "opaque" => Argument::Opaque(Box::new(self.marked_pair()?)),
            "float" => Argument::Float(self.bits()?),
            "complex" => {
                let re = self.bits()?;
                self.expect(", ")?;
                Argument::Complex(Box::new((re, self.bits()?)))
            }
            _ => {
                let kinds = "size, namedtuple, global, int, enum, opaque, float or complex";
                return Err(Fault { at: start, message: format!("`@{kind}` is unknown; there is {kinds}") });
            }
        };
        self.expect(")")?;
        Ok(value)
    }

    fn marked_text(&mut self) -> Read<Box<str>> {
        Ok(self.name_or_quoted("a dotted name or a string in quotes")?.into())
    }

    fn marked_pair(&mut self) -> Read<(Box<str>, Box<str>)> {
        let first = self.marked_text()?;
        self.expect(", ")?;
        Ok((first, self.marked_text()?))
    }

    /// A float by its bits: `0x7ff8000000000001`.
    fn bits(&mut self) -> Read<f64> {
        let start = self.at;
        let bits = self.word().strip_prefix("0x").and_then(|digits| u64::from_str_radix(digits, 16).ok());
        match bits {
            Some(bits) => Ok(f64::from_bits(bits)),
            None => Err(Fault { at: start, message: "expected the bits of a float: `0x...`".to_owned() }),
        }
    }
}
