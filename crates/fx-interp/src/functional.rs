//! `torch.nn.functional` and the parts of `torch` that are written in Python: functions whose arguments are not those
//! of an operator. What is not here is an operator of the same name.

use std::sync::LazyLock;

use crate::error::CallError;
use crate::functional_special as special;
use crate::overloads::Operators;
use crate::rows::{Bound, Row, StraightTable, Table, Term};
use crate::value::Value;

/// The functions of `torch.nn.functional`.
pub(crate) static FUNCTIONAL: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("functional.txt")));

/// The calls of functions written in Rust that come down to one operator.
pub(crate) static STRAIGHT: LazyLock<StraightTable> =
    LazyLock::new(|| StraightTable::read(include_str!("straight.txt")));

/// Calls `torch.nn.functional.NAME`; `None` when it is not in the table.
pub(crate) fn call(
    ops: &mut Operators,
    name: &str,
    args: &[Value],
    kwargs: &[(&str, Value)],
) -> Option<Result<Value, CallError>> {
    let row = FUNCTIONAL.get(name)?;
    Some(Bound::new(row, args, kwargs).and_then(|bound| run(ops, &bound)))
}

/// Calls `torch.nn.functional.NAME`, or the operator of that name.
pub(crate) fn call_any(
    ops: &mut Operators,
    name: &str,
    args: &[Value],
    kwargs: &[(&str, Value)],
) -> Result<Value, CallError> {
    match call(ops, name, args, kwargs) {
        Some(result) => result,
        None => ops.call_by_name(name, args, kwargs),
    }
}

fn run(ops: &mut Operators, bound: &Bound<'_>) -> Result<Value, CallError> {
    if let Some(name) = bound.row.target.strip_prefix('@') {
        return special::call(ops, name, bound);
    }
    let (args, kwargs) = arguments(bound.row, &mut |name| bound.value(name), &mut || bound.reduction())?;
    match bound.flag("inplace")? {
        true => ops.call_by_name(&format!("{}_", bound.row.target), &args, &kwargs),
        false => ops.call_by_name(bound.row.target, &args, &kwargs),
    }
}

type Arguments = (Vec<Value>, Vec<(&'static str, Value)>);

/// The arguments on a row's right side.
pub(crate) fn arguments(
    row: &Row,
    name: &mut dyn FnMut(&'static str) -> Result<Value, CallError>,
    reduction: &mut dyn FnMut() -> Result<Value, CallError>,
) -> Result<Arguments, CallError> {
    let (mut args, mut kwargs) = Arguments::default();
    for (key, term) in &row.args {
        let value = match term {
            Term::Name(term) => name(term)?,
            Term::Reduction => reduction()?,
            Term::Constant(value) => value.value(),
        };
        match key {
            Some(key) => kwargs.push((*key, value)),
            None => args.push(value),
        }
    }
    Ok((args, kwargs))
}
