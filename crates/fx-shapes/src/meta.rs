//! [`Meta`]: a tensor without its data, and the rules by which libtorch lays out results in memory.

use fx_ir::{DType, Device, Dim, Layout, MemoryFormat, Tensor, TensorMeta};
use smallvec::{SmallVec, smallvec};

use crate::size::Size;
use crate::sym::Sym;

/// Sizes or strides, one for each dimension.
pub type Dims<S> = SmallVec<[S; 5]>;

/// What is known about a tensor without its data: [`TensorMeta`], generic over what sizes are.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta<S> {
    /// The element type.
    pub dtype: DType,
    /// The sizes.
    pub shape: Dims<S>,
    /// The distance between neighbours along each dimension, in elements.
    pub stride: Dims<S>,
    /// The first element's place in the storage, in elements.
    pub offset: S,
    /// Whether gradients flow to it.
    pub requires_grad: bool,
    /// Where it lives.
    pub device: Device,
    /// How it is stored.
    pub layout: Layout,
}

impl<S: Size> Meta<S> {
    /// A new row-major tensor on the processor.
    pub fn new(dtype: DType, shape: Dims<S>) -> Self {
        let stride = contiguous(&shape);
        Self {
            dtype,
            stride,
            shape,
            offset: 0.into(),
            requires_grad: false,
            device: Device::CPU,
            layout: Layout::Strided,
        }
    }

    /// A new row-major tensor of this shape, with this one's type and device (`new_empty`).
    pub fn with_shape(&self, shape: Dims<S>) -> Self {
        Self { device: self.device, ..Self::new(self.dtype, shape) }
    }

    /// A new tensor of this shape and these strides, with this one's type and device.
    pub fn strided(&self, shape: Dims<S>, stride: Dims<S>) -> Self {
        Self {
            dtype: self.dtype,
            shape,
            stride,
            offset: 0.into(),
            requires_grad: false,
            device: self.device,
            layout: Layout::Strided,
        }
    }

    /// The same with another element type.
    #[must_use]
    pub fn with_dtype(self, dtype: DType) -> Self {
        Self { dtype, ..self }
    }

    /// A view of this tensor: shares memory, and so the device and where it starts.
    pub fn view(&self, shape: Dims<S>, stride: Dims<S>) -> Self {
        Self { offset: self.offset.clone(), layout: self.layout, ..self.strided(shape, stride) }
    }

    /// A new tensor of this shape in a memory format; `Preserve` is row-major here.
    pub fn formatted(&self, shape: Dims<S>, format: MemoryFormat) -> Self {
        let stride = match format {
            MemoryFormat::ChannelsLast | MemoryFormat::ChannelsLast3d => channels_last(&shape),
            MemoryFormat::Contiguous | MemoryFormat::Preserve => contiguous(&shape),
        };
        self.strided(shape, stride)
    }

    /// A new tensor of the same shape, laid out as this one as far as a dense tensor can be (`empty_like`).
    pub fn like(&self) -> Self {
        self.strided(self.shape.clone(), self.dense_strides())
    }

    /// The number of dimensions.
    pub fn rank(&self) -> usize {
        self.shape.len()
    }

    /// The number of elements.
    pub fn numel(&self) -> S {
        self.shape.iter().fold(S::from(1), |total, size| total.times(size))
    }

    /// Whether it is row-major.
    pub fn is_contiguous(&self) -> bool {
        follows(&self.shape, &self.stride, (0..self.rank()).rev())
    }

    /// Whether it is contiguous in this memory format (`Tensor.is_contiguous(memory_format=)`).
    pub fn is_contiguous_in(&self, format: MemoryFormat) -> bool {
        match format {
            MemoryFormat::Contiguous => self.is_contiguous(),
            MemoryFormat::Preserve => true,
            MemoryFormat::ChannelsLast => {
                self.rank() == 4 && follows(&self.shape, &self.stride, [1, 3, 2, 0].into_iter())
            }
            MemoryFormat::ChannelsLast3d => {
                self.rank() == 5 && follows(&self.shape, &self.stride, [1, 4, 3, 2, 0].into_iter())
            }
        }
    }

    /// The first format that it is contiguous in, as torch.fx records it (`_extract_tensor_metadata`).
    pub fn memory_format(&self) -> Option<MemoryFormat> {
        use MemoryFormat as F;
        [F::Contiguous, F::ChannelsLast, F::ChannelsLast3d]
            .into_iter()
            .find(|format| self.is_contiguous_in(*format))
    }

