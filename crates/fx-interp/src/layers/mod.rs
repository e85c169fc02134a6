//! Leaf modules: the classes of `torch.nn`, run from the data of the module tree.
//!
//! A class is a line of `layers.txt` (which function, on which attributes) or a function in this folder. Attributes
//! have the names of the Python instance's: configuration, parameters, buffers, `training`.

mod adaptive;
mod attention;
mod convolution;
mod norm;
mod recurrent;
mod transformer;

use std::sync::LazyLock;

use fx_ir::{Argument, Attribute, Module, ModuleId, ModuleTree};

use crate::error::CallError;
use crate::functional;
use crate::losses;
use crate::rows::{self, Bound, Table};
use crate::session::Session;
use crate::value::Value;

type Result<T> = std::result::Result<T, CallError>;

/// The classes below `torch.nn.modules`.
pub(crate) static LAYERS: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("layers.txt")));

/// How deep modules may call each other.
const MAX_DEPTH: usize = 64;

/// A module that is being called: what a class registered in Rust works with.
pub struct Layer<'s> {
    pub(crate) session: &'s mut Session,
    tree: &'s ModuleTree,
    id: ModuleId,
    path: &'s str,
    depth: usize,
}

/// Calls the module at `path`, whose class is a leaf.
pub(crate) fn call(
    session: &mut Session,
    tree: &ModuleTree,
    path: &str,
    id: ModuleId,
    args: &[Value],
    kwargs: &[(&str, Value)],
) -> Result<Value> {
    Layer { session, tree, id, path, depth: 0 }.forward(args, kwargs)
}

/// The name below `torch.nn.modules`, however the class is written: `torch.nn.Linear`, `torch.nn.modules.linear.Linear`.
fn builtin_name(class: &str) -> Option<String> {
    let rest = class.strip_prefix("torch.nn.")?;
    if let Some(rest) = rest.strip_prefix("modules.") {
        return Some(rest.to_owned());
    }
    let suffix = format!(".{rest}");
    LAYERS.names().find(|name| name.ends_with(&suffix)).map(str::to_owned)
}

