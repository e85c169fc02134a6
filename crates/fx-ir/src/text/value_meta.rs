//! What is known of a node's value, as a comment behind its line: `f32[2, s0][s0, 1]cuda:0 grad`.

use std::fmt::{self, Write};
use std::sync::Arc;

use super::lex::{Fault, MAX_DEPTH, Read, Reader};
use super::python::{is_printable, read_float, write_float, write_str_repr};
use crate::dtype::{DType, Device, Layout, MemoryFormat};
use crate::meta::{Dim, SymExpr, TensorMeta, ValueMeta};

/// Writes a value's metadata: the element type, the sizes, and whatever is not as in a row-major tensor on the
/// processor. The spelling of symbols in the file they came from and their hints are left out.
pub(crate) fn write_value_meta(out: &mut impl Write, value: &ValueMeta) -> fmt::Result {
    match value {
        ValueMeta::None => out.write_str("None"),
        ValueMeta::Tensor(meta) => write_tensor(out, meta),
        ValueMeta::Int(dim) => {
            out.write_str("Sym(")?;
            write_dim(out, dim)?;
            out.write_char(')')
        }
        ValueMeta::SymBool(expr) => write!(out, "SymBool({})", expr.text),
        ValueMeta::SymFloat(expr) => write!(out, "SymFloat({})", expr.text),
        ValueMeta::Bool(Some(true)) => out.write_str("True"),
        ValueMeta::Bool(Some(false)) => out.write_str("False"),
        ValueMeta::Bool(None) => out.write_str("bool"),
        ValueMeta::Float(Some(value)) => write_float(out, *value),
        ValueMeta::Float(None) => out.write_str("float"),
        ValueMeta::Str(text) => write_str_repr(out, text),
        ValueMeta::List(items) => {
            out.write_char('(')?;
            for (at, item) in items.iter().enumerate() {
                out.write_str(if at == 0 { "" } else { ", " })?;
                write_value_meta(out, item)?;
            }
            out.write_str(if items.len() == 1 { ",)" } else { ")" })
        }
    }
}

fn write_tensor(out: &mut impl Write, meta: &TensorMeta) -> fmt::Result {
    out.write_str(meta.dtype.abbreviation())?;
    write_dims(out, &meta.shape)?;
    let default = default_strides(&meta.shape);
    let same = |(a, b): (&Dim, &Dim)| a == b || (a.as_int().is_none() && a.to_string() == b.to_string());
    if meta.stride.len() != default.len() || !meta.stride.iter().zip(&default).all(same) {
        write_dims(out, &meta.stride)?;
    }
    if meta.device != Device::CPU {
        write!(out, "{}", meta.device)?;
    }
    if meta.storage_offset != Dim::Int(0) {
        out.write_str(" offset=")?;
        write_dim(out, &meta.storage_offset)?;
    }
    if meta.layout != Layout::Strided {
        write!(out, " {}", meta.layout.name())?;
    }
    if let Some(format) = meta.memory_format {
        write!(out, " {}", format.name())?;
    }
    out.write_str(if meta.requires_grad { " grad" } else { "" })
}

fn write_dims(out: &mut impl Write, dims: &[Dim]) -> fmt::Result {
    out.write_char('[')?;
    for (at, dim) in dims.iter().enumerate() {
        out.write_str(if at == 0 { "" } else { ", " })?;
        write_dim(out, dim)?;
    }
    out.write_char(']')
}

/// A size. A symbol that could not be read back prints as `?`.
fn write_dim(out: &mut impl Write, dim: &Dim) -> fmt::Result {
    match dim {
        Dim::Int(value) => write!(out, "{value}"),
        Dim::Sym(expr) if is_safe_symbol(&expr.text) => out.write_str(&expr.text),
        Dim::Sym(_) => out.write_char('?'),
    }
}

fn is_safe_symbol(text: &str) -> bool {
    let mut open = 0usize;
    for c in text.chars() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            '[' | ']' | '#' => return false,
            ',' if open == 0 => return false,
            _ if !is_printable(c) => return false,
            _ => {}
        }
    }
    open == 0 && !text.is_empty() && text.trim_ascii().len() == text.len()
}

/// The strides of a row-major tensor; products of symbols as text: `3*s0`.
pub(crate) fn default_strides(shape: &[Dim]) -> Vec<Dim> {
    let (mut number, mut symbols) = (1i64, String::new());
    let mut strides = vec![Dim::Int(1); shape.len()];
    for (at, dim) in shape.iter().enumerate().skip(1).rev() {
        match dim {
            Dim::Int(size) => number = number.saturating_mul((*size).max(1)),
            Dim::Sym(expr) if symbols.is_empty() => symbols.push_str(&expr.text),
            Dim::Sym(expr) => symbols = format!("{}*{symbols}", expr.text),
        }
        strides[at - 1] = match (symbols.as_str(), number) {
            ("", number) => Dim::Int(number),
            (symbols, 1) => symbol(symbols),
            (symbols, number) => symbol(&format!("{number}*{symbols}")),
        };
    }
    strides
}

fn symbol(text: &str) -> Dim {
    Dim::Sym(Arc::new(SymExpr { text: text.to_owned(), source: String::new(), hint: None }))
}

impl Reader<'_, '_> {
    /// Whether the comment here is meant as metadata: it begins with an element type and a bracket.
    pub(crate) fn is_at_tensor_meta(&self) -> bool {
        self.rest().split_once('[').is_some_and(|(dtype, _)| DType::from_abbreviation(dtype).is_some())
    }

