//! [`Registry`]: shape functions by the names of operators.

use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use fx_ops::{Schema, lookup};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::call::{Call, Result};
use crate::error::ShapeError;
use crate::ops;
use crate::size::Size;
use crate::value::{Arg, Value};

/// A shape function that is built in.
pub(crate) type BuiltIn<S> = fn(&Call<'_, S>) -> Result<Value<S>>;

/// A shape function: from the arguments' metadata to the results'.
type Shared<S> = Arc<dyn Fn(&Call<'_, S>) -> Result<Value<S>> + Send + Sync>;

enum Function<S> {
    BuiltIn(BuiltIn<S>),
    Shared(Shared<S>),
}

impl<S> Clone for Function<S> {
    fn clone(&self) -> Self {
        match self {
            Self::BuiltIn(function) => Self::BuiltIn(*function),
            Self::Shared(function) => Self::Shared(function.clone()),
        }
    }
}

/// The functions of one operator: for all its overloads (`None`), or for one.
type Overloads<S> = SmallVec<[(Option<Box<str>>, Function<S>); 1]>;

/// Shape functions by operator. [`built_in`](Self::built_in) has those of this crate; a user adds own ones in a line:
///
/// ```
/// use fx_shapes::{Registry, Sym};
/// let mut shapes: Registry<Sym> = Registry::built_in();
/// shapes.insert("my::scale", |call| Ok(call.tensor("x")?.like().into()));
/// ```
#[derive(Clone)]
pub struct Registry<S> {
    /// By namespace and name, `aten::add`.
    functions: FxHashMap<Box<str>, Overloads<S>>,
    /// The same of the namespace `aten`, by name alone.
    aten: FxHashMap<Box<str>, Overloads<S>>,
}

impl<S> Default for Registry<S> {
    fn default() -> Self {
        Self { functions: FxHashMap::default(), aten: FxHashMap::default() }
    }
}

impl<S> fmt::Debug for Registry<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Registry({} operators)", self.functions.len() + self.aten.len())
    }
}

impl<S: Size> Registry<S> {
    /// A registry with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The functions of this crate. Costs some 100 us; [`Size::registry`] keeps one.
    pub fn built_in() -> Self {
        let mut registry = Self::new();
        ops::register(&mut registry);
        registry
    }

