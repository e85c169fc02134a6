//! Sample inputs: given, carried by the archive, or made.

use std::path::Path;

use anyhow::{Context, Result, bail};
use fx::ir::{Argument, DType, Dim, GraphModule, Node, Storage, SymRange, Tensor, TensorMeta, ValueMeta};
use fx::passes::SampleInput;
use indexmap::IndexMap;

use crate::input::Model;

/// What a model is run on.
pub struct Data {
    /// A value for each placeholder, in order.
    pub inputs: Vec<SampleInput>,
    /// Where they come from, in words.
    #[cfg_attr(not(feature = "tch"), allow(dead_code))]
    pub source: String,
    /// What PyTorch answered on these inputs; compared when the model is run.
    #[cfg_attr(not(feature = "tch"), allow(dead_code))]
    pub expected: Option<Tensor>,
    /// The right class for each row of the first output.
    #[cfg_attr(not(feature = "tch"), allow(dead_code))]
    pub labels: Option<Tensor>,
}

/// Finds inputs: the file `inputs`, a safetensors file beside the archive, the archive's own, or random ones.
///
/// # Errors
/// The file that was asked for does not fit the model, or nothing is known about an input.
pub fn find(model: &Model, inputs: Option<&Path>, seed: u64) -> Result<Data> {
    if let Some(path) = inputs {
        return from_file(&model.module, path)?
            .with_context(|| format!("{} does not hold the inputs of this model", path.display()));
    }
    if model.program.is_some() {
        let beside = model.path.with_extension("safetensors");
        if beside.is_file()
            && let Some(data) = from_file(&model.module, &beside)?
        {
            return Ok(data);
        }
    }
    let carried = match &model.program {
        Some(program) => program.sample_inputs()?,
        None => None,
    };
    match carried {
        Some(inputs) if inputs.len() == model.module.graph().placeholders().count() => Ok(Data {
            inputs: inputs.into_iter().map(to_sample).collect(),
            source: "the archive's own sample inputs".to_owned(),
            expected: None,
            labels: None,
        }),
        _ => random(&model.module, seed),
    }
}

fn to_sample(value: fx::pt2::SampleValue) -> SampleInput {
    match value {
        fx::pt2::SampleValue::Tensor(tensor) => SampleInput::Tensor(tensor),
        fx::pt2::SampleValue::Constant(constant) => SampleInput::Constant(constant),
    }
}

/// Inputs by the names of the placeholders, or as `in.0`, `in.1`, ..., or the one tensor that is neither `labels`
/// nor `outputs`. `None` when the file holds something else.
fn from_file(module: &GraphModule, path: &Path) -> Result<Option<Data>> {
    let mut tensors = fx::pt2::read_safetensors(path)?;
    let labels = tensors.shift_remove("labels");
    let expected = tensors.shift_remove("outputs");
    let placeholders: Vec<Node<'_>> = module.graph().placeholders().collect();
    let mut inputs = Vec::with_capacity(placeholders.len());
    for (at, node) in placeholders.iter().enumerate() {
        let by_name = [node.target().to_owned(), node.name().to_owned(), format!("in.{at}")];
        let found = by_name.iter().find_map(|name| tensors.get(name).cloned());
        let only = || (placeholders.len() == 1 && tensors.len() == 1).then(|| tensors[0].clone());
        match found.or_else(only) {
            Some(tensor) => inputs.push(SampleInput::Tensor(tensor)),
            None => match default_of(*node) {
                Some(constant) => inputs.push(constant),
                None => return Ok(None),
            },
        }
    }
    let rows = inputs.iter().find_map(|input| match input {
        SampleInput::Tensor(tensor) => tensor.shape.first().copied(),
        SampleInput::Constant(_) => None,
    });
    let source = match rows {
        Some(rows) => format!("{rows} samples of {}", path.display()),
        None => path.display().to_string(),
    };
    Ok(Some(Data { inputs, source, expected, labels }))
}

fn default_of(node: Node<'_>) -> Option<SampleInput> {
    match node.meta().value.as_deref() {
        Some(ValueMeta::None) => Some(SampleInput::Constant(Argument::None)),
        _ => node.arg(0).map(|default| SampleInput::Constant(default.clone())),
    }
}

