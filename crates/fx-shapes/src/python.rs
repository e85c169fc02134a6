//! Python's side of calls: which overload arguments choose, arithmetic on sizes, and functions that wrap operators.

use std::cell::Cell;
use std::sync::Arc;

use fx_ir::{DType, Op, SymExpr};
use fx_ops::{Overloads, Resolution, Schema, Type, candidates};

use crate::call::Result;
use crate::error::ShapeError;
use crate::registry::Registry;
use crate::size::Size;
use crate::sym::Sym;
use crate::value::{Arg, Value};

/// Arguments by keyword.
type Kwargs<'k, 'a, S> = &'k [(&'k str, Arg<'a, S>)];

impl Registry<Sym> {
    /// The results of a `call_function` or `call_method` as a graph has it: an overload by its full name, a function
    /// of `torch`, a method, or an operation of Python on sizes.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub fn call_target(
        &self,
        op: Op,
        target: &str,
        args: &[Arg<'_, Sym>],
        kwargs: Kwargs<'_, '_, Sym>,
        unknowns: &Cell<u32>,
    ) -> Result<Value<Sym>> {
        let unknown = || ShapeError::Unknown { operator: target.to_owned() };
        if !target.starts_with("torch.ops.") {
            let name = target.strip_prefix('_').unwrap_or(target);
            if op == Op::CallFunction
                && let Some(value) = plain(name, args)
            {
                return value.ok_or_else(unknown);
            }
            if op == Op::CallMethod
                && let Some(value) = self.method(target, args, kwargs, unknowns)
            {
                return value;
            }
        }
        match candidates(op, target) {
            Resolution::Overload(schema) => self.call_schema(schema, args, kwargs, unknowns),
            Resolution::Overloads(overloads) => {
                self.call_overloads(target, overloads, args, kwargs, unknowns)
            }
            Resolution::Python(signature) => self.wrapped(target, signature, args, kwargs, unknowns),
            Resolution::Unknown => Err(unknown()),
        }
    }

