//! Which values the tensors have that a node reads, so that a pass that changes only those is seen.

use std::collections::HashMap;

use fx_ir::{Attribute, GraphModule, ModuleId, ModuleTree, Node, Op, Tensor};

/// Where a tensor lies: its storage, offset, shape and strides.
type Place = (usize, i64, Vec<i64>, Vec<i64>);

/// Gives numbers to the values of tensors, in the order in which they appear: those of one memory have one number, and
/// so have those that a pass wrote anew without changing them.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    /// The tensors that have numbers. Keeping them keeps their memory, which is what they are known by.
    tensors: Vec<Tensor>,
    by_memory: HashMap<Place, Vec<u32>>,
    /// The number that was last seen at a path.
    last: HashMap<String, u32>,
    /// The numbers of the tensors in a module, as one number.
    sets: HashMap<Vec<(String, u32)>, u32>,
}

impl Weights {
    /// The number of what `node` reads from the module tree: a tensor, or all tensors of the module that it calls. `None`
    /// when that is nothing.
    pub(crate) fn of(&mut self, node: Node<'_>, module: &GraphModule) -> Option<u32> {
        if !matches!(node.op(), Op::GetAttr | Op::CallModule) {
            return None;
        }
        let tree = module.modules();
        match tree.get(node.target()).ok()? {
            Attribute::Tensor(_, _, tensor) => Some(self.tensor(node.target(), tensor)),
            Attribute::Module(id, _) if node.op() == Op::CallModule => self.module(node.target(), tree, id),
            Attribute::Module(..) => None,
        }
    }

    fn tensor(&mut self, path: &str, tensor: &Tensor) -> u32 {
        let key =
            (tensor.storage.key(), tensor.storage_offset, tensor.shape.to_vec(), tensor.strides.to_vec());
        let same_type = |&&at: &&u32| self.tensors[at as usize].dtype == tensor.dtype;
        let known = self.by_memory.get(&key).and_then(|found| found.iter().find(same_type)).copied();
        let number = known.or_else(|| self.last.get(path).copied().filter(|&at| self.is_equal(at, tensor)));
        let number = number.unwrap_or_else(|| {
            self.tensors.push(tensor.clone());
            let number = (self.tensors.len() - 1) as u32;
            self.by_memory.entry(key).or_default().push(number);
            number
        });
        self.last.insert(path.to_owned(), number);
        number
    }

    fn is_equal(&self, number: u32, tensor: &Tensor) -> bool {
        let Some(other) = self.tensors.get(number as usize) else { return false };
        other.dtype == tensor.dtype
            && other.shape == tensor.shape
            && matches!(
                (other.to_contiguous_bytes(), tensor.to_contiguous_bytes()),
                (Some(a), Some(b)) if a == b
            )
    }

    fn module(&mut self, path: &str, tree: &ModuleTree, id: ModuleId) -> Option<u32> {
        let mut set = Vec::new();
        let (mut seen, mut stack) = (vec![id], vec![(path.to_owned(), id)]);
        while let Some((path, id)) = stack.pop() {
            let Some(module) = tree.module(id) else { continue };
            for (name, (_, tensor)) in &module.tensors {
                if let Some(tensor) = tensor.and_then(|id| tree.tensor(id)) {
                    let path = format!("{path}.{name}");
                    let number = self.tensor(&path, tensor);
                    set.push((path, number));
                }
            }
            for (name, &child) in &module.children {
                if !seen.contains(&child) {
                    seen.push(child);
                    stack.push((format!("{path}.{name}"), child));
                }
            }
        }
        let next = self.sets.len() as u32;
        (!set.is_empty()).then(|| *self.sets.entry(set).or_insert(next))
    }
}
