//! [`Parameter`] and [`Buffer`]: the tensors of a module, initialised when their elements are first needed.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use fx_ir::{DType, Payload, Storage, Tensor};

use crate::error::{TraceError, TraceErrorKind};
use crate::running;
use crate::var::{Kind, Var};

/// A tensor that may be shared: by a module and its values, by tied parameters.
pub(crate) struct TensorCell {
    /// As data. `None` is a tensor that was computed and is nowhere else.
    stored: RefCell<Option<Result<Arc<Tensor>, TraceError>>>,
    #[cfg(feature = "tch")]
    pub(crate) live: RefCell<Option<tch::Tensor>>,
}

impl TensorCell {
    pub(crate) fn new(tensor: Result<Tensor, TraceError>) -> Self {
        Self {
            stored: RefCell::new(Some(tensor.map(Arc::new))),
            #[cfg(feature = "tch")]
            live: RefCell::new(None),
        }
    }

    /// A tensor that lives in libtorch.
    #[cfg(feature = "tch")]
    pub(crate) fn living(tensor: tch::Tensor) -> Self {
        Self { stored: RefCell::new(None), live: RefCell::new(Some(tensor)) }
    }

    pub(crate) fn stored(&self) -> Result<Arc<Tensor>, TraceError> {
        if let Some(stored) = &*self.stored.borrow() {
            return stored.clone();
        }
        #[cfg(feature = "tch")]
        if let Some(live) = &*self.live.borrow() {
            return crate::eager::to_stored(live).map(Arc::new);
        }
        Err(TraceError::nowhere(TraceErrorKind::Refused("the tensor is gone".to_owned())))
    }

    pub(crate) fn shape(&self) -> Vec<i64> {
        self.stored().map(|tensor| tensor.shape.clone()).unwrap_or_default()
    }

    fn replace(&self, tensor: Result<Tensor, TraceError>) {
        *self.stored.borrow_mut() = Some(tensor.map(Arc::new));
        #[cfg(feature = "tch")]
        self.live.replace(None);
    }
}

/// A trained tensor of a module (`torch.nn.Parameter`). Cloning ties: both are the same parameter.
#[derive(Clone)]
pub struct Parameter {
    pub(crate) cell: Rc<TensorCell>,
    seed: u64,
}

/// A tensor that belongs to a module's state and is not trained (`register_buffer`). Cloning ties.
#[derive(Clone)]
pub struct Buffer {
    pub(crate) cell: Rc<TensorCell>,
    pub(crate) persistent: bool,
}

impl Parameter {
    /// A parameter with these elements.
    pub fn new(tensor: Tensor) -> Self {
        let trained = tensor.dtype.is_floating_point() || tensor.dtype.is_complex();
        Self::made(Ok(Tensor { requires_grad: trained, ..tensor }))
    }

    /// A float32 parameter of this shape, initialised as `init` says from the seed of [`manual_seed`].
    ///
    /// A negative size is an error that a trace or a run of the module reports.
    pub fn init(shape: &[i64], init: Init) -> Self {
        let seed = next_seed();
        Self { seed, ..Self::made(initialised(shape, DType::Float32, init, seed, true)) }
    }

    /// Zeros of this shape.
    pub fn zeros(shape: &[i64]) -> Self {
        Self::init(shape, Init::Constant(0.0))
    }

    /// Ones of this shape.
    pub fn ones(shape: &[i64]) -> Self {
        Self::init(shape, Init::Constant(1.0))
    }

    /// Normally distributed elements, of mean 0 and standard deviation 1.
    pub fn randn(shape: &[i64]) -> Self {
        Self::init(shape, Init::Normal { mean: 0.0, std: 1.0 })
    }

    /// Zeros of this shape and type, to be replaced by a state that is loaded.
    pub fn empty(shape: &[i64], dtype: DType) -> Self {
        let trained = dtype.is_floating_point() || dtype.is_complex();
        Self::made(initialised(shape, dtype, Init::Constant(0.0), 0, trained))
    }

    /// The same parameter, which training leaves alone (`requires_grad_(False)`).
    #[must_use]
    pub fn frozen(self) -> Self {
        let tensor =
            self.cell.stored().map(|tensor| Tensor { requires_grad: false, ..Tensor::clone(&tensor) });
        self.cell.replace(tensor);
        self
    }

    fn made(tensor: Result<Tensor, TraceError>) -> Self {
        Self { cell: Rc::new(TensorCell::new(tensor)), seed: 0 }
    }

