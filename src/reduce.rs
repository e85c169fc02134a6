//! Making a failure small: steps, outputs, calls, inputs and numbers are taken away for as long as it stays.

use crate::Reproducer;
use crate::ir::lint::lint_graph;
use crate::ir::{Argument, NodeId, Op, Storage, Tensor};
use crate::passes::{Pipeline, Registry, SampleInput, Step};

/// How far [`reduce`] went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reduction {
    /// How many smaller candidates were tried.
    pub tried: usize,
    /// How many of them still failed.
    pub kept: usize,
    /// Whether it ended because no smaller candidate fails, and not at the limit of tries.
    pub is_smallest: bool,
}

/// Shrinks `case` while `fails` holds of it, with at most `limit` tries (Zeller, "Simplifying and Isolating
/// Failure-Inducing Input", over graphs).
///
/// Tried are, in this order and until nothing helps any more: fewer steps in the pipeline, one output instead of
/// several, an earlier value as the output, calls replaced by one of their inputs or by an input of the graph with the
/// value that they had (with feature `tch`, when the case has inputs), unused nodes, inputs and tensors left out,
/// smaller inputs, and plain numbers in inputs and weights. Large parts go first, so that a failure that needs few of
/// `n` nodes takes about `log n` tries for each. A candidate costs O(nodes) and one call of `fails`.
///
/// ```
/// use fx::Reproducer;
///
/// let text = "\
/// //@ intent: a call of tanh is there
/// //@ pipeline: cse,dce
/// graph():
///     %x : [num_users=1] = placeholder[target=x]
///     %neg : [num_users=1] = call_function[target=torch.neg](args = (%x,), kwargs = {})
///     %tanh : [num_users=1] = call_function[target=torch.tanh](args = (%neg,), kwargs = {})
///     %exp : [num_users=1] = call_function[target=torch.exp](args = (%tanh,), kwargs = {})
///     return (exp, neg)
/// ";
/// let mut case = Reproducer::parse(text)?;
/// let reduction = fx::reduce(&mut case, 1000, |case| case.module.graph().find("tanh").is_some());
/// assert!(reduction.is_smallest);
/// assert_eq!(case.pipeline, "");
/// assert_eq!(case.module.graph().len(), 3, "an input, the call and the output");
/// # Ok::<(), fx::ReproducerError>(())
/// ```
pub fn reduce(case: &mut Reproducer, limit: usize, fails: impl FnMut(&Reproducer) -> bool) -> Reduction {
    let mut search = Search { best: case.clone(), fails, limit, report: Reduction::default() };
    loop {
        let kept = search.report.kept;
        search.steps();
        search.outputs();
        search.calls();
        search.unused();
        search.sizes();
        search.numbers();
        if search.report.kept == kept || search.is_over() {
            break;
        }
    }
    search.report.is_smallest = !search.is_over();
    *case = search.best;
    search.report
}

struct Search<F> {
    best: Reproducer,
    fails: F,
    limit: usize,
    report: Reduction,
}

impl<F: FnMut(&Reproducer) -> bool> Search<F> {
    fn is_over(&self) -> bool {
        self.report.tried >= self.limit
    }

    /// Keeps the candidate if it is valid and fails.
    fn attempt(&mut self, candidate: Reproducer) -> bool {
        if self.is_over() || !lint_graph(candidate.module.graph()).is_clean() {
            return false;
        }
        self.report.tried += 1;
        let fails = (self.fails)(&candidate);
        if fails {
            self.report.kept += 1;
            self.best = candidate;
        }
        fails
    }

    /// The same for an edit of the best one; `None` when the edit has nothing to do.
    fn edit(&mut self, edit: impl FnOnce(&mut Reproducer) -> Option<()>) -> bool {
        let mut candidate = self.best.clone();
        edit(&mut candidate).is_some() && self.attempt(candidate)
    }

