//! Tables of Python functions in terms of other functions, as text: one line each.
//!
//! ```text
//! leaky_relu(input, negative_slope=0.01, inplace=False) = leaky_relu input negative_slope
//! ```
//!
//! Left is the Python signature, right the operator and its arguments: a name is the parameter (or, in a table of
//! layers, the attribute) of that name, `key=name` a keyword argument, anything else a constant. `#reduction` is the
//! number behind the word `mean`. Where `inplace` is true, the operator's in-place form is called. `@name` stands for
//! a function written in Rust.

use std::collections::HashMap;

use crate::error::CallError;
use crate::value::Value;

/// One line of a table.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) params: Vec<(&'static str, Option<Literal>)>,
    pub(crate) target: &'static str,
    pub(crate) args: Vec<(Option<&'static str>, Term)>,
}

/// An argument of a row's right side.
#[derive(Debug)]
pub(crate) enum Term {
    Name(&'static str),
    Reduction,
    Constant(Literal),
}

/// A constant in a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Literal {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(&'static str),
}

impl Literal {
    pub(crate) fn value(self) -> Value {
        match self {
            Self::None => Value::None,
            Self::Bool(value) => Value::Bool(value),
            Self::Int(value) => Value::Int(value),
            Self::Float(value) => Value::Float(value),
            Self::Str(text) => Value::Str(text.into()),
        }
    }
}

