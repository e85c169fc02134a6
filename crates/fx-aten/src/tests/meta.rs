//! The calls of `tests/data/shapes/calls.txt` on the processor, on the meta device and through shape functions: the same
//! shapes, types and strides.

use std::cell::Cell;

use fx_ir::{DType, Device};
use fx_shapes::Size;
use tch::{Kind, Tensor};

use crate::meta_kernels::{meta, run_on};
use crate::{Arg, Op, TensorExt, Value, register_meta_kernels};

const CALLS: &str = include_str!("../../../../tests/data/shapes/calls.txt");

/// How many calls agree with the processor on the meta device. It may only grow.
const ON_DEVICE: usize = 375;
/// How many calls agree with the processor through shape functions.
const BY_FUNCTION: usize = 374;

fn numbers(text: &str) -> Vec<i64> {
    text.split(',').filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect()
}

fn made(text: &str) -> Tensor {
    let (kind, rest) = text.split_once('[').unwrap();
    let (sizes, bound) = {
        let inside = rest.trim_end_matches(']');
        inside.split_once('|').unwrap_or((inside, "2"))
    };
    let sizes = numbers(sizes);
    let cpu = tch::Device::Cpu;
    match kind {
        "t" => Tensor::randn(&sizes, (Kind::Float, cpu)),
        "t01" => Tensor::rand(&sizes, (Kind::Float, cpu)),
        "tc" => Tensor::randn(&sizes, (Kind::ComplexFloat, cpu)),
        "ti" => Tensor::randint(bound.parse::<i64>().unwrap(), &sizes, (Kind::Int64, cpu)),
        "tb" => Tensor::randint(2, &sizes, (Kind::Bool, cpu)),
        other => panic!("no such kind of tensor: {other}"),
    }
}

/// The items of `{a[1,2],b[3]}`.
fn split(text: &str) -> Vec<String> {
    let (mut items, mut depth) = (vec![String::new()], 0);
    for c in text.chars() {
        depth += i32::from(c == '[') - i32::from(c == ']');
        if c == ',' && depth == 0 {
            items.push(String::new());
        } else {
            items.last_mut().unwrap().push(c);
        }
    }
    items
}

/// An argument, with the device under test left as `cpu`.
fn parsed(text: &str) -> Value {
    let inside = |open: usize| &text[open..text.len() - 1];
    match text {
        "-" => Value::None,
        "@" => Value::Device(Device::CPU),
        "true" | "false" => Value::Bool(text == "true"),
        _ if text.starts_with("k:") => Value::DType(text[2..].parse::<DType>().unwrap()),
        _ if text.starts_with('\'') => Value::Str(text.trim_matches('\'').to_owned()),
        _ if text.starts_with("[b:") => {
            Value::Bools(inside(3).split(',').map(|part| part == "true").collect())
        }
        _ if text.starts_with('[') && text.contains('.') => {
            Value::Floats(inside(1).split(',').map(|part| part.parse().unwrap()).collect())
        }
        _ if text.starts_with('[') => Value::Ints(numbers(inside(1))),
        _ if text.starts_with('{') => {
            Value::Tensors(split(inside(1)).iter().map(|item| (item != "-").then(|| made(item))).collect())
        }
        _ if text.starts_with('t') => Value::Tensor(made(text)),
        _ => match text.parse() {
            Ok(value) => Value::Int(value),
            Err(_) => Value::Float(text.parse().unwrap()),
        },
    }
}

fn without_data(tensor: &Tensor) -> Tensor {
    let info = tensor.info().unwrap();
    let (sizes, strides) = (Arg::Ints(&info.sizes), Arg::Ints(&info.strides));
    let args = [sizes, strides, Arg::DType(info.dtype), Arg::None, Arg::Device(Device::META)];
    Op::parse("aten::empty_strided").unwrap().call1(&args).unwrap()
}

/// The argument for the processor (a copy, since calls may write), or for the meta device.
fn placed(value: &Value, device: Device) -> Value {
    let moved = |tensor: &Tensor| if device == Device::META { without_data(tensor) } else { tensor.copy() };
    match value {
        Value::Tensor(tensor) => Value::Tensor(moved(tensor)),
        Value::Tensors(items) => Value::Tensors(items.iter().map(|item| item.as_ref().map(moved)).collect()),
        Value::Device(_) => Value::Device(device),
        other => other.clone(),
    }
}