    /// Fewer passes.
    fn steps(&mut self) {
        // A pipeline that does not parse is what the failure is about.
        let parsed = || Pipeline::parse(&self.best.pipeline, Registry::global().ok()?).ok();
        let Some(mut pipeline) = parsed() else { return };
        let mut at = 0;
        while let Some(step) = pipeline.steps().get(at) {
            // Away with it, or with the repeat or the name around it.
            let body = match step {
                Step::Pass(_) => None,
                Step::Repeat { body, .. } | Step::Named { body, .. } => Some(body.clone()),
            };
            let without = |inner: Option<Pipeline>| {
                let steps = pipeline.steps();
                let head = steps[..at].iter().cloned().fold(Pipeline::new(), Pipeline::then);
                steps[at + 1..].iter().cloned().fold(head.append(inner.unwrap_or_default()), Pipeline::then)
            };
            let mut candidates = vec![without(None)];
            candidates.extend(body.map(|body| without(Some(body))));
            let better = candidates.into_iter().find(|candidate| {
                let text = candidate.to_string();
                self.edit(|case| {
                    case.pipeline = text;
                    Some(())
                })
            });
            match better {
                Some(better) => pipeline = better,
                None => at += 1,
            }
        }
    }

    /// One output instead of several, then an earlier one.
    fn outputs(&mut self) {
        let leaves = |case: &Reproducer| {
            case.module
                .graph()
                .output_node()
                .and_then(|node| node.arg(0))
                .map(Argument::nodes)
                .unwrap_or_default()
        };
        let nested = leaves(&self.best);
        if nested.len() > 1 {
            for leaf in nested {
                if self.edit(|case| return_only(case, leaf)) {
                    break;
                }
            }
        }
        // From the largest step back to the smallest.
        let Some(&last) = leaves(&self.best).first() else { return };
        let mut before: Vec<NodeId> = self.best.module.graph().ids();
        before.truncate(before.iter().position(|&id| id == last).unwrap_or(0));
        let mut step = before.len().div_ceil(2);
        while step > 0 && !before.is_empty() {
            let at = before.len().saturating_sub(step);
            let candidate = before[at];
            if self.edit(|case| return_only(case, candidate)) {
                before.truncate(at);
                step = step.min(before.len());
            } else {
                step /= 2;
            }
        }
    }

    /// Fewer calls: large groups first.
    fn calls(&mut self) {
        let mut size = self.best.module.graph().len().div_ceil(2);
        while size > 0 && !self.is_over() {
            let values = Values::of(&self.best);
            let ids: Vec<NodeId> = self.best.module.graph().ids();
            for group in ids.chunks(size) {
                let group: Vec<NodeId> = group
                    .iter()
                    .copied()
                    .filter(|&id| self.best.module.graph().node(id).op().is_call())
                    .collect();
                if !group.is_empty() && !self.edit(|case| bypass(case, &group)) {
                    self.edit(|case| values.substitute(case, &group));
                }
            }
            size /= 2;
        }
    }

    /// Nodes without users, inputs that nobody reads, tensors and modules that nobody names.
    fn unused(&mut self) {
        self.edit(|case| {
            let graph = case.module.graph_mut();
            let ids = graph.ids();
            let mut erased = 0;
            for &id in ids.iter().rev() {
                let node = graph.node(id);
                if node.op().is_call() && node.num_users() == 0 {
                    graph.erase_node(id).ok()?;
                    erased += 1;
                }
            }
            (erased > 0).then_some(())
        });
        let ids = self.best.module.graph().ids();
        for id in ids.into_iter().rev() {
            let node = self.best.module.graph().node(id);
            if node.op() != Op::Output && node.num_users() == 0 {
                self.edit(|case| erase(case, id));
            }
        }
        self.edit(|case| (!case.module.delete_unused().is_empty()).then_some(()));
        self.edit(|case| case.module.pytree.take().map(drop));
        self.edit(|case| {
            let symbols = std::mem::take(&mut case.module.range_constraints);
            (!symbols.is_empty()).then_some(())
        });
    }

    /// Inputs with fewer elements.
    fn sizes(&mut self) {
        for at in 0..self.best.inputs.as_ref().map_or(0, Vec::len) {
            for dim in 0.. {
                let Some(size) =
                    tensor_input(&self.best, at).and_then(|tensor| tensor.shape.get(dim)).copied()
                else {
                    break;
                };
                let mut size = size;
                // The whole batch may have to shrink at once.
                while size > 1 {
                    let smaller = if self.edit(|case| shrink(case, Some(at), dim, 1))
                        || self.edit(|case| shrink(case, None, dim, 1))
                    {
                        1
                    } else if self.edit(|case| shrink(case, Some(at), dim, size / 2))
                        || self.edit(|case| shrink(case, None, dim, size / 2))
                    {
                        size / 2
                    } else {
                        break;
                    };
                    size = smaller;
                }
            }
        }
    }

