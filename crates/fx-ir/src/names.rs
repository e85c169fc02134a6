//! Names: torch.fx's unique-name algorithm and the interner behind it.
//!
//! [`Namespace`] is `torch.fx.graph._Namespace` without its object table: the graph uses one for node names, and
//! the Python code generator uses a fresh one for every text it makes.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::LazyLock;

use hashbrown::{DefaultHashBuilder, HashTable};
use rustc_hash::{FxHashMap, FxHashSet};

/// Python keywords, builtins and the names that generated code reserves: a node of such a name gets a number.
/// Sorted, for readers. As `torch.fx.graph._illegal_names` of torch 2.13.0 on Python 3.11, without `None`, which torch.fx
/// lets pass by accident.
const ILLEGAL_NAMES: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "Ellipsis",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "False",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NoneType",
    "NotADirectoryError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "True",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
    "__build_class__",
    "__debug__",
    "__doc__",
    "__import__",
    "__loader__",
    "__name__",
    "__package__",
    "__spec__",
    "abs",
    "aiter",
    "all",
    "and",
    "anext",
    "any",
    "as",
    "ascii",
    "assert",
    "async",
    "await",
    "bin",
    "bool",
    "break",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "class",
    "classmethod",
    "compile",
    "complex",
    "continue",
    "copyright",
    "credits",
    "def",
    "del",
    "delattr",
    "device",
    "dict",
    "dir",
    "divmod",
    "elif",
    "else",
    "enumerate",
    "eval",
    "except",
    "exec",
    "exit",
    "filter",
    "finally",
    "float",
    "for",
    "format",
    "from",
    "frozenset",
    "fx_pytree",
    "getattr",
    "global",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "if",
    "import",
    "in",
    "inf",
    "input",
    "int",
    "is",
    "isinstance",
    "issubclass",
    "iter",
    "lambda",
    "len",
    "license",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "nan",
    "next",
    "nonlocal",
    "not",
    "object",
    "oct",
    "open",
    "or",
    "ord",
    "pass",
    "pow",
    "print",
    "property",
    "pytree",
    "quit",
    "raise",
    "range",
    "repr",
    "return",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "torch",
    "try",
    "tuple",
    "type",
    "vars",
    "while",
    "with",
    "yield",
    "zip",
];

/// Whether `name` is a Python keyword, a builtin, or reserved by generated code (`inf`, `nan`, `NoneType`,
/// `torch`, `device`, `fx_pytree`, `pytree`).
pub fn is_illegal_name(name: &str) -> bool {
    static ALL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| ILLEGAL_NAMES.iter().copied().collect());
    ALL.contains(name)
}

/// An interned string of one [`Symbols`] table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Symbol(pub(crate) u32);

/// An interner: each distinct string is stored once, in one buffer. Look-up and insertion are O(length).
#[derive(Clone, Debug, Default)]
pub(crate) struct Symbols {
    text: String,
    ends: Vec<usize>,
    table: HashTable<Entry>,
    hasher: DefaultHashBuilder,
}

/// How many bytes of names room is made for.
const USUAL_LENGTH: usize = 16;

/// A string with its hash, so that growing the table reads no text and a look-up only the text it finds.
#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u32,
    at: u32,
}

impl Entry {
    /// The table wants good bits at both ends of 64.
    fn spread(hash: u32) -> u64 {
        u64::from(hash) | u64::from(hash) << 32
    }
}

