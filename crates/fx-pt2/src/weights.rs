//! The tensors of an archive: one storage for each file, any number of tensors over it.

use std::collections::HashMap;

use fx_ir::{Dim, Storage, Tensor};
use indexmap::IndexMap;

use crate::archive::Archive;
use crate::build::{Interner, tensor_meta};
use crate::error::{Fault, excerpt};
use crate::schema::{Weight, WeightsConfig};

/// A tensor and whether it is a parameter; `twin` is an earlier name of the very same tensor.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) tensor: Tensor,
    pub(crate) is_param: bool,
    pub(crate) twin: Option<String>,
}

/// Reads a table of tensors: `data/FOLDER/*_config.json` and the files that it names.
pub(crate) fn read(archive: &Archive, folder: &str, config: &str) -> Result<IndexMap<String, Entry>, Fault> {
    let bytes = archive.read(config)?;
    let config_file: WeightsConfig<'_> = serde_json::from_slice(&bytes)
        .map_err(|error| Fault::invalid(config, format!("not a table of weights: {error}")))?;
    let mut storages: HashMap<String, Storage> = HashMap::new();
    let mut interner = Interner::default();
    let mut entries: IndexMap<String, Entry> = IndexMap::with_capacity(config_file.config.len());
    let mut firsts: HashMap<(String, String), String> = HashMap::new();
    for (name, weight) in &config_file.config {
        let place = format!("{config}: `{}`", excerpt(name));
        let tensor = tensor(archive, folder, weight, &place, &mut storages, &mut interner)?;
        // The same file, type, sizes, strides and offset: one parameter under two names.
        let view =
            format!("{:?} {:?} {:?} {}", tensor.dtype, tensor.shape, tensor.strides, tensor.storage_offset);
        let key = (weight.path_name.to_string(), view);
        let twin = match tensor.storage.is_empty() {
            true => None,
            false => firsts.get(&key).cloned(),
        };
        if twin.is_none() {
            firsts.insert(key, name.to_string());
        }
        entries.insert(name.to_string(), Entry { tensor, is_param: weight.is_param, twin });
    }
    Ok(entries)
}

fn tensor(
    archive: &Archive,
    folder: &str,
    weight: &Weight<'_>,
    place: &str,
    storages: &mut HashMap<String, Storage>,
    interner: &mut Interner,
) -> Result<Tensor, Fault> {
    let file = &*weight.path_name;
    if weight.use_pickle {
        let problem =
            format!("`{file}` is a pickle, which could run any code and is never opened; save plain tensors");
        return Err(Fault::unsupported(place, problem));
    }
    if file.starts_with("custom_obj") || file.starts_with("opaque_obj") {
        let problem = format!("`{file}` is an object that only Python can read; export the model without it");
        return Err(Fault::unsupported(place, problem));
    }
    let meta = weight
        .tensor_meta
        .as_ref()
        .ok_or_else(|| Fault::invalid(place, "the record says nothing about the tensor"))?;
    let meta = tensor_meta(meta, interner).map_err(|problem| Fault::invalid(place, problem))?;
    if meta.layout != fx_ir::Layout::Strided {
        return Err(Fault::unsupported(
            place,
            format!("a {} tensor is not read, only strided ones", meta.layout),
        ));
    }
    let known = |dims: &[Dim]| dims.iter().map(Dim::as_int).collect::<Option<Vec<i64>>>();
    let (Some(shape), Some(strides), Some(offset)) =
        (known(&meta.shape), known(&meta.stride), meta.storage_offset.as_int())
    else {
        return Err(Fault::invalid(place, "a stored tensor has a symbolic size"));
    };
    let member = format!("data/{folder}/{file}");
    let storage = match storages.get(&member) {
        Some(storage) => storage.clone(),
        None => {
            if !archive.contains(&member) {
                return Err(Fault::invalid(
                    place,
                    format!("its data `{member}` is missing from the archive"),
                ));
            }
            let storage = archive.storage(&member)?;
            storages.insert(member.clone(), storage.clone());
            storage
        }
    };
    let mut tensor = Tensor::strided(meta.dtype, shape, strides, offset, storage)
        .map_err(|error| Fault::invalid(place, format!("`{member}`: {error}")))?;
    tensor.requires_grad = meta.requires_grad;
    Ok(tensor)
}
