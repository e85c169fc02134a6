//! Programs: bound calls on registers, and the calls without boxing.

use tch::Tensor;

use crate::{Arg, Op, Program, Registers, Source, TensorExt, Value};

fn op(name: &str) -> Op {
    Op::parse(name).unwrap()
}

fn ints(value: &Value) -> Vec<i64> {
    Vec::try_from(value.as_tensor().unwrap().flatten(0, -1)).unwrap()
}

#[test]
fn steps_run_until_one_that_is_not_set() {
    let mut program = Program::new(4, 4).unwrap();
    let by = [Source::Slot(0), Source::Constant(Arg::Int(10))];
    program.set_call(0, op("aten::add.Scalar"), &by, &[Some(1)]).unwrap();
    program.set_nothing(1).unwrap();
    program.set_call(3, op("aten::mul.Tensor"), &[Source::Slot(1), Source::Slot(0)], &[Some(2)]).unwrap();
    program.set_frees(3, &[0, 1]).unwrap();
    let mut registers = Registers::new(4).unwrap();
    let x = Tensor::from_slice(&[1i64, 2]);
    registers.set(0, &Arg::Tensor(&x)).unwrap();
    assert_eq!(program.run(&mut registers, 0).unwrap(), 2);
    assert_eq!(ints(&registers.get(1).unwrap()), [11, 12]);
    assert_eq!(program.run(&mut registers, 3).unwrap(), 4);
    assert_eq!(ints(&registers.take(2).unwrap()), [11, 24]);
    for empty in 0..4 {
        assert!(matches!(registers.get(empty).unwrap(), Value::None));
    }
    assert_eq!(x.use_count(), 1);
}

#[test]
fn a_step_whose_registers_hold_something_else_changes_nothing() {
    let mut program = Program::new(1, 2).unwrap();
    program.set_call(0, op("aten::mul.Tensor"), &[Source::Slot(0), Source::Slot(0)], &[Some(1)]).unwrap();
    let mut registers = Registers::new(2).unwrap();
    assert_eq!(program.run(&mut registers, 0).unwrap(), 0);
    registers.set(0, &Arg::Int(3)).unwrap();
    assert_eq!(program.run(&mut registers, 0).unwrap(), 0);
    registers.set(0, &Arg::Tensor(&Tensor::from_slice(&[3i64]))).unwrap();
    assert_eq!(program.run(&mut registers, 0).unwrap(), 1);
    assert_eq!(ints(&registers.get(1).unwrap()), [9]);
}

#[test]
fn lists_with_registers_and_elements_of_lists() {
    let mut program = Program::new(3, 4).unwrap();
    let two = [Source::Slot(0), Source::Constant(Arg::Int(2))];
    program.set_call(0, op("aten::split.Tensor"), &two, &[Some(1)]).unwrap();
    program.set_item(1, 1, -1, 2).unwrap();
    let list = Source::List(vec![Source::Slot(2), Source::Slot(0), Source::Slot(2)]);
    program.set_call(2, op("aten::cat"), &[list], &[Some(3)]).unwrap();
    let mut registers = Registers::new(4).unwrap();
    registers.set(0, &Arg::Tensor(&Tensor::from_slice(&[1i64, 2, 3]))).unwrap();
    assert_eq!(program.run(&mut registers, 0).unwrap(), 3);
    assert_eq!(ints(&registers.get(3).unwrap()), [3, 1, 2, 3, 3]);
    // Out of range is not the program's to report.
    program.set_item(1, 1, 2, 2).unwrap();
    assert_eq!(program.run(&mut registers, 0).unwrap(), 1);
}

#[test]
fn what_fails_says_where_and_leaves_the_registers_usable() {
    let mut program = Program::new(2, 3).unwrap();
    program.set_nothing(0).unwrap();
    program.set_call(1, op("aten::mm"), &[Source::Slot(0), Source::Slot(1)], &[Some(2)]).unwrap();
    let mut registers = Registers::new(3).unwrap();
    let (a, b) =
        (Tensor::from_slice(&[1f32, 2.0]).reshape([1, 2]), Tensor::from_slice(&[1f32]).reshape([1, 1]));
    registers.set(0, &Arg::Tensor(&a)).unwrap();
    registers.set(1, &Arg::Tensor(&a)).unwrap();
    let (step, error) = program.run(&mut registers, 0).unwrap_err();
    assert_eq!(step, 1);
    assert!(error.message.contains("cannot be multiplied"), "{error}");
    registers.set(0, &Arg::Tensor(&b)).unwrap();
    assert_eq!(program.run(&mut registers, 0).unwrap(), 2);
}

