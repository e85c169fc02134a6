//! Metadata of nodes: shapes, source locations, module stacks and provenance, under typed keys.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use smallvec::SmallVec;
use smol_str::SmolStr;

use crate::dtype::{DType, Device, Layout, MemoryFormat};

/// A size that may be known or symbolic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Dim {
    /// A known size.
    Int(i64),
    /// A symbolic expression.
    Sym(Arc<SymExpr>),
}

impl Dim {
    /// The known size, or the value the expression had when the program was captured.
    pub fn hint(&self) -> Option<i64> {
        match self {
            Dim::Int(value) => Some(*value),
            Dim::Sym(expr) => expr.hint,
        }
    }

    /// The known size.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Dim::Int(value) => Some(*value),
            Dim::Sym(_) => None,
        }
    }
}

impl fmt::Display for Dim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dim::Int(value) => write!(f, "{value}"),
            Dim::Sym(expr) => f.write_str(&expr.text),
        }
    }
}

impl From<i64> for Dim {
    fn from(value: i64) -> Self {
        Dim::Int(value)
    }
}

/// A symbolic size, as text: `s77`, `2*s0 + 1`, `u0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SymExpr {
    /// The expression as PyTorch prints it.
    pub text: String,
    /// The expression as the file it came from spells it (SymPy's `srepr`), kept for writing back.
    pub source: String,
    /// The value it had when the program was captured.
    pub hint: Option<i64>,
}

/// What is known about a tensor without its data (`TensorMetadata`, and the fake tensor under `meta["val"]`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TensorMeta {
    /// The element type.
    pub dtype: DType,
    /// The sizes.
    pub shape: Vec<Dim>,
    /// The distance between neighbours along each dimension, in elements.
    pub stride: Vec<Dim>,
    /// The first element's place in the storage, in elements.
    pub storage_offset: Dim,
    /// Whether gradients flow to it.
    pub requires_grad: bool,
    /// Where it lives.
    pub device: Device,
    /// How it is stored.
    pub layout: Layout,
    /// The memory format it is contiguous in, when one was recorded.
    pub memory_format: Option<MemoryFormat>,
}

impl TensorMeta {
    /// A contiguous tensor on the processor.
    pub fn contiguous(dtype: DType, shape: &[i64]) -> Self {
        Self {
            dtype,
            shape: shape.iter().copied().map(Dim::Int).collect(),
            stride: contiguous_strides(shape).into_iter().map(Dim::Int).collect(),
            storage_offset: Dim::Int(0),
            requires_grad: false,
            device: Device::CPU,
            layout: Layout::Strided,
            memory_format: None,
        }
    }

    /// The sizes when all are known.
    pub fn sizes(&self) -> Option<Vec<i64>> {
        self.shape.iter().map(Dim::as_int).collect()
    }
}

/// Prints as `f32[2, s0]`.
impl fmt::Display for TensorMeta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[", self.dtype.abbreviation())?;
        for (at, dim) in self.shape.iter().enumerate() {
            write!(f, "{}{dim}", if at == 0 { "" } else { ", " })?;
        }
        f.write_str("]")
    }
}

/// The strides of a row-major tensor of these sizes, as `torch.empty` makes them.
pub fn contiguous_strides(shape: &[i64]) -> Vec<i64> {
    let mut strides = vec![1i64; shape.len()];
    for at in (1..shape.len()).rev() {
        strides[at - 1] = strides[at].saturating_mul(shape[at].max(1));
    }
    strides
}

/// What is known about a node's value: the content of `meta["val"]`.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueMeta {
    /// No value (an absent optional result).
    None,
    /// A tensor.
    Tensor(TensorMeta),
    /// An integer, known or symbolic.
    Int(Dim),
    /// A truth value, when known.
    Bool(Option<bool>),
    /// A truth value that depends on symbols.
    SymBool(Arc<SymExpr>),
    /// A number, when known.
    Float(Option<f64>),
    /// A number that depends on symbols.
    SymFloat(Arc<SymExpr>),
    /// A string.
    Str(Arc<str>),
    /// Several values.
    List(Vec<ValueMeta>),
}

impl ValueMeta {
    /// The tensor, when it is one.
    pub fn as_tensor(&self) -> Option<&TensorMeta> {
        match self {
            ValueMeta::Tensor(meta) => Some(meta),
            _ => None,
        }
    }

    /// What is known once one value was seen: `observed`, except that symbols stay. One run tells the sizes of one
    /// input only, and a symbol says of every input what they are.
    ///
    /// ```
    /// use fx_ir::{DType, Dim, SymExpr, TensorMeta, ValueMeta};
    /// let batch = SymExpr { text: "s0".to_owned(), source: String::new(), hint: Some(2) };
    /// let mut recorded = TensorMeta::contiguous(DType::Float32, &[2, 3]);
    /// recorded.shape[0] = Dim::Sym(batch.into());
    /// let observed = ValueMeta::Tensor(TensorMeta::contiguous(DType::Float64, &[8, 3]));
    /// assert_eq!(ValueMeta::Tensor(recorded).observe(observed).to_string(), "f64[s0, 3]");
    /// ```
    pub fn observe(&self, observed: ValueMeta) -> ValueMeta {
        let symbols = |recorded: &[Dim], mut observed: Vec<Dim>| {
            // Of another number of dimensions is another value.
            if recorded.len() == observed.len() {
                for (slot, dim) in observed.iter_mut().zip(recorded) {
                    if matches!(dim, Dim::Sym(_)) {
                        slot.clone_from(dim);
                    }
                }
            }
            observed
        };
        match (self, observed) {
            (ValueMeta::Tensor(recorded), ValueMeta::Tensor(observed)) => ValueMeta::Tensor(TensorMeta {
                shape: symbols(&recorded.shape, observed.shape),
                stride: symbols(&recorded.stride, observed.stride),
                ..observed
            }),
            (ValueMeta::Int(Dim::Sym(_)), ValueMeta::Int(_))
            | (ValueMeta::SymBool(_), ValueMeta::Bool(_))
            | (ValueMeta::SymFloat(_), ValueMeta::Float(_)) => self.clone(),
            (ValueMeta::List(recorded), ValueMeta::List(observed)) if recorded.len() == observed.len() => {
                let items = recorded.iter().zip(observed).map(|(recorded, item)| recorded.observe(item));
                ValueMeta::List(items.collect())
            }
            (_, observed) => observed,
        }
    }
}