    /// Adds a function for an operator: `my::scale` for all its overloads, `my::scale.Tensor` for one,
    /// `my::scale.default` for the default one. It comes before what was there.
    pub fn insert(
        &mut self,
        operator: &str,
        function: impl Fn(&Call<'_, S>) -> Result<Value<S>> + Send + Sync + 'static,
    ) -> &mut Self {
        self.put(operator, Function::Shared(Arc::new(function)));
        self
    }

    pub(crate) fn add(&mut self, function: BuiltIn<S>, names: &[&str]) {
        for name in names {
            self.put(&format!("aten::{name}"), Function::BuiltIn(function));
        }
    }

    fn put(&mut self, operator: &str, function: Function<S>) {
        let (name, overload) = match operator.split_once('.') {
            Some((name, "default")) => (name, Some("".into())),
            Some((name, overload)) => (name, Some(overload.into())),
            None => (operator, None),
        };
        let entry = match name.strip_prefix("aten::") {
            Some(name) => self.aten.entry(name.into()).or_default(),
            None => self.functions.entry(name.into()).or_default(),
        };
        entry.retain(|(mine, _)| *mine != overload);
        entry.push((overload, function));
    }

    fn find(&self, schema: &Schema) -> Option<&Function<S>> {
        let overloads = if &*schema.namespace == "aten" {
            self.aten.get(&*schema.name)?
        } else {
            self.functions.get(&*format!("{}::{}", schema.namespace, schema.name))?
        };
        let exact = overloads.iter().find(|(mine, _)| mine.as_deref() == Some(&schema.overload));
        let function = exact.or_else(|| overloads.iter().find(|(mine, _)| mine.is_none()));
        function.map(|(_, function)| function)
    }

    /// Whether there is a function for the operator with this schema. In-place overloads (`add_`) have that of the
    /// operator without the underscore.
    pub fn has(&self, schema: &Schema) -> bool {
        self.find(schema).is_some() || is_in_place(schema)
    }

    /// The results of a call of an operator by name, `aten::add.Tensor` or `torch.ops.aten.add.Tensor`.
    ///
    /// # Errors
    /// There is no such operator or function, or the arguments do not fit.
    pub fn call<K: AsRef<str>>(
        &self,
        operator: &str,
        args: &[Arg<'_, S>],
        kwargs: &[(K, Arg<'_, S>)],
        unknowns: &Cell<u32>,
    ) -> Result<Value<S>> {
        let schema = lookup(operator).ok_or_else(|| ShapeError::Unknown { operator: operator.to_owned() })?;
        self.call_schema(schema, args, kwargs, unknowns)
    }

    /// The results of a call of the operator with this schema. `unknowns` counts the sizes that only data decides.
    ///
    /// # Errors
    /// There is no function for it, or the arguments do not fit.
    pub fn call_schema<K: AsRef<str>>(
        &self,
        schema: &Schema,
        args: &[Arg<'_, S>],
        kwargs: &[(K, Arg<'_, S>)],
        unknowns: &Cell<u32>,
    ) -> Result<Value<S>> {
        self.apply(&Call::new(schema, args, kwargs, unknowns)?)
    }

    pub(crate) fn apply(&self, call: &Call<'_, S>) -> Result<Value<S>> {
        let schema = call.schema();
        match self.find(schema) {
            Some(Function::BuiltIn(function)) => function(call),
            Some(Function::Shared(function)) => function(call),
            None if is_in_place(schema) => in_place(call),
            None => Err(ShapeError::Unknown { operator: schema.qualified_name() }),
        }
    }

    /// The operators that have functions of their own, sorted: `aten::add`, `aten::max.dim`.
    pub fn names(&self) -> Vec<String> {
        let aten = self.aten.iter().map(|(name, overloads)| (format!("aten::{name}"), overloads));
        let others = self.functions.iter().map(|(name, overloads)| (name.to_string(), overloads));
        let mut names: Vec<String> = aten
            .chain(others)
            .flat_map(|(name, overloads)| {
                overloads.iter().map(move |(overload, _)| match overload.as_deref() {
                    None => name.clone(),
                    Some("") => format!("{name}.default"),
                    Some(overload) => format!("{name}.{overload}"),
                })
            })
            .collect();
        names.sort();
        names
    }
}

/// Whether the operator gives back its first argument, which it writes to.
fn is_in_place(schema: &Schema) -> bool {
    let writes = schema.parameters.first().is_some_and(|parameter| parameter.is_written());
    let [result] = &schema.returns[..] else { return false };
    writes && !schema.is_out() && result.alias.as_ref().is_some_and(|alias| alias.is_write)
}

/// The first argument, as it is, when the others broadcast to it.
fn in_place<S: Size>(call: &Call<'_, S>) -> Result<Value<S>> {
    let name = call.parameter(0);
    let own = call.tensor(name)?;
    for at in 1..call.schema().parameters.len() {
        // Indices and masks have rules of their own; plain operands must not make the result larger.
        let is_operand =
            matches!(call.parameter(at), "other" | "tensor1" | "tensor2" | "mask" | "src" | "end");
        if let (true, Some(Arg::Tensor(other))) =
            (is_operand && !call.name().contains("scatter") && !call.name().contains("index"), call.at(at))
        {
            let shape = call.broadcast(&[(name, &own.shape), (call.parameter(at), &other.shape)])?;
            let grown = shape.len() != own.rank()
                || shape.iter().zip(&own.shape).any(|(a, b)| a.same(b) == Some(false));
            if grown {
                let problem =
                    format!("of shape {} does not fit into {}", crate::value::shown(&other.shape), own);
                return Err(call.error(call.parameter(at), problem));
            }
        }
    }
    Ok(own.clone().into())
}

#[cfg(test)]
mod tests {
    use fx_ir::DType;
    use fx_ops::lookup;

    use super::*;
    use crate::{Meta, Sym};

    fn float(shape: &[i64]) -> Meta<i64> {
        Meta::new(DType::Float32, shape.iter().copied().collect())
    }

    fn error(operator: &str, args: &[Arg<'_, i64>]) -> String {
        i64::registry().call::<&str>(operator, args, &[], &Cell::new(0)).unwrap_err().to_string()
    }

    #[test]
    fn errors_name_the_operator_the_argument_and_both_sizes() {
        let (x, y, image, kernel) =
            (float(&[2, 3]), float(&[4, 5]), float(&[1, 3, 8, 8]), float(&[4, 5, 3, 3]));
        insta::assert_snapshot!(error("aten::mm", &[Arg::Tensor(&x), Arg::Tensor(&y)]), @"aten::mm: `mat2` f32[4, 5] has 4 rows, but `self` f32[2, 3] has 3 columns");
        insta::assert_snapshot!(error("aten::add.Tensor", &[Arg::Tensor(&x), Arg::Tensor(&y)]), @"aten::add.Tensor: `other` of shape [4, 5] does not broadcast: its size 4 meets 2");
        insta::assert_snapshot!(error("aten::conv2d", &[Arg::Tensor(&image), Arg::Tensor(&kernel)]), @"aten::conv2d: `weight` f32[4, 5, 3, 3] with 1 groups takes 5 channels, but `input` f32[1, 3, 8, 8] has 3");
        insta::assert_snapshot!(error("aten::view", &[Arg::Tensor(&x), Arg::list([Arg::Int(4), Arg::Int(-1)])]), @"aten::view: `size` [4, -1] does not fit 6 elements of [2, 3]");
        insta::assert_snapshot!(error("aten::nonzero", &[Arg::Tensor(&x)]), @"aten::nonzero: the size of the result depends on the data, and sizes have to be known here");
        insta::assert_snapshot!(error("aten::add_.Tensor", &[Arg::Tensor(&x), Arg::Tensor(&image)]), @"aten::add_.Tensor: `other` of shape [1, 3, 8, 8] does not broadcast: its size 8 meets 2");
    }

    #[test]
    fn symbolic_sizes_stay_symbolic() {
        let batch = Sym::symbol("s0", Some(4));
        let shape = |sizes: &[Sym]| Meta::new(DType::Float32, sizes.iter().cloned().collect());
        let image = shape(&[batch, 3.into(), 32.into(), 32.into()]);
        let kernel = shape(&[8.into(), 3.into(), 3.into(), 3.into()]);
        let call = |operator: &str, args: &[Arg<'_, Sym>]| {
            let found = Sym::registry().call::<&str>(operator, args, &[], &Cell::new(0)).unwrap();
            found.as_tensor().unwrap().clone()
        };
        let features = call("aten::conv2d", &[Arg::Tensor(&image), Arg::Tensor(&kernel)]);
        assert_eq!(features.to_string(), "f32[s0, 8, 30, 30]");
        let flat = call("aten::flatten.using_ints", &[Arg::Tensor(&features), Arg::Int(0.into())]);
        assert_eq!(flat.to_string(), "f32[7200*s0]");
    }

    #[test]
    fn a_symbolic_size_that_was_one_keeps_its_name_until_something_larger_meets_it() {
        let rest = Sym::symbol("s0", Some(4)).minus(&3.into());
        let shape = |sizes: &[Sym]| Meta::new(DType::Float32, sizes.iter().cloned().collect());
        let (row, number, one, long) = (shape(&[rest]), shape(&[]), shape(&[1.into()]), shape(&[5.into()]));
        let sum = |left: &Meta<Sym>, right: &Meta<Sym>| {
            let args = [Arg::Tensor(left), Arg::Tensor(right)];
            let found = Sym::registry().call::<&str>("aten::add.Tensor", &args, &[], &Cell::new(0)).unwrap();
            found.as_tensor().unwrap().to_string()
        };
        for (left, right) in [(&row, &number), (&row, &one), (&row, &row)] {
            assert_eq!(sum(left, right), "f32[s0 - 3]");
            assert_eq!(sum(right, left), "f32[s0 - 3]");
        }
        assert_eq!(sum(&row, &long), "f32[5]");
        assert_eq!(sum(&long, &row), "f32[5]");
    }

    #[test]
    fn every_function_is_of_an_operator_that_exists() {
        let missing: Vec<String> = i64::registry()
            .names()
            .into_iter()
            .filter(|name| lookup(name).is_none() && fx_ops::overloads(name).next().is_none())
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