    /// The format that results of pooling, resizing and so on take over (`suggest_memory_format`).
    pub fn suggested_format(&self) -> MemoryFormat {
        let (order, format): (&[usize], _) = match self.rank() {
            4 => (&[1, 3, 2, 0], MemoryFormat::ChannelsLast),
            5 => (&[1, 4, 3, 2, 0], MemoryFormat::ChannelsLast3d),
            _ => return MemoryFormat::Contiguous,
        };
        if self.stride[1].is(0) {
            return MemoryFormat::Contiguous;
        }
        let mut least = S::from(0);
        for &dim in order {
            let (size, stride) = (&self.shape[dim], &self.stride[dim]);
            // An N111 or a 1C1W tensor is not told from a row-major one.
            let ambiguous = dim == 0 && least.same(&self.stride[1]) == Some(true);
            if size.is(0) || ambiguous || stride.less(&least) != Some(false) {
                return MemoryFormat::Contiguous;
            }
            least = if size.is(1) { stride.clone() } else { stride.times(size) };
        }
        format
    }

    /// Whether its elements fill a stretch of memory without gaps or overlaps, in some order of dimensions.
    pub fn is_dense(&self) -> bool {
        fills_memory(&self.shape, &self.stride)
    }

    /// The strides of a dense tensor whose dimensions lie in the same order as this one's.
    pub fn dense_strides(&self) -> Dims<S> {
        if self.is_dense() {
            return self.stride.clone();
        }
        let order = memory_order(&self.shape, &[&self.stride]);
        let mut stride: Dims<S> = smallvec![S::from(1); self.rank()];
        let mut step = S::from(1);
        for dim in order {
            stride[dim] = step.clone();
            if !self.shape[dim].is(1) && !self.shape[dim].is(0) {
                step = step.times(&self.shape[dim]);
            }
        }
        stride
    }
}

impl Meta<Sym> {
    /// From what a graph records.
    pub fn from_tensor_meta(meta: &TensorMeta) -> Self {
        Self {
            dtype: meta.dtype,
            shape: meta.shape.iter().map(Sym::from_dim).collect(),
            stride: meta.stride.iter().map(Sym::from_dim).collect(),
            offset: Sym::from_dim(&meta.storage_offset),
            requires_grad: meta.requires_grad,
            device: meta.device,
            layout: meta.layout,
        }
    }

    /// As a graph records it, with the memory format that torch.fx records.
    pub fn to_tensor_meta(&self) -> TensorMeta {
        TensorMeta {
            dtype: self.dtype,
            shape: self.shape.iter().map(Sym::to_dim).collect(),
            stride: self.stride.iter().map(Sym::to_dim).collect(),
            storage_offset: self.offset.to_dim(),
            requires_grad: self.requires_grad,
            device: self.device,
            layout: self.layout,
            memory_format: self.memory_format(),
        }
    }

    /// Whether any size or stride is symbolic.
    pub fn is_symbolic(&self) -> bool {
        let dims = || self.shape.iter().chain(&self.stride);
        dims().chain([&self.offset]).any(|size: &Sym| size.as_int().is_none())
    }

    /// A stored tensor without its data.
    pub fn of(tensor: &Tensor) -> Self {
        Self {
            requires_grad: tensor.requires_grad,
            ..Self::concrete(tensor.dtype, &tensor.shape, &tensor.strides, tensor.storage_offset, Device::CPU)
        }
    }

    /// The dtype, sizes, strides and device of a concrete tensor.
    pub fn concrete(dtype: DType, shape: &[i64], stride: &[i64], offset: i64, device: Device) -> Self {
        let sym = |sizes: &[i64]| sizes.iter().copied().map(Sym::Int).collect();
        Self {
            dtype,
            shape: sym(shape),
            stride: sym(stride),
            offset: Dim::Int(offset).hint().map_or(Sym::Int(0), Sym::Int),
            requires_grad: false,
            device,
            layout: Layout::Strided,
        }
    }
}

/// Whether elements fill a stretch of memory without gaps or overlaps, in some order of dimensions.
fn fills_memory<S: Size>(shape: &[S], stride: &[S]) -> bool {
    let mut order: SmallVec<[usize; 5]> =
        (0..shape.len()).filter(|dim| shape[*dim].hint().is_none_or(|size| size >= 2)).collect();
    order.sort_by_key(|dim| stride[*dim].hint().unwrap_or(i64::MAX));
    follows(shape, stride, order.into_iter())
}

