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
    let cases: [(&str, Vec<Arg<'_>>); 8] = [
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
