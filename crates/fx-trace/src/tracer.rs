//! [`Tracer`]: a recording in progress, and [`symbolic_trace`], which runs one for a function.

use std::cell::RefCell;
use std::panic::Location;
use std::rc::Rc;

use fx_ir::{Graph, GraphModule, Meta, ModuleTree, NewNode, NodeId, Op, Tensor, TensorRole, lint};

use crate::error::TraceError;
use crate::proxy::{Operand, Operands, Proxy, record, to_argument};

/// The graph being recorded, and the first error.
pub(crate) struct Recording {
    graph: Graph,
    modules: ModuleTree,
    error: Option<TraceError>,
    ended: bool,
}

impl Recording {
    pub(crate) fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Adds a node with the place that asked for it.
    pub(crate) fn add(&mut self, mut node: NewNode, stray: bool, caller: &Location<'_>) -> NodeId {
        let (file, line) = (caller.file().to_owned(), caller.line());
        // Python's form of a traceback, which is what readers of the metadata understand.
        let place = format!("  File \"{file}\", line {line}\n");
        node = node.meta(Meta { stack_trace: Some(place.into()), ..Meta::default() });
        let id = self.graph.create_node(node);
        if stray || self.ended {
            let function = self.graph.node(id).target().to_owned();
            self.error.get_or_insert(match self.ended {
                true => TraceError::Ended { file, line, function },
                false => TraceError::TwoTracers { file, line, function },
            });
        }
        id
    }
}

/// A recording in progress (`torch.fx.Tracer`, `GraphAppendingTracer`).
///
/// ```
/// use fx_ir::Tensor;
/// use fx_trace::Tracer;
///
/// let tracer = Tracer::new();
/// let x = tracer.placeholder("x");
/// let weight = tracer.parameter("linear.weight", Tensor::from_f32(&[2, 3], &[0.0; 6])?);
/// let y = tracer.call_function("torch.nn.functional.linear", (&x, &weight));
/// let module = tracer.finish(y)?;
/// assert_eq!(module.graph().len(), 4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Tracer {
    recording: Rc<RefCell<Recording>>,
}

impl Default for Tracer {
    fn default() -> Self {
        Self::new()
    }
}

impl Tracer {
    /// A recording of an empty graph.
    pub fn new() -> Self {
        Self::appending(Graph::new(), ModuleTree::default())
    }

    /// A recording that goes on with a graph at its insertion point (`GraphAppendingTracer`).
    pub fn appending(graph: Graph, modules: ModuleTree) -> Self {
        let recording = Recording { graph, modules, error: None, ended: false };
        Self { recording: Rc::new(RefCell::new(recording)) }
    }

    /// A proxy for a node that the graph has already (`Proxy(node)`). A node that it does not have is found by the
    /// lint at the end.
    pub fn proxy(&self, node: NodeId) -> Proxy {
        Proxy { recording: self.recording.clone(), node }
    }

    /// An input.
    #[track_caller]
    pub fn placeholder(&self, name: &str) -> Proxy {
        self.record(NewNode::new(Op::Placeholder, name), ())
    }

    /// A parameter: the tensor goes into the module tree at `path`, the graph reads it.
    #[track_caller]
    pub fn parameter(&self, path: &str, tensor: Tensor) -> Proxy {
        self.tensor(path, TensorRole::Parameter, tensor)
    }

    /// A buffer: the tensor goes into the module tree at `path`, the graph reads it.
    #[track_caller]
    pub fn buffer(&self, path: &str, tensor: Tensor) -> Proxy {
        self.tensor(path, TensorRole::Buffer, tensor)
    }

    #[track_caller]
    fn tensor(&self, path: &str, role: TensorRole, tensor: Tensor) -> Proxy {
        {
            let mut recording = self.recording.borrow_mut();
            if recording.modules.get(path).is_ok() {
                let (file, line) = (Location::caller().file().to_owned(), Location::caller().line());
                recording.error.get_or_insert(TraceError::TakenPath { file, line, path: path.to_owned() });
            } else {
                recording.modules.set_tensor(path, role, tensor);
            }
        }
        self.record(NewNode::new(Op::GetAttr, path), ())
    }

    /// Records a call of a function by its qualified name, also one without a value among its arguments.
    #[track_caller]
    pub fn call_function(&self, function: &str, args: impl Operands) -> Proxy {
        self.record(NewNode::call_function(function), args)
    }

    #[track_caller]
    fn record(&self, node: NewNode, args: impl Operands) -> Proxy {
        record(&self.recording, node, args.into_operands(), Vec::new(), Location::caller())
    }

