//! [`Eager`]: calls that are run one at a time, as a program makes them.

use std::sync::Arc;

use fx_ir::{ModuleTree, TensorId};
use tch::Tensor;

use crate::error::CallError;
use crate::layers;
use crate::registry::Registry;
use crate::session::Session;
use crate::site::{CallSite, Kinds};
use crate::value::Value;

/// Runs functions, methods and layers by their Python names, without a graph.
///
/// ```
/// use fx_interp::{Eager, Value};
///
/// let x = Value::from(tch::Tensor::from_slice(&[-1.0f32, 2.0]));
/// let y = Eager::new().call_method("relu", &[x], &[])?;
/// assert_eq!(y.as_tensor(), Some(&tch::Tensor::from_slice(&[0.0f32, 2.0])));
/// # Ok::<(), fx_interp::CallError>(())
/// ```
#[derive(Default)]
pub struct Eager {
    session: Session,
    nothing: ModuleTree,
}

impl Eager {
    /// With the functions and classes that are built in.
    pub fn new() -> Self {
        Self::default()
    }

    /// With further functions and classes.
    pub fn with_registry(registry: &Registry) -> Self {
        Self { session: Session::new(Arc::new(registry.clone())), nothing: ModuleTree::default() }
    }

    /// Calls a function by its qualified name.
    ///
    /// # Errors
    /// There is no such function, or it failed.
    pub fn call_function(
        &mut self,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.session.call_function(&self.nothing, target, args, kwargs)
    }

    /// Calls a method of the first argument.
    ///
    /// # Errors
    /// There is no such method, or it failed.
    pub fn call_method(
        &mut self,
        name: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.session.call_method(name, args, kwargs)
    }

    /// As [`call_function`](Self::call_function), remembering in `site` the operator that it came down to.
    ///
    /// # Errors
    /// As there.
    pub fn call_function_at(
        &mut self,
        site: &CallSite,
        kinds: Kinds,
        target: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.session.operators.start();
        let result = self.call_function(target, args, kwargs)?;
        match self.session.operator(target) {
            Some(op) => site.learn_operator(kinds, op, args.len(), kwargs),
            None => site.learn(kinds, &self.session.operators, target, args, kwargs),
        }
        Ok(result)
    }

    /// As [`call_method`](Self::call_method), remembering in `site` the operator that it came down to.
    ///
    /// # Errors
    /// As there.
    pub fn call_method_at(
        &mut self,
        site: &CallSite,
        kinds: Kinds,
        name: &str,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.session.operators.start();
        let result = self.call_method(name, args, kwargs)?;
        site.learn(kinds, &self.session.operators, name, args, kwargs);
        Ok(result)
    }

    /// Calls the root of `tree`, a layer. `tensors` are those of its parameters and buffers that live in libtorch
    /// already: they are used, and updated, as they are.
    ///
    /// # Errors
    /// There is no such class, or the call failed.
    pub fn call_module(
        &mut self,
        tree: &ModuleTree,
        tensors: impl IntoIterator<Item = (TensorId, Tensor)>,
        args: &[Value],
        kwargs: &[(&str, Value)],
    ) -> Result<Value, CallError> {
        self.session.forget_tree();
        for (id, tensor) in tensors {
            self.session.tensors.put(id, tensor);
        }
        layers::call(&mut self.session, tree, "", ModuleTree::ROOT, args, kwargs)
    }
}
