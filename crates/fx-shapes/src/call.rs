//! [`Call`]: one call of an operator, as a shape function sees it.

use std::cell::Cell;

use fx_ir::{DType, Device, MemoryFormat};
use fx_ops::{Bindings, Bound, DefaultValue, Schema};
use smallvec::{SmallVec, smallvec};

use crate::error::ShapeError;
use crate::meta::{Dims, Meta};
use crate::size::Size;
use crate::value::{Arg, Value, shown};

/// What a shape function gives.
pub type Result<T, E = ShapeError> = std::result::Result<T, E>;

/// The arguments of one call, by the names of the schema's parameters, with defaults filled in.
///
/// Reading an argument that is not of the kind asked for is an error that names the operator and the argument.
pub struct Call<'a, S> {
    schema: &'a Schema,
    bound: Bindings<'a, Arg<'a, S>>,
    /// How many sizes that only data decides there are so far.
    unknowns: &'a Cell<u32>,
}

impl<'a, S: Size> Call<'a, S> {
    /// A call of the operator with this schema.
    ///
    /// # Errors
    /// The arguments do not fit the schema.
    pub fn new<K: AsRef<str>>(
        schema: &'a Schema,
        args: &'a [Arg<'a, S>],
        kwargs: &'a [(K, Arg<'a, S>)],
        unknowns: &'a Cell<u32>,
    ) -> Result<Self> {
        Ok(Self { schema, bound: schema.bind(args, kwargs)?, unknowns })
    }

    /// The operator's schema.
    pub fn schema(&self) -> &'a Schema {
        self.schema
    }

    /// The operator's name, without namespace and overload.
    pub fn name(&self) -> &'a str {
        &self.schema.name
    }

    /// An error about an argument.
    pub fn error(&self, argument: &str, problem: impl Into<String>) -> ShapeError {
        ShapeError::Argument {
            operator: self.schema.qualified_name(),
            argument: argument.to_owned(),
            problem: problem.into(),
        }
    }

    fn bound(&self, name: &str) -> Option<Bound<'a, Arg<'a, S>>> {
        let at = self.schema.parameters.iter().position(|parameter| &*parameter.name == name)?;
        self.bound.get(at).copied()
    }

    /// The argument; `None` for a default, or when there is no such parameter.
    pub fn given(&self, name: &str) -> Option<&'a Arg<'a, S>> {
        self.bound(name)?.given()
    }

    /// The argument at this position of the schema.
    pub fn at(&self, position: usize) -> Option<&'a Arg<'a, S>> {
        self.bound.get(position)?.given()
    }

    /// The parameter's name at this position, for messages.
    pub fn parameter(&self, position: usize) -> &'a str {
        self.schema.parameters.get(position).map_or("?", |parameter| &parameter.name)
    }

    /// The schema's default, when nothing or `None` was given.
    fn default(&self, name: &str) -> Option<&'a DefaultValue> {
        match self.bound(name)? {
            Bound::Default(default) => Some(default),
            Bound::Given(_) => None,
        }
    }

    fn wrong(&self, name: &str, wanted: &str) -> ShapeError {
        let problem = match (self.given(name), self.default(name)) {
            (Some(given), _) => format!("is {}, expected {wanted}", given.describe()),
            (None, Some(_)) => format!("was not given, expected {wanted}"),
            (None, None) => "is no parameter of this operator".to_owned(),
        };
        self.error(name, problem)
    }

    /// Whether something else than `None` is given, or is the default.
    pub fn has(&self, name: &str) -> bool {
        match self.bound(name) {
            None | Some(Bound::Given(Arg::None) | Bound::Default(DefaultValue::None)) => false,
            Some(_) => true,
        }
    }

    /// A tensor.
    pub fn tensor(&self, name: &str) -> Result<&'a Meta<S>> {
        match self.given(name) {
            Some(Arg::Tensor(meta)) => Ok(meta),
            _ => Err(self.wrong(name, "a tensor")),
        }
    }

    /// A tensor that may be absent.
    pub fn opt_tensor(&self, name: &str) -> Result<Option<&'a Meta<S>>> {
        if self.has(name) { self.tensor(name).map(Some) } else { Ok(None) }
    }

    /// A list of tensors.
    pub fn tensors(&self, name: &str) -> Result<SmallVec<[&'a Meta<S>; 4]>> {
        self.opt_tensors(name)?
            .into_iter()
            .map(|meta| meta.ok_or_else(|| self.wrong(name, "a list of tensors")))
            .collect()
    }

    /// A list of tensors, some of which may be absent.
    pub fn opt_tensors(&self, name: &str) -> Result<SmallVec<[Option<&'a Meta<S>>; 4]>> {
        let wrong = || self.wrong(name, "a list of tensors");
        match self.given(name) {
            Some(Arg::List(items)) => items
                .iter()
                .map(|item| match item {
                    Arg::Tensor(meta) => Ok(Some(*meta)),
                    Arg::None => Ok(None),
                    _ => Err(wrong()),
                })
                .collect(),
            Some(Arg::Tensor(meta)) => Ok(smallvec![Some(*meta)]),
            Some(Arg::Ints(items)) if items.is_empty() => Ok(SmallVec::new()),
            _ => Err(wrong()),
        }
    }

    /// A size, which may be symbolic.
    pub fn size(&self, name: &str) -> Result<S> {
        match (self.given(name), self.default(name)) {
            (Some(Arg::Int(size)), _) => Ok(size.clone()),
            (Some(Arg::Bool(Some(value))), _) => Ok(i64::from(*value).into()),
            (_, Some(DefaultValue::Int(value))) => Ok((*value).into()),
            _ => Err(self.wrong(name, "an integer")),
        }
    }

    /// A size, or nothing.
    pub fn opt_size(&self, name: &str) -> Result<Option<S>> {
        if self.has(name) { self.size(name).map(Some) } else { Ok(None) }
    }

    /// An integer that has to be known; of a symbolic one, the hint.
    pub fn int(&self, name: &str) -> Result<i64> {
        self.size(name)?.hint().ok_or_else(|| self.wrong(name, "a known integer"))
    }

    /// A list of sizes. One number stands for a list of it.
    pub fn sizes(&self, name: &str) -> Result<Dims<S>> {
        let wrong = || self.wrong(name, "a list of integers");
        match (self.given(name), self.default(name)) {
            (Some(Arg::Ints(items)), _) => Ok(items.iter().cloned().collect()),
            (Some(Arg::Int(size)), _) => Ok(smallvec![size.clone()]),
            (Some(Arg::List(items)), _) => items
                .iter()
                .map(|item| match item {
                    Arg::Int(size) => Ok(size.clone()),
                    _ => Err(wrong()),
                })
                .collect(),
            (_, Some(DefaultValue::Int(value))) => Ok(smallvec![(*value).into()]),
            (_, Some(DefaultValue::List(items))) => items
                .iter()
                .map(|item| match item {
                    DefaultValue::Int(value) => Ok((*value).into()),
                    _ => Err(wrong()),
                })
                .collect(),
            _ => Err(wrong()),
        }
    }

    /// A list of sizes, or nothing.
    pub fn opt_sizes(&self, name: &str) -> Result<Option<Dims<S>>> {
        if self.has(name) { self.sizes(name).map(Some) } else { Ok(None) }
    }

    /// Numbers for `count` dimensions: as many, or one for all.
    pub fn spatial(&self, name: &str, count: usize) -> Result<Dims<S>> {
        let sizes = self.sizes(name)?;
        match sizes.len() {
            1 if count != 1 => Ok(smallvec![sizes[0].clone(); count]),
            len if len == count => Ok(sizes),
            len => Err(self.error(name, format!("has {len} numbers, expected {count}"))),
        }
    }

    /// A list of known integers.
    pub fn ints(&self, name: &str) -> Result<SmallVec<[i64; 5]>> {
        let known = |size: &S| size.hint().ok_or_else(|| self.wrong(name, "a list of known integers"));
        self.sizes(name)?.iter().map(known).collect()
    }

    /// Numbers of any kind, as floating-point ones.
    pub fn floats(&self, name: &str) -> Option<SmallVec<[f64; 4]>> {
        let number = |arg: &Arg<'_, S>| match arg {
            Arg::Float(value) => *value,
            Arg::Int(size) => size.hint().map(|value| value as f64),
            _ => None,
        };
        match self.given(name)? {
            Arg::List(items) => items.iter().map(number).collect(),
            Arg::Ints(items) => items.iter().map(|size| Some(size.hint()? as f64)).collect(),
            other => number(other).map(|value| smallvec![value]),
        }
    }

    /// A truth value.
    pub fn flag(&self, name: &str) -> Result<bool> {
        match (self.given(name), self.default(name)) {
            (Some(Arg::Bool(Some(value))), _) => Ok(*value),
            (Some(Arg::Int(size)), _) if size.as_int().is_some() => Ok(!size.is(0)),
            (_, Some(DefaultValue::Bool(value))) => Ok(*value),
            _ => Err(self.wrong(name, "a known truth value")),
        }
    }

    /// A string; the empty one when there is none.
    pub fn text(&self, name: &str) -> &'a str {
        match (self.given(name), self.default(name)) {
            (Some(Arg::Str(text)), _) => text,
            (_, Some(DefaultValue::Str(text))) => text,
            _ => "",
        }
    }

    /// An element type, when one is given.
    pub fn dtype(&self, name: &str) -> Option<DType> {
        match self.given(name)? {
            Arg::DType(dtype) => Some(*dtype),
            _ => None,
        }
    }

    /// The device, when one is given.
    pub fn device(&self) -> Option<Device> {
        match self.given("device")? {
            Arg::Device(device) => Some(*device),
            Arg::Str(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The memory format, when one is given.
    pub fn memory_format(&self) -> Option<MemoryFormat> {
        match self.given("memory_format")? {
            Arg::MemoryFormat(format) => Some(*format),
            _ => None,
        }
    }

    /// The dimension that a possibly negative number names, of a tensor with this rank. A tensor without dimensions
    /// counts as having one.
    pub fn dim(&self, name: &str, rank: usize) -> Result<usize> {
        self.wrap(name, self.int(name)?, rank)
    }

    /// The same for a number that is already read.
    pub fn wrap(&self, name: &str, dim: i64, rank: usize) -> Result<usize> {
        let count = rank.max(1) as i64;
        let wrapped = if dim < 0 { dim.saturating_add(count) } else { dim };
        usize::try_from(wrapped).ok().filter(|at| *at < rank.max(1)).ok_or_else(|| {
            self.error(
                name,
                format!("is {dim}, expected a dimension in {}..{} of a tensor with {rank}", -count, count),
            )
        })
    }

    /// Which dimensions a list names; all of them for an empty or absent list.
    pub fn dims(&self, name: &str, rank: usize) -> Result<SmallVec<[bool; 5]>> {
        let named = match self.given(name) {
            None | Some(Arg::None) => match self.default(name) {
                Some(DefaultValue::List(_) | DefaultValue::Int(_)) => self.ints(name)?,
                _ => SmallVec::new(),
            },
            Some(_) => self.ints(name)?,
        };
        if named.is_empty() {
            return Ok(smallvec![true; rank]);
        }
        let mut marked: SmallVec<[bool; 5]> = smallvec![false; rank];
        for dim in named {
            let at = self.wrap(name, dim, rank)?;
            if let Some(mark) = marked.get_mut(at)
                && std::mem::replace(mark, true)
            {
                return Err(self.error(name, format!("names dimension {at} twice")));
            }
        }
        Ok(marked)
    }

    /// A size that only the data decides.
    ///
    /// # Errors
    /// Sizes have to be known here.
    pub fn unknown(&self) -> Result<S> {
        let number = self.unknowns.get();
        self.unknowns.set(number.saturating_add(1));
        S::unknown(number).ok_or_else(|| ShapeError::DataDependent { operator: self.schema.qualified_name() })
    }

    /// Checks that the tensor has this rank.
    ///
    /// # Errors
    /// It has another.
    pub fn expect_rank(&self, name: &str, meta: &Meta<S>, rank: usize) -> Result<()> {
        if meta.rank() == rank {
            return Ok(());
        }
        let problem = format!("has {} dimensions {}, expected {rank}", meta.rank(), shown(&meta.shape));
        Err(self.error(name, problem))
    }

    /// Checks that a size of an argument is what the others ask for. Sizes that nothing is known of are taken to be
    /// equal.
    ///
    /// # Errors
    /// It is not; the message has both.
    pub fn expect_size(&self, name: &str, what: &str, size: &S, wanted: &S) -> Result<()> {
        if size.same(wanted) == Some(false) {
            return Err(self.error(name, format!("has {what} {size}, expected {wanted}")));
        }
        Ok(())
    }

    /// The shape that all these broadcast to; each comes with the name of its argument.
    ///
    /// # Errors
    /// Two sizes differ and neither is 1; the message has both shapes.
    pub fn broadcast(&self, shapes: &[(&str, &[S])]) -> Result<Dims<S>> {
        let rank = shapes.iter().map(|(_, shape)| shape.len()).max().unwrap_or(0);
        let mut result: Dims<S> = smallvec![S::from(1); rank];
        for (name, shape) in shapes {
            for (at, size) in shape.iter().enumerate() {
                let slot = &mut result[rank - shape.len() + at];
                if size.is(1) {
                    // A symbolic size that happens to be 1 in the capture is still not the number
                    // 1: where nothing larger meets it, the result keeps its name.
                    if slot.as_int() == Some(1) && size.as_int().is_none() {
                        *slot = size.clone();
                    }
                    continue;
                }
                if slot.is(1) {
                    *slot = size.clone();
                } else if slot.same(size) == Some(false) {
                    let problem =
                        format!("of shape {} does not broadcast: its size {size} meets {slot}", shown(shape));
                    return Err(self.error(name, problem));
                } else if slot.as_int().is_none() && size.as_int().is_some() {
                    *slot = size.clone();
                }
            }
        }
        Ok(result)
    }

    /// Runs another shape function's operator on other arguments: composite operators are the sum of their parts.
    ///
    /// # Errors
    /// What the other function refuses; it names the inner operator.
    pub fn run(&self, operator: &str, args: &[Arg<'_, S>]) -> Result<Value<S>> {
        S::registry().call(operator, args, &[] as &[(&str, Arg<'_, S>)], self.unknowns)
    }

    /// The same for an operator that gives one tensor.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn run_tensor(&self, operator: &str, args: &[Arg<'_, S>]) -> Result<Meta<S>> {
        match self.run(operator, args)? {
            Value::Tensor(meta) => Ok(meta),
            _ => Err(self.error("self", format!("{operator} gave no tensor"))),
        }
    }
}
