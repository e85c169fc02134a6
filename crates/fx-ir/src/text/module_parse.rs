//! Reading modules: the module section of a `.fx` file, and the graph behind it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::file::{FxFile, FxHeader};
use super::lex::{Fault, ParseError, Read, Reader};
use super::parse::{Line, read_graph, split_lines};
use super::print::Mode;
use super::weights::{Absent, NoTensors, TensorSource, check_paths, default_grad, extent};
use crate::dtype::DType;
use crate::graph_module::{GraphModule, PyTreeInfo, SymRange};
use crate::meta::contiguous_strides;
use crate::module::{ModuleTree, TensorId, TensorRole, split_path};
use crate::pytree::TreeSpec;
use crate::tensor::{Storage, Tensor};

/// How many bytes of tensors a text may ask to be made.
const MAX_BYTES: usize = 1 << 28;

/// How deeply programs may nest in modules.
const MAX_PROGRAMS: usize = 32;

/// Reads a `.fx` file that stands alone.
///
/// ```
/// let file = fx_ir::text::parse_module(
///     "//@ intent: one linear layer
/// module Net:
///     fc : torch.nn.modules.linear.Linear(in_features=3, out_features=2)
///     fc.weight = parameter f32[2, 3] uniform(seed=1)
///     fc.bias = parameter None
/// graph():
///     %x : [num_users=1] = placeholder[target=x]
///     %fc : [num_users=1] = call_module[target=fc](args = (%x,), kwargs = {})
///     return fc",
/// )?;
/// assert_eq!(file.header.get("intent"), Some("one linear layer"));
/// let weight = file.module.modules().get_tensor("fc.weight").map(|(_, tensor)| tensor.shape.clone());
/// assert_eq!(weight, Ok(vec![2, 3]));
/// # Ok::<(), fx_ir::text::ParseError>(())
/// ```
///
/// # Errors
/// The first place that is not as it must be, with line, column and what was expected. A file that refers to
/// other files needs [`parse_module_with`].
pub fn parse_module(text: &str) -> Result<FxFile, ParseError> {
    parse_module_with(text, &NoTensors)
}

/// Reads a `.fx` file whose big tensors are in other files.
///
/// # Errors
/// As [`parse_module`], and what `tensors` says.
pub fn parse_module_with(text: &str, tensors: &dyn TensorSource) -> Result<FxFile, ParseError> {
    let header = FxHeader::read(text)?;
    let lines = split_lines(text, 0, text.len());
    let mut budget = MAX_BYTES;
    let program = Program { text, tensors, budget: &mut budget, depth: 0 };
    match program.read(&lines) {
        Ok(module) => Ok(FxFile { header, module }),
        Err(fault) => Err(ParseError::new(text, fault)),
    }
}

struct Program<'p, 't> {
    text: &'t str,
    tensors: &'p dyn TensorSource,
    budget: &'p mut usize,
    depth: usize,
}

impl Program<'_, '_> {
    fn read(self, lines: &[Line]) -> Read<GraphModule> {
        let text = self.text;
        let Some(head) = lines.first() else {
            return Err(Fault { at: text.len(), message: "expected `module` or `graph():`".to_owned() });
        };
        let mut reader = Reader::new(text, head.start, head.end, None);
        if !reader.eat("module ") {
            return read_graph(text, lines).map(GraphModule::from_graph);
        }
        let name = reader.name_or_quoted("the name of the module")?.into_owned();
        reader.expect(":")?;
        reader.line_end()?;
        let inside = lines[1..].iter().take_while(|line| line.indent > head.indent).count();
        let (section, graph) = lines[1..].split_at(inside);
        let Some(first) = graph.first() else {
            return Err(Fault { at: head.end, message: "expected `graph():` behind the module".to_owned() });
        };
        let parts = SectionReader {
            program: self,
            tree: ModuleTree::default(),
            declared: BTreeSet::new(),
            bases: BTreeMap::new(),
            args: None,
            inputs: None,
            outputs: None,
            symbols: Vec::new(),
        };
        let mut parts = parts.read(section)?;
        check_paths(&parts.tree).map_err(|message| Fault { at: head.start, message })?;
        let mut module = GraphModule::new(std::mem::take(&mut parts.tree), read_graph(text, graph)?);
        module.name = name;
        module.range_constraints = parts.symbols.drain(..).collect();
        module.pytree = match (parts.inputs, parts.args, parts.outputs) {
            (Some(in_spec), args, out_spec) => {
                Some(PyTreeInfo { orig_args: args.unwrap_or_default(), in_spec, out_spec })
            }
            (None, None, None) => None,
            _ => {
                let message = "`args:` and `outputs:` need `inputs:` beside them".to_owned();
                return Err(Fault { at: first.start, message });
            }
        };
        Ok(module)
    }
}