    /// Ends the recording: the graph returns `output`.
    ///
    /// # Errors
    /// The first error of the trace, or the graph is not valid.
    #[track_caller]
    pub fn finish(self, output: impl Into<Operand>) -> Result<GraphModule, TraceError> {
        let mut stray = false;
        let value = to_argument(&self.recording, output.into(), &mut stray);
        let mut recording = self.recording.borrow_mut();
        if stray {
            let caller = Location::caller();
            let (file, line, function) = (caller.file().to_owned(), caller.line(), "output".to_owned());
            recording.error.get_or_insert(TraceError::TwoTracers { file, line, function });
        }
        recording.ended = true;
        if let Some(error) = recording.error.take() {
            return Err(error);
        }
        let mut graph = std::mem::take(&mut recording.graph);
        graph.output(value);
        let module = GraphModule::new(std::mem::take(&mut recording.modules), graph);
        lint::lint(&module).into_result()?;
        Ok(module)
    }
}

/// Captures a Rust function: runs it once on a proxy for each input (`torch.fx.symbolic_trace`).
///
/// # Errors
/// The function mixed values of two traces, or what it recorded is not a valid graph.
#[track_caller]
pub fn symbolic_trace<const N: usize, O: Into<Operand>>(
    inputs: [&str; N],
    function: impl FnOnce([Proxy; N]) -> O,
) -> Result<GraphModule, TraceError> {
    let tracer = Tracer::new();
    let proxies = inputs.map(|name| tracer.placeholder(name));
    let output = function(proxies);
    tracer.finish(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_and_calls_are_recorded_in_order() {
        let module = symbolic_trace(["x", "y"], |[x, y]| {
            let half = (&x - &y) / 2;
            let joined = x.call_function_with("torch.cat", (), vec![]);
            drop(joined);
            -(1.5 - half).get(0).attr("T")
        });
        insta::assert_snapshot!(module.unwrap().graph(), @"
        graph():
            %x : [num_users=2] = placeholder[target=x]
            %y : [num_users=1] = placeholder[target=y]
            %sub : [num_users=1] = call_function[target=operator.sub](args = (%x, %y), kwargs = {})
            %truediv : [num_users=1] = call_function[target=operator.truediv](args = (%sub, 2), kwargs = {})
            %cat : [num_users=0] = call_function[target=torch.cat](args = (%x,), kwargs = {})
            %sub_1 : [num_users=1] = call_function[target=operator.sub](args = (1.5, %truediv), kwargs = {})
            %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%sub_1, 0), kwargs = {})
            %getattr_1 : [num_users=1] = call_function[target=builtins.getattr](args = (%getitem, T), kwargs = {})
            %neg : [num_users=1] = call_function[target=operator.neg](args = (%getattr_1,), kwargs = {})
            return neg
        ");
    }

    #[test]
    fn nodes_know_the_rust_source_line() {
        let module = symbolic_trace(["x"], |[x]| x + 1).unwrap();
        let add = module.graph().find("add").unwrap();
        let place = add.meta().source_line().unwrap();
        assert!(place.file.ends_with("tracer.rs") && place.line > 100, "{place:?}");
    }

    #[test]
    fn a_value_of_another_trace_is_refused_with_the_place() {
        let other = Tracer::new();
        let stranger = other.placeholder("stranger");
        let error = symbolic_trace(["x"], |[x]| (x + 1) * &stranger).unwrap_err();
        assert!(
            matches!(&error, TraceError::TwoTracers { function, .. } if function == "operator.mul"),
            "{error}"
        );
        assert!(error.to_string().contains("tracer.rs:"), "{error}");
    }

    #[test]
    fn a_path_is_given_once() {
        let tracer = Tracer::new();
        let tensor = || Tensor::from_f32(&[1], &[1.0]).unwrap();
        let (a, b) = (tracer.parameter("w", tensor()), tracer.buffer("w", tensor()));
        let error = tracer.finish(a + b).unwrap_err();
        assert!(matches!(error, TraceError::TakenPath { .. }), "{error}");
    }

    #[test]
    fn a_trace_can_go_on_with_a_graph() {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let tracer = Tracer::appending(graph, ModuleTree::default());
        let x = tracer.proxy(x);
        // ReLU as a comparison and a product: the decomposition of torch.fx's documentation.
        let relu = x.call_function("operator.gt", (0,)) * &x;
        let names: Vec<String> =
            tracer.finish(relu).unwrap().graph().nodes().map(|node| node.name().to_owned()).collect();
        assert_eq!(names, ["x", "gt", "mul", "output"]);
    }

    #[test]
    fn nothing_is_recorded_after_the_end() {
        let tracer = Tracer::new();
        let x = tracer.placeholder("x");
        let module = tracer.finish(&x).unwrap();
        let _late = &x + 1;
        assert_eq!(module.graph().len(), 2);
    }
}
