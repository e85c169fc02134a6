//! Where the elements of tensors are: in the text, in a file beside it, or nowhere.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;

use super::Weights;
use super::elements::one_value;
use crate::dtype::DType;
use crate::module::{MAX_PATHS, ModuleId, ModuleTree, TensorId, TensorRole, join_path};
use crate::tensor::{Payload, Storage, Tensor};

/// Finds tensors that a text refers to by file and name. Crates that read files implement it.
pub trait TensorSource {
    /// The tensor called `name` in `file`, which is as the text spells it: relative to the text.
    ///
    /// # Errors
    /// A sentence saying why there is none; the reader adds the place.
    fn tensor(&self, file: &str, name: &str) -> Result<Tensor, String>;
}

/// The source of texts that stand alone: it has no tensors.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoTensors;

impl TensorSource for NoTensors {
    fn tensor(&self, file: &str, name: &str) -> Result<Tensor, String> {
        Err(format!("tensor `{name}` of `{file}` is needed, and this reader was given no files"))
    }
}

impl<F: Fn(&str, &str) -> Result<Tensor, String>> TensorSource for F {
    fn tensor(&self, file: &str, name: &str) -> Result<Tensor, String> {
        self(file, name)
    }
}

/// A storage of known size without contents: what a tensor has whose elements were left out of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Absent {
    /// How many bytes there would be.
    pub len: usize,
}

impl fmt::Debug for Absent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} absent bytes", self.len)
    }
}

impl Payload for Absent {
    fn bytes(&self) -> Option<&[u8]> {
        None
    }

    fn len(&self) -> usize {
        self.len
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The part of a storage that a module's tensors use, and who tells about it.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    /// The first byte used.
    pub(crate) base: usize,
    /// How many bytes from there.
    pub(crate) len: usize,
    /// The first path that leads to it.
    pub(crate) path: String,
    /// The tensor at that path.
    pub(crate) owner: TensorId,
    /// Whether other tensors use the same storage.
    pub(crate) shared: bool,
}

/// The first byte of a storage that a tensor uses and the first one behind.
fn span(tensor: &Tensor) -> (usize, usize) {
    let item = tensor.dtype.size();
    let start = usize::try_from(tensor.storage_offset).unwrap_or(0).saturating_mul(item);
    let end = start.saturating_add(extent(&tensor.shape, &tensor.strides).saturating_mul(item));
    (start, end.min(tensor.storage.len()).max(start))
}

/// How many elements lie between a tensor's first and last, both counted; saturating.
pub(crate) fn extent(shape: &[i64], strides: &[i64]) -> usize {
    if shape.contains(&0) {
        return 0;
    }
    let last = shape.iter().zip(strides).fold(0i64, |last, (size, stride)| {
        last.saturating_add(size.saturating_sub(1).max(0).saturating_mul((*stride).max(0)))
    });
    usize::try_from(last).unwrap_or(usize::MAX).saturating_add(1)
}

/// The regions of a tree's storages by [`Storage::key`]; reached through paths only. O(paths).
pub(crate) fn regions(tree: &ModuleTree) -> BTreeMap<usize, Region> {
    let mut regions: BTreeMap<usize, Region> = BTreeMap::new();
    for (path, _, id) in tree.named_tensors() {
        let Some(tensor) = tree.tensor(id) else { continue };
        let (start, end) = span(tensor);
        let fresh = Region { base: start, len: end - start, path, owner: id, shared: false };
        let region = regions.entry(tensor.storage.key()).or_insert(fresh);
        if region.owner != id {
            // Offsets are counted in elements, of any size up to 16 bytes.
            let base = region.base.min(start) / 16 * 16;
            let behind = (region.base + region.len).max(end);
            (region.base, region.len, region.shared) = (base, behind - base, true);
        }
    }
    regions
}

/// What goes into a file of tensors for this region: the tensor itself when it is row-major and alone, or else
/// the bytes of the storage that are used, as `u8[n]`.
pub(crate) fn stored(tensor: &Tensor, region: &Region) -> Option<Tensor> {
    if !region.shared && tensor.is_contiguous() {
        return Some(tensor.clone());
    }
    let (base, len) = (i64::try_from(region.base).ok()?, i64::try_from(region.len).ok()?);
    Tensor::strided(DType::UInt8, vec![len], vec![1], base, tensor.storage.clone()).ok()
}

impl Region {
    /// The region's bytes in its storage, if they can be read.
    pub(crate) fn bytes_of<'t>(&self, storage: &'t Storage) -> Option<&'t [u8]> {
        storage.bytes()?.get(self.base..self.base.checked_add(self.len)?)
    }
}

/// Whether a storage is referred to rather than written out.
pub(crate) fn is_external(tensor: &Tensor, region: &Region, weights: Weights<'_>, limit: usize) -> bool {
    if weights == Weights::Inline {
        return false;
    }
    match region.bytes_of(&tensor.storage) {
        None => true,
        Some(bytes) => region.len > limit && one_value(tensor.dtype, bytes).is_none(),
    }
}

/// The default of `requires_grad`: what `torch.nn.Parameter` and `register_buffer` give.
pub(crate) fn default_grad(role: TensorRole, dtype: DType) -> bool {
    role == TensorRole::Parameter && (dtype.is_floating_point() || dtype.is_complex())
}

/// Visits every module once with its first path, and every further path to a module with the first one.
pub(crate) fn walk_once(tree: &ModuleTree, mut visit: impl FnMut(&str, ModuleId, Option<&str>)) {
    let mut seen: BTreeMap<ModuleId, String> = BTreeMap::new();
    let mut stack = vec![(String::new(), ModuleTree::ROOT)];
    while let Some((path, id)) = stack.pop() {
        let first = seen.get(&id);
        visit(&path, id, first.map(String::as_str));
        if first.is_some() {
            continue;
        }
        if let Some(module) = tree.module(id) {
            let children = module.children.iter().rev();
            stack.extend(children.map(|(name, child)| (join_path(&path, name), *child)));
        }
        seen.insert(id, path);
    }
}

/// Whether the tree is one that can be walked: no module inside itself, no absurd number of paths. O(modules).
pub(crate) fn check_paths(tree: &ModuleTree) -> Result<(), String> {
    // The number of paths below each module that was finished; `None` while its children are being counted.
    let mut counts: BTreeMap<ModuleId, Option<u64>> = BTreeMap::new();
    let mut stack = vec![(ModuleTree::ROOT, false)];
    while let Some((id, finished)) = stack.pop() {
        let Some(module) = tree.module(id) else { continue };
        if finished {
            let below = module.children.values().filter_map(|child| counts.get(child).copied().flatten());
            let total = below.fold(1u64, u64::saturating_add);
            if total > MAX_PATHS {
                return Err(format!("the modules have more than {MAX_PATHS} paths"));
            }
            counts.insert(id, Some(total));
            continue;
        }
        match counts.get(&id) {
            Some(Some(_)) => continue,
            Some(None) => return Err("a module is inside itself".to_owned()),
            None => {}
        }
        counts.insert(id, None);
        stack.push((id, true));
        for child in module.children.values() {
            match counts.get(child) {
                Some(None) => return Err("a module is inside itself".to_owned()),
                Some(Some(_)) => {}
                None => stack.push((*child, false)),
            }
        }
    }
    Ok(())
}
