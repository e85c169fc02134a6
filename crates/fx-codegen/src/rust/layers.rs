//! How the layers of `torch.nn` are made in Rust: `nn::Conv2d::new(3, 64, 7).stride(2).bias(false)` from the settings of
//! a module. Layers without parameters are read from the table of `fx-trace` itself, the others are below.

use std::fmt::Write as _;
use std::sync::LazyLock;

use fx_ir::{Argument, Module, ModuleTree};
use rustc_hash::FxHashMap;

use super::fits::fits;
use super::literal;

const PLAIN: &str = include_str!("../../../fx-trace/src/nn/plain.rs");

/// The layers with parameters, in the form of that table. `each` is a size that is kept as one number a dimension,
/// `shape` one that is always a tuple, `has` whether there is a tensor of that name, `fixed` what must be so.
const OTHERS: &str = r#"
    Conv1d = "conv.Conv1d" (in_channels: int, out_channels: int, kernel_size: each) { stride: each = 1i64,
        padding: each = 0i64, dilation: each = 1i64, groups: int = 1i64, bias: has = true,
        padding_mode: text = "zeros" } forward(input);
    Conv2d = "conv.Conv2d" (in_channels: int, out_channels: int, kernel_size: each) { stride: each = 1i64,
        padding: each = 0i64, dilation: each = 1i64, groups: int = 1i64, bias: has = true,
        padding_mode: text = "zeros" } forward(input);
    Conv3d = "conv.Conv3d" (in_channels: int, out_channels: int, kernel_size: each) { stride: each = 1i64,
        padding: each = 0i64, dilation: each = 1i64, groups: int = 1i64, bias: has = true,
        padding_mode: text = "zeros" } forward(input);
    ConvTranspose1d = "conv.ConvTranspose1d" (in_channels: int, out_channels: int, kernel_size: each) {
        stride: each = 1i64, padding: each = 0i64, dilation: each = 1i64, groups: int = 1i64, bias: has = true,
        padding_mode: text = "zeros", output_padding: each = 0i64 } forward(input; output_size = ());
    ConvTranspose2d = "conv.ConvTranspose2d" (in_channels: int, out_channels: int, kernel_size: each) {
        stride: each = 1i64, padding: each = 0i64, dilation: each = 1i64, groups: int = 1i64, bias: has = true,
        padding_mode: text = "zeros", output_padding: each = 0i64 } forward(input; output_size = ());
    ConvTranspose3d = "conv.ConvTranspose3d" (in_channels: int, out_channels: int, kernel_size: each) {
        stride: each = 1i64, padding: each = 0i64, dilation: each = 1i64, groups: int = 1i64, bias: has = true,
        padding_mode: text = "zeros", output_padding: each = 0i64 } forward(input; output_size = ());
    Linear = "linear.Linear" (in_features: int, out_features: int) { bias: has = true } forward(input);
    Bilinear = "linear.Bilinear" (in1_features: int, in2_features: int, out_features: int) { bias: has = true }
        forward(input1, input2);
    BatchNorm1d = "batchnorm.BatchNorm1d" (num_features: int) { eps: float = 1e-5, momentum: momentum = 0.1,
        affine: bool = true, track_running_stats: bool = true } forward(input);
    BatchNorm2d = "batchnorm.BatchNorm2d" (num_features: int) { eps: float = 1e-5, momentum: momentum = 0.1,
        affine: bool = true, track_running_stats: bool = true } forward(input);
    BatchNorm3d = "batchnorm.BatchNorm3d" (num_features: int) { eps: float = 1e-5, momentum: momentum = 0.1,
        affine: bool = true, track_running_stats: bool = true } forward(input);
    InstanceNorm1d = "instancenorm.InstanceNorm1d" (num_features: int) { eps: float = 1e-5, momentum: momentum = 0.1,
        affine: bool = false, track_running_stats: bool = false } forward(input);
    InstanceNorm2d = "instancenorm.InstanceNorm2d" (num_features: int) { eps: float = 1e-5, momentum: momentum = 0.1,
        affine: bool = false, track_running_stats: bool = false } forward(input);
    InstanceNorm3d = "instancenorm.InstanceNorm3d" (num_features: int) { eps: float = 1e-5, momentum: momentum = 0.1,
        affine: bool = false, track_running_stats: bool = false } forward(input);
    LayerNorm = "normalization.LayerNorm" (normalized_shape: shape) { eps: float = 1e-5,
        elementwise_affine: bool = true, bias: has = true } forward(input);
    RMSNorm = "normalization.RMSNorm" (normalized_shape: shape) { eps: float = NONE, elementwise_affine: bool = true }
        forward(input);
    GroupNorm = "normalization.GroupNorm" (num_groups: int, num_channels: int) { eps: float = 1e-5,
        affine: bool = true } forward(input);
    Embedding = "sparse.Embedding" (num_embeddings: int, embedding_dim: int) { padding_idx: int = NONE,
        max_norm: float = NONE, norm_type: float = 2.0, scale_grad_by_freq: bool = false, sparse: bool = false }
        forward(input);
    LSTM = "rnn.LSTM" (input_size: int, hidden_size: int) { num_layers: int = 1i64, bias: bool = true,
        batch_first: bool = false, dropout: float = 0.0, bidirectional: bool = false, proj_size: fixed = 0i64 }
        forward(input; hx = ());
    GRU = "rnn.GRU" (input_size: int, hidden_size: int) { num_layers: int = 1i64, bias: bool = true,
        batch_first: bool = false, dropout: float = 0.0, bidirectional: bool = false, proj_size: fixed = 0i64 }
        forward(input; hx = ());
    MultiheadAttention = "activation.MultiheadAttention" (embed_dim: int, num_heads: int) { dropout: float = 0.0,
        batch_first: bool = false, add_zero_attn: bool = false, kdim: fixed = embed_dim.clone(),
        vdim: fixed = embed_dim.clone() } forward(query, key, value; key_padding_mask = ());
    PReLU = "activation.PReLU" (num_parameters: int) { init: fixed = 0.25 } forward(input);
    ZeroPad1d = "padding.ZeroPad1d" (padding: each) {} forward(input);
    ZeroPad2d = "padding.ZeroPad2d" (padding: each) {} forward(input);
    ZeroPad3d = "padding.ZeroPad3d" (padding: each) {} forward(input);
    ReflectionPad1d = "padding.ReflectionPad1d" (padding: each) {} forward(input);
    ReflectionPad2d = "padding.ReflectionPad2d" (padding: each) {} forward(input);
    ReflectionPad3d = "padding.ReflectionPad3d" (padding: each) {} forward(input);
    ReplicationPad1d = "padding.ReplicationPad1d" (padding: each) {} forward(input);
    ReplicationPad2d = "padding.ReplicationPad2d" (padding: each) {} forward(input);
    ReplicationPad3d = "padding.ReplicationPad3d" (padding: each) {} forward(input);
    CircularPad1d = "padding.CircularPad1d" (padding: each) {} forward(input);
    CircularPad2d = "padding.CircularPad2d" (padding: each) {} forward(input);
    CircularPad3d = "padding.CircularPad3d" (padding: each) {} forward(input);