/// Whether walking the dimensions in this order, innermost first, meets the elements in memory order.
fn follows<S: Size>(shape: &[S], stride: &[S], order: impl Iterator<Item = usize> + Clone) -> bool {
    if shape.iter().any(|size| size.is(0)) {
        return true;
    }
    let mut step = S::from(1);
    for dim in order {
        if shape[dim].is(1) {
            continue;
        }
        if stride[dim].same(&step) != Some(true) {
            return false;
        }
        step = step.times(&shape[dim]);
    }
    true
}

/// The strides of a row-major tensor.
pub fn contiguous<S: Size>(shape: &[S]) -> Dims<S> {
    let mut stride: Dims<S> = smallvec![S::from(1); shape.len()];
    for at in (1..shape.len()).rev() {
        stride[at - 1] = stride[at].times(&shape[at].max_of(&1.into()));
    }
    stride
}

/// The strides of a tensor whose channels, dimension 1, are innermost.
pub fn channels_last<S: Size>(shape: &[S]) -> Dims<S> {
    let mut stride: Dims<S> = smallvec![S::from(1); shape.len()];
    let mut step = S::from(1);
    for dim in [1].into_iter().chain((2..shape.len()).rev()).chain([0]) {
        stride[dim] = step.clone();
        step = step.times(&shape[dim]);
    }
    stride
}

/// The dimensions from innermost to outermost, as the strides of the operands say (`TensorIterator::reorder_dimensions`).
/// Every operand has a stride for each dimension of `shape`.
pub fn memory_order<S: Size>(shape: &[S], strides: &[&Dims<S>]) -> SmallVec<[usize; 5]> {
    let mut order: SmallVec<[usize; 5]> = (0..shape.len()).rev().collect();
    // Whether `inner` has to come after `outer`: the first operand that knows decides.
    let compare = |inner: usize, outer: usize| {
        for stride in strides {
            let (a, b) = (&stride[inner], &stride[outer]);
            if a.is(0) || b.is(0) {
                continue;
            }
            match (a.less(b), b.less(a)) {
                (Some(true), _) => return -1,
                (_, Some(true)) => return 1,
                (Some(false), Some(false)) if shape[outer].less(&shape[inner]) == Some(true) => return 1,
                _ => {}
            }
        }
        0
    };
    for start in 1..order.len() {
        let mut outer = start;
        for inner in (0..start).rev() {
            match compare(order[inner], order[outer]) {
                1 => {
                    order.swap(inner, outer);
                    outer = inner;
                }
                -1 => break,
                _ => {}
            }
        }
    }
    order
}

/// The strides of what an elementwise operator gives for operands with these shapes and strides, already known to
/// broadcast to `shape` (`TensorIterator`).
pub fn elementwise_strides<S: Size>(shape: &[S], operands: &[(&[S], &Dims<S>)]) -> Dims<S> {
    let rank = shape.len();
    let full = |(operand, _): &(&[S], &Dims<S>)| {
        operand.len() == rank && operand.iter().zip(shape).all(|(a, b)| a.same(b) == Some(true))
    };
    if operands.iter().all(full) {
        let all = |order: &[usize]| {
            operands.iter().all(|(_, stride)| follows(shape, stride, order.iter().copied()))
        };
        let row_major: SmallVec<[usize; 5]> = (0..rank).rev().collect();
        if all(&row_major) {
            return contiguous(shape);
        }
        if (rank == 4 && all(&[1, 3, 2, 0])) || (rank == 5 && all(&[1, 4, 3, 2, 0])) {
            return channels_last(shape);
        }
        if let Some(((_, first), rest)) = operands.split_first()
            && rest.iter().all(|(_, stride)| stride == first)
            && fills_memory(shape, first)
        {
            return (*first).clone();
        }
    }
    let aligned: SmallVec<[Dims<S>; 3]> = operands
        .iter()
        .map(|(operand, stride)| {
            let missing = rank - operand.len();
            let mut all: Dims<S> = smallvec![S::from(0); rank];
            for dim in 0..operand.len() {
                if !operand[dim].is(1) || shape[missing + dim].is(1) {
                    all[missing + dim] = stride[dim].clone();
                }
            }
            all
        })
        .collect();
    let order = memory_order(shape, &aligned.iter().collect::<SmallVec<[&Dims<S>; 3]>>());
    if order.iter().rev().copied().eq(0..rank) {
        return contiguous(shape);
    }
    let mut stride: Dims<S> = smallvec![S::from(1); rank];
    let mut step = S::from(1);
    for dim in order {
        stride[dim] = step.clone();
        step = step.times(&shape[dim]);
    }
    stride
}
