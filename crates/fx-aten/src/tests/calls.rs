//! Every kind of argument and result, and what a call leaves behind.

use fx_ir::{DType, Device, Layout, MemoryFormat};
use tch::Tensor;

use super::{call, call1, floats, ints, op, tensor};
use crate::{Arg, InferenceMode, TensorExt, Value};

#[test]
fn defaults_are_filled_in() {
    let x = floats(&[1.0, 2.0]);
    let t = Arg::Tensor(&x);
    assert_eq!(call1("aten::add.Tensor", &[t, t]), floats(&[2.0, 4.0]));
    assert_eq!(call1("aten::add.Tensor", &[t, t, Arg::Default]), floats(&[2.0, 4.0]));
    assert_eq!(call1("aten::add.Tensor", &[t, t, Arg::Int(3)]), floats(&[4.0, 8.0]));
    assert_eq!(call1("aten::sum", &[t, Arg::Default]), Tensor::from(3.0f32));
}

#[test]
fn numbers_for_tensors_take_part_in_promotion_as_in_python() {
    let whole = ints(&[1, 2]);
    let sum = |n| call1("aten::add.Tensor", &[Arg::Tensor(&whole), n]);
    assert_eq!(sum(Arg::Float(2.5)), floats(&[3.5, 4.5]));
    assert_eq!(sum(Arg::Float(2.5)).dtype2().unwrap(), DType::Float32);
    assert_eq!(sum(Arg::Int(2)).dtype2().unwrap(), DType::Int64);
    assert_eq!(sum(Arg::Bool(true)).dtype2().unwrap(), DType::Int64);
    assert_eq!(sum(Arg::Complex(0.0, 1.0)).dtype2().unwrap(), DType::Complex64);
    let half = call1("aten::_to_copy", &[Arg::Tensor(&floats(&[1.0])), Arg::DType(DType::Float16)]);
    let product = call1("aten::mul.Tensor", &[Arg::Tensor(&half), Arg::Float(2.5)]);
    assert_eq!(product.dtype2().unwrap(), DType::Float16);
}

#[test]
fn one_number_stands_for_a_sized_list() {
    let x = Tensor::ones([1, 1, 4, 4], (tch::Kind::Float, tch::Device::Cpu));
    let args = [Arg::Tensor(&x), Arg::Int(2)];
    assert_eq!(call1("aten::max_pool2d", &args).size(), [1, 1, 2, 2]);
    let image = Arg::Tensor(&x);
    let scaled = call1("aten::upsample_nearest2d.vec", &[image, Arg::None, Arg::Floats(&[2.0, 2.0])]);
    assert_eq!(scaled.size(), [1, 1, 8, 8]);
    // int[1]
    assert_eq!(call1("aten::sum.dim_IntList", &[image, Arg::Int(3)]).size(), [1, 1, 4]);
}

#[test]
fn ints_and_bools_become_what_is_declared() {
    let x = floats(&[1.0, -1.0]);
    // float negative_slope, Scalar, bool
    assert_eq!(call1("aten::leaky_relu", &[Arg::Tensor(&x), Arg::Int(0)]), floats(&[1.0, 0.0]));
    let dropped = call1("aten::dropout", &[Arg::Tensor(&x), Arg::Int(1), Arg::Bool(false)]);
    assert_eq!(dropped, x);
    // A 0-dimensional tensor for a number.
    let two = Tensor::from(2i64);
    assert_eq!(call1("aten::add.Scalar", &[Arg::Tensor(&x), Arg::Tensor(&two)]), floats(&[3.0, 1.0]));
    let row = call1("aten::select.int", &[Arg::Tensor(&x), Arg::Int(0), Arg::Tensor(&Tensor::from(1i64))]);
    assert_eq!(row, Tensor::from(-1.0f32));
    let sizes = [Arg::Tensor(&two), Arg::Int(1)];
    assert_eq!(call1("aten::reshape", &[Arg::Tensor(&x), Arg::List(&sizes)]).size(), [2, 1]);
}

#[test]
fn optional_strings_may_be_none_and_results_may_be_many() {
    let eye = call1("aten::eye", &[Arg::Int(3)]);
    let parts = call("aten::linalg_svd", &[Arg::Tensor(&eye), Arg::Bool(true), Arg::None]);
    assert_eq!(parts.len(), 3);
    assert_eq!(tensor(&parts[1]), &floats(&[1.0, 1.0, 1.0]));
    let divided =
        call1("aten::div.Tensor_mode", &[Arg::Tensor(&floats(&[7.0])), Arg::Int(2), Arg::Str("floor")]);
    assert_eq!(divided, floats(&[3.0]));
}

