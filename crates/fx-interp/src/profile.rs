//! [`Profiler`]: what each node of a run costs, in time, memory and floating-point operations.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fx_aten::TensorExt;
use fx_ir::{GraphModule, Layout, Node, NodeId, NodeMap, Op};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use tch::Tensor;

use crate::error::Error;
use crate::interpreter::{Interpreter, last_uses};
use crate::registry::Registry;
use crate::value::Value;

mod flops;
mod report;
mod trace;

pub(crate) use flops::Flops;
use flops::Known;
pub use report::{By, Row};

/// An observer of an [`Interpreter`] that records what every node costs.
///
/// Time goes from node to node: the call, with what the interpreter does around it and with freeing what was last used
/// before. Memory is that of values: what a call allocates for its results, and how much is live after it; parameters and
/// what kernels need for themselves are not in it. A call of a sub-graph, as control flow makes them, is one call, whose
/// operations are those of the calls in it, counted in the first run, which they make slower: let it be a warm-up.
///
/// [`Profile::of`] does it all; with a profiler of one's own, runs and observers can be mixed:
///
/// ```
/// use fx_interp::{Interpreter, Profiler, Value};
/// use fx_ir::{Graph, GraphModule};
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let y = graph.call_function("torch.ops.aten.mm.default", (x, x));
/// graph.output(y);
/// let module = GraphModule::from_graph(graph);
/// let profiler = Profiler::new(&module);
/// let mut interpreter = profiler.watch(Interpreter::new(&module)?);
/// profiler.start();
/// interpreter.run(vec![Value::Tensor(tch::Tensor::ones([4, 4], (tch::Kind::Float, tch::Device::Cpu)))])?;
/// let profile = profiler.finish();
/// assert_eq!(profile.flops(), 2 * 4 * 4 * 4);
/// assert_eq!(profile.nodes[1].bytes, 64);
/// # Ok::<(), fx_interp::Error>(())
/// ```
pub struct Profiler<'m> {
    module: &'m GraphModule,
    recording: Rc<RefCell<Recording<'m>>>,
}

impl<'m> Profiler<'m> {
    /// A profiler of runs of `module`. O(nodes).
    pub fn new(module: &'m GraphModule) -> Self {
        let now = Instant::now();
        let recording = Recording {
            module,
            last_uses: last_uses(module),
            known: NodeMap::for_graph(module.graph(), None),
            flops: Arc::new(Flops::new()),
            inner_flops: NodeMap::for_graph(module.graph(), 0),
            has_run: false,
            storages: FxHashMap::default(),
            held: NodeMap::for_graph(module.graph(), SmallVec::new()),
            live: 0,
            runs: 0,
            costs: Vec::with_capacity(module.graph().len()),
            at: 0,
            started: now,
            last: now,
        };
        Self { module, recording: Rc::new(RefCell::new(recording)) }
    }

    /// Lets `interpreter`, which must be one of the same module, tell what its runs cost.
    #[must_use]
    pub fn watch(&self, mut interpreter: Interpreter<'m>) -> Interpreter<'m> {
        interpreter.count_flops(self.recording.borrow().flops.clone());
        let recording = self.recording.clone();
        interpreter.observe(move |node, value| recording.borrow_mut().record(node, value))
    }

    /// Begins a run: the clock goes from here. What ran before the first is a warm-up. Times are averages of all runs,
    /// memory is that of the last.
    pub fn start(&self) {
        self.recording.borrow_mut().start();
    }

    /// What was recorded.
    pub fn finish(self) -> Profile {
        let recording = self.recording.borrow();
        let runs = recording.runs.max(1);
        let graph = self.module.graph();
        let nodes = recording
            .costs
            .iter()
            .map(|cost| NodeCost { time: cost.total / runs, ..describe(graph.node(cost.id), cost) });
        Profile { runs, nodes: nodes.collect() }
    }
}

/// What the nodes of a run cost, in the order in which they ran.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// How many runs the times are averages of.
    pub runs: u32,
    /// The nodes.
    pub nodes: Vec<NodeCost>,
}