/// Where a storage begins in its payload, and how many bytes from there were spoken of.
#[derive(Clone, Copy)]
struct Base {
    id: TensorId,
    /// Bytes before the first one spoken of.
    skipped: usize,
}

struct SectionReader<'p, 't> {
    program: Program<'p, 't>,
    tree: ModuleTree,
    /// What was declared, to refuse it twice: `: path` a module, `= path` a tensor, `@ path` a program.
    declared: BTreeSet<(char, String)>,
    bases: BTreeMap<String, Base>,
    args: Option<Vec<String>>,
    inputs: Option<TreeSpec>,
    outputs: Option<TreeSpec>,
    symbols: Vec<(String, SymRange)>,
}

impl<'t> SectionReader<'_, 't> {
    fn read(mut self, lines: &[Line]) -> Read<Self> {
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            at += 1;
            let mut reader = Reader::new(self.program.text, line.start, line.end, None);
            if self.info(&mut reader)? {
                reader.line_end()?;
                continue;
            }
            let path = reader.name_or_quoted("the path of a module or a tensor")?;
            let path = if path == "." { Cow::Borrowed("") } else { path };
            reader.skip_spaces();
            if reader.eat(":") {
                self.declare(':', &path, line)?;
                self.module(&mut reader, &path)?;
            } else {
                reader.expect("=")?;
                reader.skip_spaces();
                if reader.eat("program:") {
                    self.declare('@', &path, line)?;
                    let inner = lines[at..].iter().take_while(|inner| inner.indent > line.indent).count();
                    self.nested(&path, line, &lines[at..at + inner])?;
                    at += inner;
                } else if reader.eat("shared ") {
                    self.declare(':', &path, line)?;
                    self.shared(&mut reader, &path)?;
                } else {
                    self.declare('=', &path, line)?;
                    self.tensor(&mut reader, &path)?;
                }
            }
            reader.line_end()?;
        }
        Ok(self)
    }

    fn declare(&mut self, kind: char, path: &str, line: &Line) -> Read<()> {
        if self.declared.insert((kind, path.to_owned())) {
            return Ok(());
        }
        Err(Fault { at: line.start, message: format!("`{path}` is there already") })
    }

    /// `args:`, `inputs:`, `outputs:` and `symbol s0:`, written without a space before the colon.
    fn info(&mut self, reader: &mut Reader<'t, '_>) -> Read<bool> {
        let start = reader.at;
        if reader.eat("args:") {
            let mut names = Vec::new();
            reader.skip_spaces();
            while !matches!(reader.peek(), None | Some(b'#')) {
                names.push(reader.name_or_quoted("the name of an argument")?.into_owned());
                reader.skip_spaces();
                if !reader.eat(",") {
                    break;
                }
                reader.skip_spaces();
            }
            self.args = Some(names);
        } else if reader.eat("inputs:") {
            reader.skip_spaces();
            self.inputs = Some(reader.tree(0)?);
        } else if reader.eat("outputs:") {
            reader.skip_spaces();
            self.outputs = Some(reader.tree(0)?);
        } else if reader.eat("symbol ") && !matches!(reader.peek(), Some(b':' | b'=' | b' ')) {
            let name = reader.name_or_quoted("the name of a symbol")?.into_owned();
            reader.expect(":")?;
            reader.skip_spaces();
            reader.expect("[")?;
            let min = if reader.eat("-inf") { None } else { Some(reader.integer()?) };
            reader.expect(", ")?;
            let max = if reader.eat("inf") { None } else { Some(reader.integer()?) };
            reader.expect("]")?;
            self.symbols.push((name, SymRange { min, max }));
        } else {
            reader.at = start;
            return Ok(false);
        }
        Ok(true)
    }

    /// `Class(key=value, ..., training=True)`.
    fn module(&mut self, reader: &mut Reader<'t, '_>, path: &str) -> Read<()> {
        reader.skip_spaces();
        let class = reader.name_or_quoted("the class of the module")?.into_owned();
        let (mut config, mut training) = (indexmap::IndexMap::new(), false);
        reader.expect("(")?;
        while !reader.eat(")") {
            let at = reader.at;
            let quoted = matches!(reader.peek(), Some(b'\'' | b'"'));
            let key = if quoted { reader.quoted()? } else { reader.word().into() };
            if key.is_empty() && !quoted {
                return reader.expected("the name of an attribute");
            }
            reader.expect("=")?;
            let value = reader.argument(Mode::Repr, 0)?;
            if key == "training" && !quoted {
                match value.as_bool() {
                    Some(value) => training = value,
                    None => {
                        let message = "`training` is `True` or `False`".to_owned();
                        return Err(Fault { at, message });
                    }
                }
            } else if config.insert(key.clone().into_owned(), value).is_some() {
                return Err(Fault { at, message: format!("`{key}` is there already") });
            }
            reader.separator(")")?;
        }
        let id = self.tree.ensure_module(path);
        if let Some(module) = self.tree.module_mut(id) {
            (module.class, module.config, module.training) = (class, config.into(), training);
        }
        Ok(())
    }

    fn shared(&mut self, reader: &mut Reader<'t, '_>, path: &str) -> Read<()> {
        let at = reader.at;
        let target = reader.name_or_quoted("the path of a module")?;
        let id = match self.tree.get(if target == "." { "" } else { &target }) {
            Ok(crate::module::Attribute::Module(id, _)) => id,
            _ => return Err(Fault { at, message: format!("there is no module `{target}` above") }),
        };
        let (parent, name) = split_path(path);
        let parent = self.tree.ensure_module(parent);
        if let Some(parent) = self.tree.module_mut(parent) {
            parent.children.insert(name.to_owned(), id);
        }
        Ok(())
    }

    fn nested(&mut self, path: &str, line: &Line, lines: &[Line]) -> Read<()> {
        if self.program.depth >= MAX_PROGRAMS {
            let message = format!("programs nest deeper than {MAX_PROGRAMS}");
            return Err(Fault { at: line.start, message });
        }
        if lines.is_empty() {
            let message = "expected the program, indented, on the next lines".to_owned();
            return Err(Fault { at: line.end, message });
        }
        let program = Program {
            text: self.program.text,
            tensors: self.program.tensors,
            budget: &mut *self.program.budget,
            depth: self.program.depth + 1,
        };
        let inner = program.read(lines)?;
        let id = self.tree.ensure_module(path);
        if let Some(module) = self.tree.module_mut(id) {
            module.graph = Some(Box::new(inner));
        }
        Ok(())
    }

    /// `parameter f32[2, 3] zeros`, `tied other.path`, `buffer None`.
    fn tensor(&mut self, reader: &mut Reader<'t, '_>, path: &str) -> Read<()> {
        let role = if reader.eat("parameter ") {
            Some(TensorRole::Parameter)
        } else if reader.eat("buffer ") {
            Some(TensorRole::Buffer)
        } else if reader.eat("constant ") {
            Some(TensorRole::NonPersistentBuffer)
        } else {
            None
        };
        if reader.eat("tied ") {
            let at = reader.at;
            let target = reader.name_or_quoted("the path of a tensor")?;
            let found = self.tree.get(&target);
            let Ok(crate::module::Attribute::Tensor(first_role, id, _)) = found else {
                return Err(Fault { at, message: format!("there is no tensor `{target}` above") });
            };
            self.tree.tie_tensor(path, role.unwrap_or(first_role), id);
            return Ok(());
        }
        let Some(role) = role else {
            return reader.expected("`parameter`, `buffer`, `constant`, `tied`, `shared` or `program:`");
        };
        if reader.eat("None") {
            let (parent, name) = split_path(path);
            let parent = self.tree.ensure_module(parent);
            if let Some(parent) = self.tree.module_mut(parent) {
                parent.tensors.insert(name.to_owned(), (role, None));
            }
            return Ok(());
        }
        let start = reader.at;
        let dtype = reader.dtype_abbreviation()?;
        let shape = reader.sizes()?;
        let stated = if reader.peek() == Some(b'[') { Some(reader.sizes()?) } else { None };
        let mut layout = Layout {
            dtype,
            strides: stated.clone().unwrap_or_else(|| contiguous_strides(&shape)),
            plain: stated.is_none(),
            shape,
            offset: 0,
            requires_grad: default_grad(role, dtype),
            bytes: None,
        };
        if layout.strides.len() != layout.shape.len() {
            return Err(Fault { at: start, message: "there must be as many strides as sizes".to_owned() });
        }
        layout.read_options(reader)?;
        let (tensor, skipped) = self.contents(reader, &layout, start)?;
        let id = self.tree.set_tensor(path, role, tensor);
        self.bases.insert(path.to_owned(), Base { id, skipped });
        Ok(())
    }

    /// The word that says where the elements come from, and the tensor with them; and how many bytes of its
    /// storage lie before those spoken of.
    fn contents(
        &mut self,
        reader: &mut Reader<'t, '_>,
        layout: &Layout,
        start: usize,
    ) -> Read<(Tensor, usize)> {
        let at = reader.at;
        let refuse = |message: String| Err(Fault { at, message });
        let word = reader.word();
        if word == "shares" {
            reader.expect("(")?;
            let owner = reader.name_or_quoted("the path of a tensor")?;
            reader.expect(")")?;
            let Some(base) = self.bases.get(&*owner).copied() else {
                return refuse(format!("there is no tensor `{owner}` above that has a storage of its own"));
            };
            let Some(storage) = self.tree.tensor(base.id).map(|tensor| tensor.storage.clone()) else {
                return refuse(format!("there is no tensor `{owner}`"));
            };
            return Ok((layout.over(storage, base.skipped, start)?, base.skipped));
        }
        if word == "file" {
            reader.expect("(")?;
            let file = reader.quoted()?;
            reader.expect(", ")?;
            let name = reader.quoted()?;
            reader.expect(")")?;
            let found = match self.program.tensors.tensor(&file, &name) {
                Ok(found) => found,
                Err(message) => return refuse(message),
            };
            if found.dtype == layout.dtype && found.shape == layout.shape && layout.is_simple() {
                return Ok((Tensor { requires_grad: layout.requires_grad, ..found }, 0));
            }
            let len = layout.len(start)?;
            let is_bytes = found.dtype == DType::UInt8 && found.shape == [len as i64];
            if !is_bytes || !found.is_contiguous() {
                let (have, want) = (found.meta(), layout.described());
                return refuse(format!("`{name}` of `{file}` is {have}, and not {want} or u8[{len}]"));
            }
            let skipped = found.storage_offset as usize;
            return Ok((layout.over(found.storage, skipped, start)?, skipped));
        }
        let len = layout.len(start)?;
        if word == "absent" {
            return Ok((layout.over(Storage::new(Absent { len }), 0, start)?, 0));
        }
        if len > *self.program.budget {
            return refuse(format!("the text asks for more than {MAX_BYTES} bytes of tensors"));
        }
        *self.program.budget -= len;
        let bytes = reader.elements(word, layout.dtype, len, at)?;
        Ok((layout.over(Storage::new(bytes), 0, start)?, 0))
    }
}

