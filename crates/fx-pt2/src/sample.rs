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

const MEMBER: &str = "data/sample_inputs/model.pt";

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

/// A value under construction. Containers are shared, as a pickle may refer back to them.
#[derive(Clone)]
enum Item {
    Mark,
    Constant(Argument),
    List(Rc<std::cell::RefCell<Vec<Item>>>),
    Tuple(Rc<Vec<Item>>),
    Dict(Rc<std::cell::RefCell<Vec<(Item, Item)>>>),
    Global(Rc<str>),
    Storage { dtype: DType, key: Rc<str> },
    Tensor(Rc<Tensor>),
}

pub(crate) fn read(program: &ExportedProgram) -> Result<Option<Vec<SampleValue>>, Fault> {
    if !program.archive.contains(MEMBER) {
        return Ok(None);
    }
    let Some(mut nested) = program.archive.nested(MEMBER)? else { return Ok(None) };
    let pickle = nested.read("data.pkl")?;
    let item = Machine { nested: &mut nested, storages: HashMap::new() }.run(&pickle)?;
    let mut values = Vec::new();
    flatten(&item, &program.in_spec, 0, &mut values)?;
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
        Ok(Item::Constant(Argument::from(text)))
    }
}

impl Machine<'_, '_> {
    fn run(mut self, pickle: &[u8]) -> Result<Item, Fault> {
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
                b'N' => stack.push(Item::Constant(Argument::None)),
                0x88 => stack.push(Item::Constant(true.into())),
                0x89 => stack.push(Item::Constant(false.into())),
                b'J' => stack.push(Item::Constant(i32::from_le_bytes(bytes.array()?).into())),
                b'K' => stack.push(Item::Constant(i64::from(bytes.array::<1>()?[0]).into())),
                b'M' => stack.push(Item::Constant(i64::from(u16::from_le_bytes(bytes.array()?)).into())),
                0x8a => stack.push(Item::Constant(long(&mut bytes)?.into())),
                b'G' => stack.push(Item::Constant(f64::from_be_bytes(bytes.array()?).into())),
                b'X' => {
                    let count = u32::from_le_bytes(bytes.array()?) as usize;
                    stack.push(bytes.text(count)?);
                }
                0x8c => {
                    let [count] = bytes.array()?;
                    stack.push(bytes.text(usize::from(count))?);
                }
                b')' => stack.push(Item::Tuple(Rc::default())),
                b']' => stack.push(Item::List(Rc::default())),
                b'}' => stack.push(Item::Dict(Rc::default())),
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
                    stack.push(Item::Tuple(Rc::new(items)));
                }
                0x85..=0x87 => {
                    let count = usize::from(opcode - 0x84);
                    let start = stack.len().checked_sub(count).ok_or_else(empty)?;
                    let items = stack.split_off(start);
                    stack.push(Item::Tuple(Rc::new(items)));
                }
                b'a' => {
                    let item = stack.pop().ok_or_else(empty)?;
                    extend(stack.last(), vec![item])?;
                }
                b'e' => {
                    let items = to_mark(&mut stack)?;
                    extend(stack.last(), items)?;
                }
                b's' => {
                    let (value, key) = (stack.pop().ok_or_else(empty)?, stack.pop().ok_or_else(empty)?);
                    insert(stack.last(), vec![key, value])?;
                }
                b'u' => {
                    let items = to_mark(&mut stack)?;
                    insert(stack.last(), items)?;
                }
                b'c' => {
                    let (module, name) = (bytes.line()?, bytes.line()?);
                    stack.push(Item::Global(global(module, name)?));
                }
                b'Q' => {
                    let id = stack.pop().ok_or_else(empty)?;
                    stack.push(storage(&id)?);
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
        let (Item::Global(function), Item::Tuple(args)) = (function, args) else {
            return Err(bad("the pickle calls something that is not a function"));
        };
        match (&**function, args.as_slice()) {
            ("collections.OrderedDict", []) => Ok(Item::Dict(Rc::default())),
            ("torch._utils._rebuild_parameter", [tensor, ..]) => Ok(tensor.clone()),
            (
                "torch._utils._rebuild_tensor_v2",
                [Item::Storage { dtype, key }, Item::Constant(offset), size, stride, ..],
            ) => {
                let (Some(offset), Some(size), Some(stride)) = (offset.as_int(), ints(size), ints(stride))
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

fn extend(list: Option<&Item>, items: Vec<Item>) -> Result<(), Fault> {
    match list {
        Some(Item::List(list)) => {
            list.borrow_mut().extend(items);
            Ok(())
        }
        _ => Err(bad("the pickle appends to something that is not a list")),
    }
}

fn insert(dict: Option<&Item>, items: Vec<Item>) -> Result<(), Fault> {
    match dict {
        Some(Item::Dict(dict)) if items.len().is_multiple_of(2) => {
            let mut items = items.into_iter();
            while let (Some(key), Some(value)) = (items.next(), items.next()) {
                dict.borrow_mut().push((key, value));
            }
            Ok(())
        }
        _ => Err(bad("the pickle sets an item of something that is not a dict")),
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

/// `("storage", torch.FloatStorage, "0", "cpu", 12)`.
fn storage(id: &Item) -> Result<Item, Fault> {
    if let Item::Tuple(parts) = id
        && let [Item::Constant(kind), Item::Global(class), Item::Constant(key), ..] = parts.as_slice()
        && kind.as_str() == Some("storage")
        && let (Some(dtype), Some(key)) = (storage_dtype(class), key.as_str())
        && key.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Ok(Item::Storage { dtype, key: key.into() });
    }
    Err(bad("a storage of an unknown kind"))
}

fn ints(item: &Item) -> Option<Vec<i64>> {
    let Item::Tuple(items) = item else { return None };
    items
        .iter()
        .map(|item| match item {
            Item::Constant(value) => value.as_int(),
            _ => None,
        })
        .collect()
}

/// The leaves in the order of the specification.
fn flatten(item: &Item, spec: &TreeSpec, depth: usize, values: &mut Vec<SampleValue>) -> Result<(), Fault> {
    if depth > MAX_DEPTH {
        return Err(bad(format!("the inputs nest more than {MAX_DEPTH} deep")));
    }
    let mismatch = || bad(format!("the inputs do not have the shape {spec}"));
    match (spec, item) {
        (TreeSpec::Leaf, Item::Tensor(tensor)) => values.push(SampleValue::Tensor((**tensor).clone())),
        (TreeSpec::Leaf, Item::Constant(constant)) => values.push(SampleValue::Constant(constant.clone())),
        (TreeSpec::Tuple(specs), Item::Tuple(items)) if specs.len() == items.len() => {
            for (spec, item) in specs.iter().zip(items.iter()) {
                flatten(item, spec, depth + 1, values)?;
            }
        }
        (TreeSpec::List(specs), Item::List(items)) if specs.len() == items.borrow().len() => {
            for (spec, item) in specs.iter().zip(items.borrow().iter()) {
                flatten(item, spec, depth + 1, values)?;
            }
        }
        (TreeSpec::Dict(specs), Item::Dict(items)) => {
            for (key, spec) in specs {
                let items = items.borrow();
                let found = items.iter().find(|(other, _)| key_text(other).as_deref() == Some(key.as_str()));
                flatten(&found.ok_or_else(mismatch)?.1, spec, depth + 1, values)?;
            }
        }
        (TreeSpec::Other { children, .. }, Item::Dict(items)) if children.len() == items.borrow().len() => {
            for (spec, (_, item)) in children.iter().zip(items.borrow().iter()) {
                flatten(item, spec, depth + 1, values)?;
            }
        }
        _ => return Err(mismatch()),
    }
    Ok(())
}

fn key_text(key: &Item) -> Option<String> {
    match key {
        Item::Constant(Argument::Str(text)) => Some(fx_ir::text::python_str_repr(text)),
        Item::Constant(Argument::Int(value)) => Some(value.to_string()),
        _ => None,
    }
}