    /// A value's metadata.
    pub(crate) fn value_meta(&mut self, depth: usize) -> Read<ValueMeta> {
        if depth > MAX_DEPTH {
            return self.fault(format!("values nest deeper than {MAX_DEPTH}"));
        }
        if self.is_at_tensor_meta() {
            return self.tensor_meta().map(ValueMeta::Tensor);
        }
        match self.peek() {
            Some(b'(') => {
                self.at += 1;
                let mut items = Vec::new();
                while !self.eat(")") {
                    items.push(self.value_meta(depth + 1)?);
                    if !self.eat(", ") && !self.eat(",") && self.peek() != Some(b')') {
                        return self.expected("`,` or `)`");
                    }
                }
                return Ok(ValueMeta::List(items));
            }
            Some(b'\'' | b'"') => return Ok(ValueMeta::Str(self.quoted()?.into())),
            _ if self.eat("Sym(") => {
                let dim = self.dim()?;
                self.expect(")")?;
                return Ok(ValueMeta::Int(dim));
            }
            _ if self.eat("SymBool(") => return self.expression().map(ValueMeta::SymBool),
            _ if self.eat("SymFloat(") => return self.expression().map(ValueMeta::SymFloat),
            _ => {}
        }
        let start = self.at;
        let rest = self.rest();
        let len = rest.bytes().position(|b| matches!(b, b',' | b')' | b' ')).unwrap_or(rest.len());
        self.at += len;
        Ok(match &rest[..len] {
            "None" => ValueMeta::None,
            "True" => ValueMeta::Bool(Some(true)),
            "False" => ValueMeta::Bool(Some(false)),
            "bool" => ValueMeta::Bool(None),
            "float" => ValueMeta::Float(None),
            word => match read_float(word) {
                Some(value) => ValueMeta::Float(Some(value)),
                None => {
                    let message = format!("`{word}` describes no value; a tensor is `f32[2, 3]`");
                    return Err(Fault { at: start, message });
                }
            },
        })
    }

    /// An expression and the bracket that ends it.
    fn expression(&mut self) -> Read<Arc<SymExpr>> {
        let dim = self.dim()?;
        self.expect(")")?;
        Ok(match dim {
            Dim::Sym(expr) => expr,
            Dim::Int(value) => {
                Arc::new(SymExpr { text: value.to_string(), source: String::new(), hint: None })
            }
        })
    }

    /// `f32[2, 3]` and what may follow: strides, device, offset, layout, memory format, `grad`.
    fn tensor_meta(&mut self) -> Read<TensorMeta> {
        let dtype = self.dtype_abbreviation()?;
        let shape = self.dims()?;
        let stride = if self.peek() == Some(b'[') { self.dims()? } else { default_strides(&shape) };
        if stride.len() != shape.len() {
            return self.fault("there must be as many strides as sizes");
        }
        let mut meta = TensorMeta { stride, shape, ..TensorMeta::contiguous(dtype, &[]) };
        let device = self.device_word();
        if !device.is_empty() {
            meta.device = match device.parse() {
                Ok(device) => device,
                Err(error) => return self.fault(format!("{error}")),
            };
        }
        loop {
            let start = self.at;
            if !self.eat(" ") {
                return Ok(meta);
            }
            if self.eat("offset=") {
                meta.storage_offset = self.dim()?;
                continue;
            }
            let word = self.word();
            if word == "grad" {
                meta.requires_grad = true;
            } else if let Ok(layout) = word.parse::<Layout>() {
                meta.layout = layout;
            } else if let Ok(format) = word.parse::<MemoryFormat>() {
                meta.memory_format = Some(format);
            } else {
                self.at = start;
                return Ok(meta);
            }
        }
    }

    /// `f32`, `i64`, ...
    pub(crate) fn dtype_abbreviation(&mut self) -> Read<DType> {
        let start = self.at;
        let word = self.word();
        match DType::from_abbreviation(word) {
            Some(dtype) => Ok(dtype),
            None => {
                Err(Fault { at: start, message: format!("`{word}` is no element type; `f32` and `i64` are") })
            }
        }
    }

    fn device_word(&mut self) -> &str {
        let rest = self.rest();
        let in_device = |b: u8| b.is_ascii_alphanumeric() || b == b':';
        let len = rest.bytes().position(|b| !in_device(b)).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    fn dims(&mut self) -> Read<Vec<Dim>> {
        self.expect("[")?;
        let mut dims = Vec::new();
        while !self.eat("]") {
            dims.push(self.dim()?);
            if !self.eat(", ") && !self.eat(",") && self.peek() != Some(b']') {
                return self.expected("`,` or `]`");
            }
        }
        Ok(dims)
    }

    /// A number or an expression: up to a comma or a bracket outside parentheses, or a space between two words.
    fn dim(&mut self) -> Read<Dim> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let (mut open, mut len) = (0usize, 0);
        while let Some(&byte) = bytes.get(len) {
            match byte {
                b'(' => open += 1,
                b')' if open > 0 => open -= 1,
                b')' | b']' | b'[' => break,
                b',' if open == 0 => break,
                b' ' if len > 0
                    && is_word(bytes[len - 1])
                    && bytes.get(len + 1).is_some_and(|b| is_word(*b)) =>
                {
                    break;
                }
                _ => {}
            }
            len += 1;
        }
        let text = &rest[..len];
        if text.is_empty() {
            return self.expected("a size");
        }
        self.at += len;
        Ok(text.parse().map_or_else(|_| symbol(text), Dim::Int))
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b')')
}
