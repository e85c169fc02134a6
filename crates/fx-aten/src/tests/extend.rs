//! Operators and kernels from Rust and from a shared library.

use std::path::Path;
use std::process::Command;

use fx_ir::{DType, Device};

use super::{call1, fails, floats, op};
use crate::{Arg, Error, ErrorKind, Op, TensorExt, Value, define_op, load_library, register_kernel};

#[test]
fn an_operator_made_in_rust_is_called_and_gone_afterwards() {
    let defined = define_op("fxtest::scale(Tensor x, *, float by=2.0) -> Tensor").unwrap();
    let kernel = register_kernel("fxtest::scale", "CompositeExplicitAutograd", |args| {
        let (Value::Tensor(x), Value::Float(by)) = (&args[0], &args[1]) else { panic!("{args:?}") };
        // A call inside a kernel shares the argument stack of the call around it.
        let y = call1("aten::mul.Scalar", &[Arg::Tensor(x), Arg::Float(*by)]);
        Ok(vec![Value::Tensor(y)])
    })
    .unwrap();
    let scale = op("fxtest::scale");
    let x = floats(&[1.0, 2.0]);
    let before = x.use_count();
    assert_eq!(scale.call1(&[Arg::Tensor(&x)]).unwrap(), floats(&[2.0, 4.0]));
    assert_eq!(scale.call1(&[Arg::Tensor(&x), Arg::Int(3)]).unwrap(), floats(&[3.0, 6.0]));
    assert_eq!(x.use_count(), before);
    drop(kernel);
    assert_eq!(scale.call(&[Arg::Tensor(&x)]).unwrap_err().kind, ErrorKind::NotImplemented);
    drop(defined);
    assert!(Op::find("fxtest::scale", "").is_err());
    insta::assert_snapshot!(scale.call(&[Arg::Tensor(&x)]).unwrap_err(), @"fxtest::scale: the operator was unregistered; find it again");
    // Another schema under the same name: the old handle does not reach it, a new one does.
    let _defined = define_op("fxtest::scale(Tensor x) -> Tensor").unwrap();
    insta::assert_snapshot!(scale.call(&[Arg::Tensor(&x)]).unwrap_err(), @"fxtest::scale: the operator was registered anew with another schema; find it again");
    assert_eq!(op("fxtest::scale").schema().unwrap().args.len(), 1);
}

#[test]
fn failing_kernels_are_errors() {
    let _defined = define_op("fxtest::fail(Tensor x, int how) -> (Tensor, Tensor)").unwrap();
    let _kernel = register_kernel("fxtest::fail", "CPU", |args| match &args[1] {
        Value::Int(0) => panic!("on purpose"),
        Value::Int(1) => Err(Error::new(ErrorKind::Index, "kernel", "out of range")),
        Value::Int(2) => Ok(vec![args[0].clone()]),
        Value::Int(3) => Ok(vec![args[0].clone(), args[0].clone(), args[0].clone()]),
        Value::Int(4) => Ok(vec![args[0].clone(), Value::Str("no".into())]),
        _ => Ok(vec![args[0].clone(), Value::None]),
    })
    .unwrap();
    let x = floats(&[1.0]);
    let before = x.use_count();
    let how = |n| fails("fxtest::fail", &[Arg::Tensor(&x), Arg::Int(n)]);
    insta::assert_snapshot!(how(0), @"fxtest::fail: a kernel written in Rust panicked: on purpose");
    assert_eq!(how(1).kind, ErrorKind::Index);
    insta::assert_snapshot!(how(1), @"fxtest::fail: out of range");
    insta::assert_snapshot!(how(2), @"fxtest::fail: the kernel gave 1 results, its schema declares 2");
    insta::assert_snapshot!(how(3), @"fxtest::fail: the kernel gave more results than its schema declares");
    insta::assert_snapshot!(how(4), @"fxtest::fail: result 1 of the kernel does not fit its schema: found a string");
    let results = op("fxtest::fail").call(&[Arg::Tensor(&x), Arg::Int(5)]).unwrap();
    assert_eq!(format!("{results:?}"), "[Tensor(float32[1] on cpu), None]");
    drop(results);
    assert_eq!(x.use_count(), before);
}