/// A table of rows by the name on their left side.
pub(crate) struct Table(HashMap<&'static str, Row>);

impl Table {
    /// Reads the text of a table. Lines that are no rows are left out; a test sees to it that there are none.
    pub(crate) fn read(text: &'static str) -> Self {
        Self(text.lines().filter_map(row).map(|row| (row.name, row)).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Row> {
        self.0.get(name)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.keys().copied()
    }

    #[cfg(test)]
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.0.values()
    }
}

/// What calls of a function written in Rust come down to, when its conditions hold.
///
/// ```text
/// embedding !padding_idx !max_norm = embedding weight input -1 scale_grad_by_freq sparse
/// ```
///
/// Left are the function and its conditions: a parameter that is given, or with `!` one that is `None` or `False`. Right
/// are, as in a [`Row`], the operator and the arguments that the function gives it.
#[derive(Debug)]
pub(crate) struct Straight {
    pub(crate) conditions: Vec<(&'static str, bool)>,
    pub(crate) args: Vec<(Option<&'static str>, Term)>,
}

/// A table of them by function.
pub(crate) struct StraightTable(HashMap<&'static str, Straight>);

impl StraightTable {
    /// Reads the text of a table.
    pub(crate) fn read(text: &'static str) -> Self {
        let line = |line: &'static str| {
            let (left, right) = line.split_once(" = ")?;
            let mut words = left.split(' ');
            let name = words.next()?;
            let conditions = words.map(|word| match word.strip_prefix('!') {
                Some(name) => (name, false),
                None => (word, true),
            });
            let args = right.split(' ').skip(1).map(|word| (None, term(word))).collect();
            Some((name, Straight { conditions: conditions.collect(), args }))
        };
        Self(text.lines().filter_map(line).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Straight> {
        self.0.get(name)
    }

    #[cfg(test)]
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.keys().copied()
    }
}

/// The row on this line, if it is one.
pub(crate) fn row(line: &'static str) -> Option<Row> {
    let (left, right) = line.split_once(") = ")?;
    let (name, params) = left.split_once('(')?;
    let params = params
        .split(", ")
        .filter(|param| !param.is_empty())
        .map(|param| match param.split_once('=') {
            Some((name, default)) => Some((name, Some(constant(default)?))),
            None => Some((param, None)),
        })
        .collect::<Option<_>>()?;
    let mut words = right.split(' ').filter(|word| !word.is_empty());
    let target = words.next()?;
    let args = words
        .map(|word| match word.split_once('=') {
            Some((key, word)) => (Some(key), term(word)),
            None => (None, term(word)),
        })
        .collect();
    Some(Row { name: name.trim(), params, target, args })
}

fn term(word: &'static str) -> Term {
    match constant(word) {
        _ if word == "#reduction" => Term::Reduction,
        Some(value) => Term::Constant(value),
        None => Term::Name(word),
    }
}

fn constant(word: &'static str) -> Option<Literal> {
    Some(match word {
        "None" => Literal::None,
        "True" => Literal::Bool(true),
        "False" => Literal::Bool(false),
        _ => match word.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')) {
            Some(text) => Literal::Str(text),
            None => match word.parse() {
                Ok(number) => Literal::Int(number),
                Err(_) => {
                    Literal::Float(word.parse().ok().filter(|_| !word.starts_with(char::is_alphabetic))?)
                }
            },
        },
    })
}

/// The arguments of a call, by parameter.
pub(crate) struct Bound<'r> {
    pub(crate) row: &'r Row,
    values: Vec<Value>,
}

impl<'r> Bound<'r> {
    /// Gives each parameter its argument or its default, as Python does.
    pub(crate) fn new(row: &'r Row, args: &[Value], kwargs: &[(&str, Value)]) -> Result<Self, CallError> {
        let name = row.name;
        if args.len() > row.params.len() {
            let (given, taken) = (args.len(), row.params.len());
            return Err(CallError::invalid(format!(
                "{name}() takes {taken} arguments and {given} were given"
            )));
        }
        for (at, (key, _)) in kwargs.iter().enumerate() {
            let known = row.params.iter().position(|(param, _)| param == key);
            if known.is_none() {
                return Err(CallError::invalid(format!("{name}() has no parameter `{key}`")));
            }
            if known.is_some_and(|known| known < args.len())
                || kwargs.iter().take(at).any(|(other, _)| other == key)
            {
                return Err(CallError::invalid(format!("{name}() got `{key}` twice")));
            }
        }
        let values =
            row.params
                .iter()
                .enumerate()
                .map(|(at, (param, default))| {
                    let given = args
                        .get(at)
                        .or_else(|| kwargs.iter().find(|(key, _)| key == param).map(|(_, value)| value));
                    given.cloned().or_else(|| default.map(Literal::value)).ok_or_else(|| {
                        CallError::invalid(format!("{name}() is missing the argument `{param}`"))
                    })
                })
                .collect::<Result<_, _>>()?;
        Ok(Self { row, values })
    }

    /// The argument of a parameter; `None` where the row has no such parameter.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        let at = self.row.params.iter().position(|(param, _)| *param == name)?;
        self.values.get(at)
    }

    /// The argument of a parameter that the row has.
    pub(crate) fn value(&self, name: &str) -> Result<Value, CallError> {
        self.get(name)
            .cloned()
            .ok_or_else(|| CallError::invalid(format!("{}() has no parameter `{name}`", self.row.name)))
    }

    /// A number that must be whole.
    pub(crate) fn int(&self, name: &str) -> Result<i64, CallError> {
        match self.value(name)? {
            Value::Int(value) => Ok(value),
            Value::Bool(value) => Ok(value.into()),
            other => Err(self.bad(name, "an integer", &other)),
        }
    }

    /// A number.
    pub(crate) fn float(&self, name: &str) -> Result<f64, CallError> {
        match self.value(name)? {
            Value::Float(value) => Ok(value),
            Value::Int(value) => Ok(value as f64),
            other => Err(self.bad(name, "a number", &other)),
        }
    }

    /// A truth value; `None` and a parameter that the row does not have are false.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, CallError> {
        match self.get(name) {
            None | Some(Value::None) => Ok(false),
            Some(Value::Bool(value)) => Ok(*value),
            Some(Value::Int(value)) => Ok(*value != 0),
            Some(other) => Err(self.bad(name, "True or False", other)),
        }
    }

    /// A string.
    pub(crate) fn text(&self, name: &str) -> Result<std::sync::Arc<str>, CallError> {
        match self.value(name)? {
            Value::Str(text) => Ok(text),
            other => Err(self.bad(name, "a string", &other)),
        }
    }

    /// Whether the parameter was given as something else than `None`.
    pub(crate) fn has(&self, name: &str) -> bool {
        !matches!(self.get(name), None | Some(Value::None))
    }

    /// The error of an argument that is not what it must be.
    pub(crate) fn bad(&self, name: &str, wanted: &str, given: &Value) -> CallError {
        let given = given.describe();
        CallError::invalid(format!("{}(): `{name}` must be {wanted}, and is {given}", self.row.name))
    }

    /// The number of `reduction`, with the old flags `size_average` and `reduce` as PyTorch reads them.
    pub(crate) fn reduction(&self) -> Result<Value, CallError> {
        if self.has("size_average") || self.has("reduce") {
            let or_true = |name: &str| if self.has(name) { self.flag(name) } else { Ok(true) };
            return Ok(Value::Int(match (or_true("reduce")?, or_true("size_average")?) {
                (false, _) => 0,
                (true, true) => 1,
                (true, false) => 2,
            }));
        }
        reduction(&self.value("reduction")?)
    }
}

/// The number that an operator takes for the word.
pub(crate) fn reduction(word: &Value) -> Result<Value, CallError> {
    match word {
        Value::Str(text) => Ok(Value::Int(match &**text {
            "none" => 0,
            "mean" | "batchmean" => 1,
            "sum" => 2,
            _ => return Err(CallError::invalid(format!("`{text}` is not a reduction: none, mean or sum"))),
        })),
        other => Err(CallError::invalid(format!("{} is not a reduction", other.describe()))),
    }
}
