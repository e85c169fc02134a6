//! [`CallSite`]: a function or method that is called often, and the operators that its calls came down to.

use std::sync::OnceLock;

use fx_aten::{Arg, Op};
use smallvec::SmallVec;

use crate::aten::{self, Place};
use crate::error::CallError;
use crate::functional::{FUNCTIONAL, STRAIGHT};
use crate::overloads::Operators;
use crate::rows::{Literal, Row, Term};
use crate::value::Value;

/// How many kinds of calls are remembered.
const SLOTS: usize = 6;

/// One function or method, with the operators that its calls came down to, by the kinds of their arguments. A later
/// call of the same kinds goes straight to the operator: no name is looked up, no overload chosen, nothing allocated.
///
/// [`Eager::call_function_at`](crate::Eager::call_function_at) and
/// [`call_method_at`](crate::Eager::call_method_at) fill it. It may be a `static`.
#[derive(Default)]
pub struct CallSite {
    chosen: OnceLock<Box<[OnceLock<Chosen>; SLOTS]>>,
}

struct Chosen {
    kinds: Kinds,
    keywords: Box<[Box<str>]>,
    op: Op,
    sources: SmallVec<[Source; 6]>,
    /// From which positional argument on they are one list.
    rest: Option<usize>,
    /// Whether the operator takes the positional arguments just as they are.
    is_direct: bool,
}

/// The kinds of the arguments of a call, positional and by keyword: all that the choice of an operator depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u64);

impl Kinds {
    /// The kinds of these arguments; `None` when there are too many, or some on whose value the choice may depend.
    #[inline]
    pub fn of<'a>(args: &[Arg<'a>], keywords: impl Iterator<Item = Arg<'a>>) -> Option<Self> {
        let mut kinds = 1u64;
        let mut add = |kind: u64| {
            let is_room = kinds >> 60 == 0;
            kinds = kinds << 4 | kind;
            is_room.then_some(())
        };
        for arg in args {
            add(kind(arg)?)?;
        }
        add(0)?;
        for arg in keywords {
            add(kind(&arg)?)?;
        }
        Some(Self(kinds))
    }
}

#[inline]
fn kind(arg: &Arg<'_>) -> Option<u64> {
    Some(match arg {
        Arg::Tensor(_) => 1,
        Arg::Int(_) => 2,
        Arg::Float(_) => 3,
        // Flags like `inplace` choose the operator.
        Arg::Bool(false) => 4,
        Arg::Bool(true) => 5,
        Arg::None => 6,
        Arg::Ints(items) if !items.is_empty() => 7,
        Arg::Tensors(items) if !items.is_empty() && items.iter().all(Option::is_some) => 8,
        Arg::DType(_) => 9,
        Arg::Device(_) => 10,
        Arg::MemoryFormat(_) => 11,
        Arg::Layout(_) => 12,
        _ => return None,
    })
}

/// Where a parameter of the operator comes from.
#[derive(Clone, Copy)]
enum Source {
    Default,
    Arg(usize),
    Keyword(usize),
    Rest(usize),
    Constant(Literal),
}

impl From<Place> for Source {
    fn from(place: Place) -> Self {
        match place {
            Place::Default => Self::Default,
            Place::Arg(at) => Self::Arg(at),
            Place::Kwarg(at) => Self::Keyword(at),
            Place::Rest(at) => Self::Rest(at),
        }
    }
}

impl CallSite {
    /// A site of which no call is known.
    pub const fn new() -> Self {
        Self { chosen: OnceLock::new() }
    }