/// How a tensor lies in its storage, as a line says.
struct Layout {
    dtype: DType,
    shape: Vec<i64>,
    strides: Vec<i64>,
    /// Whether the strides are the usual ones.
    plain: bool,
    offset: usize,
    requires_grad: bool,
    /// The bytes of the storage, when said.
    bytes: Option<usize>,
}

impl Layout {
    fn read_options(&mut self, reader: &mut Reader<'_, '_>) -> Read<()> {
        loop {
            reader.skip_spaces();
            let at = reader.at;
            if reader.eat("requires_grad=True") {
                self.requires_grad = true;
            } else if reader.eat("requires_grad=False") {
                self.requires_grad = false;
            } else if reader.eat("offset=") {
                self.offset = reader.unsigned(at)?;
            } else if reader.eat("storage=") {
                self.bytes = Some(reader.unsigned(at)?);
            } else {
                return Ok(());
            }
        }
    }

    fn is_simple(&self) -> bool {
        self.plain && self.offset == 0 && self.bytes.is_none()
    }

    fn described(&self) -> String {
        format!("{}{:?}", self.dtype.abbreviation(), self.shape)
    }

    /// How many bytes the storage has.
    fn len(&self, at: usize) -> Read<usize> {
        if let Some(bytes) = self.bytes {
            return Ok(bytes);
        }
        let count = self.offset.checked_add(extent(&self.shape, &self.strides));
        match count.and_then(|count| count.checked_mul(self.dtype.size())) {
            Some(len) if len <= isize::MAX as usize => Ok(len),
            _ => Err(Fault { at, message: format!("{} has too many elements", self.described()) }),
        }
    }

