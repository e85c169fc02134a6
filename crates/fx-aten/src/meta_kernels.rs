//! Kernels of the meta device written in Rust, for operators whose C++ library has none.
//!
//! libtorch leaves them to Python. They are the shape functions of [`fx_shapes`], at sizes that are numbers.

use std::cell::Cell;
use std::sync::{Mutex, PoisonError};

use fx_ir::{Device, Layout};
use fx_shapes::{Arg as Shape, Meta, Registry, Size, Value as Shaped};
use tch::Tensor;

use crate::error::{Error, ErrorKind, Result};
use crate::extend::register_kernel;
use crate::op::Op;
use crate::tensor::TensorExt;
use crate::value::{Arg, Value};

/// The operators beneath the public ones that have kernels for CPU and no C++ kernel for the meta device.
const OPERATORS: &[&str] = &[
    "_adaptive_avg_pool2d",
    "_adaptive_avg_pool3d",
    "_cdist_forward",
    "_cummax_helper",
    "_cummin_helper",
    "_embedding_bag",
    "_embedding_bag_forward_only",
    "_fft_c2c",
    "_fft_c2r",
    "_fft_r2c",
    "_logcumsumexp",
    "_native_batch_norm_legit",
    "_native_batch_norm_legit.no_stats",
    "_native_batch_norm_legit_no_training",
    "_native_multi_head_attention",
    "_prelu_kernel",
    "_safe_softmax",
    "_scaled_dot_product_flash_attention_for_cpu",
    "_transformer_encoder_layer_fwd",
    "_weight_norm_interface",
    "abs",
    "addbmm",
    "binary_cross_entropy",
    "bucketize.Scalar",
    "bucketize.Tensor",
    "channel_shuffle",
    "col2im",
    "complex",
    "convolution",
    "convolution_backward",
    "count_nonzero",
    "count_nonzero.dim_IntList",
    "dot",
    "fake_quantize_per_tensor_affine_cachemask",
    "flip",
    "floor_divide",
    "grid_sampler_2d",
    "grid_sampler_3d",
    "hardswish",
    "hardtanh",
    "histc",
    "huber_loss",
    "im2col",
    "index_select",
    "isnan",
    "kthvalue",
    "log_sigmoid_forward",
    "logical_and",
    "logical_not",
    "logical_or",
    "logical_xor",
    "max",
    "max_pool3d_with_indices",
    "max_unpool2d",
    "max_unpool3d",
    "median",
    "median.dim",
    "min",
    "mode",
    "multinomial",
    "nan_to_num",
    "nanmedian",
    "nanmedian.dim",
    "nansum",
    "native_batch_norm",
    "native_dropout",
    "native_group_norm",
    "native_layer_norm",
    "prod",
    "randperm",
    "randperm.generator",
    "reflection_pad2d",
    "relu",
    "roll",
    "rrelu_with_noise",
    "searchsorted.Scalar",
    "searchsorted.Tensor",
    "std.correction",
    "std_mean.correction",
    "take",
    "trace",
    "tril_indices",
    "triu_indices",
    "var.correction",
    "var_mean.correction",
    "vdot",
    "where.self",
];

/// Registers them for the key `Meta`, once in a process, and gives how many there are: programs on meta tensors then run
/// without Python. An operator that has a C++ kernel for the key keeps it.
///
/// # Errors
/// libtorch refuses a kernel.
pub fn register_meta_kernels() -> Result<usize> {
    static REGISTERED: Mutex<Option<usize>> = Mutex::new(None);
    let mut registered = REGISTERED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(count) = *registered {
        return Ok(count);
    }
    let mut made = Vec::with_capacity(OPERATORS.len());
    for name in OPERATORS {
        let qualified = format!("aten::{name}");
        if Op::parse(&qualified)?.has_kernel("Meta")? {
            continue;
        }
        let kernel_name = qualified.clone();
        made.push(register_kernel(&qualified, "Meta", move |args| run_on(&kernel_name, args))?);
    }
    let count = made.len();
    made.into_iter().for_each(crate::Registration::keep);
    *registered = Some(count);
    Ok(count)
}

