//! [`Module`]: what `#[derive(Module)]` implements, and the walk over a module's parts.

use std::any::{Any, TypeId};
use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use fx_ir::{Argument, Config, GraphModule, ModuleTree, Tensor};
use indexmap::IndexMap;

use crate::args::Args;
use crate::build;
use crate::error::{TraceError, TraceErrorKind};
use crate::parameter::{Buffer, Parameter};
use crate::running;
use crate::signature::SignatureRef;
use crate::var::Var;

/// A module (`torch.nn.Module`): a class name, parts, and a `forward`. [`derive(Module)`](macro@crate::Module) writes
/// the implementation.
pub trait Module: 'static {
    /// The qualified name of the Python class: `torch.nn.modules.linear.Linear`, `my_crate.Net`.
    fn class(&self) -> &str;

    /// Shows the visitor every parameter, buffer, sub-module and setting, in the order of declaration.
    fn walk(&self, visitor: &mut dyn Visitor);

    /// The parameters of `forward`.
    fn signature(&self) -> SignatureRef<'_>;

    /// Runs the body of `forward`. Not to be called directly: [`ModuleExt::call`] asks the tracer first.
    fn call_forward(&self, args: Args) -> Var;

    /// The graph, when the module is one that was captured.
    fn graph_module(&self) -> Option<&GraphModule> {
        None
    }

    /// Which module this is: a box is the module inside.
    fn identity(&self) -> Identity {
        let address = (self as *const Self).cast::<()>() as usize;
        Identity { address, of: TypeId::of::<Self>(), has_data: size_of_val(self) > 0 }
    }
}

/// Which of the modules of a process one is: its place and its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Identity {
    address: usize,
    of: TypeId,
    /// Whether modules of the type have places of their own.
    pub(crate) has_data: bool,
}

macro_rules! forwarding {
    ($($pointer:ident)*) => {
        $(impl<M: Module + ?Sized> Module for $pointer<M> {
            fn class(&self) -> &str {
                (**self).class()
            }

            fn walk(&self, visitor: &mut dyn Visitor) {
                (**self).walk(visitor);
            }

            fn signature(&self) -> SignatureRef<'_> {
                (**self).signature()
            }

            fn call_forward(&self, args: Args) -> Var {
                (**self).call_forward(args)
            }

            fn graph_module(&self) -> Option<&GraphModule> {
                (**self).graph_module()
            }

            fn identity(&self) -> Identity {
                (**self).identity()
            }
        })*
    };
}
forwarding!(Box Rc);

/// What a module shows its parts to.
pub trait Visitor {
    /// A parameter; `None` is one that is declared and absent, as `bias=False` makes it.
    fn parameter(&mut self, name: &str, parameter: Option<&Parameter>);

    /// A buffer; `None` is one that is declared and absent.
    fn buffer(&mut self, name: &str, buffer: Option<&Buffer>);

    /// A sub-module.
    fn module(&mut self, name: &str, module: &dyn Module);

    /// A setting (`__constants__` and other plain attributes).
    fn setting(&mut self, name: &str, value: &dyn Fn() -> Argument);

    /// The settings of a layer, which it shares with its data.
    fn settings(&mut self, settings: &Config) {
        for (name, value) in settings {
            self.setting(name, &|| value.clone());
        }
    }

    /// The training flag.
    fn training(&mut self, training: &Training);
}

/// The training flag of a module (`self.training`). A field of this type is found by `train()` and `eval()`.
#[derive(Clone, Debug)]
pub struct Training(Cell<bool>);

impl Default for Training {
    /// As in PyTorch, a new module is to be trained.
    fn default() -> Self {
        Self(Cell::new(true))
    }
}

impl Training {
    /// A flag that is on.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether the module is in training mode. A trace records what is computed with the flag as it is now, as
    /// torch.fx does: a graph traced in training mode stays in training mode.
    pub fn get(&self) -> bool {
        self.0.get()
    }