    /// The same parameter of another shape or another distribution, from the same seed.
    pub(crate) fn reset(&self, shape: &[i64], init: Init) {
        self.cell.replace(initialised(shape, DType::Float32, init, self.seed, true));
    }

    /// The value where the code runs: a read of the parameter in the graph while a trace runs, its tensor otherwise.
    pub fn value(&self) -> Var {
        running::attribute(&self.cell, true)
    }

    /// Its sizes.
    pub fn shape(&self) -> Vec<i64> {
        self.cell.shape()
    }

    /// Its elements as data.
    ///
    /// # Errors
    /// It was declared with a size that makes no sense.
    pub fn tensor(&self) -> Result<Tensor, TraceError> {
        Ok(Arc::unwrap_or_clone(self.cell.stored()?))
    }

    /// Puts other elements in place, of the same shape and type.
    ///
    /// # Errors
    /// The shape or the type is another.
    pub fn set(&self, tensor: Tensor) -> Result<(), TraceError> {
        set(&self.cell, tensor)
    }
}

impl Buffer {
    /// A buffer with these elements, kept with the state.
    pub fn new(tensor: Tensor) -> Self {
        Self { cell: Rc::new(TensorCell::new(Ok(tensor))), persistent: true }
    }

    /// A buffer of this shape and type, initialised as `init` says.
    pub fn init(shape: &[i64], dtype: DType, init: Init) -> Self {
        let cell = TensorCell::new(initialised(shape, dtype, init, next_seed(), false));
        Self { cell: Rc::new(cell), persistent: true }
    }

    /// Zeros of this shape and type, to be replaced by a state that is loaded.
    pub fn empty(shape: &[i64], dtype: DType) -> Self {
        Self::init(shape, dtype, Init::Constant(0.0))
    }

    /// Zeros of this shape, float32.
    pub fn zeros(shape: &[i64]) -> Self {
        Self::init(shape, DType::Float32, Init::Constant(0.0))
    }

    /// Ones of this shape, float32.
    pub fn ones(shape: &[i64]) -> Self {
        Self::init(shape, DType::Float32, Init::Constant(1.0))
    }

    /// The same buffer, not kept with the state (`persistent=False`).
    #[must_use]
    pub fn non_persistent(mut self) -> Self {
        self.persistent = false;
        self
    }

    /// The value where the code runs.
    pub fn value(&self) -> Var {
        running::attribute(&self.cell, false)
    }

    /// The value where the code runs, while a trace runs as one read for all its uses. ([`value`](Self::value) is read
    /// anew by each call that uses it, as torch.fx does.)
    pub fn read(&self) -> Var {
        running::read_once(&self.cell)
    }

    /// Its sizes.
    pub fn shape(&self) -> Vec<i64> {
        self.cell.shape()
    }

    /// Its elements as data.
    ///
    /// # Errors
    /// It was declared with a size that makes no sense.
    pub fn tensor(&self) -> Result<Tensor, TraceError> {
        Ok(Arc::unwrap_or_clone(self.cell.stored()?))
    }

    /// Puts other elements in place, of the same shape and type.
    ///
    /// # Errors
    /// The shape or the type is another.
    pub fn set(&self, tensor: Tensor) -> Result<(), TraceError> {
        set(&self.cell, tensor)
    }
}

fn set(cell: &TensorCell, tensor: Tensor) -> Result<(), TraceError> {
    let old = cell.stored()?;
    if old.shape != tensor.shape || old.dtype != tensor.dtype {
        let message = format!(
            "a {} tensor of shape {:?} cannot take the place of a {} one of shape {:?}",
            tensor.dtype, tensor.shape, old.dtype, old.shape
        );
        return Err(TraceError::nowhere(TraceErrorKind::Refused(message)));
    }
    cell.replace(Ok(Tensor { requires_grad: old.requires_grad, ..tensor }));
    Ok(())
}

impl fmt::Debug for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Parameter{:?}", self.shape())
    }
}

impl fmt::Debug for Buffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Buffer{:?}", self.shape())
    }
}

/// How a tensor begins (`torch.nn.init`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Init {
    /// One number everywhere.
    Constant(f64),
    /// Uniformly distributed between two numbers.
    Uniform {
        /// The smallest.
        low: f64,
        /// What all are below.
        high: f64,
    },
    /// Normally distributed.
    Normal {
        /// The mean.
        mean: f64,
        /// The standard deviation.
        std: f64,
    },
    /// Normally distributed, with one row of zeros (an embedding's `padding_idx`).
    NormalButRow {
        /// The row.
        row: i64,
    },
    /// 0, 1, 2, ...
    Range,
}