impl Symbols {
    /// With room for this many strings.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Self {
            text: String::with_capacity(count * USUAL_LENGTH),
            ends: Vec::with_capacity(count),
            table: HashTable::with_capacity(count),
            hasher: DefaultHashBuilder::default(),
        }
    }

    fn hash(&self, text: &str) -> u32 {
        (self.hasher.hash_one(text) >> 32) as u32
    }

    fn find(&self, hash: u32, text: &str) -> Option<Symbol> {
        let same = |entry: &Entry| entry.hash == hash && self.slice(entry.at) == text;
        self.table.find(Entry::spread(hash), same).map(|entry| Symbol(entry.at))
    }

    pub(crate) fn get(&self, text: &str) -> Option<Symbol> {
        self.find(self.hash(text), text)
    }

    pub(crate) fn intern(&mut self, text: &str) -> Symbol {
        let hash = self.hash(text);
        if let Some(symbol) = self.find(hash, text) {
            return symbol;
        }
        self.text.push_str(text);
        self.insert(hash)
    }

    /// Interns `base_number`. The text is written where it is going to stay.
    pub(crate) fn intern_numbered(&mut self, base: Symbol, number: u128) -> Symbol {
        let start = self.text.len();
        let base = base.0 as usize;
        let base_start = if base == 0 { 0 } else { self.ends[base - 1] };
        self.text.extend_from_within(base_start..self.ends[base]);
        self.text.push('_');
        self.text.push_str(itoa::Buffer::new().format(number));
        let text = &self.text[start..];
        let hash = self.hash(text);
        match self.find(hash, text) {
            Some(symbol) => {
                self.text.truncate(start);
                symbol
            }
            None => self.insert(hash),
        }
    }

    /// Enters what stands at the end of the buffer.
    fn insert(&mut self, hash: u32) -> Symbol {
        let at = self.ends.len() as u32;
        self.ends.push(self.text.len());
        self.table.insert_unique(Entry::spread(hash), Entry { hash, at }, |entry| Entry::spread(entry.hash));
        Symbol(at)
    }

    #[inline]
    pub(crate) fn resolve(&self, symbol: Symbol) -> &str {
        self.slice(symbol.0)
    }

    #[inline]
    fn slice(&self, at: u32) -> &str {
        slice(&self.text, &self.ends, at)
    }
}

#[inline]
fn slice<'t>(text: &'t str, ends: &[usize], at: u32) -> &'t str {
    let at = at as usize;
    let start = if at == 0 { 0 } else { ends.get(at - 1).copied().unwrap_or(0) };
    let end = ends.get(at).copied().unwrap_or(start);
    text.get(start..end).unwrap_or("")
}

/// Hands out unique, legal Python names (`torch.fx.graph._Namespace`).
///
/// Names are never released. Making a name is O(length), whatever the number of names with the same base.
#[derive(Clone, Debug, Default)]
pub struct Namespace {
    symbols: Symbols,
    /// What is known of each symbol: [`USED`] and [`LEGAL`].
    flags: Vec<u8>,
    /// The last number given to names with this base, by symbol. Few bases are ever given one beyond 64 bits.
    counts: Vec<u64>,
    /// The last numbers that do not fit there.
    large_counts: FxHashMap<Symbol, u128>,
    /// Where texts are made legal.
    scratch: String,
    /// The base of the last name that was claimed with a number.
    last_base: Option<Symbol>,
}

/// The name was handed out.
const USED: u8 = 1;
/// The name is an identifier.
const LEGAL: u8 = 2;

/// What a name is to be made from, worked out once for all names of one candidate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    symbol: Symbol,
    base: Symbol,
    number: Option<u128>,
    illegal: bool,
}

impl Namespace {
    /// A namespace in which every name is free.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, with room for this many names.
    pub(crate) fn with_capacity(names: usize) -> Self {
        Self {
            symbols: Symbols::with_capacity(names),
            flags: Vec::with_capacity(names),
            counts: Vec::with_capacity(names),
            ..Self::default()
        }
    }

    /// Makes a unique name from `candidate`: illegal characters become `_`, keywords and builtins get a number,
    /// and so does a name that is taken.
    ///
    /// ```
    /// let mut names = fx_ir::Namespace::new();
    /// let made: Vec<String> = ["x", "x_1", "x", "sum", "1abc", "a.b"].map(|c| names.create_name(c)).into();
    /// assert_eq!(made, ["x", "x_1", "x_2", "sum_1", "_1abc", "a_b"]);
    /// ```
    pub fn create_name(&mut self, candidate: &str) -> String {
        let symbol = self.create(candidate, is_illegal_name);
        self.symbols.resolve(symbol).to_owned()
    }

    /// The same for an object that is itself the builtin of that name, which therefore keeps it.
    pub fn create_name_of_builtin(&mut self, candidate: &str) -> String {
        let symbol = self.create(candidate, |_| false);
        self.symbols.resolve(symbol).to_owned()
    }

    /// Whether the name was handed out.
    pub fn is_used(&self, name: &str) -> bool {
        self.symbols.get(name).is_some_and(|symbol| self.used(symbol))
    }

