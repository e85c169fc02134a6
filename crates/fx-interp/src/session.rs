//! What outlives one call of a run: operators that were found, tensors that were made, plans of sub-graphs. Interpreter
//! and plan call functions, methods and modules through it.

use std::collections::HashMap;
use std::sync::Arc;

use fx_ir::{ModuleId, ModuleTree};

use crate::aten;
use crate::control;
use crate::error::CallError;
use crate::functional;
use crate::layers;
use crate::methods;
use crate::modes::Modes;
use crate::overloads::Operators;
use crate::plan::Plan;
use crate::profile::Flops;
use crate::python;
use crate::registry::{Functions, Registry};
use crate::tensors::Tensors;
use crate::torch;
use crate::torchvision;
use crate::value::Value;

/// How deep sub-graphs may nest.
const MAX_DEPTH: usize = 64;

#[derive(Default)]
pub(crate) struct Session {
    pub(crate) operators: Operators,
    pub(crate) tensors: Tensors,
    pub(crate) registry: Arc<Registry>,
    pub(crate) modes: Modes,
    /// Counts the operations of sub-graphs, when somebody wants to know.
    pub(crate) flops: Option<Arc<Flops>>,
    /// The plans of sub-graphs that ran.
    inner: HashMap<ModuleId, Plan>,
    /// How many sub-graphs deep the run is.
    depth: usize,
}

impl Session {
    pub(crate) fn new(registry: Arc<Registry>) -> Self {
        Self { registry, ..Self::default() }
    }

    /// What the path of a `get_attr` leads to.
    pub(crate) fn fetch_attr(&mut self, tree: &ModuleTree, path: &str) -> Result<Value, CallError> {
        self.tensors.get(tree, path)
    }

    /// The operator that a function named `torch.ops.NS.OP.OVERLOAD` is, when it is registered and nothing else runs
    /// in its place.
    pub(crate) fn operator(&mut self, target: &str) -> Option<fx_aten::Op> {
        let path = target.strip_prefix("torch.ops.")?;
        if path.starts_with("higher_order.") || self.registry.function_of(target).is_some() {
            return None;
        }
        self.operators.overload(target).ok()
    }

    pub(crate) fn call_function(
        &mut self,
        tree: &ModuleTree,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        if let Some(function) = self.registry.function_of(target) {
            return function(&mut Functions { operators: &mut self.operators }, args, kwargs);
        }
        if let Some(path) = target.strip_prefix("torch.ops.") {
            if let Some(name) = path.strip_prefix("higher_order.") {
                return control::call(&mut control::Branches { session: self, tree }, name, args, kwargs);
            }
            let op = self.operators.overload(target)?;
            return aten::call(op, args, kwargs);
        }
        let operators = &mut self.operators;
        if let Some(result) = python::call(operators, target, args) {
            return result;
        }
        if let Some(result) = self.modes.call(target, args) {
            return result;
        }
        if let Some(result) = torch::call(operators, target, args, kwargs) {
            return result;
        }
        if let Some(name) = target.strip_prefix("torch.nn.functional.")
            && let Some(result) = functional::call(operators, name, args, kwargs)
        {
            return result;
        }
        if let Some(name) = target.strip_prefix("torch.Tensor.") {
            return methods::call(operators, name, args, kwargs);
        }
        if let Some(result) = torchvision::call(operators, target, args, kwargs) {
            return result;
        }
        match function_of_torch(target) {
            Some(name) if operators.knows(name)? => operators.call_by_name(name, args, kwargs),
            _ => Err(CallError::UnknownFunction(target.to_owned())),
        }
    }

    pub(crate) fn call_method(
        &mut self,
        name: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        methods::call(&mut self.operators, name, args, kwargs)
    }

    /// Calls the module at `path`: its graph, or what its class does.
    pub(crate) fn call_module(
        &mut self,
        tree: &ModuleTree,
        path: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        let (id, module) = layers::find(tree, path)?;
        let has_graph = module.graph.is_some();
        if has_graph && kwargs.is_empty() && self.registry.layer_of(&module.class).is_none() {
            return self.call_graph(tree, path, id, args.to_vec());
        }
        layers::call(self, tree, path, id, args, kwargs)
    }

    /// Runs the graph of a sub-module on `args`.
    pub(crate) fn call_graph(
        &mut self,
        tree: &ModuleTree,
        path: &str,
        id: ModuleId,
        args: Vec<Value>,
    ) -> Result<Value, CallError> {
        let Some(inner) = tree.module(id).and_then(|module| module.graph.as_deref()) else {
            return Err(CallError::invalid(format!("the module `{path}` has no graph to run")));
        };
        if self.depth >= MAX_DEPTH {
            return Err(CallError::invalid(format!("sub-graphs nest more than {MAX_DEPTH} deep")));
        }
        let wrap = |error: crate::Error| CallError::Inner { path: path.to_owned(), source: Box::new(error) };
        if let Some(flops) = self.flops.as_ref().filter(|flops| flops.is_counting()) {
            return flops.run(inner, self.below(), args).map_err(wrap);
        }
        if !self.inner.contains_key(&id) {
            self.inner.insert(id, Plan::with_session(inner, self.below()).map_err(wrap)?);
        }
        let Some(plan) = self.inner.get_mut(&id) else {
            return Err(CallError::invalid(format!("the plan of `{path}` is gone")));
        };
        plan.run(inner, args).map_err(wrap)
    }

    /// A session for a sub-graph.
    fn below(&self) -> Session {
        let flops = self.flops.clone();
        Session { depth: self.depth + 1, flops, ..Session::new(self.registry.clone()) }
    }

    /// Forgets what was made of an earlier version of the module.
    pub(crate) fn forget_tree(&mut self) {
        self.tensors = Tensors::default();
        self.inner.clear();
    }
}

/// The ATen name of a function of `torch` that is an operator under another roof.
fn function_of_torch(target: &str) -> Option<&str> {
    const ROOFS: [&str; 12] = [
        "torch._C._nn.",
        "torch._C._linalg.",
        "torch._C._special.",
        "torch._C._fft.",
        "torch._C._VariableFunctions.",
        "torch._C.TensorBase.",
        "torch._C._TensorBase.",
        "torch._VF.",
        "torch.nn.functional.",
        "torch.functional.",
        "torch.Tensor.",
        "torch.",
    ];
    ROOFS.iter().find_map(|roof| target.strip_prefix(roof)).filter(|name| !name.contains('.'))
}