/// Random inputs of the recorded shapes: normal numbers, and 0 or 1 for integers, which are often indices.
fn random(module: &GraphModule, seed: u64) -> Result<Data> {
    let mut random = SplitMix(seed);
    let mut inputs = Vec::new();
    for node in module.graph().placeholders() {
        inputs.push(match node.meta().value.as_deref() {
            Some(ValueMeta::Tensor(meta)) => SampleInput::Tensor(
                random
                    .tensor(meta, &module.range_constraints)
                    .with_context(|| format!("no input `{}` can be made up", node.target()))?,
            ),
            Some(ValueMeta::Int(dim)) => {
                SampleInput::Constant(Argument::Int(dim.hint().context("an input's value is not known")?))
            }
            Some(ValueMeta::Bool(Some(value))) => SampleInput::Constant(Argument::Bool(*value)),
            Some(ValueMeta::Float(Some(value))) => SampleInput::Constant(Argument::Float(*value)),
            Some(ValueMeta::Str(text)) => SampleInput::Constant(Argument::Str((&**text).into())),
            _ => match default_of(node) {
                Some(constant) => constant,
                None => bail!(
                    "nothing is known about the input `{}`; give sample inputs with --inputs FILE.safetensors, or \
                     choose --verify lint",
                    node.target()
                ),
            },
        });
    }
    Ok(Data { inputs, source: format!("random inputs (seed {seed})"), expected: None, labels: None })
}

/// The size of a dimension: the one at capture or, for a symbol without one, a size in its range, the same for each
/// use of the symbol.
fn size(dim: &Dim, ranges: &IndexMap<String, SymRange>) -> Option<i64> {
    dim.hint().or_else(|| {
        let range = ranges.get(&dim.to_string())?;
        let size = USUAL_SIZE.max(range.min.unwrap_or(USUAL_SIZE));
        Some(size.min(range.max.unwrap_or(size)))
    })
}

/// The size of a dimension of which no size was recorded, where its range allows.
const USUAL_SIZE: i64 = 4;

/// The largest random input, in bytes.
const MAX_INPUT: usize = 1 << 31;

/// Sebastiano Vigna's SplitMix64: small, and the same everywhere.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A standard normal number, by Box and Muller.
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    fn tensor(&mut self, meta: &TensorMeta, ranges: &IndexMap<String, SymRange>) -> Result<Tensor> {
        let mut shape = Vec::with_capacity(meta.shape.len());
        for dim in &meta.shape {
            shape.push(size(dim, ranges).with_context(|| {
                format!("its size `{dim}` is not known; give sample inputs with --inputs FILE.safetensors")
            })?);
        }
        let count = shape.iter().try_fold(1usize, |n, &size| n.checked_mul(usize::try_from(size).ok()?));
        let item = meta.dtype.size();
        let count = count.filter(|n| n.checked_mul(item).is_some_and(|bytes| bytes <= MAX_INPUT));
        let count = count.with_context(|| format!("an input of {meta} is too large to make up"))?;
        let mut bytes = Vec::with_capacity(count * item);
        for _ in 0..count {
            match meta.dtype {
                DType::Float32 => bytes.extend((self.normal() as f32).to_le_bytes()),
                DType::Float64 => bytes.extend(self.normal().to_le_bytes()),
                DType::BFloat16 => bytes.extend(&(self.normal() as f32).to_le_bytes()[2..]),
                DType::Float16 => bytes.extend(half_bits(self.normal()).to_le_bytes()),
                DType::Complex64 => {
                    bytes.extend((self.normal() as f32).to_le_bytes());
                    bytes.extend((self.normal() as f32).to_le_bytes());
                }
                other if other.is_floating_point() || other.is_complex() => {
                    bail!("random inputs of {other} cannot be made; give --inputs")
                }
                _ => {
                    bytes.push((self.next() & 1) as u8);
                    bytes.extend(std::iter::repeat_n(0u8, item - 1));
                }
            }
        }
        Ok(Tensor::contiguous(meta.dtype, &shape, Storage::new(bytes))?)
    }
}

/// A moderate number as IEEE half precision, truncated.
fn half_bits(value: f64) -> u16 {
    let bits = (value as f32).to_bits();
    let (sign, exponent, mantissa) =
        (bits >> 16 & 0x8000, (bits >> 23 & 0xff) as i32 - 112, bits >> 13 & 0x3ff);
    match exponent {
        ..=0 => sign as u16,
        1..=30 => (sign | (exponent as u32) << 10 | mantissa) as u16,
        _ => (sign | 0x7bff) as u16,
    }
}
