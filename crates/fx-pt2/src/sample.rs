//! Sample inputs: a `torch.save` file inside the archive, read by a closed interpreter.
//!
//! A pickle is a program. This interpreter knows the opcodes that build containers and numbers, and the few names
//! that rebuild a tensor; everything else, above all any other name, is refused and never looked up.

use std::collections::HashMap;
use std::rc::Rc;

use fx_ir::{Argument, DType, Storage, Tensor, TreeSpec};

use crate::archive::Nested;
use crate::error::{Fault, excerpt};
use crate::program::ExportedProgram;

/// The member that holds the sample inputs.
pub(crate) const MEMBER: &str = "data/sample_inputs/model.pt";

/// How many values a pickle may make.
const MAX_VALUES: usize = 1_000_000;
/// How deep containers may nest.
const MAX_DEPTH: usize = 100;

/// A sample input.
#[derive(Clone, Debug)]
pub enum SampleValue {
    /// A tensor.
    Tensor(Tensor),
    /// `None`, a number or a string.
    Constant(Argument),
}

/// A value under construction. Copying one copies no data: a pickle may refer back to a value any number of times.
#[derive(Clone)]
enum Item {
    Mark,
    Constant(Rc<Argument>),
    /// By their place in [`Machine::containers`], so that neither nests nor cycles of them are walked to be freed.
    List(usize),
    Tuple(usize),
    Dict(usize),
    Global(Rc<str>),
    Storage {
        dtype: DType,
        key: Rc<str>,
    },
    Tensor(Rc<Tensor>),
}

pub(crate) fn read(program: &ExportedProgram) -> Result<Option<Vec<SampleValue>>, Fault> {
    if !program.archive.contains(MEMBER) {
        return Ok(None);
    }
    let Some(mut nested) = program.archive.nested(MEMBER)? else { return Ok(None) };
    let pickle = nested.read("data.pkl")?;
    let mut machine = Machine { nested: &mut nested, storages: HashMap::new(), containers: Vec::new() };
    let item = machine.run(&pickle)?;
    let mut values = Vec::new();
    machine.flatten(&item, &program.in_spec, 0, &mut values)?;
    Ok(Some(values))
}

fn bad(problem: impl Into<String>) -> Fault {
    Fault::invalid(MEMBER, problem)
}

fn refuse(problem: impl Into<String>) -> Fault {
    Fault::unsupported(MEMBER, problem)
}

struct Machine<'n, 'a> {
    nested: &'n mut Nested<'a>,
    storages: HashMap<Rc<str>, Storage>,
    /// The items of every list and tuple; of a dict, keys and values in turn.
    containers: Vec<Vec<Item>>,
}

/// The bytes that are left.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], Fault> {
        if count > self.0.len() {
            return Err(bad("the pickle is cut off"));
        }
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        self.take(N)?.try_into().map_err(|_| bad("the pickle is cut off"))
    }

    fn line(&mut self) -> Result<&'b str, Fault> {
        let end =
            self.0.iter().position(|&byte| byte == b'\n').ok_or_else(|| bad("the pickle is cut off"))?;
        let line = self.take(end)?;
        self.take(1)?;
        std::str::from_utf8(line).map_err(|_| bad("a name is not UTF-8"))
    }

    fn text(&mut self, count: usize) -> Result<Item, Fault> {
        let text = std::str::from_utf8(self.take(count)?).map_err(|_| bad("a string is not UTF-8"))?;
        Ok(constant(text))
    }
}

fn constant(value: impl Into<Argument>) -> Item {
    Item::Constant(Rc::new(value.into()))
}

impl Machine<'_, '_> {
    fn new_container(&mut self, items: Vec<Item>) -> usize {
        self.containers.push(items);
        self.containers.len() - 1
    }

    fn items(&self, at: usize) -> &[Item] {
        self.containers.get(at).map_or(&[], Vec::as_slice)
    }