impl fmt::Display for ValueMeta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValueMeta::None => f.write_str("None"),
            ValueMeta::Tensor(meta) => write!(f, "{meta}"),
            ValueMeta::Int(dim) => write!(f, "Sym({dim})"),
            ValueMeta::SymBool(expr) | ValueMeta::SymFloat(expr) => write!(f, "Sym({})", expr.text),
            ValueMeta::Bool(Some(value)) => write!(f, "{value}"),
            ValueMeta::Bool(None) => f.write_str("bool"),
            ValueMeta::Float(Some(value)) => write!(f, "{value}"),
            ValueMeta::Float(None) => f.write_str("float"),
            ValueMeta::Str(text) => write!(f, "{text:?}"),
            ValueMeta::List(items) => {
                f.write_str("(")?;
                for (at, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if at == 0 { "" } else { ", " })?;
                }
                f.write_str(")")
            }
        }
    }
}

/// One level of the module stack: which module's `forward` made the node.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ModuleFrame {
    /// The key that Python uses, unique per call.
    pub key: Arc<str>,
    /// The path of the module.
    pub path: Arc<str>,
    /// The qualified name of its class.
    pub class: Arc<str>,
}

/// Where a node came from: the pass that made it and the nodes it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Provenance {
    /// The pass, empty for the capture itself.
    pub pass: Arc<str>,
    /// The names of the nodes it was made from, as they were before the pass.
    pub from: SmallVec<[SmolStr; 2]>,
}

/// The metadata of one node (`Node.meta`). Large parts are shared between nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// The value's shape and type (`meta["val"]` or `meta["tensor_meta"]`).
    pub value: Option<Arc<ValueMeta>>,
    /// Python's traceback text, innermost frame last (`meta["stack_trace"]`).
    pub stack_trace: Option<Arc<str>>,
    /// The modules around the node, outermost first (`meta["nn_module_stack"]`).
    pub module_stack: Option<Arc<[ModuleFrame]>>,
    /// Which nodes and which passes it came from, oldest first.
    pub provenance: Option<Arc<[Provenance]>>,
    /// Everything else that a file carried, as text by key (`torch_fn`, `custom`, ...).
    pub other: BTreeMap<Arc<str>, Arc<str>>,
}

impl Meta {
    /// Metadata that says nothing.
    pub const EMPTY: &'static Meta = &Meta {
        value: None,
        stack_trace: None,
        module_stack: None,
        provenance: None,
        other: BTreeMap::new(),
    };

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self == Meta::EMPTY
    }

    /// The tensor's metadata, when the value is one tensor.
    pub fn tensor(&self) -> Option<&TensorMeta> {
        self.value.as_deref()?.as_tensor()
    }

    /// Records that `pass` made the node from the nodes named in `from`.
    pub fn add_provenance(&mut self, pass: &str, from: impl IntoIterator<Item = impl AsRef<str>>) {
        let mut steps: Vec<Provenance> = self.provenance.as_deref().map(<[_]>::to_vec).unwrap_or_default();
        steps.push(Provenance { pass: pass.into(), from: from.into_iter().map(SmolStr::new).collect() });
        self.provenance = Some(steps.into());
    }

    /// The innermost source line of the stack trace: file, line and the source text.
    pub fn source_line(&self) -> Option<SourceLine<'_>> {
        self.source_lines().next()
    }

    /// The source lines of the stack trace, innermost first.
    pub fn source_lines(&self) -> impl Iterator<Item = SourceLine<'_>> {
        let mut rest = self.stack_trace.as_deref();
        std::iter::from_fn(move || {
            loop {
                let trace = rest?;
                let at = trace.rfind("File \"");
                let (before, frame) = trace.split_at(at?);
                rest = Some(before);
                if let Some(line) = SourceLine::parse(frame) {
                    return Some(line);
                }
            }
        })
    }
}

/// A place in the user's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceLine<'m> {
    /// The file as recorded.
    pub file: &'m str,
    /// The line, counted from one.
    pub line: u32,
    /// The text of the line.
    pub code: &'m str,
}

impl<'m> SourceLine<'m> {
    /// Reads `File "model.py", line 3, in forward`, with the text of the line on the next.
    fn parse(frame: &'m str) -> Option<Self> {
        let (file, rest) = frame.strip_prefix("File \"")?.split_once('"')?;
        let digits = rest.strip_prefix(", line ")?;
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let line = digits[..end].parse().ok()?;
        let code = digits.split_once('\n').map_or("", |(_, code)| code.lines().next().unwrap_or("").trim());
        Some(Self { file, line, code })
    }
}