#[test]
fn steps_and_registers_that_do_not_exist_are_refused() {
    let mut program = Program::new(1, 1).unwrap();
    let relu = op("aten::relu");
    assert!(program.set_call(1, relu, &[Source::Slot(0)], &[Some(0)]).is_err());
    assert!(program.set_call(0, relu, &[Source::Slot(1)], &[Some(0)]).is_err());
    assert!(program.set_call(0, relu, &[Source::Slot(0)], &[Some(1)]).is_err());
    assert!(program.set_call(0, relu, &[Source::Constant(Arg::Str("x"))], &[Some(0)]).is_err());
    assert!(program.set_call(0, relu, &[], &[Some(0)]).is_err());
    assert!(program.set_item(0, 0, 0, 7).is_err());
    assert!(program.set_frees(0, &[3]).is_err());
    let mut registers = Registers::new(0).unwrap();
    assert!(registers.set(0, &Arg::Int(1)).is_err());
    assert!(registers.get(0).is_err());
    assert!(program.run(&mut registers, 0).is_err());
}

#[test]
fn calls_without_boxing_give_what_boxed_ones_give() {
    let x = Tensor::from_slice(&[1.5f32, -2.0, 3.0]);
    let whole = Tensor::from_slice(&[1i64, 2, 3]);
    let image = Tensor::rand([1, 2, 4, 4], (tch::Kind::Float, tch::Device::Cpu));
    let kernel = Tensor::rand([2, 2, 3, 3], (tch::Kind::Float, tch::Device::Cpu));
    let two = Tensor::from_slice(&[0.5f32, 0.25]);
    let table = Tensor::rand([4, 2], (tch::Kind::Float, tch::Device::Cpu));
    let positive = x.gt(0);
    let (zeros, copy) = (x.zeros_like(), x.copy());
    let (t, n) = (Arg::Tensor(&x), Arg::Tensor(&whole));
    let (i, k, v) = (Arg::Tensor(&image), Arg::Tensor(&kernel), Arg::Tensor(&two));
    let both = [Some(&x), Some(&x)];
    let cases: Vec<(&str, Vec<Arg<'_>>)> = vec![
        // One of each signature, with and without what has a default.
        ("aten::conv2d", vec![i, k]),
        ("aten::conv2d", vec![i, k, v, Arg::Ints(&[2, 1]), Arg::Int(1), Arg::Default, Arg::Int(1)]),
        ("aten::conv2d.padding", vec![i, k, Arg::None, Arg::Int(1), Arg::Str("same")]),
        (
            "aten::batch_norm",
            vec![i, v, Arg::None, v, v, Arg::Bool(false), Arg::Float(0.1), Arg::Float(1e-5), Arg::Bool(true)],
        ),
        ("aten::layer_norm", vec![t, Arg::Ints(&[3]), Arg::None, t]),
        ("aten::group_norm", vec![i, Arg::Int(2), v, v, Arg::Float(1e-3)]),
        ("aten::max_pool2d", vec![i, Arg::Int(2)]),
        ("aten::max_pool2d", vec![i, Arg::Ints(&[2, 2]), Arg::Ints(&[1, 2]), Arg::Default, Arg::Int(1)]),
        ("aten::avg_pool2d", vec![i, Arg::Int(2), Arg::Default, Arg::Default, Arg::Bool(true)]),
        (
            "aten::avg_pool2d",
            vec![i, Arg::Int(2), Arg::Int(2), Arg::Int(0), Arg::Bool(true), Arg::Bool(true), Arg::Int(3)],
        ),
        ("aten::adaptive_avg_pool2d", vec![i, Arg::Ints(&[1, 2])]),
        ("aten::linear", vec![t, t]),
        ("aten::embedding", vec![Arg::Tensor(&table), n, Arg::Int(-1), Arg::Bool(false)]),
        ("aten::gelu", vec![t, Arg::Str("tanh")]),
        ("aten::gelu", vec![t]),
        ("aten::softmax.int", vec![n, Arg::Int(0), Arg::DType(fx_ir::DType::Float64)]),
        ("aten::sum.dim_IntList", vec![i, Arg::None, Arg::Bool(true)]),
        ("aten::sum.dim_IntList", vec![i, Arg::Ints(&[1, -1]), Arg::Default, Arg::None]),
        ("aten::sum", vec![n, Arg::DType(fx_ir::DType::Float32)]),
        ("aten::view", vec![i, Arg::Ints(&[2, -1])]),
        ("aten::expand", vec![t, Arg::Ints(&[2, -1])]),
        ("aten::permute", vec![i, Arg::Ints(&[3, 0, 2, 1])]),
        ("aten::transpose.int", vec![i, Arg::Int(1), Arg::Int(-1)]),
        ("aten::select.int", vec![i, Arg::Int(1), Arg::Int(-1)]),
        ("aten::slice.Tensor", vec![t, Arg::Int(0), Arg::None, Arg::Int(-1)]),
        ("aten::slice.Tensor", vec![t]),
        ("aten::contiguous", vec![i, Arg::MemoryFormat(fx_ir::MemoryFormat::ChannelsLast)]),
        ("aten::to.dtype", vec![t, Arg::DType(fx_ir::DType::Int64)]),
        ("aten::cat", vec![Arg::Tensors(&both)]),
        ("aten::stack", vec![Arg::Tensors(&both), Arg::Int(1)]),
        ("aten::where.self", vec![Arg::Tensor(&positive), t, n]),
        ("aten::masked_fill.Scalar", vec![t, Arg::Tensor(&positive), Arg::Int(7)]),
        ("aten::dropout", vec![t, Arg::Int(0), Arg::Bool(false)]),
        ("aten::scaled_dot_product_attention", vec![i, i, i, Arg::None, Arg::Float(0.0), Arg::Bool(true)]),
        ("aten::mul_.Scalar", vec![Arg::Tensor(&zeros), Arg::Int(3)]),
        ("aten::relu_", vec![Arg::Tensor(&copy)]),
        ("aten::neg", vec![Arg::Tensor(&x)]),
        ("aten::mul.Tensor", vec![Arg::Tensor(&x), Arg::Tensor(&whole)]),
        ("aten::add.Tensor", vec![Arg::Tensor(&x), Arg::Tensor(&x)]),
        ("aten::add.Tensor", vec![Arg::Tensor(&x), Arg::Tensor(&whole), Arg::Int(2)]),
        ("aten::pow.Tensor_Scalar", vec![Arg::Tensor(&whole), Arg::Int(2)]),
        ("aten::add.Scalar", vec![Arg::Tensor(&whole), Arg::Float(0.5), Arg::Int(3)]),
        // These have to be converted, so they are boxed.
        ("aten::mul.Tensor", vec![Arg::Tensor(&whole), Arg::Float(0.5)]),
        ("aten::sub.Tensor", vec![Arg::Int(1), Arg::Tensor(&whole)]),
    ];
    for (name, args) in cases {
        let op = op(name);
        let direct = op.call1(&args).unwrap();
        // Constants prepared in advance always go the boxed way.
        let constants: Vec<_> =
            args.iter().enumerate().map(|(at, arg)| op.constant(at, arg).unwrap()).collect();
        let boxed: Vec<Arg<'_>> = constants.iter().map(Arg::Opaque).collect();
        let boxed = op.call1(&boxed).unwrap();
        assert_eq!(direct, boxed, "{name}");
        assert_eq!(direct.kind(), boxed.kind(), "{name}");
    }
}

#[test]
fn lists_come_without_boxing_as_they_do_with_it() {
    let x = Tensor::from_slice(&[1.5f32, -2.0, 3.0, 4.0, 5.0]);
    let cases: [(&str, Vec<Arg<'_>>); 4] = [
        ("aten::chunk", vec![Arg::Tensor(&x), Arg::Int(2)]),
        ("aten::split.Tensor", vec![Arg::Tensor(&x), Arg::Int(2), Arg::Int(0)]),
        ("aten::split_with_sizes", vec![Arg::Tensor(&x), Arg::Ints(&[1, 4])]),
        ("aten::unbind.int", vec![Arg::Tensor(&x)]),
    ];
    for (name, args) in cases {
        let op = op(name);
        let list = |args: &[Arg<'_>]| match op.call_one(args).unwrap() {
            Value::Tensors(tensors) => tensors,
            other => panic!("{name} gave {other:?}"),
        };
        let direct = list(&args);
        let first = op.constant(0, &args[0]).unwrap();
        let boxed = list(&[&[Arg::Opaque(&first)], &args[1..]].concat());
        assert!(direct.len() > 1);
        assert_eq!(direct, boxed, "{name}");
    }
}