    /// Sets it.
    pub fn set(&self, training: bool) {
        self.0.set(training);
    }
}

/// What can be a field of a module.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a module",
    label = "not a module, parameter or setting",
    note = "derive `Module` for it, or leave the field out with `#[module(skip)]`"
)]
pub trait Field {
    /// Shows the field to the visitor under this name.
    fn visit(&self, name: &str, visitor: &mut dyn Visitor);

    /// Shows that there is no such field.
    fn visit_absent(name: &str, visitor: &mut dyn Visitor)
    where
        Self: Sized,
    {
        visitor.setting(name, &|| Argument::None);
    }
}

impl<M: Module> Field for M {
    fn visit(&self, name: &str, visitor: &mut dyn Visitor) {
        visitor.module(name, self);
    }

    fn visit_absent(_name: &str, _visitor: &mut dyn Visitor) {}
}

impl Field for Parameter {
    fn visit(&self, name: &str, visitor: &mut dyn Visitor) {
        visitor.parameter(name, Some(self));
    }

    fn visit_absent(name: &str, visitor: &mut dyn Visitor) {
        visitor.parameter(name, None);
    }
}

impl Field for Buffer {
    fn visit(&self, name: &str, visitor: &mut dyn Visitor) {
        visitor.buffer(name, Some(self));
    }

    fn visit_absent(name: &str, visitor: &mut dyn Visitor) {
        visitor.buffer(name, None);
    }
}

impl Field for Training {
    fn visit(&self, _name: &str, visitor: &mut dyn Visitor) {
        visitor.training(self);
    }
}

impl<F: Field> Field for Option<F> {
    fn visit(&self, name: &str, visitor: &mut dyn Visitor) {
        match self {
            Some(field) => field.visit(name, visitor),
            None => F::visit_absent(name, visitor),
        }
    }
}

