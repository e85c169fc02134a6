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
        let bad = |why: String| CallError::Tensor { path: path.to_owned(), why };
        match tree.get(path).map_err(|error| bad(error.to_string()))? {
            Attribute::Module(..) => Ok(Value::Module(path.into())),
            Attribute::Tensor(_, id, stored) => {
                if let Some(tensor) = self.made.get(&id) {
                    return Ok(Value::Tensor(tensor.shallow_clone()));
                }
                let storage = match self.storages.entry(stored.storage.key()) {
                    std::collections::hash_map::Entry::Occupied(found) => found.into_mut(),
                    std::collections::hash_map::Entry::Vacant(free) => {
                        free.insert(fx_aten::Storage::share(&stored.storage)?)
                    }
                };
                let tensor =
                    storage.tensor(stored.dtype, &stored.shape, &stored.strides, stored.storage_offset)?;
                let tensor = match stored.requires_grad {
                    true => tensor.set_requires_grad(true),
                    false => tensor,
                };
                self.made.insert(id, tensor.shallow_clone());
                Ok(Value::Tensor(tensor))
            }
        }
    }
}
