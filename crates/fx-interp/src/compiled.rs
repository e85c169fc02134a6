//! [`Compiled`]: a module together with the plan that runs it.

use std::collections::HashSet;

use fx_ir::{GraphModule, TensorRole};
use tch::Tensor;

use crate::error::{CallError, Error};
use crate::plan::Plan;
use crate::registry::Registry;
use crate::value::Value;

/// A module with its plan: what `GraphModule.__call__` is to a user.
///
/// The module is reached for change through [`module_mut`](Self::module_mut); the next call sees that it was changed.
pub struct Compiled {
    module: GraphModule,
    plan: Plan,
}

impl Compiled {
    /// Takes a module to run it often.
    ///
    /// # Errors
    /// As [`Plan::compile`].
    pub fn new(module: GraphModule) -> Result<Self, Error> {
        let plan = Plan::compile(&module)?;
        Ok(Self { module, plan })
    }

    /// As [`new`](Self::new), with functions and module classes of one's own.
    ///
    /// # Errors
    /// As [`Plan::compile`].
    pub fn with_registry(module: GraphModule, registry: &Registry) -> Result<Self, Error> {
        let plan = Plan::compile_with(&module, registry)?;
        Ok(Self { module, plan })
    }

    /// The module.
    pub fn module(&self) -> &GraphModule {
        &self.module
    }

    /// The module, to be changed.
    pub fn module_mut(&mut self) -> &mut GraphModule {
        &mut self.module
    }

    /// Gives the module back.
    pub fn into_module(self) -> GraphModule {
        self.module
    }

    /// Runs it on one value for each placeholder.
    ///
    /// # Errors
    /// As [`Plan::run`].
    pub fn forward(&mut self, inputs: Vec<Value>) -> Result<Value, Error> {
        self.plan.run(&self.module, inputs)
    }

    /// Runs it on nested inputs, as [`Plan::run_nested`].
    ///
    /// # Errors
    /// As there.
    pub fn forward_nested(&mut self, args: Vec<Value>, kwargs: Vec<(Value, Value)>) -> Result<Value, Error> {
        self.plan.run_nested(&self.module, args, kwargs)
    }

    /// The tensor at a path of the module tree, which is the one that runs use: an optimizer changes it in place. When
    /// the module is changed, runs use other tensors, over the same memory.
    ///
    /// # Errors
    /// There is none, or the changed module does not compile.
    pub fn parameter(&mut self, path: &str) -> Result<Tensor, Error> {
        match self.plan.fetch_attr(&self.module, path)? {
            Value::Tensor(tensor) => Ok(tensor),
            other => {
                let message = format!("`{path}` is {}, not a tensor", other.describe());
                Err(CallError::invalid(message).into())
            }
        }
    }

    /// What an optimizer is given: the parameters that require gradients, with their paths, in the order of the tree
    /// (`GraphModule.named_parameters`). A tied one is there once, under its first path. When the module is changed, runs
    /// use other tensors over the same memory, so that an optimizer must be made anew.
    ///
    /// # Errors
    /// A tensor cannot be made, or the changed module does not compile.
    ///
    /// ```
    /// # use fx_interp::Compiled;
    /// # use fx_ir::{Graph, GraphModule, ModuleTree, Tensor, TensorRole};
    /// let mut tree = ModuleTree::default();
    /// let mut weight = Tensor::from_f32(&[1], &[1.0])?;
    /// weight.requires_grad = true;
    /// tree.set_tensor("w", TensorRole::Parameter, weight);
    /// let mut graph = Graph::new();
    /// let x = graph.placeholder("x");
    /// let w = graph.get_attr("w");
    /// let y = graph.call_function("torch.ops.aten.mul.Tensor", (x, w));
    /// graph.output(y);
    /// let mut net = Compiled::new(GraphModule::new(tree, graph))?;
    ///
    /// let mut optimizer = tch::COptimizer::sgd(0.5, 0.0, 0.0, 0.0, false)?;
    /// for (_, parameter) in net.parameters()? {
    ///     optimizer.add_parameters(&parameter, 0)?;
    /// }
    /// let loss = net.forward(vec![tch::Tensor::from(3f32).into()])?;
    /// loss.as_tensor().unwrap().backward();
    /// optimizer.step()?;
    /// assert_eq!(net.parameter("w")?, tch::Tensor::from_slice(&[-0.5f32]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parameters(&mut self) -> Result<Vec<(String, Tensor)>, Error> {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for (path, role, id) in self.module.modules().named_tensors() {
            let trained = self.module.modules().tensor(id).is_some_and(|tensor| tensor.requires_grad);
            if role == TensorRole::Parameter && trained && seen.insert(id) {
                let tensor = self.parameter(&path)?;
                found.push((path, tensor));
            }
        }
        Ok(found)
    }
}