macro_rules! settings {
    ($($type:ty)*) => {
        $(impl Field for $type {
            fn visit(&self, name: &str, visitor: &mut dyn Visitor) {
                visitor.setting(name, &|| self.clone().into());
            }
        })*
    };
}
settings!(bool i32 i64 f64 String Argument &'static str);

impl Field for usize {
    fn visit(&self, name: &str, visitor: &mut dyn Visitor) {
        visitor.setting(name, &|| Argument::Int(i64::try_from(*self).unwrap_or(i64::MAX)));
    }
}

macro_rules! lists_of_settings {
    ($($type:ty)*) => {
        $(impl Field for Vec<$type> {
            fn visit(&self, name: &str, visitor: &mut dyn Visitor) {
                visitor.setting(name, &|| Argument::list(self.iter().cloned()));
            }
        })*
    };
}
lists_of_settings!(bool i32 i64 f64 String Argument &'static str);

/// What every module can do.
pub trait ModuleExt: Module {
    /// Calls the module (`Module.__call__`): while a trace runs the tracer decides whether it is recorded as one call
    /// or entered; otherwise `forward` runs.
    #[track_caller]
    fn call(&self, args: impl crate::args::Optional) -> Var
    where
        Self: Sized,
    {
        running::call(self, Args::new().with(args))
    }

    /// Sets the training flag of the module and all its sub-modules (`Module.train`).
    fn set_training(&self, training: bool) -> &Self {
        self.walk(&mut SetTraining { training, seen: Seen::default() });
        self
    }

    /// Sets training mode.
    fn train(&self) -> &Self {
        self.set_training(true)
    }

    /// Sets evaluation mode (`Module.eval`).
    fn eval(&self) -> &Self {
        self.set_training(false)
    }

    /// The module as data: classes, settings, tensors and flags, as a `GraphModule` holds them.
    ///
    /// # Errors
    /// Two parts have the same name, or a layer was made with sizes that make no sense.
    fn tree(&self) -> Result<ModuleTree, TraceError>
    where
        Self: Sized,
    {
        Ok(build::build(self)?.tree)
    }

    /// The parameters by path, tied ones once (`named_parameters`). Cloned ones are the same parameters.
    fn named_parameters(&self) -> Vec<(String, Parameter)> {
        let mut found = Parameters::default();
        self.walk(&mut found);
        found.found
    }

    /// The parameters and persistent buffers by path (`state_dict`).
    ///
    /// # Errors
    /// As [`tree`](Self::tree).
    fn state_dict(&self) -> Result<IndexMap<String, Tensor>, TraceError>
    where
        Self: Sized,
    {
        let tree = self.tree()?;
        let tensors = tree.named_tensors().into_iter();
        let kept = tensors.filter(|(_, role, _)| *role != fx_ir::TensorRole::NonPersistentBuffer);
        Ok(kept.filter_map(|(path, _, id)| Some((path, tree.tensor(id)?.clone()))).collect())
    }

    /// Puts the tensors of these paths into the module (`load_state_dict`, strict). Each must be there, and there must
    /// be no further ones. Of a tied parameter one path is enough: a safetensors file has it once.
    ///
    /// # Errors
    /// A path is missing or unknown, or a tensor has another shape or type.
    fn load_state_dict(&self, state: &IndexMap<String, Tensor>) -> Result<(), TraceError>
    where
        Self: Sized,
    {
        load(self, state, false)
    }

    /// Puts the tensors of these paths into the module, those of buffers that are not kept with the state too: all that
    /// the module holds.
    ///
    /// # Errors
    /// As [`load_state_dict`](Self::load_state_dict).
    fn load_tensors(&self, tensors: &IndexMap<String, Tensor>) -> Result<(), TraceError>
    where
        Self: Sized,
    {
        load(self, tensors, true)
    }
}

impl<M: Module + ?Sized> ModuleExt for M {}

/// The modules that a walk has entered: shared ones are entered once.
#[derive(Default)]
struct Seen(rustc_hash::FxHashSet<Identity>);

impl Seen {
    /// Whether the module is met for the first time. Those without data have nothing that could be met twice.
    fn is_new(&mut self, module: &dyn Module) -> bool {
        let identity = module.identity();
        !identity.has_data || self.0.insert(identity)
    }
}

struct SetTraining {
    training: bool,
    seen: Seen,
}

impl Visitor for SetTraining {
    fn parameter(&mut self, _name: &str, _parameter: Option<&Parameter>) {}

    fn buffer(&mut self, _name: &str, _buffer: Option<&Buffer>) {}

    fn module(&mut self, _name: &str, module: &dyn Module) {
        if self.seen.is_new(module) {
            module.walk(self);
        }
    }

    fn setting(&mut self, _name: &str, _value: &dyn Fn() -> Argument) {}

    fn training(&mut self, training: &Training) {
        training.set(self.training);
    }
}

#[derive(Default)]
struct Parameters {
    path: String,
    found: Vec<(String, Parameter)>,
    seen: rustc_hash::FxHashSet<usize>,
    modules: Seen,
}

impl Visitor for Parameters {
    fn parameter(&mut self, name: &str, parameter: Option<&Parameter>) {
        if let Some(parameter) = parameter
            && self.seen.insert(build::key(&parameter.cell))
        {
            self.found.push((fx_ir::join_path(&self.path, name), parameter.clone()));
        }
    }

    fn buffer(&mut self, _name: &str, _buffer: Option<&Buffer>) {}

    fn module(&mut self, name: &str, module: &dyn Module) {
        if !self.modules.is_new(module) {
            return;
        }
        let length = self.path.len();
        self.path = fx_ir::join_path(&self.path, name);
        module.walk(self);
        self.path.truncate(length);
    }

    fn setting(&mut self, _name: &str, _value: &dyn Fn() -> Argument) {}

    fn training(&mut self, _training: &Training) {}
}

fn load(module: &dyn Module, state: &IndexMap<String, Tensor>, all: bool) -> Result<(), TraceError> {
    let mut load = Load {
        state,
        all,
        path: String::new(),
        taken: Default::default(),
        set: Default::default(),
        missing: Vec::new(),
        errors: Vec::new(),
    };
    module.walk(&mut load);
    let missing = load.missing.iter().filter(|(_, cell)| !load.set.contains(cell));
    load.errors.extend(missing.map(|(path, _)| format!("`{path}` is missing")));
    let unknown = state.keys().filter(|path| !load.taken.contains(path.as_str()));
    load.errors.extend(unknown.map(|path| format!("`{path}` is not in the module")));
    if load.errors.is_empty() {
        return Ok(());
    }
    let message = format!("the state does not fit `{}`: {}", module.class(), load.errors.join("; "));
    Err(TraceError::nowhere(TraceErrorKind::Refused(message)))
}

struct Load<'s> {
    state: &'s IndexMap<String, Tensor>,
    /// Whether buffers that are not kept with the state are loaded, too.
    all: bool,
    path: String,
    taken: rustc_hash::FxHashSet<String>,
    /// The tensors that were set, and those that were not found at a path, by their cells.
    set: rustc_hash::FxHashSet<usize>,
    missing: Vec<(String, usize)>,
    errors: Vec<String>,
}

impl Load<'_> {
    fn tensor(&mut self, name: &str, cell: usize, set: impl FnOnce(Tensor) -> Result<(), TraceError>) {
        let path = fx_ir::join_path(&self.path, name);
        match self.state.get(&path) {
            Some(tensor) => {
                if let Err(error) = set(tensor.clone()) {
                    self.errors.push(format!("`{path}`: {}", error.kind()));
                }
                self.set.insert(cell);
            }
            None => self.missing.push((path.clone(), cell)),
        }
        self.taken.insert(path);
    }
}

