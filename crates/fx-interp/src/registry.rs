//! [`Registry`]: functions and module classes that a user adds.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::error::CallError;
use crate::functional;
use crate::layers::Layer;
use crate::overloads::Operators;
use crate::value::Value;

type Function =
    dyn Fn(&mut Functions<'_>, &[Value], &[(&str, Value)]) -> Result<Value, CallError> + Send + Sync;
type LayerFunction =
    dyn Fn(&mut Layer<'_>, &[Value], &[(&str, Value)]) -> Result<Value, CallError> + Send + Sync;

/// Functions and leaf classes written in Rust, by their qualified Python names. They come before those that are built
/// in. Cloning shares them.
///
/// ```
/// use fx_interp::{Interpreter, Registry, Value};
/// use fx_ir::{Graph, GraphModule};
///
/// let mut registry = Registry::new();
/// registry.function("my.double", |torch, args, _| torch.call("mul", &[args[0].clone(), Value::Int(2)]));
///
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let y = graph.call_function("my.double", [x]);
/// graph.output(y);
/// let module = GraphModule::from_graph(graph);
/// let y = Interpreter::with_registry(&module, &registry)?.run(vec![tch::Tensor::from(3i64).into()])?;
/// assert_eq!(y.as_tensor(), Some(&tch::Tensor::from(6i64)));
/// # Ok::<(), fx_interp::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Registry {
    functions: HashMap<String, Arc<Function>>,
    layers: HashMap<String, Arc<LayerFunction>>,
}

impl Registry {
    /// A registry with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs calls of the function `target` with `function`, which gets positional and keyword arguments.
    pub fn function(
        &mut self,
        target: impl Into<String>,
        function: impl Fn(&mut Functions<'_>, &[Value], &[(&str, Value)]) -> Result<Value, CallError>
        + Send
        + Sync
        + 'static,
    ) -> &mut Self {
        self.functions.insert(target.into(), Arc::new(function));
        self
    }

    /// Runs calls of modules of this class with `forward`, which gets the module's data and the arguments.
    pub fn layer(
        &mut self,
        class: impl Into<String>,
        forward: impl Fn(&mut Layer<'_>, &[Value], &[(&str, Value)]) -> Result<Value, CallError>
        + Send
        + Sync
        + 'static,
    ) -> &mut Self {
        self.layers.insert(class.into(), Arc::new(forward));
        self
    }

    pub(crate) fn function_of(&self, target: &str) -> Option<Arc<Function>> {
        if self.functions.is_empty() { None } else { self.functions.get(target).cloned() }
    }

    pub(crate) fn layer_of(&self, class: &str) -> Option<Arc<LayerFunction>> {
        if self.layers.is_empty() { None } else { self.layers.get(class).cloned() }
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sorted = |names: Vec<&String>| {
            let mut names = names;
            names.sort();
            names.into_iter().cloned().collect::<Vec<_>>()
        };
        f.debug_struct("Registry")
            .field("functions", &sorted(self.functions.keys().collect()))
            .field("layers", &sorted(self.layers.keys().collect()))
            .finish()
    }
}

/// The functions of torch, for a function written in Rust.
pub struct Functions<'o> {
    pub(crate) operators: &'o mut Operators,
}

impl Functions<'_> {
    /// Calls `torch.nn.functional.NAME`, or the operator `torch.NAME`.
    ///
    /// # Errors
    /// There is no such function, or it failed.
    pub fn call(&mut self, name: &str, args: &[Value]) -> Result<Value, CallError> {
        functional::call_any(self.operators, name, args, &[])
    }

    /// As [`call`](Self::call), with keyword arguments.
    ///
    /// # Errors
    /// As there.
    pub fn call_with(
        &mut self,
        name: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        functional::call_any(self.operators, name, args, kwargs)
    }
}