fn call_on(op: Op, args: &[Value], device: Device) -> Result<Vec<Value>, String> {
    let placed: Vec<Value> = args.iter().map(|value| placed(value, device)).collect();
    let args: Vec<Arg<'_>> = placed.iter().map(Value::as_arg).collect();
    op.call(&args).map(|values| values.into_vec()).map_err(|error| error.to_string())
}

/// What can be compared: types, sizes and strides. Numbers are there or not.
fn described(values: &[Value]) -> Vec<String> {
    let one = |tensor: &Tensor| {
        let info = tensor.info().unwrap();
        // The strides of a dimension of size 1, and of what has no elements, say nothing.
        let says = |(size, stride): (&i64, &i64)| (*size > 1).then_some(*stride);
        let empty = info.sizes.contains(&0);
        let strides: Vec<Option<i64>> = info.sizes.iter().zip(&info.strides).map(says).collect();
        let strides = if empty { Vec::new() } else { strides };
        format!("{}{:?} {strides:?}", info.dtype.abbreviation(), info.sizes)
    };
    values
        .iter()
        .flat_map(|value| match value {
            Value::Tensor(tensor) => vec![one(tensor)],
            Value::Tensors(items) => {
                items.iter().map(|item| item.as_ref().map_or("None".to_owned(), one)).collect()
            }
            Value::List(items) => described(items),
            other => vec![format!("{other:?}")],
        })
        .collect()
}

#[test]
fn calls_agree_with_the_processor() {
    let _guard = tch::no_grad_guard();
    register_meta_kernels().unwrap();
    let (mut calls, mut on_device, mut by_function) = (0, 0, 0);
    let mut differing = Vec::new();
    let mut missing = Vec::new();
    for line in CALLS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap();
        let op = Op::parse(name).unwrap();
        let args: Vec<Value> = words.map(parsed).collect();
        let expected =
            described(&call_on(op, &args, Device::CPU).unwrap_or_else(|why| panic!("{line}: {why}")));
        calls += 1;
        let mut judge = |way: &str, result: Result<Vec<Value>, String>, count: &mut usize| match result {
            Ok(result) if described(&result) == expected => *count += 1,
            Ok(result) => {
                differing.push(format!("{way}: {line}\n    {:?}\n    {expected:?}", described(&result)))
            }
            Err(why) => missing.push(format!("{way}: {line}: {}", why.lines().next().unwrap_or_default())),
        };
        judge("device", call_on(op, &args, Device::META), &mut on_device);
        judge("function", run_on(name, &args).map_err(|error| error.to_string()), &mut by_function);
    }
    println!("{on_device} on the meta device and {by_function} by function of {calls} calls");
    println!("{}", missing.join("\n"));
    assert!(differing.is_empty(), "these differ from the processor:\n{}", differing.join("\n"));
    assert!(on_device >= ON_DEVICE, "{on_device} on the meta device");
    assert!(by_function >= BY_FUNCTION, "{by_function} by shape functions");
}

#[test]
fn a_wrong_call_says_which_sizes_do_not_fit() {
    register_meta_kernels().unwrap();
    let (x, w) = (without_data(&made("t[2,3,8,8]")), without_data(&made("t[4,5,3,3]")));
    let error = Op::parse("aten::conv2d").unwrap().call(&[Arg::Tensor(&x), Arg::Tensor(&w)]).unwrap_err();
    assert!(error.message.contains("takes 5 channels"), "{error}");
    assert!(error.message.contains("has 3"), "{error}");
}

#[test]
fn registering_twice_is_registering_once() {
    assert_eq!(register_meta_kernels(), register_meta_kernels());
    assert!(Op::parse("aten::convolution").unwrap().has_kernel("Meta").unwrap());
}

#[test]
fn a_tensor_becomes_its_metadata() {
    let x = made("t[2,3]").transpose(0, 1);
    let found = meta(&x).unwrap();
    assert_eq!((&found.shape[..], &found.stride[..]), (&[3, 2][..], &[1, 3][..]));
    let args = [fx_shapes::Arg::Tensor(&found)];
    let y = i64::registry().call::<&str>("aten::relu", &args, &[], &Cell::new(0)).unwrap();
    assert_eq!(y.as_tensor().unwrap().stride[..], [1, 3]);
}