impl Visitor for Load<'_> {
    fn parameter(&mut self, name: &str, parameter: Option<&Parameter>) {
        if let Some(parameter) = parameter {
            self.tensor(name, build::key(&parameter.cell), |tensor| parameter.set(tensor));
        }
    }

    fn buffer(&mut self, name: &str, buffer: Option<&Buffer>) {
        if let Some(buffer) = buffer.filter(|buffer| self.all || buffer.persistent) {
            self.tensor(name, build::key(&buffer.cell), |tensor| buffer.set(tensor));
        }
    }

    fn module(&mut self, name: &str, module: &dyn Module) {
        let length = self.path.len();
        self.path = fx_ir::join_path(&self.path, name);
        module.walk(self);
        self.path.truncate(length);
    }

    fn setting(&mut self, _name: &str, _value: &dyn Fn() -> Argument) {}

    fn training(&mut self, _training: &Training) {}
}

impl fmt::Debug for dyn Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.class())
    }
}

impl dyn Module {
    /// Calls a module of any class.
    #[track_caller]
    pub fn forward(&self, args: impl crate::args::Optional) -> Var {
        running::call_dyn(self, Args::new().with(args))
    }

    /// Whether it is a module of this Rust type.
    pub fn is<M: Module>(&self) -> bool {
        self.identity().of == TypeId::of::<M>()
    }
}

/// The class name of a Rust item: its path with dots.
#[doc(hidden)]
pub fn class_name(module: &str, name: &str) -> String {
    format!("{}.{name}", module.replace("::", "."))
}

/// What a module without `#[forward]` does when it is called: derived implementations find this when the struct has
/// no method of its own.
#[doc(hidden)]
pub trait NoForward {
    /// No parameters.
    fn __fx_signature(&self) -> SignatureRef<'_> {
        SignatureRef::Owned(crate::signature::Signature::default())
    }

    /// An error.
    fn __fx_call(&self, args: Args) -> Var {
        let what = std::any::type_name::<Self>();
        let message = format!("`{what}` has no forward: put `#[forward]` before its `fn forward(&self, ..)`");
        TraceError::new(TraceErrorKind::Refused(message), args.place).into()
    }
}

impl<T: ?Sized + Any> NoForward for T {}