    /// Zeros or ones instead of other numbers, in inputs and weights.
    fn numbers(&mut self) {
        for at in 0..self.best.inputs.as_ref().map_or(0, Vec::len) {
            for one in [false, true] {
                let plain = tensor_input(&self.best, at).and_then(|tensor| filled(tensor, one));
                let Some(plain) = plain else { break };
                if self.edit(|case| {
                    *case.inputs.as_mut()?.get_mut(at)? = SampleInput::Tensor(plain);
                    Some(())
                }) {
                    break;
                }
            }
        }
        for (_, _, id) in self.best.module.modules().named_tensors() {
            for one in [false, true] {
                let plain = self.best.module.modules().tensor(id).and_then(|tensor| filled(tensor, one));
                let Some(plain) = plain else { break };
                if self.edit(|case| {
                    *case.module.modules_mut().tensor_mut(id)? = plain;
                    Some(())
                }) {
                    break;
                }
            }
        }
    }
}

fn tensor_input(case: &Reproducer, at: usize) -> Option<&Tensor> {
    match case.inputs.as_ref()?.get(at)? {
        SampleInput::Tensor(tensor) => Some(tensor),
        SampleInput::Constant(_) => None,
    }
}

/// Makes `id` the only output, and leaves out what comes after it.
fn return_only(case: &mut Reproducer, id: NodeId) -> Option<()> {
    case.module.pytree = None;
    let graph = case.module.graph_mut();
    let output = graph.output_node()?.id();
    if graph.node(output).arg(0).and_then(Argument::as_node) == Some(id) {
        return None;
    }
    graph.set_args(output, (id,)).ok()?;
    let mut at = graph.prev(output);
    while let Some(last) = at.filter(|&last| last != id) {
        at = graph.prev(last);
        // A placeholder further down belongs to the inputs, which stay in step with it.
        if graph.node(last).op() != Op::Placeholder && graph.node(last).num_users() == 0 {
            graph.erase_node(last).ok()?;
        }
    }
    Some(())
}

/// Puts the first input of each call of the group in its place; a call without an input stays.
fn bypass(case: &mut Reproducer, group: &[NodeId]) -> Option<()> {
    let graph = case.module.graph_mut();
    let mut gone = 0;
    for &id in group.iter().rev() {
        let node = graph.node(id);
        let input = node.input_nodes().next().map(|input| input.id());
        if node.num_users() > 0 {
            let Some(input) = input else { continue };
            graph.replace_all_uses_with(id, input).ok()?;
        }
        graph.erase_node(id).ok()?;
        gone += 1;
    }
    (gone > 0).then_some(())
}

/// Takes a node away that nobody uses, and its value when it is an input.
fn erase(case: &mut Reproducer, id: NodeId) -> Option<()> {
    let graph = case.module.graph_mut();
    if graph.node(id).op() == Op::Placeholder {
        let at = graph.placeholders().position(|node| node.id() == id)?;
        if let Some(inputs) = &mut case.inputs {
            (at < inputs.len()).then(|| inputs.remove(at));
        }
        case.module.pytree = None;
    }
    case.module.graph_mut().erase_node(id).ok()
}

/// Cuts input `at`, or every input of the same size there, to `size` along `dim`.
fn shrink(case: &mut Reproducer, at: Option<usize>, dim: usize, size: i64) -> Option<()> {
    let inputs = case.inputs.as_mut()?;
    let mut cut = 0;
    for (index, input) in inputs.iter_mut().enumerate() {
        let SampleInput::Tensor(tensor) = input else { continue };
        if at.is_some_and(|at| at != index) || tensor.shape.get(dim).is_none_or(|&old| old <= size) {
            continue;
        }
        let mut view = tensor.clone();
        view.shape[dim] = size;
        let bytes = view.to_contiguous_bytes()?.into_owned();
        *tensor = Tensor::contiguous(view.dtype, &view.shape, Storage::new(bytes)).ok()?;
        cut += 1;
    }
    // The recorded shapes are those of the old inputs.
    let graph = case.module.graph_mut();
    for id in graph.ids() {
        graph.meta_mut(id).ok()?.value = None;
    }
    (cut > 0).then_some(())
}