    fn over(&self, storage: Storage, skipped: usize, at: usize) -> Read<Tensor> {
        let item = self.dtype.size();
        if !skipped.is_multiple_of(item) {
            let message = format!("the storage is not aligned to elements of {item} bytes");
            return Err(Fault { at, message });
        }
        let offset = i64::try_from(skipped / item + self.offset).unwrap_or(i64::MAX);
        match Tensor::strided(self.dtype, self.shape.clone(), self.strides.clone(), offset, storage) {
            Ok(tensor) => Ok(Tensor { requires_grad: self.requires_grad, ..tensor }),
            Err(error) => Err(Fault { at, message: error.to_string() }),
        }
    }
}

impl Reader<'_, '_> {
    fn unsigned(&mut self, at: usize) -> Read<usize> {
        let value = self.integer()?;
        usize::try_from(value).map_err(|_| Fault { at, message: "this cannot be negative".to_owned() })
    }

    /// `[2, 3]`.
    fn sizes(&mut self) -> Read<Vec<i64>> {
        self.expect("[")?;
        let mut sizes = Vec::new();
        while !self.eat("]") {
            let at = self.at;
            let size = self.integer()?;
            if size < 0 {
                return Err(Fault { at, message: "a size or stride cannot be negative".to_owned() });
            }
            sizes.push(size);
            self.separator("]")?;
        }
        Ok(sizes)
    }
}