#[test]
fn in_place_and_out_give_back_the_same_tensor() {
    let x = floats(&[1.0, 2.0]);
    let same = call1("aten::add_.Tensor", &[Arg::Tensor(&x), Arg::Int(1)]);
    assert_eq!(same.impl_id(), x.impl_id());
    assert_eq!(x, floats(&[2.0, 3.0]));
    let out = floats(&[]);
    let same = call1("aten::add.out", &[Arg::Tensor(&x), Arg::Tensor(&x), Arg::Default, Arg::Tensor(&out)]);
    assert_eq!(same.impl_id(), out.impl_id());
    assert_eq!(out, floats(&[4.0, 6.0]));
    assert_ne!(x.shallow_clone().impl_id(), 0);
    assert_eq!(x.shallow_clone().impl_id(), x.impl_id());
    assert_ne!(x.detach().impl_id(), x.impl_id());
}

#[test]
fn lists_of_tensors_go_in_and_out() {
    let x = ints(&[0, 1, 2, 3]);
    let parts = call("aten::split.Tensor", &[Arg::Tensor(&x), Arg::Int(3)]);
    let Value::Tensors(parts) = &parts[0] else { panic!("{parts:?}") };
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[1].as_ref().unwrap(), &ints(&[3]));
    let refs: Vec<Option<&Tensor>> = parts.iter().map(Option::as_ref).collect();
    assert_eq!(call1("aten::cat", &[Arg::Tensors(&refs)]), x);
    let value = Value::Tensors(parts.iter().map(|t| t.as_ref().map(Tensor::shallow_clone)).collect());
    assert_eq!(call1("aten::cat", &[value.as_arg()]), x);
    let list = [Arg::Tensor(&x), Arg::Tensor(&x)];
    assert_eq!(call1("aten::stack", &[Arg::List(&list), Arg::Int(1)]).size(), [4, 2]);
    call("aten::_foreach_add_.Scalar", &[Arg::Tensors(&[Some(&x)]), Arg::Int(1)]);
    assert_eq!(x, ints(&[1, 2, 3, 4]));
}

#[test]
fn indexing_takes_absent_tensors() {
    let x = ints(&[0, 1, 2, 3, 4, 5]).reshape([2, 3]);
    let index = ints(&[2, 0]);
    let picked = call1("aten::index.Tensor", &[Arg::Tensor(&x), Arg::Tensors(&[None, Some(&index)])]);
    assert_eq!(picked, ints(&[2, 0, 5, 3]).reshape([2, 2]));
    let list = [Arg::None, Arg::Tensor(&index)];
    assert_eq!(call1("aten::index.Tensor", &[Arg::Tensor(&x), Arg::List(&list)]), picked);
}

