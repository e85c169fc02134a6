//! [`PassContext`]: what a pass is told, and what it tells, besides the module.

use fx_ir::{Argument, Meta, Node, Tensor};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// How many notes one run of a pass may leave; more are counted.
pub const MAX_NOTES: usize = 10_000;

/// A value to run the module on, for passes that measure or verify.
#[derive(Clone, Debug)]
pub enum SampleInput {
    /// A tensor.
    Tensor(Tensor),
    /// A number, a string, a list of numbers, ...: anything without nodes.
    Constant(Argument),
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The name of the node it is about.
    pub node: String,
    /// The reason, in a few words.
    pub reason: String,
}

/// What a running pass is told and tells: its name, sample inputs, counters and notes.
///
/// ```
/// let mut cx = fx_passes::PassContext::new("fold");
/// cx.count("folded", 2);
/// cx.count("folded", 1);
/// cx.note("conv", "its weight is shared");
/// assert_eq!(cx.statistics()["folded"], 3);
/// ```
#[derive(Clone, Debug)]
pub struct PassContext<'a> {
    pass: &'a str,
    inputs: Option<&'a [SampleInput]>,
    statistics: IndexMap<String, u64>,
    notes: Vec<Note>,
    notes_dropped: usize,
    rewrites: usize,
    rewrite_limit: usize,
}

impl<'a> PassContext<'a> {
    /// The context of a pass of this name; the manager makes it, and tests that call a pass by hand.
    pub fn new(pass: &'a str) -> Self {
        Self {
            pass,
            inputs: None,
            statistics: IndexMap::new(),
            notes: Vec::new(),
            notes_dropped: 0,
            rewrites: 0,
            rewrite_limit: usize::MAX,
        }
    }

    /// The same with a limit to the rewrites, see [`rewrite`](Self::rewrite).
    #[must_use]
    pub fn with_rewrite_limit(mut self, limit: usize) -> Self {
        self.rewrite_limit = limit;
        self
    }

    /// The same with sample inputs, one for each placeholder, in order.
    #[must_use]
    pub fn with_inputs(mut self, inputs: Option<&'a [SampleInput]>) -> Self {
        self.inputs = inputs;
        self
    }

    /// The name of the running pass.
    pub fn pass(&self) -> &'a str {
        self.pass
    }

    /// Sample inputs, a value for each placeholder in order, when the caller of the pipeline gave some.
    pub fn inputs(&self) -> Option<&'a [SampleInput]> {
        self.inputs
    }

    /// Adds `n` to a counter, which appears in the report from the first time on, also with 0.
    pub fn count(&mut self, counter: &str, n: usize) {
        match self.statistics.get_mut(counter) {
            Some(value) => *value = value.saturating_add(n as u64),
            None => {
                self.statistics.insert(counter.to_owned(), n as u64);
            }
        }
    }

    /// Asks for one more rewrite: a change that is right by itself, whether or not those after it are made. When the
    /// answer is no, the pass leaves the place as it is and goes on; all later answers are no as well.
    ///
    /// A pass that asks before each of its rewrites can be bisected: the first rewrite that does harm is found by
    /// running the pass with ever closer limits. Such a pass must come to the same places in the same order each time.
    ///
    /// ```
    /// let mut cx = fx_passes::PassContext::new("fold").with_rewrite_limit(1);
    /// assert_eq!((cx.rewrite(), cx.rewrite(), cx.rewrites()), (true, false, 1));
    /// ```
    pub fn rewrite(&mut self) -> bool {
        let allowed = self.rewrites < self.rewrite_limit;
        self.rewrites += usize::from(allowed);
        allowed
    }

    /// How many rewrites were allowed so far; 0 for a pass that does not ask.
    pub fn rewrites(&self) -> usize {
        self.rewrites
    }

    /// Says why the pass left `node` as it is. At most [`MAX_NOTES`] are kept.
    pub fn note(&mut self, node: impl Into<String>, reason: impl Into<String>) {
        if self.notes.len() < MAX_NOTES {
            self.notes.push(Note { node: node.into(), reason: reason.into() });
        } else {
            self.notes_dropped += 1;
        }
    }

    /// Records in `meta` that this pass made the node from the nodes named in `from`.
    pub fn stamp<N: AsRef<str>>(&self, meta: &mut Meta, from: impl IntoIterator<Item = N>) {
        meta.add_provenance(self.pass, from);
    }

    /// The metadata of a new node that takes over the value of `replaced`: that node's own, stamped with this pass
    /// and the names of `replaced` and of the nodes `merged` with it.
    ///
    /// ```
    /// # use fx_passes::PassContext;
    /// let mut graph = fx_ir::Graph::new();
    /// let x = graph.placeholder("x");
    /// let relu = graph.call_function("torch.relu", [x]);
    /// let meta = PassContext::new("swap").meta_for(graph.node(relu), []);
    /// let step = &meta.provenance.as_ref().unwrap()[0];
    /// assert_eq!((&*step.pass, &*step.from[0]), ("swap", "relu"));
    /// ```
    pub fn meta_for<'g>(&self, replaced: Node<'g>, merged: impl IntoIterator<Item = Node<'g>>) -> Meta {
        let mut meta = replaced.meta().clone();
        self.stamp(&mut meta, std::iter::once(replaced).chain(merged).map(Node::name));
        meta
    }

    /// The counters so far, in the order of their first use.
    pub fn statistics(&self) -> &IndexMap<String, u64> {
        &self.statistics
    }

    /// The notes so far, in order.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Takes the counters, the notes and the number of notes that were not kept.
    pub fn into_parts(self) -> (IndexMap<String, u64>, Vec<Note>, usize) {
        (self.statistics, self.notes, self.notes_dropped)
    }
}