/// What one node costs.
#[derive(Clone, Debug)]
pub struct NodeCost {
    /// The node's name.
    pub name: String,
    /// What kind of node it is.
    pub op: Op,
    /// What it calls.
    pub target: String,
    /// The innermost line of the source, `file:line`, where it is known; PyTorch's own only where there is no other.
    pub line: Option<String>,
    /// Path and class of the modules around it, from the outermost, where they are known.
    pub modules: Vec<(String, String)>,
    /// The result's type and shape.
    pub result: String,
    /// The average time.
    pub time: Duration,
    /// When it began, in the last run.
    pub begin: Duration,
    /// How long it took in the last run.
    pub last_time: Duration,
    /// The bytes of its results that no earlier value holds. A view has none, nor has a parameter.
    pub bytes: u64,
    /// The bytes of all values that are there when it is done, those that it is the last to use included.
    pub live_bytes: u64,
    /// Floating-point operations, as [`fx_shapes::Registry::flops`] counts them.
    pub flops: u64,
}

impl Profile {
    /// Runs the module `runs` times after `warm_ups` runs that do not count, each on inputs of its own.
    ///
    /// # Errors
    /// The run failed.
    pub fn of<E: From<Error>>(
        module: &GraphModule,
        registry: &Registry,
        warm_ups: u32,
        runs: u32,
        mut inputs: impl FnMut() -> Result<Vec<Value>, E>,
    ) -> Result<Self, E> {
        let profiler = Profiler::new(module);
        let mut interpreter = profiler.watch(Interpreter::with_registry(module, registry)?);
        for run in 0..warm_ups.saturating_add(runs.max(1)) {
            let inputs = inputs()?;
            if run >= warm_ups {
                profiler.start();
            }
            interpreter.run(inputs)?;
        }
        drop(interpreter);
        Ok(profiler.finish())
    }

    /// The time of all nodes, a run.
    pub fn time(&self) -> Duration {
        self.nodes.iter().map(|node| node.time).sum()
    }

    /// The floating-point operations of all nodes, a run.
    pub fn flops(&self) -> u64 {
        self.nodes.iter().fold(0, |total, node| total.saturating_add(node.flops))
    }

    /// The most bytes of values that were there at once.
    pub fn peak_bytes(&self) -> u64 {
        self.nodes.iter().map(|node| node.live_bytes).max().unwrap_or(0)
    }
}

struct Cost {
    id: NodeId,
    result: String,
    total: Duration,
    begin: Duration,
    last: Duration,
    bytes: u64,
    live: u64,
    flops: u64,
}

/// A piece of memory: how large it is, and how many nodes hold it.
struct Storage {
    bytes: u64,
    holders: usize,
}

struct Recording<'m> {
    module: &'m GraphModule,
    last_uses: NodeMap<SmallVec<[NodeId; 2]>>,
    /// What each value is, for counting the operations of its users.
    known: Known,
    flops: Arc<Flops>,
    /// The operations of the sub-graphs that each node called in the first run.
    inner_flops: NodeMap<u64>,
    /// Whether anything has run, warm-ups too.
    has_run: bool,
    storages: FxHashMap<usize, Storage>,
    held: NodeMap<SmallVec<[usize; 1]>>,
    live: u64,
    runs: u32,
    costs: Vec<Cost>,
    /// Which of `costs` is the next.
    at: usize,
    started: Instant,
    /// When the observer was done with the node before.
    last: Instant,
}