/// The results of an operator on arguments in schema order, by its shape function, as tensors without data. Arguments
/// that are left out at the end take their defaults.
pub(crate) fn run_on(operator: &str, args: &[Value]) -> Result<Vec<Value>> {
    let failed = |message: String| Error::new(ErrorKind::Runtime, operator, message);
    let mut metas = Vec::new();
    for value in args {
        collect(value, &mut metas)?;
    }
    let mut metas = metas.iter();
    let shapes: Vec<Shape<'_, i64>> = args.iter().map(|value| shape(value, &mut metas)).collect();
    let registry: &Registry<i64> = i64::registry();
    let schema = fx_ops::lookup(operator).ok_or_else(|| failed("has no schema in the table".to_owned()))?;
    // Parameters that are given by keyword come after the positional ones, here as in the schema.
    let positional = schema.positional_count().min(shapes.len());
    let keywords: Vec<(&str, Shape<'_, i64>)> = schema.parameters[positional..]
        .iter()
        .map(|parameter| &*parameter.name)
        .zip(shapes[positional..].iter().cloned())
        .collect();
    let result = registry.call_schema(schema, &shapes[..positional], &keywords, &Cell::new(0));
    let result = result.map_err(|error| failed(error.to_string()))?;
    match result {
        Shaped::None if schema.returns.is_empty() => Ok(Vec::new()),
        Shaped::List(items) if schema.returns.len() != 1 => items.iter().map(made).collect(),
        single => Ok(vec![made(&single)?]),
    }
}

/// Every tensor of an argument, without its data.
fn collect(value: &Value, metas: &mut Vec<Meta<i64>>) -> Result<()> {
    match value {
        Value::Tensor(tensor) => metas.push(meta(tensor)?),
        Value::Tensors(tensors) => {
            for tensor in tensors.iter().flatten() {
                metas.push(meta(tensor)?);
            }
        }
        Value::List(items) => items.iter().try_for_each(|item| collect(item, metas))?,
        _ => {}
    }
    Ok(())
}

/// The tensor without its data.
pub(crate) fn meta(tensor: &Tensor) -> Result<Meta<i64>> {
    let info = tensor.info()?;
    Ok(Meta {
        dtype: info.dtype,
        shape: info.sizes.into_iter().collect(),
        stride: info.strides.into_iter().collect(),
        offset: info.storage_offset,
        requires_grad: info.requires_grad,
        device: info.device,
        layout: info.layout,
    })
}

/// The argument, with tensors taken from `metas` in the order they were collected.
fn shape<'m>(value: &'m Value, metas: &mut std::slice::Iter<'m, Meta<i64>>) -> Shape<'m, i64> {
    match value {
        Value::None => Shape::None,
        Value::Tensor(_) => metas.next().map_or(Shape::None, Shape::Tensor),
        Value::Int(value) => Shape::Int(*value),
        Value::Bool(value) => Shape::Bool(Some(*value)),
        Value::Float(value) => Shape::Float(Some(*value)),
        Value::Complex(..) => Shape::Complex,
        Value::Str(text) => Shape::Str(text),
        Value::DType(dtype) => Shape::DType(*dtype),
        Value::Device(device) => Shape::Device(*device),
        Value::Layout(layout) => Shape::Layout(*layout),
        Value::MemoryFormat(format) => Shape::MemoryFormat(*format),
        Value::Ints(items) => Shape::Ints(items.iter().copied().collect()),
        Value::Floats(items) => Shape::List(items.iter().map(|value| Shape::Float(Some(*value))).collect()),
        Value::Bools(items) => Shape::List(items.iter().map(|value| Shape::Bool(Some(*value))).collect()),
        Value::Tensors(items) => {
            let tensors = items.iter().map(|item| match item {
                Some(_) => metas.next().map_or(Shape::None, Shape::Tensor),
                None => Shape::None,
            });
            Shape::List(tensors.collect())
        }
        Value::List(items) => Shape::list(items.iter().map(|item| shape(item, metas)).collect::<Vec<_>>()),
        Value::Opaque(_) => Shape::Other,
    }
}

/// A meta tensor of this shape.
fn made(value: &Shaped<i64>) -> Result<Value> {
    Ok(match value {
        Shaped::None => Value::None,
        Shaped::Tensor(meta) if meta.layout != Layout::Strided => {
            let message = format!("a {} tensor on the meta device is not supported", meta.layout);
            return Err(Error::new(ErrorKind::NotImplemented, "meta kernel", message));
        }
        Shaped::Tensor(meta) => {
            let op = Op::find("aten::empty_strided", "")?;
            Value::Tensor(op.call1(&[
                Arg::Ints(&meta.shape),
                Arg::Ints(&meta.stride),
                Arg::DType(meta.dtype),
                Arg::None,
                Arg::Device(Device::META),
            ])?)
        }
        Shaped::Int(value) => Value::Int(*value),
        Shaped::List(items) => Value::List(items.iter().map(made).collect::<Result<_>>()?),
        other => {
            let message = format!("a shape function gave {other:?}, which only the data decides");
            return Err(Error::new(ErrorKind::NotImplemented, "meta kernel", message));
        }
    })
}