/// A tensor of zeros or of ones like this one; `None` when it is already, or has no plain numbers.
fn filled(tensor: &Tensor, one: bool) -> Option<Tensor> {
    use crate::ir::DType;
    let unit: Vec<u8> = match (tensor.dtype, one) {
        (DType::Float32, true) => 1f32.to_le_bytes().to_vec(),
        (DType::Float64, true) => 1f64.to_le_bytes().to_vec(),
        (DType::Int64, true) => 1i64.to_le_bytes().to_vec(),
        (DType::Int32, true) => 1i32.to_le_bytes().to_vec(),
        (DType::Bool | DType::UInt8, true) => vec![1],
        (_, true) => return None,
        (_, false) => vec![0; tensor.dtype.size()],
    };
    let count = usize::try_from(tensor.numel()).ok()?;
    let bytes = unit.repeat(count);
    let old = tensor.to_contiguous_bytes()?;
    // What is all ones is as plain as what is all zeros.
    let plain = |unit: &[u8]| old.chunks(unit.len().max(1)).all(|item| item == unit);
    if old.is_empty() || plain(&unit) || plain(&vec![0; unit.len()]) {
        return None;
    }
    let mut plain = Tensor::contiguous(tensor.dtype, &tensor.shape, Storage::new(bytes)).ok()?;
    plain.requires_grad = tensor.requires_grad;
    Some(plain)
}

/// What each node gave when the module was run.
struct Values {
    #[cfg(feature = "tch")]
    kept: std::collections::BTreeMap<NodeId, SampleInput>,
}

impl Values {
    #[cfg(feature = "tch")]
    fn of(case: &Reproducer) -> Self {
        use crate::interp::{Interpreter, Value};
        let mut kept = std::collections::BTreeMap::new();
        let Some(inputs) = &case.inputs else { return Self { kept } };
        let own = crate::ops::with_own_state(&case.module);
        let keep = |node: crate::ir::Node<'_>, value: &Value| {
            if node.op().is_call()
                && let Value::Tensor(_) = value
                && let Ok(stored) = value.to_stored()
            {
                kept.insert(node.id(), SampleInput::Tensor(stored));
            }
        };
        tch::manual_seed(case.seed as i64);
        tch::no_grad(|| {
            let inputs = crate::numerics::to_values(inputs).ok()?;
            // Where it ends early, what was computed until then is of use too.
            Interpreter::new(&own).ok()?.observe(keep).run(inputs).ok()
        });
        Self { kept }
    }

    #[cfg(not(feature = "tch"))]
    fn of(_case: &Reproducer) -> Self {
        Self {}
    }

    /// Makes each call of the group an input with the value that it had.
    #[cfg(feature = "tch")]
    fn substitute(&self, case: &mut Reproducer, group: &[NodeId]) -> Option<()> {
        let mut gone = 0;
        for &id in group.iter().rev() {
            let Some(value) = self.kept.get(&id) else { continue };
            let inputs = case.inputs.as_mut()?;
            let graph = case.module.graph_mut();
            if graph.get(id).is_none() {
                continue;
            }
            let node = graph.node(id);
            if node.num_users() > 0 {
                let (name, meta) = (node.name().to_owned(), node.meta().clone());
                let new = crate::ir::NewNode::new(Op::Placeholder, format!("{name}_value")).meta(meta);
                let input = graph.inserting_at_front().create_node(new);
                graph.replace_all_uses_with(id, input).ok()?;
                inputs.insert(0, value.clone());
            }
            graph.erase_node(id).ok()?;
            gone += 1;
        }
        case.module.pytree = None;
        (gone > 0).then_some(())
    }

    #[cfg(not(feature = "tch"))]
    fn substitute(&self, _case: &mut Reproducer, _group: &[NodeId]) -> Option<()> {
        None
    }
}