impl Recording<'_> {
    fn start(&mut self) {
        if self.has_run {
            self.flops.stop_counting();
        }
        // What a run that failed has left.
        self.flops.take_inner();
        self.runs += 1;
        self.at = 0;
        self.live = 0;
        self.storages.clear();
        self.held = NodeMap::for_graph(self.module.graph(), SmallVec::new());
        self.started = Instant::now();
        self.last = self.started;
    }

    fn record(&mut self, node: Node<'_>, value: &Value) {
        let now = Instant::now();
        self.has_run = true;
        if self.flops.is_counting() {
            self.inner_flops.set(node.id(), self.flops.take_inner());
        }
        if self.runs == 0 {
            return;
        }
        let (begin, time) = (self.last - self.started, now - self.last);
        let before = self.live;
        self.hold(node, value);
        let (bytes, live) = (self.live - before, self.live);
        for at in 0..self.last_uses.get(node.id()).len() {
            let dead = self.last_uses.get(node.id())[at];
            self.release(dead);
        }
        match self.costs.get_mut(self.at).filter(|cost| cost.id == node.id()) {
            Some(cost) => {
                cost.total += time;
                (cost.begin, cost.last, cost.bytes, cost.live) = (begin, time, bytes, live);
            }
            None => {
                let meta = value.to_meta();
                let result = meta.as_ref().map_or_else(|| value.describe(), ToString::to_string);
                let flops = self.flops.count(self.module, node, &mut self.known, meta.as_ref());
                let flops = flops.saturating_add(*self.inner_flops.get(node.id()));
                let cost = Cost { id: node.id(), result, total: time, begin, last: time, bytes, live, flops };
                self.costs.truncate(self.at);
                self.costs.push(cost);
            }
        }
        self.at += 1;
        // What was done here is no cost of the next node.
        self.last = Instant::now();
    }

    fn hold(&mut self, node: Node<'_>, value: &Value) {
        if node.op() == Op::Output {
            return;
        }
        for tensor in value.tensors() {
            let Some((key, bytes)) = storage(tensor) else { continue };
            if self.held.get(node.id()).contains(&key) {
                continue;
            }
            // A parameter is there before the run, and so are views of it: it holds nothing that counts.
            let is_weight = node.op() == Op::GetAttr;
            let storage = self.storages.entry(key).or_insert(Storage { bytes: 0, holders: 0 });
            if bytes > storage.bytes && !is_weight && (storage.holders == 0 || storage.bytes > 0) {
                self.live += bytes - storage.bytes;
                storage.bytes = bytes;
            }
            storage.holders += 1;
            self.held.get_mut(node.id()).push(key);
        }
    }

    fn release(&mut self, dead: NodeId) {
        for key in std::mem::take(self.held.get_mut(dead)) {
            if let Some(storage) = self.storages.get_mut(&key) {
                storage.holders -= 1;
                if storage.holders == 0 {
                    self.live = self.live.saturating_sub(storage.bytes);
                    self.storages.remove(&key);
                }
            }
        }
    }
}

/// Where a tensor's memory begins, and how many bytes of it the tensor reaches to. `None` for what is not dense.
fn storage(tensor: &Tensor) -> Option<(usize, u64)> {
    let info = tensor.info().ok().filter(|info| info.layout == Layout::Strided)?;
    let item = info.dtype.size() as u64;
    let mut reach = 1u64;
    for (size, stride) in info.sizes.iter().zip(&info.strides) {
        let size = u64::try_from(*size).ok()?;
        if size == 0 {
            return None;
        }
        reach = reach.saturating_add((size - 1).saturating_mul(stride.unsigned_abs()));
    }
    let offset = u64::try_from(info.storage_offset).ok()?;
    let bytes = offset.saturating_add(reach).saturating_mul(item);
    let start = (tensor.data_ptr() as usize).wrapping_sub(offset.saturating_mul(item) as usize);
    // Tensors without data have no address; each counts for itself.
    Some(if tensor.data_ptr().is_null() { (tensor.impl_id(), bytes) } else { (start, bytes) })
}

/// The modules that a recorded stack names, or the one that the node calls.
fn modules(node: Node<'_>) -> Vec<(String, String)> {
    match node.meta().module_stack.as_deref() {
        Some(frames) => {
            frames.iter().map(|frame| (frame.path.to_string(), frame.class.to_string())).collect()
        }
        None if node.op() == Op::CallModule => vec![(node.target().to_owned(), String::new())],
        None => Vec::new(),
    }
}

/// The innermost line that is not PyTorch's own, where there is one.
fn line(node: Node<'_>) -> Option<String> {
    let is_torch = |file: &str| file.starts_with("torch/") || file.contains("/torch/");
    let own = node.meta().source_lines().find(|line| !is_torch(line.file));
    own.or_else(|| node.meta().source_line()).map(|line| format!("{}:{}", line.file, line.line))
}

fn describe(node: Node<'_>, cost: &Cost) -> NodeCost {
    NodeCost {
        name: node.name().to_owned(),
        op: node.op(),
        target: node.target().to_owned(),
        line: line(node),
        modules: modules(node),
        result: cost.result.clone(),
        time: Duration::ZERO,
        begin: cost.begin,
        last_time: cost.last,
        bytes: cost.bytes,
        live_bytes: cost.live,
        flops: cost.flops,
    }
}