"#;

/// How a layer is made and called.
#[derive(Debug)]
pub(super) struct Layer {
    /// Its type in `nn`.
    pub(super) name: &'static str,
    required: Vec<(&'static str, &'static str)>,
    settings: Vec<(&'static str, &'static str, &'static str)>,
    /// How many inputs `forward` takes.
    pub(super) inputs: usize,
    /// Whether `forward` takes one more argument for those that are optional.
    pub(super) has_optional: bool,
}

static LAYERS: LazyLock<FxHashMap<String, Layer>> = LazyLock::new(|| {
    // The table is the one call of its macro.
    let plain = PLAIN.split("\nplain! {\n").nth(1).and_then(|rest| rest.split("\n}\n").next()).unwrap_or("");
    let mut layers = FxHashMap::default();
    for text in [plain, OTHERS] {
        for entry in entries(text) {
            if let Some((class, layer)) = parse(entry) {
                layers.insert(format!("torch.nn.modules.{class}"), layer);
            }
        }
    }
    layers
});

/// The layer of this class, when there is one in Rust.
pub(super) fn layer(class: &str) -> Option<&'static Layer> {
    LAYERS.get(class)
}

/// The entries of a table: what semicolons outside of brackets part.
fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut depth = 0;
    text.split(move |c: char| {
        match c {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            _ => {}
        }
        c == ';' && depth == 0
    })
}

