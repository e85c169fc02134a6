//! Tests of the bridge against the libtorch that is linked.

mod calls;
mod errors;
mod extend;
mod meta;
mod program;
mod registry;
mod storage;

use tch::Tensor;

use crate::{Arg, Error, Op, Value, Values};

fn op(name: &str) -> Op {
    Op::parse(name).unwrap()
}

fn call(name: &str, args: &[Arg<'_>]) -> Values {
    op(name).call(args).unwrap()
}

fn call1(name: &str, args: &[Arg<'_>]) -> Tensor {
    op(name).call1(args).unwrap()
}

fn fails(name: &str, args: &[Arg<'_>]) -> Error {
    op(name).call(args).unwrap_err()
}

fn floats(values: &[f32]) -> Tensor {
    Tensor::from_slice(values)
}

fn ints(values: &[i64]) -> Tensor {
    Tensor::from_slice(values)
}

fn tensor(value: &Value) -> &Tensor {
    value.as_tensor().unwrap()
}