impl Init {
    /// Uniformly distributed around 0 (`nn.Linear`'s `1 / sqrt(fan_in)`).
    pub fn around_zero(bound: f64) -> Self {
        Self::Uniform { low: -bound, high: bound }
    }
}

thread_local! {
    static SEED: Cell<u64> = const { Cell::new(0) };
}

/// Sets the seed from which the parameters of this thread's next modules are initialised (`torch.manual_seed`). The
/// same modules made in the same order begin the same. Without it the seed is 0.
pub fn manual_seed(seed: u64) {
    SEED.set(seed);
}

fn next_seed() -> u64 {
    let seed = SEED.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
    SEED.set(seed);
    seed
}

fn initialised(
    shape: &[i64],
    dtype: DType,
    init: Init,
    seed: u64,
    trained: bool,
) -> Result<Tensor, TraceError> {
    let refuse = |what: String| TraceError::nowhere(TraceErrorKind::Refused(what));
    if shape.iter().any(|&size| size < 0) {
        return Err(refuse(format!("a tensor of shape {shape:?} has a negative size")));
    }
    let count = shape.iter().try_fold(1usize, |count, &size| count.checked_mul(usize::try_from(size).ok()?));
    let count = count.filter(|count| *count <= isize::MAX as usize / 16);
    let Some(count) = count else {
        return Err(refuse(format!("a tensor of shape {shape:?} is beyond any memory")));
    };
    let row = shape.iter().skip(1).map(|&size| size as usize).product();
    let storage = Storage::new(Initialised { init, dtype, count, row, seed, bytes: OnceLock::new() });
    let tensor = Tensor::contiguous(dtype, shape, storage).map_err(|error| refuse(error.to_string()))?;
    Ok(Tensor { requires_grad: trained, ..tensor })
}

/// A storage whose bytes are computed when they are first read, so that a model that is only traced costs nothing.
#[derive(Debug)]
struct Initialised {
    init: Init,
    dtype: DType,
    count: usize,
    /// How many elements one row has.
    row: usize,
    seed: u64,
    bytes: OnceLock<Option<Vec<u8>>>,
}

impl Payload for Initialised {
    fn bytes(&self) -> Option<&[u8]> {
        self.bytes.get_or_init(|| self.compute()).as_deref()
    }

    fn len(&self) -> usize {
        self.count * self.dtype.size()
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

impl Initialised {
    /// The elements' bytes; `None` when there is no memory for them, or no such elements of that type.
    fn compute(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(self.len()).ok()?;
        let mut random = Random { state: self.seed, spare: None };
        for at in 0..self.count {
            let value = match self.init {
                Init::Constant(value) => value,
                Init::Uniform { low, high } => low + (high - low) * random.uniform(),
                Init::Normal { mean, std } => mean + std * random.normal(),
                Init::NormalButRow { row } => {
                    let value = random.normal();
                    if usize::try_from(row).is_ok_and(|row| self.row > 0 && at / self.row == row) {
                        0.0
                    } else {
                        value
                    }
                }
                Init::Range => at as f64,
            };
            match self.dtype {
                DType::Float32 => bytes.extend_from_slice(&(value as f32).to_le_bytes()),
                DType::Float64 => bytes.extend_from_slice(&value.to_le_bytes()),
                DType::Int64 => bytes.extend_from_slice(&(value as i64).to_le_bytes()),
                DType::Int32 => bytes.extend_from_slice(&(value as i32).to_le_bytes()),
                DType::Bool | DType::UInt8 => bytes.push(value as u8),
                // Zero has no bits in any type.
                _ if self.init == Init::Constant(0.0) => bytes.resize(self.len(), 0),
                _ => return None,
            }
        }
        Some(bytes)
    }
}

/// SplitMix64, and normal numbers in pairs by Box and Muller.
struct Random {
    state: u64,
    spare: Option<f64>,
}

impl Random {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// In `[0, 1)`, of 53 bits.
    fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        let angle = std::f64::consts::TAU * self.uniform();
        self.spare = Some(radius * angle.sin());
        radius * angle.cos()
    }
}

impl From<&Parameter> for Var {
    fn from(parameter: &Parameter) -> Self {
        parameter.value()
    }
}

impl From<Tensor> for Var {
    fn from(tensor: Tensor) -> Self {
        Self(Kind::Tensor(Rc::new(TensorCell::new(Ok(tensor)))))
    }
}
