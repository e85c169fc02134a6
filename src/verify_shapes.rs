//! Whether passes keep shapes and element types: an instrument that follows them, without computing, after each pass.

use std::collections::HashMap;

use crate::builtin_passes::fake_prop::{input_value, propagate_known};
use crate::ir::{Dim, GraphModule, Op, ValueMeta};
use crate::passes::instrument::Instrument;
use crate::passes::{InstrumentError, PassError, PassEvent, PassRun, PassTime, SampleInput};
use crate::shapes::{Size, Sym, Value};

/// Follows shapes and element types through the module before the pipeline and after every pass that changed it, as
/// `fake-prop` does, and ends the run at the pass after which what the program returns, or a value that is still there,
/// has others: [`ShapesChanged`] names the first node and says both.
///
/// Neither libtorch nor the values of weights are needed. Shapes start at what is recorded of the inputs, or else at the
/// sample inputs; symbolic sizes stay symbolic, so that a pass that makes a number of one is found. Where an operator
/// has no shape function nothing is known, and nothing is compared. A pass that means to change shapes declares it, see
/// [`Pass::keeps_shapes`](crate::passes::Pass::keeps_shapes). O(nodes + arguments) a pass.
///
/// ```
/// use fx::Shapes;
/// use fx::prelude::*;
///
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_function("torch.ops.aten.relu.default", [x]);
/// graph.output(relu);
/// let mut module = GraphModule::from_graph(graph);
/// let input = SampleInput::Tensor(Tensor::from_f32(&[2, 3], &[0.0; 6])?);
///
/// let wrong = Pipeline::new().function("wrong", move |module, _| {
///     module.graph_mut().set_target(relu, "torch.ops.aten.t.default")?;
///     Ok(Changed::Yes)
/// });
/// let manager = PassManager::new().add_pipeline(wrong).with_instrument(Shapes::new(vec![input]));
/// let error = fx::passes::with_causes(&{ manager }.run(&mut module).unwrap_err());
/// assert!(error.contains("pass `wrong` failed") && error.contains("`relu_default`"), "{error}");
/// assert!(error.contains("f32[2, 3] before, f32[3, 2] after"), "{error}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Shapes {
    samples: Vec<SampleInput>,
    /// What is known of each input, by its target.
    inputs: Vec<(String, Option<Value<Sym>>)>,
    /// What is known of each node after the last pass, by its name.
    known: HashMap<String, ValueMeta>,
}

/// What a pass did to shapes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapesChanged {
    /// A value has another shape or element type, or the program returns something else.
    #[error("the shapes changed\n  the first node is {node}: {before} before, {after} after")]
    Node {
        /// The name of the node and what it calls.
        node: String,
        /// What it was.
        before: String,
        /// What it is.
        after: String,
    },
    /// The inputs are others.
    #[error("the inputs changed: ({before}) before, ({after}) after")]
    Inputs {
        /// Their names before.
        before: String,
        /// Their names after.
        after: String,
    },
    /// A call is made on what it cannot be made on.
    #[error("a call does not fit its arguments: {0}")]
    Misfit(String),
}

impl Shapes {
    /// Verifies from these inputs on where nothing is recorded of a placeholder; there may be none.
    pub fn new(samples: Vec<SampleInput>) -> Self {
        Self { samples, ..Self::default() }
    }

    fn follow(&self, module: &GraphModule) -> Result<Vec<(String, ValueMeta)>, PassError> {
        let inputs = self.inputs.iter().map(|(_, value)| value.clone()).collect();
        let found = propagate_known(module, inputs, Sym::registry())?;
        let graph = module.graph();
        Ok(found.values().map(|(id, value)| (graph.node(id).name().to_owned(), value.clone())).collect())
    }
}

impl Instrument for Shapes {
    fn name(&self) -> &str {
        "shapes"
    }

    fn before_pipeline(&mut self, module: &GraphModule) -> Result<(), InstrumentError> {
        let placeholders = module.graph().placeholders().enumerate();
        self.inputs = placeholders
            .map(|(at, node)| (node.target().to_owned(), input_value(node, self.samples.get(at), false)))
            .collect();
        self.known = self.follow(module)?.into_iter().collect();
        Ok(())
    }

    fn after_pass(
        &mut self,
        _pass: &PassEvent<'_>,
        module: &GraphModule,
        outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        if !outcome.changed {
            return Ok(());
        }
        if !outcome.keeps_shapes {
            return self.before_pipeline(module);
        }
        let before: Vec<&str> = self.inputs.iter().map(|(target, _)| &**target).collect();
        let after: Vec<&str> = module.graph().placeholders().map(|node| node.target()).collect();
        if before != after {
            let (before, after) = (before.join(", "), after.join(", "));
            return Err(Box::new(ShapesChanged::Inputs { before, after }));
        }
        let found =
            self.follow(module).map_err(|error| ShapesChanged::Misfit(crate::passes::with_causes(&error)))?;
        for (name, value) in &found {
            let Some(was) = self.known.get(name).filter(|was| !same(was, value)) else { continue };
            let node = match module.graph().find(name) {
                Some(node) if node.op() != Op::Output => format!("`{name}` ({})", node.target()),
                _ => format!("`{name}`, what the program returns"),
            };
            let (before, after) = (was.to_string(), value.to_string());
            return Err(Box::new(ShapesChanged::Node { node, before, after }));
        }
        self.known = found.into_iter().collect();
        Ok(())
    }
}

/// Whether two values have one shape and one type; what they hold, their strides and where they are do not count.
fn same(a: &ValueMeta, b: &ValueMeta) -> bool {
    match (a, b) {
        (ValueMeta::Tensor(a), ValueMeta::Tensor(b)) => {
            a.dtype == b.dtype
                && a.shape.len() == b.shape.len()
                && a.shape.iter().zip(b.shape.iter()).all(|(a, b)| same_size(a, b))
        }
        (ValueMeta::Int(a), ValueMeta::Int(b)) => same_size(a, b),
        (ValueMeta::List(a), ValueMeta::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (ValueMeta::Bool(_) | ValueMeta::SymBool(_), ValueMeta::Bool(_) | ValueMeta::SymBool(_)) => true,
        (ValueMeta::Float(_) | ValueMeta::SymFloat(_), ValueMeta::Float(_) | ValueMeta::SymFloat(_)) => true,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// Sizes that only the data decides are numbered anew each time, so that they tell nothing.
fn same_size(a: &Dim, b: &Dim) -> bool {
    match (a, b) {
        (Dim::Int(a), Dim::Int(b)) => a == b,
        (Dim::Sym(a), Dim::Sym(b)) => a.text == b.text || of_data(&a.text) || of_data(&b.text),
        (Dim::Sym(symbol), Dim::Int(_)) | (Dim::Int(_), Dim::Sym(symbol)) => of_data(&symbol.text),
    }
}

/// Whether a size has a symbol for what only the data decides: `u0`.
fn of_data(text: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    text.split(|c| !word(c)).any(|symbol| {
        symbol.strip_prefix('u').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    })
}