#[test]
fn results_that_are_no_tensors() {
    let x = floats(&[2.5]);
    let only = |name, args: &[Arg<'_>]| format!("{:?}", call(name, args));
    let t = Arg::Tensor(&x);
    assert_eq!(only("aten::item", &[t]), "[2.5]");
    assert_eq!(only("aten::sym_size.int", &[t, Arg::Int(0)]), "[1]");
    assert_eq!(only("aten::equal", &[t, t]), "[true]");
    assert_eq!(only("aten::result_type.Tensor", &[t, Arg::Int(1)]), "[torch.float32]");
    let z = call1("aten::mul.Tensor", &[t, Arg::Complex(0.0, 2.0)]);
    assert_eq!(only("aten::item", &[Arg::Tensor(&z)]), "[(0.0, 5.0j)]");
    assert_eq!(only("aten::is_same_size", &[t, t]), "[true]");
    // No results.
    assert_eq!(only("aten::_assert_async", &[t]), "[]");
}

#[test]
fn tensors_that_an_operator_leaves_out_are_none() {
    let x = Tensor::ones([1, 1, 3, 3], (tch::Kind::Float, tch::Device::Cpu));
    let t = Arg::Tensor(&x);
    let one = Arg::Ints(&[1, 1]);
    let zero = Arg::Ints(&[0, 0]);
    let grads = call(
        "aten::convolution_backward",
        &[
            Arg::Tensor(&Tensor::ones([1, 1, 1, 1], (tch::Kind::Float, tch::Device::Cpu))),
            t,
            t,
            Arg::None,
            one,
            zero,
            one,
            Arg::Bool(false),
            zero,
            Arg::Int(1),
            Arg::Bools(&[false, true, false]),
        ],
    );
    assert!(matches!(grads[0], Value::None), "{grads:?}");
    assert_eq!(tensor(&grads[1]).size(), [1, 1, 3, 3]);
}

#[test]
fn dtypes_devices_layouts_and_formats() {
    let zeros = |dtype| {
        call1(
            "aten::zeros",
            &[
                Arg::Ints(&[2]),
                Arg::DType(dtype),
                Arg::Layout(Layout::Strided),
                Arg::Device(Device::CPU),
                Arg::Bool(false),
            ],
        )
    };
    for &dtype in DType::ALL {
        if !dtype.name().starts_with('q') {
            assert_eq!(zeros(dtype).dtype2().unwrap(), dtype, "{dtype}");
        }
    }
    let x = Tensor::ones([2, 3, 4, 5], (tch::Kind::Float, tch::Device::Cpu));
    let last = call1("aten::clone", &[Arg::Tensor(&x), Arg::MemoryFormat(MemoryFormat::ChannelsLast)]);
    assert_eq!(last.info().unwrap().strides, [60, 1, 15, 3]);
    let meta =
        call1("aten::empty.memory_format", &[Arg::Ints(&[2, 3]), Arg::None, Arg::None, Arg::Str("meta")]);
    assert_eq!(meta.device2().unwrap(), Device::META);
    let sum = call1("aten::mm", &[Arg::Tensor(&meta), Arg::Tensor(&meta.tr())]);
    let info = sum.info().unwrap();
    assert_eq!((info.device, info.dtype, info.sizes), (Device::META, DType::Float32, vec![2, 2]));
    assert_eq!(format!("{:?}", Value::Tensor(sum)), "Tensor(float32[2, 2] on meta)");
    let moved =
        call1("aten::to.device", &[Arg::Tensor(&x), Arg::Device(Device::META), Arg::DType(DType::UInt16)]);
    assert_eq!(moved.dtype2().unwrap(), DType::UInt16);
}

#[test]
fn sparse_tensors_have_no_strides() {
    let x = call1("aten::eye", &[Arg::Int(2)]);
    let sparse = call1("aten::to_sparse", &[Arg::Tensor(&x)]);
    let info = sparse.info().unwrap();
    assert_eq!((info.layout, info.sizes.as_slice()), (Layout::SparseCoo, [2, 2].as_slice()));
    assert!(info.strides.is_empty());
}

#[test]
fn autograd_goes_through() {
    let x = floats(&[3.0]).set_requires_grad(true);
    let y = call1("aten::mul.Tensor", &[Arg::Tensor(&x), Arg::Tensor(&x)]);
    assert!(y.info().unwrap().requires_grad);
    y.backward();
    assert_eq!(x.grad(), floats(&[6.0]));
    let guard = InferenceMode::enter().unwrap();
    let z = call1("aten::mul.Tensor", &[Arg::Tensor(&x), Arg::Tensor(&x)]);
    assert!(!z.info().unwrap().requires_grad);
    drop(guard);
}

#[test]
fn a_constant_is_converted_once() {
    let x = floats(&[1.0, 2.0]);
    let add = op("aten::add.Tensor");
    let ten = add.constant(1, &Arg::Int(10)).unwrap();
    let alpha = add.constant(2, &Arg::Default).unwrap();
    for _ in 0..2 {
        let y = add.call1(&[Arg::Tensor(&x), Arg::Opaque(&ten), Arg::Opaque(&alpha)]).unwrap();
        assert_eq!(y, floats(&[11.0, 12.0]));
    }
    let reshape = op("aten::reshape");
    let shape = reshape.constant(1, &Arg::Ints(&[2, 1])).unwrap();
    let shape = Value::Opaque(shape.clone());
    assert_eq!(reshape.call1(&[Arg::Tensor(&x), shape.as_arg()]).unwrap().size(), [2, 1]);
    insta::assert_snapshot!(add.constant(0, &Arg::Str("x")).unwrap_err(), @"aten::add.Tensor: argument 'self' (position 0) is declared Tensor, but found a string");
    assert!(add.constant(9, &Arg::None).is_err());
}

#[test]
fn calls_keep_no_references() {
    let x = floats(&[1.0, 2.0, 3.0, 4.0]);
    let t = Arg::Tensor(&x);
    let before = x.use_count();
    for _ in 0..3 {
        call("aten::add.Tensor", &[t, t]);
        call("aten::stack", &[Arg::Tensors(&[Some(&x), Some(&x)])]);
        assert!(op("aten::mm").call(&[t, t]).is_err());
        assert!(op("aten::stack").call(&[Arg::List(&[t, Arg::Str("no")])]).is_err());
        assert!(op("aten::index.Tensor").call(&[t, Arg::List(&[t, t])]).is_err());
        assert!(op("aten::add.Tensor").call(&[t, t, Arg::Str("no")]).is_err());
        assert!(op("aten::sum").call1(&[t, Arg::Ints(&[])]).is_err());
        drop(call("aten::split.Tensor", &[t, Arg::Int(1)]));
    }
    assert_eq!(x.use_count(), before);
    let value = Value::Tensor(x.shallow_clone());
    assert_eq!(x.use_count(), before + 1);
    drop(value.clone());
    drop(value);
    assert_eq!(x.use_count(), before);
}

#[test]
fn threads_share_operators() {
    let add = op("aten::add.Tensor");
    std::thread::scope(|scope| {
        for n in 0..4 {
            scope.spawn(move || {
                let x = floats(&[n as f32]);
                for _ in 0..200 {
                    let y = add.call1(&[Arg::Tensor(&x), Arg::Tensor(&x)]).unwrap();
                    assert_eq!(y, floats(&[2.0 * n as f32]));
                }
            });
        }
    });
}