fn parse(entry: &'static str) -> Option<(&'static str, Layer)> {
    let (name, rest) = entry.trim().split_once(" = \"")?;
    let (class, rest) = rest.split_once('"')?;
    let (required, rest) = rest.split_once('(')?.1.split_once(')')?;
    let (settings, rest) = rest.split_once('{')?.1.split_once('}')?;
    let forward = rest.split_once("forward(")?.1.rsplit_once(')')?.0;
    let list = |text: &'static str| text.split(", ").flat_map(|part| part.split(",\n")).map(str::trim);
    let required = list(required).filter_map(|part| part.split_once(": ")).collect();
    let settings = list(settings).filter_map(|part| {
        let (name, rest) = part.trim_end_matches(',').split_once(": ")?;
        let (kind, default) = rest.split_once(" = ")?;
        Some((name, kind, default))
    });
    let (inputs, optional) = match forward.split_once(';') {
        Some((inputs, _)) => (inputs, true),
        None => (forward, false),
    };
    let layer = Layer {
        name: name.trim(),
        required,
        settings: settings.collect(),
        inputs: inputs.split(',').count(),
        has_optional: optional,
    };
    Some((class, layer))
}

impl Layer {
    /// The expression that makes the layer, with the module's settings; `None` when its constructor cannot.
    pub(super) fn constructor(&self, module: &Module, tree: &ModuleTree) -> Option<String> {
        if !fits(self.name, module, tree) {
            return None;
        }
        let mut text = format!("nn::{}::new(", self.name);
        for (at, (name, kind)) in self.required.iter().enumerate() {
            text.push_str(if at == 0 { "" } else { ", " });
            text.push_str(&value(kind, module.config.get(*name)?)?);
        }
        text.push(')');
        for (name, kind, default) in &self.settings {
            if *kind == "has" {
                if !has(module, name) {
                    let _ = write!(text, ".{name}(false)");
                }
                continue;
            }
            let Some(given) = module.config.get(*name) else { continue };
            if is_default(kind, given, default, module) {
                continue;
            }
            if *kind == "fixed" {
                return None;
            }
            let _ = write!(text, ".{name}({})", value(kind, given)?);
        }
        Some(text)
    }
}

fn has(module: &Module, name: &str) -> bool {
    module.tensors.get(name).is_some_and(|(_, id)| id.is_some())
}

fn is_default(kind: &str, given: &Argument, default: &str, module: &Module) -> bool {
    if let Some(other) = default.strip_suffix(".clone()") {
        return module.config.get(other) == Some(given);
    }
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let default = match default {
        "NONE" => Argument::None,
        "true" => Argument::Bool(true),
        "false" => Argument::Bool(false),
        text if text.starts_with('"') => Argument::Str(text.trim_matches('"').into()),
        text if text.ends_with("i64") => match text.trim_end_matches("i64").parse() {
            Ok(value) => Argument::Int(value),
            Err(_) => return false,
        },
        text => {
            let value = match text.split_once('/') {
                Some((a, b)) => number(a).zip(number(b)).map(|(a, b)| a / b),
                None => number(text),
            };
            match value {
                Some(value) => Argument::Float(value),
                None => return false,
            }
        }
    };
    if *given == default {
        return true;
    }
    match kind {
        "each" => all_equal(given).is_some_and(|value| default.as_int() == Some(value)),
        "float" | "momentum" => given.as_float().is_some() && given.as_float() == default.as_float(),
        _ => false,
    }
}

/// The number that all items are.
fn all_equal(argument: &Argument) -> Option<i64> {
    let items = argument.as_ints()?;
    let first = *items.first()?;
    items.iter().all(|&item| item == first).then_some(first)
}