impl<'s> Layer<'s> {
    fn module(&self) -> Result<&'s Module> {
        let missing = || CallError::invalid(format!("the module `{}` is not in the tree", self.path));
        self.tree.module(self.id).ok_or_else(missing)
    }

    /// The qualified name of its class.
    pub fn class(&self) -> &'s str {
        self.tree.module(self.id).map_or("", |module| &module.class)
    }

    /// Its path in the tree.
    pub fn path(&self) -> &'s str {
        self.path
    }

    /// Whether it is in training mode.
    pub fn training(&self) -> bool {
        self.tree.module(self.id).is_some_and(|module| module.training)
    }

    /// The configuration attribute as the tree has it.
    pub fn config(&self, name: &str) -> Option<&'s Argument> {
        self.tree.module(self.id)?.config.get(name)
    }

    /// The attribute of this name: configuration, a parameter or buffer ([`Value::None`] when it is declared and
    /// absent), or `training`.
    ///
    /// # Errors
    /// There is none.
    pub fn attr(&mut self, name: &str) -> Result<Value> {
        let module = self.module()?;
        if let Some(&(_, tensor)) = module.tensors.get(name) {
            return match tensor {
                Some(id) => self.session.tensors.by_id(self.tree, id, name).map(Value::Tensor),
                None => Ok(Value::None),
            };
        }
        if let Some(value) = module.config.get(name) {
            return Value::from_constant(value);
        }
        if name == "training" {
            return Ok(Value::Bool(module.training));
        }
        Err(CallError::invalid(format!(
            "the `{}` at `{}` has no attribute `{name}`",
            module.class, self.path
        )))
    }

    /// The attribute, where a missing one means `None`.
    ///
    /// # Errors
    /// Its tensor cannot be made.
    pub fn attr_or_none(&mut self, name: &str) -> Result<Value> {
        let module = self.module()?;
        match module.tensors.contains_key(name) || module.config.contains_key(name) {
            true => self.attr(name),
            false => Ok(Value::None),
        }
    }

    /// The attribute as a truth value.
    ///
    /// # Errors
    /// There is none, or it is something else.
    pub fn flag(&mut self, name: &str) -> Result<bool> {
        match self.attr(name)? {
            Value::Bool(value) => Ok(value),
            Value::Int(value) => Ok(value != 0),
            Value::None => Ok(false),
            other => Err(self.bad(name, "True or False", &other)),
        }
    }

    /// The attribute as an integer.
    ///
    /// # Errors
    /// There is none, or it is something else.
    pub fn int(&mut self, name: &str) -> Result<i64> {
        match self.attr(name)? {
            Value::Int(value) => Ok(value),
            other => Err(self.bad(name, "an integer", &other)),
        }
    }

    /// The attribute as integers, one number standing for all `count`.
    ///
    /// # Errors
    /// There is none, or it is something else.
    pub fn ints(&mut self, name: &str, count: usize) -> Result<Vec<i64>> {
        let value = self.attr(name)?;
        let items = match &value {
            Value::Int(size) => Some(vec![*size; count]),
            other => other.as_sequence().and_then(|items| {
                items
                    .iter()
                    .map(|item| if let Value::Int(size) = item { Some(*size) } else { None })
                    .collect()
            }),
        };
        items.filter(|items| items.len() == count).ok_or_else(|| self.bad(name, "integers", &value))
    }

    fn bad(&self, name: &str, wanted: &str, given: &Value) -> CallError {
        let (class, path, given) = (self.class(), self.path, given.describe());
        CallError::invalid(format!("`{name}` of the `{class}` at `{path}` must be {wanted}, and is {given}"))
    }

    /// Calls `torch.nn.functional.NAME`, or the operator `torch.NAME`.
    ///
    /// # Errors
    /// There is no such function, or it failed.
    pub fn call(&mut self, name: &str, args: &[Value]) -> Result<Value> {
        functional::call_any(&mut self.session.operators, name, args, &[])
    }

    /// As [`call`](Self::call), with keyword arguments.
    ///
    /// # Errors
    /// As there.
    pub fn call_with(&mut self, name: &str, args: &[Value], kwargs: &[(&str, Value)]) -> Result<Value> {
        functional::call_any(&mut self.session.operators, name, args, kwargs)
    }

    /// Calls a child of the module, by name.
    ///
    /// # Errors
    /// There is no such child, or it failed.
    pub fn call_child(&mut self, name: &str, args: &[Value], kwargs: &[(&str, Value)]) -> Result<Value> {
        let id = self.module()?.children.get(name).copied();
        let Some(id) = id else {
            let message = format!("the `{}` at `{}` has no child `{name}`", self.class(), self.path);
            return Err(CallError::invalid(message));
        };
        if self.depth >= MAX_DEPTH {
            return Err(CallError::invalid(format!("modules call each other more than {MAX_DEPTH} deep")));
        }
        let (tree, path, depth) = (self.tree, self.path, self.depth + 1);
        let mut child = Layer { session: &mut *self.session, tree, id, path, depth };
        child.forward(args, kwargs)
    }

    /// The names of the children, in order.
    pub fn children(&self) -> Vec<String> {
        self.tree.module(self.id).map_or_else(Vec::new, |module| module.children.keys().cloned().collect())
    }

    /// A child as a layer of its own, to read its attributes.
    fn child(&mut self, name: &str) -> Result<Layer<'_>> {
        let missing =
            || CallError::invalid(format!("the `{}` at `{}` has no child `{name}`", self.class(), self.path));
        let id = self.module()?.children.get(name).copied().ok_or_else(missing)?;
        Ok(Layer { session: &mut *self.session, tree: self.tree, id, path: self.path, depth: self.depth + 1 })
    }

    fn forward(&mut self, args: &[Value], kwargs: &[(&str, Value)]) -> Result<Value> {
        let module = self.module()?;
        let registry = self.session.registry.clone();
        if let Some(layer) = registry.layer_of(&module.class) {
            return layer(self, args, kwargs);
        }
        if module.graph.is_some() {
            return self.session.call_graph(self.tree, self.path, self.id, args.to_vec());
        }
        let name = builtin_name(&module.class);
        let Some(row) = name.as_deref().and_then(|name| LAYERS.get(name)) else {
            return Err(CallError::UnknownLayer { class: module.class.clone(), path: self.path.to_owned() });
        };
        let bound = Bound::new(row, args, kwargs)?;
        if let Some(special) = row.target.strip_prefix('@') {
            return self.special(special, &bound);
        }
        let lookup = &mut |name: &'static str| match bound.get(name) {
            Some(value) => Ok(value.clone()),
            None => self.attr(name),
        };
        let reduction = &mut || Err(CallError::invalid("a layer's reduction is an attribute"));
        let (args, kwargs) = functional::arguments(row, lookup, reduction)?;
        self.call_with(row.target, &args, &kwargs)
    }

    fn special(&mut self, name: &str, bound: &Bound<'_>) -> Result<Value> {
        match name {
            "identity" => bound.value("input"),
            "sequential" => {
                let mut value = bound.value("input")?;
                for child in self.children() {
                    value = self.call_child(&child, &[value], &[])?;
                }
                Ok(value)
            }
            "conv" => convolution::forward(self, bound),
            "conv_transpose" => convolution::transposed(self, bound),
            "batch_norm" => norm::batch(self, bound),
            "instance_norm" => norm::instance(self, bound),
            "rnn" => recurrent::forward(self, bound),
            "rnn_cell" => recurrent::cell(self, bound),
            "multihead_attention" => attention::forward(self, bound),
            "encoder_layer" => transformer::encoder_layer(self, bound),
            "decoder_layer" => transformer::decoder_layer(self, bound),
            "encoder" => transformer::encoder(self, bound),
            "decoder" => transformer::decoder(self, bound),
            "transformer" => transformer::whole(self, bound),
            "adaptive_log_softmax" => adaptive::forward(self, bound),
            "triplet_margin_with_distance" => self.triplet(bound),
            "linear_cross_entropy" => self.linear_cross_entropy(bound),
            "poisson_nll_loss" => {
                let args = [bound.value("log_input")?, bound.value("target")?];
                let flags = [self.attr("log_input")?, self.attr("full")?, self.attr("eps")?];
                let [log_input, full, eps] = flags;
                let reduction = self.attr("reduction")?;
                let kwargs =
                    [("log_input", log_input), ("full", full), ("eps", eps), ("reduction", reduction)];
                self.call_with("poisson_nll_loss", &args, &kwargs)
            }
            _ => Err(CallError::UnknownLayer { class: self.class().to_owned(), path: self.path.to_owned() }),
        }
    }

    /// `LinearCrossEntropyLoss`: the weight lies flat in a child.
    fn linear_cross_entropy(&mut self, bound: &Bound<'_>) -> Result<Value> {
        let mut shape = vec![self.attr("num_classes")?];
        shape.extend(self.attr("out_features")?.as_sequence().unwrap_or_default().iter().cloned());
        let mut linear = self.child("linear")?;
        let (weight, bias) = (linear.attr("weight")?, linear.attr_or_none("bias")?);
        let bias = match bias {
            Value::None => Value::None,
            bias => self.call("reshape", &[bias, Value::List(shape.clone())])?,
        };
        shape.push(Value::Int(-1));
        let weight = self.call("reshape", &[weight, Value::List(shape)])?;
        let args = [bound.value("input")?, weight, bound.value("target")?, bias, self.attr("weight")?];
        let mut kwargs = Vec::new();
        for name in ["reduction", "ignore_index", "label_smoothing"] {
            kwargs.push((name, self.attr(name)?));
        }
        self.call_with("linear_cross_entropy", &args, &kwargs)
    }

    /// `TripletMarginWithDistanceLoss`: the distance is a child, or a function of torch by its name.
    fn triplet(&mut self, bound: &Bound<'_>) -> Result<Value> {
        let of_child = self.module()?.children.contains_key("distance_function");
        let name = match self.config("distance_function") {
            Some(Argument::Global(name)) => name.rsplit('.').next().unwrap_or(name).to_owned(),
            _ if of_child => String::new(),
            _ => {
                let (class, path) = (self.class(), self.path);
                let message = format!("the distance of the `{class}` at `{path}` is no function of torch");
                return Err(CallError::invalid(message));
            }
        };
        let mut distance = |a: &Value, b: &Value| match of_child {
            true => self.call_child("distance_function", &[a.clone(), b.clone()], &[]),
            false => self.call(&name, &[a.clone(), b.clone()]),
        };
        let [anchor, positive, negative] =
            [bound.value("anchor")?, bound.value("positive")?, bound.value("negative")?];
        let distances = [distance(&anchor, &positive)?, distance(&anchor, &negative)?];
        let between = distance(&positive, &negative)?;
        let swapped = self.flag("swap")?.then_some(between);
        let (margin, reduction) = (self.attr("margin")?, rows::reduction(&self.attr("reduction")?)?);
        losses::triplet(&mut self.session.operators, distances, swapped, margin, &reduction)
    }
}

/// The module at a path of the tree.
pub(crate) fn find<'t>(tree: &'t ModuleTree, path: &str) -> Result<(ModuleId, &'t Module)> {
    match tree.get(path).map_err(|error| CallError::invalid(error.to_string()))? {
        Attribute::Module(id, module) => Ok((id, module)),
        Attribute::Tensor(..) => Err(CallError::invalid(format!("`{path}` is a tensor, not a module"))),
    }
}
