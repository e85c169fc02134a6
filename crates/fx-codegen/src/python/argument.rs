//! The argument printer (`_get_repr` inside `torch.fx.graph.CodeGen`).

use fx_ir::Argument;
use fx_ir::text::{write_complex, write_float, write_str_repr};

use super::emit::Emitter;
use super::literal;
use super::path::{MAX_DEPTH, is_too_deep, write_path};
use super::scope::Mention;
use crate::error::{CodegenError, shortened};

/// The most digits Python reads in a decimal integer.
const MAX_DIGITS: usize = 4300;

impl Emitter<'_> {
    /// Writes one argument. O(size).
    pub(super) fn argument(&mut self, argument: &Argument) -> Result<(), CodegenError> {
        self.nested(argument, 0, false)
    }

    /// Writes an operand of `**` or `[]`, which bind tighter than a minus: torch.fx writes `-2 ** x`, which Python
    /// reads as `-(2 ** x)`.
    pub(super) fn tight_operand(&mut self, argument: &Argument) -> Result<(), CodegenError> {
        let start = self.out.len();
        self.argument(argument)?;
        if self.out[start..].starts_with('-') {
            self.parenthesise(start);
        }
        Ok(())
    }

    /// Writes what a dot follows: a minus would reach behind it, and digits would take it for a fraction's.
    pub(super) fn receiver(&mut self, argument: &Argument) -> Result<(), CodegenError> {
        let start = self.out.len();
        self.argument(argument)?;
        let is_integer = matches!(argument, Argument::Int(_) | Argument::BigInt(_));
        if is_integer || self.out[start..].starts_with('-') {
            self.parenthesise(start);
        }
        Ok(())
    }

    fn parenthesise(&mut self, start: usize) {
        if !self.style.compat {
            self.out.insert(start, '(');
            self.out.push(')');
        }
    }

    /// `in_repr` is set inside dictionaries, which torch.fx leaves to Python's `repr`.
    fn nested(&mut self, argument: &Argument, depth: usize, in_repr: bool) -> Result<(), CodegenError> {
        if depth > MAX_DEPTH {
            return Err(self.too_deep("an argument", MAX_DEPTH));
        }
        match argument {
            Argument::Node(id) => {
                let name = self.scope.node(*id);
                self.out.push_str(name);
            }
            Argument::None => self.out.push_str("None"),
            Argument::Bool(true) => self.out.push_str("True"),
            Argument::Bool(false) => self.out.push_str("False"),
            Argument::Int(value) => self.display(value),
            Argument::BigInt(digits) => self.big_int(digits)?,
            Argument::Float(value) => self.float(*value),
            Argument::Complex(parts) => self.complex(parts.0, parts.1),
            Argument::Str(text) => self.repr(text),
            Argument::DType(dtype) => self.torch_constant(dtype.name()),
            Argument::Layout(layout) => self.torch_constant(layout.name()),
            Argument::MemoryFormat(format) => self.torch_constant(format.name()),
            Argument::Device(device) => {
                self.scope.mention(Mention::Device);
                self.out.push_str("device(type='");
                self.out.push_str(device.kind.name());
                self.out.push('\'');
                if let Some(index) = device.index {
                    self.out.push_str(", index=");
                    self.display(&index);
                }
                self.out.push(')');
            }
            Argument::Ellipsis => {
                self.scope.mention(Mention::Ellipsis);
                self.out.push_str("Ellipsis");
            }
            Argument::Slice(parts) => {
                self.scope.mention(Mention::Slice);
                self.out.push_str("slice(");
                self.items(&parts[..], depth, in_repr)?;
                self.out.push(')');
            }
            Argument::Range(parts) => {
                self.scope.mention(Mention::Range);
                self.out.push_str("range(");
                self.display(&parts[0]);
                self.out.push_str(", ");
                self.display(&parts[1]);
                if parts[2] != 1 {
                    self.out.push_str(", ");
                    self.display(&parts[2]);
                }
                self.out.push(')');
            }
            Argument::List(items) => {
                self.out.push('[');
                self.items(items, depth, in_repr)?;
                self.out.push(']');
            }
            Argument::Size(items) if in_repr => {
                self.scope.mention(Mention::Torch);
                self.out.push_str("torch.Size([");
                self.items(items, depth + 1, in_repr)?;
                self.out.push_str("])");
            }
            Argument::Tuple(items) | Argument::Size(items) => self.tuple(items, depth, in_repr)?,
            Argument::NamedTuple(named) => self.named_tuple(&named.0, &named.1, depth)?,
            Argument::Dict(items) => {
                self.out.push('{');
                for (at, (key, value)) in items.iter().enumerate() {
                    if at > 0 {
                        self.out.push_str(", ");
                    }
                    self.nested(key, depth + 1, true)?;
                    self.out.push_str(": ");
                    self.nested(value, depth + 1, true)?;
                }
                self.out.push('}');
            }
            Argument::Global(qualified) => self.global(qualified)?,
            Argument::Enum(member) => {
                let class = member.0.rsplit('.').next().unwrap_or(&member.0);
                self.check_path(&member.1)?;
                self.check_path(&member.0)?;
                let class = self.scope.global(&member.0, class);
                let class = self.scope.spelling(class).to_owned();
                self.path(&class, &member.1);
            }
            Argument::Opaque(opaque) if self.style.compat || is_bytes(opaque) => self.out.push_str(&opaque.1),
            Argument::Opaque(opaque) => return Err(self.not_expressible("the object", &opaque.1)),
        }
        Ok(())
    }

    fn items(&mut self, items: &[Argument], depth: usize, in_repr: bool) -> Result<(), CodegenError> {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push_str(", ");
            }
            self.nested(item, depth + 1, in_repr)?;
        }
        Ok(())
    }

    fn tuple(&mut self, items: &[Argument], depth: usize, in_repr: bool) -> Result<(), CodegenError> {
        self.out.push('(');
        self.items(items, depth, in_repr)?;
        self.out.push_str(if items.len() == 1 { ",)" } else { ")" });
        Ok(())
    }

    fn named_tuple(&mut self, class: &str, items: &[Argument], depth: usize) -> Result<(), CodegenError> {
        self.global(class)?;
        // The classes of `torch.return_types` take one sequence, all others take the fields.
        let takes_sequence = class.starts_with("torch.return_types.") && !self.style.compat;
        if takes_sequence {
            self.out.push('(');
        }
        self.tuple(items, depth + usize::from(takes_sequence), true)?;
        if takes_sequence {
            self.out.push(')');
        }
        Ok(())
    }

    /// Writes the spelling of something outside the graph.
    fn global(&mut self, qualified: &str) -> Result<(), CodegenError> {
        self.check_path(qualified)?;
        let at = self.scope.global(qualified, qualified);
        self.out.push_str(self.scope.spelling(at));
        Ok(())
    }

    /// Writes an attribute path below `base`, which was checked by [`check_path`](Self::check_path).
    pub(super) fn path(&mut self, base: &str, path: &str) {
        if write_path(&mut self.out, base, path, self.style.compat) {
            self.scope.mention(Mention::Getattr);
        }
    }

    /// Refuses a path that Python's parser would refuse.
    pub(super) fn check_path(&self, path: &str) -> Result<(), CodegenError> {
        if is_too_deep(path) && !self.style.compat {
            return Err(self.too_deep("a path", MAX_DEPTH));
        }
        Ok(())
    }

    /// Writes a string literal.
    pub(super) fn repr(&mut self, text: &str) {
        let _ = write_str_repr(&mut self.out, text);
    }

    fn torch_constant(&mut self, name: &str) {
        self.scope.mention(Mention::Torch);
        self.out.push_str("torch.");
        self.out.push_str(name);
    }

    fn float(&mut self, value: f64) {
        if value.is_nan() {
            self.scope.mention(Mention::Nan);
        } else if value.is_infinite() {
            self.scope.mention(Mention::Inf);
        }
        // Writing to a string cannot fail.
        let _ = write_float(&mut self.out, value);
    }

    fn complex(&mut self, re: f64, im: f64) {
        if self.style.compat || literal::complex_reads_back(re, im) {
            let _ = write_complex(&mut self.out, re, im);
            return;
        }
        self.scope.mention(Mention::Complex);
        self.out.push_str("complex(");
        self.float(re);
        self.out.push_str(", ");
        self.float(im);
        self.out.push(')');
    }

    fn big_int(&mut self, digits: &str) -> Result<(), CodegenError> {
        let unsigned = digits.strip_prefix('-').unwrap_or(digits);
        let is_number = !unsigned.is_empty()
            && unsigned.len() <= MAX_DIGITS
            && unsigned.bytes().all(|b| b.is_ascii_digit())
            && (unsigned.len() == 1 || !unsigned.starts_with('0'));
        if !is_number {
            return Err(self.not_expressible("the integer", digits));
        }
        self.out.push_str(digits);
        Ok(())
    }

    fn not_expressible(&self, what: &'static str, text: &str) -> CodegenError {
        CodegenError::NotExpressible { node: self.current(), what, text: shortened(text) }
    }
}