/// A setting as the method that sets it takes it.
fn value(kind: &str, given: &Argument) -> Option<String> {
    let sizes = |items: &[i64]| match items {
        [a, b] => format!("({a}, {b})"),
        [a, b, c] => format!("({a}, {b}, {c})"),
        items => format!("[{}]", items.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")),
    };
    Some(match (kind, given) {
        ("bool", Argument::Bool(value)) => value.to_string(),
        ("int", Argument::Int(value)) => value.to_string(),
        ("float" | "momentum" | "ratio", _) if given.as_float().is_some() => {
            literal::float(given.as_float()?)
        }
        ("momentum", Argument::None) => "None".to_owned(),
        ("text", Argument::Str(text)) => literal::string(text),
        ("each", _) if all_equal(given).is_some() => all_equal(given)?.to_string(),
        ("each" | "sizes" | "shape", Argument::Int(value)) => value.to_string(),
        ("shape", _) if given.as_ints()?.len() == 1 => given.as_ints()?.first()?.to_string(),
        ("shape", _) => sizes(&given.as_ints()?),
        ("each", _) => sizes(&given.as_ints()?),
        // A list is another setting than a tuple.
        ("sizes", Argument::Tuple(items)) => match given.as_ints() {
            Some(ints) if !ints.is_empty() => sizes(&ints),
            Some(_) => return None,
            None => {
                let part = |item: &Argument| match item {
                    Argument::None => Some("None".to_owned()),
                    Argument::Int(value) => Some(format!("Some({value})")),
                    _ => None,
                };
                format!("[{}]", items.iter().map(part).collect::<Option<Vec<_>>>()?.join(", "))
            }
        },
        ("ratio", Argument::Tuple(items)) => {
            let part = |item: &Argument| match item {
                Argument::Float(value) => Some(literal::float(*value)),
                _ => None,
            };
            format!("[{}]", items.iter().map(part).collect::<Option<Vec<_>>>()?.join(", "))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use fx_ir::{DType, Storage, Tensor, TensorRole};

    use super::*;

    #[test]
    fn the_tables_are_read() {
        assert!(LAYERS.len() > 110, "the form of the table has changed: {}", LAYERS.len());
        let unfold = layer("torch.nn.modules.fold.Unfold").unwrap();
        assert_eq!(unfold.required, [("kernel_size", "sizes")]);
        assert_eq!(unfold.settings.len(), 3);
        let unpool = layer("torch.nn.modules.pooling.MaxUnpool2d").unwrap();
        assert_eq!((unpool.inputs, unpool.has_optional), (2, true));
    }

    #[test]
    fn what_is_not_the_default_is_set() {
        let tree = ModuleTree::default();
        let mut module = Module::new("torch.nn.modules.pooling.MaxPool2d");
        for (name, value) in [("kernel_size", 3i64), ("stride", 2), ("padding", 1), ("dilation", 1)] {
            module.config.insert(name.to_owned(), value.into());
        }
        let pool = layer(&module.class).unwrap();
        let made = |module: &Module| pool.constructor(module, &tree);
        assert_eq!(made(&module).unwrap(), "nn::MaxPool2d::new(3).stride(2).padding(1)");
        module.config.insert("stride".to_owned(), 3i64.into());
        assert_eq!(made(&module).unwrap(), "nn::MaxPool2d::new(3).padding(1)");
        // What no method takes.
        module.config.insert("padding".to_owned(), "same".into());
        assert_eq!(made(&module), None);
    }

    #[test]
    fn a_layer_holds_the_tensors_of_the_module_or_is_described() {
        let mut tree = ModuleTree::default();
        let mut module = Module::new("torch.nn.modules.batchnorm.BatchNorm2d");
        module.config.insert("num_features".to_owned(), 4i64.into());
        let mut add = |module: &mut Module, name: &str, role, dtype: DType, shape: &[i64]| {
            let count = shape.iter().product::<i64>() as usize;
            let storage = Storage::new(vec![0; count * dtype.size()]);
            let id = tree.add_tensor(Tensor::contiguous(dtype, shape, storage).unwrap());
            module.tensors.insert(name.to_owned(), (role, Some(id)));
            tree.clone()
        };
        for name in ["weight", "bias"] {
            add(&mut module, name, TensorRole::Parameter, DType::Float32, &[4]);
        }
        for name in ["running_mean", "running_var"] {
            add(&mut module, name, TensorRole::Buffer, DType::Float32, &[4]);
        }
        let norm = layer(&module.class).unwrap();
        let without_counter = module.clone();
        let tree = add(&mut module, "num_batches_tracked", TensorRole::Buffer, DType::Int64, &[]);
        assert_eq!(norm.constructor(&module, &tree).unwrap(), "nn::BatchNorm2d::new(4)");
        assert_eq!(norm.constructor(&without_counter, &tree), None);
        // Settings that say otherwise, and another tensor.
        let mut other = module.clone();
        other.config.insert("num_features".to_owned(), 5i64.into());
        assert_eq!(norm.constructor(&other, &tree), None);
        let mut other = module.clone();
        let weight = *other.tensors.get("weight").unwrap();
        other.tensors.insert("scale".to_owned(), weight);
        assert_eq!(norm.constructor(&other, &tree), None);
    }
}
