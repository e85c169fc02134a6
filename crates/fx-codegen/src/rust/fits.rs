//! Which tensors a layer of `torch.nn` has by its settings: a module that has other ones is none of them for Rust, and is
//! described instead.

use fx_ir::{Argument, DType, Module, ModuleTree, TensorRole};

/// A tensor that a layer holds.
struct Expected {
    name: String,
    role: TensorRole,
    dtype: DType,
    shape: Vec<i64>,
}

/// Whether the layer of this name, made with the settings of the module, holds just what the module holds.
pub(super) fn fits(layer: &str, module: &Module, tree: &ModuleTree) -> bool {
    let Some(expected) = tensors(layer, module) else { return false };
    holds(module, tree, &expected)
        && match layer {
            "MultiheadAttention" => has_projection(module, tree),
            _ => module.children.is_empty(),
        }
}

/// Whether the one part of an attention is its last projection.
fn has_projection(module: &Module, tree: &ModuleTree) -> bool {
    let part = module.children.get("out_proj").and_then(|id| tree.module(*id));
    let size = module.config.get("embed_dim").and_then(Argument::as_int);
    let (Some(part), Some(size), 1) = (part, size, module.children.len()) else { return false };
    let mut all = Tensors { module: part, found: Vec::new() };
    all.parameter("weight", vec![size, size]);
    all.parameter("bias", vec![size]);
    part.children.is_empty() && holds(part, tree, &all.found)
}

/// Whether the module's own tensors are those that are expected.
fn holds(module: &Module, tree: &ModuleTree, expected: &[Expected]) -> bool {
    let mut count = 0;
    module.tensors.iter().all(|(name, (role, id))| {
        let Some(tensor) = id.and_then(|id| tree.tensor(id)) else { return true };
        count += 1;
        expected.iter().any(|one| {
            one.name == *name && one.role == *role && one.dtype == tensor.dtype && one.shape == tensor.shape
        })
    }) && count == expected.len()
}

fn tensors(layer: &str, module: &Module) -> Option<Vec<Expected>> {
    let mut all = Tensors { module, found: Vec::new() };
    let int = |name: &str| module.config.get(name)?.as_int();
    let is = |name: &str, default: bool| match module.config.get(name) {
        Some(value) => value.as_bool().unwrap_or(default),
        None => default,
    };
    if let Some(rest) = layer.strip_prefix("Conv") {
        let dims = rest.chars().find_map(|c| c.to_digit(10))? as usize;
        let (inputs, outputs) = (int("in_channels")?, int("out_channels")?);
        let groups = int("groups").unwrap_or(1).max(1);
        let mut weight = match rest.starts_with("Transpose") {
            true => vec![inputs, outputs / groups],
            false => vec![outputs, inputs / groups],
        };
        weight.extend(all.each("kernel_size", dims)?);
        all.parameter("weight", weight);
        all.bias(&[outputs]);
    } else if let Some(kind) = ["BatchNorm", "InstanceNorm"].into_iter().find(|kind| layer.starts_with(kind))
    {
        let count = [int("num_features")?];
        let default = kind == "BatchNorm";
        if is("affine", default) {
            all.parameter("weight", count.to_vec());
            all.parameter("bias", count.to_vec());
        }
        if is("track_running_stats", default) {
            all.buffer("running_mean", DType::Float32, count.to_vec());
            all.buffer("running_var", DType::Float32, count.to_vec());
            all.buffer("num_batches_tracked", DType::Int64, Vec::new());
        }
    } else {
        match layer {
            "Linear" => {
                all.parameter("weight", vec![int("out_features")?, int("in_features")?]);
                all.bias(&[int("out_features")?]);
            }
            "Bilinear" => {
                let outputs = int("out_features")?;
                all.parameter("weight", vec![outputs, int("in1_features")?, int("in2_features")?]);
                all.bias(&[outputs]);
            }
            "LayerNorm" | "RMSNorm" if is("elementwise_affine", true) => {
                let shape = all.shape("normalized_shape")?;
                if layer == "LayerNorm" {
                    all.bias(&shape);
                }
                all.parameter("weight", shape);
            }
            "GroupNorm" if is("affine", true) => {
                all.parameter("weight", vec![int("num_channels")?]);
                all.parameter("bias", vec![int("num_channels")?]);
            }
            "Embedding" => all.parameter("weight", vec![int("num_embeddings")?, int("embedding_dim")?]),
            "PReLU" => all.parameter("weight", vec![int("num_parameters")?]),
            "LSTM" | "GRU" => {
                let (size, hidden) = (int("input_size")?, int("hidden_size")?);
                let gates = hidden.checked_mul(if layer == "LSTM" { 4 } else { 3 })?;
                let directions: &[&str] = if is("bidirectional", false) { &["", "_reverse"] } else { &[""] };
                // Each layer has tensors, so that there cannot be more of them.
                let layers = int("num_layers").unwrap_or(1).min(module.tensors.len() as i64 + 1);
                for at in 0..layers {
                    let inputs = if at == 0 { size } else { hidden * directions.len() as i64 };
                    for direction in directions {
                        all.parameter(&format!("weight_ih_l{at}{direction}"), vec![gates, inputs]);
                        all.parameter(&format!("weight_hh_l{at}{direction}"), vec![gates, hidden]);
                        if is("bias", true) {
                            all.parameter(&format!("bias_ih_l{at}{direction}"), vec![gates]);
                            all.parameter(&format!("bias_hh_l{at}{direction}"), vec![gates]);
                        }
                    }
                }
            }
            "MultiheadAttention" => {
                let size = int("embed_dim")?;
                all.parameter("in_proj_weight", vec![size.checked_mul(3)?, size]);
                all.parameter("in_proj_bias", vec![size.checked_mul(3)?]);
            }
            // A layer without parameters.
            _ => {}
        }
    }
    Some(all.found)
}

struct Tensors<'m> {
    module: &'m Module,
    found: Vec<Expected>,
}

impl Tensors<'_> {
    fn parameter(&mut self, name: &str, shape: Vec<i64>) {
        let (role, dtype) = (TensorRole::Parameter, DType::Float32);
        self.found.push(Expected { name: name.to_owned(), role, dtype, shape });
    }

    fn buffer(&mut self, name: &str, dtype: DType, shape: Vec<i64>) {
        self.found.push(Expected { name: name.to_owned(), role: TensorRole::Buffer, dtype, shape });
    }

    /// A bias that the layer is made with when the module has one.
    fn bias(&mut self, shape: &[i64]) {
        if self.module.tensors.get("bias").is_some_and(|(_, id)| id.is_some()) {
            self.parameter("bias", shape.to_vec());
        }
    }

    /// A size for each of the dimensions, which may be given as one number.
    fn each(&self, name: &str, dims: usize) -> Option<Vec<i64>> {
        let value = self.module.config.get(name)?;
        match value.as_int() {
            Some(size) => Some(vec![size; dims]),
            None => value.as_ints().filter(|sizes| sizes.len() == dims),
        }
    }

    fn shape(&self, name: &str) -> Option<Vec<i64>> {
        let value = self.module.config.get(name)?;
        value.as_int().map(|size| vec![size]).or_else(|| value.as_ints())
    }
}
