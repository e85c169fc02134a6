//! Refused calls: their kind, and that the message says where and what.

use proptest::prelude::*;

use super::{call1, fails, floats, ints, op};
use crate::{Arg, ErrorKind, Op, Value};

#[test]
fn an_unknown_operator() {
    let error = Op::find("aten::no_such", "").unwrap_err();
    assert_eq!(error.kind, ErrorKind::BadArgument);
    insta::assert_snapshot!(error, @"aten::no_such: no such operator is registered");
    assert!(Op::find("aten::add", "NoSuch").is_err());
    assert!(Op::find("", "").is_err());
    assert!(Op::parse("aten::relu.default").is_ok());
    assert_eq!(Op::parse("aten::relu.default").unwrap(), Op::parse("aten::relu").unwrap());
}

#[test]
fn arguments_that_do_not_fit() {
    let x = floats(&[1.0]);
    let t = Arg::Tensor(&x);
    let text = |name, args: &[Arg<'_>]| {
        let error = fails(name, args);
        assert_eq!(error.kind, ErrorKind::BadArgument, "{error}");
        error.to_string()
    };
    insta::assert_snapshot!(text("aten::add.Tensor", &[Arg::Str("x"), t]), @"aten::add.Tensor: argument 'self' (position 0) is declared Tensor, but found a string");
    insta::assert_snapshot!(text("aten::add.Tensor", &[t]), @"aten::add.Tensor: argument 'other' has no default and must be given");
    insta::assert_snapshot!(text("aten::add.Tensor", &[t, t, t, t]), @"aten::add.Tensor: takes 3 arguments, but 4 were given");
    insta::assert_snapshot!(text("aten::add.Tensor", &[Arg::None, t]), @"aten::add.Tensor: argument 'self' (position 0) is declared Tensor, but found None");
    insta::assert_snapshot!(text("aten::reshape", &[t, Arg::Floats(&[1.5])]), @"aten::reshape: argument 'shape' (position 1) is declared SymInt[], but found a float at index 0");
    insta::assert_snapshot!(text("aten::reshape", &[t, Arg::Int(1)]), @"aten::reshape: argument 'shape' (position 1) is declared SymInt[], but found an int");
    insta::assert_snapshot!(text("aten::select.int", &[t, Arg::Float(0.0), Arg::Int(0)]), @"aten::select.int: argument 'dim' (position 1) is declared int, but found a float");
    insta::assert_snapshot!(text("aten::stack", &[Arg::List(&[t, Arg::Str("no")])]), @"aten::stack: argument 'tensors' (position 0) is declared Tensor[], but found a string at index 1");
    insta::assert_snapshot!(text("aten::cat", &[Arg::Tensors(&[Some(&x), None])]), @"aten::cat: argument 'tensors' (position 0) is declared Tensor[], but found None at index 1");
    insta::assert_snapshot!(text("aten::sum", &[t, Arg::Int(6)]), @"aten::sum: argument 'dtype' (position 1) is declared ScalarType?, but found an int");
    insta::assert_snapshot!(text("aten::add.Scalar", &[t, Arg::Tensor(&ints(&[1, 2]))]), @"aten::add.Scalar: argument 'other' (position 1) is declared Scalar, but found a Tensor that is not 0-dimensional");
    let big = fx_ir::Device { kind: fx_ir::DeviceKind::Cuda, index: Some(200) };
    insta::assert_snapshot!(text("aten::zeros", &[Arg::Ints(&[1]), Arg::None, Arg::None, Arg::Device(big)]), @"aten::zeros: libtorch has no device cuda:200");
    insta::assert_snapshot!(op("aten::sort").call1(&[t]).unwrap_err(), @"aten::sort: gives 2 results, one was expected");
}

#[test]
fn lists_have_a_depth_limit() {
    let mut value = Value::List(Vec::new());
    for _ in 0..100 {
        value = Value::List(vec![value]);
    }
    let error = fails("aten::cat", &[value.as_arg()]);
    insta::assert_snapshot!(error, @"aten::cat: lists may nest 64 deep");
}