    fn run(&mut self, pickle: &[u8]) -> Result<Item, Fault> {
        let mut bytes = Bytes(pickle);
        let mut stack: Vec<Item> = Vec::new();
        let mut memo: HashMap<u32, Item> = HashMap::new();
        let empty = || bad("the pickle takes from an empty stack");
        for _ in 0..MAX_VALUES {
            let [opcode] = bytes.array()?;
            match opcode {
                0x80 => {
                    bytes.take(1)?;
                }
                0x95 => {
                    bytes.take(8)?;
                }
                b'.' => return stack.pop().ok_or_else(empty),
                b'(' => stack.push(Item::Mark),
                b'N' => stack.push(constant(())),
                0x88 => stack.push(constant(true)),
                0x89 => stack.push(constant(false)),
                b'J' => stack.push(constant(i32::from_le_bytes(bytes.array()?))),
                b'K' => stack.push(constant(i64::from(bytes.array::<1>()?[0]))),
                b'M' => stack.push(constant(i64::from(u16::from_le_bytes(bytes.array()?)))),
                0x8a => stack.push(constant(long(&mut bytes)?)),
                b'G' => stack.push(constant(f64::from_be_bytes(bytes.array()?))),
                b'X' => {
                    let count = u32::from_le_bytes(bytes.array()?) as usize;
                    stack.push(bytes.text(count)?);
                }
                0x8c => {
                    let [count] = bytes.array()?;
                    stack.push(bytes.text(usize::from(count))?);
                }
                b')' => stack.push(Item::Tuple(self.new_container(Vec::new()))),
                b']' => stack.push(Item::List(self.new_container(Vec::new()))),
                b'}' => stack.push(Item::Dict(self.new_container(Vec::new()))),
                b'q' => {
                    let [at] = bytes.array()?;
                    memo.insert(u32::from(at), stack.last().ok_or_else(empty)?.clone());
                }
                b'r' => {
                    memo.insert(u32::from_le_bytes(bytes.array()?), stack.last().ok_or_else(empty)?.clone());
                }
                0x94 => {
                    memo.insert(memo.len() as u32, stack.last().ok_or_else(empty)?.clone());
                }
                b'h' | b'j' => {
                    let at = match opcode {
                        b'h' => u32::from(bytes.array::<1>()?[0]),
                        _ => u32::from_le_bytes(bytes.array()?),
                    };
                    stack.push(memo.get(&at).ok_or_else(|| bad("the pickle refers to nothing"))?.clone());
                }
                b't' => {
                    let items = to_mark(&mut stack)?;
                    stack.push(Item::Tuple(self.new_container(items)));
                }
                0x85..=0x87 => {
                    let count = usize::from(opcode - 0x84);
                    let start = stack.len().checked_sub(count).ok_or_else(empty)?;
                    let items = stack.split_off(start);
                    stack.push(Item::Tuple(self.new_container(items)));
                }
                b'a' => {
                    let item = stack.pop().ok_or_else(empty)?;
                    self.extend(stack.last(), vec![item])?;
                }
                b'e' => {
                    let items = to_mark(&mut stack)?;
                    self.extend(stack.last(), items)?;
                }
                b's' => {
                    let (value, key) = (stack.pop().ok_or_else(empty)?, stack.pop().ok_or_else(empty)?);
                    self.insert(stack.last(), vec![key, value])?;
                }
                b'u' => {
                    let items = to_mark(&mut stack)?;
                    self.insert(stack.last(), items)?;
                }
                b'c' => {
                    let (module, name) = (bytes.line()?, bytes.line()?);
                    stack.push(Item::Global(global(module, name)?));
                }
                b'Q' => {
                    let id = stack.pop().ok_or_else(empty)?;
                    stack.push(self.storage(&id)?);
                }
                b'R' => {
                    let (args, function) = (stack.pop().ok_or_else(empty)?, stack.pop().ok_or_else(empty)?);
                    stack.push(self.call(&function, &args)?);
                }
                other => {
                    let problem =
                        format!("the pickle uses opcode 0x{other:02x}, which sample inputs do not need");
                    return Err(refuse(problem));
                }
            }
        }
        Err(bad(format!("the pickle makes more than {MAX_VALUES} values")))
    }