    #[inline]
    pub(crate) fn resolve(&self, symbol: Symbol) -> &str {
        self.symbols.resolve(symbol)
    }

    pub(crate) fn get(&self, name: &str) -> Option<Symbol> {
        self.symbols.get(name)
    }

    fn used(&self, symbol: Symbol) -> bool {
        self.has(symbol, USED)
    }

    fn has(&self, symbol: Symbol, flag: u8) -> bool {
        self.flags.get(symbol.0 as usize).is_some_and(|flags| flags & flag != 0)
    }

    /// Whether a name that was handed out is an identifier.
    pub(crate) fn is_legal(&self, symbol: Symbol) -> bool {
        self.has(symbol, LEGAL)
    }

    fn mark_used(&mut self, symbol: Symbol, legal: bool) {
        let at = symbol.0 as usize;
        if self.flags.len() <= at {
            self.flags.resize(at + 1, 0);
        }
        self.flags[at] |= if legal { USED | LEGAL } else { USED };
    }

    fn last_number(&self, base: Symbol) -> u128 {
        match self.counts.get(base.0 as usize).copied().unwrap_or(0) {
            u64::MAX => self.large_counts.get(&base).copied().unwrap_or(0),
            number => u128::from(number),
        }
    }

    fn set_last_number(&mut self, base: Symbol, number: u128) {
        let at = base.0 as usize;
        if self.counts.len() <= at {
            // Of what nothing is known the last number is 0.
            if number == 0 {
                return;
            }
            self.counts.resize(at + 1, 0);
        }
        self.counts[at] = u64::try_from(number).unwrap_or(u64::MAX);
        if self.counts[at] == u64::MAX {
            self.large_counts.insert(base, number);
        }
    }

    /// Interns a text without handing it out as a name.
    pub(crate) fn intern_unused(&mut self, text: &str) -> Symbol {
        self.symbols.intern(text)
    }

    /// Takes exactly this name, legal or not; `None` when it is taken. Later names are numbered past it.
    pub(crate) fn claim(&mut self, name: &str) -> Option<Symbol> {
        let symbol = self.symbols.intern(name);
        if self.used(symbol) {
            return None;
        }
        self.mark_used(symbol, is_identifier(name));
        if let (base, Some(number)) = split_number(name) {
            // Programs repeat themselves: often the name before had the same base.
            let base = match self.last_base.filter(|&last| self.symbols.resolve(last) == base) {
                Some(last) => last,
                None => self.symbols.intern(base),
            };
            self.last_base = Some(base);
            self.set_last_number(base, self.last_number(base).max(number));
        }
        Some(symbol)
    }

    pub(crate) fn create(&mut self, candidate: &str, is_illegal: impl Fn(&str) -> bool) -> Symbol {
        let candidate = self.candidate(candidate, is_illegal);
        self.create_from(candidate)
    }

    /// Prepares names made from `text`.
    pub(crate) fn candidate(&mut self, text: &str, is_illegal: impl Fn(&str) -> bool) -> Candidate {
        let mut scratch = std::mem::take(&mut self.scratch);
        let text = if is_identifier(text) {
            text
        } else {
            sanitize(text, &mut scratch);
            &scratch
        };
        let symbol = self.symbols.intern(text);
        let (base, number) = split_number(text);
        let base = if number.is_some() { self.symbols.intern(base) } else { symbol };
        let candidate = Candidate { symbol, base, number, illegal: is_illegal(text) };
        self.scratch = scratch;
        candidate
    }

    pub(crate) fn create_from(&mut self, candidate: Candidate) -> Symbol {
        let Candidate { mut symbol, base, number, illegal } = candidate;
        let mut number = match number {
            Some(number) if !self.used(symbol) => number,
            _ => {
                let mut last = self.last_number(base);
                if illegal {
                    last += 1;
                    symbol = self.symbols.intern_numbered(base, last);
                }
                last
            }
        };
        while self.used(symbol) {
            number += 1;
            symbol = self.symbols.intern_numbered(base, number);
        }
        self.mark_used(symbol, true);
        self.set_last_number(base, number);
        symbol
    }
}