#[test]
fn the_kind_is_that_of_the_python_exception() {
    let x = floats(&[1.0, 2.0]);
    let t = Arg::Tensor(&x);
    let kind = |name, args: &[Arg<'_>]| fails(name, args).kind;
    assert_eq!(kind("aten::select.int", &[t, Arg::Int(3), Arg::Int(0)]), ErrorKind::Index);
    assert_eq!(kind("aten::mm", &[t, t]), ErrorKind::Runtime);
    let singular = call1("aten::zeros", &[Arg::Ints(&[2, 2])]);
    assert_eq!(kind("aten::linalg_inv", &[Arg::Tensor(&singular)]), ErrorKind::LinAlg);
    let bools = call1("aten::gt.Scalar", &[t, Arg::Int(0)]);
    assert_eq!(kind("aten::linalg_inv", &[Arg::Tensor(&bools)]), ErrorKind::Runtime);
    let meta = call1("aten::to.device", &[t, Arg::Str("meta"), Arg::DType(fx_ir::DType::Float32)]);
    assert_eq!(kind("aten::nonzero", &[Arg::Tensor(&meta)]), ErrorKind::NotImplemented);
    let huge = Arg::Ints(&[1 << 50]);
    assert_eq!(kind("aten::empty.memory_format", &[huge]), ErrorKind::OutOfMemory);
    let device = Arg::Str("no_such_device");
    assert_eq!(kind("aten::zeros", &[Arg::Ints(&[1]), Arg::None, Arg::None, device]), ErrorKind::Runtime);
}

#[test]
fn messages_carry_no_backtrace() {
    let x = floats(&[1.0, 2.0]);
    insta::assert_snapshot!(fails("aten::mm", &[Arg::Tensor(&x), Arg::Tensor(&x)]), @"aten::mm: self must be a matrix");
    insta::assert_snapshot!(fails("aten::select.int", &[Arg::Tensor(&x), Arg::Int(3), Arg::Int(0)]), @"aten::select.int: Dimension out of range (expected to be in range of [-1, 0], but got 3)");
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::None),
        (-3..9i64).prop_map(Value::Int),
        any::<bool>().prop_map(Value::Bool),
        any::<f64>().prop_map(Value::Float),
        (any::<f64>(), any::<f64>()).prop_map(|(re, im)| Value::Complex(re, im)),
        "\\PC{0,6}".prop_map(Value::Str),
        Just(Value::DType(fx_ir::DType::Int32)),
        Just(Value::Device(fx_ir::Device::META)),
        Just(Value::Layout(fx_ir::Layout::Strided)),
        Just(Value::MemoryFormat(fx_ir::MemoryFormat::Preserve)),
        prop::collection::vec(-3..4i64, 0..4).prop_map(Value::Ints),
        prop::collection::vec(any::<f64>(), 0..3).prop_map(Value::Floats),
        prop::collection::vec(any::<bool>(), 0..3).prop_map(Value::Bools),
        prop::collection::vec(1..4i64, 0..3)
            .prop_map(|size| Value::Tensor(tch::Tensor::ones(size, (tch::Kind::Float, tch::Device::Cpu)))),
        prop::collection::vec(any::<bool>(), 0..3)
            .prop_map(|some| Value::Tensors(some.into_iter().map(|s| s.then(|| ints(&[1]))).collect())),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| prop::collection::vec(inner, 0..3).prop_map(Value::List))
}

proptest! {
    /// Whatever is passed, a call answers or refuses.
    #[test]
    fn no_argument_brings_a_call_down(which in 0..12usize, values in prop::collection::vec(any_value(), 0..7)) {
        const NAMES: [&str; 12] = [
            "aten::add.Tensor", "aten::cat", "aten::index.Tensor", "aten::sum.dim_IntList", "aten::reshape",
            "aten::zeros_like", "aten::clamp", "aten::div.Tensor_mode", "aten::max_pool2d", "aten::linalg_svd",
            "aten::index_put", "aten::item",
        ];
        let args: Vec<Arg<'_>> = values.iter().map(Value::as_arg).collect();
        if let Err(error) = op(NAMES[which]).call(&args) {
            prop_assert!(!error.message.is_empty());
        }
    }
}