    /// The first overload whose parameters take the arguments.
    fn call_overloads(
        &self,
        target: &str,
        overloads: Overloads,
        args: &[Arg<'_, Sym>],
        kwargs: Kwargs<'_, '_, Sym>,
        unknowns: &Cell<u32>,
    ) -> Result<Value<Sym>> {
        // Python says `input` where schemas say `self`, and numpy's names are known.
        let renamed: Vec<(&str, Arg<'_, Sym>)> = kwargs
            .iter()
            .map(|(name, arg)| {
                let name = match *name {
                    "input" => "self",
                    "axis" => "dim",
                    "keepdims" => "keepdim",
                    name => name,
                };
                (name, arg.clone())
            })
            .collect();
        for kwargs in [kwargs, &renamed] {
            if let Some(schema) = overloads.iter().find(|schema| takes(schema, args, kwargs)) {
                return self.call_schema(schema, args, kwargs, unknowns);
            }
        }
        // `x.view(2, 3)`: the rest is one list.
        let ints =
            |from: usize| args.get(from..)?.iter().all(|arg| matches!(arg, Arg::Int(_))).then_some(from);
        if let Some(from) = ints(1).filter(|_| args.len() > 1) {
            let packed: Vec<Arg<'_, Sym>> =
                args[..from].iter().cloned().chain([Arg::list(args[from..].iter().cloned())]).collect();
            if let Some(schema) = overloads.iter().find(|schema| takes(schema, &packed, kwargs)) {
                return self.call_schema(schema, &packed, kwargs, unknowns);
            }
        }
        let shown: Vec<String> = args
            .iter()
            .map(Arg::describe)
            .chain(kwargs.iter().map(|(name, arg)| format!("{name}={}", arg.describe())))
            .collect();
        Err(ShapeError::Argument {
            operator: target.to_owned(),
            argument: shown.join(", "),
            problem: "fit none of its overloads".to_owned(),
        })
    }

    /// A function that Python implements around an operator: `F.dropout(input, p, training=True, inplace=False)` is
    /// `aten::dropout` of the same arguments.
    fn wrapped(
        &self,
        target: &str,
        signature: &str,
        args: &[Arg<'_, Sym>],
        kwargs: Kwargs<'_, '_, Sym>,
        unknowns: &Cell<u32>,
    ) -> Result<Value<Sym>> {
        let unknown = || ShapeError::Unknown { operator: target.to_owned() };
        let (_, name) = target.rsplit_once('.').unwrap_or(("", target));
        if target.starts_with("_operator.") || target.starts_with("operator.") {
            let name = match name {
                "truediv" | "itruediv" => "div",
                "floordiv" => "floor_divide",
                "mod" => "remainder",
                "and_" => "__and__",
                "or_" => "__or__",
                "xor" => "__xor__",
                "invert" => "bitwise_not",
                "iadd" => "add",
                "isub" => "sub",
                "imul" => "mul",
                other => other,
            };
            // A number on the left: `2 * x`, `1 - x`.
            let swapped: Vec<Arg<'_, Sym>>;
            let args = match (name, args) {
                (_, [Arg::Tensor(_), ..]) => args,
                ("add" | "mul" | "eq" | "ne", [a, b]) => {
                    swapped = vec![b.clone(), a.clone()];
                    &swapped
                }
                ("sub", [a, b]) => {
                    swapped = vec![b.clone(), a.clone()];
                    return self.call_target(
                        Op::CallFunction,
                        "torch.ops.aten.rsub",
                        &swapped,
                        kwargs,
                        unknowns,
                    );
                }
                ("div", [a, b @ Arg::Tensor(_)]) => {
                    let _ = a;
                    return self.call("aten::reciprocal", std::slice::from_ref(b), kwargs, unknowns);
                }
                _ => args,
            };
            return self.call_target(
                Op::CallFunction,
                &format!("torch.ops.aten.{name}"),
                args,
                kwargs,
                unknowns,
            );
        }
        let Some(inside) = signature.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')')) else {
            return Err(unknown());
        };
        let Resolution::Overloads(overloads) =
            candidates(Op::CallFunction, &format!("torch.ops.aten.{name}"))
        else {
            return Err(unknown());
        };
        let names: Vec<&str> =
            inside.split(", ").map(|part| part.split('=').next().unwrap_or(part)).collect();
        let given = names.iter().copied().zip(args.iter().cloned()).chain(kwargs.iter().cloned());
        let given: Vec<(&str, Arg<'_, Sym>)> = given.filter(|(name, _)| *name != "inplace").collect();
        for schema in overloads.iter().filter(|schema| !schema.is_out()) {
            let own: Vec<(&str, Arg<'_, Sym>)> = given
                .iter()
                .map(|(name, arg)| {
                    let other = match *name {
                        "input" => "self",
                        "training" => "train",
                        name => name,
                    };
                    (if schema.parameter(name).is_some() { *name } else { other }, arg.clone())
                })
                .collect();
            let mut all = own.clone();
            // Python's defaults that the schema lacks.
            for (name, default) in [("train", Arg::Bool(Some(true))), ("p", Arg::Float(Some(0.5)))] {
                let missing =
                    schema.parameter(name).is_some_and(|(_, parameter)| parameter.default.is_none());
                if missing && !all.iter().any(|(own, _)| *own == name) {
                    all.push((name, default));
                }
            }
            if takes(schema, &[], &all) {
                return self.call_schema(schema, &[], &all, unknowns);
            }
        }
        Err(unknown())
    }

    /// Methods that are no operators: conversions by name, `size`.
    fn method(
        &self,
        name: &str,
        args: &[Arg<'_, Sym>],
        kwargs: Kwargs<'_, '_, Sym>,
        unknowns: &Cell<u32>,
    ) -> Option<Result<Value<Sym>>> {
        let Some(Arg::Tensor(x)) = args.first() else { return None };
        let dtype = match name {
            "float" => DType::Float32,
            "double" => DType::Float64,
            "half" => DType::Float16,
            "bfloat16" => DType::BFloat16,
            "int" => DType::Int32,
            "long" => DType::Int64,
            "short" => DType::Int16,
            "bool" => DType::Bool,
            "size" if args.len() == 1 && kwargs.is_empty() => {
                return Some(Ok(Value::ints(x.shape.iter().cloned())));
            }
            "dim" | "ndimension" => return Some(Ok(Value::Int((x.rank() as i64).into()))),
            "numel" | "nelement" => return Some(Ok(Value::Int(x.numel()))),
            "cpu" => return Some(Ok((*x).clone().into())),
            _ => return None,
        };
        if args.len() > 1 || !kwargs.is_empty() {
            return None;
        }
        let args = [Arg::Tensor(x), Arg::DType(dtype)];
        Some(self.call::<&str>("aten::to.dtype", &args, &[], unknowns))
    }
}

/// Whether a schema's parameters take these arguments.
fn takes(schema: &Schema, args: &[Arg<'_, Sym>], kwargs: Kwargs<'_, '_, Sym>) -> bool {
    if schema.is_out() || args.len() > schema.positional_count() {
        return false;
    }
    let mut given = vec![false; schema.parameters.len()];
    for (at, arg) in args.iter().enumerate() {
        if !fits(&schema.parameters[at].ty, arg) {
            return false;
        }
        given[at] = true;
    }
    for (name, arg) in kwargs {
        match schema.parameter(name) {
            Some((at, parameter)) if !given[at] && fits(&parameter.ty, arg) => given[at] = true,
            _ => return false,
        }
    }
    schema.parameters.iter().zip(given).all(|(parameter, given)| given || parameter.default.is_some())
}

fn fits(ty: &Type, arg: &Arg<'_, Sym>) -> bool {
    match (ty, arg) {
        (Type::Optional(_), Arg::None) | (Type::Any, _) => true,
        (Type::Optional(inner), arg) => fits(inner, arg),
        (Type::Tensor, Arg::Tensor(_)) => true,
        (Type::Int | Type::SymInt, Arg::Int(_)) => true,
        (Type::Float | Type::SymFloat, Arg::Float(_) | Arg::Int(_)) => true,
        (Type::Bool | Type::SymBool, Arg::Bool(_)) => true,
        (Type::Scalar, Arg::Int(_) | Arg::Float(_) | Arg::Bool(_) | Arg::Complex) => true,
        (Type::Complex, Arg::Complex) => true,
        (Type::Str, Arg::Str(_)) => true,
        (Type::ScalarType, Arg::DType(_)) => true,
        (Type::Layout, Arg::Layout(_)) => true,
        (Type::Device, Arg::Device(_) | Arg::Str(_)) => true,
        (Type::MemoryFormat, Arg::MemoryFormat(_)) => true,
        (Type::Generator, Arg::Other) => true,
        (Type::List(element, _), Arg::Ints(items)) => {
            items.is_empty() || matches!(**element, Type::Int | Type::SymInt | Type::Scalar | Type::Float)
        }
        (Type::List(element, _), Arg::List(items)) => items.iter().all(|item| fits(element, item)),
        // One number stands for a list of them where the schema gives a length.
        (Type::List(element, Some(_)), arg) => fits(element, arg),
        _ => false,
    }
}

/// What an operation of Python on numbers and lists gives. `Some(None)` when it cannot be done, `None` when there is a
/// tensor in it, or it is no such operation.
fn plain(target: &str, args: &[Arg<'_, Sym>]) -> Option<Option<Value<Sym>>> {
    let name = target
        .strip_prefix("operator.")
        .or_else(|| target.strip_prefix("math."))
        .or_else(|| target.strip_prefix("builtins."))
        .unwrap_or(target);
    if name == "getattr"
        && let [Arg::Tensor(x), Arg::Str(attribute)] = args
    {
        return Some(Some(match *attribute {
            "shape" => Value::ints(x.shape.iter().cloned()),
            "ndim" => Value::Int((x.rank() as i64).into()),
            "dtype" => Value::DType(x.dtype),
            "device" => Value::Device(x.device),
            "requires_grad" => Value::Bool(Some(x.requires_grad)),
            _ => return Some(None),
        }));
    }
    if args.iter().any(|arg| matches!(arg, Arg::Tensor(_))) {
        return None;
    }
    if let ("getitem", [items, Arg::Int(at)]) = (name, args) {
        let at = at.as_int()?;
        let index = |len: usize| usize::try_from(if at < 0 { at + len as i64 } else { at }).ok();
        return Some(match items {
            Arg::Ints(items) => {
                index(items.len()).and_then(|at| items.get(at)).map(|item| Value::Int(item.clone()))
            }
            Arg::List(items) => index(items.len()).and_then(|at| items.get(at)).and_then(owned),
            _ => None,
        });
    }
    let number = |arg: &Arg<'_, Sym>| match arg {
        Arg::Int(size) => size.as_int().map(|value| value as f64),
        Arg::Float(value) => *value,
        _ => None,
    };
    match (name, args) {
        (
            "add" | "sub" | "mul" | "floordiv" | "mod" | "max" | "min" | "sym_max" | "sym_min"
            | "torch.sym_max" | "torch.sym_min",
            [Arg::Int(a), Arg::Int(b)],
        ) => {
            let size = match name {
                "add" => a.plus(b),
                "sub" => a.minus(b),
                "mul" => a.times(b),
                "floordiv" | "mod" if b.is(0) => return Some(None),
                "floordiv" => a.div_floor(b),
                "mod" => a.rem_floor(b),
                _ if name.ends_with("max") => a.max_of(b),
                _ => a.min_of(b),
            };
            Some(Some(Value::Int(size)))
        }
        ("neg", [Arg::Int(a)]) => Some(Some(Value::Int(Sym::Int(0).minus(a)))),
        ("pow", [Arg::Int(a), Arg::Int(b)]) => {
            let power = b.as_int().filter(|power| (0..=64).contains(power));
            Some(power.map(|power| Value::Int((0..power).fold(Sym::Int(1), |total, _| total.times(a)))))
        }
        ("add" | "sub" | "mul" | "truediv" | "pow" | "floordiv", [a, b]) => {
            let (Some(x), Some(y)) = (number(a), number(b)) else {
                return matches!((a, b), (Arg::Int(_) | Arg::Float(_), Arg::Int(_) | Arg::Float(_)))
                    .then_some(Some(Value::Float(None)));
            };
            Some(Some(Value::Float(Some(match name {
                "add" => x + y,
                "sub" => x - y,
                "mul" => x * y,
                "truediv" => x / y,
                "floordiv" => (x / y).floor(),
                _ => x.powf(y),
            }))))
        }
        ("eq" | "ne" | "lt" | "le" | "gt" | "ge", [Arg::Int(a), Arg::Int(b)]) => {
            Some(Some(compared(name, a, b)))
        }
        ("not_", [Arg::Bool(value)]) => Some(Some(Value::Bool(value.map(|value| !value)))),
        ("and_" | "or_", [Arg::Bool(a), Arg::Bool(b)]) => {
            let both = a.zip(*b);
            Some(Some(Value::Bool(both.map(|(a, b)| if name == "and_" { a && b } else { a || b }))))
        }
        ("sqrt" | "torch.sym_sqrt" | "torch._sym_sqrt", [a]) => {
            Some(number(a).map(|a| Value::Float(Some(a.sqrt()))))
        }
        ("float" | "torch.sym_float", [a]) => Some(Some(Value::Float(number(a)))),
        ("int" | "torch.sym_int", [Arg::Int(a)]) => Some(Some(Value::Int(a.clone()))),
        ("int" | "torch.sym_int" | "trunc", [Arg::Float(Some(a))]) => {
            Some(Some(Value::Int((*a as i64).into())))
        }
        ("floor" | "ceil", [Arg::Float(Some(a))]) => {
            Some(Some(Value::Int((if name == "floor" { a.floor() } else { a.ceil() } as i64).into())))
        }
        ("len", [Arg::Ints(items)]) => Some(Some(Value::Int((items.len() as i64).into()))),
        ("len", [Arg::List(items)]) => Some(Some(Value::Int((items.len() as i64).into()))),
        _ => None,
    }
}

fn owned(arg: &Arg<'_, Sym>) -> Option<Value<Sym>> {
    Some(match arg {
        Arg::None => Value::None,
        Arg::Tensor(meta) => Value::Tensor((*meta).clone()),
        Arg::Int(size) => Value::Int(size.clone()),
        Arg::Bool(value) => Value::Bool(*value),
        Arg::Float(value) => Value::Float(*value),
        Arg::Complex => Value::Complex,
        Arg::Str(text) => Value::Str((*text).into()),
        Arg::DType(dtype) => Value::DType(*dtype),
        Arg::Device(device) => Value::Device(*device),
        Arg::List(items) => Value::List(items.iter().map(owned).collect::<Option<_>>()?),
        Arg::Ints(items) => Value::ints(items.iter().cloned()),
        Arg::Layout(_) | Arg::MemoryFormat(_) | Arg::Other => return None,
    })
}

/// A comparison: known, or an expression over the symbols.
fn compared(name: &str, a: &Sym, b: &Sym) -> Value<Sym> {
    if let Some(difference) = a.minus(b).as_int() {
        return Value::Bool(Some(match name {
            "eq" => difference == 0,
            "ne" => difference != 0,
            "lt" => difference < 0,
            "le" => difference <= 0,
            "gt" => difference > 0,
            _ => difference >= 0,
        }));
    }
    let (head, text) = match name {
        "eq" => ("Equality", format!("Eq({a}, {b})")),
        "ne" => ("Unequality", format!("Ne({a}, {b})")),
        "lt" => ("StrictLessThan", format!("{a} < {b}")),
        "le" => ("LessThan", format!("{a} <= {b}")),
        "gt" => ("StrictGreaterThan", format!("{a} > {b}")),
        _ => ("GreaterThan", format!("{a} >= {b}")),
    };
    let source = format!("{head}({}, {})", a.srepr(), b.srepr());
    Value::SymBool(Arc::new(SymExpr { text, source, hint: None }))
}