#[test]
fn kernels_take_and_give_every_kind() {
    let _defined = define_op(
        "fxtest::kinds(Tensor?[] a, int[2] b=1, str? c=None, ScalarType? d=None, Device? e=None, bool[] f=[], \
         Scalar g=1, float[] h=[0.5]) -> (Tensor?[], int[], str?, ScalarType, Device, bool[], Scalar, float[])",
    );
    let _kernel = register_kernel("fxtest::kinds", "CPU", |args| Ok(args.to_vec())).unwrap();
    let x = floats(&[1.0]);
    let results = op("fxtest::kinds")
        .call(&[
            Arg::Tensors(&[None, Some(&x)]),
            Arg::Default,
            Arg::Str("text"),
            Arg::DType(DType::BFloat16),
            Arg::Device(Device::META),
            Arg::Bools(&[true, false]),
            Arg::Complex(1.0, 2.0),
        ])
        .unwrap();
    insta::assert_snapshot!(format!("{results:?}"), @r#"[[None, Tensor(float32[1] on cpu)], [1, 1], "text", torch.bfloat16, meta, [true, false], (1.0, 2.0j), [0.5]]"#);
}

#[test]
fn a_missing_meta_kernel_can_be_added() {
    let x = call1(
        "aten::to.device",
        &[Arg::Tensor(&floats(&[1.0, 2.0])), Arg::Device(Device::META), Arg::DType(DType::Float32)],
    );
    // One whose size the data decides, so that nobody has a kernel for it.
    let args = [Arg::Tensor(&x)];
    assert_eq!(fails("aten::bincount", &args).kind, ErrorKind::NotImplemented);
    let kernel = register_kernel("aten::bincount", "Meta", |args| Ok(vec![args[0].clone()])).unwrap();
    assert!(op("aten::bincount").has_kernel("Meta").unwrap());
    assert_eq!(op("aten::bincount").call1(&args).unwrap().size(), [2]);
    drop(kernel);
    assert!(!op("aten::bincount").has_kernel("Meta").unwrap());
}

#[test]
fn refused_registrations() {
    insta::assert_snapshot!(register_kernel("fxtest::no_such", "CPU", |_| Ok(vec![])).err().unwrap(), @"fxtest::no_such: no such operator is registered; define it first");
    insta::assert_snapshot!(register_kernel("aten::mm", "NoSuchKey", |_| Ok(vec![])).err().unwrap(), @"aten::mm: there is no dispatch key 'NoSuchKey'");
    assert!(define_op("this is no schema").is_err());
    assert!(define_op("aten::mm(Tensor self, Tensor mat2) -> Tensor").is_err());
    assert!(load_library("no/such/library.so").is_err());
    assert!(load_library("with\0nul").is_err());
}

#[test]
fn a_third_party_library() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("ops.cpp");
    let library = folder.path().join("libops.so");
    std::fs::write(
        &source,
        "#include <torch/library.h>\n#include <ATen/ops/add.h>\n\
         static at::Tensor shift(const at::Tensor& x, const at::Scalar& by) { return at::add(x, by); }\n\
         TORCH_LIBRARY(fxlib, m) { m.def(\"shift(Tensor x, Scalar by=1) -> Tensor\", &shift); }\n",
    )
    .unwrap();
    let root = Path::new(env!("FX_ATEN_LIBTORCH"));
    let status = Command::new("c++")
        .args(["-std=c++20", "-shared", "-fPIC", "-O0", "-D_GLIBCXX_USE_CXX11_ABI=1", "-w", "-o"])
        .arg(&library)
        .arg(&source)
        .arg("-I")
        .arg(root.join("include"))
        .status()
        .unwrap();
    assert!(status.success());
    let new = load_library(&library).unwrap();
    assert_eq!(
        new.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["fxlib::shift(Tensor x, Scalar by=1) -> Tensor"]
    );
    assert!(load_library(&library).unwrap().is_empty());
    let x = floats(&[1.0]);
    assert_eq!(call1("fxlib::shift", &[Arg::Tensor(&x)]), floats(&[2.0]));
    assert_eq!(call1("fxlib::shift", &[Arg::Tensor(&x), Arg::Float(0.5)]), floats(&[1.5]));
}
