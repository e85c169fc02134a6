//! The tensors of a module tree as libtorch tensors, made once.

use std::collections::HashMap;

use fx_ir::{Attribute, ModuleTree, TensorId};
use tch::Tensor;

use crate::error::CallError;
use crate::value::Value;

/// One libtorch tensor for each stored one, over one libtorch storage for each stored one: what is tied or shares
/// memory in the tree does so here, and a write through one is seen through the others.
#[derive(Default)]
pub(crate) struct Tensors {
    storages: HashMap<usize, fx_aten::Storage>,
    made: HashMap<TensorId, Tensor>,
}

impl Tensors {
    /// What the path of a `get_attr` leads to.
    pub(crate) fn get(&mut self, tree: &ModuleTree, path: &str) -> Result<Value, CallError> {
        match tree.get(path).map_err(|error| bad(path, error.to_string()))? {
            Attribute::Module(..) => Ok(Value::Module(path.into())),
            Attribute::Tensor(_, id, _) => self.by_id(tree, id, path).map(Value::Tensor),
        }
    }

    /// Takes this tensor for the one with this id.
    pub(crate) fn put(&mut self, id: TensorId, tensor: Tensor) {
        self.made.insert(id, tensor);
    }

    /// The tensor with this id; `path` is for messages.
    pub(crate) fn by_id(&mut self, tree: &ModuleTree, id: TensorId, path: &str) -> Result<Tensor, CallError> {
        if let Some(tensor) = self.made.get(&id) {
            return Ok(tensor.shallow_clone());
        }
        let stored = tree.tensor(id).ok_or_else(|| bad(path, "it is not in the module tree".to_owned()))?;
        let storage = match self.storages.entry(stored.storage.key()) {
            std::collections::hash_map::Entry::Occupied(found) => found.into_mut(),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(fx_aten::Storage::share(&stored.storage)?)
            }
        };
        let tensor = storage.tensor(stored.dtype, &stored.shape, &stored.strides, stored.storage_offset)?;
        let tensor = if stored.requires_grad { tensor.set_requires_grad(true) } else { tensor };
        self.made.insert(id, tensor.shallow_clone());
        Ok(tensor)
    }
}

fn bad(path: &str, why: String) -> CallError {
    CallError::Tensor { path: path.to_owned(), why }
}