    fn call(&mut self, function: &Item, args: &Item) -> Result<Item, Fault> {
        let (Item::Global(function), &Item::Tuple(args)) = (function, args) else {
            return Err(bad("the pickle calls something that is not a function"));
        };
        let args = self.items(args).to_vec();
        match (&**function, args.as_slice()) {
            ("collections.OrderedDict", []) => Ok(Item::Dict(self.new_container(Vec::new()))),
            ("torch._utils._rebuild_parameter", [tensor, ..]) => Ok(tensor.clone()),
            (
                "torch._utils._rebuild_tensor_v2",
                [Item::Storage { dtype, key }, Item::Constant(offset), size, stride, ..],
            ) => {
                let (Some(offset), Some(size), Some(stride)) =
                    (offset.as_int(), self.ints(size), self.ints(stride))
                else {
                    return Err(bad("a tensor with sizes that are not numbers"));
                };
                let storage = match self.storages.get(key) {
                    Some(storage) => storage.clone(),
                    None => {
                        let storage = Storage::new(self.nested.read(&format!("data/{key}"))?);
                        self.storages.insert(key.clone(), storage.clone());
                        storage
                    }
                };
                let tensor = Tensor::strided(*dtype, size, stride, offset, storage);
                tensor.map(|tensor| Item::Tensor(Rc::new(tensor))).map_err(|error| bad(error.to_string()))
            }
            (other, _) => Err(refuse(format!("the pickle calls `{other}`, which is not run"))),
        }
    }
}

fn long(bytes: &mut Bytes<'_>) -> Result<i64, Fault> {
    let [count] = bytes.array()?;
    let digits = bytes.take(usize::from(count))?;
    if digits.len() > 8 {
        return Err(refuse("an integer of more than 64 bits"));
    }
    let negative = digits.last().is_some_and(|byte| byte & 0x80 != 0);
    let mut wide = [if negative { 0xff } else { 0 }; 8];
    wide[..digits.len()].copy_from_slice(digits);
    Ok(i64::from_le_bytes(wide))
}

fn to_mark(stack: &mut Vec<Item>) -> Result<Vec<Item>, Fault> {
    let at = stack.iter().rposition(|item| matches!(item, Item::Mark));
    let at = at.ok_or_else(|| bad("the pickle has no mark to go back to"))?;
    let items = stack.split_off(at + 1);
    stack.pop();
    Ok(items)
}

impl Machine<'_, '_> {
    fn extend(&mut self, list: Option<&Item>, items: Vec<Item>) -> Result<(), Fault> {
        match list {
            Some(&Item::List(list)) if list < self.containers.len() => {
                self.containers[list].extend(items);
                Ok(())
            }
            _ => Err(bad("the pickle appends to something that is not a list")),
        }
    }

    fn insert(&mut self, dict: Option<&Item>, items: Vec<Item>) -> Result<(), Fault> {
        match dict {
            Some(&Item::Dict(dict)) if items.len().is_multiple_of(2) && dict < self.containers.len() => {
                self.containers[dict].extend(items);
                Ok(())
            }
            _ => Err(bad("the pickle sets an item of something that is not a dict")),
        }
    }

    /// `("storage", torch.FloatStorage, "0", "cpu", 12)`.
    fn storage(&self, id: &Item) -> Result<Item, Fault> {
        if let &Item::Tuple(parts) = id
            && let [Item::Constant(kind), Item::Global(class), Item::Constant(key), ..] = self.items(parts)
            && kind.as_str() == Some("storage")
            && let (Some(dtype), Some(key)) = (storage_dtype(class), key.as_str())
            && key.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Ok(Item::Storage { dtype, key: key.into() });
        }
        Err(bad("a storage of an unknown kind"))
    }

    fn ints(&self, item: &Item) -> Option<Vec<i64>> {
        let &Item::Tuple(items) = item else { return None };
        self.items(items)
            .iter()
            .map(|item| match item {
                Item::Constant(value) => value.as_int(),
                _ => None,
            })
            .collect()
    }

    /// The leaves in the order of the specification, which bounds the walk whatever the pickle nests.
    fn flatten(
        &self,
        item: &Item,
        spec: &TreeSpec,
        depth: usize,
        values: &mut Vec<SampleValue>,
    ) -> Result<(), Fault> {
        if depth > MAX_DEPTH {
            return Err(bad(format!("the inputs nest more than {MAX_DEPTH} deep")));
        }
        let mismatch = || bad(format!("the inputs do not have the shape {spec}"));
        match (spec, item) {
            (TreeSpec::Leaf, Item::Tensor(tensor)) => values.push(SampleValue::Tensor((**tensor).clone())),
            (TreeSpec::Leaf, Item::Constant(value)) => values.push(SampleValue::Constant((**value).clone())),
            (TreeSpec::Tuple(specs), &Item::Tuple(at)) | (TreeSpec::List(specs), &Item::List(at))
                if specs.len() == self.items(at).len() =>
            {
                for (spec, item) in specs.iter().zip(self.items(at)) {
                    self.flatten(item, spec, depth + 1, values)?;
                }
            }
            (TreeSpec::Dict(specs), &Item::Dict(at)) => {
                let pairs = self.items(at).as_chunks::<2>().0;
                let by_key: HashMap<String, &Item> =
                    pairs.iter().filter_map(|[key, value]| Some((key_text(key)?, value))).collect();
                for (key, spec) in specs {
                    self.flatten(by_key.get(key).ok_or_else(mismatch)?, spec, depth + 1, values)?;
                }
            }
            (TreeSpec::Other { children, .. }, &Item::Dict(at))
                if 2 * children.len() == self.items(at).len() =>
            {
                for (spec, [_, item]) in children.iter().zip(self.items(at).as_chunks::<2>().0) {
                    self.flatten(item, spec, depth + 1, values)?;
                }
            }
            _ => return Err(mismatch()),
        }
        Ok(())
    }
}

