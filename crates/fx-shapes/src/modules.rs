//! Leaf modules of `torch.nn` without computing: which operator a class calls, on which of its attributes.

use std::cell::Cell;

use fx_ir::{Argument, Module, ModuleTree, Op};

use crate::call::Result;
use crate::error::ShapeError;
use crate::meta::Meta;
use crate::registry::Registry;
use crate::sym::Sym;
use crate::value::{Arg, Value};

/// A parameter of the operator after the module's own inputs.
enum From {
    /// A tensor of the module, absent when there is none.
    Tensor(&'static str),
    /// An attribute.
    Config(&'static str),
    /// The training flag.
    Training,
    /// A truth value.
    Flag(bool),
    /// A small number.
    Number(f64),
}

use From::{Config as C, Flag as F, Number as N, Tensor as T, Training};

/// The last name of a class, the operator, and what follows the inputs.
type Row = (&'static str, &'static str, &'static [From]);

const CONV: &[From] = &[T("weight"), T("bias"), C("stride"), C("padding"), C("dilation"), C("groups")];
const CONV_TRANSPOSE: &[From] =
    &[T("weight"), T("bias"), C("stride"), C("padding"), C("output_padding"), C("groups"), C("dilation")];
const BATCH_NORM: &[From] =
    &[T("weight"), T("bias"), T("running_mean"), T("running_var"), Training, N(0.1), C("eps"), F(false)];
const MAX_POOL: &[From] = &[C("kernel_size"), C("stride"), C("padding"), C("dilation"), C("ceil_mode")];
const AVG_POOL: &[From] =
    &[C("kernel_size"), C("stride"), C("padding"), C("ceil_mode"), C("count_include_pad")];

const ROWS: &[Row] = &[
    ("AdaptiveAvgPool1d", "adaptive_avg_pool1d", &[C("output_size")]),
    ("AdaptiveAvgPool2d", "adaptive_avg_pool2d", &[C("output_size")]),
    ("AdaptiveAvgPool3d", "adaptive_avg_pool3d", &[C("output_size")]),
    ("AvgPool1d", "avg_pool1d", AVG_POOL),
    ("AvgPool2d", "avg_pool2d", AVG_POOL),
    ("AvgPool3d", "avg_pool3d", AVG_POOL),
    ("BatchNorm1d", "batch_norm", BATCH_NORM),
    ("BatchNorm2d", "batch_norm", BATCH_NORM),
    ("BatchNorm3d", "batch_norm", BATCH_NORM),
    ("Conv1d", "conv1d", CONV),
    ("Conv2d", "conv2d", CONV),
    ("Conv3d", "conv3d", CONV),
    ("ConvTranspose1d", "conv_transpose1d", CONV_TRANSPOSE),
    ("ConvTranspose2d", "conv_transpose2d.input", CONV_TRANSPOSE),
    ("ConvTranspose3d", "conv_transpose3d.input", CONV_TRANSPOSE),
    ("Dropout", "dropout", &[C("p"), Training]),
    ("Dropout1d", "feature_dropout", &[C("p"), Training]),
    ("Dropout2d", "feature_dropout", &[C("p"), Training]),
    ("Dropout3d", "feature_dropout", &[C("p"), Training]),
    ("ELU", "elu", &[]),
    ("Flatten", "flatten.using_ints", &[C("start_dim"), C("end_dim")]),
    ("GELU", "gelu", &[]),
    ("GLU", "glu", &[C("dim")]),
    ("GroupNorm", "group_norm", &[C("num_groups"), T("weight"), T("bias")]),
    ("Hardsigmoid", "hardsigmoid", &[]),
    ("Hardswish", "hardswish", &[]),
    ("Hardtanh", "hardtanh", &[]),
    ("Identity", "positive", &[]),
    (
        "InstanceNorm1d",
        "instance_norm",
        &[T("weight"), T("bias"), T("running_mean"), T("running_var"), F(true), N(0.1), C("eps"), F(false)],
    ),
    (
        "InstanceNorm2d",
        "instance_norm",
        &[T("weight"), T("bias"), T("running_mean"), T("running_var"), F(true), N(0.1), C("eps"), F(false)],
    ),
    ("LayerNorm", "layer_norm", &[C("normalized_shape"), T("weight"), T("bias")]),
    ("LeakyReLU", "leaky_relu", &[]),
    ("Linear", "linear", &[T("weight"), T("bias")]),
    ("LogSoftmax", "log_softmax.int", &[C("dim")]),
    ("MaxPool1d", "max_pool1d", MAX_POOL),
    ("MaxPool2d", "max_pool2d", MAX_POOL),
    ("MaxPool3d", "max_pool3d", MAX_POOL),
    ("Mish", "mish", &[]),
    ("NonDynamicallyQuantizableLinear", "linear", &[T("weight"), T("bias")]),
    ("PReLU", "prelu", &[T("weight")]),
    ("PixelShuffle", "pixel_shuffle", &[C("upscale_factor")]),
    ("PixelUnshuffle", "pixel_unshuffle", &[C("downscale_factor")]),
    ("RMSNorm", "rms_norm", &[C("normalized_shape"), T("weight")]),
    ("ReLU", "relu", &[]),
    ("ReLU6", "relu6", &[]),
    ("SELU", "selu", &[]),
    ("SiLU", "silu", &[]),
    ("Sigmoid", "sigmoid", &[]),
    ("Softmax", "softmax.int", &[C("dim")]),
    ("Softplus", "softplus", &[]),
    ("Tanh", "tanh", &[]),
    ("Unflatten", "unflatten.int", &[C("dim"), C("unflattened_size")]),
];

impl Registry<Sym> {
    /// The results of a `call_module`: the operator that the class of `torch.nn` at `path` calls, on its tensors and
    /// attributes.
    ///
    /// # Errors
    /// There is no such module, its class is not known here, it lacks an attribute, or the operator refuses the arguments.
    pub fn call_module(
        &self,
        modules: &ModuleTree,
        path: &str,
        args: &[Arg<'_, Sym>],
        kwargs: &[(&str, Arg<'_, Sym>)],
        unknowns: &Cell<u32>,
    ) -> Result<Value<Sym>> {
        let unknown = |class: &str| ShapeError::Unknown { operator: format!("the module `{path}` {class}") };
        let module = modules.get_module(path).map_err(|_| unknown("(there is none at this path)"))?;
        let lacks = |name: &str, problem: &str| ShapeError::Argument {
            operator: format!("{} `{path}`", module.class),
            argument: name.to_owned(),
            problem: problem.to_owned(),
        };
        let builtin = module.class.starts_with("torch.nn.");
        let name = module.class.rsplit('.').next().unwrap_or_default();
        if builtin && name == "Embedding" {
            let weight = tensor(modules, module, "weight").ok_or_else(|| lacks("weight", "is not there"))?;
            let args: Vec<Arg<'_, Sym>> =
                std::iter::once(Arg::Tensor(&weight)).chain(args.iter().cloned()).collect();
            return self.call("aten::embedding", &args, kwargs, unknowns);
        }
        let row = ROWS.binary_search_by(|(class, ..)| class.cmp(&name)).ok().filter(|_| builtin);
        let Some((_, operator, parameters)) = row.map(|row| &ROWS[row]) else {
            return Err(unknown(&format!("of class {}", module.class)));
        };
        let tensors: Vec<Option<Meta<Sym>>> = parameters
            .iter()
            .map(|parameter| match parameter {
                T(name) => tensor(modules, module, name),
                _ => None,
            })
            .collect();
        let mut all: Vec<Arg<'_, Sym>> = args.to_vec();
        for (parameter, tensor) in parameters.iter().zip(&tensors) {
            all.push(match parameter {
                T(_) => tensor.as_ref().map_or(Arg::None, Arg::Tensor),
                C(name) => {
                    let value = module.config.get(*name).ok_or_else(|| lacks(name, "is not there"))?;
                    config(value).ok_or_else(|| lacks(name, "is no number"))?
                }
                Training => Arg::Bool(Some(match module.config.get("track_running_stats") {
                    // Without running statistics a batch norm always uses those of the batch.
                    Some(Argument::Bool(false)) => true,
                    _ => module.training,
                })),
                F(value) => Arg::Bool(Some(*value)),
                N(value) => Arg::Float(Some(*value)),
            });
        }
        // Operators such as conv2d have an overload for `padding="same"`: the arguments choose.
        self.call_target(Op::CallFunction, &format!("torch.ops.aten.{operator}"), &all, kwargs, unknowns)
    }
}

fn tensor(modules: &ModuleTree, module: &Module, name: &str) -> Option<Meta<Sym>> {
    let (_, id) = module.tensors.get(name)?;
    modules.tensor((*id)?).map(Meta::of)
}

fn config(value: &Argument) -> Option<Arg<'_, Sym>> {
    Some(match value {
        Argument::None => Arg::None,
        Argument::Bool(value) => Arg::Bool(Some(*value)),
        Argument::Int(value) => Arg::Int((*value).into()),
        Argument::Float(value) => Arg::Float(Some(*value)),
        Argument::Str(text) => Arg::Str(text),
        other => Arg::list(other.as_sequence()?.iter().map(config).collect::<Option<Vec<_>>>()?),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn classes_are_sorted() {
        assert!(super::ROWS.is_sorted_by_key(|(class, ..)| *class));
    }
}