/// Whether this shows a `bytes` object, by a literal of one: `b'x\x00'`.
fn is_bytes((class, text): &(Box<str>, Box<str>)) -> bool {
    let Some((quote, rest)) = text.strip_prefix('b').and_then(|rest| rest.split_at_checked(1)) else {
        return false;
    };
    let Some(inner) = rest.strip_suffix(quote).filter(|_| matches!(quote, "'" | "\"")) else { return false };
    let mut bytes = inner.bytes();
    while let Some(byte) = bytes.next() {
        let is_fine = match byte {
            b'\\' => match bytes.next() {
                Some(b'x') => (0..2).all(|_| bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())),
                Some(escaped) => matches!(escaped, b'\\' | b'\'' | b'"' | b'n' | b'r' | b't'),
                None => false,
            },
            _ => matches!(byte, b' '..=b'~') && !quote.as_bytes().contains(&byte),
        };
        if !is_fine {
            return false;
        }
    }
    matches!(&**class, "bytes" | "builtins.bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_literal_is_bytes() {
        let is = |text: &str| is_bytes(&("bytes".into(), text.into()));
        assert!([r"b''", r#"b"x\x00'""#, r"b'\\\''"].into_iter().all(is));
        let others =
            ["", "b", "b'", "b'x", "'x'", "b'''", "b'x' + f()'", r"b'\'", r"b'\x0'", r"b'\q'", "b'é'"];
        for text in others.into_iter().chain(["b'\n'", "b'''x'''", "bé"]) {
            assert!(!is(text), "{text}");
        }
    }
}