/// The names that may stand in a pickle of tensors.
fn global(module: &str, name: &str) -> Result<Rc<str>, Fault> {
    let full = format!("{module}.{name}");
    let known =
        ["torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter", "collections.OrderedDict"];
    if known.contains(&full.as_str()) || storage_dtype(&full).is_some() {
        return Ok(full.into());
    }
    Err(refuse(format!("the pickle names `{}`, which is not looked up", excerpt(&full))))
}

fn storage_dtype(name: &str) -> Option<DType> {
    Some(match name.strip_prefix("torch.")? {
        "FloatStorage" => DType::Float32,
        "DoubleStorage" => DType::Float64,
        "HalfStorage" => DType::Float16,
        "BFloat16Storage" => DType::BFloat16,
        "LongStorage" => DType::Int64,
        "IntStorage" => DType::Int32,
        "ShortStorage" => DType::Int16,
        "CharStorage" => DType::Int8,
        "ByteStorage" => DType::UInt8,
        "BoolStorage" => DType::Bool,
        "ComplexFloatStorage" => DType::Complex64,
        "ComplexDoubleStorage" => DType::Complex128,
        _ => return None,
    })
}

fn key_text(key: &Item) -> Option<String> {
    match key {
        Item::Constant(value) => match &**value {
            Argument::Str(text) => Some(fx_ir::text::python_str_repr(text)),
            Argument::Int(value) => Some(value.to_string()),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::io::{Cursor, Write};

    use super::*;

    /// What the interpreter says of a pickle on its own.
    fn run(pickle: &[u8]) -> Result<Item, Fault> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("archive/data.pkl", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(b"x").unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        let mut nested = Nested::open(Cow::Owned(bytes), MEMBER).unwrap();
        Machine { nested: &mut nested, storages: HashMap::new(), containers: Vec::new() }.run(pickle)
    }

    fn problem(pickle: &[u8]) -> String {
        run(pickle).err().unwrap().problem
    }

    #[test]
    fn other_names_and_opcodes_are_refused() {
        assert_eq!(problem(b"cos\nsystem\n."), "the pickle names `os.system`, which is not looked up");
        assert_eq!(problem(b"\x80\x02Nb."), "the pickle uses opcode 0x62, which sample inputs do not need");
        assert_eq!(problem(b"N"), "the pickle is cut off");
        assert_eq!(problem(b"t."), "the pickle has no mark to go back to");
        assert_eq!(problem(b"Ia."), "the pickle uses opcode 0x49, which sample inputs do not need");
    }

    #[test]
    fn nests_cycles_and_repetitions_cost_nothing() {
        // Half a million tuples in each other; freeing them one inside the other would exhaust the stack.
        let mut deep = vec![b')'];
        deep.extend(std::iter::repeat_n(0x85, 500_000));
        deep.push(b'.');
        assert!(run(&deep).is_ok());
        // A list in itself.
        assert!(run(b"]q\x00h\x00a.").is_ok());
        // One long string, taken again and again.
        let mut again = b"X\x00\x00\x10\x00".to_vec();
        again.extend(std::iter::repeat_n(b'a', 1 << 20));
        again.extend(b"q\x00");
        again.extend(std::iter::repeat_n(*b"h\x00", 400_000).flatten());
        again.push(b'.');
        assert!(run(&again).is_ok());
        assert!(problem(&vec![b'N'; 2_000_000]).contains("more than 1000000 values"));
    }
}