/// Whether `text` is an identifier of Python, judged by ASCII rules (keywords included): letters, digits and `_`, not
/// beginning with a digit.
pub fn is_identifier(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first().is_some_and(|first| !first.is_ascii_digit())
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

/// Writes an identifier for `candidate` into `clean`: each run of characters that none can have is one `_`.
fn sanitize(candidate: &str, clean: &mut String) {
    clean.clear();
    if candidate.starts_with(|c: char| c.is_ascii_digit()) {
        clean.push('_');
    }
    // What is legal is ASCII, so that the places between bytes where it begins and ends are places between characters.
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let mut rest = candidate;
    while !rest.is_empty() {
        let legal = rest.bytes().position(|byte| !is_legal(byte)).unwrap_or(rest.len());
        clean.push_str(&rest[..legal]);
        rest = &rest[legal..];
        let illegal = rest.bytes().position(&is_legal).unwrap_or(rest.len());
        if illegal > 0 {
            clean.push('_');
        }
        rest = &rest[illegal..];
    }
    if clean.is_empty() {
        clean.push_str("_unnamed");
    }
}

/// Splits `relu_12` into `relu` and 12. A number too long for 128 bits counts as part of the base.
fn split_number(name: &str) -> (&str, Option<u128>) {
    match name.rsplit_once('_') {
        Some((base, digits))
            if !base.is_empty() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) =>
        {
            match digits.parse::<u128>() {
                Ok(number) if number < u128::MAX / 2 => (base, Some(number)),
                _ => (name, None),
            }
        }
        _ => (name, None),
    }
}

/// `camelCase` and `HTTPServer` become `camel_case` and `httpserver`, as torch.fx's `_snake_case` does: an
/// underscore between a lower-case letter and an upper-case one, then everything in lower case.
pub fn snake_case(text: &str) -> Cow<'_, str> {
    // Most names need no change.
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 4);
    let mut last_lower = false;
    for c in text.chars() {
        if c.is_ascii_uppercase() && last_lower {
            out.push('_');
        }
        last_lower = c.is_ascii_lowercase();
        out.extend(c.to_lowercase());
    }
    Cow::Owned(out)
}

/// `__add__` becomes `add` (torch.fx's rule for magic methods given as strings).
pub(crate) fn strip_dunder(name: &str) -> &str {
    match name.strip_prefix("__").and_then(|rest| rest.strip_suffix("__")) {
        Some(inner) if !inner.is_empty() => inner,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(candidates: &[&str]) -> Vec<String> {
        let mut names = Namespace::new();
        candidates.iter().map(|candidate| names.create_name(candidate)).collect()
    }

    #[test]
    fn numbers_are_given_as_torch_fx_gives_them() {
        assert_eq!(
            sequence(&["x", "x_1", "x", "x", "x_5", "x", "x_1"]),
            ["x", "x_1", "x_2", "x_3", "x_5", "x_6", "x_7"]
        );
        assert_eq!(sequence(&["x_2", "x", "x", "x_2", "x"]), ["x_2", "x", "x_3", "x_4", "x_5"]);
        assert_eq!(sequence(&["x_1_2", "x_1_2"]), ["x_1_2", "x_1_3"]);
        assert_eq!(sequence(&["relu6", "relu6"]), ["relu6", "relu6_1"]);
    }

    #[test]
    fn illegal_candidates_are_made_legal() {
        assert_eq!(
            sequence(&["sum", "len", "input", "torch", "none", "1abc", "", "if", "len_007", "len_007", "é"]),
            [
                "sum_1", "len_1", "input_1", "torch_1", "none", "_1abc", "_unnamed", "if_1", "len_007",
                "len_8", "_"
            ]
        );
    }

    #[test]
    fn an_absurd_number_is_part_of_the_name() {
        let long = format!("x_{}", "9".repeat(40));
        assert_eq!(sequence(&[&long, &long]), [long.clone(), format!("{long}_1")]);
    }

    #[test]
    fn snake_case_is_torch_fx_s() {
        let made = ["myConv2D", "HTTPServer", "MyReLU6", "conv2D", "toDense"].map(snake_case);
        assert_eq!(made, ["my_conv2d", "httpserver", "my_re_lu6", "conv2d", "to_dense"]);
    }

    #[test]
    fn the_table_of_illegal_names_is_whole() {
        assert!(ILLEGAL_NAMES.is_sorted());
        assert_eq!(ILLEGAL_NAMES.len(), 195);
    }
}