    /// Makes a call as the last one of these kinds was made; `None` when there was none that stands for all.
    #[inline]
    pub fn call(
        &self,
        kinds: Kinds,
        args: &[Arg<'_>],
        keywords: &[(&str, Arg<'_>)],
    ) -> Option<Result<Value, CallError>> {
        let is_same = |chosen: &&Chosen| {
            chosen.kinds == kinds
                && chosen.keywords.len() == keywords.len()
                && chosen.keywords.iter().zip(keywords).all(|(known, (name, _))| **known == **name)
        };
        let chosen = self.chosen.get()?.iter().map_while(OnceLock::get).find(is_same)?;
        if chosen.is_direct {
            return Some(aten::invoke(chosen.op, args).map(as_python));
        }
        let mut rest: SmallVec<[i64; 8]> = SmallVec::new();
        if let Some(at) = chosen.rest {
            let ints = args.get(at..).unwrap_or_default().iter();
            rest.extend(ints.filter_map(|arg| if let Arg::Int(value) = arg { Some(*value) } else { None }));
        }
        let taken = |source: &Source| {
            Some(match source {
                Source::Default => Arg::Default,
                Source::Arg(at) => *args.get(*at)?,
                Source::Keyword(at) => keywords.get(*at)?.1,
                Source::Rest(_) => Arg::Ints(&rest),
                Source::Constant(literal) => constant(*literal),
            })
        };
        if let Some(result) = chosen.op.call_plain(chosen.sources.iter().map(taken)) {
            return Some(result.map(|value| as_python(Value::from_aten(value))).map_err(CallError::from));
        }
        let plain: SmallVec<[Arg<'_>; 8]> = chosen.sources.iter().map(taken).collect::<Option<_>>()?;
        Some(aten::invoke(chosen.op, &plain).map(as_python))
    }

    /// Remembers the operator that the call just made came down to, if it is one and stands for all of these kinds.
    pub(crate) fn learn(
        &self,
        kinds: Kinds,
        operators: &Operators,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) {
        let known = as_given(operators, args, kwargs)
            .or_else(|| by_index(operators, target, args))
            .or_else(|| by_row(operators, target, args, kwargs));
        if let Some((op, sources)) = known {
            self.remember(kinds, op, &sources, args.len(), kwargs);
        }
    }

    /// Remembers the operator that the function itself is.
    pub(crate) fn learn_operator(&self, kinds: Kinds, op: Op, args: usize, kwargs: &[(&str, Value)]) {
        let order = op.schema().ok().and_then(|schema| aten::order(schema, args, kwargs).ok());
        let sources = order.iter().flatten().map(|place| Source::from(*place));
        if order.is_some() {
            self.remember(kinds, op, &sources.collect::<Vec<_>>(), args, kwargs);
        }
    }

    fn remember(&self, kinds: Kinds, op: Op, sources: &[Source], args: usize, kwargs: &[(&str, Value)]) {
        let slots = self.chosen.get_or_init(Box::default);
        let Some(free) = slots.iter().find(|slot| slot.get().is_none()) else { return };
        let trimmed =
            sources.iter().rposition(|source| !matches!(source, Source::Default)).map_or(0, |at| at + 1);
        let is_in_order = |(at, source): (usize, &Source)| matches!(source, Source::Arg(from) if *from == at);
        let is_direct =
            kwargs.is_empty() && trimmed == args && sources[..trimmed].iter().enumerate().all(is_in_order);
        let keywords = kwargs.iter().map(|(name, _)| Box::from(*name)).collect();
        let sources = SmallVec::from(&sources[..trimmed]);
        let rest =
            sources.iter().find_map(|source| if let Source::Rest(at) = source { Some(*at) } else { None });
        let _ = free.set(Chosen { kinds, keywords, op, sources, rest, is_direct });
    }
}

/// Several tensors come as a tuple, as they do in Python.
#[inline]
fn as_python(value: Value) -> Value {
    match value {
        Value::List(items) => Value::Tuple(items),
        other => other,
    }
}

fn constant(literal: Literal) -> Arg<'static> {
    match literal {
        Literal::None => Arg::None,
        Literal::Bool(value) => Arg::Bool(value),
        Literal::Int(value) => Arg::Int(value),
        Literal::Float(value) => Arg::Float(value),
        Literal::Str(text) => Arg::Str(text),
    }
}

type Known = (Op, SmallVec<[Source; 6]>);

/// An operator that was called on the arguments as they were given.
fn as_given(operators: &Operators, args: &[Value], kwargs: &[(&str, Value)]) -> Option<Known> {
    operators.only_call(args, kwargs)?;
    let resolved = operators.only_settled_call()?;
    let is_int = |value: &Value| matches!(value, Value::Int(_));
    for place in &resolved.order {
        if let Place::Rest(at) = place
            && !args.get(*at..)?.iter().all(is_int)
        {
            return None;
        }
    }
    Some((resolved.op, resolved.order.iter().map(|place| Source::from(*place)).collect()))
}

/// `tensor[number]`, which selects along the first dimension.
fn by_index(operators: &Operators, target: &str, args: &[Value]) -> Option<Known> {
    let ("operator.getitem", [Value::Tensor(_), Value::Int(_)]) = (target, args) else { return None };
    let resolved = operators.only_settled_call()?;
    let given = [Source::Arg(0), Source::Constant(Literal::Int(0)), Source::Arg(1)];
    let source = |place: &Place| match place {
        Place::Arg(at) => given.get(*at).copied(),
        _ => None,
    };
    Some((resolved.op, resolved.order.iter().map(source).collect::<Option<_>>()?))
}

/// An operator that a line of the table of `torch.nn.functional` stands for.
fn by_row(operators: &Operators, target: &str, args: &[Value], kwargs: &[(&str, Value)]) -> Option<Known> {
    let row: &Row = FUNCTIONAL.get(target.strip_prefix("torch.nn.functional.")?)?;
    let resolved = operators.only_settled_call()?;
    // Where the arguments on the row's right side come from.
    let given = |name: &str| {
        let at = row.params.iter().position(|(param, _)| *param == name)?;
        Some(if at < args.len() {
            Source::Arg(at)
        } else if let Some(at) = kwargs.iter().position(|(key, _)| *key == name) {
            Source::Keyword(at)
        } else {
            Source::Constant(row.params[at].1?)
        })
    };
    let right = |term: &Term| match term {
        Term::Name(name) => given(name),
        Term::Constant(literal) => Some(Source::Constant(*literal)),
        Term::Reduction => None,
    };
    let right_side = match row.target.starts_with('@') {
        false => &row.args,
        true => {
            let straight = STRAIGHT.get(row.name)?;
            // Whether an argument is given depends on its kind alone.
            let is_given = |source: Source| match source {
                Source::Arg(at) => !matches!(args.get(at), Some(Value::None | Value::Bool(false))),
                Source::Keyword(at) => !matches!(kwargs.get(at), Some((_, Value::None | Value::Bool(false)))),
                Source::Constant(literal) => !matches!(literal, Literal::None | Literal::Bool(false)),
                Source::Default | Source::Rest(_) => false,
            };
            for (name, wanted) in &straight.conditions {
                if is_given(given(name)?) != *wanted {
                    return None;
                }
            }
            &straight.args
        }
    };
    let positional = right_side.iter().filter(|(key, _)| key.is_none());
    let positional: Vec<Source> = positional.map(|(_, term)| right(term)).collect::<Option<_>>()?;
    let keywords = right_side.iter().filter(|(key, _)| key.is_some());
    let keywords: Vec<Source> = keywords.map(|(_, term)| right(term)).collect::<Option<_>>()?;
    let source = |place: &Place| match place {
        Place::Default => Some(Source::Default),
        Place::Arg(at) => positional.get(*at).copied(),
        Place::Kwarg(at) => keywords.get(*at).copied(),
        Place::Rest(_) => None,
    };
    Some((resolved.op, resolved.order.iter().map(source).collect::<Option<_>>()?))
}
